"""Every way we know in which an export is damaged, and what the officer is told."""

import os
from datetime import date
from pathlib import Path

import pytest

from courtdesk.domain.finding import Weight
from courtdesk.domain.ledger import Kind
from courtdesk.domain.money import Money
from courtdesk.domain.progress import Quiet
from courtdesk.imports import post, rows, text
from tests.imports.reading import TODAY, Read, Reader

HEADINGS = "tag_ref,trans_type,real_value,post_date,trans_ref\n"
GOOD = "000015/01,DBR,112.50,06/04/2026,R1\n"
AGAIN = "000016/01,RDD,-60.00,07/04/2026,R2\n"

# What stands under the headings and one good line, the code, and where it is.
BAD_LINES = {
    "a date before there was one": ("1,DBR,1.00,1900-01-01,\n", "date-missing", "column 4"),
    "an empty date": ("1,DBR,1.00,,\n", "date-missing", "column 4"),
    "a day that is none": ("1,DBR,1.00,31/02/2026,\n", "date-impossible", "column 4"),
    "words for a date": ("1,DBR,1.00,next Monday 6,\n", "date-not-readable", "column 4"),
    "a spreadsheet's day": ("1,DBR,1.00,46118,\n", "date-not-readable", "column 4"),
    "a formula for a date": ("1,DBR,1.00,=TODAY()-1,\n", "date-not-readable", "column 4"),
    "an empty amount": ("1,DBR,,06/04/2026,\n", "amount-missing", "column 3"),
    "three decimals": ("1,DBR,1.005,06/04/2026,\n", "amount-not-readable", "column 3"),
    "point and comma exchanged": ('1,DBR,"1.234,00",06/04/2026,\n', "amount-not-readable", "3"),
    "a rounded amount": ("1,DBR,1.1E+05,06/04/2026,\n", "amount-not-readable", "column 3"),
    "a formula for an amount": ("1,DBR,=1+1,06/04/2026,\n", "amount-not-readable", "column 3"),
    "two signs": ("1,DBR,(-5.00),06/04/2026,\n", "amount-not-readable", "column 3"),
    "forty figures": (f"1,DBR,{'9' * 41},06/04/2026,\n", "amount-not-readable", "column 3"),
    "a hundred millions": ("1,DBR,123456789.00,06/04/2026,\n", "amount-too-large", "column 3"),
    "no account": (",DBR,1.00,06/04/2026,\n", "account-missing", "column 1"),
    "no account but NULL": ("NULL,DBR,1.00,06/04/2026,\n", "account-missing", "column 1"),
    "odd signs in an account": ("0001?5;DROP,DBR,1,06/04/2026,\n", "account-not-readable", "1"),
    "a rounded account": ("1.5E+10,DBR,1.00,06/04/2026,\n", "account-not-readable", "column 1"),
    "a formula for an account": ("=A1,DBR,1.00,06/04/2026,\n", "account-not-readable", "column 1"),
    "an account of words": ("tenant,DBR,1.00,06/04/2026,\n", "account-not-readable", "column 1"),
    "columns that moved": ("DBR,1,06/04/2026,1.00,\n", "account-not-readable", "column 1"),
    "a comma in a sum": ("1,DBR,1,234.00,06/04/2026,\n", "too-many-cells", "column 6"),
    "a comma in a sum at the end": ("1,DBR,1,234.00,06/04/2026\n", "date-not-readable", "4"),
    "too few columns": ("1,DBR,1.00\n", "too-few-cells", "column 3"),
    "a mark not closed": ('1,DBR,1.00,06/04/2026,"R\n', "quote-not-closed", "column 5"),
    "a mark misplaced": ('1,"D"BR,1.00,06/04/2026,R\n', "quote-misplaced", "column 2"),
    "a lone line break": ("1,DBR,1.00,06/04/2026,R\rS\n", "quote-misplaced", "column 5"),
    "NUL bytes": ("1,DBR,1.00,06/04/2026,R\0\0\n", "nul-bytes", "column 5"),
}


@pytest.mark.parametrize("kind", BAD_LINES)
def test_a_bad_line_is_one_stop_with_its_place_and_reading_goes_on(kind: str, read: Reader) -> None:
    line, code, column = BAD_LINES[kind]
    got = read(HEADINGS + GOOD + line + AGAIN)
    assert [row.account for row in got.lines] == ["000015/01", "000016/01"]
    assert [(row.number, row.finding.code) for row in got.bad] == [(3, code)]
    finding = got.bad[0].finding
    assert finding.weight is Weight.STOP
    assert finding.where.startswith("rent.csv, line 3, ")
    assert column in finding.where
    assert finding.says
    assert finding.remedy
    assert got.bad[0].raw


def test_a_bad_line_says_why_where_it_can_be_told(read: Reader) -> None:
    says = {
        "=TODAY()-1": "it is a formula",
        "46118": "a spreadsheet’s number for a day",
    }
    for cell, why in says.items():
        got = read(f"{HEADINGS}1,DBR,1.00,{cell},\n")
        assert why in got.bad[0].finding.says
    sums = {"1.005": "a fraction of a penny", '"1.234,00"': "exchanged", "1.1E+05": "rounded"}
    for cell, why in sums.items():
        got = read(f"{HEADINGS}1,DBR,{cell},06/04/2026,\n")
        assert why in got.bad[0].finding.says


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file-empty"),
        (b"\xef\xbb\xbf\r\n \r\n", "file-empty"),
        (HEADINGS.encode(), "no-lines"),
        (HEADINGS.encode() * 3, "no-lines"),
        (b"PK\x03\x04 sheet1.xml", "not-a-table"),
        (b"%PDF-1.7\n1 0 obj", "not-a-table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "not-a-table"),
        (b"  <!DOCTYPE html><table><tr><td>tag_ref", "not-a-table"),
        (b"\x89PNG\r\n\x1a\n", "not-a-table"),
        (b"\x1f\x8b\x08\x00", "not-a-table"),
        ((HEADINGS + GOOD).encode("utf-16-le"), "not-text"),
        (bytes(range(32)) * 3 + b"\0" * 20, "not-text"),
        ((HEADINGS + GOOD).replace("\n", "\r").encode(), "line-ends"),
        (b"one,two,three\n1,2,3\n", "no-headings"),
        (GOOD.encode() * 2, "no-headings"),
    ],
)
def test_a_file_that_is_no_export_is_one_stop(content: bytes, code: str, read: Reader) -> None:
    got = read(content)
    stops = [one for one in got.findings if one.weight is Weight.STOP]
    assert [one.code for one in stops] == [code]
    assert stops[0].where.startswith("rent.csv")
    assert stops[0].remedy
    assert not got.lines
    assert not got.bad


def test_a_missing_column_is_named_with_the_nearest_found(read: Reader) -> None:
    got = read("tag_ref,trans_typ,real_value,post_date\n1,DBR,1.00,06/04/2026\n")
    (finding,) = got.findings
    assert finding.code == "column-missing"
    assert finding.where == "rent.csv, line 1"
    assert "the transaction code" in finding.says
    assert "The nearest is “trans_typ”" in finding.says
    assert "“real_value”" in finding.remedy
    assert got.lines == []


def test_every_missing_column_is_named_at_once(read: Reader) -> None:
    got = read("tag_ref,post_date,house\n1,06/04/2026,x\n")
    assert [one.code for one in got.findings] == ["column-missing"] * 2
    assert "the amount" in got.findings[0].says


def test_a_heading_that_stands_there_twice_is_not_guessed(read: Reader) -> None:
    got = read("tag_ref,trans_type,real_value,post_date,TAG REF\n1,DBR,1.00,06/04/2026,2\n")
    assert got.told() == [("column-twice", "stop", "rent.csv, line 1")]


def test_page_headings_titles_rules_and_totals_are_put_aside_and_told(read: Reader) -> None:
    page = f"Rent report\nPrinted 01/05/2026 10:11\n\n{HEADINGS}-----,-----,-----,-----,-----\n"
    got = read(
        page + GOOD + "Page 1 of 2,,,,\n\n" + page + AGAIN + "Grand total,,52.50,,\n"
        "(2 rows affected)\n"
    )
    assert [row.number for row in got.lines] == [6, 14]
    assert got.bad == []
    assert got.told() == [
        ("headings-repeated", "note", "rent.csv, line 12"),
        ("lines-above-headings", "note", "rent.csv, line 4"),
        ("page-text", "note", "rent.csv, line 5"),
        ("totals-row", "note", "rent.csv, line 15"),
    ]


def test_a_second_row_of_headings_is_put_aside(read: Reader) -> None:
    got = read(HEADINGS + "Tenancy,Type,Value,Posted,Reference\n" + GOOD)
    assert [row.number for row in got.lines] == [3]
    assert got.told() == [("page-text", "note", "rent.csv, line 2")]


def test_a_total_that_is_not_what_the_lines_come_to_is_told(read: Reader) -> None:
    got = read(HEADINGS + GOOD + "Total,,112.50,,\n" + AGAIN + "Total,,-60.00,,\nTotal,,50.00,,\n")
    differing = [one for one in got.findings if one.code == "total-differs"]
    assert [one.where for one in differing] == ["rent.csv, line 6"]
    assert "£50.00" in differing[0].says
    assert "£52.50" in differing[0].says


def test_a_line_that_says_total_but_has_a_date_is_a_line(read: Reader) -> None:
    got = read(HEADINGS + "000015/01,DBR,112.50,06/04/2026,Total due\n")
    assert [row.line.reference for row in got.lines] == ["Total due"]


def test_padded_text_and_a_currency_sign_with_brackets_are_read(read: Reader) -> None:
    got = read(
        " TAG_REF , Trans Type ,Real_Value,POST-DATE,trans_ref\n"
        '000015/01   ,DBR   ," ¤(1,234.00) ", 06/04/2026 ,  R  1  \n'
        '"=""000016/01""",DBR,="2.00",06/04/2026,="007"\n'
    )
    assert [row.account for row in got.lines] == ["000015/01", "000016/01"]
    assert [row.line.amount for row in got.lines] == [Money(-123400), Money(200)]
    assert [row.line.reference for row in got.lines] == ["R 1", "007"]


def test_a_file_of_month_first_dates_is_refused_as_a_whole(read: Reader) -> None:
    got = read(HEADINGS + "1,DBR,1.00,04/05/2026,\n1,DBR,1.00,04/13/2026,\n")
    assert got.told() == [
        ("date-month-first", "stop", "rent.csv, line 3, column 4 (post_date)"),
        ("dates-month-first", "stop", "rent.csv"),
    ]


def test_dates_both_ways_are_read_as_the_layout_says_and_told(read: Reader) -> None:
    got = read(
        HEADINGS
        + "1,DBR,1.00,04/05/2026,\n1,DBR,1.00,13/04/2026,\n1,DBR,1.00,14/04/2026,\n"
        + "1,DBR,1.00,04/13/2026,\n"
    )
    assert got.lines[0].line.on == date(2026, 5, 4)
    assert got.told() == [
        ("date-month-first", "stop", "rent.csv, line 5, column 4 (post_date)"),
        ("dates-both-ways", "warning", "rent.csv"),
    ]


def test_odd_dates_are_kept_and_told_once_with_their_count(read: Reader) -> None:
    got = read(
        HEADINGS + "1,DBR,1.00,05/06/2027,\n" * 3 + "1,DBR,1.00,05/06/1979,\n"
        "1,DBR,1.00,05/06/79,\n1,DBR,1.00,05/06/69,\n"
    )
    assert len(got.lines) == 6
    assert {one.code: one.says for one in got.findings} == {
        "date-in-future": "A line is dated after 1 June 2026, 4 times; it was kept.",
        "date-long-ago": "A line is dated before 1 January 1980, 2 times; it was kept.",
    }


def test_an_unknown_code_is_kept_counted_and_told_once(read: Reader) -> None:
    got = read(HEADINGS + "1,QQQ,1.00,06/04/2026,\n" * 3 + "1,,2.00,06/04/2026,\n" + GOOD)
    assert [row.line.kind for row in got.lines[:4]] == [Kind.UNKNOWN] * 4
    assert [row.line.code for row in got.lines[:4]] == ["QQQ", "QQQ", "QQQ", ""]
    assert [(one.code, one.where) for one in got.findings] == [
        ("unknown-code", "rent.csv, line 2"),
        ("unknown-code", "rent.csv, line 5"),
    ]
    assert "“QQQ”" in got.findings[0].says
    assert "3 times" in got.findings[0].says


@pytest.mark.parametrize("code", ["RDN", "RRC", "RDR", "REF", "RDD", "RCP"])
def test_receipts_are_read_by_their_sign_and_not_by_their_family(code: str, read: Reader) -> None:
    got = read(HEADINGS + f"1,{code},5.00,06/04/2026,\n1,{code},-5.00,06/04/2026,\n")
    assert [row.line.kind for row in got.lines] == [Kind.REVERSAL, Kind.PAYMENT]


def test_benefit_keeps_its_kind_whatever_its_sign(read: Reader) -> None:
    got = read(HEADINGS + "1,RHA,5.00,06/04/2026,\n1,RUC,-5.00,06/04/2026,\n")
    assert [row.line.kind for row in got.lines] == [Kind.HOUSING_BENEFIT, Kind.UNIVERSAL_CREDIT]


def test_a_formula_in_a_text_is_kept_as_plain_text_and_told(read: Reader) -> None:
    line = '000015/01,DBR,112.50,06/04/2026,"=HYPERLINK(""http://x"")"\n'
    got = read(HEADINGS + line + "000015/01,DBR,112.50,06/04/2026,@SUM(A1)\n")
    assert [row.line.reference for row in got.lines] == ['=HYPERLINK("http://x")', "@SUM(A1)"]
    assert got.told() == [("formula-in-cell", "warning", "rent.csv, line 2")]


def test_unprintable_signs_never_reach_a_paper(read: Reader) -> None:
    got = read(HEADINGS + '1,DBR,1.00,06/04/2026,"a\x1b[31m\u202eb\nc"\n' + GOOD)
    assert got.lines[0].line.reference == "a [31m b c"
    assert [row.number for row in got.lines] == [2, 4]


IDS = "tag_ref,trans_type,real_value,post_date,id\n"


def test_a_line_written_twice_counts_once(read: Reader) -> None:
    got = read(IDS + "1,DBR,1.00,06/04/2026,7\n1,DBR,1.00,06/04/2026,8\n1,DBR,1.00,06/04/2026,7\n")
    assert [row.line.own_id for row in got.lines] == ["7", "8"]
    assert got.told() == [("line-written-twice", "note", "rent.csv, line 4")]


def test_one_id_for_two_different_lines_is_a_stop(read: Reader) -> None:
    got = read(IDS + "1,DBR,1.00,06/04/2026,7\n2,DBR,1.00,06/04/2026,7\n1,DBR,2.00,06/04/2026,7\n")
    assert [row.account for row in got.lines] == ["1", "2"]
    assert got.told() == [("id-twice", "stop", "rent.csv, line 4")]
    assert "Line 2 has the same id, 7" in got.bad[0].finding.says


def test_equal_payments_without_an_id_are_both_genuine(read: Reader) -> None:
    got = read(HEADINGS + GOOD + GOOD)
    assert len(got.lines) == 2
    assert got.told() == []


def test_a_last_line_without_its_end_is_told(read: Reader) -> None:
    got = read(HEADINGS + GOOD + GOOD.rstrip())
    assert len(got.lines) == 2
    assert got.told() == [("last-line-open", "warning", "rent.csv, line 3")]


def test_a_file_cut_in_the_middle_of_a_line_is_a_stop(read: Reader) -> None:
    got = read(HEADINGS + GOOD + "000016/01,RDD,-60.0")
    assert got.told() == [
        ("file-cut-short", "stop", "rent.csv, line 3, column 3 (real_value)"),
        ("last-line-open", "warning", "rent.csv, line 3"),
    ]


def test_a_mark_opened_and_never_closed_swallows_no_line(read: Reader) -> None:
    got = read(HEADINGS + '"000015/01,DBR,1.00,06/04/2026,\n' + GOOD * 60)
    assert [row.number for row in got.lines] == list(range(3, 63))
    assert got.told() == [("quote-not-closed", "stop", "rent.csv, line 2, column 1")]


def test_a_text_of_several_lines_is_one_row_and_numbers_stay_right(read: Reader) -> None:
    got = read(HEADINGS + '1,DBR,1.00,06/04/2026,"a\nb\nc"\n' + GOOD)
    assert [(row.number, row.line.reference) for row in got.lines] == [(2, "a b c"), (5, "R1")]


def test_cells_left_out_at_the_end_are_empty(read: Reader) -> None:
    got = read(HEADINGS + "1,DBR,1.00,06/04/2026\n" + GOOD)
    assert [row.line.reference for row in got.lines] == ["", "R1"]
    assert got.told() == []


def test_a_comma_at_the_end_of_every_line_is_no_column(read: Reader) -> None:
    got = read(HEADINGS + GOOD.replace("\n", ",\n") * 2 + "1,DBR,1,234.00,06/04/2026,R\n")
    assert len(got.lines) == 2
    assert [row.finding.code for row in got.bad] == ["date-not-readable"]


def test_windows_text_is_read_and_told(read: Reader) -> None:
    line = "1,DBR,1.00,06/04/2026,Café £5\n"
    got = read(HEADINGS.encode() + line.encode("cp1252"))
    assert got.lines[0].line.reference == "Café £5"
    assert got.told() == [("other-encoding", "note", "rent.csv, line 2")]


def test_mixed_encodings_are_each_read_in_their_own_way_and_told(read: Reader) -> None:
    line = "1,DBR,1.00,06/04/2026,Café £5\n"
    got = read(HEADINGS.encode() + line.encode() + GOOD.encode() + line.encode("cp1252"))
    assert [row.line.reference for row in got.lines] == ["Café £5", "R1", "Café £5"]
    assert got.told() == [("mixed-encoding", "warning", "rent.csv, line 4")]


def test_bytes_that_are_no_letters_are_a_stop_with_their_column(read: Reader) -> None:
    got = read(HEADINGS.encode() + b"1,DBR,1.00,06/04/2026,\x81\x8d\n" + GOOD.encode())
    assert len(got.lines) == 1
    assert got.told() == [("not-readable-text", "stop", "rent.csv, line 2, column 5")]


def test_a_file_that_says_it_is_utf_8_must_be(read: Reader) -> None:
    got = read((HEADINGS + GOOD).encode("utf-8-sig") + b"1,DBR,1.00,06/04/2026,\xa3\n")
    assert got.told() == [("not-readable-text", "stop", "rent.csv, line 3, column 5")]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_marked_encoding_is_read(encoding: str, read: Reader) -> None:
    line = "1,DBR,1.00,06/04/2026,Ŵyn £5\n"
    got = read((HEADINGS + line).encode(encoding))
    assert got.lines[0].line.reference == "Ŵyn £5"
    assert got.told() == []


def test_utf_16_cut_in_the_middle_of_a_letter_is_told(read: Reader) -> None:
    got = read((HEADINGS + GOOD + GOOD).encode("utf-16")[:-3])
    assert [row.finding.code for row in got.bad] == ["not-readable-text"]
    assert len(got.lines) == 1


def test_utf_16_with_nul_and_endless_lines_is_told(read: Reader) -> None:
    long = "9" * (text.MOST_IN_LINE * 3)
    got = read((HEADINGS + "1,DB\0R,1,06/04/2026,\n" + long + "\n" + GOOD).encode("utf-16"))
    assert [(row.number, row.finding.code) for row in got.bad] == [
        (2, "nul-bytes"),
        (3, "line-too-long"),
    ]
    assert [row.number for row in got.lines] == [4]


def test_two_hundred_megabytes_of_one_line_are_one_stop(
    tmp_path: Path, shipped_formats: post.Formats
) -> None:
    path, before = tmp_path / "rent.csv", text.HEAD // len(GOOD) + 1
    with path.open("wb") as stream:
        stream.write((HEADINGS + GOOD * before + "1,DBR,").encode())
        stream.seek(200_000_000, os.SEEK_CUR)  # A hole in the file, read as NUL bytes.
        stream.write(b"\n" + AGAIN.encode())
    got = Read(
        tuple(post.read_export(path, shipped_formats.named("universal-housing"), TODAY, Quiet()))
    )
    assert len(got.lines) == before + 1
    assert got.told() == [("line-too-long", "stop", f"rent.csv, line {before + 2}")]


def test_a_file_larger_than_any_export_is_refused(
    tmp_path: Path, shipped_formats: post.Formats
) -> None:
    path = tmp_path / "rent.csv"
    with path.open("wb") as stream:
        stream.write((HEADINGS + GOOD).encode())
        stream.truncate(text.MOST_BYTES + 1)
    got = Read(
        tuple(post.read_export(path, shipped_formats.named("universal-housing"), TODAY, Quiet()))
    )
    assert got.told() == [("file-too-large", "stop", "rent.csv")]


def test_very_many_columns_are_a_stop(read: Reader) -> None:
    got = read(HEADINGS + GOOD + "1," * rows.MOST_COLUMNS + "1\n" + AGAIN)
    assert len(got.lines) == 2
    assert got.told() == [("too-many-columns", "stop", "rent.csv, line 3")]


def test_a_spreadsheets_hint_of_its_delimiter_is_passed_over(read: Reader) -> None:
    got = read("sep=;\n" + HEADINGS.replace(",", ";") + GOOD.replace(",", ";"))
    assert len(got.lines) == 1
    assert got.told() == [("lines-above-headings", "note", "rent.csv, line 2")]
