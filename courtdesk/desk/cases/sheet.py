"""One case, whole."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from courtdesk.desk.register import Look, query
from courtdesk.desk.seen import the
from courtdesk.domain.casefile import CaseFile
from courtdesk.domain.chronology import Happening, chronology
from courtdesk.domain.finding import Refused, stop
from courtdesk.domain.ledger import balance, rent_lines
from courtdesk.domain.money import Money
from courtdesk.store.casefiles import case_file
from courtdesk.store.tables import accounts as account_tables
from courtdesk.store.tables import cases as tables
from courtdesk.store.tables import diary as diary_tables
from courtdesk.store.tables import hearings as hearing_tables

Editable = hearing_tables.Claim | hearing_tables.Hearing | tables.Hold


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date that follows from an event on a case, with its working."""

    case_id: int
    words: str
    by_on: date
    working: str
    authority: str


@dataclass(frozen=True, slots=True)
class CaseSheet:
    """The whole of one case as its page shows it.

    Attributes:
        version: the version of the case's own row, for what changes it.
        versions: the versions of its tenancy, claim, hearings and holds: ``hearing 7``.
    """

    file: CaseFile
    version: int
    versions: dict[str, int]
    rent_balance: Money
    whole_balance: Money
    chronology: tuple[Happening, ...]
    deadlines: tuple[Deadline, ...]


@query("One case, whole")
def case(look: Look, case_id: int) -> CaseSheet:
    """Everything on one case: parties, account, events, papers, deadlines."""
    file = the_file(look.session, case_id)
    row = the(look.session, tables.Case, case_id)
    kept = look.session.scalars(
        select(diary_tables.Deadline)
        .where(diary_tables.Deadline.case_id == case_id)
        .order_by(diary_tables.Deadline.by_on, diary_tables.Deadline.rule)
    )
    return CaseSheet(
        file=file,
        version=row.version,
        versions=_versions(look.session, case_id),
        rent_balance=balance(rent_lines(file.account.lines)),
        whole_balance=balance(file.account.lines),
        chronology=chronology(file),
        deadlines=tuple(
            Deadline(case_id, one.words, one.by_on, one.working, one.authority) for one in kept
        ),
    )


def the_file(session: Session, case_id: int) -> CaseFile:
    """The whole of one case.

    Raises:
        Refused: there is no such case.
    """
    file = case_file(session, case_id)
    if file is None:
        raise Refused(
            stop(
                "not-there",
                f"There is no case number {case_id}.",
                where="case_id",
                remedy="Look it up again; it may be in another office file.",
            )
        )
    return file


def _versions(session: Session, case_id: int) -> dict[str, int]:
    """The versions of what may be edited on a case."""
    tenancy = account_tables.Tenancy
    found = {
        f"tenancy {row_id}": version
        for row_id, version in session.execute(
            select(tenancy.id, tenancy.version)
            .join(tables.Case, tables.Case.tenancy_id == tenancy.id)
            .where(tables.Case.id == case_id)
        )
    }
    editable: tuple[tuple[str, type[Editable]], ...] = (
        ("claim", hearing_tables.Claim),
        ("hearing", hearing_tables.Hearing),
        ("hold", tables.Hold),
    )
    for name, table in editable:
        for row_id, version in session.execute(
            select(table.id, table.version).where(table.case_id == case_id)
        ):
            found[f"{name} {row_id}"] = version
    return found
