"""The engine of the record: opened once, read by sessions that cannot write, written one by one.

Nobody else opens a session, and nobody else commits. Writing takes a lock that all desks share
(``BEGIN IMMEDIATE`` on the embedded file, an advisory lock on PostgreSQL), so that no two
operations ever see each other half done.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Connection, Engine, create_engine, insert, select

from courtdesk.store import embedded, trouble
from courtdesk.store.journal import ReadingSession, WritingSession
from courtdesk.store.tables.journal import Command, CommandAnswer
from courtdesk.store.tables.office import Officer

WRITING_LOCK = 20260907
STATEMENT_TIMEOUT = "60s"
LOCK_TIMEOUT = "15s"


class AlreadyDone(Exception):  # noqa: N818 - the answer is there; nothing has gone wrong.
    """A command with this id has been carried out before."""


class Kind(StrEnum):
    """The two engines the record may stand on."""

    EMBEDDED = "embedded"
    POSTGRESQL = "postgresql"


@dataclass(frozen=True, slots=True)
class Asked:
    """A command as it is asked for.

    Attributes:
        key: its id; the same id twice is answered once.
        operation: the operation's name.
        login: who acts; on PostgreSQL the database puts its own answer here.
        now: the instant by the program's clock; PostgreSQL puts its own here.
        pretended_on: the date the program was told to take as today, if any.
    """

    operation: str
    login: str
    now: datetime
    key: str = field(default_factory=lambda: secrets.token_hex(16))
    because: str = ""
    pretended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Database:
    """An open record.

    Attributes:
        place: the file's path, or the server's address without any secret.
    """

    kind: Kind
    place: str
    reader: Engine
    writer: Engine

    @contextmanager
    def reading(self) -> Iterator[ReadingSession]:
        """A session that sees one state of the record and cannot write."""
        with (
            trouble.named(self.place),
            self.reader.connect() as connection,
            ReadingSession(connection) as session,
        ):
            yield session

    @contextmanager
    def writing(self, asked: Asked) -> Iterator[WritingSession]:
        """A session for one operation: committed whole when it ends, else nothing is kept.

        Raises:
            AlreadyDone: a command with this id has been carried out before.
        """
        with trouble.named(self.place), self.writer.begin() as connection:
            _take_lock(connection)
            command_id = _enter(connection, asked)
            with WritingSession(connection, command_id, asked.login, asked.now) as session:
                yield session
                session.flush()

    @contextmanager
    def lot(self) -> Iterator[Connection]:
        """A short write of rows nobody sees yet: import lines, chunks of files."""
        with trouble.named(self.place), self.writer.begin() as connection:
            _take_lock(connection)
            yield connection

    def answered(self, key: str) -> tuple[str, str, str] | None:
        """The operation a command with this id was for, its answer, and what it changed."""
        with self.reading() as session:
            row = session.execute(
                select(Command.operation, CommandAnswer.answer, CommandAnswer.changed)
                .join(Command, Command.id == CommandAnswer.command_id)
                .where(Command.key == key)
            ).first()
            return None if row is None else (row.operation, row.answer, row.changed)

    def login(self) -> str:
        """Who the database says is acting; empty on the embedded file, which does not know."""
        if self.kind is Kind.EMBEDDED:
            return ""
        with self.reading() as session:
            return str(session.connection().exec_driver_sql("SELECT session_user").scalar_one())

    def close(self) -> None:
        """Let go of every connection."""
        self.reader.dispose()
        self.writer.dispose()


def open_file(path: embedded.Place, key: bytes | None = None, *, wait_ms: int = 15_000) -> Database:
    """Open the embedded record in a file, plain or encrypted with a raw key.

    Raises:
        Unavailable: the file is locked, damaged, on a network share, or the key is wrong.
    """
    reader, writer = embedded.engines(path, key, wait_ms)
    return Database(Kind.EMBEDDED, str(path), reader, writer)


def open_server(url: str) -> Database:
    """Open the team's record on PostgreSQL as the login the address names.

    Raises:
        Unavailable: the server cannot be reached, or the login is refused.
    """
    engine = create_engine(
        url,
        pool_pre_ping=True,
        connect_args={
            "options": f"-c search_path=court -c timezone=UTC -c lock_timeout={LOCK_TIMEOUT}"
            f" -c statement_timeout={STATEMENT_TIMEOUT}",
            "connect_timeout": 10,
        },
    )
    reader = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return Database(
        Kind.POSTGRESQL,
        engine.url.render_as_string(hide_password=True),
        reader,
        engine.execution_options(isolation_level="READ COMMITTED"),
    )


def _take_lock(connection: Connection) -> None:
    """One writer at a time; on SQLite the transaction itself began with the lock."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITING_LOCK})")


def _enter(connection: Connection, asked: Asked) -> int:
    """Write the command, the first row of every change; nobody else can enter it meanwhile."""
    if connection.scalar(select(Command.id).where(Command.key == asked.key)) is not None:
        raise AlreadyDone
    values: dict[str, object] = {
        "key": asked.key,
        "operation": asked.operation,
        "because": asked.because,
        "pretended_on": asked.pretended_on,
    }
    if connection.dialect.name == "sqlite":
        officer_id = connection.scalar(select(Officer.id).where(Officer.login == asked.login))
        values |= {
            "login": asked.login,
            "officer_id": officer_id,
            "at": asked.now,
            "transaction": "",
        }
    statement = insert(Command).values(values).returning(Command.id)
    return int(connection.execute(statement).scalar_one())
