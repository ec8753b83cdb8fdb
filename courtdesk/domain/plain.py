"""Values as plain JSON and back, by their types: the one way the program writes itself down.

Money becomes a whole number of pence in a field ending ``_p``, dates become ``YYYY-MM-DD``.
Nothing is coerced: true is not 1 and 5500.0 is not 5500.

>>> @dataclass(frozen=True)
... class Paid:
...     on: date
...     amount: Money
>>> plain(Paid(date(2026, 12, 1), Money(11250)))
{'on': '2026-12-01', 'amount_p': 11250}
>>> from_plain(Paid, {"on": "2026-12-01", "amount_p": 11250})
Paid(on=datetime.date(2026, 12, 1), amount=Money(pence=11250))
"""

import dataclasses
import difflib
import inspect
import json
import re
import types
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from courtdesk.domain.finding import Finding, Refused, stop
from courtdesk.domain.money import Money

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]
Reader = Callable[[object, str], object]
T = TypeVar("T")

_PLAIN = (bool, int, str)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}"
    r"(:[0-9]{2}([.][0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})?"
)
_CLOCK = re.compile(r"[0-9]{2}:[0-9]{2}(:[0-9]{2})?")
_LARGEST = 10**15  # Ten million million pounds: no sum, count or year of this work is larger.
_AS_TEXT = (str, Path, date, datetime, time)
_WORDS: dict[Hashable, str] = {
    bool: "true or false",
    int: "a whole number",
    str: "text",
    date: "a date like 2026-12-04",
    datetime: "a date and time like 2026-12-04T16:29",
    time: "a time like 10:30",
    Money: "a whole number of pence",
    Path: "a path",
}


@dataclass(frozen=True, slots=True)
class Field:
    """A named value as it stands in JSON: its name there, its type, and what it is if left out."""

    name: str
    plain_name: str
    hint: Hashable
    required: bool


def plain(value: object) -> Json:
    """A value as plain JSON.

    Raises:
        TypeError: the value is of a kind that is never written down.
    """
    if value is None or type(value) in _PLAIN:
        return cast("Json", value)
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Money):
        return value.pence
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(one) for key, one in value.items()}
    if isinstance(value, frozenset):
        return sorted((plain(one) for one in value), key=str)
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    if isinstance(value, Path):
        return str(value)
    if dataclasses.is_dataclass(value):
        return {
            field.plain_name: plain(getattr(value, field.name))
            for field in fields(cast("Hashable", type(value)))
        }
    raise TypeError(f"{type(value).__name__} is never written down")


def fields_of(value: object) -> dict[str, Json]:
    """A frozen dataclass as a JSON object.

    Raises:
        TypeError: the value is of another kind.
    """
    found = plain(value)
    if not isinstance(found, dict):
        raise TypeError(f"{type(value).__name__} is no object")
    return found


def from_plain(hint: type[T] | Hashable, value: object, where: str = "") -> T:
    """A value of a type from plain JSON.

    Raises:
        Refused: the JSON is not of that type; the finding's ``where`` names the field.
    """
    return cast("T", _reader(cast("Hashable", hint))(value, where))


def from_text(hint: Hashable, text: str, where: str) -> object:
    """A value of a type from a word on a command line: dates and names bare, the rest as JSON."""
    bare = {one for one in (get_args(hint) or (hint,)) if one is not types.NoneType}
    if text == "null" and types.NoneType in get_args(hint):
        return None
    if all(_is_text(one) for one in bare):
        return _reader(hint)(text, where)
    try:
        value = json.loads(text)
    except ValueError:
        value = text
    return _reader(hint)(value, where)


@cache
def fields(owner: Hashable) -> tuple[Field, ...]:
    """The named values of a frozen dataclass, or the arguments of a function."""
    hints = get_type_hints(owner)
    if dataclasses.is_dataclass(owner):
        missing = dataclasses.MISSING
        return tuple(
            Field(
                one.name,
                _plain_name(one.name, hints[one.name]),
                hints[one.name],
                one.default is missing and one.default_factory is missing,
            )
            for one in dataclasses.fields(owner)
        )
    if not callable(owner):
        raise TypeError(f"{owner!r} has no named values")
    empty = inspect.Parameter.empty
    return tuple(
        Field(name, _plain_name(name, hints[name]), hints[name], one.default is empty)
        for name, one in inspect.signature(owner).parameters.items()
    )


def read_fields(
    wanted: tuple[Field, ...], given: Mapping[str, object], where: str = ""
) -> dict[str, object]:
    """Named values from a JSON object; what is left out and has a default is left out.

    Raises:
        Refused: a value is missing, unknown or of the wrong type.
    """
    known = [field.plain_name for field in wanted]
    for name in given:
        if name not in known:
            raise Refused(unknown_word(str(name), known, where))
    read: dict[str, object] = {}
    for field in wanted:
        if field.plain_name in given:
            place = f"{where}.{field.plain_name}" if where else field.plain_name
            read[field.name] = _reader(field.hint)(given[field.plain_name], place)
        elif field.required:
            raise Refused(missing(field, where))
    return read


def missing(field: Field, where: str = "") -> Finding:
    """A finding that a value which must be given is not."""
    return stop(
        "value-missing",
        f"“{field.plain_name}” is needed.",
        where=f"{where}.{field.plain_name}" if where else field.plain_name,
        remedy=f"Give {field.plain_name}: {described(field.hint)}.",
    )


def described(hint: Hashable) -> str:
    """What a value of a type looks like, for somebody who is to give one.

    >>> described(cast("Hashable", date | None))
    'a date like 2026-12-04, or null'
    """
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        kinds = [cast("Hashable", one) for one in get_args(hint)]
        nothing = cast("Hashable", types.NoneType)
        words = [described(one) for one in kinds if one is not nothing]
        return ", or ".join(words + ["null"] * (nothing in kinds))
    if origin in (tuple, frozenset, list):
        return f"a list, each {described(get_args(hint)[0])}"
    if origin is Literal:
        return f"one of {', '.join(str(one) for one in get_args(hint))}"
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return f"one of {', '.join(one.value for one in hint)}"
    if isinstance(hint, type) and dataclasses.is_dataclass(hint) and hint is not Money:
        return f"an object with {', '.join(one.plain_name for one in fields(hint))}"
    return _WORDS.get(hint, "an object")


def unknown_word(word: str, known: list[str], where: str = "") -> Finding:
    """A finding that a word is not known here, with the nearest that is."""
    word = word[:60]  # No name is longer; likening a long text to names takes long.
    near = difflib.get_close_matches(word, known, n=1)
    return stop(
        "unknown-word",
        f"“{word}” is not known here.",
        where=f"{where}.{word}" if where else word,
        remedy=f"Did you mean “{near[0]}”?" if near else f"Known are: {', '.join(known)}.",
    )


def _is_text(hint: object) -> bool:
    return hint in _AS_TEXT or (isinstance(hint, type) and issubclass(hint, StrEnum))


def _plain_name(name: str, hint: object) -> str:
    """The name in JSON; an underscore at the end only keeps a name off Python's own words."""
    either = get_origin(hint) in (Union, types.UnionType) and Money in get_args(hint)
    return f"{name}_p" if hint is Money or either else name.removesuffix("_")


@cache
def _reader(hint: Hashable) -> Reader:
    """What reads one type from JSON."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _union_reader(get_args(hint))
    if origin is Literal:
        return _choice_reader(tuple(str(one) for one in get_args(hint)), str)
    if origin in (tuple, frozenset, list):
        return _many_reader(_reader(get_args(hint)[0]), origin)
    if origin in (dict, Mapping):
        return _mapping_reader(_reader(get_args(hint)[1]))
    if isinstance(hint, type):
        if issubclass(hint, StrEnum):
            return _choice_reader(tuple(one.value for one in hint), hint)
        if dataclasses.is_dataclass(hint) and hint is not Money:
            return _dataclass_reader(hint)
        if hint in _SIMPLE:
            return _SIMPLE[hint]
    raise TypeError(f"{hint!r} is never read from JSON")


def _exactly(kind: type, words: str) -> Reader:
    def read(value: object, where: str) -> object:
        if type(value) is not kind:
            raise Refused(_wrong(value, words, where))
        return value

    return read


def _read_int(value: object, where: str) -> object:
    if type(value) is not int or abs(value) > _LARGEST:
        raise Refused(_wrong(value, "a whole number of a likely size", where))
    return value


def _iso(parse: Callable[[str], object], form: re.Pattern[str], words: str) -> Reader:
    def read(value: object, where: str) -> object:
        if isinstance(value, str) and form.fullmatch(value):
            try:
                return parse(value)
            except ValueError:
                pass
        raise Refused(_wrong(value, words, where))

    return read


def _read_money(value: object, where: str) -> object:
    if type(value) is not int or abs(value) > _LARGEST:
        raise Refused(_wrong(value, "a whole number of pence of a likely size", where))
    return Money(value)


def _read_path(value: object, where: str) -> object:
    if not isinstance(value, str):
        raise Refused(_wrong(value, "a path", where))
    return Path(value)


_SIMPLE: dict[type, Reader] = {
    bool: _exactly(bool, _WORDS[bool]),
    int: _read_int,
    str: _exactly(str, _WORDS[str]),
    types.NoneType: _exactly(types.NoneType, "null"),
    date: _iso(date.fromisoformat, _DATE, _WORDS[date]),
    datetime: _iso(datetime.fromisoformat, _INSTANT, _WORDS[datetime]),
    time: _iso(time.fromisoformat, _CLOCK, _WORDS[time]),
    Money: _read_money,
    Path: _read_path,
}


def _union_reader(hints: tuple[Hashable, ...]) -> Reader:
    nothing = cast("Hashable", types.NoneType)
    may_be_none = nothing in hints
    readers = [_reader(one) for one in hints if one is not nothing]

    def read(value: object, where: str) -> object:
        if value is None and may_be_none:
            return None
        refusals: list[Refused] = []
        for reader in readers:
            try:
                return reader(value, where)
            except Refused as refused:
                refusals.append(refused)
        raise refusals[0]

    return read


def _choice_reader(known: tuple[str, ...], make: Callable[[str], object]) -> Reader:
    choices = {one: make(one) for one in known}

    def read(value: object, where: str) -> object:
        if isinstance(value, str) and value in choices:
            return choices[value]
        raise Refused(_wrong(value, f"one of {', '.join(known)}", where))

    return read


def _many_reader(one: Reader, make: Callable[[list[object]], object]) -> Reader:
    def read(value: object, where: str) -> object:
        if not isinstance(value, list):
            raise Refused(_wrong(value, "a list", where))
        return make([one(item, f"{where}[{n}]") for n, item in enumerate(value)])

    return read


def _mapping_reader(one: Reader) -> Reader:
    def read(value: object, where: str) -> object:
        if not isinstance(value, dict):
            raise Refused(_wrong(value, "an object", where))
        return {str(key): one(item, f"{where}.{key}") for key, item in value.items()}

    return read


def _dataclass_reader(hint: type) -> Reader:
    wanted = fields(hint)

    def read(value: object, where: str) -> object:
        if not isinstance(value, dict):
            raise Refused(_wrong(value, "an object", where))
        return hint(**read_fields(wanted, value, where))

    return read


def _wrong(value: object, words: str, where: str) -> Finding:
    return stop(
        "wrong-value",
        f"{_shown(value)} is not {words}.",
        where=where,
        remedy=f"Give {words}.",
    )


def _shown(value: object) -> str:
    """A value in a sentence: its start as JSON has it, or only what kind of thing it is."""
    if isinstance(value, dict):
        return "An object"
    if isinstance(value, list):
        return "A list"
    if type(value) is int and abs(value) > _LARGEST:
        return "A number that large"
    return json.dumps(value, ensure_ascii=False, default=str)[:60]
