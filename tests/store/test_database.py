"""The record is opened, read and written; what goes wrong outside is said in words."""

import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from courtdesk.domain.finding import Unavailable
from courtdesk.store import embedded
from courtdesk.store.database import AlreadyDone, Asked, Database, open_file, open_server
from courtdesk.store.migrate import Schema, make_ready, migrate, schema
from courtdesk.store.tables.office import Court
from tests.record import NOW, POSTGRESQL_ONLY, Kept, set_up

KEY = bytes(range(32))


def _asked(key: str = "") -> Asked:
    asked = Asked("court.add", "anna", NOW)
    return replace(asked, key=key) if key else asked


def _add_court(database: Database, name: str) -> None:
    with database.writing(_asked()) as session:
        session.add(Court(name=name, address=("1 High Street",)))


def test_what_is_written_is_read_back(kept: Kept) -> None:
    set_up(kept)
    _add_court(kept.database(), "County Court at Elsewhere")
    with kept.database().reading() as session:
        names = session.scalars(select(Court.name).order_by(Court.name)).all()
    assert names == ["County Court at Elsewhere", "County Court at Example"]


def test_a_reading_session_cannot_write(kept: Kept) -> None:
    set_up(kept)
    with kept.database().reading() as session, pytest.raises(DBAPIError):
        session.execute(text("DELETE FROM deadlines"))


def test_an_operation_that_fails_leaves_nothing(kept: Kept) -> None:
    set_up(kept)
    database = kept.database()
    with pytest.raises(RuntimeError), database.writing(_asked()) as session:
        session.add(Court(name="Half done", address=()))
        session.flush()
        raise RuntimeError
    with database.reading() as session:
        assert "Half done" not in session.scalars(select(Court.name)).all()


def test_the_same_command_is_not_carried_out_twice(kept: Kept) -> None:
    set_up(kept)
    database = kept.database()
    with database.writing(_asked("one")):
        pass
    with pytest.raises(AlreadyDone), database.writing(_asked("one")):
        pass


def test_a_change_outside_an_operation_is_a_mistake_of_ours(kept: Kept) -> None:
    set_up(kept)
    with (
        kept.database().reading() as session,
        pytest.raises((TypeError, DBAPIError)),
    ):
        session.add(Court(name="Unseen", address=()))
        session.flush()


def test_a_bulk_change_is_a_mistake_of_ours(kept: Kept) -> None:
    set_up(kept)
    with (
        pytest.raises(TypeError, match="one by one"),
        kept.database().writing(_asked()) as session,
    ):
        session.execute(Court.__table__.update().values(email="x"))  # type: ignore[attr-defined]  # a Table.


def test_writers_wait_for_each_other_and_lose_nothing(kept: Kept) -> None:
    set_up(kept)
    database = kept.database()
    _add_court(database, "Counted")
    failures: list[BaseException] = []

    def count() -> None:
        try:
            for _ in range(5):
                with database.writing(_asked()) as session:
                    row = session.scalars(select(Court).where(Court.name == "Counted")).one()
                    row.email = str(int(row.email or "0") + 1)
        except BaseException as failure:  # noqa: BLE001 - told to the test.
            failures.append(failure)

    threads = [threading.Thread(target=count) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    with database.reading() as session:
        assert session.scalar(select(Court.email).where(Court.name == "Counted")) == "30"


def test_a_reader_is_not_held_up_by_a_writer(kept: Kept) -> None:
    set_up(kept)
    database = kept.database()
    with database.writing(_asked()) as writing:
        writing.add(Court(name="Not yet", address=()))
        writing.flush()
        before = time.perf_counter()
        with database.reading() as session:
            names = session.scalars(select(Court.name)).all()
        assert time.perf_counter() - before < 1
    assert names == ["County Court at Example"]


def test_a_file_locked_by_another_program_is_said(tmp_path: Path) -> None:
    database = open_file(tmp_path / "office.courtdesk", wait_ms=50)
    migrate(database)
    other = sqlcipher.connect(str(tmp_path / "office.courtdesk"), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(Unavailable, match="locked by another program"), database.lot():
        pass
    other.close()
    database.close()


def test_an_encrypted_file_opens_with_its_key_only(tmp_path: Path) -> None:
    path = tmp_path / "office.courtdesk"
    database = open_file(path, KEY)
    migrate(database)
    database.close()
    assert not path.read_bytes().startswith(b"SQLite")
    for key in (None, bytes(32)):
        shut = open_file(path, key)
        with pytest.raises(Unavailable, match="its key is another"):
            schema(shut)
        shut.close()
    again = open_file(path, KEY)
    assert schema(again) is Schema.CURRENT
    again.close()


def test_a_damaged_file_is_said_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "office.courtdesk"
    database = open_file(path, KEY)
    migrate(database)
    database.close()
    damaged = bytearray(path.read_bytes())
    damaged[4096 * 3 + 100] ^= 0xFF
    path.write_bytes(damaged)
    database = open_file(path, KEY)
    with pytest.raises(Unavailable), database.reading() as session:
        for name in ("lines", "cases", "officers", "journal"):
            session.execute(text(f"SELECT * FROM {name}")).all()  # noqa: S608 - our own names.
        session.execute(text("PRAGMA cipher_integrity_check")).all()
        session.execute(text("PRAGMA integrity_check")).all()
    database.close()
    assert path.read_bytes() == bytes(damaged)


def test_a_database_from_a_newer_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "office.courtdesk"
    database = open_file(path)
    migrate(database)
    with database.lot() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(Unavailable, match="newer CourtDesk"):
        make_ready(database)
    database.close()


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlcipher.connect(str(path))
    other.execute("CREATE TABLE songs (title TEXT)")
    other.commit()
    other.close()
    database = open_file(path)
    with pytest.raises(Unavailable, match="another program"):
        make_ready(database)
    database.close()


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(b"PK" + bytes(5000))
    database = open_file(path)
    with pytest.raises(Unavailable, match="not an office file"):
        make_ready(database)
    database.close()


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="folder"):
        open_file(tmp_path / "nowhere" / "office.courtdesk")


@pytest.mark.parametrize("path", [r"\\server\share\office.courtdesk", "//server/share/o.courtdesk"])
def test_a_network_path_is_refused_with_a_word_about_postgresql(path: str) -> None:
    with pytest.raises(Unavailable, match="PostgreSQL"):
        open_file(Path(path))


def test_a_mounted_share_is_known_by_the_table_of_mounts(tmp_path: Path) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(
        "22 1 0:20 / / rw,relatime - ext4 /dev/sda rw\n"
        f"33 22 0:50 / {str(tmp_path).replace(' ', chr(92) + '040')} rw - cifs //server/share rw\n"
        "a line that is not one\n",
        "utf-8",
    )
    assert embedded.mounted_as(tmp_path / "office.courtdesk", mounts) == "cifs"
    assert embedded.mounted_as(Path("/"), mounts) == "ext4"
    assert embedded.mounted_as(tmp_path, tmp_path / "none") == ""


def test_no_space_left_is_said_and_what_was_saved_is_safe(tmp_path: Path) -> None:
    path = tmp_path / "office.courtdesk"
    database = open_file(path)
    migrate(database)
    with database.lot() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
    with (
        pytest.raises(Unavailable, match="no space left"),
        database.lot() as connection,
    ):
        connection.exec_driver_sql(
            "INSERT INTO file_chunks (sha256, number, stored_at, bytes)"
            " VALUES ('a', 0, '2026-11-23', zeroblob(1000000))"
        )
    with database.reading() as session:
        assert session.execute(text("SELECT count(*) FROM file_chunks")).scalar() == 0
    database.close()


@pytest.mark.postgresql
def test_a_server_that_does_not_answer_is_said() -> None:
    database = open_server("postgresql+psycopg://anna@127.0.0.1:9/courtdesk")
    with pytest.raises(Unavailable, match="cannot be reached"):
        schema(database)
    database.close()


@POSTGRESQL_ONLY
def test_a_wrong_password_is_said_without_it(kept: Kept) -> None:
    assert kept.server is not None
    url = kept.server.url(kept.name, "anna").replace(kept.server.password, "guess")
    database = open_server(url)
    with pytest.raises(Unavailable, match="login or its password") as said:
        schema(database)
    assert "guess" not in str(said.value)
    database.close()


@POSTGRESQL_ONLY
def test_a_server_not_ready_tells_whom_to_ask(kept: Kept) -> None:
    assert kept.server is not None
    empty = kept.server.create_database(f"{kept.name}_empty")
    database = open_server(empty)
    with pytest.raises(Unavailable, match="courtdesk migrate"):
        make_ready(database)
    database.close()
    kept.server.drop_database(f"{kept.name}_empty")
