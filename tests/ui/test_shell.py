"""The window: where the officer can go, what is kept, and what everybody hears of a change."""

import gc
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from courtdesk.desk import cases, contacts
from courtdesk.desk.core import Desk
from courtdesk.domain.casefile import ContactAbout, ContactMethod
from courtdesk.samples.lives import MAIN
from courtdesk.samples.play import Played
from courtdesk.ui.navigation import ENTRIES, GREYED
from courtdesk.ui.page import Place
from courtdesk.ui.pages import kinds, names
from courtdesk.ui.pages.account import AccountPage
from courtdesk.ui.pages.accounts import AccountsPage
from courtdesk.ui.pages.case.page import CasePage
from courtdesk.ui.pages.cases import CasesPage
from courtdesk.ui.pages.diary import DiaryPage
from courtdesk.ui.pages.settings import SettingsPage
from courtdesk.ui.pages.today import TodayPage
from courtdesk.ui.shell import KEPT_PAGES, Shell
from courtdesk.ui.sweeping import Sweeper
from tests.record import Kept
from tests.ui.windows import Hands

NOT_BUILT = {"orders", "applications", "costs", "reports", "help"}
"""Places of the column without a page yet; the list must end empty."""


def test_every_place_has_its_page_or_says_in_a_sentence_that_it_has_none(hands: Hands) -> None:
    built = set(kinds())
    assert {one.name for one in ENTRIES} - built == NOT_BUILT
    for number, entry in enumerate(ENTRIES):
        greyed = hands.shell.navigation.item(number).data(GREYED)
        assert bool(greyed) is (entry.name in NOT_BUILT)
        if greyed:
            assert re.fullmatch(r"[A-Z].*\.", greyed)
            hands.press(f"Ctrl+{(number + 1) % 10}")
            assert hands.shell.notices.said == (greyed,)
            assert hands.why_not(f"go.{entry.name}") == "page-not-built"


def test_a_page_is_called_by_the_name_of_its_module() -> None:
    found = kinds()
    assert {name: one.name for name, one in found.items()} == {name: name for name in found}
    assert set(found) == names()


def test_places_are_gone_to_by_keys_by_mouse_and_from_the_column(hands: Hands) -> None:
    hands.press("Ctrl+2")
    hands.settle(DiaryPage)
    column = hands.shell.navigation
    place = column.visualItemRect(column.item(2)).center()
    QTest.mouseClick(column.viewport(), Qt.MouseButton.LeftButton, pos=place)
    hands.settle(CasesPage)
    column.setFocus()
    hands.press("Down")
    hands.press("Return")
    hands.settle(AccountsPage)


def test_back_and_forward_find_pages_as_they_were_left(hands: Hands) -> None:
    page = hands.go(CasesPage, "cases")
    page.list.choose(page.list.rows_model.rows[4].id)
    hands.press("Return")
    case = hands.settle(CasePage)
    case.show_sheet("account")
    hands.press("Alt+Left")
    assert hands.settle(CasesPage) is page
    assert page.list.chosen == page.list.rows_model.rows[4]
    hands.press("Alt+Right")
    assert hands.settle(CasePage) is case
    assert case.stack.currentWidget() is case.account
    assert not hands.shell.heading.forward.isEnabled()


def test_only_the_last_pages_are_kept_and_none_with_something_typed(
    hands: Hands, sample: Played
) -> None:
    settings = hands.go(SettingsPage, "settings")
    hands.do("settings.court")
    hands.type("County Court at Elsewhere")
    for number in range(1, KEPT_PAGES + 1):
        hands.go(AccountPage, "account", number)
    for case_id in sample.case_ids.values():
        hands.go(CasePage, "case", case_id)
    QApplication.processEvents()
    assert len(hands.shell._kept) <= KEPT_PAGES + 1
    assert hands.shell.stack.count() == len(hands.shell._kept)
    assert hands.go(SettingsPage, "settings") is settings
    assert settings.unsaved()


def test_what_is_done_here_is_seen_on_every_page_that_watches_it(
    hands: Hands, sample: Played
) -> None:
    listed = hands.go(CasesPage, "cases")
    today = hands.go(TodayPage, "today")
    case_id = sample.case(MAIN)
    page = hands.go(CasePage, "case", case_id)
    before = len(page.chronology.list.rows_model.rows)
    hands.do("case.contact")
    form = page.forms.form
    assert form is not None
    form.fields["method"].put(ContactMethod.CALL)
    form.fields["about"].put(ContactAbout.ARREARS)
    form.fields["summary"].put("Agreed to pay £5.00 a week.")
    form.submit()
    hands.wait(lambda: len(page.chronology.list.rows_model.rows) == before + 1)
    assert hands.shell.notices.said == ("The contact is recorded.",)
    assert listed.settled
    assert today.settled
    told = [one.happening.what for one in page.chronology.list.rows_model.rows]
    assert any("Agreed to pay" in one for one in told)


def test_what_somebody_else_does_is_seen_and_selection_and_typing_stay(
    hands: Hands, sample: Played
) -> None:
    page = hands.go(CasePage, "case", sample.case(MAIN))
    page.chronology.list.choose(3)
    hands.do("case.hold")
    form = page.forms.form
    assert form is not None
    form.fields["evidence"].put("Half a sentence")
    before = len(page.chronology.list.rows_model.rows)
    other = replace(sample.desk, login="ben")
    other.do(
        contacts.record_contact,
        sample.case(MAIN),
        date(2026, 11, 20),
        ContactMethod.VISIT,
        ContactAbout.ARREARS,
        "Nobody at home.",
    )
    hands.shell.look_for_others()
    hands.wait(lambda: len(page.chronology.list.rows_model.rows) == before + 1)
    chosen = page.chronology.list.chosen
    assert chosen is not None
    assert chosen.number == 3
    assert page.forms.form is form
    assert form.fields["evidence"].read() == "Half a sentence"


def test_a_page_out_of_sight_asks_only_when_it_is_seen_again(hands: Hands, sample: Played) -> None:
    page = hands.go(CasesPage, "cases")
    hands.go(DiaryPage, "diary")
    sheet = sample.desk.see(cases.case, sample.case(MAIN))
    sample.desk.do(cases.close_case, sheet.file.id, "Arrears cleared.", sheet.version)
    rows = page.list.rows_model.rows
    hands.shell.changed({"cases"})
    hands.settle(DiaryPage)
    assert page.list.rows_model.rows == rows
    assert not page.settled
    hands.go(CasesPage, "cases")
    assert len(page.list.rows_model.rows) == len(rows) - 1


def test_a_change_nobody_watches_asks_nothing(hands: Hands) -> None:
    page = hands.go(CasesPage, "cases")
    hands.shell.changed({"file_chunks"})
    assert page.settled


def test_the_search_box_finds_cases_from_anywhere(hands: Hands, sample: Played) -> None:
    name = sample.office.case(MAIN).names[0].split()[-1]
    hands.go(DiaryPage, "diary")
    hands.press("Ctrl+K")
    hands.type(name.lower())
    hands.press("Return")
    page = hands.settle(CasesPage)
    hands.wait(lambda: len(page.list.rows_model.rows) == 1)
    assert name in page.list.rows_model.rows[0].defendants[0]
    hands.press("Return")
    assert hands.settle(CasePage).case_id == sample.case(MAIN)


def test_a_list_is_searched_as_one_types(hands: Hands) -> None:
    page = hands.go(CasesPage, "cases")
    hands.press("Ctrl+K")
    hands.type("nobody of that name")
    hands.wait(lambda: not page.list.rows_model.rows)
    assert "Search for less" in page.list.accessibleDescription()
    hands.shell.heading.search.clear()
    hands.shell.heading.search.textEdited.emit("")
    hands.wait(lambda: bool(page.list.rows_model.rows))


def test_an_office_that_is_not_set_up_is_set_up_first(
    record: Kept, open_window: Callable[[Desk], Hands]
) -> None:
    hands = open_window(replace(record.desk(""), login="anna"))
    page = hands.settle(SettingsPage)
    assert page.main_action() == "settings.set-up"
    assert not hands.shell.practice.isVisible()
    assert "No office is set up yet" in hands.shell.status.words.text()
    hands.do("settings.set-up")
    form = page.forms.form
    assert form is not None
    for name, value in (
        ("name", "Example Borough Council"),
        ("address", ("Civic Centre",)),
        ("full_name", "Anna Officer"),
        ("position", "Housing court officer"),
        ("practice", True),
    ):
        form.fields[name].put(value)
    form.submit()
    hands.wait(lambda: "Anna Officer" in hands.shell.status.words.text())
    assert hands.shell.practice.isVisible()
    hands.wait(lambda: page.main_action() == "settings.court")
    assert hands.why_not("settings.set-up") == "office-there"


def test_the_foot_says_whose_record_it_is_and_how_new_the_figures_are(hands: Hands) -> None:
    said = hands.shell.status.words.text()
    for part in (
        "Example Borough Council",
        "officer: Anna Jane Whitlock",
        "office file on this computer",
        "rent export accepted 23 November 2026",
    ):
        assert part in said
    assert hands.shell.practice.isVisible()
    assert hands.shell.windowTitle().endswith("Example Borough Council – CourtDesk")


def test_somebody_whose_posts_do_not_allow_it_sees_why(
    sample: Played, open_window: Callable[[Desk], Hands]
) -> None:
    hands = open_window(replace(sample.desk, login="faye"))
    hands.go(CasePage, "case", sample.case(MAIN))
    assert hands.why_not("case.contact") == "no-post-for-it"
    hands.press("Ctrl+T")
    assert "Your posts do not let you prepare cases and papers." in hands.shell.notices.said[0]
    hands.go(AccountsPage, "accounts")
    assert hands.why_not("accounts.import") == "no-post-for-it"


def test_the_parts_of_the_window_are_visited_in_turn(hands: Hands) -> None:
    page = hands.go(CasesPage, "cases")
    hands.shell.navigation.setFocus()
    for wanted in (hands.shell.heading.search, page.list, hands.shell.navigation):
        hands.press("F6")
        assert hands.focus() is wanted


def test_the_size_of_the_window_is_kept(
    hands: Hands, open_window: Callable[[Desk], Hands], tmp_path: Path
) -> None:
    hands.shell.resize(1100, 700)
    hands.shell.close()
    again = Shell(
        hands.desk,
        QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat),
        hands.officer,
    )
    hands.bot.addWidget(again)
    # The screen of the tests is narrower than the window; its height is what can be kept on it.
    assert again.height() == 700
    again.close()
    del open_window


def test_closing_asks_where_something_typed_would_be_lost(hands: Hands) -> None:
    page = hands.go(SettingsPage, "settings")
    hands.do("settings.court")
    hands.type("County")
    hands.go(CasesPage, "cases")
    hands.officer.agrees = False
    assert not hands.shell.close()
    assert hands.officer.asked == ["Close CourtDesk?"]
    hands.go(SettingsPage, "settings")
    assert page.unsaved()
    hands.officer.agrees = True
    assert hands.shell.close()


def test_an_error_of_ours_while_asking_is_told_and_the_window_lives_on(
    hands: Hands, expected_log: Callable[[str], None]
) -> None:
    expected_log("report 1$")
    page = hands.go(CasesPage, "cases")
    page.most = "many"  # type: ignore[assignment]  # So that the query itself goes wrong.
    page.ask_again()
    hands.wait(lambda: bool(hands.officer.faults))
    assert not page.settled
    page.most = 200
    hands.shell.ask_again()
    hands.settle(CasesPage)


def test_what_is_not_there_is_refused_in_words(hands: Hands) -> None:
    hands.shell.go(Place("case", 4711))
    hands.wait(lambda: bool(hands.shell.notices.said))
    assert "There is no case number 4711." in hands.shell.notices.said[0]


def test_esc_puts_away_what_was_said(hands: Hands) -> None:
    hands.go(CasesPage, "cases")
    hands.shell.notices.say_note("A word.")
    assert hands.shell.notices.isVisible()
    hands.press("Esc")
    assert not hands.shell.notices.isVisible()


def test_memory_is_swept_on_the_windows_thread_alone(qtbot: QtBot, worn: QApplication) -> None:
    sweeper = Sweeper(worn)
    sweeps: list[int] = []
    gc.callbacks.append(
        lambda phase, info: sweeps.append(info["generation"]) if phase == "stop" else None
    )
    try:
        sweeper.begin()
        assert not gc.isenabled()
        sweeps.clear()
        for _ in range(15):
            sweeper.sweep()
        assert sweeps == [1] * 14 + [2]
    finally:
        gc.callbacks.pop()
        sweeper.end()
        sweeper.deleteLater()
    assert gc.isenabled()
    gc.disable()
    del qtbot


@pytest.mark.parametrize("page", ["today", "diary", "cases", "accounts", "settings"])
def test_a_page_with_nothing_on_it_says_what_to_do(new_hands: Hands, page: str) -> None:
    new_hands.shell.go(Place(page))
    new_hands.wait(lambda: new_hands.shell.page is not None and new_hands.shell.page.settled)
    shown = new_hands.shell.page
    assert shown is not None
    said = [
        one.accessibleDescription()
        for one in (getattr(shown, "list", None), getattr(shown, "due", None))
        if one is not None
    ]
    assert all(len(one.split()) > 4 for one in said)
    if page == "settings":
        assert isinstance(shown, SettingsPage)
        assert shown.facts.isVisible()
