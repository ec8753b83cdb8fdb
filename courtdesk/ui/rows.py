"""Frozen rows in a table: the columns that show them, and a model that keeps its place.

    COLUMNS = (
        Column("reference", "Case", lambda row: row.reference),
        Column("balance", "Balance", lambda row: str(row.balance), right=True),
    )
    model = RowsModel(COLUMNS, key=lambda row: row.id)
    model.show_rows(answer.rows)

Sorting, filters and paging belong to the query; the model shows what it is given, in that order.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()

LONG = 20
"""Characters that every cell has room for."""

MARK = Qt.ItemDataRole.UserRole + 1
"""The role under which a cell says the name of its mark."""


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column of a list.

    Attributes:
        name: by which its width is kept.
        shows: the text of a cell.
        right: money and figures, which stand at the right.
        mark: the name of the mark before the text; none by default.
        tells: what is said besides when the pointer rests on the cell.
        wide: how many characters it wants; nought for the rest of the room.
        strong: whether the text is bold.
    """

    name: str
    words: str
    shows: Callable[[R], str]
    right: bool = False
    mark: Callable[[R], str] | None = None
    tells: Callable[[R], str] | None = None
    wide: int = 12
    strong: Callable[[R], bool] | None = None


class RowsModel(QAbstractTableModel, Generic[R]):
    """Rows as a table; those already shown are only touched where they differ."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        key: Callable[[R], Hashable],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key = key
        self._rows: tuple[R, ...] = ()

    @property
    def rows(self) -> tuple[R, ...]:
        """The rows shown."""
        return self._rows

    def row(self, index: Index) -> R | None:
        """The row at a place; none beside the table."""
        return self._rows[index.row()] if index.isValid() else None

    def key_at(self, index: Index) -> Hashable | None:
        """The key of the row at a place."""
        row = self.row(index)
        return None if row is None else self._key(row)

    def find(self, key: Hashable) -> QModelIndex:
        """The place of the row with a key."""
        for number, row in enumerate(self._rows):
            if self._key(row) == key:
                return self.index(number, 0)
        return QModelIndex()

    def show_rows(self, rows: Sequence[R]) -> bool:
        """Show these rows; whether selection and scroll stayed, because the keys are the same."""
        new = tuple(rows)
        old = self._rows
        if [self._key(one) for one in old] != [self._key(one) for one in new]:
            self.beginResetModel()
            self._rows = new
            self.endResetModel()
            return False
        self._rows = new
        last = len(self.columns) - 1
        for number, (before, now) in enumerate(zip(old, new, strict=True)):
            if before != now:
                self.dataChanged.emit(self.index(number, 0), self.index(number, last))
        return True

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name.
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name.
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows."""
        row = self.row(index)
        if row is None:
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.shows(row)
        if role == MARK:
            return column.mark(row) if column.mark else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tells(row) if column.tells else _if_long(column.shows(row))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return None

    def headerData(  # noqa: N802 - Qt's name.
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The heading of a column; rows have none."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.words
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(cast("Column[object]", column))
        return None


def _if_long(text: str) -> str | None:
    """A tip only where the cell may not show the whole."""
    return text if len(text) > LONG else None


def _alignment(column: Column[R]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
