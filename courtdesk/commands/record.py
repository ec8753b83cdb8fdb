"""The record headless: the nightly run, the proof, and bringing it up to this program."""

from courtdesk import app
from courtdesk.commands.desks import at_desk, options
from courtdesk.desk import diary, record
from courtdesk.domain.finding import stops
from courtdesk.terminal import REFUSED, Arguments, answer, tell_findings


def roll_over(arguments: Arguments) -> int:
    """Derive again what follows from every open case, one transaction a case."""
    with at_desk(arguments) as desk:
        open_cases = desk.see(diary.open_cases)
        changed = sum(bool(desk.follow_case(case_id)) for case_id in open_cases)
    answer(
        arguments,
        {"cases": len(open_cases), "changed": changed},
        f"{len(open_cases)} open cases gone through, {changed} changed.",
    )
    return 0


def verify(arguments: Arguments) -> int:
    """Check the journal's chain, the ledgers' invariants and every stored file's hash."""
    with at_desk(arguments) as desk:
        verified = desk.see(record.verify)
    words = (
        f"{verified.journal_entries} journal entries, {verified.batches} imports with "
        f"{verified.lines} lines, {verified.files} files, {verified.open_cases} open cases: "
        f"{'all is as it was written' if not verified.findings else 'something is wrong'}."
    )
    answer(arguments, verified, words)
    tell_findings(verified.findings)
    return REFUSED if stops(verified.findings) else 0


def migrate(arguments: Arguments) -> int:
    """Bring the record up to this program; on PostgreSQL by a member of the owner."""
    from courtdesk.store import migrate as store_migrate  # noqa: PLC0415 - rarely asked for.

    database = app.connect(options(arguments))
    try:
        store_migrate.migrate(database)
    finally:
        database.close()
    answer(arguments, {"place": database.place}, f"{database.place} is ready.")
    return 0
