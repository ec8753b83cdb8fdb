"""The list of accounts, and those that somebody should look at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, Text, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from courtdesk.desk.balances import rent_balances, whole_balances
from courtdesk.desk.register import Look, query
from courtdesk.domain.dates import DAYS_IN, Period
from courtdesk.domain.money import Money
from courtdesk.store.casefiles import latest_exports
from courtdesk.store.tables import accounts as tables
from courtdesk.store.tables import cases as case_tables

PAGE = 200
WEEKS_OF_RENT = 4
"""Arrears of so many weeks' rent without an open case are worth a look."""


@dataclass(frozen=True, slots=True)
class AccountRow:
    """A rent account in a list, with the export its figures rest on."""

    id: int
    reference: str
    tenants: tuple[str, ...]
    address: str
    rent: Money | None
    balance: Money
    apart: Money
    as_at: date | None
    case_id: int | None
    case: str


@dataclass(frozen=True, slots=True)
class AccountPage:
    """Some rows of the list of accounts, and how many there are in all."""

    rows: tuple[AccountRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class LastExport:
    """The last rent export accepted: how new the figures are.

    Attributes:
        last_on: the last date that any of its lines has.
    """

    file_name: str
    accepted_at: datetime
    last_on: date | None


@query("The last rent export accepted")
def last_export(look: Look) -> LastExport | None:
    """Which export was accepted last, when, and up to which date it goes."""
    accepted, batch = tables.BatchAcceptance, tables.Batch
    row = look.session.execute(
        select(batch.file_name, batch.begun_at, accepted.last_on)
        .join(batch, batch.id == accepted.batch_id)
        .order_by(accepted.id.desc())
        .limit(1)
    ).first()
    return None if row is None else LastExport(row.file_name, row.begun_at, row.last_on)


@query("The list of rent accounts")
def list_accounts(look: Look, search: str = "", first: int = 0, most: int = PAGE) -> AccountPage:
    """Accounts by reference, found by reference, tenant or address."""
    statement = _wanted(search)
    total = look.session.scalar(select(func.count()).select_from(statement.subquery())) or 0
    ids = look.session.scalars(
        statement.order_by(tables.Account.reference).offset(first).limit(most)
    ).all()
    return AccountPage(rows_of(look.session, ids), total)


@query("Accounts to look at")
def to_look_at(look: Look) -> tuple[AccountRow, ...]:
    """Accounts that owe four weeks' rent or more and have no open case, the most owed first."""
    found = []
    ids = look.session.scalars(_wanted("").order_by(tables.Account.id)).all()
    rents: dict[int, tuple[Money, Period]] = {
        account_id: (rent, period)
        for account_id, rent, period in look.session.execute(
            select(tables.Account.id, tables.Tenancy.rent, tables.Tenancy.rent_period).join(
                tables.Tenancy, tables.Tenancy.id == tables.Account.tenancy_id
            )
        )
    }
    busy = set(
        look.session.scalars(
            select(case_tables.Case.account_id).where(case_tables.Case.closed_on.is_(None))
        )
    )
    wanted = [one for one in ids if one in rents and one not in busy]
    sums = rent_balances(look.session, wanted)
    for account_id in wanted:
        rent, period = rents[account_id]
        if sums[account_id] >= _weeks(rent, period):
            found.append(account_id)
    found.sort(key=lambda one: sums[one], reverse=True)
    return rows_of(look.session, found)


def rows_of(session: Session, ids: Sequence[int]) -> tuple[AccountRow, ...]:
    """The rows of some accounts, in the order of their numbers given."""
    heads = {
        row.id: (row, rent, address)
        for row, rent, address in session.execute(
            select(tables.Account, tables.Tenancy.rent, tables.Property.address)
            .outerjoin(tables.Tenancy, tables.Tenancy.id == tables.Account.tenancy_id)
            .outerjoin(tables.Property, tables.Property.id == tables.Tenancy.property_id)
            .where(tables.Account.id.in_(ids))
        )
    }
    names: dict[int, list[str]] = {}
    for account_id, name in session.execute(
        select(tables.Account.id, tables.Party.full_name)
        .join(tables.Party, tables.Party.tenancy_id == tables.Account.tenancy_id)
        .where(tables.Account.id.in_(ids))
        .order_by(tables.Party.id)
    ):
        names.setdefault(account_id, []).append(name)
    open_cases: dict[int, tuple[int, str]] = {
        account_id: (case_id, reference)
        for account_id, case_id, reference in session.execute(
            select(
                case_tables.Case.account_id, case_tables.Case.id, case_tables.Case.reference
            ).where(case_tables.Case.account_id.in_(ids), case_tables.Case.closed_on.is_(None))
        )
    }
    rents, wholes = rent_balances(session, ids), whole_balances(session, ids)
    exports = latest_exports(session, ids)
    return tuple(
        AccountRow(
            id=account_id,
            reference=row.reference,
            tenants=tuple(names.get(account_id, ())),
            address=", ".join(address or ()),
            rent=rent,
            balance=rents[account_id],
            apart=wholes[account_id] - rents[account_id],
            as_at=exports.get(account_id, (None, ""))[0],
            case_id=open_cases.get(account_id, (None, ""))[0],
            case=open_cases.get(account_id, (None, ""))[1],
        )
        for account_id in ids
        for row, rent, address in (heads[account_id],)
    )


def _weeks(rent: Money, period: Period) -> Money:
    """What is owed when so many weeks' rent is owed; a month counts as four weeks here."""
    return rent if period not in DAYS_IN else rent * (WEEKS_OF_RENT * 7 // DAYS_IN[period])


def _wanted(search: str) -> Select[int]:
    """Accounts with lines that count or a known tenancy, in which every word stands somewhere."""
    counted = (
        select(tables.Line.account_id)
        .join(tables.BatchAcceptance, tables.BatchAcceptance.batch_id == tables.Line.batch_id)
        .where(tables.Line.account_id == tables.Account.id)
        .exists()
    )
    statement = (
        select(tables.Account.id)
        .outerjoin(tables.Tenancy, tables.Tenancy.id == tables.Account.tenancy_id)
        .outerjoin(tables.Property, tables.Property.id == tables.Tenancy.property_id)
        .where(or_(tables.Account.tenancy_id.is_not(None), counted))
    )
    for word in search.split():
        like = f"%{word.replace('%', '').replace('_', '')}%"
        named = select(tables.Party.tenancy_id).where(tables.Party.full_name.ilike(like))
        statement = statement.where(
            or_(
                tables.Account.reference.ilike(like),
                type_coerce(tables.Property.address, Text).ilike(like),
                tables.Account.tenancy_id.in_(named),
            )
        )
    return statement
