"""Tenancies with their people: one row a tenancy, or one row a person."""

from datetime import date

import pytest

from courtdesk.domain.casefile import TenancyKind
from courtdesk.domain.dates import Period
from courtdesk.domain.money import Money
from courtdesk.imports import tenancies
from tests.imports.reading import Reader

NAME = "universal-housing-tenancies"
HEADINGS = (
    "tag_ref,u_saff_rentacc,tenure,cot,eot,prd_code,rent,service,cur_bal,title,forename,surname,"
    "short_address,post_code,arr_patch\n"
)


def row(person: str = "Ms,Ada,Madeup", **changed: str) -> str:
    cells = {
        "tag": "000015/01  ",
        "pay": "1900015    ",
        "tenure": "SEC",
        "cot": "2014-07-07",
        "eot": "1900-01-01",
        "prd": "WK",
        "rent": "112.50",
        "service": "8.25",
        "bal": "-4.00",
    } | changed
    address = changed.get("address", '"12 Acacia Road, Exampleton"')
    kept = [value for key, value in cells.items() if key != "address"]
    return ",".join([*kept, person, address, "EX1 2AB", "E01"]) + "\n"


def test_a_row_a_person_becomes_one_tenancy_with_its_people_in_order(read: Reader) -> None:
    got = read(
        HEADINGS + row() + row(tag="000016/01") + row("Mr,Tim,Madeup") + row("Mr,Tim,Madeup"), NAME
    )
    assert [one.names for one in got.tenancies] == [
        ("Ms Ada Madeup", "Mr Tim Madeup"),
        ("Ms Ada Madeup",),
    ]
    first = got.tenancies[0]
    assert (first.number, first.account, first.payment_reference) == (2, "000015/01", "1900015")
    assert (first.kind, first.started_on, first.ended_on) == (
        TenancyKind.SECURE,
        date(2014, 7, 7),
        None,
    )
    assert (first.rent, first.service_charge, first.balance) == (
        Money(11250),
        Money(825),
        Money(-400),
    )
    assert first.address == ("12 Acacia Road", "Exampleton")
    assert got.told() == []


@pytest.mark.parametrize(
    "changed", [{"rent": "113.00"}, {"cot": "2015-01-01"}, {"tenure": "INT"}, {"prd": "MONTHLY"}]
)
def test_two_rows_that_tell_a_tenancy_differently_are_a_stop(
    changed: dict[str, str], read: Reader
) -> None:
    got = read(HEADINGS + row() + row("Mr,Tim,Madeup", **changed), NAME)
    assert got.told() == [("tenancy-told-twice", "stop", "rent.csv, line 3, column 1 (tag_ref)")]
    assert [one.names for one in got.tenancies] == [("Ms Ada Madeup",)]


def test_another_address_of_one_tenancy_is_told_and_the_first_kept(read: Reader) -> None:
    got = read(HEADINGS + row() + row("Mr,Tim,Madeup", address="1 Elm Road"), NAME)
    assert got.told() == [("tenancy-rows-differ", "warning", "rent.csv, line 3")]
    assert got.tenancies[0].address == ("12 Acacia Road", "Exampleton")


def test_what_is_not_known_of_a_tenancy_is_told_and_it_is_kept(read: Reader) -> None:
    got = read(
        HEADINGS
        + row(tenure="XYZ", tag="1")
        + row(tenure="XYZ", tag="2")
        + row(tenure="LEA", tag="3")
        + row(cot="1900-01-01", tag="4")
        + row(prd="7", tag="5")
        + row(",,", tag="6"),
        NAME,
    )
    assert [one.kind for one in got.tenancies[:3]] == [None, None, None]
    assert got.tenancies[3].started_on is None
    assert got.tenancies[4].period is Period.WEEKLY
    assert got.tenancies[5].names == ()
    assert got.told() == [
        ("no-name", "warning", "rent.csv, line 7"),
        ("no-start-date", "warning", "rent.csv, line 5"),
        ("other-tenure", "note", "rent.csv, line 4"),
        ("unknown-period", "warning", "rent.csv, line 6"),
        ("unknown-tenure", "warning", "rent.csv, line 2"),
    ]
    assert "2 times" in next(one.says for one in got.findings if one.code == "unknown-tenure")


def test_a_tenancy_whose_rent_or_date_cannot_be_read_is_a_stop(read: Reader) -> None:
    got = read(HEADINGS + row(rent="") + row(cot="soon", tag="9") + row(bal="x", tag="8"), NAME)
    assert got.told() == [
        ("amount-missing", "stop", "rent.csv, line 2, column 7 (rent)"),
        ("amount-not-readable", "stop", "rent.csv, line 4, column 9 (cur_bal)"),
        ("date-not-readable", "stop", "rent.csv, line 3, column 4 (cot)"),
    ]


def test_names_with_markup_in_them_are_names(read: Reader) -> None:
    got = read(HEADINGS + row("Dr,Sam & Co,<O'Hara>"), NAME)
    assert got.tenancies[0].names == ("Dr Sam & Co <O'Hara>",)


def test_more_tenancies_than_any_landlord_has_are_a_stop(
    read: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tenancies, "MOST_TENANCIES", 2)
    got = read(HEADINGS + row(tag="1") + row(tag="2") + row(tag="3") + row("Mr,T,M", tag="1"), NAME)
    assert got.told() == [("too-many-tenancies", "stop", "rent.csv, line 4, column 1 (tag_ref)")]
    assert [len(one.names) for one in got.tenancies] == [2, 1]
