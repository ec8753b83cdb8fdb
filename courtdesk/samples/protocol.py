"""The steps of the pre-action protocol as the sample office took and wrote them down.

Authority: PAP-2.1, PAP-2.2, PAP-2.3, PAP-2.4, PAP-2.5, PAP-2.7, PAP-2.8.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from courtdesk.domain.casefile import ContactAbout, ContactMethod
from courtdesk.domain.dates import Calendar, long
from courtdesk.domain.money import Money
from courtdesk.samples.life import ContactMade
from courtdesk.samples.people import ANNA, BEN, Person

_QUARTER = timedelta(weeks=13)


@dataclass(frozen=True, slots=True)
class Course:
    """How far a case has gone, for what the office had to do about it.

    Attributes:
        default_on: the first default.
        served_on: when the notice was served, if it was.
        issued_on: when the claim was issued, if it was.
        until: the last day on which anything can have been done.
    """

    people: tuple[Person, ...]
    default_on: date
    until: date
    owed: Callable[[date], Money]
    calendar: Calendar
    offer: Money
    served_on: date | None = None
    issued_on: date | None = None


def steps_taken(course: Course) -> tuple[ContactMade, ...]:
    """Every step taken on a case so far, by date."""
    steps = [
        *_first_contacts(course),
        *_statements(course),
        *_help(course),
        *_after_notice(course),
    ]
    return tuple(sorted((one for one in steps if one.on <= course.until), key=lambda one: one.on))


def _first_contacts(course: Course) -> Iterator[ContactMade]:
    """A letter to each tenant, a call that reached nobody, and an offer that was made."""
    wrote, called, met = _days(course, course.default_on, 22, 30, 44)
    for person in range(len(course.people)):
        yield ContactMade(
            wrote,
            ContactMethod.LETTER,
            ContactAbout.ARREARS,
            f"Letter about arrears of {course.owed(wrote)}, asking for the cause and for a call.",
            ANNA,
            person,
        )
    yield ContactMade(
        called,
        ContactMethod.CALL,
        ContactAbout.ARREARS,
        "No answer; a message was left with the office’s number.",
        BEN,
        0,
        reached=False,
    )
    yield ContactMade(
        met,
        ContactMethod.VISIT,
        ContactAbout.REPAYMENT_OFFER,
        f"Went through income and spending at home. {course.offer} a week besides the rent was "
        f"agreed, to start within 14 days and set out in writing; arrears {course.owed(met)}.",
        BEN,
        0,
    )


def _statements(course: Course) -> Iterator[ContactMade]:
    """A rent statement every quarter."""
    on = course.default_on + _QUARTER
    while on <= course.until:
        sent = course.calendar.on_to_business_day(on)
        yield ContactMade(
            sent,
            ContactMethod.LETTER,
            ContactAbout.RENT_STATEMENT,
            f"Rent statement for the 13 weeks to {long(sent)}: {course.owed(sent)} owed.",
            ANNA,
        )
        on += _QUARTER


def _help(course: Course) -> Iterator[ContactMade]:
    """Help with benefit, payment from benefit, and where to find advice."""
    offered, asked = _days(course, course.default_on, 44, 58)
    yield ContactMade(
        offered,
        ContactMethod.VISIT,
        ContactAbout.BENEFIT_HELP,
        "Help with a claim for Universal Credit was offered.",
        BEN,
        0,
    )
    yield ContactMade(
        offered,
        ContactMethod.VISIT,
        ContactAbout.DEBT_ADVICE,
        "Leaflet on free debt advice handed over, with the number of MoneyHelper.",
        BEN,
        0,
    )
    yield ContactMade(
        asked,
        ContactMethod.EMAIL,
        ContactAbout.DIRECT_PAYMENT,
        "Asked whether benefit is paid from which arrears could be deducted; none was in payment.",
        ANNA,
        0,
    )


def _after_notice(course: Course) -> Iterator[ContactMade]:
    """After the notice: the protocol to each tenant, and another attempt to speak."""
    if course.served_on is None:
        return
    wrote, called = _days(course, course.served_on, 9, 16)
    if course.issued_on is not None and called >= course.issued_on:
        return
    for person in range(len(course.people)):
        yield ContactMade(
            wrote,
            ContactMethod.LETTER,
            ContactAbout.PROTOCOL_SENT,
            f"Letter before claim with a copy of the protocol; arrears {course.owed(wrote)}.",
            ANNA,
            person,
        )
    yield ContactMade(
        called,
        ContactMethod.CALL,
        ContactAbout.REPAYMENT_OFFER,
        f"Said that {course.offer} a week would be paid from the next week; it was not.",
        BEN,
        0,
    )


def _days(course: Course, start: date, *days: int) -> tuple[date, ...]:
    return tuple(course.calendar.on_to_business_day(start + timedelta(days=one)) for one in days)
