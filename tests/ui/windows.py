"""Windows for tests: real widgets on a real record, and hands to work them with."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QRect, QSettings, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from courtdesk.desk.core import Desk
from courtdesk.ui.page import Page, Place
from courtdesk.ui.shell import Shell, open_window
from tests.ui.officer import Answers

P = TypeVar("P", bound=Page[Any])
SIZE = (1366, 768)
PATIENCE_MS = 20_000
TURN_MS, TURNS = 25, 80
PRESSED_MS = 150  # A button pressed by its letter is seen to go down before it acts.


@dataclass
class Hands:
    """A window with an officer at it, and the keyboard in their hands."""

    bot: QtBot
    shell: Shell
    officer: Answers

    @property
    def desk(self) -> Desk:
        return self.shell.desk

    def go(self, kind: type[P], page: str, key: object = None) -> P:
        """Go to a page, and wait until it shows what the record answers."""
        self.shell.go(Place(page, key))
        return self.settle(kind)

    def settle(self, kind: type[P]) -> P:
        """Wait until a page of a kind is seen and shows the answer to its last question."""
        self.wait(lambda: isinstance(self.shell.page, kind) and self.shell.page.settled)
        page = self.shell.page
        assert isinstance(page, kind)
        return page

    def still(self) -> None:
        """Wait until nothing moves any more: room that scrolls is laid out in several turns."""
        before: list[QRect] = []
        for _ in range(TURNS):
            self.bot.wait(TURN_MS)
            now = [one.geometry() for one in self.shell.findChildren(QWidget)]
            if now == before:
                return
            before = now
        raise AssertionError("the window does not come to rest")

    def wait(self, until: Callable[[], bool]) -> None:
        """Wait until something is so."""
        self.bot.waitUntil(until, timeout=PATIENCE_MS)

    def press(self, keys: str) -> None:
        """Press keys where the keyboard is."""
        QTest.keySequence(self.focus(), QKeySequence(keys))
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type a text where the keyboard is."""
        QTest.keyClicks(self.focus(), text)

    def tab(self, times: int = 1) -> None:
        """Move on with Tab."""
        for _ in range(times):
            QTest.keyClick(self.focus(), Qt.Key.Key_Tab)

    def letter(self, words: str) -> None:
        """Press Alt and the letter that is underlined in a button, a tab or the name of a field."""
        shown = [
            text
            for text in _lettered_words(self.shell)
            if text.replace("&", "").rstrip("…") == words
        ]
        assert shown, f"nothing that is seen is called “{words}”"
        letter = shown[0].partition("&")[2][:1]
        assert letter, f"“{words}” has no letter"
        QTest.keyClick(self.focus(), ord(letter.upper()), Qt.KeyboardModifier.AltModifier)
        self.bot.wait(PRESSED_MS)

    def focus(self) -> QWidget:
        """Where the keyboard is."""
        return QApplication.focusWidget() or self.shell

    def do(self, action: str) -> None:
        """Do something that is offered here."""
        (offer,) = (one for one in self.shell.offers() if one.action.id == action)
        found = offer.why_not(self.shell.held)
        assert found is None, found
        offer.run()

    def why_not(self, action: str) -> str:
        """Why something that is offered here cannot be done; empty where it can."""
        (offer,) = (one for one in self.shell.offers() if one.action.id == action)
        found = offer.why_not(self.shell.held)
        return "" if found is None else found.code


def _lettered_words(shell: QWidget) -> list[str]:
    """The words of everything that is seen and may answer to a letter."""
    found: list[str] = []
    for one in shell.findChildren(QWidget):
        if isinstance(one, QAbstractButton | QLabel) and one.isVisible() and one.isEnabled():
            found.append(one.text())
        elif isinstance(one, QTabBar) and one.isVisible():
            found += [one.tabText(n) for n in range(one.count())]
    return found


def open_shell(desk: Desk, folder: Path, officer: Answers) -> Shell:
    """A window as it is opened, with settings of its own."""
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    shell = open_window(desk, settings, officer)
    shell.notices.reports = folder / "reports"
    shell.resize(*SIZE)
    return shell
