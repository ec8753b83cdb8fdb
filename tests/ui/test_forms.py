"""Forms: made of what an operation asks for; what is wrong is said above and at its field."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from courtdesk.desk import cases, hearings, office
from courtdesk.desk.core import Desk
from courtdesk.desk.register import operations
from courtdesk.domain.casefile import HearingKind
from courtdesk.domain.finding import stop
from courtdesk.samples.lives import MAIN
from courtdesk.samples.play import Played
from courtdesk.store.database import open_file
from courtdesk.ui.fields import DateEdit, TextEdit
from courtdesk.ui.forms import Form
from courtdesk.ui.page import Place
from courtdesk.ui.pages.case.page import CasePage
from courtdesk.ui.pages.cases import CasesPage
from courtdesk.ui.pages.settings import SettingsPage
from courtdesk.ui.wanted import Wanted, field_for
from tests.record import Kept
from tests.ui.windows import Hands


def the_form(page: CasePage | CasesPage | SettingsPage) -> Form[Any]:
    """The form that is open on a page."""
    form = page.forms.form
    assert form is not None
    return form


def links(form: Form[Any]) -> list[str]:
    """What the summary above a form lists."""
    QApplication.processEvents()
    return [one.text() for one in form._summary.findChildren(QPushButton) if one.isVisibleTo(form)]


def under(form: Form[Any], field: str) -> list[str]:
    """What is painted under a field."""
    rows = form._wrong[field]
    return [
        label.text()
        for n in range(rows.count())
        if (item := rows.itemAt(n)) is not None and (widget := item.widget()) is not None
        for label in widget.findChildren(QLabel)
    ]


def test_everything_wrong_is_listed_above_and_said_at_its_field(new_hands: Hands) -> None:
    page = new_hands.go(CasesPage, "cases")
    new_hands.do("cases.new")
    form = the_form(page)
    form.submit()
    assert [one.split(":")[0].replace("&", "") for one in links(form)] == [
        "Tenants",
        "Address",
        "Tenancy reference",
        "Rent account",
        "Kind of tenancy",
        "Tenancy began",
        "Rent for a period",
        "Period",
        "A period begins on",
    ]
    assert under(form, "rent") == ["This is needed. Fill it in."]
    assert under(form, "kind") == ["Nothing is chosen. Choose one."]
    field = form.fields["started_on"]
    assert isinstance(field, DateEdit)
    assert field.edit.property("wrong") is True


def test_a_link_of_the_summary_goes_to_its_field(new_hands: Hands) -> None:
    page = new_hands.go(CasesPage, "cases")
    new_hands.do("cases.new")
    form = the_form(page)
    form.submit()
    wanted = next(
        one for one in form._summary.findChildren(QPushButton) if "Rent for" in one.text()
    )
    wanted.click()
    field = form.fields["rent"]
    assert isinstance(field, TextEdit)
    assert field.edit.hasFocus()


def test_a_form_filled_by_the_keyboard_is_done_by_enter(new_hands: Hands) -> None:
    page = new_hands.go(CasesPage, "cases")
    new_hands.do("cases.new")
    assert the_form(page).isAncestorOf(new_hands.focus())
    new_hands.type("Ms Ada Example")
    new_hands.tab()
    new_hands.type("12 Acacia Road")
    for text in ("T1", "A1", "sec", "7/7/14"):
        new_hands.tab()
        new_hands.type(text)
    new_hands.tab(2)
    new_hands.type("112.5")
    new_hands.tab()
    new_hands.type("wee")
    new_hands.tab()
    new_hands.type("7 Jul 2014")
    new_hands.press("Return")
    case = new_hands.settle(CasePage)
    assert case.title == "Ms Ada Example"
    assert case.view is not None
    assert str(case.view.file.tenancy.rent) == "£112.50"
    assert case.view.file.tenancy.started_on == date(2014, 7, 7)


def test_what_the_desk_refuses_is_painted_at_the_field_it_names(new_hands: Hands) -> None:
    page = new_hands.go(SettingsPage, "settings")
    new_hands.do("settings.court")
    form = the_form(page)
    form.fields["name"].put("County Court at Example")
    form.submit()
    new_hands.wait(lambda: bool(form.findings))
    assert under(form, "name") == [
        "County Court at Example is already in the list of courts. Choose it from the list."
    ]
    assert links(form)[0].replace("&", "").startswith("Court: County Court at Example is already")
    assert form.main.isEnabled()
    form.fields["name"].put("County Court at Elsewhere")
    form.submit()
    new_hands.wait(lambda: page.forms.form is None)
    assert len(new_hands.desk.see(office.courts)) == 2
    new_hands.wait(lambda: page.settled and len(page.courts.rows_model.rows) == 2)


def test_leaving_a_form_asks_only_where_something_was_typed(new_hands: Hands) -> None:
    page = new_hands.go(SettingsPage, "settings")
    new_hands.do("settings.court")
    assert the_form(page).isAncestorOf(new_hands.focus())
    new_hands.press("Esc")
    assert page.forms.form is None
    assert new_hands.officer.asked == []
    new_hands.do("settings.court")
    assert the_form(page).isAncestorOf(new_hands.focus())
    new_hands.type("County")
    new_hands.officer.agrees = False
    new_hands.press("Esc")
    assert page.unsaved()
    assert new_hands.officer.asked == ["Leave this form?"]
    new_hands.officer.agrees = True
    new_hands.press("Esc")
    assert page.forms.form is None


def test_a_busy_record_keeps_what_was_typed_and_is_tried_again_once(
    record: Kept, empty_office: Desk, open_window: Callable[[Desk], Hands]
) -> None:
    impatient = Desk(
        open_file(record.path, wait_ms=50),
        empty_office.rules,
        empty_office.places,
        empty_office.clock,
        "anna",
        empty_office.pretended_on,
    )
    record.opened.callback(impatient.database.close)
    hands = open_window(impatient)
    page = hands.go(SettingsPage, "settings")
    hands.do("settings.court")
    form = the_form(page)
    form.fields["name"].put("County Court at Elsewhere")
    with empty_office.database.lot():
        form.submit()
        hands.wait(lambda: bool(hands.shell.notices.said))
        assert "locked by another program" in hands.shell.notices.said[0]
        assert form.fields["name"].read() == "County Court at Elsewhere"
        assert form.main.isEnabled()
    (again,) = (
        one for one in hands.shell.notices.findChildren(QPushButton) if one.text() == "Try again"
    )
    again.click()
    hands.wait(lambda: page.forms.form is None)
    assert [one.name for one in hands.desk.see(office.courts)] == [
        "County Court at Elsewhere",
        "County Court at Example",
    ]


def test_a_hearing_is_listed_with_what_to_beware_of(hands: Hands, sample: Played) -> None:
    page = hands.go(CasePage, "case", sample.case(MAIN))
    hands.do("case.hearing")
    form = the_form(page)
    assert form.fields["at"].read() == time(10)
    form.fields["on"].put(date(2027, 1, 14))
    form.fields["kind"].put(HearingKind.ADJOURNED_FIRST)
    form.submit()
    hands.wait(lambda: page.forms.form is None)
    assert hands.shell.notices.said[0] == "The hearing is listed."
    hands.wait(lambda: page.settled and page.view is not None and len(page.view.file.hearings) == 2)


def test_the_name_of_every_form_field_is_an_argument_of_its_operation(
    hands: Hands, sample: Played
) -> None:
    opened = []
    for page_name, key in (
        ("cases", None),
        ("settings", None),
        ("case", sample.case(MAIN)),
    ):
        hands.shell.go(Place(page_name, key))
        hands.wait(lambda: hands.shell.page is not None and hands.shell.page.settled)
        for offer in hands.shell.offers():
            page = hands.shell.page
            if offer.page is not page or offer.why_not(hands.shell.held) is not None:
                continue
            offer.run()
            if isinstance(page, CasePage | CasesPage | SettingsPage) and page.forms.form:
                form = page.forms.form
                asked = {one.name: one for one in form._operation.fields}
                needed = {name for name, one in asked.items() if one.required}
                given = set(form.fields) | set(form._given)
                assert given <= set(asked), offer.action.id
                assert needed <= given, offer.action.id
                opened.append(form._operation.name)
                form.leave()
    assert len(set(opened)) >= 14
    assert set(opened) <= set(operations())


def test_an_argument_of_any_type_an_operation_has_gets_a_field(new_hands: Hands) -> None:
    page = new_hands.go(CasesPage, "cases")
    made = 0
    for operation in operations().values():
        for one in operation.fields:
            if _is_plain(one.hint):
                field = field_for(one, Wanted(one.name, "Some words"), page)
                field.deleteLater()
                made += 1
    assert made > 60


def _is_plain(hint: object) -> bool:
    """Whether a value is asked for as itself, not as a group or as one of the record's rows."""
    text = str(hint)
    return (
        "courtdesk.desk" not in text
        and "courtdesk.documents" not in text
        and "int, ..." not in text
    )


def test_a_finding_about_no_field_stands_above_alone(new_hands: Hands) -> None:
    page = new_hands.go(SettingsPage, "settings")
    new_hands.do("settings.court")
    form = the_form(page)
    form.paint((stop("no-permit", "You may not.", where="elsewhere"),))
    assert [one.replace("&", "") for one in links(form)] == ["You may not."]
    assert under(form, "name") == []
    form.paint(())
    assert not form._summary.isVisible()


def test_the_progress_of_long_work_is_shown_and_it_can_be_cancelled(
    hands: Hands, sample: Played, tmp_path: Path
) -> None:
    page = hands.go(CasePage, "case", sample.case(MAIN))
    hands.do("case.schedule")
    form = the_form(page)
    form.submit()
    assert form.busy
    assert page.unsaved()
    assert form._bar.isVisible()
    form.leave()
    hands.wait(lambda: not form.busy)
    assert page.forms.form is form
    assert page.view is not None
    assert hands.desk.see(cases.case, sample.case(MAIN)).file.papers == page.view.file.papers
    assert not [one for one in (tmp_path / "scratch").glob("tmp*") if any(one.iterdir())]


def test_a_single_hearing_operation_is_asked_for_in_its_own_words(
    hands: Hands, sample: Played
) -> None:
    page = hands.go(CasePage, "case", sample.case(MAIN))
    hands.do("case.vacate-hearing")
    form = the_form(page)
    assert form._operation.name == hearings.vacate_hearing.name
    QTest.keyClick(form.main, Qt.Key.Key_Space)
    assert under(form, "because") == ["This is needed. Fill it in."]


def test_the_letter_of_every_field_leads_to_it(new_hands: Hands) -> None:
    page = new_hands.go(CasesPage, "cases")
    new_hands.do("cases.new")
    form = the_form(page)
    for words, name in (
        ("Period", "rent_period"),
        ("Rent account", "account"),
        ("Address", "address"),
        ("Tenancy began", "started_on"),
    ):
        new_hands.letter(words)
        assert form.fields[name].typed_into() is new_hands.focus()
