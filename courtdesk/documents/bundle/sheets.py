"""Sheets: what is printed on every page of a bundle: its number, bottom centre.

A clean part has already shut each page's own drawing into a form of its own, so the number drawn
after it can neither be swallowed nor turned by it.
"""

from typing import Final

from pypdf import PageObject
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    PdfObject,
    StreamObject,
)

from courtdesk.documents.bundle.index import BOLD, width

_SIZE: Final = 11
_BASELINE: Final = 15.0
_BELOW: Final = 3.0
_ABOVE: Final = 9.5
_BESIDE: Final = 4.0
_VEIL: Final = 0.75


def veil() -> DictionaryObject:
    """The white under a number: one can still see what it stands on."""
    return DictionaryObject({NameObject("/ca"): FloatObject(_VEIL)})


def number(
    page: PageObject, printed: int, font: IndirectObject, under: IndirectObject
) -> StreamObject:
    """What is drawn on a page, with its number drawn last."""
    box = page.mediabox
    text = str(printed)
    wide = width(text, BOLD, _SIZE)
    left = float(box.left) + (float(box.width) - wide) / 2
    base = float(box.bottom) + _BASELINE
    resources = dictionary(page.setdefault(NameObject("/Resources"), DictionaryObject()))
    _add(resources, "/Font", "/Number", font)
    _add(resources, "/ExtGState", "/Veil", under)
    contents = page.get_contents()
    own = contents.get_data() if contents is not None else b""
    made = StreamObject()
    made.set_data(
        b"q\n"
        + own
        + (
            f"\nQ\nq /Veil gs 1 g {left - _BESIDE:.2f} {base - _BELOW:.2f} "
            f"{wide + 2 * _BESIDE:.2f} {_BELOW + _ABOVE:.2f} re f Q\n"
            f"q 0 g BT 0 Tr /Number {_SIZE} Tf 1 0 0 1 {left:.2f} {base:.2f} Tm ({text}) Tj ET Q\n"
        ).encode()
    )
    return made


def sides(left: float, bottom: float, right: float, top: float) -> ArrayObject:
    """A rectangle as a PDF writes it."""
    return ArrayObject(FloatObject(round(one, 2)) for one in (left, bottom, right, top))


def dictionary(value: object) -> DictionaryObject:
    """A dictionary of a PDF, wherever it is written."""
    found = value.get_object() if isinstance(value, PdfObject) else value
    if not isinstance(found, DictionaryObject):
        raise TypeError("a clean page has only dictionaries here")
    return found


def _add(resources: DictionaryObject, kind: str, name: str, value: IndirectObject) -> None:
    """Name one thing more that a page uses; pages may share what they had."""
    fresh = DictionaryObject(dictionary(resources[kind]) if kind in resources else {})
    fresh[NameObject(name)] = value
    resources[NameObject(kind)] = fresh
