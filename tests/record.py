"""The record for tests: a real file, a real server, and four people who own nothing on it."""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from courtdesk.desk import office
from courtdesk.desk.core import Desk
from courtdesk.desk.register import Places
from courtdesk.domain.permits import Post
from courtdesk.domain.rulebook import Rulebook
from courtdesk.paths import layouts_folder, templates_folder
from courtdesk.rules import open_rulebook
from courtdesk.store.database import Database, open_file, open_server
from courtdesk.store.migrate import migrate
from tests.postgres import PostgresServer

ENGINES = ("embedded", pytest.param("postgresql", marks=pytest.mark.postgresql))
POSTGRESQL_ONLY = pytest.mark.parametrize("kept", ENGINES[1:], indirect=True)
EMBEDDED_ONLY = pytest.mark.parametrize("kept", ENGINES[:1], indirect=True)
TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
DEPLOYER = "deploy"
PEOPLE = {
    "anna": ("Anna Officer", (Post.COURT_OFFICER, Post.ADMINISTRATOR)),
    "ben": ("Ben Officer", (Post.COURT_OFFICER,)),
    "lena": ("Lena Leader", (Post.TEAM_LEADER,)),
    "faye": ("Faye Finance", (Post.FINANCE,)),
}
GROUPS = {
    "anna": ("court_officer", "court_admin"),
    "ben": ("court_officer",),
    "lena": ("court_leader",),
    "faye": ("court_finance",),
}


@dataclass
class Kept:
    """A record made for one test, and desks at it by login."""

    path: Path
    places: Places
    rules: Rulebook
    server: PostgresServer | None = None
    name: str = ""
    opened: ExitStack = field(default_factory=ExitStack)

    @property
    def address(self) -> str:
        """What ``--database`` is given, for the embedded file."""
        return str(self.path)

    def database(self, login: str = "anna") -> Database:
        """The record, opened as one person."""
        if self.server is None:
            database = open_file(self.path, wait_ms=5_000)
        else:
            database = open_server(self.server.url(self.name, login))
        self.opened.callback(database.close)
        return database

    def desk(self, login: str = "anna", on: date = TODAY) -> Desk:
        """One person's desk."""
        return Desk(
            self.database(login), self.rules, self.places, lambda: NOW, login, pretended_on=on
        )


@pytest.fixture(scope="session")
def rules() -> Rulebook:
    """The shipped rule book."""
    book, findings = open_rulebook()
    assert not findings
    return book


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An embedded file at this program's schema, to be copied."""
    path = tmp_path_factory.mktemp("record") / "migrated.courtdesk"
    database = open_file(path)
    migrate(database)
    database.close()
    return path


@pytest.fixture(params=ENGINES)
def kept(request: pytest.FixtureRequest, tmp_path: Path, rules: Rulebook) -> Iterator[Kept]:
    """An empty record of this test's own, at this program's schema, on each engine in turn."""
    places = Places((templates_folder(),), (layouts_folder(),), tmp_path / "scratch")
    made = Kept(tmp_path / "office.courtdesk", places, rules)
    if request.param == "embedded":
        shutil.copy(request.getfixturevalue("migrated_file"), made.path)
    else:
        made.server = request.getfixturevalue("postgres")
        made.name = f"t{secrets.token_hex(6)}"
        made.server.create_database(made.name, _template(made.server))
    with made.opened:
        yield made
    if made.server is not None:
        made.server.drop_database(made.name)


@pytest.fixture
def office_desk(kept: Kept) -> Desk:
    """Anna's desk in an office that is set up, with three colleagues and a court."""
    return set_up(kept)


def set_up(kept: Kept) -> Desk:
    """Set up the office and its people; Anna's desk."""
    deployer = kept.desk(DEPLOYER if kept.server else "")
    full_name, posts = PEOPLE["anna"]
    deployer.do(
        office.set_up,
        name="Example Borough Council",
        department="Income Team",
        address=("Civic Centre", "1 High Street", "Exampleton EX1 1AA"),
        phone="01632 960001",
        email="income@example.invalid",
        login="anna",
        full_name=full_name,
        position="Housing court officer",
        posts=posts,
        practice=True,
    )
    anna = kept.desk("anna")
    for login in ("ben", "lena", "faye"):
        full_name, posts = PEOPLE[login]
        anna.do(office.add_officer, login, full_name, "Officer", posts)
    anna.do(office.add_court, "County Court at Example", ("The Court House", "Exampleton"))
    return anna


def _template(server: PostgresServer) -> str:
    """A database at this program's schema, made once a run, and the people of the tests."""
    name = server.template("courtdesk_migrated", _fill)
    for login, groups in GROUPS.items():
        server.create_login(login, *groups)
    server.create_login(DEPLOYER, "court_owner")
    return name


def _fill(url: str) -> None:
    database = open_server(url)
    migrate(database)
    database.close()
