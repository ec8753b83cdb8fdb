"""What happens on a case: notices and their service, claims, hearings, contacts, holds."""

from datetime import date, datetime, time

import pytest

from courtdesk.desk import contacts, diary, hearings, notices
from courtdesk.desk.cases import case
from courtdesk.desk.core import Desk
from courtdesk.desk.notices import ServedOn
from courtdesk.domain.casefile import (
    ContactAbout,
    ContactMethod,
    HearingKind,
    HoldKind,
    NoticeKind,
    Regime,
    ServiceMethod,
)
from courtdesk.domain.finding import Refused
from courtdesk.domain.money import NIL, Money

HAND = ServiceMethod.HAND
ISSUED = date(2026, 11, 16)


def _serve(desk: Desk, case_id: int, *services: ServedOn, specified: date) -> tuple[str, ...]:
    dated = min(one.at.date() for one in services)
    done = desk.do(
        notices.serve_notice,
        case_id,
        NoticeKind.SECURE_PERIODIC,
        dated,
        specified,
        services,
        Money(124_000),
    )
    return tuple(one.code for one in done.answer.findings)


def test_a_notice_served_on_every_tenant_in_time_raises_nothing(
    office_desk: Desk, case_id: int
) -> None:
    people = office_desk.see(case, case_id).file.parties
    at = datetime(2026, 3, 3, 10, 0)  # noqa: DTZ001 - as the clock on the wall showed it.
    services = [ServedOn(one.id, HAND, at, "Anna Officer") for one in people]
    assert _serve(office_desk, case_id, *services, specified=date(2026, 4, 6)) == ()
    (notice,) = office_desk.see(case, case_id).file.notices
    assert [one.served_on for one in notice.services] == [date(2026, 3, 3)] * 2
    assert notice.arrears == Money(124_000)


def test_posted_service_counts_from_the_second_working_day(office_desk: Desk, case_id: int) -> None:
    people = office_desk.see(case, case_id).file.parties
    at = datetime(2026, 4, 2, 17, 0)  # noqa: DTZ001 - as above.
    post = ServiceMethod.FIRST_CLASS_POST
    codes = _serve(
        office_desk,
        case_id,
        *(ServedOn(one.id, post, at, "Anna Officer") for one in people),
        specified=date(2026, 5, 4),
    )
    assert codes == ("notice-too-short",)
    (notice,) = office_desk.see(case, case_id).file.notices
    assert {one.served_on for one in notice.services} == {date(2026, 4, 8)}


def test_a_tenant_left_out_is_named_and_may_be_served_afterwards(
    office_desk: Desk, case_id: int
) -> None:
    first, second = office_desk.see(case, case_id).file.parties
    at = datetime(2026, 3, 3, 10, 0)  # noqa: DTZ001 - as above.
    codes = _serve(
        office_desk, case_id, ServedOn(first.id, HAND, at, "Anna"), specified=date(2026, 4, 6)
    )
    assert codes == ("tenant-not-served",)
    (notice,) = office_desk.see(case, case_id).file.notices
    office_desk.do(notices.serve_again, notice.id, ServedOn(second.id, HAND, at, "Anna"))
    (notice,) = office_desk.see(case, case_id).file.notices
    assert [one.party_id for one in notice.services] == [first.id, second.id]


@pytest.mark.parametrize(
    ("dated", "specified", "at", "where"),
    [
        (date(2026, 3, 3), date(2026, 3, 3), datetime(2026, 3, 3, 9), "specified_on"),  # noqa: DTZ001
        (date(2026, 3, 3), date(2026, 4, 6), datetime(2026, 3, 2, 9), "services.at"),  # noqa: DTZ001
        (date(2026, 11, 20), date(2027, 1, 4), datetime(2026, 12, 1, 9), "services.at"),  # noqa: DTZ001
    ],
)
def test_dates_of_a_notice_that_cannot_be_are_refused_at_their_field(
    office_desk: Desk, case_id: int, dated: date, specified: date, at: datetime, where: str
) -> None:
    person = office_desk.see(case, case_id).file.parties[0]
    with pytest.raises(Refused) as refused:
        office_desk.do(
            notices.serve_notice,
            case_id,
            NoticeKind.SECURE_PERIODIC,
            dated,
            specified,
            (ServedOn(person.id, HAND, at, "Anna"),),
        )
    assert refused.value.findings[0].where == where


def test_nobody_served_and_a_stranger_served_are_refused(office_desk: Desk, case_id: int) -> None:
    kind, dated, specified = NoticeKind.SECURE_PERIODIC, date(2026, 3, 3), date(2026, 4, 6)
    with pytest.raises(Refused, match="Nobody"):
        office_desk.do(notices.serve_notice, case_id, kind, dated, specified, ())
    stranger = ServedOn(99, HAND, datetime(2026, 3, 3, 9), "Anna")  # noqa: DTZ001 - as above.
    with pytest.raises(Refused, match="does not belong"):
        office_desk.do(notices.serve_notice, case_id, kind, dated, specified, (stranger,))
    assert office_desk.see(case, case_id).file.notices == ()


def test_a_notice_on_an_account_in_credit_is_noted(office_desk: Desk, case_id: int) -> None:
    person = office_desk.see(case, case_id).file.parties[0]
    at = datetime(2026, 3, 3, 10, 0)  # noqa: DTZ001 - as above.
    done = office_desk.do(
        notices.serve_notice,
        case_id,
        NoticeKind.SECURE_PERIODIC,
        date(2026, 3, 3),
        date(2026, 4, 6),
        (ServedOn(person.id, HAND, at, "Anna"),),
    )
    assert "no-arrears-stated" in {one.code for one in done.answer.findings}
    assert office_desk.see(case, case_id).file.notices[0].arrears == NIL


def test_the_earliest_date_comes_with_its_working(office_desk: Desk, case_id: int) -> None:
    reckoned = office_desk.see(notices.earliest, case_id, date(2026, 3, 3))
    assert reckoned.answer.house == date(2026, 4, 6)
    assert "28 days on is Tue 31 Mar 2026" in reckoned.working


def test_a_claim_is_on_one_case_and_a_case_has_one_claim(office_desk: Desk, case_id: int) -> None:
    office_desk.do(hearings.issue_claim, case_id, "m05 yk 123", 1, Regime.PCOL, ISSUED)
    with pytest.raises(Refused, match="already has claim M05YK123"):
        office_desk.do(hearings.issue_claim, case_id, "M05YK124", 1, Regime.PCOL, ISSUED)
    with pytest.raises(Refused, match="still to come"):
        office_desk.do(hearings.issue_claim, case_id, "X", 1, Regime.PCOL, date(2026, 12, 1))


def test_a_claim_issued_before_the_notice_allows_is_warned_of(
    office_desk: Desk, case_id: int
) -> None:
    person = office_desk.see(case, case_id).file.parties[0]
    at = datetime(2026, 10, 20, 10, 0)  # noqa: DTZ001 - as above.
    _serve(office_desk, case_id, ServedOn(person.id, HAND, at, "A"), specified=date(2026, 11, 23))
    done = office_desk.do(hearings.issue_claim, case_id, "M1", 1, Regime.PAPER, ISSUED)
    assert [one.code for one in done.answer.findings] == ["issued-too-early"]


def test_a_defence_is_filed_after_issue(office_desk: Desk, case_id: int) -> None:
    claim = office_desk.do(hearings.issue_claim, case_id, "M1", 1, Regime.PAPER, ISSUED).answer.id
    with pytest.raises(Refused) as refused:
        office_desk.do(hearings.record_defence, claim, date(2026, 11, 1), seen=1)
    assert refused.value.findings[0].where == "filed_on"
    office_desk.do(hearings.record_defence, claim, date(2026, 11, 20), seen=1)
    found = office_desk.see(case, case_id).file.claim
    assert found is not None
    assert found.defence_filed_on == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("on", "code"),
    [
        (date(2026, 12, 13), "court-not-sitting"),
        (date(2026, 12, 28), "court-not-sitting"),
        (date(2026, 11, 16), "hearing-before-issue"),
    ],
)
def test_a_hearing_on_a_day_that_cannot_be_is_refused(
    office_desk: Desk, case_id: int, on: date, code: str
) -> None:
    office_desk.do(hearings.issue_claim, case_id, "M1", 1, Regime.PAPER, ISSUED)
    with pytest.raises(Refused) as refused:
        office_desk.do(hearings.list_hearing, case_id, 1, on, time(10))
    assert refused.value.findings[0].code == code


def test_a_hearing_on_a_day_the_office_is_closed_is_warned_of(
    office_desk: Desk, case_id: int
) -> None:
    done = office_desk.do(hearings.list_hearing, case_id, 1, date(2026, 12, 24), time(10))
    assert [one.code for one in done.answer.findings] == ["court-closed"]
    past = office_desk.do(hearings.list_hearing, case_id, 1, date(2026, 11, 3), time(10))
    assert [one.code for one in past.answer.findings] == ["date-past"]


def test_moving_a_hearing_moves_its_deadlines_and_vacating_removes_them(
    office_desk: Desk, case_id: int
) -> None:
    office_desk.do(hearings.issue_claim, case_id, "M1", 1, Regime.PAPER, ISSUED)
    first, kind = date(2026, 12, 15), HearingKind.POSSESSION_FIRST
    hearing = office_desk.do(
        hearings.list_hearing, case_id, 1, first, time(10), kind, "Court 3"
    ).answer.id

    def evidence_by() -> list[date]:
        due = office_desk.see(diary.deadlines, date(2027, 12, 31))
        return [one.by_on for one in due if one.authority == "CPR-12"]

    assert evidence_by() == [date(2026, 12, 10)]
    later = date(2027, 1, 5)
    done = office_desk.do(
        hearings.move_hearing, hearing, later, time(14), "the court asked", seen=1
    )
    assert {"hearings", "deadlines"} <= set(done.tables)
    assert evidence_by() == [date(2026, 12, 30)]
    with pytest.raises(Refused, match="changed this"):
        office_desk.do(hearings.move_hearing, hearing, first, time(10), "again", seen=1)
    (row,) = office_desk.see(hearings.listed, date(2027, 1, 1), date(2027, 1, 31))
    assert (row.on, row.at, row.court, row.claim) == (
        later,
        time(14),
        "County Court at Example",
        "M1",
    )
    office_desk.do(hearings.vacate_hearing, hearing, "settled", seen=2)
    assert evidence_by() == []
    assert office_desk.see(hearings.listed, date(2027, 1, 1), date(2027, 1, 31)) == ()
    with pytest.raises(Refused, match="was vacated"):
        office_desk.do(hearings.vacate_hearing, hearing, "again", seen=3)


def test_a_contact_is_with_somebody_on_the_case_and_in_the_past(
    office_desk: Desk, case_id: int
) -> None:
    person = office_desk.see(case, case_id).file.parties[0]
    about, method = ContactAbout.ARREARS, ContactMethod.CALL
    office_desk.do(
        contacts.record_contact,
        case_id,
        date(2026, 11, 2),
        method,
        about,
        "Spoke about the arrears",
        person.id,
    )
    (contact,) = office_desk.see(case, case_id).file.contacts
    assert (contact.officer_name, contact.party_id) == ("Anna Officer", person.id)
    for day, summary, party, where in (
        (date(2026, 12, 1), "x", person.id, "on"),
        (date(2026, 11, 2), " ", person.id, "summary"),
        (date(2026, 11, 2), "x", 99, "party_id"),
    ):
        with pytest.raises(Refused) as refused:
            office_desk.do(contacts.record_contact, case_id, day, method, about, summary, party)
        assert refused.value.findings[0].where == where


def test_a_hold_does_not_end_before_it_begins(office_desk: Desk, case_id: int) -> None:
    kind, begins = HoldKind.BREATHING_SPACE, date(2026, 11, 2)
    with pytest.raises(Refused, match="cannot end before"):
        office_desk.do(contacts.record_hold, case_id, kind, begins, date(2026, 11, 1))
    hold = office_desk.do(contacts.record_hold, case_id, kind, begins).answer
    with pytest.raises(Refused, match="cannot end before"):
        office_desk.do(contacts.end_hold, hold, date(2026, 11, 1), seen=1)
    office_desk.do(contacts.end_hold, hold, date(2026, 12, 31), seen=1)
    (found,) = office_desk.see(case, case_id).file.holds
    assert found.until_on == date(2026, 12, 31)
