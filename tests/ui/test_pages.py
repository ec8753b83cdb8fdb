"""Each page on the sample office: it shows what the record has, and does what its buttons say."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMenu

from courtdesk.desk import accounts, cases
from courtdesk.desk.core import Desk
from courtdesk.domain.casefile import HoldKind
from courtdesk.domain.ledger import balance, rent_lines
from courtdesk.samples.lives import MAIN
from courtdesk.samples.play import Played
from courtdesk.ui.choices import Choice
from courtdesk.ui.marks import MET
from courtdesk.ui.pages.account import AccountPage
from courtdesk.ui.pages.accounts import TO_LOOK_AT, AccountsPage
from courtdesk.ui.pages.case.page import CasePage
from courtdesk.ui.pages.case.steps import STEPS, next_step, standing
from courtdesk.ui.pages.cases import CasesPage
from courtdesk.ui.pages.diary import DiaryPage
from courtdesk.ui.pages.preview import PreviewPage
from courtdesk.ui.pages.today import TodayPage
from courtdesk.ui.said import people
from tests.ui.windows import Hands

SAMPLES = Path(__file__).parents[1] / "imports" / "samples"
BAD = "000015/01  ,00012345,RSE,2024,1,SEC,DBR,   ,a fortune,2024-04-08 00:00:00,            ,9\n"


def cell(page: CasesPage | AccountsPage | DiaryPage, row: int, name: str) -> str:
    """The text of a cell, by the name of its column."""
    model = page.list.rows_model
    number = [one.name for one in model.columns].index(name)
    return str(model.index(row, number).data())


def test_the_list_of_cases_shows_open_ones_and_closed_ones_apart(
    hands: Hands, sample: Played
) -> None:
    page = hands.go(CasesPage, "cases")
    opened = len(page.list.rows_model.rows)
    closed = sum(1 for one in sample.office.lives if one.closed_on is not None)
    assert opened == len(sample.office.lives) - closed
    assert page.count.text() == f"{opened} in all"
    hands.press("Tab")
    page.chips.findChildren(type(page.more))[1].click()
    hands.settle(CasesPage)
    assert len(page.list.rows_model.rows) == closed
    assert page.crumbs == "Closed cases"


def test_money_stands_at_the_right_with_a_minus_and_never_in_brackets(hands: Hands) -> None:
    page = hands.go(AccountsPage, "accounts")
    texts = [cell(page, n, "balance") for n in range(len(page.list.rows_model.rows))]
    assert any(one.startswith("–£") for one in texts)
    assert all(one.lstrip("–").startswith("£") for one in texts)
    assert {one.name for one in page.list.rows_model.columns if one.right} == {
        "rent",
        "balance",
        "apart",
    }


def test_more_of_a_long_list_is_shown_on_demand(hands: Hands) -> None:
    page = hands.go(CasesPage, "cases")
    page.most = 3
    page.ask_again()
    hands.settle(CasesPage)
    assert page.count.text().startswith("3 of ")
    assert page.more.isVisible()
    page.more.click()
    hands.settle(CasesPage)
    assert not page.more.isVisible()


def test_the_menu_of_a_row_has_what_can_be_done_with_it(hands: Hands) -> None:
    page = hands.go(AccountsPage, "accounts")
    page.list.customContextMenuRequested.emit(QPoint(20, 20))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [one.text().split("\t")[0].replace("&", "") for one in menu.actions()]
    assert words == ["Open the account", "Open a case", "Import…"]
    menu.close()


def test_accounts_to_look_at_owe_much_and_have_no_case(hands: Hands, sample: Played) -> None:
    sheet = sample.desk.see(cases.case, sample.case(MAIN))
    sample.desk.do(cases.close_case, sheet.file.id, "To be opened again.", sheet.version)
    page = hands.go(AccountsPage, "accounts")
    page.chips.value = TO_LOOK_AT
    page.ask_again()
    hands.settle(AccountsPage)
    account = sample.office.case(MAIN).account
    assert account in [one.reference for one in page.list.rows_model.rows]
    page.list.choose(next(one.id for one in page.list.rows_model.rows if one.reference == account))
    hands.do("accounts.open-case")
    case = hands.settle(CasePage)
    assert case.view is not None
    assert case.view.file.account.reference == account
    assert hands.shell.notices.said == (f"A case is open on account {account}.",)


def test_an_account_shows_its_lines_newest_first_and_what_they_come_to(
    hands: Hands, sample: Played
) -> None:
    rows = sample.desk.see(accounts.list_accounts).rows
    row = next(one for one in rows if one.apart)
    page = hands.go(AccountPage, "account", row.id)
    assert page.title == people(row.tenants)
    assert page.sheet is not None
    model = page.lines.rows_model
    assert model.index(0, 5).data() == str(row.balance + row.apart)
    dates = [one.running.line.on for one in model.rows]
    assert dates == sorted(dates, reverse=True)
    hands.do("account.case")
    hands.settle(CasePage)


def test_the_diary_has_hearings_and_deadlines_in_order(hands: Hands) -> None:
    page = hands.go(DiaryPage, "diary")
    rows = page.list.rows_model.rows
    assert [one.on for one in rows] == sorted(one.on for one in rows)
    assert {one.hearing for one in rows} == {True, False}
    assert sum(one.first for one in rows) == len({one.on for one in rows})
    deadline = next(one for one in rows if not one.hearing)
    page.list.choose(deadline.key)
    assert page.detail.text() == deadline.why
    assert "Rests on" in deadline.why
    page.chips.value = "hearings"
    page.ask_again()
    hands.settle(DiaryPage)
    assert all(one.hearing for one in page.list.rows_model.rows)
    page.list.setFocus()
    hands.press("Return")
    hands.settle(CasePage)


def test_today_has_what_falls_due_and_what_is_listed(hands: Hands, sample: Played) -> None:
    page = hands.go(TodayPage, "today")
    today = sample.desk.today()
    due = [one.by_on for one in page.due.rows_model.rows]
    assert due
    assert max(due) <= today + timedelta(days=14)
    hearings = [one.case_id for one in page.listed.rows_model.rows]
    assert sample.case(MAIN) in hearings
    assert page.cards[1].aside.text() == f"{len(hearings)} in the next six weeks"


def test_a_case_says_at_its_head_what_matters(hands: Hands, sample: Played) -> None:
    life = sample.office.case(MAIN)
    page = hands.go(CasePage, "case", sample.case(MAIN))
    assert page.title == people(life.names)
    assert page.view is not None
    owed = balance(rent_lines(page.view.file.account.lines))
    figures = {
        one.accessibleName() for one in page.band.findChildren(type(hands.shell.status.words))
    }
    del figures
    shown = page.band._shown[0]
    assert {one.name: one.text for one in shown}["Rent owed"] == str(owed)
    assert {one.name: one.text for one in shown}["Stage"] == "Hearing listed"
    assert page.band._shown[1] == ()


def test_a_hold_is_marked_at_the_head(hands: Hands, sample: Played) -> None:
    page = hands.go(CasePage, "case", sample.case("breathing space"))
    assert page.view is not None
    (hold,) = page.view.holds
    assert hold.kind is HoldKind.BREATHING_SPACE
    assert page.band._shown[1][0].startswith("Breathing space since ")


def test_the_schedule_stands_beside_the_account_with_what_is_odd(
    hands: Hands, sample: Played
) -> None:
    apart = 0
    for life in sample.office.lives:
        page = hands.go(CasePage, "case", sample.case(life.name))
        assert page.view is not None
        schedule = page.view.schedule
        if schedule is None:
            continue
        page.show_sheet("account")
        page.account.chips.value = "schedule"
        page.account.chips.chosen.emit("schedule")
        assert page.account.stack.currentWidget() is page.account.schedule
        assert str(schedule.closing) in page.account.said.text()
        assert ("Apart from rent" in page.account.said.text()) is bool(schedule.apart)
        assert page.account.findings.findings == schedule.findings
        apart += bool(schedule.apart)
        last = page.account.schedule.rows_model.rows[-1:]
        assert not last or last[0].row.balance == schedule.closing
    assert apart


def test_the_chronology_shows_one_kind_on_demand(hands: Hands, sample: Played) -> None:
    page = hands.go(CasePage, "case", sample.case(MAIN))
    whole = page.chronology.list.rows_model.rows
    page.chronology.kinds.choose("contact")
    page.chronology.kinds.activated.emit(1)
    some = page.chronology.list.rows_model.rows
    assert 0 < len(some) < len(whole)
    assert {one.happening.kind for one in some} == {"contact"}
    page.chronology.opened.emit("hearing")
    assert page.stack.currentWidget() is page.hearing


def test_the_steps_say_how_far_the_case_is_and_why_a_step_must_wait(
    hands: Hands, sample: Played
) -> None:
    page = hands.go(CasePage, "case", sample.case("awkward name"))
    assert page.view is not None
    life = sample.office.case("awkward name")
    marks = {one.words: standing(one, page.view).mark for one in STEPS}
    assert (marks["Claim"] == MET) is (life.claim is not None)
    assert (marks["Hearing"] == MET) is bool(
        [one for one in life.hearings if one.on >= date(2026, 11, 23)]
    )
    step = next_step(page.view)
    assert step is not None
    assert page.main_action() == step.action
    bundle = page.steps.buttons[-1]
    assert "No hearing is listed" in bundle.accessibleName()
    bundle.click()
    assert hands.shell.notices.said == ("No hearing is listed. List the hearing first.",)
    page.steps.buttons[0].click()
    assert page.stack.currentWidget() is page.overview


def test_what_is_missing_in_the_bundle_stands_in_its_place_with_its_remedy(
    hands: Hands, sample: Played
) -> None:
    page = hands.go(CasePage, "case", sample.case(MAIN))
    page.show_sheet("hearing")
    rows = page.hearing.pack.rows_model.rows
    assert [one.letter for one in rows] == sorted(one.letter for one in rows)
    missing = {one.title: one for one in rows if one.paper is None}
    assert missing["Missing: arrears schedule"].deed == "Make it"
    assert missing["Missing: tenancy agreement"].deed == "Add the file"
    number = rows.index(missing["Missing: tenancy agreement"])
    page.hearing.pack.setCurrentIndex(page.hearing.pack.rows_model.index(number, 0))
    assert page.hearing.deed.text().replace("&", "") == "Add the file"
    page.hearing.deed.click()
    form = page.forms.form
    assert form is not None
    assert form.fields["kind"].read() == "tenancy-agreement"


def preview_of(hands: Hands, path: Path) -> PreviewPage:
    """Go through the door an officer takes: import a file, and look at what it would add."""
    hands.go(AccountsPage, "accounts")
    hands.officer.file = path
    hands.press("Ctrl+I")
    return hands.settle(PreviewPage)


def test_an_export_is_looked_at_before_anything_is_stored(new_hands: Hands) -> None:
    page = preview_of(new_hands, SAMPLES / "universal-housing.csv")
    assert page.answer is not None
    assert page.answer.preview.lines.new > 0
    assert new_hands.desk.see(accounts.list_accounts).total == 0
    new_hands.do("preview.accept")
    accepted = new_hands.settle(AccountsPage)
    new_hands.wait(lambda: len(accepted.list.rows_model.rows) == 2)
    assert "is accepted: 13 new lines, 0 held already." in new_hands.shell.notices.said[0]
    new_hands.wait(lambda: "rent export accepted" in new_hands.shell.status.words.text())


def test_the_same_bytes_twice_have_nothing_to_accept(new_hands: Hands) -> None:
    page = preview_of(new_hands, SAMPLES / "universal-housing.csv")
    new_hands.do("preview.accept")
    new_hands.settle(AccountsPage)
    page = preview_of(new_hands, SAMPLES / "universal-housing.csv")
    assert new_hands.why_not("preview.accept") == "nothing-new"
    assert page.main_action() == "preview.accept"


def test_lines_that_cannot_be_read_are_left_out_by_name_and_with_a_reason(
    new_hands: Hands, tmp_path: Path
) -> None:
    path = tmp_path / "export.csv"
    path.write_text((SAMPLES / "universal-housing.csv").read_text("utf-8") + BAD, "utf-8")
    page = preview_of(new_hands, path)
    assert new_hands.why_not("preview.accept") == "export-has-stops"
    first = page.list.rows_model.rows[0]
    assert first.mark == "stop"
    assert first.line == 15
    assert page.whole.text().startswith(first.says)
    new_hands.press("Ctrl+E")
    new_hands.settle(PreviewPage)
    assert page.excluded == (15,)
    left_out = page.list.rows_model.rows[-1]
    assert left_out.left_out
    assert new_hands.why_not("preview.accept") == ""
    new_hands.do("preview.accept")
    form = page.forms.form
    assert form is not None
    form.submit()
    assert [one.where for one in form.findings] == ["because"]
    form.fields["because"].put("A slip of the housing system.")
    form.submit()
    listed = new_hands.settle(AccountsPage)
    new_hands.wait(lambda: bool(listed.list.rows_model.rows))
    found = new_hands.desk.see(accounts.account, listed.list.rows_model.rows[0].id).findings
    assert any("15" in one.says or "15" in one.where for one in found)


def test_a_line_left_out_is_taken_in_again(new_hands: Hands, tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text((SAMPLES / "universal-housing.csv").read_text("utf-8") + BAD, "utf-8")
    page = preview_of(new_hands, path)
    new_hands.do("preview.leave-out-all")
    new_hands.settle(PreviewPage)
    assert new_hands.why_not("preview.leave-out-all") == "nothing-to-leave-out"
    page.list.choose(-15)
    new_hands.do("preview.leave-out")
    new_hands.settle(PreviewPage)
    assert page.excluded == ()
    assert new_hands.why_not("preview.accept") == "export-has-stops"


def test_a_file_of_no_known_layout_says_so_and_may_be_read_as_another(
    new_hands: Hands, tmp_path: Path
) -> None:
    path = tmp_path / "shopping.csv"
    path.write_text("what,how many\neggs,6\n", "utf-8")
    page = preview_of(new_hands, path)
    assert new_hands.why_not("preview.accept") == "export-has-stops"
    assert page.crumbs.endswith("read as nothing known")
    offered = [page.layouts.itemText(n) for n in range(page.layouts.count())]
    assert "universal-housing" in offered
    page.layouts.choose("universal-housing")
    page.ask_again()
    new_hands.settle(PreviewPage)
    assert page.layouts.value() == "universal-housing"
    assert new_hands.why_not("preview.accept") == "export-has-stops"


def test_a_file_that_is_gone_can_be_tried_again(new_hands: Hands, tmp_path: Path) -> None:
    new_hands.officer.file = tmp_path / "gone.csv"
    new_hands.go(AccountsPage, "accounts")
    new_hands.press("Ctrl+I")
    new_hands.wait(lambda: bool(new_hands.shell.notices.said))
    assert not new_hands.officer.faults


def test_choosing_no_file_changes_nothing(new_hands: Hands) -> None:
    new_hands.go(AccountsPage, "accounts")
    new_hands.officer.file = None
    new_hands.press("Ctrl+I")
    assert new_hands.officer.asked == ["Import a rent export"]
    new_hands.settle(AccountsPage)


def test_a_choice_keeps_what_was_chosen_when_more_is_offered(
    empty_office: Desk, open_window: Callable[[Desk], Hands]
) -> None:
    hands = open_window(empty_office)
    page = preview_of(hands, SAMPLES / "universal-housing.csv")
    page.layouts.choose("nec-ltra")
    page.layouts.offer((Choice("a", "A"), Choice("nec-ltra", "NEC")))
    assert page.layouts.value() == "nec-ltra"
