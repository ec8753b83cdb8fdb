"""Import lines: added by the thousand under a batch that nobody sees until it is accepted."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, delete, exists, select
from sqlalchemy.orm import Session

from courtdesk.domain.ledger import Line
from courtdesk.store.database import Database
from courtdesk.store.tables import accounts as tables

LOT = 20_000
COLUMNS = (
    "account_id", "batch_id", "number", "on", "posted_on", "amount_p", "kind", "code", "text",
    "reference", "own_id",
)  # fmt: skip
_NAMED = ", ".join(f'"{column}"' for column in COLUMNS)

# Built once: putting a statement together costs as much as asking it.
_COUNTING = (
    select(
        tables.Line.account_id,
        tables.Line.on,
        tables.Line.amount,
        tables.Line.kind,
        tables.Line.code,
        tables.Line.text,
        tables.Line.reference,
        tables.Line.own_id,
        tables.Line.posted_on,
    )
    .join(tables.BatchAcceptance, tables.BatchAcceptance.batch_id == tables.Line.batch_id)
    .where(tables.Line.account_id.in_(bindparam("ids", expanding=True)))
    .order_by(tables.Line.account_id, tables.Line.on, tables.Line.id)
)

Row = tuple[int, int, Line]
"""The account's id, the line's number in the file, and the line."""


def add(connection: Connection, batch_id: int, rows: Sequence[Row]) -> None:
    """Add a lot of lines under a batch not yet accepted."""
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" * len(COLUMNS))
        connection.exec_driver_sql(
            f"INSERT INTO lines ({_NAMED}) VALUES ({marks})",  # noqa: S608 - our own names.
            [_values(batch_id, row) for row in rows],
        )
        return
    # COPY does not know row-level security, so rows arrive in a table of this session's own.
    connection.exec_driver_sql(
        "CREATE TEMPORARY TABLE IF NOT EXISTS arriving_lines (LIKE court.lines) ON COMMIT DROP"
    )
    connection.exec_driver_sql("ALTER TABLE arriving_lines DROP COLUMN IF EXISTS id")
    cursor = connection.connection.cursor()
    with cursor.copy(f"COPY arriving_lines ({_NAMED}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(_values(batch_id, row))
    connection.exec_driver_sql(
        f"INSERT INTO lines ({_NAMED}) SELECT {_NAMED} FROM arriving_lines"  # noqa: S608 - ours.
    )
    connection.exec_driver_sql("DROP TABLE arriving_lines")


def _values(batch_id: int, row: Row) -> tuple[object, ...]:
    account_id, number, line = row
    return (
        account_id,
        batch_id,
        number,
        line.on.isoformat(),
        line.posted_on.isoformat() if line.posted_on else None,
        line.amount.pence,
        line.kind.value,
        line.code,
        line.text,
        line.reference,
        line.own_id,
    )


def of_accounts(session: Session, account_ids: Iterable[int]) -> dict[int, tuple[Line, ...]]:
    """The lines that count of several accounts, by account: those of accepted batches only."""
    wanted = sorted(set(account_ids))
    found: dict[int, list[Line]] = {account_id: [] for account_id in wanted}
    for some in _by_hundreds(wanted):
        for row in session.execute(_COUNTING, {"ids": some}):
            account_id, on, amount, kind, code, text, reference, own_id, posted_on = row
            found[account_id].append(
                Line(on, amount, kind, code, text, reference, own_id, posted_on)
            )
    return {account_id: tuple(rows) for account_id, rows in found.items()}


def of_batch(session: Session, batch_id: int) -> Iterator[Row]:
    """The lines of one batch in the order of the file, whether it counts or not."""
    line = tables.Line
    for row in session.execute(
        select(
            line.account_id,
            line.number,
            line.on,
            line.amount,
            line.kind,
            line.code,
            line.text,
            line.reference,
            line.own_id,
            line.posted_on,
        )
        .where(line.batch_id == batch_id)
        .order_by(line.number, line.id)
        .execution_options(yield_per=10_000)
    ):
        account_id, number, on, amount, kind, code, text, reference, own_id, posted_on = row
        found = Line(on, amount, kind, code, text, reference, own_id, posted_on)
        yield account_id, number, found


def digest(rows: Iterable[Row]) -> str:
    """What seals the lines of a batch: everything each of them says, in file order."""
    sealed = hashlib.sha256()
    for account_id, number, line in rows:
        sealed.update(
            f"{account_id}|{number}|{line.on}|{line.amount.pence}|{line.kind.value}|{line.code}|"
            f"{line.text}|{line.reference}|{line.own_id}|{line.posted_on}\n".encode()
        )
    return sealed.hexdigest()


def _by_hundreds(ids: list[int]) -> Iterable[list[int]]:
    for start in range(0, len(ids), 500):
        yield ids[start : start + 500]


def sweep(database: Database, before: datetime) -> int:
    """Remove the lines of batches begun before an instant and never accepted; how many."""
    with database.lot() as connection:
        begun = exists().where(
            and_(tables.Batch.id == tables.Line.batch_id, tables.Batch.begun_at < before)
        )
        counted = exists().where(tables.BatchAcceptance.batch_id == tables.Line.batch_id)
        return connection.execute(delete(tables.Line).where(begun, ~counted)).rowcount
