"""Claim, notice and hearing, as papers state them."""

from dataclasses import dataclass
from datetime import date, time

from courtdesk.domain import casefile
from courtdesk.domain.casefile import CaseFile, HearingKind, NoticeKind, ServiceMethod
from courtdesk.domain.dates import in_london
from courtdesk.domain.ledger import balance, rent_lines
from courtdesk.domain.money import Money
from courtdesk.domain.notices import life
from courtdesk.domain.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Claim:
    """The claim for possession.

    Attributes:
        number: the claim number.
        issued_on: the date of issue.
        defended: yes where a defence has been filed.
        defence_filed_on: the date on which it was filed.
    """

    number: str
    issued_on: date
    defended: bool
    defence_filed_on: date | None


@dataclass(frozen=True, slots=True)
class Service:
    """How the notice was served on one party.

    Attributes:
        on_whom: the full name of the person served; of one who had died, the personal
            representatives.
        how: the method in words: "by first class post".
        sent_on: the date on which it was posted, left, handed over or sent.
        served_on: the date on which it counts as served.
        served_later: yes where it counts as served on a later day than it was sent.
        by: the full name of the person who served it.
        by_witness: yes where that is the officer who signs this paper.
        has_place: yes where a place is recorded.
        place: where it was left, handed over or sent to.
    """

    on_whom: str
    how: str
    sent_on: date
    served_on: date
    served_later: bool
    by: str
    by_witness: bool
    has_place: bool
    place: str


@dataclass(frozen=True, slots=True)
class Notice:
    """The notice on which the claim rests.

    Attributes:
        kind: which of the notices it is.
        title: its name: "notice of seeking possession".
        under: the enactment it is given under: "section 83 of the Housing Act 1985".
        dated_on: its date.
        arrears: the arrears stated in it.
        account_differs: yes where the account now shows another balance for that date.
        specified_on: the date after which proceedings may be begun.
        served: yes where service is recorded.
        services: how it was served on each person.
        ground: the ground it relies on, in the words of the Act.
        issued_in_time: yes where the claim was issued after the specified date and before the
            notice lapsed.
    """

    kind: NoticeKind
    title: str
    under: str
    dated_on: date
    arrears: Money
    account_differs: bool
    specified_on: date
    served: bool
    services: tuple[Service, ...]
    ground: str
    issued_in_time: bool


@dataclass(frozen=True, slots=True)
class Hearing:
    """The next hearing on or after the stated date.

    Attributes:
        on: its date.
        at: its time.
        court_name: the hearing centre.
        what: what it is listed for: "first hearing of the claim for possession".
    """

    on: date
    at: time
    court_name: str
    what: str


_NOTICES = {
    NoticeKind.SECURE_PERIODIC: (
        "notice of seeking possession",
        "section 83 of the Housing Act 1985",
    ),
    NoticeKind.FIXED_TERM: (
        "notice of seeking termination of tenancy and recovery of possession",
        "section 83 of the Housing Act 1985",
    ),
    NoticeKind.INTRODUCTORY: (
        "notice of proceedings for possession",
        "section 128 of the Housing Act 1996",
    ),
    NoticeKind.DEMOTED: (
        "notice of proceedings for possession",
        "section 143E of the Housing Act 1996",
    ),
    NoticeKind.NOTICE_TO_QUIT: (
        "notice to quit",
        "section 5 of the Protection from Eviction Act 1977",
    ),
}
_HOW_SERVED = {
    ServiceMethod.FIRST_CLASS_POST: "by first class post",
    ServiceMethod.LETTERBOX: "through the letterbox",
    ServiceMethod.HAND: "by hand",
    ServiceMethod.EMAIL: "by e-mail",
}
_LISTED_FOR = {
    HearingKind.POSSESSION_FIRST: "first hearing of the claim for possession",
    HearingKind.ADJOURNED_FIRST: "adjourned first hearing of the claim for possession",
    HearingKind.APPLICATION: "hearing of an application",
    HearingKind.OTHER: "hearing",
}


def claim_of(claim: casefile.Claim | None) -> Claim | None:
    """The claim, where one has been issued."""
    if claim is None:
        return None
    filed = claim.defence_filed_on
    return Claim(claim.number, claim.issued_on, filed is not None, filed)


def notice_of(file: CaseFile, witness: str, book: Rulebook) -> Notice | None:
    """The notice on which the claim rests, with its service on each person.

    Authority: GND-1, NOT-8, NOT-9.
    """
    notice = file.notice
    if notice is None:
        return None
    title, under = _NOTICES[notice.kind]
    span = life(notice.specified_on, book=book).answer
    parties = {party.id: party for party in file.parties}
    then = balance(rent_lines(file.account.lines), notice.dated_on)
    services = tuple(_service(one, parties.get(one.party_id), witness) for one in notice.services)
    return Notice(
        kind=notice.kind,
        title=title,
        under=under,
        dated_on=notice.dated_on,
        arrears=notice.arrears,
        account_differs=notice.arrears != then,
        specified_on=notice.specified_on,
        served=bool(services),
        services=services,
        ground=book.wording("ground-1", notice.dated_on),
        issued_in_time=file.claim is not None
        and span.earliest_issue <= file.claim.issued_on <= span.last_safe_issue,
    )


def hearing_of(file: CaseFile, on: date) -> Hearing | None:
    """The next hearing on or after a date that is not vacated."""
    hearing = file.next_hearing(on)
    if hearing is None:
        return None
    return Hearing(hearing.on, hearing.at, hearing.court.name, _LISTED_FOR[hearing.kind])


def _service(service: casefile.Service, party: casefile.Party | None, witness: str) -> Service:
    sent_on = in_london(service.at).date()
    on_whom = party.full_name if party else "the household"
    if party and party.died_on and party.died_on <= service.served_on:
        on_whom = f"the personal representatives of {party.full_name} (deceased)"
    return Service(
        on_whom=on_whom,
        how=_HOW_SERVED[service.method],
        sent_on=sent_on,
        served_on=service.served_on,
        served_later=service.served_on != sent_on,
        by=service.by,
        by_witness=service.by == witness,
        has_place=bool(service.place.strip()),
        place=service.place,
    )
