"""Contacts with tenants, and holds on a household."""

from datetime import date

from courtdesk.desk.cases import the_file
from courtdesk.desk.office import needed
from courtdesk.desk.register import Work, operation
from courtdesk.desk.seen import check_seen, the
from courtdesk.domain.casefile import CaseFile, ContactAbout, ContactMethod, HoldKind
from courtdesk.domain.dates import long
from courtdesk.domain.finding import Refused, stop
from courtdesk.domain.permits import Permit
from courtdesk.store.tables import cases as tables


@operation("Record a contact", Permit.PREPARE)
def record_contact(
    work: Work,
    case_id: int,
    on: date,
    method: ContactMethod,
    about: ContactAbout,
    summary: str,
    party_id: int | None = None,
    reached: bool = True,  # noqa: FBT001, FBT002 - a form's tick box.
) -> int:
    """Write down a letter, call or visit: one tenant's, or the household's where none is named."""
    file = the_file(work.session, case_id)
    needed("summary", summary)
    _not_to_come(work, on, "on")
    if party_id is not None:
        _on_this_case(file, party_id)
    row = tables.Contact(
        case_id=case_id,
        party_id=party_id,
        on=on,
        method=method,
        about=about,
        summary=summary,
        officer_id=work.officer_id,
        reached=reached,
    )
    work.session.add(row)
    work.session.flush()
    return row.id


@operation("Record a hold", Permit.PREPARE)
def record_hold(
    work: Work,
    case_id: int,
    kind: HoldKind,
    from_on: date,
    until_on: date | None = None,
    evidence: str = "",
) -> int:
    """Write down what forbids steps against the household for a time, such as breathing space."""
    the_file(work.session, case_id)
    if until_on is not None and until_on < from_on:
        raise Refused(
            stop(
                "date-out-of-order",
                f"The hold begins on {long(from_on)} and cannot end before that.",
                where="until_on",
            )
        )
    row = tables.Hold(
        case_id=case_id, kind=kind, from_on=from_on, until_on=until_on, evidence=evidence
    )
    work.session.add(row)
    work.session.flush()
    return row.id


@operation("End a hold", Permit.PREPARE)
def end_hold(work: Work, hold_id: int, until_on: date, seen: int) -> int:
    """Write down the last day of a hold."""
    row = the(work.session, tables.Hold, hold_id)
    check_seen(row, seen)
    if until_on < row.from_on:
        raise Refused(
            stop(
                "date-out-of-order",
                f"The hold begins on {long(row.from_on)} and cannot end before that.",
                where="until_on",
            )
        )
    row.until_on = until_on
    return row.id


def _not_to_come(work: Work, on: date, where: str) -> None:
    if on > work.today:
        raise Refused(
            stop(
                "date-to-come",
                "That day is still to come.",
                where=where,
                remedy="Write down what has happened.",
            )
        )


def _on_this_case(file: CaseFile, party_id: int) -> None:
    if party_id not in {party.id for party in file.parties}:
        raise Refused(
            stop(
                "not-on-this-case",
                f"Person {party_id} does not belong to case {file.reference}.",
                where="party_id",
                remedy="Choose a tenant of this case.",
            )
        )
