"""The shipped papers on hand-made cases: golden texts, and the sentences that cases turn on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from courtdesk.documents import description
from courtdesk.documents.template import fill
from courtdesk.documents.variables import Context, Draft, beware, prepare
from courtdesk.documents.wordtext import Passage, read_text
from courtdesk.domain.casefile import CaseFile, NoticeKind
from courtdesk.domain.dates import Period
from courtdesk.domain.ledger import Kind, Line
from courtdesk.domain.money import Money
from courtdesk.domain.progress import Quiet
from courtdesk.domain.rulebook import Rulebook
from courtdesk.intake.door import Door
from tests.documents import cases

LIVES: dict[str, tuple[Callable[[], CaseFile], bool]] = {
    "plain": (cases.plain, False),
    "joint": (cases.joint, True),
    "bereaved": (cases.bereaved, False),
    "in-credit": (cases.in_credit, False),
    "nothing-paid": (cases.nothing_paid, False),
}


def line(passage: Passage) -> str:
    """A passage as a line of the golden text."""
    mark = "# " if passage.heading else "| " if passage.in_table else ""
    return f"{mark}{passage.label}{' ' if passage.label else ''}{passage.text}"


def text_of(door: Door, name: str, context: Context, folder: Path) -> str:
    """A paper's text, a passage a line."""
    out = folder / f"{name}.docx"
    fill(door, description.template(name), context, out, Quiet())
    read = read_text(out.read_bytes())
    edges = [f"[{words}]" for words in read.edges]
    return "\n".join([*edges, *(line(one) for one in read.passages)]) + "\n"


def statement(
    door: Door, folder: Path, book: Rulebook, file: CaseFile, draft: Draft | None = None
) -> str:
    """The text of a statement on a case."""
    context = prepare(file, draft or cases.drafted(file), book)
    return text_of(door, "witness-statement", context, folder)


@pytest.mark.parametrize("paper", ["witness-statement", "arrears-schedule", "exhibit-sheet"])
@pytest.mark.parametrize("life", LIVES)
def test_papers_say_what_was_looked_at_and_accepted(
    paper: str,
    life: str,
    door: Door,
    book: Rulebook,
    tmp_path: Path,
    golden: Callable[[str, str], None],
) -> None:
    make, on_terms = LIVES[life]
    file = make()
    order = cases.SUSPENDED if on_terms else cases.OUTRIGHT
    draft = cases.drafted(file, order)
    sheet = len(draft.exhibits) - 1 if paper == "exhibit-sheet" else None
    context = prepare(file, replace(draft, sheet_for=sheet), book)
    golden(f"{paper}-{life}.txt", text_of(door, paper, context, tmp_path))


def test_one_tenant_is_a_defendant_and_several_are_numbered(
    door: Door, book: Rulebook, tmp_path: Path
) -> None:
    one = statement(door, tmp_path, book, cases.plain())
    assert "\nAlan Example\nDefendant\n" in one
    assert "joint" not in one
    two = statement(door, tmp_path, book, cases.joint())
    assert "\n(1) Siân O'Brien-<Jones>\n(2) Marks & Daughter, Tom\nDefendants\n" in two
    assert "each joint tenant is liable for the whole of the rent" in two


def test_a_tenant_who_died_leaves_the_survivor_or_the_personal_representatives(
    door: Door, book: Rulebook, tmp_path: Path
) -> None:
    joint = statement(door, tmp_path, book, cases.bereaved())
    assert "Henry Example died on 19 January 2025." in joint
    assert "goes on in the name of Rosa Example, by survivorship" in joint
    assert "\nRosa Example\nDefendant\n" in joint
    alone = statement(door, tmp_path, book, cases.nothing_paid())
    assert "\nThe personal representatives of Alan Example (deceased)\nDefendant\n" in alone
    assert "brought against the personal representatives" in alone


def test_arrears_a_credit_and_a_clear_account_are_each_said_rightly(
    door: Door, book: Rulebook, tmp_path: Path
) -> None:
    owed = statement(door, tmp_path, book, cases.plain())
    assert "Arrears of rent of £3,015.00 were therefore owed at the end of 30 November" in owed
    assert "judgment for the rent owed" in owed
    credit = statement(door, tmp_path, book, cases.in_credit())
    assert "the account was in credit by £1,985.00" in credit
    assert "The arrears owed at issue have been paid since." in credit
    assert "judgment for the rent owed" not in credit
    file = cases.plain()
    lines = (*file.account.lines, cases.paid(date(2026, 11, 30), 301500))
    clear = statement(
        door, tmp_path, book, replace(file, account=replace(file.account, lines=lines))
    )
    assert "no rent was owed: the account was clear" in clear


def test_no_payment_and_no_benefit_are_said_in_so_many_words(
    door: Door, book: Rulebook, tmp_path: Path
) -> None:
    text = statement(door, tmp_path, book, cases.nothing_paid())
    assert "shows no payment by or for the tenant." in text
    assert "no payment was made" in text
    assert "no housing benefit and no Universal Credit" in text
    assert "records no step under the Pre-Action Protocol" in text


def test_benefit_and_returned_payments_are_told_apart(
    door: Door, book: Rulebook, tmp_path: Path
) -> None:
    text = statement(door, tmp_path, book, cases.joint())
    assert "Housing benefit has been paid to the Council for the rent: 32 sums" in text
    assert "stands on the account is £25.00, credited on 23 October 2026" in text
    assert "1 payment was made, of £25.00" in text


def test_a_single_sum_of_benefit_is_not_called_several(
    door: Door, book: Rulebook, tmp_path: Path
) -> None:
    file = cases.plain()
    once = cases.paid(date(2026, 11, 2), 45000, Kind.UNIVERSAL_CREDIT, "UC")
    account = replace(file.account, lines=(*file.account.lines, once))
    text = statement(door, tmp_path, book, replace(file, account=account))
    assert "Universal Credit has been paid to the Council for the rent: £450.00 on 2" in text


def test_rent_free_weeks_and_a_breathing_space_are_told(
    door: Door, book: Rulebook, tmp_path: Path
) -> None:
    text = statement(door, tmp_path, book, cases.bereaved())
    assert "charged in 48 weeks of the year; no rent falls due in the other weeks" in text
    assert "£16.07, which is what is charged in the 48 weeks, spread over 52 weeks" in text
    assert "began on 10 November 2026 and runs to the end of 8 January 2027" in text
    assert "It is in force at the date to which this statement is made up." in text
    assert "from 1 October 2026, a claim for benefit towards the rent that has not been" in text


def test_a_breathing_space_that_is_over_is_told_as_over(
    door: Door, book: Rulebook, tmp_path: Path
) -> None:
    file = cases.bereaved()
    over = replace(file.holds[0], from_on=date(2026, 3, 2), until_on=date(2026, 4, 30))
    text = statement(door, tmp_path, book, replace(file, holds=(over,)))
    assert "began on 2 March 2026 and ran to the end of 30 April 2026" in text
    assert "in force" not in text


@pytest.mark.parametrize(
    ("every", "words"),
    [
        (Period.WEEKLY, "a week. It falls due on the Monday of each week."),
        (Period.FORTNIGHTLY, "a fortnight. It falls due on the Monday of every 2nd week."),
        (Period.FOUR_WEEKLY, "every 4 weeks. It falls due on the Monday of every 4th week."),
        (Period.MONTHLY, "a month. It falls due on the 3rd day of each month."),
    ],
)
def test_rent_falls_due_by_the_period_of_the_tenancy(
    every: Period, words: str, door: Door, book: Rulebook, tmp_path: Path
) -> None:
    file = cases.plain()
    tenancy = replace(file.tenancy, rent_period=every)
    text = statement(door, tmp_path, book, replace(file, tenancy=tenancy))
    assert f"The rent is £112.50 {words}" in text


def test_monthly_rent_on_the_31st_falls_due_on_the_last_day_of_a_shorter_month(
    book: Rulebook,
) -> None:
    file = cases.plain()
    tenancy = replace(file.tenancy, rent_period=Period.MONTHLY, rent_anchor=date(2026, 1, 31))
    made = prepare(replace(file, tenancy=tenancy), cases.drafted(file), book)
    assert made.tenancy.falls_due.endswith("31st day of each month, or on the last day of a "
                                           "shorter month")  # fmt: skip
    assert made.tenancy.daily_basis == "the monthly rent divided by 30.44"


def test_the_notice_says_how_it_was_served_and_by_whom(
    door: Door, book: Rulebook, tmp_path: Path
) -> None:
    own = statement(door, tmp_path, book, cases.plain())
    assert "on Alan Example through the letterbox at 41 Acacia Road, on 7 July 2026, by me." in own
    post = statement(door, tmp_path, book, cases.joint())
    assert "by Omar Sample, so that it counts as served on 9 July 2026." in post
    assert "The rent account now shows a balance of £1,192.50 at the end" in own
    assert "after the date given in the notice and within 12 months of it" in own


def test_a_claim_out_of_time_is_not_said_to_be_in_time(
    door: Door, book: Rulebook, tmp_path: Path
) -> None:
    file = cases.plain()
    late = replace(file.notices[0], specified_on=date(2026, 9, 14))
    text = statement(door, tmp_path, book, replace(file, notices=(late,)))
    assert "The claim was issued on 14 September 2026.\n" in text


def test_exhibits_run_on_from_those_already_used(
    door: Door, book: Rulebook, tmp_path: Path
) -> None:
    file = cases.plain()
    draft = replace(cases.drafted(file, used_marks=["JAS1", "JAS2"]), number=2)
    text = statement(door, tmp_path, book, file, draft)
    assert "Statement: 2nd\nExhibits: JAS3, JAS4, JAS5, JAS6 and JAS7\n" in text
    assert "marked JAS3." in text


def test_the_order_sought_is_the_one_the_officer_chose(
    door: Door, book: Rulebook, tmp_path: Path
) -> None:
    file = cases.plain()
    forthwith = replace(cases.OUTRIGHT, within_days=0, costs=None, judgment=False)
    text = statement(door, tmp_path, book, file, cases.drafted(file, forthwith))
    assert "an order that possession of the Property be given forthwith;" in text
    assert "its costs" not in text
    assert "judgment for" not in text
    terms = statement(door, tmp_path, book, file, cases.drafted(file, cases.SUSPENDED))
    assert "the arrears by £5.25 a week, the first payment by 21 December 2026;" in terms


def test_money_and_dates_in_the_context_stay_money_and_dates(book: Rulebook) -> None:
    file = cases.plain()
    made = prepare(file, cases.drafted(file), book)
    assert made.account.balance == Money(301500)
    assert made.account.balance_at_issue == Money(186750)
    assert made.schedule.starts_on == date(2026, 3, 16)
    assert made.schedule.closing == made.account.balance
    assert made.schedule.due - made.schedule.paid + made.schedule.opening == made.schedule.closing
    assert made.account.apart[0].balance == Money(41500)


def test_a_schedule_goes_on_after_issue_without_a_break(book: Rulebook) -> None:
    file = cases.joint()
    schedule = prepare(file, cases.drafted(file), book).schedule
    assert schedule.starts_on == date(2024, 9, 14)
    balance = schedule.opening
    for one in schedule.lines:
        balance += one.due - one.paid
        assert one.balance == balance
    assert schedule.closing == balance
    rent = [one for one in file.account.lines if one.on >= schedule.starts_on]
    assert len(schedule.lines) == len(rent)


def test_an_account_without_lines_still_makes_a_context(book: Rulebook) -> None:
    file = cases.plain()
    empty = replace(file, account=replace(file.account, lines=()), claim=None, hearings=())
    made = prepare(empty, cases.drafted(empty), book)
    assert (made.court, made.claim, made.hearing) == (None, None, None)
    assert not made.schedule.has_default
    assert made.payment.held_from is None


def test_what_an_officer_should_know_is_said_before_the_paper_is_made(book: Rulebook) -> None:
    file = cases.plain()
    draft = cases.drafted(file)
    assert [one.code for one in beware(file, draft, book)] == ["protocol-steps-not-recorded"]
    said = beware(file, replace(draft, as_at=date(2026, 12, 3)), book)
    assert [one.code for one in said][:2] == [
        "figures-later-than-paper",
        "export-older-than-figures",
    ]
    credit = cases.in_credit()
    codes = [one.code for one in beware(credit, cases.drafted(credit), book)]
    assert "possession-without-arrears" in codes
    held = cases.bereaved()
    codes = [one.code for one in beware(held, cases.drafted(held), book)]
    assert "breathing-space-in-force" in codes
    unserved = replace(file, notices=(replace(file.notices[0], services=()),), papers=())
    codes = [one.code for one in beware(unserved, cases.drafted(unserved), book)]
    assert "notice-not-served-on-all" in codes
    assert "exhibit-not-on-case" in codes


def test_every_authority_that_is_cited_is_in_the_law(book: Rulebook) -> None:
    file = replace(cases.bereaved(), contacts=(), papers=())
    draft = replace(cases.drafted(file), as_at=date(2026, 12, 3))
    for finding in beware(file, draft, book):
        assert set(finding.authority) <= set(book.authorities)


def test_other_notices_go_by_their_own_name(book: Rulebook) -> None:
    file = cases.plain()
    for kind, words in (
        (NoticeKind.INTRODUCTORY, "notice of proceedings for possession"),
        (NoticeKind.NOTICE_TO_QUIT, "notice to quit"),
    ):
        other = replace(file, notices=(replace(file.notices[0], kind=kind),))
        notice = prepare(other, cases.drafted(file), book).notice
        assert notice is not None
        assert notice.title == words


def test_a_charge_of_unknown_kind_is_named_as_such(book: Rulebook) -> None:
    file = cases.plain()
    strange = Line(date(2026, 5, 5), Money(700), Kind.UNKNOWN, "ZZZ")
    account = replace(file.account, lines=(*file.account.lines, strange))
    made = prepare(replace(file, account=account), cases.drafted(file), book)
    assert "charges of a kind not known" in [one.what for one in made.account.apart]
