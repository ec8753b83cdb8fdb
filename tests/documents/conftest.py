"""What the tests of papers share: the rule book, and a door whose child is already there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from courtdesk.documents.variables import Context, prepare
from courtdesk.domain.rulebook import Rulebook
from courtdesk.intake.door import Door, open_door, warm
from courtdesk.rules import open_rulebook
from tests.documents import cases
from tests.documents.judging import Judge


@pytest.fixture(scope="session")
def book() -> Rulebook:
    """The shipped rule book."""
    book, findings = open_rulebook()
    assert not findings
    return book


@pytest.fixture(scope="module")
def context(book: Rulebook) -> Context:
    """Everything a template may say of a plain case."""
    file = cases.plain()
    return prepare(file, cases.drafted(file), book)


@pytest.fixture(scope="module")
def door() -> Iterator[Door]:
    """A door with its child at hand; its thread lives as long as the module's tests."""
    with open_door() as door:
        warm(door)
        yield door


@pytest.fixture
def judged(door: Door, book: Rulebook, tmp_path: Path) -> Judge:
    """Judges a statement written for the test."""
    return Judge(door, book, tmp_path)
