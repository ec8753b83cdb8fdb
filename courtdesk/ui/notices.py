"""What the window says of its own accord: done, refused, not to be had, and our own mistakes.

It stands between the title and the page, over nothing, and is announced to screen readers. *Done*
goes away by itself; what was refused stays until it is put away or something else is said.

    notices.done("Hearing listed for Tue 15 Dec 2026, 10am.")
    notices.refused(refusal.findings)
    notices.unavailable(trouble, again=page.ask_again)
    notices.fault(error)
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from courtdesk import faults
from courtdesk.domain.finding import Finding, Refused, Unavailable
from courtdesk.ui.ask import Ask
from courtdesk.ui.looks import button
from courtdesk.ui.marks import MET, mark_of, put_icon
from courtdesk.ui.order import put_after
from courtdesk.ui.sheets import clear, marked, side_by_side

DONE_FOR_MS = 8_000


class Notices(QFrame):
    """The place where the window speaks."""

    def __init__(self, ask: Ask, reports: Path | None = None) -> None:
        super().__init__()
        self.setProperty("part", "notice")
        self._ask = ask
        self.reports = reports
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self._away = QToolButton()
        self._away.setProperty("shape", "icon")
        self._away.setToolTip("Put this away (Esc)")
        self._away.setAccessibleName("Put this away")
        put_icon(self._away, "close")
        self._away.clicked.connect(self.put_away)
        room = QWidget()
        room.setLayout(self._rows)
        self._rows.setContentsMargins(0, 0, 0, 0)
        layout = side_by_side(room, self._away)
        layout.setContentsMargins(12, 5, 6, 5)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.put_away)
        self._telling = False
        self.said: tuple[str, ...] = ()
        self.hide()

    def done(self, text: str, beware: Sequence[Finding] = ()) -> None:
        """Say that something is done, and what to beware of; the latter stays."""
        rows = [(MET, text)] + [(mark_of(one), f"{one.says} {one.remedy}") for one in beware]
        self._say(rows)
        if not beware:
            self._timer.start(DONE_FOR_MS)

    def say_note(self, text: str) -> None:
        """Say something worth knowing."""
        self._say([("note", text)])
        self._timer.start(DONE_FOR_MS)

    def refused(self, findings: Sequence[Finding]) -> None:
        """Say why something is not done."""
        self._say([(mark_of(one), f"{one.says} {one.remedy}".strip()) for one in findings])

    def unavailable(self, trouble: Unavailable, again: Callable[[], None] | None = None) -> None:
        """Say what is not to be had, and offer to try again."""
        self._say([("warning", f"{trouble.what} {trouble.try_next}")])
        if again is not None:
            retry = button("Try again")
            retry.clicked.connect(self.put_away)
            retry.clicked.connect(again)
            row = side_by_side(retry)
            row.addStretch()
            self._rows.addLayout(row)
            put_after(self, retry)

    def fault(self, error: BaseException) -> None:
        """Say calmly that it is our mistake, once the report is written; one at a time."""
        report = faults.write_report(error, self.reports)
        if self._telling:
            return
        self._telling = True
        try:
            self._ask.tell_fault(report)
        finally:
            self._telling = False

    def trouble(self, error: Exception, again: Callable[[], None] | None = None) -> None:
        """Say whichever of the three it is."""
        if isinstance(error, Refused):
            self.refused(error.findings)
        elif isinstance(error, Unavailable):
            self.unavailable(error, again)
        else:
            self.fault(error)

    def put_away(self) -> None:
        """Say nothing any more."""
        self._timer.stop()
        self.said = ()
        self.hide()
        clear(self._rows)

    def _say(self, rows: Sequence[tuple[str, str]]) -> None:
        self._timer.stop()
        clear(self._rows)
        for mark, text in rows:
            self._rows.addWidget(marked(mark, text))
        self.said = tuple(text for _, text in rows)
        self.show()
        announce(self, " ".join(self.said))


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say something that changed by itself."""
    event = QAccessibleAnnouncementEvent(widget, text)
    QAccessible.updateAccessibility(event)
