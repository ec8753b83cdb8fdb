"""Rows in a table: what is shown again stays where it was, and Qt's own examiner is content."""

from dataclasses import dataclass, replace

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QSettings, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from courtdesk.ui.lists import RowList
from courtdesk.ui.rows import MARK, Column, RowsModel


@dataclass(frozen=True, slots=True)
class Row:
    key: int
    text: str


COLUMNS: tuple[Column[Row], ...] = (
    Column("key", "Number", lambda row: str(row.key), right=True, wide=6),
    Column("text", "What", lambda row: row.text, wide=0, mark=lambda _: "note"),
)
ROWS = tuple(Row(number, f"row {number}") for number in range(100))


def a_model() -> RowsModel[Row]:
    return RowsModel(COLUMNS, lambda row: row.key)


def a_list(qtbot: QtBot) -> RowList[Row]:
    rows: RowList[Row] = RowList(COLUMNS, lambda row: row.key, "Rows", empty="Nothing here.")
    qtbot.addWidget(rows)
    rows.resize(400, 300)
    rows.show()
    qtbot.waitExposed(rows)
    return rows


def test_the_model_passes_qts_own_examination(qtbot: QtBot) -> None:
    del qtbot
    model = a_model()
    examiner = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, None
    )
    for rows in (ROWS, ROWS[:3], (), (Row(1, "new"),), ROWS[::-1]):
        model.show_rows(rows)
        assert model.rowCount() == len(rows)
    assert examiner.model() is model


def test_cells_say_what_their_column_says(qtbot: QtBot) -> None:
    del qtbot
    model = a_model()
    model.show_rows(ROWS)
    assert model.index(7, 1).data() == "row 7"
    assert model.index(7, 1).data(MARK) == "note"
    assert model.index(7, 0).data(MARK) is None
    right = model.index(0, 0).data(Qt.ItemDataRole.TextAlignmentRole)
    assert right & Qt.AlignmentFlag.AlignRight
    assert model.headerData(1, Qt.Orientation.Horizontal) == "What"
    assert model.headerData(1, Qt.Orientation.Vertical) is None
    assert model.row(QModelIndex()) is None


@given(
    old=st.lists(st.tuples(st.integers(0, 9), st.text(max_size=3)), unique_by=lambda one: one[0]),
    new=st.lists(st.tuples(st.integers(0, 9), st.text(max_size=3)), unique_by=lambda one: one[0]),
)
def test_with_the_same_keys_only_rows_that_differ_are_touched(
    old: list[tuple[int, str]], new: list[tuple[int, str]]
) -> None:
    model = a_model()
    model.show_rows([Row(*one) for one in old])
    touched: list[int] = []
    resets: list[bool] = []
    model.dataChanged.connect(lambda first, _last: touched.append(first.row()))
    model.modelReset.connect(lambda: resets.append(True))
    stayed = model.show_rows([Row(*one) for one in new])
    same_keys = [key for key, _ in old] == [key for key, _ in new]
    assert stayed is same_keys
    assert bool(resets) is not same_keys
    differ = [
        number for number, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]
    ]
    assert touched == (differ if same_keys else [])
    assert [(row.key, row.text) for row in model.rows] == new


def test_selection_and_scroll_stay_when_a_row_changes(qtbot: QtBot, worn: QApplication) -> None:
    del worn
    rows = a_list(qtbot)
    rows.show_rows(ROWS)
    rows.choose(60)
    scrolled = rows.verticalScrollBar().value()
    assert scrolled > 0
    rows.show_rows([replace(one, text="changed") if one.key == 61 else one for one in ROWS])
    assert rows.chosen == ROWS[60]
    assert rows.verticalScrollBar().value() == scrolled


def test_the_officer_stays_on_the_row_when_others_come_and_go(
    qtbot: QtBot, worn: QApplication
) -> None:
    del worn
    rows = a_list(qtbot)
    rows.show_rows(ROWS)
    rows.choose(60)
    rows.show_rows((Row(-1, "new"), *ROWS))
    assert rows.chosen == ROWS[60]
    rows.show_rows([one for one in ROWS if one.key != 60])
    assert rows.chosen == ROWS[0]
    rows.show_rows(())
    assert rows.chosen is None


def test_enter_opens_the_row_and_arrows_move(qtbot: QtBot, worn: QApplication) -> None:
    del worn
    rows = a_list(qtbot)
    opened: list[Row] = []
    rows.opened.connect(opened.append)
    rows.show_rows(ROWS)
    QTest.keyClick(rows, Qt.Key.Key_Down)
    QTest.keyClick(rows, Qt.Key.Key_Down)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert opened == [ROWS[2]]


def test_an_empty_list_says_why_to_screen_readers_too(qtbot: QtBot, worn: QApplication) -> None:
    del worn
    rows = a_list(qtbot)
    rows.set_empty("There is no case yet.")
    assert rows.accessibleDescription() == "There is no case yet."
    before = rows.grab().toImage()
    rows.set_empty("")
    assert rows.grab().toImage() != before


def test_widths_the_officer_gives_are_kept(
    qtbot: QtBot, worn: QApplication, tmp_path: object
) -> None:
    del worn
    settings = QSettings(f"{tmp_path}/widths.ini", QSettings.Format.IniFormat)
    first = a_list(qtbot)
    first.keep_widths("rows", settings)
    first.setColumnWidth(0, 123)
    settings.sync()
    second = a_list(qtbot)
    assert second.columnWidth(0) != 123
    second.keep_widths("rows", settings)
    assert second.columnWidth(0) == 123


def test_loading_keeps_the_old_rows_and_dims_them(qtbot: QtBot, worn: QApplication) -> None:
    del worn
    rows = a_list(qtbot)
    rows.show_rows(ROWS)
    before = rows.grab().toImage()
    rows.set_loading(loading=True)
    assert rows.rows_model.rows == ROWS
    assert rows.grab().toImage() != before
    rows.show_rows(ROWS)
    assert rows.property("loading") is False
