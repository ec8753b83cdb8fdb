"""The plan of a bundle: sections, documents, order, and what was chosen for each.

A plan is read from a small TOML file or made by the desk; either way it is one frozen value. What
is wrong in a file is found all at once, each thing with its place, before any document is opened.

>>> page_ranges("1-4, 7")
((1, 4), (7, 7))
>>> page_ranges("4-1") is None
True
"""

import difflib
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Literal, TypeVar

from courtdesk.domain.finding import Finding, Refused, stop, stops, warning

Landscape = Literal["keep", "turn"]
Layers = Literal["", "as shown"]
Pages = tuple[tuple[int, int], ...]
"""Ranges of pages, each from its first to its last; none means all."""

_RANGE = re.compile(r"\s*([1-9][0-9]{0,5})\s*(?:[-\N{EN DASH}]\s*([1-9][0-9]{0,5})\s*)?")
_LETTER = re.compile(r"\S{1,4}")
_TITLE_MOST = 1000
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part:
    """A document in the bundle and what was chosen for it.

    Attributes:
        title: as it stands in the index.
        file: where its file is.
        dated: its own date, where it has one.
        pages: which of its pages, in order; none means all.
        landscape: pages wider than high are kept lying, or turned clockwise onto upright sheets.
        layers: ``as shown`` where the officer has looked at its hidden layers.
    """

    title: str
    file: Path
    dated: date | None = None
    pages: Pages = ()
    landscape: Landscape = "keep"
    layers: Layers = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the bundle: its letter, its title, its documents in order."""

    letter: str
    title: str
    documents: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A bundle as it is to be built.

    Attributes:
        court: the court's name.
        claim: the claim number.
        claimant: the council.
        defendants: the tenants, in the order of the claim.
        title: what the bundle is called.
        hearing: the day, or the day and time, of the hearing; none if not yet listed.
        sections: in order; a section without documents is left out.
        mark: words at the head of every index page, as a practice office's bundle has them.
    """

    court: str
    claim: str
    claimant: str
    defendants: tuple[str, ...]
    title: str
    hearing: datetime | date | None = None
    sections: tuple[Section, ...] = field(default=())
    mark: str = ""

    @property
    def documents(self) -> tuple[Part, ...]:
        """All documents, in the order of the bundle."""
        return tuple(part for section in self.sections for part in section.documents)


def page_ranges(text: str) -> Pages | None:
    """Pages as people write them, ``1-4,7``; None where that cannot be read."""
    found: list[tuple[int, int]] = []
    for piece in text.split(","):
        match = _RANGE.fullmatch(piece)
        if match is None:
            return None
        first = int(match[1])
        last = int(match[2] or match[1])
        if last < first:
            return None
        found.append((first, last))
    return tuple(found)


def read_plan(text: str, name: str) -> tuple[Plan, tuple[Finding, ...]]:
    """A plan from TOML, with what is odd about it.

    Args:
        text: the file's text.
        name: its name, for the findings.

    Raises:
        Refused: it cannot be built; every reason is named at once.
    """
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Refused(
            stop(
                "plan-not-toml",
                f"“{name}” cannot be read as a plan: {error}.",
                where=name,
                remedy="Mend that line; text stands in straight quotation marks.",
            )
        ) from error
    found: list[Finding] = []
    plan = _plan(_Table(table, name, found))
    found.extend(_odd(plan, name))
    if stops(found):
        raise Refused(*found)
    return plan, tuple(found)


def odd(plan: Plan) -> tuple[Finding, ...]:
    """What is odd about a plan the desk made.

    Raises:
        Refused: it cannot be built; every reason is named at once.
    """
    found = _odd(plan, "plan")
    if stops(found):
        raise Refused(*found)
    return found


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of the file, where it stands, and what has been found so far."""

    given: Mapping[str, object]
    where: str
    found: list[Finding]

    def only(self, *known: str) -> None:
        """Find every word that no plan knows."""
        for word in self.given:
            if word not in known:
                near = difflib.get_close_matches(word, known, n=1)
                self.found.append(
                    stop(
                        "plan-word-unknown",
                        f"“{word}” means nothing in a plan.",
                        where=f"{self.where}: {word}",
                        remedy=f"Did you mean “{near[0]}”?"
                        if near
                        else f"Known here are: {', '.join(known)}.",
                    )
                )

    def text(self, word: str, *, needed: bool = True) -> str:
        """Text, which may not be empty where it is needed."""
        value = self.given.get(word)
        if value is None and not needed:
            return ""
        if isinstance(value, str) and value.strip() and len(value) <= _TITLE_MOST:
            return value.strip()
        return self._wrong(word, "text", "")

    def texts(self, word: str) -> tuple[str, ...]:
        """A list of at least one text."""
        value = self.given.get(word)
        if (
            isinstance(value, list)
            and value
            and all(isinstance(one, str) and one.strip() for one in value)
        ):
            return tuple(str(one).strip() for one in value)
        return self._wrong(word, "a list of names", ())

    def day(self, word: str) -> date | None:
        """A date, or none."""
        value = self.given.get(word)
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        return self._wrong(word, "a date like 2026-09-02, without quotation marks", None)

    def instant(self, word: str) -> datetime | date | None:
        """A date and time, or a date, or none."""
        value = self.given.get(word)
        if value is None or isinstance(value, date):
            return value
        return self._wrong(word, "a date and time like 2026-12-15T10:00:00", None)

    def tables(self, word: str) -> tuple["_Table", ...]:
        """Tables of one name, in order."""
        value = self.given.get(word, [])
        if isinstance(value, list) and all(isinstance(one, dict) for one in value):
            return tuple(
                _Table(one, f"{self.where}: {word} {place}", self.found)
                for place, one in enumerate(value, start=1)
            )
        return self._wrong(word, f"tables headed [[{word}]]", ())

    def _wrong(self, word: str, wanted: str, instead: T) -> T:
        missing = word not in self.given
        self.found.append(
            stop(
                "plan-value-missing" if missing else "plan-value-wrong",
                f"“{word}” is missing." if missing else f"“{word}” is not {wanted}.",
                where=f"{self.where}: {word}",
                remedy=f"Give {wanted}.",
            )
        )
        return instead


def _plan(table: _Table) -> Plan:
    table.only("court", "claim", "claimant", "defendants", "title", "hearing", "section")
    return Plan(
        court=table.text("court"),
        claim=table.text("claim"),
        claimant=table.text("claimant"),
        defendants=table.texts("defendants"),
        title=table.text("title"),
        hearing=table.instant("hearing"),
        sections=tuple(_section(one) for one in table.tables("section")),
    )


def _section(table: _Table) -> Section:
    table.only("letter", "title", "document")
    return Section(
        letter=table.text("letter"),
        title=table.text("title"),
        documents=tuple(_part(one) for one in table.tables("document")),
    )


def _part(table: _Table) -> Part:
    table.only("title", "date", "file", "pages", "landscape", "layers")
    pages: Pages = ()
    if "pages" in table.given:
        read = page_ranges(str(table.given["pages"]))
        pages = read or ()
        if read is None:
            table.found.append(
                stop(
                    "page-range-wrong",
                    f"“{table.given['pages']}” is not a choice of pages.",
                    where=f"{table.where}: pages",
                    remedy="Write them like “1-4,7”, first page before last.",
                )
            )
    return Part(
        title=table.text("title"),
        file=Path(table.text("file")),
        dated=table.day("date"),
        pages=pages,
        landscape="turn" if _choice(table, "landscape", ("keep", "turn")) == "turn" else "keep",
        layers="as shown" if _choice(table, "layers", ("as shown",)) else "",
    )


def _choice(table: _Table, word: str, known: tuple[str, ...]) -> str:
    value = table.given.get(word)
    if value is None or value in known:
        return str(value or "")
    table.found.append(
        stop(
            "plan-value-wrong",
            f"“{word}” is {value!r}.",
            where=f"{table.where}: {word}",
            remedy=f"Write one of: {', '.join(known)}.",
        )
    )
    return ""


def _odd(plan: Plan, name: str) -> tuple[Finding, ...]:
    """What no reader of single words sees: letters used twice, nothing to bind."""
    found: list[Finding] = []
    if not plan.documents:
        found.append(
            stop(
                "plan-without-documents",
                "There is nothing to bind: the plan has no documents.",
                where=name,
                remedy="Add a section with at least one document.",
            )
        )
    letters = [section.letter for section in plan.sections]
    found.extend(
        stop(
            "section-letter-twice",
            f"Two sections are called {letter}.",
            where=f"{name}: section {letter}",
            remedy="Give each section a letter of its own.",
        )
        for letter in sorted({one for one in letters if one and letters.count(one) > 1})
    )
    for section in plan.sections:
        place = f"{name}: section {section.letter or '?'}"
        if section.letter and not _LETTER.fullmatch(section.letter):
            found.append(
                stop(
                    "section-letter-wrong",
                    f"“{section.letter}” is not a section's letter.",
                    where=place,
                    remedy="Take one to four letters or figures: A, B, C, or A1.",
                )
            )
        if not section.documents:
            found.append(
                warning(
                    "section-empty",
                    f"Section {section.letter} “{section.title}” has no documents; it is left out.",
                    where=place,
                )
            )
    return tuple(found)


def placed(plan: Plan, place: Callable[[Path], Path]) -> Plan:
    """A plan whose files are looked for elsewhere: from where the plan itself lies."""
    return replace(
        plan,
        sections=tuple(
            replace(
                section,
                documents=tuple(replace(part, file=place(part.file)) for part in section.documents),
            )
            for section in plan.sections
        ),
    )
