"""How fast papers are made: a statement, a schedule, a list day's worth of both."""

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from courtdesk.documents import description
from courtdesk.documents.convert import to_pdf
from courtdesk.documents.schedule_pdf import draw_schedule
from courtdesk.documents.template import fill
from courtdesk.documents.variables import Context, prepare
from courtdesk.domain.progress import Quiet
from courtdesk.intake.door import Door, open_door, warm
from courtdesk.rules import open_rulebook
from tests.documents import cases

STATEMENT_MS = 150
STATEMENT_PDF_MS = 1500
SCHEDULE_PDF_MS = 500
LONG_TABLE_MS = 1000
ROUNDS = 7


@pytest.fixture(scope="module")
def context() -> Context:
    """A plain case."""
    file = cases.plain()
    return prepare(file, cases.drafted(file), open_rulebook()[0])


@pytest.fixture(scope="module")
def door() -> Iterator[Door]:
    """A door whose child is at hand, as it is after the first paper of a day."""
    with open_door() as door:
        warm(door)
        yield door


def median_ms(work: Callable[[], object]) -> int:
    """The median time of a few rounds, after one that warms up."""
    work()
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return round(statistics.median(times) * 1000)


def test_a_statement_is_made_before_anyone_looks_up(
    door: Door, context: Context, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    docx, pdf = tmp_path / "s.docx", tmp_path / "s.pdf"
    one = description.template("witness-statement")
    word = median_ms(lambda: fill(door, one, context, docx, Quiet()))
    made = median_ms(lambda: to_pdf(door, docx, pdf, Quiet()))
    drawn = median_ms(lambda: draw_schedule(context, pdf))
    with capsys.disabled():
        print(f"\n  statement {word} ms, its PDF {made} ms; schedule drawn {drawn} ms")  # noqa: T201 - a bench speaks.
    assert word <= STATEMENT_MS
    assert made <= STATEMENT_PDF_MS
    assert drawn <= SCHEDULE_PDF_MS


def test_five_hundred_rows_are_no_trouble(
    door: Door, context: Context, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    schedule = replace(context.schedule, lines=context.schedule.lines[:1] * 500)
    long = replace(context, schedule=schedule)
    one = description.template("arrears-schedule")
    word = median_ms(lambda: fill(door, one, long, tmp_path / "s.docx", Quiet()))
    drawn = median_ms(lambda: draw_schedule(long, tmp_path / "s.pdf"))
    with capsys.disabled():
        print(f"\n  500 rows in Word {word} ms, drawn {drawn} ms")  # noqa: T201 - a bench speaks.
    assert word <= LONG_TABLE_MS
    assert drawn <= SCHEDULE_PDF_MS
