"""Rent: by the day for the claim, by the month for benefits, and the rent year."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from courtdesk.domain.dates import DAYS_IN, Period, months_after, no_such_day, short
from courtdesk.domain.finding import Finding, Refused, note, stop
from courtdesk.domain.money import NIL, Money, round_half_up
from courtdesk.domain.reckoned import Reckoned, reckoned
from courtdesk.domain.rulebook import Rulebook

WEEKS_IN_A_YEAR = 52
MOST_CHARGE_WEEKS = 53
LAST_YEAR = 9998  # The next rent year's first Monday is still a date.
_A_YEAR = {Period.WEEKLY: 52, Period.FORTNIGHTLY: 26, Period.FOUR_WEEKLY: 13, Period.MONTHLY: 12}


@dataclass(frozen=True, slots=True)
class Daily:
    """The rent for a day."""

    daily: Money


@dataclass(frozen=True, slots=True)
class Monthly:
    """The rent for a calendar month."""

    monthly: Money


@dataclass(frozen=True, slots=True)
class PartWeek:
    """The rent for some days of a period."""

    rent: Money


@dataclass(frozen=True, slots=True)
class RentYear:
    """When a rent year begins and how many weeks it has."""

    first_monday: date
    weeks: int


@dataclass(frozen=True, slots=True)
class Barred:
    """The last day for a claim before rent is barred."""

    last_issue: date


@dataclass(frozen=True, slots=True)
class Shortfall:
    """What a year's rent comes to, what Universal Credit pays of it, and what is left."""

    annual: Money
    paid: Money
    shortfall: Money


@reckoned("rent.daily")
def daily(
    amount: Money, period: Period, charge_weeks: int | None = None, *, book: Rulebook
) -> Reckoned[Daily]:
    """The daily rate of rent as the claim states it.

    With rent-free weeks the charge is first spread over the 52 weeks of the year.

    Authority: RENT-D1, R-3.

    """
    _not_negative(amount, "amount_p")
    if period is Period.MONTHLY:
        hundredths = book.figure("days-in-rent-month", date.max)
        if charge_weeks is not None:
            raise Refused(_wrong_weeks("A monthly rent has no charge weeks."))
        answer = round_half_up(Fraction(amount.pence * 100, hundredths))
        whole, rest = divmod(hundredths, 100)
        working = f"{amount} a month ÷ {whole}.{rest:02} = {answer} a day"
        return Reckoned(Daily(answer), working, ("RENT-D1",))
    days = DAYS_IN[period]
    if charge_weeks is None:
        answer = round_half_up(Fraction(amount.pence, days))
        return Reckoned(Daily(answer), f"{amount} {period} ÷ {days} = {answer} a day", ("RENT-D1",))
    if not 0 < charge_weeks <= MOST_CHARGE_WEEKS:
        raise Refused(_wrong_weeks(f"A year has no {charge_weeks} charge weeks."))
    spread = Fraction(amount.pence * charge_weeks, WEEKS_IN_A_YEAR)
    answer = round_half_up(spread * Fraction(1, days))
    collected = round_half_up(Fraction(amount.pence, days))
    working = (
        f"{amount} {period} × {charge_weeks} ÷ {WEEKS_IN_A_YEAR} ÷ {days} = {answer} a day; the "
        f"collected debit ÷ {days} would be {collected}"
    )
    findings: tuple[Finding, ...] = ()
    if charge_weeks != WEEKS_IN_A_YEAR:
        findings = (
            note(
                "rent-free-weeks",
                "The daily rate is stated on the rent spread over 52 weeks, not on the collected "
                f"debit, which would give {collected}.",
                where="charge_weeks",
                authority=("RENT-D1", "R-3"),
                remedy="State the basis in the particulars.",
            ),
        )
    return Reckoned(Daily(answer), working, ("RENT-D1", "R-3"), findings)


@reckoned("rent.part_week")
def part_week(amount: Money, period: Period, days: int) -> Reckoned[PartWeek]:
    """The rent for the last days before a tenancy ends within a period.

    Authority: R-7.

    >>> part_week(Money(11250), Period.WEEKLY, 3).answer.rent
    Money(pence=4821)
    """
    _not_negative(amount, "amount_p")
    if period is Period.MONTHLY:
        raise Refused(_wrong_days("A month is not charged by parts of a week.", "period"))
    whole = DAYS_IN[period]
    if not 0 <= days <= whole:
        raise Refused(_wrong_days(f"A {period} period has no {days} days.", "days"))
    rent = round_half_up(Fraction(amount.pence * days, whole))
    return Reckoned(PartWeek(rent), f"{amount} × {days} ÷ {whole} = {rent}", ("R-7",))


@reckoned("rent.monthly")
def monthly(amount: Money, period: Period, charge_weeks: int | None = None) -> Reckoned[Monthly]:
    """The rent for a calendar month, as Universal Credit reckons it.

    With rent-free weeks it is what is charged in the year, over twelve.

    Authority: R-4, R-3.

    >>> monthly(Money(11250), Period.WEEKLY).answer.monthly
    Money(pence=48750)
    """
    _not_negative(amount, "amount_p")
    times = _A_YEAR[period]
    if charge_weeks is not None:
        if period is not Period.WEEKLY or not 0 < charge_weeks <= MOST_CHARGE_WEEKS:
            raise Refused(_wrong_weeks("Only a weekly rent has charge weeks, at most 53 of them."))
        times = charge_weeks
    answer = round_half_up(Fraction(amount.pence * times, 12))
    working = f"{amount} {period} × {times} ÷ 12 = {answer} a month"
    if period is Period.MONTHLY:
        working = f"{amount} is already a month's rent"
    authority = ("R-4",) if charge_weeks is None else ("R-3", "R-4")
    return Reckoned(Monthly(answer), working, authority)


@reckoned("rent.year")
def year(year: int) -> Reckoned[RentYear]:
    """The first Monday in April of a year, and how many Mondays the rent year has.

    Authority: R-1, R-2.

    >>> [year(one).answer.weeks for one in (2024, 2025, 2030)]
    [53, 52, 53]
    """
    if not 1 <= year <= LAST_YEAR:
        raise Refused(
            stop(
                "wrong-value",
                f"{year} is not a year of the calendar.",
                where="year",
                remedy="Give the year in whose April the rent year starts.",
            )
        )
    first, following = _first_monday(year), _first_monday(year + 1)
    weeks = (following - first).days // 7
    working = (
        f"The first Monday in April {year} is {short(first)}, in {year + 1} {short(following)}; "
        f"between them lie {weeks} weeks"
    )
    return Reckoned(RentYear(first, weeks), working, ("R-1", "R-2"))


@reckoned("rent.limitation")
def limitation(due: date, *, book: Rulebook) -> Reckoned[Barred]:
    """The last day on which a claim still reaches rent that fell due on a day.

    Authority: LIM-1.
    """
    years = book.figure("rent-limitation", due)
    last = months_after(due, 12 * years)
    working = f"Due {short(due)}; {years} years on is {short(last)}; barred in a claim issued later"
    return Reckoned(Barred(last), working, ("LIM-1",), no_such_day(due, last, "due"))


@reckoned("rent.shortfall")
def shortfall(weekly: Money, weeks: int) -> Reckoned[Shortfall]:
    """What Universal Credit, which pays 52 weeks over twelve months, leaves of a rent year.

    Authority: R-2.

    >>> shortfall(Money(11250), 53).answer.shortfall
    Money(pence=11250)
    """
    _not_negative(weekly, "weekly_p")
    if weeks not in (WEEKS_IN_A_YEAR, MOST_CHARGE_WEEKS):
        raise Refused(
            stop(
                "wrong-value",
                f"A rent year has no {weeks} weeks.",
                where="weeks",
                remedy="Give 52 or 53.",
            )
        )
    annual, paid = weekly * weeks, weekly * WEEKS_IN_A_YEAR
    working = f"{weeks} × {weekly} = {annual}; 52 weeks are paid, {paid}; short by {annual - paid}"
    return Reckoned(Shortfall(annual, paid, annual - paid), working, ("R-2",))


def _first_monday(year: int) -> date:
    first = date(year, 4, 1)
    return first + timedelta(days=-first.weekday() % 7)


def _not_negative(amount: Money, where: str) -> None:
    """Refuse a rent below nought.

    Raises:
        Refused: the amount is negative.
    """
    if amount < NIL:
        raise Refused(
            stop(
                "negative-sum",
                f"{amount} is not a rent.",
                where=where,
                remedy="Give the rent as a sum of nought or more.",
            )
        )


def _wrong_days(says: str, where: str) -> Finding:
    return stop("wrong-value", says, where=where, remedy="Give the days of the last period.")


def _wrong_weeks(says: str) -> Finding:
    return stop(
        "wrong-value",
        says,
        where="charge_weeks",
        remedy="Leave charge_weeks out, or give the weeks a year in which rent is charged: 48, 50.",
    )
