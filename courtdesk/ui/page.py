"""Pages: a window on one query, with columns, actions and what it watches.

A page says what it asks and how an answer is shown; when to ask is settled here. It asks when it
is first seen, again when something it watches has changed, and never twice for nothing: while it
is out of sight it only marks itself stale. While an answer is on its way the old one stays, dimmed.

    class CasesPage(ListPage[CaseRow, CasePage]):
        def asked(self) -> Callable[[], CasePage]:
            return partial(self.frame.desk.see, cases.list_cases, self.search_text)

    PAGE = PageKind("cases", "Cases", CasesPage, watches=frozenset({"cases"}), actions=ACTIONS)
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from PySide6.QtCore import QSettings, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from courtdesk.desk.core import Desk
from courtdesk.domain.permits import Permit
from courtdesk.ui.actions import Action
from courtdesk.ui.ask import Ask
from courtdesk.ui.jobs import Jobs, Question
from courtdesk.ui.notices import Notices

T = TypeVar("T")

SOON_MS = 150
"""An answer that comes within this time changes nothing on screen but the answer."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the officer is: a page, and what it is about."""

    page: str
    key: object = None


class Frame(Protocol):
    """What a page may ask of the window round it."""

    @property
    def desk(self) -> Desk:
        """The officer's desk."""

    @property
    def jobs(self) -> Jobs:
        """Work off the window's thread."""

    @property
    def ask(self) -> Ask:
        """Questions to the officer."""

    @property
    def notices(self) -> Notices:
        """Where the window speaks."""

    @property
    def held(self) -> frozenset[Permit]:
        """What the officer may do."""

    @property
    def settings(self) -> QSettings:
        """Where sizes and columns are kept."""

    @property
    def stack(self) -> QWidget:
        """The room in which pages stand; laid out there from the start, a page is there sooner."""

    def go(self, place: Place) -> None:
        """Go to another page."""

    def back(self) -> None:
        """Go back to where the officer was."""

    def changed(self, tables: Iterable[str] | None) -> None:
        """Tell every page what has changed; none where nobody knows."""


@dataclass(frozen=True)
class PageKind:
    """A page as the shell knows it.

    Attributes:
        name: by which it is gone to.
        words: its place in the navigation column, or what it is called.
        watches: the tables whose change makes it ask again.
        elsewhere: what must be done to reach it, for actions that stand on it.
        home: the entry of the navigation column it belongs under.
    """

    name: str
    words: str
    make: "Callable[[Frame, Any], Page[Any]]"
    watches: frozenset[str] = frozenset()
    actions: tuple[Action[Any], ...] = ()
    elsewhere: str = ""
    home: str = ""
    help: str = ""


class Page(QWidget, Generic[T]):
    """One page."""

    headed = Signal()
    search_hint: ClassVar[str] = ""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.stack)
        self.kind: PageKind | None = None
        self.frame = frame
        self.search_text = ""
        self.title = ""
        self.crumbs = ""
        self._question: Question[T] = Question(frame.jobs, self)
        self._stale = True
        self._answered = False
        self._waiting = False
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.timeout.connect(self._dim)

    @property
    def settled(self) -> bool:
        """Whether the page shows the answer to its last question."""
        return self._answered and not self._stale and not self._waiting

    def asked(self) -> Callable[[], T]:
        """What the page asks of the record; it runs on another thread and touches no widget."""
        raise NotImplementedError

    def show_answer(self, answer: T) -> None:
        """Show an answer."""
        raise NotImplementedError

    def show_loading(self, *, loading: bool) -> None:
        """Dim what is shown while something newer is on its way, or stop dimming it."""

    def main_action(self) -> str:
        """The id of the one main action just now."""
        return ""

    def unsaved(self) -> bool:
        """Whether something was typed here that leaving would lose."""
        return False

    def search(self, text: str) -> None:
        """Look for something on this page."""
        self.search_text = text.strip()
        self.ask_again()

    def first_focus(self) -> QWidget | None:
        """Where the keyboard begins on this page."""
        return None

    def head(self, title: str, crumbs: str) -> None:
        """Say what the page is about."""
        self.title, self.crumbs = title, crumbs
        self.headed.emit()

    def ask_again(self) -> None:
        """Ask now, and show the answer when it is here."""
        self._stale = False
        self._waiting = True
        self._slow.start(SOON_MS)
        self._question.ask(self.asked(), self._take, self._fail)

    def changed(self, tables: frozenset[str] | None) -> None:
        """Hear what has changed: ask again if it matters and the page is seen."""
        watched = self.kind.watches if self.kind is not None else frozenset()
        if tables is not None and not tables & watched:
            return
        if self.isVisible():
            self.ask_again()
        else:
            self._stale = True

    def _take(self, answer: T) -> None:
        self._slow.stop()
        self._waiting = False
        self._answered = True
        self.show_loading(loading=False)
        self.show_answer(answer)
        self.headed.emit()

    def _fail(self, error: Exception) -> None:
        self._slow.stop()
        self._waiting = False
        self._stale = True
        self.show_loading(loading=False)
        self.frame.notices.trouble(error, self.ask_again)

    def _dim(self) -> None:
        self.show_loading(loading=True)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name.
        """Ask when the page is seen and what it shows is out of date."""
        super().showEvent(event)
        if self._stale:
            self.ask_again()
