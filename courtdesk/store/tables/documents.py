"""Papers and the files they are kept in: chunks by hash, so that nothing is stored twice."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from courtdesk.domain.casefile import PaperKind
from courtdesk.store.tables.base import CASE_WORKERS, Guard, Record
from courtdesk.store.types import StoredEnum

NAMED = "EXISTS (SELECT 1 FROM files f WHERE f.sha256 = {row}.sha256)"


class FileChunk(Record):
    """A mebibyte of a stored file; unnamed chunks may be swept, named ones never change."""

    __tablename__ = "file_chunks"
    __table_args__ = (UniqueConstraint("sha256", "number"), {"sqlite_strict": True})
    guard = Guard(
        removes=CASE_WORKERS,
        journalled=False,
        unless=NAMED,
        closed=NAMED,
    )

    sha256: Mapped[str]
    number: Mapped[int]
    stored_at: Mapped[datetime]
    bytes: Mapped[bytes]


class StoredFile(Record):
    """A stored file: its hash and size; its bytes are never altered."""

    __tablename__ = "files"
    guard = Guard()

    sha256: Mapped[str] = mapped_column(unique=True)
    size: Mapped[int]
    media_type: Mapped[str]


class Document(Record):
    """A paper on a case: made from a template, received, or bundled from others.

    A newer version is a row of its own that names the one it replaces.
    """

    __tablename__ = "documents"
    guard = Guard()

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    hearing_id: Mapped[int | None] = mapped_column(ForeignKey("hearings.id"), index=True)
    kind: Mapped[PaperKind] = mapped_column(StoredEnum(PaperKind))
    title: Mapped[str]
    dated_on: Mapped[date]
    file_name: Mapped[str]
    file_id: Mapped[int] = mapped_column(ForeignKey("files.id"), index=True)
    number: Mapped[int] = mapped_column(default=1)
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"), unique=True)
    source_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"), index=True)
    made_with: Mapped[str] = mapped_column(default="")
    account_as_at: Mapped[date | None]
    received_from: Mapped[str] = mapped_column(default="")
    as_shown: Mapped[bool] = mapped_column(default=False)


class Statement(Record):
    """What a witness statement is besides a paper: whose, which of theirs, with which exhibits."""

    __tablename__ = "statements"
    guard = Guard()

    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), unique=True)
    witness_id: Mapped[int] = mapped_column(ForeignKey("officers.id"), index=True)
    number: Mapped[int]
    as_at: Mapped[date]
    made_on: Mapped[date]
    exhibits: Mapped[tuple[str, ...]]


class BundlePart(Record):
    """What a bundle was made of: each part by its hash, in its place."""

    __tablename__ = "bundle_parts"
    __table_args__ = (UniqueConstraint("bundle_id", "position"), {"sqlite_strict": True})
    guard = Guard()

    bundle_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    position: Mapped[int]
    letter: Mapped[str]
    section: Mapped[str]
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), index=True)
    title: Mapped[str]
    sha256: Mapped[str]
    first_page: Mapped[int]
    pages: Mapped[int]
