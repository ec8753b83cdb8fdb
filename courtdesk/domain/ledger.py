"""Ledgers: dated, signed sums, only ever added to; what is owed is positive, what is paid negative.

The same code serves a rent account and a court-cost account. Every line keeps its code and is
counted in the balance, also where the code is unknown; what is rent and what stands apart is
decided by its kind.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from courtdesk.domain.money import NIL, Money


class Kind(StrEnum):
    """What a line of a ledger is, whatever its code is called in the housing system."""

    RENT = "rent"
    SERVICE_CHARGE = "service-charge"
    PAYMENT = "payment"
    HOUSING_BENEFIT = "housing-benefit"
    UNIVERSAL_CREDIT = "universal-credit"
    REVERSAL = "reversal"
    COURT_COST = "court-cost"
    OTHER_CHARGE = "other-charge"
    WRITE_OFF = "write-off"
    TRANSFER = "transfer"
    BROUGHT_FORWARD = "brought-forward"
    UNKNOWN = "unknown"


APART = frozenset({Kind.SERVICE_CHARGE, Kind.COURT_COST, Kind.OTHER_CHARGE, Kind.UNKNOWN})
"""Kinds that are not rent and never enter a rent figure: R-8."""

KIND_WORDS = {
    Kind.RENT: "Rent",
    Kind.SERVICE_CHARGE: "Service charge",
    Kind.PAYMENT: "Payment",
    Kind.HOUSING_BENEFIT: "Housing benefit",
    Kind.UNIVERSAL_CREDIT: "Universal Credit",
    Kind.REVERSAL: "Payment returned",
    Kind.COURT_COST: "Court costs",
    Kind.OTHER_CHARGE: "Other charge",
    Kind.WRITE_OFF: "Write-off",
    Kind.TRANSFER: "Transfer",
    Kind.BROUGHT_FORWARD: "Balance brought forward",
    Kind.UNKNOWN: "Unknown code",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an account.

    Attributes:
        on: the date from which it counts.
        posted_on: the date on which the housing system posted it.
        code: the housing system's own code.
        amount: owed positive, paid negative.
        own_id: the housing system's own id of the line; empty where the layout has none.
    """

    on: date
    amount: Money
    kind: Kind
    code: str
    text: str = ""
    reference: str = ""
    own_id: str = ""
    posted_on: date | None = None

    @property
    def is_rent(self) -> bool:
        """Whether the line counts in the rent balance.

        Authority: R-8.
        """
        return self.kind not in APART


@dataclass(frozen=True, slots=True)
class Running:
    """A line with the balance after it."""

    line: Line
    balance: Money


def balance(lines: Iterable[Line], on: date | None = None) -> Money:
    """What the lines come to, or came to at the end of a day."""
    return Money(sum(line.amount.pence for line in lines if on is None or line.on <= on))


def rent_lines(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines that count in the rent balance, in order of date.

    Authority: R-8.
    """
    return in_order(line for line in lines if line.is_rent)


def in_order(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Lines by date; on one day charges come before payments, and otherwise as they came."""
    return tuple(sorted(lines, key=lambda line: (line.on, line.amount.pence < 0)))


def running(lines: Iterable[Line], opening: Money = NIL) -> tuple[Running, ...]:
    """The lines in order, each with the balance after it."""
    rows = []
    for line in in_order(lines):
        opening += line.amount
        rows.append(Running(line, opening))
    return tuple(rows)


def apart(lines: Iterable[Line], on: date | None = None) -> tuple[tuple[Kind, Money], ...]:
    """What each kind that is not rent comes to, at the end of a day where one is given."""
    sums: dict[Kind, Money] = defaultdict(lambda: NIL)
    for line in lines:
        if not line.is_rent and (on is None or line.on <= on):
            sums[line.kind] += line.amount
    return tuple(sorted(sums.items()))


def day_ends(lines: Iterable[Line]) -> tuple[tuple[date, Money], ...]:
    """The balance at the end of each day on which something was posted."""
    sums: dict[date, Money] = {}
    sum_so_far = NIL
    for line in in_order(lines):
        sum_so_far += line.amount
        sums[line.on] = sum_so_far
    return tuple(sums.items())


Identity = tuple[str, ...]


def identity(account: str, line: Line) -> Identity:
    """What makes a line the same line in two exports.

    It is the housing system's own id where the layout has one; else account, dates, code, pence
    and reference, and then equal lines are told apart only by how many there are.
    """
    if line.own_id:
        return (account, line.own_id)
    posted = line.posted_on.isoformat() if line.posted_on else ""
    return (
        account,
        line.on.isoformat(),
        posted,
        line.code,
        str(line.amount.pence),
        line.reference,
    )


@dataclass(frozen=True, slots=True)
class Clash:
    """A line once held that a newer export shows otherwise or no longer shows.

    Attributes:
        held: the line as held.
        incoming: the line as the newer export has it; none where it is gone.
    """

    account: str
    held: Line
    incoming: Line | None


class ClashChoice(StrEnum):
    """What may be decided on a clash: the line stays as held, or the newer export is taken."""

    KEEP = "keep"
    TAKE_NEWER = "take-newer"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What an export adds to what is held.

    Attributes:
        new: lines to add, with their account.
        held: how many lines are already held.
        clashes: lines once held that are different or gone.
    """

    new: tuple[tuple[str, Line], ...]
    held: int
    clashes: tuple[Clash, ...]


def compare(held: Sequence[tuple[str, Line]], incoming: Sequence[tuple[str, Line]]) -> Comparison:
    """What lines of an export are new, already held, or clash with what is held.

    Overlapping exports merge to their union: of equal lines the greater count is kept. A held
    line is gone if the export covers its account and date and has fewer of it.
    """
    stock: dict[Identity, list[Line]] = defaultdict(list)
    for account, line in held:
        stock[identity(account, line)].append(line)
    covered: dict[str, tuple[date, date]] = {}
    counts: Counter[Identity] = Counter()
    new, clashes, already = [], [], 0
    for account, line in incoming:
        first, last = covered.get(account, (line.on, line.on))
        covered[account] = (min(first, line.on), max(last, line.on))
        key = identity(account, line)
        same = stock.get(key, [])
        if counts[key] >= len(same):
            new.append((account, line))
        elif line.own_id and _differs(same[counts[key]], line):
            clashes.append(Clash(account, same[counts[key]], line))
        else:
            already += 1
        counts[key] += 1
    for key, lines in stock.items():
        first, last = covered.get(key[0], (date.max, date.min))
        clashes += [
            Clash(key[0], line, None) for line in lines[counts[key] :] if first <= line.on <= last
        ]
    return Comparison(tuple(new), already, tuple(clashes))


def _differs(held: Line, incoming: Line) -> bool:
    """Whether a line with the same id says something else about money or dates."""
    return (held.on, held.amount, held.code, held.posted_on) != (
        incoming.on,
        incoming.amount,
        incoming.code,
        incoming.posted_on,
    )
