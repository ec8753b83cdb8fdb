"""The window: the column of places, the head of the page, the page, and the line at its foot.

It finds the pages, keeps the last of them as they were left, tells them what has changed, and
asks the record every few seconds whether somebody else changed something.
"""

import sys
from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, QSettings, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from courtdesk import faults
from courtdesk.desk.core import Desk
from courtdesk.domain.finding import Finding, note
from courtdesk.domain.permits import Permit
from courtdesk.ui import pages
from courtdesk.ui.actions import Offer
from courtdesk.ui.ask import Ask, AskOfficer
from courtdesk.ui.finder import Finder
from courtdesk.ui.going import ACTIONS
from courtdesk.ui.heading import Heading
from courtdesk.ui.history import History
from courtdesk.ui.jobs import Ending, Jobs, Question
from courtdesk.ui.looks import words
from courtdesk.ui.marks import put_icon, redraw_icons
from courtdesk.ui.menus import fill_menu
from courtdesk.ui.mnemonics import give_letters
from courtdesk.ui.navigation import ENTRIES, Navigation
from courtdesk.ui.notices import Notices
from courtdesk.ui.page import Page, PageKind, Place
from courtdesk.ui.palette import GAP, MARGIN, NAVIGATION, dress
from courtdesk.ui.status import PracticeBanner, Standing, StatusLine, standing
from courtdesk.ui.sweeping import Sweeper

POLL_MS = 5_000
KEPT_PAGES = 12
SMALLEST = (960, 600)
USUAL = (1366, 768)
MENU_LETTER = "m"


class Shell(QMainWindow):
    """The window of one officer's desk."""

    def __init__(self, desk: Desk, settings: QSettings, ask: Ask | None = None) -> None:
        super().__init__()
        self.desk = desk
        self.settings = settings
        self.jobs = Jobs(self)
        self.ask: Ask = ask or AskOfficer(self)
        self.held: frozenset[Permit] = frozenset()
        self.standing: Standing | None = None
        self.built = pages.names()
        self.history: History[Place] = History()
        self._kept: dict[Place, Page[Any]] = {}
        self._shortcuts: list[QShortcut] = []
        self._standing_asked: Question[Standing] = Question(self.jobs, self)
        self._newest_asked: Question[int] = Question(self.jobs, self)
        self.notices = Notices(self.ask)
        self._build()
        self._poll = QTimer(self)
        self._poll.timeout.connect(self.look_for_others)
        self._poll.start(POLL_MS)
        geometry = settings.value("window/geometry")
        if not isinstance(geometry, QByteArray) or not self.restoreGeometry(geometry):
            self.resize(*USUAL)
        self.setMinimumSize(*SMALLEST)
        self._ask_standing()

    @property
    def page(self) -> Page[Any] | None:
        """The page that is seen."""
        found = self.stack.currentWidget()
        return found if isinstance(found, Page) else None

    def go(self, place: Place) -> None:
        """Go to a page; the one left is kept as it is, with what was typed on it."""
        if place.page in self.built:
            self.history.visit(place)
            self._show(place)

    def back(self) -> None:
        """Go back to where the officer was."""
        if self.history.can_go_back:
            self._show(self.history.back())

    def forward(self) -> None:
        """Go forward to where the officer went back from."""
        if self.history.can_go_forward:
            self._show(self.history.forward())

    def changed(self, tables: Iterable[str] | None) -> None:
        """Tell every page what has changed; none where nobody knows."""
        names = None if tables is None else frozenset(tables)
        for page in self._kept.values():
            page.changed(names)
        self._ask_standing()

    def look_for_others(self) -> None:
        """Ask whether somebody else has changed the record, and let the pages know."""
        self._newest_asked.ask(self.desk.newest, self._hear_newest, lambda _: None)

    def ask_again(self) -> None:
        """Ask everything again that is seen."""
        self.changed(None)

    def find_action(self) -> None:
        """Open the list of everything that can be done."""
        finder = Finder(self, self.offers(everywhere=True), self.held)
        finder.exec()
        chosen = finder.chosen
        finder.deleteLater()
        if chosen is not None:
            chosen.run()

    def search(self) -> None:
        """Put the keyboard into the search box."""
        self.heading.search.setFocus()
        self.heading.search.selectAll()

    def open_menu(self) -> None:
        """Open the menu of menus."""
        self.menu_button.showMenu()

    def next_part(self) -> None:
        """Move the keyboard to the next part of the window: places, head, page."""
        parts = (self.navigation, self.heading, self.stack)
        now = self.focusWidget()
        here = next((n for n, one in enumerate(parts) if one.isAncestorOf(now) or one is now), 2)
        target = parts[(here + 1) % len(parts)]
        if target is self.stack and self.page is not None:
            (self.page.first_focus() or self.page).setFocus()
        elif target is self.heading:
            self.heading.search.setFocus()
        else:
            target.setFocus()

    def offers(self, *, everywhere: bool = False) -> tuple[Offer, ...]:
        """What can be done from here, and where asked for, what could be done from elsewhere."""
        page = self.page
        here = [Offer(one, page) for one in page.kind.actions] if page and page.kind else []
        own = [Offer(one, self) for one in ACTIONS]
        known = {one.action.id for one in here}
        away = [
            Offer(one, None, kind.elsewhere or f"Go to {kind.words}")
            for kind in (pages.kinds() if everywhere else {}).values()
            for one in kind.actions
            if one.id not in known
        ]
        return (*here, *own, *away)

    def _build(self) -> None:
        """Lay out the window."""
        self.setWindowTitle("CourtDesk")
        ground = QWidget()
        ground.setProperty("part", "ground")
        self.setCentralWidget(ground)
        across = QHBoxLayout(ground)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._build_places())
        self.heading = Heading()
        self.heading.back.clicked.connect(self.back)
        self.heading.forward.clicked.connect(self.forward)
        self.heading.search.typed.connect(self._search_here)
        self.heading.search.entered.connect(self._search_anywhere)
        self.practice = PracticeBanner()
        self.stack = QStackedWidget()
        self.status = StatusLine()
        down = QVBoxLayout()
        down.setContentsMargins(MARGIN, 14, MARGIN, 8)
        down.setSpacing(GAP)
        for one in (self.practice, self.heading, self.notices):
            down.addWidget(one)
        down.addWidget(self.stack, 1)
        down.addWidget(self.status)
        across.addLayout(down, 1)

    def _build_places(self) -> QWidget:
        column = QWidget()
        column.setProperty("part", "navigation")
        column.setFixedWidth(NAVIGATION)
        column.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 14, 0, 8)
        layout.setSpacing(10)
        name = words("CourtDesk", type_="name")
        self.menu_button = QToolButton()
        self.menu_button.setProperty("shape", "icon")
        self.menu_button.setAccessibleName("Menu")
        self.menu_button.setToolTip("Menu (F10)")
        put_icon(self.menu_button, "menu")
        menu = QMenu(self.menu_button)
        menu.aboutToShow.connect(lambda: fill_menu(menu, self.offers(), self.held))
        self.menu_button.setMenu(menu)
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        top = QHBoxLayout()
        top.setContentsMargins(20, 0, 10, 0)
        top.addWidget(name, 1)
        top.addWidget(self.menu_button)
        self.navigation = Navigation(self.built)
        self.navigation.gone.connect(lambda page: self.go(Place(page)))
        self.navigation.explained.connect(self._explain_place)
        layout.addLayout(top)
        layout.addWidget(self.navigation, 1)
        return column

    def _show(self, place: Place) -> None:
        """Show a page, as it was left where it is still kept."""
        kind = pages.kind(place.page)
        page = self._kept.pop(place, None)
        if page is None:
            page = kind.make(self, place.key)
            page.kind = kind
            page.headed.connect(self._head)
            self.stack.addWidget(page)
        self._kept[place] = page
        self._let_go_oldest()
        self.notices.put_away()
        self.stack.setCurrentWidget(page)
        self.navigation.show_place(kind.home or kind.name)
        self.heading.back.setEnabled(self.history.can_go_back)
        self.heading.forward.setEnabled(self.history.can_go_forward)
        self.heading.search.hint(page.search_hint)
        self.heading.search.setText(page.search_text)
        self._listen(kind)
        self._head()
        first = page.first_focus()
        if first is not None:
            first.setFocus()

    def _let_go_oldest(self) -> None:
        """Keep only the last pages, and those with something typed on them."""
        spare = [place for place, page in self._kept.items() if not page.unsaved()]
        for place in spare[: max(len(self._kept) - KEPT_PAGES, 0)]:
            page = self._kept.pop(place)
            self.stack.removeWidget(page)
            page.deleteLater()

    def _head(self) -> None:
        """Say in the head what the page now is, and what can be done."""
        page = self.page
        if page is None or page.kind is None:
            return
        self.heading.show_page(page.title, page.crumbs)
        main = page.main_action()
        wanted = [one for one in page.kind.actions if one.on_page or one.id == main]
        self.heading.offer([Offer(one, page) for one in wanted], main, self.held)
        give_letters(self.heading, give_letters(page, MENU_LETTER))
        office = self.standing.sheet.office.name if self.standing else ""
        self.setWindowTitle(" – ".join(one for one in (page.title, office, "CourtDesk") if one))

    def _listen(self, kind: PageKind) -> None:
        """Listen for the keys of what can be done from here."""
        for one in self._shortcuts:
            one.setEnabled(False)
            one.deleteLater()
        self._shortcuts = []
        for offer in self.offers():
            if offer.action.shortcut:
                key = QShortcut(QKeySequence(offer.action.shortcut), self)
                key.activated.connect(self._runner(offer))
                self._shortcuts.append(key)
        self.setAccessibleDescription(kind.help)

    def _runner(self, offer: Offer) -> Callable[[], None]:
        def run() -> None:
            found = offer.why_not(self.held)
            if found is None:
                offer.run()
            else:
                self.notices.refused((found,))

        return run

    def why_no_place(self, name: str) -> Finding | None:
        """Why a place of the column cannot be gone to; none where it can."""
        if name in self.built:
            return None
        entry = next(one for one in ENTRIES if one.name == name)
        return note("page-not-built", entry.not_built, where=name)

    def _explain_place(self, sentence: str) -> None:
        self.notices.say_note(sentence)
        here = self.history.here
        if here is not None:
            kind = pages.kind(here.page)
            self.navigation.show_place(kind.home or kind.name)

    def _search_here(self, text: str) -> None:
        page = self.page
        if page is not None and page.search_hint:
            page.search(text)

    def _search_anywhere(self, text: str) -> None:
        page = self.page
        if page is not None and not page.search_hint:
            self.go(Place("cases"))
            page = self.page
            self.heading.search.setText(text)
        if page is not None and page.search_hint:
            page.search(text)
            (page.first_focus() or page).setFocus()

    def _ask_standing(self) -> None:
        self._standing_asked.ask(
            lambda: standing(self.desk), self._take_standing, self.notices.trouble
        )

    def _take_standing(self, now: Standing) -> None:
        first = self.standing is None
        self.standing = now
        self.held = now.held
        self.practice.setVisible(now.sheet.office.practice)
        self.status.show_standing(now)
        if first and now.sheet.version == 0:
            self.go(Place("settings"))
        self._head()

    def _hear_newest(self, newest: int) -> None:
        if self.standing is not None and newest != self.standing.newest:
            self.changed(None)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name.
        """Draw the icons again when the colours change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            redraw_icons(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name.
        """Esc puts away what the window said."""
        if event.key() == Qt.Key.Key_Escape and self.notices.isVisible():
            self.notices.put_away()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name.
        """Close, once nothing typed or under way would be lost by it."""
        unsaved = any(one.unsaved() for one in self._kept.values())
        why = "Something is still being done; it would be broken off, and nothing of it kept."
        if not self.jobs.writing:
            why = "What you typed into a form is not kept."
        if (unsaved or self.jobs.writing) and not self.ask.decide(
            "Close CourtDesk?", why, "Close it", "Stay here"
        ):
            event.ignore()
            return
        self._poll.stop()
        self.settings.setValue("window/geometry", self.saveGeometry())
        self.jobs.close()
        event.accept()


def open_window(desk: Desk, settings: QSettings | None = None, ask: Ask | None = None) -> Shell:
    """Open the window of a desk, at the first page."""
    shell = Shell(desk, settings or QSettings("CourtDesk", "CourtDesk"), ask)
    shell.go(Place("today"))
    shell.show()
    # The other pages are read meanwhile, so that none keeps the officer waiting when it is opened.
    shell.jobs.read(shell, pages.kinds, Ending(lambda _: None))
    return shell


def run(desk: Desk, settings: QSettings | None = None) -> int:
    """Open the window and stay until it is closed; the program's exit code.

    The log begins here, and mistakes that nobody catches end in a calm dialog.
    """
    faults.begin_log()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101 - nothing made one without a screen.
    app.setApplicationName("CourtDesk")
    app.setApplicationDisplayName("")
    dress(app)
    shell = open_window(desk, settings)
    sys.excepthook = lambda _kind, error, _trace: shell.notices.fault(error)
    sweeper = Sweeper(app)
    sweeper.begin()
    try:
        return app.exec()
    finally:
        sweeper.end()
        sys.excepthook = sys.__excepthook__
        shell.deleteLater()
        faults.end_log()
