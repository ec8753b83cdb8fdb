"""The rules files: the shipped ones are whole, a council's own count, and slips are named."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from courtdesk import paths
from courtdesk.domain.casefile import HearingKind, PaperKind
from courtdesk.domain.fees import FeeItem
from courtdesk.domain.finding import Finding, Refused
from courtdesk.domain.money import Money
from courtdesk.domain.rulebook import Rulebook
from courtdesk.domain.rulebook.sheets import LARGEST
from courtdesk.domain.rulebook.tables import Certainty
from courtdesk.rules import check_rules_file, open_rulebook

SHIPPED = sorted([*paths.rules_folder().glob("*.toml"), *paths.calendar_folder().glob("*.toml")])
FAMILIES = {
    "NOT": range(1, 18), "GND": range(1, 5), "INT": range(1, 11), "SRV": range(1, 7),
    "CPR": range(1, 18), "SCH": range(1, 3), "PCOL": range(1, 11), "TIME": range(1, 12),
    "ORD": range(1, 8), "END": range(1, 6), "SPO": range(1, 2), "INTR": range(1, 3),
    "LIM": range(1, 2), "APP": range(1, 3), "ENF": range(1, 20), "BS": range(1, 15),
    "WS": range(1, 13), "EB": range(1, 16), "FEE": range(1, 3), "FIX": range(1, 2),
    "R": range(1, 11),
}  # fmt: skip
SINGLE = {
    "NOT-1a", "SRV-1a", "RENT-D1", "ENF-15a", "EB-12a", "PAP-1.1", "PAP-1.4", "PAP-1.5", "PAP-1.6",
    "PAP-1.7", *(f"PAP-2.{n}" for n in range(1, 12)), "PAP-2.12(a)", "PAP-2.12(b)", "PAP-2.12(c)",
    "PAP-2.13", "PAP-2.14", "PAP-3.1", "PAP-3.2", "PAP-3.3",
}  # fmt: skip


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def only(findings: tuple[Finding, ...]) -> Finding:
    assert len(findings) == 1, findings
    return findings[0]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_every_shipped_file_of_rules_is_without_fault(path: Path) -> None:
    assert check_rules_file(path) == (path.stem, ())


def test_every_rule_of_law_has_its_entry(book: Rulebook) -> None:
    wanted = SINGLE | {f"{name}-{n}" for name, numbers in FAMILIES.items() for n in numbers}
    assert wanted - set(book.authorities) == set()


def test_every_entry_of_the_law_says_what_whence_how_sure_and_when(book: Rulebook) -> None:
    for one in book.authorities.values():
        assert one.says.endswith(".")
        assert one.source
        assert one.certainty in set(Certainty)
        assert date(2026, 11, 21) <= one.checked_on


def test_every_fee_that_can_be_asked_for_has_a_table(book: Rulebook) -> None:
    assert {one.value for one in FeeItem} <= set(book.fees)


def test_every_kind_of_hearing_has_its_bundle_and_every_paper_a_section(book: Rulebook) -> None:
    assert set(book.bundles) == set(HearingKind)
    for plan in book.bundles.values():
        held = {kind for section in plan.sections for kind in section.holds}
        assert held == set(PaperKind) - {PaperKind.BUNDLE}


def test_prescribed_words_are_kept_to_the_letter(book: Rulebook) -> None:
    text = book.wording("statement-of-truth-witness", date(2026, 11, 21))
    assert text.startswith("I believe that the facts stated in this witness statement are true.")
    assert text.endswith("without an honest belief in its truth.")
    assert book.wording("ground-1", date(2026, 11, 21)).endswith("not performed.")
    with pytest.raises(Refused) as refused:
        book.wording("statement-of-truth-witness", date(2020, 4, 5))
    assert refused.value.findings[0].code == "wording-missing"


def test_the_calendar_knows_bank_holidays_closures_and_its_own_end(book: Rulebook) -> None:
    calendar = book.calendar
    for on in ("2026-12-28", "2027-12-27", "2028-01-03", "2022-09-19", "2023-05-08"):
        assert date.fromisoformat(on) in calendar.bank_holidays
    assert date(2025, 12, 24) in calendar.closures
    assert calendar.expected == frozenset({date(2026, 12, 24)})
    assert calendar.known_until == date(2028, 12, 31)


def test_a_councils_table_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    write(
        tmp_path,
        "fees.toml",
        '[warrant]\nwords = "Warrant"\nauthority = "FEE-1"\n'
        '[[warrant.row]]\nfrom = 2026-07-06\nfee = "£155.00"\n',
    )
    write(
        tmp_path,
        "calendar.toml",
        '[staff-day]\ncourt = "County Court at Example"\nclosed = [2026-11-27]\n'
        "[king]\nholiday = [2026-11-26]\n[ordinary]\nworking = [2026-12-28]\n",
    )
    book, findings = open_rulebook(tmp_path)
    assert findings == ()
    assert book.fees["warrant"].rows[0].fee == Money(15500)
    assert "writ" in book.fees
    assert [(one.file, one.table, one.added) for one in book.overlaid] == [
        ("calendar", "staff-day", True),
        ("calendar", "king", True),
        ("calendar", "ordinary", True),
        ("fees", "warrant", False),
    ]
    assert date(2026, 11, 26) in book.calendar.bank_holidays
    assert date(2026, 12, 28) not in book.calendar.bank_holidays
    there = book.at_court("county court at example").calendar
    assert not there.is_open(date(2026, 11, 27))
    assert book.calendar.is_open(date(2026, 11, 27))


FIGURE = '[notice-life]\nwords = "Life"\nunit = "months"\nauthority = "NOT-3"\n'
ROW = "[[notice-life.row]]\nvalue = {}\nfrom = {}\n"
DEADLINE = '[x]\nwords = "Do"\nmoves = "no"\nauthority = "NOT-3"\n'
FEE = '[warrant]\nwords = "Warrant"\nauthority = "FEE-1"\n[[warrant.row]]\nfrom = 2026-01-01\n'
LAW = '[X-1]\nsays = "a."\nsource = "b"\ncertainty = "S"\nchecked = 2026-11-21\n'
SECTION = '[[other.section]]\nletter = "A"\ntitle = "T"\nholds = ["notice"]\n'
BUNDLE = f'[other]\nwords = "Other"\nauthority = "EB-9"\n{SECTION}'
SLIPS = [
    ("limits", FIGURE, "wrong-table", 1, "value"),
    ("limits", f"{FIGURE}value = 1\nvalu = 2\n", "unknown-word", 6, "“value”"),
    ("limits", f"{FIGURE}value = -1\n", "wrong-table", 1, "Mend"),
    ("limits", f"{FIGURE}value = 1.5\n", "wrong-value", 5, "whole number"),
    ("limits", FIGURE.replace("NOT-3", "NOT-33"), "unknown-authority", 4, "“NOT-3”"),
    ("limits", FIGURE.replace("months", "month") + "value = 1\n", "wrong-value", 3, "months"),
    (
        "limits",
        FIGURE + ROW.format(1, "2026-02-01") + ROW.format(2, "2026-01-01\nuntil = 2026-02-01"),
        "dates-overlap",
        5,
        "one row",
    ),
    (
        "limits",
        f"{FIGURE}[[notice-life.row]]\nvalue = 1\nfrom = 2026-02-01\nuntil = 2026-01-31\n",
        "dates-overlap",
        8,
        "until",
    ),
    ("deadlines", f'{DEADLINE}counts = "soon"\n', "not-a-count", 5, "2 clear days"),
    ("deadlines", f'{DEADLINE}counts = "2 days after claim.issued"\n', "unknown-event", 5,
     "claim.issued_on"),
    ("deadlines", f'{DEADLINE}counts = "2 days after hearing.on"\nwhen = ["posession hearing"]\n',
     "unknown-fact", 6, "“possession hearing”"),
    ("fees", FEE, "wrong-table", 4, "says"),
    ("fees", f'{FEE}fee = "many"\n', "wrong-table", 6, "£1,234.56"),
    ("fees", f'{FEE}fee = "-£1"\n', "wrong-table", 6, "Mend"),
    ("fees", f'{FEE}fee = "£1"\nband = [{{ fee = "£2" }}]\n', "wrong-table", 4, "Leave one"),
    ("fees", f'{FEE}band = [{{ fee = "£2", percent = "5" }}]\n', "wrong-table", 6, "of the two"),
    ("fees", f'{FEE}band = [{{ percent = "5%" }}]\n', "wrong-table", 6, "4.5"),
    ("fees", '[writ]\nwords = "W"\nauthority = "FEE-1"\nrow = []\n', "wrong-table", 1, "row"),
    ("wording", '[x]\nwords = "W"\nauthority = "WS-9"\n', "wrong-table", 1, "text"),
    ("law", LAW.replace('"S"', '"sure"'), "wrong-value", 4, "S2"),
    ("law", LAW.replace('"a."', '" "'), "wrong-table", 2, "sentence"),
    ("bundles", BUNDLE.replace("other", "othr"), "unknown-word", 1, "“other”"),
    ("bundles", BUNDLE.replace('"notice"', '"notise"'), "wrong-value", 7, "notice"),
    ("bundles", f"{BUNDLE}{SECTION}", "wrong-table", 5, "own letter"),
    ("bundles", f'{BUNDLE}needs = ["letter"]\n', "wrong-table", 8, "holds"),
    ("calendar", "[x]\nclosed = []\n", "wrong-table", 1, "list of dates"),
    ("calendar", "[known]\nfrom = 2026-01-01\n", "wrong-table", 1, "from and until"),
    ("calendar", '[x]\ncourt = "A"\nholiday = [2026-01-01]\n', "wrong-table", 2, "closed"),
    ("limits", "[x\n", "not-toml", 1, "Mend"),
    ("limits", 'x = """\n\n', "not-toml", 0, "Mend"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "code", "line", "remedy"), SLIPS)
def test_a_slip_is_named_with_its_line_and_the_nearest_right_word(
    kind: str, text: str, code: str, line: int, remedy: str, tmp_path: Path
) -> None:
    path = write(tmp_path, f"{kind}.toml", text)
    found_kind, findings = check_rules_file(path)
    found = only(findings)
    assert (found_kind, found.code) == (kind, code)
    assert remedy in found.remedy
    if line:
        assert found.where == f"{kind}.toml, line {line}"


def test_after_a_slip_the_shipped_table_stands(tmp_path: Path, book: Rulebook) -> None:
    write(tmp_path, "fees.toml", f'{FEE}fee = "many"\n')
    write(tmp_path, "limits.toml", "[")
    with_slips, findings = open_rulebook(tmp_path)
    assert {one.code for one in findings} == {"wrong-table", "not-toml"}
    assert replace(with_slips, overlaid=()) == book


def test_a_file_of_another_name_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, "fee.toml", "")
    kind, findings = check_rules_file(path)
    assert kind == "unknown"
    assert (only(findings).code, "“fees”" in only(findings).remedy) == ("unknown-rules-file", True)


def test_a_file_that_is_no_text_or_not_there_is_refused(tmp_path: Path) -> None:
    odd = tmp_path / "fees.toml"
    odd.write_bytes(b"\xff\xfe\x00")
    assert only(check_rules_file(odd)[1]).code == "rules-file-unreadable"
    assert only(check_rules_file(tmp_path / "law.toml")[1]).code == "rules-file-unreadable"
    _, findings = open_rulebook(tmp_path)
    assert only(findings).code == "rules-file-unreadable"


def test_a_gigantic_file_is_not_read(tmp_path: Path) -> None:
    path = write(tmp_path, "fees.toml", "#" * (LARGEST + 1))
    assert only(check_rules_file(path)[1]).code == "rules-file-too-large"
    huge = write(tmp_path, "limits.toml", "#" * (4 * LARGEST + 1))
    assert only(check_rules_file(huge)[1]).code == "rules-file-unreadable"


def test_a_folder_that_is_not_there_is_a_finding_and_the_shipped_rules_stand(
    tmp_path: Path, book: Rulebook
) -> None:
    with_none, findings = open_rulebook(tmp_path / "nowhere")
    assert only(findings).code == "rules-folder-missing"
    assert with_none == book


def test_a_figure_that_no_file_holds_is_refused(book: Rulebook) -> None:
    with pytest.raises(Refused) as refused:
        book.figure("no-such", date(2026, 1, 1))
    assert refused.value.findings[0].code == "figure-missing"


def test_a_figure_before_its_rule_began_is_answered_with_a_warning(book: Rulebook) -> None:
    assert [one.code for one in book.beware("breathing-days", date(2021, 5, 3))] == ["before-rule"]
    assert book.beware("breathing-days", date(2021, 5, 4)) == ()
    assert book.figure("breathing-days", date(2021, 5, 3)) == 60
