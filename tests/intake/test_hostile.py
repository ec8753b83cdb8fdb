"""Hostile and odd files: each ends accepted and clean, or refused by name; the child is told of
all of them, the parent opens none."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from courtdesk.documents import convert
from courtdesk.domain.finding import Finding, Refused, Weight
from courtdesk.domain.progress import Progress, Quiet
from courtdesk.intake.cleaned import Cleaned, Converter, Source, clean_each
from courtdesk.intake.door import open_door
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
