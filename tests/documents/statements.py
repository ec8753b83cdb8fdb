"""Witness statements made by other hands, good and bad, as python-docx writes them."""

from dataclasses import dataclass, field
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.shared import Cm

from tests.documents.truth import TRUTH

CORNER = ("Claimant", "J A Smith", "1st", "Exhibit JAS1", "2 December 2026")
HEADING = (
    "IN THE COUNTY COURT AT NORTH SHIELDS",
    "Claim No: M05YK123",
    "BETWEEN:",
    "EXAMPLE BOROUGH COUNCIL",
    "Claimant",
    "and",
    "(1) ALAN EXAMPLE",
    "(2) ROSA EXAMPLE",
    "Defendants",
    "WITNESS STATEMENT OF JANE A SMITH",
)
INTRODUCTION = "I, Jane A Smith, of Civic Centre, High Street, Exampleton, EX1 1AA, will say:"
PARAGRAPHS = (
    (
        "I am employed by the Claimant as a Court Officer and make this statement in that "
        "capacity. I prepared it myself from the Claimant's records."
    ),
    (
        "The facts are within my own knowledge, or come from the computerised rent records, which "
        "I believe to be accurate."
    ),
    (
        "The Defendants became tenants on 3 June 2024. I refer to the tenancy agreement marked "
        "**JAS1**."
    ),
    "On 30 November 2026 the arrears were £3,015.00.",
)
SIGNED = ("Signed: ....................", "Jane A Smith", "Dated: 2 December 2026")


@dataclass(frozen=True, slots=True)
class Written:
    """A statement as somebody wrote it; each part can be left out or put wrong."""

    corner: tuple[str, ...] = CORNER
    heading: tuple[str, ...] = HEADING
    introduction: str = INTRODUCTION
    paragraphs: tuple[str, ...] = PARAGRAPHS
    truth: str = TRUTH
    signed: tuple[str, ...] = SIGNED
    left_cm: float = 3.5
    numbered: bool = True
    page_numbers: bool = True
    footer: str = "M05YK123 JAS"
    paper_cm: tuple[float, float] = field(default=(21.0, 29.7))


def write(made: Written, folder: Path) -> Path:
    """The statement as a Word file."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = (Cm(one) for one in made.paper_cm)
    section.left_margin = Cm(made.left_cm)
    for line in made.corner:
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for line in made.heading:
        document.add_paragraph(line)
    if made.introduction:
        document.add_paragraph(made.introduction)
    for words in made.paragraphs:
        style = "List Number" if made.numbered else "Normal"
        _bold(document, words, style)
    if made.truth:
        document.add_paragraph(made.truth)
    for line in made.signed:
        document.add_paragraph(line)
    foot = section.footer.paragraphs[0]
    foot.add_run(made.footer)
    if made.page_numbers:
        foot._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "/>'))
    file = folder / "statement.docx"
    document.save(str(file))
    return file


def _bold(document: WordDocument, words: str, style: str) -> None:
    paragraph = document.add_paragraph(style=style)
    for number, part in enumerate(words.split("**")):
        paragraph.add_run(part).bold = bool(number % 2)
