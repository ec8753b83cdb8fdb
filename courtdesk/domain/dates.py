"""Dates as the courts count them: business days, clear days, months, and one calendar.

A ``Calendar`` is a value handed to every rule that needs one. It knows the bank holidays of
England, the days on which the courts' offices are closed besides, and how far it can be
trusted; counting beyond that is a finding, not a guess.
"""

import calendar as months_of_python
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from courtdesk.domain.finding import Finding, note, warning

LONDON = ZoneInfo("Europe/London")
ONE_DAY = timedelta(days=1)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
SHORT_PERIOD = 5  # Periods of this many days or fewer skip non-business days: TIME-3.


class Period(StrEnum):
    """How often rent or an instalment falls due."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    FOUR_WEEKLY = "four-weekly"
    MONTHLY = "monthly"


DAYS_IN = {Period.WEEKLY: 7, Period.FORTNIGHTLY: 14, Period.FOUR_WEEKLY: 28}


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days that do not count, and between which dates that is known.

    Attributes:
        bank_holidays: bank holidays of England, Good Friday and Christmas Day among them.
        closures: other days on which the courts' offices are closed.
        expected: those of the closures that are expected but not yet announced.
        known_from: the first day for which the bank holidays are known.
        known_until: the last such day, set by hand at each release.
    """

    bank_holidays: frozenset[date]
    closures: frozenset[date] = field(default_factory=frozenset)
    expected: frozenset[date] = field(default_factory=frozenset)
    known_from: date = date.min
    known_until: date = date.max

    def is_business_day(self, on: date) -> bool:
        """Neither Saturday, Sunday, bank holiday, Good Friday nor Christmas Day.

        Authority: TIME-9.
        """
        return on.weekday() < 5 and on not in self.bank_holidays  # noqa: PLR2004 - Saturday is 5.

    def is_open(self, on: date) -> bool:
        """A business day on which the court's office is not closed besides.

        Authority: TIME-10.
        """
        return self.is_business_day(on) and on not in self.closures

    def back_to_business_day(self, on: date) -> date:
        """The day itself, or the last business day before it."""
        while not self.is_business_day(on):
            on -= ONE_DAY
        return on

    def on_to_business_day(self, on: date) -> date:
        """The day itself, or the first business day after it."""
        while not self.is_business_day(on):
            on += ONE_DAY
        return on

    def back_to_open_day(self, on: date) -> date:
        """The day itself, or the last day before it on which the court's office is open."""
        while not self.is_open(on):
            on -= ONE_DAY
        return on

    def on_to_open_day(self, on: date) -> date:
        """The day itself, or the first day after it on which the court's office is open."""
        while not self.is_open(on):
            on += ONE_DAY
        return on

    def business_days_after(self, on: date, days: int) -> date:
        """The so many-th business day after a date."""
        for _ in range(days):
            on = self.on_to_business_day(on + ONE_DAY)
        return on

    def business_days_before(self, on: date, days: int) -> date:
        """The so many-th business day before a date."""
        for _ in range(days):
            on = self.back_to_business_day(on - ONE_DAY)
        return on

    def closing(self, days: frozenset[date]) -> "Calendar":
        """This calendar with a court's own closed days besides."""
        return replace(self, closures=self.closures | days, expected=self.expected - days)

    def doubts(self, *days: date, where: str = "") -> tuple[Finding, ...]:
        """A warning where a count touches a day for which the calendar is not known."""
        if all(self.known_from <= on <= self.known_until for on in days):
            return ()
        return (
            warning(
                "beyond-calendar",
                f"Bank holidays and court closures are known from {short(self.known_from)} to "
                f"{short(self.known_until)}; this count goes beyond them.",
                where=where,
                authority=("TIME-10",),
                remedy="Check the date against the court's own notice of closed days.",
            ),
        )

    def closed_on(
        self, on: date, where: str, words: str, *, back: bool = False
    ) -> tuple[Finding, ...]:
        """A warning that a date falls where courts do not sit, with the working day beside it.

        The remedy is the next working day, or the last one before where the date is counted back.

        Authority: TIME-10.
        """
        if self.is_open(on):
            return ()
        last, coming = self.back_to_open_day(on), self.on_to_open_day(on)
        near = f"the last working day before it is {short(last)}"
        after = f"the next is {short(coming)}"
        if not back:
            near, after = f"the next working day is {short(coming)}", f"the last was {short(last)}"
        unsure = " (the closure is expected, not yet announced)" if on in self.expected else ""
        return (
            warning(
                "courts-closed",
                f"{words}, {short(on)}, is not a day on which courts sit or bailiffs work{unsure}; "
                f"{near}, {after}.",
                where=where,
                authority=("TIME-10",),
                remedy=f"Aim for {short(last if back else coming)}.",
            ),
        )


@dataclass(frozen=True, slots=True)
class Counted:
    """A date counted to, and how: the days that counted, and the date before it was moved.

    Attributes:
        on: the date the count leads to.
        clear: the days counted, nearest the event first; empty where every day counts.
        unmoved: the date before it was moved off a day that is not a business day.
    """

    on: date
    clear: tuple[date, ...]
    unmoved: date

    @property
    def moved(self) -> bool:
        """Whether the date had to be moved."""
        return self.on != self.unmoved


def clear_days_before(event: date, days: int, calendar: Calendar, *, roll: bool = True) -> Counted:
    """The last day that leaves so many clear days before an event.

    Five days or fewer skip weekends and bank holidays; the result goes back to a business day.

    Authority: TIME-2, TIME-3.
    """
    if days > SHORT_PERIOD:
        clear: tuple[date, ...] = ()
        unmoved = event - timedelta(days=days + 1)
    else:
        clear = tuple(calendar.business_days_before(event, n) for n in range(1, days + 1))
        unmoved = (clear[-1] if clear else event) - ONE_DAY
    on = calendar.back_to_business_day(unmoved) if roll else unmoved
    return Counted(on, clear, unmoved)


def clear_days_after(start: date, days: int, calendar: Calendar) -> Counted:
    """The first day that leaves so many clear days after a date.

    Authority: TIME-2, TIME-3.
    """
    if days > SHORT_PERIOD:
        clear: tuple[date, ...] = ()
        on = start + timedelta(days=days + 1)
    else:
        clear = tuple(calendar.business_days_after(start, n) for n in range(1, days + 1))
        on = (clear[-1] if clear else start) + ONE_DAY
    return Counted(on, clear, on)


def within_days(start: date, days: int, calendar: Calendar) -> date:
    """The last day of a period of so many days after a date.

    Authority: TIME-2, TIME-3, TIME-5.
    """
    if days > SHORT_PERIOD:
        return start + timedelta(days=days)
    return calendar.business_days_after(start, days)


def months_after(start: date, months: int) -> date:
    """The corresponding date so many months on, or back, else that month's last day.

    >>> months_after(date(2026, 1, 31), 1)
    datetime.date(2026, 2, 28)
    """
    try:
        return start + relativedelta(months=months)
    except ValueError:  # The year lies outside 1 to 9999, which counting days calls an overflow.
        raise OverflowError("the date lies outside the years 1 to 9999") from None


def no_such_day(start: date, end: date, where: str) -> tuple[Finding, ...]:
    """A note where a month has no day that corresponds, and its last day is used instead.

    Authority: TIME-6.

    >>> no_such_day(date(2028, 2, 29), date(2029, 2, 28), "specified")[0].where
    'specified'
    """
    if start.day == end.day:
        return ()
    return (
        note(
            "no-such-day",
            f"{MONTHS[end.month - 1]} {end.year} has no day {start.day}; its last day, "
            f"{short(end)}, is used.",
            where=where,
            authority=("TIME-6",),
            remedy="Keep clear of the last day or two.",
        ),
    )


def last_of_months_beginning_with(start: date, months: int) -> date:
    """The last day of a period of months beginning with a date.

    It is the day before the corresponding date, or the month's last day where there is none.

    >>> last_of_months_beginning_with(date(2025, 4, 7), 12)
    datetime.date(2026, 4, 6)
    >>> last_of_months_beginning_with(date(2026, 1, 31), 1)
    datetime.date(2026, 2, 28)
    """
    end = months_after(start, months)
    return end - ONE_DAY if end.day == start.day else end


def last_of_days_beginning_with(start: date, days: int) -> date:
    """The last day of a period of days of which the first is the date itself.

    >>> last_of_days_beginning_with(date(2026, 3, 3), 14)
    datetime.date(2026, 3, 16)
    """
    return start + timedelta(days=days - 1)


def due_date(first: date, every: Period, number: int) -> date:
    """The date of the so many-th payment, the first being number nought.

    Monthly dates keep the day of the first, clipped to the month's end, counted from the first.

    >>> [due_date(date(2026, 1, 31), Period.MONTHLY, n).day for n in range(3)]
    [31, 28, 31]
    """
    if every is Period.MONTHLY:
        return months_after(first, number)
    return first + timedelta(days=DAYS_IN[every] * number)


def period_start_on_or_after(anchor: date, every: Period, on: date) -> date:
    """The first day, on or after a date, on which a period of the tenancy begins.

    The anchor is any date on which a period begins; monthly periods keep the anchor's day.
    """
    if every is Period.MONTHLY:
        number = (on.year - anchor.year) * 12 + on.month - anchor.month - 1
        while months_after(anchor, number) < on:
            number += 1
        return months_after(anchor, number)
    days = DAYS_IN[every]
    return on + timedelta(days=(anchor - on).days % days)


def days_between(first: date, last: date) -> Iterator[date]:
    """Every day from the first to the last, both included."""
    while first <= last:
        yield first
        first += ONE_DAY


def last_day_of_month(on: date) -> date:
    """The last day of the month in which a date lies."""
    return on.replace(day=months_of_python.monthrange(on.year, on.month)[1])


def short(on: date) -> str:
    """A date as lists and workings show it.

    >>> short(date(2026, 12, 5))
    'Sat 5 Dec 2026'
    """
    return f"{_day_and_month(on)} {on.year}"


def listed(days: tuple[date, ...]) -> str:
    """Days in a sentence: the year is left to the date they lead to.

    >>> listed((date(2027, 1, 4), date(2026, 12, 31)))
    'Mon 4 Jan and Thu 31 Dec'
    """
    words = [_day_and_month(on) for on in days]
    if len(words) < 2:  # noqa: PLR2004 - one day needs no "and".
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def long(on: date) -> str:
    """A date as prose has it.

    >>> long(date(2026, 12, 5))
    '5 December 2026'
    """
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def clock(at: time) -> str:
    """A time of day as people write it.

    >>> clock(time(10)), clock(time(14, 5)), clock(time(12))
    ('10am', '2.05pm', '12 noon')
    """
    if (at.hour, at.minute) == (12, 0):
        return "12 noon"
    minutes = f".{at.minute:02}" if at.minute else ""
    return f"{(at.hour - 1) % 12 + 1}{minutes}{'am' if at.hour < 12 else 'pm'}"  # noqa: PLR2004 - noon.


def in_london(at: datetime) -> datetime:
    """An instant as the clock on a wall in England shows it; a naive one is already that."""
    return at if at.tzinfo is None else at.astimezone(LONDON)


def _day_and_month(on: date) -> str:
    """Day and month in short, in English whatever the machine's language."""
    return f"{WEEKDAYS[on.weekday()][:3]} {on.day} {MONTHS[on.month - 1][:3]}"
