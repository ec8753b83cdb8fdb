"""The list of everything that can be done, found by a few letters (Ctrl+Shift+P).

What cannot be done just now is listed too, with the reason; so this is the list of shortcuts also.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from courtdesk.domain.permits import Permit
from courtdesk.ui.actions import Offer, sentence
from courtdesk.ui.lists import RowList
from courtdesk.ui.looks import OneLine
from courtdesk.ui.rows import Column

WIDTH, HEIGHT = 640, 420


class Finder(QDialog):
    """A line to type in, over the actions in which its letters stand in order."""

    def __init__(self, parent: QWidget, offers: Sequence[Offer], held: frozenset[Permit]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Everything that can be done")
        self.resize(WIDTH, HEIGHT)
        self._held = held
        self._offers = tuple(offers)
        self.chosen: Offer | None = None
        self.line = QLineEdit()
        self.line.setPlaceholderText("A few letters of what is to be done")
        self.line.setAccessibleName("Find what can be done")
        self.list: RowList[Offer] = RowList(
            (
                Column("words", "To do", _words, wide=34),
                Column("menu", "Menu", lambda one: one.action.menu, wide=10),
                Column("shortcut", "Keys", lambda one: one.action.shortcut, wide=14),
                Column("why", "Not now, because", self._reason, wide=0, tells=self._reason),
            ),
            key=lambda one: one.action.id,
            name="What can be done",
            empty="Nothing is called that.",
        )
        self.list.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.said = OneLine("", ink="warning")
        layout = QVBoxLayout(self)
        layout.addWidget(self.line)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.said)
        self.line.textChanged.connect(self._look)
        self.list.opened.connect(self._take)
        self._look("")

    def _look(self, text: str) -> None:
        found = [one for one in self._offers if stands_in(text, _words(one))]
        self.list.show_rows(sorted(found, key=lambda one: rank(text, _words(one))))

    def _take(self, offer: Offer) -> None:
        reason = self._reason(offer)
        if reason:
            self.said.setText(reason)
            return
        self.chosen = offer
        self.accept()

    def _reason(self, offer: Offer) -> str:
        found = offer.why_not(self._held)
        return sentence(found) if found is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name.
        """Arrows move in the list, Enter does what it is on, while the line keeps the keyboard."""
        if event.key() in (
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
            Qt.Key.Key_PageUp,
            Qt.Key.Key_PageDown,
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        ):
            self.list.keyPressEvent(event)
        else:
            super().keyPressEvent(event)


def stands_in(letters: str, text: str) -> bool:
    """Whether letters stand in a text in their order, perhaps with others between.

    >>> stands_in("lihe", "List a hearing"), stands_in("hl", "List a hearing")
    (True, False)
    """
    rest = iter(text.casefold())
    return all(letter in rest for letter in letters.casefold() if not letter.isspace())


def rank(letters: str, text: str) -> tuple[bool, bool, str]:
    """Where a text stands among those found: begun with, then containing, then the rest."""
    wanted, whole = letters.casefold().strip(), text.casefold()
    return (not whole.startswith(wanted), wanted not in whole, whole)


def _words(offer: Offer) -> str:
    return offer.action.words.replace("&", "")
