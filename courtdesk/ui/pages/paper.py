"""A paper in the window: its pages, a jump to any of them, and a search through their words."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton, QWidget

from courtdesk.desk import papers
from courtdesk.desk.core import Desk
from courtdesk.domain.casefile import Paper
from courtdesk.domain.dates import long
from courtdesk.domain.finding import Finding, Unavailable, note
from courtdesk.ui.actions import Action
from courtdesk.ui.jobs import Ending
from courtdesk.ui.looks import words
from courtdesk.ui.marks import put_icon
from courtdesk.ui.page import Frame, Page, PageKind, Place
from courtdesk.ui.sheets import Sheet, column, side_by_side

if TYPE_CHECKING:
    from courtdesk.ui.reader import Reader

NUMBER_WIDTH = 56


@dataclass(frozen=True, slots=True)
class Answer:
    """A paper, and where its pages lie while it is looked at."""

    paper: Paper | None
    file: Path


def paper_at(desk: Desk, case_id: int, document_id: int, folder: Path) -> Answer:
    """Fetch a paper's pages into a folder."""
    held = desk.see(papers.papers, case_id)
    paper = next((one for one in held if one.id == document_id), None)
    return Answer(paper, desk.see(papers.pages_of, document_id, folder))


class PaperPage(Page[Answer]):
    """The paper."""

    search_hint = "Search this paper"

    def __init__(self, frame: Frame, key: tuple[int, int]) -> None:
        super().__init__(frame)
        self.case_id, self.document_id = key
        self.folder = _folder(frame.desk)
        self.destroyed.connect(_sweeper(self.folder))
        self.answer: Answer | None = None
        self.reader: Reader | None = None
        self.number = QLineEdit("1")
        self.number.setFixedWidth(NUMBER_WIDTH)
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.number.setAccessibleName("Page")
        self.number.returnPressed.connect(self._jump)
        self.of = words("", ink="dim")
        self.found = words("", type_="small", ink="dim")
        name = words("&Page", ink="dim")
        name.setBuddy(self.number)
        before = _small("back", "Page before (Page Up)", lambda: self.turn(-1))
        after = _small("forward", "Page after (Page Down)", lambda: self.turn(1))
        head = side_by_side(before, after, name, self.number, self.of, self.found, gap=6)
        head.addStretch()
        self.loading: QLabel = words("Fetching the pages…", ink="dim")
        self.sheet = Sheet()
        self.sheet.body.addLayout(head)
        self.sheet.body.addWidget(self.loading, 1, Qt.AlignmentFlag.AlignTop)
        column(self).addWidget(self.sheet)
        self.head("Paper", "Cases · Papers")

    def asked(self) -> Callable[[], Answer]:
        """The paper's pages, in a folder of this page's own."""
        desk, case_id, number, folder = (
            self.frame.desk, self.case_id, self.document_id, self.folder,
        )  # fmt: skip
        return lambda: paper_at(desk, case_id, number, folder)

    def show_answer(self, answer: Answer) -> None:
        """Show the pages."""
        from courtdesk.ui.reader import Reader  # noqa: PLC0415 - QtPdf only where pages are read.

        self.answer = answer
        if self.reader is None:
            self.reader = Reader()
            self.reader.turned.connect(self._show_number)
            self.reader.searched.connect(self._show_found)
            self.loading.hide()
            self.sheet.body.addWidget(self.reader, 1)
            self.reader.setFocus()
        try:
            self.reader.open(answer.file)
        except Unavailable as unavailable:
            self.frame.notices.unavailable(unavailable)
        self.title = answer.paper.title if answer.paper else "A paper that was replaced"
        dated = f" · dated {long(answer.paper.dated_on)}" if answer.paper else ""
        self.crumbs = f"Cases · Papers{dated}"
        self.of.setText(f"of {self.reader.pages:,}")
        self._show_number(0)

    def search(self, text: str) -> None:
        """Look through the words of the pages."""
        self.search_text = text.strip()
        if self.reader is not None:
            self.reader.search(self.search_text)

    def turn(self, by: int) -> None:
        """Turn so many pages on, or back."""
        if self.reader is not None:
            self.reader.go_to(self.reader.page + by)

    def first_focus(self) -> QWidget | None:
        """The pages."""
        return self.reader

    def _jump(self) -> None:
        text = self.number.text().strip()
        if self.reader is not None and text.isdecimal():
            self.reader.go_to(int(text) - 1)

    def _show_number(self, page: int) -> None:
        self.number.setText(str(page + 1))

    def _show_found(self, count: int) -> None:
        said = f"“{self.search_text}”: {count:,} found; F3 goes to the next"
        self.found.setText(said if self.search_text else "")


def _folder(desk: Desk) -> Path:
    desk.places.scratch.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix="shown-", dir=desk.places.scratch))


def _sweeper(folder: Path) -> Callable[[], None]:
    """What takes the pages away again once nobody looks at them."""
    return lambda: shutil.rmtree(folder, ignore_errors=True)


def _small(icon: str, tip: str, deed: Callable[[], None]) -> QToolButton:
    made = QToolButton()
    made.setProperty("shape", "icon")
    made.setToolTip(tip)
    made.setAccessibleName(tip.partition(" (")[0])
    put_icon(made, icon)
    made.clicked.connect(deed)
    return made


def _next_found(page: PaperPage) -> None:
    if page.reader is not None:
        page.reader.next_found()


def _none_found(page: PaperPage) -> Finding | None:
    if page.reader is None or not page.reader.found:
        return note("nothing-found", "Nothing is looked for, or nothing was found.")
    return None


def _zoom(to: str) -> Callable[[PaperPage], None]:
    def zoom(page: PaperPage) -> None:
        if page.reader is not None:
            page.reader.zoom(to)

    return zoom


def _save(page: PaperPage) -> None:
    folder = page.frame.ask.open_folder("Save a copy in")
    if folder is None:
        return
    desk, number = page.frame.desk, page.document_id

    def saved(path: Path) -> None:
        page.frame.notices.done(f"Saved in {folder}: {path.name}.")

    page.frame.jobs.read(
        page,
        lambda: desk.see(papers.copy_out, number, folder),
        Ending(saved, page.frame.notices.trouble),
    )


def _outside(page: PaperPage) -> None:
    if page.answer is not None:
        page.frame.ask.open_outside(page.answer.file)


def _to_case(page: PaperPage) -> None:
    page.frame.go(Place("case", page.case_id))


ACTIONS: tuple[Action[PaperPage], ...] = (
    Action("paper.case", "&Go to the case", _to_case, "Paper", on_page=True),
    Action("paper.outside", "&Open in another program", _outside, "Paper"),
    Action("paper.save", "Save a &copy…", _save, "Paper", shortcut="Ctrl+S", on_page=True),
    Action(
        "paper.next-found", "&Next found", _next_found, "Paper", shortcut="F3", why_not=_none_found
    ),
    Action("paper.full-size", "&Full size", _zoom("full"), "View", shortcut="Ctrl+Alt+0"),
    Action("paper.width", "Fit the &width", _zoom("width"), "View", shortcut="Ctrl+Alt+1"),
    Action("paper.whole", "&Whole page", _zoom("whole"), "View", shortcut="Ctrl+Alt+2"),
)

PAGE = PageKind(
    "paper",
    "Paper",
    PaperPage,
    actions=ACTIONS,
    elsewhere="Open a paper",
    home="cases",
)
