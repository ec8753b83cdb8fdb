"""The guards: what the database itself refuses, whoever asks and by whatever means."""

from dataclasses import replace

import psycopg
import pytest
from sqlalchemy import text

from courtdesk.desk import record
from courtdesk.desk.cases import open_by_hand
from courtdesk.desk.core import Desk
from courtdesk.domain.casefile import TenancyKind
from courtdesk.domain.dates import Period
from courtdesk.domain.finding import Refused
from courtdesk.domain.ledger import Kind, Line
from courtdesk.domain.money import NIL, Money
from courtdesk.store import lines
from courtdesk.store.database import Asked
from courtdesk.store.tables.accounts import Batch, BatchAcceptance
from courtdesk.store.tables.base import Group, Record
from tests.record import EMBEDDED_ONLY, NOW, POSTGRESQL_ONLY, TODAY, Kept, set_up

TABLES = sorted(mapper.class_.__tablename__ for mapper in Record.registry.mappers)
GUARD = {mapper.class_.__tablename__: mapper.class_.guard for mapper in Record.registry.mappers}


VALUES = {"BIGINT": "1", "BOOLEAN": "1", "BLOB": "x'00'"}


def _with_a_case(kept: Kept) -> Desk:
    desk = set_up(kept)
    desk.do(
        open_by_hand,
        "A1",
        "T1",
        TenancyKind.SECURE,
        TODAY,
        ("1 Acacia Road",),
        Money(11_250),
        Period.WEEKLY,
        TODAY,
        ("Example Tenant",),
    )
    return desk


def test_every_table_says_what_the_database_allows() -> None:
    for name, guard in GUARD.items():
        assert not (set(guard.adds) | set(guard.edits) | set(guard.removes)) - set(Group), name
        if "version" in Record.metadata.tables[name].c:
            assert guard.edits, f"{name} has a version, and nobody may edit it"


@EMBEDDED_ONLY
@pytest.mark.parametrize("verb", ["UPDATE", "DELETE"])
@pytest.mark.parametrize("table", TABLES)
def test_raw_sql_cannot_change_what_is_append_only(kept: Kept, table: str, verb: str) -> None:
    desk = _with_a_case(kept)
    allowed = GUARD[table].edits if verb == "UPDATE" else GUARD[table].removes
    if allowed:
        return
    _fill(desk, table)
    statement = f"DELETE FROM {table}" if verb == "DELETE" else f"UPDATE {table} SET id = id"  # noqa: S608 - our own names.
    with pytest.raises(Refused, match="does not allow"), desk.database.lot() as connection:
        connection.exec_driver_sql(statement)


def _fill(desk: Desk, table: str) -> None:
    """See that a table has a row a trigger can fire for."""
    with desk.database.reading() as session:
        if session.execute(text(f"SELECT count(*) FROM {table}")).scalar():  # noqa: S608 - as above.
            return
    columns = [column for column in Record.metadata.tables[table].c if column.name != "id"]
    names = ", ".join(f'"{column.name}"' for column in columns)
    values = ", ".join(VALUES.get(str(column.type), "'x'") for column in columns)
    with desk.database.writer.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute(f"INSERT INTO {table} ({names}) VALUES ({values})")  # noqa: S608 - as above.
        raw.execute("PRAGMA foreign_keys = ON")


@EMBEDDED_ONLY
def test_a_replaced_row_does_not_walk_round_the_guards(kept: Kept) -> None:
    desk = set_up(kept)
    with pytest.raises(Refused), desk.database.lot() as connection:
        connection.exec_driver_sql(
            "INSERT OR REPLACE INTO commands"
            " (id, key, operation, because, login, at, 'transaction')"
            " VALUES (1, 'k', 'o', '', 'zoe', '2026-11-23', '')"
        )


@EMBEDDED_ONLY
def test_an_edit_without_its_version_is_refused(kept: Kept) -> None:
    desk = set_up(kept)
    with pytest.raises(Refused), desk.database.lot() as connection:
        connection.exec_driver_sql("UPDATE courts SET name = 'Elsewhere'")


BYPASSES = {
    "decide who acted": "INSERT INTO commands (key, operation, because, login)"
    " VALUES ('k','o','','lena')",
    "decide when": "INSERT INTO commands (key, operation, because, at) VALUES ('k','o','',now())",
    "name the transaction": "INSERT INTO commands (key, operation, because, transaction)"
    " VALUES ('k','o','','1')",
    "change without a command": "INSERT INTO courts (name, address, email, version)"
    " VALUES ('X','','',1)",
    "rewrite a command": "UPDATE commands SET operation = 'other'",
    "remove a command": "DELETE FROM commands",
    "write the journal": "INSERT INTO journal (command_id, at, login, table_name, row_id, verb,"
    " digest, hash) VALUES (1,'','','',1,'add','','')",
    "rewrite the journal": "UPDATE journal SET login = 'lena'",
    "remove from the journal": "DELETE FROM journal",
    "empty the journal": "TRUNCATE journal",
    "empty the lines": "TRUNCATE lines CASCADE",
    "rewrite what the journal says": "UPDATE journal_payloads SET fields = '{}'",
    "call the journal's writer": "SELECT court.write_journal()",
    "call the command's seal": "SELECT court.seal_command()",
    "become the owner": "SET ROLE court_owner",
    "become another login": "SET SESSION AUTHORIZATION lena",
    "become a leader": "SET ROLE court_leader",
    "give oneself a post": "GRANT court_leader TO CURRENT_USER",
    "take away a guard": "ALTER TABLE lines DISABLE TRIGGER ALL",
    "drop a guard": "DROP TRIGGER guard_lines_truncate ON lines",
    "turn off row-level security": "ALTER TABLE cases DISABLE ROW LEVEL SECURITY",
    "drop a policy": "DROP POLICY office ON cases",
    "add a policy": "CREATE POLICY all_mine ON cases USING (true)",
    "make a function in the schema": "CREATE FUNCTION court.mine() RETURNS int"
    " LANGUAGE sql AS 'SELECT 1'",
    "make a table in the schema": "CREATE TABLE court.mine (id int)",
    "make a table in public": "CREATE TABLE public.mine (id int)",
    "replace the right to work": "CREATE OR REPLACE FUNCTION court.may_work() RETURNS boolean"
    " LANGUAGE sql AS 'SELECT true'",
    "skip the triggers": "SET session_replication_role = replica",
    "read the passwords": "SELECT rolpassword FROM pg_authid",
    "make oneself an officer": "INSERT INTO officers (login, full_name, position, phone, email,"
    " version) VALUES ('zoe','Z','','','',1)",
    "give oneself a post in the office": "INSERT INTO officer_posts (officer_id, post)"
    " VALUES (2, 'team-leader')",
    "take another's post": "DELETE FROM officer_posts",
    "rename an officer": "UPDATE officers SET login = 'ben' WHERE login = 'lena'",
    "make the office real": "UPDATE offices SET practice = false, version = version + 1",
    "choose a row's number": 'INSERT INTO contacts (id, case_id, "on", method, about, summary,'
    " officer_id, reached) VALUES (99,1,'2026-11-23','call','arrears','x',1,true)",
    "rewrite a contact": "UPDATE contacts SET summary = 'x'",
    "remove a notice": "DELETE FROM notices",
    "rewrite a service": "UPDATE services SET served_on = '2026-01-01'",
    "change a line": "UPDATE lines SET amount_p = 0",
    "take a version back": "UPDATE cases SET version = 1",
    "remove a case": "DELETE FROM cases",
    "rewrite a stored file": "UPDATE file_chunks SET bytes = ''",
    "remove a document": "DELETE FROM documents",
    "copy a file from the server": "COPY cases FROM '/etc/passwd'",
    "run a program": "COPY cases TO PROGRAM 'id'",
    "forget the schema version": "DELETE FROM alembic_version",
}


@POSTGRESQL_ONLY
@pytest.mark.parametrize("what", BYPASSES)
def test_an_officer_with_raw_sql_gets_no_further(kept: Kept, what: str) -> None:
    _with_a_case(kept)
    assert kept.server is not None
    with (
        psycopg.connect(
            kept.server.conninfo(kept.name, "ben"), options="-c search_path=court"
        ) as raw,
        pytest.raises(psycopg.errors.DatabaseError),
    ):
        raw.execute(BYPASSES[what].encode())
        raw.commit()


@POSTGRESQL_ONLY
def test_a_login_that_is_no_officer_sees_nothing(kept: Kept) -> None:
    desk = _with_a_case(kept)
    assert kept.server is not None
    kept.server.create_login("zoe", "court_officer")
    with psycopg.connect(
        kept.server.conninfo(kept.name, "zoe"), options="-c search_path=court"
    ) as raw:
        for table in TABLES:
            query = f"SELECT count(*) FROM {table}"  # noqa: S608 - our own names.
            assert raw.execute(query.encode()).fetchone() == (0,), table
    assert desk.database.login() == "anna"


@POSTGRESQL_ONLY
def test_a_spoofed_table_changes_nothing(kept: Kept) -> None:
    _with_a_case(kept)
    assert kept.server is not None
    kept.server.create_login("zoe", "court_officer")
    with psycopg.connect(kept.server.conninfo(kept.name, "zoe")) as raw:
        raw.execute("CREATE TEMP TABLE officers (login text, left_on date)")
        raw.execute("INSERT INTO officers VALUES ('zoe', NULL)")
        raw.execute("SET search_path = pg_temp, court")
        assert raw.execute("SELECT count(*) FROM court.cases").fetchone() == (0,)


@POSTGRESQL_ONLY
def test_finance_reads_and_does_not_write_cases(kept: Kept) -> None:
    _with_a_case(kept)
    with kept.database("faye").reading() as session:
        assert session.execute(text("SELECT count(*) FROM cases")).scalar() == 1
    assert kept.server is not None
    with (
        psycopg.connect(
            kept.server.conninfo(kept.name, "faye"), options="-c search_path=court"
        ) as raw,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        raw.execute("UPDATE cases SET closed_because = 'x', version = version + 1")


@POSTGRESQL_ONLY
def test_the_owner_s_functions_are_safe_and_every_table_is_under_policy(kept: Kept) -> None:
    set_up(kept)
    assert kept.server is not None
    with psycopg.connect(kept.server.conninfo(kept.name)) as raw:
        unsafe = raw.execute(
            "SELECT proname FROM pg_proc WHERE pronamespace = 'court'::regnamespace AND prosecdef"
            " AND (proconfig IS NULL OR NOT EXISTS (SELECT 1 FROM unnest(proconfig) c"
            " WHERE c LIKE 'search_path=%') OR has_function_privilege('public', oid, 'EXECUTE'))"
        ).fetchall()
        bare = raw.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'court'::regnamespace"
            " AND relkind = 'r' AND NOT (relrowsecurity AND relforcerowsecurity)"
        ).fetchall()
        theirs = raw.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'court'::regnamespace"
            " AND pg_get_userbyid(relowner) <> 'court_owner'"
        ).fetchall()
    assert (unsafe, bare, theirs) == ([], [], [])


@POSTGRESQL_ONLY
def test_what_each_group_may_do_is_what_the_tables_say(kept: Kept) -> None:
    """Every group, table and verb compared with the tables' own guards."""
    assert kept.server is not None
    with psycopg.connect(kept.server.conninfo(kept.name)) as raw:
        for group in Group:
            for table in TABLES:
                guard = GUARD[table]
                wanted = (
                    True,
                    group in guard.adds,
                    group in guard.edits,
                    group in guard.removes,
                    False,
                )
                found = raw.execute(
                    "SELECT has_table_privilege(%(g)s, %(t)s, 'SELECT'),"
                    " has_any_column_privilege(%(g)s, %(t)s, 'INSERT'),"
                    " has_any_column_privilege(%(g)s, %(t)s, 'UPDATE'),"
                    " has_table_privilege(%(g)s, %(t)s, 'DELETE'),"
                    " has_table_privilege(%(g)s, %(t)s, 'TRUNCATE')",
                    {"g": group.value, "t": f"court.{table}"},
                ).fetchone()
                assert found == wanted, (group, table)


def test_lines_of_an_accepted_batch_are_closed(kept: Kept) -> None:
    desk = _with_a_case(kept)
    database, line = desk.database, Line(TODAY, Money(11_250), Kind.RENT, "DBR")
    asked = Asked("accounts.accept_export", "anna", NOW)
    with database.writing(asked) as session:
        batch = Batch(file_name="rent.csv", sha256="0", layout="x", begun_at=NOW)
        session.add(batch)
        session.flush()
        batch_id = batch.id
    for _ in range(2):
        with database.lot() as connection:
            lines.add(connection, batch_id, [(1, 2, line), (1, 3, line)])
        with database.lot() as connection:
            assert connection.exec_driver_sql("DELETE FROM lines").rowcount == 2
    with database.lot() as connection:
        lines.add(connection, batch_id, [(1, 2, line)])
    with database.writing(replace(asked, key="another")) as session:
        session.add(
            BatchAcceptance(
                batch_id=batch_id,
                lines=1,
                debits=line.amount,
                credits=NIL,
                accounts=1,
                digest=lines.digest([(1, 2, line)]),
            )
        )
    with pytest.raises(Refused), database.lot() as connection:
        lines.add(connection, batch_id, [(1, 4, line)])
    for statement in ("DELETE FROM lines", "UPDATE lines SET amount_p = 0"):
        with pytest.raises(Refused), database.lot() as connection:
            connection.exec_driver_sql(statement)
    assert desk.see(record.verify).findings == ()
