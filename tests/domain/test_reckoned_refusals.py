"""What is impossible is an answered error that names its field, and never a traceback."""

import json
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courtdesk.domain.reckoned import answer_line, answer_request, rules
from courtdesk.domain.rulebook import Rulebook
from tests.domain.asking import DEEMED, INSTALMENTS, ROUTE, TERMS, Plain, ask, standing

LINES: list[Plain] = []
REFUSED: tuple[tuple[str, Plain, str, str], ...] = (
    ("evidence.bye", {"hearing": "2027-01-05"}, "unknown-word", "evidence.bye"),
    ("evidence.by", {}, "value-missing", "hearing"),
    ("evidence.by", {"hearng": "2027-01-05"}, "unknown-word", "hearng"),
    ("evidence.by", {"hearing": "2027-01-05", "court": 1}, "unknown-word", "court"),
    ("evidence.by", {"hearing": "2027-02-29"}, "wrong-value", "hearing"),
    ("evidence.by", {"hearing": "2026-W50-4"}, "wrong-value", "hearing"),
    ("evidence.by", {"hearing": "20270105"}, "wrong-value", "hearing"),
    ("evidence.by", {"hearing": "2027-01-05T10:00"}, "wrong-value", "hearing"),
    ("evidence.by", {"hearing": 20270105}, "wrong-value", "hearing"),
    ("evidence.by", {"hearing": None}, "wrong-value", "hearing"),
    ("evidence.by", {"hearing": "0001-01-02"}, "beyond-dates", "hearing"),
    ("evidence.by", {"hearing": "2027-01-05", "closed": "x"}, "wrong-value", "closed"),
    ("evidence.by", {"hearing": "2027-01-05", "closed": ["x"]}, "wrong-value", "closed[0]"),
    ("hearing.window", {"issued": "9999-12-01"}, "beyond-dates", "issued"),
    ("notice.life", {"specified": "9999-01-01"}, "beyond-dates", "specified"),
    ("notice.earliest", {"served": "2026-03-03", "period": "daily", "anchor": "2026-01-05"},
     "wrong-value", "period"),
    ("notice.served", {"method": "email", "at": "2026-12-04"}, "email-not-agreed", "agreed"),
    ("notice.served", {"method": "post", "at": "2026-12-04"}, "wrong-value", "method"),
    ("service.deemed", {**DEEMED, "at": "2026-12-04"}, "wrong-value", "at"),
    ("service.deemed", {**DEEMED, "at": "2026-12-04T24:30"}, "wrong-value", "at"),
    ("service.deemed", {**DEEMED, "document": "form"}, "wrong-value", "document"),
    ("schedule.start", {"issued": "2026-12-07", "first_default": "2026-12-08"},
     "default-after-issue", "first_default"),
    ("order.possession_limit", {"tenancy": "assured", "ordered": "2026-12-07"},
     "wrong-value", "tenancy"),
    ("order.instalments", {**INSTALMENTS, "instalment_p": 0}, "not-a-payment", "instalment_p"),
    ("order.instalments", {**INSTALMENTS, "instalment_p": -1}, "not-a-payment", "instalment_p"),
    ("order.instalments", {**INSTALMENTS, "total_p": 0}, "not-a-payment", "total_p"),
    ("order.instalments", {**INSTALMENTS, "total_p": 1000.0}, "wrong-value", "total_p"),
    ("order.instalments", {**INSTALMENTS, "total_p": True}, "wrong-value", "total_p"),
    ("order.instalments", {**INSTALMENTS, "every": "once"}, "never-clears", "instalment_p"),
    ("order.instalments", {**INSTALMENTS, "total_p": 10**9, "instalment_p": 1},
     "beyond-dates", "first_due"),
    ("order.instalments", {**INSTALMENTS, "total_p": 10**400}, "wrong-value", "total_p"),
    ("order.standing", standing({"instalment_p": 0}), "not-a-payment", "terms.instalment_p"),
    ("order.standing", standing({"first_due": None}), "value-missing", "terms.first_due"),
    ("order.standing", standing({"every": None}), "value-missing", "terms.every"),
    ("order.standing", standing({"starting_p": -1}), "negative-sum", "terms.starting_p"),
    ("order.standing", standing({"grace_days": -1}), "wrong-value", "terms.grace_days"),
    ("order.standing", standing({"lump_p": 100}), "value-missing", "terms.lump_due"),
    ("order.standing", standing({"reading": "strict"}), "lines-needed", "lines"),
    ("order.standing", standing({"reading": "both"}), "lines-needed", "lines"),
    ("order.standing", standing({}, undue_p=-1), "negative-sum", "undue_p"),
    ("order.standing", standing({}, lines=LINES), "one-or-the-other", "lines"),
    ("order.standing", standing({}, opening_p=1), "one-or-the-other", "balance_p"),
    ("order.standing", {"terms": TERMS, "on": "2027-02-01"}, "one-or-the-other", "balance_p"),
    ("order.standing", {"terms": TERMS, "on": "2027-02-01", "lines": LINES},
     "value-missing", "opening_p"),
    ("order.standing", {"terms": TERMS, "on": "2027-02-01", "opening_p": 1,
                        "lines": [{"on": "2027-01-01", "kind": "fine", "amount_p": 1}]},
     "wrong-value", "lines[0].kind"),
    ("order.standing", standing({}, ordered="2026-12-15"), "dates-out-of-order", "terms.first_due"),
    ("order.standing", {"terms": TERMS, "on": "2027-02-01", "opening_p": 1, "ordered": "2026-12-07",
                        "lines": [{"on": "2026-12-06", "kind": "rent", "amount_p": 1}]},
     "dates-out-of-order", "lines[0].on"),
    ("warrant.route", {**ROUTE, "requested": "2026-01-18"}, "too-early", "requested"),
    ("warrant.route", {**ROUTE, "possession_on": None}, "date-not-fixed", "possession_on"),
    ("warrant.route", {**ROUTE, "breach": "none"}, "nothing-to-enforce", "breach"),
    ("warrant.route", {**ROUTE, "possession_on": "2026-01-04"}, "dates-out-of-order",
     "possession_on"),
    ("warrant.route", {**ROUTE, "reissue": 1}, "wrong-value", "reissue"),
    ("warrant.total", {"arrears_p": 1, "fee_p": -1}, "negative-sum", "fee_p"),
    ("rent.daily", {"amount_p": -1, "period": "weekly"}, "negative-sum", "amount_p"),
    ("rent.daily", {"amount_p": 1, "period": "weekly", "charge_weeks": 0}, "wrong-value",
     "charge_weeks"),
    ("rent.daily", {"amount_p": 1, "period": "monthly", "charge_weeks": 48}, "wrong-value",
     "charge_weeks"),
    ("rent.monthly", {"amount_p": -1, "period": "weekly"}, "negative-sum", "amount_p"),
    ("rent.year", {"year": 0}, "wrong-value", "year"),
    ("rent.year", {"year": 9999}, "wrong-value", "year"),
    ("rent.shortfall", {"weekly_p": 1, "weeks": 51}, "wrong-value", "weeks"),
    ("interest", {"sum_p": 1, "percent": "8%", "days": 1}, "wrong-value", "percent"),
    ("interest", {"sum_p": 1, "percent": 8, "days": 1}, "wrong-value", "percent"),
    ("interest", {"sum_p": 1, "percent": "NaN", "days": 1}, "wrong-value", "percent"),
    ("interest", {"sum_p": -1, "percent": "8", "days": 1}, "negative-sum", "sum_p"),
    ("interest", {"sum_p": 1, "percent": "8", "days": -1}, "wrong-value", "days"),
    ("judgment.interest", {"judgment_p": -1, "on": "2026-12-07"}, "negative-sum", "judgment_p"),
    ("exhibit.next", {"witness": " ", "used": []}, "name-missing", "witness"),
    ("exhibit.next", {"witness": "Jane Smith", "used": "JS1"}, "wrong-value", "used"),
    ("bundle.name", {"claimant": "", "defendant": "A B", "kind": "x", "hearing": "2026-12-15"},
     "name-missing", "claimant"),
    ("bundle.name", {"claimant": "C", "defendant": " ", "kind": "x", "hearing": "2026-12-15"},
     "name-missing", "defendant"),
    ("bundle.name", {"claimant": "C", "defendant": "A", "kind": "-", "hearing": "2026-12-15"},
     "name-missing", "kind"),
    ("fee", {"item": "parking", "on": "2026-11-21"}, "wrong-value", "item"),
    ("fee", {"item": "warrant", "on": "2014-04-21"}, "before-fees-begin", "on"),
    ("fee", {"item": "writ", "on": "2026-11-21"}, "fee-not-known", "on"),
    ("fee", {"item": "attachment-of-earnings", "on": "2016-04-01"}, "fee-not-known", "on"),
    ("fee", {"item": "application-to-adjourn", "on": "2024-12-01", "hearing": "2025-02-01"},
     "fee-not-known", "on"),
    ("fee", {"item": "application-to-adjourn", "on": "2026-12-01"}, "value-missing", "hearing"),
    ("fee", {"item": "application-to-adjourn", "on": "2026-12-01", "hearing": "2026-11-30"},
     "dates-out-of-order", "hearing"),
    ("fee", {"item": "money-claim", "on": "2026-12-01"}, "value-missing", "claim_p"),
    ("fee", {"item": "money-claim", "on": "2026-12-01", "claim_p": 0}, "value-missing", "claim_p"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "values", "code", "where"), REFUSED, ids=[f"{one[0]}-{one[3]}" for one in REFUSED]
)
def test_what_is_wrong_is_an_answered_error_that_names_the_field(
    rule: str, values: Plain, code: str, where: str, book: Rulebook
) -> None:
    answered = ask(book, rule, values)
    assert "error" in answered, answered
    error = cast("Plain", answered["error"])
    assert (error["code"], error["where"]) == (code, where)
    assert error["says"]
    assert (answered["id"], answered["rule"]) == (7, rule)


@pytest.mark.parametrize(
    "request_",
    [None, 1, "evidence.by", [], {}, {"rule": 1}, {"rule": "evidence.by", "given": []}, True],
)
def test_a_request_of_another_shape_is_answered(request_: object, book: Rulebook) -> None:
    answered = cast("Plain", answer_request(request_, book))
    assert cast("Plain", answered["error"])["code"] == "wrong-value"


words = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12)
    | st.sampled_from(["weekly", "2026-02-29", "2026-12-25", "2026-12-24T16:30", "email", "once"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)  # fmt: skip


@given(data=st.data())
def test_nothing_that_is_given_is_ever_a_traceback(data: st.DataObject, book: Rulebook) -> None:
    rule = data.draw(st.sampled_from(sorted(rules())))
    names = [one.plain_name for one in rules()[rule].given]
    keys = st.sampled_from([*names, "closed", "other"])
    answered = ask(book, rule, data.draw(st.dictionaries(keys, words, max_size=8)))
    assert ("error" in answered) != ("answer" in answered)
    json.dumps(answered)


dates = st.dates().map(str)
likely: dict[str, st.SearchStrategy[object]] = {
    "date": dates,
    "Money": st.integers(-(10**7), 10**7),
    "int": st.integers(-5, 3000),
    "bool": st.booleans(),
    "Period": st.sampled_from(["weekly", "fortnightly", "four-weekly", "monthly"]),
}
DATED = [
    "notice.earliest", "notice.life", "review.request_by", "trial.extension", "hearing.window",
    "hearing.service", "evidence.by", "application.notice_by", "protocol.statement_by",
    "pcol.history_by", "schedule.start", "appeal.by", "warrant.validity", "eviction.earliest",
    "eviction.notice_by", "breathing.standard", "breathing.crisis", "rent.limitation",
]  # fmt: skip


@given(rule=st.sampled_from(DATED), data=st.data())
def test_any_date_at_all_is_answered_or_lies_beyond_the_years(
    rule: str, data: st.DataObject, book: Rulebook
) -> None:
    values: Plain = {}
    for one in rules()[rule].given:
        kind = getattr(one.hint, "__name__", "")
        if one.required or data.draw(st.booleans()):
            values[one.plain_name] = data.draw(likely.get(kind, st.just("introductory")))
    answered = ask(book, rule, values)
    if "error" in answered:
        code = cast("Plain", answered["error"])["code"]
        assert code in {"beyond-dates", "default-after-issue"}


@pytest.mark.parametrize(
    "line",
    ["", "{", "[" * 100_000, '{"id": NaN}', "1" * 5000, '{"id": ' + "[" * 900 + "]" * 900 + "}"],
)
def test_a_line_that_is_no_request_is_answered(line: str, book: Rulebook) -> None:
    answered = json.loads(answer_line(line, book))
    assert answered["error"]["code"] == "wrong-value"


def test_half_a_character_is_answered_in_writing_that_every_terminal_takes(book: Rulebook) -> None:
    answer = answer_line('{"id": "\\ud800", "rule": "rent.year", "given": {"year": 2026}}', book)
    assert answer.isascii()
    assert json.loads(answer)["id"] == "\ud800"


def test_a_long_name_is_not_likened_to_every_rule(book: Rulebook) -> None:
    answered = ask(book, "e" * 100_000, {})
    assert len(str(cast("Plain", answered["error"])["where"])) <= 60
