"""What officers type: British dates, times of day, claim numbers."""

import contextlib
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courtdesk.domain.dates import clock, long, short
from courtdesk.domain.finding import Refused
from courtdesk.ui.entry import read_claim_number, read_date, read_time

MONDAY = date(2026, 11, 23)
DAYS = st.dates(date(1980, 1, 1), date(2079, 12, 31))


@given(DAYS)
def test_every_way_of_writing_a_day_in_full_reads_as_that_day(on: date) -> None:
    ways = (
        short(on),
        long(on),
        on.isoformat(),
        f"{on.day}/{on.month}/{on.year}",
        f"{on.day}/{on.month}/{on.year % 100:02}",
        f"{on.day}.{on.month:02}.{on.year}",
        f"{on.day}-{on.month}-{on.year}",
        f"{on.day} {on.month} {on.year % 100:02}",
        long(on).upper(),
        f"  {long(on)} ",
    )
    assert {read_date(one, MONDAY) for one in ways} == {on}


@given(DAYS, DAYS)
def test_a_day_without_a_year_is_the_nearest_of_that_name(on: date, today: date) -> None:
    found = read_date(f"{on.day}/{on.month}", today) if (on.day, on.month) != (29, 2) else today
    assert abs(found - today) <= timedelta(days=184)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12/3/26", date(2026, 3, 12)),
        ("12 Mar", date(2027, 3, 12)),
        ("1st December", date(2026, 12, 1)),
        ("Tue, 15 Dec 2026", date(2026, 12, 15)),
        ("today", MONDAY),
        ("Tomorrow", date(2026, 11, 24)),
        ("yesterday", date(2026, 11, 22)),
        ("monday", date(2026, 11, 30)),
        ("next fri", date(2026, 11, 27)),
        ("in 2 weeks", date(2026, 12, 7)),
        ("in 1 day", date(2026, 11, 24)),
        ("+10", date(2026, 12, 3)),
        ("5/6/79", date(2079, 6, 5)),
        ("5/6/80", date(1980, 6, 5)),
    ],
)
def test_dates_are_read_as_people_write_them(text: str, expected: date) -> None:
    assert read_date(text, MONDAY) == expected


@pytest.mark.parametrize("text", ["31/6/26", "30 Feb 2026", "29 Feb 2027", "0/1/26", "12/13/26"])
def test_a_day_that_does_not_exist_is_refused_as_such(text: str) -> None:
    with pytest.raises(Refused) as refused:
        read_date(text, MONDAY)
    assert refused.value.findings[0].code == "no-such-date"


@pytest.mark.parametrize("text", ["soon", "12", "12/", "March", "2026", "12 Foo", "1/2/345", "£5"])
def test_what_is_no_date_is_refused_with_how_to_write_one(text: str) -> None:
    with pytest.raises(Refused) as refused:
        read_date(text, MONDAY)
    assert refused.value.findings[0].code == "not-a-date"
    assert "12/3/26" in refused.value.findings[0].remedy


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_date_or_a_refusal(text: str) -> None:
    found: object = None
    with contextlib.suppress(Refused):
        found = read_date(text, MONDAY)
    assert found is None or isinstance(found, date)


@given(st.times())
def test_a_time_as_it_is_echoed_reads_as_that_time(at: time) -> None:
    whole = at.replace(second=0, microsecond=0)
    assert read_time(clock(whole)) == whole
    assert read_time(f"{whole:%H:%M}") == whole


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10", time(10)),
        ("10.30", time(10, 30)),
        ("10:30 am", time(10, 30)),
        ("2", time(14)),
        ("2.05pm", time(14, 5)),
        ("12", time(12)),
        ("12am", time(0)),
        ("noon", time(12)),
        ("12 noon", time(12)),
        ("02:00", time(2)),
    ],
)
def test_times_are_read_as_courts_say_them(text: str, expected: time) -> None:
    assert read_time(text) == expected


@pytest.mark.parametrize("text", ["", "ten", "25", "10.75", "10:3", "13pm x", "-1"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        read_time(text)
    assert refused.value.findings[0].code == "not-a-time"


def test_a_claim_number_is_written_as_the_court_does() -> None:
    assert read_claim_number(" m05 yk 123\t") == "M05YK123"
