"""The record as a whole: whether the journal, the ledgers and the files are what they were."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from courtdesk.desk.register import Look, query
from courtdesk.domain.deadlines import deadlines_of
from courtdesk.domain.finding import Finding, stop, warning
from courtdesk.domain.money import NIL
from courtdesk.store import filing, lines
from courtdesk.store.casefiles import case_files
from courtdesk.store.journal import verify_chain
from courtdesk.store.tables import accounts, cases, diary, documents, journal

SOME = 200


@dataclass(frozen=True, slots=True)
class Verified:
    """What was gone through, and what is wrong with it."""

    journal_entries: int
    batches: int
    lines: int
    files: int
    open_cases: int
    findings: tuple[Finding, ...]


@query("Verify the record")
def verify(look: Look) -> Verified:
    """Go through the journal's chain, every ledger, every stored file and what rules derived."""
    session = look.session
    findings = (
        *verify_chain(session),
        *_ledgers(session),
        *filing.verify_files(session),
        *_derived(look),
    )
    return Verified(
        journal_entries=_count(session, journal.JournalEntry),
        batches=_count(session, accounts.BatchAcceptance),
        lines=_count(session, accounts.Line),
        files=_count(session, documents.StoredFile),
        open_cases=len(_open_cases(session)),
        findings=findings,
    )


def _ledgers(session: Session) -> Iterator[Finding]:
    """Every accepted batch still holds what it was accepted with."""
    for batch in session.scalars(select(accounts.BatchAcceptance)).all():
        line = accounts.Line
        count = session.scalar(select(func.count()).where(line.batch_id == batch.batch_id))
        net = session.scalar(select(func.sum(line.amount)).where(line.batch_id == batch.batch_id))
        if (
            count != batch.lines
            or (net or NIL) != batch.debits - batch.credits
            or lines.digest(lines.of_batch(session, batch.batch_id)) != batch.digest
        ):
            yield stop(
                "batch-altered",
                f"Import {batch.batch_id} no longer holds the lines it was accepted with.",
                where=f"batch {batch.batch_id}",
                remedy="Restore the last verified backup into a new file and compare.",
            )


def _derived(look: Look) -> Iterator[Finding]:
    """Every open case's deadlines are what the rules give from nothing."""
    ids = _open_cases(look.session)
    for start in range(0, len(ids), SOME):
        some = ids[start : start + SOME]
        kept: dict[int, set[tuple[object, ...]]] = {case_id: set() for case_id in some}
        for row in look.session.scalars(
            select(diary.Deadline).where(diary.Deadline.case_id.in_(some))
        ):
            kept[row.case_id].add((row.rule, row.event, row.words, row.by_on, row.working))
        for case_id, file in case_files(look.session, some).items():
            due = deadlines_of(file, look.rules.deadlines, look.rules.calendar, look.today)
            wanted = {
                (one.name, f"{one.event} {one.event_on}", one.words, one.on, one.working)
                for one in due
            }
            if wanted != kept[case_id]:
                yield warning(
                    "derived-differs",
                    f"The deadlines of case {file.reference} are not what the rules give today.",
                    where=f"case {file.reference}",
                    remedy="Run “courtdesk roll-over”.",
                )


def _open_cases(session: Session) -> list[int]:
    return list(
        session.scalars(
            select(cases.Case.id).where(cases.Case.closed_on.is_(None)).order_by(cases.Case.id)
        )
    )


def _count(session: Session, table: type[object]) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0
