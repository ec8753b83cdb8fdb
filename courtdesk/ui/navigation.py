"""The column at the left: the places of the office, in the order of a working day.

One Tab reaches it, arrows move in it, Enter or a click goes; Ctrl and a figure goes from anywhere.
A place that is not built yet stands there greyed and says so when it is asked for.
"""

from dataclasses import dataclass

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from courtdesk.ui.marks import SIZE, draw
from courtdesk.ui.palette import colour

HEIGHT = 33
APART = 14
NAME = Qt.ItemDataRole.UserRole + 1
COUNT = Qt.ItemDataRole.UserRole + 2
GREYED = Qt.ItemDataRole.UserRole + 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A place in the column.

    Attributes:
        not_built: the sentence said where its page does not exist yet.
        apart: whether it stands a little apart from the one before.
    """

    name: str
    words: str
    not_built: str = ""
    apart: bool = False


ENTRIES = (
    Entry("today", "Today"),
    Entry("diary", "Diary"),
    Entry("cases", "Cases"),
    Entry("accounts", "Accounts"),
    Entry("orders", "Orders", "Orders are not part of this version yet."),
    Entry("applications", "Applications", "Applications are not part of this version yet."),
    Entry("costs", "Costs", "Court costs are not part of this version yet."),
    Entry("reports", "Reports", "Reports are not part of this version yet."),
    Entry("settings", "Settings", apart=True),
    Entry("help", "Help", "The help pages are not part of this version yet."),
)


class Navigation(QListWidget):
    """The places; ``gone`` says which was asked for, ``explained`` why one is greyed."""

    gone = Signal(str)
    explained = Signal(str)

    def __init__(self, built: frozenset[str]) -> None:
        super().__init__()
        self.setProperty("part", "navigation")
        self.setAccessibleName("Places")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setItemDelegate(_Painter(self))
        for number, entry in enumerate(ENTRIES, 1):
            item = QListWidgetItem(entry.words)
            item.setData(NAME, entry.name)
            item.setSizeHint(QSize(0, HEIGHT + (APART if entry.apart else 0)))
            if entry.name in built:
                item.setToolTip(f"{entry.words} (Ctrl+{number % 10})")
            else:
                item.setData(GREYED, entry.not_built)
                item.setToolTip(entry.not_built)
                item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, entry.not_built)
            self.addItem(item)
        self.itemActivated.connect(self._go)
        self.itemClicked.connect(self._go)

    def show_place(self, name: str) -> None:
        """Mark where the officer is."""
        for number, entry in enumerate(ENTRIES):
            if entry.name == name:
                self.setCurrentRow(number)

    def show_counts(self, counts: dict[str, int]) -> None:
        """Show how much waits at some of the places."""
        for number, entry in enumerate(ENTRIES):
            item = self.item(number)
            count = counts.get(entry.name, 0)
            item.setData(COUNT, count)
            spoken = f"{entry.words}, {count}" if count else entry.words
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)

    def _go(self, item: QListWidgetItem) -> None:
        greyed = item.data(GREYED)
        if greyed:
            self.explained.emit(greyed)
        else:
            self.gone.emit(item.data(NAME))


class _Painter(QStyledItemDelegate):
    """Paints a place: its icon, its words, how much waits, and a bar where the officer is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = parent

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one place."""
        whole: QRect = option.rect
        rect = QRect(whole.left() + 8, whole.bottom() - HEIGHT + 2, whole.width() - 16, HEIGHT - 3)
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if current:
            painter.setBrush(colour("selection"))
            painter.drawRoundedRect(rect, 4, 4)
            painter.fillRect(
                QRect(rect.left(), rect.top() + 6, 3, rect.height() - 12), colour("accent")
            )
        if current and self._view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(colour("accent"))
            painter.drawRoundedRect(rect.adjusted(0, 0, -1, -1), 4, 4)
        ink = "greyed" if index.data(GREYED) else "text"
        icon = QRectF(rect.left() + 12, rect.top() + (rect.height() - SIZE) / 2, SIZE, SIZE)
        draw(painter, icon, str(index.data(NAME)), "accent" if current else ink)
        font = QFont(self._view.font())
        font.setBold(current)
        painter.setFont(font)
        painter.setPen(colour(ink))
        room = QRect(rect.topLeft() + QPoint(38, 0), rect.size() - QSize(50, 0))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, str(index.data()))
        count = index.data(COUNT)
        if count:
            painter.setPen(colour("dim"))
            painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, f"{count:,}")
