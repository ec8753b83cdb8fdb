"""Choosing: one of a few from a drop-down, and boxes to tick, drawn in the colours worn.

kinds = Chooser((Choice("secure", "Secure"), Choice("flexible", "Flexible")))
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRectF, QSignalBlocker
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QStyle, QStyleOptionButton

from courtdesk.ui.marks import draw

ARROW = 14
INSET = 6


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the things that may be chosen, and the words for it."""

    value: object
    words: str


def choices_of(kind: type[StrEnum]) -> tuple[Choice, ...]:
    """The values of a kind as choices.

    >>> from courtdesk.domain.dates import Period
    >>> choices_of(Period)[2]
    Choice(value=<Period.FOUR_WEEKLY: 'four-weekly'>, words='Four weekly')
    """
    return tuple(Choice(one, worded(one)) for one in kind)


def worded(one: StrEnum) -> str:
    """A value of a kind in words."""
    return SPECIAL_WORDS.get(one.value) or one.value.replace("-", " ").capitalize()


SPECIAL_WORDS = {
    "cpr-paper": "On paper, at the county court",
    "cpr-pcol": "Possession Claim Online",
    "opr-2026": "Online possession service",
    "possession-first": "First possession hearing",
    "adjourned-first": "Adjourned first hearing",
    "non-secure": "Non-secure",
    "email": "E-mail",
    "hand": "By hand",
}
"""Values whose own name does not say enough."""


class Chooser(QComboBox):
    """A drop-down; its first line may stand for nothing chosen."""

    def __init__(self, choices: Sequence[Choice], *, nothing: str | None = "Choose…") -> None:
        super().__init__()
        self._choices: tuple[Choice, ...] = ()
        self._nothing = nothing
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.offer(choices)

    def offer(self, choices: Sequence[Choice]) -> None:
        """Offer these, keeping what is chosen where it is still among them."""
        kept = self.value()
        first = () if self._nothing is None else (Choice(None, self._nothing),)
        self._choices = (*first, *choices)
        with QSignalBlocker(self):
            self.clear()
            self.addItems([one.words for one in self._choices])
        self.choose(kept)

    def value(self) -> object:
        """What is chosen; none where nothing is."""
        number = self.currentIndex()
        return self._choices[number].value if 0 <= number < len(self._choices) else None

    def choose(self, value: object) -> None:
        """Choose by value; nothing where it is not offered."""
        found = (n for n, one in enumerate(self._choices) if one.value == value)
        with QSignalBlocker(self):
            self.setCurrentIndex(next(found, 0))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name.
        """The drop-down, with an arrow in the colours worn."""
        super().paintEvent(event)
        painter = QPainter(self)
        left = self.width() - ARROW - INSET
        draw(painter, QRectF(left, (self.height() - ARROW) / 2, ARROW, ARROW), "down", "dim")
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name.
        """Turning the wheel scrolls the form; it never changes what was chosen."""
        event.ignore()


class Tick(QCheckBox):
    """A box to tick."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name.
        """The box, with a tick in the colours worn."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        painter = QPainter(self)
        draw(painter, QRectF(box).adjusted(3, 3, -3, -3), "met", "on_accent")
        painter.end()
