"""The main job through the window, by the keyboard alone: from a rent export to a hearing bundle.

A real window, a real record, real papers: nothing is clicked, and nothing but choosing files is
answered for the officer.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from courtdesk.desk import accounts, cases, papers
from courtdesk.desk.core import Desk
from courtdesk.domain.casefile import PaperKind
from courtdesk.domain.dates import long
from courtdesk.samples.lives import MAIN, surnames
from courtdesk.samples.office import SampleOffice
from courtdesk.ui.choices import worded
from courtdesk.ui.marks import MET
from courtdesk.ui.pages.accounts import AccountsPage
from courtdesk.ui.pages.case.page import CasePage
from courtdesk.ui.pages.case.steps import STEPS, standing
from courtdesk.ui.pages.paper import PaperPage
from courtdesk.ui.pages.preview import PreviewPage
from tests.ui.windows import Hands


def day(on: date) -> str:
    """A date as an officer types it."""
    return f"{on.day}/{on.month}/{on.year % 100:02}"


def import_export(hands: Hands, path: Path) -> None:
    """Preview an export and accept it."""
    hands.press("Ctrl+4")
    hands.settle(AccountsPage)
    hands.officer.file = path
    hands.press("Ctrl+I")
    hands.settle(PreviewPage)
    hands.letter("Accept")
    hands.settle(AccountsPage)


def open_case(hands: Hands, account: str) -> CasePage:
    """Find an account and open a case on it."""
    hands.press("Ctrl+K")
    hands.type(account)
    hands.press("Return")
    page = hands.settle(AccountsPage)
    hands.wait(lambda: [one.reference for one in page.list.rows_model.rows] == [account])
    hands.letter("Open a case")
    return hands.settle(CasePage)


def done(hands: Hands, page: CasePage) -> None:
    """Wait until the form is done, and the page shows what it changed."""
    hands.wait(lambda: page.forms.form is None or bool(page.forms.form.findings))
    wrong = page.forms.form.findings if page.forms.form is not None else ()
    assert not wrong
    hands.settle(CasePage)


def through(hands: Hands, *texts: str) -> None:
    """Type into one field after the other; an empty text leaves a field as it is."""
    for number, text in enumerate(texts):
        if number:
            hands.tab()
        if text:
            hands.type(text)


def record_events(hands: Hands, page: CasePage, office: SampleOffice) -> None:
    """The notice and its service, the claim, the hearing."""
    life = office.main
    notice, claim, hearing = life.notice, life.claim, life.hearings[-1]
    assert notice is not None
    assert claim is not None
    (serving,) = notice.servings
    hands.letter("Record the notice")
    hands.tab()
    through(hands, day(notice.dated_on), "")  # The calendar's button lies between.
    hands.tab()
    through(hands, day(notice.specified_on), "")
    hands.tab()
    through(hands, str(notice.arrears), worded(serving.method).partition(" ")[0])
    hands.tab()
    through(hands, day(serving.at.date()), "", f"{serving.at:%H:%M}")
    hands.press("Return")
    done(hands, page)

    hands.letter("Record the claim")
    through(hands, claim.number.lower(), "", "on", day(claim.issued_on))
    hands.press("Return")
    done(hands, page)

    hands.letter("List a hearing")
    hands.tab()
    through(hands, day(hearing.on))
    hands.press("Return")
    done(hands, page)


def make_papers(hands: Hands, page: CasePage) -> None:
    """The arrears schedule and the witness statement."""
    hands.letter("Make the schedule")
    hands.press("Return")
    done(hands, page)
    hands.letter("Make the statement")
    hands.letter("Order")
    through(hands, "Outright", "14")
    hands.press("Return")
    done(hands, page)


def add_evidence(hands: Hands, page: CasePage, office: SampleOffice) -> None:
    """The papers that came from outside."""
    for one in office.evidence_of(MAIN):
        hands.press("Ctrl+O")
        through(
            hands,
            str(one.path),
            "",
            worded(one.kind).partition(" ")[0],
            one.title,
            day(one.dated_on),
        )
        hands.press("Return")
        done(hands, page)


@pytest.mark.timeout(240)
def test_from_a_rent_export_to_a_hearing_bundle_by_the_keyboard_alone(
    new_hands: Hands, sample_office: SampleOffice
) -> None:
    hands = new_hands
    life = sample_office.main
    import_export(hands, sample_office.exports.tenancies)
    import_export(hands, sample_office.exports.transactions)
    page = open_case(hands, life.account)
    assert page.view is not None
    assert page.title == life.names[0]
    assert page.view.sheet.rent_balance == life.rent_balance(sample_office.today)

    record_events(hands, page, sample_office)
    file = hands.desk.see(cases.case, page.case_id).file
    assert file.claim is not None
    assert life.claim is not None
    assert file.claim.number == life.claim.number
    assert file.hearings[0].on == life.hearings[-1].on

    add_evidence(hands, page, sample_office)
    make_papers(hands, page)
    hands.letter("Build the bundle")
    hands.press("Space")
    hands.wait(lambda: page.forms.form is None or page.forms.form.busy)
    paper = hands.settle(PaperPage)
    assert paper.title == f"Hearing bundle for {long(file.hearings[0].on)}"
    assert paper.reader is not None
    assert paper.reader.pages >= len(file.papers)
    assert "it keeps every rule that a program can judge" in hands.shell.notices.said[0]
    look_through(hands, paper, life.claim.number)

    hands.press("Alt+Left")
    assert hands.settle(CasePage) is page
    assert all(standing(one, page.view).mark == MET for one in STEPS)
    kinds = {one.kind for one in hands.desk.see(papers.papers, page.case_id)}
    assert {PaperKind.BUNDLE, PaperKind.WITNESS_STATEMENT, PaperKind.ARREARS_SCHEDULE} <= kinds
    assert not hands.officer.faults


def look_through(hands: Hands, paper: PaperPage, claim: str) -> None:
    """Jump to a page, look for words, and save a copy."""
    reader = paper.reader
    assert reader is not None
    assert reader.size_shown == "full"
    hands.press("PgDown")
    hands.wait(lambda: paper.number.text() == "2")
    hands.letter("Page")
    paper.number.selectAll()
    hands.type("5")
    hands.press("Return")
    hands.wait(lambda: reader.page == 4)
    hands.press("Ctrl+K")
    hands.type(claim)
    hands.press("Return")
    hands.wait(lambda: reader.found > 1)
    assert f"“{claim}”: {reader.found}" in paper.found.text()
    hands.press("F3")
    hands.press("Ctrl+Alt+1")
    assert reader.size_shown == "width"
    hands.press("Ctrl+S")
    hands.wait(lambda: bool(hands.shell.notices.said) and "Saved in" in hands.shell.notices.said[0])
    assert list(hands.officer.folder.glob("*HearingBundle*.pdf"))


def test_after_a_journey_no_tenants_name_is_in_the_log(
    sample_office: SampleOffice,
    empty_office: Desk,
    open_window: Callable[[Desk], Hands],
    tmp_path: Path,
) -> None:
    from courtdesk import faults  # noqa: PLC0415 - only this journey keeps a log.

    log = faults.begin_log(tmp_path / "log")
    try:
        hands = open_window(empty_office)
        import_export(hands, sample_office.exports.tenancies)
        import_export(hands, sample_office.exports.transactions)
        open_case(hands, sample_office.main.account)
        hands.shell.close()
        QApplication.processEvents()
    finally:
        faults.end_log()
    text = log.read_text("utf-8") if log.exists() else ""
    assert not [name for name in surnames(sample_office.lives) if name in text]
    assert empty_office.see(accounts.list_accounts).total == len(sample_office.lives)
