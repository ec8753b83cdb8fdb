"""Entries: the rows of a printed index that end in a page number, as a reader sees them."""

import ctypes
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import pypdfium2.raw as pdfium

from courtdesk.intake import seen
from courtdesk.intake.paper import Box

_ROW: Final = re.compile(r"(\d{1,5})(?:[-–]\d{1,5})?")
_LINE: Final = 3.0
_COLUMN: Final = 4.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of an index: the page of the index it stands on, its number, and where that stands."""

    sheet: int
    number: int
    box: Box


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    box: Box

    @property
    def middle(self) -> float:
        return (self.box.bottom + self.box.top) / 2


def entries(page: seen.Page, sheet: int, *, after: re.Pattern[str] | None) -> Iterator[Entry]:
    """The rows on one page of an index.

    Args:
        page: the page.
        sheet: its number, from 1.
        after: what the heading looks like, above which no row stands.
    """
    words = _words(page)
    if after is not None:
        heading = next((one.middle for one in words if after.match(one.text)), None)
        words = [one for one in words if heading is None or one.middle < heading]
    last = [one for one in words if _ROW.fullmatch(one.text) and _ends_its_line(one, words)]
    height = page.get_size()[1]
    # What is printed at the very foot is the page's own number.
    last = [one for one in last if one.middle > height * 0.06]
    for word in _column(last):
        match = _ROW.fullmatch(word.text)
        if match:
            yield Entry(sheet, int(match[1]), word.box)


def _ends_its_line(word: _Word, words: Sequence[_Word]) -> bool:
    return not any(
        other.box.left > word.box.left and abs(other.middle - word.middle) < _LINE
        for other in words
    )


def _column(words: Sequence[_Word]) -> list[_Word]:
    """Those that stand below one another: flush right, or flush left; the rightmost of equals."""
    best: list[_Word] = []
    for edge in ("right", "left"):
        places = Counter(round(getattr(one.box, edge) / _COLUMN) for one in words)
        for place, _ in places.most_common(3):
            own = [
                one for one in words if abs(round(getattr(one.box, edge) / _COLUMN) - place) <= 1
            ]
            if (len(own), max(one.box.right for one in own)) > (
                len(best),
                max((one.box.right for one in best), default=0.0),
            ):
                best = own
    return best


def _words(page: seen.Page) -> list[_Word]:
    text = page.get_textpage()
    try:
        return list(_gathered(text))
    finally:
        text.close()


def _gathered(text: seen.Page) -> Iterator[_Word]:
    """The words of a page with their places."""
    sides = [ctypes.c_double() for _ in range(4)]
    letters: list[str] = []
    boxes: list[Box] = []
    for place in range(pdfium.FPDFText_CountChars(text) + 1):
        code = pdfium.FPDFText_GetUnicode(text, place)
        letter = chr(code) if 0 < code <= sys.maxunicode else " "
        left, right, bottom, top = sides
        whole = pdfium.FPDFText_GetCharBox(text, place, left, right, bottom, top)
        if letter.isspace() or not whole:
            if letters:
                yield _Word("".join(letters), _around(boxes))
            letters, boxes = [], []
            continue
        letters.append(letter)
        boxes.append(Box(left.value, bottom.value, right.value, top.value))


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        min(one.left for one in boxes),
        min(one.bottom for one in boxes),
        max(one.right for one in boxes),
        max(one.top for one in boxes),
    )
