"""Merging: an export compared with what is held while its lines go by, however many there are.

It gives what ``ledger.compare`` gives, and holds of each line some bytes only: the hash of what
makes it the same line in two exports, that of what it says, its day and its number.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from courtdesk.domain.ledger import Line

NEW: Final = -1
"""The line is not held."""
HELD: Final = 0
"""The line is held as it is; a number above nought is that of the held line it clashes with."""

_MET: Final = 1
_BY_ID: Final = 2


class HeldLine(NamedTuple):
    """A line as the record holds it: its number there, and what tells it from others."""

    number: int
    on: date
    posted_on: date | None
    code: str
    pence: int
    reference: str
    own_id: str


@dataclass(slots=True)
class Stock:
    """The lines held of one account while an export goes by, and what the export shows of it.

    Attributes:
        keys: what makes each line the same line in two exports, hashed, in order.
        says: what each line says, hashed: a line known by its id may say something else now.
        days: the day of each, as a number.
        numbers: the number of each in the record.
        state: whether each was met in the export, and whether it is known by an id.
        first: the first day that the export shows; after ``last`` where it shows none.
        lines: how many lines the export shows.
        by_id: how many of these have an id of their own.
        added: what the lines that are new come to, in pence.
        news: how many lines are new.
    """

    keys: "array[int]" = field(default_factory=lambda: array("q"))
    says: "array[int]" = field(default_factory=lambda: array("q"))
    days: "array[int]" = field(default_factory=lambda: array("i"))
    numbers: "array[int]" = field(default_factory=lambda: array("q"))
    state: bytearray = field(default_factory=bytearray)
    first: date = date.max
    last: date = date.min
    lines: int = 0
    by_id: int = 0
    added: int = 0
    news: int = 0

    def meet(self, line: Line) -> int:
        """Whether a line of the export is new, held, or clashes with the held line of a number.

        Of lines that are equal, each in the export meets one that is held; what is left over on
        either side is new, or gone.
        """
        on, own_id = line.on, line.own_id
        if on < self.first:  # noqa: PLR1730 - min() costs twice in the inner loop.
            self.first = on
        if on > self.last:  # noqa: PLR1730 - as above.
            self.last = on
        self.lines += 1
        if own_id:
            self.by_id += 1
        found = self._found(line, on, own_id) if self.keys else NEW
        if found == NEW:
            self.added += line.amount.pence
            self.news += 1
        return found

    def _found(self, line: Line, on: date, own_id: str) -> int:
        keys, state = self.keys, self.state
        pence = line.amount.pence
        key = _key(on, line.posted_on, line.code, pence, line.reference, own_id)
        at = bisect_left(keys, key)
        while at < len(keys) and keys[at] == key:
            if not state[at] & _MET:
                state[at] |= _MET
                if own_id and self.says[at] != _says(on, line.posted_on, line.code, pence):
                    return self.numbers[at]
                return HELD
            at += 1
        return NEW

    def gone(self) -> Iterator[int]:
        """The numbers of held lines on days that the export shows, and not met there."""
        first, last = self.first.toordinal(), self.last.toordinal()
        for at, day in enumerate(self.days):
            if not self.state[at] & _MET and first <= day <= last:
                yield self.numbers[at]

    @property
    def known_otherwise(self) -> bool:
        """Whether lines held of the same days are known by ids and those shown are not, or so.

        Then no line could ever meet the one it is, and each would be counted twice.
        """
        if not self.lines or 0 < self.by_id < self.lines:
            return False
        first, last = self.first.toordinal(), self.last.toordinal()
        other = 0 if self.by_id else _BY_ID
        return any(
            state & _BY_ID == other and not state & _MET and first <= day <= last
            for state, day in zip(self.state, self.days, strict=True)
        )


def stock(held: Iterable[HeldLine]) -> Stock:
    """The lines held of one account, made ready to be met."""
    marked = [
        (_key(on, posted_on, code, pence, reference, own_id), one)
        for one in held
        for _, on, posted_on, code, pence, reference, own_id in (one,)
    ]
    # Equal lines stay in the order in which they are held: the first is met first.
    marked.sort(key=_first)
    found = Stock()
    for key, (number, on, posted_on, code, pence, _, own_id) in marked:
        found.keys.append(key)
        found.says.append(_says(on, posted_on, code, pence) if own_id else 0)
        found.days.append(on.toordinal())
        found.numbers.append(number)
        found.state.append(_BY_ID if own_id else 0)
    return found


def _first(pair: tuple[int, HeldLine]) -> int:
    return pair[0]


def _key(
    on: date, posted_on: date | None, code: str, pence: int, reference: str, own_id: str
) -> int:
    """What makes a line the same line in two exports: ``ledger.identity`` as a number.

    Lines of other accounts are never looked at, so that two of the few held of one account would
    have to have the same number among 2 to the power of 64.
    """
    return hash(own_id) if own_id else hash((on, posted_on, code, pence, reference))


def _says(on: date, posted_on: date | None, code: str, pence: int) -> int:
    """What ``ledger`` takes for another line under the same id."""
    return hash((on, pence, code, posted_on))
