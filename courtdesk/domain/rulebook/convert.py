"""Makes the typed rows of the rule book from tables as they are written, and refuses bad ones."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import TypeVar

from courtdesk.domain import facts, plain
from courtdesk.domain.casefile import HearingKind
from courtdesk.domain.dates import short
from courtdesk.domain.deadlines import Deadline, parse_count
from courtdesk.domain.finding import Finding, Refused, stop
from courtdesk.domain.money import Money
from courtdesk.domain.rulebook.tables import (
    BandTable,
    BundleTable,
    CalendarTable,
    DeadlineTable,
    FeeRowTable,
    FeeTable,
    FigureTable,
    LawTable,
    WordingTable,
)
from courtdesk.domain.rulebook.values import (
    Authority,
    Band,
    BundlePlan,
    DatedRow,
    Fee,
    FeeRow,
    Figure,
    FigureRow,
    Section,
    Wording,
    WordingRow,
)

RowT = TypeVar("RowT", bound=DatedRow)


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """What one table of calendar.toml changes about the calendar."""

    closed: tuple[date, ...]
    holiday: tuple[date, ...]
    working: tuple[date, ...]
    court: str | None
    certain: bool
    known_from: date | None
    known_until: date | None


def authority(name: str, table: LawTable) -> Authority:
    """A rule of law."""
    _in_order(name, table.from_, table.until)
    for key, text in (("says", table.says), ("source", table.source)):
        if not text.strip():
            raise Refused(_wrong(f"{name}.{key}", f"“{key}” says nothing.", "Write a sentence."))
    return Authority(
        name, table.says, table.source, table.certainty, table.checked, table.from_, table.until
    )


def figure(name: str, table: FigureTable) -> Figure:
    """A figure of law, from one value or from rows."""
    rows = tuple(
        FigureRow(one.value, one.from_, one.until, one.certain, one.says) for one in table.row
    )
    if (table.value is None) == (not rows):
        raise Refused(_one_or_rows(name, "value"))
    if table.value is not None:
        rows = (FigureRow(table.value, table.from_, table.until, table.certain, table.says),)
    if any(one.value < 0 for one in rows):
        raise Refused(_wrong(name, "A figure of law is not negative.", "Mend the value."))
    return Figure(name, table.words, table.unit, table.authority, _dated(name, rows))


def fee(name: str, table: FeeTable) -> Fee:
    """A court fee through the years."""
    rows = tuple(_fee_row(f"{name}.row[{n}]", one) for n, one in enumerate(table.row))
    return Fee(name, table.words, table.authority, _dated(name, rows))


def wording(name: str, table: WordingTable) -> Wording:
    """Prescribed words, from one text or from rows."""
    rows = tuple(WordingRow(one.text, one.from_, one.until) for one in table.row)
    if (table.text is None) == (not rows):
        raise Refused(_one_or_rows(name, "text"))
    if table.text is not None:
        rows = (WordingRow(table.text, table.from_, table.until),)
    return Wording(name, table.words, table.authority, _dated(name, rows))


def deadline(name: str, table: DeadlineTable) -> Deadline:
    """A deadline, its count and its facts known."""
    _in_order(name, table.from_, table.until)
    known = list(facts.names())
    for position, one in enumerate(table.when):
        if one not in known:
            found = plain.unknown_word(one, known)
            where = f"{name}.when[{position}]"
            raise Refused(
                stop(
                    "unknown-fact",
                    f"“{one[:60]}” is not a fact that a rule may ask.",
                    where=where,
                    remedy=found.remedy,
                )
            )
    count = parse_count(table.counts, f"{name}.counts")
    return Deadline(
        name,
        table.words,
        count,
        table.moves,
        table.when,
        table.authority,
        table.from_,
        table.until,
    )


def bundle_plan(name: str, table: BundleTable) -> BundlePlan:
    """The sections of the bundle for one kind of hearing."""
    known = [one.value for one in HearingKind]
    if name not in known:
        raise Refused(plain.unknown_word(name, known))
    letters = [one.letter for one in table.section]
    for position, one in enumerate(table.section):
        where = f"{name}.section[{position}]"
        if letters.count(one.letter) > 1:
            says = f"Two sections have the letter “{one.letter}”."
            raise Refused(_wrong(f"{where}.letter", says, "Give each its own letter."))
        lacking = [kind for kind in one.needs if kind not in one.holds]
        if lacking:
            says = f"Section {one.letter} needs {lacking[0]}, but does not hold it."
            raise Refused(_wrong(f"{where}.needs", says, "Name it under “holds” too."))
    return BundlePlan(
        HearingKind(name),
        table.words,
        table.authority,
        tuple(Section(one.letter, one.title, one.holds, one.needs) for one in table.section),
    )


def calendar_entry(name: str, table: CalendarTable) -> CalendarEntry:
    """What a table changes about the calendar."""
    _in_order(name, table.from_, table.until)
    is_known = name == "known"
    days = table.closed or table.holiday or table.working
    if is_known == bool(days) or is_known != bool(table.from_ and table.until):
        raise Refused(
            _wrong(
                name,
                f"“{name}” does not say which days it is about.",
                "“known” carries from and until; every other table carries closed, holiday or "
                "working, each a list of dates.",
            )
        )
    if table.court and (table.holiday or table.working):
        says = "A bank holiday holds for all courts."
        raise Refused(_wrong(f"{name}.court", says, "Leave the court out, or use “closed”."))
    return CalendarEntry(
        table.closed,
        table.holiday,
        table.working,
        table.court,
        table.certain,
        table.from_ if is_known else None,
        table.until if is_known else None,
    )


def _fee_row(where: str, table: FeeRowTable) -> FeeRow:
    if table.fee is not None and table.band:
        says = "A row has either one fee or bands."
        raise Refused(_wrong(where, says, "Leave one of them out."))
    if table.fee is None and not table.band and not table.says:
        says = "A row without a fee says that the fee is not known, and why."
        raise Refused(_wrong(where, says, "Write the fee, or “says”."))
    return FeeRow(
        table.from_,
        table.until,
        _money(table.fee, f"{where}.fee"),
        tuple(_band(f"{where}.band[{n}]", one) for n, one in enumerate(table.band)),
        table.certain,
        table.says,
    )


def _band(where: str, table: BandTable) -> Band:
    if (table.fee is None) == (table.percent is None):
        says = "A band has either a fee or a percentage."
        raise Refused(_wrong(where, says, "Write one of the two."))
    if table.percent is not None and not _is_decimal(table.percent):
        says = f"“{table.percent[:20]}” is not a percentage."
        raise Refused(_wrong(f"{where}.percent", says, "Write it like “5” or “4.5”."))
    return Band(
        _money(table.up_to, f"{where}.up_to"), _money(table.fee, f"{where}.fee"), table.percent
    )


def _is_decimal(text: str) -> bool:
    return text.replace(".", "", 1).isdigit() and text.isascii() and Decimal(text).is_finite()


def _money(text: str | None, where: str) -> Money | None:
    if text is None:
        return None
    try:
        money = Money.parse(text)
    except Refused as refused:
        says, remedy = refused.findings[0].says, refused.findings[0].remedy
        raise Refused(_wrong(where, says, remedy)) from None
    if money < Money(0):
        raise Refused(_wrong(where, "A fee is not negative.", "Mend the sum."))
    return money


def _dated(name: str, rows: tuple[RowT, ...]) -> tuple[RowT, ...]:
    """Rows in order of date.

    Raises:
        Refused: two rows are in force on one day, or one ends before it begins.
    """
    if not rows:
        raise Refused(_wrong(name, f"“{name}” has no rows.", "Write at least one row."))
    ordered = tuple(sorted(rows, key=lambda row: row.from_on or date.min))
    for row in ordered:
        _in_order(f"{name}.row[{rows.index(row)}]", row.from_on, row.until_on)
    for before, after in pairwise(ordered):
        begins = after.from_on or date.min
        if begins <= (before.from_on or date.min) or begins <= (before.until_on or date.min):
            raise Refused(
                stop(
                    "dates-overlap",
                    f"Two rows of “{name}” are in force on {short(begins)}.",
                    where=f"{name}.row[{rows.index(after)}]",
                    remedy="Mend from or until, so that each day has one row.",
                )
            )
    return ordered


def _in_order(where: str, begins: date | None, ends: date | None) -> None:
    if begins and ends and ends < begins:
        raise Refused(
            stop(
                "dates-overlap",
                f"It ends on {short(ends)}, before it begins on {short(begins)}.",
                where=f"{where}.until",
                remedy="Mend from or until.",
            )
        )


def _one_or_rows(name: str, key: str) -> Finding:
    return _wrong(
        name, f"“{name}” has either “{key}” or rows.", f"Write “{key}”, or rows that each have one."
    )


def _wrong(where: str, says: str, remedy: str) -> Finding:
    return stop("wrong-table", says, where=where, remedy=remedy)
