"""The two doors: commands answered once, derived rows always what a rebuild would give."""

from dataclasses import replace
from datetime import date, time

import pytest

from courtdesk.desk import diary, hearings, office, record, register
from courtdesk.desk.cases import case
from courtdesk.desk.core import Desk
from courtdesk.domain.casefile import Regime
from courtdesk.domain.finding import Refused
from courtdesk.domain.permits import Permit
from tests.record import Kept, set_up


def test_the_same_command_twice_is_answered_with_the_first_answer(office_desk: Desk) -> None:
    once = office_desk.with_command("one")
    first = once.do(office.add_court, "County Court at Elsewhere", ())
    again = once.do(office.add_court, "County Court at Elsewhere", ())
    assert again == first
    assert len(office_desk.see(office.courts)) == 2


def test_an_answer_that_is_more_than_a_number_comes_back_whole(
    office_desk: Desk, case_id: int
) -> None:
    once = office_desk.with_command("hearing")
    on = date(2026, 12, 24)
    first = once.do(hearings.list_hearing, case_id, 1, on, time(10))
    assert once.do(hearings.list_hearing, case_id, 1, on, time(10)) == first
    assert first.answer.findings


def test_a_command_id_is_not_used_for_something_else(office_desk: Desk) -> None:
    office_desk.with_command("one").do(office.add_court, "County Court at Elsewhere", ())
    with pytest.raises(Refused, match="used before"):
        office_desk.with_command("one").do(office.add_officer, "zoe", "Zoe", "Officer", ())


def test_a_refused_command_may_be_tried_again_under_its_id(office_desk: Desk) -> None:
    once = office_desk.with_command("one")
    with pytest.raises(Refused):
        once.do(office.add_court, " ", ())
    assert once.do(office.add_court, "County Court at Elsewhere", ()).answer


def test_the_reason_given_is_in_the_journal_with_the_command(kept: Kept) -> None:
    desk = set_up(kept)
    desk.with_command(because="moved house").do(office.add_court, "Elsewhere", ())
    with desk.database.reading() as session:
        row = session.connection().exec_driver_sql(
            "SELECT because, operation FROM commands ORDER BY id DESC LIMIT 1"
        )
        assert tuple(row.one()) == ("moved house", "office.add_court")


def test_every_operation_has_a_label_a_permit_and_a_name_of_its_noun() -> None:
    operations = register.operations()
    assert len(operations) > 20
    for name, one in operations.items():
        noun, _, verb = name.partition(".")
        assert (noun, verb) == (one.name.split(".")[0], one.run.__name__)
        assert one.label[0].isupper()
        assert isinstance(one.permit, Permit)
    assert len({one.label for one in operations.values()}) == len(operations)


def test_deadlines_that_differ_from_a_rebuild_are_found_and_rolled_over(
    office_desk: Desk, case_id: int
) -> None:
    office_desk.do(hearings.issue_claim, case_id, "M1", 1, Regime.PCOL, date(2026, 11, 16))
    office_desk.do(hearings.list_hearing, case_id, 1, date(2026, 12, 15), time(10))
    assert office_desk.see(record.verify).findings == ()
    # After the hearing has passed, other deadlines follow from the same case.
    later = replace(office_desk, pretended_on=date(2026, 12, 16))
    assert {one.code for one in later.see(record.verify).findings} == {"derived-differs"}
    for open_case in later.see(diary.open_cases):
        assert later.follow_case(open_case)
        assert not later.follow_case(open_case)
    assert later.see(record.verify).findings == ()


def test_a_case_shows_its_deadlines_with_their_working(office_desk: Desk, case_id: int) -> None:
    office_desk.do(hearings.issue_claim, case_id, "M1", 1, Regime.PCOL, date(2026, 11, 16))
    sheet = office_desk.see(case, case_id)
    assert sheet.deadlines
    assert all(one.working and one.authority for one in sheet.deadlines)


def test_the_newest_journal_entry_moves_when_somebody_else_writes(kept: Kept) -> None:
    desk = set_up(kept)
    before = desk.newest()
    kept.desk("ben").do(office.add_court, "County Court at Elsewhere", ())
    assert desk.newest() > before
