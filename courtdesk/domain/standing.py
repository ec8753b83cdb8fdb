"""Standing under a suspended order: kept, broken since when and by how much, or paid off.

Two forms: from a balance on one day, or from the lines since the order, judged at the end of
every day. Between two days on which something happens nothing changes, so only those are looked
at.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import accumulate, islice

from courtdesk.domain.dates import ONE_DAY
from courtdesk.domain.finding import Finding, Refused, stop
from courtdesk.domain.money import NIL, Money
from courtdesk.domain.terms import (
    Reading,
    Terms,
    check_terms,
    clears_on,
    due_count,
    due_dates,
    lump_is_due,
    target,
)


class State(StrEnum):
    """Where an order stands."""

    COMPLETED = "completed"
    BREACHED = "breached"
    NOT_STARTED = "not-started"
    LIVE = "live"


class LineKind(StrEnum):
    """What a line since the order is."""

    RENT = "rent"
    PAYMENT = "payment"
    BENEFIT = "benefit"
    COST = "cost"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class OrderLine:
    """A line on the account since the order; owed positive, paid negative."""

    on: date
    kind: LineKind
    amount: Money


@dataclass(frozen=True, slots=True)
class Spell:
    """Days in breach, from the first to the last; no last while it goes on."""

    from_: date
    to: date | None


@dataclass(frozen=True, slots=True)
class Missed:
    """An instalment missed: what was to be paid in its period, and what was."""

    due: date
    amount: Money
    paid: Money


class Kept(StrEnum):
    """Whether every instalment was paid in its own period."""

    KEPT = "kept"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Strict:
    """The strict reading: each instalment judged by itself."""

    state: Kept
    missed: tuple[Missed, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an order stands on a day.

    Attributes:
        checked: what is owed and counts under the order.
        since: the first day of the breach that goes on.
        spent_on: the day on which everything under the order was paid.
        clears_on: the due date on which the target reaches nil.
        breaches: every spell in breach; none where only a balance is known.
    """

    state: State
    due_count: int
    target: Money
    checked: Money
    short_by: Money
    since: date | None
    spent_on: date | None
    clears_on: date | None
    breaches: tuple[Spell, ...] | None
    strict: Strict | None


def standing_by_balance(terms: Terms, on: date, balance: Money, undue: Money = NIL) -> Standing:
    """Where an order stands on a day, from the balance and the rent in it not yet due.

    Authority: SPO-1, END-1.

    Raises:
        Refused: the terms cannot be judged, or the reading needs the lines.
    """
    check_terms(terms)
    if terms.reading is not Reading.CUMULATIVE:
        raise Refused(
            stop(
                "lines-needed",
                f"The {terms.reading} reading judges each instalment, and needs the lines.",
                where="lines",
                authority=("SPO-1",),
                remedy="Give opening_p and the lines since the order, or read cumulatively.",
            )
        )
    if undue < NIL:
        raise Refused(_wrong("negative-sum", f"{undue} of rent is not yet due.", "undue_p"))
    checked = balance - undue + (terms.costs if terms.costs_same_terms else NIL)
    aim = target(terms, on)
    number = due_count(terms, on)
    state = _state(terms, on, spent=checked <= NIL, breached=checked > aim)
    short = max(NIL, checked - aim)
    return Standing(state, number, aim, checked, short, None, None, clears_on(terms), None, None)


def standing_by_lines(
    terms: Terms,
    on: date,
    opening: Money,
    lines: Sequence[OrderLine],
    ordered: date | None = None,
) -> Standing:
    """Where an order stands on a day, judged at each day's end from the order on.

    Authority: SPO-1, END-1.

    Raises:
        Refused: the terms cannot be judged, or a line lies before the order.
    """
    check_terms(terms, ordered)
    for position, line in enumerate(lines):
        if ordered and line.on < ordered:
            says = "A line lies before the order; its sum belongs in the opening balance."
            raise Refused(_wrong("dates-out-of-order", says, f"lines[{position}].on"))
    counted = tuple(line for line in lines if line.on <= on)
    course = _course(terms, on, opening, counted, ordered)
    strict = None
    if terms.reading is not Reading.CUMULATIVE:
        strict = _strictly(terms, on, counted, course.spent_on)
    breached = course.since is not None
    if terms.reading is Reading.STRICT and strict and strict.missed:
        breached = True
    aim, checked = target(terms, on), course.checked
    return Standing(
        _state(terms, on, spent=course.spent_on is not None, breached=breached),
        due_count(terms, on),
        aim,
        checked,
        max(NIL, checked - aim),
        course.since,
        course.spent_on,
        clears_on(terms),
        course.breaches,
        strict,
    )


def _state(terms: Terms, on: date, *, spent: bool, breached: bool) -> State:
    if spent:
        return State.COMPLETED
    if breached:
        return State.BREACHED
    started = due_count(terms, on) > 0 or lump_is_due(terms, on)
    return State.LIVE if started else State.NOT_STARTED


@dataclass(frozen=True, slots=True)
class _Course:
    """How the order went up to a day."""

    checked: Money
    spent_on: date | None
    breaches: tuple[Spell, ...]

    @property
    def since(self) -> date | None:
        """The first day of the breach that goes on."""
        open_spell = self.breaches and self.breaches[-1].to is None
        return self.breaches[-1].from_ if open_spell else None


def _course(
    terms: Terms,
    on: date,
    opening: Money,
    lines: Sequence[OrderLine],
    ordered: date | None,
) -> _Course:
    """Judge the end of every day on which something changes, up to and including a day."""
    account = _by_day(_account_changes(terms, lines), on)
    costs_paid = _by_day(_cost_payments(terms, lines), on)
    drops = _by_day(_target_drops(terms, on), on)
    days = sorted({*account, *costs_paid, *drops, on, *([ordered] if ordered else [])})
    owed, aim = opening.pence, terms.whole.pence
    costs = terms.costs.pence if terms.costs_same_terms else 0
    checked = owed + costs
    spells: list[Spell] = []
    spent_on: date | None = None
    begun: date | None = None
    for day in days:
        owed += account.get(day, 0)
        costs -= costs_paid.get(day, 0)
        aim -= drops.get(day, 0)
        checked = owed + max(0, costs)
        if spent_on is None and checked <= 0:
            spent_on = day
        breached = spent_on is None and checked > max(0, aim)
        if breached and begun is None:
            begun = day
        elif not breached and begun is not None:
            spells.append(Spell(begun, day - ONE_DAY))
            begun = None
    if begun is not None:
        spells.append(Spell(begun, None))
    return _Course(Money(checked), spent_on, tuple(spells))


Change = tuple[date, int]


def _by_day(changes: Sequence[Change], on: date) -> dict[date, int]:
    """The sum of the changes of each day, up to and including a day."""
    sums: dict[date, int] = {}
    for day, pence in changes:
        if day <= on:
            sums[day] = sums.get(day, 0) + pence
    return sums


def _account_changes(terms: Terms, lines: Sequence[OrderLine]) -> list[Change]:
    """What changes the balance that counts: payments on their day, rent when it is arrears."""
    return _payments(lines) + (_rent_falling_due(terms, lines) if terms.current_rent else [])


def _payments(lines: Sequence[OrderLine]) -> list[Change]:
    kinds = (LineKind.PAYMENT, LineKind.BENEFIT)
    return [(line.on, line.amount.pence) for line in lines if line.kind in kinds]


def _rent_falling_due(terms: Terms, lines: Sequence[OrderLine]) -> list[Change]:
    """Rent on the day from which it is arrears: the day after its date and grace."""
    wait = timedelta(days=terms.rent_grace_days + 1)
    return [(line.on + wait, line.amount.pence) for line in lines if line.kind is LineKind.RENT]


def _cost_payments(terms: Terms, lines: Sequence[OrderLine]) -> list[Change]:
    """What was paid of the costs, where they are on the same terms."""
    if not terms.costs_same_terms:
        return []
    return [
        (line.on, -line.amount.pence)
        for line in lines
        if line.kind is LineKind.COST and line.amount < NIL
    ]


def _target_drops(terms: Terms, on: date) -> list[Change]:
    """What each due date, with its grace, takes off the target, up to a day."""
    grace = timedelta(days=terms.grace_days)
    drops: list[Change] = []
    if lump_is_due(terms, on) and terms.lump_due:
        drops.append((terms.lump_due + grace, terms.lump.pence))
    rest = terms.whole.pence
    number = due_count(terms, on)
    for due in islice(due_dates(terms), number):
        if rest <= 0:
            break
        drops.append((due + grace, terms.instalment.pence))
        rest -= terms.instalment.pence
    return drops


def _strictly(terms: Terms, on: date, lines: Sequence[OrderLine], spent_on: date | None) -> Strict:
    """Judge each instalment by the payments within its own period.

    Authority: SPO-1.
    """
    paid = _sums(_payments(lines) + [(day, -pence) for day, pence in _cost_payments(terms, lines)])
    rent = _sums(_rent_falling_due(terms, lines) if terms.current_rent else [])
    grace = timedelta(days=terms.grace_days)
    missed: list[Missed] = []
    previous: date | None = None
    number = due_count(terms, on)
    for due in islice(due_dates(terms), number):
        first, last = (previous + ONE_DAY if previous else date.min), due + grace
        if spent_on and spent_on <= last:
            break
        wanted = rent.between(first, last) + terms.instalment.pence
        got = -paid.between(first, last)
        if got < wanted:
            missed.append(Missed(due, Money(wanted), Money(got)))
        previous = due
    return Strict(Kept.MISSED if missed else Kept.KEPT, tuple(missed))


@dataclass(frozen=True, slots=True)
class _Sums:
    """Dated sums in order, each with what they come to so far."""

    days: tuple[date, ...]
    sums: tuple[int, ...]

    def between(self, first: date, last: date) -> int:
        """What came to from one day to another, both included."""
        return self.sums[bisect_right(self.days, last)] - self.sums[bisect_left(self.days, first)]


def _sums(changes: Sequence[Change]) -> _Sums:
    ordered = sorted(changes)
    so_far = accumulate((pence for _, pence in ordered), initial=0)
    return _Sums(tuple(day for day, _ in ordered), tuple(so_far))


def _wrong(code: str, says: str, where: str) -> Finding:
    return stop(code, says, where=where, authority=("SPO-1",), remedy=f"Check {where}.")
