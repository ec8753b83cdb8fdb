"""What every table has: a number, a guard, and types that are the same on both engines."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import Identity, LargeBinary, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from courtdesk.domain.money import Money
from courtdesk.store import types

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Group(StrEnum):
    """The groups of logins on PostgreSQL; a person's login is a member of those of their posts."""

    OFFICER = "court_officer"
    LEADER = "court_leader"
    FINANCE = "court_finance"
    AUDITOR = "court_auditor"
    ADMIN = "court_admin"


EVERYONE = tuple(Group)
CASE_WORKERS = (Group.OFFICER, Group.LEADER)


@dataclass(frozen=True, slots=True)
class Guard:
    """What the database itself allows on a table, whoever asks and by whatever means.

    Attributes:
        adds: groups that may add rows.
        edits: groups that may change rows; none where the table is append-only.
        removes: groups that may remove rows: only what the program derives or never accepted.
        filled: columns the database fills, which nobody may supply.
        journalled: whether every change is written in the journal.
        unless: an SQL condition on ``{row}`` under which changing or removing it is refused.
        closed: an SQL condition on ``{row}`` under which adding it is refused.
    """

    adds: tuple[Group, ...] = CASE_WORKERS
    edits: tuple[Group, ...] = ()
    removes: tuple[Group, ...] = ()
    filled: tuple[str, ...] = ()
    journalled: bool = True
    unless: str = ""
    closed: str = ""


class Record(DeclarativeBase):
    """A row of the record."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar = {
        int: types.WHOLE,
        str: Text(),
        bytes: LargeBinary(),
        bool: types.YesNo(),
        date: types.Day(),
        datetime: types.UtcDateTime(),
        time: types.TimeOfDay(),
        Money: types.Pence(),
        tuple[str, ...]: types.Lines(),
    }
    __table_args__: Any = ({"sqlite_strict": True},)
    guard: ClassVar[Guard]

    id: Mapped[int] = mapped_column(Identity(), primary_key=True, sort_order=-1)


class Edited:
    """What people edit carries a version, so that nobody overwrites what they have not seen."""

    version: Mapped[int] = mapped_column(default=1, sort_order=100)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, object]:  # noqa: N805 - SQLAlchemy passes the class.
        """Every change of a row is a change of the version it had."""
        return {"version_id_col": cls.version}
