"""The shipped formats, and a file read in one of them."""

from pathlib import Path

import pytest

from courtdesk.domain.progress import Quiet
from courtdesk.imports import post
from tests.imports.reading import LAYOUTS, TODAY, Read, Reader


@pytest.fixture(scope="session")
def shipped_formats() -> post.Formats:
    return post.formats(LAYOUTS)


@pytest.fixture
def read(tmp_path: Path, shipped_formats: post.Formats) -> Reader:
    """Write a file as ``rent.csv`` and read it in the format named."""

    def read_it(content: bytes | str, name: str = "universal-housing") -> Read:
        path = tmp_path / "rent.csv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return Read(tuple(post.read_export(path, shipped_formats.named(name), TODAY, Quiet())))

    return read_it
