"""Claims and hearings: a claim issued, a hearing listed, moved or vacated."""

from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import select

from courtdesk.desk.cases import defendants, the_file
from courtdesk.desk.office import needed
from courtdesk.desk.register import Look, Work, operation, query
from courtdesk.desk.seen import check_seen, the
from courtdesk.domain.casefile import HearingKind, Regime
from courtdesk.domain.dates import long
from courtdesk.domain.finding import Finding, Refused, note, stop, warning
from courtdesk.domain.permits import Permit
from courtdesk.store.tables import cases as case_tables
from courtdesk.store.tables import hearings as tables
from courtdesk.store.tables import office as office_tables


@dataclass(frozen=True, slots=True)
class Recorded:
    """The number of what was written down, and what to beware of."""

    id: int
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class HearingRow:
    """A hearing in the diary."""

    id: int
    case_id: int
    reference: str
    defendants: tuple[str, ...]
    claim: str
    on: date
    at: time
    court: str
    room: str
    kind: HearingKind
    version: int


@query("Hearings listed between two dates")
def listed(look: Look, first_on: date, last_on: date) -> tuple[HearingRow, ...]:
    """Every hearing that is not vacated, in order of date and time."""
    hearing, claim = tables.Hearing, tables.Claim
    rows = look.session.execute(
        select(hearing, case_tables.Case.reference, office_tables.Court.name, claim.number)
        .join(case_tables.Case, case_tables.Case.id == hearing.case_id)
        .join(office_tables.Court, office_tables.Court.id == hearing.court_id)
        .outerjoin(claim, claim.case_id == hearing.case_id)
        .where(hearing.on.between(first_on, last_on), hearing.vacated_on.is_(None))
        .order_by(hearing.on, hearing.at, hearing.id)
    ).all()
    names = defendants(look.session, [row.Hearing.case_id for row in rows])
    return tuple(
        HearingRow(
            one.id,
            one.case_id,
            reference,
            tuple(names.get(one.case_id, ())),
            number or "",
            one.on,
            one.at,
            court,
            one.room,
            one.kind,
            one.version,
        )
        for one, reference, court, number in rows
    )


@operation("Record a claim as issued", Permit.PREPARE)
def issue_claim(
    work: Work, case_id: int, number: str, court_id: int, regime: Regime, issued_on: date
) -> Recorded:
    """Write down the claim the court issued; its number in the record."""
    file = the_file(work.session, case_id)
    the(work.session, office_tables.Court, court_id)
    number = "".join(number.split()).upper()
    needed("number", number)
    if issued_on > work.today:
        raise Refused(stop("date-to-come", "That day is still to come.", where="issued_on"))
    if file.claim is not None:
        raise Refused(
            stop(
                "claim-known",
                f"Case {file.reference} already has claim {file.claim.number}.",
                where="case_id",
                remedy="A claim started again is a case of its own.",
            )
        )
    if work.session.scalar(select(tables.Claim.id).where(tables.Claim.number == number)):
        raise Refused(
            stop(
                "claim-number-known",
                f"Claim {number} is already on another case.",
                where="number",
                remedy="Check the number on the court's notice.",
            )
        )
    findings: tuple[Finding, ...] = ()
    if file.notice is not None and issued_on <= file.notice.specified_on:
        findings = (
            warning(
                "issued-too-early",
                f"The claim was issued on {long(issued_on)}, but the notice lets proceedings "
                f"begin only after {long(file.notice.specified_on)}.",
                where="issued_on",
                authority=("NOT-8",),
                remedy="Check both dates; take legal advice before the hearing.",
            ),
        )
    row = tables.Claim(
        case_id=case_id, number=number, court_id=court_id, regime=regime, issued_on=issued_on
    )
    work.session.add(row)
    work.session.flush()
    return Recorded(row.id, findings)


@operation("Record a defence", Permit.PREPARE)
def record_defence(work: Work, claim_id: int, filed_on: date, seen: int) -> Recorded:
    """Write down that a defence was filed."""
    row = the(work.session, tables.Claim, claim_id)
    check_seen(row, seen)
    if not row.issued_on <= filed_on <= work.today:
        raise Refused(
            stop(
                "date-out-of-order",
                f"A defence is filed after the claim was issued ({long(row.issued_on)}) and not "
                "in the future.",
                where="filed_on",
            )
        )
    row.defence_filed_on = filed_on
    return Recorded(row.id)


@operation("List a hearing", Permit.PREPARE)
def list_hearing(
    work: Work,
    case_id: int,
    court_id: int,
    on: date,
    at: time,
    kind: HearingKind = HearingKind.POSSESSION_FIRST,
    room: str = "",
) -> Recorded:
    """Put a hearing on the diary; its number in the record."""
    the_file(work.session, case_id)
    the(work.session, office_tables.Court, court_id)
    findings = _check_date(work, case_id, on, "on")
    row = tables.Hearing(case_id=case_id, court_id=court_id, on=on, at=at, kind=kind, room=room)
    work.session.add(row)
    work.session.flush()
    return Recorded(row.id, findings)


@operation("Move a hearing", Permit.PREPARE)
def move_hearing(
    work: Work, hearing_id: int, on: date, at: time, because: str, seen: int
) -> Recorded:
    """Give a hearing another date or time, saying why; every deadline follows it."""
    row = the(work.session, tables.Hearing, hearing_id)
    check_seen(row, seen)
    needed("because", because)
    _check_listed(row)
    findings = _check_date(work, row.case_id, on, "on")
    row.on, row.at = on, at
    return Recorded(row.id, findings)


@operation("Vacate a hearing", Permit.PREPARE)
def vacate_hearing(work: Work, hearing_id: int, because: str, seen: int) -> Recorded:
    """Take a hearing off the diary, saying why; it stays on the case."""
    row = the(work.session, tables.Hearing, hearing_id)
    check_seen(row, seen)
    needed("because", because)
    _check_listed(row)
    row.vacated_on = work.today
    row.vacated_because = because
    return Recorded(row.id)


def _check_listed(row: tables.Hearing) -> None:
    if row.vacated_on is not None:
        raise Refused(
            stop(
                "hearing-vacated",
                f"The hearing was vacated on {long(row.vacated_on)}.",
                where="hearing_id",
                remedy="List a new hearing.",
            )
        )


def _check_date(work: Work, case_id: int, on: date, where: str) -> tuple[Finding, ...]:
    """Refuse a date on which there can be no hearing; say what is odd about the others."""
    calendar = work.rules.calendar
    claim = work.session.scalar(select(tables.Claim).where(tables.Claim.case_id == case_id))
    if claim is not None and on <= claim.issued_on:
        raise Refused(
            stop(
                "hearing-before-issue",
                f"The claim was issued on {long(claim.issued_on)}; a hearing comes after it.",
                where=where,
                authority=("CPR-5",),
                remedy="Check the date on the court's notice of hearing.",
            )
        )
    if not calendar.is_business_day(on):
        raise Refused(
            stop(
                "court-not-sitting",
                f"{long(on)} is a weekend or bank holiday; the court does not sit.",
                where=where,
                authority=("TIME-9",),
                remedy=f"The next working day is {long(calendar.on_to_business_day(on))}.",
            )
        )
    findings = calendar.doubts(on)
    if not calendar.is_open(on):
        findings += (
            warning(
                "court-closed",
                f"The court offices are expected to be closed on {long(on)}.",
                where=where,
                authority=("TIME-10",),
                remedy="Ask the court to confirm the date.",
            ),
        )
    if on < work.today:
        findings += (note("date-past", f"{long(on)} has passed.", where=where),)
    return findings
