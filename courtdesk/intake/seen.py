"""Seen: a PDF as a reader sees it: words with their places, pictures with their resolution.

Read by PDFium, which writes nothing here: what judges a page is never what made it.
"""

import ctypes
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil, hypot, pi
from pathlib import Path
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from courtdesk.intake.paper import POINTS_AN_INCH, Box

_FORM_DEPTH: Final = 12
_OBJECTS_MOST: Final = 200_000
_GLANCE: Final = 36.0
_MARGIN: Final = 0.05
_WHITE: Final = 250
_SAMPLES: Final = 60
_FEW_LETTERS: Final = 25
_MOST_OF_PAGE: Final = 0.8

Page = Any
"""A page as PDFium's binding has it; the binding has no types."""

Pages = Any
"""An open PDF: it has a length, and pages by number."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it stands on a page: its points, and how fine it is there."""

    width: int
    height: int
    dpi: int
    box: Box


@contextmanager
def pages(source: Path | bytes) -> Iterator[Pages]:
    """The pages of a PDF, each read when it is asked for."""
    opened = pypdfium2.PdfDocument(source)
    try:
        yield opened
    finally:
        opened.close()


def each(opened: Pages) -> Iterator[Page]:
    """Page after page, each let go before the next: a long bundle does not fit into memory."""
    for number in range(len(opened)):
        page = opened[number]
        try:
            yield page
        finally:
            page.close()


def words(page: Page) -> str:
    """All the words of a page that a reader could search."""
    text = page.get_textpage()
    try:
        return str(text.get_text_range(errors="ignore"))
    finally:
        text.close()


def turned(page: Page) -> int | None:
    """By how many degrees most of a page's text is turned clockwise as displayed; None without."""
    text = page.get_textpage()
    try:
        return turned_text(text, page.get_rotation())
    finally:
        text.close()


def turned_text(text: Page, rotation: int) -> int | None:
    """The same of text already taken from a page that is itself turned."""
    count = pdfium.FPDFText_CountChars(text)
    angles: Counter[int] = Counter()
    for place in range(0, count, max(1, count // _SAMPLES)):
        if not chr(pdfium.FPDFText_GetUnicode(text, place)).isspace():
            quarter = round(pdfium.FPDFText_GetCharAngle(text, place) * 2 / pi)
            angles[(quarter * 90 + rotation) % 360] += 1
    return angles.most_common(1)[0][0] if angles else None


def pictures(page: Page) -> tuple[Picture, ...]:
    """The pictures on a page, however deep they lie in its drawing."""
    found: list[Picture] = []
    whole = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    count = pdfium.FPDFPage_CountObjects(page)
    waiting = [(pdfium.FPDFPage_GetObject(page, n), whole, 0) for n in range(count)]
    looked = 0
    while waiting and looked < _OBJECTS_MOST:
        one, matrix, depth = waiting.pop()
        looked += 1
        kind = pdfium.FPDFPageObj_GetType(one)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            picture = _picture(one, _times(_matrix(one), matrix))
            if picture is not None:
                found.append(picture)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _FORM_DEPTH:
            own = _times(_matrix(one), matrix)
            within = pdfium.FPDFFormObj_CountObjects(one)
            waiting.extend(
                (pdfium.FPDFFormObj_GetObject(one, n), own, depth + 1) for n in range(within)
            )
    return tuple(found)


def lacks_words(page: Page, said: str) -> bool:
    """Whether something stands on a page, but no text to search: a scan not yet recognised.

    A page that is one large picture with a line of a fax machine over it counts as a scan.
    """
    letters = len("".join(said.split()))
    if letters >= _FEW_LETTERS:
        return False
    if letters and not _mostly_picture(page):
        return False
    return not is_white(page)


def is_white(page: Page) -> bool:
    """Whether nothing at all is to be seen on a page between its upper and lower margin."""
    glance = draw(page, _GLANCE, grey=True)
    margin = round(glance.height * _MARGIN)
    darkest = glance.crop((0, margin, glance.width, glance.height - margin)).getextrema()[0]
    return isinstance(darkest, int | float) and darkest >= _WHITE


def draw(page: Page, dpi: float, *, grey: bool = False) -> Image.Image:
    """A page as a picture, as a reader would show it, filled forms and marks included."""
    bitmap = page.render(scale=dpi / POINTS_AN_INCH, grayscale=grey, may_draw_forms=True)
    try:
        return bitmap.to_pil().convert("L" if grey else "RGB")  # type: ignore[no-any-return]  # the binding has no types.
    finally:
        bitmap.close()


def _mostly_picture(page: Page) -> bool:
    width, height = page.get_size()
    return any(
        one.box.width * one.box.height > _MOST_OF_PAGE * width * height for one in pictures(page)
    )


_Matrix = tuple[float, float, float, float, float, float]


def _matrix(one: object) -> _Matrix:
    raw = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(one, raw):
        return (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    return raw.a, raw.b, raw.c, raw.d, raw.e, raw.f


def _times(first: _Matrix, then: _Matrix) -> _Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _picture(one: object, matrix: _Matrix) -> Picture | None:
    wide, high = ctypes.c_uint(), ctypes.c_uint()
    if not pdfium.FPDFImageObj_GetImagePixelSize(one, wide, high):
        return None
    a, b, c, d, e, f = matrix
    across, up = hypot(a, b), hypot(c, d)
    if min(across, up) <= 0 or not wide.value or not high.value:
        return None
    dpi = max(wide.value / across, high.value / up) * POINTS_AN_INCH
    xs, ys = (e, e + a, e + c, e + a + c), (f, f + b, f + d, f + b + d)
    box = Box(min(xs), min(ys), max(xs), max(ys))
    return Picture(wide.value, high.value, ceil(dpi - 0.5), box)
