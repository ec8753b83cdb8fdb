"""Notices: one served on every tenant, with the day on which each counts as served."""

from dataclasses import dataclass
from datetime import date, datetime

from courtdesk.desk.cases import the_file
from courtdesk.desk.hearings import Recorded
from courtdesk.desk.office import needed
from courtdesk.desk.register import Look, Work, operation, query
from courtdesk.desk.seen import the
from courtdesk.domain.casefile import CaseFile, NoticeKind, ServiceMethod
from courtdesk.domain.dates import long
from courtdesk.domain.finding import Finding, Refused, note, stop, warning
from courtdesk.domain.ledger import balance, rent_lines
from courtdesk.domain.money import NIL, Money
from courtdesk.domain.notices import Earliest, earliest_date
from courtdesk.domain.notices import served as counts_as_served
from courtdesk.domain.permits import Permit
from courtdesk.domain.reckoned import Reckoned
from courtdesk.store.tables import cases as tables


@dataclass(frozen=True, slots=True)
class ServedOn:
    """How a notice was served on one tenant.

    Attributes:
        at: the date and time on the clock of the one who served it.
        agreed: whether the tenant had agreed to service by e-mail.
    """

    party_id: int
    method: ServiceMethod
    at: datetime
    by: str
    place: str = ""
    agreed: bool = False


@query("The earliest date for a notice")
def earliest(look: Look, case_id: int, served: date) -> Reckoned[Earliest]:
    """The earliest date a notice served on a day may carry, with its working."""
    file = the_file(look.session, case_id)
    return earliest_date(
        served, file.tenancy.rent_period, file.tenancy.rent_anchor, book=look.rules
    )


@operation("Record a notice and its service", Permit.PREPARE)
def serve_notice(
    work: Work,
    case_id: int,
    kind: NoticeKind,
    dated_on: date,
    specified_on: date,
    services: tuple[ServedOn, ...],
    arrears: Money | None = None,
) -> Recorded:
    """Write down a notice and how it was served on each tenant; its number.

    Without a sum the notice is taken to state the rent owed at the end of its day.
    """
    file = the_file(work.session, case_id)
    _check_dates(work, dated_on, specified_on, services)
    row = tables.Notice(
        case_id=case_id,
        kind=kind,
        arrears=_stated(file, dated_on) if arrears is None else arrears,
        dated_on=dated_on,
        specified_on=specified_on,
    )
    work.session.add(row)
    work.session.flush()
    days = [_serve(work, file, row.id, one) for one in services]
    findings = (*_not_served(file, services), *_too_early(work, file, max(days), specified_on))
    if row.arrears <= NIL:
        findings += (
            note(
                "no-arrears-stated",
                f"The notice states arrears of {row.arrears}.",
                where="arrears",
                authority=("NOT-11",),
                remedy="Check the sum on the notice itself.",
            ),
        )
    return Recorded(row.id, findings)


@operation("Record service of a notice on one more tenant", Permit.PREPARE)
def serve_again(work: Work, notice_id: int, service: ServedOn) -> Recorded:
    """Write down that a notice already recorded was served on somebody, or on them again."""
    notice = the(work.session, tables.Notice, notice_id)
    file = the_file(work.session, notice.case_id)
    _check_dates(work, notice.dated_on, notice.specified_on, (service,))
    day = _serve(work, file, notice_id, service)
    return Recorded(notice_id, tuple(_too_early(work, file, day, notice.specified_on)))


def _stated(file: CaseFile, on: date) -> Money:
    return balance(rent_lines(file.account.lines), on)


def _serve(work: Work, file: CaseFile, notice_id: int, service: ServedOn) -> date:
    """Write down one service; the day on which it counts."""
    if service.party_id not in {party.id for party in file.parties}:
        raise Refused(
            stop(
                "not-on-this-case",
                f"Person {service.party_id} does not belong to case {file.reference}.",
                where="services.party_id",
                remedy="Choose a tenant of this case.",
            )
        )
    needed("services.by", service.by)
    counted = counts_as_served(service.method, service.at, agreed=service.agreed, book=work.rules)
    work.session.add(
        tables.Service(
            notice_id=notice_id,
            party_id=service.party_id,
            method=service.method,
            at=service.at,
            served_on=counted.answer.served,
            by=service.by,
            place=service.place,
        )
    )
    return counted.answer.served


def _check_dates(
    work: Work, dated_on: date, specified_on: date, services: tuple[ServedOn, ...]
) -> None:
    """Refuse dates that cannot be."""
    if not services:
        raise Refused(
            stop(
                "nobody-served",
                "Nobody is said to have been served.",
                where="services",
                authority=("NOT-10", "NOT-12"),
                remedy="Say how and when each tenant was served.",
            )
        )
    if specified_on <= dated_on:
        raise Refused(
            stop(
                "date-out-of-order",
                f"The notice is dated {long(dated_on)}; the date it specifies comes after that.",
                where="specified_on",
                authority=("NOT-3",),
            )
        )
    for one in services:
        if one.at.date() < dated_on:
            raise Refused(
                stop(
                    "date-out-of-order",
                    f"The notice is dated {long(dated_on)} and cannot be served before that.",
                    where="services.at",
                )
            )
        if one.at.date() > work.today:
            raise Refused(stop("date-to-come", "That day is still to come.", where="services.at"))


def _not_served(file: CaseFile, services: tuple[ServedOn, ...]) -> list[Finding]:
    reached = {one.party_id for one in services}
    return [
        warning(
            "tenant-not-served",
            f"{party.full_name} is not said to have been served.",
            where="services",
            authority=("NOT-10",),
            remedy="Serve every joint tenant, and record it.",
        )
        for party in file.defendants
        if party.id not in reached and party.died_on is None
    ]


def _too_early(work: Work, file: CaseFile, served: date, specified_on: date) -> list[Finding]:
    reckoned = earliest_date(
        served, file.tenancy.rent_period, file.tenancy.rent_anchor, book=work.rules
    )
    if specified_on >= reckoned.answer.earliest:
        return []
    return [
        warning(
            "notice-too-short",
            f"The notice specifies {long(specified_on)}. {reckoned.working}.",
            where="specified_on",
            authority=reckoned.authority,
            remedy="Check how and when it was served; serve a fresh notice if it is too short.",
        )
    ]
