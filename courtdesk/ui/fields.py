"""Fields: each reads one kind of value as officers write it, and says what is wrong with it.

``read`` gives the value or is refused; ``put`` shows one; ``changed`` tells of typing. A field
that may be left empty reads as none. What was typed is echoed in full when the field is left, so
that "12 Mar" is seen to be *Fri 12 Mar 2027* before anything is done with it.

    on = DateEdit(today)
    on.name("Date of the hearing", "As on the court's notice")
"""

from collections.abc import Callable
from datetime import date, datetime, time

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from courtdesk.domain.dates import clock, short
from courtdesk.domain.finding import Finding, Refused, stop
from courtdesk.domain.money import Money
from courtdesk.ui.calendar import CalendarButton
from courtdesk.ui.entry import read_claim_number, read_date, read_time
from courtdesk.ui.looks import repolish

NARROW = 17
HALF = 26
WIDE = 44
WIDEST = 60
LINES_SHOWN = 3


class Field(QWidget):
    """One place in a form where something is given."""

    changed = Signal()

    def __init__(self, *, optional: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.optional = optional
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(6)
        self._inner: tuple[QWidget, ...] = ()

    def read(self) -> object:
        """The value given.

        Raises:
            Refused: nothing is given where something must be, or it cannot be read.
        """
        raise NotImplementedError

    def put(self, value: object) -> None:
        """Show a value; none empties the field."""
        raise NotImplementedError

    def is_empty(self) -> bool:
        """Whether nothing is given at all."""
        return False

    def name(self, words: str, help_: str = "") -> None:
        """What a screen reader calls the field."""
        for one in self._inner:
            one.setAccessibleName(words)
            one.setAccessibleDescription(help_)

    def show_wrong(self, *, wrong: bool) -> None:
        """Frame the field where a finding stands against it."""
        for one in self._inner:
            one.setProperty("wrong", wrong)
            repolish(one)

    def typed_into(self) -> QWidget:
        """The widget within that takes the keyboard; a label's letter goes to it."""
        inner: QWidget = self
        while (proxy := inner.focusProxy()) is not None:
            inner = proxy
        return inner

    def _hold(self, *widgets: QWidget) -> None:
        """Put the widgets side by side; the first is where typing goes."""
        self._inner = widgets
        for one in widgets:
            self.row.addWidget(one)
        self.setFocusProxy(widgets[0])


class TextEdit(Field):
    """A line of text."""

    def __init__(self, *, optional: bool = False, wide: int = WIDE) -> None:
        super().__init__(optional=optional)
        self.edit = QLineEdit()
        self.edit.setMinimumWidth(self.edit.fontMetrics().averageCharWidth() * wide)
        self._hold(self.edit)
        most = WIDEST if wide >= WIDE else wide
        self.edit.setMaximumWidth(self.edit.fontMetrics().averageCharWidth() * most)
        self.row.addWidget(self.edit, 1)
        self.row.addStretch()
        self.edit.textEdited.connect(self.changed)

    def is_empty(self) -> bool:
        """Whether the line is empty."""
        return not self.edit.text().strip()

    def read(self) -> object:
        """The text without spaces round it."""
        text = self.edit.text().strip()
        if not text and not self.optional:
            raise Refused(nothing_given())
        return text

    def put(self, value: object) -> None:
        """Show a text."""
        self.edit.setText("" if value is None else str(value))


class EchoEdit(TextEdit):
    """A line that is read as something, and echoes what it was read as when it is left."""

    def __init__(
        self,
        reads: Callable[[str], object],
        shows: Callable[[object], str],
        *,
        optional: bool = False,
    ) -> None:
        super().__init__(optional=optional, wide=NARROW)
        self._reads = reads
        self._shows = shows
        self.edit.editingFinished.connect(self._echo)

    def read(self) -> object:
        """The value that was typed; none where nothing is and nothing need be."""
        text = self.edit.text().strip()
        if not text and self.optional:
            return None
        if not text:
            raise Refused(nothing_given())
        return self._reads(text)

    def put(self, value: object) -> None:
        """Show a value as it is echoed."""
        self.edit.setText("" if value is None else self._shows(value))

    def _echo(self) -> None:
        try:
            value = self.read()
        except Refused:
            return
        self.put(value)


class MoneyEdit(EchoEdit):
    """A sum of money: ``1234.5`` is echoed as ``£1,234.50``."""

    def __init__(self, *, optional: bool = False) -> None:
        super().__init__(Money.parse, str, optional=optional)


class DateEdit(EchoEdit):
    """A date, typed the British way or chosen from a calendar that begins on Monday."""

    def __init__(self, today: date, *, optional: bool = False) -> None:
        super().__init__(lambda text: read_date(text, today), _as_date, optional=optional)
        self.edit.setPlaceholderText("12/3/26")
        self.button = CalendarButton(self._now, self._choose)
        self.row.insertWidget(1, self.button)
        self._today = today

    def name(self, words: str, help_: str = "") -> None:
        """What a screen reader calls the field and its calendar."""
        super().name(words, help_)
        self.button.setAccessibleName(f"Calendar for {words[:1].lower()}{words[1:]}")

    def _now(self) -> date:
        try:
            value = self.read()
        except Refused:
            value = None
        return value if isinstance(value, date) else self._today

    def _choose(self, on: date) -> None:
        self.put(on)
        self.changed.emit()


class TimeEdit(EchoEdit):
    """A time of day: ``10``, ``10.30``, ``2pm``."""

    def __init__(self, *, optional: bool = False) -> None:
        super().__init__(read_time, _as_time, optional=optional)
        self.edit.setPlaceholderText("10.30am")


class MomentEdit(Field):
    """A date and a time on the clock of whoever was there."""

    def __init__(self, today: date, *, optional: bool = False) -> None:
        super().__init__(optional=optional)
        self.on = DateEdit(today, optional=optional)
        self.at = TimeEdit(optional=optional)
        self._hold(self.on, self.at)
        for one in (self.on, self.at):
            one.changed.connect(self.changed)

    def is_empty(self) -> bool:
        """Whether neither is given."""
        return self.on.is_empty() and self.at.is_empty()

    def read(self) -> object:
        """The date and time; the time may not be left out where the date is given."""
        on = self.on.read()
        if not isinstance(on, date):
            return None
        at = self.at.read()
        if not isinstance(at, time):
            raise Refused(nothing_given())
        return datetime.combine(on, at)

    def put(self, value: object) -> None:
        """Show a date and time."""
        given = value if isinstance(value, datetime) else None
        self.on.put(given and given.date())
        self.at.put(given and given.time())

    def name(self, words: str, help_: str = "") -> None:
        """What a screen reader calls the two."""
        self.on.name(f"{words}, date", help_)
        self.at.name(f"{words}, time", help_)

    def show_wrong(self, *, wrong: bool) -> None:
        """Frame both."""
        self.on.show_wrong(wrong=wrong)
        self.at.show_wrong(wrong=wrong)


class NumberEdit(EchoEdit):
    """A whole number."""

    def __init__(self, *, optional: bool = False) -> None:
        super().__init__(_read_number, str, optional=optional)


class ClaimNumberEdit(EchoEdit):
    """A claim number as the court writes it: capitals, no spaces."""

    def __init__(self, *, optional: bool = False) -> None:
        super().__init__(read_claim_number, str, optional=optional)
        self.edit.setPlaceholderText("M05YK123")


class LinesEdit(Field):
    """Several lines of text: an address, or names one to a line; or one longer text."""

    def __init__(self, *, as_lines: bool, optional: bool = False) -> None:
        super().__init__(optional=optional)
        self._as_lines = as_lines
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self.edit.setMinimumWidth(self.edit.fontMetrics().averageCharWidth() * WIDE)
        self.edit.setMaximumWidth(self.edit.fontMetrics().averageCharWidth() * WIDEST)
        self.edit.setFixedHeight(self.edit.fontMetrics().lineSpacing() * LINES_SHOWN + 18)
        self._hold(self.edit)
        self.row.addStretch()
        self.edit.textChanged.connect(self.changed)

    def read(self) -> object:
        """The text, or its lines that hold something."""
        text = self.edit.toPlainText().strip()
        if not text and not self.optional:
            raise Refused(nothing_given())
        if self._as_lines:
            return tuple(line.strip() for line in text.splitlines() if line.strip())
        return text

    def put(self, value: object) -> None:
        """Show a text or lines."""
        with QSignalBlocker(self.edit):
            lines = value if isinstance(value, tuple) else (value or "",)
            self.edit.setPlainText("\n".join(str(one) for one in lines))


def nothing_given() -> Finding:
    """A finding that a field is empty which must not be."""
    return stop("field-empty", "This is needed.", remedy="Fill it in.")


def _read_number(text: str) -> object:
    if not text.isdecimal():
        raise Refused(
            stop("not-a-number", f"“{text[:40]}” is not a whole number.", remedy="Give figures.")
        )
    return int(text)


def _as_date(value: object) -> str:
    return short(value) if isinstance(value, date) else ""


def _as_time(value: object) -> str:
    return clock(value) if isinstance(value, time) else ""
