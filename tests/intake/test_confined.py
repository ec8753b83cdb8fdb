"""Children shut in: no network, no children, no more memory, time or disk than they may use."""

import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from courtdesk.domain.progress import Cancelled, Quiet
from courtdesk.intake.door import Tool, open_door, run_tools
from courtdesk.intake.held import hold, is_held
from courtdesk.intake.limits import Limits

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits of Linux")


SHUT = (
    "import ctypes, os, socket, subprocess, sys, threading\n"
    "from courtdesk.intake import confine\n"
    "from courtdesk.intake.limits import Limits\n"
    "confine.shut_in(Limits(memory_mb=512, file_mb=1))\n"
)


def shut_in(*lines: str) -> str:
    """What a program says that has shut itself in."""
    done = subprocess.run(
        [sys.executable, "-c", SHUT + "\n".join(lines)],
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    return f"{done.returncode} {done.stdout}{done.stderr}"


@pytest.mark.parametrize(
    "attempt",
    [
        "socket.socket()",
        "socket.create_connection(('127.0.0.1', 9))",
        "subprocess.run(['true'])",
        "os.system('true')",
        "os.fork()",
        "os.execv('/bin/true', ['true'])",
        "os.posix_spawn('/bin/true', ['true'], {})",
    ],
)
def test_a_child_has_no_network_and_no_children(attempt: str) -> None:
    assert "PermissionError" in shut_in(attempt)


@LINUX
def test_the_kernel_refuses_what_python_does_not_see() -> None:
    said = shut_in(
        "system = ctypes.CDLL(None, use_errno=True)",
        "print(system.socket(2, 1, 0), system.fork())",
        "print(open('/proc/self/net/dev').read().count('eth'))",
        "thread = threading.Thread(target=lambda: print('a thread may run'))",
        "thread.start()",
        "thread.join()",
    )
    assert said == "0 -1 -1\n0\na thread may run\n"


@LINUX
def test_a_child_cannot_hold_or_write_more_than_it_may(tmp_path: Path) -> None:
    assert "MemoryError" in shut_in("bytearray(600_000_000)")
    file = tmp_path / "large"
    said = shut_in(f"open({str(file)!r}, 'wb').write(bytes(3_000_000))")
    assert "File too large" in said
    assert file.stat().st_size <= 1024 * 1024


@LINUX
def test_a_child_that_spins_is_ended_by_the_system_too() -> None:
    said = shut_in("confine.allow_time(0)", "while True: pass")
    assert said.startswith(f"-{int(signal.SIGXCPU)} ")


@LINUX
def test_a_child_dies_with_its_parent(tmp_path: Path) -> None:
    told = tmp_path / "pid"
    inner = SHUT + f"import time\nopen({str(told)!r}, 'w').write(str(os.getpid()))\ntime.sleep(60)"
    outer = f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', {inner!r}])"
    parent = subprocess.Popen([sys.executable, "-c", outer])
    while not (told.exists() and told.read_text()):
        time.sleep(0.02)
    parent.kill()
    parent.wait()
    number = int(told.read_text())
    until = time.monotonic() + 5
    while _alive(number) and time.monotonic() < until:
        time.sleep(0.02)
    assert not _alive(number)


def _alive(number: int) -> bool:
    try:
        state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_a_tool_runs_within_the_limits_and_tells_its_code(tmp_path: Path) -> None:
    def tool(program: str) -> Tool:
        return Tool((sys.executable, "-c", program), tmp_path, "trying")

    tools = [
        tool("import sys; sys.exit(0)"),
        tool("import sys; sys.exit(7)"),
        tool("import socket; socket.create_connection(('127.0.0.1', 9), 1)"),
        tool("import time; time.sleep(60)"),
    ]
    codes = run_tools(tools, Quiet(), limits=Limits(seconds=2, page_ms=0), most=4)
    assert codes[:3] == [0, 7, 1]
    assert codes[3] is None


def test_calling_off_ends_a_tool_and_what_it_started(tmp_path: Path) -> None:
    told = tmp_path / "pid"
    program = (
        "import subprocess, sys, time;"
        f"one = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']);"
        f"open({str(told)!r}, 'w').write(str(one.pid)); time.sleep(60)"
    )

    class UntilTold:
        def step(self, done: int, total: int, words: str) -> None:
            del done, total, words
            if told.exists() and told.read_text():
                raise Cancelled

    tool = Tool((sys.executable, "-c", program), tmp_path, "trying")
    with pytest.raises(Cancelled):
        run_tools([tool], UntilTold(), limits=Limits())
    time.sleep(0.2)
    if sys.platform.startswith("linux"):
        assert not _alive(int(told.read_text()))


def test_what_a_killed_program_left_is_swept_and_what_is_in_use_is_not() -> None:
    place = Path(tempfile.gettempdir())
    left = place / "courtdesk-left-by-a-test"
    left.mkdir(exist_ok=True)
    (left / ".held").touch()
    (left / "secret.pdf").touch()
    with open_door() as first:
        assert not left.exists()
        with open_door():
            assert first.folder.exists()


def test_a_hold_ends_with_its_work(tmp_path: Path) -> None:
    file = tmp_path / "mark"
    assert not is_held(file)
    with hold(file):
        assert is_held(file)
        with pytest.raises(OSError), hold(file):  # noqa: PT011 - the system's own words differ.
            pass
    assert not is_held(file)
