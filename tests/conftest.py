"""What every test can count on: the same examples each time, no screen, and a strict house.

``tests/strict.py`` watches the log, threads and the network; ``tests/postgres.py`` lends a
PostgreSQL server; ``tests/tally.py`` says what was run and what was not.
"""

import os
from collections.abc import Callable
from pathlib import Path

# Before anything imports Qt: the window is drawn, and shown to nobody.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import HealthCheck, settings

from installer import machine

pytest_plugins = [
    "tests.strict",
    "tests.postgres",
    "tests.tally",
    "tests.record",
    "tests.samples",
    "pytester",
]

ALONE = "alone"  # The mark, and the folder by nature, of tests that measure time.

settings.register_profile(
    "ci",
    derandomize=True,
    database=None,
    max_examples=50,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("long", parent=settings.get_profile("ci"), derandomize=False)
settings.register_profile("long", parent=settings.get_profile("long"), max_examples=2000)
settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Options of our own."""
    parser.addoption("--accept", action="store_true", help="rewrite the golden files as they are")
    parser.addoption(
        "--part",
        choices=("all", "together", ALONE),
        default="all",
        help="only tests that bear company, or only those that need the machine to themselves",
    )


def pytest_configure(config: pytest.Config) -> None:
    """The marks besides those of ``pyproject.toml``."""
    config.addinivalue_line("markers", f"{ALONE}: needs the machine to itself, as it measures time")
    config.addinivalue_line(
        "markers", "needs(package): left out where the machine lacks that package of Debian's"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the part that is asked for, and leave out what the machine has not the means for.

    The bench measures time and is alone by nature. PostgreSQL is not among the means that may
    lack: without it a run fails, or is asked to go without.
    """
    means = (*machine.PROVING, machine.TESSERACT)
    known = {need.package for need in means}
    lacking = {need.package for need in machine.missing(means)}
    for item in items:
        if "bench" in item.path.parts:
            item.add_marker(ALONE)
        if item.get_closest_marker("render"):
            item.add_marker(pytest.mark.needs(machine.LIBREOFFICE.package))
        for mark in item.iter_markers("needs"):
            assert mark.args[0] in known, f"{item.nodeid} needs what set-up does not know of"
            if mark.args[0] in lacking:
                item.add_marker(pytest.mark.skip(f"{mark.args[0]} is not installed"))
    part = config.getoption("--part")
    if part != "all":
        alone = part == ALONE
        items[:] = [item for item in items if bool(item.get_closest_marker(ALONE)) is alone]


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with ``golden/NAME`` beside the test; ``--accept`` rewrites it instead."""
    folder = request.path.parent / "golden"

    def compare(name: str, text: str) -> None:
        path: Path = folder / name
        if request.config.getoption("--accept"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.exists(), f"there is no {name} yet: look at the text, then run with --accept"
        assert text == path.read_text(encoding="utf-8")

    return compare
