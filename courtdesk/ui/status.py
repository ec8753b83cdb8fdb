"""The line at the foot of the window: whose record it is, who acts, how new the figures are."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from courtdesk.desk import accounts, office
from courtdesk.desk.accounts import LastExport
from courtdesk.desk.core import Desk
from courtdesk.desk.office import OfficeSheet
from courtdesk.domain.dates import clock, in_london, long
from courtdesk.domain.permits import Permit
from courtdesk.ui.looks import OneLine, words
from courtdesk.ui.marks import Mark

ENGINES = {"embedded": "office file on this computer", "postgresql": "team server"}


@dataclass(frozen=True, slots=True)
class Standing:
    """What the window says of itself.

    Attributes:
        newest: the number of the journal's last entry.
    """

    sheet: OfficeSheet
    held: frozenset[Permit]
    export: LastExport | None
    engine: str
    newest: int


def standing(desk: Desk) -> Standing:
    """What the window is to say of itself, asked off its thread."""
    return Standing(
        desk.see(office.office),
        desk.permits(),
        desk.see(accounts.last_export),
        desk.database.kind.value,
        desk.newest(),
    )


def in_words(now: Standing) -> str:
    """The line's words."""
    officer = now.sheet.officer
    parts = [
        now.sheet.office.name or "No office is set up yet",
        f"officer: {officer.full_name}" if officer else "nobody acts",
        ENGINES[now.engine],
        _export(now.export),
    ]
    return "   ·   ".join(parts)


class PracticeBanner(QWidget):
    """What cannot be missed where nothing is real."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "practice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 5, 12, 5)
        layout.setSpacing(8)
        layout.addWidget(Mark("warning"))
        layout.addWidget(words("Practice record: nothing in it is real.", type_="strong"), 1)
        self.hide()


def _export(export: LastExport | None) -> str:
    if export is None:
        return "no rent export accepted yet"
    at = in_london(export.accepted_at)
    return f"rent export accepted {long(at.date())}, {clock(at.time())}"


class StatusLine(QWidget):
    """The line."""

    def __init__(self) -> None:
        super().__init__()
        self.words = OneLine("", type_="small", ink="dim")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.words, 1)

    def show_standing(self, now: Standing) -> None:
        """Say how things stand."""
        self.words.setText(in_words(now))
