"""Lists: a table of rows for the keyboard first, with words for when there are none.

    cases = RowList(COLUMNS, key=lambda row: row.id, name="Cases")
    cases.show_rows(answer.rows)
    cases.opened.connect(self.open)

One Tab reaches the list and one leaves it; arrows move, Enter opens. Selection and scroll stay
with the row they were on when the rows are shown again.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSettings, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from courtdesk.ui.looks import repolish
from courtdesk.ui.marks import SIZE, draw
from courtdesk.ui.palette import ROW, colour
from courtdesk.ui.rows import MARK, Column, RowsModel

R = TypeVar("R")
INSET = 6
BAR = 3
WIDTHS = "lists"


class RowList(QTableView, Generic[R]):
    """A list of rows."""

    opened = Signal(object)
    chosen_changed = Signal()

    def __init__(
        self,
        columns: Sequence[Column[R]],
        key: Callable[[R], Hashable],
        name: str,
        *,
        empty: str = "",
    ) -> None:
        super().__init__()
        self.rows_model: RowsModel[R] = RowsModel(columns, key, self)
        self._empty = empty
        self.setModel(self.rows_model)
        self.setItemDelegate(RowDelegate(self))
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._lay_columns()
        self.set_empty(empty)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.chosen_changed.emit())

    @property
    def chosen(self) -> R | None:
        """The row the officer is on."""
        return self.rows_model.row(self.currentIndex())

    def choose(self, key: Hashable) -> None:
        """Go to the row with a key."""
        found = self.rows_model.find(key)
        if found.isValid():
            self.setCurrentIndex(found)

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show rows; the officer stays on the row they were on, or comes to the first."""
        self.set_loading(loading=False)
        key = self.rows_model.key_at(self.currentIndex())
        scrolled = self.verticalScrollBar().value()
        stayed = self.rows_model.show_rows(rows)
        self.set_empty(self._empty)
        if stayed:
            self.chosen_changed.emit()
            return
        found = self.rows_model.find(key) if key is not None else QModelIndex()
        if found.isValid():
            self.setCurrentIndex(found)
            self.verticalScrollBar().setValue(scrolled)
        elif rows:
            self.setCurrentIndex(self.rows_model.index(0, 0))
        self.chosen_changed.emit()
        self.viewport().update()

    def set_empty(self, empty: str) -> None:
        """What to say when there are no rows: why, and what to do."""
        self._empty = empty
        self.setAccessibleDescription("" if self.rows_model.rows else empty)
        self.viewport().update()

    def set_loading(self, *, loading: bool) -> None:
        """Dim what is shown while newer rows are on their way."""
        if bool(self.property("loading")) is not loading:
            self.setProperty("loading", loading)
            repolish(self)
            self.viewport().update()

    def keep_widths(self, name: str, settings: QSettings) -> None:
        """Keep the widths the officer gives the columns, from one day to the next."""
        held = settings.value(f"{WIDTHS}/{name}")
        if isinstance(held, list) and len(held) == len(self.rows_model.columns):
            for number, width in enumerate(held):
                if str(width).isdecimal() and self.rows_model.columns[number].wide:
                    self.setColumnWidth(number, int(width))

        def keep(number: int) -> None:
            # What takes the rest of the room changes with the window; it is nobody's choice.
            if self.rows_model.columns[number].wide:
                settings.setValue(f"{WIDTHS}/{name}", self._widths())

        self.horizontalHeader().sectionResized.connect(lambda number, *_: keep(number))

    def _widths(self) -> list[str]:
        return [str(self.columnWidth(n)) for n in range(len(self.rows_model.columns))]

    def _lay_columns(self) -> None:
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(SIZE + 2 * INSET)
        header.setFixedHeight(ROW)
        character = self.fontMetrics().averageCharWidth()
        for number, one in enumerate(self.rows_model.columns):
            if one.wide:
                heading = self.fontMetrics().horizontalAdvance(one.words)
                self.setColumnWidth(number, max(character * one.wide, heading) + 3 * INSET)
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)

    def _open(self) -> None:
        row = self.chosen
        if row is not None:
            self.opened.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name.
        """Enter opens; all other keys do as in any list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
            event.accept()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name.
        """The rows; without any, why there are none and what to do."""
        super().paintEvent(event)
        if self.rows_model.rows or not self._empty or self.property("loading"):
            return
        painter = QPainter(self.viewport())
        painter.setPen(colour("dim"))
        room = self.viewport().rect().adjusted(INSET, 16, -INSET, 0)
        flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(flags), self._empty)
        painter.end()


class RowDelegate(QStyledItemDelegate):
    """Paints a cell: its mark, its words, and a bar at the row the keyboard is on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = cast("RowList[object]", parent)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one cell."""
        view, model = self._view, self._view.rows_model
        row = model.row(index)
        column = model.columns[index.column()]
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour("selection" if view.hasFocus() else "hover"))
            if index.column() == 0 and view.hasFocus():
                painter.fillRect(
                    QRect(rect.left(), rect.top(), BAR, rect.height()), colour("accent")
                )
        room = rect.adjusted(INSET, 0, -INSET, 0)
        mark = index.data(MARK)
        if mark:
            top = room.top() + (room.height() - SIZE) / 2
            draw(painter, QRectF(room.left(), top, SIZE, SIZE), str(mark))
            room.setLeft(room.left() + SIZE + INSET)
        font = view.font()
        font.setBold(bool(column.strong and row is not None and column.strong(row)))
        painter.setFont(font)
        painter.setPen(colour("greyed" if view.property("loading") else "text"))
        text = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(index.data(Qt.ItemDataRole.TextAlignmentRole)), text)
