"""Forms: made from what an operation asks for, with findings painted where they belong.

A form's fields are named as the operation names its arguments, so that a finding's ``where``
finds its field without any table between. All that is wrong is listed above with links, and each
thing stands again under its field.

    Form(
        page,
        hearings.list_hearing,
        "List a hearing",
        (
            Wanted("court_id", "Court", choices=courts),
            Wanted("on", "Date"),
            Wanted("at", "Time", start=time(10)),
        ),
        given={"case_id": 7},
    )
"""

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Generic, TypeVar

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from courtdesk.desk.register import Operation
from courtdesk.domain.finding import Finding, Refused
from courtdesk.ui.doing import Then, do
from courtdesk.ui.fields import Field
from courtdesk.ui.jobs import Job, Step
from courtdesk.ui.looks import OneLine, button, words
from courtdesk.ui.mnemonics import give_letters
from courtdesk.ui.order import keep_together, put_after
from courtdesk.ui.page import Page
from courtdesk.ui.picks import TickEdit
from courtdesk.ui.sheets import Sheet, clear, column, marked, scrolling, side_by_side
from courtdesk.ui.wanted import Wanted, field_for

R = TypeVar("R")
LABELS = 176
FIRST = 1_000  # The fields take what room they need before anything is left over.


class Form(Sheet, Generic[R]):
    """A form for one operation."""

    closed = Signal()

    def __init__(
        self,
        page: Page[Any],
        operation: Operation[..., R],
        title: str,
        wanted: Sequence[Wanted],
        *,
        given: Mapping[str, object],
        done: Callable[[R], None],
        deed: str = "",
        says: str = "",
    ) -> None:
        super().__init__(title)
        self._page = page
        self._operation = operation
        self._given = given
        self._done = done
        self._job: Job | None = None
        self.touched = False
        self.fields: dict[str, Field] = {}
        self._words = {one.name: one.words for one in wanted}
        self._wrong: dict[str, QVBoxLayout] = {}
        self._summary = Summary(self._go_to)
        inside = QWidget()
        lines = column(inside)
        lines.setContentsMargins(0, 0, 6, 0)
        if says:
            lines.addWidget(words(says, ink="dim", wrap=True))
        lines.addWidget(self._summary)
        lines.addLayout(self._lay_fields(wanted))
        self.body.addWidget(scrolling(inside, title, fits=True), FIRST)
        self.body.addLayout(self._lay_buttons(deed or operation.label))
        self.body.addStretch(1)

    @property
    def busy(self) -> bool:
        """Whether what the form is for is being done just now."""
        return self._job is not None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is said to be wrong."""
        return self._summary.findings

    def submit(self) -> None:
        """Do what the form is for, or say all that is wrong with it."""
        values, findings = self.read()
        if findings:
            self.paint(findings)
            return
        self.paint(())
        self._be_busy(busy=True)
        then = Then(self._finish, self._refused, self._told, lambda: self._be_busy(busy=False))
        self._job = do(self._page, self._operation, {**self._given, **values}, then)

    def read(self) -> tuple[dict[str, object], tuple[Finding, ...]]:
        """What is given, and what is wrong with it; an empty field is left to its default."""
        values: dict[str, object] = {}
        findings: list[Finding] = []
        for name, field in self.fields.items():
            try:
                value = field.read()
            except Refused as refused:
                findings += [replace(one, where=one.where or name) for one in refused.findings]
                continue
            if value is not None or not field.optional:
                values[name] = value
        return values, tuple(findings)

    def paint(self, findings: Sequence[Finding]) -> None:
        """Say what is wrong: all of it above, and each thing under its field."""
        self._summary.show_findings(findings, [self._about(one) for one in findings])
        for name, field in self.fields.items():
            own = [one for one in findings if _belongs(one, name)]
            field.show_wrong(wrong=bool(own))
            clear(self._wrong[name])
            for one in own:
                self._wrong[name].addWidget(marked("stop", f"{one.says} {one.remedy}".strip()))
        if findings:
            self._go_to(findings[0])

    def leave(self) -> None:
        """Close the form, once the officer agrees to lose what was typed; or stop what is done."""
        if self._job is not None:
            self._job.cancel()
        elif not self.touched or self._page.frame.ask.decide(
            "Leave this form?", "What you typed is not kept.", "Leave it", "Stay here"
        ):
            self.touched = False
            self.closed.emit()

    def first_field(self) -> QWidget:
        """Where typing begins: the first field, or the button where there is none."""
        return next(iter(self.fields.values()), self.main)

    def _lay_fields(self, wanted: Sequence[Wanted]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnMinimumWidth(0, LABELS)
        grid.setColumnStretch(1, 1)
        known = {one.name: one for one in self._operation.fields}
        for number, one in enumerate(wanted):
            field = field_for(known[one.name], one, self._page)
            field.changed.connect(self._touch)
            self.fields[one.name] = field
            name = words(_label(one, field), ink="dim", wrap=True)
            name.setMaximumWidth(LABELS)
            name.setContentsMargins(0, 5, 0, 0)
            name.setBuddy(field.typed_into())
            field.name(one.words, one.help)
            beside = QVBoxLayout()
            beside.setSpacing(3)
            beside.addWidget(field)
            if one.help and not isinstance(field, TickEdit):
                beside.addWidget(words(one.help, type_="small", ink="dim", wrap=True))
            self._wrong[one.name] = QVBoxLayout()
            beside.addLayout(self._wrong[one.name])
            grid.addWidget(name, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(beside, number, 1)
            start = usual(self._operation, one.name) if one.start is None else one.start
            if start is not None:
                field.put(start)
        return grid

    def _lay_buttons(self, deed: str) -> QHBoxLayout:
        self.main = button(deed, main=True)
        self.main.clicked.connect(self.submit)
        self.cancel = button("Cancel")
        self.cancel.clicked.connect(self.leave)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("How far it is")
        self._step = OneLine("", type_="small", ink="dim")
        self._busy = QWidget()
        busy = column(self._busy, gap=3)
        busy.addWidget(self._bar)
        busy.addWidget(self._step)
        self._busy.hide()
        row = side_by_side(self.main, self.cancel, gap=8)
        row.setContentsMargins(LABELS + 16, 4, 0, 0)
        row.addWidget(self._busy, 1)
        row.addStretch()
        return row

    def _touch(self) -> None:
        self.touched = True

    def _finish(self, answer: R) -> None:
        self._be_busy(busy=False)
        self.touched = False
        self.closed.emit()
        self._done(answer)

    def _refused(self, findings: tuple[Finding, ...]) -> None:
        self._be_busy(busy=False)
        self.paint(findings)

    def _told(self, step: Step) -> None:
        self._bar.setRange(0, step.total)
        self._bar.setValue(step.done)
        self._step.setText(step.words)

    def _be_busy(self, *, busy: bool) -> None:
        if not busy:
            self._job = None
        self.main.setEnabled(not busy)
        for field in self.fields.values():
            field.setEnabled(not busy)
        self._busy.setVisible(busy and self._operation.ahead is not None)
        self._told(Step(0, 0, "Working…"))

    def _about(self, finding: Finding) -> str:
        """The words of the field a finding is about."""
        return next((self._words[one] for one in self.fields if _belongs(finding, one)), "")

    def _go_to(self, finding: Finding) -> None:
        for name, field in self.fields.items():
            if _belongs(finding, name):
                field.setFocus()
                return
        self._summary.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name.
        """Enter in a line does what the form is for; Esc leaves it."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and _in_line(self):
            self.submit()
        else:
            super().keyPressEvent(event)


class Summary(QFrame):
    """All that is wrong with a form, above it, each thing a link to its field."""

    def __init__(self, go_to: Callable[[Finding], None]) -> None:
        super().__init__()
        self.setProperty("part", "summary")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName("There is a problem")
        self._go_to = go_to
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(12, 8, 12, 8)
        self._rows.setSpacing(2)
        self.findings: tuple[Finding, ...] = ()
        self.hide()

    def show_findings(self, findings: Sequence[Finding], about: Sequence[str]) -> None:
        """List these, each with the field it is about; without any, be gone."""
        self.findings = tuple(findings)
        clear(self._rows)
        self.setVisible(bool(findings))
        if not findings:
            return
        self._rows.addWidget(words("There is a problem", type_="strong"))
        for finding, field in zip(findings, about, strict=True):
            text = f"{finding.says} {finding.remedy}".strip()
            link = button(f"{field}: {text}" if field else text, shape="link")
            link.clicked.connect(lambda _=False, one=finding: self._go_to(one))
            row = side_by_side(link)
            row.addStretch()
            self._rows.addLayout(row)
        keep_together(self)
        self.setAccessibleDescription(" ".join(one.says for one in findings))


class FormStack(QStackedWidget):
    """The room of a page in which a form may take the place of what stands there."""

    filled = Signal()

    def __init__(self, ground: QWidget) -> None:
        super().__init__()
        self.addWidget(ground)
        self.form: Form[Any] | None = None
        self._before: QWidget | None = None

    def fill(self, form: Form[Any]) -> None:
        """Let a form take the place."""
        if self.form is not None:
            self._close()
        self._before = QApplication.focusWidget()
        self.form = form
        form.closed.connect(self._close)
        self.addWidget(form)
        put_after(self, form)
        self.setCurrentWidget(form)
        give_letters(form)
        self.filled.emit()
        form.first_field().setFocus()

    @property
    def unsaved(self) -> bool:
        """Whether a form still open has something typed into it, or is being carried out."""
        return self.form is not None and (self.form.touched or self.form.busy)

    def _close(self) -> None:
        form, self.form = self.form, None
        if form is not None:
            self.removeWidget(form)
            form.hide()
            form.deleteLater()
            self.filled.emit()
            before = self._before
            if before is not None and shiboken6.isValid(before):
                before.setFocus()


def usual(operation: Operation[..., R], name: str) -> object:
    """What an operation takes where an argument is left out, to stand in its field at first.

    >>> from courtdesk.desk.hearings import list_hearing
    >>> usual(list_hearing, "kind")
    <HearingKind.POSSESSION_FIRST: 'possession-first'>
    """
    asked = inspect.signature(operation.ahead or operation.run).parameters[name]
    return None if asked.default is inspect.Parameter.empty else asked.default


def _label(wanted: Wanted, field: Field) -> str:
    may_be_empty = field.optional and wanted.start is None
    return f"{wanted.words} (if any)" if may_be_empty else wanted.words


def _belongs(finding: Finding, name: str) -> bool:
    """Whether a finding is about a field, or about something within it."""
    return finding.where == name or finding.where.startswith((f"{name}.", f"{name}["))


def _in_line(form: QWidget) -> bool:
    within = form.focusWidget()
    return isinstance(within, QLineEdit)
