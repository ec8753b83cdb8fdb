"""A door kept open for all tests of one module: the child is started once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from courtdesk.domain.finding import Refused
from courtdesk.domain.progress import Quiet
from courtdesk.intake.cleaned import Source, clean_each
from courtdesk.intake.door import Door, open_door
from courtdesk.intake.parts import PREPARE
from courtdesk.intake.recognise import Recogniser
from courtdesk.intake.shelf import Cleaned
from tests.intake.cleaning import Clean


@pytest.fixture
def door() -> Iterator[Door]:
    with open_door(ready=(PREPARE,)) as opened:
        yield opened


@pytest.fixture
def cleaned(door: Door, tmp_path: Path) -> Clean:
    """Clean one file given by name and bytes."""

    def make(name: str, data: bytes, **chosen: object) -> Cleaned:
        file = tmp_path / name
        file.write_bytes(data)
        recogniser = chosen.pop("recogniser", None)
        source = Source(file, name, **chosen)  # type: ignore[arg-type]  # choices are passed on.
        (answer,) = clean_each(
            door,
            [source],
            tmp_path / "parts",
            Quiet(),
            recogniser=recogniser if isinstance(recogniser, Recogniser) else None,
        )
        if isinstance(answer, Refused):
            raise answer
        return answer

    return make
