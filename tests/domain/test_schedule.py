"""The arrears schedule: where it starts, what stands in it, and what it says beside."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courtdesk.domain.finding import Refused, Weight
from courtdesk.domain.ledger import Kind, Line
from courtdesk.domain.money import NIL, Money, total
from courtdesk.domain.plain import plain
from courtdesk.domain.rulebook import Rulebook
from courtdesk.domain.schedule import Schedule, arrears_schedule

ISSUE = date(2026, 12, 7)
ACCOUNT = "EX-1"


def rent(on: str, pence: int = 10000) -> Line:
    return Line(date.fromisoformat(on), Money(pence), Kind.RENT, "DBR")


def paid(on: str, pence: int = 10000, kind: Kind = Kind.PAYMENT) -> Line:
    return Line(date.fromisoformat(on), Money(-pence), kind, "RCP")


def codes(schedule: Schedule) -> list[str]:
    return [one.code for one in schedule.findings]


def draw(*lines: Line, book: Rulebook, first_default: date | None = None) -> Schedule:
    return arrears_schedule(lines, ACCOUNT, ISSUE, first_default, book=book)


def test_it_starts_with_the_first_rent_debit_after_the_account_was_last_clear(
    book: Rulebook,
) -> None:
    schedule = draw(
        rent("2026-10-05"), paid("2026-10-06"), rent("2026-11-02"), rent("2026-12-07"), book=book
    )
    assert schedule.first_default == schedule.starts == date(2026, 11, 2)
    assert schedule.opening == NIL
    assert [one.on.day for one in schedule.lines] == [2, 7]
    assert schedule.closing == Money(20000)
    assert codes(schedule) == []


def test_a_day_counts_as_clear_by_its_end(book: Rulebook) -> None:
    same_day = draw(rent("2026-11-02"), paid("2026-11-02"), rent("2026-11-09"), book=book)
    assert same_day.first_default == date(2026, 11, 9)


def test_a_payment_returned_is_no_rent_debit(book: Rulebook) -> None:
    back = Line(date(2026, 10, 12), Money(10000), Kind.REVERSAL, "RRC")
    lines = (rent("2026-10-05"), paid("2026-10-05"), back, rent("2026-11-02"))
    schedule = draw(*lines, book=book)
    assert schedule.first_default == date(2026, 11, 2)
    assert schedule.opening == Money(10000)


def test_an_account_never_clear_starts_with_its_first_line_and_says_so(book: Rulebook) -> None:
    opening = Line(date(2026, 9, 1), Money(5000), Kind.BROUGHT_FORWARD, "ROB")
    schedule = draw(opening, rent("2026-12-07"), book=book)
    assert schedule.first_default == date(2026, 9, 1)
    assert "history-may-be-short" in codes(schedule)


def test_an_old_default_is_cut_at_two_years_with_a_balance_brought_forward(
    book: Rulebook,
) -> None:
    lines = (rent("2023-05-01"), rent("2024-12-06"), rent("2024-12-07"), rent("2026-12-07"))
    schedule = draw(*lines, book=book)
    assert schedule.first_default == date(2023, 5, 1)
    assert schedule.starts == date(2024, 12, 7)
    assert schedule.opening == Money(20000)
    assert [one.balance.pence for one in schedule.lines] == [30000, 40000]
    assert "history-longer" in codes(schedule)


def test_a_debit_on_the_day_of_issue_after_a_clear_account_is_the_default(book: Rulebook) -> None:
    schedule = draw(rent("2026-11-02"), paid("2026-11-03"), rent("2026-12-07"), book=book)
    assert schedule.first_default == ISSUE


def test_an_account_in_credit_has_no_default_and_is_warned_of(book: Rulebook) -> None:
    schedule = draw(rent("2026-12-07"), paid("2026-12-01", 20000), book=book)
    assert schedule.first_default == ISSUE
    assert "account-in-credit" in codes(schedule)
    without = draw(rent("2026-11-30"), paid("2026-12-07"), paid("2026-12-01"), book=book)
    assert without.first_default is None
    assert without.starts == date(2024, 12, 7)
    assert without.closing == Money(-10000)


def test_an_empty_account_is_answered_with_a_warning(book: Rulebook) -> None:
    schedule = draw(book=book)
    assert (schedule.first_default, schedule.lines, schedule.closing) == (None, (), NIL)
    assert codes(schedule) == ["account-empty"]
    later = draw(rent("2026-12-14"), book=book)
    assert codes(later) == ["account-empty", "lines-after-issue"]


def test_lines_after_issue_are_left_out_and_named(book: Rulebook) -> None:
    schedule = draw(rent("2026-12-07"), rent("2026-12-08"), paid("2026-12-09"), book=book)
    assert len(schedule.lines) == 1
    assert "2 lines are" in schedule.findings[-1].says


def test_an_account_that_ends_early_is_a_note_and_then_a_warning(book: Rulebook) -> None:
    near = draw(rent("2026-11-30"), book=book).findings[-1]
    far = draw(rent("2026-11-29"), book=book).findings[-1]
    eve = draw(rent("2026-12-06"), book=book).findings[-1]
    assert "1 day before" in eve.says
    assert "7 days before" in near.says
    assert "account-ends-before-issue" not in codes(draw(rent("2026-12-07"), book=book))
    assert (near.code, near.weight) == ("account-ends-before-issue", Weight.NOTE)
    assert (far.code, far.weight) == ("account-ends-before-issue", Weight.WARNING)


def test_what_is_not_rent_stands_apart_and_unknown_codes_are_named(book: Rulebook) -> None:
    costs = Line(date(2026, 12, 1), Money(41500), Kind.COURT_COST, "DCC")
    odd = Line(date(2026, 12, 1), Money(700), Kind.UNKNOWN, "ZZZ")
    schedule = draw(rent("2026-12-07"), costs, odd, book=book)
    assert schedule.closing == Money(10000)
    assert [(one.kind, one.balance.pence) for one in schedule.apart] == [
        (Kind.COURT_COST, 41500),
        (Kind.UNKNOWN, 700),
    ]
    found = [one for one in schedule.findings if one.code == "unknown-code-apart"]
    assert "ZZZ" in found[0].says


def test_corrections_and_returns_stay_in_their_column(book: Rulebook) -> None:
    lines = (
        rent("2026-12-01"),
        rent("2026-12-02", -2000),
        paid("2026-12-03"),
        paid("2026-12-04", -10000, Kind.REVERSAL),
        Line(date(2026, 12, 5), Money(300), Kind.TRANSFER, "RIT"),
        Line(date(2026, 12, 6), Money(-100), Kind.TRANSFER, "RIT", text="From garage"),
    )
    rows = draw(*lines, book=book, first_default=date(2026, 12, 1)).lines
    assert [(one.due.pence, one.paid.pence) for one in rows] == [
        (10000, 0),
        (-2000, 0),
        (0, 10000),
        (0, -10000),
        (300, 0),
        (0, 100),
    ]
    assert rows[-1].what == "Transfer: From garage"


def test_a_first_default_given_is_taken_as_it_is(book: Rulebook) -> None:
    given_day = date(2026, 6, 1)
    schedule = draw(rent("2026-11-02"), paid("2026-11-03"), book=book, first_default=given_day)
    assert schedule.first_default == schedule.starts == given_day


def test_a_first_default_after_issue_is_refused(book: Rulebook) -> None:
    with pytest.raises(Refused) as refused:
        draw(rent("2026-11-02"), book=book, first_default=ISSUE + timedelta(days=1))
    assert refused.value.findings[0].code == "default-after-issue"
    assert refused.value.findings[0].where == "first-default"


def test_it_is_written_down_as_the_headless_door_promises(book: Rulebook) -> None:
    written = plain(draw(rent("2026-12-07"), book=book))
    assert isinstance(written, dict)
    assert list(written) == [
        "account", "first_default", "starts", "opening_p", "lines", "closing_p", "apart",
        "findings", "authority",
    ]  # fmt: skip
    assert written["lines"] == [
        {"on": "2026-12-07", "what": "Rent", "due_p": 10000, "paid_p": 0, "balance_p": 10000}
    ]


any_line = st.builds(
    Line,
    st.dates(date(2024, 1, 1), date(2027, 1, 31)),
    st.integers(-20000, 20000).map(Money),
    st.sampled_from(Kind),
    st.just("X"),
)


@given(lines=st.lists(any_line, max_size=30))
def test_opening_and_dues_less_payments_are_what_is_owed(lines: list[Line], book: Rulebook) -> None:
    schedule = arrears_schedule(lines, ACCOUNT, ISSUE, book=book)
    dues, payments = [one.due for one in schedule.lines], [one.paid for one in schedule.lines]
    assert schedule.opening + total(dues) - total(payments) == schedule.closing
    held = [one for one in lines if one.on <= ISSUE]
    assert schedule.closing + total([one.balance for one in schedule.apart]) == total(
        [one.amount for one in held]
    )
    assert all(schedule.starts <= one.on <= ISSUE for one in schedule.lines)
    if schedule.lines:
        assert schedule.lines[-1].balance == schedule.closing
