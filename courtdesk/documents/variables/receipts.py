"""What has been paid and what benefit has come in, as papers state it."""

from dataclasses import dataclass
from datetime import date, timedelta

from courtdesk.documents.variables.holds import pending_benefit_from
from courtdesk.domain.casefile import CaseFile
from courtdesk.domain.ledger import KIND_WORDS, Kind
from courtdesk.domain.money import Money, total
from courtdesk.domain.receipts import BENEFIT, Receipt, receipts


@dataclass(frozen=True, slots=True)
class Received:
    """A sum received and not returned.

    Attributes:
        on: the date on which it was credited.
        amount: the sum.
        what: what it is: payment, housing benefit, Universal Credit.
    """

    on: date
    amount: Money
    what: str


@dataclass(frozen=True, slots=True)
class Payment:
    """What the tenants themselves have paid.

    Attributes:
        any: yes where a payment by or for the tenants stands on the account.
        last: the last such payment.
        held_from: the date from which the account is held.
        weeks_from: the first day of the 13 weeks up to the stated date.
        weeks_count: how many payments were made in those 13 weeks.
        weeks_paid: what they came to.
        weeks_rent: the rent charged in those 13 weeks.
    """

    any: bool
    last: Received | None
    held_from: date | None
    weeks_from: date
    weeks_count: int
    weeks_paid: Money
    weeks_rent: Money


@dataclass(frozen=True, slots=True)
class BenefitKind:
    """One benefit paid to the council for the rent.

    Attributes:
        what: housing benefit or Universal Credit.
        count: how many sums of it were credited.
        paid: what they came to.
        first_on: the date of the first.
        last_on: the date of the last.
        last_amount: the sum of the last.
    """

    what: str
    count: int
    paid: Money
    first_on: date
    last_on: date
    last_amount: Money


@dataclass(frozen=True, slots=True)
class Benefit:
    """What is known of benefit for the rent.

    Attributes:
        any: yes where benefit has been credited to the account.
        kinds: each benefit credited, over the time for which the account is held.
        claim_pending: yes where a claim is recorded as undecided at the stated date.
        pending_from: the date from which that claim is recorded.
    """

    any: bool
    kinds: tuple[BenefitKind, ...]
    claim_pending: bool
    pending_from: date | None


THIRTEEN_WEEKS = timedelta(weeks=13)  # The span of a rent statement: PAP-2.3.


def payments_of(file: CaseFile, on: date) -> tuple[Received, ...]:
    """Each payment by or for the tenants that stands at a date."""
    return tuple(_received(one) for one in _paid(file, on))


def payment_of(file: CaseFile, on: date) -> Payment:
    """What the tenants have paid, and what they paid in the last 13 weeks.

    Authority: PAP-2.3.
    """
    paid = _paid(file, on)
    start = on - THIRTEEN_WEEKS + timedelta(days=1)
    lately = [one for one in paid if one.on >= start]
    charged = [
        line.amount
        for line in file.account.lines
        if line.kind is Kind.RENT and start <= line.on <= on
    ]
    return Payment(
        any=bool(paid),
        last=_received(paid[-1]) if paid else None,
        held_from=min((line.on for line in file.account.lines), default=None),
        weeks_from=start,
        weeks_count=len(lately),
        weeks_paid=total([one.amount for one in lately]),
        weeks_rent=total(charged),
    )


def benefit_of(file: CaseFile, on: date) -> Benefit:
    """What benefit has come in, and whether a claim for it is undecided."""
    received = [one for one in receipts(file.account.lines, on) if one.is_benefit]
    kinds = []
    for kind in sorted(BENEFIT):
        sums = [one for one in received if one.kind is kind]
        if sums:
            kinds.append(
                BenefitKind(
                    what=KIND_WORDS[kind],
                    count=len(sums),
                    paid=total([one.amount for one in sums]),
                    first_on=sums[0].on,
                    last_on=sums[-1].on,
                    last_amount=sums[-1].amount,
                )
            )
    pending = pending_benefit_from(file, on)
    return Benefit(bool(kinds), tuple(kinds), pending is not None, pending)


def _paid(file: CaseFile, on: date) -> list[Receipt]:
    return [one for one in receipts(file.account.lines, on) if not one.is_benefit]


def _received(receipt: Receipt) -> Received:
    return Received(receipt.on, receipt.amount, receipt.words)
