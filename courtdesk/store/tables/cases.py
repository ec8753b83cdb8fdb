"""Cases and what happens on them: notices and their service, contacts, holds."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from courtdesk.domain.casefile import (
    ContactAbout,
    ContactMethod,
    HoldKind,
    NoticeKind,
    ServiceMethod,
)
from courtdesk.domain.money import Money
from courtdesk.store.tables.base import CASE_WORKERS, Edited, Guard, Record
from courtdesk.store.types import LocalDateTime, StoredEnum


class Case(Edited, Record):
    """One tenancy's possession matter; everything hangs on it."""

    __tablename__ = "cases"
    __table_args__ = (
        # One open case an account: SQLite and PostgreSQL both keep partial unique indexes.
        Index(
            "uq_cases_open_account",
            "account_id",
            unique=True,
            sqlite_where=text("closed_on IS NULL"),
            postgresql_where=text("closed_on IS NULL"),
        ),
        {"sqlite_strict": True},
    )
    guard = Guard(edits=CASE_WORKERS)

    reference: Mapped[str] = mapped_column(unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    tenancy_id: Mapped[int] = mapped_column(ForeignKey("tenancies.id"), index=True)
    officer_id: Mapped[int] = mapped_column(ForeignKey("officers.id"), index=True)
    opened_on: Mapped[date]
    closed_on: Mapped[date | None]
    closed_because: Mapped[str] = mapped_column(default="")


class Defendant(Record):
    """A party against whom possession is sought, in order."""

    __tablename__ = "defendants"
    __table_args__ = (UniqueConstraint("case_id", "party_id"), {"sqlite_strict": True})
    guard = Guard(removes=CASE_WORKERS)

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("parties.id"), index=True)
    position: Mapped[int]


class Notice(Record):
    """A notice served before the claim; a wrong one is followed by another, never changed."""

    __tablename__ = "notices"
    guard = Guard()

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    kind: Mapped[NoticeKind] = mapped_column(StoredEnum(NoticeKind))
    arrears: Mapped[Money] = mapped_column("arrears_p")
    dated_on: Mapped[date]
    specified_on: Mapped[date]


class Service(Record):
    """A notice served on one party: how, when, by whom, and from when it counts."""

    __tablename__ = "services"
    guard = Guard()

    notice_id: Mapped[int] = mapped_column(ForeignKey("notices.id"), index=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("parties.id"), index=True)
    method: Mapped[ServiceMethod] = mapped_column(StoredEnum(ServiceMethod))
    at: Mapped[datetime] = mapped_column(LocalDateTime())
    served_on: Mapped[date]
    by: Mapped[str]
    place: Mapped[str] = mapped_column(default="")


class Contact(Record):
    """One contact with one tenant, or with the household where no party is named."""

    __tablename__ = "contacts"
    guard = Guard()

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    party_id: Mapped[int | None] = mapped_column(ForeignKey("parties.id"), index=True)
    on: Mapped[date]
    method: Mapped[ContactMethod] = mapped_column(StoredEnum(ContactMethod))
    about: Mapped[ContactAbout] = mapped_column(StoredEnum(ContactAbout))
    summary: Mapped[str]
    officer_id: Mapped[int] = mapped_column(ForeignKey("officers.id"), index=True)
    reached: Mapped[bool] = mapped_column(default=True)


class Hold(Edited, Record):
    """Something that forbids certain steps against a household for a time."""

    __tablename__ = "holds"
    guard = Guard(edits=CASE_WORKERS)

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    kind: Mapped[HoldKind] = mapped_column(StoredEnum(HoldKind))
    from_on: Mapped[date]
    until_on: Mapped[date | None]
    evidence: Mapped[str] = mapped_column(default="")
