"""Fields: what is typed is read as one value, echoed in full, or refused at its place."""

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget
from pytestqt.qtbot import QtBot

from courtdesk.domain.casefile import TenancyKind
from courtdesk.domain.dates import Period
from courtdesk.domain.finding import Refused
from courtdesk.domain.money import Money
from courtdesk.domain.permits import Post
from courtdesk.ui.calendar import made_calendar
from courtdesk.ui.choices import SPECIAL_WORDS, Choice, choices_of, worded
from courtdesk.ui.fields import (
    ClaimNumberEdit,
    DateEdit,
    EchoEdit,
    Field,
    LinesEdit,
    MomentEdit,
    MoneyEdit,
    NumberEdit,
    TextEdit,
    TimeEdit,
)
from courtdesk.ui.picks import FileEdit, PickOne, TickEdit, TickMany

MONDAY = date(2026, 11, 23)
KINDS = choices_of(TenancyKind)

pytestmark = pytest.mark.usefixtures("worn")


def leave(field: EchoEdit) -> None:
    """Leave a field, as Tab does."""
    QApplication.sendEvent(field.edit, QFocusEvent(QEvent.Type.FocusOut))
    field.edit.editingFinished.emit()


@pytest.mark.parametrize(
    ("field", "typed", "value", "echo"),
    [
        (MoneyEdit, "1234.5", Money(123450), "£1,234.50"),
        (MoneyEdit, "(12.40)", Money(-1240), "–£12.40"),
        (lambda: DateEdit(MONDAY), "12/3/26", date(2026, 3, 12), "Thu 12 Mar 2026"),
        (lambda: DateEdit(MONDAY), "tomorrow", date(2026, 11, 24), "Tue 24 Nov 2026"),
        (TimeEdit, "2.05pm", time(14, 5), "2.05pm"),
        (NumberEdit, "14", 14, "14"),
        (ClaimNumberEdit, "m05 yk123", "M05YK123", "M05YK123"),
    ],
)  # fmt: skip
def test_what_is_typed_is_read_and_echoed_in_full(
    qtbot: QtBot, field: Callable[[], EchoEdit], typed: str, value: object, echo: str
) -> None:
    made = field()
    qtbot.addWidget(made)
    QTest.keyClicks(made.edit, typed)
    assert made.read() == value
    leave(made)
    assert made.edit.text() == echo
    assert made.read() == value


def test_what_cannot_be_read_is_left_as_it_was_typed(qtbot: QtBot) -> None:
    field = DateEdit(MONDAY)
    qtbot.addWidget(field)
    QTest.keyClicks(field.edit, "31/6/26")
    leave(field)
    assert field.edit.text() == "31/6/26"
    with pytest.raises(Refused) as refused:
        field.read()
    assert refused.value.findings[0].code == "no-such-date"


def test_an_empty_field_is_refused_only_where_it_must_be_filled(qtbot: QtBot) -> None:
    for needed in (MoneyEdit(), DateEdit(MONDAY), TextEdit(), LinesEdit(as_lines=True)):
        qtbot.addWidget(needed)
        with pytest.raises(Refused) as refused:
            needed.read()
        assert refused.value.findings[0].code == "field-empty"
    optional: tuple[tuple[Field, object], ...] = (
        (MoneyEdit(optional=True), None),
        (DateEdit(MONDAY, optional=True), None),
        (TextEdit(optional=True), ""),
        (LinesEdit(as_lines=True, optional=True), ()),
        (MomentEdit(MONDAY, optional=True), None),
    )
    for field, empty in optional:
        qtbot.addWidget(field)
        assert field.read() == empty


def test_a_number_is_of_figures(qtbot: QtBot) -> None:
    field = NumberEdit()
    qtbot.addWidget(field)
    QTest.keyClicks(field.edit, "a fortnight")
    with pytest.raises(Refused) as refused:
        field.read()
    assert refused.value.findings[0].code == "not-a-number"


def test_a_moment_needs_its_time_as_well_as_its_date(qtbot: QtBot) -> None:
    field = MomentEdit(MONDAY)
    qtbot.addWidget(field)
    assert field.is_empty()
    QTest.keyClicks(field.on.edit, "3 Aug 26")
    with pytest.raises(Refused):
        field.read()
    QTest.keyClicks(field.at.edit, "4.29pm")
    assert field.read() == datetime(2026, 8, 3, 16, 29)  # noqa: DTZ001 - by the server's own clock.
    field.put(datetime(2026, 8, 4, 9, 0))  # noqa: DTZ001 - as above.
    assert field.on.edit.text() == "Tue 4 Aug 2026"


def test_lines_are_read_one_by_one_and_tab_leaves_the_field(qtbot: QtBot) -> None:
    field = LinesEdit(as_lines=True)
    qtbot.addWidget(field)
    field.edit.setPlainText("12 Acacia Road\n\n  Exampleton \n")
    assert field.read() == ("12 Acacia Road", "Exampleton")
    assert field.edit.tabChangesFocus()
    field.put(("A", "B"))
    assert field.edit.toPlainText() == "A\nB"


def test_one_is_chosen_by_its_words(qtbot: QtBot) -> None:
    field = PickOne(KINDS)
    qtbot.addWidget(field)
    assert field.is_empty()
    with pytest.raises(Refused) as refused:
        field.read()
    assert refused.value.findings[0].code == "none-chosen"
    QTest.keyClicks(field.box, "intro")
    assert field.read() is TenancyKind.INTRODUCTORY
    field.put(TenancyKind.SECURE)
    assert field.box.currentText() == "Secure"


def test_the_only_one_there_is_is_chosen_already(qtbot: QtBot) -> None:
    field = PickOne((Choice(7, "County Court at Example"),))
    qtbot.addWidget(field)
    assert field.read() == 7
    optional = PickOne((Choice(7, "Anna Example"),), optional=True)
    qtbot.addWidget(optional)
    assert optional.read() is None


def test_the_wheel_never_changes_what_was_chosen(qtbot: QtBot) -> None:
    field = PickOne(KINDS)
    qtbot.addWidget(field)
    field.show()
    field.put(TenancyKind.SECURE)
    none = Qt.KeyboardModifier.NoModifier
    turn = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, none,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(field.box, turn)
    assert field.read() is TenancyKind.SECURE


def test_some_are_ticked_by_the_keyboard(qtbot: QtBot) -> None:
    field = TickMany(choices_of(Post))
    qtbot.addWidget(field)
    field.show()
    for tick, value in field.ticks:
        if value in (Post.FINANCE, Post.AUDITOR):
            QTest.keyClick(tick, Qt.Key.Key_Space)
    assert field.read() == (Post.FINANCE, Post.AUDITOR)
    one = TickEdit("The tenant was reached")
    qtbot.addWidget(one)
    QTest.keyClick(one.tick, Qt.Key.Key_Space)
    assert one.read() is True


def test_a_tick_is_seen(qtbot: QtBot) -> None:
    field = TickEdit("Practice")
    qtbot.addWidget(field)
    field.show()
    before = field.grab().toImage()
    field.put(value=True)
    assert field.grab().toImage() != before


def test_a_file_is_chosen_or_typed(qtbot: QtBot, tmp_path: Path) -> None:
    chosen = [tmp_path / "letter.pdf", None]
    field = FileEdit(lambda: chosen.pop(0))
    qtbot.addWidget(field)
    changes: list[bool] = []
    field.changed.connect(lambda: changes.append(True))
    field.button.click()
    field.button.click()
    assert field.read() == tmp_path / "letter.pdf"
    assert changes == [True]


def test_the_calendar_begins_on_monday_and_hands_on_the_day(qtbot: QtBot) -> None:
    month = made_calendar(MONDAY)
    qtbot.addWidget(month)
    assert month.firstDayOfWeek() is Qt.DayOfWeek.Monday
    assert month.locale().language() is QLocale.Language.English
    field = DateEdit(MONDAY)
    qtbot.addWidget(field)
    field.show()
    field.button.click()
    popup = field.findChild(QCalendarWidget)
    assert isinstance(popup, QCalendarWidget)
    popup.clicked.emit(QDate(2026, 12, 15))
    assert field.read() == date(2026, 12, 15)


def test_every_kind_of_thing_to_choose_has_its_words() -> None:
    assert worded(Period.FOUR_WEEKLY) == "Four weekly"
    assert all(words[:1].isupper() for words in SPECIAL_WORDS.values())
    assert len({one.words for one in KINDS}) == len(TenancyKind)


def test_a_field_is_called_by_its_words_and_what_is_wrong_is_framed(qtbot: QtBot) -> None:
    field = DateEdit(MONDAY)
    qtbot.addWidget(field)
    field.name("Date of the hearing", "As on the court’s notice")
    assert field.edit.accessibleName() == "Date of the hearing"
    assert field.edit.accessibleDescription() == "As on the court’s notice"
    assert field.button.accessibleName() == "Calendar for date of the hearing"
    before = field.grab().toImage()
    field.show_wrong(wrong=True)
    assert field.grab().toImage() != before
