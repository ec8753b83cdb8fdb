"""Parts: what is asked of the child for one file of a bundle, and what it reports.

Kept apart from the work itself, so that the parent need not load a single PDF library.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from courtdesk.domain.finding import Finding
from courtdesk.intake.task import Task


class Landscape(StrEnum):
    """How a page that is wider than high stands in the bundle."""

    KEEP = "keep"
    TURN = "turn"


@dataclass(frozen=True, slots=True)
class Asked:
    """One file to be made into clean A4 pages.

    Attributes:
        file: where it is.
        name: what the officer calls it.
        suffix: the ending it came with, which must agree with what is in it.
        out: where the clean PDF goes.
        landscape: how pages wider than high stand.
        as_shown: hidden layers are left out for good, as the officer has chosen.
    """

    file: Path
    name: str
    suffix: str
    out: Path
    landscape: Landscape = Landscape.KEEP
    as_shown: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A bookmark that a file brought with it: its words, its page from 1, and how deep it lies."""

    words: str
    page: int
    depth: int


@dataclass(frozen=True, slots=True)
class Report:
    """What the child has made of one file.

    Attributes:
        pages: how many pages it has.
        findings: what was removed, mended or changed.
        bare: pages that have something on them but no text a reader could search.
        headings: the bookmarks the file brought with it.
    """

    pages: int
    findings: tuple[Finding, ...] = ()
    bare: tuple[int, ...] = ()
    headings: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class Probe:
    """A Word file to be looked at before it is converted."""

    file: Path
    name: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Probed:
    """What an officer should know of a Word file that may be converted."""

    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Draw:
    """Pages to be drawn as pictures, for text recognition."""

    file: Path
    folder: Path
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The pictures, in the order of the pages."""

    pictures: int


@dataclass(frozen=True, slots=True)
class Lay:
    """Recognised words to be laid, unseen, over the pages they were read from.

    Attributes:
        file: the clean part.
        words: the words, a page for each of the pages.
        pages: which pages they are, from 1.
        out: where the part with its words goes.
        landscape: how pages wider than high stand.
    """

    file: Path
    words: Path
    pages: tuple[int, ...]
    out: Path
    landscape: Landscape = Landscape.KEEP


@dataclass(frozen=True, slots=True)
class Laid:
    """Pages on which no words were found, and pages turned upright by what was found."""

    wordless: tuple[int, ...] = ()
    turned: tuple[int, ...] = ()


PREPARE = Task("courtdesk.intake.prepare:prepare", Asked, Report)
PROBE = Task("courtdesk.intake.prepare:probe", Probe, Probed)
DRAW = Task("courtdesk.intake.recognised:draw", Draw, Drawn)
LAY = Task("courtdesk.intake.recognised:lay", Lay, Laid)
