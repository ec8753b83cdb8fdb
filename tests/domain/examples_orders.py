"""Worked examples of orders and their enforcement."""

from tests.domain.examples import Example, Plain

SPO: Plain = {"starting_p": 124000, "instalment_p": 500, "every": "weekly"}
SPO["first_due"] = "2026-12-14"
ROUTE: Plain = {"parties_changed": False, "reissue": False}


def route(number: str, answer: Plain, **given: object) -> Example:
    """A request for a warrant and its form."""
    return Example(number, "warrant.route", {**ROUTE, **given}, answer)


ORDERS = (
    Example(
        "57",
        "order.possession_limit",
        {"tenancy": "introductory", "ordered": "2026-12-07"},
        {"ordinary": "2026-12-21"},
    ),
    Example(
        "59",
        "order.possession_limit",
        {"tenancy": "introductory", "ordered": "2026-12-07"},
        {"hardship": "2027-01-18"},
    ),
    Example(
        "59a",
        "order.sealed",
        {
            "order": "outright",
            "tenancy": "introductory",
            "ordered": "2026-12-07",
            "possession_on": "2027-01-19",
            "hardship": True,
        },
        {"allowed": False},
        finding="possession-too-late",
    ),
    Example(
        "60",
        "order.sealed",
        {
            "order": "outright",
            "tenancy": "secure",
            "ordered": "2026-12-07",
            "possession_on": "2027-01-19",
        },
        {"allowed": True},
    ),
    Example(
        "61",
        "order.sealed",
        {
            "order": "outright",
            "tenancy": "introductory",
            "ordered": "2026-12-07",
            "possession_on": "2027-01-04",
        },
        {"allowed": True},
        finding="possession-needs-hardship",
    ),
    Example(
        "62",
        "appeal.by",
        {"ordered": "2026-12-07"},
        {"by": "2026-12-28", "office_open_by": "2026-12-29"},
    ),
    Example(
        "64",
        "order.standing",
        {"terms": SPO, "on": "2027-02-01", "balance_p": 120000},
        {"due_count": 8, "target_p": 120000},
    ),
    Example(
        "65",
        "order.standing",
        {"terms": SPO, "on": "2027-02-01", "balance_p": 131250, "undue_p": 11250},
        {"state": "live", "short_by_p": 0},
    ),
    Example(
        "66",
        "order.standing",
        {"terms": SPO, "on": "2027-02-01", "balance_p": 133750, "undue_p": 11250},
        {"state": "breached", "short_by_p": 2500},
    ),
    Example(
        "67",
        "order.instalments",
        {
            "total_p": 124000,
            "instalment_p": 500,
            "every": "weekly",
            "first_due": "2026-12-14",
        },
        {"count": 248, "last_p": 500},
    ),
    Example(
        "68",
        "order.standing",
        {
            "terms": {**SPO, "instalment_p": 124000, "every": "once"},
            "on": "2029-12-17",
            "opening_p": 124000,
            "lines": [
                {"on": "2026-12-14", "kind": "payment", "amount_p": -124000},
                {"on": "2029-12-03", "kind": "rent", "amount_p": 11250},
            ],
        },
        {"state": "completed", "spent_on": "2026-12-14", "since": None, "breaches": []},
        finding="order-spent",
    ),
    Example(
        "69",
        "order.sealed",
        {
            "order": "suspended",
            "tenancy": "secure",
            "ordered": "2026-12-07",
            "money_judgment": True,
            "money_adjourned": True,
        },
        {"allowed": False},
        finding="judgment-and-adjourned",
    ),
    Example(
        "70",
        "order.sealed",
        {
            "order": "outright",
            "tenancy": "secure",
            "ordered": "2026-12-07",
            "costs_same_terms": True,
        },
        {"allowed": False},
        finding="costs-without-suspension",
    ),
    Example("71", "interest", {"sum_p": 250000, "percent": "8", "days": 100}, {"interest_p": 5479}),
    Example("71a", "interest", {"sum_p": 250000, "percent": "8", "days": 1}, {"interest_p": 55}),
    Example(
        "72",
        "judgment.interest",
        {"judgment_p": 490000, "on": "2026-12-07"},
        {"carries": False},
    ),
)

ENFORCEMENT = (
    route(
        "73",
        {"form": "N325", "permission": False},
        order="outright",
        breach="none",
        ordered="2026-10-05",
        possession_on="2026-11-02",
        requested="2026-12-02",
    ),
    route(
        "74",
        {"form": "N325A", "permission": False},
        order="suspended",
        breach="money",
        ordered="2026-01-05",
        possession_on="2026-01-19",
        requested="2026-12-02",
    ),
    route(
        "75",
        {"form": "N244", "permission": True},
        order="suspended",
        breach="conduct",
        ordered="2026-01-05",
        possession_on="2026-01-19",
        requested="2026-12-02",
    ),
    route(
        "76",
        {"form": "N325A", "permission": False},
        order="suspended",
        breach="money",
        ordered="2021-01-12",
        possession_on="2021-01-26",
        requested="2027-01-11",
    ),
    route(
        "76a",
        {"form": "N244", "permission": True},
        order="suspended",
        breach="money",
        ordered="2021-01-12",
        possession_on="2021-01-26",
        requested="2027-01-12",
    ),
    route(
        "77",
        {"form": "N244", "permission": True},
        order="outright",
        breach="none",
        ordered="2026-01-05",
        possession_on="2026-01-19",
        requested="2026-12-02",
        parties_changed=True,
    ),
    Example("78", "warrant.validity", {"issued": "2027-01-15"}, {"last_day": "2028-01-14"}),
    Example(
        "79", "eviction.earliest", {"notice_delivered": "2027-02-01"}, {"earliest": "2027-02-16"}
    ),
    Example("80", "eviction.notice_by", {"eviction": "2027-02-16"}, {"by": "2027-02-01"}),
    Example("81", "eviction.notice_by", {"eviction": "2027-01-06"}, {"by": "2026-12-22"}),
    Example(
        "82", "eviction.earliest", {"notice_delivered": "2026-12-14"}, {"earliest": "2026-12-29"}
    ),
    Example(
        "83", "eviction.notice_by", {"eviction": "2027-04-07", "again": True}, {"by": "2027-03-30"}
    ),
    Example(
        "84",
        "eviction.appointment",
        {"confirm_by": "2027-02-05", "on": "2027-02-06"},
        {"state": "cancelled-by-bailiff"},
        finding="eviction-cancelled",
    ),
    Example(
        "85",
        "warrant.total",
        {"arrears_p": 124000, "legal_costs_p": 0, "land_registry_p": 0, "fee_p": 14800},
        {"total_p": 138800},
    ),
)
