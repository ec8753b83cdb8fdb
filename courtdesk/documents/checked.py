"""What a check says of a paper: one verdict for each of the court's rules, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from courtdesk.domain.finding import Finding

Fact = None | bool | int | str | tuple[str, ...]
"""Something a check read in a paper: a mark, a date, a count, or several."""


class Verdict(StrEnum):
    """How a paper stands to one rule; what a program cannot judge is never *met*."""

    MET = "met"
    NOT_MET = "not met"
    NOT_APPLICABLE = "not applicable"
    FOR_THE_OFFICER = "for the officer"


@dataclass(frozen=True, slots=True)
class Checked:
    """A paper judged against the rules of its kind.

    Attributes:
        file: the paper's name as it was given.
        kind: what was judged: ``witness-statement``, ``bundle``, ``template``, ``rules``.
        rules: each rule's id and how the paper stands to it.
        findings: each thing wrong or to be looked at, with its place and rule.
        facts: what was read in the paper, by name.
    """

    file: str
    kind: str
    rules: Mapping[str, Verdict] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)

    @property
    def not_met(self) -> tuple[str, ...]:
        """The ids of the rules that the paper breaks."""
        return tuple(rule for rule, how in self.rules.items() if how is Verdict.NOT_MET)
