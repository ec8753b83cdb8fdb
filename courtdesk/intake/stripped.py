"""Stripped: what is left of a foreign PDF is what prints, and links within it.

Not what is dangerous is taken out, but what is wanted is kept: of the file its pages, of a page
what is drawn on it, of its annotations the links to other pages. Filled forms and stamps are drawn
into the page first, so that what was seen is seen.
"""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from courtdesk.domain.finding import Finding, note, warning
from courtdesk.intake.counted import counted

_PAGE_KEPT = frozenset(
    {"/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents", "/Group"}
)
_TRAILER_KEPT = frozenset({"/Root", "/Size", "/Prev", "/Encrypt", "/ID"})
_STREAM_LOST = (
    "/AF", "/Metadata", "/Measure", "/OC", "/OPI", "/PieceInfo", "/PtData", "/Ref",
    "/StructParent", "/StructParents",
)  # fmt: skip
_OUTSIDE = ("/F", "/FFilter", "/FDecodeParms")
_ACTIONS = {
    "/JavaScript": "scripts",
    "/Launch": "commands to start programs",
    "/SubmitForm": "commands to send data away",
    "/ImportData": "commands to fetch data",
    "/GoToR": "links to other files",
    "/GoToE": "links to other files",
    "/URI": "links to web pages",
    "/Rendition": "sound or film",
    "/Movie": "sound or film",
    "/Sound": "sound or film",
    "/RichMediaExecute": "sound or film",
}
_MEDIA = frozenset({"/Movie", "/Sound", "/RichMedia", "/3D", "/Screen"})


def acting(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    """In words, whatever in a file could act, lead out of it or hide in it."""
    found = {words for one in pdf.objects for words in _active(one)}
    if _holds_files(pdf):
        found.add("other files")
    if "/AcroForm" in pdf.Root:
        found.add("a form")
    if any("/AA" in holder for holder in (pdf.Root, *(page.obj for page in pdf.pages))):
        found.add("commands that start by themselves")
    if any(str(annot.get("/Subtype")) in _MEDIA for annot in _annotations(pdf)):
        found.add("sound or film")
    return tuple(sorted(found))


def told(pdf: pikepdf.Pdf, name: str) -> tuple[Finding, ...]:
    """What will be left out of a file and what will be drawn in, as an officer should know it."""
    found: list[Finding] = []
    active = sorted({words for one in pdf.objects for words in _active(one)})
    if active:
        found.append(
            note(
                "active-content-removed",
                f"“{name}” held {_joined(active)}; the bundle does not.",
                where=name,
            )
        )
    if _holds_files(pdf):
        found.append(
            warning(
                "attachments-left-out",
                f"“{name}” has other files inside it; they are not in the bundle.",
                where=name,
                remedy="Open the original, save what it holds, and add what matters by itself.",
            )
        )
    found.extend(_told_of_forms(pdf, name))
    comments = sum(1 for annot in _annotations(pdf) if _is_comment(annot))
    if comments:
        found.append(
            warning(
                "comments-left-out",
                f"“{name}” carries {counted(comments, 'comment')}: marks on the page are kept "
                "as they print, the words behind them are not.",
                where=name,
                remedy="Look at the original; if the comments matter, print it with them.",
            )
        )
    return tuple(found)


def strip(pdf: pikepdf.Pdf) -> None:
    """Leave only the pages and what is drawn on them; links are laid anew afterwards."""
    for page in pdf.pages:
        for key in tuple(page.obj.keys()):
            if key not in _PAGE_KEPT:
                del page.obj[key]
    for key in tuple(pdf.Root.keys()):
        if key not in ("/Type", "/Pages"):
            del pdf.Root[key]
    for key in tuple(pdf.trailer.keys()):
        if key not in _TRAILER_KEPT:
            del pdf.trailer[key]
    for one in pdf.objects:
        _clean(one, 0)


def _clean(one: pikepdf.Object, depth: int) -> None:
    """Take out of one object, and what is written within it, whatever could act or lead away.

    Keys are judged by where they stand: a letter of a font may be called ``A`` or ``OC`` too.
    """
    if isinstance(one, Stream):
        for key in (*_STREAM_LOST, *_OUTSIDE):
            if key in one:
                del one[key]
    if isinstance(one, Dictionary) and any(True for _ in _own_action(one)):
        for key in tuple(one.keys()):
            del one[key]
    if isinstance(one, Dictionary | Stream):
        properties = one.get("/Properties")
        if isinstance(properties, Dictionary):
            for key in tuple(properties.keys()):
                properties[key] = Dictionary()
        for value in list(one.values()):
            _clean_within(value, depth)
    elif isinstance(one, Array):
        for value in list(one):
            _clean_within(value, depth)


def _clean_within(value: object, depth: int) -> None:
    if isinstance(value, Dictionary | Array) and not value.is_indirect and depth < _NESTED_MOST:
        _clean(value, depth + 1)


_NESTED_MOST = 110
"""Deeper than the parser itself goes."""


def _active(one: pikepdf.Object) -> Iterator[str]:
    """In words, what an object and those written within it would do."""
    waiting: list[object] = [one]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Dictionary):
            yield from _own_action(value)
            waiting.extend(each for each in value.values() if _written_within(each))
        elif isinstance(value, Array):
            waiting.extend(each for each in value if _written_within(each))


def _own_action(one: Dictionary) -> Iterator[str]:
    """What this dictionary itself would do, if it is an action."""
    kind = one.get("/S")
    if isinstance(kind, Name) and str(kind) in _ACTIONS:
        yield _ACTIONS[str(kind)]
    if isinstance(one.get("/JS"), String | Stream):
        yield "scripts"


def _written_within(value: object) -> bool:
    return isinstance(value, Dictionary | Array) and not value.is_indirect


def _holds_files(pdf: pikepdf.Pdf) -> bool:
    names = pdf.Root.get("/Names")
    return (
        "/Collection" in pdf.Root
        or (isinstance(names, Dictionary) and "/EmbeddedFiles" in names)
        or any(
            isinstance(annot.get("/Subtype"), Name)
            and (annot.get("/Subtype") == Name.FileAttachment)
            for annot in _annotations(pdf)
        )
    )


def _told_of_forms(pdf: pikepdf.Pdf, name: str) -> Iterator[Finding]:
    form = pdf.Root.get("/AcroForm")
    if isinstance(form, Dictionary):
        if "/XFA" in form:
            yield warning(
                "dynamic-form-left-out",
                f"“{name}” is a dynamic form; only its plain pages are in the bundle.",
                where=name,
                remedy="If its pages say “Please wait”, open it in Acrobat and print it to PDF.",
            )
        yield note(
            "form-drawn-in",
            f"“{name}” is a form; what is filled in is now part of its pages.",
            where=name,
        )
        fields = [one for one in pdf.objects if isinstance(one, Dictionary)]
        if any(one.get("/FT") == Name.Sig and "/V" in one for one in fields):
            yield note(
                "signature-drawn-in",
                f"“{name}” is signed electronically; the signature is shown, but can be checked "
                "only in the original.",
                where=name,
            )
    if any(str(annot.get("/Subtype")) in _MEDIA for annot in _annotations(pdf)):
        yield warning(
            "media-left-out",
            f"“{name}” holds sound, film or a model in space; only what prints is in the bundle.",
            where=name,
        )


def _annotations(pdf: pikepdf.Pdf) -> Iterator[Dictionary]:
    for page in pdf.pages:
        annots = page.obj.get("/Annots")
        for annot in annots if isinstance(annots, Array) else ():
            if isinstance(annot, Dictionary):
                yield annot


def _is_comment(annot: Dictionary) -> bool:
    kind = str(annot.get("/Subtype"))
    return kind not in ("/Link", "/Widget", "/Popup") and bool(str(annot.get("/Contents", "")))


def _joined(words: list[str]) -> str:
    return " and ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else words[0]
