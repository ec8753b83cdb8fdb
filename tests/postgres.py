"""A PostgreSQL server for one test run: on loopback, in a temporary folder, gone at the end.

The first test that needs it starts it; every worker of the run shares it; the run's own process
stops it, also where the run is broken off. What a killed run left is swept by the next.
"""

import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from installer import machine

if sys.platform != "win32":
    import pwd

HOST = "127.0.0.1"
SUPERUSER = "postgres"
RUN = "COURTDESK_TEST_RUN"  # The run's folder, told to its workers through the environment.
PREFIX = "courtdesk-tests-"
PATIENCE = 90.0  # Seconds for a server to start, on a machine that is busy.
STRATEGIES_SINCE = 150000  # Copying files is thrice as fast; before PostgreSQL 15 it was the rule.
# A template is copied twenty times as fast in memory as on a slow disk.
IN_MEMORY = Path("/dev/shm")  # noqa: S108 - only ever used through mkdtemp.
AMPLE = 2 * 1024**3  # Bytes free there, or the server goes to the ordinary temporary folder.
TRIES = 5  # Another program may take the free port before the server does.

# Small, and careless of power cuts: nothing in it outlives the run.
SETTINGS = {
    "listen_addresses": HOST,
    "unix_socket_directories": "",
    "shared_buffers": "32MB",
    "max_connections": "60",
    "max_wal_senders": "0",
    "wal_level": "minimal",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "jit": "off",
    "timezone": "UTC",
    "log_min_messages": "error",
}


class ServerMissing(Exception):  # noqa: N818 - the machine lacks it; nobody has erred.
    """There is no PostgreSQL on this machine, or it did not start."""


@dataclass(frozen=True)
class PostgresServer:
    """The run's server, and what tests ask of it.

    Every login has the same password, made up for the run.
    """

    host: str
    port: int
    password: str

    def url(self, database: str, login: str = SUPERUSER) -> str:
        """The address of a database for one login, as SQLAlchemy and ``--database`` read it."""
        return self._address("postgresql+psycopg", database, login)

    def conninfo(self, database: str, login: str = SUPERUSER) -> str:
        """The same for psycopg itself."""
        return self._address("postgresql", database, login)

    def create_database(self, name: str, template: str | None = None) -> str:
        """Make a database, as a copy where a template is named; answer the superuser's address."""
        copied = self._administrator.info.server_version >= STRATEGIES_SINCE
        asked = sql.SQL("CREATE DATABASE {} TEMPLATE {} " + ("STRATEGY FILE_COPY" * copied))
        self._run(asked.format(sql.Identifier(name), sql.Identifier(template or "template0")))
        return self.url(name)

    def drop_database(self, name: str) -> None:
        """Remove a database, whoever is still connected."""
        self._run(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def template(self, name: str, fill: Callable[[str], None]) -> str:
        """Have a database filled once for the whole run, to be copied; answer its name.

        ``fill`` is given the superuser's address, and must leave no connection open.
        """
        with self._one_at_a_time():
            asked = "SELECT datistemplate FROM pg_database WHERE datname = %s"
            if self._administrator.execute(asked, (name,)).fetchone() != (True,):
                self.drop_database(name)
                fill(self.create_database(name))
                done = sql.SQL("ALTER DATABASE {} IS_TEMPLATE true ALLOW_CONNECTIONS false")
                self._run(done.format(sql.Identifier(name)))
        return name

    def create_login(self, login: str, *groups: str) -> None:
        """Make a login that belongs to groups, where the server does not have it yet."""
        with self._one_at_a_time():
            held = "SELECT 1 FROM pg_roles WHERE rolname = %s"
            if self._administrator.execute(held, (login,)).fetchone() is None:
                made = sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}")
                self._run(made.format(sql.Identifier(login), sql.Literal(self.password)))
            for group in groups:
                granted = sql.SQL("GRANT {} TO {}")
                self._run(granted.format(sql.Identifier(group), sql.Identifier(login)))

    def close(self) -> None:
        """Let go of this process's own connection."""
        if "_administrator" in self.__dict__:
            self._administrator.close()

    @cached_property
    def _administrator(self) -> psycopg.Connection:
        return psycopg.connect(self.conninfo("postgres"), autocommit=True)

    def _run(self, asked: sql.Composed) -> None:
        self._administrator.execute(asked)

    @contextmanager
    def _one_at_a_time(self) -> Iterator[None]:
        """Logins and templates are the whole server's: one worker at a time makes them."""
        self._administrator.execute("SELECT pg_advisory_lock(1)")
        try:
            yield
        finally:
            self._administrator.execute("SELECT pg_advisory_unlock(1)")

    def _address(self, scheme: str, database: str, login: str) -> str:
        return f"{scheme}://{login}:{self.password}@{self.host}:{self.port}/{database}"


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """The run's server, started by whichever worker needs it first."""
    try:
        server = lent(Path(os.environ[RUN]))
    except ServerMissing as missing:
        pytest.fail(str(missing), pytrace=False)
    yield server
    server.close()


def pytest_configure(config: pytest.Config) -> None:
    """Make the run's folder, and let the run end in order where the machine ends it."""
    if hasattr(config, "workerinput"):
        return
    sweep()
    may = IN_MEMORY.is_dir() and os.access(IN_MEMORY, os.W_OK)
    in_memory = may and shutil.disk_usage(IN_MEMORY).free > AMPLE
    place = IN_MEMORY if in_memory else None
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=place))
    folder.chmod(0o711)  # The server's own user must be able to pass through.
    os.environ[RUN] = str(folder)
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the server and remove the run's folder."""
    if not hasattr(config, "workerinput") and RUN in os.environ:
        remove(Path(os.environ.pop(RUN)))


def lent(run: Path) -> PostgresServer:
    """The server of a run: started here, or by another worker that was first to ask."""
    told = run / "server.json"
    try:
        (run / "server.asked").touch(exist_ok=False)
    except FileExistsError:
        until = time.monotonic() + PATIENCE
        while not told.exists() and time.monotonic() < until:
            time.sleep(0.05)
    else:
        _write_whole(told, _start(run))
    if not told.exists():
        raise ServerMissing("PostgreSQL was asked to start and did not answer in time")
    answer = json.loads(told.read_text("utf-8"))
    if isinstance(answer, str):
        raise ServerMissing(answer)
    return PostgresServer(**answer)


def remove(run: Path) -> None:
    """Stop a run's server, if it has one that answers, and remove the run's folder."""
    if _answers(run):
        data = str(run / "server" / "data")
        _as_its_user(run, "pg_ctl", "stop", "-D", data, "-m", "immediate", "-w", "-t", "20")
    shutil.rmtree(run, ignore_errors=True)


def sweep() -> None:
    """Remove what this login's runs left that were killed before they could clear up."""
    if machine.WINDOWS:
        return
    places = (IN_MEMORY, Path(tempfile.gettempdir()))
    for run in (run for place in places for run in place.glob(f"{PREFIX}*")):
        number = run.name.removeprefix(PREFIX).partition("-")[0]
        ours = run.lstat().st_uid == os.getuid() and run.is_dir()
        if ours and number.isdigit() and not _is_alive(int(number)):
            remove(run)


def _start(run: Path) -> dict[str, object] | str:
    """Make a server and start it; how to reach it, or why it cannot be had."""
    if machine.postgresql_programs() is None:
        how = machine.how_to_get((machine.POSTGRESQL,))
        return f"PostgreSQL is not installed. Run\n{how}\nor leave it out: -m 'not postgresql'"
    folder = run / "server"
    folder.mkdir()
    other = _other_user()
    password = secrets.token_hex(16)
    (folder / "word").write_text(password, encoding="ascii")
    for path in (folder, folder / "word"):
        path.chmod(0o700)
        if other:
            os.chown(path, *other)
    data = folder / "data"
    made = _as_its_user(
        *(run, "initdb", "--pgdata", str(data), "--username", SUPERUSER),
        *("--pwfile", str(folder / "word"), "--auth", "scram-sha-256", "--encoding", "UTF8"),
        *("--locale", "C" if machine.WINDOWS else "C.UTF-8", "--no-sync", "--data-checksums"),
    )
    if made:
        return f"PostgreSQL could not make its folder:\n{made}"
    with (data / "postgresql.conf").open("a", encoding="utf-8") as settings:
        settings.writelines(f"{name} = '{value}'\n" for name, value in SETTINGS.items())
    failed = ""
    for _ in range(TRIES):
        port = _free_port()
        asked = ("start", "-D", str(data), "-l", str(folder / "log"), "-o", f"-p {port}")
        failed = _as_its_user(run, "pg_ctl", *asked, "-w", "-t", "60")
        if not failed:
            return asdict(PostgresServer(HOST, port, password))
    log = (folder / "log").read_text("utf-8", "replace") if (folder / "log").exists() else ""
    return f"PostgreSQL could not be started:\n{failed}\n{log}"


def _as_its_user(run: Path, program: str, *given: str) -> str:
    """Run one of PostgreSQL's programs, never as root; what it said where it failed."""
    programs = machine.postgresql_programs()
    if programs is None:
        return "PostgreSQL is not installed."
    user, group = _other_user() or (None, None)
    done = subprocess.run(
        [programs / program, *given],
        check=False,
        cwd=run / "server",
        env={**os.environ, "LC_ALL": "C" if machine.WINDOWS else "C.UTF-8"},
        user=user,
        group=group,
        extra_groups=None if user is None else [],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    return "" if done.returncode == 0 else done.stdout or f"exit {done.returncode}"


def _other_user() -> tuple[int, int] | None:
    """Who runs the server where the caller is root, which PostgreSQL refuses to be run by."""
    if sys.platform == "win32" or os.getuid() != 0:
        return None
    try:
        user = pwd.getpwnam("postgres")
    except KeyError:
        user = pwd.getpwnam("nobody")
    return user.pw_uid, user.pw_gid


def _answers(run: Path) -> bool:
    """Whether the server that a run noted down is there, and is that one."""
    told = run / "server.json"
    answer = json.loads(told.read_text("utf-8")) if told.exists() else ""
    if isinstance(answer, str):
        return False
    try:
        with psycopg.connect(PostgresServer(**answer).conninfo("postgres"), connect_timeout=5):
            return True
    except psycopg.OperationalError:
        return False


def _write_whole(path: Path, value: object) -> None:
    """Write a file that is never seen half written."""
    beside = path.with_suffix(".part")
    beside.touch(mode=0o600)
    beside.write_text(json.dumps(value), encoding="utf-8")
    beside.replace(path)


def _free_port() -> int:
    with socket.create_server((HOST, 0)) as server:
        port: int = server.getsockname()[1]
        return port


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
