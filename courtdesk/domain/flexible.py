"""Flexible tenancies: the notices that end one at the end of its term."""

from dataclasses import dataclass
from datetime import date

from courtdesk.domain.dates import months_after, no_such_day, short
from courtdesk.domain.finding import Finding, warning
from courtdesk.domain.reckoned import Reckoned, reckoned
from courtdesk.domain.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class EndOfTerm:
    """By when the two notices are given that end a flexible tenancy at its term.

    Attributes:
        not_renewing_by: the last day for notice that no other tenancy will be granted.
        possession_notice_by: the last day to give the notice requiring possession.
        possession_from: the first day it can require possession; none where it is not given.
    """

    not_renewing_by: date
    possession_notice_by: date
    possession_from: date | None


@reckoned("flexible.end")
def end_of_term(
    term_ends: date, noticed: date | None = None, *, book: Rulebook
) -> Reckoned[EndOfTerm]:
    """The notices that end a flexible tenancy at the end of its term, and when possession can be.

    Authority: NOT-16.
    """
    ahead = book.figure("flexible-not-renewing", term_ends)
    months = book.figure("flexible-possession", term_ends)
    not_renewing = months_after(term_ends, -ahead)
    working = (
        f"The term ends {short(term_ends)}; {ahead} months before it is {short(not_renewing)}, and "
        f"the notice requiring possession is given by the end of the term"
    )
    findings: tuple[Finding, ...] = no_such_day(term_ends, not_renewing, "term_ends")
    possession_from = None
    if noticed is not None:
        possession_from = months_after(noticed, months)
        working += (
            f"; given {short(noticed)}, {months} months on is {short(possession_from)}, the first "
            "day for possession"
        )
        findings += no_such_day(noticed, possession_from, "noticed")
        if noticed > term_ends:
            findings += (
                warning(
                    "notice-after-term",
                    f"{short(noticed)} lies after the end of the term on {short(term_ends)}.",
                    where="noticed",
                    authority=("NOT-16", "NOT-17"),
                    remedy="The tenancy has become periodic: serve the notice of a periodic one.",
                ),
            )
    answer = EndOfTerm(not_renewing, term_ends, possession_from)
    return Reckoned(answer, working, ("NOT-16", "NOT-17"), findings)
