"""Evictions: how long before one its notice is delivered."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from courtdesk.domain.dates import clear_days_before, short
from courtdesk.domain.finding import Finding, warning
from courtdesk.domain.reckoned import Reckoned, reckoned
from courtdesk.domain.rulebook import Rulebook

APRIL = 4


@dataclass(frozen=True, slots=True)
class Earliest:
    """The first day for an eviction after its notice is delivered."""

    earliest: date


@dataclass(frozen=True, slots=True)
class NoticeBy:
    """The last day to do something before an eviction."""

    by: date


class AppointmentState(StrEnum):
    """How an eviction's appointment stands."""

    TO_CONFIRM = "to-confirm"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled-by-bailiff"


@dataclass(frozen=True, slots=True)
class Appointment:
    """How an eviction's appointment stands on a day."""

    state: AppointmentState


@dataclass(frozen=True, slots=True)
class Counted:
    """A year from April to March, as the government's statistics have it."""

    year: str


@reckoned("eviction.earliest")
def earliest(
    notice_delivered: date,
    *,
    again: bool = False,
    book: Rulebook,
) -> Reckoned[Earliest]:
    """The first day for an eviction, its notice delivered on a day; again: after a failed attempt.

    Authority: ENF-11, ENF-12.
    """
    name, authority = _rule(again=again)
    days = book.figure(name, notice_delivered)
    on = notice_delivered + timedelta(days=days + 1)
    working = (
        f"{_kind(again=again)} delivered {short(notice_delivered)}; {days} clear days after it "
        f"leave {short(on)}"
    )
    findings: tuple[Finding, ...] = (
        *book.beware(name, notice_delivered),
        *book.calendar.doubts(on, where="notice_delivered"),
        *book.calendar.closed_on(on, "earliest", "The first day for the eviction"),
    )
    return Reckoned(Earliest(on), working, (authority, "TIME-2"), findings)


@reckoned("eviction.notice_by")
def notice_by(
    eviction: date,
    *,
    again: bool = False,
    book: Rulebook,
) -> Reckoned[NoticeBy]:
    """The last day to deliver the notice of an eviction; again: after a failed attempt.

    Authority: ENF-11, ENF-12.
    """
    name, authority = _rule(again=again)
    days = book.figure(name, eviction)
    by = eviction - timedelta(days=days + 1)
    working = (
        f"Eviction {short(eviction)}; {days} clear days before it; so {_kind(again=again).lower()} "
        f"by {short(by)}"
    )
    findings: tuple[Finding, ...] = (
        *book.beware(name, eviction),
        *book.calendar.doubts(by, eviction, where="eviction"),
        *book.calendar.closed_on(eviction, "eviction", "The eviction"),
        *book.calendar.closed_on(by, "by", "The last day to deliver the notice", back=True),
    )
    return Reckoned(NoticeBy(by), working, (authority, "TIME-2"), findings)


@reckoned("pcol.suspend_by")
def suspend_by(eviction: date, *, book: Rulebook) -> Reckoned[NoticeBy]:
    """The last day for a tenant to apply online to suspend a warrant before an eviction.

    Authority: PCOL-9.
    """
    days = book.figure("suspend-online", eviction)
    counted = clear_days_before(eviction, days, book.calendar)
    working = f"Eviction {short(eviction)}; {days} clear days before it; so by {short(counted.on)}"
    findings: tuple[Finding, ...] = (
        *book.beware("suspend-online", eviction),
        *book.calendar.doubts(counted.on, eviction, where="eviction"),
    )
    return Reckoned(NoticeBy(counted.on), working, ("PCOL-9", "TIME-3"), findings)


@reckoned("eviction.appointment")
def appointment(confirm_by: date, on: date, confirmed: date | None = None) -> Reckoned[Appointment]:
    """How an eviction's appointment stands, which the claimant confirms by a stated day.

    Authority: ENF-15.

    >>> appointment(date(2027, 2, 5), date(2027, 2, 6)).answer.state
    <AppointmentState.CANCELLED: 'cancelled-by-bailiff'>
    """
    if confirmed is not None and confirmed <= min(on, confirm_by):
        working = f"Confirmed {short(confirmed)}, by {short(confirm_by)}"
        return Reckoned(Appointment(AppointmentState.CONFIRMED), working, ("ENF-15",))
    if on <= confirm_by:
        working = f"To be confirmed by {short(confirm_by)}, or the bailiff cancels it"
        return Reckoned(Appointment(AppointmentState.TO_CONFIRM), working, ("ENF-15",))
    working = f"Not confirmed by {short(confirm_by)}, so the bailiff has cancelled it"
    findings = (
        warning(
            "eviction-cancelled",
            f"The eviction was not confirmed by {short(confirm_by)}; the bailiff cancels it.",
            where="confirm_by",
            authority=("ENF-15",),
            remedy="Book it anew with the bailiff, or have the warrant issued again.",
        ),
    )
    return Reckoned(Appointment(AppointmentState.CANCELLED), working, ("ENF-15",), findings)


@reckoned("eviction.counted")
def counted(executed: date) -> Reckoned[Counted]:
    """The year of the government's statistics in which an eviction counts.

    Authority: STAT-1.

    >>> counted(date(2027, 3, 31)).answer.year
    '2026/27'
    """
    first = executed.year if executed.month >= APRIL else executed.year - 1
    year = f"{first}/{(first + 1) % 100:02}"
    return Reckoned(Counted(year), f"Carried out {short(executed)}, in {year}", ("STAT-1",))


def _rule(*, again: bool) -> tuple[str, str]:
    return ("eviction-notice-again", "ENF-12") if again else ("eviction-notice", "ENF-11")


def _kind(*, again: bool) -> str:
    return "Further notice of eviction" if again else "Notice of eviction"
