"""Papers in the window: looked at, edited in Word and taken back, copied out."""

from datetime import date
from pathlib import Path

import pytest
from docx import Document
from pytestqt.qtbot import QtBot

from courtdesk.desk import papers
from courtdesk.domain.casefile import PaperKind
from courtdesk.domain.finding import Unavailable
from courtdesk.domain.money import Money
from courtdesk.samples.lives import MAIN
from courtdesk.samples.play import Played
from courtdesk.ui.groups import Group
from courtdesk.ui.pages.account import AccountPage
from courtdesk.ui.pages.case.page import CasePage
from courtdesk.ui.pages.paper import PaperPage
from courtdesk.ui.reader import Reader
from courtdesk.ui.shell import KEPT_PAGES
from tests.ui.test_walk import Seen, clipped, doubled_letters, nameless, outside, small
from tests.ui.windows import Hands


@pytest.fixture
def with_statement(hands: Hands, sample: Played) -> CasePage:
    """The page of the main case, once its statement is made."""
    page = hands.go(CasePage, "case", sample.case(MAIN))
    hands.do("case.statement")
    form = page.forms.form
    assert form is not None
    order = form.fields["order"]
    assert isinstance(order, Group)
    order.fields["kind"].put("suspended")
    order.fields["instalment"].put(Money(500))
    order.fields["first_due_on"].put(date(2027, 1, 4))
    form.submit()
    hands.wait(lambda: page.forms.form is None or bool(form.findings))
    assert not form.findings
    hands.settle(CasePage)
    hands.shell.notices.put_away()
    page.show_sheet("papers")
    return page


def test_a_paper_is_looked_at_in_the_window(hands: Hands, with_statement: CasePage) -> None:
    hands.do("case.open-paper")
    page = hands.settle(PaperPage)
    assert with_statement.view is not None
    assert page.title.startswith("Witness statement")
    assert page.reader is not None
    assert page.reader.pages >= 2
    assert page.of.text() == f"of {page.reader.pages}"
    hands.still()
    seen = Seen("paper", hands.shell)
    for look in (nameless, small, doubled_letters, clipped, outside):
        assert look(seen) == []


def test_the_pages_are_taken_away_when_nobody_looks_any_more(
    hands: Hands, with_statement: CasePage, tmp_path: Path
) -> None:
    del with_statement
    hands.do("case.open-paper")
    hands.settle(PaperPage)
    shown = list((tmp_path / "scratch").glob("shown-*/*.pdf"))
    assert len(shown) == 1
    for number in range(1, KEPT_PAGES + 1):
        hands.go(AccountPage, "account", number)
    hands.wait(lambda: not list((tmp_path / "scratch").glob("shown-*")))


def test_a_statement_goes_to_word_and_comes_back_as_a_new_version(
    hands: Hands, with_statement: CasePage
) -> None:
    page = with_statement
    hands.do("case.edit-paper")
    hands.wait(lambda: bool(hands.officer.opened))
    (word,) = hands.officer.opened
    assert word.suffix == ".docx"
    assert word.parent == hands.officer.folder
    assert "then take it back" in hands.shell.notices.said[0]
    document = Document(str(word))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            if "I am employed" in run.text:
                run.text = run.text.replace("I am employed", "I am  employed")
    document.save(str(word))
    hands.do("case.take-back")
    form = page.forms.form
    assert form is not None
    assert form.fields["path"].read() == word
    form.submit()
    hands.wait(lambda: page.forms.form is None or bool(form.findings))
    assert not form.findings
    hands.settle(CasePage)
    assert page.view is not None
    statement = page.view.paper(PaperKind.WITNESS_STATEMENT)
    assert statement is not None
    assert statement.version == 2


def test_word_that_is_not_there_is_said(hands: Hands, with_statement: CasePage) -> None:
    del with_statement
    hands.officer.agrees = False
    hands.do("case.edit-paper")
    hands.wait(lambda: bool(hands.shell.notices.said))
    assert "this computer has no Word" in hands.shell.notices.said[0]


def test_a_copy_of_a_paper_made_here_is_its_word_file_and_its_pdf(
    hands: Hands, with_statement: CasePage
) -> None:
    del with_statement
    hands.do("case.save-copy")
    hands.wait(lambda: len(list(hands.officer.folder.iterdir())) == 2)
    kinds = sorted(one.suffix for one in hands.officer.folder.iterdir())
    assert kinds == [".docx", ".pdf"]
    hands.do("case.save-copy")
    hands.wait(lambda: len(list(hands.officer.folder.iterdir())) == 4)


def test_only_a_statement_is_edited_in_word(hands: Hands, sample: Played) -> None:
    page = hands.go(CasePage, "case", sample.case(MAIN))
    assert hands.why_not("case.edit-paper") == "not-for-word"
    assert hands.why_not("case.open-paper") == "nothing-chosen"
    page.show_sheet("papers")
    assert hands.why_not("case.take-back") == "not-for-word"
    assert "no paper yet" in page.papers.list.accessibleDescription()


def test_what_came_from_outside_is_shown_only_as_a_clean_pdf(
    hands: Hands, sample: Played, tmp_path: Path
) -> None:
    evidence = next(one for one in sample.office.evidence_of(MAIN) if one.path.suffix != ".pdf")
    case_id = sample.case(MAIN)
    number = sample.desk.do(
        papers.add_file, case_id, evidence.kind, evidence.title, evidence.dated_on, evidence.path
    ).answer.document_id
    page = hands.go(PaperPage, "paper", (case_id, number))
    assert page.title == evidence.title
    assert page.reader is not None
    assert page.reader.pages == 1
    (shown,) = (tmp_path / "scratch").glob("shown-*/*")
    assert shown.read_bytes().startswith(b"%PDF")
    hands.do("paper.outside")
    assert hands.officer.opened == [shown]
    hands.do("paper.case")
    hands.settle(CasePage)


def test_a_file_that_is_not_what_it_says_is_refused_at_its_field(
    hands: Hands, sample: Played, tmp_path: Path
) -> None:
    false = tmp_path / "letter.pdf"
    false.write_bytes(b"PK\x03\x04 not a PDF at all")
    page = hands.go(CasePage, "case", sample.case(MAIN))
    hands.do("case.add-file")
    form = page.forms.form
    assert form is not None
    for name, value in (
        ("path", false),
        ("kind", PaperKind.LETTER),
        ("title", "Letter"),
        ("dated_on", date(2026, 11, 2)),
    ):
        form.fields[name].put(value)
    form.submit()
    hands.wait(lambda: bool(form.findings))
    assert page.forms.form is form
    assert form.fields["title"].read() == "Letter"
    assert not hands.officer.faults


def test_pages_that_cannot_be_read_are_not_to_be_had(qtbot: QtBot, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing more")
    reader = Reader()
    qtbot.addWidget(reader)
    with pytest.raises(Unavailable, match="cannot be shown"):
        reader.open(broken)


def test_zooming_and_turning_keep_within_the_paper(hands: Hands, with_statement: CasePage) -> None:
    del with_statement
    hands.do("case.open-paper")
    page = hands.settle(PaperPage)
    reader = page.reader
    assert reader is not None
    page.turn(-1)
    assert reader.page == 0
    page.turn(1000)
    hands.wait(lambda: reader.page == reader.pages - 1)
    for zoom, shown in (
        ("paper.whole", "whole"),
        ("paper.width", "width"),
        ("paper.full-size", "full"),
    ):
        hands.do(zoom)
        assert reader.size_shown == shown
    assert hands.why_not("paper.next-found") == "nothing-found"
