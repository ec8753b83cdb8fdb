"""Headings: which column of a file holds what a layout asks for, whatever stands above them."""

import difflib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from courtdesk.domain.finding import Finding, Refused, stop
from courtdesk.imports import cells as reading
from courtdesk.imports import rows
from courtdesk.imports.format import Cells, Record, place
from courtdesk.imports.layout import COLUMN_WORDS, COLUMNS, Layout

LOOKED_AT = 60
ALIKE = 0.5
_NOT_A_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file's columns as a layout understands them.

    Attributes:
        name: the file's own name.
        number: the line of the headings; nought where the file has none.
        headings: as they stand.
        at: the columns found, by the layout's word for them; the first column is nought.
        missing: what the layout needs and the file lacks, by the layout's words.
        twice: headings the layout asks for that stand there more than once.
        wanted: how many columns the layout needs.
    """

    name: str
    delimiter: str
    number: int
    headings: tuple[str, ...]
    at: dict[str, tuple[int, ...]]
    missing: tuple[tuple[str, ...], ...]
    twice: tuple[str, ...]
    wanted: int

    @property
    def width(self) -> int:
        """How many columns a line has."""
        return len(self.headings)

    def column(self, word: str) -> int:
        """The first column that holds something; minus one if there is none."""
        return self.at.get(word, (-1,))[0]

    def where(self, number: int, word: str) -> str:
        """The place of a cell, as a finding names it: by the layout's word, or by its column."""
        column = int(word) - 1 if word.isdigit() else self.column(word)
        heading = self.headings[column] if 0 <= column < self.width else ""
        return place(self.name, number, column + 1, heading.strip())


def find(path: Path, head: bytes, layout: Layout) -> Sheet:
    """The columns of a file, by the row that looks most like the layout's headings."""
    best: Sheet | None = None
    for delimiter in layout.file.delimiters:
        records = rows.head_records(head, delimiter, LOOKED_AT)
        for number, cells in records:
            if number > layout.file.skip_first:
                sheet = _sheet(path.name, delimiter, number, cells, layout)
                if best is None or _likeness(sheet) > _likeness(best):
                    best = sheet
        if (best is None or not best.at) and layout.file.order:
            best = _without_headings(path.name, delimiter, records, layout) or best
    return best or _sheet(path.name, layout.file.delimiters[0], 0, [], layout)


def normal(heading: str) -> str:
    """A heading as headings are compared: its letters and figures, in one case.

    >>> normal(" Trans_Type "), normal("TRANS TYPE")
    ('transtype', 'transtype')
    """
    return _NOT_A_WORD.sub("", heading).casefold()


def is_repeated(cells: Cells, sheet: Sheet) -> bool:
    """Whether a row is the headings again, as at the top of each page of a report."""
    columns = {one for many in sheet.at.values() for one in many}
    return bool(columns) and all(
        one < len(cells) and normal(cells[one]) == normal(sheet.headings[one]) for one in columns
    )


def refusals(sheet: Sheet, layout: Layout) -> tuple[Finding, ...]:
    """Why the rows of a file cannot be read: each column missing, with the nearest found."""
    found = ", ".join(f"“{one.strip()[:30]}”" for one in sheet.headings[:12] if one.strip())
    if not sheet.at:
        return (
            stop(
                "no-headings",
                f"None of the first {LOOKED_AT} lines of {sheet.name} has the headings of "
                f"“{layout.words}”.",
                where=place(sheet.name, 1),
                remedy="Choose another layout, or run the report with its headings.",
            ),
        )
    missing = []
    for needed in sheet.missing:
        names = [name for one in needed for name in layout.names(one)]
        near = _nearest(names, sheet)
        missing.append(
            stop(
                "column-missing",
                f"There is no column for {COLUMN_WORDS[needed[0]]}: "
                f"no heading is {' or '.join(f'“{one}”' for one in names)}."
                + (f" The nearest is “{near}”." if near else ""),
                where=place(sheet.name, sheet.number),
                remedy=f"Add the column to the report, or choose another layout. Found: {found}.",
            )
        )
    twice = (
        stop(
            "column-twice",
            f"The heading “{one.strip()}” stands there more than once; which column counts "
            "is not clear.",
            where=place(sheet.name, sheet.number),
            remedy="Leave one of the columns out of the report, or rename it.",
        )
        for one in sheet.twice
    )
    return (*missing, *twice)


def _sheet(name: str, delimiter: str, number: int, cells: Iterable[str], layout: Layout) -> Sheet:
    headings = tuple(cells)
    places: dict[str, int] = {}
    counts = Counter(map(normal, headings))
    for column, heading in enumerate(headings):
        places.setdefault(normal(heading), column)
    at: dict[str, tuple[int, ...]] = {}
    for word in COLUMNS:
        found = [places[key] for key in map(normal, layout.names(word)) if key in places]
        if found:
            at[word] = tuple(found) if word == "address" else (found[0],)
    used = {column for many in at.values() for column in many}
    return Sheet(
        name,
        delimiter,
        number,
        headings,
        at,
        tuple(one for one in layout.needs if not any(word in at for word in one)),
        tuple(headings[column] for column in sorted(used) if counts[normal(headings[column])] > 1),
        len(layout.needs),
    )


def _likeness(sheet: Sheet) -> tuple[int, int]:
    return sheet.wanted - len(sheet.missing), len(sheet.at)


def _without_headings(
    name: str, delimiter: str, records: tuple[Record, ...], layout: Layout
) -> Sheet | None:
    """The columns by their order, if the first line reads like a line of the report."""
    lines = (cells for number, cells in records if number > layout.file.skip_first)
    sheet = _sheet(name, delimiter, 0, layout.file.order, layout)
    first = next(filter(any, lines), [])
    first += [""] * (sheet.width - len(first))
    dates = reading.DateReader(tuple(map(reading.date_pattern, layout.dates.written)))
    try:
        reading.read_account(first[sheet.column("account")], "account")
        found = [
            dates.read(first[sheet.column(word)], word)
            for word in ("effective", "posted", "started")
            if word in sheet.at
        ]
        for word in ("amount", "debit", "credit", "rent"):
            if word in sheet.at:
                reading.read_sum_or_nil(first[sheet.column(word)], word)
    except (Refused, IndexError):
        return None
    return sheet if any(found) else None


def _nearest(names: list[str], sheet: Sheet) -> str:
    """The heading most like one of these that is not already taken."""
    taken = {column for many in sheet.at.values() for column in many}
    free = {
        normal(heading): heading.strip()
        for column, heading in enumerate(sheet.headings)
        if column not in taken and normal(heading)
    }
    near = [
        one for name in names for one in difflib.get_close_matches(normal(name), free, 1, ALIKE)
    ]
    return free[near[0]] if near else ""
