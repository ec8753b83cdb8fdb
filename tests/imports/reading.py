"""What the tests of the post share: reading a file to its end, and sorting what it gave."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from courtdesk.domain.finding import Finding
from courtdesk.imports.format import Answer, BadRow, TenancyRow, TransactionRow
from courtdesk.paths import shipped

LAYOUTS = shipped() / "resources" / "imports"
TODAY = date(2026, 6, 1)


@dataclass(frozen=True, slots=True)
class Read:
    """What a file gave, by its sorts."""

    answers: tuple[Answer, ...]

    @property
    def lines(self) -> list[TransactionRow]:
        return [one for one in self.answers if isinstance(one, TransactionRow)]

    @property
    def tenancies(self) -> list[TenancyRow]:
        return [one for one in self.answers if isinstance(one, TenancyRow)]

    @property
    def bad(self) -> list[BadRow]:
        return [one for one in self.answers if isinstance(one, BadRow)]

    @property
    def findings(self) -> list[Finding]:
        return [one for one in self.answers if isinstance(one, Finding)]

    def told(self) -> list[tuple[str, str, str]]:
        """Every finding and bad row: its code, weight and place."""
        found = [*self.findings, *(one.finding for one in self.bad)]
        return sorted((one.code, one.weight.value, one.where) for one in found)


class Reader(Protocol):
    """Writes a file and reads it in a format."""

    def __call__(self, content: bytes | str, name: str = "universal-housing") -> Read: ...
