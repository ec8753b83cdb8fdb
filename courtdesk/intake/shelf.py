"""The shelf: clean parts kept by what they were made of, each with what vouches for it."""

import hashlib
import json
import os
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from courtdesk.domain.finding import Refused
from courtdesk.domain.plain import from_plain, plain
from courtdesk.intake.parts import Report

_LOT = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept beside a clean part.

    Attributes:
        sha256: of the clean part itself.
        report: what was found and changed.
        wordless: pages that were looked through for words, and have none.
    """

    sha256: str
    report: Report
    wordless: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A clean part: where it is, the hash of its source, and what is kept beside it."""

    file: Path
    source_sha256: str
    kept: Kept


def digest(file: Path, copy: Path | None = None) -> str:
    """The SHA-256 of a file's bytes, copying them on the way where asked."""
    made = hashlib.sha256()
    with file.open("rb") as source:
        if copy is None:
            while lot := source.read(_LOT):
                made.update(lot)
        else:
            with copy.open("wb") as target:
                while lot := source.read(_LOT):
                    made.update(lot)
                    target.write(lot)
    return made.hexdigest()


def take_down(shelf: Path, key: str, source_sha256: str, name: str) -> Cleaned | None:
    """A part made before; None where there is none, or it is not what it was."""
    file = shelf / f"{key}.pdf"
    try:
        told = json.loads((shelf / f"{key}.json").read_text(encoding="utf-8"))
        kept: Kept = from_plain(Kept, told)
        if digest(file) != kept.sha256:
            return None
    except (OSError, ValueError, Refused):
        return None
    return Cleaned(file, source_sha256, _named(kept, name))


def _named(kept: Kept, name: str) -> Kept:
    """What is kept, with the name the file has now: it may have come in under another."""
    found = tuple(replace(finding, where=name) for finding in kept.report.findings)
    return replace(kept, report=replace(kept.report, findings=found))


def put_up(shelf: Path, key: str, source_sha256: str, clean: Path, kept: Kept) -> Cleaned:
    """Put a clean part on the shelf: first the pages, then what vouches for them."""
    file = shelf / f"{key}.pdf"
    kept = replace(kept, sha256=digest(clean))
    _put(clean.read_bytes(), file)
    words = json.dumps(plain(kept), ensure_ascii=False, indent=1)
    _put(words.encode(), shelf / f"{key}.json")
    return Cleaned(file, source_sha256, kept)


def _put(data: bytes, file: Path) -> None:
    number, name = tempfile.mkstemp(dir=file.parent, prefix=".making-")
    try:
        with os.fdopen(number, "wb") as opened:
            opened.write(data)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
