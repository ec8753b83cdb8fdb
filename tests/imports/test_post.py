"""The post's own door: formats found, files recognised, and formats that misbehave."""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

import courtdesk.imports
from courtdesk.domain.finding import Finding, Refused, Unavailable, Weight, note, stop
from courtdesk.domain.ledger import Kind, Line
from courtdesk.domain.money import Money
from courtdesk.domain.progress import Cancelled, Progress, Quiet
from courtdesk.imports import post
from courtdesk.imports.format import Answer, BadRow, Recognition, Sureness, TransactionRow
from tests.imports.reading import LAYOUTS, TODAY, Read

HEADINGS = "tag_ref,trans_type,real_value,post_date\n"
GOOD = "000015/01,DBR,112.50,06/04/2026\n"
ROW = TransactionRow(2, "1", Line(date(2026, 4, 6), Money(1), Kind.RENT, "DBR"))


@dataclass(frozen=True)
class Odd:
    """A format that answers whatever a test wants."""

    answers: tuple[object, ...] = ()
    fails: Exception | None = None
    recognition: object = Recognition(Sureness.SURE, "It is mine.")
    name: str = "odd"
    words: str = "An odd one"

    def recognise(self, path: Path) -> Recognition:
        del path
        if self.fails is not None:
            raise self.fails
        return self.recognition  # type: ignore[return-value]  # the very fault looked for.

    def read(self, path: Path, progress: Progress) -> Iterator[Answer]:
        del path, progress
        yield from self.answers  # type: ignore[misc]  # the very fault looked for.
        if self.fails is not None:
            raise self.fails


def _file(folder: Path, content: str = HEADINGS + GOOD) -> Path:
    path = folder / "rent.csv"
    path.write_text(content, encoding="utf-8")
    return path


def _read(path: Path, one: object) -> Read:
    return Read(tuple(post.read_export(path, one, TODAY, Quiet())))  # type: ignore[arg-type]  # as above.


def test_the_shipped_formats_are_found_by_walking(shipped_formats: post.Formats) -> None:
    assert [one.name for one in shipped_formats.known] == sorted(
        path.stem for path in LAYOUTS.glob("*.toml")
    )
    assert shipped_formats.findings == ()
    assert all(one.words for one in shipped_formats.known)


def test_a_format_is_had_by_its_name_or_refused_with_those_there_are(
    shipped_formats: post.Formats,
) -> None:
    assert shipped_formats.named("nec-ltra").name == "nec-ltra"
    with pytest.raises(Refused) as refused:
        shipped_formats.named("orchard")
    assert refused.value.findings[0].code == "unknown-format"
    assert "universal-housing" in refused.value.findings[0].remedy


def test_the_offices_own_layout_stands_in_for_a_shipped_one_and_a_broken_one_is_told(
    tmp_path: Path,
) -> None:
    own = (LAYOUTS / "universal-housing.toml").read_text(encoding="utf-8")
    (tmp_path / "universal-housing.toml").write_text(
        own.replace('Basic rent"', 'Rent of our own"'), encoding="utf-8"
    )
    (tmp_path / "broken.toml").write_text("rows = 3\n", encoding="utf-8")
    (tmp_path / "gone.toml").symlink_to(tmp_path / "nowhere.toml")
    found = post.formats(LAYOUTS, tmp_path)
    assert [one.name for one in found.known] == [
        "nec-ltra", "universal-housing", "universal-housing-tenancies"
    ]  # fmt: skip
    assert {one.where.partition(",")[0] for one in found.findings} == {"broken.toml", "gone.toml"}
    assert "layout-out-of-reach" in {one.code for one in found.findings}
    path = _file(tmp_path)
    got = _read(path, found.named("universal-housing"))
    assert got.lines[0].line.text == "Rent of our own"


def test_a_file_no_layout_knows_is_told_with_what_each_lacks(
    tmp_path: Path, shipped_formats: post.Formats
) -> None:
    said = post.recognise(_file(tmp_path, "one,two\n1,2\n"), shipped_formats)
    assert said.format is None
    (finding,) = said.findings
    assert finding.code == "format-not-recognised"
    for one in shipped_formats.known:
        assert one.words in finding.says
    assert "the account number" in finding.says


def test_a_file_that_nearly_fits_one_format_is_that_one(
    tmp_path: Path, shipped_formats: post.Formats
) -> None:
    path = _file(tmp_path, HEADINGS.replace("trans_type", "kind of line") + GOOD)
    said = post.recognise(path, shipped_formats)
    assert said.format is not None
    assert said.format.name == "universal-housing"
    assert dict(said.answers)["universal-housing"].sure is Sureness.PERHAPS
    assert [one.code for one in _read(path, said.format).findings] == ["column-missing"]


def test_a_file_that_fits_two_formats_is_asked_about(
    tmp_path: Path, shipped_formats: post.Formats
) -> None:
    both = "tag_ref,trans_type,real_value,post_date,cot,rent\n1,DBR,1.00,06/04/2026,,1.00\n"
    said = post.recognise(_file(tmp_path, both), shipped_formats)
    assert said.format is None
    (finding,) = said.findings
    assert finding.code == "format-not-clear"
    assert "(universal-housing)" in finding.says
    assert "(universal-housing-tenancies)" in finding.says


def test_a_workbook_named_csv_is_told_as_what_it_is(
    tmp_path: Path, shipped_formats: post.Formats
) -> None:
    path = tmp_path / "rent.csv"
    path.write_bytes(b"PK\x03\x04 xl/workbook.xml")
    said = post.recognise(path, shipped_formats)
    assert said.format is None
    assert [one.code for one in said.findings] == ["not-a-table"]


@pytest.mark.parametrize("kind", ["gone", "folder", "closed"])
def test_a_file_out_of_reach_is_said_to_be(
    kind: str, tmp_path: Path, shipped_formats: post.Formats
) -> None:
    path = tmp_path / "rent.csv"
    if kind == "folder":
        path.mkdir()
    if kind == "closed":
        if os.name == "nt" or os.geteuid() == 0:
            path = Path("/proc/self/mem")  # What even root may not read from its beginning.
        else:
            path.touch(mode=0o000)
    for ask in (
        lambda: post.recognise(path, shipped_formats),
        lambda: _read(path, shipped_formats.known[0]),
        lambda: post.digest(path),
    ):
        with pytest.raises(Unavailable) as unavailable:
            ask()
        assert path.name in unavailable.value.what
        assert unavailable.value.try_next


@pytest.mark.parametrize(
    "answer",
    [
        None,
        "a row",
        (2, "1"),
        TransactionRow("2", "1", ROW.line),  # type: ignore[arg-type]  # the fault looked for.
        TransactionRow(2, "1", Line(date(2026, 4, 6), 1.0, Kind.RENT, "D")),  # type: ignore[arg-type]  # as above.
        TransactionRow(2, "1", Line("2026-04-06", Money(1), Kind.RENT, "D")),  # type: ignore[arg-type]  # as above.
        TransactionRow(2, "1", Line(date(2026, 4, 6), Money(1), "rent", "D")),  # type: ignore[arg-type]  # as above.
        BadRow(2, "raw", "a finding"),  # type: ignore[arg-type]  # as above.
    ],
)
def test_an_answer_that_is_none_is_a_finding_and_nothing_after_it_is_taken(
    answer: object, tmp_path: Path
) -> None:
    got = _read(_file(tmp_path), Odd((ROW, answer, ROW)))
    assert got.lines == [ROW]
    assert [(one.code, one.weight) for one in got.findings] == [("format-failed", Weight.STOP)]


@pytest.mark.parametrize("error", [ValueError("Ms Madeup owes"), OSError("share"), MemoryError()])
def test_a_format_that_fails_never_takes_the_program_down(
    error: Exception, tmp_path: Path, shipped_formats: post.Formats
) -> None:
    path = _file(tmp_path)
    got = _read(path, Odd((ROW,), error))
    assert got.lines == [ROW]
    (finding,) = got.findings
    assert finding.code == "format-failed"
    assert "Madeup" not in finding.says
    said = post.recognise(path, post.Formats((*shipped_formats.known, Odd((), error))))
    assert said.format is not None
    assert [one.code for one in said.findings] == ["format-not-usable"]


def test_a_recognition_that_is_none_is_a_finding(
    tmp_path: Path, shipped_formats: post.Formats
) -> None:
    odd = Odd(recognition=True)
    said = post.recognise(_file(tmp_path), post.Formats((*shipped_formats.known, odd)))
    assert said.format is shipped_formats.named("universal-housing")
    assert [one.code for one in said.findings] == ["format-not-usable"]


def test_a_format_may_refuse_in_its_own_words(tmp_path: Path) -> None:
    refused = Refused(stop("no-lines", "Nothing in it."))
    assert _read(_file(tmp_path), Odd((), refused)).findings == [*refused.findings]
    own = note("page-text", "One row.")
    assert _read(_file(tmp_path), Odd((own,))).findings == [own]


PACKAGE = """
from pathlib import Path
from courtdesk.imports.format import Recognition, Sureness

class Ours:
    name = "{name}"
    words = "Ours"
    def recognise(self, path):
        return Recognition(Sureness.NO, "Never.")
    def read(self, path, progress):
        yield from ()

{offers}
"""


def test_an_installed_package_may_offer_formats_and_a_broken_one_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = []
    for module, offers in {
        "ours_good": "FORMAT = Ours()",
        "ours_many": "FORMAT = (Ours(),)",
        "ours_same": "FORMAT = Ours()",
        "ours_none": "FORMAT = 7",
        "ours_fails": "raise RuntimeError('no licence')",
    }.items():
        name = "ours_good" if module == "ours_same" else module
        (tmp_path / f"{module}.py").write_text(PACKAGE.format(name=name, offers=offers))
        entries.append(f"{module} = {module}:FORMAT")
    info = tmp_path / "ours-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: ours\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("\n".join([f"[{post.ENTRY_POINTS}]", *entries]))
    monkeypatch.syspath_prepend(tmp_path)
    found = post.formats(LAYOUTS)
    assert {"ours_good", "ours_many"} <= {one.name for one in found.known}
    assert [one.code for one in found.findings] == ["format-not-usable"] * 3
    told = " ".join(one.says for one in found.findings)
    assert all(module in told for module in ("ours_same", "ours_none", "ours_fails"))
    for module in ("ours_good", "ours_many", "ours_same", "ours_none"):
        sys.modules.pop(module)


def test_a_module_of_the_post_may_offer_a_format(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "strange.py").write_text(
        PACKAGE.format(name="strange", offers="FORMATS = (Ours(),)")
    )
    monkeypatch.setattr(courtdesk.imports, "__path__", [*courtdesk.imports.__path__, str(tmp_path)])
    found = post.formats(LAYOUTS)
    assert "strange" in {one.name for one in found.known}
    assert found.findings == ()
    sys.modules.pop("courtdesk.imports.strange")


@dataclass
class Stopping:
    """A progress that stops after so many steps, and remembers what it was told."""

    after: int
    told: list[tuple[int, int, str]]

    def step(self, done: int, total: int, words: str) -> None:
        self.told.append((done, total, words))
        if len(self.told) > self.after:
            raise Cancelled


def test_reading_tells_how_far_it_is_and_stops_when_asked(
    tmp_path: Path, shipped_formats: post.Formats
) -> None:
    path = _file(tmp_path, HEADINGS + GOOD * 40_000)
    before = path.read_bytes()
    progress = Stopping(2, [])
    taken = 0
    with pytest.raises(Cancelled):
        for _ in post.read_export(
            path, shipped_formats.named("universal-housing"), TODAY, progress
        ):
            taken += 1
    assert 0 < taken < 40_000
    assert all(total == path.stat().st_size for _, total, _ in progress.told)
    assert [done for done, _, _ in progress.told] == sorted(done for done, _, _ in progress.told)
    assert progress.told[0][2] == "Reading rent.csv"
    assert path.read_bytes() == before


def test_a_file_written_to_while_it_is_read_is_a_stop(
    tmp_path: Path, shipped_formats: post.Formats
) -> None:
    path = _file(tmp_path, HEADINGS + GOOD * 3)
    answers: list[Answer] = []
    for answer in post.read_export(
        path, shipped_formats.named("universal-housing"), TODAY, Quiet()
    ):
        if not answers:
            with path.open("a", encoding="utf-8") as stream:
                stream.write(GOOD)
        answers.append(answer)
    last = answers[-1]
    assert isinstance(last, Finding)
    assert (last.code, last.weight) == ("file-changed", Weight.STOP)


def test_the_same_bytes_have_the_same_digest(tmp_path: Path) -> None:
    one, other = tmp_path / "a.csv", tmp_path / "b.csv"
    one.write_text(GOOD)
    other.write_text(GOOD)
    assert post.digest(one) == post.digest(other)
    other.write_text(GOOD + GOOD)
    assert post.digest(one) != post.digest(other)
