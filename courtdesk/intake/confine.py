"""How the child shuts itself in: caps on memory, time and files; no network; no children.

The kernel is asked for as much as it gives: limits, an own empty network, and a filter that
refuses sockets and new programs. Python's own audit hook refuses the same besides, everywhere.
"""

import ctypes
import platform
import struct
import sys
from pathlib import Path
from typing import NoReturn

from courtdesk.intake.limits import MEGABYTE, Limits

_FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.system",
    "pty.spawn",
    "webbrowser.",
    "winreg.",
)

_PR_SET_PDEATHSIG = 1
_PR_SET_SECCOMP = 22
_PR_SET_NO_NEW_PRIVS = 38
_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000
_CLONE_THREAD = 0x00010000
_AF_UNIX = 1
_EPERM = 1
_ENOSYS = 38

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _KILL, _ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
_X32 = 0x40000000

_MACHINES: dict[str, tuple[int, dict[str, int]]] = {
    "x86_64": (
        0xC000003E,
        {
            "socket": 41, "socketpair": 53, "clone": 56, "fork": 57, "vfork": 58, "execve": 59,
            "ptrace": 101, "execveat": 322, "io_uring_setup": 425, "clone3": 435,
        },
    ),
    "aarch64": (
        0xC00000B7,
        {
            "socket": 198, "socketpair": 199, "clone": 220, "execve": 221,
            "ptrace": 117, "execveat": 281, "io_uring_setup": 425, "clone3": 435,
        },
    ),
}  # fmt: skip


def shut_in(limits: Limits, *, alone: bool = True) -> None:
    """Put every limit on this process that the system knows.

    Args:
        limits: the caps.
        alone: no new programs either; false only for a tool that is about to be started here.
    """
    if sys.platform == "win32":
        from courtdesk.intake import confine_windows  # noqa: PLC0415 - Windows alone has it.

        confine_windows.shut_in(limits, alone=alone)
    elif sys.platform.startswith("linux"):
        _cap(limits)
        _leave_the_network()
        _filter_calls(alone=alone)
    else:
        _cap(limits)
    if alone:
        sys.addaudithook(_refuse)


def allow_time(seconds: float) -> None:
    """Allow so many seconds of processor time from now on, where the system counts them."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not to be had on Windows.

        spent = resource.getrusage(resource.RUSAGE_SELF)
        used = spent.ru_utime + spent.ru_stime
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (int(used + seconds) + 1, hard))


def _refuse(event: str, _: object) -> None:
    if event.startswith(_FORBIDDEN):
        _forbid(event)


def _forbid(event: str) -> NoReturn:
    raise PermissionError(_EPERM, f"{event} is not allowed in the child")


def _cap(limits: Limits) -> None:
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not to be had on Windows.

        memory, file = limits.memory_mb * MEGABYTE, limits.file_mb * MEGABYTE
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_FSIZE, (file, file))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _leave_the_network() -> None:
    """Move into a network of one's own with nothing in it, where the kernel allows it."""
    system = ctypes.CDLL(None, use_errno=True)
    if system.unshare(_CLONE_NEWNET):
        system.unshare(_CLONE_NEWUSER | _CLONE_NEWNET)


def _filter_calls(*, alone: bool) -> None:
    """Ask the kernel to refuse sockets, and where alone also new processes and programs."""
    system = ctypes.CDLL(None, use_errno=True)
    system.prctl(_PR_SET_PDEATHSIG, 9, 0, 0, 0)
    known = _MACHINES.get(platform.machine())
    if known is None or not Path("/proc/sys/kernel/seccomp").exists():
        return
    rules = _rules(*known, alone=alone)
    held = ctypes.create_string_buffer(rules, len(rules))
    program = struct.pack("HxxxxxxP", len(rules) // 8, ctypes.addressof(held))
    system.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    system.prctl(_PR_SET_SECCOMP, 2, ctypes.create_string_buffer(program, len(program)), 0, 0)


def _rules(machine: int, calls: dict[str, int], *, alone: bool) -> bytes:
    """The filter as the kernel reads it: eight bytes a rule."""
    argument = (_LOAD, 0, 0, 16)
    refuse = (_RETURN, 0, 0, _ERRNO | _EPERM)
    rules = [
        (_LOAD, 0, 0, 4),
        (_EQUAL, 1, 0, machine),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, 0),
        (_AT_LEAST, 0, 1, _X32),
        refuse,
    ]
    refused = ["ptrace", "io_uring_setup"]
    if alone:
        refused += ["socket", "socketpair", "fork", "vfork", "execve", "execveat"]
        rules += [(_EQUAL, 0, 4, calls["clone"]), argument, (_ANY_BIT, 0, 1, _CLONE_THREAD)]
        rules += [(_RETURN, 0, 0, _ALLOW), refuse]
        # The C library falls back to clone, whose flags the filter can read.
        rules += [(_EQUAL, 0, 1, calls["clone3"]), (_RETURN, 0, 0, _ERRNO | _ENOSYS)]
    else:
        rules += [(_EQUAL, 0, 4, calls["socket"]), argument, (_EQUAL, 0, 1, _AF_UNIX)]
        rules += [(_RETURN, 0, 0, _ALLOW), refuse]
    for call in refused:
        if call in calls:
            rules += [(_EQUAL, 0, 1, calls[call]), refuse]
    rules.append((_RETURN, 0, 0, _ALLOW))
    return b"".join(struct.pack("HBBI", *rule) for rule in rules)
