"""Evictions: how long before one its notice is delivered."""

from dataclasses import dataclass
from datetime import date, timedelta

from courtdesk.domain.dates import short
from courtdesk.domain.finding import Finding
from courtdesk.domain.reckoned import Reckoned, reckoned
from courtdesk.domain.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Earliest:
    """The first day for an eviction after its notice is delivered."""

    earliest: date


@dataclass(frozen=True, slots=True)
class NoticeBy:
    """The last day to deliver the notice of an eviction."""

    by: date


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


def _rule(*, again: bool) -> tuple[str, str]:
    return ("eviction-notice-again", "ENF-12") if again else ("eviction-notice", "ENF-11")


def _kind(*, again: bool) -> str:
    return "Further notice of eviction" if again else "Notice of eviction"
