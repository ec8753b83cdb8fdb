"""The diary: what is still to come, and the nightly run that keeps it true."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from courtdesk.desk.register import Look, query
from courtdesk.store.tables import cases, diary


@dataclass(frozen=True, slots=True)
class DueRow:
    """A deadline in the diary."""

    case_id: int
    reference: str
    words: str
    by_on: date
    working: str
    authority: str


@query("Deadlines up to a date")
def deadlines(look: Look, until: date) -> tuple[DueRow, ...]:
    """Every deadline of an open case that is not yet past, up to a date, soonest first."""
    rows = look.session.execute(
        select(diary.Deadline, cases.Case.reference)
        .join(cases.Case, cases.Case.id == diary.Deadline.case_id)
        .where(
            cases.Case.closed_on.is_(None),
            diary.Deadline.by_on >= look.today,
            diary.Deadline.by_on <= until,
        )
        .order_by(diary.Deadline.by_on, cases.Case.reference, diary.Deadline.rule)
    )
    return tuple(
        DueRow(one.case_id, reference, one.words, one.by_on, one.working, one.authority)
        for one, reference in rows
    )


@query("The open cases")
def open_cases(look: Look) -> tuple[int, ...]:
    """The numbers of every open case, for the nightly run."""
    return tuple(
        look.session.scalars(
            select(cases.Case.id).where(cases.Case.closed_on.is_(None)).order_by(cases.Case.id)
        )
    )
