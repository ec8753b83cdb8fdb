"""Money: what is printed is read again, and nothing is lost in sharing it out."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courtdesk.domain.finding import Refused
from courtdesk.domain.money import Money, round_half_up, total

sums = st.integers(-(10**12), 10**12).map(Money)


@given(sums)
def test_what_is_printed_is_read_again(money: Money) -> None:
    assert Money.parse(str(money)) == money


@given(sums, st.integers(1, 400))
def test_the_parts_make_the_whole_and_differ_by_a_penny_at_most(money: Money, parts: int) -> None:
    shares = money.split(parts)
    assert len(shares) == parts
    assert total(shares) == money
    assert max(shares).pence - min(shares).pence <= 1
    assert abs(shares[-1].pence) <= abs(shares[0].pence)


@given(st.integers(-(10**9), 10**9), st.integers(1, 10**6))
def test_rounding_goes_to_the_nearest_penny_and_half_away_from_nought(top: int, low: int) -> None:
    exact = Fraction(top, low)
    rounded = round_half_up(exact).pence
    assert abs(exact - rounded) <= Fraction(1, 2)
    assert round_half_up(-exact).pence == -rounded
    if abs(exact - rounded) == Fraction(1, 2):
        assert abs(rounded) > abs(exact)


@pytest.mark.parametrize(
    ("text", "pence"),
    [("12.5", 1250), ("£1,234.56", 123456), ("(12.40)", -1240), ("12.40CR", -1240), ("−3", -300)],
)
def test_sums_are_read_as_people_write_them(text: str, pence: int) -> None:
    assert Money.parse(text).pence == pence


@pytest.mark.parametrize(
    "text", ["", "£", "1.234", "12,34", "-(3)", "3CRDR", "-3-", "(3)CR", "1e3", "٣"]
)
def test_what_is_not_a_sum_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        Money.parse(text)
    assert refused.value.findings[0].code == "not-money"
