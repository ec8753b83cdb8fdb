"""Questions to the officer at the screen: few, plain, and the safe answer is at hand."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QInputDialog,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from courtdesk.ui.ask import AskOfficer

pytestmark = pytest.mark.usefixtures("worn")


@pytest.fixture
def ask(qtbot: QtBot) -> AskOfficer:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return AskOfficer(window)


def meanwhile(deed: Callable[[QDialog], None]) -> None:
    """Do something with the dialog that is about to be opened."""

    def do() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        deed(dialog)

    QTimer.singleShot(50, do)


def press(words: str) -> Callable[[QDialog], None]:
    """Press a button of the dialog."""

    def do(dialog: QDialog) -> None:
        (found,) = (one for one in dialog.findChildren(QPushButton) if one.text() == words)
        found.click()

    return do


def test_deciding_takes_the_button_that_is_pressed(ask: AskOfficer) -> None:
    question = ("Leave this form?", "What you typed is not kept.", "Leave it", "Stay here")
    meanwhile(press("Leave it"))
    assert ask.decide(*question)
    meanwhile(press("Stay here"))
    assert not ask.decide(*question)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_esc_take_the_safe_answer(ask: AskOfficer, key: Qt.Key) -> None:
    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        assert "not kept" in dialog.informativeText()
        QTest.keyClick(dialog, key)

    meanwhile(answer)
    assert not ask.decide("Leave this form?", "It is not kept.", "Leave it", "Stay here")


def test_a_reason_is_a_sentence_or_none(ask: AskOfficer) -> None:
    def explain(dialog: QDialog) -> None:
        assert isinstance(dialog, QInputDialog)
        field = dialog.findChild(QPlainTextEdit)
        assert isinstance(field, QPlainTextEdit)
        field.setPlainText("  The court asked for it. ")
        dialog.accept()

    meanwhile(explain)
    assert ask.reason("Why?", "The journal keeps it.") == "The court asked for it."
    meanwhile(lambda dialog: dialog.reject())
    assert ask.reason("Why?", "The journal keeps it.") is None


def test_files_and_folders_are_chosen_or_not(
    ask: AskOfficer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The system's own chooser cannot be worked from here; what it answers is what is tried.
    chosen = str(tmp_path / "letter.pdf")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (chosen, ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    assert ask.open_file("Add a file", "") == tmp_path / "letter.pdf"
    assert ask.open_folder("Save a copy in") == tmp_path
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    assert ask.open_file("Add a file", "") is None
    assert ask.open_folder("Save a copy in") is None


def test_a_fault_is_told_and_the_place_of_its_report_can_be_copied(
    ask: AskOfficer, tmp_path: Path
) -> None:
    report = tmp_path / "report-001.txt"

    def read(dialog: QDialog) -> None:
        press("&Copy the place")(dialog)
        press("C&arry on")(dialog)

    meanwhile(read)
    ask.tell_fault(report)
    assert QApplication.clipboard().text() == str(report)


def test_word_files_lie_in_a_folder_of_our_own(ask: AskOfficer) -> None:
    assert ask.word_folder().name == "CourtDesk"
    assert ask.word_folder().is_absolute()
