"""Readback: a bundle as readers other than its maker see it, ours or anybody's.

Pages, words and pictures are read with PDFium; links, bookmarks and what could act, with qpdf.
Nothing here says what is right; that is ``judge.py``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name

from courtdesk.documents.bundle.entries import Entry, entries
from courtdesk.documents.bundle.orders import WORDLESS
from courtdesk.domain.finding import Finding
from courtdesk.intake import links, seen, stripped
from courtdesk.intake.links import Goals
from courtdesk.intake.opened import open_pdf
from courtdesk.intake.paper import Box
from courtdesk.intake.task import Telling

_MARGIN: Final = 0.1
_NUMBER: Final = re.compile(r"(?:page|p)?[.:]?(\d{1,5})(?:/\d{1,5})?", re.IGNORECASE)
_ROUND: Final = "[](){}|-–—.•· "
_MARKS_MOST: Final = 50_000
_DEPTH_MOST: Final = 20
_INDEX_AMONG: Final = 10
_INDEX: Final = re.compile(
    r"^\W*(index|contents|table of contents)\b", re.IGNORECASE | re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it is seen.

    Attributes:
        width: as displayed, in points.
        height: as displayed, in points.
        numbers: the figures that stand alone in its upper and lower margin.
        lacks_words: something stands on it, but no text to search.
        looked_through: it was looked through for words when the bundle was made.
        turned: by how many degrees most of its text is turned clockwise; None without text.
        finest: the resolution of its finest picture; 0 without pictures.
    """

    width: float
    height: float
    numbers: frozenset[int]
    lacks_words: bool
    looked_through: bool
    turned: int | None
    finest: int


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A bookmark: its words and the page it leads to, from 1; None where it leads nowhere."""

    words: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Link:
    """A link: the page it stands on, where, and the page it leads to, all from 1."""

    page: int
    box: Box
    target: int | None


@dataclass(frozen=True, slots=True)
class ReadBack:
    """Everything a rule may ask of a bundle.

    Attributes:
        name: the file's name.
        size: its bytes.
        sheets: its pages.
        bookmarks: all of them, in order.
        links: those within the bundle.
        index: the pages of its index, from 1; none where none was found.
        entries: the rows of its index that end in a page number.
        zoom: at which size it opens, in hundredths; None where it does not say.
        active: what in it could act, in words.
        title: its title; empty without one.
        language: its language; empty without one.
        findings: what had to be mended to read it.
    """

    name: str
    size: int
    sheets: tuple[Sheet, ...]
    bookmarks: tuple[Bookmark, ...]
    links: tuple[Link, ...]
    index: tuple[int, ...]
    entries: tuple[Entry, ...]
    zoom: int | None
    active: tuple[str, ...]
    title: str
    language: str
    findings: tuple[Finding, ...]


def read_back(path: Path, name: str, tell: Telling) -> ReadBack:
    """Read a bundle back.

    Raises:
        Refused: it cannot be opened.
    """
    with open_pdf(path, name) as (pdf, found):
        tell.pages(len(pdf.pages))
        known = links.goals(pdf)
        looked = tuple(bool(page.obj.get(WORDLESS, False)) for page in pdf.pages)
        bookmarks = tuple(_bookmarks(pdf, known))
        all_links = tuple(_links(pdf, known))
        zoom, active = _zoom(pdf), stripped.acting(pdf)
        title, language = _title(pdf), str(pdf.Root.get("/Lang", ""))
    with seen.pages(path) as pages:
        sheets = []
        for number, page in enumerate(seen.each(pages), start=1):
            if number % 20 == 0:
                tell.step(number, len(pages), name)
            sheets.append(_sheet(page, number, looked_through=looked[number - 1]))
        index, rows = _index(pages)
    return ReadBack(
        name,
        path.stat().st_size,
        tuple(sheets),
        bookmarks,
        all_links,
        index,
        rows,
        zoom,
        active,
        title,
        language,
        found,
    )


def _sheet(page: seen.Page, number: int, *, looked_through: bool) -> Sheet:
    width, height = page.get_size()
    text = page.get_textpage()
    try:
        said = str(text.get_text_range(errors="ignore"))
        own = re.sub(rf"(?<!\d){number}(?!\d)", "", said, count=1)
        numbers = frozenset(_numbers(page, text))
        turned = seen.turned_text(text, page.get_rotation()) if own.strip() else None
    finally:
        text.close()
    finest = max((one.dpi for one in seen.pictures(page)), default=0)
    lacks = seen.lacks_words(page, own)
    return Sheet(width, height, numbers, lacks, looked_through, turned, finest)


def _numbers(page: seen.Page, text: seen.Page) -> Iterator[int]:
    """The figures that stand alone in the upper and lower margin as the page is displayed."""
    left, bottom, right, top = page.get_cropbox()
    turned = page.get_rotation()
    if turned in (90, 270):
        deep = (right - left) * _MARGIN
        zones = ((left, bottom, left + deep, top), (right - deep, bottom, right, top))
    else:
        deep = (top - bottom) * _MARGIN
        zones = ((left, bottom, right, bottom + deep), (left, top - deep, right, top))
    for zone in zones:
        for word in str(text.get_text_bounded(*zone, errors="ignore")).split():
            match = _NUMBER.fullmatch(word.strip(_ROUND))
            if match:
                yield int(match[1])


def _index(pages: seen.Pages) -> tuple[tuple[int, ...], tuple[Entry, ...]]:
    """The pages of the index and its rows."""
    for place in range(min(_INDEX_AMONG, len(pages))):
        page = pages[place]
        said = seen.words(page)
        if not _INDEX.search(said):
            continue
        rows = list(entries(page, place + 1, after=_INDEX))
        later = [row.number for row in rows if row.number > place + 1]
        last = min(later, default=place + 2) - 1
        for further in range(place + 1, min(last, len(pages))):
            rows.extend(entries(pages[further], further + 1, after=None))
        return tuple(range(place + 1, min(last, len(pages)) + 1)), tuple(rows)
    return (), ()


def _bookmarks(pdf: pikepdf.Pdf, known: Goals) -> Iterator[Bookmark]:
    outlines = pdf.Root.get("/Outlines")
    seen_already: set[tuple[int, int]] = set()
    waiting = [(outlines.get("/First") if isinstance(outlines, Dictionary) else None, 0)]
    while waiting and len(seen_already) < _MARKS_MOST:
        item, depth = waiting.pop()
        if not isinstance(item, Dictionary) or depth > _DEPTH_MOST:
            continue
        if item.objgen in seen_already:
            continue
        seen_already.add(item.objgen)
        goal = known.find(item)
        yield Bookmark(str(item.get("/Title", "")), None if goal is None else goal.page + 1)
        waiting.append((item.get("/Next"), depth))
        waiting.append((item.get("/First"), depth + 1))


def _links(pdf: pikepdf.Pdf, known: Goals) -> Iterator[Link]:
    for number, page in enumerate(pdf.pages, start=1):
        annots = page.obj.get("/Annots")
        for annot in annots if isinstance(annots, Array) else ():
            if not isinstance(annot, Dictionary) or annot.get("/Subtype") != Name.Link:
                continue
            box = links.box(annot.get("/Rect"))
            if box is not None and ("/Dest" in annot or "/A" in annot):
                goal = known.find(annot)
                yield Link(number, box, None if goal is None else goal.page + 1)


def _zoom(pdf: pikepdf.Pdf) -> int | None:
    """At which size a reader is told to open the file, in hundredths."""
    opens = pdf.Root.get("/OpenAction")
    if isinstance(opens, Dictionary) and opens.get("/S") == Name.GoTo:
        opens = opens.get("/D")
    if not isinstance(opens, Array) or len(opens) < 5 or opens[1] != Name.XYZ:  # noqa: PLR2004 - page, word, left, top, zoom.
        return None
    zoom = links.number(opens[4])
    return round(zoom * 100) if zoom else None


def _title(pdf: pikepdf.Pdf) -> str:
    told = pdf.trailer.get("/Info")
    return str(told.get("/Title", "")) if isinstance(told, Dictionary) else ""
