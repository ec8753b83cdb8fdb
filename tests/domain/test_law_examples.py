"""Every worked example of the law that a rule can answer, by its number."""

from datetime import date
from typing import cast

import pytest

from courtdesk.domain.deadlines import Moves, parse_count, reach
from courtdesk.domain.reckoned import answer_request
from courtdesk.domain.rulebook import Rulebook
from tests.domain.examples import HEARINGS, NOTICES, Example, Plain
from tests.domain.examples_money import BREATHING, ELSEWHERE, MONEY
from tests.domain.examples_orders import ENFORCEMENT, ORDERS

EXAMPLES = (*NOTICES, *HEARINGS, *ORDERS, *ENFORCEMENT, *BREATHING, *MONEY)


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"{one.number}-{one.rule}" for one in EXAMPLES])
def test_the_rule_answers_the_example(example: Example, book: Rulebook) -> None:
    request = {"id": example.number, "rule": example.rule, "given": example.given}
    answered = cast("Plain", answer_request(request, book))
    assert "error" not in answered, answered
    answer = cast("Plain", answered["answer"])
    assert {name: answer[name] for name in example.answer} == example.answer
    assert answered["working"]
    authority = cast("list[str]", answered["authority"])
    assert authority
    assert set(authority) <= set(book.authorities)
    found = [one["code"] for one in cast("list[Plain]", answered["findings"])]
    assert not example.finding or example.finding in found


def test_every_example_is_answered_here_or_named_with_its_room() -> None:
    here = {int(one.number.rstrip("abc")) for one in EXAMPLES} | set(COUNTED)
    assert here | set(ELSEWHERE) == set(range(1, 121))
    assert not here & set(ELSEWHERE)


# Dates that orders set by plain addition: number, days, the order, the date they lead to.
COUNTED = {
    58: (28, date(2026, 12, 7), date(2027, 1, 4)),
    63: (14, date(2026, 12, 17), date(2026, 12, 31)),
}


@pytest.mark.parametrize("number", COUNTED)
def test_what_an_order_sets_is_counted_in_plain_days(number: int, book: Rulebook) -> None:
    days, ordered, by = COUNTED[number]
    count = parse_count(f"{days} days after hearing.on")
    assert reach(count, ordered, Moves.NO, book.calendar).on == by
