"""The journal: what changed, by whom, in which operation, sealed entry by entry.

On PostgreSQL row triggers owned by the schema's owner write it; here the session writes the
same rows for the embedded file, and collects on both engines what an operation changed.
"""

import hashlib
import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import cast

from sqlalchemy import Column, Connection, event, insert, inspect, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import Mapper, ORMExecuteState, Session, UOWTransaction
from sqlalchemy.orm.attributes import get_history

from courtdesk.domain.finding import Finding, stop
from courtdesk.store.tables.base import Record
from courtdesk.store.tables.journal import JournalEntry, JournalPayload

NO_HASH = "0" * 64
UNSEEN = frozenset({"id", "version"})
_AS_STORED = postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy's own, untyped.

Change = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """One row added, changed or removed, with its fields before and after."""

    table: str
    row_id: int
    verb: str
    fields: str


class WritingSession(Session):
    """A session inside one operation: it notes every row it changes.

    Attributes:
        command_id: the command the changes belong to.
        changed: every row added, changed or removed so far.
    """

    def __init__(self, connection: Connection, command_id: int, login: str, now: datetime) -> None:
        super().__init__(bind=connection, expire_on_commit=False)
        self.command_id = command_id
        self.login = login
        self.now = now
        self.changed: set[Change] = set()
        self.pending: list[Entry] = []

    @property
    def writes_journal(self) -> bool:
        """Whether the journal is this session's to write; PostgreSQL's triggers do it there."""
        return self.connection().dialect.name == "sqlite"


class ReadingSession(Session):
    """A session that only reads."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(bind=connection, expire_on_commit=False, autoflush=False)


def seal(previous: str, parts: tuple[str, ...]) -> str:
    """The hash of an entry: it takes in the hash of the one before it."""
    return hashlib.sha256("|".join((previous, *parts)).encode()).hexdigest()


def digest(salt: str, fields: str) -> str:
    """What stands in the chain for the fields themselves, so that these can be erased."""
    return hashlib.sha256(f"{salt}|{fields}".encode()).hexdigest()


def verify_chain(session: Session) -> Iterator[Finding]:
    """What is wrong with the journal: broken seals, missing or altered entries."""
    previous, expected = NO_HASH, 1
    rows = session.execute(
        select(JournalEntry, JournalPayload.salt, JournalPayload.fields)
        .outerjoin(JournalPayload, JournalPayload.id == JournalEntry.id)
        .order_by(JournalEntry.id)
        .execution_options(yield_per=1000)
    )
    for entry, salt, fields in rows:
        if entry.id != expected:
            yield _broken(expected, "is missing")
        erased = fields is None  # By rule, and without breaking the chain.
        if not erased and digest(salt, fields) != entry.digest:
            yield _broken(entry.id, "does not say what was sealed")
        if seal(previous, _sealed_parts(entry)) != entry.hash:
            yield _broken(entry.id, "does not follow from the entry before it")
        previous, expected = entry.hash, entry.id + 1


def _broken(number: int, says: str) -> Finding:
    return stop(
        "journal-broken",
        f"Journal entry {number} {says}.",
        where=f"journal {number}",
        remedy="Keep this database as it is, restore the last verified backup, and tell the "
        "administrator.",
    )


def _sealed_parts(entry: JournalEntry) -> tuple[str, ...]:
    return (
        str(entry.id),
        entry.at,
        entry.login,
        str(entry.command_id),
        entry.table_name,
        str(entry.row_id),
        entry.verb,
        entry.digest,
    )


def _stored(column: Column[object], value: object) -> object:
    """A value as the journal shows it: the same on both engines."""
    process = column.type.bind_processor(_AS_STORED)
    stored = process(value) if process else value
    if isinstance(stored, datetime):
        return stored.astimezone(UTC).isoformat()
    return stored.isoformat() if isinstance(stored, date) else stored


def _note(session: Session | None, verb: str, mapper: Mapper[Record], row: Record) -> None:
    """Note one row's change in its session, with its fields where the session writes them."""
    if not isinstance(session, WritingSession):
        raise TypeError("only an operation may change the record")
    before: dict[str, object] = {}
    after: dict[str, object] = {}
    for attribute in mapper.column_attrs:
        column = cast("Column[object]", attribute.columns[0])
        if column.name in UNSEEN:
            continue
        history = get_history(row, attribute.key)
        value = _stored(column, getattr(row, attribute.key))
        if verb == "add":
            after[column.name] = value
        elif verb == "remove":
            before[column.name] = value
        elif history.has_changes():
            # What was never set was nothing before.
            old = _stored(column, next(iter(history.deleted), None))
            if old != value:
                before[column.name], after[column.name] = old, value
    if verb == "change" and not after:
        return
    session.changed.add((row.__tablename__, row.id))
    if row.guard.journalled and session.writes_journal:
        fields = json.dumps({"before": before, "after": after}, ensure_ascii=False)
        session.pending.append(Entry(row.__tablename__, row.id, verb, fields))


@event.listens_for(Record, "after_insert", propagate=True)
def _added(mapper: Mapper[Record], _connection: Connection, row: Record) -> None:
    _note(inspect(row).session, "add", mapper, row)


@event.listens_for(Record, "after_update", propagate=True)
def _changed(mapper: Mapper[Record], _connection: Connection, row: Record) -> None:
    _note(inspect(row).session, "change", mapper, row)


@event.listens_for(Record, "after_delete", propagate=True)
def _removed(mapper: Mapper[Record], _connection: Connection, row: Record) -> None:
    _note(inspect(row).session, "remove", mapper, row)


@event.listens_for(WritingSession, "after_flush")
def _write_entries(session: WritingSession, _work: UOWTransaction) -> None:
    """Write what was noted, sealed in the order it happened."""
    if not session.pending:
        return
    connection = session.connection()
    last = connection.execute(
        select(JournalEntry.id, JournalEntry.hash).order_by(JournalEntry.id.desc()).limit(1)
    ).first()
    number, previous = (last.id, last.hash) if last else (0, NO_HASH)
    at = session.now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    entries, payloads = [], []
    for entry in session.pending:
        number += 1
        salt = secrets.token_hex(16)
        row = {
            "id": number,
            "command_id": session.command_id,
            "at": at,
            "login": session.login,
            "table_name": entry.table,
            "row_id": entry.row_id,
            "verb": entry.verb,
            "digest": digest(salt, entry.fields),
        }
        previous = row["hash"] = seal(previous, _sealed_parts(JournalEntry(**row)))
        entries.append(row)
        payloads.append({"id": number, "salt": salt, "fields": entry.fields})
    connection.execute(insert(JournalEntry), entries)
    connection.execute(insert(JournalPayload), payloads)
    session.pending.clear()


@event.listens_for(WritingSession, "do_orm_execute")
def _refuse_bulk(state: ORMExecuteState) -> None:
    """A bulk change would pass the journal unseen."""
    if state.is_insert or state.is_update or state.is_delete:
        raise TypeError("change rows one by one: a bulk change would pass the journal unseen")
