"""The server that tests are lent keeps what it promises."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
import pytest

from installer import machine
from tests.postgres import PREFIX, RUN, PostgresServer, ServerMissing, lent, sweep


@pytest.mark.postgresql
def test_a_database_copied_from_a_template_holds_what_the_template_holds(
    postgres: PostgresServer,
) -> None:
    filled = []

    def fill(url: str) -> None:
        filled.append(url)
        with psycopg.connect(url.replace("+psycopg", "")) as connection:
            connection.execute("CREATE TABLE tenancy (reference text)")

    name, again = (postgres.template("probe_template", fill) for _ in range(2))
    assert name == again
    postgres.create_database("probe_copy", template=name)
    with psycopg.connect(postgres.conninfo("probe_copy")) as connection:
        assert connection.execute("SELECT count(*) FROM tenancy").fetchone() == (0,)
    postgres.drop_database("probe_copy")
    assert len(filled) == 1


@pytest.mark.postgresql
def test_a_database_is_dropped_whoever_is_still_connected(postgres: PostgresServer) -> None:
    postgres.create_database("probe_dropped")
    with psycopg.connect(postgres.conninfo("probe_dropped")) as left_open:
        postgres.drop_database("probe_dropped")
        with pytest.raises(psycopg.errors.AdminShutdown):
            left_open.execute("SELECT 1")
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        psycopg.connect(postgres.conninfo("probe_dropped"))


@pytest.mark.postgresql
def test_a_login_is_known_to_the_server_by_its_own_name(postgres: PostgresServer) -> None:
    for _ in range(2):
        postgres.create_login("probe.officer", "pg_monitor")
    with psycopg.connect(postgres.conninfo("postgres", "probe.officer")) as connection:
        asked = "SELECT session_user, pg_has_role('pg_monitor', 'member')"
        assert connection.execute(asked).fetchone() == ("probe.officer", True)


@pytest.mark.postgresql
def test_nobody_enters_without_the_password_of_the_run(postgres: PostgresServer) -> None:
    stranger = PostgresServer(postgres.host, postgres.port, "guessed")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(stranger.conninfo("postgres"))


def test_a_machine_without_a_server_is_told_what_to_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = machine.POSTGRESQL._replace(program="no-such-program", files=())
    monkeypatch.setattr(machine, "POSTGRESQL", nowhere)
    for _ in range(2):  # Whoever asks after the first is told the same.
        with pytest.raises(ServerMissing, match=r"(?s)postgresql\n.*-m 'not postgresql'"):
            lent(tmp_path)


@pytest.mark.skipif(machine.WINDOWS, reason="nothing is swept there")
def test_what_a_killed_run_left_is_swept_and_a_living_run_is_let_be() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    left = Path(tempfile.gettempdir()) / f"{PREFIX}{ended.pid}-left"
    left.mkdir()
    sweep()
    assert not left.exists()
    assert Path(os.environ[RUN]).exists()
