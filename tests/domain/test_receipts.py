"""What was received, and what of it stood."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from courtdesk.domain.ledger import Kind, Line
from courtdesk.domain.money import Money
from courtdesk.domain.receipts import receipts


def line(day: int, pence: int, kind: Kind) -> Line:
    return Line(date(2026, 3, day), Money(pence), kind, "X")


def test_a_payment_stands_until_the_bank_returns_it() -> None:
    paid, returned = line(2, -5000, Kind.PAYMENT), line(6, 5000, Kind.REVERSAL)
    assert [one.amount for one in receipts([paid])] == [Money(5000)]
    assert receipts([paid, returned]) == ()
    assert len(receipts([paid, returned], date(2026, 3, 5))) == 1


def test_a_return_takes_away_the_last_payment_of_that_sum_and_no_other() -> None:
    lines = [
        line(2, -5000, Kind.PAYMENT),
        line(3, -5000, Kind.PAYMENT),
        line(4, -4000, Kind.PAYMENT),
        line(6, 5000, Kind.REVERSAL),
    ]
    assert [(one.on.day, one.amount.pence) for one in receipts(lines)] == [(2, 5000), (4, 4000)]


def test_benefit_is_told_from_what_the_tenant_paid() -> None:
    lines = [line(2, -5000, Kind.HOUSING_BENEFIT), line(3, -100, Kind.PAYMENT)]
    assert [one.is_benefit for one in receipts(lines)] == [True, False]


def test_charges_and_benefit_taken_back_are_not_receipts() -> None:
    lines = [line(2, 5000, Kind.RENT), line(3, 700, Kind.HOUSING_BENEFIT)]
    assert receipts(lines) == ()


@given(st.lists(st.integers(min_value=1, max_value=99), max_size=20))
def test_every_payment_returned_leaves_none(sums: list[int]) -> None:
    paid = [line(1, -pence, Kind.PAYMENT) for pence in sums]
    returned = [line(2, pence, Kind.REVERSAL) for pence in sums]
    assert receipts(paid + returned) == ()
