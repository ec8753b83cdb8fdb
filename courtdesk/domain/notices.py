"""Notices: when one served on a day may expire, how long it lives, when it counts as served."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from courtdesk.domain.casefile import ServiceMethod
from courtdesk.domain.dates import (
    ONE_DAY,
    Period,
    in_london,
    months_after,
    no_such_day,
    period_start_on_or_after,
    short,
)
from courtdesk.domain.finding import Finding, Refused, note, stop, warning
from courtdesk.domain.reckoned import Reckoned, reckoned
from courtdesk.domain.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Earliest:
    """The dates a notice served on a day can carry, and when a claim can follow.

    Attributes:
        earliest: the strict earliest, the first or last day of a period.
        house: the first day of a period, as most councils choose.
        earliest_issue: the day after the house date.
    """

    earliest: date
    house: date
    earliest_issue: date


@dataclass(frozen=True, slots=True)
class Life:
    """Between which days a claim can rest on a notice."""

    earliest_issue: date
    last_safe_issue: date
    lapsed_from: date


@dataclass(frozen=True, slots=True)
class Served:
    """The day on which a notice counts as served."""

    served: date


@reckoned("notice.earliest")
def earliest_date(
    served: date, period: Period, anchor: date, *, book: Rulebook
) -> Reckoned[Earliest]:
    """The earliest date for a notice of possession proceedings served on a day.

    Authority: NOT-5, NOT-6, NOT-7, NOT-8.
    """
    days = book.figure("notice-days", served)
    least = served + timedelta(days=days)
    working = f"Served {short(served)}; {days} days on is {short(least)}"
    if period is Period.MONTHLY:
        month = months_after(served, book.figure("notice-months-monthly", served))
        least = max(least, month)
        working += f", a whole month {short(month)}"
    house = period_start_on_or_after(anchor, period, least)
    earliest = max(least, house - ONE_DAY)
    answer = Earliest(earliest, house, house + ONE_DAY)
    working += (
        f"; a {period} period begins on {short(house)}; so {short(earliest)} at the earliest, "
        f"{short(house)} by the house's style, and a claim from {short(answer.earliest_issue)}"
    )
    findings = (
        *no_post_that_day(served, book),
        *_longer_notice(served, book),
        *_issue_day(answer.earliest_issue, "earliest_issue", "The first day for issue", book),
    )
    return Reckoned(answer, working, ("NOT-5", "NOT-6", "NOT-7", "NOT-8"), findings)


@reckoned("notice.life")
def life(specified: date, *, book: Rulebook) -> Reckoned[Life]:
    """From when and until when a claim can be issued on a notice with a date.

    Authority: NOT-3, NOT-8, NOT-9.
    """
    months = book.figure("notice-life", specified)
    last = months_after(specified, months)
    answer = Life(specified + ONE_DAY, last - ONE_DAY, last + ONE_DAY)
    working = (
        f"Proceedings begin after {short(specified)}, so from {short(answer.earliest_issue)}; "
        f"{months} months after it is {short(last)}, the last arguable day; so issue by "
        f"{short(answer.last_safe_issue)} to be safe, and not from {short(answer.lapsed_from)}"
    )
    findings = (
        *no_such_day(specified, last, "specified"),
        *_issue_day(answer.earliest_issue, "earliest_issue", "The first day for issue", book),
        *_issue_day(
            answer.last_safe_issue,
            "last_safe_issue",
            "The last safe day for issue",
            book,
            back=True,
        ),
    )
    return Reckoned(answer, working, ("NOT-3", "NOT-8", "NOT-9"), findings)


@reckoned("notice.life_with_nuisance")
def life_with_nuisance(served: date, possession_sought: date, *, book: Rulebook) -> Reckoned[Life]:
    """From when and until when a claim can be issued on a notice that relies on ground 2 too.

    Authority: NOT-4.
    """
    if possession_sought < served:
        says = f"Possession is sought on {short(possession_sought)}, before service."
        raise Refused(
            stop(
                "dates-out-of-order",
                says,
                where="possession_sought",
                authority=("NOT-4",),
                remedy="Check both dates.",
            )
        )
    months = book.figure("notice-life", possession_sought)
    last = months_after(possession_sought, months)
    working = (
        f"Served {short(served)}, and proceedings may begin at once; {months} months after "
        f"{short(possession_sought)}, the day on which possession is sought, is {short(last)}, the "
        f"last arguable day; so issue by {short(last - ONE_DAY)} to be safe"
    )
    findings = no_such_day(possession_sought, last, "possession_sought")
    answer = Life(served, last - ONE_DAY, last + ONE_DAY)
    return Reckoned(answer, working, ("NOT-4", "NOT-9"), findings)


@reckoned("notice.served")
def served(
    method: ServiceMethod, at: date | datetime, *, agreed: bool = False, book: Rulebook
) -> Reckoned[Served]:
    """The day on which a notice, not a court paper, counts as served.

    Authority: SRV-3, SRV-4.
    """
    day = in_london(at).date() if isinstance(at, datetime) else at
    if method is ServiceMethod.FIRST_CLASS_POST:
        days = book.figure("notice-post", day)
        on = book.calendar.business_days_after(day, days)
        working = f"Posted {short(day)}; the {_ordinal(days)} working day after is {short(on)}"
        return Reckoned(
            Served(on), working, ("SRV-3", "TIME-9"), book.calendar.doubts(day, on, where="at")
        )
    if method is ServiceMethod.EMAIL:
        if not agreed:
            raise Refused(
                stop(
                    "email-not-agreed",
                    "A notice sent by e-mail is served only where the tenant agreed to it.",
                    where="agreed",
                    authority=("SRV-1",),
                    remedy="Serve it by hand, through the letterbox or by post.",
                )
            )
        working = f"E-mailed {short(day)}, as the tenant agreed; so served {short(day)}"
        return Reckoned(Served(day), working, ("SRV-1",))
    how = "Handed over" if method is ServiceMethod.HAND else "Put through the letterbox"
    working = f"{how} {short(day)}; a notice is served that day, whatever the day and hour"
    return Reckoned(Served(day), working, ("SRV-1", "SRV-4"))


def no_post_that_day(served: date, book: Rulebook) -> tuple[Finding, ...]:
    """A note where a notice is said to be served on a day without post.

    Authority: SRV-3, SRV-4.
    """
    if book.calendar.is_business_day(served):
        return ()
    return (
        note(
            "served-without-post",
            f"{short(served)} is not a working day: a notice handed over or put through the "
            "letterbox counts that day, but one that was posted does not.",
            where="served",
            authority=("SRV-3", "SRV-4"),
            remedy="Check how it was served.",
        ),
    )


def _issue_day(
    on: date, where: str, words: str, book: Rulebook, *, back: bool = False
) -> tuple[Finding, ...]:
    """What to beware of where the court's office is closed on a day for issue."""
    return (
        *book.calendar.doubts(on, where=where),
        *book.calendar.closed_on(on, where, words, back=back),
    )


def _longer_notice(served: date, book: Rulebook) -> tuple[Finding, ...]:
    """A warning on notices of the coronavirus period, which had to be longer.

    Authority: NOT-5.
    """
    row = book.figure_row("notice-months-coronavirus", served)
    if row is None:
        return ()
    until = months_after(served, row.value)
    return (
        warning(
            "longer-notice-then",
            f"A notice served on {short(served)} was under the rules of the coronavirus period: "
            f"{row.value} months, which is {short(until)}. {row.says} The dates reckoned here are "
            "those of the ordinary rule.",
            where="served",
            authority=("NOT-5",),
            remedy="Work out by the arrears at the time which period applied.",
        ),
    )


def _ordinal(number: int) -> str:
    return {1: "first", 2: "second", 3: "third"}.get(number, f"{number}th")
