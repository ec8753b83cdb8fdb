"""Rent accounts: tenancies and their parties, accounts, the exports they rest on, their lines."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from courtdesk.domain.casefile import TenancyKind
from courtdesk.domain.dates import Period
from courtdesk.domain.ledger import Kind
from courtdesk.domain.money import Money
from courtdesk.store.tables.base import CASE_WORKERS, Edited, Guard, Record
from courtdesk.store.types import StoredEnum

ACCEPTED = "EXISTS (SELECT 1 FROM batch_acceptances a WHERE a.batch_id = {row}.batch_id)"


class Property(Edited, Record):
    """A dwelling the council lets."""

    __tablename__ = "properties"
    guard = Guard(edits=CASE_WORKERS)

    reference: Mapped[str] = mapped_column(unique=True)
    address: Mapped[tuple[str, ...]]
    patch: Mapped[str] = mapped_column(default="")


class Tenancy(Edited, Record):
    """A tenancy, with its rent as it stands."""

    __tablename__ = "tenancies"
    guard = Guard(edits=CASE_WORKERS)

    reference: Mapped[str] = mapped_column(unique=True)
    property_id: Mapped[int] = mapped_column(ForeignKey("properties.id"), index=True)
    kind: Mapped[TenancyKind] = mapped_column(StoredEnum(TenancyKind))
    started_on: Mapped[date]
    ended_on: Mapped[date | None]
    rent: Mapped[Money] = mapped_column("rent_p")
    rent_period: Mapped[Period] = mapped_column(StoredEnum(Period))
    rent_anchor: Mapped[date]
    charge_weeks: Mapped[int | None]


class Party(Edited, Record):
    """A person on a tenancy; joint tenants are each a row."""

    __tablename__ = "parties"
    guard = Guard(edits=CASE_WORKERS)

    tenancy_id: Mapped[int] = mapped_column(ForeignKey("tenancies.id"), index=True)
    full_name: Mapped[str]
    died_on: Mapped[date | None]


class Account(Edited, Record):
    """A rent account, known by the housing system's reference."""

    __tablename__ = "accounts"
    guard = Guard(edits=CASE_WORKERS)

    reference: Mapped[str] = mapped_column(unique=True)
    tenancy_id: Mapped[int | None] = mapped_column(ForeignKey("tenancies.id"), index=True)


class Batch(Record):
    """An export read in; its lines count only once it is accepted."""

    __tablename__ = "batches"
    guard = Guard()

    file_name: Mapped[str]
    sha256: Mapped[str] = mapped_column(index=True)
    layout: Mapped[str]
    begun_at: Mapped[datetime]


class BatchAcceptance(Record):
    """The last row of an import: from here on the lines of the batch count."""

    __tablename__ = "batch_acceptances"
    guard = Guard()

    batch_id: Mapped[int] = mapped_column(ForeignKey("batches.id"), unique=True)
    first_on: Mapped[date | None]
    last_on: Mapped[date | None]
    lines: Mapped[int]
    debits: Mapped[Money] = mapped_column("debits_p")
    credits: Mapped[Money] = mapped_column("credits_p")
    accounts: Mapped[int]
    digest: Mapped[str]
    because: Mapped[str] = mapped_column(default="")


class Line(Record):
    """One line of a ledger: never changed, and never removed once its batch is accepted."""

    __tablename__ = "lines"
    __table_args__ = (
        Index("ix_lines_account", "account_id", "on", "id"),
        {"sqlite_strict": True},
    )
    guard = Guard(
        removes=CASE_WORKERS,
        journalled=False,
        unless=ACCEPTED,
        closed=ACCEPTED,
    )

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    batch_id: Mapped[int] = mapped_column(ForeignKey("batches.id"), index=True)
    number: Mapped[int]
    on: Mapped[date]
    posted_on: Mapped[date | None]
    amount: Mapped[Money] = mapped_column("amount_p")
    kind: Mapped[Kind] = mapped_column(StoredEnum(Kind))
    code: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    reference: Mapped[str] = mapped_column(default="")
    own_id: Mapped[str] = mapped_column(default="")


class ExcludedLine(Record):
    """A line of an export that could not be read and was left out, by whom and why."""

    __tablename__ = "excluded_lines"
    guard = Guard(closed=ACCEPTED)

    batch_id: Mapped[int] = mapped_column(ForeignKey("batches.id"), index=True)
    number: Mapped[int]
    account: Mapped[str]
    raw: Mapped[str]
    says: Mapped[str]
    because: Mapped[str]


class Clash(Record):
    """A line once held that a newer export shows otherwise or no longer shows."""

    __tablename__ = "clashes"
    guard = Guard(closed=ACCEPTED)

    batch_id: Mapped[int] = mapped_column(ForeignKey("batches.id"), index=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    line_id: Mapped[int] = mapped_column(ForeignKey("lines.id"))
    on: Mapped[date | None]
    amount: Mapped[Money | None] = mapped_column("amount_p")
    code: Mapped[str] = mapped_column(default="")
    number: Mapped[int] = mapped_column(default=0)
    posted_on: Mapped[date | None]
    kind: Mapped[Kind] = mapped_column(StoredEnum(Kind), default=Kind.UNKNOWN)
    text: Mapped[str] = mapped_column(default="")
    reference: Mapped[str] = mapped_column(default="")
    own_id: Mapped[str] = mapped_column(default="")
