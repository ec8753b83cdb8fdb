"""The diary: hearings that are listed and deadlines to keep, soonest first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from courtdesk.desk import diary, hearings
from courtdesk.desk.core import Desk
from courtdesk.domain.dates import clock, short
from courtdesk.domain.finding import Finding, note
from courtdesk.ui.actions import Action
from courtdesk.ui.listpage import ListPage
from courtdesk.ui.lists import RowList
from courtdesk.ui.page import Frame, PageKind, Place
from courtdesk.ui.rows import Column
from courtdesk.ui.said import people, reckoned

WEEKS_AHEAD = 26


@dataclass(frozen=True, slots=True)
class Entry:
    """A hearing or a deadline in the agenda.

    Attributes:
        first: whether it is the first of its day.
    """

    key: tuple[object, ...]
    on: date
    at: str
    what: str
    case_id: int
    reference: str
    whose: str
    where: str
    why: str
    hearing: bool
    first: bool = False


COLUMNS: tuple[Column[Entry], ...] = (
    Column("on", "Date", lambda row: short(row.on), wide=13, strong=lambda row: row.first),
    Column("at", "Time", lambda row: row.at, wide=7),
    Column("what", "What", lambda row: row.what, wide=0, tells=lambda row: row.why or row.what,
           strong=lambda row: row.hearing),
    Column("reference", "Case", lambda row: row.reference, wide=8),
    Column("whose", "Defendants", lambda row: row.whose, wide=24),
    Column("where", "Where", lambda row: row.where, wide=30),
)  # fmt: skip


def agenda(desk: Desk, kind: str, today: date) -> tuple[Entry, ...]:
    """Hearings and deadlines of the coming half year, in order of date."""
    until = today + timedelta(weeks=WEEKS_AHEAD)
    found: list[Entry] = []
    if kind != "deadlines":
        found += [_hearing(one) for one in desk.see(hearings.listed, today, until)]
    if kind != "hearings":
        found += [_deadline(one) for one in desk.see(diary.deadlines, until)]
    found.sort(key=lambda one: (one.on, not one.hearing, one.at, one.reference))
    days: set[date] = set()
    ordered = []
    for one in found:
        ordered.append(one if one.on in days else _first(one))
        days.add(one.on)
    return tuple(ordered)


def _first(one: Entry) -> Entry:
    return Entry(
        one.key, one.on, one.at, one.what, one.case_id, one.reference, one.whose, one.where,
        one.why, one.hearing, first=True,
    )  # fmt: skip


def _hearing(row: hearings.HearingRow) -> Entry:
    room = f", {row.room}" if row.room else ""
    kind = row.kind.value.replace("-", " ")
    return Entry(
        ("hearing", row.id),
        row.on,
        clock(row.at),
        f"Hearing, {kind}{f', claim {row.claim}' if row.claim else ''}",
        row.case_id,
        row.reference,
        people(row.defendants),
        f"{row.court}{room}",
        "",
        hearing=True,
    )


def _deadline(row: diary.DueRow) -> Entry:
    return Entry(
        ("deadline", row.case_id, row.words, row.by_on),
        row.by_on,
        "",
        row.words,
        row.case_id,
        row.reference,
        "",
        "",
        reckoned(row.working, row.authority),
        hearing=False,
    )


class DiaryPage(ListPage[tuple[Entry, ...], Entry]):
    """The agenda."""

    def __init__(self, frame: Frame, key: object) -> None:
        del key
        rows: RowList[Entry] = RowList(COLUMNS, lambda row: row.key, "Hearings and deadlines")
        chips = (("all", "Everything"), ("hearings", "Hearings"), ("deadlines", "Deadlines"))
        super().__init__(frame, rows, "diary", chips)
        today = frame.desk.today()
        self.head("Diary", f"From {short(today)}, for half a year")

    def asked(self) -> Callable[[], tuple[Entry, ...]]:
        """What is to come, of the kind chosen."""
        desk, kind, today = self.frame.desk, self.chips.value, self.frame.desk.today()
        return lambda: agenda(desk, kind, today)

    def rows_of(self, answer: tuple[Entry, ...]) -> tuple[Sequence[Entry], int]:
        """All of it."""
        return answer, len(answer)

    def open_row(self, row: Entry) -> None:
        """Open the case."""
        self.frame.go(Place("case", row.case_id))

    def detail_of(self, row: Entry) -> str:
        """The working of a deadline."""
        return row.why

    def empty_words(self) -> str:
        """Why there is nothing, and what to do."""
        return "Nothing is listed in the coming half year. List a hearing on the page of its case."

    def main_action(self) -> str:
        """Opening the case."""
        return "diary.open"


def _open(page: DiaryPage) -> None:
    if page.list.chosen is not None:
        page.open_row(page.list.chosen)


def _none_chosen(page: DiaryPage) -> Finding | None:
    if page.list.chosen is None:
        return note("nothing-chosen", "Nothing is chosen in the diary.")
    return None


ACTIONS: tuple[Action[DiaryPage], ...] = (
    Action("diary.open", "&Open the case", _open, "Case", why_not=_none_chosen, on_page=True),
)

PAGE = PageKind(
    "diary",
    "Diary",
    DiaryPage,
    watches=frozenset({"cases", "claims", "hearings", "deadlines", "parties", "courts"}),
    actions=ACTIONS,
)
