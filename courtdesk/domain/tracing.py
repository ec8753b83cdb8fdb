"""Payments traced: known to the officer and missing from the export, shown beside the figure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from courtdesk.domain.ledger import Kind, Line
from courtdesk.domain.money import NIL, Money, total

LOOK_BACK = timedelta(days=3)
LOOK_AHEAD = timedelta(days=21)


class Whereabouts(StrEnum):
    """Where a payment is believed to be."""

    TAKEN = "taken"
    SUSPENSE = "suspense"
    OTHER_ACCOUNT = "other-account"
    ON_ITS_WAY = "on-its-way"


WHEREABOUTS_WORDS = {
    Whereabouts.TAKEN: "Taken by the council, with a receipt",
    Whereabouts.SUSPENSE: "In suspense",
    Whereabouts.OTHER_ACCOUNT: "Posted to another account",
    Whereabouts.ON_ITS_WAY: "On its way from the bank or the benefit office",
}


class TraceState(StrEnum):
    """How the tracing of a payment stands."""

    EXPECTED = "expected"
    FOUND = "found"
    GIVEN_UP = "given-up"


@dataclass(frozen=True, slots=True)
class Trace:
    """A payment traced.

    Attributes:
        amount: what was paid, as a positive sum.
        found_on: the day of the line it was found as.
        because: why it was given up.
    """

    id: int
    on: date
    amount: Money
    whereabouts: Whereabouts
    reference: str
    summary: str
    state: TraceState = TraceState.EXPECTED
    found_on: date | None = None
    because: str = ""


def expected(traces: Iterable[Trace]) -> Money:
    """What is still expected; it is shown beside what is owed and never taken from it."""
    return total([one.amount for one in traces if one.state is TraceState.EXPECTED])


def could_be(trace: Trace, line: Line) -> bool:
    """Whether a line of the account may be the payment looked for: its sum, and near its day."""
    return (
        line.kind is Kind.PAYMENT
        and line.amount == NIL - trace.amount
        and trace.on - LOOK_BACK <= line.on <= trace.on + LOOK_AHEAD
    )
