"""The typed, dated rows of the rule book, and the rule book itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Protocol, TypeVar

from courtdesk.domain.casefile import HearingKind, PaperKind
from courtdesk.domain.dates import Calendar, short
from courtdesk.domain.deadlines import Deadline
from courtdesk.domain.finding import Finding, Refused, note, stop, warning
from courtdesk.domain.money import Money

UNCERTAIN = "M?"
"""The mark of what rests on an uncertain memory."""


class DatedRow(Protocol):
    """A row that is in force from one date until another."""

    @property
    def from_on(self) -> date | None:
        """The first day on which the row is in force; none where it always was."""

    @property
    def until_on(self) -> date | None:
        """The last day on which the row is in force; none where the next row ends it."""


R = TypeVar("R", bound=DatedRow)


def in_force(rows: Iterable[R], on: date) -> R | None:
    """The row in force on a date: the last begun that has not ended."""
    begun = [row for row in rows if (row.from_on or date.min) <= on]
    if not begun or on > (begun[-1].until_on or date.max):
        return None
    return begun[-1]


@dataclass(frozen=True, slots=True)
class Authority:
    """A rule of law as law.toml holds it, once.

    Attributes:
        id: the id by which rules and findings cite it.
        says: the rule in one sentence.
        source: statute, rule, case or page.
        certainty: S read, S2 secondary, M from memory, M? uncertain.
        checked_on: when it was last checked.
        from_on: since when it is law, where that matters.
    """

    id: str
    says: str
    source: str
    certainty: str
    checked_on: date
    from_on: date | None = None
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class FigureRow:
    """What a figure of law is between two dates."""

    value: int
    from_on: date | None = None
    until_on: date | None = None
    certain: bool = True
    says: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that the law fixes and may change: days, weeks, months, a limit in pence."""

    name: str
    words: str
    unit: str
    authority: str
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """The fee for a claim up to a sum: a fixed one, or so many per cent of the claim."""

    up_to: Money | None = None
    fee: Money | None = None
    percent: str | None = None


@dataclass(frozen=True, slots=True)
class FeeRow:
    """What a fee is from a date; neither fee nor bands means that it is not known."""

    from_on: date
    until_on: date | None = None
    fee: Money | None = None
    bands: tuple[Band, ...] = ()
    certain: bool = True
    says: str = ""


@dataclass(frozen=True, slots=True)
class Fee:
    """A court fee through the years."""

    name: str
    words: str
    authority: str
    rows: tuple[FeeRow, ...]


@dataclass(frozen=True, slots=True)
class WordingRow:
    """Words that the law prescribes, between two dates."""

    text: str
    from_on: date | None = None
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that the law prescribes exactly."""

    name: str
    words: str
    authority: str
    rows: tuple[WordingRow, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a bundle: its letter and title, what it holds, what it must not lack."""

    letter: str
    title: str
    holds: tuple[PaperKind, ...]
    needs: tuple[PaperKind, ...] = ()


@dataclass(frozen=True, slots=True)
class BundlePlan:
    """The sections of the bundle for one kind of hearing."""

    hearing: HearingKind
    words: str
    authority: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class CourtClosure:
    """A day on which one court's office is closed."""

    court: str
    on: date


@dataclass(frozen=True, slots=True)
class Overlaid:
    """A table that the council's own folder laid over a shipped one, or added."""

    file: str
    table: str
    added: bool


def _nothing() -> Mapping[str, "Authority"]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules as data, in force and past, with the calendar they count by."""

    calendar: Calendar
    authorities: Mapping[str, Authority] = field(default_factory=_nothing)
    figures: Mapping[str, Figure] = field(default_factory=lambda: MappingProxyType({}))
    fees: Mapping[str, Fee] = field(default_factory=lambda: MappingProxyType({}))
    wordings: Mapping[str, Wording] = field(default_factory=lambda: MappingProxyType({}))
    deadlines: tuple[Deadline, ...] = ()
    bundles: Mapping[HearingKind, BundlePlan] = field(default_factory=lambda: MappingProxyType({}))
    court_closures: tuple[CourtClosure, ...] = ()
    overlaid: tuple[Overlaid, ...] = ()

    def closing(self, days: frozenset[date]) -> "Rulebook":
        """This rule book with a court's own closed days besides."""
        return replace(self, calendar=self.calendar.closing(days))

    def at_court(self, court: str) -> "Rulebook":
        """This rule book with the closed days of one court, as far as they are loaded."""
        days = frozenset(
            one.on for one in self.court_closures if one.court.casefold() == court.casefold()
        )
        return self.closing(days) if days else self

    def figure(self, name: str, on: date) -> int:
        """What a figure of law is on a date; before it was first fixed, what it then became."""
        return self._row(name, on).value

    def beware(self, name: str, on: date) -> tuple[Finding, ...]:
        """What to beware of in using a figure on a date: not yet in force, or uncertain."""
        row, figure = self._row(name, on), self.figures[name]
        findings: tuple[Finding, ...] = ()
        if row.from_on and on < row.from_on:
            findings += (
                warning(
                    "before-rule",
                    f"The rule on “{figure.words}” began on {short(row.from_on)}; {short(on)} is "
                    "before that.",
                    authority=(figure.authority,),
                    remedy="Ask which rule applied then.",
                ),
            )
        if not row.certain:
            findings += (
                note(
                    "uncertain-rule",
                    f"The figure for “{figure.words}” is uncertain. {row.says}".strip(),
                    authority=(figure.authority,),
                    remedy="Check it with the source before relying on it.",
                ),
            )
        return findings

    def figure_row(self, name: str, on: date) -> FigureRow | None:
        """The row of a figure in force on a date, if there is one."""
        return in_force(self.figures[name].rows, on) if name in self.figures else None

    def wording(self, name: str, on: date) -> str:
        """Prescribed words as they stand on a date.

        Raises:
            Refused: no such words are prescribed on that date.
        """
        row = in_force(self.wordings[name].rows, on) if name in self.wordings else None
        if row is None:
            raise Refused(
                stop(
                    "wording-missing",
                    f"No wording “{name}” is prescribed on {short(on)}.",
                    where=name,
                    remedy="Check wording.toml.",
                )
            )
        return row.text

    def unsure(self, authority: Iterable[str]) -> tuple[Finding, ...]:
        """A note for each authority that rests on an uncertain source."""
        return tuple(
            note(
                "uncertain-rule",
                f"{one}: {self.authorities[one].says} The source of this is uncertain.",
                authority=(one,),
                remedy="Check it with the source before relying on it.",
            )
            for one in authority
            if one in self.authorities and self.authorities[one].certainty == UNCERTAIN
        )

    def _row(self, name: str, on: date) -> FigureRow:
        figure = self.figures.get(name)
        if figure is None or not figure.rows:
            raise Refused(
                stop(
                    "figure-missing",
                    f"The rules hold no figure “{name}”.",
                    where=name,
                    remedy="Check limits.toml; the shipped file holds it.",
                )
            )
        begun = [row for row in figure.rows if (row.from_on or date.min) <= on]
        return begun[-1] if begun else figure.rows[0]
