"""Rent as it is charged: rent years, April's rises, weeks without rent, and the days it falls due.

Authority: R-1, R-2, R-3.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cache

from courtdesk.domain.dates import Period, due_date
from courtdesk.domain.money import Money, round_half_up
from courtdesk.domain.rent import WEEKS_IN_A_YEAR, monthly, year
from courtdesk.samples.life import Rent

WEEK = timedelta(weeks=1)
_RISES = {2024: "7.7", 2025: "2.7", 2026: "4.8"}
_USUAL_RISE = "3.1"
_CHRISTMAS_FREE = 2


@dataclass(frozen=True, slots=True)
class Due:
    """A sum that falls due on a day."""

    on: date
    amount: Money


@cache
def rent_year(on: date) -> date:
    """The start of the rent year in which a day lies.

    >>> rent_year(date(2026, 4, 5))
    datetime.date(2025, 4, 7)
    """
    start = year(on.year).answer.first_monday
    return start if start <= on else year(on.year - 1).answer.first_monday


def week_of_year(on: date) -> int:
    """The number of the rent week in which a day lies."""
    return (on - rent_year(on)).days // 7 + 1


def rising(weekly: Money, first_on: date, last_on: date) -> tuple[tuple[date, Money], ...]:
    """A weekly rent from the rent year of the first day, risen each April to the last day."""
    start = rent_year(first_on)
    sums: list[tuple[date, Money]] = []
    while start <= last_on:
        if sums:
            weekly += weekly.percent(_RISES.get(start.year, _USUAL_RISE))
        sums.append((start, weekly))
        start = year(start.year + 1).answer.first_monday
    return tuple(sums)


def per_period(weekly: Money, period: Period, charge_weeks: int | None = None) -> Money:
    """What a weekly rent comes to in one period, or in each week in which rent is charged.

    >>> per_period(Money(11250), Period.MONTHLY)
    Money(pence=48750)
    """
    match period:
        case Period.WEEKLY:
            weeks = charge_weeks or WEEKS_IN_A_YEAR
            return round_half_up(Fraction(weekly.pence * WEEKS_IN_A_YEAR, weeks))
        case Period.FORTNIGHTLY:
            return weekly * 2
        case Period.FOUR_WEEKLY:
            return weekly * 4
        case Period.MONTHLY:
            return monthly(weekly, Period.WEEKLY).answer.monthly


@cache
def free_weeks(start: date, charge_weeks: int) -> frozenset[date]:
    """The Mondays of a rent year without rent: some at Christmas, the rest at the year's end."""
    mondays = [start + WEEK * n for n in range(year(start.year).answer.weeks)]
    christmas = [one for one in mondays if one >= date(start.year, 12, 20)][:_CHRISTMAS_FREE]
    left = len(mondays) - charge_weeks - _CHRISTMAS_FREE
    return frozenset((*christmas, *mondays[-left:]))


def dues(rent: Rent, first_on: date, last_on: date) -> tuple[Due, ...]:
    """Every rent that falls due between two days."""
    found, number = [], 0
    while (on := due_date(rent.anchor, rent.period, number)) <= last_on:
        number += 1
        if on < first_on:
            continue
        if rent.charge_weeks and on in free_weeks(rent_year(on), rent.charge_weeks):
            continue
        found.append(Due(on, rent.on(on)))
    return tuple(found)
