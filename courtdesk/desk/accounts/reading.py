"""Reading an export: what it holds, what it would add, and what is wrong with it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from courtdesk.desk.balances import whole_balances
from courtdesk.desk.register import Look, Places, query
from courtdesk.domain.finding import Finding, stop, stops, warning
from courtdesk.domain.ledger import Comparison, compare
from courtdesk.domain.money import NIL, Money
from courtdesk.domain.progress import Progress, Quiet
from courtdesk.imports import post
from courtdesk.imports.format import BadRow, Format, TenancyRow, TransactionRow
from courtdesk.imports.tally import Summary, Tally
from courtdesk.store import lines
from courtdesk.store.tables import accounts as tables

SOME = 500
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Lines:
    """How many lines of an export are new, held already, in clash with what is held, unreadable."""

    new: int
    held: int
    clashing: int
    invalid: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What an export would add; nothing of it is stored.

    Attributes:
        credits: what was paid, as a positive sum.
        closing: what each account would come to, with everything that stands apart from rent.
        seen: the last import the export was compared with.
    """

    file: str
    sha256: str
    format: str
    lines: Lines
    accounts: int
    debits: Money
    credits: Money
    closing: dict[str, Money]
    findings: tuple[Finding, ...]
    seen: int

    @property
    def acceptable(self) -> bool:
        """Whether nothing forbids accepting it."""
        return not stops(self.findings)


@dataclass(slots=True)
class Reading:
    """An export in hand while it is compared: its rows and what they come to."""

    format: Format
    sha256: str
    transactions: list[TransactionRow] = field(default_factory=list)
    tenancies: list[TenancyRow] = field(default_factory=list)
    excluded: list[BadRow] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    summary: Summary | None = None


@query("The import layouts")
def layouts(look: Look) -> tuple[str, ...]:
    """The names of the layouts at hand."""
    return tuple(one.name for one in formats(look.places).known)


@query("Read a rent export without storing it")
def read_export(look: Look, path: Path, layout: str = "", exclude: tuple[int, ...] = ()) -> Preview:
    """What an export holds and would add, and what is wrong with it, line by line."""
    known = formats(look.places)
    sha256 = post.digest(path)
    chosen, findings = _chosen(path, layout, known)
    if chosen is None:
        nothing = Lines(0, 0, 0, 0)
        return Preview(str(path), sha256, "", nothing, 0, NIL, NIL, {}, findings, 0)
    reading = read(path, chosen, look.today, exclude, Quiet())
    return preview(look.session, path, reading)


def formats(places: Places) -> post.Formats:
    """The layouts at hand: the council's own before the shipped."""
    *own, shipped = places.layouts
    return post.formats(shipped, own[0] if own else None)


def read(
    path: Path, chosen: Format, today: date, exclude: Sequence[int], progress: Progress
) -> Reading:
    """Read every row of an export and count what it comes to."""
    wanted = frozenset(exclude)
    tally = Tally(wanted)
    reading = Reading(chosen, post.digest(path))
    for answer in tally.through(post.read_export(path, chosen, today, progress)):
        if isinstance(answer, TransactionRow):
            reading.transactions.append(answer)
        elif isinstance(answer, TenancyRow):
            reading.tenancies.append(answer)
        elif isinstance(answer, BadRow) and answer.number in wanted:
            reading.excluded.append(answer)
    reading.summary = tally.summary()
    reading.findings += reading.summary.findings
    readable = wanted - {one.number for one in reading.excluded}
    if readable:
        reading.findings.append(
            stop(
                "exclusion-not-needed",
                f"Line {min(readable)} is not one that cannot be read; only such lines are left "
                "out.",
                where=f"{path.name}, line {min(readable)}",
                remedy="Take it out of the list of lines to leave out.",
            )
        )
    return reading


def preview(session: Session, path: Path, reading: Reading) -> Preview:
    """What an export in hand would add to the record as it stands."""
    summary = reading.summary
    assert summary is not None  # noqa: S101 - set when the file was read to its end.
    comparison = against(session, reading)
    closing = closing_balances(session, comparison, reading)
    new_tenancies = count_new_tenancies(session, reading.tenancies)
    return Preview(
        file=str(path),
        sha256=reading.sha256,
        format=reading.format.name,
        lines=Lines(
            len(comparison.new) + new_tenancies,
            comparison.held + len(reading.tenancies) - new_tenancies,
            len(comparison.clashes),
            summary.invalid,
        ),
        accounts=summary.accounts or len(reading.tenancies),
        debits=summary.debits,
        credits=-summary.credits,
        closing=closing,
        findings=(
            *reading.findings,
            *_clash_findings(path, comparison),
            *_unknown(session, path, reading),
        ),
        seen=last_import(session),
    )


def last_import(session: Session) -> int:
    """The number of the last import accepted: the ledgers' version."""
    return session.scalar(select(func.max(tables.BatchAcceptance.id))) or 0


def against(session: Session, reading: Reading) -> Comparison:
    """The lines of an export compared with those held of the same accounts."""
    ids = account_ids(session, sorted({row.account for row in reading.transactions}))
    held = [
        (reference, line)
        for reference, account_id in ids.items()
        for line in lines.of_accounts(session, [account_id])[account_id]
    ]
    return compare(held, [(row.account, row.line) for row in reading.transactions])


def account_ids(session: Session, references: Sequence[str]) -> dict[str, int]:
    """The accounts that are in the record, by their reference."""
    found: dict[str, int] = {}
    for start in range(0, len(references), SOME):
        some = references[start : start + SOME]
        rows = session.execute(
            select(tables.Account.reference, tables.Account.id).where(
                tables.Account.reference.in_(some)
            )
        )
        found |= dict(rows.all())
    return found


def closing_balances(
    session: Session, comparison: Comparison, reading: Reading
) -> dict[str, Money]:
    """What each account of an export comes to with its new lines."""
    references = sorted({row.account for row in reading.transactions})
    ids = account_ids(session, references)
    sums = whole_balances(session, list(ids.values()))
    closing = {one: sums[ids[one]] if one in ids else NIL for one in references}
    for reference, line in comparison.new:
        closing[reference] += line.amount
    return closing


def count_new_tenancies(session: Session, rows: Sequence[TenancyRow]) -> int:
    """How many tenancies of an export the record does not have as they are."""
    return sum(is_new(session, row) for row in rows)


def is_new(session: Session, row: TenancyRow) -> bool:
    """Whether a tenancy is not in the record, or stands there with another rent or end.

    Of what is none of the tenancies that go to court, only the account is kept.
    """
    if row.kind is None or row.started_on is None:
        return not account_ids(session, [row.account])
    held = session.execute(
        select(tables.Tenancy.rent, tables.Tenancy.rent_period, tables.Tenancy.ended_on).where(
            tables.Tenancy.reference == row.tenancy_reference
        )
    ).first()
    return held is None or tuple(held) != (row.rent, row.period, row.ended_on)


def _chosen(
    path: Path, layout: str, known: post.Formats
) -> tuple[Format | None, tuple[Finding, ...]]:
    if layout:
        return known.named(layout), known.findings
    recognised = post.recognise(path, known)
    return recognised.format, (*known.findings, *recognised.findings)


def _clash_findings(path: Path, comparison: Comparison) -> list[Finding]:
    """Each clash in words, the first few by name."""
    found = []
    for clash in comparison.clashes[:SHOWN]:
        was = f"{clash.held.amount} on {clash.held.on} ({clash.held.code})"
        if clash.incoming is None:
            says = f"Account {clash.account}: the line {was} is held, but no longer in the export."
        else:
            now = f"{clash.incoming.amount} on {clash.incoming.on} ({clash.incoming.code})"
            says = f"Account {clash.account}: the line {was} is held; the export now says {now}."
        found.append(
            warning(
                "line-clashes",
                says,
                where=path.name,
                remedy="The line stays as it is held until an officer decides; ask the income "
                "team what changed.",
            )
        )
    more = len(comparison.clashes) - SHOWN
    if more > 0:
        found.append(
            warning("line-clashes", f"There are {more:,} more lines like it.", where=path.name)
        )
    return found


def _unknown(session: Session, path: Path, reading: Reading) -> list[Finding]:
    """A warning for accounts that no tenancy is known for."""
    references = sorted({row.account for row in reading.transactions})
    known: set[str] = set()
    for start in range(0, len(references), SOME):
        known |= set(
            session.scalars(
                select(tables.Account.reference).where(
                    tables.Account.reference.in_(references[start : start + SOME]),
                    tables.Account.tenancy_id.is_not(None),
                )
            )
        )
    unknown = [one for one in references if one not in known]
    if not unknown:
        return []
    names = ", ".join(unknown[:SHOWN]) + (" and others" if len(unknown) > SHOWN else "")
    return [
        warning(
            "unknown-account",
            f"Accounts without a tenancy in the record: {len(unknown):,} ({names}).",
            where=path.name,
            remedy="Import the tenancies; the lines are kept and counted meanwhile.",
        )
    ]
