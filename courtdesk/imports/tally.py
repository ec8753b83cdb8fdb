"""The tally of a file: what it comes to, and its findings, however many lines it has.

Of each sort of finding the first are kept and the rest are counted, so that a file of a hundred
thousand bad lines is told in a page.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from courtdesk.domain.finding import Finding, Weight
from courtdesk.domain.ledger import Kind
from courtdesk.domain.money import Money
from courtdesk.imports.format import Answer, BadRow, TenancyRow, TransactionRow

MOST_OF_A_SORT = 20


@dataclass(frozen=True, slots=True)
class Summary:
    """What a file comes to.

    Attributes:
        lines: lines that could be read.
        invalid: lines that could not, each a stop unless it is excluded.
        tenancies: tenancies read, where the file holds tenancies.
        debits: what was owed, together.
        credits: what was paid, together, as a negative sum.
        by_kind: what each kind of line comes to.
        closing: what the lines of each account come to.
        first_on: the earliest date; none where there are no lines.
        last_on: the latest date.
        findings: the first of each sort, stops first; the last of a sort says how many more.
        counts: how many findings of each sort there were.
    """

    lines: int
    invalid: int
    tenancies: int
    debits: Money
    credits: Money
    by_kind: tuple[tuple[Kind, Money], ...]
    closing: tuple[tuple[str, Money], ...]
    first_on: date | None
    last_on: date | None
    findings: tuple[Finding, ...]
    counts: tuple[tuple[str, int], ...]

    @property
    def accounts(self) -> int:
        """How many accounts the lines belong to."""
        return len(self.closing)


@dataclass(slots=True)
class Tally:
    """A table filled while rows go by; ``summary`` may be asked at any time.

    Attributes:
        excluded: numbers of lines that the officer has excluded; they are no stops.
    """

    excluded: frozenset[int] = frozenset()
    lines: int = 0
    invalid: int = 0
    tenancies: int = 0
    debits_p: int = 0
    credits_p: int = 0
    by_kind: dict[Kind, int] = field(default_factory=dict)
    closing: dict[str, int] = field(default_factory=dict)
    first_on: date = date.max
    last_on: date = date.min
    kept: dict[str, list[Finding]] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    def through(self, answers: Iterable[Answer]) -> Iterator[Answer]:
        """The same answers, counted as they pass."""
        closing, by_kind = self.closing, self.by_kind
        for answer in answers:
            if isinstance(answer, TransactionRow):
                line = answer.line
                pence, on = line.amount.pence, line.on
                self.lines += 1
                if pence > 0:
                    self.debits_p += pence
                else:
                    self.credits_p += pence
                closing[answer.account] = closing.get(answer.account, 0) + pence
                by_kind[line.kind] = by_kind.get(line.kind, 0) + pence
                if on < self.first_on:  # noqa: PLR1730 - min() costs twice in the inner loop.
                    self.first_on = on
                if on > self.last_on:  # noqa: PLR1730 - as above.
                    self.last_on = on
            elif isinstance(answer, BadRow):
                self._bad(answer)
            elif isinstance(answer, TenancyRow):
                self.tenancies += 1
            else:
                self.keep(answer)
            yield answer

    def keep(self, finding: Finding) -> None:
        """Count a finding, and keep it if it is among the first of its sort."""
        self.counts[finding.code] += 1
        of_its_sort = self.kept.setdefault(finding.code, [])
        if len(of_its_sort) < MOST_OF_A_SORT:
            of_its_sort.append(finding)

    def _bad(self, row: BadRow) -> None:
        if row.number not in self.excluded:
            self.invalid += 1
            self.keep(row.finding)

    def summary(self) -> Summary:
        """What has gone by so far comes to."""
        findings = [one for many in self.kept.values() for one in _told(many, self.counts)]
        weights = list(reversed(Weight))
        any_lines = self.lines > 0
        return Summary(
            self.lines,
            self.invalid,
            self.tenancies,
            Money(self.debits_p),
            Money(self.credits_p),
            tuple((kind, Money(pence)) for kind, pence in sorted(self.by_kind.items())),
            tuple((account, Money(pence)) for account, pence in sorted(self.closing.items())),
            self.first_on if any_lines else None,
            self.last_on if any_lines else None,
            tuple(sorted(findings, key=lambda finding: weights.index(finding.weight))),
            tuple(sorted(self.counts.items())),
        )


def _told(kept: list[Finding], counts: Counter[str]) -> Iterator[Finding]:
    """The findings of one sort, the last saying how many more there are."""
    yield from kept[:-1]
    more = counts[kept[-1].code] - len(kept)
    says = f"{kept[-1].says} There are {more:,} more like it." if more else kept[-1].says
    yield replace(kept[-1], says=says)
