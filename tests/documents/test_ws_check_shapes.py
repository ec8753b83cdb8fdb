"""Statements laid out in other ways are read all the same."""

from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from courtdesk.documents.checked import Verdict
from courtdesk.documents.statement import check_statement
from courtdesk.documents.wordtext import read_text
from courtdesk.domain.progress import Quiet
from courtdesk.domain.rulebook import Rulebook
from courtdesk.intake.door import Door
from tests.documents.judging import Judge
from tests.documents.statements import CORNER, HEADING, PARAGRAPHS, Written, write

GOOD = Written()
MET, NOT_MET = Verdict.MET, Verdict.NOT_MET


def test_paragraphs_that_nobody_numbered_are_still_read(judged: Judge) -> None:
    checked = judged(replace(GOOD, numbered=False))
    assert checked.rules["WS-7"] is NOT_MET
    assert {rule: checked.rules[rule] for rule in ("WS-1", "WS-2", "WS-4", "WS-6", "WS-9")} == (
        dict.fromkeys(("WS-1", "WS-2", "WS-4", "WS-6", "WS-9"), MET)
    )
    assert "WS-3" not in checked.not_met


def test_a_corner_block_in_the_page_header_is_a_corner_block(
    door: Door, book: Rulebook, tmp_path: Path
) -> None:
    file = write(replace(GOOD, corner=()), tmp_path)
    document = Document(str(file))
    document.sections[0].header.paragraphs[0].text = "\n".join(CORNER)
    document.save(str(file))
    assert check_statement(door, file, book, Quiet()).rules["WS-2"] is MET


def test_a_corner_block_in_a_table_is_a_corner_block(
    door: Door, book: Rulebook, tmp_path: Path
) -> None:
    file = write(replace(GOOD, corner=()), tmp_path)
    document = Document(str(file))
    table = document.add_table(1, 2)
    table.rows[0].cells[1].text = "\n".join(CORNER)
    document.element.body.insert(0, table._tbl)
    document.save(str(file))
    assert check_statement(door, file, book, Quiet()).rules["WS-2"] is MET


def test_a_corner_block_in_one_paragraph_is_a_corner_block(judged: Judge) -> None:
    assert judged(replace(GOOD, corner=("\n".join(CORNER),))).rules["WS-2"] is MET


@pytest.mark.parametrize(
    ("introduction", "title", "witness"),
    [
        ("I, Jane A Smith of Example Borough Council, EX1 1AA, say:", "", "Jane A Smith"),
        ("I, JANE A SMITH, of 1 High Street, will say:", "", "JANE A SMITH"),
        ("I, Mrs Jane A Smith, of 1 High Street, will say:", "", "Jane A Smith"),
        ("I, Ana de la Cruz, of 1 High Street, say:", "", "Ana de la Cruz"),
        ("I, Siân O’Neill-Jones, of 1 High Street, say:", "", "Siân O’Neill-Jones"),
        ("", "First witness statement of Jane A Smith", "Jane A Smith"),
        ("", "WITNESS STATEMENT OF JANE A SMITH", "JANE A SMITH"),
        ("My full name is Jane A Smith.", "", "Jane A Smith"),
    ],
)
def test_the_witness_is_found_however_introduced(
    introduction: str, title: str, witness: str, judged: Judge
) -> None:
    heading = (*HEADING[:-1], *([title] if title else []))
    checked = judged(replace(GOOD, heading=heading, introduction=introduction))
    assert checked.facts["witness"] == witness


@pytest.mark.parametrize(
    "signed",
    [
        ("Signed: J A Smith", "Dated: 2 December 2026"),
        ("Signed ................ Housing Officer", "Jane A Smith", "2 December 2026"),
        (
            "................",
            "Jane A Smith",
            "Housing Officer, Example Borough Council",
            "2/12/2026",
        ),
        ("SIGNED", "", "Name: Jane A Smith", "Date: 02/12/2026"),
    ],
)
def test_the_witness_signs_in_many_ways(signed: tuple[str, ...], judged: Judge) -> None:
    assert judged(replace(GOOD, signed=signed)).rules["WS-9"] is MET


@pytest.mark.parametrize("mark", ["JAS/1", "JAS 1", "JAS-1"])
def test_marks_are_written_in_many_ways(mark: str, judged: Judge) -> None:
    paragraphs = tuple(words.replace("JAS1", mark) for words in PARAGRAPHS)
    checked = judged(replace(GOOD, paragraphs=paragraphs))
    assert checked.facts["exhibits"] == ("JAS1",)
    assert (checked.rules["WS-6"], checked.rules["WS-7"]) == (MET, MET)


def test_what_stands_in_a_text_box_is_read_once(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("Outside.")
    box = (
        f"<w:r {nsdecls('w')} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/"
        "2006'><mc:AlternateContent>{0}{1}</mc:AlternateContent></w:r>"
    )
    inner = "<w:txbxContent><w:p><w:r><w:t>Inside.</w:t></w:r></w:p></w:txbxContent>"
    paragraph._p.append(
        parse_xml(
            box.format(
                f"<mc:Choice Requires='wps'>{inner}</mc:Choice>",
                f"<mc:Fallback>{inner}</mc:Fallback>",
            )
        )
    )
    file = tmp_path / "box.docx"
    document.save(str(file))
    passages = read_text(file.read_bytes()).passages
    assert [one.text for one in passages] == ["Outside.", "Inside."]


def test_lists_are_counted_as_word_counts_them(tmp_path: Path) -> None:
    document = Document()
    for style in ("List Number", "List Number", "List Bullet", "List Number"):
        document.add_paragraph("Words.", style)
    file = tmp_path / "list.docx"
    document.save(str(file))
    assert [one.label for one in read_text(file.read_bytes()).passages] == ["1", "2", "", "3"]
