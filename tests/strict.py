"""What no test may do unseen: log trouble, leave a thread behind, or reach for the network.

A test that means to provoke a log line says so with ``expected_log``.
"""

import gc
import ipaddress
import logging
import multiprocessing
import re
import sys
import threading
import time
from collections.abc import Callable, Iterator

import pytest

PATIENCE = 1.0  # Seconds a thread is given to end that was told to before the test did.

# Threads that are nobody's leak, each with the reason.
LASTING_THREADS: tuple[str, ...] = ()

_HEARD: list[str] = []
_EXPECTED: list[str] = []
_USUAL_RECORD = logging.getLogRecordFactory()


class NetworkRefused(RuntimeError):  # noqa: N818 - it is the test that erred.
    """A test reached for something other than this machine."""


def pytest_configure(config: pytest.Config) -> None:
    """Listen to every log record and every socket from before the first import of ours."""
    del config
    logging.setLogRecordFactory(_heard_record)
    sys.addaudithook(_refuse_network)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave logging as it was; the ear on sockets stays, as Python lets nobody take it off."""
    del config
    logging.setLogRecordFactory(_USUAL_RECORD)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Set aside what is in memory before the first test, so that collecting later is quick."""
    del session
    gc.collect()
    gc.freeze()


@pytest.fixture
def expected_log() -> Callable[[str], None]:
    """Allow, and demand, a log line at warning or above: ``expected_log(r"cannot open .*")``.

    The pattern is searched for in ``logger: message``.
    """
    return _EXPECTED.append


@pytest.fixture(autouse=True)
def _nothing_stray_in_the_log() -> Iterator[None]:
    _HEARD.clear()
    _EXPECTED.clear()
    yield
    stray = [line for line in _HEARD if not any(re.search(one, line) for one in _EXPECTED)]
    unheard = [one for one in _EXPECTED if not any(re.search(one, line) for line in _HEARD)]
    if stray:
        pytest.fail("Nobody expected these in the log:\n" + "\n".join(stray), pytrace=False)
    if unheard:
        pytest.fail("Expected in the log, and not there:\n" + "\n".join(unheard), pytrace=False)


@pytest.fixture(autouse=True)
def _no_thread_or_process_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    until = time.monotonic() + PATIENCE
    for thread in _threads_besides(before):
        thread.join(max(0.0, until - time.monotonic()))
    left = [repr(thread) for thread in _threads_besides(before)]
    for child in multiprocessing.active_children():
        left.append(repr(child))
        child.terminate()  # So that it is laid to this test alone.
        child.join()
    if left:
        pytest.fail("Left running after the test:\n" + "\n".join(left), pytrace=False)


@pytest.fixture(autouse=True)
def _swept_on_the_main_thread(request: pytest.FixtureRequest) -> Iterator[None]:
    """Collect what a test of the window leaves, on the thread to which its widgets belong."""
    if "qapp" not in request.fixturenames:
        yield
        return
    gc.disable()
    yield
    gc.collect()
    gc.enable()


def _threads_besides(before: set[threading.Thread]) -> list[threading.Thread]:
    # A thread that Python did not start is only known by a stand-in that never ends.
    return [
        thread
        for thread in threading.enumerate()
        if thread not in before
        and not isinstance(thread, threading._DummyThread)
        and not any(re.search(lasting, thread.name) for lasting in LASTING_THREADS)
    ]


def _heard_record(*args: object, **kwargs: object) -> logging.LogRecord:
    record = _USUAL_RECORD(*args, **kwargs)
    if record.levelno >= logging.WARNING:
        _HEARD.append(f"{record.name}: {record.getMessage()}")
    return record


def _refuse_network(event: str, args: tuple[object, ...]) -> None:
    if event in {"socket.connect", "socket.sendto", "socket.sendmsg"}:
        address = args[1]
        host = address[0] if isinstance(address, tuple) else None
    elif event in {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}:
        host = args[0]
    else:
        return
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if isinstance(host, str) and not _is_this_machine(host):
        raise NetworkRefused(f"no test uses the network: {event} to {host}")


def _is_this_machine(host: str) -> bool:
    if host in {"", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False
