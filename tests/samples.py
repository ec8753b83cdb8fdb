"""The sample office for tests: its lives for any seed, its files, and the record they fill.

``sample_office`` has the files; ``played`` is a record of its own on each engine, with the whole
office in it: ``played.case("broken order")`` is the number of that case.
"""

import secrets
import shutil
from collections.abc import Iterator
from datetime import date
from functools import cache, partial
from pathlib import Path

import pytest

from courtdesk.desk.register import Places
from courtdesk.domain.rulebook import Rulebook
from courtdesk.paths import layouts_folder, templates_folder
from courtdesk.rules import open_rulebook
from courtdesk.samples import office, play
from courtdesk.samples.life import Life
from courtdesk.samples.lives import all_lives
from courtdesk.samples.office import SampleOffice
from courtdesk.samples.play import Played
from courtdesk.store.database import open_server
from courtdesk.store.migrate import migrate
from tests.postgres import PostgresServer
from tests.record import DEPLOYER, ENGINES, GROUPS, Kept

TODAY = date(2026, 11, 23)
SEEDS = range(1, 21)


@cache
def rule_book() -> Rulebook:
    """The shipped rule book."""
    book, _ = open_rulebook()
    return book


@cache
def lives(seed: int, today: date = TODAY) -> dict[str, Life]:
    """The lives of a seed, by name."""
    return {one.name: one for one in all_lives(seed, today, rule_book())}


@pytest.fixture(scope="session")
def sample_office(tmp_path_factory: pytest.TempPathFactory) -> SampleOffice:
    """The sample office of the first seed, in a folder; nobody writes into it."""
    return office.make(tmp_path_factory.mktemp("sample-office"), 1, TODAY, rule_book())


@pytest.fixture(scope="session")
def played_file(
    sample_office: SampleOffice, migrated_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """An embedded record with the sample office in it, to be copied; no evidence is added."""
    folder = tmp_path_factory.mktemp("played")
    kept = Kept(folder / "played.courtdesk", places(folder), rule_book())
    shutil.copy(migrated_file, kept.path)
    with kept.opened:
        play.play(kept.desk(""), sample_office, evidence_of=())
    return kept.path


@pytest.fixture(params=ENGINES)
def played(
    request: pytest.FixtureRequest, tmp_path: Path, sample_office: SampleOffice
) -> Iterator[Played]:
    """The sample office in a record of this test's own, on each engine in turn."""
    kept = Kept(tmp_path / "office.courtdesk", places(tmp_path), rule_book())
    if request.param == "embedded":
        shutil.copy(request.getfixturevalue("played_file"), kept.path)
    else:
        kept.server = request.getfixturevalue("postgres")
        kept.name = f"t{secrets.token_hex(6)}"
        fill = partial(fill_server, kept.server, sample_office, tmp_path)
        kept.server.create_database(kept.name, kept.server.template("courtdesk_played", fill))
    with kept.opened:
        yield play.found_in(kept.desk("anna"), sample_office)
    if kept.server is not None:
        kept.server.drop_database(kept.name)


def fill_server(server: PostgresServer, sample: SampleOffice, folder: Path, url: str) -> None:
    """Play the sample office into a database of the server, each officer by their own login."""
    database = open_server(url)
    migrate(database)
    database.close()
    for login, groups in {**GROUPS, DEPLOYER: ("court_owner",)}.items():
        server.create_login(login, *groups)
    name = url.rpartition("/")[2]
    kept = Kept(folder, places(folder), rule_book(), server, name)
    with kept.opened:
        play.set_up(kept.desk(DEPLOYER), kept.desk)
        play.play(kept.desk("anna"), sample, kept.desk, evidence_of=())


def places(folder: Path) -> Places:
    """Where desks find what is shipped, and room to work in."""
    return Places((templates_folder(),), (layouts_folder(),), folder / "scratch")
