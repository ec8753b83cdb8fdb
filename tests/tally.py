"""What a test run ran and what it left out: its last line says so, and the set-up script is told.

PostgreSQL is counted by itself, since a run without it has proved only half of the record.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any, Protocol, cast

import pytest

COUNTED = "postgresql"


class _Node(Protocol):
    """A worker's end as the distributing plug-in hands it over."""

    workeroutput: dict[str, Any]


class Tally:
    """Counts results as they come in, whichever worker they come from."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.results: Counter[str] = Counter()
        self.on_postgresql = 0
        self.skipped: Counter[str] = Counter()
        self.left_out: Counter[str] = Counter()

    def pytest_deselected(self, items: list[pytest.Item]) -> None:
        """Count what the command line leaves out."""
        for item in items:
            marked = item.get_closest_marker(COUNTED) is not None
            self.left_out["on PostgreSQL" if marked else "elsewhere"] += 1

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count a test's call, or whatever kept it from being called."""
        if report.when == "call" or report.outcome != "passed":
            self.results[report.outcome] += 1
            self.on_postgresql += COUNTED in report.keywords
        if report.skipped and isinstance(report.longrepr, tuple):
            self.skipped[report.longrepr[2].removeprefix("Skipped: ")] += 1

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Hand a worker's count to the one that asked, or write it where it is wanted."""
        output = getattr(session.config, "workeroutput", None)
        if output is not None:
            output["left_out"] = dict(self.left_out)
            return
        where = session.config.getoption("--tally")
        if where:
            told = {"run": self.run(), "not_run": self.not_run()}
            Path(where).write_text(json.dumps(told), encoding="utf-8")

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: object) -> None:
        """Take a worker's count; every worker leaves out the same."""
        output = getattr(cast("_Node", node), "workeroutput", {})
        self.left_out |= Counter(output.get("left_out", {}))

    @pytest.hookimpl(trylast=True)
    def pytest_unconfigure(self) -> None:
        """Say in the last line of all what was run and what was not."""
        if self.results and not hasattr(self.config, "workeroutput"):
            left = "; ".join(self.not_run())
            words = f"Run: {self.run()}. Not run: {left or 'nothing was left out'}."
            self.config.get_terminal_writer().line(words)

    def run(self) -> str:
        """What was run, in words."""
        run = self.results["passed"] + self.results["failed"]
        return f"{_tests(run)} ({self.on_postgresql or 'none'} on PostgreSQL)"

    def not_run(self) -> list[str]:
        """What was not run, and why."""
        asked = [f"{_tests(n)} {where}, not asked for" for where, n in self.left_out.items()]
        return asked + [f"{_tests(n)}: {why}" for why, n in self.skipped.items()]


def _tests(number: int) -> str:
    return f"{number} test{'' if number == 1 else 's'}"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the set-up script name the file in which it wants to be told."""
    parser.addoption("--tally", metavar="FILE", help="write what was run and what not to FILE")


def pytest_configure(config: pytest.Config) -> None:
    """Begin to count."""
    config.pluginmanager.register(Tally(config), "courtdesk-tally")
