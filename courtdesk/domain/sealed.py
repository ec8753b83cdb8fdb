"""Sealed orders: what cannot stand in one together, and what the law does not let it say."""

from dataclasses import dataclass
from datetime import date

from courtdesk.domain.dates import short
from courtdesk.domain.finding import Finding, stop, stops, warning
from courtdesk.domain.orders import OrderedTenancy, possession_limit
from courtdesk.domain.reckoned import Reckoned, reckoned
from courtdesk.domain.rulebook import Rulebook
from courtdesk.domain.warrants import OrderKind


@dataclass(frozen=True, slots=True)
class Sealed:
    """Whether an order can stand as it reads."""

    allowed: bool


@reckoned("order.sealed")
def sealed(
    order: OrderKind,
    tenancy: OrderedTenancy,
    ordered: date,
    possession_on: date | None = None,
    *,
    hardship: bool = False,
    money_judgment: bool = False,
    money_adjourned: bool = False,
    costs_same_terms: bool = False,
    book: Rulebook,
) -> Reckoned[Sealed]:
    """Whether an order can stand as it reads, before it is recorded.

    Authority: ORD-2, ORD-3, ORD-6.
    """
    findings = (
        *_clauses(order, tenancy, money_judgment and money_adjourned, costs_same_terms),
        *_possession(tenancy, ordered, possession_on, book, hardship=hardship),
    )
    allowed = not stops(findings)
    possession = f"possession on {short(possession_on)}" if possession_on else "no date fixed"
    working = (
        f"{order.capitalize()} order of {short(ordered)} on a {tenancy} tenancy, {possession}: "
        f"{' '.join(one.says for one in findings) or 'nothing in it excludes another part.'}"
    )
    return Reckoned(Sealed(allowed), working, ("ORD-2", "ORD-3", "ORD-6"), findings)


def _clauses(
    order: OrderKind,
    tenancy: OrderedTenancy,
    both_ways: bool,  # noqa: FBT001 - one of the questions of the form.
    costs_same_terms: bool,  # noqa: FBT001 - as above.
) -> tuple[Finding, ...]:
    """Clauses that exclude each other."""
    findings: tuple[Finding, ...] = ()
    if both_ways:
        findings += (
            stop(
                "judgment-and-adjourned",
                "The money claim is either adjourned or given judgment, not both.",
                where="money_judgment",
                authority=("ORD-3",),
                remedy="Look at the sealed order again.",
            ),
        )
    if costs_same_terms and order is OrderKind.OUTRIGHT:
        findings += (
            stop(
                "costs-without-suspension",
                "Costs on the same terms go only with a suspended order.",
                where="costs_same_terms",
                authority=("ORD-3",),
                remedy="Look at the sealed order again.",
            ),
        )
    if order is not OrderKind.OUTRIGHT and tenancy is not OrderedTenancy.SECURE:
        findings += (
            warning(
                "not-to-be-suspended",
                f"On a {tenancy} tenancy the court has no power to suspend the order on terms.",
                where="order",
                authority=("ORD-6", "ORD-2"),
                remedy="Ask the legal team.",
            ),
        )
    return findings


def _possession(
    tenancy: OrderedTenancy,
    ordered: date,
    possession_on: date | None,
    book: Rulebook,
    *,
    hardship: bool,
) -> tuple[Finding, ...]:
    """How the date of possession stands to the law.

    Authority: ORD-6.
    """
    if possession_on is None:
        return ()
    if possession_on < ordered:
        return (
            stop(
                "dates-out-of-order",
                f"Possession on {short(possession_on)} lies before the order of {short(ordered)}.",
                where="possession_on",
                authority=("ORD-6",),
                remedy="Check both dates.",
            ),
        )
    limit = possession_limit(tenancy, ordered, book=book).answer
    if limit.hardship and possession_on > limit.hardship:
        return (
            stop(
                "possession-too-late",
                f"Possession cannot be put off beyond {short(limit.hardship)}.",
                where="possession_on",
                authority=("ORD-6",),
                remedy="Look at the sealed order again, and ask the legal team.",
            ),
        )
    if limit.ordinary and possession_on > limit.ordinary and not hardship:
        return (
            warning(
                "possession-needs-hardship",
                f"Beyond {short(limit.ordinary)} the court must have found exceptional hardship.",
                where="possession_on",
                authority=("ORD-6",),
                remedy="Record what the court found.",
            ),
        )
    return ()
