"""A paper before it is printed, typed or scanned: its title and what stands on it, in order."""

from dataclasses import dataclass
from datetime import date

from courtdesk.domain.dates import long


@dataclass(frozen=True, slots=True)
class Heading:
    """Words that stand out over what follows."""

    words: str


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    words: str


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph with its number."""

    number: int
    words: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Names of things, and beside each what it is."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Address:
    """Lines that stand under one another."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a page of its own."""


Block = Heading | Words | Numbered | Facts | Address | NewPage


@dataclass(frozen=True, slots=True)
class Paper:
    """A sample paper: its title, its date and what stands on it."""

    title: str
    dated_on: date
    blocks: tuple[Block, ...]


def numbered(*paragraphs: str, first: int = 1) -> tuple[Numbered, ...]:
    """Paragraphs with their numbers."""
    return tuple(Numbered(number, words) for number, words in enumerate(paragraphs, first))


def signed(name: str, position: str, on: date) -> Facts:
    """The foot of a paper: who signed it, as what, and when."""
    rows = (("Signed", name), ("Position", position), ("Date", long(on)))
    return Facts(rows if position else (rows[0], rows[2]))
