"""Case files from the record: one or many, in few selects, frozen as at now."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from sqlalchemy import BindParameter, bindparam, func, select
from sqlalchemy.orm import Session, aliased

from courtdesk.domain import casefile as picture
from courtdesk.store import lines
from courtdesk.store.tables import accounts, cases, documents, hearings, office

V = TypeVar("V")
ByCase = dict[int, list[V]]

# Built once: putting a statement together costs as much as asking it.
_IDS: BindParameter[Sequence[int]] = bindparam("ids", expanding=True)
_HEADS = (
    select(cases.Case, accounts.Account, accounts.Tenancy, accounts.Property, office.Officer)
    .join(accounts.Account, accounts.Account.id == cases.Case.account_id)
    .join(accounts.Tenancy, accounts.Tenancy.id == cases.Case.tenancy_id)
    .join(accounts.Property, accounts.Property.id == accounts.Tenancy.property_id)
    .join(office.Officer, office.Officer.id == cases.Case.officer_id)
    .where(cases.Case.id.in_(_IDS))
)
_NEWEST = (
    select(accounts.Line.account_id, func.max(accounts.BatchAcceptance.id).label("newest"))
    .join(accounts.BatchAcceptance, accounts.BatchAcceptance.batch_id == accounts.Line.batch_id)
    .where(accounts.Line.account_id.in_(_IDS))
    .group_by(accounts.Line.account_id)
    .subquery()
)
_EXPORTS = (
    select(_NEWEST.c.account_id, accounts.BatchAcceptance.last_on, accounts.Batch.file_name)
    .join(accounts.BatchAcceptance, accounts.BatchAcceptance.id == _NEWEST.c.newest)
    .join(accounts.Batch, accounts.Batch.id == accounts.BatchAcceptance.batch_id)
)
_PDF = aliased(documents.Document)
_PAPERS = (
    select(documents.Document, documents.StoredFile, _PDF.id)
    .join(documents.StoredFile, documents.StoredFile.id == documents.Document.file_id)
    .outerjoin(_PDF, _PDF.source_id == documents.Document.id)
    .where(
        documents.Document.case_id.in_(_IDS),
        documents.Document.source_id.is_(None),
        documents.Document.id.not_in(
            select(documents.Document.replaces_id).where(
                documents.Document.replaces_id.is_not(None)
            )
        ),
    )
    .order_by(documents.Document.dated_on, documents.Document.id)
)
_DEFENDANTS = select(cases.Defendant).where(cases.Defendant.case_id.in_(_IDS))
_PARTIES = (
    select(accounts.Party).where(accounts.Party.tenancy_id.in_(_IDS)).order_by(accounts.Party.id)
)
_SERVICES = (
    select(cases.Service)
    .join(cases.Notice, cases.Notice.id == cases.Service.notice_id)
    .where(cases.Notice.case_id.in_(_IDS))
    .order_by(cases.Service.id)
)
_NOTICES = (
    select(cases.Notice)
    .where(cases.Notice.case_id.in_(_IDS))
    .order_by(cases.Notice.dated_on, cases.Notice.id)
)
_CLAIMS = (
    select(hearings.Claim, office.Court)
    .join(office.Court, office.Court.id == hearings.Claim.court_id)
    .where(hearings.Claim.case_id.in_(_IDS))
    .order_by(hearings.Claim.issued_on, hearings.Claim.id)
)
_HEARINGS = (
    select(hearings.Hearing, office.Court)
    .join(office.Court, office.Court.id == hearings.Hearing.court_id)
    .where(hearings.Hearing.case_id.in_(_IDS))
    .order_by(hearings.Hearing.on, hearings.Hearing.at, hearings.Hearing.id)
)
_CONTACTS = (
    select(cases.Contact, office.Officer.full_name)
    .join(office.Officer, office.Officer.id == cases.Contact.officer_id)
    .where(cases.Contact.case_id.in_(_IDS))
    .order_by(cases.Contact.on, cases.Contact.id)
)
_HOLDS = (
    select(cases.Hold)
    .where(cases.Hold.case_id.in_(_IDS))
    .order_by(cases.Hold.from_on, cases.Hold.id)
)


def case_file(session: Session, case_id: int) -> picture.CaseFile | None:
    """The whole of one case as it stands; none where there is no such case."""
    return case_files(session, [case_id]).get(case_id)


def case_files(session: Session, case_ids: Iterable[int]) -> dict[int, picture.CaseFile]:
    """The whole of several cases, by id."""
    ids = sorted(set(case_ids))
    rows = session.execute(_HEADS, {"ids": ids}).all()
    account_ids = [row.Account.id for row in rows]
    ledgers = lines.of_accounts(session, account_ids)
    exports = latest_exports(session, account_ids)
    council = office_picture(session.get(office.Office, 1))
    parties = _parties(session, {row.Case.id: row.Tenancy.id for row in rows})
    notices, claims, listed = _notices(session, ids), _claims(session, ids), _hearings(session, ids)
    contacts, holds, papers = _contacts(session, ids), _holds(session, ids), papers_of(session, ids)
    return {
        row.Case.id: picture.CaseFile(
            id=row.Case.id,
            reference=row.Case.reference,
            opened_on=row.Case.opened_on,
            closed_on=row.Case.closed_on,
            office=council,
            officer=officer_picture(row.Officer),
            tenancy=tenancy_picture(row.Tenancy, row.Property),
            parties=tuple(parties.get(row.Case.id, ())),
            account=picture.Account(
                row.Account.id,
                row.Account.reference,
                ledgers[row.Account.id],
                *exports.get(row.Account.id, (None, "")),
            ),
            notices=tuple(notices.get(row.Case.id, ())),
            claim=next(reversed(claims.get(row.Case.id, ())), None),
            hearings=tuple(listed.get(row.Case.id, ())),
            contacts=tuple(contacts.get(row.Case.id, ())),
            holds=tuple(holds.get(row.Case.id, ())),
            papers=tuple(papers.get(row.Case.id, ())),
        )
        for row in rows
    }


def office_picture(row: office.Office | None) -> picture.Office:
    """The council as papers and pages show it; nameless before it is set up."""
    if row is None:
        return picture.Office("", "", (), "", "")
    return picture.Office(row.name, row.department, row.address, row.phone, row.email, row.practice)


def officer_picture(row: office.Officer) -> picture.Officer:
    """An officer as papers and pages show them."""
    return picture.Officer(row.id, row.login, row.full_name, row.position, row.phone, row.email)


def tenancy_picture(row: accounts.Tenancy, dwelling: accounts.Property) -> picture.Tenancy:
    """A tenancy with the address of its dwelling."""
    return picture.Tenancy(
        id=row.id,
        reference=row.reference,
        kind=row.kind,
        started_on=row.started_on,
        ended_on=row.ended_on,
        address=dwelling.address,
        rent=row.rent,
        rent_period=row.rent_period,
        rent_anchor=row.rent_anchor,
        charge_weeks=row.charge_weeks,
    )


def court_picture(row: office.Court) -> picture.Court:
    """A court as papers and pages show it."""
    return picture.Court(row.id, row.name, row.address)


def latest_exports(
    session: Session, account_ids: Sequence[int]
) -> dict[int, tuple[date | None, str]]:
    """The last accepted export that touches each account: the date it goes to, and its name."""
    rows = session.execute(_EXPORTS, {"ids": account_ids})
    return {account_id: (last_on, name) for account_id, last_on, name in rows}


def papers_of(session: Session, case_ids: Sequence[int]) -> ByCase[picture.Paper]:
    """The papers of cases, each in its newest version with its PDF, in order of date."""
    return _grouped(
        (row.case_id, paper_picture(row, file, pdf_id))
        for row, file, pdf_id in session.execute(_PAPERS, {"ids": case_ids})
    )


def paper_picture(
    row: documents.Document, file: documents.StoredFile, pdf_id: int | None = None
) -> picture.Paper:
    """A paper as pages and bundles see it."""
    return picture.Paper(
        id=row.id,
        kind=row.kind,
        title=row.title,
        dated_on=row.dated_on,
        file_name=row.file_name,
        media_type=file.media_type,
        sha256=file.sha256,
        version=row.number,
        replaces_id=row.replaces_id,
        account_as_at=row.account_as_at,
        pdf_id=pdf_id,
        as_shown=row.as_shown,
    )


def _grouped(pairs: Iterable[tuple[int, V]]) -> ByCase[V]:
    """Values by the case they belong to, in the order they came."""
    found: defaultdict[int, list[V]] = defaultdict(list)
    for case_id, value in pairs:
        found[case_id].append(value)
    return found


def _parties(session: Session, tenancies: dict[int, int]) -> ByCase[picture.Party]:
    """Everybody on each case's tenancy: the defendants in their order, then the others."""
    positions: dict[tuple[int, int], int] = {
        (row.case_id, row.party_id): row.position
        for row in session.scalars(_DEFENDANTS, {"ids": list(tenancies)})
    }
    people = _grouped(
        (party.tenancy_id, party)
        for party in session.scalars(_PARTIES, {"ids": list(tenancies.values())})
    )
    last = len(positions)
    return {
        case_id: [
            picture.Party(one.id, one.full_name, (case_id, one.id) in positions, one.died_on)
            for one in sorted(
                people.get(tenancy_id, []), key=lambda one: positions.get((case_id, one.id), last)
            )
        ]
        for case_id, tenancy_id in tenancies.items()
    }


def _notices(session: Session, case_ids: Sequence[int]) -> ByCase[picture.Notice]:
    served = _grouped(
        (
            row.notice_id,
            picture.Service(
                row.id, row.party_id, row.method, row.at, row.served_on, row.by, row.place
            ),
        )
        for row in session.scalars(_SERVICES, {"ids": case_ids})
    )
    return _grouped(
        (
            row.case_id,
            picture.Notice(
                row.id,
                row.kind,
                row.arrears,
                row.dated_on,
                row.specified_on,
                tuple(served.get(row.id, ())),
            ),
        )
        for row in session.scalars(_NOTICES, {"ids": case_ids})
    )


def _claims(session: Session, case_ids: Sequence[int]) -> ByCase[picture.Claim]:
    return _grouped(
        (
            row.case_id,
            picture.Claim(
                row.id,
                row.number,
                court_picture(court),
                row.regime,
                row.issued_on,
                row.defence_filed_on,
            ),
        )
        for row, court in session.execute(_CLAIMS, {"ids": case_ids})
    )


def _hearings(session: Session, case_ids: Sequence[int]) -> ByCase[picture.Hearing]:
    return _grouped(
        (
            row.case_id,
            picture.Hearing(
                row.id, row.on, row.at, row.kind, court_picture(court), row.room, row.vacated_on
            ),
        )
        for row, court in session.execute(_HEARINGS, {"ids": case_ids})
    )


def _contacts(session: Session, case_ids: Sequence[int]) -> ByCase[picture.Contact]:
    return _grouped(
        (
            row.case_id,
            picture.Contact(
                row.id,
                row.on,
                row.method,
                row.about,
                row.summary,
                full_name,
                row.party_id,
                row.reached,
            ),
        )
        for row, full_name in session.execute(_CONTACTS, {"ids": case_ids})
    )


def _holds(session: Session, case_ids: Sequence[int]) -> ByCase[picture.Hold]:
    return _grouped(
        (row.case_id, picture.Hold(row.id, row.kind, row.from_on, row.until_on, row.evidence))
        for row in session.scalars(_HOLDS, {"ids": case_ids})
    )
