"""Work off the window's thread: answers come home, on the right thread, to whoever still waits."""

import threading
import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from courtdesk.domain.progress import Progress
from courtdesk.ui.jobs import Ending, Jobs, Question, Step


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    del qtbot
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def owner(qtbot: QtBot) -> QObject:
    del qtbot
    return QObject()


def test_five_thousand_answers_come_home_on_the_windows_thread(
    qtbot: QtBot, jobs: Jobs, owner: QObject
) -> None:
    answers: list[int] = []
    threads: set[int] = set()

    def take(answer: int) -> None:
        answers.append(answer)
        threads.add(threading.get_ident())

    for number in range(5_000):
        jobs.read(owner, _saying(number), Ending(take))
    qtbot.waitUntil(lambda: len(answers) == 5_000, timeout=20_000)
    assert sorted(answers) == list(range(5_000))
    assert threads == {threading.get_ident()}


def _saying(number: int) -> Callable[[], int]:
    return lambda: number


def test_work_is_done_on_another_thread(qtbot: QtBot, jobs: Jobs, owner: QObject) -> None:
    seen: list[int] = []
    jobs.read(owner, threading.get_ident, Ending(seen.append))
    jobs.write(owner, lambda _: threading.get_ident(), Ending(seen.append))
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert threading.get_ident() not in seen


def test_a_late_answer_to_an_old_question_is_dropped(
    qtbot: QtBot, jobs: Jobs, owner: QObject
) -> None:
    question: Question[str] = Question(jobs, owner)
    held = threading.Event()
    heard: list[str] = []

    def slow() -> str:
        held.wait(5)
        return "old"

    def failed(error: Exception) -> None:
        raise AssertionError(error)

    question.ask(slow, heard.append, failed)
    question.ask(lambda: "new", heard.append, failed)
    qtbot.waitUntil(lambda: heard == ["new"])
    held.set()
    _drain(qtbot, jobs, owner)
    assert heard == ["new"]


def test_an_answer_that_nobody_wants_any_more_is_dropped(
    qtbot: QtBot, jobs: Jobs, owner: QObject
) -> None:
    question: Question[str] = Question(jobs, owner)
    heard: list[str] = []
    question.ask(lambda: "unwanted", heard.append, lambda _: None)
    question.forget()
    _drain(qtbot, jobs, owner)
    assert heard == []


def _drain(qtbot: QtBot, jobs: Jobs, owner: QObject) -> None:
    """Let everything that was sent before come home: reads of four threads, then one write."""
    heard: list[bool] = []
    for _ in range(8):
        jobs.read(owner, lambda: time.sleep(0.01), Ending(lambda _: heard.append(True)))
    jobs.write(owner, lambda _: None, Ending(lambda _: heard.append(True)))
    qtbot.waitUntil(lambda: len(heard) == 9)


def test_the_answer_for_an_owner_that_is_gone_is_dropped(
    qtbot: QtBot, jobs: Jobs, owner: QObject
) -> None:
    held = threading.Event()
    heard: list[str] = []
    gone = QObject()

    def slow() -> str:
        held.wait(5)
        return "for nobody"

    jobs.read(gone, slow, Ending(heard.append, lambda _: heard.append("failed")))
    gone.deleteLater()
    qtbot.waitSignal(gone.destroyed, timeout=1_000, raising=False)
    qtbot.wait(20)
    held.set()
    _drain(qtbot, jobs, owner)
    assert heard == []


def test_writes_are_done_one_after_the_other_in_their_order(
    qtbot: QtBot, jobs: Jobs, owner: QObject
) -> None:
    order: list[str] = []
    done: list[int] = []

    def writing(number: int) -> Callable[[Progress], int]:
        def write(progress: Progress) -> int:
            del progress
            order.append(f"begin {number}")
            time.sleep(0.002)
            order.append(f"end {number}")
            return number

        return write

    for number in range(10):
        jobs.write(owner, writing(number), Ending(done.append))
    assert jobs.writing
    qtbot.waitUntil(lambda: len(done) == 10)
    assert done == list(range(10))
    assert order == [f"{what} {n}" for n in range(10) for what in ("begin", "end")]
    assert not jobs.writing


def test_a_failure_comes_home_as_itself(qtbot: QtBot, jobs: Jobs, owner: QObject) -> None:
    failures: list[Exception] = []

    def fail() -> None:
        raise ValueError("ours")

    def answered(answer: None) -> None:
        raise AssertionError(answer)

    jobs.read(owner, fail, Ending(answered, failures.append))
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], ValueError)


def test_work_stops_at_its_next_step_when_it_is_cancelled(
    qtbot: QtBot, jobs: Jobs, owner: QObject
) -> None:
    begun = threading.Event()
    ended: list[str] = []
    steps: list[Step] = []

    def work(progress: Progress) -> str:
        for number in range(10_000):
            progress.step(number, 10_000, "Working")
            begun.set()
            time.sleep(0.001)
        return "finished"

    ending: Ending[str] = Ending(ended.append, cancelled=lambda: ended.append("cancelled"))
    job = jobs.write(owner, work, ending, steps.append)
    begun.wait(5)
    started = time.monotonic()
    job.cancel()
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == ["cancelled"]
    assert time.monotonic() - started < 1


def test_however_fast_work_steps_the_window_hears_the_last_and_is_not_flooded(
    qtbot: QtBot, jobs: Jobs, owner: QObject
) -> None:
    steps: list[Step] = []
    ended: list[bool] = []

    def work(progress: Progress) -> bool:
        for number in range(50_000):
            progress.step(number, 50_000, "Counting")
        return True

    jobs.write(owner, work, Ending(ended.append), steps.append)
    qtbot.waitUntil(lambda: bool(ended), timeout=20_000)
    assert 0 < len(steps) < 25_000
    assert [one.done for one in steps] == sorted(one.done for one in steps)
    assert {one.words for one in steps} == {"Counting"}


def test_closing_stops_what_runs_and_delivers_nothing_more(qtbot: QtBot, owner: QObject) -> None:
    jobs = Jobs()
    begun = threading.Event()
    heard: list[str] = []

    def work(progress: Progress) -> str:
        while True:
            progress.step(0, 0, "For ever")
            begun.set()
            time.sleep(0.001)

    ending: Ending[str] = Ending(
        heard.append, lambda _: heard.append("failed"), lambda: heard.append("cancelled")
    )
    jobs.write(owner, work, ending)
    begun.wait(5)
    jobs.close()
    jobs.read(owner, lambda: "after", Ending(heard.append))
    qtbot.wait(30)
    assert heard == []
    assert not [one for one in threading.enumerate() if one.name.startswith("courtdesk-")]
