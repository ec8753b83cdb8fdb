"""Commands and the journal: who did what, in which operation, field by field, chained by hash."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from courtdesk.store.tables.base import EVERYONE, Guard, Record


class Command(Record):
    """One operation as it was asked for: the first row of every change.

    The login and the instant are the database's own on PostgreSQL; a pretended date stands
    beside the real one.
    """

    __tablename__ = "commands"
    guard = Guard(
        adds=EVERYONE, filled=("login", "officer_id", "at", "transaction"), journalled=False
    )

    key: Mapped[str] = mapped_column(unique=True)
    operation: Mapped[str]
    because: Mapped[str] = mapped_column(default="")
    pretended_on: Mapped[date | None]
    login: Mapped[str]
    officer_id: Mapped[int | None] = mapped_column(ForeignKey("officers.id"))
    at: Mapped[datetime]
    transaction: Mapped[str] = mapped_column(index=True)


class CommandAnswer(Record):
    """What a command was answered, so that asking it again changes nothing."""

    __tablename__ = "command_answers"
    guard = Guard(adds=EVERYONE, journalled=False)

    command_id: Mapped[int] = mapped_column(ForeignKey("commands.id"), unique=True)
    answer: Mapped[str]
    changed: Mapped[str]


class JournalEntry(Record):
    """One row added, changed or removed; its hash seals all before it."""

    __tablename__ = "journal"
    guard = Guard(adds=(), journalled=False)

    command_id: Mapped[int] = mapped_column(ForeignKey("commands.id"), index=True)
    at: Mapped[str]
    login: Mapped[str]
    table_name: Mapped[str]
    row_id: Mapped[int]
    verb: Mapped[str]
    digest: Mapped[str]
    hash: Mapped[str]


class JournalPayload(Record):
    """What an entry said, apart from its seal, so that a person's data can one day be erased."""

    __tablename__ = "journal_payloads"
    guard = Guard(adds=(), journalled=False)

    salt: Mapped[str]
    fields: Mapped[str]
