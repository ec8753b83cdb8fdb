"""One sample file of each layout, read to golden rows and findings."""

import json
from pathlib import Path

import pytest

from courtdesk.domain import plain
from courtdesk.domain.finding import Finding
from courtdesk.domain.money import Money, total
from courtdesk.domain.progress import Quiet
from courtdesk.imports import post
from courtdesk.imports.format import Answer, TransactionRow
from courtdesk.imports.tally import Tally
from tests.imports.reading import TODAY

HERE = Path(__file__).parent
SAMPLES = sorted((HERE / "samples").glob("*.csv"))
EXPECTED = {
    "nec-ltra": "nec-ltra",
    "nec-ltra-load": "nec-ltra",
    "universal-housing": "universal-housing",
    "universal-housing-rtrans": "universal-housing",
    "universal-housing-tenancies": "universal-housing-tenancies",
}


def _written(answers: list[Answer]) -> str:
    lines = [
        json.dumps({type(one).__name__: plain.plain(one)}, ensure_ascii=False) for one in answers
    ]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_read_as_its_golden_rows(
    sample: Path, shipped_formats: post.Formats, pytestconfig: pytest.Config
) -> None:
    recognised = post.recognise(sample, shipped_formats)
    assert recognised.format is not None
    assert recognised.format.name == EXPECTED[sample.stem]
    assert recognised.findings == ()
    written = _written(list(post.read_export(sample, recognised.format, TODAY, Quiet())))
    golden = HERE / "golden" / f"{sample.stem}.jsonl"
    if pytestconfig.getoption("--accept"):
        golden.write_text(written, encoding="utf-8")
    assert written == golden.read_text(encoding="utf-8")


def test_every_layout_shipped_has_a_sample(shipped_formats: post.Formats) -> None:
    assert {one.name for one in shipped_formats.known} == set(EXPECTED.values())
    assert {path.stem for path in SAMPLES} == set(EXPECTED)


def test_a_sample_is_the_same_to_the_penny_through_the_tally(shipped_formats: post.Formats) -> None:
    sample = HERE / "samples" / "universal-housing.csv"
    tally = Tally()
    answers = list(
        tally.through(
            post.read_export(sample, shipped_formats.named("universal-housing"), TODAY, Quiet())
        )
    )
    rows = [one for one in answers if isinstance(one, TransactionRow)]
    summary = tally.summary()
    assert summary.lines == len(rows) == 13
    assert summary.debits + summary.credits == total([one.line.amount for one in rows])
    assert dict(summary.closing) == {"000015/01": Money(56349), "000016/01": Money(-28777)}
    assert [one.code for one in summary.findings] == ["unknown-code"]
    assert next(one for one in answers if isinstance(one, Finding)) == summary.findings[0]
