"""What is kept of an export besides its lines, decisions on clashes, and payments traced."""

from typing import Any

from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, PrimaryKeyConstraint, UniqueConstraint

from courtdesk.store.migrations.columns import DAY, WHOLE, WORDS, number

revision = "0005"
down_revision = "0004"


def _of_clashes() -> tuple[Column[Any], ...]:
    """What a clash keeps besides: all that the newer export says."""
    return (
        Column("number", WHOLE, nullable=False, server_default="0"),
        Column("posted_on", DAY, nullable=True),
        Column("kind", WORDS, nullable=False, server_default="unknown"),
        Column("text", WORDS, nullable=False, server_default=""),
        Column("reference", WORDS, nullable=False, server_default=""),
        Column("own_id", WORDS, nullable=False, server_default=""),
    )


def upgrade() -> None:
    """Make the tables, and keep of a clash all that the newer export says."""
    for column in _of_clashes():
        op.add_column("clashes", column)
    _batch_coverages()
    _batch_reports()
    _batch_withdrawals()
    _clash_decisions()
    _struck_lines()
    _traced_payments()
    _trace_outcomes()


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("trace_outcomes")
    op.drop_table("traced_payments")
    op.drop_table("struck_lines")
    op.drop_table("clash_decisions")
    op.drop_table("batch_withdrawals")
    op.drop_table("batch_reports")
    op.drop_table("batch_coverages")
    for column in reversed(_of_clashes()):
        op.drop_column("clashes", column.name)


def _batch_coverages() -> None:
    op.create_table(
        "batch_coverages",
        number(),
        Column("batch_id", WHOLE, nullable=False),
        Column("covered", WORDS, nullable=False),
        Column("moved", WORDS, nullable=False),
        ForeignKeyConstraint(["batch_id"], ["batches.id"], name="fk_batch_coverages_batch_id"),
        PrimaryKeyConstraint("id", name="pk_batch_coverages"),
        UniqueConstraint("batch_id", name="uq_batch_coverages_batch_id"),
        sqlite_strict=True,
    )


def _batch_reports() -> None:
    op.create_table(
        "batch_reports",
        number(),
        Column("batch_id", WHOLE, nullable=False),
        Column("layout_digest", WORDS, nullable=False),
        Column("excluded", WORDS, nullable=False),
        Column("accounts", WHOLE, nullable=False),
        Column("held", WHOLE, nullable=False),
        Column("clashing", WHOLE, nullable=False),
        Column("debits_p", WHOLE, nullable=False),
        Column("credits_p", WHOLE, nullable=False),
        Column("kinds", WORDS, nullable=False),
        Column("findings", WORDS, nullable=False),
        ForeignKeyConstraint(["batch_id"], ["batches.id"], name="fk_batch_reports_batch_id"),
        PrimaryKeyConstraint("id", name="pk_batch_reports"),
        UniqueConstraint("batch_id", name="uq_batch_reports_batch_id"),
        sqlite_strict=True,
    )


def _batch_withdrawals() -> None:
    op.create_table(
        "batch_withdrawals",
        number(),
        Column("batch_id", WHOLE, nullable=False),
        Column("after_id", WHOLE, nullable=False),
        Column("because", WORDS, nullable=False),
        ForeignKeyConstraint(["batch_id"], ["batches.id"], name="fk_batch_withdrawals_batch_id"),
        PrimaryKeyConstraint("id", name="pk_batch_withdrawals"),
        UniqueConstraint("batch_id", name="uq_batch_withdrawals_batch_id"),
        sqlite_strict=True,
    )


def _clash_decisions() -> None:
    op.create_table(
        "clash_decisions",
        number(),
        Column("clash_id", WHOLE, nullable=False),
        Column("choice", WORDS, nullable=False),
        Column("because", WORDS, nullable=False),
        ForeignKeyConstraint(["clash_id"], ["clashes.id"], name="fk_clash_decisions_clash_id"),
        PrimaryKeyConstraint("id", name="pk_clash_decisions"),
        UniqueConstraint("clash_id", name="uq_clash_decisions_clash_id"),
        sqlite_strict=True,
    )


def _struck_lines() -> None:
    op.create_table(
        "struck_lines",
        number(),
        Column("line_id", WHOLE, nullable=False),
        Column("decision_id", WHOLE, nullable=False),
        ForeignKeyConstraint(["line_id"], ["lines.id"], name="fk_struck_lines_line_id"),
        ForeignKeyConstraint(
            ["decision_id"], ["clash_decisions.id"], name="fk_struck_lines_decision_id"
        ),
        PrimaryKeyConstraint("id", name="pk_struck_lines"),
        UniqueConstraint("line_id", name="uq_struck_lines_line_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_struck_lines_decision_id", "struck_lines", ["decision_id"], unique=False)


def _traced_payments() -> None:
    op.create_table(
        "traced_payments",
        number(),
        Column("account_id", WHOLE, nullable=False),
        Column("on", DAY, nullable=False),
        Column("amount_p", WHOLE, nullable=False),
        Column("whereabouts", WORDS, nullable=False),
        Column("reference", WORDS, nullable=False),
        Column("summary", WORDS, nullable=False),
        ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_traced_payments_account_id"),
        PrimaryKeyConstraint("id", name="pk_traced_payments"),
        sqlite_strict=True,
    )
    op.create_index("ix_traced_payments_account_id", "traced_payments", ["account_id"])


def _trace_outcomes() -> None:
    op.create_table(
        "trace_outcomes",
        number(),
        Column("trace_id", WHOLE, nullable=False),
        Column("line_id", WHOLE, nullable=True),
        Column("because", WORDS, nullable=False),
        ForeignKeyConstraint(
            ["trace_id"], ["traced_payments.id"], name="fk_trace_outcomes_trace_id"
        ),
        ForeignKeyConstraint(["line_id"], ["lines.id"], name="fk_trace_outcomes_line_id"),
        PrimaryKeyConstraint("id", name="pk_trace_outcomes"),
        UniqueConstraint("trace_id", name="uq_trace_outcomes_trace_id"),
        sqlite_strict=True,
    )
