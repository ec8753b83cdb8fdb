"""Lines cut into cells: what every reader of columns is fed, with the number of each line.

A row broken by its quotation marks costs its first line only; reading goes on with the next.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

from courtdesk.domain.finding import Finding, note, stop, warning
from courtdesk.domain.progress import Progress
from courtdesk.imports import text
from courtdesk.imports.format import BadRow, OpenEnd, Record, place
from courtdesk.imports.text import SHOWN, Feed, shown

MOST_LINES_IN_ROW = 20
MOST_COLUMNS = 1_000
MOST_EXPLAINED = 2_000  # Characters: a longer line is not worth the search for its fault.


class _NeverClosedError(Exception):
    """A row goes on for more lines than any row has."""


def head_records(head: bytes, delimiter: str, most: int) -> tuple[Record, ...]:
    """The first rows of a file, read leniently, to find its headings by."""
    words = head.decode(text.mark_of(head) or text.UTF_8, errors="replace").lstrip("\ufeff")
    lines = islice(io.StringIO(words, newline="\n"), most * 2)
    rows = cells_of(lines, Feed(), delimiter)
    return tuple((one[0], one[1]) for one in rows if isinstance(one, tuple))[:most]


def records(
    path: Path, delimiter: str, encodings: tuple[str, ...], progress: Progress
) -> Iterator[Record | OpenEnd | BadRow | Finding]:
    """Every row of a text file with the number of its line, and what is wrong with the rest."""
    feed = Feed(path.name, path.stat().st_size, progress)
    with path.open("rb", buffering=1 << 20) as stream:
        lines = text.lines_of(stream, encodings, delimiter, feed)
        yield from cells_of(lines, feed, delimiter)
    yield from _about_encoding(feed, encodings, path.name)


def cells_of(
    lines: Iterator[str], feed: Feed, delimiter: str
) -> Iterator[Record | OpenEnd | BadRow | Finding]:
    """Lines cut into cells; a row broken by its quotation marks costs its first line only."""
    before = 0
    name, pending, faults = feed.name, feed.pending, feed.faults
    replayed: Iterable[str] = ()
    while True:
        reader = csv.reader(
            _feeding(chain(replayed, lines), pending),
            delimiter=delimiter,
            strict=True,
            skipinitialspace=True,
        )
        try:
            for cells in reader:
                number = before + 1
                before += len(pending)
                pending.clear()
                while faults:
                    yield _placed(faults.popleft(), name)
                if not cells:
                    continue
                if len(cells) > MOST_COLUMNS:
                    yield _too_many_columns(number, cells, delimiter, name)
                elif before == feed.open_end:
                    yield OpenEnd(number, cells)
                else:
                    yield number, cells
        except (csv.Error, _NeverClosedError) as error:
            before += 1
            yield _misquoted(before, pending, error, delimiter, name)
            replayed = tuple(pending[1:])
            pending.clear()
        else:
            while faults:
                yield _placed(faults.popleft(), name)
            return


def _feeding(lines: Iterable[str], pending: list[str]) -> Iterator[str]:
    """Lines as the reader of cells takes them, each remembered until its row is whole."""
    for line in lines:
        pending.append(line)
        if len(pending) > MOST_LINES_IN_ROW:
            raise _NeverClosedError
        yield line


def _placed(row: BadRow, name: str) -> BadRow:
    """A bad row that names its file as well as its line."""
    column = int(row.finding.where or 0)
    return replace(row, finding=replace(row.finding, where=place(name, row.number, column)))


def _misquoted(
    number: int,
    pending: list[str],
    error: csv.Error | _NeverClosedError,
    delimiter: str,
    name: str,
) -> BadRow:
    """The line at which the quotation marks no longer make sense."""
    line = "".join(pending[:1])
    if len(pending) > 1 or "unexpected end" in str(error):
        finding = stop(
            "quote-not-closed", "A quotation mark is opened on this line and not closed."
        )
    else:
        finding = stop(
            "quote-misplaced",
            "A quotation mark or a line break stands where a comma or the line’s end should.",
        )
    placed = replace(
        finding,
        where=place(name, number, _column_of_fault(line, delimiter)),
        remedy="Export again; if the file was edited by hand, mend the line, or exclude it.",
    )
    return BadRow(number, shown(line.encode()), placed)


def _column_of_fault(line: str, delimiter: str) -> int:
    """The first column up to which the quotation marks of a line make no sense."""
    if len(line) > MOST_EXPLAINED:
        return 0
    parts = line.split(delimiter)
    for count in range(1, len(parts) + 1):
        whole = delimiter.join(parts[:count])
        try:
            next(csv.reader([whole], delimiter=delimiter, strict=True), None)
        except csv.Error as error:
            if "unexpected end" not in str(error):
                return count
    try:
        return len(next(csv.reader([line], delimiter=delimiter), []))
    except csv.Error:
        return 0


def _too_many_columns(number: int, cells: list[str], delimiter: str, name: str) -> BadRow:
    finding = stop(
        "too-many-columns",
        f"The line has {len(cells):,} columns.",
        where=place(name, number),
        remedy="Export again; if it stays so, exclude the line.",
    )
    return BadRow(number, delimiter.join(cells[:50])[:SHOWN], finding)


def _about_encoding(feed: Feed, encodings: tuple[str, ...], name: str) -> Iterator[Finding]:
    """What to know about a file that is not all in the layout's first encoding."""
    others = [(feed.first_in[one], one) for one in encodings[1:] if one in feed.first_in]
    if not others:
        return
    number, encoding = min(others)
    if encodings[0] in feed.first_in:
        yield warning(
            "mixed-encoding",
            f"Line {feed.first_in[encodings[0]]} is written in {encodings[0]} and line {number} "
            f"in {encoding}; each line was read in its own way.",
            where=place(name, number),
            remedy="Look at the names and texts with accents or a pound sign.",
        )
    else:
        yield note(
            "other-encoding",
            f"The file is not {encodings[0]}; from line {number} it was read as {encoding}.",
            where=place(name, number),
            remedy="Look at the names and texts with accents or a pound sign.",
        )
