"""Sheets: the text of one rules file as named tables, each with the line on which it stands."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import PurePath

from courtdesk.domain.finding import Finding, Refused, stop

LARGEST = 1_000_000  # Characters: the shipped files together are a tenth of this.
_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(#.*)?")
_KEY = re.compile(r"\s*([A-Za-z0-9_-]+|\"[^\"]*\")\s*=")
_LINE = re.compile(r"line (\d+)")
_PART = re.compile(r"\"([^\"]*)\"|([A-Za-z0-9_-]+)")


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a rules file, and whether it is the council's own.

    Attributes:
        file: the file's name as it is shown in findings.
    """

    file: str
    text: str
    own: bool = False

    @property
    def kind(self) -> str:
        """What kind of rules the file holds: its name without the ending."""
        return PurePath(self.file).stem


@dataclass(frozen=True, slots=True)
class Sheet:
    """A rules file as plain values by the names of its tables."""

    source: Source
    tables: Mapping[str, object]

    def placed(self, finding: Finding) -> Finding:
        """A finding about a value, with the file and the line instead of the value's path."""
        line = _line_of(self.source.text, finding.where)
        return replace(finding, where=f"{self.source.file}, line {line}")


def read_sheet(source: Source) -> Sheet:
    """The tables of a rules file.

    Raises:
        Refused: the text is not TOML, or far too long.
    """
    if len(source.text) > LARGEST:
        raise Refused(
            stop(
                "rules-file-too-large",
                f"{source.file} is far longer than a file of rules.",
                where=source.file,
                remedy="Check that the right file is in the folder.",
            )
        )
    try:
        values = tomllib.loads(source.text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = _LINE.search(str(error))
        raise Refused(
            stop(
                "not-toml",
                f"{source.file} cannot be read as TOML: {str(error).split(' (at')[0]}.",
                where=f"{source.file}, line {line[1]}" if line else source.file,
                remedy="Mend the line; the shipped rules are used until then.",
            )
        ) from None
    return Sheet(source, {name: _as_plain(value) for name, value in values.items()})


def _as_plain(value: object) -> object:
    """A TOML value as the JSON that ``plain`` reads: dates as text."""
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: _as_plain(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_as_plain(one) for one in value]
    return value


def _line_of(text: str, path: str) -> int:
    """The line on which a value of a TOML text stands, or its nearest table, counted from one."""
    lines = _lines(text)
    while path and path not in lines:
        cut = max(path.rfind("."), path.rfind("["))
        path = path[: max(cut, 0)]
    return lines.get(path, 1)


def _lines(text: str) -> dict[str, int]:
    """The line of every table and key of a TOML text, by its path."""
    found: dict[str, int] = {}
    counts: dict[str, int] = {}
    table, quoted = "", False
    for number, line in enumerate(text.splitlines(), 1):
        if line.count('"""') % 2:
            quoted = not quoted
            if quoted and (key := _KEY.match(line)):
                found.setdefault(_path(table, key[1]), number)
            continue
        if quoted:
            continue
        if header := _HEADER.fullmatch(line):
            table = _header_path(header[2], many=header[1] == "[[", counts=counts)
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            found.setdefault(_path(table, key[1]), number)
    return found


def _header_path(text: str, *, many: bool, counts: dict[str, int]) -> str:
    """The path of a table by its header, with the number of it where it is one of many."""
    parts = [one[0] or one[1] for one in _PART.findall(text)]
    path = ""
    for position, part in enumerate(parts):
        path = f"{path}.{part}" if path else part
        last = position == len(parts) - 1
        if many and last:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = f"{path}[{counts[path]}]"
    return path


def _path(table: str, key: str) -> str:
    name = key.strip('"')
    return f"{table}.{name}" if table else name
