"""The calendar beside a date field: weeks begin on Monday, in English whatever the machine's."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QVBoxLayout, QWidget

from courtdesk.ui.marks import put_icon


class CalendarButton(QToolButton):
    """A small button that opens the month of a date, and hands on the day chosen."""

    def __init__(self, now: Callable[[], date], chosen: Callable[[date], None]) -> None:
        super().__init__()
        self._now = now
        self._chosen = chosen
        self.setToolTip("Choose from a calendar")
        self.setAccessibleName("Calendar")
        self.setProperty("shape", "icon")
        put_icon(self, "calendar")
        self.clicked.connect(self.open)

    def open(self) -> None:
        """Open the calendar under the button."""
        popup = QWidget(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        layout = QVBoxLayout(popup)
        layout.setContentsMargins(1, 1, 1, 1)
        month = made_calendar(self._now())
        layout.addWidget(month)

        def take(day: QDate) -> None:
            popup.close()
            self._chosen(date(day.year(), day.month(), day.day()))

        month.clicked.connect(take)
        month.activated.connect(take)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        popup.show()
        month.setFocus()


def made_calendar(on: date) -> QCalendarWidget:
    """A month with a day chosen."""
    month = QCalendarWidget()
    month.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    month.setSelectedDate(QDate(on.year, on.month, on.day))
    month.setAccessibleName("Calendar")
    return month
