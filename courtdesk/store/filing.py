"""Stored files: kept in the record in chunks by their hash, never altered, never twice.

Chunks are written in short turns before the row that names them; a file that is never named is
swept away after a day.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, delete, exists, insert, select
from sqlalchemy.orm import Session

from courtdesk.domain.finding import Finding, Refused, stop
from courtdesk.store.database import Database
from courtdesk.store.journal import WritingSession
from courtdesk.store.tables.documents import FileChunk, StoredFile

CHUNK = 1024 * 1024
CHUNKS_A_TURN = 8


@dataclass(frozen=True, slots=True)
class Filed:
    """A file whose bytes are in the record: its hash and size."""

    sha256: str
    size: int


def fingerprint(path: Path) -> Filed:
    """The hash and size of a file on disk."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as source:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
    return Filed(digest.hexdigest(), size)


def put(database: Database, path: Path, now: datetime) -> Filed:
    """Put a file's bytes into the record, in turns short enough for others to write between."""
    filed = fingerprint(path)
    with path.open("rb") as source:
        number = 0
        while chunks := [
            chunk for chunk in (source.read(CHUNK) for _ in range(CHUNKS_A_TURN)) if chunk
        ]:
            with database.lot() as connection:
                _put_chunks(connection, filed.sha256, number, chunks, now)
            number += len(chunks)
    return filed


def _put_chunks(
    connection: Connection, sha256: str, first: int, chunks: list[bytes], now: datetime
) -> None:
    held = set(
        connection.scalars(
            select(FileChunk.number).where(
                FileChunk.sha256 == sha256,
                FileChunk.number >= first,
                FileChunk.number < first + len(chunks),
            )
        )
    )
    rows = [
        {"sha256": sha256, "number": number, "stored_at": now, "bytes": chunk}
        for number, chunk in enumerate(chunks, first)
        if number not in held
    ]
    if rows:
        connection.execute(insert(FileChunk), rows)


def name(session: WritingSession, filed: Filed, media_type: str) -> int:
    """The row of a file whose bytes are in the record; the same bytes are named once."""
    found = session.scalar(select(StoredFile.id).where(StoredFile.sha256 == filed.sha256))
    if found is not None:
        return found
    row = StoredFile(sha256=filed.sha256, size=filed.size, media_type=media_type)
    session.add(row)
    session.flush()
    return row.id


def chunks(session: Session, sha256: str) -> Iterator[bytes]:
    """A stored file's bytes, a chunk at a time."""
    yield from session.scalars(
        select(FileChunk.bytes)
        .where(FileChunk.sha256 == sha256)
        .order_by(FileChunk.number)
        .execution_options(yield_per=1)
    )


def copy_out(session: Session, sha256: str, target: Path) -> None:
    """Write a stored file to disk, and see on the way that it is what was stored.

    Raises:
        Refused: the stored bytes are not what their hash says.
    """
    digest = hashlib.sha256()
    with target.open("wb") as out:
        for chunk in chunks(session, sha256):
            digest.update(chunk)
            out.write(chunk)
    if digest.hexdigest() != sha256:
        target.unlink()
        raise Refused(damaged(sha256))


def damaged(sha256: str) -> Finding:
    """A stored file is not what it was when it was stored."""
    return stop(
        "stored-file-damaged",
        f"The stored file {sha256[:12]}… is not what it was when it was stored.",
        where=sha256,
        remedy="Restore the last verified backup into a new file and compare.",
    )


def verify_files(session: Session) -> Iterator[Finding]:
    """Every stored file whose bytes are not what their hash says."""
    for sha256 in session.scalars(select(StoredFile.sha256)).all():
        digest = hashlib.sha256()
        for chunk in chunks(session, sha256):
            digest.update(chunk)
        if digest.hexdigest() != sha256:
            yield damaged(sha256)


def sweep(database: Database, before: datetime) -> int:
    """Remove chunks that no row ever named and that are older than an instant; how many."""
    with database.lot() as connection:
        unnamed = ~exists().where(StoredFile.sha256 == FileChunk.sha256)
        statement = delete(FileChunk).where(FileChunk.stored_at < before, unnamed)
        return connection.execute(statement).rowcount
