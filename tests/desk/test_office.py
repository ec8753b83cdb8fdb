"""The office: set up once, and everybody does what their posts allow."""

from pathlib import Path

import pytest

from courtdesk.desk import office
from courtdesk.desk.cases import open_case
from courtdesk.desk.core import Desk
from courtdesk.domain.finding import Refused
from courtdesk.domain.permits import Permit, Post
from tests.desk.test_accounts import TENANCY, accept, write_tenancies
from tests.record import EMBEDDED_ONLY, Kept, set_up


def test_the_office_is_set_up_once(office_desk: Desk) -> None:
    sheet = office_desk.see(office.office)
    assert sheet.office.name == "Example Borough Council"
    assert sheet.posts == (Post.ADMINISTRATOR, Post.COURT_OFFICER)
    with pytest.raises(Refused, match="already set up"):
        office_desk.do(office.set_up, "X", "", (), "", "", "zoe", "Zoe", "Officer")


def test_somebody_without_the_permit_is_refused_by_name(kept: Kept, office_desk: Desk) -> None:
    assert Permit.PREPARE in office_desk.permits()
    faye = kept.desk("faye")
    with pytest.raises(Refused, match="Faye Finance may not prepare") as refused:
        faye.do(office.add_court, "County Court at Elsewhere", ())
    assert refused.value.findings[0].code == "no-permit"
    assert len(faye.see(office.courts)) == 1


def test_a_court_and_a_login_are_there_once(office_desk: Desk) -> None:
    with pytest.raises(Refused, match="already in the list"):
        office_desk.do(office.add_court, "County Court at Example", ())
    with pytest.raises(Refused, match="already an officer's login"):
        office_desk.do(office.add_officer, "ben", "Ben Again", "Officer", ())


def test_an_empty_name_is_refused_at_its_field(office_desk: Desk) -> None:
    with pytest.raises(Refused) as refused:
        office_desk.do(office.add_officer, " ", "Nobody", "Officer", ())
    assert refused.value.findings[0].where == "login"


def test_posts_are_changed_by_who_has_seen_them(kept: Kept, office_desk: Desk) -> None:
    ben = next(one for one in office_desk.see(office.officers) if one.officer.login == "ben")
    office_desk.do(office.change_posts, ben.officer.id, (Post.AUDITOR,), seen=ben.version)
    assert kept.desk("ben").permits() == frozenset()
    with pytest.raises(Refused, match="changed this since"):
        office_desk.do(office.change_posts, ben.officer.id, (), seen=ben.version + 1)


def test_the_permissions_table_comes_from_the_register(office_desk: Desk) -> None:
    rows = {one.operation: one for one in office_desk.see(office.permissions)}
    assert rows["cases.open_case"].posts == (Post.COURT_OFFICER, Post.TEAM_LEADER)
    assert rows["office.set_up"].posts == (Post.ADMINISTRATOR,)


@EMBEDDED_ONLY
def test_before_the_office_is_set_up_exports_may_be_read_and_cases_may_not_be_opened(
    kept: Kept, tmp_path: Path
) -> None:
    desk = kept.desk("")
    assert accept(desk, write_tenancies(tmp_path, TENANCY)).batch_id
    with pytest.raises(Refused, match="Nobody works in this office"):
        desk.do(open_case, 1)


@EMBEDDED_ONLY
@pytest.mark.parametrize("login", ["", "zoe"])
def test_who_acts_must_be_somebody(kept: Kept, login: str) -> None:
    set_up(kept)
    with pytest.raises(Refused) as refused:
        kept.desk(login).do(office.add_court, "County Court at Elsewhere", ())
    assert "anna, ben, faye, lena" in refused.value.findings[0].remedy
