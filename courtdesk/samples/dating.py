"""When things happen in a sample life: dates chosen by the rules themselves, never by luck.

Each function lists the days on which the rules allow something and lets chance pick among them.
"""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from courtdesk.domain import hearings, notices, service
from courtdesk.domain.casefile import NoticeKind, Regime, ServiceMethod
from courtdesk.domain.dates import ONE_DAY, Period, days_between
from courtdesk.domain.rulebook import Rulebook
from courtdesk.samples.life import ClaimIssued, Rent
from courtdesk.samples.people import Place

_HOUR = {
    ServiceMethod.FIRST_CLASS_POST: time(15, 30),
    ServiceMethod.LETTERBOX: time(11, 20),
    ServiceMethod.HAND: time(10, 5),
    ServiceMethod.EMAIL: time(9, 0),
}


@dataclass(frozen=True, slots=True)
class Sent:
    """A notice sent to one tenant: how, when, and the day on which it counts as served."""

    method: ServiceMethod
    at: datetime
    served_on: date


@dataclass(frozen=True, slots=True)
class Dated:
    """The dates of a notice: when it was made and sent to each tenant, and the date in it."""

    kind: NoticeKind
    dated_on: date
    specified_on: date
    sent: tuple[Sent, ...]


def picked(chance: random.Random, days: Iterable[date], why: str) -> date:
    """One of some days.

    Raises:
        ValueError: there is none, which is a mistake in the life that asked.
    """
    found: Sequence[date] = tuple(days)
    if not found:
        raise ValueError(f"no day is left for {why}")
    return chance.choice(found)


def working_days(first: date, last: date, book: Rulebook) -> tuple[date, ...]:
    """The days between two on which the courts and the office are open."""
    return tuple(on for on in days_between(first, last) if book.calendar.is_open(on))


def hearing_ahead(chance: random.Random, today: date, book: Rulebook) -> date:
    """A day in about two weeks for which everything can still be done in time."""
    for last in (24, 31, 38, 45):  # The later ones are for the weeks around Christmas.
        days = [
            on
            for on in working_days(today + timedelta(days=14), today + timedelta(days=last), book)
            if hearings.statement_by(on, book=book).answer.clear_business_days > today
            and hearings.evidence_by(on, book=book).answer.by > today
        ]
        if days:
            return chance.choice(days)
    raise ValueError("no day is left for a hearing in two weeks")


def hearing_of(
    chance: random.Random, issued: date, first: date, last: date, book: Rulebook
) -> date:
    """A day between two on which the hearing of a claim may be listed in the standard period."""
    window = hearings.window(issued, book=book).answer
    days = working_days(max(first, window.earliest), min(last, window.latest), book)
    return picked(chance, days, f"the hearing of a claim issued on {issued}")


def issue_before(chance: random.Random, hearing: date, today: date, book: Rulebook) -> date:
    """A day of issue from which the hearing lies in its window and service was in time."""
    weeks = book.figure("hearing-within", hearing)
    days = []
    for on in working_days(hearing - timedelta(weeks=weeks), hearing, book):
        window = hearings.window(on, book=book).answer
        deemed = deemed_served(posted_after(on, book), book)
        in_time = deemed <= hearings.service(hearing, book=book).answer.deemed_by
        if window.earliest <= hearing <= window.latest and in_time and deemed < today:
            days.append(on)
    return picked(chance, days, f"issue before a hearing on {hearing}")


def posted_after(issued: date, book: Rulebook) -> date:
    """When the court posts a claim form."""
    return book.calendar.business_days_after(issued, 2)


def deemed_served(posted: date, book: Rulebook) -> date:
    """When a posted claim form is deemed served."""
    return service.deemed(
        service.CourtPaper.CLAIM_FORM,
        service.CourtServiceMethod.POST,
        datetime.combine(posted, time(16)),
        book=book,
    ).answer.deemed


def claim(
    chance: random.Random, issued: date, court: Place, book: Rulebook, regime: Regime = Regime.PCOL
) -> ClaimIssued:
    """A claim issued on a day, under a number that no court would give."""
    letters = "".join(chance.sample("ABCDEFGHJKLMNPQRSTUVWXYZ", 2))
    number = f"M{issued.year % 100:02}{letters}{chance.randrange(1000):03}"
    posted = posted_after(issued, book)
    return ClaimIssued(number, court, regime, issued, posted, deemed_served(posted, book))


def defended(
    chance: random.Random, issued: ClaimIssued, today: date, book: Rulebook
) -> ClaimIssued:
    """A claim with its defence: filed after service, within 14 days, and not to come."""
    first, last = issued.deemed_on + ONE_DAY, issued.deemed_on + timedelta(days=14)
    days = working_days(first, min(last, today), book)
    return replace(issued, defence_filed_on=picked(chance, days, "a defence"))


def notice(
    chance: random.Random,
    sent_days: Iterable[date],
    methods: Sequence[ServiceMethod],
    rent: Rent,
    book: Rulebook,
    kind: NoticeKind = NoticeKind.SECURE_PERIODIC,
) -> Dated:
    """A notice sent on one of some days, dated as the house does by its latest service."""
    on = picked(chance, sent_days, "a notice")
    sent = tuple(_sent(method, on, book) for method in methods)
    latest = max(one.served_on for one in sent)
    period: Period = rent.period
    specified = notices.earliest_date(latest, period, rent.anchor, book=book).answer.house
    return Dated(kind, on, specified, sent)


def notice_before(
    chance: random.Random,
    issued: date,
    methods: Sequence[ServiceMethod],
    rent: Rent,
    book: Rulebook,
) -> Dated:
    """A notice on which a claim issued on a day can rest: past its date, and well alive."""
    days = [
        on
        for on in working_days(issued - timedelta(days=150), issued - timedelta(days=40), book)
        if _supports(on, issued, methods, rent, book)
    ]
    return notice(chance, days, methods, rent, book)


def _supports(
    on: date, issued: date, methods: Sequence[ServiceMethod], rent: Rent, book: Rulebook
) -> bool:
    latest = max(_sent(method, on, book).served_on for method in methods)
    specified = notices.earliest_date(latest, rent.period, rent.anchor, book=book).answer.house
    alive = notices.life(specified, book=book).answer
    return alive.earliest_issue <= issued <= alive.last_safe_issue


def _sent(method: ServiceMethod, on: date, book: Rulebook) -> Sent:
    at = datetime.combine(on, _HOUR[method])
    return Sent(method, at, notices.served(method, at, book=book).answer.served)
