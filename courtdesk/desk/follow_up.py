"""Follow-up: after every operation, what follows from the cases it touched.

Derived rows carry their rule's name and are never edited by people; what follow-up keeps is
always what a rebuild from nothing would give.
"""

from collections.abc import Iterable

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from courtdesk.desk.register import Work
from courtdesk.domain.casefile import CaseFile
from courtdesk.domain.deadlines import Due, deadlines_of
from courtdesk.store.casefiles import case_files
from courtdesk.store.journal import Change
from courtdesk.store.tables import accounts, cases, diary
from courtdesk.store.tables.base import Record

AT_ONCE = 25
"""Cases followed up within the operation; the rest are one transaction each, afterwards."""


def follow_up(work: Work) -> tuple[int, ...]:
    """Follow up the cases an operation touched; the ids of those left for afterwards."""
    touched = touched_cases(work.session, work.session.changed)
    for file in case_files(work.session, touched[:AT_ONCE]).values():
        reconcile(work, file)
    return touched[AT_ONCE:]


def touched_cases(session: Session, changed: Iterable[Change]) -> tuple[int, ...]:
    """The open cases that the changed rows belong to."""
    by_table: dict[str, list[int]] = {}
    for name, row_id in changed:
        by_table.setdefault(name, []).append(row_id)
    wanted: set[int] = set()
    for name, row_ids in by_table.items():
        path = _path(name, row_ids)
        if path is not None:
            wanted |= set(session.scalars(path))
    still_open = select(cases.Case.id).where(
        cases.Case.id.in_(wanted), cases.Case.closed_on.is_(None)
    )
    return tuple(sorted(session.scalars(still_open)))


def _path(name: str, row_ids: list[int]) -> Select[int] | None:
    """How rows of a table lead to the cases they belong to; none where they lead to none."""
    case, line = cases.Case, accounts.Line
    match name:
        case diary.Deadline.__tablename__:
            return None
        case cases.Case.__tablename__:
            return select(case.id).where(case.id.in_(row_ids))
        case cases.Service.__tablename__:
            served = select(cases.Service.notice_id).where(cases.Service.id.in_(row_ids))
            return select(cases.Notice.case_id).where(cases.Notice.id.in_(served))
        case accounts.Party.__tablename__:
            people = select(accounts.Party.tenancy_id).where(accounts.Party.id.in_(row_ids))
            return select(case.id).where(case.tenancy_id.in_(people))
        case accounts.Tenancy.__tablename__:
            return select(case.id).where(case.tenancy_id.in_(row_ids))
        case accounts.BatchAcceptance.__tablename__:
            moved = (
                select(line.account_id)
                .join(accounts.BatchAcceptance, accounts.BatchAcceptance.batch_id == line.batch_id)
                .where(accounts.BatchAcceptance.id.in_(row_ids))
            )
            return select(case.id).where(case.account_id.in_(moved))
    table = Record.metadata.tables[name]
    return select(table.c.case_id).where(table.c.id.in_(row_ids)) if "case_id" in table.c else None


def reconcile(work: Work, file: CaseFile) -> None:
    """Make a case's derived rows what its rules say now, touching only those that differ."""
    due = deadlines_of(file, work.rules.deadlines, work.rules.calendar, work.today)
    wanted = {(one.name, f"{one.event} {one.event_on}"): one for one in due}
    kept = work.session.scalars(select(diary.Deadline).where(diary.Deadline.case_id == file.id))
    for row in kept:
        found = wanted.pop((row.rule, row.event), None)
        if found is None:
            work.session.delete(row)
        else:
            _copy(found, row)
    for (rule, event), found in wanted.items():
        row = diary.Deadline(case_id=file.id, rule=rule, event=event)
        _copy(found, row)
        work.session.add(row)


def _copy(due: Due, row: diary.Deadline) -> None:
    row.words = due.words
    row.by_on = due.on
    row.working = due.working
    row.authority = ", ".join(due.authority)
