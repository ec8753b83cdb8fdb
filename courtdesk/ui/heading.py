"""The head of every page: where the officer is, the search box, and the page's few buttons.

The main button stands last and filled. A greyed one can still be reached: on focus, and when it
is pressed, the line under the title says why it cannot be used.
"""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from courtdesk.domain.permits import Permit
from courtdesk.ui.actions import Offer, sentence
from courtdesk.ui.looks import OneLine, repolish
from courtdesk.ui.marks import put_icon
from courtdesk.ui.order import put_after

SEARCH_WIDTH = 220
TYPING_MS = 150


class ActionButton(QPushButton):
    """A button for an action; greyed, it explains itself."""

    explained = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.offer: Offer | None = None
        self.reason = ""
        self.setProperty("main", False)
        self.clicked.connect(self._press)
        self.hide()

    def take(self, offer: Offer, *, main: bool) -> None:
        """Stand for an action."""
        if self.offer != offer:
            self.offer = offer
            self.setText(offer.action.words)
            self.setAccessibleName(offer.action.words.replace("&", ""))
        if bool(self.property("main")) is not main:
            self.setProperty("main", main)
            repolish(self)
        self.show()

    def refresh(self, held: frozenset[Permit]) -> None:
        """Be greyed, or not, as things stand now."""
        if self.offer is None:
            return
        found = self.offer.why_not(held)
        self.reason = sentence(found) if found is not None else ""
        tip = self.reason or self.offer.action.help
        if self.offer.action.shortcut and not self.reason:
            tip = f"{tip} ({self.offer.action.shortcut})".strip()
        self.setToolTip(tip)
        self.setAccessibleDescription(f"Not now: {self.reason}" if self.reason else tip)
        if bool(self.property("greyed")) is not bool(self.reason):
            self.setProperty("greyed", bool(self.reason))
            repolish(self)

    def _press(self) -> None:
        if self.reason:
            self.explained.emit(self.reason)
        elif self.offer is not None:
            self.offer.run()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name.
        """Say why it is greyed as soon as the keyboard is on it."""
        super().focusInEvent(event)
        self.explained.emit(self.reason)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name.
        """Say nothing any more."""
        super().focusOutEvent(event)
        self.explained.emit("")


class SearchBox(QLineEdit):
    """The search box: tells what is looked for as it is typed, and when Enter is pressed."""

    typed = Signal(str)
    entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(SEARCH_WIDTH)
        self.setClearButtonEnabled(True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TYPING_MS)
        self._timer.timeout.connect(lambda: self.typed.emit(self.text()))
        self.textEdited.connect(lambda _: self._timer.start())
        self.hint("")

    def hint(self, words: str) -> None:
        """Say what is looked through."""
        name = words or "Search cases"
        self.setPlaceholderText(f"{name}   Ctrl+K")
        self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name.
        """Enter looks at once."""
        super().keyPressEvent(event)
        if event.text() == "\r":
            self._timer.stop()
            self.entered.emit(self.text())


class Heading(QWidget):
    """Back and forward, the title and where it stands, the search box, the page's buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.back = _arrow("back", "Back (Alt+Left)")
        self.forward = _arrow("forward", "Forward (Alt+Right)")
        self.title = OneLine("", type_="page-title")
        self.crumbs = OneLine("", ink="dim")
        self.search = SearchBox()
        self.buttons: tuple[ActionButton, ...] = ()
        self._all: list[ActionButton] = []
        self._crumbs = ""
        naming = QVBoxLayout()
        naming.setSpacing(2)
        naming.addWidget(self.title)
        naming.addWidget(self.crumbs)
        self._row = QHBoxLayout()
        self._row.setSpacing(6)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.back)
        layout.addWidget(self.forward)
        layout.addSpacing(6)
        layout.addLayout(naming, 1)
        layout.addSpacing(12)
        layout.addWidget(self.search)
        layout.addLayout(self._row)

    def show_page(self, title: str, crumbs: str) -> None:
        """Say where the officer is."""
        self.title.setText(title)
        self._crumbs = crumbs
        self.explain("")

    def explain(self, reason: str) -> None:
        """Say under the title why a button is greyed; without a reason, where the page stands."""
        self.crumbs.setText(reason or self._crumbs)
        self.crumbs.setProperty("ink", "warning" if reason else "dim")

    def offer(self, offers: Sequence[Offer], main: str, held: frozenset[Permit]) -> None:
        """Put up the page's buttons, the main one last."""
        ordered = sorted(offers, key=lambda one: one.action.id == main)
        while len(self._all) < len(ordered):
            self._add_button()
        for button, offer in zip(self._all, ordered, strict=False):
            button.take(offer, main=offer.action.id == main)
        for button in self._all[len(ordered) :]:
            button.hide()
        self.buttons = tuple(self._all[: len(ordered)])
        for button in self.buttons:
            button.refresh(held)

    def _add_button(self) -> None:
        made = ActionButton()
        made.explained.connect(self.explain)
        self._row.addWidget(made)
        put_after(self._all[-1] if self._all else self.search, made)
        self._all.append(made)


def _arrow(name: str, tip: str) -> QToolButton:
    made = QToolButton()
    made.setProperty("shape", "icon")
    made.setToolTip(tip)
    made.setAccessibleName(tip.partition(" ")[0])
    put_icon(made, name)
    return made
