"""The forms by which what happens on a case is written down."""

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING

from courtdesk.desk import cases, contacts, hearings, notices
from courtdesk.desk.notices import ServedOn
from courtdesk.domain.casefile import Hearing, NoticeKind, TenancyKind
from courtdesk.ui.choices import Choice
from courtdesk.ui.forms import Form
from courtdesk.ui.groups import Group, Groups
from courtdesk.ui.pages.case.view import View
from courtdesk.ui.said import moment
from courtdesk.ui.wanted import Wanted

if TYPE_CHECKING:
    from courtdesk.ui.pages.case.page import CasePage

USUAL_NOTICE = {
    TenancyKind.SECURE: NoticeKind.SECURE_PERIODIC,
    TenancyKind.FLEXIBLE: NoticeKind.FIXED_TERM,
    TenancyKind.INTRODUCTORY: NoticeKind.INTRODUCTORY,
    TenancyKind.DEMOTED: NoticeKind.DEMOTED,
    TenancyKind.NON_SECURE: NoticeKind.NOTICE_TO_QUIT,
}
TEN = time(10)
SERVICE = (
    Wanted("method", "How it was served"),
    Wanted("at", "When, by the server’s clock"),
    Wanted("by", "Served by"),
    Wanted("place", "Where, if not at the property"),
    Wanted("agreed", "E-mail", "The tenant had agreed to e-mail"),
)


def record_notice(page: "CasePage", view: View) -> None:
    """A notice, and how it was served on each tenant."""
    page.fill(
        Form(
            page,
            notices.serve_notice,
            "Record a notice and its service",
            (
                Wanted("kind", "Kind of notice", start=USUAL_NOTICE[view.file.tenancy.kind]),
                Wanted("dated_on", "Dated"),
                Wanted("specified_on", "Date it specifies"),
                Wanted(
                    "arrears", "Arrears it states", "Empty: the rent owed at the end of its day."
                ),
                Wanted(
                    "services",
                    "Service",
                    "Leave out a tenant who was not served.",
                    field=lambda: _services(page, view),
                ),
            ),
            given={"case_id": view.file.id},
            done=page.recorded("The notice is recorded."),
            deed="Record the notice",
        )
    )


def record_service(page: "CasePage", view: View) -> None:
    """Service of the notice on one more tenant, or again."""
    if view.file.notice is None:
        return
    tenants = tuple(Choice(one.id, one.full_name) for one in view.file.parties)
    who = Wanted("party_id", "Tenant", choices=tenants)
    page.fill(
        Form(
            page,
            notices.serve_again,
            "Record service on one more tenant",
            (
                Wanted(
                    "service",
                    "Service",
                    field=lambda: Group(ServedOn, (who, *_by_officer(view)), page, optional=False),
                ),
            ),
            given={"notice_id": view.file.notice.id},
            done=page.recorded("The service is recorded."),
            deed="Record the service",
        )
    )


def _services(page: "CasePage", view: View) -> Groups:
    return Groups(
        [
            Group(
                ServedOn,
                _by_officer(view),
                page,
                title=party.full_name,
                given={"party_id": party.id},
                unless=("method", "at"),
            )
            for party in view.file.defendants
            if party.died_on is None
        ]
    )


def _by_officer(view: View) -> tuple[Wanted, ...]:
    """How service is asked for, the case's officer having served unless another is named."""
    return tuple(
        replace(one, start=view.file.officer.full_name) if one.name == "by" else one
        for one in SERVICE
    )


def record_claim(page: "CasePage", view: View) -> None:
    """The claim the court issued."""
    page.fill(
        Form(
            page,
            hearings.issue_claim,
            "Record the claim as issued",
            (
                Wanted("number", "Claim number", "As on the court’s notice of issue."),
                Wanted("court_id", "Court", choices=_courts(view)),
                Wanted("regime", "How it was issued"),
                Wanted("issued_on", "Issued"),
            ),
            given={"case_id": view.file.id},
            done=page.recorded("The claim is recorded."),
            deed="Record the claim",
        )
    )


def record_defence(page: "CasePage", view: View) -> None:
    """A defence that was filed."""
    claim = view.file.claim
    if claim is None:
        return
    page.fill(
        Form(
            page,
            hearings.record_defence,
            "Record a defence",
            (Wanted("filed_on", "Filed"),),
            given={"claim_id": claim.id, "seen": view.sheet.versions[f"claim {claim.id}"]},
            done=page.recorded("The defence is recorded."),
            deed="Record the defence",
        )
    )


def list_hearing(page: "CasePage", view: View) -> None:
    """A hearing that was listed."""
    claim = view.file.claim
    page.fill(
        Form(
            page,
            hearings.list_hearing,
            "List a hearing",
            (
                Wanted(
                    "court_id",
                    "Court",
                    choices=_courts(view),
                    start=claim.court.id if claim else None,
                ),
                Wanted("on", "Date", "As on the court’s notice of hearing."),
                Wanted("at", "Time", start=TEN),
                Wanted("kind", "Kind of hearing"),
                Wanted("room", "Court room"),
            ),
            given={"case_id": view.file.id},
            done=page.recorded("The hearing is listed."),
            deed="List the hearing",
        )
    )


def move_hearing(page: "CasePage", view: View) -> None:
    """Another date or time for the next hearing."""
    hearing = view.hearing
    if hearing is None:
        return
    page.fill(
        Form(
            page,
            hearings.move_hearing,
            f"Move the hearing of {moment(hearing.on, hearing.at)}",
            (
                Wanted("on", "New date", start=hearing.on),
                Wanted("at", "New time", start=hearing.at),
                Wanted("because", "Why"),
            ),
            given=_of_hearing(view, hearing),
            done=page.recorded("The hearing is moved; its deadlines moved with it."),
            deed="Move the hearing",
        )
    )


def vacate_hearing(page: "CasePage", view: View) -> None:
    """The next hearing taken off the diary."""
    hearing = view.hearing
    if hearing is None:
        return
    page.fill(
        Form(
            page,
            hearings.vacate_hearing,
            f"Vacate the hearing of {moment(hearing.on, hearing.at)}",
            (Wanted("because", "Why"),),
            given=_of_hearing(view, hearing),
            done=page.recorded("The hearing is vacated; it stays on the case."),
            deed="Vacate the hearing",
        )
    )


def record_contact(page: "CasePage", view: View) -> None:
    """A letter, a call or a visit."""
    page.fill(
        Form(
            page,
            contacts.record_contact,
            "Record a contact",
            (
                Wanted("on", "Date", start=view.today),
                Wanted("method", "How"),
                Wanted("about", "About"),
                Wanted(
                    "party_id",
                    "With",
                    "Empty: the household.",
                    choices=tuple(Choice(one.id, one.full_name) for one in view.file.parties),
                ),
                Wanted("reached", "Reached", "The tenant was reached", start=True),
                Wanted("summary", "What was said", long=True),
            ),
            given={"case_id": view.file.id},
            done=page.done("The contact is recorded."),
            deed="Record the contact",
        )
    )


def record_hold(page: "CasePage", view: View) -> None:
    """Something that forbids steps for a time."""
    page.fill(
        Form(
            page,
            contacts.record_hold,
            "Record a hold",
            (
                Wanted("kind", "What holds the case up"),
                Wanted("from_on", "From", start=view.today),
                Wanted("until_on", "Until", "Empty: not known yet."),
                Wanted("evidence", "Evidence", "Such as the number of the moratorium."),
            ),
            given={"case_id": view.file.id},
            done=page.done("The hold is recorded."),
            deed="Record the hold",
        )
    )


def record_death(page: "CasePage", view: View) -> None:
    """The death of a tenant."""
    living = tuple(Choice(one.id, one.full_name) for one in view.file.parties if not one.died_on)
    page.fill(
        Form(
            page,
            cases.record_death,
            "Record a tenant’s death",
            (
                Wanted("party_id", "Tenant", choices=living),
                Wanted("died_on", "Died"),
            ),
            given={},
            done=page.done("The death is recorded."),
            deed="Record the death",
        )
    )


def close_case(page: "CasePage", view: View) -> None:
    """The end of the case."""
    page.fill(
        Form(
            page,
            cases.close_case,
            "Close the case",
            (Wanted("because", "Why", "Such as: arrears cleared.", long=True),),
            given={"case_id": view.file.id, "seen": view.sheet.version},
            done=page.done("The case is closed."),
        )
    )


def _courts(view: View) -> tuple[Choice, ...]:
    return tuple(Choice(one.id, one.name) for one in view.courts)


def _of_hearing(view: View, hearing: Hearing) -> dict[str, object]:
    return {"hearing_id": hearing.id, "seen": view.sheet.versions[f"hearing {hearing.id}"]}
