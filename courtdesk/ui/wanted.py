"""What a form asks for: an argument of an operation in the officer's words, and its field.

Wanted("on", "Date of the hearing", "As on the court's notice")
"""

import types
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from pathlib import Path
from typing import Any, Union, get_args, get_origin

from courtdesk.domain import plain
from courtdesk.domain.money import Money
from courtdesk.ui.choices import Choice, choices_of
from courtdesk.ui.fields import (
    HALF,
    WIDE,
    ClaimNumberEdit,
    DateEdit,
    Field,
    LinesEdit,
    MomentEdit,
    MoneyEdit,
    NumberEdit,
    TextEdit,
    TimeEdit,
)
from courtdesk.ui.page import Page
from courtdesk.ui.picks import FileEdit, PickOne, TickEdit, TickMany


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing a form asks for: an argument of the operation, in the officer's words.

    Attributes:
        start: what stands there at first.
        choices: what it is chosen from, where it is.
        long: whether a text takes several lines.
        narrow: whether a text has less room, as beside another field.
        must: whether it must be given although the operation has a default for it.
        empty: whether a text may be left empty although the operation has no default for it.
        field: a field of its own making, where the argument's type does not say enough.
    """

    name: str
    words: str
    help: str = ""
    start: object = None
    choices: tuple[Choice, ...] = ()
    long: bool = False
    narrow: bool = False
    must: bool = False
    empty: bool = False
    field: Callable[[], Field] | None = None


def field_for(asked: plain.Field, wanted: Wanted, page: Page[Any]) -> Field:
    """The field for an argument, by its type."""
    bare, may_be_none = _bare(asked.hint)
    optional = not wanted.must and (may_be_none or wanted.empty or not asked.required)
    today = page.frame.desk.today()
    if wanted.field is not None:
        return wanted.field()
    if wanted.choices:
        return PickOne(wanted.choices, optional=optional)
    if get_origin(bare) is tuple:
        (one, *_) = get_args(bare)
        if isinstance(one, type) and issubclass(one, StrEnum):
            return TickMany(choices_of(one), optional=optional)
        return LinesEdit(as_lines=True, optional=optional)
    if isinstance(bare, type) and issubclass(bare, StrEnum):
        return PickOne(choices_of(bare), optional=may_be_none)
    return _simple(bare, wanted, page, today, optional=optional)


def _simple(kind: object, wanted: Wanted, page: Page[Any], today: date, *, optional: bool) -> Field:
    made: dict[object, Callable[[], Field]] = {
        Money: lambda: MoneyEdit(optional=optional),
        date: lambda: DateEdit(today, optional=optional),
        time: lambda: TimeEdit(optional=optional),
        datetime: lambda: MomentEdit(today, optional=optional),
        bool: lambda: TickEdit(wanted.help or wanted.words),
        int: lambda: NumberEdit(optional=optional),
        str: lambda: _text(wanted, optional=optional),
        Path: lambda: FileEdit(
            lambda: page.frame.ask.open_file(wanted.words, ""), optional=optional
        ),
    }
    return made[kind]()


def _text(wanted: Wanted, *, optional: bool) -> Field:
    if wanted.name == "number":
        return ClaimNumberEdit(optional=optional)
    if wanted.long:
        return LinesEdit(as_lines=False, optional=optional)
    return TextEdit(optional=optional, wide=HALF if wanted.narrow else WIDE)


def _bare(hint: object) -> tuple[object, bool]:
    """A type without its *or none*, and whether it had one."""
    if get_origin(hint) in (Union, types.UnionType):
        kinds = [one for one in get_args(hint) if one is not types.NoneType]
        return kinds[0], True
    return hint, False
