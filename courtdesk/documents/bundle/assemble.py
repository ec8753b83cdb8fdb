"""Assemble: clean parts become one bundle with index, links, bookmarks and printed numbers.

Runs only in the child. The same parts and the same program give the same bytes: there is no date,
no chance and no folder's name in them.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

from courtdesk import __version__
from courtdesk.documents.bundle import index, sheets
from courtdesk.documents.bundle.orders import WORDLESS, Binding, Bound, Leaf, Row
from courtdesk.intake.task import Telling, in_child


@dataclass(frozen=True, slots=True)
class Mark:
    """A bookmark: its words, the page it leads to from 1, and how deep it lies."""

    words: str
    page: int
    depth: int


@in_child(Binding)
def bind(asked: Binding, tell: Telling) -> Bound:
    """Bind a bundle and write it."""
    leaves = [leaf for division in asked.divisions for leaf in division.leaves]
    layout = index.lay_out(asked)
    front = len(layout.sheets)
    first_pages, page = [], front + 1
    for leaf in leaves:
        first_pages.append(page)
        page += len(leaf.pages)
    tell.pages(page - 1)
    writer = PdfWriter()
    writer.pdf_header = "%PDF-1.7"
    _append(writer, io.BytesIO(index.draw(layout, first_pages)), range(1, front + 1))
    for place, leaf in enumerate(leaves):
        tell.step(place, len(leaves) + 1, leaf.title)
        with leaf.file.open("rb") as opened:
            _append(writer, io.BytesIO(opened.read()), leaf.pages)
    tell.step(len(leaves), len(leaves) + 1, "Numbers, links and bookmarks")
    pages = [one.indirect_reference for one in writer.pages]
    held = [one for one in pages if one is not None]
    _link(writer, layout, first_pages, held)
    _number(writer)
    _mark_wordless(writer, leaves, first_pages)
    _bookmark(writer, tuple(_marks(asked, first_pages)), held)
    _finish(writer, asked, held[0])
    with asked.out.open("wb") as out:
        writer.write(out)
    return Bound(
        len(held),
        tuple(_rows(asked, first_pages)),
        index.unprintable([*_titles(asked)]),
    )


def _append(writer: PdfWriter, file: io.BytesIO, pages: Sequence[int]) -> None:
    reader = PdfReader(file)
    for place, run in enumerate(_runs(pages)):
        if place:
            writer.reset_translation(reader)
        writer.append(reader, pages=[one - 1 for one in run], import_outline=False)
    # Half the memory: a reader keeps all it has read until it is closed.
    reader.close()


def _runs(pages: Sequence[int]) -> list[list[int]]:
    """The pages in lots that hold no page twice: a page bound twice is two pages."""
    runs: list[list[int]] = [[]]
    for page in pages:
        if page in runs[-1]:
            runs.append([])
        runs[-1].append(page)
    return runs


def _link(
    writer: PdfWriter,
    layout: index.Layout,
    first_pages: Sequence[int],
    pages: Sequence[IndirectObject],
) -> None:
    """Lay a link over each row of the index."""
    for place in range(len(layout.sheets)):
        links = ArrayObject()
        for entry in layout.entries:
            if entry.sheet == place:
                box = entry.box
                link = DictionaryObject(
                    {
                        NameObject("/Type"): NameObject("/Annot"),
                        NameObject("/Subtype"): NameObject("/Link"),
                        NameObject("/Rect"): sheets.sides(box.left, box.bottom, box.right, box.top),
                        NameObject("/Border"): ArrayObject([NumberObject(0)] * 3),
                        NameObject("/Dest"): _place(pages[first_pages[entry.document] - 1]),
                    }
                )
                links.append(writer._add_object(link))  # noqa: SLF001 - the writer's own way in.
        sheet = writer.pages[place]
        sheet[NameObject("/Annots")] = links
        # The index's own maker names a way of turning over, though it be none.
        sheet.pop("/Trans", None)
        sheet.pop("/Rotate", None)


def _number(writer: PdfWriter) -> None:
    """Print its number on every page, in the letters the index is printed in."""
    fonts = sheets.dictionary(sheets.dictionary(writer.pages[0]["/Resources"])["/Font"])
    (font,) = (
        fonts.raw_get(name)
        for name in fonts
        if str(sheets.dictionary(fonts[name]).get("/BaseFont", "")).endswith(index.BOLD)
    )
    under = writer._add_object(sheets.veil())  # noqa: SLF001 - the writer's own way in.
    for printed, page in enumerate(writer.pages, start=1):
        drawn = sheets.number(page, printed, font, under)
        packed = drawn.flate_encode()
        page[NameObject("/Contents")] = writer._add_object(packed)  # noqa: SLF001 - as above.


def _mark_wordless(writer: PdfWriter, leaves: Sequence[Leaf], first_pages: Sequence[int]) -> None:
    for leaf, first in zip(leaves, first_pages, strict=True):
        for place, page in enumerate(leaf.pages):
            if page in leaf.wordless:
                sheet = writer.pages[first - 1 + place]
                sheet[NameObject(WORDLESS)] = BooleanObject(True)


def _marks(asked: Binding, first_pages: Sequence[int]) -> list[Mark]:
    """Every bookmark in order: the index, each section, each document and what it brought."""
    marks = [_mark("Index", 1, 0)]
    document = 0
    for division in asked.divisions:
        marks.append(_mark(f"{division.letter}. {division.title}", first_pages[document], 0))
        for leaf in division.leaves:
            first = first_pages[document]
            marks.append(_mark(leaf.title, first, 1))
            places = {page: first + place for place, page in reversed(list(enumerate(leaf.pages)))}
            marks.extend(
                _mark(heading.words, places[heading.page], 2 + heading.depth)
                for heading in leaf.headings
                if heading.page in places
            )
            document += 1
    return marks


def _mark(words: str, page: int, depth: int) -> Mark:
    """A bookmark that says its page, as the court wants it."""
    return Mark(f"{index.clean(words)} (page {page})", page, depth)


def _bookmark(writer: PdfWriter, marks: Sequence[Mark], pages: Sequence[IndirectObject]) -> None:
    """Write the bookmarks; what a document brought with it lies folded under the document."""
    root = DictionaryObject({NameObject("/Type"): NameObject("/Outlines")})
    above: list[tuple[int, DictionaryObject]] = [(-1, root)]
    writer.root_object[NameObject("/Outlines")] = writer._add_object(root)  # noqa: SLF001 - as above.
    for mark in marks:
        while above[-1][0] >= mark.depth:
            above.pop()
        parent = above[-1][1]
        item = DictionaryObject(
            {
                NameObject("/Title"): TextStringObject(mark.words),
                NameObject("/Parent"): _reference(parent),
                NameObject("/Dest"): _place(pages[mark.page - 1]),
            }
        )
        itself = writer._add_object(item)  # noqa: SLF001 - as above.
        last = parent.get("/Last")
        if last is None:
            parent[NameObject("/First")] = itself
        else:
            before = parent.raw_get("/Last")
            item[NameObject("/Prev")] = before
            last.get_object()[NameObject("/Next")] = itself
        parent[NameObject("/Last")] = itself
        _count(above)
        above.append((mark.depth, item))


def _count(above: Sequence[tuple[int, DictionaryObject]]) -> None:
    """Count one more bookmark under those that stand open, or folded under its own parent."""
    *higher, (depth, parent) = above
    if depth >= 1:
        parent[NameObject("/Count")] = NumberObject(int(parent.get("/Count", 0)) - 1)
        return
    for _, one in (*higher, (depth, parent)):
        one[NameObject("/Count")] = NumberObject(int(one.get("/Count", 0)) + 1)


def _finish(writer: PdfWriter, asked: Binding, first: IndirectObject) -> None:
    """What a reader shows before the first page is turned."""
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject("en-GB")
    root[NameObject("/PageMode")] = NameObject("/UseOutlines")
    root[NameObject("/OpenAction")] = ArrayObject(
        [first, NameObject("/XYZ"), NullObject(), NullObject(), NumberObject(1)]
    )
    root[NameObject("/ViewerPreferences")] = DictionaryObject(
        {NameObject("/DisplayDocTitle"): BooleanObject(True)}
    )
    numbering = DictionaryObject(
        {NameObject("/S"): NameObject("/D"), NameObject("/St"): NumberObject(1)}
    )
    root[NameObject("/PageLabels")] = DictionaryObject(
        {NameObject("/Nums"): ArrayObject([NumberObject(0), numbering])}
    )
    parties = f"{asked.claimant} v {', '.join(asked.defendants)}"
    writer.metadata = {
        "/Title": index.clean(f"{asked.title}: {parties} ({asked.claim})"),
        "/Producer": f"CourtDesk {__version__}",
    }


def _place(page: IndirectObject) -> ArrayObject:
    """The top of a page, at whatever size the reader has chosen."""
    return ArrayObject([page, NameObject("/XYZ"), NullObject(), NullObject(), NullObject()])


def _reference(one: PdfObject) -> IndirectObject:
    if one.indirect_reference is None:
        raise AssertionError("what the writer was given has a number")
    return one.indirect_reference


def _rows(asked: Binding, first_pages: Sequence[int]) -> list[Row]:
    letters = [(d.letter, leaf) for d in asked.divisions for leaf in d.leaves]
    return [
        Row(letter, leaf.title, first, first + len(leaf.pages) - 1)
        for (letter, leaf), first in zip(letters, first_pages, strict=True)
    ]


def _titles(asked: Binding) -> list[str]:
    own = [asked.court, asked.claim, asked.claimant, *asked.defendants, asked.title]
    for division in asked.divisions:
        own.extend((division.title, *(leaf.title for leaf in division.leaves)))
    return own
