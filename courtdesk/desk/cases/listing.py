"""The list of cases: found by any word, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, Text, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from courtdesk.desk.balances import rent_balances
from courtdesk.desk.register import Look, query
from courtdesk.domain.money import Money
from courtdesk.store.tables import accounts as account_tables
from courtdesk.store.tables import cases as tables
from courtdesk.store.tables import hearings as hearing_tables

PAGE = 200


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case in the list of cases."""

    id: int
    reference: str
    defendants: tuple[str, ...]
    address: str
    account: str
    claim: str
    next_hearing: date | None
    balance: Money
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class CasePage:
    """Some rows of the list of cases, and how many there are in all."""

    rows: tuple[CaseRow, ...]
    total: int


@query("The list of cases")
def list_cases(
    look: Look,
    search: str = "",
    closed: bool = False,  # noqa: FBT001, FBT002 - a form's tick box.
    first: int = 0,
    most: int = PAGE,
) -> CasePage:
    """Open cases (or closed ones), by reference, found by name, address, account or claim."""
    statement = _wanted(search, closed=closed)
    total = look.session.scalar(select(func.count()).select_from(statement.subquery())) or 0
    ids = look.session.scalars(
        statement.order_by(tables.Case.reference.desc()).offset(first).limit(most)
    ).all()
    return CasePage(_rows(look.session, ids, look.today), total)


def _wanted(search: str, *, closed: bool) -> Select[int]:
    """The cases in which every word looked for stands somewhere."""
    case = tables.Case
    ended = case.closed_on.is_not(None) if closed else case.closed_on.is_(None)
    statement = (
        select(case.id)
        .join(account_tables.Account, account_tables.Account.id == case.account_id)
        .join(account_tables.Tenancy, account_tables.Tenancy.id == case.tenancy_id)
        .join(
            account_tables.Property,
            account_tables.Property.id == account_tables.Tenancy.property_id,
        )
        .where(ended)
    )
    for word in search.split():
        like = f"%{word.replace('%', '').replace('_', '')}%"
        named = select(account_tables.Party.tenancy_id).where(
            account_tables.Party.full_name.ilike(like)
        )
        claimed = select(hearing_tables.Claim.case_id).where(
            hearing_tables.Claim.number.ilike(like)
        )
        statement = statement.where(
            or_(
                case.reference.ilike(like),
                account_tables.Account.reference.ilike(like),
                type_coerce(account_tables.Property.address, Text).ilike(like),
                case.tenancy_id.in_(named),
                case.id.in_(claimed),
            )
        )
    return statement


def _rows(session: Session, ids: Sequence[int], today: date) -> tuple[CaseRow, ...]:
    """The rows of some cases, in the order of their numbers given."""
    heads = {
        row.id: (row, account, address)
        for row, account, address in session.execute(
            select(tables.Case, account_tables.Account.reference, account_tables.Property.address)
            .join(account_tables.Account, account_tables.Account.id == tables.Case.account_id)
            .join(account_tables.Tenancy, account_tables.Tenancy.id == tables.Case.tenancy_id)
            .join(
                account_tables.Property,
                account_tables.Property.id == account_tables.Tenancy.property_id,
            )
            .where(tables.Case.id.in_(ids))
        )
    }
    names = defendants(session, ids)
    claims: dict[int, str] = dict(
        session.execute(
            select(hearing_tables.Claim.case_id, hearing_tables.Claim.number)
            .where(hearing_tables.Claim.case_id.in_(ids))
            .order_by(hearing_tables.Claim.issued_on)
        ).all()
    )
    listed: dict[int, date] = dict(
        session.execute(
            select(hearing_tables.Hearing.case_id, func.min(hearing_tables.Hearing.on))
            .where(
                hearing_tables.Hearing.case_id.in_(ids),
                hearing_tables.Hearing.on >= today,
                hearing_tables.Hearing.vacated_on.is_(None),
            )
            .group_by(hearing_tables.Hearing.case_id)
        ).all()
    )
    sums = rent_balances(session, [row.account_id for row, _, _ in heads.values()])
    return tuple(
        CaseRow(
            id=case_id,
            reference=row.reference,
            defendants=tuple(names.get(case_id, ())),
            address=", ".join(address),
            account=account,
            claim=claims.get(case_id, ""),
            next_hearing=listed.get(case_id),
            balance=sums[row.account_id],
            closed_on=row.closed_on,
        )
        for case_id in ids
        for row, account, address in (heads[case_id],)
    )


def defendants(session: Session, case_ids: Sequence[int]) -> dict[int, list[str]]:
    """The names of the defendants of some cases, in their order."""
    names: dict[int, list[str]] = {}
    for case_id, name in session.execute(
        select(tables.Defendant.case_id, account_tables.Party.full_name)
        .join(account_tables.Party, account_tables.Party.id == tables.Defendant.party_id)
        .where(tables.Defendant.case_id.in_(case_ids))
        .order_by(tables.Defendant.case_id, tables.Defendant.position)
    ):
        names.setdefault(case_id, []).append(name)
    return names
