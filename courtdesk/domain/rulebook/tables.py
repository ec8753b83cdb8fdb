"""The tables of the rules files as they are written: every key that may stand in one, and its kind.

A key that is a word of Python's own carries an underscore here and none in the file.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from courtdesk.domain.casefile import PaperKind
from courtdesk.domain.deadlines import Moves


class Certainty(StrEnum):
    """How sure the source of a rule is."""

    READ = "S"
    SECONDARY = "S2"
    MEMORY = "M"
    UNCERTAIN = "M?"


class FigureUnit(StrEnum):
    """What a figure of law counts."""

    DAYS = "days"
    CLEAR_DAYS = "clear days"
    BUSINESS_DAYS = "business days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    PENCE = "pence"
    HUNDREDTHS = "hundredths of a day"
    PERCENT = "per cent"


@dataclass(frozen=True, slots=True)
class LawTable:
    """A rule of law: law.toml."""

    says: str
    source: str
    certainty: Certainty
    checked: date
    from_: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class FigureRowTable:
    """A figure between two dates: limits.toml."""

    value: int
    from_: date | None = None
    until: date | None = None
    certain: bool = True
    says: str = ""


@dataclass(frozen=True, slots=True)
class FigureTable:
    """A figure of law: limits.toml. One value stands in the table itself, several in rows."""

    words: str
    unit: FigureUnit
    authority: str
    value: int | None = None
    from_: date | None = None
    until: date | None = None
    certain: bool = True
    says: str = ""
    row: tuple[FigureRowTable, ...] = ()


@dataclass(frozen=True, slots=True)
class BandTable:
    """A band of a fee that depends on the claim: fees.toml."""

    up_to: str | None = None
    fee: str | None = None
    percent: str | None = None


@dataclass(frozen=True, slots=True)
class FeeRowTable:
    """A fee from a date: fees.toml. A row without fee or band says that it is not known."""

    from_: date
    until: date | None = None
    fee: str | None = None
    band: tuple[BandTable, ...] = ()
    certain: bool = True
    says: str = ""


@dataclass(frozen=True, slots=True)
class FeeTable:
    """A court fee: fees.toml."""

    words: str
    authority: str
    row: tuple[FeeRowTable, ...]


@dataclass(frozen=True, slots=True)
class WordingRowTable:
    """Prescribed words between two dates: wording.toml."""

    text: str
    from_: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class WordingTable:
    """Prescribed words: wording.toml."""

    words: str
    authority: str
    text: str | None = None
    from_: date | None = None
    until: date | None = None
    row: tuple[WordingRowTable, ...] = ()


@dataclass(frozen=True, slots=True)
class DeadlineTable:
    """A deadline: deadlines.toml."""

    words: str
    counts: str
    moves: Moves
    authority: str
    when: tuple[str, ...] = ()
    from_: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class SectionTable:
    """A section of a bundle: bundles.toml."""

    letter: str
    title: str
    holds: tuple[PaperKind, ...]
    needs: tuple[PaperKind, ...] = ()


@dataclass(frozen=True, slots=True)
class BundleTable:
    """The bundle for a kind of hearing: bundles.toml."""

    words: str
    authority: str
    section: tuple[SectionTable, ...]


@dataclass(frozen=True, slots=True)
class CalendarTable:
    """Days that differ from the bank holidays of the library: calendar.toml.

    ``known`` alone carries ``from`` and ``until``. ``closed`` are days on which the courts' offices
    are closed, or one court's; ``holiday`` a bank holiday more; ``working`` one less.
    """

    words: str = ""
    authority: str = "TIME-10"
    from_: date | None = None
    until: date | None = None
    closed: tuple[date, ...] = ()
    holiday: tuple[date, ...] = ()
    working: tuple[date, ...] = ()
    court: str | None = None
    certain: bool = True
