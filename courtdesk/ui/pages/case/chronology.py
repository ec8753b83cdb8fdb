"""The chronology at the left of a case: what happened and what is listed, two lines to each."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from courtdesk.domain.chronology import Happening
from courtdesk.domain.dates import short
from courtdesk.ui.choices import Choice, Chooser
from courtdesk.ui.lists import BAR, INSET, RowList
from courtdesk.ui.palette import SMALL, colour
from courtdesk.ui.rows import Column
from courtdesk.ui.sheets import Sheet

TALL = 44
WIDE = 300
KINDS = {
    "case": "The case",
    "contact": "Contacts",
    "notice": "Notices",
    "claim": "The claim",
    "hearing": "Hearings",
    "hold": "Holds",
    "paper": "Papers",
    "party": "People",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry with its number, the oldest being nought."""

    number: int
    happening: Happening


COLUMNS: tuple[Column[Entry], ...] = (
    Column(
        "what",
        "What happened",
        lambda row: f"{short(row.happening.on)}: {row.happening.what}",
        wide=0,
        tells=lambda row: row.happening.what,
    ),
)


class Chronology(Sheet):
    """The chronology, the newest on top, with a choice of what is shown."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__("Chronology")
        self.setFixedWidth(WIDE)
        self._all: tuple[Entry, ...] = ()
        self.kinds = Chooser((), nothing=None)
        self.kinds.setAccessibleName("What the chronology shows")
        self.kinds.activated.connect(lambda _: self._filter())
        self.list: RowList[Entry] = RowList(
            COLUMNS, lambda row: row.number, "Chronology", empty="Nothing of this kind happened."
        )
        self.list.horizontalHeader().hide()
        self.list.verticalHeader().setDefaultSectionSize(TALL)
        self.list.setItemDelegate(_TwoLines(self.list))
        self.list.opened.connect(lambda row: self.opened.emit(row.happening.kind))
        self.body.addWidget(self.kinds)
        self.body.addWidget(self.list, 1)

    def show_happenings(self, happenings: Sequence[Happening]) -> None:
        """Show these."""
        self._all = tuple(Entry(n, one) for n, one in enumerate(happenings))[::-1]
        there = {one.kind for one in happenings}
        everything = Choice("", "Everything")
        self.kinds.offer(
            (everything, *(Choice(one, text) for one, text in KINDS.items() if one in there))
        )
        self._filter()

    def _filter(self) -> None:
        wanted = self.kinds.value()
        self.list.show_rows(
            [one for one in self._all if not wanted or one.happening.kind == wanted]
        )


class _TwoLines(QStyledItemDelegate):
    """Paints the date small over what happened."""

    def __init__(self, view: RowList[Entry]) -> None:
        super().__init__(view)
        self._view = view

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one entry."""
        entry = self._view.rows_model.row(index)
        if entry is None:
            return
        rect: QRect = option.rect
        focus = self._view.hasFocus()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour("selection" if focus else "hover"))
            if focus:
                painter.fillRect(
                    QRect(rect.left(), rect.top(), BAR, rect.height()), colour("accent")
                )
        room = rect.adjusted(INSET + 2, 4, -INSET, -4)
        half = room.height() // 2
        small = self._view.font()
        small.setPixelSize(SMALL)
        painter.setFont(small)
        painter.setPen(colour("dim"))
        upper = QRect(room.left(), room.top(), room.width(), half)
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter, short(entry.happening.on))
        painter.setFont(self._view.font())
        painter.setPen(colour("text"))
        lower = QRect(room.left(), room.top() + half, room.width(), half)
        text = painter.fontMetrics().elidedText(
            entry.happening.what, Qt.TextElideMode.ElideRight, lower.width()
        )
        painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter, text)
