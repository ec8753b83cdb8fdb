"""Sheets: the white cards a page is laid out of, with facts and findings on them.

sheet = Sheet("Hearing", aside="listed 20 November 2026")
facts = Facts()
facts.show_facts((("Court", "County Court at Example"), ("Time", "10am")))
sheet.body.addWidget(facts)
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from courtdesk.domain.finding import Finding
from courtdesk.ui.looks import OneLine, button, words
from courtdesk.ui.marks import WORD_OF, Mark, mark_of
from courtdesk.ui.order import keep_together
from courtdesk.ui.palette import GAP

PADDING = (16, 12, 16, 12)
FACT_GAP = 6


class Sheet(QFrame):
    """A card with a title, something small beside it, and a body."""

    def __init__(self, title: str = "", *, aside: str = "") -> None:
        super().__init__()
        self.setProperty("part", "sheet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*PADDING)
        layout.setSpacing(8)
        self.title = words(title, type_="sheet-title")
        self.aside = OneLine(aside, type_="small", ink="dim")
        self.aside.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._head = QHBoxLayout()
        self._head.addWidget(self.title)
        self._head.addWidget(self.aside, 1)
        if title or aside:
            layout.addLayout(self._head)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        layout.addLayout(self.body, 1)


class Facts(QWidget):
    """Labels and what they stand for, one under the other."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(FACT_GAP)
        self._grid.setColumnStretch(1, 1)
        self._shown: tuple[tuple[str, str], ...] = ()

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these; a fact without words is left out."""
        new = tuple((label, text) for label, text in facts if text)
        if new == self._shown:
            return
        self._shown = new
        clear(self._grid)
        for number, (label, text) in enumerate(new):
            name = words(label, ink="dim")
            value = words(text, wrap=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            value.setAccessibleName(f"{label}: {text}")
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(name, number, 0, top)
            self._grid.addWidget(value, number, 1, top)


class Findings(QWidget):
    """Findings as sentences with their mark, each with its button where something mends it."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(6)
        self._shown: tuple[Finding, ...] = ()
        self.hide()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Those shown."""
        return self._shown

    def show_findings(
        self,
        findings: Sequence[Finding],
        mend: Callable[[Finding], tuple[str, Callable[[], None]] | None] | None = None,
    ) -> None:
        """Show these; ``mend`` gives the words and the deed of a finding's button."""
        self._shown = tuple(findings)
        clear(self._rows)
        for finding in findings:
            row = _finding_row(finding, mend(finding) if mend else None)
            self._rows.addWidget(row)
        keep_together(self)
        self.setVisible(bool(findings))


def _finding_row(finding: Finding, mend: tuple[str, Callable[[], None]] | None) -> QWidget:
    text = f"{finding.says} {finding.remedy}".strip()
    row = marked(mark_of(finding), text)
    if finding.authority:
        row.setToolTip(f"Rests on {', '.join(finding.authority)}.")
    if mend is not None:
        deed = button(mend[0])
        deed.setToolTip(text)
        deed.clicked.connect(mend[1])
        layout = row.layout()
        if layout is not None:
            layout.addWidget(deed)
    return row


def marked(mark: str, text: str) -> QWidget:
    """A sentence with a mark before it."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 2, 0, 2)
    layout.setSpacing(8)
    layout.addWidget(Mark(mark), 0, Qt.AlignmentFlag.AlignTop)
    said = words(text, wrap=True)
    said.setAccessibleName(f"{WORD_OF[mark]}: {text}" if mark in WORD_OF else text)
    layout.addWidget(said, 1)
    return row


def side_by_side(*widgets: QWidget, gap: int = GAP) -> QHBoxLayout:
    """Widgets in a row."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    for one in widgets:
        layout.addWidget(one)
    return layout


def column(parent: QWidget, *, gap: int = GAP) -> QVBoxLayout:
    """A column without margins of its own."""
    layout = QVBoxLayout(parent)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    return layout


class Scrolling(QScrollArea):
    """Room that scrolls where there is more in it than fits."""

    def __init__(self, inner: QWidget, name: str, *, fits: bool) -> None:
        super().__init__()
        self._fits = fits
        self._inner = inner
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)
        self.setWidget(inner)
        inner.installEventFilter(self)

    def _fit(self) -> None:
        """Be no higher than what is in it at this width."""
        high = self._inner.heightForWidth(self.viewport().width())
        most = high if high >= 0 else self._inner.sizeHint().height()
        if self.maximumHeight() != most:
            self.setMaximumHeight(most)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name.
        """Fit again when what is in it has changed."""
        if event.type() == QEvent.Type.LayoutRequest and self._fits:
            # Only once the layout has done what it was asked for: else it is laid out too high.
            QTimer.singleShot(0, self, self._fit)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name.
        """Fit again when there is another width."""
        super().resizeEvent(event)
        if self._fits:
            QTimer.singleShot(0, self, self._fit)


def scrolling(inner: QWidget, name: str, *, fits: bool = False) -> Scrolling:
    """Put something where it scrolls; with ``fits`` the room is never higher than it."""
    return Scrolling(inner, name, fits=fits)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout, and let it go."""
    while (item := layout.takeAt(0)) is not None:
        inner = item.layout()
        if inner is not None:
            clear(inner)
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
