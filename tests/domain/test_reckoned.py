"""The reckon door: what the rules answer beyond the worked examples of the law."""

from typing import cast

import pytest

from courtdesk.domain.reckoned import rules
from courtdesk.domain.rulebook import Rulebook
from tests.domain.asking import DEEMED, ROUTE, Plain, answer_of, ask, codes


def test_every_rule_of_the_contract_is_there() -> None:
    wanted = """notice.earliest notice.life notice.served review.request_by trial.extension
    hearing.window hearing.service service.deemed evidence.by application.notice_by
    protocol.statement_by pcol.history_by schedule.start order.possession_limit order.standing
    order.instalments appeal.by warrant.route warrant.validity eviction.earliest
    eviction.notice_by breathing.standard breathing.crisis breathing.protected rent.daily
    rent.monthly rent.year fee interest exhibit.next bundle.name"""
    assert set(wanted.split()) - set(rules()) == set()


def test_a_courts_own_closed_days_are_heeded_for_one_answer_only(book: Rulebook) -> None:
    values: Plain = {"ordered": "2026-11-09"}
    closed: Plain = {**values, "closed": ["2026-11-30", "2026-12-01"]}
    assert answer_of(book, "appeal.by", values)["office_open_by"] == "2026-11-30"
    assert answer_of(book, "appeal.by", closed)["office_open_by"] == "2026-12-02"
    assert answer_of(book, "appeal.by", values)["office_open_by"] == "2026-11-30"


@pytest.mark.parametrize(
    ("rule", "values", "field", "date", "near"),
    [
        ("hearing.window", {"issued": "2026-11-26"}, "earliest", "2026-12-25", "Tue 29 Dec 2026"),
        ("hearing.window", {"issued": "2026-10-29"}, "latest", "2026-12-24", "Wed 23 Dec 2026"),
        ("evidence.by", {"hearing": "2026-12-31"}, "by", "2026-12-24", "Wed 23 Dec 2026"),
        (
            "eviction.earliest", {"notice_delivered": "2026-12-10"}, "earliest", "2026-12-25",
            "Tue 29 Dec 2026",
        ),
        ("eviction.notice_by", {"eviction": "2027-01-09"}, "by", "2026-12-25", "Wed 23 Dec 2026"),
    ],
)  # fmt: skip
def test_a_date_at_christmas_is_kept_and_the_working_day_named(
    rule: str, values: Plain, field: str, date: str, near: str, book: Rulebook
) -> None:
    answered = ask(book, rule, values)
    assert cast("Plain", answered["answer"])[field] == date
    found = [
        one
        for one in cast("list[Plain]", answered["findings"])
        if one["code"] == "courts-closed" and one["where"] == field
    ]
    assert [one["weight"] for one in found] == ["warning"]
    assert near in str(found[0]["says"])
    assert near in str(found[0]["remedy"])


def test_counting_beyond_the_calendar_is_a_warning_that_names_the_field(book: Rulebook) -> None:
    answered = ask(book, "evidence.by", {"hearing": "2040-05-14"})
    findings = cast("list[Plain]", answered["findings"])
    assert ("beyond-calendar", "hearing") in [(one["code"], one["where"]) for one in findings]


def test_the_29th_of_february_is_named_where_it_has_no_counterpart(book: Rulebook) -> None:
    answered = ask(book, "notice.life", {"specified": "2028-02-29"})
    assert answered["answer"] == {
        "earliest_issue": "2028-03-01",
        "last_safe_issue": "2029-02-27",
        "lapsed_from": "2029-03-01",
    }
    assert "no-such-day" in codes(answered)
    expiry = ask(book, "trial.extension", {"started": "2024-02-29"})
    assert cast("Plain", expiry["answer"])["expires"] == "2025-02-28"


def test_a_notice_served_on_a_sunday_is_answered_with_a_word_on_the_post(book: Rulebook) -> None:
    values: Plain = {"served": "2026-03-01", "period": "weekly", "anchor": "2026-01-05"}
    assert "served-without-post" in codes(ask(book, "notice.earliest", values))
    values["served"] = "2026-03-02"
    assert "served-without-post" not in codes(ask(book, "notice.earliest", values))


def test_a_notice_of_the_coronavirus_period_is_answered_with_a_warning(book: Rulebook) -> None:
    values: Plain = {"served": "2020-06-01", "period": "weekly", "anchor": "2020-01-06"}
    assert "longer-notice-then" in codes(ask(book, "notice.earliest", values))


def test_half_past_four_is_not_before_half_past_four(book: Rulebook) -> None:
    at = {**DEEMED, "at": "2026-12-04T16:30"}
    assert answer_of(book, "service.deemed", at) == {"deemed": "2026-12-07"}
    summer = {**DEEMED, "at": "2026-07-01T15:45:00+00:00"}
    assert answer_of(book, "service.deemed", summer) == {"deemed": "2026-07-02"}


def test_a_working_reads_as_one_sentence_with_the_arithmetic(book: Rulebook) -> None:
    answered = ask(book, "evidence.by", {"hearing": "2027-01-05"})
    assert answered["working"] == (
        "Hearing Tue 5 Jan 2027; 2 clear days of 5 or less skip weekends and bank holidays: "
        "Mon 4 Jan and Thu 31 Dec are clear; so by Wed 30 Dec 2026"
    )


WORKINGS: tuple[tuple[str, Plain, str], ...] = (
    (
        "appeal.by",
        {"ordered": "2026-12-07"},
        (
            "Ordered Mon 7 Dec 2026; 21 days on is Mon 28 Dec 2026, when the court's office is "
            "closed; it is next open Tue 29 Dec 2026"
        ),
    ),
    (
        "appeal.by",
        {"ordered": "2026-11-09"},
        "Ordered Mon 9 Nov 2026; 21 days on is Mon 30 Nov 2026",
    ),
    (
        "order.possession_limit",
        {"tenancy": "demoted", "ordered": "2026-12-07"},
        (
            "Ordered Mon 7 Dec 2026; 14 days on is Mon 21 Dec 2026, and in exceptional hardship "
            "6 weeks, Mon 18 Jan 2027"
        ),
    ),
    (
        "notice.life",
        {"specified": "2026-04-06"},
        (
            "Proceedings begin after Mon 6 Apr 2026, so from Tue 7 Apr 2026; 12 months after it is "
            "Tue 6 Apr 2027, the last arguable day; so issue by Mon 5 Apr 2027 to be safe, and not "
            "from Wed 7 Apr 2027"
        ),
    ),
    (
        "service.deemed",
        {"document": "other", "method": "post", "at": "2026-12-24T12:00"},
        (
            "Posted Thu 24 Dec 2026; day 2 after posting is Sat 26 Dec 2026, not a business day; "
            "the next is Tue 29 Dec 2026; so deemed served Tue 29 Dec 2026"
        ),
    ),
    (
        "breathing.standard",
        {"registered": "2026-06-01"},
        (
            "Registered Mon 1 Jun 2026, so it starts Tue 2 Jun 2026; 60 days beginning with that "
            "day end Fri 31 Jul 2026; days 25 to 35 are Fri 26 Jun 2026 to Mon 6 Jul 2026"
        ),
    ),
    (
        "fee",
        {"item": "money-claim", "on": "2026-11-21", "claim_p": 1234567},
        (
            "A claim of £12,345.67 lies up to £200,000.00: 5% of it, rounded down, is £617.28 from "
            "Wed 1 Jul 2026"
        ),
    ),
)


@pytest.mark.parametrize(("rule", "values", "working"), WORKINGS)
def test_workings_show_each_step(rule: str, values: Plain, working: str, book: Rulebook) -> None:
    assert ask(book, rule, values)["working"] == working


def test_an_appeal_on_a_day_expected_to_be_closed_is_doubted(book: Rulebook) -> None:
    answered = ask(book, "appeal.by", {"ordered": "2026-12-03"})
    assert answered["answer"] == {"by": "2026-12-24", "office_open_by": "2026-12-29"}
    assert "closure-expected" in codes(answered)
    known = ask(book, "appeal.by", {"ordered": "2025-12-03"})
    assert known["answer"] == {"by": "2025-12-24", "office_open_by": "2025-12-29"}
    assert "closure-expected" not in codes(known)


def test_terms_that_never_clear_are_warned_of(book: Rulebook) -> None:
    once: Plain = {"starting_p": 1000, "instalment_p": 400, "every": "once"}
    once["first_due"] = "2026-12-14"
    answered = ask(book, "order.standing", {"terms": once, "on": "2026-12-01", "balance_p": 1000})
    assert "never-clears" in codes(answered)
    whole: Plain = {**once, "instalment_p": 1000}
    answered = ask(book, "order.standing", {"terms": whole, "on": "2026-12-01", "balance_p": 1000})
    assert "never-clears" not in codes(answered)


def test_the_house_caution_says_that_it_is_one(book: Rulebook) -> None:
    answered = ask(book, "protocol.statement_by", {"hearing": "2026-12-15"})
    assert answered["working"] == (
        "Hearing Tue 15 Dec 2026; 10 clear days before it is Fri 4 Dec 2026, and 10 clear business "
        "days Mon 30 Nov 2026; the protocol says “ten days” and no more, so both are the house's "
        "caution and not a rule"
    )
    answered = ask(book, "protocol.statement_by", {"hearing": "2027-01-05"})
    assert "is Fri 25 Dec 2026, moved back to Thu 24 Dec 2026" in str(answered["working"])


@pytest.mark.parametrize(
    ("order", "breach", "reissue", "form"),
    [
        ("outright", "none", False, "N325"),
        ("outright", "none", True, "N445"),
        ("postponed", "money", False, "N325"),
        ("suspended", "money", True, "N445"),
        ("suspended", "both", True, "N244"),
        ("suspended", "both", False, "N244"),
    ],
)
def test_the_form_follows_order_breach_and_reissue(
    order: str,
    breach: str,
    reissue: bool,  # noqa: FBT001 - a case's value.
    form: str,
    book: Rulebook,
) -> None:
    values: Plain = {**ROUTE, "order": order, "breach": breach, "reissue": reissue}
    answer = answer_of(book, "warrant.route", values)
    assert answer["form"] == form
    assert answer["permission"] == (form == "N244")
    assert answer["because"]


def test_before_october_2018_a_failure_to_pay_needed_permission(book: Rulebook) -> None:
    early: Plain = {**ROUTE, "ordered": "2018-01-02", "possession_on": "2018-01-16"}
    before: Plain = {**early, "requested": "2018-09-28"}
    since: Plain = {**early, "requested": "2018-10-01"}
    assert answer_of(book, "warrant.route", before)["permission"] is True
    assert answer_of(book, "warrant.route", since)["permission"] is False


def test_a_request_on_the_day_of_possession_is_answered_with_a_warning(book: Rulebook) -> None:
    answered = ask(book, "warrant.route", {**ROUTE, "requested": "2026-01-19"})
    assert "possession-day-not-over" in codes(answered)


def test_a_fee_says_since_when_and_how_sure(book: Rulebook) -> None:
    warrant: Plain = {"item": "warrant", "on": "2026-11-21"}
    assert answer_of(book, "fee", warrant) == {
        "fee_p": 14800, "from": "2026-07-06", "certain": False,
    }  # fmt: skip
    claim: Plain = {"item": "possession-claim", "on": "2025-06-01"}
    assert answer_of(book, "fee", claim) == {
        "fee_p": 40400, "from": "2025-04-08", "certain": True,
    }  # fmt: skip


def test_an_uncertain_source_is_told_with_the_answer(book: Rulebook) -> None:
    again: Plain = {"eviction": "2027-04-07", "again": True}
    assert "uncertain-rule" in codes(ask(book, "eviction.notice_by", again))
    assert "uncertain-rule" not in codes(
        ask(book, "eviction.notice_by", {"eviction": "2027-04-07"})
    )


@pytest.mark.parametrize(
    ("witness", "used", "mark"),
    [
        ("Jane A Smith", [], "JAS1"),
        ("Ms Jane Smith", ["JS1", "js 4", "JAS9", "JS2A"], "JS5"),
        ("Anne-Marie de la Cruz-Jones", [], "ADLC1"),
        ("Dr. Seán O'Neill", ["SO12"], "SO13"),
        ("Mr", [], "M1"),
        ("Jane Smith", ["JSX3", "XJS4"], "JS1"),
    ],
)
def test_exhibits_are_marked_by_the_letters_of_the_name(
    witness: str, used: list[str], mark: str, book: Rulebook
) -> None:
    values: Plain = {"witness": witness, "used": used}
    assert answer_of(book, "exhibit.next", values) == {"mark": mark}


@pytest.mark.parametrize(
    ("claimant", "defendant", "kind", "name"),
    [
        ("Example Council", "Ann Tenant", "Hearing bundle", "CouncilvTenant-HearingBundle"),
        ("EXAMPLE COUNCIL", "Sam O'Neil", "hearing-bundle", "CouncilvO'Neil-HearingBundle"),
        ("Metropolis Homes", ["Sam Neil", "Alex Roe"], "Core", "MetropolisvNeilAndOthers-Core"),
        ("Example Council", "Sam Neil and Alex Roe", "Core", "CouncilvNeilAndOthers-Core"),
        ("Example Council", "Sam Neil, Alex Roe", "Core", "CouncilvNeilAndOthers-Core"),
        ("Example Council", "Ann Lee-Roe", "late pages", "CouncilvLee-Roe-LatePages"),
        ("Example Council", "Ann <b>Roe</b>", "Core", "CouncilvBRoeb-Core"),
    ],
)  # fmt: skip
def test_bundles_are_named_by_the_short_name_of_the_case(
    claimant: str, defendant: object, kind: str, name: str, book: Rulebook
) -> None:
    values: Plain = {"claimant": claimant, "defendant": defendant, "kind": kind}
    values["hearing"] = "2026-12-05"
    assert answer_of(book, "bundle.name", values) == {"name": f"{name}-05Dec2026"}


def test_a_negative_balance_protects_and_collects_nothing(book: Rulebook) -> None:
    values: Plain = {"at_application_p": 500, "now_p": -20}
    answer = answer_of(book, "breathing.protected", values)
    assert answer == {"protected_p": 0, "collectable_p": 0}
