"""Worked examples of breathing space and money, and those that other rooms answer."""

from tests.domain.examples import Example


def fee(number: str, item: str, on: str, fee_p: int, **more: object) -> Example:
    """A fee on a day."""
    return Example(number, "fee", {"item": item, "on": on, **more}, {"fee_p": fee_p})


BREATHING = (
    Example(
        "86",
        "breathing.standard",
        {"registered": "2026-06-01"},
        {"starts": "2026-06-02", "ends": "2026-07-31"},
    ),
    Example(
        "87",
        "breathing.standard",
        {"registered": "2026-06-01"},
        {"midway_from": "2026-06-26", "midway_to": "2026-07-06"},
    ),
    Example(
        "88",
        "breathing.standard",
        {"registered": "2026-11-30"},
        {"starts": "2026-12-01", "ends": "2027-01-29"},
    ),
    Example("89", "breathing.review_by", {"notified": "2026-12-01"}, {"by": "2026-12-20"}),
    Example("90", "breathing.crisis", {"treatment_ended": "2026-08-10"}, {"ends": "2026-09-08"}),
    Example(
        "92",
        "breathing.protected",
        {"at_application_p": 90000, "now_p": 101250},
        {"protected_p": 90000, "collectable_p": 11250},
    ),
    Example("93", "rent.limitation", {"due": "2021-04-05"}, {"last_issue": "2027-04-05"}),
)

MONEY = (
    *(
        Example(number, "rent.daily", {"amount_p": amount, "period": period}, {"daily_p": daily})
        for number, amount, period, daily in (
            ("94", 11250, "weekly", 1607),
            ("95", 9837, "weekly", 1405),
            ("96", 22500, "fortnightly", 1607),
            ("97", 48750, "monthly", 1602),
        )
    ),
    Example(
        "98",
        "rent.daily",
        {"amount_p": 12188, "period": "weekly", "charge_weeks": 48},
        {"daily_p": 1607},
        finding="rent-free-weeks",
    ),
    Example("99", "rent.monthly", {"amount_p": 11250, "period": "weekly"}, {"monthly_p": 48750}),
    Example(
        "100", "rent.monthly", {"amount_p": 45000, "period": "four-weekly"}, {"monthly_p": 48750}
    ),
    Example(
        "101",
        "rent.shortfall",
        {"weekly_p": 11250, "weeks": 53},
        {"annual_p": 596250, "paid_p": 585000, "shortfall_p": 11250},
    ),
    fee("102", "money-claim", "2026-11-21", 61728, claim_p=1234567),
    fee("103", "money-claim", "2026-11-21", 45500, claim_p=1000000),
    fee("103a", "money-claim", "2026-11-21", 50000, claim_p=1000001),
    fee("104", "money-claim", "2026-11-21", 999999, claim_p=19999999),
    fee("105", "possession-claim", "2025-04-07", 39100),
    fee("105a", "possession-claim", "2025-04-08", 40400),
    fee("106", "possession-claim", "2024-04-30", 35500),
    fee("106a", "possession-claim", "2024-05-01", 39100),
    fee("106b", "warrant", "2024-04-30", 13000),
    fee("106c", "warrant", "2024-05-01", 14300),
    fee("107", "possession-claim", "2026-11-21", 41500),
    fee("107a", "application-on-notice", "2026-11-21", 32100),
    fee("107b", "application-without-notice", "2026-11-21", 12600),
    Example(
        "108",
        "costs.recoverable",
        {"on": "2026-11-21", "legal_representative": True, "judgment": True},
        {"costs_p": 54175},
    ),
    Example(
        "108a",
        "costs.recoverable",
        {"on": "2026-11-21", "legal_representative": False, "judgment": True},
        {"costs_p": 41500},
    ),
    fee("109", "application-to-adjourn", "2026-11-21", 0, hearing="2026-12-06"),
    fee("109a", "application-to-adjourn", "2026-11-21", 12600, hearing="2026-12-01", agreed=True),
    fee("109b", "application-to-adjourn", "2026-11-21", 32100, hearing="2026-12-01"),
    *(
        Example("110", "rent.year", {"year": year}, {"first_monday": monday, "weeks": weeks})
        for year, monday, weeks in (
            (2024, "2024-04-01", 53),
            (2025, "2025-04-07", 52),
            (2026, "2026-04-06", 52),
            (2027, "2027-04-05", 52),
            (2030, "2030-04-01", 53),
        )
    ),
    Example("111", "exhibit.next", {"witness": "Jane A Smith", "used": ["JAS1"]}, {"mark": "JAS2"}),
)

ELSEWHERE = {
    16: "checks on a case: every joint tenant served",
    17: "the papers: ground 1 set out in full",
    18: "checks on a case: a fixed term without a way out",
    23: "checks on a case: a review not decided",
    91: "checks on a case: a moratorium and a hearing",
    112: "the check of a statement",
    113: "the check of a statement",
    114: "the check of a statement",
    115: "the check of a statement",
    116: "the check of a statement",
    117: "the check of a bundle",
    118: "the check of a bundle",
    119: "the check of a bundle",
    120: "sending a bundle",
}
"""Examples that other rooms answer, each with where."""
