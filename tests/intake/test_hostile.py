"""Hostile and odd files: each ends accepted and clean, or refused by name; the child is told of
all of them, the parent opens none."""

import random
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from courtdesk.documents import convert
from courtdesk.domain.finding import Finding, Refused, Weight
from courtdesk.domain.progress import Progress, Quiet
from courtdesk.intake.cleaned import Converter, Source, clean_each
from courtdesk.intake.door import open_door
from courtdesk.intake.shelf import Cleaned
from tests.intake import clean
from tests.intake.hostile import Case, cases

CASES = cases()
A4 = {(595, 842), (842, 595)}


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Cleaned | Refused]:
    """What became of every file, all given to the door at once."""
    folder = tmp_path_factory.mktemp("hostile")
    for case in CASES:
        (folder / case.name).write_bytes(case.data)
    with open_door(most=2) as door:

        def turn(docx: Path, out: Path, progress: Progress) -> tuple[Finding, ...]:
            return convert.to_pdf(door, docx, out, progress).findings

        answers = clean_each(
            door,
            [Source(folder / case.name, case.name) for case in CASES],
            folder / "parts",
            Quiet(),
            converter=Converter("our own", turn),
        )
    return {case.name: answer for case, answer in zip(CASES, answers, strict=True)}


def test_there_are_many_and_no_name_twice() -> None:
    assert len(CASES) > 90
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", [one for one in CASES if one.refused], ids=lambda one: one.name)
def test_a_file_is_refused_by_name(case: Case, outcomes: Mapping[str, Cleaned | Refused]) -> None:
    answer = outcomes[case.name]
    assert isinstance(answer, Refused)
    (finding,) = answer.findings
    assert finding.code == case.refused
    assert finding.weight is Weight.STOP
    assert case.name in finding.says
    assert finding.where == case.name
    assert finding.remedy


@pytest.mark.parametrize(
    "case", [one for one in CASES if not one.refused], ids=lambda one: one.name
)
def test_a_file_is_accepted_and_comes_out_clean(
    case: Case, outcomes: Mapping[str, Cleaned | Refused]
) -> None:
    answer = outcomes[case.name]
    assert isinstance(answer, Cleaned), answer
    said = {finding.code for finding in answer.kept.report.findings}
    assert set(case.found) <= said
    assert answer.kept.report.pages == case.pages
    sizes = clean.sizes(answer.file)
    assert len(sizes) == case.pages
    assert set(sizes) <= A4
    assert clean.unclean(answer.file) == []
    assert case.shows in clean.words(answer.file)
    if case.hides:
        assert case.hides not in clean.words(answer.file)
        assert case.hides.encode() not in answer.file.read_bytes()


def test_the_parent_opened_none_of_them(outcomes: Mapping[str, Cleaned | Refused]) -> None:
    assert outcomes
    script = (
        "import sys; from pathlib import Path;"
        "from courtdesk.documents.bundle import building, checking;"
        "from courtdesk.intake import cleaned;"
        "opened = {'pikepdf', 'pypdf', 'pypdfium2', 'PIL', 'reportlab'} & set(sys.modules);"
        "sys.exit(', '.join(sorted(opened)) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def spoilt(data: bytes, chance: random.Random) -> bytes:
    """A file after bytes of it were changed, lost, doubled or put in."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 3, 10, 40))):
        place = chance.randrange(len(made) + 1)
        match chance.randrange(4):
            case 0:
                made[place : place + 1] = bytes([chance.randrange(256)])
            case 1:
                del made[place : place + chance.randrange(1, 30)]
            case 2:
                made[place:place] = chance.randbytes(chance.randrange(1, 12))
            case _:
                start = chance.randrange(len(made) + 1)
                made[place:place] = made[start : start + chance.randrange(1, 80)]
    return bytes(made)


def test_spoilt_files_end_clean_or_refused_and_no_child_dies_of_them(tmp_path: Path) -> None:
    chance = random.Random(20261215)
    whole = [case for case in CASES if 0 < len(case.data) < 100_000]
    sources = []
    for number in range(200):
        case = chance.choice(whole)
        file = tmp_path / f"{number}-{case.name}"
        file.write_bytes(spoilt(case.data, chance))
        sources.append(Source(file, file.name))
    with open_door(most=2) as door:
        answers = clean_each(door, sources, tmp_path / "parts", Quiet())
    good = [answer for answer in answers if isinstance(answer, Cleaned)]
    assert 20 < len(good) < 180
    for part in good:
        assert clean.unclean(part.file) == []
        assert set(clean.sizes(part.file)) <= A4
    for source, answer in zip(sources, answers, strict=True):
        if isinstance(answer, Refused):
            assert {one.where for one in answer.findings} == {source.name}
            assert not any(one.code.startswith("work-") for one in answer.findings)
