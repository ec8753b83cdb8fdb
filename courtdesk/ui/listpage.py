"""Pages that are one list: chips to choose what is in it, the rows, and more of them on demand.

class CasesPage(ListPage[CasePage, CaseRow]):
    def rows_of(self, answer: CasePage) -> tuple[Sequence[CaseRow], int]:
        return answer.rows, answer.total
"""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from courtdesk.ui.actions import Offer
from courtdesk.ui.forms import Form, FormStack
from courtdesk.ui.lists import RowList
from courtdesk.ui.looks import button, toggle, words
from courtdesk.ui.menus import context_menu
from courtdesk.ui.page import Frame, Page
from courtdesk.ui.sheets import Sheet, column, side_by_side

T = TypeVar("T")
R = TypeVar("R")
AT_ONCE = 200


class Chips(QWidget):
    """A few kinds of row, of which one is chosen."""

    chosen = Signal(str)

    def __init__(self, name: str, chips: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        group = QButtonGroup(self)
        self.value = chips[0][0] if chips else ""
        for value, text in chips:
            chip = toggle(text, "chip")
            chip.setChecked(value == self.value)
            chip.clicked.connect(self._chooser(value))
            group.addButton(chip)
            layout.addWidget(chip)
        layout.addStretch()

    def _chooser(self, value: str) -> Callable[[], None]:
        def choose() -> None:
            self.value = value
            self.chosen.emit(value)

        return choose


class ListPage(Page[T], Generic[T, R]):
    """A page that is one list."""

    def __init__(
        self,
        frame: Frame,
        rows: RowList[R],
        name: str,
        chips: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__(frame)
        self.list = rows
        self.most = AT_ONCE
        self.chips = Chips("Which rows", chips)
        self.chips.chosen.connect(self._choose_chip)
        self.count = words("", type_="small", ink="dim")
        self.more = button("Show more")
        self.more.clicked.connect(self._show_more)
        self.more.hide()
        sheet = Sheet()
        head = side_by_side(self.chips, self.more, self.count)
        head.setStretch(0, 1)
        sheet.body.addLayout(head)
        sheet.body.addWidget(rows, 1)
        self.detail = words("", ink="dim", wrap=True)
        self.detail.hide()
        sheet.body.addWidget(self.detail)
        self.forms = FormStack(sheet)
        self.forms.filled.connect(self.headed)
        column(self).addWidget(self.forms)
        rows.keep_widths(name, frame.settings)
        rows.opened.connect(self.open_row)
        rows.chosen_changed.connect(self.headed)
        rows.chosen_changed.connect(self._tell_detail)
        rows.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        rows.customContextMenuRequested.connect(self._menu)

    def rows_of(self, answer: T) -> tuple[Sequence[R], int]:
        """The rows of an answer, and how many there are in all."""
        raise NotImplementedError

    def open_row(self, row: R) -> None:
        """Open what a row stands for."""

    def detail_of(self, row: R) -> str:
        """What is said under the list of the row the officer is on: where it comes from."""
        del row
        return ""

    def empty_words(self) -> str:
        """Why there is nothing, and what to do."""
        return "There is nothing here."

    def counted(self, shown: int, total: int) -> str:
        """How many are shown, of how many."""
        return f"{shown:,} of {total:,} shown" if shown < total else f"{total:,} in all"

    def fill(self, form: Form[Any]) -> None:
        """Let a form take the list's place."""
        self.forms.fill(form)

    def show_answer(self, answer: T) -> None:
        """Show the rows."""
        rows, total = self.rows_of(answer)
        self.list.set_empty(self.empty_words())
        self.list.show_rows(rows)
        self.count.setText(self.counted(len(rows), total))
        self.more.setVisible(len(rows) < total)

    def show_loading(self, *, loading: bool) -> None:
        """Dim the rows while newer ones are on their way."""
        self.list.set_loading(loading=loading)

    def unsaved(self) -> bool:
        """Whether something was typed into a form."""
        return self.forms.unsaved

    def first_focus(self) -> QWidget | None:
        """The form where there is one, else the list."""
        return self.forms.form.first_field() if self.forms.form else self.list

    def _tell_detail(self) -> None:
        row = self.list.chosen
        text = self.detail_of(row) if row is not None else ""
        self.detail.setText(text)
        self.detail.setVisible(bool(text))

    def _choose_chip(self, value: str) -> None:
        del value
        self.most = AT_ONCE
        self.ask_again()

    def _show_more(self) -> None:
        self.most += AT_ONCE
        self.ask_again()

    def _menu(self, at: QPoint) -> None:
        kind = self.kind
        if kind is not None and self.list.chosen is not None:
            offers = [Offer(one, self) for one in kind.actions]
            menu = context_menu(self, offers, self.frame.held)
            menu.popup(self.list.viewport().mapToGlobal(at))
