"""Today: what needs the officer now, what is listed next, and which accounts to look at."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtWidgets import QGridLayout, QWidget

from courtdesk.desk import accounts, diary, hearings
from courtdesk.desk.accounts import AccountRow
from courtdesk.desk.core import Desk
from courtdesk.desk.diary import DueRow
from courtdesk.desk.hearings import HearingRow
from courtdesk.domain.dates import WEEKDAYS, clock, long
from courtdesk.ui.lists import RowList
from courtdesk.ui.page import Frame, Page, PageKind, Place
from courtdesk.ui.palette import GAP
from courtdesk.ui.rows import Column
from courtdesk.ui.said import day, people, reckoned
from courtdesk.ui.sheets import Sheet

SOON = timedelta(days=14)
AHEAD = timedelta(days=42)
MOST = 50


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands on the page."""

    due: tuple[DueRow, ...]
    listed: tuple[HearingRow, ...]
    accounts: tuple[AccountRow, ...]


DUE: tuple[Column[DueRow], ...] = (
    Column("by_on", "By", lambda row: day(row.by_on), wide=13),
    Column("words", "What", lambda row: row.words, wide=0,
           tells=lambda row: f"{row.words}. {reckoned(row.working, row.authority)}"),
    Column("reference", "Case", lambda row: row.reference, wide=8),
)  # fmt: skip

LISTED: tuple[Column[HearingRow], ...] = (
    Column("on", "Date", lambda row: day(row.on), wide=13),
    Column("at", "Time", lambda row: clock(row.at), wide=8),
    Column("whose", "Defendants", lambda row: people(row.defendants), wide=0),
    Column("claim", "Claim", lambda row: row.claim, wide=9),
)

TO_LOOK_AT: tuple[Column[AccountRow], ...] = (
    Column("reference", "Account", lambda row: row.reference, wide=10),
    Column("tenants", "Tenants", lambda row: people(row.tenants), wide=26),
    Column("address", "Address", lambda row: row.address, wide=0),
    Column("balance", "Rent owed", lambda row: str(row.balance), right=True, wide=12),
)


def today_at(desk: Desk, today: date) -> Answer:
    """Ask for all of it."""
    return Answer(
        desk.see(diary.deadlines, today + SOON)[:MOST],
        desk.see(hearings.listed, today, today + AHEAD)[:MOST],
        desk.see(accounts.to_look_at)[:MOST],
    )


class TodayPage(Page[Answer]):
    """The page."""

    def __init__(self, frame: Frame, key: object) -> None:
        del key
        super().__init__(frame)
        self.due: RowList[DueRow] = RowList(
            DUE,
            lambda row: (row.case_id, row.words, row.by_on),
            "Deadlines in the next fortnight",
            empty="Nothing falls due in the next fortnight.",
        )
        self.listed: RowList[HearingRow] = RowList(
            LISTED,
            lambda row: row.id,
            "Hearings in the next six weeks",
            empty="No hearing is listed in the next six weeks.",
        )
        self.accounts: RowList[AccountRow] = RowList(
            TO_LOOK_AT,
            lambda row: row.id,
            "Accounts to look at",
            empty="No account owes four weeks’ rent without an open case. To see accounts here, "
            "import a rent export under Accounts.",
        )
        self.due.opened.connect(lambda row: frame.go(Place("case", row.case_id)))
        self.listed.opened.connect(lambda row: frame.go(Place("case", row.case_id)))
        self.accounts.opened.connect(lambda row: frame.go(Place("account", row.id)))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP)
        self.cards = (
            _card("Needs you now", self.due),
            _card("Hearings next", self.listed),
            _card("Accounts to look at", self.accounts),
        )
        grid.addWidget(self.cards[0], 0, 0)
        grid.addWidget(self.cards[1], 0, 1)
        grid.addWidget(self.cards[2], 1, 0, 1, 2)
        for stretch in (0, 1):
            grid.setRowStretch(stretch, 1)
            grid.setColumnStretch(stretch, 1)
        now = frame.desk.today()
        self.head("Today", f"{WEEKDAYS[now.weekday()]} {long(now)}")

    def asked(self) -> Callable[[], Answer]:
        """What falls due, what is listed, which accounts owe most."""
        desk, now = self.frame.desk, self.frame.desk.today()
        return lambda: today_at(desk, now)

    def show_answer(self, answer: Answer) -> None:
        """Show all three."""
        self.due.show_rows(answer.due)
        self.listed.show_rows(answer.listed)
        self.accounts.show_rows(answer.accounts)
        texts = (
            f"{len(answer.due)} in the next fortnight",
            f"{len(answer.listed)} in the next six weeks",
            f"four weeks’ rent or more, and no open case: {len(answer.accounts)}",
        )
        for card, text in zip(self.cards, texts, strict=True):
            card.aside.setText(text)

    def show_loading(self, *, loading: bool) -> None:
        """Dim all three."""
        for one in (self.due, self.listed, self.accounts):
            one.set_loading(loading=loading)

    def first_focus(self) -> QWidget | None:
        """What needs the officer."""
        return self.due


def _card(title: str, rows: QWidget) -> Sheet:
    card = Sheet(title, aside=" ")
    card.body.addWidget(rows, 1)
    return card


PAGE = PageKind(
    "today",
    "Today",
    TodayPage,
    watches=frozenset(
        {"cases", "claims", "hearings", "deadlines", "parties", "accounts", "batch_acceptances"}
    ),
)
