"""Where in a TOML file a word stands, so that a finding can name the line."""

import re
from collections import Counter

_TABLE = re.compile(r"\s*(\[\[?)\s*(.+?)\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"""\s*((?:"[^"]*"|'[^']*'|[A-Za-z0-9_-]+)(?:\s*\.\s*[A-Za-z0-9_-]+)*)\s*=""")
_PIECE = re.compile(r'"([^"]*)"|\'([^\']*)\'|([^."\'\s]+)')


def line_of(text: str, where: str) -> int:
    r"""The line on which a word stands, or the nearest word around it that is there.

    >>> line_of("words = 'A'\n[code.DBR]\nkind = 'rent'", "code.DBR.kind")
    3
    >>> line_of("words = 'A'\n[code.DBR]\nkind = 'rent'", "code.DBR.words")
    2
    """
    lines = _lines_by_word(text)
    while where:
        if where in lines:
            return lines[where]
        where = where[: max(where.rfind("."), where.rfind("["), 0)]
    return 1


def _lines_by_word(text: str) -> dict[str, int]:
    """The first line of each word, by its whole path as findings write it."""
    lines: dict[str, int] = {}
    counts: Counter[str] = Counter()
    table = ""
    for number, line in enumerate(text.split("\n"), 1):
        header, key = _TABLE.fullmatch(line), _KEY.match(line)
        if header is not None:
            table = _path(header[2])
            if header[1] == "[[":
                counts[table] += 1
                table += f"[{counts[table] - 1}]"
            lines.setdefault(table, number)
        elif key is not None:
            path = _path(key[1])
            lines.setdefault(f"{table}.{path}" if table else path, number)
    return lines


def _path(written: str) -> str:
    """A dotted name without its quotation marks."""
    return ".".join(one or two or three for one, two, three in _PIECE.findall(written))
