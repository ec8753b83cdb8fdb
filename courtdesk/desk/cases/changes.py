"""Opening, closing and correcting a case."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from courtdesk.desk.office import needed
from courtdesk.desk.register import Work, operation
from courtdesk.desk.seen import check_seen, the
from courtdesk.domain.casefile import TenancyKind
from courtdesk.domain.dates import Period
from courtdesk.domain.finding import Refused, stop
from courtdesk.domain.money import NIL, Money
from courtdesk.domain.permits import Permit
from courtdesk.store.tables import accounts as account_tables
from courtdesk.store.tables import cases as tables
from courtdesk.store.tables import office as office_tables

MOST_WEEKS = 53


@operation("Open a case on an account", Permit.PREPARE)
def open_case(work: Work, account_id: int) -> int:
    """Open a possession case against everybody living on the tenancy; its number."""
    account = the(work.session, account_tables.Account, account_id)
    if account.tenancy_id is None:
        raise Refused(
            stop(
                "no-tenancy",
                f"Nothing is known of the tenancy of account {account.reference}.",
                where="account_id",
                remedy="Import the tenancies, or open the case by hand.",
            )
        )
    people = work.session.scalars(
        select(account_tables.Party)
        .where(account_tables.Party.tenancy_id == account.tenancy_id)
        .order_by(account_tables.Party.id)
    ).all()
    if not people:
        raise Refused(
            stop(
                "no-parties",
                f"No tenant is known for account {account.reference}.",
                where="account_id",
                authority=("NOT-10",),
                remedy="Add the tenants to the tenancy first.",
            )
        )
    return _open(work, account, account.tenancy_id, people)


@operation("Open a case by hand", Permit.PREPARE)
def open_by_hand(
    work: Work,
    account: str,
    tenancy: str,
    kind: TenancyKind,
    started_on: date,
    address: tuple[str, ...],
    rent: Money,
    rent_period: Period,
    rent_anchor: date,
    tenants: tuple[str, ...],
) -> int:
    """Open a case for a tenancy that no export has brought; its number."""
    needed("account", account)
    needed("tenancy", tenancy)
    needed("address", "".join(address))
    needed("tenants", "".join(tenants))
    known = work.session.scalar(
        select(account_tables.Tenancy.id).where(account_tables.Tenancy.reference == tenancy)
    )
    if known is not None:
        raise Refused(
            stop(
                "tenancy-known",
                f"Tenancy {tenancy} is already in the record.",
                where="tenancy",
                remedy="Open the case on its account.",
            )
        )
    tenancy_id = _add_tenancy(
        work, tenancy, kind, started_on, address, rent, rent_period, rent_anchor
    )
    row = work.session.scalar(
        select(account_tables.Account).where(account_tables.Account.reference == account)
    )
    if row is None:
        row = account_tables.Account(reference=account)
        work.session.add(row)
    row.tenancy_id = tenancy_id
    people = [account_tables.Party(tenancy_id=tenancy_id, full_name=name) for name in tenants]
    work.session.add_all(people)
    work.session.flush()
    return _open(work, row, tenancy_id, people)


@operation("Close a case", Permit.PREPARE)
def close_case(work: Work, case_id: int, because: str, seen: int) -> int:
    """Close a case, saying why; its number."""
    row = the(work.session, tables.Case, case_id)
    check_seen(row, seen)
    needed("because", because)
    if row.closed_on is not None:
        raise Refused(
            stop("case-closed", f"Case {row.reference} is already closed.", where="case_id")
        )
    row.closed_on = work.today
    row.closed_because = because
    return case_id


@operation("Record a tenant's death", Permit.PREPARE)
def record_death(work: Work, party_id: int, died_on: date) -> int:
    """Write down that a tenant has died; their number."""
    row = the(work.session, account_tables.Party, party_id)
    if died_on > work.today:
        raise Refused(stop("date-to-come", "That day is still to come.", where="died_on"))
    row.died_on = died_on
    return party_id


@operation("Correct the terms of a tenancy", Permit.PREPARE)
def correct_tenancy(
    work: Work,
    tenancy_id: int,
    kind: TenancyKind,
    rent: Money,
    rent_period: Period,
    rent_anchor: date,
    seen: int,
    charge_weeks: int | None = None,
) -> int:
    """Put right what the export cannot say: when rent falls due, and how many weeks are charged.

    Authority: R-1, R-3.
    """
    row = the(work.session, account_tables.Tenancy, tenancy_id)
    check_seen(row, seen)
    if rent < NIL:
        raise Refused(stop("rent-negative", "Rent is not less than nothing.", where="rent"))
    if charge_weeks is not None and not 1 <= charge_weeks <= MOST_WEEKS:
        raise Refused(
            stop(
                "charge-weeks-odd",
                f"Rent is charged in 1 to {MOST_WEEKS} weeks of a year.",
                where="charge_weeks",
                authority=("R-3",),
                remedy="Leave it empty where rent is charged every week.",
            )
        )
    row.kind, row.rent, row.rent_period = kind, rent, rent_period
    row.rent_anchor, row.charge_weeks = rent_anchor, charge_weeks
    return tenancy_id


@operation("Add a tenant", Permit.PREPARE)
def add_tenant(work: Work, case_id: int, full_name: str, defendant: bool = True) -> int:  # noqa: FBT001, FBT002 - a form's tick box.
    """Add a person to the tenancy of a case, as a defendant unless it is said otherwise.

    Authority: NOT-10.
    """
    case = the(work.session, tables.Case, case_id)
    needed("full_name", full_name)
    row = account_tables.Party(tenancy_id=case.tenancy_id, full_name=full_name.strip())
    work.session.add(row)
    work.session.flush()
    if defendant:
        held = select(func.count()).where(tables.Defendant.case_id == case_id)
        position = work.session.scalar(held) or 0
        work.session.add(tables.Defendant(case_id=case_id, party_id=row.id, position=position))
    return row.id


@operation("Hand a case to another officer", Permit.PREPARE)
def hand_over(work: Work, case_id: int, officer_id: int, seen: int) -> int:
    """Make another officer the one who looks after a case and signs its papers."""
    row = the(work.session, tables.Case, case_id)
    check_seen(row, seen)
    the(work.session, office_tables.Officer, officer_id)
    row.officer_id = officer_id
    return case_id


def _open(
    work: Work,
    account: account_tables.Account,
    tenancy_id: int,
    people: Sequence[account_tables.Party],
) -> int:
    held = work.session.scalar(
        select(tables.Case.reference).where(
            tables.Case.account_id == account.id, tables.Case.closed_on.is_(None)
        )
    )
    if held is not None:
        raise Refused(
            stop(
                "case-open",
                f"Case {held} is already open on account {account.reference}.",
                where="account_id",
                remedy=f"Open case {held}.",
            )
        )
    row = tables.Case(
        reference=_next_reference(work.session, work.today.year),
        account_id=account.id,
        tenancy_id=tenancy_id,
        officer_id=work.officer_id,
        opened_on=work.today,
    )
    work.session.add(row)
    work.session.flush()
    living = [one for one in people if one.died_on is None] or list(people)
    for position, one in enumerate(living):
        work.session.add(tables.Defendant(case_id=row.id, party_id=one.id, position=position))
    return row.id


def _next_reference(session: Session, year: int) -> str:
    """The next case reference of the year, such as 2026-0001."""
    last = session.scalar(
        select(func.max(tables.Case.reference)).where(tables.Case.reference.like(f"{year}-%"))
    )
    number = int(last.partition("-")[2]) + 1 if last else 1
    return f"{year}-{number:04}"


def _add_tenancy(
    work: Work,
    reference: str,
    kind: TenancyKind,
    started_on: date,
    address: tuple[str, ...],
    rent: Money,
    rent_period: Period,
    rent_anchor: date,
) -> int:
    dwelling = account_tables.Property(reference=reference, address=address)
    work.session.add(dwelling)
    work.session.flush()
    row = account_tables.Tenancy(
        reference=reference,
        property_id=dwelling.id,
        kind=kind,
        started_on=started_on,
        rent=rent,
        rent_period=rent_period,
        rent_anchor=rent_anchor,
    )
    work.session.add(row)
    work.session.flush()
    return row.id
