"""Held: a mark that a file or folder is in use, which ends with the process that made it.

Whatever is found without its holder was left by a program that was killed, and may be swept.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_FOLDER = "courtdesk-"
_MARK = ".held"


@contextmanager
def hold(path: Path) -> Iterator[None]:
    """Hold a file, made if need be, until the work is over or the process dies."""
    number = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(number)
        yield
    finally:
        os.close(number)


def is_held(path: Path) -> bool:
    """Whether somebody alive holds a file."""
    try:
        number = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    try:
        _lock(number)
    except OSError:
        return True
    else:
        return False
    finally:
        os.close(number)


@contextmanager
def held_folder() -> Iterator[Path]:
    """A folder for the time of the work; what killed programs have left there is swept first."""
    place = Path(tempfile.gettempdir())
    for left in place.glob(f"{_FOLDER}*/{_MARK}"):
        # Copies of papers must not lie about; held meanwhile, so that nobody begins in there.
        with suppress(OSError), hold(left):
            shutil.rmtree(left.parent, ignore_errors=True)
    while True:
        with tempfile.TemporaryDirectory(prefix=_FOLDER) as name:
            mark = Path(name) / _MARK
            with hold(mark):
                # Another program may have swept it in the moment before it was held.
                if mark.exists():
                    yield Path(name)
                    return


def _lock(number: int) -> None:
    """Lock an open file without waiting.

    Raises:
        OSError: somebody else has it.
    """
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - Windows alone has it.

        # Far beyond the end, so that the file itself can be written by others.
        os.lseek(number, 1 << 40, os.SEEK_SET)
        msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 - not to be had on Windows.

        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
