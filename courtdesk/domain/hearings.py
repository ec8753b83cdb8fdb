"""Hearings: when one can be, and what is to be served, filed or sent by when before it."""

from dataclasses import dataclass
from datetime import date, timedelta

from courtdesk.domain.dates import (
    SHORT_PERIOD,
    Counted,
    clear_days_after,
    clear_days_before,
    listed,
    short,
)
from courtdesk.domain.finding import Finding
from courtdesk.domain.reckoned import Reckoned, reckoned
from courtdesk.domain.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Window:
    """The first and the last day of the standard period for a hearing."""

    earliest: date
    latest: date


@dataclass(frozen=True, slots=True)
class ServiceOfClaim:
    """By when the claim form is deemed served, and by when it is posted to be so."""

    deemed_by: date
    post_claim_form_by: date


@dataclass(frozen=True, slots=True)
class By:
    """The last day on which something is in time."""

    by: date


@dataclass(frozen=True, slots=True)
class StatementBy:
    """The house caution for the rent statement before a hearing, by two ways of counting."""

    clear_days: date
    clear_business_days: date


@dataclass(frozen=True, slots=True)
class HistoryBy:
    """By when the full history is served, and the business day to aim for."""

    by: date
    aim: date


@reckoned("hearing.window")
def window(issued: date, *, book: Rulebook) -> Reckoned[Window]:
    """Between which days the hearing of a claim issued on a day is listed.

    Authority: CPR-5, CPR-6.
    """
    days = book.figure("hearing-after-issue", issued)
    weeks = book.figure("hearing-within", issued)
    calendar = book.calendar
    earliest = clear_days_after(issued, days, calendar).on
    latest = issued + timedelta(weeks=weeks)
    working = (
        f"Issued {short(issued)}; {days} clear days leave {short(earliest)} as the first day, and "
        f"{weeks} weeks end {short(latest)}"
    )
    findings = (
        *calendar.doubts(earliest, latest, where="issued"),
        *calendar.closed_on(earliest, "earliest", "The first day for the hearing"),
        *calendar.closed_on(latest, "latest", "The last day for the hearing", back=True),
    )
    return Reckoned(Window(earliest, latest), working, ("CPR-5", "CPR-6", "TIME-2"), findings)


@reckoned("hearing.service")
def service(hearing: date, *, book: Rulebook) -> Reckoned[ServiceOfClaim]:
    """By when the claim is deemed served before a hearing, and posted to be so.

    Authority: CPR-7, TIME-7.
    """
    calendar = book.calendar
    days = book.figure("claim-served-before-hearing", hearing)
    counted = clear_days_before(hearing, days, calendar)
    posting = book.figure("claim-form-deemed", hearing)
    post_by = calendar.business_days_before(counted.on, posting)
    working = (
        f"{_counting_back(hearing, days, counted)}; a claim form is deemed served on business "
        f"day {posting} after posting; so posted by {short(post_by)}"
    )
    findings = (
        *_about_hearing(hearing, post_by, book),
        *calendar.closed_on(counted.on, "deemed_by", "The day of deemed service", back=True),
        *calendar.closed_on(post_by, "post_claim_form_by", "The last day to post", back=True),
    )
    answer = ServiceOfClaim(counted.on, post_by)
    return Reckoned(answer, working, ("CPR-7", "TIME-2", "TIME-7", "TIME-9"), findings)


@reckoned("evidence.by")
def evidence_by(hearing: date, *, book: Rulebook) -> Reckoned[By]:
    """The last day to file and serve witness statements before a hearing.

    Authority: CPR-12, TIME-2, TIME-3.
    """
    days = book.figure("evidence-before-hearing", hearing)
    return _by(hearing, days, "The last day to file and serve", ("CPR-12",), book)


@reckoned("application.notice_by")
def application_by(hearing: date, *, book: Rulebook) -> Reckoned[By]:
    """The last day to serve an application notice before it is heard.

    Authority: TIME-2, TIME-3.
    """
    days = book.figure("application-before-hearing", hearing)
    return _by(hearing, days, "The last day to serve the application", (), book)


@reckoned("protocol.statement_by")
def statement_by(hearing: date, *, book: Rulebook) -> Reckoned[StatementBy]:
    """The house caution: when the rent statement goes to the tenant before a hearing.

    Authority: PAP-2.11.
    """
    calendar = book.calendar
    days = book.figure("protocol-statement", hearing)
    clear = clear_days_before(hearing, days, calendar) if days > SHORT_PERIOD else None
    raw = clear.unmoved if clear else hearing - timedelta(days=days + 1)
    by = calendar.back_to_business_day(raw)
    strict = calendar.business_days_before(hearing, days + 1)
    moved = f" is {short(raw)}, moved back to" if by != raw else " is"
    working = (
        f"Hearing {short(hearing)}; {days} clear days before it{moved} {short(by)}, and {days} "
        f"clear business days {short(strict)}; the protocol says “ten days” and no more, so both "
        "are the house's caution and not a rule"
    )
    findings = (
        *_about_hearing(hearing, strict, book),
        *calendar.closed_on(by, "clear_days", "The last day by clear days", back=True),
        *calendar.closed_on(
            strict, "clear_business_days", "The last day by clear business days", back=True
        ),
    )
    return Reckoned(StatementBy(by, strict), working, ("PAP-2.11", "TIME-1"), findings)


@reckoned("pcol.history_by")
def history_by(issued: date, *, book: Rulebook) -> Reckoned[HistoryBy]:
    """By when the full history follows a claim made online with a summary.

    Authority: PCOL-5, TIME-4.
    """
    calendar = book.calendar
    days = book.figure("pcol-history", issued)
    by = issued + timedelta(days=days)
    aim = calendar.back_to_business_day(by)
    working = f"Issued {short(issued)}; not more than {days} days after is {short(by)}"
    if aim != by:
        working += f", not a business day and not extended; so aim for {short(aim)}"
    findings = (
        *calendar.doubts(issued, by, where="issued"),
        *calendar.closed_on(aim, "aim", "The day to aim for", back=True),
    )
    return Reckoned(HistoryBy(by, aim), working, ("PCOL-5", "TIME-4"), findings)


def _by(
    hearing: date, days: int, words: str, authority: tuple[str, ...], book: Rulebook
) -> Reckoned[By]:
    counted = clear_days_before(hearing, days, book.calendar)
    findings: tuple[Finding, ...] = (
        *_about_hearing(hearing, counted.on, book),
        *book.calendar.closed_on(counted.on, "by", words, back=True),
    )
    working = _counting_back(hearing, days, counted)
    return Reckoned(By(counted.on), working, (*authority, "TIME-2", "TIME-3"), findings)


def _about_hearing(hearing: date, back_to: date, book: Rulebook) -> tuple[Finding, ...]:
    """What to beware of about a hearing's date, and the count back from it."""
    return (
        *book.calendar.doubts(hearing, back_to, where="hearing"),
        *book.calendar.closed_on(hearing, "hearing", "The hearing"),
    )


def _counting_back(hearing: date, days: int, counted: Counted) -> str:
    """The working of clear days counted back from a hearing."""
    words = f"Hearing {short(hearing)}; {days} clear days"
    if counted.clear:
        clear = f"{listed(counted.clear)} {'is' if len(counted.clear) == 1 else 'are'} clear"
        words += f" of {SHORT_PERIOD} or less skip weekends and bank holidays: {clear}"
    if counted.moved:
        words += f"; the day before is {short(counted.unmoved)}, not a business day"
    return f"{words}; so by {short(counted.on)}"
