"""The two doors headless: what can be seen and done, by the names of the register."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from courtdesk.commands.desks import at_desk
from courtdesk.desk import register
from courtdesk.domain import plain
from courtdesk.domain.finding import Refused, stop
from courtdesk.terminal import Arguments, say, say_json

Entry = register.Query[..., object] | register.Operation[..., object]
E = TypeVar("E")


def see(arguments: Arguments) -> int:
    """Answer a query, or list them all."""
    if arguments.name is None:
        return _list(register.queries(), arguments)
    query = _named(register.queries(), arguments.name)
    with at_desk(arguments) as desk:
        say_json(desk.see(query, **_given(query.fields, arguments)))
    return 0


def do(arguments: Arguments) -> int:
    """Run an operation, or list them all."""
    if arguments.name is None:
        return _list(register.operations(), arguments)
    operation = _named(register.operations(), arguments.name)
    with at_desk(arguments) as desk:
        told = desk.with_command(desk.key, arguments.because)
        done = told.do(operation, **_given(operation.fields, arguments))
        say_json({"answer": done.answer, "changed": done.tables})
    return 0


def _given(fields: tuple[plain.Field, ...], arguments: Arguments) -> dict[str, object]:
    """What a query or operation is asked with: from a JSON file, and as key=value."""
    given: dict[str, object] = {}
    if arguments.given is not None:
        given = plain.read_fields(
            tuple(_optional(one) for one in fields), _json_object(arguments.given)
        )
    known = {one.plain_name: one for one in fields}
    for pair in arguments.arguments:
        name, _, text = pair.partition("=")
        if name not in known:
            raise Refused(plain.unknown_word(name, list(known)))
        given[known[name].name] = plain.from_text(known[name].hint, text, name)
    for one in fields:
        if one.required and one.name not in given:
            raise Refused(plain.missing(one))
    return given


def _optional(field: plain.Field) -> plain.Field:
    return plain.Field(field.name, field.plain_name, field.hint, required=False)


def _json_object(path: Path) -> dict[str, object]:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise Refused(
            stop(
                "arguments-unreadable",
                f"{path} cannot be read as JSON: {error}.",
                where="--in",
                remedy="Give a file with one JSON object.",
            )
        ) from None
    if not isinstance(found, dict):
        raise Refused(
            stop(
                "arguments-unreadable",
                f"{path} does not hold a JSON object.",
                where="--in",
                remedy="Give a file with one JSON object.",
            )
        )
    return found


def _named(entries: Mapping[str, E], name: str) -> E:
    if name not in entries:
        raise Refused(plain.unknown_word(name, list(entries)))
    return entries[name]


def _list(entries: Mapping[str, Entry], arguments: Arguments) -> int:
    """List what may be asked or done, as the register has it."""
    rows = [
        {
            "name": one.name,
            "label": one.label,
            "arguments": [
                {
                    "name": field.plain_name,
                    "type": plain.described(field.hint),
                    "required": field.required,
                }
                for field in one.fields
            ],
            **({"permit": one.permit} if isinstance(one, register.Operation) else {}),
        }
        for one in entries.values()
    ]
    if arguments.json:
        say_json(rows)
        return 0
    for one in entries.values():
        permit = f" [{one.permit.value}]" if isinstance(one, register.Operation) else ""
        say(f"{one.name}{permit}: {one.label}")
        for field in one.fields:
            needed = "" if field.required else " (may be left out)"
            say(f"    {field.plain_name}: {plain.described(field.hint)}{needed}")
    return 0
