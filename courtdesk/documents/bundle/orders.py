"""Orders: what is asked of the child when a bundle is bound and judged, and what it answers.

Kept apart from the work itself, so that the parent need not load a single PDF library.
"""

from dataclasses import dataclass
from pathlib import Path

from courtdesk.documents.checked import Checked
from courtdesk.domain.finding import Finding
from courtdesk.intake.parts import Heading
from courtdesk.intake.task import Task

WORDLESS = "/CourtDesk_Wordless"
"""On a page of a bundle that was looked through for words and has none: a photograph."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A clean document to be bound.

    Attributes:
        title: as the index prints it.
        dated: its date in words; empty where it has none.
        file: the clean part.
        pages: which of its pages, from 1, in order.
        headings: the bookmarks it brought with it.
        wordless: pages looked through for words, which have none.
    """

    title: str
    dated: str
    file: Path
    pages: tuple[int, ...]
    headings: tuple[Heading, ...] = ()
    wordless: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Division:
    """A section to be bound."""

    letter: str
    title: str
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class Binding:
    """A bundle to be bound.

    Attributes:
        court: the court's name.
        claim: the claim number.
        claimant: the council.
        defendants: the tenants.
        title: what the bundle is called.
        hearing: the hearing in words; empty if not listed.
        divisions: its sections, none empty.
        out: where it goes.
        mark: words at the head of every index page; empty where there are none.
    """

    court: str
    claim: str
    claimant: str
    defendants: tuple[str, ...]
    title: str
    hearing: str
    divisions: tuple[Division, ...]
    out: Path
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A document in the bundle: its section, its title, its first and its last page."""

    section: str
    title: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Bound:
    """What was bound."""

    pages: int
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class ToJudge:
    """A bundle to be judged, and the name it has or will have."""

    file: Path
    name: str


BIND = Task("courtdesk.documents.bundle.assemble:bind", Binding, Bound)
JUDGE = Task("courtdesk.documents.bundle.judge:judge", ToJudge, Checked)
