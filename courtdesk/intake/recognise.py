"""Recognise: words of scanned pages, read by Tesseract where the machine has it.

The pictures it reads were drawn by the child, and it runs within the same limits.
"""

import functools
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from courtdesk.domain.progress import Progress
from courtdesk.intake.door import Door, Tool, ask_each, run_tools
from courtdesk.intake.limits import Limits
from courtdesk.intake.parts import DRAW, LAY, Draw, Laid, Landscape, Lay

LIMITS = Limits(memory_mb=2048, seconds=60, page_ms=20_000, pages=200)
_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Recogniser:
    """A program that reads words in pictures, and which version of it."""

    program: Path
    name: str


@dataclass(frozen=True, slots=True)
class Bare:
    """A clean part with pages that have no words, and where the copy with words goes."""

    name: str
    file: Path
    pages: tuple[int, ...]
    out: Path
    landscape: Landscape


@functools.cache
def find_recogniser() -> Recogniser | None:
    """Tesseract, if this machine has it."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    try:
        said = subprocess.run(  # noqa: S603 - a program of this machine, no shell.
            [program, "--version"], capture_output=True, text=True, timeout=10, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return Recogniser(Path(program), (said.stdout or said.stderr).partition("\n")[0].strip())


def recognise(
    door: Door, recogniser: Recogniser, parts: Sequence[Bare], folder: Path, progress: Progress
) -> list[Laid | None]:
    """Lay recognised words over the bare pages of parts; None for a part where it failed."""
    asks = []
    for place, part in enumerate(parts):
        own = folder / f"words-{place}"
        own.mkdir()
        asks.append((part.name, Draw(part.file, own, part.pages)))
    drawn = ask_each(door, DRAW, asks, progress)
    read: list[int] = []
    tools = []
    for place, (_, ask) in enumerate(asks):
        if not isinstance(drawn[place], Exception):
            read.append(place)
            tools.append(_tool(recogniser, ask, parts[place].name))
    codes = run_tools(tools, progress, limits=LIMITS, most=door.most)
    good = [place for place, code in zip(read, codes, strict=True) if code == 0]
    lays = [
        (
            parts[place].name,
            Lay(
                parts[place].file,
                asks[place][1].folder / "words.pdf",
                parts[place].pages,
                parts[place].out,
                parts[place].landscape,
            ),
        )
        for place in good
    ]
    done = ask_each(door, LAY, lays, progress)
    laid = dict(zip(good, done, strict=True))
    answers = [laid.get(place) for place in range(len(parts))]
    return [answer if isinstance(answer, Laid) else None for answer in answers]


def _tool(recogniser: Recogniser, ask: Draw, name: str) -> Tool:
    pictures = [str(ask.folder / f"{place:05}.png") for place in range(len(ask.pages))]
    (ask.folder / "pictures.txt").write_text("\n".join(pictures) + "\n", encoding="utf-8")
    command = (
        str(recogniser.program),
        str(ask.folder / "pictures.txt"),
        str(ask.folder / "words"),
        "-l",
        "eng",
        # Tell first which way up the page is.
        "--psm",
        "1",
        "-c",
        "textonly_pdf=1",
        "pdf",
    )
    return Tool(command, ask.folder, f"{name}: reading words", {"OMP_THREAD_LIMIT": "1"})
