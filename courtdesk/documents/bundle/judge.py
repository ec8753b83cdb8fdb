"""Judge: how a bundle stands to each of the court's rules, ours or anybody's.

Each rule is one function of what was read back. *Not applicable* is said only where the table
below allows it; what a program cannot know is for the officer.

Authority: EB-1 to EB-15.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from courtdesk.documents.bundle.orders import ToJudge
from courtdesk.documents.bundle.readback import ReadBack, read_back
from courtdesk.documents.checked import Checked, Fact, Verdict
from courtdesk.documents.filters import capital_first
from courtdesk.domain.finding import Finding, Refused, note, stop, warning
from courtdesk.intake.limits import MEGABYTE
from courtdesk.intake.paper import is_a4
from courtdesk.intake.pictures import DPI_MOST
from courtdesk.intake.task import Telling, in_child

MAIL_MOST_MB: Final = 36
MAY_NOT_APPLY: Final = {
    "EB-10": "no pages have come late: the bundle is judged as first filed",
    "EB-13": "the council is not a litigant in person",
    "EB-15": "no pages are inserted: a PDF takes late pages at its end",
}
"""The only rules that may be *not applicable*, and why."""

_PARTY: Final = r"[^\W_]+(?:['’-][^\W_]+)*"  # A surname may have a hyphen or an apostrophe in it.
_NAME: Final = re.compile(
    rf"{_PARTY}v{_PARTY}-[^\W_]+-(0[1-9]|[12]\d|3[01])[A-Z][a-z]{{2}}\d{{4}}\.pdf"
)
_CLOCKWISE: Final = 90


@dataclass(frozen=True, slots=True)
class _Judged:
    verdict: Verdict
    findings: tuple[Finding, ...] = ()


_MET = _Judged(Verdict.MET)
_FOR_THE_OFFICER = _Judged(Verdict.FOR_THE_OFFICER)


@in_child(ToJudge)
def judge(asked: ToJudge, tell: Telling) -> Checked:
    """Judge a bundle by the court's rules.

    Raises:
        Refused: it cannot be opened as a PDF at all.
    """
    try:
        read = read_back(asked.file, asked.name, tell)
    except (Refused, MemoryError, RecursionError):
        raise
    except Exception as error:
        # A foreign file makes libraries fail in ways they never wrote down.
        raise Refused(_damaged(asked.name, type(error).__name__)) from error
    judged = {rule: one(read) for rule, one in _RULES.items()}
    findings = [*read.findings, *(finding for one in judged.values() for finding in one.findings)]
    findings.extend(_besides(read))
    return Checked(
        asked.name,
        "bundle",
        {rule: one.verdict for rule, one in judged.items()},
        tuple(findings),
        _facts(read),
    )


def _damaged(name: str, how: str) -> Finding:
    return stop(
        "bundle-damaged",
        f"“{name}” is damaged: a reader gave up on it ({how}).",
        where=name,
        remedy="Build it anew from its documents.",
    )


def _is_pdf(_: ReadBack) -> _Judged:
    """EB-1: it is a PDF; what is none cannot be read back."""
    return _MET


def _numbered(read: ReadBack) -> _Judged:
    """EB-2: the number printed on each page is the page's own."""
    wrong = [n for n, sheet in enumerate(read.sheets, start=1) if n not in sheet.numbers]
    if not wrong:
        return _MET
    first = wrong[0]
    printed = sorted(read.sheets[first - 1].numbers)
    instead = f"“{printed[0]}” is printed there" if len(printed) == 1 else "its number is not there"
    return _broken(
        "page-number-wrong",
        "EB-2",
        f"{capital_first(_pages(wrong))} of {len(read.sheets)} not numbered as the PDF counts "
        f"them; on page {first} {instead}.",
        f"page {first}",
        "Number every page from 1, the index too.",
    )


def _indexed(read: ReadBack) -> _Judged:
    """EB-3: each row of the index is a link to its document."""
    if not read.index or not read.entries:
        return _broken(
            "index-missing",
            "EB-3",
            "No index with page numbers was found on the first pages.",
            "index",
            "Begin the bundle with an index whose rows are links.",
        )
    dead, astray = [], []
    for entry in read.entries:
        middle = (entry.box.bottom + entry.box.top) / 2
        over = [
            link.target
            for link in read.links
            if link.page == entry.sheet and link.box.bottom <= middle <= link.box.top
        ]
        if not over:
            dead.append(entry.number)
        elif entry.number not in over:
            astray.append(entry.number)
    if not dead and not astray:
        return _MET
    what = (
        f"The rows for {_pages(astray)} lead elsewhere."
        if astray
        else f"The rows for {_pages(dead)} are not links."
    )
    return _broken("index-link-wrong", "EB-3", what, "index", "Link each row to its document.")


def _bookmarked(read: ReadBack) -> _Judged:
    """EB-4: sections and documents are bookmarked, each with its page number."""
    if not read.bookmarks:
        return _broken(
            "bookmarks-missing",
            "EB-4",
            "There are no bookmarks.",
            "bookmarks",
            "Bookmark every section and every document, with its page number.",
        )
    findings = []
    for mark in read.bookmarks:
        if mark.page is None:
            says = f"The bookmark “{mark.words[:80]}” leads nowhere."
        elif not re.search(rf"(?<!\d){mark.page}(?!\d)", mark.words):
            says = (
                f"The bookmark “{mark.words[:80]}” does not say that it leads to page {mark.page}."
            )
        else:
            continue
        findings.append(warning("bookmark-wrong", says, where=mark.words[:80], authority=("EB-4",)))
    marked = {mark.page for mark in read.bookmarks}
    missing = sorted({entry.number for entry in read.entries} - marked)
    if missing:
        findings.append(
            warning(
                "bookmark-missing",
                f"The documents on {_pages(missing)} are in the index, but have no bookmark.",
                where="bookmarks",
                authority=("EB-4",),
            )
        )
    return _Judged(Verdict.NOT_MET if findings else Verdict.MET, tuple(findings[:20]))


def _searchable(read: ReadBack) -> _Judged:
    """EB-5: what is typed can be searched."""
    wrong = [
        n
        for n, sheet in enumerate(read.sheets, start=1)
        if sheet.lacks_words and not sheet.looked_through
    ]
    if not wrong:
        return _MET
    return _broken(
        "page-not-searchable",
        "EB-5",
        f"{capital_first(_pages(wrong))} cannot be searched: something is on them, but no text.",
        f"page {wrong[0]}",
        "Have the words recognised: install Tesseract and build again, or use an OCR program.",
    )


def _oriented(read: ReadBack) -> _Judged:
    """EB-6: nothing on its head; what is wider than high reads from left to right."""
    wrong, turned, unsure = [], [], []
    for number, sheet in enumerate(read.sheets, start=1):
        if sheet.turned == _CLOCKWISE and sheet.height > sheet.width:
            turned.append(number)
        elif sheet.turned:
            wrong.append(number)
        elif sheet.lacks_words and not sheet.looked_through:
            unsure.append(number)
    if wrong:
        return _broken(
            "page-turned-wrong",
            "EB-6",
            f"On {_pages(wrong)} the text stands on its head or on its side.",
            f"page {wrong[0]}",
            "Turn those pages.",
        )
    if not turned and not unsure:
        return _MET
    says = (
        f"{capital_first(_pages(turned))} turned clockwise onto upright sheets: right only where "
        "the court asks for it."
        if turned
        else f"Whether {_pages(unsure)} stand upright cannot be told: they have no text."
    )
    where = f"page {(turned or unsure)[0]}"
    looked = note("page-to-look-at", says, where=where, authority=("EB-6",))
    return _Judged(Verdict.FOR_THE_OFFICER, (looked,))


def _opens(read: ReadBack) -> _Judged:
    """EB-7: it opens at 100%."""
    if read.zoom == 100:  # noqa: PLR2004 - hundredths.
        return _MET
    says = f"at {read.zoom} %" if read.zoom else "at whatever size the reader likes"
    return _broken(
        "zoom-wrong",
        "EB-7",
        f"The bundle opens {says}, not at 100 %.",
        "",
        "Set it to open at 100 %.",
    )


def _coarse_enough(read: ReadBack) -> _Judged:
    """EB-8: no picture is finer than 300 dpi."""
    wrong = [n for n, sheet in enumerate(read.sheets, start=1) if sheet.finest > DPI_MOST]
    if not wrong:
        return _MET
    finest = max(sheet.finest for sheet in read.sheets)
    return _broken(
        "picture-too-fine",
        "EB-8",
        f"On {_pages(wrong)} pictures have up to {finest} dpi; {DPI_MOST} is the most.",
        f"page {wrong[0]}",
        "Scan them again at 200 to 300 dpi.",
    )


def _named(read: ReadBack) -> _Judged:
    """EB-11: the file's name says whose case, which bundle and which hearing."""
    if _NAME.fullmatch(read.name):
        return _MET
    return _broken(
        "file-name-wrong",
        "EB-11",
        f"“{read.name}” does not name case, bundle and hearing.",
        read.name,
        "Name it like CouncilvTenant-HearingBundle-15Dec2026.pdf.",
    )


def _small_enough(read: ReadBack) -> _Judged:
    """EB-12: it can be sent to the court by e-mail."""
    if read.size <= MAIL_MOST_MB * MEGABYTE:
        return _MET
    return _broken(
        "too-large-to-mail",
        "EB-12",
        f"The bundle has {-(-read.size // MEGABYTE)} MB; a justice.gov.uk address takes "
        f"{MAIL_MOST_MB} MB in all.",
        read.name,
        "Use the court's upload link.",
    )


def _never_applies(rule: str) -> Callable[[ReadBack], _Judged]:
    if rule not in MAY_NOT_APPLY:
        raise AssertionError(f"{rule} always applies")
    return lambda _: _Judged(Verdict.NOT_APPLICABLE)


def _officer(_: ReadBack) -> _Judged:
    return _FOR_THE_OFFICER


_RULES: Final[dict[str, Callable[[ReadBack], _Judged]]] = {
    "EB-1": _is_pdf,
    "EB-2": _numbered,
    "EB-3": _indexed,
    "EB-4": _bookmarked,
    "EB-5": _searchable,
    "EB-6": _oriented,
    "EB-7": _opens,
    "EB-8": _coarse_enough,
    "EB-9": _officer,
    "EB-10": _never_applies("EB-10"),
    "EB-11": _named,
    "EB-12": _small_enough,
    "EB-12a": _officer,
    "EB-13": _never_applies("EB-13"),
    "EB-14": _officer,
    "EB-15": _never_applies("EB-15"),
}


def _besides(read: ReadBack) -> list[Finding]:
    """What no rule of the court's names, but no bundle of ours may have."""
    found = []
    if read.active:
        found.append(
            stop(
                "bundle-active",
                f"The bundle holds {', '.join(read.active)}.",
                where=read.name,
                remedy="Build it anew from its documents; CourtDesk takes such things out.",
            )
        )
    other = [
        n for n, sheet in enumerate(read.sheets, start=1) if not is_a4(sheet.width, sheet.height)
    ]
    if other:
        found.append(
            warning(
                "page-not-a4",
                f"{capital_first(_pages(other))} not A4.",
                where=f"page {other[0]}",
                remedy="Scale those pages to A4.",
            )
        )
    if not read.title or not read.language:
        found.append(
            note(
                "bundle-unnamed",
                "The PDF does not say its title or its language, which screen readers need.",
                where=read.name,
            )
        )
    return found


def _facts(read: ReadBack) -> dict[str, Fact]:
    lacking = tuple(str(n) for n, sheet in enumerate(read.sheets, start=1) if sheet.lacks_words)
    lying = tuple(
        str(n) for n, sheet in enumerate(read.sheets, start=1) if sheet.width > sheet.height
    )
    return {
        "pages": len(read.sheets),
        "bytes": read.size,
        "index_pages": len(read.index),
        "index_rows": len(read.entries),
        "bookmarks": len(read.bookmarks),
        "links": len(read.links),
        "finest_dpi": max(sheet.finest for sheet in read.sheets),
        "opens_at_percent": read.zoom,
        "pages_without_words": lacking,
        "lying_pages": lying,
        "title": read.title,
        "language": read.language,
    }


def _broken(code: str, rule: str, says: str, where: str, remedy: str) -> _Judged:
    finding = warning(code, says, where=where, authority=(rule,), remedy=remedy)
    return _Judged(Verdict.NOT_MET, (finding,))


def _pages(numbers: list[int]) -> str:
    """Pages in words, the first few by number."""
    few = 6
    named = ", ".join(str(number) for number in numbers[:few])
    rest = f" and {len(numbers) - few} more" if len(numbers) > few else ""
    return f"page{'s' if len(numbers) > 1 else ''} {named}{rest}"
