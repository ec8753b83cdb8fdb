"""Asking a rule as the reckon door does, for the tests of the rules."""

from typing import cast

from courtdesk.domain.reckoned import answer_request
from courtdesk.domain.rulebook import Rulebook

Plain = dict[str, object]

TERMS: Plain = {
    "starting_p": 124000, "instalment_p": 500, "every": "weekly", "first_due": "2026-12-14",
}  # fmt: skip
ROUTE: Plain = {
    "order": "suspended", "breach": "money", "ordered": "2026-01-05",
    "possession_on": "2026-01-19", "requested": "2026-12-02",
    "parties_changed": False, "reissue": False,
}  # fmt: skip
INSTALMENTS: Plain = {
    "total_p": 1000, "instalment_p": 300, "every": "weekly", "first_due": "2026-12-14",
}  # fmt: skip
DEEMED: Plain = {"document": "other", "method": "email", "at": "2026-12-04T16:29"}


def ask(book: Rulebook, rule: str, values: Plain) -> Plain:
    return cast("Plain", answer_request({"id": 7, "rule": rule, "given": values}, book))


def answer_of(book: Rulebook, rule: str, values: Plain) -> Plain:
    answered = ask(book, rule, values)
    assert "answer" in answered, answered
    return cast("Plain", answered["answer"])


def codes(answered: Plain) -> list[object]:
    return [one["code"] for one in cast("list[Plain]", answered["findings"])]


def standing(terms: Plain, **values: object) -> Plain:
    return {"terms": {**TERMS, **terms}, "on": "2027-02-01", "balance_p": 120000, **values}
