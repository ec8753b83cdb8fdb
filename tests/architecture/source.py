"""The program's own text, read once for every test of how it is built."""

import ast
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "courtdesk"


@dataclass(frozen=True, slots=True)
class Module:
    """One file of Python: its place in the project, its text and what Python reads in it."""

    place: str
    text: str
    tree: ast.Module

    @property
    def dotted(self) -> str:
        """The name by which it is imported."""
        return self.place.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    def calls(self) -> Iterator[ast.Call]:
        """Every call in it."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))

    def at(self, node: ast.expr | ast.stmt) -> str:
        """Where something stands, as editors jump to it."""
        return f"{self.place}:{node.lineno}"


@cache
def modules(*folders: str) -> tuple[Module, ...]:
    """The files of Python in some folders, those of the program where none is named."""
    places = sorted(
        path.relative_to(ROOT).as_posix()
        for folder in folders or (PACKAGE,)
        for path in (ROOT / folder).rglob("*.py")
    )
    return tuple(_module(place) for place in places)


def packages() -> tuple[Module, ...]:
    """The signs on the doors: the first file of every room and of every room within a room."""
    return tuple(one for one in modules() if one.place.endswith("/__init__.py"))


@cache
def written_files() -> tuple[Path, ...]:
    """Every file that belongs to the project, as Git has it; all that is there without Git."""
    asked = ("git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    try:
        said = subprocess.run(asked, check=True, capture_output=True, encoding="utf-8").stdout
    except (OSError, subprocess.CalledProcessError):
        found = (path for path in ROOT.rglob("*") if not _is_made(path))
    else:
        found = (ROOT / place for place in said.split("\0") if place)
    return tuple(sorted(path for path in found if path.is_file()))


def told(offences: Iterable[str]) -> str:
    """Offences as a failing test shows them, one to a line."""
    return "\n" + "\n".join(offences)


def called(call: ast.Call) -> str:
    """The last name of what is called: ``commit`` of ``session.commit()``."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _is_made(path: Path) -> bool:
    """Whether a file was made here by a tool, and is not part of the project."""
    within = path.relative_to(ROOT).parts
    return any(part.startswith(".") or part == "__pycache__" for part in within if part != ".ci")


def _module(place: str) -> Module:
    text = (ROOT / place).read_text(encoding="utf-8")
    return Module(place, text, ast.parse(text, place))
