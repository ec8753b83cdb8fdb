"""Setting up says exactly what is missing and how to get it, and does nothing twice."""

import subprocess
import sys
from pathlib import Path

import pytest

from installer import bootstrap, environment, machine

ROOT = Path(__file__).resolve().parents[1]
NOWHERE = machine.Need(
    "no-such-package", "nothing at all", library="libnosuch.so.9", program="no-such-program"
)


def run(*asked: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "installer" / "bootstrap.py"), *asked],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )


def test_what_is_there_is_seen_by_any_of_its_signs(tmp_path: Path) -> None:
    (tmp_path / "15" / "bin").mkdir(parents=True)
    (tmp_path / "15" / "bin" / "initdb").touch()
    by_file = NOWHERE._replace(files=(f"{tmp_path}/*/bin/initdb",))
    by_program = NOWHERE._replace(program=sys.executable)
    assert machine.missing((NOWHERE, by_file, by_program)) == (NOWHERE,)


@pytest.mark.skipif(machine.WINDOWS, reason="shared libraries are named otherwise there")
def test_a_shared_library_is_seen_by_its_name() -> None:
    assert machine.is_here(NOWHERE._replace(library="libc.so.6"))


def test_what_is_missing_is_told_as_a_line_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: "/usr/bin/apt-get")
    other = NOWHERE._replace(package="another-package")
    assert machine.how_to_get((NOWHERE, other)).strip() == (
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends"
        " no-such-package another-package"
    )


def test_what_cannot_be_had_is_told_and_not_tried_where_apt_is_not_allowed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    assert machine.obtain((NOWHERE,)) == (NOWHERE,)


def test_a_python_without_its_own_folders_says_which_package_brings_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(machine.Stuck, match=r"python3\.\d+-venv"):
        machine.provide_venv()


def test_a_python_too_old_says_what_to_install_where_no_newer_one_is_found(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    assert bootstrap.main(["setup"]) == machine.UNAVAILABLE
    assert "needs Python 3.11 or newer; this is 3.9.2" in capsys.readouterr().err


def test_every_need_has_a_sign_and_a_reason() -> None:
    for need in machine.FOR_TEST:
        assert need.why
        assert need.library or need.program or need.files, need.package


def test_a_vital_need_stops_the_tests_and_another_does_not(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    bootstrap.provide_machine((NOWHERE,), vital=True)
    assert "no-such-package\nGoing on without." in capsys.readouterr().out
    with pytest.raises(machine.Stuck, match="no-such-package"):
        bootstrap.provide_machine((NOWHERE._replace(vital=True),), vital=True)
    bootstrap.provide_machine((NOWHERE._replace(vital=True),), vital=False)


@pytest.mark.parametrize(
    ("said", "advice"),
    [
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES from the file", "cache purge"),
        ("SSLError: [SSL: CERTIFICATE_VERIFY_FAILED]", "certificate file"),
        ("OSError: [Errno 28] No space left on device", "The disk is full"),
        ("Failed to establish a new connection", "reaches the network"),
        ("something never seen before", "Remove the folder .venv"),
    ],
)
def test_what_pip_says_is_followed_by_what_to_do(said: str, advice: str) -> None:
    why = environment._why(said)
    assert why.startswith(said)
    assert advice in why


def test_the_last_line_tells_what_failed_and_what_was_left_out(
    capsys: pytest.CaptureFixture[str],
) -> None:
    left_out = ("3 tests: LibreOffice is not installed",)
    told = [bootstrap.Told("mypy", 0), bootstrap.Told("12 tests together", 1, left_out)]
    assert bootstrap.tell(told) == 1
    assert capsys.readouterr().out.strip() == (
        "Run: mypy, 12 tests together. Not run: 3 tests: LibreOffice is not installed."
        " FAILED: 12 tests together."
    )


def test_every_command_is_told_and_any_other_refused() -> None:
    told = run("--help").stdout
    assert all(command in told for command in ("demo", "test", "check", "setup", "lock"))
    assert run("mend").returncode == 2
    assert run().returncode == 2
    assert run("setup", "--mend").returncode == 2


def test_the_machines_that_run_the_tests_run_the_same_command() -> None:
    script = ROOT / ".ci" / "run"
    words = script.read_text(encoding="utf-8")
    assert "exec python3 installer/bootstrap.py test" in words
    assert machine.WINDOWS or script.stat().st_mode & 0o111
