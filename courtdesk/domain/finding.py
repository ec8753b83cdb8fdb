"""Findings: what a rule, a check or a reader says about a case, a line or a paper.

A finding speaks to the officer: what is the matter, why, and what to do next. Trouble the
officer can mend is a finding; it is never a traceback.

>>> dull = note("nothing-to-do", "The account is in credit.", authority=("GND-1",))
>>> dull.weight
<Weight.NOTE: 'note'>
>>> stops((dull,))
()
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Weight(StrEnum):
    """How much a finding matters: worth knowing, worth mending, or no way forward."""

    NOTE = "note"
    WARNING = "warning"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a rule says, with its reason and what to do about it.

    Attributes:
        code: kebab-case name, explained in the help.
        says: one or two sentences to the officer, with the figure in it.
        weight: note, warning or stop.
        where: the field, file, line or page meant; empty when it is the whole.
        authority: ids of law.toml on which the rule rests.
        remedy: what to do next; empty when nothing need be done.
    """

    code: str
    says: str
    weight: Weight = Weight.WARNING
    where: str = ""
    authority: tuple[str, ...] = ()
    remedy: str = ""


def note(
    code: str, says: str, *, where: str = "", authority: tuple[str, ...] = (), remedy: str = ""
) -> Finding:
    """A finding worth knowing; nothing need be done."""
    return Finding(code, says, Weight.NOTE, where, authority, remedy)


def warning(
    code: str, says: str, *, where: str = "", authority: tuple[str, ...] = (), remedy: str = ""
) -> Finding:
    """A finding worth mending before the next step."""
    return Finding(code, says, Weight.WARNING, where, authority, remedy)


def stop(
    code: str, says: str, *, where: str = "", authority: tuple[str, ...] = (), remedy: str = ""
) -> Finding:
    """A finding that forbids the step."""
    return Finding(code, says, Weight.STOP, where, authority, remedy)


def stops(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those findings that forbid the step."""
    return tuple(finding for finding in findings if finding.weight is Weight.STOP)


class Refused(Exception):  # noqa: N818 - the program refuses; it has not erred.
    """The step is not taken, for reasons the officer can read and mend."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__("; ".join(finding.says for finding in findings))
        self.findings = findings


class Unavailable(Exception):  # noqa: N818 - nobody has erred; something is not to be had just now.
    """Something outside the program is not to be had just now, and what to try.

    Attributes:
        what: what is not to be had, in a sentence.
        try_next: what the officer can try.
    """

    def __init__(self, what: str, try_next: str) -> None:
        super().__init__(f"{what} {try_next}")
        self.what = what
        self.try_next = try_next
