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

pytest_plugins = ["tests.strict", "tests.postgres", "tests.tally", "tests.record", "pytester"]

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
    """The mark of tests that measure time."""
    config.addinivalue_line("markers", f"{ALONE}: needs the machine to itself, as it measures time")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the part that is asked for; the bench measures time and is alone by nature."""
    for item in items:
        if "bench" in item.path.parts:
            item.add_marker(ALONE)
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
