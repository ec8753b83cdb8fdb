"""How the child shuts itself in on Windows: a job object with caps, closed with its last handle."""

import ctypes
import sys
from typing import Final

from courtdesk.intake.limits import MEGABYTE, Limits

_PROCESS_TIME: Final = 0x00000002
_ACTIVE_PROCESS: Final = 0x00000008
_PROCESS_MEMORY: Final = 0x00000100
_DIE_ON_UNHANDLED: Final = 0x00000400
_KILL_ON_CLOSE: Final = 0x00002000
_EXTENDED: Final = 9
_TICKS_A_SECOND: Final = 10_000_000


class _Basic(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class _Extended(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("basic", _Basic),
        ("io", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process", ctypes.c_size_t),
        ("peak_job", ctypes.c_size_t),
    )


def shut_in(limits: Limits, *, alone: bool) -> None:
    """Put this process into a job of its own with caps on memory, time and processes."""
    if sys.platform == "win32":
        system = ctypes.WinDLL("kernel32", use_last_error=True)
        system.CreateJobObjectW.restype = ctypes.c_void_p
        system.GetCurrentProcess.restype = ctypes.c_void_p
        job = ctypes.c_void_p(system.CreateJobObjectW(None, None))
        asked = _Extended()
        asked.basic.flags = _PROCESS_MEMORY | _PROCESS_TIME | _KILL_ON_CLOSE | _DIE_ON_UNHANDLED
        if alone:
            asked.basic.flags |= _ACTIVE_PROCESS
            asked.basic.processes = 1
        # One child may do several files in turn: the parent's clock is the limit on each of them.
        asked.basic.process_time = int(limits.time_for(limits.pages)) * 10 * _TICKS_A_SECOND
        asked.process_memory = limits.memory_mb * MEGABYTE
        size = ctypes.sizeof(asked)
        if not system.SetInformationJobObject(job, _EXTENDED, ctypes.byref(asked), size):
            raise ctypes.WinError(ctypes.get_last_error())
        current = ctypes.c_void_p(system.GetCurrentProcess())
        if not system.AssignProcessToJobObject(job, current):
            raise ctypes.WinError(ctypes.get_last_error())
