"""What the program stands on: its libraries, their licences, and nothing of one machine."""

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import Distribution, distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version
from PySide6.QtCore import QObject, Signal

import courtdesk
from tests.architecture.source import ROOT, told, written_files

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "installer" / "requirements.lock").read_text(encoding="utf-8")

# What may ship: lasting, and asking of a council nothing but that the notice is kept.
ALLOWED = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "HPND", "ISC", "LGPL-2.1-only",
    "LGPL-2.1-or-later", "LGPL-3.0-only", "LGPL-3.0-or-later", "MIT", "MIT-0", "MIT-CMU",
    "MPL-2.0", "PSF-2.0", "Zlib",
}  # fmt: skip
# Libraries that state their licence in words of their own.
IN_THEIR_WORDS = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
    "BSD-3-Clause, Apache-2.0, dependency licenses": "BSD-3-Clause AND Apache-2.0",
}
# Libraries that state it only in the file they come with, which was read.
IN_THEIR_FILES = {"sqlcipher3": "Zlib"}

# Written in parts, so that this file does not offend against itself.
OF_ONE_MACHINE = re.compile(
    rb"(?<![\w.])/(?:wo"
    rb"rk|ro"
    rb"ot|ho"
    rb"me|t"
    rb"mp)/|[A-Z]:\\+Us"
    rb"ers\\"
    rb"|py"
    rb"pi\.org|python"
    rb"hosted|npm"
    rb"js\.|proxy\.go"
    rb"lang"
)


def locked() -> Iterator[tuple[str, Version, int]]:
    """Every library of the lock with its version and how many hashes it holds."""
    entries = re.split(r"^(?=[a-z0-9])", LOCK, flags=re.MULTILINE)
    for entry in entries:
        head = re.match(r"([a-z0-9._-]+)==([^ ;]+)", entry)
        if head:
            yield head[1], Version(head[2]), entry.count("--hash=sha256:")


def asked() -> tuple[Requirement, ...]:
    """Every library the project asks for, those for its makers too."""
    groups = (PROJECT["dependencies"], *PROJECT["optional-dependencies"].values())
    return tuple(Requirement(line) for group in groups for line in group)


@cache
def shipped(name: str, extras: frozenset[str] = frozenset()) -> frozenset[str]:
    """A library and all that it needs here to run."""
    needs: set[str] = {canonicalize_name(name)}
    for line in distribution(name).requires or ():
        need = Requirement(line)
        environments = [{"extra": extra} for extra in extras or {""}]
        if need.marker is None or any(need.marker.evaluate(one) for one in environments):
            needs |= shipped(need.name, frozenset(need.extras))
    return frozenset(needs)


def licence(of: Distribution) -> str:
    """A library's licence as an expression, from whichever place it states it in."""
    stated = of.metadata.get_all("License-Expression", [IN_THEIR_FILES.get(of.name, "")])
    if stated[0]:
        return str(stated[0])
    classes = [line.rpartition(" :: ")[2] for line in of.metadata.get_all("Classifier", [])]
    known = [IN_THEIR_WORDS[words] for words in classes if words in IN_THEIR_WORDS]
    words = str(of.metadata.get_all("License", [""])[0])
    return " OR ".join(known) or IN_THEIR_WORDS.get(words, words)


def may_ship(expression: str) -> bool:
    """Whether one of the licences offered is allowed."""
    return any(
        all(part.strip("() ") in ALLOWED for part in choice.split(" AND "))
        for choice in expression.split(" OR ")
    )


def test_every_library_asked_for_is_locked_at_a_version_that_fits() -> None:
    versions = {name: version for name, version, _ in locked()}
    missing = [
        str(need)
        for need in asked()
        if not need.specifier.contains(versions.get(canonicalize_name(need.name), Version("0")))
    ]
    assert not missing, told(missing)


def test_every_locked_library_is_known_by_its_hash() -> None:
    assert [name for name, _, hashes in locked() if not hashes] == []
    assert "://" not in LOCK, "the lock names no place from which a library is fetched"


def test_the_window_stays_on_versions_that_keep_count_of_true() -> None:
    pins = {need.name: str(need.specifier) for need in asked() if need.name.startswith("PySide6")}
    assert pins == dict.fromkeys(("PySide6-Essentials", "PySide6-Addons"), "<6.12,>=6.10")


def test_a_signal_costs_no_reference_to_true() -> None:
    class Bell(QObject):
        rung = Signal()

    bell = Bell()
    before = sys.getrefcount(True)
    for _ in range(1000):
        bell.rung.emit()
    assert abs(sys.getrefcount(True) - before) < 100


def test_nothing_ships_under_a_licence_that_binds_a_council() -> None:
    binding = [
        f"{name}: {licence(distribution(name)) or 'states none'}"
        for name in sorted(shipped("courtdesk"))
        if not may_ship(licence(distribution(name)))
    ]
    assert not binding, told(binding)
    assert {"sqlalchemy", "psycopg-binary", "shiboken6"} <= shipped("courtdesk")
    assert "pytest" not in shipped("courtdesk")


def test_a_binding_licence_would_be_seen() -> None:
    assert not may_ship("AGPL-3.0-only")
    assert not may_ship("GPL-3.0-only OR AGPL-3.0-only")
    assert not may_ship("MIT AND GPL-2.0-only")
    assert not may_ship("")
    assert may_ship("LGPL-3.0-only OR GPL-2.0-only")


def test_the_version_is_the_same_wherever_it_is_written() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    entries = re.findall(r"^## (\S+)", changes, re.MULTILINE)
    assert (courtdesk.__version__, entries[0]) == (PROJECT["version"], PROJECT["version"])


def test_no_file_names_a_machine_or_a_place_to_fetch_from() -> None:
    named = []
    for path in written_files():
        held = path.read_bytes()
        if b"\0" not in held[:8000]:
            found = OF_ONE_MACHINE.search(held)
            if found:
                line = held.count(b"\n", 0, found.start()) + 1
                named.append(f"{path.relative_to(ROOT)}:{line} {json.dumps(found[0].decode())}")
    assert not named, told(named)
