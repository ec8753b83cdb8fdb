"""The parts of which papers are put together: heading, corner block, paragraphs, tables, truth."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from docx.document import Document as WordDocument
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.shared import Cm, Twips
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph
from lxml import etree

from installer.papers.base import TWIPS, field

SAMPLE = "{% if council.practice %}Fictional sample – not for use{% endif %}"
_W = nsdecls("w")
_BORDERS = (
    f"<w:tblBorders {_W}>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders>"
)
_SHADE = f'<w:shd {_W} w:val="clear" w:color="auto" w:fill="E7EAEE"/>'
_BOLD = re.compile(r"\*\*(.+?)\*\*")


def write(paragraph: Paragraph, words: str) -> Paragraph:
    """Words into a paragraph; what stands between two pairs of stars is bold."""
    for number, part in enumerate(_BOLD.split(words)):
        if part:
            paragraph.add_run(part).bold = True if number % 2 else None
    return paragraph


def paragraph(paper: WordDocument, words: str, style: str = "Normal") -> Paragraph:
    """A paragraph in a style."""
    return write(paper.add_paragraph(style=style), words)


def heading(paper: WordDocument, words: str) -> Paragraph:
    """A heading within the paper."""
    return paragraph(paper, words, "heading 2")


def numbered(paper: WordDocument, words: str) -> Paragraph:
    """A numbered paragraph; one that announces a list stays with it."""
    made = _numbered(paragraph(paper, words, "Numbered paragraph"), 0)
    if words.endswith(":"):
        made.paragraph_format.keep_with_next = True
    return made


def lettered(paper: WordDocument, words: str, *, stay: bool = False) -> Paragraph:
    """A lettered paragraph under a numbered one; it may stay on one page with what follows."""
    made = _numbered(paragraph(paper, words, "Lettered paragraph"), 1)
    if stay:
        made.paragraph_format.keep_with_next = True
    return made


@contextmanager
def when(paper: WordDocument, test: str) -> Iterator[None]:
    """Paragraphs that stand only where a variable says yes."""
    paragraph(paper, f"{{%p if {test} %}}")
    yield
    paragraph(paper, "{%p endif %}")


def otherwise(paper: WordDocument) -> None:
    """Between paragraphs for yes and paragraphs for no."""
    paragraph(paper, "{%p else %}")


@contextmanager
def each(paper: WordDocument, name: str, many: str) -> Iterator[None]:
    """Paragraphs that stand once for each of a list."""
    paragraph(paper, f"{{%p for {name} in {many} %}}")
    yield
    paragraph(paper, "{%p endfor %}")


def corner_block(paper: WordDocument, lines: Sequence[str]) -> None:
    """The block in the top right corner of the first page."""
    for line in lines:
        paragraph(paper, line, "Corner block")


def witness_corner(paper: WordDocument) -> None:
    """The corner block of a witness statement and its exhibits: party, witness, number, date."""
    exhibits = (
        "{% if statement.has_exhibits %}{{ statement.marks|joined }}{% else %}none{% endif %}"
    )
    corner_block(
        paper,
        (
            "On behalf of: the Claimant",
            "Witness: {{ officer.short_name }}",
            "Statement: {{ statement.number|ordinal }}",
            f"Exhibits: {exhibits}",
            "Date made: {{ statement.made_on|long_date }}",
        ),
    )


def court(paper: WordDocument) -> None:
    """The court and the claim number; each on a line, as some courts have long names."""
    paragraph(paper, "IN THE {{ court.name|capitals }}", "Court")
    paragraph(paper, "Claim No: {{ claim.number }}", "Claim number")


def proceedings(paper: WordDocument) -> None:
    """The title of the proceedings: court, claim number and parties."""
    court(paper)
    paragraph(paper, "BETWEEN:", "Between")
    paragraph(paper, "{{ council.name }}", "Party")
    paragraph(paper, "Claimant", "Party role")
    paragraph(paper, "– and –", "Party")
    with each(paper, "defendant", "defendants"):
        paragraph(
            paper,
            "{% if case.several_defendants %}({{ loop.index }}) {% endif %}"
            "{{ defendant.title_name }}",
            "Party",
        )
    paragraph(paper, "Defendant{% if case.several_defendants %}s{% endif %}", "Party role")


def title(paper: WordDocument, words: str) -> None:
    """The title of the paper, between two lines."""
    paragraph(paper, words, "heading 1")


def sample_header(paper: WordDocument) -> None:
    """The mark of a practice office, at the head of every page."""
    header = paper.sections[0].header
    header.is_linked_to_previous = False
    write(header.paragraphs[0], SAMPLE)


def footer(paper: WordDocument, left: str, right: str) -> None:
    """The foot of every page: two words and the page's number among all."""
    section = paper.sections[0]
    section.footer.is_linked_to_previous = False
    line = section.footer.paragraphs[0]
    line.add_run(f"{left}\tPage ")
    field(line, "PAGE")
    line.add_run(" of ")
    field(line, "NUMPAGES")
    line.add_run(f"\t{right}")


def grid(paper: WordDocument, widths_cm: Sequence[float], *, lines: bool = True) -> Table:
    """An empty table of fixed widths; every engine lays it out by the same grid."""
    table: Table = paper.add_table(rows=0, cols=len(widths_cm))
    table.autofit = False
    if lines:
        table._tbl.tblPr.append(parse_xml(_BORDERS))
    for column, width in zip(_columns(table), widths_cm, strict=True):
        column.set(qn("w:w"), str(round(width * TWIPS)))
    return table


def row(
    table: Table,
    words: Sequence[str],
    *,
    head: bool = False,
    figures_from: int = 99,
    stay: bool = False,
) -> None:
    """A row of a table; it never breaks over a page.

    Args:
        table: the table.
        words: what stands in each cell.
        head: whether it is the heading, bold, and repeated on each page.
        figures_from: the first column with figures, which stand to the right.
        stay: whether it stays on one page with what follows.
    """
    made = _add_row(table)
    properties = made._tr.get_or_add_trPr()
    properties.append(parse_xml(f"<w:cantSplit {_W}/>"))
    if head:
        properties.append(parse_xml(f"<w:tblHeader {_W}/>"))
    widths = [str(one.get(qn("w:w"))) for one in _columns(table)]
    for number, (cell, text) in enumerate(zip(made.cells, words, strict=True)):
        cell.width = Twips(int(widths[number]))
        cell.paragraphs[0].style = "Table figure" if number >= figures_from else "Table text"
        write(cell.paragraphs[0], f"**{text}**" if head and text else text)
        if head or stay:
            cell.paragraphs[0].paragraph_format.keep_with_next = True
        if head:
            cell._tc.get_or_add_tcPr().append(parse_xml(_SHADE))


def control_row(table: Table, mark: str) -> None:
    """A row that holds only ``{%tr … %}`` and is gone from the paper."""
    _add_row(table).cells[0].paragraphs[0].add_run(mark)


def signature(paper: WordDocument) -> None:
    """The statement of truth and the place where the witness signs, kept on one page."""
    heading(paper, "Statement of truth")
    truth = paragraph(paper, "{{ statement.truth }}")
    truth.paragraph_format.keep_with_next = True
    truth.paragraph_format.keep_together = True
    for line in (
        "Signed\t\t",
        "Full name\t{{ officer.full_name }}",
        "Position\t{{ officer.position }}, {{ council.name }}",
        "Date\t{{ statement.made_on|long_date }}",
    ):
        made = paragraph(paper, line, "Signature line")
        made.paragraph_format.keep_with_next = not line.startswith("Date")
        made.paragraph_format.keep_together = True
        if line.startswith("Signed"):
            made.paragraph_format.space_before = Cm(1.5)


def _numbered(made: Paragraph, level: int) -> Paragraph:
    """Number the paragraph itself as well: not every reader follows a style to its numbers."""
    numbers = f'<w:numPr {_W}><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    made._p.get_or_add_pPr().insert(1, parse_xml(numbers))
    return made


def _columns(table: Table) -> list[etree._Element]:
    return list(table._tbl.tblGrid.findall(qn("w:gridCol")))


def _add_row(table: Table) -> _Row:
    made: _Row = table.add_row()  # type: ignore[no-untyped-call]  # python-docx left it untyped.
    return made
