"""Standing under an order, beside a plain day-by-day reading of the same terms."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import assume, given
from hypothesis import strategies as st

from courtdesk.domain.money import NIL, Money
from courtdesk.domain.standing import (
    Kept,
    LineKind,
    Missed,
    OrderLine,
    Spell,
    Standing,
    State,
    standing_by_balance,
    standing_by_lines,
)
from courtdesk.domain.terms import Every, Reading, Terms, clears_on, due_count, due_dates, target

DAY = timedelta(days=1)
MADE = date(2026, 12, 7)
FIRST = date(2026, 12, 14)
STEP = {Every.WEEKLY: 7, Every.FORTNIGHTLY: 14, Every.FOUR_WEEKLY: 28}


def due(terms: Terms, number: int) -> date:
    assert terms.first_due
    assert terms.every
    if terms.every is Every.MONTHLY:
        return terms.first_due + relativedelta(months=number)
    return terms.first_due + timedelta(days=STEP.get(terms.every, 0) * number)


def plain_due_count(terms: Terms, on: date) -> int:
    number, most = 0, 1 if terms.every is Every.ONCE else 400
    while number < most and due(terms, number) + timedelta(days=terms.grace_days) <= on:
        number += 1
    return number


def plain_target(terms: Terms, on: date) -> int:
    left = terms.starting.pence + terms.costs_same_terms * terms.costs.pence
    if terms.lump and terms.lump_due and terms.lump_due + DAY * terms.grace_days <= on:
        left -= terms.lump.pence
    return max(0, left - terms.instalment.pence * plain_due_count(terms, on))


def plain_checked(terms: Terms, on: date, opening: Money, lines: tuple[OrderLine, ...]) -> int:
    owed, costs = opening.pence, terms.costs.pence
    for line in lines:
        if line.on > on:
            continue
        if line.kind in {LineKind.PAYMENT, LineKind.BENEFIT}:
            owed += line.amount.pence
        if line.kind is LineKind.RENT and terms.current_rent:
            still_undue = on <= line.on + DAY * terms.rent_grace_days
            owed += 0 if still_undue else line.amount.pence
        if line.kind is LineKind.COST and line.amount < NIL:
            costs += line.amount.pence
    return owed + (max(0, costs) if terms.costs_same_terms else 0)


def plainly(
    terms: Terms, on: date, opening: Money, lines: tuple[OrderLine, ...]
) -> tuple[str, date | None, list[tuple[date, date | None]]]:
    """State, spent day and spells, by looking at every single day since the order."""
    spent: date | None = None
    spells: list[tuple[date, date | None]] = []
    begun: date | None = None
    day = MADE
    while day <= on:
        checked, aim = plain_checked(terms, day, opening, lines), plain_target(terms, day)
        if spent is None and checked <= 0:
            spent = day
        breached = spent is None and checked > aim
        if breached and begun is None:
            begun = day
        if not breached and begun is not None:
            spells.append((begun, day - DAY))
            begun = None
        day += DAY
    if begun:
        spells.append((begun, None))
    if spent:
        return "completed", spent, spells
    if begun:
        return "breached", spent, spells
    lump_due = bool(terms.lump and terms.lump_due and terms.lump_due + DAY * terms.grace_days <= on)
    started = plain_due_count(terms, on) > 0 or lump_due
    return ("live" if started else "not-started"), spent, spells


def pence(least: int, most: int) -> st.SearchStrategy[Money]:
    return st.integers(least, most).map(Money)


def day_of(number: int) -> date:
    return MADE + timedelta(days=number)


# Few enough days and pence that dates and sums meet.
some_day = st.integers(0, 25).map(day_of)
some_later_day = st.integers(0, 70).map(day_of)
terms_strategy = st.builds(
    Terms,
    starting=pence(0, 12),
    instalment=pence(1, 4),
    every=st.sampled_from(Every),
    first_due=some_day,
    lump=pence(0, 3),
    lump_due=some_day,
    grace_days=st.integers(0, 3),
    rent_grace_days=st.integers(0, 3),
    current_rent=st.booleans(),
    costs=pence(0, 3),
    costs_same_terms=st.booleans(),
    reading=st.sampled_from(Reading),
)
lines_strategy = st.lists(
    st.builds(OrderLine, some_day, st.sampled_from(LineKind), pence(-4, 4)), max_size=12
).map(tuple)


@given(terms_strategy, some_later_day, pence(-2, 15), lines_strategy)
def test_looking_at_the_days_of_change_is_looking_at_every_day(
    terms: Terms, on: date, opening: Money, lines: tuple[OrderLine, ...]
) -> None:
    cumulative = replace(terms, reading=Reading.CUMULATIVE)
    answer = standing_by_lines(cumulative, on, opening, lines, MADE)
    state, spent, spells = plainly(terms, on, opening, lines)
    assert (answer.state, answer.spent_on) == (state, spent)
    assert answer.breaches == tuple(Spell(begins, ends) for begins, ends in spells)
    assert answer.since == (spells[-1][0] if spells and spells[-1][1] is None else None)
    assert answer.due_count == plain_due_count(terms, on)
    assert answer.target.pence == plain_target(terms, on)
    assert answer.checked.pence == plain_checked(terms, on, opening, lines)
    assert answer.short_by == max(NIL, answer.checked - answer.target)


@given(terms_strategy, some_later_day, pence(-2, 15), lines_strategy)
def test_the_strict_reading_judges_each_period_by_itself(
    terms: Terms, on: date, opening: Money, lines: tuple[OrderLine, ...]
) -> None:
    strict = replace(terms, reading=Reading.STRICT)
    answer = standing_by_lines(strict, on, opening, lines, MADE)
    missed = []
    previous: date | None = None
    for number in range(plain_due_count(terms, on)):
        by = due(terms, number)
        first, last = previous + DAY if previous else MADE, by + DAY * terms.grace_days
        if answer.spent_on and answer.spent_on <= last:
            break
        wait = DAY * (terms.rent_grace_days + 1)
        rent = sum(
            one.amount.pence
            for one in lines
            if one.kind is LineKind.RENT and first <= one.on + wait <= last
        )
        kinds = [LineKind.PAYMENT, LineKind.BENEFIT]
        paid = -sum(
            one.amount.pence
            for one in lines
            if first <= one.on <= last
            and (
                one.kind in kinds
                or (one.kind is LineKind.COST and one.amount < NIL and terms.costs_same_terms)
            )
        )
        wanted = terms.instalment.pence + (rent if terms.current_rent else 0)
        if paid < wanted:
            missed.append(Missed(by, Money(wanted), Money(paid)))
        previous = by
    assert answer.strict
    assert answer.strict.missed == tuple(missed)
    assert (answer.strict.state is Kept.MISSED) == bool(missed)
    if missed and answer.spent_on is None:
        assert answer.state is State.BREACHED
    both = standing_by_lines(replace(terms, reading=Reading.BOTH), on, opening, lines, MADE)
    once = standing_by_lines(replace(terms, reading=Reading.CUMULATIVE), on, opening, lines, MADE)
    assert (both.state, both.strict) == (once.state, answer.strict)


@given(terms_strategy, some_later_day, pence(-2, 15))
def test_a_balance_and_no_lines_since_say_the_same_of_the_day(
    terms: Terms, on: date, balance: Money
) -> None:
    cumulative = replace(terms, reading=Reading.CUMULATIVE)
    by_balance = standing_by_balance(cumulative, on, balance)
    by_lines = standing_by_lines(cumulative, on, balance, ())
    assert replace(by_lines, since=None, spent_on=None, breaches=None) == by_balance


@given(terms_strategy)
def test_an_order_clears_on_the_due_date_on_which_its_target_is_nil(terms: Terms) -> None:
    assume(terms.whole)
    without_grace = replace(terms, grace_days=0)
    clears = clears_on(terms)
    if clears is None:
        assert terms.every is Every.ONCE
        return
    assert target(without_grace, clears) == NIL
    assert target(without_grace, clears - DAY) > NIL


@given(terms_strategy, st.integers(0, 30))
def test_due_dates_and_their_count_agree(terms: Terms, number: int) -> None:
    dates = [on for on, _ in zip(due_dates(terms), range(number + 1), strict=False)]
    last = dates[-1]
    assert due_count(terms, last + DAY * terms.grace_days) == len(dates)
    assert due_count(terms, last + DAY * (terms.grace_days - 1)) == len(dates) - 1
    assert dates == [due(terms, n) for n in range(len(dates))]


def kept_lines(terms: Terms, count: int, rent: Money) -> tuple[OrderLine, ...]:
    """A tenant who on each due date pays the instalment, and the rent debited that very day."""
    lines = []
    for number in range(count):
        on = due(terms, number)
        lines.append(OrderLine(on, LineKind.RENT, rent))
        lines.append(OrderLine(on, LineKind.PAYMENT, -(rent + terms.instalment)))
    return tuple(lines)


regular = st.sampled_from([Every.WEEKLY, Every.FORTNIGHTLY, Every.FOUR_WEEKLY, Every.MONTHLY])


@given(pence(1, 900), regular, st.integers(1, 30), pence(0, 20000), st.integers(0, 5))
def test_paying_exactly_to_schedule_is_never_a_breach(
    instalment: Money, every: Every, count: int, rent: Money, grace: int
) -> None:
    owed = instalment * count
    terms = Terms(owed, instalment, every, FIRST, grace_days=grace, reading=Reading.BOTH)
    lines = kept_lines(terms, count, rent)
    for on in sorted({line.on for line in lines}):
        answer = standing_by_lines(terms, on, owed, lines, MADE)
        assert answer.breaches == ()
        assert answer.state in {State.LIVE, State.NOT_STARTED, State.COMPLETED}
        assert answer.short_by == NIL
    assert standing_by_lines(terms, on, owed, lines, MADE).state is State.COMPLETED


RANK = {State.COMPLETED: 0, State.NOT_STARTED: 1, State.LIVE: 1, State.BREACHED: 2}


def worse(after: Standing, before: Standing) -> bool:
    return RANK[after.state] > RANK[before.state] or after.short_by > before.short_by


@given(terms_strategy, some_later_day, pence(0, 15), lines_strategy, some_day, st.integers(0, 10))
def test_a_penny_more_or_sooner_never_makes_standing_worse(
    terms: Terms,
    on: date,
    opening: Money,
    lines: tuple[OrderLine, ...],
    paid_on: date,
    sooner: int,
) -> None:
    terms = replace(terms, reading=Reading.CUMULATIVE)
    before = standing_by_lines(terms, on, opening, lines, MADE)
    penny = OrderLine(paid_on, LineKind.PAYMENT, Money(-1))
    with_it = standing_by_lines(terms, on, opening, (*lines, penny), MADE)
    assert not worse(with_it, before)
    earlier = replace(penny, on=max(MADE, paid_on - DAY * sooner))
    assert not worse(standing_by_lines(terms, on, opening, (*lines, earlier), MADE), with_it)


@given(terms_strategy, some_later_day, pence(0, 15), lines_strategy, some_day)
def test_a_penny_more_in_a_period_never_adds_a_miss_to_it(
    terms: Terms, on: date, opening: Money, lines: tuple[OrderLine, ...], paid_on: date
) -> None:
    strict = replace(terms, reading=Reading.STRICT)
    penny = OrderLine(paid_on, LineKind.PAYMENT, Money(-1))
    before = standing_by_lines(strict, on, opening, lines, MADE)
    after = standing_by_lines(strict, on, opening, (*lines, penny), MADE)
    assert before.strict
    assert after.strict
    assert {one.due for one in after.strict.missed} <= {one.due for one in before.strict.missed}


@given(terms_strategy, some_later_day, pence(0, 15), lines_strategy, lines_strategy)
def test_money_paid_after_today_does_not_change_standing_today(
    terms: Terms,
    on: date,
    opening: Money,
    lines: tuple[OrderLine, ...],
    more: tuple[OrderLine, ...],
) -> None:
    later = tuple(replace(one, on=on + DAY * (1 + (one.on - MADE).days)) for one in more)
    before = standing_by_lines(terms, on, opening, lines, MADE)
    assert standing_by_lines(terms, on, opening, (*lines, *later), MADE) == before


@pytest.mark.parametrize(
    ("owed", "state"),
    [(0, State.COMPLETED), (-1, State.COMPLETED), (123500, State.LIVE), (123501, State.BREACHED)],
)
def test_the_states_meet_at_the_penny(owed: int, state: State) -> None:
    terms = Terms(Money(124000), Money(500), Every.WEEKLY, FIRST)
    assert standing_by_balance(terms, FIRST, Money(owed)).state is state
    day_before = standing_by_balance(terms, FIRST - DAY, Money(124000))
    assert day_before.state is State.NOT_STARTED


def test_a_penny_owed_after_the_last_instalment_is_a_breach() -> None:
    terms = Terms(Money(500), Money(500), Every.WEEKLY, FIRST)
    lines = (OrderLine(FIRST, LineKind.PAYMENT, Money(-499)),)
    answer = standing_by_lines(terms, FIRST, Money(500), lines, MADE)
    assert (answer.state, answer.since) == (State.BREACHED, FIRST)
    later = FIRST + DAY * 30
    assert standing_by_lines(terms, later, Money(500), lines, MADE).breaches == (
        Spell(FIRST, None),
    )


def test_rent_is_arrears_the_day_after_its_grace() -> None:
    terms = Terms(Money(500), Money(500), Every.WEEKLY, date(2027, 2, 1), rent_grace_days=2)
    lines = (OrderLine(MADE, LineKind.RENT, Money(100)),)
    judged = [
        standing_by_lines(terms, MADE + DAY * days, Money(500), lines, MADE).checked.pence
        for days in range(4)
    ]
    assert judged == [500, 500, 500, 600]


def test_costs_count_only_on_the_same_terms() -> None:
    terms = Terms(Money(1000), Money(500), Every.WEEKLY, FIRST, costs=Money(300))
    lines = (
        OrderLine(MADE, LineKind.COST, Money(300)),
        OrderLine(FIRST, LineKind.PAYMENT, Money(-1000)),
    )
    assert standing_by_lines(terms, FIRST, Money(1000), lines, MADE).state is State.COMPLETED
    same = replace(terms, costs_same_terms=True)
    answer = standing_by_lines(same, FIRST, Money(1000), lines, MADE)
    assert (answer.state, answer.checked, answer.target) == (State.LIVE, Money(300), Money(800))
    paid = (*lines, OrderLine(FIRST + DAY, LineKind.COST, Money(-300)))
    answer = standing_by_lines(same, FIRST + DAY, Money(1000), paid, MADE)
    assert (answer.state, answer.spent_on) == (State.COMPLETED, FIRST + DAY)


def test_a_lump_sum_alone_is_an_order_too() -> None:
    terms = Terms(Money(1000), lump=Money(1000), lump_due=FIRST)
    assert clears_on(terms) == FIRST
    assert standing_by_balance(terms, FIRST - DAY, Money(1000)).state is State.NOT_STARTED
    assert standing_by_balance(terms, FIRST, Money(1000)).state is State.BREACHED


def test_monthly_due_dates_keep_the_day_of_the_first() -> None:
    terms = Terms(Money(1000), Money(300), Every.MONTHLY, date(2027, 1, 31))
    dates = [on for on, _ in zip(due_dates(terms), range(4), strict=False)]
    assert [on.isoformat() for on in dates] == [
        "2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30",
    ]  # fmt: skip
    assert due_count(replace(terms, grace_days=1), date(2027, 2, 28)) == 1
    assert due_count(replace(terms, grace_days=1), date(2027, 3, 1)) == 2
