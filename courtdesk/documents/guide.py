"""The guide to the variables, printed from their own docstrings: ``courtdesk variables``."""

import inspect
import re
from collections.abc import Hashable, Iterator, Mapping
from datetime import date, time
from typing import cast

from courtdesk.documents.filters import FILTERS
from courtdesk.documents.grammar import bare, element_of, fields_of
from courtdesk.documents.variables import Context
from courtdesk.domain.money import Money

_ATTRIBUTE = re.compile(r"^(\w+): (.*)$")
_KINDS: Mapping[object, str] = {
    bool: "yes or no",
    int: "number",
    str: "text",
    date: "date",
    time: "time",
    Money: "money",
}
_HEAD = """Variables of CourtDesk's templates
==================================

Write {{ case.reference }} where a value belongs; put a filter after a bar to print money, dates
and lists: {{ account.balance|money }}. {% if … %} and {% for … %} stand alone in a paragraph as
{%p if … %} and {%p for … %}, and alone in a row of a table as {%tr for … %}. A variable marked
(may be missing) belongs inside an {% if %}. Nothing else is allowed: no sums, no calls.
"""


def print_guide() -> str:
    """Every variable with its kind and its line, every filter with an example."""
    lines = [_HEAD]
    for name, hint in (fields_of(cast("Hashable", Context)) or {}).items():
        lines += ["", *_group(name, hint, _lines_of(Context)[name])]
    lines += ["", "Filters", "-------"]
    for name, function in FILTERS.items():
        words = (inspect.getdoc(function) or "").partition("\n")[0]
        lines.append(f"  |{name:<16} {words}")
    return "\n".join(lines) + "\n"


def _group(name: str, hint: Hashable, words: str) -> Iterator[str]:
    yield f"{name}{_marks(hint)}: {words}"
    yield from _members(name, hint)


def _members(before: str, hint: Hashable) -> Iterator[str]:
    element = element_of(hint)
    owner = bare(hint) if element is None else element
    here = before if element is None else f"{before}[0]"
    for name, inner in (fields_of(owner) or {}).items():
        path = f"{here}.{name}"
        yield f"  {path}{_marks(inner)}: {_lines_of(cast('type', owner))[name]}"
        yield from _members(path, inner)


def _marks(hint: Hashable) -> str:
    """What kind of value it is, and whether it may be missing."""
    one, element = bare(hint), element_of(hint)
    kind = "list" if element is not None else _KINDS.get(one, "")
    words = [kind] if kind else []
    words += ["may be missing"] if one != hint else []
    return f" ({', '.join(words)})" if words else ""


def _lines_of(owner: type) -> Mapping[str, str]:
    """The line about each field of a group, from the group's docstring."""
    _, _, listed = (inspect.getdoc(owner) or "").partition("Attributes:\n")
    lines: dict[str, str] = {}
    name = ""
    for line in listed.splitlines():
        found = _ATTRIBUTE.match(line.strip()) if not line.startswith(" " * 8) else None
        if found:
            name = found[1]
            lines[name] = found[2]
        elif name and line.strip():
            lines[name] += f" {line.strip()}"
    return lines
