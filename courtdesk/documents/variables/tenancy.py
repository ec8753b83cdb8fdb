"""The tenancy and its rent, as papers state them."""

from dataclasses import dataclass
from datetime import date

from courtdesk.documents.filters import ordinal
from courtdesk.documents.variables.people import Tenant
from courtdesk.domain import casefile
from courtdesk.domain.casefile import CaseFile, TenancyKind
from courtdesk.domain.dates import WEEKDAYS, Period
from courtdesk.domain.money import Money
from courtdesk.domain.rent import daily
from courtdesk.domain.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Tenancy:
    """The tenancy and its rent.

    Attributes:
        reference: the housing system's reference of the tenancy.
        kind: the regime: secure, flexible, introductory, demoted or non-secure.
        called: the regime in words, with its article: "a secure tenancy".
        names: the full names of everybody on the tenancy.
        started_on: the date on which the tenancy began.
        has_ended: yes where an end is recorded.
        ended_on: the date on which it ended.
        address: the lines of the property's address.
        joint: yes where more than one person is on the tenancy.
        survivors: the full names of joint tenants who are alive, where another has died.
        dead: the people on the tenancy who have died.
        all_dead: yes where nobody on the tenancy is alive.
        rent: the rent of one period.
        each: how often it is charged: "a week", "a fortnight", "every 4 weeks", "a month".
        falls_due: when it falls due: "on the Monday of each week".
        rent_free_weeks: yes where no rent is charged in some weeks of the year.
        charge_weeks: the number of weeks of the year in which rent is charged.
        daily_rate: the rent for one day, as a claim form asks for it.
        daily_basis: how the daily rate is worked out, in a sentence.
    """

    reference: str
    kind: TenancyKind
    called: str
    names: tuple[str, ...]
    started_on: date
    has_ended: bool
    ended_on: date | None
    address: tuple[str, ...]
    joint: bool
    survivors: tuple[str, ...]
    dead: tuple[Tenant, ...]
    all_dead: bool
    rent: Money
    each: str
    falls_due: str
    rent_free_weeks: bool
    charge_weeks: int | None
    daily_rate: Money
    daily_basis: str


_CALLED = {
    TenancyKind.SECURE: "a secure tenancy",
    TenancyKind.FLEXIBLE: "a flexible tenancy",
    TenancyKind.INTRODUCTORY: "an introductory tenancy",
    TenancyKind.DEMOTED: "a demoted tenancy",
    TenancyKind.NON_SECURE: "a non-secure tenancy",
}
_BASIS = {
    Period.WEEKLY: "the weekly rent divided by 7",
    Period.FORTNIGHTLY: "the fortnightly rent divided by 14",
    Period.FOUR_WEEKLY: "the 4-weekly rent divided by 28",
    Period.MONTHLY: "the monthly rent divided by 30.44",
}
_SHORTEST_MONTH = 28
EACH = {
    Period.WEEKLY: "a week",
    Period.FORTNIGHTLY: "a fortnight",
    Period.FOUR_WEEKLY: "every 4 weeks",
    Period.MONTHLY: "a month",
}
"""How often a sum is charged or paid, as a sentence has it."""


def tenancy_of(file: CaseFile, tenants: tuple[Tenant, ...], book: Rulebook) -> Tenancy:
    """The tenancy and its rent as at now; the record holds no other."""
    tenancy = file.tenancy
    rate = daily(tenancy.rent, tenancy.rent_period, tenancy.charge_weeks, book=book)
    dead = tuple(tenant for tenant in tenants if tenant.has_died)
    alive = tuple(tenant.full_name for tenant in tenants if not tenant.has_died)
    return Tenancy(
        reference=tenancy.reference,
        kind=tenancy.kind,
        called=_CALLED[tenancy.kind],
        names=tuple(tenant.full_name for tenant in tenants),
        started_on=tenancy.started_on,
        has_ended=tenancy.ended_on is not None,
        ended_on=tenancy.ended_on,
        address=tenancy.address,
        joint=len(tenants) > 1,
        survivors=alive if dead else (),
        dead=dead,
        all_dead=not alive,
        rent=tenancy.rent,
        each=EACH[tenancy.rent_period],
        falls_due=_falls_due(tenancy.rent_anchor, tenancy.rent_period),
        rent_free_weeks=tenancy.charge_weeks is not None,
        charge_weeks=tenancy.charge_weeks,
        daily_rate=rate.answer.daily,
        daily_basis=_daily_basis(tenancy),
    )


def _falls_due(anchor: date, every: Period) -> str:
    """When rent falls due, in words, from any day on which a period begins."""
    weekday = WEEKDAYS[anchor.weekday()]
    match every:
        case Period.WEEKLY:
            return f"on the {weekday} of each week"
        case Period.FORTNIGHTLY:
            return f"on the {weekday} of every 2nd week"
        case Period.FOUR_WEEKLY:
            return f"on the {weekday} of every 4th week"
        case Period.MONTHLY:
            last = ", or on the last day of a shorter month" if anchor.day > _SHORTEST_MONTH else ""
            return f"on the {ordinal(anchor.day)} day of each month{last}"


def _daily_basis(tenancy: casefile.Tenancy) -> str:
    """How the daily rate is worked out, to follow "which is".

    Authority: RENT-D1.
    """
    if tenancy.charge_weeks is not None:
        return (
            f"what is charged in the {tenancy.charge_weeks} weeks, spread over 52 weeks and "
            "divided by 7"
        )
    return _BASIS[tenancy.rent_period]
