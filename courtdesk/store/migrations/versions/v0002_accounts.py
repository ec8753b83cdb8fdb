"""Tenancies and rent accounts, the exports they rest on, their lines."""

from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, PrimaryKeyConstraint, UniqueConstraint

from courtdesk.store.migrations.columns import DAY, INSTANT, WHOLE, WORDS, number

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables."""
    _batches()
    _properties()
    _batch_acceptances()
    _excluded_lines()
    _tenancies()
    _accounts()
    _parties()
    _lines()
    _clashes()


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("clashes")
    op.drop_table("lines")
    op.drop_table("parties")
    op.drop_table("accounts")
    op.drop_table("tenancies")
    op.drop_table("excluded_lines")
    op.drop_table("batch_acceptances")
    op.drop_table("properties")
    op.drop_table("batches")


def _batches() -> None:
    op.create_table(
        "batches",
        number(),
        Column("file_name", WORDS, nullable=False),
        Column("sha256", WORDS, nullable=False),
        Column("layout", WORDS, nullable=False),
        Column("begun_at", INSTANT, nullable=False),
        PrimaryKeyConstraint("id", name=("pk_batches")),
        sqlite_strict=True,
    )
    op.create_index(("ix_batches_sha256"), "batches", ["sha256"], unique=False)


def _properties() -> None:
    op.create_table(
        "properties",
        number(),
        Column("reference", WORDS, nullable=False),
        Column("address", WORDS, nullable=False),
        Column("patch", WORDS, nullable=False),
        Column("version", WHOLE, nullable=False),
        PrimaryKeyConstraint("id", name=("pk_properties")),
        UniqueConstraint("reference", name=("uq_properties_reference")),
        sqlite_strict=True,
    )


def _batch_acceptances() -> None:
    op.create_table(
        "batch_acceptances",
        number(),
        Column("batch_id", WHOLE, nullable=False),
        Column("first_on", DAY, nullable=True),
        Column("last_on", DAY, nullable=True),
        Column("lines", WHOLE, nullable=False),
        Column("debits_p", WHOLE, nullable=False),
        Column("credits_p", WHOLE, nullable=False),
        Column("accounts", WHOLE, nullable=False),
        Column("digest", WORDS, nullable=False),
        Column("because", WORDS, nullable=False),
        ForeignKeyConstraint(["batch_id"], ["batches.id"], name=("fk_batch_acceptances_batch_id")),
        PrimaryKeyConstraint("id", name=("pk_batch_acceptances")),
        UniqueConstraint("batch_id", name=("uq_batch_acceptances_batch_id")),
        sqlite_strict=True,
    )


def _excluded_lines() -> None:
    op.create_table(
        "excluded_lines",
        number(),
        Column("batch_id", WHOLE, nullable=False),
        Column("number", WHOLE, nullable=False),
        Column("account", WORDS, nullable=False),
        Column("raw", WORDS, nullable=False),
        Column("says", WORDS, nullable=False),
        Column("because", WORDS, nullable=False),
        ForeignKeyConstraint(["batch_id"], ["batches.id"], name=("fk_excluded_lines_batch_id")),
        PrimaryKeyConstraint("id", name=("pk_excluded_lines")),
        sqlite_strict=True,
    )
    op.create_index(("ix_excluded_lines_batch_id"), "excluded_lines", ["batch_id"], unique=False)


def _tenancies() -> None:
    op.create_table(
        "tenancies",
        number(),
        Column("reference", WORDS, nullable=False),
        Column("property_id", WHOLE, nullable=False),
        Column("kind", WORDS, nullable=False),
        Column("started_on", DAY, nullable=False),
        Column("ended_on", DAY, nullable=True),
        Column("rent_p", WHOLE, nullable=False),
        Column("rent_period", WORDS, nullable=False),
        Column("rent_anchor", DAY, nullable=False),
        Column("charge_weeks", WHOLE, nullable=True),
        Column("version", WHOLE, nullable=False),
        ForeignKeyConstraint(["property_id"], ["properties.id"], name=("fk_tenancies_property_id")),
        PrimaryKeyConstraint("id", name=("pk_tenancies")),
        UniqueConstraint("reference", name=("uq_tenancies_reference")),
        sqlite_strict=True,
    )
    op.create_index(("ix_tenancies_property_id"), "tenancies", ["property_id"], unique=False)


def _accounts() -> None:
    op.create_table(
        "accounts",
        number(),
        Column("reference", WORDS, nullable=False),
        Column("tenancy_id", WHOLE, nullable=True),
        Column("version", WHOLE, nullable=False),
        ForeignKeyConstraint(["tenancy_id"], ["tenancies.id"], name=("fk_accounts_tenancy_id")),
        PrimaryKeyConstraint("id", name=("pk_accounts")),
        UniqueConstraint("reference", name=("uq_accounts_reference")),
        sqlite_strict=True,
    )
    op.create_index(("ix_accounts_tenancy_id"), "accounts", ["tenancy_id"], unique=False)


def _parties() -> None:
    op.create_table(
        "parties",
        number(),
        Column("tenancy_id", WHOLE, nullable=False),
        Column("full_name", WORDS, nullable=False),
        Column("died_on", DAY, nullable=True),
        Column("version", WHOLE, nullable=False),
        ForeignKeyConstraint(["tenancy_id"], ["tenancies.id"], name=("fk_parties_tenancy_id")),
        PrimaryKeyConstraint("id", name=("pk_parties")),
        sqlite_strict=True,
    )
    op.create_index(("ix_parties_tenancy_id"), "parties", ["tenancy_id"], unique=False)


def _lines() -> None:
    op.create_table(
        "lines",
        number(),
        Column("account_id", WHOLE, nullable=False),
        Column("batch_id", WHOLE, nullable=False),
        Column("number", WHOLE, nullable=False),
        Column("on", DAY, nullable=False),
        Column("posted_on", DAY, nullable=True),
        Column("amount_p", WHOLE, nullable=False),
        Column("kind", WORDS, nullable=False),
        Column("code", WORDS, nullable=False),
        Column("text", WORDS, nullable=False),
        Column("reference", WORDS, nullable=False),
        Column("own_id", WORDS, nullable=False),
        ForeignKeyConstraint(["account_id"], ["accounts.id"], name=("fk_lines_account_id")),
        ForeignKeyConstraint(["batch_id"], ["batches.id"], name=("fk_lines_batch_id")),
        PrimaryKeyConstraint("id", name=("pk_lines")),
        sqlite_strict=True,
    )
    op.create_index("ix_lines_account", "lines", ["account_id", "on", "id"], unique=False)
    op.create_index(("ix_lines_batch_id"), "lines", ["batch_id"], unique=False)


def _clashes() -> None:
    op.create_table(
        "clashes",
        number(),
        Column("batch_id", WHOLE, nullable=False),
        Column("account_id", WHOLE, nullable=False),
        Column("line_id", WHOLE, nullable=False),
        Column("on", DAY, nullable=True),
        Column("amount_p", WHOLE, nullable=True),
        Column("code", WORDS, nullable=False),
        ForeignKeyConstraint(["account_id"], ["accounts.id"], name=("fk_clashes_account_id")),
        ForeignKeyConstraint(["batch_id"], ["batches.id"], name=("fk_clashes_batch_id")),
        ForeignKeyConstraint(["line_id"], ["lines.id"], name=("fk_clashes_line_id")),
        PrimaryKeyConstraint("id", name=("pk_clashes")),
        sqlite_strict=True,
    )
    op.create_index(("ix_clashes_account_id"), "clashes", ["account_id"], unique=False)
    op.create_index(("ix_clashes_batch_id"), "clashes", ["batch_id"], unique=False)
