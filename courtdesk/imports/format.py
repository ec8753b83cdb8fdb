"""What a format is: something that recognises a file and reads rows and findings out of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, Protocol, runtime_checkable

from courtdesk.domain.casefile import TenancyKind
from courtdesk.domain.dates import Period
from courtdesk.domain.finding import Finding
from courtdesk.domain.ledger import Line
from courtdesk.domain.money import Money
from courtdesk.domain.progress import Progress


class Sureness(StrEnum):
    """How sure a format is that a file is one of its own."""

    SURE = "sure"
    PERHAPS = "perhaps"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Recognition:
    """A format's answer to a file, with the reason in words an officer can check."""

    sure: Sureness
    because: str


@dataclass(frozen=True, slots=True)
class TransactionRow:
    """One line of a rent account, as read.

    Attributes:
        number: the line of the file, the first being 1; what an exclusion names.
        account: the key by which the housing system knows the account.
    """

    number: int
    account: str
    line: Line


@dataclass(frozen=True, slots=True)
class TenancyRow:
    """One tenancy with its people and its rent, as read.

    Attributes:
        number: the line of the file on which the tenancy first stands.
        account: the key that the lines of its rent account carry.
        names: title, forename and surname of each person joined, in the order of the file.
        kind: none where the tenure is not one of the tenancies this program takes to court.
        tenure: the housing system's own code.
        started_on: none where the housing system has no date.
        service_charge: none where the file has no such column.
        balance: what the housing system says is owed; none where the file has no such column.
    """

    number: int
    account: str
    tenancy_reference: str
    payment_reference: str
    names: tuple[str, ...]
    address: tuple[str, ...]
    postcode: str
    kind: TenancyKind | None
    tenure: str
    started_on: date | None
    ended_on: date | None
    rent: Money
    period: Period
    service_charge: Money | None = None
    other_charge: Money | None = None
    balance: Money | None = None
    patch: str = ""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A line whose account, date or amount cannot be read: a stop, unless it is excluded.

    Attributes:
        number: the line of the file, the first being 1; what an exclusion names.
        raw: the line as it stands, shortened.
        account: the account it names; empty where that cannot be told.
    """

    number: int
    raw: str
    finding: Finding
    account: str = ""


Row = TransactionRow | TenancyRow
Answer = Row | BadRow | Finding
Cells = list[str]
Record = tuple[int, Cells]
"""A line's number and its cells: what every reader of columns is fed, whatever the file was."""


class OpenEnd(NamedTuple):
    """The last line of a file where it has no line break, as when the file was cut short."""

    number: int
    cells: Cells


@runtime_checkable
class Format(Protocol):
    """A kind of file the post can read; rows come one at a time and are never all held."""

    @property
    def name(self) -> str:
        """The name by which an officer or a script asks for it."""

    @property
    def words(self) -> str:
        """What it is, for a list to choose from."""

    def recognise(self, path: Path) -> Recognition:
        """Say whether a file looks like one of this kind, and why."""

    def read(self, path: Path, progress: Progress) -> Iterator[Answer]:
        """Yield every row, bad row and finding of a file, in the file's order."""


def place(name: str, number: int = 0, column: int = 0, heading: str = "") -> str:
    """Where in a file something stands, as every finding of the post says it.

    >>> place("rent.csv", 12, 4, "real_value")
    'rent.csv, line 12, column 4 (real_value)'
    """
    words = name
    if number:
        words += f", line {number}"
    if column:
        words += f", column {column}"
    return f"{words} ({heading})" if heading else words
