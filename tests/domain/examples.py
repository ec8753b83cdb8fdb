"""The worked examples of the law: number, rule, what is given, what must come out.

An expected ``error`` is the code of an answered error; ``finding`` one that must be among the
findings. Values not named are not looked at.
"""

from dataclasses import dataclass, field

Plain = dict[str, object]


@dataclass(frozen=True, slots=True)
class Example:
    """One worked example, by its number."""

    number: str
    rule: str
    given: Plain
    answer: Plain = field(default_factory=dict)
    finding: str = ""
    error: str = ""


def notice(number: str, served: str, earliest: str, house: str, **more: str) -> Example:
    """A notice with its earliest dates; the rent week runs from Monday if nothing else is said."""
    given: Plain = {"served": served, "period": "weekly", "anchor": "2026-01-05", **more}
    return Example(number, "notice.earliest", given, {"earliest": earliest, "house": house})


def hearing(number: str, rule: str, on: str, **answer: str) -> Example:
    """A date counted back from a hearing."""
    return Example(number, rule, {"hearing": on}, dict(answer))


def served(number: str, document: str, method: str, at: str, deemed: str) -> Example:
    """A court paper and the day on which it is deemed served."""
    given: Plain = {"document": document, "method": method, "at": at}
    return Example(number, "service.deemed", given, {"deemed": deemed})


NOTICES = (
    notice("1", "2026-03-03", "2026-04-05", "2026-04-06"),
    notice("2", "2026-03-02", "2026-03-30", "2026-03-30"),
    notice("3", "2026-03-01", "2026-03-29", "2026-03-30"),
    notice("4", "2026-02-28", "2026-03-29", "2026-03-30"),
    notice("5", "2026-03-06", "2026-04-05", "2026-04-06"),
    notice("6", "2026-12-07", "2027-01-04", "2027-01-04"),
    notice("7", "2026-12-24", "2027-01-24", "2027-01-25"),
    notice("8", "2026-11-23", "2026-12-25", "2026-12-26", anchor="2026-01-03"),
    notice("9", "2026-03-03", "2026-04-30", "2026-05-01", period="monthly", anchor="2026-01-01"),
    notice("10", "2026-02-28", "2026-03-31", "2026-04-01", period="monthly", anchor="2026-01-01"),
    Example("11", "notice.life", {"specified": "2026-04-06"}, {"earliest_issue": "2026-04-07"}),
    Example(
        "12",
        "notice.life",
        {"specified": "2026-04-06"},
        {"last_safe_issue": "2027-04-05", "lapsed_from": "2027-04-07"},
    ),
    # A claim on the specified date itself is rejected: the first day for issue is the day after.
    Example("13", "notice.life", {"specified": "2026-04-06"}, {"earliest_issue": "2026-04-07"}),
    Example(
        "14",
        "notice.served",
        {"method": "first-class-post", "at": "2026-04-02"},
        {"served": "2026-04-08"},
    ),
    notice("15", "2026-04-08", "2026-05-10", "2026-05-11"),
    Example("19", "review.request_by", {"served": "2026-03-03"}, {"by": "2026-03-16"}),
    Example("20", "review.request_by", {"served": "2026-12-18"}, {"by": "2026-12-31"}),
    Example(
        "21",
        "trial.extension",
        {"started": "2025-04-07"},
        {"expires": "2026-04-06", "notice_by": "2026-02-09", "extended_expiry": "2026-10-06"},
    ),
    # Served the day after the last day for it, so too late.
    Example("22", "trial.extension", {"started": "2025-04-07"}, {"notice_by": "2026-02-09"}),
)

HEARINGS = (
    *(
        Example(
            number,
            "hearing.window",
            {"issued": issued},
            {"earliest": earliest, "latest": latest},
        )
        for number, issued, earliest, latest in (
            ("24", "2026-11-23", "2026-12-22", "2027-01-18"),
            ("25", "2026-12-07", "2027-01-05", "2027-02-01"),
            ("26", "2027-02-22", "2027-03-23", "2027-04-19"),
        )
    ),
    *(
        hearing(number, "hearing.service", on, deemed_by=by, post_claim_form_by=post)
        for number, on, by, post in (
            ("27", "2027-01-05", "2026-12-14", "2026-12-10"),
            ("28", "2027-01-18", "2026-12-24", "2026-12-22"),
            ("29", "2026-12-15", "2026-11-23", "2026-11-19"),
            ("30", "2027-04-06", "2027-03-15", "2027-03-11"),
            ("31", "2027-04-20", "2027-03-25", "2027-03-23"),
        )
    ),
    served("32", "claim-form", "post", "2026-12-04T12:00", "2026-12-08"),
    served("33", "other", "post", "2026-12-04T12:00", "2026-12-07"),
    served("34", "other", "post", "2026-12-24T12:00", "2026-12-29"),
    served("34a", "claim-form", "post", "2026-12-24T12:00", "2026-12-30"),
    served("35", "other", "post", "2027-03-25T12:00", "2027-03-30"),
    served("35a", "claim-form", "post", "2027-03-25T12:00", "2027-03-31"),
    served("36", "other", "email", "2026-12-04T16:29", "2026-12-04"),
    served("36a", "other", "email", "2026-12-04T16:31", "2026-12-07"),
    served("37", "other", "letterbox", "2026-12-05T10:00", "2026-12-07"),
    Example(
        "38",
        "notice.served",
        {"method": "letterbox", "at": "2026-12-05T10:00"},
        {"served": "2026-12-05"},
    ),
    hearing("39", "evidence.by", "2026-12-07", by="2026-12-02"),
    hearing("40", "evidence.by", "2026-12-10", by="2026-12-07"),
    hearing("41", "evidence.by", "2026-12-09", by="2026-12-04"),
    hearing("42", "evidence.by", "2027-01-05", by="2026-12-30"),
    hearing("43", "evidence.by", "2027-01-04", by="2026-12-29"),
    hearing("44", "evidence.by", "2026-12-29", by="2026-12-22"),
    hearing("45", "evidence.by", "2027-03-30", by="2027-03-23"),
    hearing("46", "evidence.by", "2027-03-31", by="2027-03-24"),
    hearing("47", "application.notice_by", "2026-12-15", by="2026-12-09"),
    *(
        hearing(number, "protocol.statement_by", on, clear_days=clear, clear_business_days=strict)
        for number, on, clear, strict in (
            ("48", "2026-12-15", "2026-12-04", "2026-11-30"),
            ("49", "2027-01-05", "2026-12-24", "2026-12-16"),
            ("50", "2027-04-06", "2027-03-25", "2027-03-18"),
        )
    ),
    Example(
        "51",
        "schedule.start",
        {"issued": "2026-12-07", "first_default": "2025-02-03"},
        {"starts": "2025-02-03", "opening_balance": False},
    ),
    Example(
        "52",
        "schedule.start",
        {"issued": "2026-12-07", "first_default": "2023-05-01"},
        {"starts": "2024-12-07", "opening_balance": True},
    ),
    Example(
        "53",
        "pcol.history_by",
        {"issued": "2026-12-21"},
        {"by": "2026-12-28", "aim": "2026-12-24"},
    ),
    Example(
        "54",
        "pcol.summary",
        {
            "notice_arrears_p": 124000,
            "issued": "2026-11-21",
            "arrears_at_issue_p": 131250,
            "payments": [
                {"on": "2026-09-07", "amount_p": 11000},
                {"on": "2026-10-05", "amount_p": 5000},
                {"on": "2026-08-03", "amount_p": 9000},
                {"on": "2026-11-02", "amount_p": 2500},
            ],
        },
        {
            "lines": [
                "Arrears stated in the notice: £1,240.00",
                "Paid Mon 7 Sep 2026: £110.00",
                "Paid Mon 5 Oct 2026: £50.00",
                "Paid Mon 2 Nov 2026: £25.00",
                "Arrears on Sat 21 Nov 2026, if nothing more is paid: £1,312.50",
            ]
        },
    ),
    Example(
        "55",
        "claim.regimes",
        {"on": "2026-11-21", "solely_arrears": False, "by_solicitor": False},
        {"open": ["cpr-paper", "opr-2026"]},
    ),
    Example(
        "56",
        "claim.regimes",
        {"on": "2026-11-21", "solely_arrears": True, "by_solicitor": False},
        {"open": ["cpr-paper", "cpr-pcol", "opr-2026"]},
    ),
    Example(
        "56a",
        "claim.regimes",
        {"on": "2026-11-21", "solely_arrears": True, "by_solicitor": True},
        {"open": ["cpr-paper", "cpr-pcol"]},
    ),
)
