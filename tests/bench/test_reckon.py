"""How fast the rules answer: a night's batch of requests, and every order of a large council."""

import json
import random
import time
from datetime import date, timedelta

import pytest

from courtdesk.domain.money import Money
from courtdesk.domain.reckoned import answer_line
from courtdesk.domain.rulebook import Rulebook
from courtdesk.domain.standing import LineKind, OrderLine, standing_by_lines
from courtdesk.domain.terms import Every, Reading, Terms
from courtdesk.rules import open_rulebook

LINES = 100_000
MOST_FOR_LINES = 20
ORDERS = 3_000
MOST_FOR_ORDERS = 10
WEEKS = 104
TERMS = {"starting_p": 124000, "instalment_p": 500, "every": "weekly", "first_due": "2026-12-14"}


@pytest.fixture(scope="module")
def book() -> Rulebook:
    """The rule book as shipped."""
    return open_rulebook()[0]


def requests(number: int) -> list[str]:
    """Requests of many kinds, some of them wrong, in a fixed order."""
    draw = random.Random(1)
    lines = []
    for label in range(number):
        on = (date(2018, 1, 1) + timedelta(days=draw.randrange(3600))).isoformat()
        rule, given = draw.choice((
            ("notice.earliest", {"served": on, "period": "monthly", "anchor": "2026-01-05"}),
            ("notice.life", {"specified": on}),
            ("trial.extension", {"started": on}),
            ("hearing.service", {"hearing": on}),
            ("service.deemed", {"document": "other", "method": "email", "at": f"{on}T16:29"}),
            ("evidence.by", {"hearing": on}),
            ("evidence.by", {"hearing": on, "closed": ["2026-12-23"]}),
            ("evidence.by", {"hearing": "2026-02-30"}),
            ("evidence.bye", {"hearing": on}),
            ("protocol.statement_by", {"hearing": on}),
            ("order.standing", {"terms": TERMS, "on": on, "balance_p": 131250, "undue_p": 11250}),
            ("eviction.notice_by", {"eviction": on, "again": True}),
            ("rent.daily", {"amount_p": 11250, "period": "weekly"}),
            ("fee", {"item": "warrant", "on": on}),
            ("interest", {"sum_p": 250000, "percent": "8", "days": 100}),
            ("exhibit.next", {"witness": "Jane A Smith", "used": ["JAS1"]}),
        ))  # fmt: skip
        lines.append(json.dumps({"id": label, "rule": rule, "given": given}))
    return lines


def test_a_batch_of_requests_is_answered_within_a_short_wait(
    book: Rulebook, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = requests(LINES)
    started = time.perf_counter()
    answered = sum(answer_line(line, book).startswith('{"id": ') for line in asked)
    took = time.perf_counter() - started
    with capsys.disabled():
        print(f"\nreckon: {LINES:,} lines in {took:.1f} s")  # noqa: T201 - the figure is the point.
    assert answered == LINES
    assert took < MOST_FOR_LINES


def test_every_order_of_a_large_council_is_judged_within_a_short_wait(
    capsys: pytest.CaptureFixture[str],
) -> None:
    terms = Terms(Money(124000), Money(500), Every.WEEKLY, date(2024, 12, 9), reading=Reading.BOTH)
    draw = random.Random(2)
    start = date(2024, 12, 2)
    accounts = [
        [
            OrderLine(start + timedelta(weeks=week, days=days), kind, Money(pence))
            for week in range(WEEKS)
            for kind, days, pence in (
                (LineKind.RENT, 0, 11250),
                (LineKind.PAYMENT, draw.randrange(5), -draw.choice((0, 11250, 11750, 12000))),
            )
        ]
        for _ in range(ORDERS)
    ]
    started = time.perf_counter()
    states = {
        standing_by_lines(terms, date(2026, 12, 1), Money(124000), lines).state
        for lines in accounts
    }
    took = time.perf_counter() - started
    with capsys.disabled():
        print(f"\nstanding: {ORDERS:,} orders of two years in {took:.1f} s")  # noqa: T201 - as above.
    assert states
    assert took < MOST_FOR_ORDERS
