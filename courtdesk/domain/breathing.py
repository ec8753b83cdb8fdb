"""Breathing space: when a moratorium starts and ends, and which arrears it protects."""

from dataclasses import dataclass
from datetime import date, timedelta

from courtdesk.domain.dates import ONE_DAY, last_of_days_beginning_with, short
from courtdesk.domain.finding import Refused, stop
from courtdesk.domain.money import NIL, Money
from courtdesk.domain.reckoned import Reckoned, reckoned
from courtdesk.domain.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Standard:
    """A standard moratorium: its first and last day, and when its midway review falls."""

    starts: date
    ends: date
    midway_from: date
    midway_to: date


@dataclass(frozen=True, slots=True)
class Crisis:
    """The last day of a mental health crisis moratorium."""

    ends: date


@dataclass(frozen=True, slots=True)
class Protected:
    """The arrears that are protected, and those that may be asked for."""

    protected: Money
    collectable: Money


@dataclass(frozen=True, slots=True)
class ReviewBy:
    """The last days on which a creditor may ask for a review, and then go to the court."""

    by: date
    court_by: date


@dataclass(frozen=True, slots=True)
class Extended:
    """Until when a deadline lasts that would have run out in a breathing space."""

    until: date


@reckoned("breathing.standard")
def standard(registered: date, *, book: Rulebook) -> Reckoned[Standard]:
    """When a standard breathing space entered in the register on a day starts and ends.

    Authority: BS-1, BS-12.
    """
    starts = registered + ONE_DAY
    days = book.figure("breathing-days", starts)
    first = book.figure("breathing-midway-first", starts)
    last = book.figure("breathing-midway-last", starts)
    answer = Standard(
        starts,
        last_of_days_beginning_with(starts, days),
        last_of_days_beginning_with(starts, first),
        last_of_days_beginning_with(starts, last),
    )
    working = (
        f"Registered {short(registered)}, so it starts {short(starts)}; {days} days beginning with "
        f"that day end {short(answer.ends)}; days {first} to {last} are "
        f"{short(answer.midway_from)} to {short(answer.midway_to)}"
    )
    findings = book.beware("breathing-days", registered)
    return Reckoned(answer, working, ("BS-1", "BS-12"), findings)


@reckoned("breathing.crisis")
def crisis(treatment_ended: date, *, book: Rulebook) -> Reckoned[Crisis]:
    """When a mental health crisis breathing space ends.

    Authority: BS-2.
    """
    days = book.figure("breathing-crisis", treatment_ended)
    ends = last_of_days_beginning_with(treatment_ended, days)
    working = (
        f"{days} days beginning with {short(treatment_ended)}, the day the treatment ended, end "
        f"{short(ends)}"
    )
    findings = book.beware("breathing-crisis", treatment_ended)
    return Reckoned(Crisis(ends), working, ("BS-2",), findings)


@reckoned("breathing.protected")
def protected(at_application: Money, now: Money) -> Reckoned[Protected]:
    """Which part of the arrears a breathing space protects, and which may be asked for.

    Authority: BS-4.

    >>> protected(Money(90000), Money(101250)).answer
    Protected(protected=Money(pence=90000), collectable=Money(pence=11250))
    """
    kept = max(NIL, min(at_application, now))
    rest = max(NIL, now - kept)
    working = (
        f"{at_application} was owed at the application and {now} is now: {kept} is protected, "
        f"and {rest} may be asked for"
    )
    return Reckoned(Protected(kept, rest), working, ("BS-4", "BS-5"))


@reckoned("breathing.review_by")
def review_by(notified: date, *, book: Rulebook) -> Reckoned[ReviewBy]:
    """The last days for a creditor told of a breathing space to ask for a review, and the court.

    Authority: BS-11.
    """
    days = book.figure("breathing-review", notified)
    more = book.figure("breathing-court", notified)
    by = last_of_days_beginning_with(notified, days)
    court_by = last_of_days_beginning_with(notified, more)
    working = (
        f"{days} days beginning with {short(notified)}, the day of being told, end {short(by)}; "
        f"{more} days, for the court, end {short(court_by)}"
    )
    answer = ReviewBy(by, court_by)
    return Reckoned(answer, working, ("BS-11",), book.beware("breathing-review", notified))


@reckoned("breathing.extended")
def extended(deadline: date, starts: date, ends: date, *, book: Rulebook) -> Reckoned[Extended]:
    """Until when a deadline lasts, if it would have run out in a breathing space.

    Authority: BS-13.
    """
    if ends < starts:
        raise Refused(
            stop(
                "dates-out-of-order",
                f"{short(ends)} lies before {short(starts)}, on which it starts.",
                where="ends",
                authority=("BS-13",),
                remedy="Check both dates.",
            )
        )
    if not starts <= deadline <= ends:
        working = (
            f"{short(deadline)} is not between {short(starts)} and {short(ends)}: nothing changes"
        )
        return Reckoned(Extended(deadline), working, ("BS-13",))
    weeks = book.figure("breathing-extension", ends)
    until = ends + timedelta(weeks=weeks)
    working = (
        f"{short(deadline)} falls in the breathing space; {weeks} weeks after its end on "
        f"{short(ends)} is {short(until)}"
    )
    return Reckoned(Extended(until), working, ("BS-13",), book.beware("breathing-extension", ends))
