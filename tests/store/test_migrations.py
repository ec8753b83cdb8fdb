"""Every step leads to the schema the tables describe, guards included, and back."""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect

from courtdesk.store import guards
from courtdesk.store.database import Database, open_file, open_server
from courtdesk.store.migrate import Schema, make_ready, migrate, schema
from courtdesk.store.migrations import HEAD
from courtdesk.store.tables.base import Record
from tests.postgres import PostgresServer
from tests.record import ENGINES

STEPS = sorted(
    path.name[1:5]
    for path in (Path(guards.__file__).parent / "migrations" / "versions").glob("v*.py")
)
Shape = dict[str, object]
GUARDS_OF_POSTGRESQL = """
    SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY tgname;
    SELECT proname, pg_get_functiondef(oid) FROM pg_proc
        WHERE pronamespace = 'court'::regnamespace ORDER BY proname;
    SELECT tablename, policyname, roles::text, cmd, qual, with_check FROM pg_policies
        ORDER BY tablename, policyname;
    SELECT relname, relkind, relrowsecurity, relforcerowsecurity, relacl::text FROM pg_class
        WHERE relnamespace = 'court'::regnamespace AND relkind = 'r' ORDER BY relname;
    SELECT attrelid::regclass::text, attname, attacl::text FROM pg_attribute
        WHERE attacl IS NOT NULL AND NOT attisdropped
        AND attrelid::regclass::text !~ '^pg_' ORDER BY 1, 2
"""


@contextmanager
def _empty(request: pytest.FixtureRequest, engine: str, folder: Path) -> Iterator[Database]:
    """A record without any schema."""
    if engine == "embedded":
        database = open_file(folder / f"{secrets.token_hex(4)}.courtdesk")
        yield database
        database.close()
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    name = f"m{secrets.token_hex(6)}"
    database = open_server(server.create_database(name))
    yield database
    database.close()
    server.drop_database(name)


def _shape(database: Database) -> Shape:
    """Tables, columns, keys, indexes and guards, in an order of their own."""
    with database.reader.connect() as connection:
        look = inspect(connection)
        found: Shape = {}
        for name in sorted(set(look.get_table_names()) - {"alembic_version"}):
            columns = look.get_columns(name)
            found[name] = (
                [(one["name"], str(one["type"]), one["nullable"]) for one in columns],
                look.get_pk_constraint(name)["constrained_columns"],
                sorted(map(_told, look.get_foreign_keys(name))),
                sorted(map(_told, look.get_unique_constraints(name))),
                sorted(map(_told, look.get_indexes(name))),
                sorted(map(_told, look.get_check_constraints(name))),
            )
        found["guards"] = _guards(connection)
        return found


def _told(thing: Mapping[str, object]) -> str:
    """A key or an index in words that do not depend on where it lies in memory."""
    words = {
        name: sorted(f"{one}={of}" for one, of in value.items())
        if isinstance(value, dict)
        else value
        for name, value in thing.items()
    }
    return str(sorted(words.items()))


def _guards(connection: Connection) -> list[tuple[object, ...]]:
    """Triggers, functions, policies and grants as the engine itself tells them."""
    if connection.dialect.name == "sqlite":
        queries = ["SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name"]
    else:
        queries = GUARDS_OF_POSTGRESQL.split(";")
    rows: list[tuple[object, ...]] = []
    for query in queries:
        rows += [tuple(row) for row in connection.exec_driver_sql(query)]
    return rows


def test_the_head_is_the_last_step() -> None:
    assert STEPS[-1] == HEAD


@pytest.mark.parametrize("engine", ENGINES)
def test_the_steps_lead_to_what_the_tables_describe(
    request: pytest.FixtureRequest, engine: str, tmp_path: Path
) -> None:
    with _empty(request, engine, tmp_path) as by_steps, _empty(request, engine, tmp_path) as fresh:
        migrate(by_steps)
        with fresh.writer.begin() as connection:
            if engine == "postgresql":
                connection.exec_driver_sql("CREATE SCHEMA court AUTHORIZATION court_owner")
                connection.exec_driver_sql("SET LOCAL ROLE court_owner")
            Record.metadata.create_all(connection)
            connection.exec_driver_sql("CREATE TABLE alembic_version (version_num TEXT)")
            guards.lay(connection)
        stepped, made = _shape(by_steps), _shape(fresh)
        assert stepped.keys() == made.keys()
        for name, shape in made.items():
            assert stepped[name] == shape, name


@pytest.mark.parametrize("engine", ENGINES)
def test_every_step_goes_up_and_down_and_up(
    request: pytest.FixtureRequest, engine: str, tmp_path: Path
) -> None:
    with _empty(request, engine, tmp_path) as database:
        migrate(database)
        whole = _shape(database)
        for step in (*reversed(STEPS[:-1]), "base"):
            migrate(database, to=step)
            assert schema(database) is (Schema.EMPTY if step == "base" else Schema.OLDER)
            migrate(database)
            assert _shape(database) == whole


@pytest.mark.parametrize("engine", ENGINES)
def test_guards_laid_twice_are_the_same_guards(
    request: pytest.FixtureRequest, engine: str, tmp_path: Path
) -> None:
    with _empty(request, engine, tmp_path) as database:
        migrate(database)
        whole = _shape(database)
        migrate(database)
        assert _shape(database) == whole


def test_an_older_file_is_kept_aside_before_it_is_brought_up(tmp_path: Path) -> None:
    path = tmp_path / "office.courtdesk"
    database = open_file(path)
    migrate(database)
    migrate(database, to=STEPS[0])
    make_ready(database)
    assert schema(database) is Schema.CURRENT
    (aside,) = tmp_path.glob("*.before-*")
    kept = open_file(aside)
    assert schema(kept) is Schema.OLDER
    kept.close()
    database.close()
