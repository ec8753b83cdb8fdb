"""Papers printed to PDF with the shipped typefaces; the same paper always gives the same bytes."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    Flowable,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

from courtdesk.documents.template import fonts_folder
from courtdesk.samples.papers.sheet import Address, Block, Facts, Heading, NewPage, Numbered, Paper
from courtdesk.samples.people import MARK

PLAIN, BOLD = "SampleSerif", "SampleSerif-Bold"
_MARGIN = 2.5 * cm
_FACT = (5.5 * cm, 10 * cm)


def print_paper(paper: Paper, path: Path) -> None:
    """Print a paper to a PDF that says on each page that it is a sample."""
    know_typefaces()
    document = SimpleDocTemplate(
        str(path),
        pagesize=A4,
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=_MARGIN,
        bottomMargin=_MARGIN,
        title=f"{paper.title} ({MARK})",
        lang="en-GB",
        invariant=1,
    )
    document.build(list(_story(paper)), onFirstPage=_marked, onLaterPages=_marked)


@cache
def know_typefaces() -> None:
    """Have reportlab know the shipped typefaces under names of the samples' own."""
    for name, file in ((PLAIN, "LiberationSerif-Regular"), (BOLD, "LiberationSerif-Bold")):
        pdfmetrics.registerFont(TTFont(name, str(fonts_folder() / f"{file}.ttf")))


def _story(paper: Paper) -> Iterator[Flowable]:
    yield Paragraph(escape(paper.title), _style(BOLD, 15, centred=True))
    yield Spacer(0, 0.5 * cm)
    for block in paper.blocks:
        yield from _drawn(block)


def _drawn(block: Block) -> Iterator[Flowable]:
    match block:
        case Heading(words):
            yield Paragraph(escape(words), _style(BOLD, 12))
        case Numbered(number, words):
            yield Paragraph(escape(words), _style(PLAIN, 11, indent=True), bulletText=f"{number}.")
        case Facts(rows):
            yield _table(rows)
            yield Spacer(0, 0.4 * cm)
        case Address(lines):
            yield Paragraph("<br/>".join(map(escape, lines)), _style(PLAIN, 11))
        case NewPage():
            yield PageBreak()
        case _:
            yield Paragraph(escape(block.words), _style(PLAIN, 11))


def _table(rows: tuple[tuple[str, str], ...]) -> Table:
    cells = [
        [Paragraph(escape(name), _style(BOLD, 11)), Paragraph(escape(what), _style(PLAIN, 11))]
        for name, what in rows
    ]
    drawn = Table(cells, colWidths=_FACT, hAlign="LEFT")
    drawn.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP")]))
    return drawn


@cache
def _style(font: str, size: int, *, centred: bool = False, indent: bool = False) -> ParagraphStyle:
    more: dict[str, object] = {"alignment": TA_CENTER} if centred else {}
    if indent:
        more |= {"leftIndent": 0.9 * cm, "bulletFontName": font, "bulletFontSize": size}
    return ParagraphStyle(
        f"{font} {size} {centred} {indent}",
        fontName=font,
        fontSize=size,
        leading=size * 1.3,
        spaceAfter=size * 0.6,
        **more,
    )


def _marked(canvas: Canvas, document: SimpleDocTemplate) -> None:
    """The mark at the head and foot of a page, with the page's number."""
    width, height = A4
    canvas.saveState()
    canvas.setFont(BOLD, 10)
    canvas.drawCentredString(width / 2, height - 1.3 * cm, MARK)
    canvas.drawCentredString(width / 2, 1.2 * cm, f"{MARK} – page {document.page}")
    canvas.restoreState()
