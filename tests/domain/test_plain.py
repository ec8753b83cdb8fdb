"""Plain JSON: what is written down is read again, and nothing is taken for what it is not."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courtdesk.domain.finding import Refused
from courtdesk.domain.money import Money
from courtdesk.domain.plain import from_plain, plain


class Colour(StrEnum):
    """Some kind."""

    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Whole:
    """One value of each kind that is written down."""

    from_: date
    at: datetime
    clock: time
    paid: Money | None
    colour: Colour
    parts: tuple[str, ...]
    count: int = 0
    sure: bool = False


wholes = st.builds(
    Whole,
    st.dates(),
    st.datetimes(),
    st.times().map(lambda one: one.replace(second=0, microsecond=0)),
    st.none() | st.integers(-(10**9), 10**9).map(Money),
    st.sampled_from(Colour),
    st.lists(st.text()).map(tuple),
    st.integers(-(10**9), 10**9),
    st.booleans(),
)


@given(wholes)
def test_what_is_written_down_is_read_again(whole: Whole) -> None:
    assert from_plain(Whole, plain(whole)) == whole


def test_names_in_json_say_pence_and_leave_pythons_underscore() -> None:
    whole = Whole(
        date(2026, 1, 1), datetime(2026, 1, 1), time(1), None, Colour.RED, ()  # noqa: DTZ001 - naive on purpose.
    )  # fmt: skip
    written = plain(whole)
    assert isinstance(written, dict)
    assert list(written) == ["from", "at", "clock", "paid_p", "colour", "parts", "count", "sure"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("from", "2026-W01-1"),
        ("from", "20260101"),
        ("from", "2026-01-01T10:00"),
        ("from", "\u0662\u0660\u0662\u0666-01-01"),
        ("at", "2026-01-01"),
        ("at", "2026-01-01T10"),
        ("at", "2026-W01-1T10:00"),
        ("clock", "10"),
        ("clock", "25:00"),
        ("paid_p", 1.0),
        ("paid_p", True),
        ("paid_p", 10**16),
        ("count", True),
        ("count", 1.0),
        ("count", "1"),
        ("count", 10**400),
        ("sure", 1),
        ("colour", "green"),
        ("parts", "red"),
        ("parts", [1]),
    ],
)
def test_nothing_is_taken_for_what_it_is_not(name: str, value: object) -> None:
    good = plain(
        Whole(date(2026, 1, 1), datetime(2026, 1, 1), time(1), None, Colour.RED, ())  # noqa: DTZ001 - naive on purpose.
    )
    assert isinstance(good, dict)
    with pytest.raises(Refused) as refused:
        from_plain(Whole, {**good, name: value})
    assert refused.value.findings[0].where.startswith(name)
