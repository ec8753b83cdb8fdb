"""The door: what becomes of children that die, hang, talk nonsense or are called off."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import pytest
from PIL import Image

from courtdesk.domain.finding import Finding, Refused, Unavailable
from courtdesk.domain.progress import Cancelled, Quiet
from courtdesk.intake import parts, task
from courtdesk.intake.door import Door, ask, ask_each, open_door, warm
from courtdesk.intake.limits import Limits
from courtdesk.intake.parts import PREPARE, Asked
from courtdesk.intake.task import Task
from tests.intake.pdfs import plain, saved

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits of Linux")


@dataclass(frozen=True, slots=True)
class Word:
    word: str


ECHO = Task("nowhere:echo", Word, Word)


BEGIN = """\
import json, os, signal, sys, time
def say(**words):
    print(json.dumps({**words, "to": to}), flush=True)
for line in sys.stdin:
    request = json.loads(line)
    asked, to = request["asked"]["word"], request["to"]
"""


END = """
    say(answer={"word": asked})
"""


@contextmanager
def child(*does: str, limits: Limits | None = None, most: int = 1) -> Iterator[Door]:
    """A door with a program of the test's own in the child's place."""
    program = BEGIN + "".join(f"    {line}\n" for line in does) + END
    with open_door(limits, most=most, command=(sys.executable, "-c", program)) as door:
        yield door


def refusal(door: Door, word: str = "hello") -> Finding:
    with pytest.raises(Refused) as caught:
        ask(door, ECHO, Word(word), Quiet(), name="letter.pdf")
    (finding,) = caught.value.findings
    assert finding.where == "letter.pdf"
    assert finding.remedy
    return finding


def test_an_answer_comes_back_by_its_type() -> None:
    with child() as door:
        assert ask(door, ECHO, Word("hello"), Quiet(), name="a") == Word("hello")


def test_one_child_does_many_files_in_turn_and_the_order_is_kept() -> None:
    with child("say(step={'done': 0, 'total': 1, 'words': 'x'})") as door:
        answers = ask_each(door, ECHO, [(str(n), Word(str(n))) for n in range(50)], Quiet())
        assert answers == [Word(str(n)) for n in range(50)]
        assert len(door.idle) == 1


def test_two_children_work_at_once() -> None:
    with child("time.sleep(0.4)", most=2) as door:
        warm(door)
        began = time.monotonic()
        ask_each(door, ECHO, [("a", Word("a")), ("b", Word("b"))], Quiet())
        assert time.monotonic() - began < 0.75


@pytest.mark.parametrize(
    ("does", "code"),
    [
        ("os._exit(3)", "work-broke-off"),
        ("os.kill(os.getpid(), signal.SIGSEGV)", "work-broke-off"),
        ("say(fault='ValueError x.py:3')", "work-broke-off"),
        ("print('hello', flush=True)", "work-answered-nonsense"),
        ("say(answer={'word': 3})", "work-answered-nonsense"),
        ("say(answer={})", "work-answered-nonsense"),
        ("print('[' * 100000, flush=True)", "work-answered-nonsense"),
        ("say(a=1, b=2)", "work-answered-nonsense"),
        ("say(refused=[{'code': 1}])", "work-answered-nonsense"),
        ("say(step={'done': 'x'})", "work-answered-nonsense"),
        ("say(pages=True)", "work-answered-nonsense"),
        ("os.write(1, bytes(20_000_000))", "work-answered-nonsense"),
        ('print(\'{"answer": {"word": "x"}}\', flush=True)', "work-answered-nonsense"),
    ],
)
def test_a_child_that_dies_or_talks_nonsense_costs_one_file(does: str, code: str) -> None:
    with child(f"if asked == 'bad': {does}; continue") as door:
        answers = ask_each(
            door, ECHO, [(word, Word(word)) for word in ("good", "bad", "better")], Quiet()
        )
    assert (answers[0], answers[2]) == (Word("good"), Word("better"))
    assert isinstance(answers[1], Refused)
    assert [finding.code for finding in answers[1].findings] == [code]
    assert answers[1].findings[0].where == "bad"


def test_an_answer_to_something_else_is_nonsense() -> None:
    early = "say(answer={'word': 'forged'})"
    with child(early) as door:
        assert ask(door, ECHO, Word("first"), Quiet(), name="a") == Word("forged")
        assert refusal(door, "second").code == "work-answered-nonsense"


@LINUX
def test_a_child_that_is_killed_from_outside_is_told_as_memory() -> None:
    with child("os.kill(os.getpid(), signal.SIGKILL)") as door:
        assert refusal(door).code == "work-needs-too-much-memory"


def test_a_child_that_hangs_is_ended_in_time() -> None:
    with child("time.sleep(60)", limits=Limits(seconds=1)) as door:
        began = time.monotonic()
        assert refusal(door).code == "work-took-too-long"
        assert time.monotonic() - began < 3


@LINUX
def test_a_child_that_will_not_go_is_killed() -> None:
    stubborn = "signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)"
    with child(stubborn, limits=Limits(seconds=1)) as door:
        began = time.monotonic()
        assert refusal(door).code == "work-took-too-long"
        assert time.monotonic() - began < 3


def test_pages_allow_more_time_but_only_up_to_the_limit() -> None:
    limits = Limits(seconds=1, page_ms=100, pages=5)
    assert limits.time_for(5) == limits.time_for(5000) == 1.5
    many = "say(pages=1000000); time.sleep(60)"
    with child(many, limits=limits) as door:
        began = time.monotonic()
        assert refusal(door).code == "work-took-too-long"
        assert time.monotonic() - began < 4


def test_a_flood_of_words_does_not_fill_the_parent() -> None:
    flood = "while True: say(step={'done': 0, 'total': 1, 'words': 'x' * 10000})"
    with child(flood, limits=Limits(seconds=1)) as door:
        assert refusal(door).code == "work-took-too-long"
        assert door.heard.qsize() <= 64


def test_a_childs_words_are_cleaned_before_they_are_shown() -> None:
    nasty = (
        "say(refused=[{'code': 'x', 'says': 'a\\x1b[31m' + 'b' * 5000, 'weight': 'stop',"
        " 'where': '', 'authority': [], 'remedy': 'r\\n'}]); continue"
    )
    with child(nasty) as door:
        finding = refusal(door)
    assert "\x1b" not in finding.says
    assert len(finding.says) <= 400
    assert "\n" not in finding.remedy


def test_what_a_child_cannot_have_is_unavailable() -> None:
    away = "say(unavailable={'what': 'No space.', 'try_next': 'Free some.'}); continue"
    with child(away) as door, pytest.raises(Unavailable, match="No space"):
        ask(door, ECHO, Word("x"), Quiet(), name="x")


@dataclass
class Impatient:
    """Calls the work off after so many steps."""

    after: int = 3
    steps: int = 0

    def step(self, done: int, total: int, words: str) -> None:
        del done, total, words
        self.steps += 1
        if self.steps > self.after:
            raise Cancelled


def test_calling_off_ends_the_child_within_a_second_and_leaves_nothing() -> None:
    with child("open('left.txt', 'w').close()", "time.sleep(60)") as door:
        warm(door)
        (running,) = door.idle
        began = time.monotonic()
        with pytest.raises(Cancelled):
            ask(door, ECHO, Word("x"), Impatient(), name="x")
        assert time.monotonic() - began < 1
        assert running.process.poll() is not None
        folder = door.folder
        assert folder.exists()
    assert not folder.exists()


def test_a_childs_own_steps_are_told() -> None:
    told: list[tuple[int, int, str]] = []

    class Told:
        def step(self, done: int, total: int, words: str) -> None:
            told.append((done, total, words))

    step = "say(step={'done': 2, 'total': 7, 'words': 'pages'})"
    with child(step, "time.sleep(0.2)") as door:
        ask(door, ECHO, Word("x"), Told(), name="x")
    assert (2, 7, "pages") in told


def test_only_tasks_of_the_closed_list_are_found(tmp_path: Path) -> None:
    for name in ("os:system", "courtdesk.intake.child:main", "courtdesk.intake.prepare:gate"):
        with pytest.raises(LookupError):
            task.find(name)
    with open_door() as door, pytest.raises(Refused) as caught:
        ask(door, Task("os:system", Word, Word), Word(str(tmp_path)), Quiet(), name="x")
    assert caught.value.findings[0].code == "work-broke-off"


def test_every_room_of_the_closed_list_is_there() -> None:
    for room in task.ROOMS:
        import_module(room)


def test_every_task_names_a_function_with_its_types() -> None:
    from courtdesk.documents.bundle import orders  # noqa: PLC0415 - for this test alone.

    tasks = [
        one for room in (parts, orders) for one in vars(room).values() if isinstance(one, Task)
    ]
    assert len(tasks) >= 6
    for one in tasks:
        _, asked = task.find(one.name)
        assert asked is one.asked


def test_a_picture_too_large_for_the_memory_is_refused_by_name(tmp_path: Path) -> None:
    file = tmp_path / "wall.png"
    Image.new("RGB", (9000, 9000)).save(file)
    with open_door(Limits(memory_mb=320)) as door, pytest.raises(Refused) as caught:
        asked = Asked(file, "wall.png", "png", tmp_path / "out.pdf")
        ask(door, PREPARE, asked, Quiet(), name="wall.png")
    assert caught.value.findings[0].code == "work-needs-too-much-memory"
    assert caught.value.findings[0].where == "wall.png"


def test_a_file_with_more_pages_than_the_limit_is_refused_by_name(tmp_path: Path) -> None:
    file = tmp_path / "long.pdf"
    file.write_bytes(saved(plain(*("x",) * 12)))
    with open_door(Limits(pages=10)) as door, pytest.raises(Refused) as caught:
        ask(door, PREPARE, Asked(file, "long.pdf", "pdf", tmp_path / "o"), Quiet(), name="long.pdf")
    assert caught.value.findings[0].code == "too-many-pages"
    assert "12 pages" in caught.value.findings[0].says


def _noise(folder: Path) -> Path:
    file = folder / "noise.png"
    Image.effect_noise((1500, 1500), 90).save(file)
    return file


@LINUX
def test_a_file_that_grows_beyond_the_limit_is_refused_by_name(tmp_path: Path) -> None:
    asked = Asked(_noise(tmp_path), "noise.png", "png", tmp_path / "out.pdf")
    with open_door(Limits(file_mb=1)) as door, pytest.raises(Refused) as caught:
        ask(door, PREPARE, asked, Quiet(), name="noise.png")
    assert caught.value.findings[0].code == "work-writes-too-much"
    assert caught.value.findings[0].where == "noise.png"


@LINUX
def test_a_full_disk_is_nobodys_damage(tmp_path: Path) -> None:
    asked = Asked(_noise(tmp_path), "noise.png", "png", Path("/dev/full"))
    with open_door() as door, pytest.raises(Unavailable, match="no space"):
        ask(door, PREPARE, asked, Quiet(), name="noise.png")


def test_a_child_inherits_no_secrets() -> None:
    os.environ["COURTDESK_TEST_SECRET"] = "hush"  # noqa: S105 - it is no secret.
    try:
        with child("asked = os.environ.get('COURTDESK_TEST_SECRET', 'nothing')") as door:
            assert ask(door, ECHO, Word("x"), Quiet(), name="x") == Word("nothing")
    finally:
        del os.environ["COURTDESK_TEST_SECRET"]
