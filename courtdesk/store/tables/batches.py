"""What is kept of an export besides its lines: what it covered, what it said, what became of it."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from courtdesk.domain.ledger import ClashChoice
from courtdesk.domain.money import Money
from courtdesk.domain.tracing import Whereabouts
from courtdesk.store.tables.accounts import ACCEPTED
from courtdesk.store.tables.base import Guard, Record
from courtdesk.store.types import StoredEnum


class BatchCoverage(Record):
    """Which accounts an export shows, also without new lines, and which it moved.

    Both are written as ranges of account numbers: ``1-20000 20005``. One row a night instead of
    one for every account a night.
    """

    __tablename__ = "batch_coverages"
    guard = Guard(closed=ACCEPTED)

    batch_id: Mapped[int] = mapped_column(ForeignKey("batches.id"), unique=True)
    covered: Mapped[str]
    moved: Mapped[str]


class BatchReport(Record):
    """What an export came to when it was accepted, so that the same bytes need no second reading.

    ``layout_digest`` and ``excluded`` are what the reading depended on besides the bytes;
    ``kinds`` and ``findings`` are JSON.
    """

    __tablename__ = "batch_reports"
    guard = Guard(closed=ACCEPTED)

    batch_id: Mapped[int] = mapped_column(ForeignKey("batches.id"), unique=True)
    layout_digest: Mapped[str]
    excluded: Mapped[str]
    accounts: Mapped[int]
    held: Mapped[int]
    clashing: Mapped[int]
    debits: Mapped[Money] = mapped_column("debits_p")
    credits: Mapped[Money] = mapped_column("credits_p")
    kinds: Mapped[str]
    findings: Mapped[str]


class BatchWithdrawal(Record):
    """An export withdrawn whole, with the reason: from here on its lines count no more.

    ``after_id`` is the last acceptance there was, so that it can be told what came later.
    """

    __tablename__ = "batch_withdrawals"
    guard = Guard()

    batch_id: Mapped[int] = mapped_column(ForeignKey("batches.id"), unique=True)
    after_id: Mapped[int]
    because: Mapped[str]


class ClashDecision(Record):
    """What an officer decided on a clash: the line stays as held, or the newer export is taken."""

    __tablename__ = "clash_decisions"
    guard = Guard()

    clash_id: Mapped[int] = mapped_column(ForeignKey("clashes.id"), unique=True)
    choice: Mapped[ClashChoice] = mapped_column(StoredEnum(ClashChoice))
    because: Mapped[str]


class StruckLine(Record):
    """A line that counts no more by an officer's decision; what stands in its place is another."""

    __tablename__ = "struck_lines"
    guard = Guard()

    line_id: Mapped[int] = mapped_column(ForeignKey("lines.id"), unique=True)
    decision_id: Mapped[int] = mapped_column(ForeignKey("clash_decisions.id"), index=True)


class TracedPayment(Record):
    """A payment the officer knows of and the export lacks; shown beside the figure, never in it."""

    __tablename__ = "traced_payments"
    guard = Guard()

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    on: Mapped[date]
    amount: Mapped[Money] = mapped_column("amount_p")
    whereabouts: Mapped[Whereabouts] = mapped_column(StoredEnum(Whereabouts))
    reference: Mapped[str] = mapped_column(default="")
    summary: Mapped[str] = mapped_column(default="")


class TraceOutcome(Record):
    """What became of a payment looked for: the line it was found as, or why it was given up."""

    __tablename__ = "trace_outcomes"
    guard = Guard()

    trace_id: Mapped[int] = mapped_column(ForeignKey("traced_payments.id"), unique=True)
    line_id: Mapped[int | None] = mapped_column(ForeignKey("lines.id"))
    because: Mapped[str] = mapped_column(default="")
