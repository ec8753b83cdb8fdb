"""Orders: how far possession may be put off, instalments, where an order stands, and appeals."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from courtdesk.domain.dates import short
from courtdesk.domain.finding import Finding, Refused, stop, warning
from courtdesk.domain.money import NIL, Money
from courtdesk.domain.reckoned import Reckoned, reckoned
from courtdesk.domain.rulebook import Rulebook
from courtdesk.domain.standing import (
    OrderLine,
    Standing,
    State,
    standing_by_balance,
    standing_by_lines,
)
from courtdesk.domain.terms import Every, Terms, check_terms, payment_due


class OrderedTenancy(StrEnum):
    """The tenancies a possession order may be made on."""

    SECURE = "secure"
    INTRODUCTORY = "introductory"
    DEMOTED = "demoted"
    FLEXIBLE_ENDED = "flexible-ended"
    NON_SECURE = "non-secure"


@dataclass(frozen=True, slots=True)
class PossessionLimit:
    """The latest dates for possession; none where the law sets no limit."""

    ordinary: date | None
    hardship: date | None


@dataclass(frozen=True, slots=True)
class Instalments:
    """How many instalments clear a sum, when the last is due, and how much it is."""

    count: int
    last_due: date
    last: Money


@dataclass(frozen=True, slots=True)
class AppealBy:
    """The last day to appeal, and the day on which the court's office is next open."""

    by: date
    office_open_by: date


@reckoned("order.possession_limit")
def possession_limit(
    tenancy: OrderedTenancy, ordered: date, *, book: Rulebook
) -> Reckoned[PossessionLimit]:
    """How far giving up possession can be postponed, ordinarily and in exceptional hardship.

    Authority: ORD-6.
    """
    if tenancy is OrderedTenancy.SECURE:
        working = (
            "On a secure tenancy the court had to find possession reasonable, so section 89 sets "
            "no limit"
        )
        return Reckoned(PossessionLimit(None, None), working, ("ORD-6", "GND-2"))
    days = book.figure("possession-days", ordered)
    weeks = book.figure("possession-weeks-hardship", ordered)
    answer = PossessionLimit(ordered + timedelta(days=days), ordered + timedelta(weeks=weeks))
    working = (
        f"Ordered {short(ordered)}; {days} days on is {short(ordered + timedelta(days=days))}, and "
        f"in exceptional hardship {weeks} weeks, {short(ordered + timedelta(weeks=weeks))}"
    )
    return Reckoned(answer, working, ("ORD-6",))


@reckoned("order.instalments")
def instalments(
    total: Money, instalment: Money, every: Every, first_due: date
) -> Reckoned[Instalments]:
    """How many instalments pay a sum, when the last falls due, and how much the last is.

    Authority: SPO-1.

    >>> instalments(Money(124000), Money(500), Every.WEEKLY, date(2026, 12, 14)).answer.count
    248
    """
    _positive(total, "total_p")
    _positive(instalment, "instalment_p")
    count = -(-total.pence // instalment.pence)
    if every is Every.ONCE and count > 1:
        raise Refused(
            stop(
                "never-clears",
                f"{instalment} paid once does not clear {total}.",
                where="instalment_p",
                authority=("SPO-1",),
                remedy="Give how often it is paid, or the whole sum.",
            )
        )
    last_due = payment_due(first_due, every, count - 1)
    last = total - instalment * (count - 1)
    working = (
        f"{total} ÷ {instalment} is {count} {'payment' if count == 1 else 'payments'} {every}, the "
        f"first {short(first_due)} and the last, of {last}, {short(last_due)}"
    )
    return Reckoned(Instalments(count, last_due, last), working, ("SPO-1",))


@reckoned("appeal.by")
def appeal_by(ordered: date, *, book: Rulebook) -> Reckoned[AppealBy]:
    """The last day for an appellant's notice, and the day on which the office takes it at latest.

    Authority: APP-1, TIME-4, TIME-10.
    """
    calendar = book.calendar
    days = book.figure("appeal-days", ordered)
    by = ordered + timedelta(days=days)
    open_by = calendar.on_to_open_day(by)
    working = f"Ordered {short(ordered)}; {days} days on is {short(by)}"
    if open_by != by:
        working += f", when the court's office is closed; it is next open {short(open_by)}"
    findings: tuple[Finding, ...] = (
        *calendar.doubts(by, open_by, where="ordered"),
        *calendar.closed_on(by, "by", "The last day to appeal"),
    )
    if by in calendar.expected:
        findings += (
            warning(
                "closure-expected",
                f"That the court's office is closed on {short(by)} is expected, not announced; if "
                "it is open, that is the last day.",
                where="office_open_by",
                authority=("TIME-10",),
                remedy="Ask the court, or file before.",
            ),
        )
    return Reckoned(AppealBy(by, open_by), working, ("APP-1", "TIME-4", "TIME-10"), findings)


@reckoned("order.standing")
def standing(
    terms: Terms,
    on: date,
    balance: Money | None = None,
    undue: Money | None = None,
    opening: Money | None = None,
    lines: tuple[OrderLine, ...] | None = None,
    ordered: date | None = None,
) -> Reckoned[Standing]:
    """Where a suspended order stands on a day: kept, broken, not started or paid off.

    Authority: SPO-1, ORD-3, END-1.
    """
    check_terms(terms, ordered)
    if ordered and on < ordered:
        says = f"{short(on)} lies before the order of {short(ordered)}."
        raise Refused(stop("dates-out-of-order", says, where="on", remedy="Check both dates."))
    if balance is not None and lines is None and opening is None:
        answer = standing_by_balance(terms, on, balance, undue or NIL)
        owed = f"{balance} owed"
        if undue:
            owed += f" less {undue} of rent not yet due"
    elif lines is not None and balance is None and undue is None:
        if opening is None:
            raise Refused(_mixed("opening_p", "The lines need the balance they start from."))
        answer = standing_by_lines(terms, on, opening, lines, ordered)
        owed = f"{opening} at the order and the lines since"
    else:
        says = "Either a balance is given, with the rent in it not yet due, or lines and opening."
        raise Refused(_mixed("balance_p" if lines is None else "lines", says))
    working = f"{_aim(terms, answer, on)}; {owed} leave {answer.checked}; {_verdict(answer)}"
    return Reckoned(answer, working, ("SPO-1", "ORD-3", "END-1"), _about_standing(terms, answer))


def _aim(terms: Terms, answer: Standing, on: date) -> str:
    """How the target comes about."""
    words = f"{terms.whole} less {answer.due_count} × {terms.instalment} due by {short(on)}"
    if terms.lump:
        words += f", and less the lump sum of {terms.lump} once it is due"
    return f"{words} leaves {answer.target} as the most that may be owed"


def _verdict(answer: Standing) -> str:
    match answer.state:
        case State.COMPLETED if answer.spent_on:
            return f"everything under the order was paid on {short(answer.spent_on)}"
        case State.COMPLETED:
            return "everything under the order is paid"
        case State.BREACHED if answer.short_by:
            since = f" since {short(answer.since)}" if answer.since else ""
            return f"broken{since}, short by {answer.short_by}"
        case State.BREACHED:
            return "an instalment was missed in its own period"
        case State.NOT_STARTED:
            return "nothing is due yet"
        case State.LIVE:
            return "kept"


def _about_standing(terms: Terms, answer: Standing) -> tuple[Finding, ...]:
    findings: tuple[Finding, ...] = ()
    if answer.state is State.COMPLETED:
        findings += (
            warning(
                "order-spent",
                "What the order awarded is paid: it can no longer be enforced.",
                where="state",
                authority=("END-1",),
                remedy="For later arrears serve a new notice.",
            ),
        )
    if answer.clears_on is None and terms.whole:
        findings += (
            warning(
                "never-clears",
                f"By these terms {terms.whole} is never paid off.",
                where="terms.instalment_p",
                authority=("SPO-1",),
                remedy="Check the terms with the sealed order.",
            ),
        )
    return findings


def _mixed(where: str, says: str) -> Finding:
    return stop(
        "value-missing" if where == "opening_p" else "one-or-the-other",
        says,
        where=where,
        authority=("SPO-1",),
        remedy="Give balance_p with undue_p, or opening_p with lines.",
    )


def _positive(sum: Money, where: str) -> None:  # noqa: A002 - the word of the trade.
    """Refuse a sum of nought or less.

    Raises:
        Refused: the sum is nought or negative.
    """
    if sum <= NIL:
        raise Refused(
            stop(
                "not-a-payment",
                f"{sum} cannot be paid off by instalments."
                if where == "total_p"
                else f"An instalment of {sum} never clears the debt.",
                where=where,
                authority=("SPO-1",),
                remedy="Give a sum above nought.",
            )
        )
