"""Receipts: what was paid into an account, by whom, and what of it stood.

A payment that the bank sent back was never paid. Its line stays in the ledger, and so does the
line that takes it back; here both are left out, so that nobody tells a court of money that the
council does not have.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from courtdesk.domain.ledger import KIND_WORDS, Kind, Line, in_order
from courtdesk.domain.money import NIL, Money

BENEFIT = frozenset({Kind.HOUSING_BENEFIT, Kind.UNIVERSAL_CREDIT})
"""Kinds that a benefit authority pays to the council itself."""

_RECEIVED = frozenset({Kind.PAYMENT}) | BENEFIT


@dataclass(frozen=True, slots=True)
class Receipt:
    """A sum received and not sent back.

    Attributes:
        amount: what was received, as a positive sum.
        words: what it is called on a statement.
    """

    on: date
    amount: Money
    kind: Kind
    words: str

    @property
    def is_benefit(self) -> bool:
        """Whether a benefit authority paid it, and not the tenant."""
        return self.kind in BENEFIT


def receipts(lines: Iterable[Line], on: date | None = None) -> tuple[Receipt, ...]:
    """What was received to the end of a day and stands, in order of date.

    A returned payment takes away the last payment before it of the same sum.
    """
    standing: list[Line] = []
    for line in in_order(line for line in lines if on is None or line.on <= on):
        if line.kind in _RECEIVED and line.amount < NIL:
            standing.append(line)
        elif line.kind is Kind.REVERSAL:
            _take_back(standing, line.amount)
    return tuple(
        Receipt(line.on, -line.amount, line.kind, KIND_WORDS[line.kind]) for line in standing
    )


def _take_back(standing: list[Line], amount: Money) -> None:
    """Strike the last payment of a sum that has been returned; benefit is not returned so."""
    for number in reversed(range(len(standing))):
        if standing[number].kind is Kind.PAYMENT and standing[number].amount == -amount:
            del standing[number]
            return
