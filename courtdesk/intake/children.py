"""Children: how limited processes are started, talked with and ended."""

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_LINE_MOST = 8 * 1024 * 1024
_UNREAD_MOST = 64
_WAIT = 0.2
_GRACE = 0.3


@dataclass(frozen=True, slots=True, eq=False)
class Child:
    """A running child and the thread that talks with it."""

    process: "subprocess.Popen[bytes]"
    thread: threading.Thread
    requests: "queue.SimpleQueue[bytes | None]"


@dataclass(frozen=True, slots=True)
class Heard:
    """One line from a child, or that it has ended (``line`` is None)."""

    child: Child
    line: bytes | None


Lines = queue.Queue[Heard]


def lines() -> Lines:
    """Where the lines of all children of one door come in."""
    return queue.Queue(_UNREAD_MOST)


def child_command() -> tuple[str, ...]:
    """The command that starts a child: this Python, or the frozen program itself."""
    if getattr(sys, "frozen", False):
        return (sys.executable, "--intake-child")
    return (sys.executable, "-I", "-m", "courtdesk.intake.child")


def start(command: Sequence[str], folder: Path, heard: Lines) -> Child:
    """Start a child; what it says comes in at ``heard``."""
    process = popen(command, folder, {})
    requests: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
    thread = threading.Thread(name="intake", daemon=True, target=lambda: _converse(child, heard))
    child = Child(process, thread, requests)
    thread.start()
    return child


def popen(
    command: Sequence[str], folder: Path, environment: dict[str, str]
) -> "subprocess.Popen[bytes]":
    """Start a program that inherits nothing of ours but what it needs."""
    kept = ("PATH", "SYSTEMROOT", "FONTCONFIG_PATH", "FONTCONFIG_FILE", "TESSDATA_PREFIX")
    inherited = {name: os.environ[name] for name in kept if name in os.environ}
    places = dict.fromkeys(("TMPDIR", "TEMP", "TMP", "HOME"), str(folder))
    return subprocess.Popen(  # noqa: S603 - our own program, no shell.
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env={**inherited, **places, "LC_ALL": "C.UTF-8", **environment},
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def end(child: Child) -> None:
    """End a child: first asked, then killed; nothing of it remains."""
    child.requests.put(None)
    kill(child.process)
    child.thread.join(2)


def kill(process: "subprocess.Popen[bytes]") -> None:
    """End a process, first asked, then killed with all that it has started."""
    if process.poll() is None:
        with suppress(ProcessLookupError):
            process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(_GRACE)
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _converse(child: Child, heard: Lines) -> None:
    """Send a child its requests and listen, on a thread of its own: a pipe may block."""
    stdin, stdout = child.process.stdin, child.process.stdout
    if stdin is None or stdout is None:
        raise AssertionError("a child always has pipes")
    with suppress(BrokenPipeError), stdin, stdout:
        while (request := child.requests.get()) is not None:
            stdin.write(request)
            stdin.flush()
            if not _listen(child, stdout.readline, heard):
                break
        else:
            return
    _put(heard, Heard(child, None))


def _listen(child: Child, readline: Callable[[int], bytes], heard: Lines) -> bool:
    """Pass on lines until the one that ends an answer; false where the child has ended."""
    while line := readline(_LINE_MOST):
        _put(heard, Heard(child, line))
        if not line.startswith((b'{"step"', b'{"pages"')):
            return True
    return False


def _put(heard: Lines, one: Heard) -> None:
    """Pass a line on when there is room; nobody waits for the lines of a child that was ended."""
    while True:
        with suppress(queue.Full):
            heard.put(one, timeout=_WAIT)
            return
        if one.child.process.poll() is not None:
            return
