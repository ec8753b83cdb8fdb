"""What each command of the headless door does, by the same two doors as the window."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from courtdesk import app
from courtdesk.desk import accounts, checking, diary, record, register
from courtdesk.desk.core import Desk
from courtdesk.domain import plain, reckoned
from courtdesk.domain.finding import Refused, stop, stops
from courtdesk.terminal import Told, say, say_json, tell_findings

Arguments = argparse.Namespace
Entry = register.Query[..., object] | register.Operation[..., object]
E = TypeVar("E")
REFUSED = 3


def run(arguments: Arguments) -> int:
    """Run the command that was given; without one, open the window."""
    return _COMMANDS[arguments.word](arguments)


def see(arguments: Arguments) -> int:
    """Answer a query, or list them all."""
    if arguments.name is None:
        return _list(register.queries(), arguments)
    query = _named(register.queries(), arguments.name)
    with _desk(arguments) as desk:
        say_json(desk.see(query, **_given(query.fields, arguments)))
    return 0


def do(arguments: Arguments) -> int:
    """Run an operation, or list them all."""
    if arguments.name is None:
        return _list(register.operations(), arguments)
    operation = _named(register.operations(), arguments.name)
    with _desk(arguments) as desk:
        told = desk.with_command(desk.key, arguments.because)
        done = told.do(operation, **_given(operation.fields, arguments))
        say_json({"answer": done.answer, "changed": done.tables})
    return 0


def reckon(arguments: Arguments) -> int:
    """Answer rules from stdin, a JSON line each."""
    rules, findings = app.open_rules(arguments.rules)
    tell_findings(findings)
    reckoned.rules()
    for line in sys.stdin:
        if not line.strip():
            continue
        sys.stdout.write(f"{reckoned.answer_line(line, rules)}\n")
        sys.stdout.flush()  # Whoever asks may wait for the answer before asking on.
    return 0


def import_exports(arguments: Arguments) -> int:
    """Read rent exports, each by itself; with --accept, let those that may count."""
    if arguments.exclude and len(arguments.files) > 1:
        raise Refused(
            stop(
                "exclude-one-file",
                "Line numbers to leave out belong to one file.",
                where="--exclude",
                remedy="Import that file by itself.",
            )
        )
    with _desk(arguments) as desk:
        previews = [_import_one(desk, path, arguments) for path in arguments.files]
    files = [
        {name: value for name, value in plain.fields_of(one).items() if name != "seen"}
        for one in previews
    ]
    if arguments.json:
        say_json({"files": files})
    else:
        for one in previews:
            counts = one.lines
            say(
                f"{one.file}: {one.format or 'not recognised'}; {counts.new} new, {counts.held} "
                f"held, {counts.clashing} clashing, {counts.invalid} unreadable; {one.accounts} "
                f"accounts, debits {one.debits}, credits {one.credits}"
            )
            tell_findings(one.findings)
    return 0 if all(one.acceptable for one in previews) else REFUSED


def _import_one(desk: Desk, path: Path, arguments: Arguments) -> accounts.Preview:
    preview = desk.see(accounts.read_export, path, arguments.format, arguments.exclude)
    if arguments.accept and preview.acceptable:
        desk.do_with(
            Told(),
            accounts.accept_export,
            path,
            preview.sha256,
            preview.format,
            preview.seen,
            arguments.exclude,
            arguments.because,
        )
    return preview


def schedule(arguments: Arguments) -> int:
    """The arrears schedule of an account for a claim."""
    with _desk(arguments) as desk:
        found = desk.see(
            accounts.schedule, arguments.account, arguments.issue, arguments.first_default
        )
    if arguments.json:
        say_json(found)
        return 0
    say(f"Account {found.account}: first default {found.first_default}, from {found.starts}")
    say(f"{'':12}{'Opening balance':44}{found.opening!s:>36}")
    for line in found.lines:
        say(f"{line.on!s:12}{line.what:44}{line.due!s:>12}{line.paid!s:>12}{line.balance!s:>12}")
    for apart in found.apart:
        say(f"Apart from rent: {apart.kind} {apart.balance}")
    tell_findings(found.findings)
    return 0


def bundle(arguments: Arguments) -> int:
    """Build a bundle from a plan, then check it."""
    # The binder is slow to load, and no other command wants it.
    from courtdesk.documents.bundle import building  # noqa: PLC0415 - as said above.

    plan, odd = building.read_plan_file(arguments.plan)
    parts = building.shelf_of(arguments.plan)
    built = building.build(plan, arguments.out, parts=parts, progress=Told())
    findings = (*odd, *(one for one in built.findings if one not in odd))
    answer = {
        "pages": built.pages,
        "documents": built.documents,
        "sha256": built.sha256,
        "findings": findings,
    }
    _answer(arguments, answer, f"{arguments.out}: {built.pages} pages of {built.documents} papers")
    if not arguments.json:
        tell_findings(findings)
    return 0


def check(arguments: Arguments) -> int:
    """Check files against the rules of their kind; without any, what is shipped and overlaid."""
    rules, found = app.open_rules()
    files = arguments.files or app.own_files()
    answers = [checking.check_file(path, rules, Told()) for path in files]
    tell_findings(found if not arguments.files else ())
    if arguments.json:
        say_json(answers[0] if len(answers) == 1 else answers)
        return 0
    for one in answers:
        say(f"{one.file}: {one.kind}")
        for rule, verdict in one.rules.items():
            say(f"    {rule:8}{verdict.value}")
        tell_findings(one.findings)
    return 0


def variables(arguments: Arguments) -> int:
    """The guide to template variables."""
    from courtdesk.documents.guide import print_guide  # noqa: PLC0415 - slow to load.

    _answer(arguments, {"guide": print_guide()}, print_guide())
    return 0


def roll_over(arguments: Arguments) -> int:
    """Derive again what follows from every open case, one transaction a case."""
    with _desk(arguments) as desk:
        open_cases = desk.see(diary.open_cases)
        changed = sum(bool(desk.follow_case(case_id)) for case_id in open_cases)
    _answer(
        arguments,
        {"cases": len(open_cases), "changed": changed},
        f"{len(open_cases)} open cases gone through, {changed} changed.",
    )
    return 0


def verify(arguments: Arguments) -> int:
    """Check the journal's chain, the ledgers' invariants and every stored file's hash."""
    with _desk(arguments) as desk:
        verified = desk.see(record.verify)
    words = (
        f"{verified.journal_entries} journal entries, {verified.batches} imports with "
        f"{verified.lines} lines, {verified.files} files, {verified.open_cases} open cases: "
        f"{'all is as it was written' if not verified.findings else 'something is wrong'}."
    )
    _answer(arguments, verified, words)
    tell_findings(verified.findings)
    return REFUSED if stops(verified.findings) else 0


def migrate(arguments: Arguments) -> int:
    """Bring the record up to this program; on PostgreSQL by a member of the owner."""
    from courtdesk.store import migrate as store_migrate  # noqa: PLC0415 - rarely asked for.

    database = app.connect(_options(arguments))
    try:
        store_migrate.migrate(database)
    finally:
        database.close()
    _answer(arguments, {"place": database.place}, f"{database.place} is ready.")
    return 0


def _options(arguments: Arguments) -> app.Options:
    return app.Options(
        arguments.database, arguments.key_file, arguments.today, arguments.login, arguments.key
    )


@contextmanager
def _desk(arguments: Arguments) -> Iterator[Desk]:
    desk = app.open_desk(_options(arguments))
    try:
        yield desk
    finally:
        desk.database.close()


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


def _answer(arguments: Arguments, value: object, words: str) -> None:
    if arguments.json:
        say_json(value)
    else:
        say(words)


_COMMANDS: dict[str | None, Callable[[Arguments], int]] = {
    "see": see,
    "do": do,
    "import": import_exports,
    "schedule": schedule,
    "bundle": bundle,
    "check": check,
    "variables": variables,
    "reckon": reckon,
    "roll-over": roll_over,
    "verify": verify,
    "migrate": migrate,
}
