"""Bundles whole or not at all: refused, called off, killed, or not standing up to a check."""

import os
import random
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from courtdesk.documents.bundle import building
from courtdesk.documents.bundle.building import Built, build
from courtdesk.documents.bundle.orders import Bound
from courtdesk.documents.checked import Verdict
from courtdesk.domain.finding import Refused, Unavailable, stop
from courtdesk.domain.plan import Plan
from courtdesk.domain.progress import Cancelled, Quiet
from courtdesk.intake.shelf import digest
from tests.documents.bundles import NAME, one_part, plan
from tests.intake.hostile import cases


def built(folder: Path, what: Plan, name: str = NAME) -> Built:
    return build(what, folder / name, parts=folder / "parts", progress=Quiet())


@pytest.fixture
def bundle(tmp_path: Path) -> Built:
    """Two sections, five documents, eleven pages and an index."""
    return built(tmp_path, plan(tmp_path / "papers", {"A": (3, 1), "B": (2, 4, 1)}))


def test_pages_that_are_not_there_are_refused_and_nothing_is_written(tmp_path: Path) -> None:
    what = plan(tmp_path / "papers", {"A": (3,)})
    part = replace(what.documents[0], pages=((2, 4),))
    with pytest.raises(Refused) as caught:
        built(tmp_path, one_part(what, part))
    (finding,) = caught.value.findings
    assert (finding.code, finding.where) == ("page-range-outside", "A0.pdf")
    assert "ends with page 3" in finding.says
    assert not (tmp_path / NAME).exists()


def test_every_part_that_cannot_be_used_is_named_and_the_old_bundle_stays(tmp_path: Path) -> None:
    what = plan(tmp_path / "papers", {"A": (1, 1, 1)})
    good, locked, gone = what.documents
    hostile = {case.name: case.data for case in cases()}
    locked.file.write_bytes(hostile["user-aes.pdf"])
    gone.file.unlink()
    (tmp_path / NAME).write_bytes(b"the old bundle")
    with pytest.raises(Refused) as caught:
        built(tmp_path, what)
    assert [(one.code, one.where) for one in caught.value.findings] == [
        ("part-encrypted", locked.file.name),
        ("part-missing", gone.file.name),
    ]
    assert good.file.exists()
    assert (tmp_path / NAME).read_bytes() == b"the old bundle"
    assert [one.name for one in tmp_path.iterdir() if "making" in one.name] == []


def test_calling_off_is_quick_and_leaves_nothing(tmp_path: Path) -> None:
    what = plan(tmp_path / "papers", {"A": (60,) * 10})
    asked: list[float] = []

    class Later:
        def step(self, done: int, total: int, words: str) -> None:
            assert total == 100, words
            if done > 60 or asked:
                asked.append(time.monotonic())
                raise Cancelled

    with pytest.raises(Cancelled):
        build(what, tmp_path / NAME, parts=tmp_path / "parts", progress=Later())
    assert time.monotonic() - asked[0] < 1
    assert not (tmp_path / NAME).exists()
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_progress_grows_and_names_the_documents(tmp_path: Path) -> None:
    told: list[tuple[int, str]] = []

    class Listening:
        def step(self, done: int, total: int, words: str) -> None:
            assert 0 <= done <= total == 100
            told.append((done, words))

    what = plan(tmp_path / "papers", {"A": (1, 1)})
    build(what, tmp_path / NAME, parts=tmp_path / "parts", progress=Listening())
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert {"A0.pdf", "A1.pdf"} <= {words for _, words in told}
    assert told[-1] == (100, NAME)


def test_a_target_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    what = plan(tmp_path / "papers", {"A": (1,)})
    with pytest.raises(Unavailable, match="cannot be written"):
        build(what, tmp_path / "no" / NAME, parts=tmp_path / "parts", progress=Quiet())


def test_what_a_killed_build_left_is_swept_and_another_running_build_is_not(tmp_path: Path) -> None:
    what = plan(tmp_path / "papers", {"A": (1,)})
    left = tmp_path / f".{NAME}.12345.making"
    left.write_bytes(b"half")
    other = tmp_path / ".Other.pdf.12345.making"
    other.write_bytes(b"half")
    built(tmp_path, what)
    assert not left.exists()
    assert other.exists()


def test_a_build_killed_at_any_moment_leaves_the_old_bundle_or_the_new(tmp_path: Path) -> None:
    what = plan(tmp_path / "papers", {"A": (20,) * 5})
    wanted = built(tmp_path, what, "wanted.pdf").sha256
    program = (
        "import sys; from pathlib import Path; from courtdesk.domain.progress import Quiet;"
        "from tests.documents.bundles import plan; from courtdesk.documents.bundle.building import "
        f"build; what = plan(Path({str(tmp_path / 'papers')!r}), {{'A': (20,) * 5}});"
        "print('ready', flush=True);"
        f"build(what, Path({str(tmp_path / NAME)!r}), parts=Path({str(tmp_path / 'parts')!r}), "
        "progress=Quiet())"
    )
    chance = random.Random(7)
    (tmp_path / NAME).write_bytes(b"the old bundle")
    old = digest(tmp_path / NAME)
    ends = set()
    for _ in range(8):
        run = subprocess.Popen(
            [sys.executable, "-c", program], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
        )
        assert run.stdout is not None
        with run.stdout:
            run.stdout.readline()
        time.sleep(chance.uniform(0, 1.2))
        run.kill()
        run.wait()
        ends.add(digest(tmp_path / NAME))
    assert ends <= {old, wanted}
    assert built(tmp_path, what).sha256 == wanted
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


@pytest.mark.skipif(
    not hasattr(os, "fork"), reason="the system's calls are told by strace elsewhere"
)
def test_the_file_is_on_disk_before_it_is_renamed_and_the_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    real_sync, real_replace = os.fsync, Path.replace

    def sync(number: int) -> None:
        done.append("folder" if os.fstat(number).st_mode & 0o040000 else "file")
        real_sync(number)

    def replaced(self: Path, target: Path) -> Path:
        if target.name == NAME:
            done.append("rename")
        return real_replace(self, target)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(Path, "replace", replaced)
    built(tmp_path, plan(tmp_path / "papers", {"A": (1,)}))
    assert done == ["file", "rename", "folder"]


def test_a_bundle_that_does_not_stand_up_to_being_read_back_is_not_released(
    bundle: Built,
) -> None:
    bound = Bound(bundle.pages, bundle.rows)
    building.prove(bundle.checked, bound, NAME)
    broken = replace(bundle.checked, rules={**bundle.checked.rules, "EB-2": Verdict.NOT_MET})
    active = replace(bundle.checked, findings=(stop("bundle-active", "It acts."),))
    short = Bound(bundle.pages + 1, bundle.rows)
    for checked, wanted in ((broken, bound), (active, bound), (bundle.checked, short)):
        with pytest.raises(Refused) as caught:
            building.prove(checked, wanted, NAME)
        assert caught.value.findings[0].code == "bundle-not-proved"
