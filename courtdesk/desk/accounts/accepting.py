"""Accepting an export: whole or not at all, in turns short enough for others to write between."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from courtdesk.desk.accounts import reading as post_desk
from courtdesk.desk.accounts.reading import Reading
from courtdesk.desk.office import needed
from courtdesk.desk.register import Ahead, Work, long_operation
from courtdesk.domain.dates import Period
from courtdesk.domain.finding import Refused, stop, stops
from courtdesk.domain.ledger import Clash, Comparison, Line
from courtdesk.domain.money import NIL
from courtdesk.domain.permits import Permit
from courtdesk.imports.format import TenancyRow
from courtdesk.store import lines
from courtdesk.store.database import Asked
from courtdesk.store.tables import accounts as tables

NEW_ACCOUNTS_A_TURN = 200


@dataclass(frozen=True, slots=True)
class Accepted:
    """An export that now counts."""

    batch_id: int
    new: int
    held: int
    clashing: int


@dataclass(frozen=True, slots=True)
class InHand:
    """An export whose lines are stored under a batch that nobody sees yet."""

    batch_id: int
    reading: Reading
    comparison: Comparison
    accounts: dict[str, int]
    seen: int
    because: str
    digest: str


def _bring_in(
    ahead: Ahead,
    path: Path,
    sha256: str,
    layout: str,
    seen: int,
    exclude: tuple[int, ...] = (),
    because: str = "",
) -> InHand:
    """Read the export again, and store its new lines under a batch not yet accepted."""
    if exclude:
        needed("because", because)
    chosen = post_desk.formats(ahead.places).named(layout)
    reading = post_desk.read(path, chosen, ahead.today, exclude, ahead.progress)
    if reading.sha256 != sha256:
        raise Refused(
            stop(
                "file-changed",
                f"{path.name} is not the file that was previewed.",
                where=path.name,
                remedy="Preview it again.",
            )
        )
    forbidden = stops(reading.findings)
    if forbidden:
        raise Refused(*forbidden)
    with ahead.database.reading() as session:
        _check_seen(session, seen)
        comparison = post_desk.against(session, reading)
    accounts = _find_accounts(ahead, sorted({row.account for row in reading.transactions}))
    batch_id = _begin(ahead, path, reading)
    digest = _store_lines(ahead, batch_id, reading, comparison, accounts)
    return InHand(batch_id, reading, comparison, accounts, seen, because, digest)


@long_operation("Accept a rent export", Permit.IMPORT, ahead=_bring_in)
def accept_export(work: Work, export: InHand) -> Accepted:
    """Let an export count: its lines, its tenancies, what was left out and what clashes."""
    _check_seen(work.session, export.seen)
    for row in export.reading.tenancies:
        keep_tenancy(work.session, row)
    for bad in export.reading.excluded:
        work.session.add(
            tables.ExcludedLine(
                batch_id=export.batch_id,
                number=bad.number,
                account=bad.account,
                raw=bad.raw,
                says=bad.finding.says,
                because=export.because,
            )
        )
    _keep_clashes(work.session, export)
    work.session.flush()
    summary = export.reading.summary
    assert summary is not None  # noqa: S101 - set when the file was read to its end.
    added = [line for _, line in export.comparison.new]
    dates = [line.on for line in added]
    debits = [line.amount for line in added if line.amount > NIL]
    work.session.add(
        tables.BatchAcceptance(
            batch_id=export.batch_id,
            first_on=min(dates, default=None),
            last_on=summary.last_on,
            lines=len(added),
            debits=sum(debits, NIL),
            credits=sum(debits, NIL) - sum((line.amount for line in added), NIL),
            accounts=len(export.accounts),
            digest=export.digest,
            because=export.because,
        )
    )
    return Accepted(
        export.batch_id, len(added), export.comparison.held, len(export.comparison.clashes)
    )


def keep_tenancy(session: Session, row: TenancyRow) -> None:
    """Write a tenancy, its dwelling, its people and its account as the export has them."""
    account = session.scalar(select(tables.Account).where(tables.Account.reference == row.account))
    if account is None:
        account = tables.Account(reference=row.account)
        session.add(account)
    if row.kind is None or row.started_on is None:
        return
    tenancy = session.scalar(
        select(tables.Tenancy).where(tables.Tenancy.reference == row.tenancy_reference)
    )
    if tenancy is None:
        tenancy = tables.Tenancy(
            reference=row.tenancy_reference,
            property_id=_dwelling(session, row),
            kind=row.kind,
            started_on=row.started_on,
            rent_anchor=usual_anchor(row.period, row.started_on),
        )
        session.add(tenancy)
    tenancy.rent, tenancy.rent_period, tenancy.ended_on = row.rent, row.period, row.ended_on
    session.flush()
    account.tenancy_id = tenancy.id
    known = set(
        session.scalars(select(tables.Party.full_name).where(tables.Party.tenancy_id == tenancy.id))
    )
    for name in row.names:
        if name not in known:
            session.add(tables.Party(tenancy_id=tenancy.id, full_name=name))


def usual_anchor(period: Period, started_on: date) -> date:
    """A day on which a period begins where nobody has said: Monday, or the first of a month.

    Authority: R-1.
    """
    if period is Period.MONTHLY:
        return started_on.replace(day=1)
    return started_on - timedelta(days=started_on.weekday())


def _dwelling(session: Session, row: TenancyRow) -> int:
    address = (*row.address, *((row.postcode,) if row.postcode else ()))
    found = session.scalar(
        select(tables.Property).where(tables.Property.reference == row.tenancy_reference)
    )
    if found is None:
        found = tables.Property(reference=row.tenancy_reference, address=address, patch=row.patch)
        session.add(found)
        session.flush()
    return found.id


def _check_seen(session: Session, seen: int) -> None:
    if post_desk.last_import(session) != seen:
        raise Refused(
            stop(
                "ledger-moved",
                "Another export was accepted since this one was previewed.",
                remedy="Preview it again.",
            )
        )


def _find_accounts(ahead: Ahead, references: list[str]) -> dict[str, int]:
    """The accounts an export touches; those not in the record are added, empty, in turns."""
    with ahead.database.reading() as session:
        found = post_desk.account_ids(session, references)
    missing = [one for one in references if one not in found]
    for start in range(0, len(missing), NEW_ACCOUNTS_A_TURN):
        ahead.progress.step(start, len(missing), "Making room for new accounts")
        with ahead.database.writing(_asked(ahead)) as session:
            for reference in missing[start : start + NEW_ACCOUNTS_A_TURN]:
                row = tables.Account(reference=reference)
                session.add(row)
                session.flush()
                found[reference] = row.id
    return found


def _begin(ahead: Ahead, path: Path, reading: Reading) -> int:
    with ahead.database.writing(_asked(ahead)) as session:
        row = tables.Batch(
            file_name=path.name,
            sha256=reading.sha256,
            layout=reading.format.name,
            begun_at=ahead.now,
        )
        session.add(row)
        session.flush()
        return row.id


def _asked(ahead: Ahead) -> Asked:
    login = ahead.officer.login if ahead.officer else ""
    return Asked("accounts.begin_export", login, ahead.now)


def _store_lines(
    ahead: Ahead,
    batch_id: int,
    reading: Reading,
    comparison: Comparison,
    accounts: dict[str, int],
) -> str:
    """Store the new lines in turns; what seals them."""
    numbers = {id(row.line): row.number for row in reading.transactions}
    rows = [(accounts[reference], numbers[id(line)], line) for reference, line in comparison.new]
    for start in range(0, len(rows), lines.LOT):
        ahead.progress.step(start, len(rows), "Storing lines")
        with ahead.database.lot() as connection:
            lines.add(connection, batch_id, rows[start : start + lines.LOT])
    ahead.progress.step(len(rows), len(rows), "Lines stored")
    return lines.digest(rows)


def _keep_clashes(session: Session, export: InHand) -> None:
    """Put every new clash to the officer; one that was put before is not put again."""
    for clash in export.comparison.clashes:
        account_id = export.accounts[clash.account]
        line_id = _held_line(session, account_id, clash.held)
        if line_id is None or _already_put(session, line_id, clash):
            continue
        incoming = clash.incoming
        session.add(
            tables.Clash(
                batch_id=export.batch_id,
                account_id=account_id,
                line_id=line_id,
                on=incoming.on if incoming else None,
                amount=incoming.amount if incoming else None,
                code=incoming.code if incoming else "",
            )
        )
        session.flush()


def _held_line(session: Session, account_id: int, line: Line) -> int | None:
    """The stored line a clash is about, the last of several that are alike."""
    return session.scalar(
        select(func.max(tables.Line.id)).where(
            tables.Line.account_id == account_id,
            tables.Line.on == line.on,
            tables.Line.amount == line.amount,
            tables.Line.code == line.code,
            tables.Line.reference == line.reference,
            tables.Line.own_id == line.own_id,
        )
    )


def _already_put(session: Session, line_id: int, clash: Clash) -> bool:
    incoming = clash.incoming
    put: Iterable[tables.Clash] = session.scalars(
        select(tables.Clash).where(tables.Clash.line_id == line_id)
    )
    wanted = (incoming.on, incoming.amount, incoming.code) if incoming else (None, None, "")
    return any((one.on, one.amount, one.code) == wanted for one in put)
