"""Ledgers: importing twice is importing once, and a union does not ask in which order it came."""

from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from courtdesk.domain.ledger import Kind, Line, balance, compare, day_ends, identity, running
from courtdesk.domain.money import NIL, Money

Held = tuple[tuple[str, Line], ...]

plain_lines = st.builds(
    Line,
    st.dates(date(2026, 1, 1), date(2026, 1, 6)),
    st.integers(-3, 3).map(Money),
    st.sampled_from([Kind.RENT, Kind.PAYMENT]),
    st.sampled_from(["A", "B"]),
)
accounts = st.sampled_from(["1", "2"])
exports = st.lists(st.tuples(accounts, plain_lines), max_size=15).map(tuple)


def union(held: Held, incoming: Held) -> Held:
    return (*held, *compare(held, incoming).new)


def content(held: Held) -> Counter[tuple[str, ...]]:
    return Counter(identity(account, line) for account, line in held)


@given(exports)
def test_importing_twice_is_importing_once(export: Held) -> None:
    once = union((), export)
    again = compare(once, export)
    assert (again.new, again.clashes, again.held) == ((), (), len(export))
    assert content(once) == content(export)


@given(exports, exports, exports)
def test_a_union_does_not_ask_for_the_order(first: Held, second: Held, third: Held) -> None:
    one_way = union(union(union((), first), second), third)
    other_way = union(union(union((), third), second), first)
    assert content(one_way) == content(other_way)
    most = content(first) | content(second) | content(third)
    assert content(one_way) == most


@given(exports, exports)
def test_a_line_is_gone_only_where_the_newer_export_covers_its_day(held: Held, new: Held) -> None:
    held = union((), held)
    for clash in compare(held, new).clashes:
        days = [line.on for account, line in new if account == clash.account]
        assert min(days) <= clash.held.on <= max(days)
        assert clash.incoming is None


def test_a_line_with_an_id_of_its_own_that_says_something_else_clashes() -> None:
    line = Line(date(2026, 1, 1), Money(100), Kind.RENT, "A", own_id="7")
    other = Line(date(2026, 1, 1), Money(101), Kind.RENT, "A", own_id="7")
    found = compare((("1", line),), (("1", other),))
    assert found.new == ()
    assert [(one.held, one.incoming) for one in found.clashes] == [(line, other)]


@given(st.lists(plain_lines, max_size=15), st.dates(date(2025, 12, 31), date(2026, 1, 7)))
def test_the_balance_on_a_day_is_the_sum_up_to_it(lines: list[Line], on: date) -> None:
    expected = sum(line.amount.pence for line in lines if line.on <= on)
    assert balance(lines, on).pence == expected
    ended = [owed for day, owed in day_ends(lines) if day <= on]
    assert (ended[-1] if ended else NIL).pence == expected


@given(st.lists(plain_lines, max_size=15), st.integers(-9, 9).map(Money))
def test_a_running_total_ends_with_the_balance(lines: list[Line], opening: Money) -> None:
    rows = running(lines, opening)
    assert (rows[-1].balance if rows else opening) == opening + balance(lines)
    assert [one.line.on for one in rows] == sorted(line.on for line in lines)


@given(st.lists(plain_lines, max_size=10), plain_lines)
def test_a_line_struck_out_was_never_there(lines: list[Line], extra: Line) -> None:
    reversed_line = Line(extra.on, -extra.amount, extra.kind, extra.code)
    assert balance([*lines, extra, reversed_line]) == balance(lines)
