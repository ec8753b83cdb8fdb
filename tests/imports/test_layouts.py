"""Layouts: what they may say, and what is told of a wrong one."""

import itertools
from datetime import date
from pathlib import Path

import pytest

from courtdesk.domain.finding import Refused, Weight
from courtdesk.domain.ledger import Kind
from courtdesk.domain.money import Money
from courtdesk.domain.progress import Quiet
from courtdesk.imports import post
from courtdesk.imports.columns import Columns
from courtdesk.imports.layout import check_layout, read_layout
from tests.imports.reading import LAYOUTS, TODAY, Read

PLAIN = """
words = "A plain statement"
rows  = "transactions"
[dates]
written = ["MM/DD/YYYY"]
none = ["1900-01-01"]
counts = "posted"
[sums]
positive = "paid"
[columns]
account = ["Account"]
posted = ["Posted"]
effective = ["Effective"]
amount = ["Amount"]
code = ["Code"]
[code]
rent = { kind = "rent", words = "Rent" }
"""


def _read(tmp_path: Path, layout: str, content: str) -> Read:
    (tmp_path / "plain.toml").write_text(layout, encoding="utf-8")
    (tmp_path / "plain.csv").write_text(content, encoding="utf-8")
    fmt = Columns(read_layout(tmp_path / "plain.toml"))
    return Read(tuple(post.read_export(tmp_path / "plain.csv", fmt, TODAY, Quiet())))


@pytest.mark.parametrize("path", sorted(LAYOUTS.glob("*.toml")), ids=lambda path: path.stem)
def test_every_layout_shipped_is_without_fault(path: Path) -> None:
    assert check_layout(path) == ()


def test_a_layout_of_the_offices_own_says_its_order_of_dates_and_its_signs(tmp_path: Path) -> None:
    got = _read(
        tmp_path,
        PLAIN,
        "Account,Posted,Effective,Amount,Code\n"
        "A1,04/05/2026,04/01/2026,-112.50,RENT\n"
        "A1,01/01/1900,04/02/2026,60.00,rent\n",
    )
    first, second = (row.line for row in got.lines)
    assert (first.on, first.posted_on, first.amount) == (
        date(2026, 4, 5),
        date(2026, 4, 5),
        Money(11250),
    )
    assert (second.on, second.posted_on, second.amount) == (date(2026, 4, 2), None, Money(-6000))
    assert {first.kind, second.kind} == {Kind.RENT}


def test_the_effective_date_counts_where_the_layout_says_so_and_both_are_kept(
    tmp_path: Path,
) -> None:
    got = _read(
        tmp_path,
        PLAIN.replace('counts = "posted"\n', ""),
        "Account,Posted,Effective,Amount,Code\nA1,04/05/2026,04/01/2026,-1.00,rent\n",
    )
    assert (got.lines[0].line.on, got.lines[0].line.posted_on) == (
        date(2026, 4, 1),
        date(2026, 4, 5),
    )


def test_lines_at_the_top_and_the_end_are_passed_over_unread(tmp_path: Path) -> None:
    content = (
        "Account,Posted,Effective,Amount,Code\nold,notes,1,2,3\n"
        "Account,Posted,Effective,Amount,Code\nA1,04/05/2026,,1.00,rent\nA2,04/05/2026,,1.00,rent\n"
        "signed,1,,,\nfiled,2,,,\n"
    )
    got = _read(tmp_path, PLAIN + "[file]\nskip_first = 2\nskip_last = 2\n", content)
    assert [row.number for row in got.lines] == [4, 5]
    assert got.bad == []


def test_a_file_without_headings_is_read_by_the_layouts_order(tmp_path: Path) -> None:
    order = '[file]\norder = ["Account", "Posted", "Effective", "Amount", "Code"]\nskip_first = 1\n'
    content = "Statement of accounts\nA1,04/05/2026,,1.00,rent\nA1,04/06/2026,,x1,rent\n"
    got = _read(tmp_path, PLAIN + order, content)
    assert [row.number for row in got.lines] == [2]
    assert [row.finding.where for row in got.bad] == ["plain.csv, line 3, column 4 (Amount)"]


def test_account_numbers_lose_what_the_layout_leaves_out(tmp_path: Path) -> None:
    got = _read(
        tmp_path,
        'without = [" ", "REF:"]\n' + PLAIN,
        "Account,Posted,Effective,Amount,Code\nREF: 12 345,04/05/2026,,1.00,rent\n",
    )
    assert [row.account for row in got.lines] == ["12345"]


def test_a_column_is_known_by_any_of_its_names_the_likeliest_first(tmp_path: Path) -> None:
    got = _read(
        tmp_path,
        PLAIN.replace('["Account"]', '["Rent account", "Account"]'),
        "Account,Rent Account,Posted,Effective,Amount,Code\nA1,B2,04/05/2026,,1.00,rent\n",
    )
    assert [row.account for row in got.lines] == ["B2"]


WRONG = {
    "unknown-word": ("counts =", "count =", "line 7: dates.count", "Did you mean “counts”?"),
    "wrong-value": ('"paid"', '"payed"', "line 9: sums.positive", "Give one of owed, paid."),
    "layout-date-format": ("MM/DD/YYYY", "mm/dd/yyyy", "line 5: dates.written[0]", "DD/MM/YYYY"),
    "layout-two-orders": (
        '["MM/DD/YYYY"]',
        '["MM/DD/YYYY", "DD/MM/YYYY"]',
        "line 5: dates.written",
        "a second layout",
    ),
    "layout-no-date": ("1900-01-01", "01/01/1900", "line 6: dates.none[0]", "1900-01-01"),
    "layout-two-amounts": ("code = [", 'debit = ["DR"]\ncode = [', "line 14", "Keep amount"),
    "layout-column-missing": ('amount = ["Amount"]\n', "", "line 10: columns", "columns.debit"),
    "layout-nothing-to-read-by": ('"MM/DD/YYYY"', "", "line 1: file", "dates.written"),
    "value-missing": ('rows  = "transactions"\n', "", "line 1: rows", "Give rows"),
}


@pytest.mark.parametrize("code", WRONG)
def test_a_wrong_layout_is_told_by_file_and_line_with_the_right_word(
    code: str, tmp_path: Path
) -> None:
    right, wrong, where, remedy = WRONG[code]
    assert right in PLAIN
    path = tmp_path / "plain.toml"
    path.write_text(PLAIN.replace(right, wrong), encoding="utf-8")
    findings = [one for one in check_layout(path) if one.code == code]
    assert findings, check_layout(path)
    assert findings[0].weight is Weight.STOP
    assert findings[0].where.startswith("plain.toml, ")
    assert where in findings[0].where
    assert remedy in findings[0].remedy


def test_a_code_of_an_unknown_kind_is_told_by_its_own_line(tmp_path: Path) -> None:
    path = tmp_path / "plain.toml"
    path.write_text(PLAIN + 'x = { kind = "ret", words = "X" }\n"PAY/HB" = { kind = 3 }\n')
    assert [one.where for one in check_layout(path)] == [
        "plain.toml, line 18: code.x.kind",
        "plain.toml, line 19: code.PAY/HB.words",
    ]


@pytest.mark.parametrize(
    "content", [b"words = \n", b"words = '\xff'\n", b"[a]\n[a]\n", b"a = " + b"[" * 9_999]
)
def test_a_layout_that_is_no_toml_is_one_finding(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "plain.toml"
    path.write_bytes(content)
    assert [one.code for one in check_layout(path)] == ["layout-not-toml"]
    with pytest.raises(Refused):
        read_layout(path)


def test_every_form_of_a_sum_means_the_same_in_debit_and_credit_columns(tmp_path: Path) -> None:
    layout = PLAIN.replace('amount = ["Amount"]', 'debit = ["DR"]\ncredit = ["CR"]')
    rows = {
        ("5.00", ""): 500,
        ("5.00", "0.00"): 500,
        ("", "5.00"): -500,
        ("0", "5.00"): -500,
        ("-5.00", ""): -500,
        ("", "(5.00)"): 500,
        ("0.00", ""): 0,
    }
    lines = "".join(f"A1,04/05/2026,,{dr},{cr},rent\n" for dr, cr in rows)
    got = _read(tmp_path, layout, "Account,Posted,Effective,DR,CR,Code\n" + lines)
    assert [row.line.amount.pence for row in got.lines] == list(rows.values())
    both = (
        "Account,Posted,Effective,DR,CR,Code\nA1,04/05/2026,,1.00,234.00,rent\nA1,04/05/2026,,,,x\n"
    )
    got = _read(tmp_path, layout, both)
    assert [row.finding.code for row in got.bad] == ["debit-and-credit", "amount-missing"]
    assert {row.finding.where for row in got.bad} == {
        "plain.csv, line 2, column 5 (CR)",
        "plain.csv, line 3, column 5 (CR)",
    }


def test_every_universal_housing_code_of_known_meaning_has_words_and_a_kind() -> None:
    layout = read_layout(LAYOUTS / "universal-housing.toml")
    known = {code: one.kind for code, one in layout.code.items()}
    expected = {
        "DBR": Kind.RENT, "DTA": Kind.RENT, "DSC": Kind.SERVICE_CHARGE, "DWR": Kind.SERVICE_CHARGE,
        "DHE": Kind.SERVICE_CHARGE, "DCC": Kind.COURT_COST, "DRP": Kind.OTHER_CHARGE,
        "DRR": Kind.OTHER_CHARGE, "DGA": Kind.OTHER_CHARGE, "DCP": Kind.OTHER_CHARGE,
        "DIN": Kind.OTHER_CHARGE, "RHB": Kind.HOUSING_BENEFIT, "RHA": Kind.HOUSING_BENEFIT,
        "RUC": Kind.UNIVERSAL_CREDIT, "RIT": Kind.TRANSFER, "ROB": Kind.BROUGHT_FORWARD,
        "WOF": Kind.WRITE_OFF, "WON": Kind.WRITE_OFF,
    }  # fmt: skip
    assert known | expected == known
    payments = "RDD RDN RCP RBR RPY RSO RQP RRC RDP RDS RDT REF RDR RBA RBP RCO"
    assert {known[code] for code in payments.split()} == {Kind.PAYMENT}
    assert all(one.words for one in layout.code.values())
    assert not {"DLD", "RCI", "RPD", "RRP", "RTM"} & set(known)


def test_no_two_layouts_shipped_claim_the_same_headings() -> None:
    formats = [one for one in post.formats(LAYOUTS).known if isinstance(one, Columns)]
    for one, other in itertools.combinations(formats, 2):
        needs = {one.layout.names(word)[0] for many in one.layout.needs for word in many}
        others = {other.layout.names(word)[0] for many in other.layout.needs for word in many}
        assert len(needs & others) < min(len(needs), len(others)) / 2
