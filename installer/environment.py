"""The folder of Python libraries beside the program: made once, as locked, and left alone after.

A stamp in the folder holds what it was made from; while that is unchanged, nothing is asked of
pip at all.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import time
from pathlib import Path

from installer.machine import WINDOWS, Stuck, provide_venv

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
LOCK = ROOT / "installer" / "requirements.lock"
PROJECT = ROOT / "pyproject.toml"
STAMP = VENV / "courtdesk.stamp"
SCRIPTS = VENV / ("Scripts" if WINDOWS else "bin")
PIP = ("-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet")
OF_THE_NETWORK = re.compile(
    "connection|timed? ?out|temporary failure|network|unreachable|incompleteread|ssl|reset by peer"
    "|getaddrinfo|no matching distribution|5\\d\\d (server|service|bad gateway)",
    re.IGNORECASE,
)
PAUSE = 5  # Seconds before the network is tried again.


def script(name: str) -> str:
    """The path of a program in the folder."""
    return str(SCRIPTS / (f"{name}.exe" if WINDOWS else name))


def provide() -> None:
    """Have the locked libraries and the program itself ready in the folder."""
    if Path(script("python")).exists() and _read(STAMP) == _made_from():
        return
    begun = time.monotonic()
    print("Setting up .venv (a few minutes the first time) ...", flush=True)
    _make()
    _install("--require-hashes", "--only-binary", ":all:", "-r", str(LOCK))
    _install("--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    STAMP.write_text(_made_from(), encoding="utf-8")
    print(f"Set up in {time.monotonic() - begun:.0f} s.", flush=True)


def renew_lock(more: list[str]) -> int:
    """Write down every library with its version and hashes, for every system and Python.

    What is already locked stays as it is while it fits; ``--upgrade`` takes the newest allowed.
    """
    asked = [
        *(script("uv"), "pip", "compile", "pyproject.toml", "--extra", "dev", "--universal"),
        *("--generate-hashes", "--no-header", "--python-version", "3.11", "--quiet"),
        *("--output-file", LOCK.relative_to(ROOT).as_posix(), *more),
    ]
    return subprocess.run(asked, cwd=ROOT, check=False).returncode


def _made_from() -> str:
    """What the folder's contents follow from: the lock, the project, this Python, this place."""
    digest = hashlib.sha256()
    for part in (LOCK.read_bytes(), PROJECT.read_bytes(), sys.version.encode(), bytes(ROOT)):
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()


def _make() -> None:
    """Make the folder, or make it anew where it belongs to another Python or does not work."""
    if _works():
        return
    provide_venv()
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(VENV)],
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    if made.returncode:
        raise Stuck(
            f"{made.stdout}\nPython could not make {VENV}.\n"
            "Close every program that uses it, see that the disk has 1 GB free, and try again."
        )


def _works() -> bool:
    """Whether the folder's Python is this one, and its pip answers."""
    asking = "import sys, pip; print(sys.version)"
    try:
        asked = subprocess.run(
            [script("python"), "-c", asking], check=False, capture_output=True, encoding="utf-8"
        )
    except OSError:
        return False
    return asked.returncode == 0 and asked.stdout.strip() == sys.version.strip()


def _install(*what: str) -> None:
    """Have pip install something, quietly; where the network fails, once more."""
    said = _pip(*what)
    if said and OF_THE_NETWORK.search(said):
        print("The network did not answer; trying once more ...", flush=True)
        time.sleep(PAUSE)
        said = _pip(*what)
    if said:
        raise Stuck(_why(said))


def _pip(*what: str) -> str:
    """Run pip; what it said where it failed, nothing where it did not."""
    done = subprocess.run(
        [script("python"), *PIP, *what],
        cwd=ROOT,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    return "" if done.returncode == 0 else done.stdout or f"pip ended with {done.returncode}"


def _why(said: str) -> str:
    """What pip said, and what to do about it."""
    if "THESE PACKAGES DO NOT MATCH THE HASHES" in said:
        next_step = (
            "A library is not the one that was locked. Clear pip's store with\n"
            "    python3 -m pip cache purge\nand try again; if it stays so, do not install it."
        )
    elif "CERTIFICATE_VERIFY_FAILED" in said:
        next_step = (
            "The network answers with a certificate that is not trusted here, as networks do that\n"
            "look into what passes. Ask for its certificate file, then\n"
            "    python3 -m pip config set global.cert FILE\nand run the same command again."
        )
    elif "No space left" in said:
        next_step = "The disk is full. The libraries need 1 GB; make room and try again."
    elif OF_THE_NETWORK.search(said):
        next_step = (
            "The libraries could not be fetched. See that this machine reaches the network, or\n"
            "that pip is set to your council's own package index (pip config list), and that\n"
            f"Python {sys.version_info[0]}.{sys.version_info[1]} is not newer than the libraries; "
            "then run the same command again."
        )
    else:
        next_step = "Remove the folder .venv and run the same command again."
    return f"{said.strip()}\n\n{next_step}"


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""
