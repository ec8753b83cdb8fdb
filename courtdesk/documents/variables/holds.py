"""Breathing space and insolvency: what a court must be told of a household's debts."""

from dataclasses import dataclass
from datetime import date

from courtdesk.domain import casefile
from courtdesk.domain.breathing import protected
from courtdesk.domain.casefile import CaseFile, HoldKind
from courtdesk.domain.dates import ONE_DAY
from courtdesk.domain.ledger import balance, rent_lines
from courtdesk.domain.money import NIL, Money


@dataclass(frozen=True, slots=True)
class BreathingSpace:
    """A breathing space under the Debt Respite Scheme.

    Attributes:
        from_on: the date on which it began.
        crisis: yes where it is for treatment of a mental health crisis.
        in_force: yes where it is in force at the stated date.
        has_end: yes where its end is known.
        until_on: the last day of it.
        balance_at_start: the rent owed at the end of the day before it began.
        protected: what of that is still owed at the stated date.
    """

    from_on: date
    crisis: bool
    in_force: bool
    has_end: bool
    until_on: date | None
    balance_at_start: Money
    protected: Money


@dataclass(frozen=True, slots=True)
class Insolvency:
    """A bankruptcy or debt relief order.

    Attributes:
        what: what it is.
        from_on: the date from which it runs.
    """

    what: str
    from_on: date


_BREATHING = frozenset({HoldKind.BREATHING_SPACE, HoldKind.CRISIS_BREATHING_SPACE})
_INSOLVENCIES = {
    HoldKind.BANKRUPTCY: "bankruptcy",
    HoldKind.DEBT_RELIEF_ORDER: "debt relief order",
}


def breathing_space_of(file: CaseFile, on: date) -> BreathingSpace | None:
    """The last breathing space that had begun by a date, whether or not it is over.

    Authority: BS-1, BS-2, BS-4, BS-7.
    """
    begun = [hold for hold in file.holds if hold.kind in _BREATHING and hold.from_on <= on]
    if not begun:
        return None
    hold = max(begun, key=lambda one: one.from_on)
    rent = rent_lines(file.account.lines)
    owed = max(balance(rent, hold.from_on - ONE_DAY), NIL)
    return BreathingSpace(
        from_on=hold.from_on,
        crisis=hold.kind is HoldKind.CRISIS_BREATHING_SPACE,
        in_force=_in_force(hold, on),
        has_end=hold.until_on is not None,
        until_on=hold.until_on,
        balance_at_start=owed,
        protected=protected(owed, balance(rent, on)).answer.protected,
    )


def insolvencies_of(file: CaseFile, on: date) -> tuple[Insolvency, ...]:
    """Bankruptcies and debt relief orders in force on a date."""
    return tuple(
        Insolvency(_INSOLVENCIES[hold.kind], hold.from_on)
        for hold in file.holds
        if hold.kind in _INSOLVENCIES and _in_force(hold, on)
    )


def pending_benefit_from(file: CaseFile, on: date) -> date | None:
    """The date from which a benefit claim is recorded as undecided, where one is."""
    pending = [
        hold.from_on
        for hold in file.holds
        if hold.kind is HoldKind.BENEFIT_CLAIM_PENDING and _in_force(hold, on)
    ]
    return min(pending, default=None)


def _in_force(hold: casefile.Hold, on: date) -> bool:
    return hold.from_on <= on and (hold.until_on is None or hold.until_on >= on)
