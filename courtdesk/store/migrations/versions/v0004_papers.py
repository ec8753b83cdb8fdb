"""Papers, the files they are kept in, statements, and what bundles are made of."""

from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, PrimaryKeyConstraint, UniqueConstraint

from courtdesk.store.migrations.columns import BYTES, DAY, INSTANT, WHOLE, WORDS, YES_NO, number

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables."""
    _file_chunks()
    _files()
    _documents()
    _bundle_parts()
    _statements()


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("statements")
    op.drop_table("bundle_parts")
    op.drop_table("documents")
    op.drop_table("files")
    op.drop_table("file_chunks")


def _file_chunks() -> None:
    op.create_table(
        "file_chunks",
        number(),
        Column("sha256", WORDS, nullable=False),
        Column("number", WHOLE, nullable=False),
        Column("stored_at", INSTANT, nullable=False),
        Column("bytes", BYTES, nullable=False),
        PrimaryKeyConstraint("id", name=("pk_file_chunks")),
        UniqueConstraint("sha256", "number", name=("uq_file_chunks_sha256_number")),
        sqlite_strict=True,
    )


def _files() -> None:
    op.create_table(
        "files",
        number(),
        Column("sha256", WORDS, nullable=False),
        Column("size", WHOLE, nullable=False),
        Column("media_type", WORDS, nullable=False),
        PrimaryKeyConstraint("id", name=("pk_files")),
        UniqueConstraint("sha256", name=("uq_files_sha256")),
        sqlite_strict=True,
    )


def _documents() -> None:
    op.create_table(
        "documents",
        number(),
        Column("case_id", WHOLE, nullable=False),
        Column("hearing_id", WHOLE, nullable=True),
        Column("kind", WORDS, nullable=False),
        Column("title", WORDS, nullable=False),
        Column("dated_on", DAY, nullable=False),
        Column("file_name", WORDS, nullable=False),
        Column("file_id", WHOLE, nullable=False),
        Column("number", WHOLE, nullable=False),
        Column("replaces_id", WHOLE, nullable=True),
        Column("source_id", WHOLE, nullable=True),
        Column("made_with", WORDS, nullable=False),
        Column("account_as_at", DAY, nullable=True),
        Column("received_from", WORDS, nullable=False),
        Column("as_shown", YES_NO, nullable=False),
        ForeignKeyConstraint(["case_id"], ["cases.id"], name=("fk_documents_case_id")),
        ForeignKeyConstraint(["file_id"], ["files.id"], name=("fk_documents_file_id")),
        ForeignKeyConstraint(["hearing_id"], ["hearings.id"], name=("fk_documents_hearing_id")),
        ForeignKeyConstraint(["replaces_id"], ["documents.id"], name=("fk_documents_replaces_id")),
        ForeignKeyConstraint(["source_id"], ["documents.id"], name=("fk_documents_source_id")),
        PrimaryKeyConstraint("id", name=("pk_documents")),
        UniqueConstraint("replaces_id", name=("uq_documents_replaces_id")),
        sqlite_strict=True,
    )
    op.create_index(("ix_documents_case_id"), "documents", ["case_id"], unique=False)
    op.create_index(("ix_documents_file_id"), "documents", ["file_id"], unique=False)
    op.create_index(("ix_documents_hearing_id"), "documents", ["hearing_id"], unique=False)
    op.create_index(("ix_documents_source_id"), "documents", ["source_id"], unique=False)


def _bundle_parts() -> None:
    op.create_table(
        "bundle_parts",
        number(),
        Column("bundle_id", WHOLE, nullable=False),
        Column("position", WHOLE, nullable=False),
        Column("letter", WORDS, nullable=False),
        Column("section", WORDS, nullable=False),
        Column("document_id", WHOLE, nullable=False),
        Column("title", WORDS, nullable=False),
        Column("sha256", WORDS, nullable=False),
        Column("first_page", WHOLE, nullable=False),
        Column("pages", WHOLE, nullable=False),
        ForeignKeyConstraint(["bundle_id"], ["documents.id"], name=("fk_bundle_parts_bundle_id")),
        ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=("fk_bundle_parts_document_id")
        ),
        PrimaryKeyConstraint("id", name=("pk_bundle_parts")),
        UniqueConstraint("bundle_id", "position", name=("uq_bundle_parts_bundle_id_position")),
        sqlite_strict=True,
    )
    op.create_index(("ix_bundle_parts_document_id"), "bundle_parts", ["document_id"], unique=False)


def _statements() -> None:
    op.create_table(
        "statements",
        number(),
        Column("document_id", WHOLE, nullable=False),
        Column("witness_id", WHOLE, nullable=False),
        Column("number", WHOLE, nullable=False),
        Column("as_at", DAY, nullable=False),
        Column("made_on", DAY, nullable=False),
        Column("exhibits", WORDS, nullable=False),
        ForeignKeyConstraint(["document_id"], ["documents.id"], name=("fk_statements_document_id")),
        ForeignKeyConstraint(["witness_id"], ["officers.id"], name=("fk_statements_witness_id")),
        PrimaryKeyConstraint("id", name=("pk_statements")),
        UniqueConstraint("document_id", name=("uq_statements_document_id")),
        sqlite_strict=True,
    )
    op.create_index(("ix_statements_witness_id"), "statements", ["witness_id"], unique=False)
