"""How fast the post reads, beside a bare ``csv.reader`` over the same file in the same run."""

import csv
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from courtdesk.domain.progress import Quiet
from courtdesk.imports import post
from courtdesk.imports.tally import Tally
from courtdesk.paths import shipped

LINES = 200_000
MOST_TIMES_BARE = 25
CODES = ("DBR", "RHB", "RUC", "RDD", "DSC", "RCP")
COLUMNS = (
    "prop_ref,tag_ref,rentgroup,post_year,post_prdno,tenure,trans_type,trans_src,real_value,"
    "post_date,trans_ref,id"
)


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lines of a fictional council's 4,000 accounts, as its housing system writes them."""
    path = tmp_path_factory.mktemp("bench") / "rent.csv"
    start = date(2022, 4, 4)
    with path.open("w", encoding="utf-8") as stream:
        stream.write(COLUMNS + "\n")
        for n in range(LINES):
            on = start + timedelta(days=n * 7 % 1_400)
            pounds, pence = n % 97, n * 31 % 100
            stream.write(
                f"{n % 4_000:08}    ,{n % 4_000:06}/01  ,RSE,{on.year},{n % 52},SEC,"
                f"{CODES[n % 6]},   ,{pounds}.{pence:02},{on} 00:00:00,R{n:08}   ,{n}\n"
            )
    return path


def _seconds(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _bare(path: Path) -> None:
    with path.open(newline="", encoding="utf-8") as stream:
        for _ in csv.reader(stream):
            pass


def test_lines_are_read_checked_and_counted_at_council_scale(
    export: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    formats = post.formats(shipped() / "resources" / "imports")
    tally = Tally()

    def whole() -> None:
        recognised = post.recognise(export, formats)
        assert recognised.format is not None
        for _ in tally.through(
            post.read_export(export, recognised.format, date(2026, 6, 1), Quiet())
        ):
            pass

    bare, read = _seconds(lambda: _bare(export)), _seconds(whole)
    summary = tally.summary()
    with capsys.disabled():
        sys.stdout.write(
            f"\npost: {LINES / read:,.0f} lines a second, "
            f"a million in {read * 10**6 / LINES:.1f} s; "
            f"{read / bare:.1f} times a bare csv.reader ({bare:.2f} s for {LINES:,})\n"
        )
    assert (summary.lines, summary.accounts, summary.findings) == (LINES, 4_000, ())
    assert read < bare * MOST_TIMES_BARE
