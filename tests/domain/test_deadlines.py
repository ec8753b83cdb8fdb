"""Deadlines: one grammar, and laws that hold for every count and every calendar."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courtdesk.domain.casefile import (
    Account,
    CaseFile,
    Claim,
    Court,
    Hearing,
    HearingKind,
    Notice,
    NoticeKind,
    Office,
    Officer,
    Regime,
    Service,
    ServiceMethod,
    Tenancy,
    TenancyKind,
)
from courtdesk.domain.dates import Calendar, Period
from courtdesk.domain.deadlines import (
    Count,
    Moves,
    Unit,
    Way,
    deadlines_of,
    parse_count,
    reach,
)
from courtdesk.domain.finding import Refused
from courtdesk.domain.money import Money
from courtdesk.domain.rulebook import Rulebook

TODAY = date(2026, 11, 21)
COURT = Court(1, "County Court at Example", ())


def case(**parts: object) -> CaseFile:
    """An introductory tenancy with a notice; parts by name as the test wants them."""
    service = Service(1, 1, ServiceMethod.HAND, datetime(2026, 3, 3, 10), date(2026, 3, 3), "A")  # noqa: DTZ001 - court time.
    whole = CaseFile(
        1,
        "EX/1",
        date(2026, 2, 1),
        None,
        Office("Example Borough Council", "Rents", (), "", ""),
        Officer(1, "a", "A Officer", "Officer"),
        Tenancy(
            1, "T1", TenancyKind.INTRODUCTORY, date(2025, 4, 7), (), Money(1), Period.WEEKLY,
            date(2025, 4, 7),
        ),
        (),
        Account(1, "R1", ()),
        notices=(
            Notice(
                1, NoticeKind.INTRODUCTORY, Money(1), date(2026, 3, 3), date(2026, 4, 6), (service,)
            ),
        ),
    )  # fmt: skip
    return replace(whole, **parts)  # type: ignore[arg-type]  # A test names its parts freely.


def due(file: CaseFile, book: Rulebook) -> dict[str, str]:
    return {
        one.name: one.on.isoformat()
        for one in deadlines_of(file, book.deadlines, book.calendar, TODAY)
    }


def test_an_introductory_notice_sets_its_dates(book: Rulebook) -> None:
    assert due(case(), book) == {
        "trial-extension-notice": "2026-02-09",
        "review-request-introductory": "2026-03-16",
        "review-decided": "2026-04-02",
        "issue-from": "2026-04-07",
    }


def test_a_claim_and_a_hearing_set_theirs(book: Rulebook) -> None:
    claim = Claim(1, "M05YK123", COURT, Regime.PCOL, date(2026, 11, 23))
    hearing = Hearing(1, date(2027, 1, 5), time(10), HearingKind.POSSESSION_FIRST, COURT)
    dates = due(case(notices=(), claim=claim, hearings=(hearing,)), book)
    assert dates == {
        "trial-extension-notice": "2026-02-09",
        "online-history": "2026-11-30",
        "hearing-earliest": "2026-12-22",
        "hearing-latest": "2027-01-18",
        "claim-served": "2026-12-14",
        "pre-hearing-letter-business-days": "2026-12-16",
        "pre-hearing-letter-clear-days": "2026-12-24",
        "witness-statement": "2026-12-30",
    }


def test_a_hearing_that_moves_takes_its_dates_with_it(book: Rulebook) -> None:
    claim = Claim(1, "M05YK123", COURT, Regime.PAPER, date(2026, 11, 23))
    hearing = Hearing(1, date(2027, 1, 5), time(10), HearingKind.POSSESSION_FIRST, COURT)
    vacated = replace(hearing, vacated_on=date(2026, 12, 1))
    later = replace(hearing, id=2, on=date(2027, 1, 18))
    dates = due(case(claim=claim, hearings=(vacated, later)), book)
    assert dates["claim-served"] == "2026-12-24"
    gone = due(case(claim=claim, hearings=(vacated,)), book)
    assert "claim-served" not in gone


def test_a_rule_is_used_only_while_it_is_in_force(book: Rulebook) -> None:
    rule = next(one for one in book.deadlines if one.name == "issue-from")
    ended = replace(rule, until_on=date(2026, 4, 5))
    assert deadlines_of(case(), (ended,), book.calendar, TODAY) == ()
    begun = replace(rule, from_on=date(2026, 4, 6))
    assert len(deadlines_of(case(), (begun,), book.calendar, TODAY)) == 1


def test_a_deadline_says_why(book: Rulebook) -> None:
    first = deadlines_of(case(), book.deadlines, book.calendar, TODAY)[1]
    assert first.authority == ("INT-6",)
    assert first.working == "Tue 3 Mar 2026; 14 days beginning with it; so Mon 16 Mar 2026"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("two days before hearing.on", "not-a-count"),
        ("2 days before hearing", "not-a-count"),
        ("2 years before hearing.on", "not-a-count"),
        ("2 clear days beginning with hearing.on", "not-a-count"),
        ("0 days beginning with hearing.on", "not-a-count"),
        ("2 clear days before hearing.at", "unknown-event"),
    ],
)
def test_what_is_not_a_count_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_count(text, "here")
    assert (refused.value.findings[0].code, refused.value.findings[0].where) == (code, "here")


@pytest.mark.parametrize(
    ("text", "event", "moves", "on"),
    [
        ("1 day before hearing.on", "2026-12-07", "no", "2026-12-06"),
        ("1 day before hearing.on", "2026-12-07", "earlier", "2026-12-04"),
        ("3 weeks after hearing.on", "2026-12-07", "no", "2026-12-28"),
        ("3 weeks after hearing.on", "2026-12-07", "later", "2026-12-29"),
        ("17 days after hearing.on", "2026-12-07", "court-office", "2026-12-29"),
        ("1 month after hearing.on", "2027-01-31", "no", "2027-02-28"),
        ("1 month before hearing.on", "2027-03-31", "no", "2027-02-28"),
        ("6 months beginning with hearing.on", "2026-08-31", "no", "2027-02-28"),
        ("2 weeks beginning with hearing.on", "2026-12-07", "no", "2026-12-20"),
        ("3 business days beginning with hearing.on", "2026-12-05", "no", "2026-12-09"),
        ("2 business days after hearing.on", "2026-12-24", "no", "2026-12-30"),
        ("2 business days before hearing.on", "2026-12-29", "no", "2026-12-23"),
        ("28 clear days after hearing.on", "2026-11-23", "no", "2026-12-22"),
        ("3 clear days after hearing.on", "2026-12-23", "no", "2026-12-31"),
        ("3 clear days before hearing.on", "2026-12-15", "earlier", "2026-12-09"),
        ("5 clear days before hearing.on", "2026-12-15", "no", "2026-12-07"),
        ("6 clear days before hearing.on", "2026-12-15", "no", "2026-12-08"),
        ("5 clear days after hearing.on", "2026-12-04", "no", "2026-12-12"),
        ("6 clear days after hearing.on", "2026-12-04", "no", "2026-12-11"),
    ],
)
def test_counts_lead_where_a_finger_on_the_calendar_does(
    text: str, event: str, moves: str, on: str, book: Rulebook
) -> None:
    reached = reach(parse_count(text), date.fromisoformat(event), Moves(moves), book.calendar)
    assert reached.on.isoformat() == on


near = st.dates(date(2020, 1, 1), date(2030, 12, 31))
calendars = st.frozensets(near, max_size=60).map(Calendar)
counts = st.builds(
    Count,
    st.integers(1, 40),
    st.sampled_from(Unit),
    st.sampled_from([Way.BEFORE, Way.AFTER]),
    st.just("hearing.on"),
)


@given(counts, near, calendars, st.sampled_from([Moves.EARLIER, Moves.LATER, Moves.COURT_OFFICE]))
def test_what_moves_never_lies_on_a_day_that_is_not_a_business_day(
    count: Count, event: date, calendar: Calendar, moves: Moves
) -> None:
    reached = reach(count, event, moves, calendar)
    assert calendar.is_business_day(reached.on)
    closed = replace(calendar, closures=frozenset({reached.on}))
    assert closed.is_open(reach(count, event, Moves.COURT_OFFICE, closed).on)


@given(st.integers(0, 30), st.sampled_from(Unit), near, calendars, near)
def test_a_bank_holiday_more_never_gives_more_time_before_a_hearing(
    number: int, unit: Unit, event: date, calendar: Calendar, holiday: date
) -> None:
    count = Count(number, unit, Way.BEFORE, "hearing.on")
    more = Calendar(calendar.bank_holidays | {holiday})
    moved = reach(count, event, Moves.EARLIER, more).on
    assert moved <= reach(count, event, Moves.EARLIER, calendar).on


@given(st.integers(0, 60), near, calendars)
def test_business_days_out_and_back_lead_home(number: int, start: date, calendar: Calendar) -> None:
    start = calendar.on_to_business_day(start)
    there = calendar.business_days_after(start, number)
    assert calendar.business_days_before(there, number) == start


@given(st.integers(0, 30), near, calendars)
def test_clear_days_before_leave_so_many_days_clear(
    number: int, event: date, calendar: Calendar
) -> None:
    count = Count(number, Unit.CLEAR_DAYS, Way.BEFORE, "hearing.on")
    on = reach(count, event, Moves.NO, calendar).on
    between = [on + timedelta(days=n) for n in range(1, (event - on).days)]
    if number <= 5:
        between = [day for day in between if calendar.is_business_day(day)]
    assert len(between) == number
