"""The office, its people, its commands and its journal."""

from alembic import op
from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    PrimaryKeyConstraint,
    UniqueConstraint,
)

from courtdesk.store.migrations.columns import DAY, INSTANT, WHOLE, WORDS, YES_NO, number

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    _courts()
    _journal_payloads()
    _officers()
    _offices()
    _commands()
    _officer_posts()
    _command_answers()
    _journal()


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("journal")
    op.drop_table("command_answers")
    op.drop_table("officer_posts")
    op.drop_table("commands")
    op.drop_table("offices")
    op.drop_table("officers")
    op.drop_table("journal_payloads")
    op.drop_table("courts")


def _courts() -> None:
    op.create_table(
        "courts",
        number(),
        Column("name", WORDS, nullable=False),
        Column("address", WORDS, nullable=False),
        Column("email", WORDS, nullable=False),
        Column("version", WHOLE, nullable=False),
        PrimaryKeyConstraint("id", name=("pk_courts")),
        UniqueConstraint("name", name=("uq_courts_name")),
        sqlite_strict=True,
    )


def _journal_payloads() -> None:
    op.create_table(
        "journal_payloads",
        number(),
        Column("salt", WORDS, nullable=False),
        Column("fields", WORDS, nullable=False),
        PrimaryKeyConstraint("id", name=("pk_journal_payloads")),
        sqlite_strict=True,
    )


def _officers() -> None:
    op.create_table(
        "officers",
        number(),
        Column("login", WORDS, nullable=False),
        Column("full_name", WORDS, nullable=False),
        Column("position", WORDS, nullable=False),
        Column("phone", WORDS, nullable=False),
        Column("email", WORDS, nullable=False),
        Column("left_on", DAY, nullable=True),
        Column("version", WHOLE, nullable=False),
        PrimaryKeyConstraint("id", name=("pk_officers")),
        UniqueConstraint("login", name=("uq_officers_login")),
        sqlite_strict=True,
    )


def _offices() -> None:
    op.create_table(
        "offices",
        number(),
        Column("name", WORDS, nullable=False),
        Column("department", WORDS, nullable=False),
        Column("address", WORDS, nullable=False),
        Column("phone", WORDS, nullable=False),
        Column("email", WORDS, nullable=False),
        Column("practice", YES_NO, nullable=False),
        Column("version", WHOLE, nullable=False),
        CheckConstraint("id = 1", name=("ck_offices_only_one")),
        PrimaryKeyConstraint("id", name=("pk_offices")),
        sqlite_strict=True,
    )


def _commands() -> None:
    op.create_table(
        "commands",
        number(),
        Column("key", WORDS, nullable=False),
        Column("operation", WORDS, nullable=False),
        Column("because", WORDS, nullable=False),
        Column("pretended_on", DAY, nullable=True),
        Column("login", WORDS, nullable=False),
        Column("officer_id", WHOLE, nullable=True),
        Column("at", INSTANT, nullable=False),
        Column("transaction", WORDS, nullable=False),
        ForeignKeyConstraint(["officer_id"], ["officers.id"], name=("fk_commands_officer_id")),
        PrimaryKeyConstraint("id", name=("pk_commands")),
        UniqueConstraint("key", name=("uq_commands_key")),
        sqlite_strict=True,
    )
    op.create_index(("ix_commands_transaction"), "commands", ["transaction"], unique=False)


def _officer_posts() -> None:
    op.create_table(
        "officer_posts",
        number(),
        Column("officer_id", WHOLE, nullable=False),
        Column("post", WORDS, nullable=False),
        ForeignKeyConstraint(["officer_id"], ["officers.id"], name=("fk_officer_posts_officer_id")),
        PrimaryKeyConstraint("id", name=("pk_officer_posts")),
        UniqueConstraint("officer_id", "post", name=("uq_officer_posts_officer_id_post")),
        sqlite_strict=True,
    )


def _command_answers() -> None:
    op.create_table(
        "command_answers",
        number(),
        Column("command_id", WHOLE, nullable=False),
        Column("answer", WORDS, nullable=False),
        Column("changed", WORDS, nullable=False),
        ForeignKeyConstraint(
            ["command_id"], ["commands.id"], name=("fk_command_answers_command_id")
        ),
        PrimaryKeyConstraint("id", name=("pk_command_answers")),
        UniqueConstraint("command_id", name=("uq_command_answers_command_id")),
        sqlite_strict=True,
    )


def _journal() -> None:
    op.create_table(
        "journal",
        number(),
        Column("command_id", WHOLE, nullable=False),
        Column("at", WORDS, nullable=False),
        Column("login", WORDS, nullable=False),
        Column("table_name", WORDS, nullable=False),
        Column("row_id", WHOLE, nullable=False),
        Column("verb", WORDS, nullable=False),
        Column("digest", WORDS, nullable=False),
        Column("hash", WORDS, nullable=False),
        ForeignKeyConstraint(["command_id"], ["commands.id"], name=("fk_journal_command_id")),
        PrimaryKeyConstraint("id", name=("pk_journal")),
        sqlite_strict=True,
    )
    op.create_index(("ix_journal_command_id"), "journal", ["command_id"], unique=False)
