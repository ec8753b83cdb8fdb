"""Orders: instalments add up to the debt."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from courtdesk.domain.money import NIL, Money
from courtdesk.domain.orders import instalments
from courtdesk.domain.terms import Every, Terms, clears_on

regular = st.sampled_from([one for one in Every if one is not Every.ONCE])
sums = st.integers(1, 10**6).map(Money)
starts = st.dates(date(2000, 1, 1), date(2050, 1, 1))


@given(
    sums, st.integers(500, 10**5).map(Money), regular, st.dates(date(2000, 1, 1), date(2050, 1, 1))
)
def test_instalments_sum_to_the_debt_and_the_last_is_not_larger(
    debt: Money, instalment: Money, every: Every, first: date
) -> None:
    answer = instalments(debt, instalment, every, first).answer
    assert instalment * (answer.count - 1) + answer.last == debt
    assert NIL < answer.last <= instalment
    assert answer.last_due == clears_on(Terms(debt, instalment, every, first))
    assert (answer.count == 1) == (answer.last_due == first)
