"""Cases: opened once an account, found by any word, closed with a reason."""

from datetime import date

import pytest

from courtdesk.desk import accounts
from courtdesk.desk.cases import (
    add_tenant,
    case,
    close_case,
    correct_tenancy,
    hand_over,
    list_cases,
    open_by_hand,
    open_case,
    record_death,
)
from courtdesk.desk.core import Desk
from courtdesk.desk.hearings import issue_claim
from courtdesk.desk.office import officers
from courtdesk.domain.casefile import Regime, TenancyKind
from courtdesk.domain.dates import Period
from courtdesk.domain.finding import Refused
from courtdesk.domain.money import Money
from tests.desk.test_accounts import TENANCY, accept, write, write_tenancies
from tests.record import TODAY, Kept, set_up


def test_a_case_is_opened_on_an_account_against_everybody_on_the_tenancy(
    office_desk: Desk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("post")
    second = TENANCY.replace("Ms,Rosa", "Mr,Sam")
    accept(office_desk, write_tenancies(folder, TENANCY, second))
    (row,) = office_desk.see(accounts.list_accounts).rows
    done = office_desk.do(open_case, row.id)
    sheet = office_desk.see(case, done.answer)
    assert sheet.file.reference == "2026-0001"
    assert [one.full_name for one in sheet.file.defendants] == ["Ms Rosa O'Hara", "Mr Sam O'Hara"]
    assert sheet.file.tenancy.rent == Money(11_250)
    with pytest.raises(Refused, match="2026-0001 is already open"):
        office_desk.do(open_case, row.id)


def test_an_account_without_a_tenancy_is_refused_with_what_to_do(
    office_desk: Desk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("post")
    accept(office_desk, write(folder, "000016/01,DBR,98.00,2026-04-06,,3"))
    (row,) = office_desk.see(accounts.list_accounts).rows
    with pytest.raises(Refused) as refused:
        office_desk.do(open_case, row.id)
    assert "Import the tenancies" in refused.value.findings[0].remedy


def test_references_run_on_within_a_year(office_desk: Desk, case_id: int) -> None:
    other = office_desk.do(
        open_by_hand,
        "2",
        "2",
        TenancyKind.INTRODUCTORY,
        date(2026, 4, 6),
        ("14 Acacia Road",),
        Money(9_800),
        Period.MONTHLY,
        date(2026, 4, 1),
        ("Miss Ada Madeup",),
    ).answer
    rows = office_desk.see(list_cases).rows
    assert [one.reference for one in rows] == ["2026-0002", "2026-0001"]
    assert {case_id, other} == {one.id for one in rows}


@pytest.mark.parametrize("words", ["hara", "acacia INVENTED", "000015", "2026-0001", "m05yk"])
def test_a_case_is_found_by_any_words(office_desk: Desk, case_id: int, words: str) -> None:
    office_desk.do(issue_claim, case_id, "M05 yk123", 1, Regime.PCOL, date(2026, 11, 16))
    page = office_desk.see(list_cases, search=words)
    assert [one.id for one in page.rows] == [case_id]
    assert page.total == 1
    assert page.rows[0].claim == "M05YK123"
    assert office_desk.see(list_cases, search=f"{words} elsewhere").rows == ()


def test_a_case_is_closed_with_a_reason_by_who_has_seen_it(kept: Kept) -> None:
    desk = set_up(kept)
    case_id = desk.do(
        open_by_hand,
        "1",
        "1",
        TenancyKind.SECURE,
        TODAY,
        ("1 Acacia Road",),
        Money(1),
        Period.WEEKLY,
        TODAY,
        ("A",),
    ).answer
    seen = desk.see(case, case_id).version
    with pytest.raises(Refused, match="must not be empty"):
        desk.do(close_case, case_id, " ", seen=seen)
    with pytest.raises(Refused, match="changed this"):
        desk.do(close_case, case_id, "paid", seen=seen + 1)
    desk.do(close_case, case_id, "paid in full", seen=seen)
    assert desk.see(list_cases).total == 0
    assert desk.see(list_cases, closed=True).total == 1
    with pytest.raises(Refused, match="already closed"):
        desk.do(close_case, case_id, "again", seen=seen + 1)


def test_a_closed_case_makes_room_for_another(office_desk: Desk, case_id: int) -> None:
    sheet = office_desk.see(case, case_id)
    office_desk.do(close_case, case_id, "paid", seen=sheet.version)
    again = office_desk.do(open_case, sheet.file.account.id).answer
    assert again != case_id


def test_a_death_is_in_the_chronology_and_not_in_the_future(
    office_desk: Desk, case_id: int
) -> None:
    party = office_desk.see(case, case_id).file.parties[0]
    with pytest.raises(Refused, match="still to come"):
        office_desk.do(record_death, party.id, date(2027, 1, 1))
    office_desk.do(record_death, party.id, date(2026, 9, 1))
    sheet = office_desk.see(case, case_id)
    assert sheet.file.parties[0].died_on == date(2026, 9, 1)
    assert "Ms Rosa O’Hara died" in [one.what for one in sheet.chronology]


def test_a_tenancy_known_already_is_not_opened_by_hand_again(
    office_desk: Desk, case_id: int
) -> None:
    assert case_id
    with pytest.raises(Refused, match="already in the record"):
        office_desk.do(
            open_by_hand,
            "9",
            "000015/01",
            TenancyKind.SECURE,
            TODAY,
            ("x",),
            Money(1),
            Period.WEEKLY,
            TODAY,
            ("A",),
        )


def test_what_is_not_there_is_said(office_desk: Desk) -> None:
    for number in (0, 99):
        with pytest.raises(Refused, match="There is no case number"):
            office_desk.see(case, number)
    with pytest.raises(Refused, match="no account number 99"):
        office_desk.do(open_case, 99)


def test_the_terms_of_a_tenancy_are_put_right_by_who_has_seen_them(
    office_desk: Desk, case_id: int
) -> None:
    file = office_desk.see(case, case_id).file
    seen = office_desk.see(case, case_id).versions[f"tenancy {file.tenancy.id}"]
    terms = (TenancyKind.SECURE, Money(12_188), Period.WEEKLY, TODAY)
    for weeks, rent, where in ((54, 1, "charge_weeks"), (0, 1, "charge_weeks"), (48, -1, "rent")):
        with pytest.raises(Refused) as refused:
            office_desk.do(
                correct_tenancy,
                file.tenancy.id,
                TenancyKind.SECURE,
                Money(rent),
                Period.WEEKLY,
                TODAY,
                seen,
                weeks,
            )
        assert refused.value.findings[0].where == where
    office_desk.do(correct_tenancy, file.tenancy.id, *terms, seen, 48)
    assert office_desk.see(case, case_id).file.tenancy.charge_weeks == 48
    with pytest.raises(Refused, match="changed this"):
        office_desk.do(correct_tenancy, file.tenancy.id, *terms, seen)


def test_a_tenant_is_added_and_a_case_handed_over(office_desk: Desk, case_id: int) -> None:
    office_desk.do(add_tenant, case_id, "Miss Ada Madeup")
    office_desk.do(add_tenant, case_id, "Young Madeup", defendant=False)
    sheet = office_desk.see(case, case_id)
    assert [one.full_name for one in sheet.file.parties][2:] == ["Miss Ada Madeup", "Young Madeup"]
    assert len(sheet.file.defendants) == 3
    ben = next(one for one in office_desk.see(officers) if one.officer.login == "ben")
    office_desk.do(hand_over, case_id, ben.officer.id, seen=sheet.version)
    assert office_desk.see(case, case_id).file.officer.login == "ben"
