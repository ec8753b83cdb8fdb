"""The post headless: exports read and accepted, and the schedule of an account."""

from pathlib import Path

from courtdesk.commands.desks import at_desk
from courtdesk.desk import accounts
from courtdesk.desk.core import Desk
from courtdesk.domain import plain
from courtdesk.domain.finding import Refused, stop
from courtdesk.terminal import REFUSED, Arguments, Told, say, say_json, tell_findings


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
    with at_desk(arguments) as desk:
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
    with at_desk(arguments) as desk:
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
