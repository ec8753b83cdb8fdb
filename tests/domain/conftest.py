"""The shipped rule book, opened once for all tests of the rules."""

import pytest

from courtdesk.domain.rulebook import Rulebook
from courtdesk.rules import open_rulebook


@pytest.fixture(scope="session")
def book() -> Rulebook:
    """The rule book as shipped; nothing in it may be wrong."""
    book, findings = open_rulebook()
    assert findings == ()
    return book
