"""The embedded engine: the SQLite inside sqlcipher3, for plain and encrypted files alike.

What every connection must be set to is asserted on every connection; a file on a network share
is refused, because the write-ahead log works on one machine only.
"""

import sys
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

from courtdesk.domain.finding import Unavailable

Place = Path
OLDEST_SOUND = (3, 51, 3)
NETWORK_KINDS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afs", "ncpfs", "webdav"}
)
DRIVE_REMOTE = 4
SETTINGS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
}


def engines(path: Path, key: bytes | None, wait_ms: int) -> tuple[Engine, Engine]:
    """An engine whose connections cannot write, and one that takes the write lock to begin."""
    refuse_network(path)
    if not path.parent.is_dir():
        raise Unavailable(
            f"The folder of {path} is not there.", "Make the folder, or give another path."
        )
    return _engine(path, key, wait_ms, writes=False), _engine(path, key, wait_ms, writes=True)


def _engine(path: Path, key: bytes | None, wait_ms: int, *, writes: bool) -> Engine:
    def connect() -> sqlcipher.Connection:
        return _connect(path, key, wait_ms, writes=writes)

    engine = create_engine(
        "sqlite://", module=sqlcipher, creator=connect, poolclass=QueuePool, pool_size=5
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _connect(path: Path, key: bytes | None, wait_ms: int, *, writes: bool) -> sqlcipher.Connection:
    """One connection, with every setting asserted."""
    connection = sqlcipher.connect(
        str(path), isolation_level=None, check_same_thread=False, timeout=wait_ms * 0.001
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        if key is not None:
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for name, wanted in SETTINGS.items():
            connection.execute(f"PRAGMA {name} = {wanted}")
            _assert_set(connection, name, wanted, path)
        # Not every build answers for this one, so it is set and not asked.
        connection.execute("PRAGMA mmap_size = 0")
        if not writes:
            connection.execute("PRAGMA query_only = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _assert_set(connection: sqlcipher.Connection, name: str, wanted: object, path: Path) -> None:
    """Ask what a setting is; a file system that does not allow it is not to be written on."""
    if connection.execute(f"PRAGMA {name}").fetchone()[0] != wanted:
        raise Unavailable(
            f"The file system under {path} does not allow {name} = {wanted}.",
            "Put the office file on a disk of this computer.",
        )


def refuse_network(path: Path) -> None:
    """Refuse a file on another machine.

    Raises:
        Unavailable: the path lies on a network share or a mapped drive.
    """
    text = str(path)
    if text.startswith(("\\\\", "//")) or _is_remote(path):
        raise Unavailable(
            f"{path} lies on a network share, where an office file can be damaged.",
            "Keep the office file on a disk of this computer; to work as a team, connect to "
            "PostgreSQL.",
        )


def _is_remote(path: Path) -> bool:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - Windows only.

        anchor = path.resolve().anchor
        return bool(ctypes.windll.kernel32.GetDriveTypeW(anchor) == DRIVE_REMOTE)
    return mounted_as(path, Path("/proc/self/mountinfo")) in NETWORK_KINDS


def mounted_as(path: Path, mounts: Path) -> str:
    """The kind of file system a path lies on, by the table of mounts; empty where unknown."""
    try:
        rows = mounts.read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    place = path.resolve()
    best, kind = -1, ""
    for row in rows:
        before, _, after = row.partition(" - ")
        fields = before.split(" ")
        if len(fields) < 5:  # noqa: PLR2004 - the mount point is the fifth field.
            continue
        mount = Path(fields[4].replace("\\040", " "))
        if (place == mount or mount in place.parents) and len(mount.parts) > best:
            best, kind = len(mount.parts), after.split(" ")[0]
    return kind


if sqlcipher.sqlite_version_info < OLDEST_SOUND:
    raise ImportError(
        f"SQLite {sqlcipher.sqlite_version} can damage a file; {OLDEST_SOUND} or newer is needed"
    )
