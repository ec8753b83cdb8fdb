"""Exports are previewed, accepted whole or not at all, and the same bytes twice add nothing."""

from datetime import date
from pathlib import Path

import pytest

from courtdesk.desk import accounts, record
from courtdesk.desk.core import Desk
from courtdesk.domain.finding import Refused, Weight
from courtdesk.domain.ledger import balance, rent_lines
from courtdesk.domain.money import NIL, Money
from courtdesk.domain.progress import Cancelled
from tests.record import Kept, set_up

HEADINGS = "tag_ref,trans_type,real_value,post_date,trans_ref,id"
TENANCIES = (
    "tag_ref,prop_ref,house_ref,u_saff_rentacc,cot,eot,tenure,prd_code,rent,service,other_charge,"
    "cur_bal,title,forename,surname,short_address,post_code"
)


def write(folder: Path, *rows: str, name: str = "rent.csv") -> Path:
    """An export of Universal Housing with these rows."""
    path = folder / name
    path.write_text("\n".join((HEADINGS, *rows)) + "\n", "utf-8")
    return path


def write_tenancies(folder: Path, *rows: str, name: str = "tenancies.csv") -> Path:
    path = folder / name
    path.write_text("\n".join((TENANCIES, *rows)) + "\n", "utf-8")
    return path


def accept(desk: Desk, path: Path, **more: object) -> accounts.Accepted:
    """Preview an export and accept it as it was previewed."""
    exclude = more.get("exclude", ())
    assert isinstance(exclude, tuple)
    preview = desk.see(accounts.read_export, path, exclude=exclude)
    return desk.do(
        accounts.accept_export,
        path,
        preview.sha256,
        preview.format,
        preview.seen,
        exclude,
        str(more.get("because", "")),
    ).answer


ROWS = (
    "000015/01,DBR,112.50,2026-04-06,,1",
    "000015/01,RCP,-50.00,2026-04-08,CARD1,2",
    "000016/01,DBR,98.00,2026-04-06,,3",
    "000016/01,DCC,404.00,2026-04-07,,4",
)
TENANCY = (
    "000015/01,P1,H1,PAY15,2019-06-03,1900-01-01,SEC,W,112.50,0,0,62.50,"
    "Ms,Rosa,O'Hara,12 Acacia Road,EX1 2AB"
)


def test_a_preview_stores_nothing(office_desk: Desk, tmp_path: Path) -> None:
    preview = office_desk.see(accounts.read_export, write(tmp_path, *ROWS))
    assert preview.acceptable
    assert preview.format == "universal-housing"
    assert preview.lines == accounts.Lines(new=4, held=0, clashing=0, invalid=0)
    assert (preview.debits, preview.credits) == (Money(61_450), Money(5_000))
    assert preview.closing == {"000015/01": Money(6_250), "000016/01": Money(50_200)}
    assert {one.code for one in preview.findings} == {"unknown-account"}
    assert office_desk.see(accounts.list_accounts).total == 0


def test_an_accepted_export_counts_and_the_same_bytes_add_nothing(
    office_desk: Desk, tmp_path: Path
) -> None:
    path = write(tmp_path, *ROWS)
    assert accept(office_desk, path).new == 4
    again = office_desk.see(accounts.read_export, path)
    assert again.lines == accounts.Lines(new=0, held=4, clashing=0, invalid=0)
    assert again.closing == {"000015/01": Money(6_250), "000016/01": Money(50_200)}
    assert accept(office_desk, path).new == 0
    rows = {one.reference: one for one in office_desk.see(accounts.list_accounts).rows}
    assert rows["000016/01"].balance == Money(9_800)
    assert rows["000016/01"].apart == Money(40_400)
    assert office_desk.see(record.verify).findings == ()


def test_overlapping_exports_merge_to_their_union(office_desk: Desk, tmp_path: Path) -> None:
    accept(office_desk, write(tmp_path, *ROWS[:2]))
    later = write(tmp_path, *ROWS, "000015/01,RCP,-12.50,2026-04-15,CARD2,9", name="later.csv")
    preview = office_desk.see(accounts.read_export, later)
    assert preview.lines == accounts.Lines(new=3, held=2, clashing=0, invalid=0)
    accept(office_desk, later)
    (row,) = office_desk.see(accounts.list_accounts, search="000015").rows
    sheet = office_desk.see(accounts.account, row.id)
    assert [one.balance for one in sheet.lines] == [Money(11_250), Money(6_250), Money(5_000)]


def test_a_line_changed_since_is_a_clash_and_the_held_line_stays(
    office_desk: Desk, tmp_path: Path
) -> None:
    accept(office_desk, write(tmp_path, *ROWS))
    changed = write(tmp_path, "000015/01,DBR,113.50,2026-04-06,,1", *ROWS[2:], name="changed.csv")
    preview = office_desk.see(accounts.read_export, changed)
    assert preview.lines.clashing == 1
    assert "line-clashes" in {one.code for one in preview.findings}
    for _ in range(2):
        accept(office_desk, changed)
    (row,) = office_desk.see(accounts.list_accounts, search="000015").rows
    sheet = office_desk.see(accounts.account, row.id)
    assert sheet.head.balance == Money(6_250)
    assert [one.code for one in sheet.findings] == ["line-clashes"]
    assert "£113.50" in sheet.findings[0].says


def test_a_line_that_cannot_be_read_stops_the_file_unless_it_is_left_out_with_a_reason(
    kept: Kept, tmp_path: Path
) -> None:
    desk = set_up(kept)
    path = write(tmp_path, *ROWS, "000015/01,DBR,about ten,2026-04-13,,5")
    preview = desk.see(accounts.read_export, path)
    assert (preview.acceptable, preview.lines.invalid) == (False, 1)
    assert any("line 6" in one.where for one in preview.findings if one.weight is Weight.STOP)
    with pytest.raises(Refused):
        accept(desk, path)
    assert desk.see(accounts.list_accounts).total == 0
    with pytest.raises(Refused) as refused:
        accept(desk, path, exclude=(6,))
    assert refused.value.findings[0].where == "because"
    accept(desk, path, exclude=(6,), because="the sum is illegible")
    (row,) = desk.see(accounts.list_accounts, search="000015").rows
    (finding,) = desk.see(accounts.account, row.id).findings
    assert finding.code == "line-left-out"
    assert "illegible" in finding.says


def test_a_line_that_can_be_read_is_not_left_out(office_desk: Desk, tmp_path: Path) -> None:
    preview = office_desk.see(accounts.read_export, write(tmp_path, *ROWS), exclude=(2,))
    assert [one.code for one in preview.findings if one.weight is Weight.STOP] == [
        "exclusion-not-needed"
    ]


def test_a_file_changed_since_the_preview_is_refused(office_desk: Desk, tmp_path: Path) -> None:
    path = write(tmp_path, *ROWS)
    preview = office_desk.see(accounts.read_export, path)
    write(tmp_path, *ROWS[:1])
    with pytest.raises(Refused, match="not the file that was previewed"):
        office_desk.do(accounts.accept_export, path, preview.sha256, preview.format, preview.seen)


def test_an_export_accepted_meanwhile_means_looking_again(kept: Kept, tmp_path: Path) -> None:
    desk = set_up(kept)
    path, other = write(tmp_path, *ROWS), write(tmp_path, *ROWS[:1], name="other.csv")
    preview = desk.see(accounts.read_export, path)
    accept(kept.desk("ben"), other)
    with pytest.raises(Refused, match="since this one was previewed"):
        desk.do(accounts.accept_export, path, preview.sha256, preview.format, preview.seen)


def test_a_cancelled_import_leaves_nothing_to_see(office_desk: Desk, tmp_path: Path) -> None:
    class Impatient:
        def step(self, done: int, total: int, words: str) -> None:
            if done == total and words == "Lines stored":
                raise Cancelled

    path = write(tmp_path, *ROWS)
    preview = office_desk.see(accounts.read_export, path)
    with pytest.raises(Cancelled):
        office_desk.do_with(
            Impatient(),
            accounts.accept_export,
            path,
            preview.sha256,
            preview.format,
            preview.seen,
        )
    assert office_desk.see(accounts.list_accounts).total == 0
    assert office_desk.see(accounts.read_export, path).lines.new == 4
    assert accept(office_desk, path).new == 4


def test_tenancies_bring_people_and_a_changed_rent_is_taken_over(
    office_desk: Desk, tmp_path: Path
) -> None:
    path = write_tenancies(tmp_path, TENANCY, TENANCY.replace("Ms,Rosa", "Mr,Sam"))
    assert office_desk.see(accounts.read_export, path).lines.new == 1
    accept(office_desk, path)
    assert office_desk.see(accounts.read_export, path).lines.new == 0
    (row,) = office_desk.see(accounts.list_accounts).rows
    assert row.tenants == ("Ms Rosa O'Hara", "Mr Sam O'Hara")
    raised = write_tenancies(tmp_path, TENANCY.replace("112.50", "118.00"), name="raised.csv")
    assert office_desk.see(accounts.read_export, raised).lines.new == 1
    accept(office_desk, raised)
    (row,) = office_desk.see(accounts.list_accounts).rows
    assert row.rent == Money(11_800)


def test_accounts_that_owe_four_weeks_rent_and_have_no_case_are_shown(
    office_desk: Desk, tmp_path: Path
) -> None:
    accept(office_desk, write_tenancies(tmp_path, TENANCY))
    owed = (f"000015/01,DBR,112.50,2026-04-{day:02},,{day}" for day in (6, 13, 20))
    accept(office_desk, write(tmp_path, *owed))
    assert office_desk.see(accounts.to_look_at) == ()
    accept(office_desk, write(tmp_path, "000015/01,DBR,112.50,2026-04-27,,27", name="next.csv"))
    (row,) = office_desk.see(accounts.to_look_at)
    assert (row.reference, row.balance) == ("000015/01", Money(45_000))


def test_the_schedule_is_the_rent_alone(office_desk: Desk, tmp_path: Path) -> None:
    accept(office_desk, write(tmp_path, *ROWS))
    schedule = office_desk.see(accounts.schedule, "000016/01", date(2026, 4, 30))
    assert schedule.closing == Money(9_800)
    assert [(one.kind.value, one.balance) for one in schedule.apart] == [
        ("court-cost", Money(40_400))
    ]
    with pytest.raises(Refused, match="no account 9"):
        office_desk.see(accounts.schedule, "9", date(2026, 4, 30))


def test_an_unknown_code_is_kept_and_counted(office_desk: Desk, tmp_path: Path) -> None:
    accept(office_desk, write(tmp_path, ROWS[0], "000015/01,QQQ,10.00,2026-04-09,,7"))
    (row,) = office_desk.see(accounts.list_accounts).rows
    assert (row.balance, row.apart) == (Money(11_250), Money(1_000))
    lines = [one.line for one in office_desk.see(accounts.account, row.id).lines]
    assert balance(rent_lines(lines)) + row.apart == balance(lines) != NIL


def test_no_layout_fits_says_which_columns_are_missing(office_desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("a,b,c\n1,2,3\n", "utf-8")
    preview = office_desk.see(accounts.read_export, path)
    assert not preview.acceptable
    assert preview.format == ""
