"""What is written down when something goes wrong holds nothing of anybody."""

import logging
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from courtdesk import faults
from courtdesk.domain.money import Money

PRIVATE = "Ms Siân O'Neil & <Sons>, 12 Acacia Road"


def caught(error: Exception, behind: Exception | None = None) -> Exception:
    """An error that was raised and has its places."""
    try:
        raise error from behind
    except type(error) as found:
        return found


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    path = faults.begin_log(tmp_path / "log")
    yield path
    faults.end_log()


def test_a_line_of_ours_keeps_its_figures_and_nothing_else(log: Path) -> None:
    ours = logging.getLogger("courtdesk.ui.shell")
    ours.info("Opened %d cases for %s in %s, owing %s", 12, PRIVATE, Path("/etc/x"), Money(5))
    text = log.read_text("utf-8")
    assert "Opened 12 cases for [kept out] in [kept out], owing [kept out]" in text
    assert "Acacia" not in text


def test_of_other_libraries_only_the_place_is_kept(
    log: Path, expected_log: Callable[[str], None]
) -> None:
    expected_log("sqlalchemy.*Acacia")
    logging.getLogger("sqlalchemy.engine").warning("SELECT 'x' WHERE name = '%s'", PRIVATE)
    text = log.read_text("utf-8")
    assert "sqlalchemy.engine: [kept out] (line " in text
    assert "Acacia" not in text
    assert "SELECT" not in text


def test_an_error_in_the_log_is_places_and_kinds(
    log: Path, expected_log: Callable[[str], None]
) -> None:
    expected_log("It failed")
    logging.getLogger("courtdesk").error("It failed", exc_info=caught(ValueError(PRIVATE)))
    text = log.read_text("utf-8")
    assert "builtins.ValueError" in text
    assert "test_faults" in text
    assert "Acacia" not in text
    assert "Traceback" not in text


def test_a_message_that_is_no_text_is_kept_out(log: Path) -> None:
    logging.getLogger("courtdesk").info(Money(5))
    assert "[kept out]" in log.read_text("utf-8")


def test_a_report_names_the_whole_chain_of_errors_and_no_words_of_theirs(
    tmp_path: Path, expected_log: Callable[[str], None]
) -> None:
    expected_log("report 1$")
    error = caught(RuntimeError(PRIVATE), behind=caught(KeyError(PRIVATE)))
    path = faults.write_report(error, tmp_path)
    text = path.read_text("utf-8")
    assert text.index("RuntimeError") < text.index("behind it:") < text.index("KeyError")
    assert f"Python {sys.version_info.major}." in text
    assert "Acacia" not in text
    assert str(tmp_path) not in text


def test_an_error_that_goes_round_in_a_circle_is_written_once() -> None:
    error = ValueError()
    error.__cause__ = other = KeyError()
    other.__cause__ = error
    assert faults.places(error) == ["builtins.ValueError", "behind it:", "builtins.KeyError"]


def test_reports_are_numbered_and_do_not_fill_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected_log: Callable[[str], None]
) -> None:
    expected_log(r"report \d$")
    monkeypatch.setattr(faults, "MOST_REPORTS", 3)
    names = [faults.write_report(ValueError(), tmp_path).name for _ in range(5)]
    assert names == ["report-001.txt", "report-002.txt", *["report-3.txt"] * 3]


def test_beginning_the_log_twice_writes_every_line_once(tmp_path: Path) -> None:
    faults.begin_log(tmp_path)
    path = faults.begin_log(tmp_path)
    logging.getLogger("courtdesk").info("Once")
    faults.end_log()
    logging.getLogger("courtdesk").info("After")
    text = path.read_text("utf-8")
    assert text.count("Once") == 1
    assert "After" not in text


def test_where_the_folder_cannot_be_written_in_the_report_goes_elsewhere(
    tmp_path: Path, expected_log: Callable[[str], None]
) -> None:
    expected_log("report 1$")
    in_the_way = tmp_path / "log"
    in_the_way.write_text("a file where the folder should be", "utf-8")
    path = faults.write_report(ValueError(), in_the_way / "reports")
    assert path.exists()
    assert tmp_path not in path.parents
    path.unlink()
    path.parent.rmdir()
