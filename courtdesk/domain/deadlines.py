"""Deadlines: one event sets the dates that follow from it, each counted by one grammar.

A count reads ``N (clear days | business days | days | weeks | months) (before | after |
beginning with) EVENT.FIELD``. A deadline says besides whether a date that is not a business day
moves earlier, later, on to the day the court's office opens, or not at all.

>>> count = parse_count("2 clear days before hearing.on")
>>> count.number, count.event
(2, 'hearing.on')
"""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import assert_never

from courtdesk.domain import facts
from courtdesk.domain.casefile import CaseFile
from courtdesk.domain.dates import (
    Calendar,
    clear_days_after,
    clear_days_before,
    last_of_days_beginning_with,
    last_of_months_beginning_with,
    listed,
    months_after,
    short,
)
from courtdesk.domain.finding import Finding, Refused, stop


class Unit(StrEnum):
    """What a count counts."""

    CLEAR_DAYS = "clear days"
    BUSINESS_DAYS = "business days"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


class Way(StrEnum):
    """Which way from the event a count goes."""

    BEFORE = "before"
    AFTER = "after"
    BEGINNING_WITH = "beginning with"


class Moves(StrEnum):
    """Where a date goes that falls on a day that is not a business day."""

    EARLIER = "earlier"
    LATER = "later"
    COURT_OFFICE = "court-office"
    NO = "no"


TRIAL_MONTHS = 12  # INT-1; a later start by entry, or an extension, is not on the case file.

EVENTS = (
    "tenancy.started_on",
    "tenancy.trial_ends_on",
    "notice.dated_on",
    "notice.served_on",
    "notice.specified_on",
    "claim.issued_on",
    "hearing.on",
)
"""The dates on a case file from which a deadline may be counted."""


@dataclass(frozen=True, slots=True)
class Count:
    """So many days, weeks or months before, after or beginning with an event."""

    number: int
    unit: Unit
    way: Way
    event: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """One thing to do by a date that follows from an event.

    Attributes:
        name: the name of its table in deadlines.toml.
        words: what is to be done.
        count: from which event, and how far.
        moves: where the date goes if it is not a business day.
        when: the facts that must all be so for it to matter.
        authority: the id of law.toml on which it rests.
        from_on: the first day on which the rule is in force; none where it always was.
        until_on: the last such day; none where it still is.
    """

    name: str
    words: str
    count: Count
    moves: Moves
    when: tuple[str, ...]
    authority: str
    from_on: date | None = None
    until_on: date | None = None

    def in_force(self, on: date) -> bool:
        """Whether the rule is in force on a date."""
        return (self.from_on or date.min) <= on <= (self.until_on or date.max)


@dataclass(frozen=True, slots=True)
class Reached:
    """The date a count leads to, with its working."""

    on: date
    working: str


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline on a case: what is to be done, by when, and why.

    Attributes:
        event: the event it is counted from, and ``event_on`` its date.
    """

    name: str
    words: str
    on: date
    event: str
    event_on: date
    working: str
    authority: tuple[str, ...]
    findings: tuple[Finding, ...] = ()


_COUNT = re.compile(
    r"(?P<number>[0-9]{1,4}) (?P<unit>clear days?|business days?|days?|weeks?|months?) "
    r"(?P<way>before|after|beginning with) (?P<event>[a-z_]+\.[a-z_]+)"
)


def parse_count(text: str, where: str = "") -> Count:
    """Read a count as deadlines.toml writes it.

    Raises:
        Refused: the words are not a count, or the event is not one a case file has.
    """
    match = _COUNT.fullmatch(text)
    if match is None:
        raise Refused(
            stop(
                "not-a-count",
                f"“{text[:60]}” is not a count.",
                where=where,
                remedy="Write it like “2 clear days before hearing.on”: clear days, business "
                "days, days, weeks or months; before, after or beginning with.",
            )
        )
    event = match["event"]
    if event not in EVENTS:
        near = difflib.get_close_matches(event, EVENTS, n=1)
        raise Refused(
            stop(
                "unknown-event",
                f"“{event[:60]}” is not a date that a case file has.",
                where=where,
                remedy=f"Did you mean “{near[0]}”?" if near else f"Known are: {', '.join(EVENTS)}.",
            )
        )
    unit = Unit(match["unit"] if match["unit"].endswith("s") else f"{match['unit']}s")
    count = Count(int(match["number"]), unit, Way(match["way"]), event)
    if count.way is Way.BEGINNING_WITH and (unit is Unit.CLEAR_DAYS or not count.number):
        raise Refused(
            stop(
                "not-a-count",
                f"“{text[:60]}” counts nothing: a period that begins with a day has no clear days "
                "and at least one day.",
                where=where,
                remedy="Write “days beginning with” and a number above nought.",
            )
        )
    return count


def reach(count: Count, event: date, moves: Moves, calendar: Calendar) -> Reached:
    """The date a count leads to from an event, moved as the rule says, with its working.

    Authority: TIME-2, TIME-3, TIME-4.

    >>> from datetime import date
    >>> reach(
    ...     parse_count("2 clear days before hearing.on"),
    ...     date(2026, 12, 10), Moves.EARLIER, Calendar(frozenset()),
    ... ).working
    'Thu 10 Dec 2026; 2 clear days before it: Wed 9 Dec and Tue 8 Dec are clear; so Mon 7 Dec 2026'
    """
    raw, clear = _counted(count, event, calendar)
    on = _moved(raw, moves, calendar)
    words = f"{count.number} {count.unit} {count.way} it"
    if clear:
        words += f": {listed(clear)} {'is' if len(clear) == 1 else 'are'} clear"
    moved = f" {short(raw)}, which is not a working day," if on != raw else ""
    return Reached(on, f"{short(event)}; {words}; so{moved} {short(on)}")


def deadlines_of(
    file: CaseFile, deadlines: tuple[Deadline, ...], calendar: Calendar, today: date
) -> tuple[Due, ...]:
    """Every deadline that follows from the events on a case file, in order of date.

    Rebuilding them from nothing gives what was there before: they depend on the case file, the
    rules, the calendar and the day alone. A rule is used if it was in force when the event was.
    """
    due = [
        one
        for deadline in deadlines
        for on in _events(file, deadline.count.event, today)
        for one in _due(file, deadline, on, calendar)
    ]
    return tuple(sorted(due, key=lambda one: (one.on, one.name, one.event_on)))


def _due(file: CaseFile, deadline: Deadline, event: date, calendar: Calendar) -> Iterator[Due]:
    if not deadline.in_force(event):
        return
    if not all(facts.holds(name, file, event) for name in deadline.when):
        return
    reached = reach(deadline.count, event, deadline.moves, calendar)
    back = deadline.count.way is Way.BEFORE
    findings: tuple[Finding, ...] = calendar.doubts(event, reached.on, where=deadline.count.event)
    if deadline.moves is not Moves.NO:
        findings += calendar.closed_on(reached.on, deadline.name, deadline.words, back=back)
    yield Due(
        deadline.name,
        deadline.words,
        reached.on,
        deadline.count.event,
        event,
        reached.working,
        (deadline.authority,),
        findings,
    )


def _events(file: CaseFile, event: str, today: date) -> tuple[date, ...]:
    """The dates of an event on a case file; more than one where each party was served."""
    notice, claim, hearing = file.notice, file.claim, file.next_hearing(today)
    match event:
        case "tenancy.started_on":
            return (file.tenancy.started_on,)
        case "tenancy.trial_ends_on":
            return (last_of_months_beginning_with(file.tenancy.started_on, TRIAL_MONTHS),)
        case "notice.dated_on":
            return (notice.dated_on,) if notice else ()
        case "notice.served_on":
            return tuple(sorted({one.served_on for one in notice.services})) if notice else ()
        case "notice.specified_on":
            return (notice.specified_on,) if notice else ()
        case "claim.issued_on":
            return (claim.issued_on,) if claim else ()
        case "hearing.on":
            return (hearing.on,) if hearing else ()
        case _:
            raise KeyError(event)


def _counted(count: Count, event: date, calendar: Calendar) -> tuple[date, tuple[date, ...]]:
    """The date counted to before it is moved, and the clear days where few were counted."""
    number = count.number
    match count.way:
        case Way.BEFORE:
            if count.unit is Unit.CLEAR_DAYS:
                back = clear_days_before(event, number, calendar, roll=False)
                return back.on, back.clear
            return _plainly_counted(count, event, -1, calendar), ()
        case Way.AFTER:
            if count.unit is Unit.CLEAR_DAYS:
                on = clear_days_after(event, number, calendar)
                return on.on, on.clear
            return _plainly_counted(count, event, 1, calendar), ()
        case Way.BEGINNING_WITH:
            if count.unit is Unit.MONTHS:
                return last_of_months_beginning_with(event, number), ()
            if count.unit is Unit.BUSINESS_DAYS:
                first = calendar.on_to_business_day(event)
                return calendar.business_days_after(first, number - 1), ()
            days = number * 7 if count.unit is Unit.WEEKS else number
            return last_of_days_beginning_with(event, days), ()
        case _:
            assert_never(count.way)


def _plainly_counted(count: Count, event: date, sign: int, calendar: Calendar) -> date:
    match count.unit:
        case Unit.BUSINESS_DAYS if sign < 0:
            return calendar.business_days_before(event, count.number)
        case Unit.BUSINESS_DAYS:
            return calendar.business_days_after(event, count.number)
        case Unit.MONTHS:
            return months_after(event, sign * count.number)
        case Unit.WEEKS:
            return event + timedelta(weeks=sign * count.number)
        case _:
            return event + timedelta(days=sign * count.number)


def _moved(on: date, moves: Moves, calendar: Calendar) -> date:
    match moves:
        case Moves.EARLIER:
            return calendar.back_to_business_day(on)
        case Moves.LATER:
            return calendar.on_to_business_day(on)
        case Moves.COURT_OFFICE:
            return calendar.on_to_open_day(on)
        case Moves.NO:
            return on
        case _:
            assert_never(moves)
