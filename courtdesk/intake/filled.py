"""Filled: what is filled into a form is drawn into its pages, and then looked for there.

A form may say that its reader is to draw what was filled in. The drawing done here knows few
letters: a pound sign may come out as a question mark. What is not there afterwards is a refusal,
for evidence that says something else is worse than none.
"""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from courtdesk.domain.finding import Finding, Refused, stop

_ABOVE_MOST = 20

Letters = dict[int, frozenset[str]]
"""For each page, from 0, the letters beyond the plainest that must be readable on it."""


def give_looks(pdf: pikepdf.Pdf, name: str) -> Letters:
    """Give a look to every filled field that has none, or whose form asks for it.

    Returns:
        What must be looked for on the pages, as it is drawn here and not by the form's maker.

    Raises:
        Refused: they cannot be drawn, and the page would lose what was filled in.
    """
    form = pdf.Root.get("/AcroForm")
    sought: Letters = {}
    try:
        if isinstance(form, Dictionary):
            sought = _sought(pdf)
            # What has no look of its own is drawn, whether or not the form asks for it.
            if any("/AP" not in field for _, field in _fields(pdf)):
                form.NeedAppearances = True
            if not form.get("/NeedAppearances", False):
                sought = {}
            pdf.generate_appearance_streams()
    except Exception as error:
        raise Refused(_not_drawn(name)) from error
    return sought


def draw_in(pdf: pikepdf.Pdf, name: str) -> None:
    """Draw filled forms, stamps and signatures into the page, as they look.

    Raises:
        Refused: they cannot be drawn.
    """
    try:
        if any("/Annots" in page.obj for page in pdf.pages):
            pdf.flatten_annotations("all")
    except Exception as error:
        raise Refused(_not_drawn(name)) from error


def refuse_lost(words: str, sought: frozenset[str], name: str) -> None:
    """Refuse a page on which a letter that was filled in is not to be read.

    Raises:
        Refused: a letter is missing.
    """
    if sought - set(words):
        raise Refused(_not_drawn(name))


def _sought(pdf: pikepdf.Pdf) -> Letters:
    found: dict[int, frozenset[str]] = {}
    for number, field in _fields(pdf):
        value = _inherited(field, "/V")
        letters = frozenset(one for one in str(value) if ord(one) > 126 and not one.isspace())  # noqa: PLR2004 - plain letters end there.
        found[number] = found.get(number, frozenset()) | letters
    return found


def _fields(pdf: pikepdf.Pdf) -> Iterator[tuple[int, Dictionary]]:
    """The filled fields of text and choice, each with its page from 0."""
    for number, page in enumerate(pdf.pages):
        annots = page.obj.get("/Annots")
        for annot in annots if isinstance(annots, Array) else ():
            if (
                isinstance(annot, Dictionary)
                and annot.get("/Subtype") == Name.Widget
                and _inherited(annot, "/FT") in (Name.Tx, Name.Ch)
                and isinstance(_inherited(annot, "/V"), String)
            ):
                yield number, annot


def _inherited(field: Dictionary, key: str) -> object:
    """What a field says, or the field above it."""
    one: object = field
    for _ in range(_ABOVE_MOST):
        if not isinstance(one, Dictionary):
            return None
        if key in one:
            return one[key]
        one = one.get("/Parent")
    return None


def _not_drawn(name: str) -> Finding:
    return stop(
        "form-not-drawn",
        f"What is filled in on “{name}” cannot be drawn into its pages as it reads.",
        where=name,
        remedy="Open it, print it to a new PDF, and use that.",
    )
