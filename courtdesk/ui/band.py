"""The band over a page: the few figures that matter, and what holds the matter up.

band.show_figures((Figure("Rent owed", "£1,384.20", strong=True),), holds=("Breathing space",))
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from courtdesk.ui.looks import OneLine, words
from courtdesk.ui.sheets import Sheet, clear, marked

BETWEEN = 28
VALUE_HEIGHT = 24


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and what it is.

    Attributes:
        strong: the one that matters most.
        wide: takes the room that is left, and is shortened where there is not enough.
    """

    name: str
    text: str
    strong: bool = False
    wide: bool = False


class Band(Sheet):
    """The band."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout()
        self._row.setSpacing(BETWEEN)
        self._holds = QVBoxLayout()
        self.body.addLayout(self._row)
        self.body.addLayout(self._holds)
        self._shown: tuple[tuple[Figure, ...], tuple[str, ...]] = ((), ())

    def show_figures(self, figures: Sequence[Figure], holds: Sequence[str] = ()) -> None:
        """Show these."""
        new = (tuple(figures), tuple(holds))
        if new == self._shown:
            return
        self._shown = new
        clear(self._row)
        clear(self._holds)
        for one in figures:
            self._row.addWidget(_cell(one), 1 if one.wide else 0)
        if not any(one.wide for one in figures):
            self._row.addStretch()
        for hold in holds:
            self._holds.addWidget(marked("stop", hold))


def _cell(figure: Figure) -> QWidget:
    cell = QWidget()
    layout = QVBoxLayout(cell)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(1)
    layout.addWidget(words(figure.name, type_="small", ink="dim"))
    type_ = "figure" if figure.strong else "strong"
    text = OneLine(figure.text, type_=type_) if figure.wide else words(figure.text, type_=type_)
    text.setFixedHeight(VALUE_HEIGHT)
    text.setAccessibleName(f"{figure.name}: {figure.text}")
    layout.addWidget(text)
    return cell
