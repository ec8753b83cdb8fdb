"""What is written down when something goes wrong, with nothing in it of anybody.

The log and the reports name places in the code, kinds of error and numbers of rows: no names,
addresses, sums or paths, whoever it was that wrote the line.

Knows: logging, where the log is kept.
Must not know: the record, the window.
"""

import logging
import platform
import sys
import tempfile
import traceback
from collections.abc import Iterator
from enum import Enum
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from courtdesk import __version__, paths

OURS = "courtdesk"
KEPT_OUT = "[kept out]"
LARGEST = 512 * 1024
GENERATIONS = 3
MOST_REPORTS = 999
_HARMLESS = (bool, int, float, type(None), type, Enum)
_HANDLER = "courtdesk-log"


class Redacting(logging.Filter):
    """Lets a line of ours pass with its figures, and of all others only where it came from."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Take out of a line what may be somebody's."""
        if record.name.partition(".")[0] == OURS and isinstance(record.msg, str):
            record.args = _harmless(record.args)
        else:
            record.msg, record.args = f"{KEPT_OUT} (line {record.lineno})", None
        if record.exc_info is not None and record.exc_info[1] is not None:
            record.msg = f"{record.msg}\n" + "\n".join(places(record.exc_info[1]))
        record.exc_info = record.exc_text = record.stack_info = None
        return True


def begin_log(folder: Path | None = None) -> Path:
    """Begin to keep the log of this computer; where it is."""
    path = _writable(folder or paths.log_folder()) / "courtdesk.log"
    end_log()
    handler = RotatingFileHandler(
        path, maxBytes=LARGEST, backupCount=GENERATIONS, encoding="utf-8", delay=True
    )
    handler.set_name(_HANDLER)
    handler.addFilter(Redacting())
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger(OURS).setLevel(logging.INFO)
    return path


def end_log() -> None:
    """Keep the log no longer."""
    for handler in [one for one in logging.getLogger().handlers if one.name == _HANDLER]:
        logging.getLogger().removeHandler(handler)
        handler.close()


def write_report(error: BaseException, folder: Path | None = None) -> Path:
    """Write down a mistake of ours: what kind, and where in the code; the report's path."""
    folder = _writable(folder or paths.log_folder() / "reports")
    lines = [
        f"CourtDesk {__version__}",
        f"Python {platform.python_version()} on {platform.system()} {platform.machine()}",
        *(f"{name} {version}" for name, version in _versions()),
        "",
        *places(error),
    ]
    path = _free_name(folder)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    logging.getLogger(OURS).error("A mistake of ours; report %d", int(path.stem.rpartition("-")[2]))
    return path


def places(error: BaseException) -> list[str]:
    """The kinds of an error and of those behind it, and the places in the code they passed."""
    lines: list[str] = []
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        if lines:
            lines.append("behind it:")
        lines.append(f"{type(one).__module__}.{type(one).__qualname__}")
        lines += [f"  {place}" for place in _frames(one.__traceback__)]
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return lines


def _frames(trace: TracebackType | None) -> Iterator[str]:
    """Each place by module, line and function: the folders before a module may name a person."""
    for frame, line in traceback.walk_tb(trace):
        module = frame.f_globals.get("__name__", "?")
        yield f"{module}:{line} {frame.f_code.co_qualname}"


def _harmless(args: object) -> tuple[object, ...] | None:
    """The figures of a line as they are; whatever may be words of somebody is kept out."""
    if args is None or args == ():
        return None
    given = args if isinstance(args, tuple) else (args,)
    return tuple(one if _is_harmless(one) else KEPT_OUT for one in given)


def _is_harmless(value: object) -> bool:
    return isinstance(value, _HARMLESS)


def _versions() -> Iterator[tuple[str, str]]:
    """The libraries that matter to a report, those of them that are in use."""
    for name in ("PySide6", "sqlalchemy", "sqlcipher3", "psycopg"):
        module = sys.modules.get(name)
        if module is not None:
            yield name, str(getattr(module, "__version__", "?"))


def _writable(folder: Path) -> Path:
    """The folder, or one among the files of the moment where it cannot be written in."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError:
        return Path(tempfile.mkdtemp(prefix="courtdesk-"))


def _free_name(folder: Path) -> Path:
    """The next name in the folder; when all are used up, the last is written over."""
    for number in range(1, MOST_REPORTS):
        path = folder / f"report-{number:03}.txt"
        if not path.exists():
            return path
    return folder / f"report-{MOST_REPORTS}.txt"
