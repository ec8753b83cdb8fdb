"""Rules of the law that its worked examples leave out, each counted by hand here."""

from typing import cast

import pytest

from courtdesk.domain.rulebook import Rulebook
from tests.domain.asking import Plain, answer_of, ask, codes

COUNTED: tuple[tuple[str, Plain, Plain], ...] = (
    (
        "notice.life_with_nuisance",
        {"served": "2026-03-03", "possession_sought": "2026-04-06"},
        {
            "earliest_issue": "2026-03-03",
            "last_safe_issue": "2027-04-05",
            "lapsed_from": "2027-04-07",
        },
    ),
    ("review.hearing_from", {"requested": "2026-03-10"}, {"earliest": "2026-03-16"}),
    (
        "flexible.end",
        {"term_ends": "2026-08-31", "noticed": "2026-07-31"},
        {
            "not_renewing_by": "2026-02-28",
            "possession_notice_by": "2026-08-31",
            "possession_from": "2026-09-30",
        },
    ),
    (
        "flexible.end",
        {"term_ends": "2026-08-15"},
        {
            "not_renewing_by": "2026-02-15",
            "possession_notice_by": "2026-08-15",
            "possession_from": None,
        },
    ),
    ("permission.lapses", {"granted": "2026-01-15"}, {"last_day": "2027-01-15"}),
    ("breathing.review_by", {"notified": "2026-12-01"}, {"court_by": "2027-01-19"}),
    (
        "breathing.extended",
        {"deadline": "2026-12-15", "starts": "2026-12-01", "ends": "2027-01-29"},
        {"until": "2027-03-26"},
    ),
    (
        "breathing.extended",
        {"deadline": "2026-12-01", "starts": "2026-12-01", "ends": "2027-01-29"},
        {"until": "2027-03-26"},
    ),
    (
        "breathing.extended",
        {"deadline": "2027-01-29", "starts": "2026-12-01", "ends": "2027-01-29"},
        {"until": "2027-03-26"},
    ),
    (
        "breathing.extended",
        {"deadline": "2027-01-30", "starts": "2026-12-01", "ends": "2027-01-29"},
        {"until": "2027-01-30"},
    ),
    ("filing.counts", {"at": "2026-12-04T16:30"}, {"filed": "2026-12-04"}),
    ("filing.counts", {"at": "2026-12-04T16:31"}, {"filed": "2026-12-07"}),
    ("filing.counts", {"at": "2026-12-05T10:00"}, {"filed": "2026-12-07"}),
    ("filing.counts", {"at": "2026-12-23T17:00"}, {"filed": "2026-12-29"}),
    ("filing.counts", {"at": "2026-12-24T09:00"}, {"filed": "2026-12-29"}),
    ("rent.part_week", {"amount_p": 11250, "period": "weekly", "days": 3}, {"rent_p": 4821}),
    ("rent.part_week", {"amount_p": 11250, "period": "weekly", "days": 7}, {"rent_p": 11250}),
    ("rent.part_week", {"amount_p": 22500, "period": "fortnightly", "days": 0}, {"rent_p": 0}),
    (
        "rent.monthly",
        {"amount_p": 12188, "period": "weekly", "charge_weeks": 48},
        {"monthly_p": 48752},
    ),
    (
        "benefit.deduction",
        {"standard_allowance_p": 40014, "on": "2026-11-21"},
        {"least_p": 4001, "most_p": 8003, "cap_p": 6002},
    ),
    (
        "benefit.deduction",
        {"standard_allowance_p": 40000, "on": "2025-04-29"},
        {"least_p": 4000, "most_p": 8000, "cap_p": 10000},
    ),
    ("pcol.suspend_by", {"eviction": "2027-02-16"}, {"by": "2027-02-08"}),
    ("eviction.counted", {"executed": "2027-03-31"}, {"year": "2026/27"}),
    ("eviction.counted", {"executed": "2027-04-01"}, {"year": "2027/28"}),
    ("eviction.counted", {"executed": "1999-12-31"}, {"year": "1999/00"}),
    (
        "eviction.appointment",
        {"confirm_by": "2027-02-05", "on": "2027-02-05"},
        {"state": "to-confirm"},
    ),
    (
        "eviction.appointment",
        {"confirm_by": "2027-02-05", "on": "2027-02-09", "confirmed": "2027-02-05"},
        {"state": "confirmed"},
    ),
    (
        "eviction.appointment",
        {"confirm_by": "2027-02-05", "on": "2027-02-09", "confirmed": "2027-02-06"},
        {"state": "cancelled-by-bailiff"},
    ),
    (
        "costs.recoverable",
        {
            "on": "2026-11-21",
            "legal_representative": True,
            "judgment": True,
            "served_in_person": 3,
        },
        {"costs_p": 41500 + 7700 + 1500 + 1500 + 5725},
    ),
    (
        "insolvency.effect",
        {"kind": "debt-relief-order", "began": "2026-03-02"},
        {
            "possession": True,
            "money_judgment": False,
            "paid_as_a_term": False,
            "debts_held_until": "2027-03-01",
        },
    ),
    (
        "insolvency.effect",
        {"kind": "bankruptcy", "began": "2026-03-02"},
        {"possession": True, "debts_held_until": None},
    ),
    (
        "insolvency.effect",
        {"kind": "individual-voluntary-arrangement", "began": "2026-03-02"},
        {"possession": None, "money_judgment": False},
    ),
    (
        "order.ended",
        {"ordered": "2021-01-12", "on": "2027-01-11"},
        {"ended": False, "since": None, "because": [], "permission": False},
    ),
    (
        "order.ended",
        {"ordered": "2021-01-12", "on": "2027-01-12"},
        {"ended": False, "permission": True},
    ),
    (
        "order.ended",
        {"ordered": "2026-01-05", "on": "2026-11-21", "parties_changed": True},
        {"ended": False, "permission": True},
    ),
    (
        "order.ended",
        {
            "ordered": "2026-01-05",
            "on": "2026-11-21",
            "paid_off_on": "2026-10-01",
            "discharged_on": "2026-09-01",
            "superseded_on": "2026-12-01",
            "parties_changed": True,
        },
        {
            "ended": True,
            "since": "2026-09-01",
            "because": [
                "On Thu 1 Oct 2026 everything it awarded was paid.",
                "On Tue 1 Sep 2026 the court discharged it.",
            ],
            "permission": False,
        },
    ),
    (
        "order.ended",
        {"ordered": "2026-01-05", "on": "2026-01-05", "tenancy_ended_on": "2026-01-05"},
        {"ended": True, "since": "2026-01-05"},
    ),
    (
        "pcol.summary",
        {"notice_arrears_p": 1, "issued": "2026-11-21", "arrears_at_issue_p": 2},
        {
            "lines": [
                "Arrears stated in the notice: £0.01",
                "Arrears on Sat 21 Nov 2026, if nothing more is paid: £0.02",
            ]
        },
    ),
)


@pytest.mark.parametrize(
    ("rule", "values", "answer"), COUNTED, ids=[f"{n}-{one[0]}" for n, one in enumerate(COUNTED)]
)
def test_the_rule_answers_what_was_counted_by_hand(
    rule: str, values: Plain, answer: Plain, book: Rulebook
) -> None:
    found = answer_of(book, rule, values)
    assert {name: found[name] for name in answer} == answer


REFUSED: tuple[tuple[str, Plain, str, str], ...] = (
    (
        "notice.life_with_nuisance",
        {"served": "2026-03-03", "possession_sought": "2026-03-02"},
        "dates-out-of-order",
        "possession_sought",
    ),
    (
        "breathing.extended",
        {"deadline": "2026-12-15", "starts": "2026-12-01", "ends": "2026-11-30"},
        "dates-out-of-order",
        "ends",
    ),
    (
        "rent.part_week",
        {"amount_p": 1, "period": "weekly", "days": 8},
        "wrong-value",
        "days",
    ),
    ("rent.part_week", {"amount_p": 1, "period": "weekly", "days": -1}, "wrong-value", "days"),
    ("rent.part_week", {"amount_p": 1, "period": "monthly", "days": 1}, "wrong-value", "period"),
    ("rent.part_week", {"amount_p": -1, "period": "weekly", "days": 1}, "negative-sum", "amount_p"),
    (
        "rent.monthly",
        {"amount_p": 1, "period": "fortnightly", "charge_weeks": 24},
        "wrong-value",
        "charge_weeks",
    ),
    (
        "rent.monthly",
        {"amount_p": 1, "period": "weekly", "charge_weeks": 54},
        "wrong-value",
        "charge_weeks",
    ),
    (
        "rent.monthly",
        {"amount_p": 1, "period": "weekly", "charge_weeks": 0},
        "wrong-value",
        "charge_weeks",
    ),
    (
        "benefit.deduction",
        {"standard_allowance_p": 0, "on": "2026-11-21"},
        "wrong-value",
        "standard_allowance_p",
    ),
    (
        "costs.recoverable",
        {
            "on": "2026-11-21",
            "legal_representative": True,
            "judgment": True,
            "served_in_person": -1,
        },
        "wrong-value",
        "served_in_person",
    ),
    ("order.ended", {"ordered": "2026-01-05", "on": "2026-01-04"}, "dates-out-of-order", "on"),
    (
        "order.ended",
        {"ordered": "2026-01-05", "on": "2026-11-21", "discharged_on": "2026-01-04"},
        "dates-out-of-order",
        "discharged_on",
    ),
    (
        "pcol.summary",
        {
            "notice_arrears_p": 1,
            "issued": "2026-11-21",
            "arrears_at_issue_p": 2,
            "payments": [{"on": "2026-11-22", "amount_p": 1}],
        },
        "dates-out-of-order",
        "payments[0].on",
    ),
    (
        "pcol.summary",
        {
            "notice_arrears_p": 1,
            "issued": "2026-11-21",
            "arrears_at_issue_p": 2,
            "payments": [
                {"on": "2026-11-20", "amount_p": 1},
                {"on": "2026-11-21", "amount_p": 0},
            ],
        },
        "not-a-payment",
        "payments[1].amount_p",
    ),
)


@pytest.mark.parametrize(
    ("rule", "values", "code", "where"), REFUSED, ids=[f"{one[0]}-{one[3]}" for one in REFUSED]
)
def test_what_cannot_be_is_an_answered_error_at_its_field(
    rule: str, values: Plain, code: str, where: str, book: Rulebook
) -> None:
    error = cast("Plain", ask(book, rule, values)["error"])
    assert (error["code"], error["where"]) == (code, where)


BEWARE: tuple[tuple[str, Plain, str], ...] = (
    ("flexible.end", {"term_ends": "2026-08-15", "noticed": "2026-08-16"}, "notice-after-term"),
    ("flexible.end", {"term_ends": "2026-08-31", "noticed": "2026-08-31"}, "no-such-day"),
    (
        "breathing.extended",
        {"deadline": "2026-12-15", "starts": "2026-12-01", "ends": "2027-01-29"},
        "uncertain-rule",
    ),
    (
        "benefit.deduction",
        {"standard_allowance_p": 40000, "on": "2026-11-21"},
        "uncertain-rule",
    ),
    ("pcol.suspend_by", {"eviction": "2027-02-16"}, "uncertain-rule"),
    ("permission.lapses", {"granted": "2025-12-28"}, "courts-closed"),
    (
        "order.ended",
        {"ordered": "2026-01-05", "on": "2026-11-21", "paid_off_on": "2026-10-01"},
        "order-ended",
    ),
)


@pytest.mark.parametrize(("rule", "values", "code"), BEWARE)
def test_what_to_beware_of_is_said(rule: str, values: Plain, code: str, book: Rulebook) -> None:
    assert code in codes(ask(book, rule, values))
