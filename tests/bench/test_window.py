"""How fast the window is: its start, opening a case, and never a standstill in between."""

import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from courtdesk.samples import play
from courtdesk.samples.office import SampleOffice
from courtdesk.ui.page import Place
from courtdesk.ui.pages.case.page import CasePage
from courtdesk.ui.palette import dress
from courtdesk.ui.sweeping import Sweeper
from tests.record import Kept
from tests.samples import places, rule_book
from tests.ui.officer import Answers
from tests.ui.windows import Hands, open_shell

START_S = 2.0
CASE_MS = 150
STANDSTILL_MS = 100
BEAT_MS = 5

USABLE = """
import sys, time
begun = time.perf_counter()
from datetime import date
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication
from courtdesk import app, faults
desk = app.open_desk(app.Options(database=sys.argv[1], today=date(2026, 11, 23), login="anna"))
from courtdesk.ui import shell
qt = QApplication([])
faults.begin_log = lambda: None
def look():
    for one in qt.topLevelWidgets():
        if isinstance(one, shell.Shell) and one.isVisible() and one.page and one.page.settled:
            print(time.perf_counter() - begun)
            one.close()
beat = QTimer()
beat.timeout.connect(look)
beat.start(5)
shell.run(desk, QSettings(sys.argv[2], QSettings.Format.IniFormat))
desk.database.close()
"""


@pytest.fixture
def hands(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, played_file: Path, sample_office: SampleOffice
) -> Iterator[Hands]:
    """A window on the sample office."""
    dress(qapp)
    kept = Kept(tmp_path / "office.courtdesk", places(tmp_path), rule_book())
    shutil.copy(played_file, kept.path)
    with kept.opened:
        played = play.found_in(kept.desk("anna"), sample_office)
        shell = open_shell(played.desk, tmp_path, Answers(tmp_path))
        made = Hands(qtbot, shell, Answers(tmp_path))
        made.wait(lambda: shell.page is not None and shell.page.settled)
        yield made
        shell.close()
        shell.deleteLater()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_window_can_be_used_within_two_seconds(
    played_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "office.courtdesk"
    shutil.copy(played_file, path)
    times = []
    for _ in range(4):
        said = subprocess.run(
            [sys.executable, "-c", USABLE, str(path), str(tmp_path / "window.ini")],
            check=True,
            capture_output=True,
            text=True,
            timeout=60,
        )
        times.append(float(said.stdout))
    # The first start fills the machine's own cache of files; the officer's second is judged.
    best = statistics.median(times[1:])
    with capsys.disabled():
        sys.stdout.write(f"\nwindow usable: {best:.2f} s (first {times[0]:.2f} s)\n")
    assert best < START_S


def test_a_case_opens_before_anyone_notices(
    hands: Hands, sample_office: SampleOffice, capsys: pytest.CaptureFixture[str]
) -> None:
    hands.go(CasePage, "case", 1)
    times = []
    for case_id in range(2, len(sample_office.lives) + 1):
        begun = time.perf_counter()
        hands.shell.go(Place("case", case_id))
        hands.bot.waitUntil(lambda: hands.shell.page is not None and hands.shell.page.settled)
        times.append((time.perf_counter() - begun) * 1000)
    with capsys.disabled():
        sys.stdout.write(
            f"\ncase opened: {statistics.median(times):.0f} ms, longest {max(times):.0f} ms\n"
        )
    assert statistics.median(times) < CASE_MS


def test_the_window_never_stands_still(
    hands: Hands, sample_office: SampleOffice, capsys: pytest.CaptureFixture[str]
) -> None:
    visits = [
        *(
            _going(hands, Place(name))
            for name in ("cases", "accounts", "diary", "settings", "today")
        ),
        *(
            _going(hands, Place(name, number))
            for number in range(1, len(sample_office.lives) + 1)
            for name in ("case", "account")
        ),
    ]
    for visit in visits[:8]:
        visit()
    gaps: list[float] = []
    last = time.perf_counter()

    def beat() -> None:
        nonlocal last
        now = time.perf_counter()
        gaps.append((now - last) * 1000)
        last = now

    timer = QTimer()
    timer.timeout.connect(beat)
    sweeper = Sweeper(hands.shell)
    sweeper.begin()
    timer.start(BEAT_MS)
    last = time.perf_counter()
    for visit in visits:
        visit()
    timer.stop()
    sweeper.end()
    with capsys.disabled():
        sys.stdout.write(f"\nlongest standstill over {len(visits)} pages: {max(gaps):.0f} ms\n")
    assert max(gaps) < STANDSTILL_MS


def _going(hands: Hands, place: Place) -> Callable[[], None]:
    def go() -> None:
        hands.shell.go(place)
        hands.bot.waitUntil(lambda: hands.shell.page is not None and hands.shell.page.settled)
        hands.bot.wait(20)

    return go
