"""The sample office played: every life brought into a record through the desk's two doors alone."""

from collections.abc import Callable, Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from courtdesk.desk import accounts, cases, contacts, hearings, notices, papers
from courtdesk.desk import office as office_desk
from courtdesk.desk.core import Desk
from courtdesk.domain.casefile import Party
from courtdesk.domain.finding import Refused, stops
from courtdesk.domain.progress import Progress, Quiet
from courtdesk.samples.exports import Exports
from courtdesk.samples.life import Life
from courtdesk.samples.office import SampleOffice
from courtdesk.samples.people import (
    ANNA,
    COUNCIL,
    COURT,
    DEPARTMENT,
    EMAIL,
    MEMBERS,
    OTHER_COURT,
    PHONE,
)

DeskOf = Callable[[str], Desk]
"""The desk of a login, as on PostgreSQL each officer has one of their own."""


@dataclass(frozen=True, slots=True)
class Played:
    """A sample office in a record.

    Attributes:
        desk: the desk of the court officer whose cases they are.
        case_ids: the number of each case, by the name of its life.
    """

    desk: Desk
    office: SampleOffice
    case_ids: Mapping[str, int]

    def case(self, name: str) -> int:
        """The number of the case of a life such as “broken order”.

        Raises:
            KeyError: there is none of that name.
        """
        return self.case_ids[name]

    def next_hearing(self, name: str) -> int:
        """The number of the next hearing on the case of a life."""
        file = self.desk.see(cases.case, self.case(name)).file
        hearing = file.next_hearing(self.office.today)
        assert hearing is not None  # noqa: S101 - asked for of a life that has one.
        return hearing.id


def set_up(desk: Desk, desk_of: DeskOf | None = None) -> None:
    """Set up the office, its people and its courts; whoever may, in an empty record."""
    desk.do(
        office_desk.set_up,
        name=COUNCIL.name,
        department=DEPARTMENT,
        address=COUNCIL.address,
        phone=PHONE,
        email=EMAIL,
        login=ANNA.login,
        full_name=ANNA.full_name,
        position=ANNA.position,
        posts=ANNA.posts,
        practice=True,
    )
    anna = (desk_of or _same_place(desk))(ANNA.login)
    for one in MEMBERS[1:]:
        anna.do(
            office_desk.add_officer,
            login=one.login,
            full_name=one.full_name,
            position=one.position,
            posts=one.posts,
            phone=one.phone,
            email=f"{one.login}@example.invalid",
        )
    for place in (COURT, OTHER_COURT):
        anna.do(office_desk.add_court, place.name, place.address)


def play(
    desk: Desk,
    office: SampleOffice,
    desk_of: DeskOf | None = None,
    *,
    lives: Collection[str] | None = None,
    evidence_of: Collection[str] | None = None,
    progress: Progress | None = None,
) -> Played:
    """Bring a sample office into a record: people, accounts, cases, events and evidence.

    Args:
        desk: who sets up the office, if nobody has yet.
        office: the office as its files are.
        desk_of: the desk of each officer; the same record under their logins if left out.
        lives: the names of the lives that are played; all of them if left out.
        evidence_of: the names of those whose evidence is added; all of them if left out.
        progress: told how far it is.
    """
    told = progress or Quiet()
    wanted = [one for one in office.lives if lives is None or one.name in lives]
    steps = len(wanted) + 2
    told.step(0, steps, "Setting up the sample office")
    desk_of = _on(office.today, desk_of or _same_place(desk))
    if not desk.see(office_desk.officers):
        set_up(desk, desk_of)
    anna = desk_of(ANNA.login)
    told.step(1, steps, "Importing the rent export")
    bring_in(anna, office.exports)
    case_ids: dict[str, int] = {}
    played = Played(anna, office, case_ids)
    # Files are looked through in a child; meanwhile the next life can be played.
    with ThreadPoolExecutor(1, "sample-evidence") as beside:
        adding = []
        try:
            for number, life in enumerate(wanted, 2):
                told.step(number, steps, f"Playing “{life.name}”")
                case_ids[life.name] = _play_life(life, desk_of)
                if evidence_of is None or life.name in evidence_of:
                    adding.append(beside.submit(add_evidence, played, life.name))
            told.step(steps, steps, "Adding the evidence")
            for one in adding:
                one.result()
        except BaseException:
            beside.shutdown(cancel_futures=True)
            raise
    return played


def found_in(desk: Desk, office: SampleOffice) -> Played:
    """A sample office that was played into a record before."""
    rows = (
        *desk.see(cases.list_cases).rows,
        *desk.see(cases.list_cases, closed=True).rows,
    )
    by_account = {one.account: one.id for one in rows}
    case_ids = {life.name: by_account[life.account] for life in office.lives}
    return Played(_at(desk, office.today), office, case_ids)


def bring_in(desk: Desk, exports: Exports) -> None:
    """Import the tenancies and the lines of an export, as previewed.

    Raises:
        Refused: something in it forbids accepting it.
    """
    for path in (exports.tenancies, exports.transactions):
        preview = desk.see(accounts.read_export, path)
        if not preview.acceptable:
            raise Refused(*stops(preview.findings))
        desk.do(accounts.accept_export, path, preview.sha256, preview.format, preview.seen)


def add_evidence(played: Played, name: str) -> None:
    """Add the files of evidence of one life to its case."""
    for one in played.office.evidence_of(name):
        played.desk.do(
            papers.add_file,
            case_id=played.case(name),
            kind=one.kind,
            title=one.title,
            dated_on=one.dated_on,
            path=one.path,
        )


def _play_life(life: Life, desk_of: DeskOf) -> int:
    """One life from the opening of its case to the day taken as today; the number of the case."""
    anna = desk_of(ANNA.login)
    (account,) = anna.see(accounts.list_accounts, search=life.account).rows
    case_id = _at(anna, life.opened_on).do(cases.open_case, account.id).answer
    people = anna.see(cases.case, case_id).file.parties
    _correct_terms(anna, life, case_id)
    _serve(anna, life, case_id, people)
    _claim(anna, life, case_id)
    for one in life.contacts:
        desk_of(one.by.login).do(
            contacts.record_contact,
            case_id=case_id,
            on=one.on,
            method=one.method,
            about=one.about,
            summary=one.summary,
            party_id=None if one.person is None else people[one.person].id,
            reached=one.reached,
        )
    for hold in life.holds:
        anna.do(
            contacts.record_hold, case_id, hold.kind, hold.from_on, hold.until_on, hold.evidence
        )
    if life.died_on is not None:
        anna.do(cases.record_death, people[0].id, life.died_on)
    if life.closed_on is not None:
        seen = anna.see(cases.case, case_id).version
        closing = _at(anna, life.closed_on)
        closing.do(cases.close_case, case_id, life.closed_because, seen)
    return case_id


def _correct_terms(anna: Desk, life: Life, case_id: int) -> None:
    """Say what no export can: on which day a period begins, and how many weeks are charged."""
    sheet = anna.see(cases.case, case_id)
    tenancy, rent = sheet.file.tenancy, life.rent
    if (tenancy.rent_anchor, tenancy.charge_weeks) != (rent.anchor, rent.charge_weeks):
        anna.do(
            cases.correct_tenancy,
            tenancy.id,
            tenancy.kind,
            tenancy.rent,
            tenancy.rent_period,
            rent.anchor,
            sheet.versions[f"tenancy {tenancy.id}"],
            rent.charge_weeks,
        )


def _serve(anna: Desk, life: Life, case_id: int, people: tuple[Party, ...]) -> None:
    """The notice, and its service on each tenant."""
    if life.notice is None:
        return
    anna.do(
        notices.serve_notice,
        case_id=case_id,
        kind=life.notice.kind,
        dated_on=life.notice.dated_on,
        specified_on=life.notice.specified_on,
        services=tuple(
            notices.ServedOn(people[one.person].id, one.method, one.at, one.by.full_name, one.place)
            for one in life.notice.servings
        ),
        arrears=life.notice.arrears,
    )


def _claim(anna: Desk, life: Life, case_id: int) -> None:
    """The claim, its hearings, and the defence to it."""
    claim = life.claim
    if claim is None:
        return
    courts = {one.name: one.id for one in anna.see(office_desk.courts)}
    court_id = courts[claim.court.name]
    issued = anna.do(
        hearings.issue_claim,
        case_id=case_id,
        number=claim.number,
        court_id=court_id,
        regime=claim.regime,
        issued_on=claim.issued_on,
    ).answer
    for one in life.hearings:
        anna.do(hearings.list_hearing, case_id, court_id, one.on, one.at, one.kind, one.room)
    if claim.defence_filed_on is not None:
        seen = anna.see(cases.case, case_id).versions[f"claim {issued.id}"]
        anna.do(hearings.record_defence, issued.id, claim.defence_filed_on, seen)


def _at(desk: Desk, on: date) -> Desk:
    """A desk on another day."""
    return replace(desk, pretended_on=on)


def _on(today: date, desk_of: DeskOf) -> DeskOf:
    """Everybody's desk on the day taken as today, each opened once."""
    return cache(lambda login: _at(desk_of(login), today))


def _same_place(desk: Desk) -> DeskOf:
    """Other officers at the same record, which an own file allows."""
    return lambda login: replace(desk, login=login)
