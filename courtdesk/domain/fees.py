"""Fees: what the court charges for a step on a day, and how sure that figure is."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from courtdesk.domain.dates import short
from courtdesk.domain.finding import Finding, Refused, note, stop
from courtdesk.domain.money import NIL, Money
from courtdesk.domain.reckoned import Reckoned, reckoned
from courtdesk.domain.rulebook import FeeRow, Rulebook
from courtdesk.domain.rulebook.values import in_force


class FeeItem(StrEnum):
    """The steps for which the court charges."""

    POSSESSION_CLAIM = "possession-claim"
    POSSESSION_CLAIM_ONLINE = "possession-claim-online"
    WARRANT = "warrant"
    WRIT = "writ"
    APPLICATION_ON_NOTICE = "application-on-notice"
    APPLICATION_WITHOUT_NOTICE = "application-without-notice"
    APPLICATION_TO_ADJOURN = "application-to-adjourn"
    ATTACHMENT_OF_EARNINGS = "attachment-of-earnings"
    MONEY_CLAIM = "money-claim"
    OTHER_REMEDY = "other-remedy"
    SUSPEND_WARRANT = "suspend-warrant"


@dataclass(frozen=True, slots=True)
class FeeDue:
    """A fee, since when it is that, and whether the source is sure of both."""

    fee: Money
    from_: date
    certain: bool


@dataclass(frozen=True, slots=True)
class Recoverable:
    """What a claimant adds to the claim for the court's fee and fixed costs."""

    costs: Money


@reckoned("fee")
def fee(
    item: FeeItem,
    on: date,
    claim: Money | None = None,
    hearing: date | None = None,
    *,
    agreed: bool = False,
    book: Rulebook,
) -> Reckoned[FeeDue]:
    """The court's fee for a step on a day.

    Authority: FEE-1, FEE-2.
    """
    if item is FeeItem.MONEY_CLAIM:
        return _money_claim(on, claim, book)
    if item is FeeItem.APPLICATION_TO_ADJOURN:
        return _to_adjourn(on, hearing, agreed=agreed, book=book)
    sum_due, row = _known(item, on, book)
    working = f"{book.fees[item].words}: {sum_due} {_since(row)}"
    return Reckoned(FeeDue(sum_due, row.from_on, row.certain), working, ("FEE-1",), _unsure(row))


@reckoned("costs.recoverable")
def recoverable(
    on: date,
    *,
    legal_representative: bool,
    judgment: bool,
    served_in_person: int = 0,
    book: Rulebook,
) -> Reckoned[Recoverable]:
    """What a claim issued on a day recovers in costs: the fee, and fixed costs where they are due.

    Where the claimant, not the court, served the defendants in person, say how many.

    Authority: FIX-1, FEE-1.
    """
    if served_in_person < 0:
        says = f"{served_in_person} defendants are not served."
        raise Refused(_needs("served_in_person", says, code="wrong-value"))
    costs, row = _known(FeeItem.POSSESSION_CLAIM, on, book)
    working = f"Court fee {costs}"
    if legal_representative:
        commenced = "served" if served_in_person else "commencement"
        fixed = [(commenced, "on commencement")]
        fixed += [("another", "for another served in person")] * (served_in_person - 1)
        fixed += [("judgment", "on judgment")] if judgment else []
        for name, words in fixed:
            more, _ = _known(f"fixed-costs-{name}", on, book)
            costs += more
            working += f" + {more} fixed costs {words}"
        working += f" = {costs}"
    else:
        working += "; an officer of the council recovers the fee alone"
    return Reckoned(Recoverable(costs), working, ("FIX-1", "FEE-1"), _unsure(row))


def _money_claim(on: date, claim: Money | None, book: Rulebook) -> Reckoned[FeeDue]:
    """The fee for a money claim, by its band.

    Authority: FEE-2.
    """
    row = _row(FeeItem.MONEY_CLAIM, on, book)
    if claim is None or claim <= NIL:
        says = "The fee goes by the sum claimed." if claim is None else f"{claim} is no claim."
        raise Refused(_needs("claim_p", says))
    band = next(one for one in row.bands if one.up_to is None or claim <= one.up_to)
    if band.percent is not None:
        share = Fraction(claim.pence) * Fraction(Decimal(band.percent)) * Fraction(1, 100)
        sum_due = Money(share.numerator // share.denominator)
        how = f"{band.percent}% of it, rounded down, is {sum_due}"
    else:
        sum_due = band.fee or NIL
        how = f"the fee is {sum_due}"
    bounds = f"up to {band.up_to}" if band.up_to else "above the last band"
    working = f"A claim of {claim} lies {bounds}: {how} {_since(row)}"
    return Reckoned(FeeDue(sum_due, row.from_on, row.certain), working, ("FEE-2",), _unsure(row))


def _to_adjourn(
    on: date, hearing: date | None, *, agreed: bool, book: Rulebook
) -> Reckoned[FeeDue]:
    """The fee to adjourn: none where the hearing is far off, less where the others agree.

    Authority: FEE-1.
    """
    if hearing is None:
        raise Refused(_needs("hearing", "The fee goes by how far off the hearing is."))
    if hearing < on:
        says = f"The hearing on {short(hearing)} lies before the application on {short(on)}."
        raise Refused(_needs("hearing", says, code="dates-out-of-order"))
    sum_due, row = _known(FeeItem.APPLICATION_TO_ADJOURN, on, book)
    away, far = (hearing - on).days, book.figure("adjourn-without-fee", on)
    if away >= far:
        how = f"at least {far}"
    else:
        item = FeeItem.APPLICATION_WITHOUT_NOTICE if agreed else FeeItem.APPLICATION_ON_NOTICE
        sum_due, row = _known(item, on, book)
        how = f"less than {far}, and the others {'agree' if agreed else 'do not agree'}"
    working = f"The hearing is {away} days away, {how}: {sum_due} {_since(row)}"
    return Reckoned(FeeDue(sum_due, row.from_on, row.certain), working, ("FEE-1",), _unsure(row))


def _known(name: str, on: date, book: Rulebook) -> tuple[Money, FeeRow]:
    """A fee and its row.

    Raises:
        Refused: the fee is not known on that day.
    """
    row = _row(name, on, book)
    if row.fee is None:
        raise Refused(
            stop(
                "fee-not-known",
                f"The fee on {short(on)} is not known. {row.says}".strip(),
                where="on",
                authority=("FEE-1",),
                remedy="Look it up on GOV.UK, and enter it in the council's own fees.toml.",
            )
        )
    return row.fee, row


def _row(name: str, on: date, book: Rulebook) -> FeeRow:
    """The row of a fee in force on a day.

    Raises:
        Refused: the table does not reach that day.
    """
    held = book.fees.get(name)
    row = in_force(held.rows, on) if held else None
    if row is None:
        begins = f" begins on {short(held.rows[0].from_on)}" if held else " is missing"
        raise Refused(
            stop(
                "before-fees-begin",
                f"The table of this fee{begins}; {short(on)} is outside it.",
                where="on",
                authority=("FEE-1",),
                remedy="Check the date.",
            )
        )
    return row


def _since(row: FeeRow) -> str:
    unsure = "" if row.certain else ", which is uncertain"
    return f"from {short(row.from_on)}{unsure}"


def _unsure(row: FeeRow) -> tuple[Finding, ...]:
    if row.certain:
        return ()
    return (
        note(
            "uncertain-fee",
            f"The figure, or since when it applies, is uncertain. {row.says}".strip(),
            where="fee_p",
            authority=("FEE-1",),
            remedy="Check it on GOV.UK before paying.",
        ),
    )


def _needs(where: str, says: str, *, code: str = "value-missing") -> Finding:
    return stop(code, says, where=where, authority=("FEE-1",), remedy=f"Give {where}.")
