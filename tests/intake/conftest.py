"""A door kept open for all tests of one module: the child is started once."""

from collections.abc import Iterator

import pytest

from courtdesk.intake.door import Door, open_door
from courtdesk.intake.parts import PREPARE


@pytest.fixture
def door() -> Iterator[Door]:
    with open_door(ready=(PREPARE,)) as opened:
        yield opened
