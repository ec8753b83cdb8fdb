"""What tests of the window share: its look, records to open, and an officer to answer it."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from courtdesk.desk.core import Desk
from courtdesk.domain.rulebook import Rulebook
from courtdesk.samples import play
from courtdesk.samples.office import SampleOffice
from courtdesk.samples.play import Played
from courtdesk.ui.palette import LIGHT, dress, wear
from tests.record import Kept, set_up
from tests.samples import places
from tests.ui.officer import Answers
from tests.ui.windows import Hands, open_shell


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application in its look."""
    dress(qapp)
    return qapp


@pytest.fixture
def worn(dressed: QApplication) -> Iterator[QApplication]:
    """The application in its light colours, whatever a test puts on."""
    wear(dressed, LIGHT)
    yield dressed
    wear(dressed, LIGHT)


@pytest.fixture
def officer(tmp_path: Path) -> Answers:
    """The officer who answers the window."""
    folder = tmp_path / "copies"
    folder.mkdir()
    return Answers(folder)


@pytest.fixture
def record(tmp_path: Path, migrated_file: Path, rules: Rulebook) -> Iterator[Kept]:
    """An empty embedded record."""
    made = Kept(tmp_path / "office.courtdesk", places(tmp_path), rules)
    shutil.copy(migrated_file, made.path)
    with made.opened:
        yield made


@pytest.fixture
def empty_office(record: Kept) -> Desk:
    """Anna's desk in an office with officers and a court, and nothing else."""
    return set_up(record)


@pytest.fixture
def sample(
    tmp_path: Path, played_file: Path, sample_office: SampleOffice, rules: Rulebook
) -> Iterator[Played]:
    """The sample office, played into an embedded record of this test's own."""
    made = Kept(tmp_path / "office.courtdesk", places(tmp_path), rules)
    shutil.copy(played_file, made.path)
    with made.opened:
        yield play.found_in(made.desk("anna"), sample_office)


@pytest.fixture
def open_window(
    qtbot: QtBot, worn: QApplication, tmp_path: Path, officer: Answers
) -> Iterator[Callable[[Desk], Hands]]:
    """Open a window on a desk; it is closed when the test ends."""
    opened: list[Hands] = []

    def open_on(desk: Desk) -> Hands:
        shell = open_shell(desk, tmp_path, officer)
        hands = Hands(qtbot, shell, officer)
        opened.append(hands)
        hands.wait(lambda: shell.standing is not None)
        hands.wait(lambda: shell.page is not None and shell.page.settled)
        return hands

    yield open_on
    for hands in opened:
        officer.agrees = True
        hands.shell.close()
        hands.shell.deleteLater()
    worn.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    worn.processEvents()


@pytest.fixture
def hands(sample: Played, open_window: Callable[[Desk], Hands]) -> Hands:
    """A window on the sample office."""
    return open_window(sample.desk)


@pytest.fixture
def new_hands(empty_office: Desk, open_window: Callable[[Desk], Hands]) -> Hands:
    """A window on an office where nothing has happened yet."""
    return open_window(replace(empty_office))
