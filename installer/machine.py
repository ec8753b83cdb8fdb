"""What the machine itself must have, how to see that it is there, and how to get it.

Seeing is cheap (a library is loaded by name, a program looked up) so that a machine that has
everything is never kept waiting; only then is the system's own installer asked.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

WINDOWS = os.name == "nt"
UNAVAILABLE = 4  # The exit code of the headless door for what is out of reach.
PYTHON_NEEDED = (3, 11)
PYTHONS_TRIED = (11, 12, 13, 14)  # In the order in which they are taken, where there are several.
APT = ("apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120")
INSTALL = "apt-get install -y --no-install-recommends"


class Stuck(Exception):  # noqa: N818 - nobody has erred; something must be installed first.
    """The machine lacks something that only its owner can give; the words say what to run."""


class Need(NamedTuple):
    """One thing the machine must have, and what shows that it is there.

    Any one of the signs is enough: a shared library that loads, a program on the path, or a file
    of that pattern. A need without which the work cannot be done at all is vital.
    """

    package: str
    why: str
    library: str = ""
    program: str = ""
    files: tuple[str, ...] = ()
    winget: str = ""
    vital: bool = False


POSTGRESQL = Need(
    "postgresql",
    "the tests on PostgreSQL",
    program="initdb",
    files=(
        "/usr/lib/postgresql/*/bin/initdb",
        "/usr/pgsql-*/bin/initdb",
        "C:/Program Files/PostgreSQL/*/bin/initdb.exe",
    ),
    winget="PostgreSQL.PostgreSQL.16",
    vital=True,
)
TESSERACT = Need(
    "tesseract-ocr",
    "reading scanned pages",
    program="tesseract",
    files=("C:/Program Files/Tesseract-OCR/tesseract.exe",),
    winget="UB-Mannheim.TesseractOCR",
)
LIBREOFFICE = Need(
    "libreoffice-writer-nogui",
    "the tests of printing with LibreOffice",
    program="soffice",
    files=("C:/Program Files/LibreOffice/program/soffice.exe",),
    winget="TheDocumentFoundation.LibreOffice",
)


def _qt(package: str, library: str) -> Need:
    return Need(package, "the window", library=library, vital=True)


WINDOW = (
    _qt("libgl1", "libGL.so.1"),
    _qt("libegl1", "libEGL.so.1"),
    _qt("libxkbcommon0", "libxkbcommon.so.0"),
    _qt("libdbus-1-3", "libdbus-1.so.3"),
    _qt("libfontconfig1", "libfontconfig.so.1"),
    _qt("libglib2.0-0", "libglib-2.0.so.0"),
    _qt("libxcb-cursor0", "libxcb-cursor.so.0"),
    _qt("libxcb-icccm4", "libxcb-icccm.so.4"),
    _qt("libxcb-keysyms1", "libxcb-keysyms.so.1"),
    _qt("libxcb-shape0", "libxcb-shape.so.0"),
    _qt("libxkbcommon-x11-0", "libxkbcommon-x11.so.0"),
)
PROVING = (
    POSTGRESQL,
    LIBREOFFICE,
    Need(
        "fonts-liberation",
        "printing with LibreOffice as on an officer's desk",
        files=("/usr/share/fonts/**/LiberationSans-Regular.ttf",),
    ),
    Need("qpdf", "a second opinion on bundles", program="qpdf", winget="QPDF.QPDF"),
    Need(
        "poppler-utils",
        "a second opinion on pages",
        program="pdftotext",
        winget="oschwartz10612.Poppler",
    ),
    Need("xvfb", "the window on a pretended screen", program="Xvfb"),
    Need("xauth", "the window on a pretended screen", program="xauth"),
)
FOR_DEMO = (*WINDOW, TESSERACT)
FOR_TEST = (*WINDOW, TESSERACT, *PROVING)


def is_here(need: Need) -> bool:
    """Whether the machine has it."""
    if need.library and _loads(need.library):
        return True
    if need.program and shutil.which(need.program):
        return True
    return any(found(pattern) for pattern in need.files)


def found(pattern: str) -> tuple[Path, ...]:
    """The files of a pattern that begins at the root of the disk, in order."""
    root = Path(pattern).anchor
    return tuple(sorted(Path(root).glob(pattern[len(root) :]))) if root else ()


def postgresql_programs() -> Path | None:
    """The folder of PostgreSQL's own programs, the newest where there are several."""
    for pattern in POSTGRESQL.files:
        folders = found(pattern)
        if folders:
            return folders[-1].parent
    program = shutil.which(POSTGRESQL.program)
    return Path(program).resolve().parent if program else None


def missing(needs: tuple[Need, ...]) -> tuple[Need, ...]:
    """Those the machine lacks; on Windows only what does not come with Python's own libraries."""
    asked = tuple(need for need in needs if need.winget) if WINDOWS else needs
    return tuple(need for need in asked if not is_here(need))


def obtain(needs: tuple[Need, ...]) -> tuple[Need, ...]:
    """Have the system install what is missing, where this login may; answer what still lacks."""
    lacking = missing(needs)
    may = _apt_as() if lacking else None
    if may is None:
        return lacking
    _apt(may, "update")
    # The vital ones by themselves: apt installs nothing at all where it does not know one name.
    for vital in (True, False):
        packages = tuple(need.package for need in lacking if need.vital is vital)
        if packages:
            said = _apt_install(may, *packages)
            if said:
                print(said, file=sys.stderr)
    return missing(needs)


def how_to_get(needs: tuple[Need, ...]) -> str:
    """The exact lines to run for what is missing."""
    packages = " ".join(need.package for need in needs)
    if WINDOWS:
        return "\n".join(f"    winget install {need.winget}" for need in needs)
    if shutil.which("apt-get"):
        return f"    sudo apt-get update && sudo {INSTALL} {packages}"
    return f"    with your system's installer, what Debian calls: {packages}"


def provide_venv() -> None:
    """See that Python can make its own folder of libraries; Debian keeps that part apart."""
    if importlib.util.find_spec("ensurepip") is not None:
        return
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    need = Need(package, "Python's own folder of libraries")
    may = _apt_as()
    said = ""
    if may is not None:
        _apt(may, "update")
        said = _apt_install(may, package)
        importlib.invalidate_caches()
        if importlib.util.find_spec("ensurepip") is not None:
            return
    raise Stuck(
        f"{said}\nPython cannot make a folder of libraries here. Run\n{how_to_get((need,))}"
    )


def newer_python() -> tuple[str, ...]:
    """The command of a Python new enough, where the one that runs this is not."""
    named = tuple((f"python3.{minor}",) for minor in PYTHONS_TRIED)
    commands: tuple[tuple[str, ...], ...] = (("py", "-3"), *named) if WINDOWS else named
    for command in commands:
        if shutil.which(command[0]) and _is_new_enough(command):
            return command
    here = ".".join(str(part) for part in sys.version_info[:3])
    if WINDOWS:
        get = "    winget install Python.Python.3.12"
    elif shutil.which("apt-get"):
        get = (
            f"    sudo apt-get update && sudo {INSTALL} python3.11 python3.11-venv\n"
            "or, where the system has no such package, use Debian 12, Ubuntu 24.04 or newer."
        )
    else:
        get = "    Python 3.11 or newer, with your system's installer"
    raise Stuck(f"CourtDesk needs Python 3.11 or newer; this is {here}. Install\n{get}")


def has_screen() -> bool:
    """Whether there is a screen on which a window can be opened."""
    return WINDOWS or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _is_new_enough(command: tuple[str, ...]) -> bool:
    asking = f"import sys; sys.exit(sys.version_info < {PYTHON_NEEDED})"
    asked = subprocess.run([*command, "-c", asking], check=False, capture_output=True)
    return asked.returncode == 0


def _apt_as() -> tuple[str, ...] | None:
    """What to put before apt-get so that it may install; None where this login may not."""
    if WINDOWS or not shutil.which("apt-get"):
        return None
    quietly = ("env", "DEBIAN_FRONTEND=noninteractive")
    if os.geteuid() == 0:
        return quietly
    if shutil.which("sudo"):
        asked = subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True)
        if asked.returncode == 0:
            return ("sudo", "-n", *quietly)
    return None


def _apt_install(may: tuple[str, ...], *packages: str) -> str:
    print(f"Installing with apt: {' '.join(packages)}", flush=True)
    return _apt(may, "install", "-y", "--no-install-recommends", *packages)


def _apt(may: tuple[str, ...], *what: str) -> str:
    """Run apt-get; what it said where it failed, nothing where it did not."""
    done = subprocess.run(
        [*may, *APT, *what],
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    return "" if done.returncode == 0 else "\n".join(done.stdout.splitlines()[-20:])
