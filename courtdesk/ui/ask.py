"""Every question put to the officer; tests put another in its place.

The window asks in three ways only: *decide* between two things, *explain* why, *choose a file*.

    if frame.ask.decide("Leave without saving?", "What you typed is not kept.", "Leave", "Stay"):
        ...
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QInputDialog,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from courtdesk.ui.looks import words

DIALOG_WIDTH = 480

_OUR_MISTAKE = (
    "This is our mistake, not yours. Nothing was half saved, and what you typed is still here."
)
_REPORT = (
    "A report was written for whoever looks after the program. It names places in the code and "
    "no person, address or sum:"
)


class Ask(Protocol):
    """Whoever answers for the officer."""

    def open_file(self, title: str, kinds: str) -> Path | None:
        """Choose a file to read; none where the officer thinks better of it."""

    def open_folder(self, title: str) -> Path | None:
        """Choose a folder to put copies in."""

    def decide(self, question: str, because: str, yes: str, no: str) -> bool:
        """Decide between two things; the safe one is at hand."""

    def reason(self, question: str, because: str) -> str | None:
        """Explain why in a sentence; none where the officer thinks better of it."""

    def tell_fault(self, report: Path) -> None:
        """Say calmly that the program itself is at fault, and where the report is."""

    def word_folder(self) -> Path:
        """Where papers lie while they are edited in Word."""

    def open_outside(self, path: Path) -> bool:
        """Open a file with the program the desktop has for it; whether there is one."""


class AskOfficer:
    """The officer at the screen."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def open_file(self, title: str, kinds: str) -> Path | None:
        """Choose one file to read."""
        name, _ = QFileDialog.getOpenFileName(self._window, title, "", kinds)
        return Path(name) if name else None

    def open_folder(self, title: str) -> Path | None:
        """Choose a folder to put copies in."""
        chosen = QFileDialog.getExistingDirectory(self._window, title)
        return Path(chosen) if chosen else None

    def decide(self, question: str, because: str, yes: str, no: str) -> bool:
        """Decide between two things; Enter and Esc take the safe one."""
        box = QMessageBox(self._window)
        box.setWindowTitle("CourtDesk")
        box.setText(question)
        box.setInformativeText(because)
        agreed = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        kept = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(kept)
        box.setEscapeButton(kept)
        box.exec()
        return box.clickedButton() is agreed

    def reason(self, question: str, because: str) -> str | None:
        """Explain why in a sentence."""
        text, given = QInputDialog.getMultiLineText(
            self._window, "CourtDesk", f"{question}\n{because}"
        )
        return text.strip() if given else None

    def tell_fault(self, report: Path) -> None:
        """Say calmly that the program itself is at fault, and where the report is."""
        dialog = fault_dialog(self._window, report)
        dialog.exec()
        dialog.deleteLater()

    def word_folder(self) -> Path:
        """A folder of our own among the officer's documents."""
        kind = QStandardPaths.StandardLocation.DocumentsLocation
        return Path(QStandardPaths.writableLocation(kind)) / "CourtDesk"

    def open_outside(self, path: Path) -> bool:
        """Open a file with the program the desktop has for it."""
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def fault_dialog(window: QWidget, report: Path) -> QDialog:
    """What is said when the mistake is ours."""
    dialog = QDialog(window)
    dialog.setWindowTitle("CourtDesk")
    dialog.setMinimumWidth(DIALOG_WIDTH)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(24, 20, 24, 16)
    layout.setSpacing(10)
    layout.addWidget(words("Something went wrong in CourtDesk itself", type_="sheet-title"))
    layout.addWidget(words(_OUR_MISTAKE, wrap=True))
    layout.addWidget(words(_REPORT, wrap=True))
    place = words(str(report), type_="small", ink="dim", wrap=True)
    place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    layout.addWidget(place)
    buttons = QDialogButtonBox()
    copy = buttons.addButton("&Copy the place", QDialogButtonBox.ButtonRole.ActionRole)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(str(report)))
    go_on = buttons.addButton("C&arry on", QDialogButtonBox.ButtonRole.AcceptRole)
    go_on.setDefault(True)
    buttons.accepted.connect(dialog.accept)
    layout.addWidget(buttons)
    return dialog


def kinds_of_file(words_: str, endings: Sequence[str]) -> str:
    """A filter as file choosers want it.

    >>> kinds_of_file("Rent exports", ("csv", "txt"))
    'Rent exports (*.csv *.txt *.CSV *.TXT);;All files (*)'
    """
    stars = [f"*.{one}" for one in endings] + [f"*.{one.upper()}" for one in endings]
    return f"{words_} ({' '.join(stars)});;All files (*)"
