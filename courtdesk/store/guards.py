"""The guards: what the database itself allows on each table, whoever asks and by whatever means.

They are made from the tables' own ``guard``, laid after every migration step, and compared in
the tests with a fresh install.
"""

from collections.abc import Iterator
from importlib import resources

from sqlalchemy import Connection, Table

from courtdesk.store.tables.base import EVERYONE, Group, Guard, Record

OWNER = "court_owner"
GROUPS = ", ".join(EVERYONE)


def lay(connection: Connection) -> None:
    """Take away all guards and lay them as the tables ask for them now."""
    statements = _sqlite if connection.dialect.name == "sqlite" else _postgresql
    lift(connection)
    for statement in statements():
        run(connection, statement)


def run(connection: Connection, script: str) -> None:
    """Run a script as it stands: a per cent sign in it is no placeholder."""
    connection.connection.cursor().execute(script)


def lift(connection: Connection) -> None:
    """Take away all guards, for a migration step that must change guarded rows."""
    if connection.dialect.name == "sqlite":
        names = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'guard_%'"
        ).scalars()
        for name in list(names):
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        return
    rows = connection.exec_driver_sql(
        "SELECT tgname, tgrelid::regclass::text FROM pg_trigger"
        " WHERE tgname LIKE 'guard_%%' AND NOT tgisinternal"
    )
    for name, table in list(rows):
        connection.exec_driver_sql(f"DROP TRIGGER {name} ON {table}")


def _guarded() -> Iterator[tuple[Table, Guard]]:
    for mapper in sorted(Record.registry.mappers, key=lambda one: str(one.local_table)):
        table = mapper.local_table
        assert isinstance(table, Table)  # noqa: S101 - every record stands in a table.
        yield table, mapper.class_.guard


def _sqlite() -> Iterator[str]:
    for table, guard in _guarded():
        for verb, allowed, row in (
            ("UPDATE", bool(guard.edits), "OLD"),
            ("DELETE", bool(guard.removes), "OLD"),
            ("INSERT", not guard.closed, "NEW"),
        ):
            condition = (guard.closed if verb == "INSERT" else guard.unless).format(row=row)
            if allowed and not (row == "OLD" and condition):
                continue
            when = f" WHEN {condition}" if condition and (allowed or verb == "INSERT") else ""
            yield _sqlite_refusal(table, verb, when)
        if guard.edits and "version" in table.c:
            yield _sqlite_refusal(
                table, "UPDATE", " WHEN NEW.version <> OLD.version + 1", "version"
            )


def _sqlite_refusal(table: Table, verb: str, when: str, what: str = "") -> str:
    name = f"guard_{table.name}_{(what or verb).lower()}"
    return (
        f'CREATE TRIGGER {name} BEFORE {verb} ON "{table.name}"{when} '
        f"BEGIN SELECT RAISE(ABORT, 'guarded: {(what or verb).lower()} {table.name}'); END"
    )


def _postgresql() -> Iterator[str]:
    yield (resources.files("courtdesk.store") / "postgres.sql").read_text("utf-8")
    for table, guard in _guarded():
        yield from _policies(table)
        yield from _grants(table, guard)
        yield from _triggers(table, guard)
    yield from _policies_of("alembic_version")
    yield f"GRANT SELECT ON court.alembic_version TO {GROUPS}"


def _policies(table: Table) -> Iterator[str]:
    yield from _policies_of(table.name)


def _policies_of(name: str) -> Iterator[str]:
    """One team, one policy: whoever may work sees the rows; the owner's functions see all."""
    yield f"ALTER TABLE court.{name} ENABLE ROW LEVEL SECURITY"
    yield f"ALTER TABLE court.{name} FORCE ROW LEVEL SECURITY"
    yield f"DROP POLICY IF EXISTS office ON court.{name}"
    yield (
        f"CREATE POLICY office ON court.{name} TO {GROUPS}"
        " USING (court.may_work()) WITH CHECK (court.may_work())"
    )
    yield f"DROP POLICY IF EXISTS owner ON court.{name}"
    yield f"CREATE POLICY owner ON court.{name} TO {OWNER} USING (true) WITH CHECK (true)"


def _grants(table: Table, guard: Guard) -> Iterator[str]:
    name = f"court.{table.name}"
    yield f"REVOKE ALL ON {name} FROM PUBLIC, {GROUPS}"
    yield f"GRANT SELECT ON {name} TO {GROUPS}"
    given = [column.name for column in table.c if column.name not in guard.filled]
    named = ", ".join(f'"{column}"' for column in given if column != "id")
    if guard.adds:
        yield f"GRANT INSERT ({named}) ON {name} TO {_to(guard.adds)}"
    if guard.edits:
        yield f"GRANT UPDATE ({named}) ON {name} TO {_to(guard.edits)}"
    if guard.removes:
        yield f"GRANT DELETE ON {name} TO {_to(guard.removes)}"


def _triggers(table: Table, guard: Guard) -> Iterator[str]:
    name = table.name
    refused = [
        verb
        for verb, allowed in (("UPDATE", guard.edits), ("DELETE", guard.removes))
        if not allowed
    ]
    if refused:
        yield _refusal(name, "append_only", " OR ".join(refused))
    if guard.unless:
        for verb in {"UPDATE", "DELETE"}.difference(refused):
            yield from _conditional_refusal(name, verb, "OLD", guard.unless)
    if guard.closed:
        yield from _conditional_refusal(name, "INSERT", "NEW", guard.closed)
    yield (
        f"CREATE TRIGGER guard_{name}_truncate BEFORE TRUNCATE ON court.{name}"
        " EXECUTE FUNCTION court.refuse()"
    )
    if guard.edits and "version" in table.c:
        yield (
            f"CREATE TRIGGER guard_{name}_version BEFORE UPDATE ON court.{name}"
            " FOR EACH ROW EXECUTE FUNCTION court.count_versions()"
        )
    if guard.filled:
        yield (
            f"CREATE TRIGGER guard_{name}_filled BEFORE INSERT ON court.{name}"
            " FOR EACH ROW EXECUTE FUNCTION court.seal_command()"
        )
    if guard.journalled:
        yield (
            f"CREATE TRIGGER guard_{name}_journal AFTER INSERT OR UPDATE OR DELETE ON"
            f" court.{name} FOR EACH ROW EXECUTE FUNCTION court.write_journal()"
        )


def _refusal(name: str, what: str, verbs: str) -> str:
    return (
        f"CREATE TRIGGER guard_{name}_{what} BEFORE {verbs} ON court.{name}"
        " FOR EACH ROW EXECUTE FUNCTION court.refuse()"
    )


def _conditional_refusal(name: str, verb: str, row: str, condition: str) -> Iterator[str]:
    """A refusal asked once a statement, so that a million lines cost no more than one."""
    function = f"court.guard_{name}_{verb.lower()}"
    yield (
        f"CREATE OR REPLACE FUNCTION {function}() RETURNS trigger"  # noqa: S608 - our own names.
        " LANGUAGE plpgsql SECURITY DEFINER SET search_path = court, pg_temp AS $$ BEGIN"
        f" IF EXISTS (SELECT 1 FROM moved WHERE {condition.format(row='moved')}) THEN"
        f" RAISE EXCEPTION 'guarded: {verb.lower()} {name}'"
        " USING ERRCODE = 'insufficient_privilege'; END IF; RETURN NULL; END $$"
    )
    yield f"REVOKE ALL ON FUNCTION {function}() FROM PUBLIC"
    yield (
        f"CREATE TRIGGER guard_{name}_{verb.lower()} AFTER {verb} ON court.{name}"
        f" REFERENCING {row} TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION {function}()"
    )


def _to(groups: tuple[Group, ...]) -> str:
    return ", ".join(groups)
