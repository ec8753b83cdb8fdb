"""Papers typed as Word files, as tenants and advisers send them."""

import io
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from courtdesk.documents import wordfile
from courtdesk.samples.papers.sheet import Address, Block, Facts, Heading, NewPage, Numbered, Paper
from courtdesk.samples.people import MARK

_TYPEFACE = "Liberation Serif"


def type_paper(paper: Paper, path: Path) -> None:
    """Type a paper as a Word file whose every page says that it is a sample."""
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name = _TYPEFACE
    normal.font.size = Pt(11)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), _TYPEFACE)
    (section,) = document.sections
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    for edge in (section.header, section.footer):
        line = edge.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.add_run(MARK).bold = True
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = title.add_run(paper.title)
    run.bold, run.font.size = True, Pt(15)
    for block in paper.blocks:
        _add(document, block)
    out = io.BytesIO()
    document.save(out)
    path.write_bytes(
        wordfile.seal(out.getvalue(), title=f"{paper.title} ({MARK})", language="en-GB", fonts=())
    )


def _add(document: WordDocument, block: Block) -> None:
    match block:
        case Heading(words):
            document.add_paragraph().add_run(words).bold = True
        case Numbered(number, words):
            paragraph = document.add_paragraph(f"{number}.\t{words}")
            paragraph.paragraph_format.left_indent = Cm(0.9)
            paragraph.paragraph_format.first_line_indent = Cm(-0.9)
        case Facts(rows):
            table = document.add_table(rows=0, cols=2)
            for name, what in rows:
                cells = table.add_row().cells
                cells[0].paragraphs[0].add_run(name).bold = True
                cells[1].paragraphs[0].add_run(what)
            document.add_paragraph()
        case Address(lines):
            document.add_paragraph("\n".join(lines))
        case NewPage():
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        case _:
            document.add_paragraph(block.words)
