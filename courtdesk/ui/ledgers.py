"""Rent accounts on the page: lines with the balance after each, and the arrears schedule.

What is due stands in one column and what is paid in another, as a court reads them; the balance
is what is owed after the line, with a minus where the account is in credit.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from courtdesk.domain.dates import long, short
from courtdesk.domain.ledger import KIND_WORDS, Running
from courtdesk.domain.money import NIL, Money
from courtdesk.domain.schedule import Row, Schedule
from courtdesk.ui.lists import RowList
from courtdesk.ui.rows import Column


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A line of an account with its number, the oldest being nought."""

    number: int
    running: Running


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """A line of the schedule with its number; the opening balance is line nought."""

    number: int
    row: Row


def line_words(running: Running) -> str:
    """What a line is, with the housing system's own words."""
    line = running.line
    kind = KIND_WORDS[line.kind]
    return f"{kind}: {line.text}" if line.text and line.text.lower() != kind.lower() else kind


def _due(amount: Money) -> str:
    return str(amount) if amount.pence > 0 else ""


def _paid(amount: Money) -> str:
    return str(-amount) if amount.pence < 0 else ""


LINE_COLUMNS: tuple[Column[LedgerRow], ...] = (
    Column("on", "Date", lambda row: short(row.running.line.on), wide=13),
    Column("what", "What", lambda row: line_words(row.running), wide=0),
    Column("code", "Code", lambda row: row.running.line.code, wide=8),
    Column("due", "Due", lambda row: _due(row.running.line.amount), right=True, wide=10),
    Column("paid", "Paid", lambda row: _paid(row.running.line.amount), right=True, wide=10),
    Column("balance", "Balance", lambda row: str(row.running.balance), right=True, wide=10),
)

SCHEDULE_COLUMNS: tuple[Column[ScheduleRow], ...] = (
    Column("on", "Date", lambda row: short(row.row.on), wide=13),
    Column("what", "What", lambda row: row.row.what, wide=0),
    Column("due", "Due", lambda row: str(row.row.due or ""), right=True, wide=10),
    Column("paid", "Paid", lambda row: str(row.row.paid or ""), right=True, wide=10),
    Column("balance", "Balance", lambda row: str(row.row.balance), right=True, wide=10),
)


def line_list(name: str) -> RowList[LedgerRow]:
    """A list of an account's lines."""
    return RowList(
        LINE_COLUMNS,
        lambda row: row.number,
        name,
        empty="No line is held yet. Import an export that has this account.",
    )


def schedule_list(name: str) -> RowList[ScheduleRow]:
    """A list of a schedule's lines."""
    return RowList(
        SCHEDULE_COLUMNS, lambda row: row.number, name, empty="Nothing is owed; no schedule."
    )


def newest_first(lines: Sequence[Running]) -> tuple[LedgerRow, ...]:
    """An account's lines, the newest on top."""
    return tuple(LedgerRow(n, one) for n, one in enumerate(lines))[::-1]


def schedule_rows(schedule: Schedule) -> tuple[ScheduleRow, ...]:
    """A schedule's lines, the opening balance first where there is one."""
    opening = Row(schedule.starts, "Balance brought forward", NIL, NIL, schedule.opening)
    rows = [ScheduleRow(0, opening)] if schedule.opening else []
    return (*rows, *(ScheduleRow(n, one) for n, one in enumerate(schedule.lines, 1)))


def schedule_words(schedule: Schedule) -> str:
    """From when the schedule runs and what it comes to."""
    apart = ", ".join(f"{KIND_WORDS[one.kind].lower()} {one.balance}" for one in schedule.apart)
    beside = f" Apart from rent, and not in it: {apart}." if apart else ""
    return f"From {long(schedule.starts)}; {schedule.closing} owed at its end.{beside}"
