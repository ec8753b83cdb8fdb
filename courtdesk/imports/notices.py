"""Notices: what is met on many lines of a file and told once, with how often and where first."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from courtdesk.domain.finding import Finding
from courtdesk.imports.format import place

MOST_SORTS = 500

OFTEN = "{often}"
"""Stands in a finding's words for how often it was met."""


@dataclass(slots=True)
class Notices:
    """A table of what was met in a file: each finding with its first line and how often.

    Attributes:
        name: the file's own name.
        met: first line and count, by the finding as it will be told.
    """

    name: str
    met: dict[Finding, list[int]] = field(default_factory=dict)

    def add(self, number: int, finding: Finding) -> None:
        """Count a finding met on a line."""
        if len(self.met) >= MOST_SORTS and finding not in self.met:
            finding = replace(finding, says=f"There are others of the same sort, {OFTEN}.")
        seen = self.met.setdefault(finding, [number, 0])
        seen[1] += 1

    def told(self) -> Iterator[Finding]:
        """Each finding once, in the order in which they were first met."""
        for finding, (first, count) in sorted(self.met.items(), key=lambda item: item[1][0]):
            often = f"{count:,} times" if count > 1 else "once"
            says = finding.says.replace(OFTEN, often)
            yield replace(finding, says=says, where=place(self.name, first))
