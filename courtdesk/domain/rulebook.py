"""The rule book as one value: what TOML says, typed and dated, and the calendar.

Every table may carry ``from`` and ``until``; the row in force on the date asked about is used.
What is wrong in a file is a finding with its file and line, never a guess.
"""

from dataclasses import dataclass, replace
from datetime import date

from courtdesk.domain.dates import Calendar


@dataclass(frozen=True, slots=True)
class Authority:
    """A rule of law as law.toml holds it, once.

    Attributes:
        id: the id by which rules and findings cite it.
        says: the rule in one sentence.
        source: statute, rule, case or page.
        certainty: S read, S2 secondary, M from memory, M? uncertain.
        checked_on: when it was last checked.
    """

    id: str
    says: str
    source: str
    certainty: str
    checked_on: date


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules as data, in force and past, with the calendar they count by."""

    calendar: Calendar
    authorities: tuple[Authority, ...] = ()

    def closing(self, days: frozenset[date]) -> "Rulebook":
        """This rule book with a court's own closed days besides."""
        return replace(self, calendar=self.calendar.closing(days))
