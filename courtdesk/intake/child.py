"""The child: reads requests on its standard input, does named work, answers on its output.

One request a line, as JSON: ``{"to", "task", "asked", "limits"}``; it answers with any number of
``{"step"}`` and ``{"pages"}`` lines and then one of ``{"answer"}``, ``{"refused"}``,
``{"unavailable"}`` or ``{"fault"}``, each with the request's own ``to``. Given ``{"tool",
"limits"}`` it becomes that program instead, within the same limits. It ends when its input does.
"""

import errno
import json
import os
import sys
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from courtdesk.domain.finding import Refused, Unavailable, stop
from courtdesk.domain.plain import from_plain, plain
from courtdesk.intake import confine, task
from courtdesk.intake.limits import Limits


@dataclass(frozen=True, slots=True)
class _Telling:
    """Tells the parent how far the work is."""

    out: BinaryIO
    to: str
    limits: Limits

    def say(self, words: Mapping[str, object]) -> None:
        """Say one line."""
        line = json.dumps({**words, "to": self.to}, ensure_ascii=False)
        self.out.write(line.encode() + b"\n")

    def step(self, done: int, total: int, words: str) -> None:
        """Say that ``done`` of ``total`` parts are done and what comes next."""
        self.say({"step": {"done": done, "total": total, "words": words}})

    def pages(self, count: int) -> None:
        """Say how many pages the work has."""
        if count > self.limits.pages:
            raise Refused(
                stop(
                    "too-many-pages",
                    f"The file has {count} pages; {self.limits.pages} are the most taken at once.",
                    remedy="Split the file, or print the pages that matter to a new PDF.",
                )
            )
        self.say({"pages": count})
        confine.allow_time(self.limits.time_for(count))


def main() -> int:
    """Serve requests until the input ends; tasks named on the command line are made ready first."""
    out = os.fdopen(os.dup(1), "wb", buffering=0)
    # What a library prints must not be taken for an answer.
    os.dup2(2, 1)
    for name in sys.argv[1:]:
        if not name.startswith("-"):
            task.find(name)
    shut_in = False
    for line in sys.stdin.buffer:
        request = json.loads(line)
        limits: Limits = from_plain(Limits, request["limits"])
        if "tool" in request:
            _become(request["tool"], limits)
        if not shut_in:
            confine.shut_in(limits)
            shut_in = True
        confine.allow_time(limits.time_for(0))
        tell = _Telling(out, str(request.get("to", "")), limits)
        tell.say(_answer(request, tell))
    return 0


def _answer(request: Mapping[str, object], tell: _Telling) -> dict[str, object]:
    """Do what is asked; whatever happens becomes one answer."""
    try:
        work, asked = task.find(str(request["task"]))
        return {"answer": plain(work(from_plain(asked, request["asked"]), tell))}
    except Refused as refused:
        return {"refused": plain(refused.findings)}
    except Unavailable as unavailable:
        return {"unavailable": {"what": unavailable.what, "try_next": unavailable.try_next}}
    except (MemoryError, RecursionError):
        return {"refused": plain((_too_much_memory(),))}
    except OSError as error:
        if error.errno == errno.ENOSPC:
            return {"unavailable": _NO_SPACE}
        if error.errno == errno.EFBIG:
            return {"refused": plain((_too_large(),))}
        return {"fault": _places(error)}
    except Exception as error:  # noqa: BLE001 - a broken file breaks libraries in any way.
        return {"fault": _places(error)}


_NO_SPACE = {
    "what": "There is no space left on the disk.",
    "try_next": "Free some space and try again.",
}


def _too_much_memory() -> object:
    return stop(
        "work-needs-too-much-memory",
        "This needs more memory than one file is allowed.",
        remedy="Print the file to a new PDF, or split it, and use that.",
    )


def _too_large() -> object:
    return stop(
        "work-writes-too-much",
        "What is made of this is larger than one file is allowed to be.",
        remedy="Split the file, or scan it at 200 dpi in grey, and use that.",
    )


def _places(error: BaseException) -> str:
    """What kind of trouble, and where in the code; never a word of the file's own."""
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames]
    return " ".join([type(error).__name__, *places])


def _become(command: list[str], limits: Limits) -> None:
    """Become another program, within the limits; on Windows: run it in the same job, and end."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nothing, number)
    confine.shut_in(limits, alone=False)
    confine.allow_time(limits.time_for(limits.pages))
    if sys.platform == "win32":
        import subprocess  # noqa: PLC0415 - only where a process cannot become another.

        os._exit(subprocess.run(command, check=False).returncode)  # noqa: S603 - the parent's own words, no shell.
    os.execv(command[0], command)  # noqa: S606 - the parent's own words, and no shell.


if __name__ == "__main__":
    sys.exit(main())
