"""Service of court papers: the day on which the rules take one to be served."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from courtdesk.domain.dates import ONE_DAY, clock, in_london, short
from courtdesk.domain.reckoned import Reckoned, reckoned
from courtdesk.domain.rulebook import Rulebook

CUT_OFF = time(16, 30)
"""Before this a paper left, handed over or sent counts the same day; at it, no more: TIME-8."""


class CourtPaper(StrEnum):
    """Which rule of deemed service a court paper falls under."""

    CLAIM_FORM = "claim-form"
    OTHER = "other"


class CourtServiceMethod(StrEnum):
    """How a court paper was served."""

    POST = "post"
    LETTERBOX = "letterbox"
    EMAIL = "email"
    HAND = "hand"


@dataclass(frozen=True, slots=True)
class Filed:
    """The day on which a paper counts as filed."""

    filed: date


@dataclass(frozen=True, slots=True)
class Deemed:
    """The day on which a court paper is taken to be served."""

    deemed: date


@reckoned("filing.counts")
def filed(at: datetime, *, book: Rulebook) -> Reckoned[Filed]:
    """The day on which a paper sent to the court by e-mail counts as filed.

    Authority: TIME-11, TIME-10.
    """
    at = in_london(at)
    day, calendar = at.date(), book.calendar
    in_time = calendar.is_open(day) and at.time() <= CUT_OFF
    on = day if in_time else calendar.on_to_open_day(day + ONE_DAY)
    working = f"Sent {short(day)} at {clock(at.time())}"
    if in_time:
        working += ", a day on which the office is open and not after 4.30pm"
    elif calendar.is_open(day):
        working += ", which is after 4.30pm"
    else:
        working += ", when the office is closed"
    working += f"; so filed {short(on)}"
    findings = calendar.doubts(day, on, where="at")
    return Reckoned(Filed(on), working, ("TIME-11", "TIME-10"), findings)


@reckoned("service.deemed")
def deemed(
    document: CourtPaper, method: CourtServiceMethod, at: datetime, *, book: Rulebook
) -> Reckoned[Deemed]:
    """The day on which a court paper is deemed served.

    Authority: TIME-7, TIME-8, TIME-9.
    """
    at = in_london(at)
    day, calendar = at.date(), book.calendar
    if document is CourtPaper.CLAIM_FORM:
        days = book.figure("claim-form-deemed", day)
        on = calendar.business_days_after(day, days)
        working = (
            f"Claim form: step taken {short(day)}; business day {days} after it is {short(on)}"
        )
        return Reckoned(
            Deemed(on), working, ("TIME-7", "TIME-9"), calendar.doubts(day, on, where="at")
        )
    if method is CourtServiceMethod.POST:
        days = book.figure("other-paper-post", day)
        raw = day + timedelta(days=days)
        on = calendar.on_to_business_day(raw)
        working = f"Posted {short(day)}; day {days} after posting is {short(raw)}"
    else:
        in_time = calendar.is_business_day(day) and at.time() < CUT_OFF
        on = day if in_time else calendar.business_days_after(day, 1)
        working = f"Served {short(day)} at {clock(at.time())}"
        raw = on
        if in_time:
            working += ", a business day and before 4.30pm"
        elif calendar.is_business_day(day):
            working += ", which is not before 4.30pm"
        else:
            raw = day
    if on != raw:
        working += f", not a business day; the next is {short(on)}"
    working += f"; so deemed served {short(on)}"
    return Reckoned(Deemed(on), working, ("TIME-8", "TIME-9"), calendar.doubts(day, on, where="at"))
