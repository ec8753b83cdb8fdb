"""Reckoned rules: named pure functions whose answers come with their working and authority.

A reckoned rule's arguments are what it is given and its answer is a frozen dataclass, so both
doors and the calculator page read names and types from the function itself. A rule that needs
the calendar or a dated figure takes the rule book as its last argument, ``book``.
"""

import importlib
import json
import pkgutil
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import Generic, ParamSpec, Protocol, TypeVar, cast, get_args

import courtdesk.domain
from courtdesk.domain import plain
from courtdesk.domain.finding import Finding, Refused, stop
from courtdesk.domain.rulebook import Rulebook

A_co = TypeVar("A_co", covariant=True)
P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Reckoned(Generic[A_co]):
    """An answer with how it was reached and what it rests on.

    Attributes:
        answer: the frozen value asked for.
        working: one readable sentence with the arithmetic: why this date, why this sum.
        authority: ids of law.toml.
        findings: what to beware of.
    """

    answer: A_co
    working: str
    authority: tuple[str, ...]
    findings: tuple[Finding, ...] = ()


class Asked(Protocol):
    """A rule's function as the doors call it: by the names of what it is given."""

    def __call__(self, **given: object) -> Reckoned[object]:
        """Answer what is given."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A reckoned rule as the doors know it: its name, its function and what it is given."""

    name: str
    function: Asked
    given: tuple[plain.Field, ...]
    wants_book: bool


_REGISTER: dict[str, Rule] = {}


def reckoned(
    name: str,
) -> Callable[[Callable[P, Reckoned[A_co]]], Callable[P, Reckoned[A_co]]]:
    """Enter a pure function in the register under the name by which it is asked for."""

    def enter(function: Callable[P, Reckoned[A_co]]) -> Callable[P, Reckoned[A_co]]:
        fields = plain.fields(cast("Hashable", function))
        given = tuple(one for one in fields if one.name != "book")
        _REGISTER[name] = Rule(
            name, cast("Asked", function), given, wants_book=len(given) < len(fields)
        )
        return function

    return enter


def rules() -> Mapping[str, Rule]:
    """Every reckoned rule by name; all modules of the rule book are read first."""
    _read_all_modules()
    return dict(sorted(_REGISTER.items()))


@cache
def _read_all_modules() -> None:
    """Read every module of the rule book once, so that each enters its rules."""
    for module in pkgutil.iter_modules(courtdesk.domain.__path__, "courtdesk.domain."):
        importlib.import_module(module.name)


def reckon(name: str, given: Mapping[str, object], book: Rulebook) -> Reckoned[object]:
    """What a rule answers to values as they stand in JSON.

    ``closed``, a list of dates, adds a court's own closed days to the calendar for this answer.

    Raises:
        Refused: the rule is unknown, a value is wrong, or the answer is impossible.
    """
    _read_all_modules()
    rule = _REGISTER.get(name)
    if rule is None:
        raise Refused(plain.unknown_word(name, sorted(_REGISTER)))
    values = dict(given)
    if "closed" in values and "closed" not in {one.plain_name for one in rule.given}:
        closed: frozenset[date] = plain.from_plain(frozenset[date], values.pop("closed"), "closed")
        book = book.closing(closed)
    read = plain.read_fields(rule.given, values)
    if rule.wants_book:
        read["book"] = book
    try:
        result = rule.function(**read)
    except OverflowError:
        raise Refused(
            stop(
                "beyond-dates",
                "The answer lies outside the years 1 to 9999.",
                where=", ".join(name for name in given if name in _dated(rule)),
                remedy="Check the dates and sums given.",
            )
        ) from None
    doubts = book.unsure(result.authority)
    return replace(result, findings=(*result.findings, *doubts)) if doubts else result


def _dated(rule: Rule) -> frozenset[str]:
    """The names of those given values that are dates."""
    return frozenset(
        one.plain_name for one in rule.given if {date, datetime} & {one.hint, *get_args(one.hint)}
    )


def answer_line(line: str, book: Rulebook) -> str:
    """One line of the ``reckon`` command answered by one line of JSON, whatever stands in it."""
    try:
        request = json.loads(line.removeprefix("\ufeff"), parse_constant=_no_number)
    except (ValueError, RecursionError):
        return json.dumps(_error(None, None, stop("wrong-value", "The line is not plain JSON.")))
    try:
        answer = json.dumps(answer_request(request, book), ensure_ascii=False)
        answer.encode()  # Half a character cannot be written as it is.
    except UnicodeEncodeError:
        return json.dumps(answer_request(request, book))
    except RecursionError:
        return json.dumps(_error(None, None, stop("wrong-value", "The line is not plain JSON.")))
    return answer


def _no_number(name: str) -> None:
    """Refuse what JSON has no name for.

    Raises:
        ValueError: always.
    """
    raise ValueError(name)


def answer_request(request: object, book: Rulebook) -> plain.Json:
    """One line of the ``reckon`` command answered: always an answer or a named error."""
    if not isinstance(request, dict):
        return _error(None, None, stop("wrong-value", "A request is a JSON object."))
    label, name, given = request.get("id"), request.get("rule"), request.get("given", {})
    if not isinstance(name, str) or not isinstance(given, dict):
        return _error(label, name, stop("wrong-value", "A request has a rule and what is given."))
    try:
        result = reckon(name, given, book)
    except Refused as refused:
        return _error(label, name, refused.findings[0])
    return {
        "id": label,
        "rule": name,
        "answer": plain.plain(result.answer),
        "authority": list(result.authority),
        "working": result.working,
        "findings": [plain.plain(one) for one in result.findings],
    }


def _error(label: plain.Json, name: plain.Json, finding: Finding) -> plain.Json:
    error: plain.Json = {"code": finding.code, "says": finding.says, "where": finding.where}
    return {"id": label, "rule": name, "error": error}
