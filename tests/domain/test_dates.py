"""Dates: periods, months and the rules that count by them agree with one another."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from courtdesk.domain import evictions, hearings, notices, trial
from courtdesk.domain.casefile import ServiceMethod
from courtdesk.domain.dates import (
    Calendar,
    Period,
    due_date,
    last_day_of_month,
    last_of_months_beginning_with,
    months_after,
    period_start_on_or_after,
)
from courtdesk.domain.deadlines import Deadline, reach
from courtdesk.domain.rulebook import Rulebook

DAY = timedelta(days=1)
near = st.dates(date(1996, 1, 1), date(2060, 12, 31))
periods = st.sampled_from(Period)


@given(near, st.integers(-600, 600))
def test_months_keep_the_day_or_take_the_months_last(start: date, months: int) -> None:
    end = months_after(start, months)
    assert (end.year - start.year) * 12 + end.month - start.month == months
    assert end.day == min(start.day, last_day_of_month(end).day)


@given(near, st.integers(1, 240))
def test_a_period_beginning_with_a_day_ends_before_the_next_begins(
    start: date, months: int
) -> None:
    end = last_of_months_beginning_with(start, months)
    following = months_after(start, months)
    assert end == (following - DAY if following.day == start.day else following)


@given(near, periods, st.integers(0, 200))
def test_due_dates_come_one_after_another(first: date, every: Period, number: int) -> None:
    assert due_date(first, every, number) < due_date(first, every, number + 1)


@given(near, periods, near)
def test_the_next_period_is_the_first_that_begins_no_earlier(
    anchor: date, every: Period, on: date
) -> None:
    start = period_start_on_or_after(anchor, every, on)
    months = (start.year - anchor.year) * 12 + start.month - anchor.month
    if every is Period.MONTHLY:
        assert start == months_after(anchor, months)
        assert months_after(anchor, months - 1) < on <= start
    else:
        assert (start - anchor).days % {"weekly": 7, "fortnightly": 14}.get(every, 28) == 0
        assert on <= start < on + timedelta(days={"weekly": 7, "fortnightly": 14}.get(every, 28))


@given(served=near, every=periods, anchor=near)
def test_a_notice_expires_on_the_first_or_last_day_of_a_period_and_no_earlier_would_do(
    served: date, every: Period, anchor: date, book: Rulebook
) -> None:
    answer = notices.earliest_date(served, every, anchor, book=book).answer
    least = served + timedelta(days=28)
    if every is Period.MONTHLY:
        least = max(least, months_after(served, 1))
    boundaries = [
        on
        for on in (least + timedelta(days=n) for n in range(40))
        if on in {period_start_on_or_after(anchor, every, on), last_day_before(anchor, every, on)}
    ]
    assert answer.earliest == boundaries[0]
    assert answer.house in {answer.earliest, answer.earliest + DAY}
    assert answer.earliest_issue == answer.house + DAY


def last_day_before(anchor: date, every: Period, on: date) -> date:
    """The last day of the period that ends on or after a day."""
    return period_start_on_or_after(anchor, every, on + DAY) - DAY


@given(on=near)
def test_what_is_counted_forth_and_back_between_eviction_and_notice_agrees(
    on: date, book: Rulebook
) -> None:
    for again in (False, True):
        earliest = evictions.earliest(on, again=again, book=book).answer.earliest
        assert evictions.notice_by(earliest, again=again, book=book).answer.by == on


@given(posted=near)
def test_a_notice_posted_later_is_never_served_sooner(posted: date, book: Rulebook) -> None:
    first, second = (
        notices.served(ServiceMethod.FIRST_CLASS_POST, on, book=book).answer.served
        for on in (posted, posted + DAY)
    )
    assert posted < first <= second
    assert book.calendar.is_business_day(first)


@given(hearing=near)
def test_deadlines_and_rules_lead_to_the_same_dates(hearing: date, book: Rulebook) -> None:
    def by(name: str, event: date) -> date:
        rule = named(book, name)
        return reach(rule.count, event, rule.moves, book.calendar).on

    statement = hearings.statement_by(hearing, book=book).answer
    life = notices.life(hearing, book=book).answer
    window = hearings.window(hearing, book=book).answer
    extension = trial.trial_extension(hearing, book=book).answer
    assert by("witness-statement", hearing) == hearings.evidence_by(hearing, book=book).answer.by
    assert by("claim-served", hearing) == hearings.service(hearing, book=book).answer.deemed_by
    assert by("pre-hearing-letter-clear-days", hearing) == statement.clear_days
    assert by("pre-hearing-letter-business-days", hearing) == statement.clear_business_days
    assert by("issue-from", hearing) == life.earliest_issue
    assert by("notice-lapses", hearing) == life.lapsed_from - DAY
    assert by("hearing-earliest", hearing) == window.earliest
    assert by("hearing-latest", hearing) == window.latest
    assert by("online-history", hearing) == hearings.history_by(hearing, book=book).answer.aim
    assert by("review-request-introductory", hearing) == (
        trial.review_by(hearing, book=book).answer.by
    )
    assert by("trial-extension-notice", extension.expires) == extension.notice_by


def named(book: Rulebook, name: str) -> Deadline:
    return next(one for one in book.deadlines if one.name == name)


def test_a_day_on_which_courts_are_closed_names_the_days_beside_it() -> None:
    christmas = Calendar(frozenset({date(2026, 12, 25), date(2026, 12, 28)}))
    assert christmas.closed_on(date(2026, 12, 29), "x", "The day") == ()
    found = christmas.closed_on(date(2026, 12, 25), "x", "The day", back=True)[0]
    assert "Thu 24 Dec 2026" in found.remedy
    assert "Tue 29 Dec 2026" in found.says


def test_the_calendar_is_trusted_from_its_first_known_day_to_its_last() -> None:
    first, last = date(2026, 1, 1), date(2026, 12, 31)
    calendar = Calendar(frozenset(), known_from=first, known_until=last)
    assert calendar.doubts(first, last) == ()
    assert [one.where for one in calendar.doubts(first - DAY, where="issued")] == ["issued"]
    assert [one.code for one in calendar.doubts(first, last + DAY)] == ["beyond-calendar"]
