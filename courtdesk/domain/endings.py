"""Endings: what ends a possession order, or leaves it standing but not to be enforced as it is."""

from dataclasses import dataclass
from datetime import date

from courtdesk.domain.dates import months_after, short
from courtdesk.domain.finding import Finding, Refused, stop, warning
from courtdesk.domain.reckoned import Reckoned, reckoned
from courtdesk.domain.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Ended:
    """Whether an order has ended, since when, and why.

    Attributes:
        permission: whether enforcing it, where it has not ended, needs permission first.
    """

    ended: bool
    since: date | None
    because: tuple[str, ...]
    permission: bool


@reckoned("order.ended")
def ended(
    ordered: date,
    on: date,
    paid_off_on: date | None = None,
    discharged_on: date | None = None,
    tenancy_ended_on: date | None = None,
    superseded_on: date | None = None,
    *,
    parties_changed: bool = False,
    book: Rulebook,
) -> Reckoned[Ended]:
    """Whether a possession order has ended by a day, and whether enforcing it needs permission.

    Authority: END-1, END-2, END-3, END-4, END-5, ENF-4.
    """
    if on < ordered:
        raise Refused(_out_of_order(on, ordered, "on"))
    ends = (
        ("paid_off_on", paid_off_on, "everything it awarded was paid", "END-1"),
        ("discharged_on", discharged_on, "the court discharged it", "END-2"),
        ("tenancy_ended_on", tenancy_ended_on, "the tenancy ended", "END-4"),
        ("superseded_on", superseded_on, "another order took its place", "END-5"),
    )
    reasons: list[str] = []
    authority: list[str] = []
    since: date | None = None
    for where, day, words, rule in ends:
        if day is None or day > on:
            continue
        if day < ordered:
            raise Refused(_out_of_order(day, ordered, where))
        reasons.append(f"On {short(day)} {words}.")
        authority.append(rule)
        since = min(day, since or day)
    years = book.figure("permission-after", on)
    old_from = months_after(ordered, 12 * years)
    permission: list[str] = []
    if on >= old_from:
        permission.append(f"{years} years ended on {short(old_from)}.")
        authority.append("END-3")
    if parties_changed:
        permission.append("The parties have changed.")
        authority.append("ENF-4")
    said = " ".join(reasons) or "Nothing has ended it."
    if permission and not reasons:
        said += f" Enforcing it needs permission: {' '.join(permission)}"
    working = f"Order of {short(ordered)} on {short(on)}: {said}"
    answer = Ended(bool(reasons), since, tuple(reasons), bool(permission) and not reasons)
    return Reckoned(answer, working, tuple(authority) or ("END-1",), _beware(since))


def _beware(since: date | None) -> tuple[Finding, ...]:
    if since is None:
        return ()
    return (
        warning(
            "order-ended",
            f"The order has not been enforceable since {short(since)}.",
            where="ended",
            authority=("END-1", "END-2", "END-4", "END-5"),
            remedy="For later arrears serve a new notice.",
        ),
    )


def _out_of_order(day: date, ordered: date, where: str) -> Finding:
    return stop(
        "dates-out-of-order",
        f"{short(day)} lies before the order of {short(ordered)}.",
        where=where,
        remedy="Check both dates.",
    )
