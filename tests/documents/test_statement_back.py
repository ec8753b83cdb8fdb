"""An edited statement comes back from Word."""

from dataclasses import replace
from pathlib import Path

import pytest

from courtdesk.documents import wordfile
from courtdesk.documents.checked import Verdict
from courtdesk.documents.statement import check_statement, read_back, why_not_kept
from courtdesk.domain.finding import Weight
from courtdesk.domain.progress import Quiet
from courtdesk.domain.rulebook import Rulebook
from courtdesk.intake.door import Door
from tests.documents.judging import said
from tests.documents.statements import HEADING, Written, write

GOOD = Written()
FOR_THE_OFFICER = Verdict.FOR_THE_OFFICER


def changed(file: Path, mark: str) -> Path:
    """A file with a mark of change in its first run."""
    parts = wordfile.open_parts(file.read_bytes())
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"<w:r>", f"<w:r>{mark}".encode(), 1
    )
    file.write_bytes(wordfile.parcel(parts))
    return file


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        ("<w:rPr><w:ins w:id='1'/></w:rPr>", "tracked insertions"),
        ("<w:rPr><w:del w:id='1'/></w:rPr>", "tracked deletions"),
        ("<w:rPr><w:rPrChange w:id='1'/></w:rPr>", "tracked formatting"),
        ("<w:commentReference w:id='1'/>", "comments"),
        ("<w:rPr><w:vanish/></w:rPr>", "hidden text"),
        ("<w:rPr><w:strike/></w:rPr>", "struck-out text"),
    ],
)
def test_an_edited_statement_with_marks_of_change_is_not_kept(
    mark: str, words: str, door: Door, book: Rulebook, tmp_path: Path
) -> None:
    file = changed(write(GOOD, tmp_path), mark)
    back = read_back(door, file, Quiet())
    assert back.marks_of_change == (words,)
    findings = why_not_kept(back, claim="M05YK123", witness="Jane A Smith", marks=("JAS1",))
    assert [(one.code, one.weight) for one in findings] == [("statement-has-changes", Weight.STOP)]
    checked = check_statement(door, file, book, Quiet())
    assert checked.rules["WS-9"] is FOR_THE_OFFICER
    assert words in said(checked, "statement-altered")


def test_an_edited_statement_says_whose_it_is_and_what_figures_it_holds(
    door: Door, tmp_path: Path
) -> None:
    back = read_back(door, write(GOOD, tmp_path), Quiet())
    assert (back.claim, back.witness, back.exhibits) == ("M05YK123", "Jane A Smith", ("JAS1",))
    assert back.made_on == "2026-12-02"
    assert [(one.where, one.text) for one in back.figures if "£" in one.text] == [
        ("paragraph 4", "£3,015.00")
    ]
    assert why_not_kept(back, claim="M05YK123", witness="Jane A Smith", marks=("JAS1",)) == ()


def test_a_statement_of_another_case_witness_or_exhibit_is_told(door: Door, tmp_path: Path) -> None:
    back = read_back(door, write(GOOD, tmp_path), Quiet())
    findings = why_not_kept(back, claim="M05YK999", witness="Omar Sample", marks=())
    assert [one.code for one in findings] == [
        "statement-of-another-case",
        "statement-of-another-witness",
        "exhibit-mark-unknown",
    ]
    blank = write(replace(GOOD, heading=HEADING[2:], footer=""), tmp_path)
    (first, *_) = why_not_kept(
        read_back(door, blank, Quiet()), claim="M05YK123", witness="Jane A Smith", marks=("JAS1",)
    )
    assert "no claim number" in first.says
