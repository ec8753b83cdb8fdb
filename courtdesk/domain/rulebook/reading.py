"""Reads the rules files into one rule book; whatever is wrong with them comes back as findings.

A table that is wrong is left out, and where it is the council's own the shipped one stands.
"""

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Generic, TypeVar, cast

from courtdesk.domain import plain
from courtdesk.domain.casefile import HearingKind
from courtdesk.domain.dates import Calendar
from courtdesk.domain.finding import Finding, Refused, stop
from courtdesk.domain.rulebook import convert
from courtdesk.domain.rulebook.sheets import Sheet, Source, read_sheet
from courtdesk.domain.rulebook.tables import (
    BundleTable,
    CalendarTable,
    DeadlineTable,
    FeeTable,
    FigureTable,
    LawTable,
    WordingTable,
)
from courtdesk.domain.rulebook.values import CourtClosure, Overlaid, Rulebook

T = TypeVar("T")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Kind(Generic[T, V]):
    """A kind of rules file: what a table of it is, and the value it makes."""

    table: type[T]
    make: Callable[[str, T], V]


LAW = Kind(LawTable, convert.authority)
LIMITS = Kind(FigureTable, convert.figure)
FEES = Kind(FeeTable, convert.fee)
WORDING = Kind(WordingTable, convert.wording)
DEADLINES = Kind(DeadlineTable, convert.deadline)
BUNDLES = Kind(BundleTable, convert.bundle_plan)
CALENDAR = Kind(CalendarTable, convert.calendar_entry)

KINDS: Mapping[str, Kind[object, object]] = {
    name: cast("Kind[object, object]", kind)
    for name, kind in (
        ("law", LAW),
        ("limits", LIMITS),
        ("fees", FEES),
        ("wording", WORDING),
        ("deadlines", DEADLINES),
        ("bundles", BUNDLES),
        ("calendar", CALENDAR),
    )
}
"""Every kind of rules file, by the name of the file."""

Tables = dict[str, dict[str, object]]


@dataclass(slots=True)
class _Reading:
    """What has been read so far: values by kind and name, findings, what the council laid over."""

    values: Tables
    findings: list[Finding]
    overlaid: list[Overlaid]
    authorities: frozenset[str]


def read_rulebook(
    sources: Iterable[Source], bank_holidays: frozenset[date]
) -> tuple[Rulebook, tuple[Finding, ...]]:
    """One rule book from the shipped files and the council's own, in that order."""
    reading = _Reading({name: {} for name in KINDS}, [], [], frozenset())
    ordered = sorted(sources, key=lambda one: (one.kind != "law", one.own))
    for source in ordered:
        _read_source(source, reading)
        if source.kind == "law":
            reading.authorities = frozenset(reading.values["law"])
    return _rulebook(reading, bank_holidays), tuple(reading.findings)


def check_source(source: Source, authorities: frozenset[str]) -> tuple[Finding, ...]:
    """What is wrong with one rules file, where the authorities of the law are known."""
    reading = _Reading({name: {} for name in KINDS}, [], [], authorities)
    _read_source(source, reading)
    return tuple(reading.findings)


def _read_source(source: Source, reading: _Reading) -> None:
    kind = KINDS.get(source.kind)
    if kind is None:
        finding = plain.unknown_word(source.kind, list(KINDS))
        reading.findings.append(
            stop(
                "unknown-rules-file",
                f"{source.file} is not one of the rules files.",
                where=source.file,
                remedy=finding.remedy,
            )
        )
        return
    try:
        sheet = read_sheet(source)
    except Refused as refused:
        reading.findings.extend(refused.findings)
        return
    held = reading.values[source.kind]
    for name, values in sheet.tables.items():
        value = _read_table(sheet, kind, name, values, reading)
        if value is None:
            continue
        if source.own:
            reading.overlaid.append(Overlaid(source.kind, name, added=name not in held))
        held[name] = value


def _read_table(
    sheet: Sheet, kind: Kind[object, object], name: str, values: object, reading: _Reading
) -> object | None:
    """The value of one table; none, and findings, where the table is wrong."""
    try:
        table = plain.from_plain(kind.table, values, name)
        _check_names(table, name, reading.authorities, sheet.source.kind)
        return kind.make(name, table)
    except Refused as refused:
        reading.findings.extend(sheet.placed(one) for one in refused.findings)
        return None


def _check_names(table: object, name: str, authorities: frozenset[str], kind: str) -> None:
    """Refuse a table that rests on an authority the law does not hold.

    Raises:
        Refused: the authority is unknown.
    """
    if kind == "law" or not dataclasses.is_dataclass(table):
        return
    authority = str(getattr(table, "authority", ""))
    if authority not in authorities:
        found = plain.unknown_word(authority, sorted(authorities))
        near = found.remedy if "Did you mean" in found.remedy else "See law.toml for those known."
        raise Refused(
            stop(
                "unknown-authority",
                f"“{authority[:40]}” is not an authority that law.toml holds.",
                where=f"{name}.authority",
                remedy=near,
            )
        )


def _held(reading: _Reading, name: str, kind: Kind[T, V]) -> dict[str, V]:  # noqa: ARG001 - the kind tells the type.
    """The values read of one kind."""
    return cast("dict[str, V]", reading.values[name])


def _rulebook(reading: _Reading, bank_holidays: frozenset[date]) -> Rulebook:
    entries = _held(reading, "calendar", CALENDAR)
    plans = _held(reading, "bundles", BUNDLES)
    return Rulebook(
        calendar=_calendar(entries.values(), bank_holidays),
        authorities=MappingProxyType(_held(reading, "law", LAW)),
        figures=MappingProxyType(_held(reading, "limits", LIMITS)),
        fees=MappingProxyType(_held(reading, "fees", FEES)),
        wordings=MappingProxyType(_held(reading, "wording", WORDING)),
        deadlines=tuple(_held(reading, "deadlines", DEADLINES).values()),
        bundles=MappingProxyType({HearingKind(name): plan for name, plan in plans.items()}),
        court_closures=tuple(
            CourtClosure(one.court, on)
            for one in entries.values()
            if one.court
            for on in one.closed
        ),
        overlaid=tuple(reading.overlaid),
    )


def _calendar(entries: Iterable[convert.CalendarEntry], bank_holidays: frozenset[date]) -> Calendar:
    days, closed, expected = set(bank_holidays), set[date](), set[date]()
    first, last = date.min, date.max
    for one in entries:
        days |= set(one.holiday)
        days -= set(one.working)
        if not one.court:
            closed |= set(one.closed)
            if not one.certain:
                expected |= set(one.closed)
        first, last = one.known_from or first, one.known_until or last
    return Calendar(frozenset(days), frozenset(closed), frozenset(expected), first, last)
