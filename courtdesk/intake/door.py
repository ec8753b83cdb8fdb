"""The parent's side of the door: children are started, asked, watched and ended from here.

Nothing a child says is trusted: each answer is read back by its type. A child that dies, takes
too long or talks nonsense costs one file, by name; the next file gets a new child.
"""

import json
import queue
import secrets
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from courtdesk.domain.finding import Finding, Refused, Unavailable, stop
from courtdesk.domain.plain import from_plain, plain
from courtdesk.domain.progress import Progress
from courtdesk.intake import children
from courtdesk.intake.children import Child, Heard
from courtdesk.intake.held import held_folder
from courtdesk.intake.limits import Limits
from courtdesk.intake.task import Task

Asked = TypeVar("Asked")
Answered = TypeVar("Answered")

_WORDS_MOST = 400
_TICK = 0.05
_GRACE = 0.3


@dataclass(frozen=True, slots=True)
class Door:
    """The way to a few children that are kept while one piece of work lasts."""

    limits: Limits
    most: int
    command: tuple[str, ...]
    folder: Path
    heard: children.Lines = field(default_factory=children.lines)
    idle: list[Child] = field(default_factory=list)


@dataclass(slots=True)
class _Job(Generic[Asked]):
    """One request under way: which it is, by what word it is answered, who does it, until when."""

    number: int
    to: str
    child: Child
    started: float
    until: float


@contextmanager
def open_door(
    limits: Limits | None = None,
    *,
    most: int = 1,
    ready: Sequence[Task[Any, Any]] = (),
    command: Sequence[str] = (),
) -> Iterator[Door]:
    """Keep up to so many children at hand; all are gone when the work is over.

    Args:
        limits: what each may use for one request.
        most: how many may work at once.
        ready: tasks that a child makes itself ready for as it starts.
        command: another program in the child's place, for trying the door itself.
    """
    with held_folder() as folder:
        own = tuple(command) or (*children.child_command(), *(task.name for task in ready))
        door = Door(limits or Limits(), most, own, folder)
        try:
            yield door
        finally:
            for child in door.idle:
                children.end(child)


def warm(door: Door) -> None:
    """Start the children now, so that they are ready when they are first asked."""
    while len(door.idle) < door.most:
        door.idle.append(children.start(door.command, door.folder, door.heard))


def ask(
    door: Door, task: Task[Asked, Answered], asked: Asked, progress: Progress, *, name: str
) -> Answered:
    """Have one piece of work done in the child, telling its own progress.

    Args:
        door: the way to the child.
        task: which work.
        asked: what it is given.
        progress: told how far the child is; asked ten times a second whether to stop.
        name: the file meant, for a refusal.

    Raises:
        Refused: the work cannot be done; each finding names the file.
        Unavailable: something outside is not to be had.
        Cancelled: the officer asked to stop; the child is dead.
    """
    (answer,) = _answers(door, task, ((name, asked),), progress, own_steps=True)
    if isinstance(answer, Refused):
        raise answer
    return answer


def ask_each(
    door: Door,
    task: Task[Asked, Answered],
    asks: Sequence[tuple[str, Asked]],
    progress: Progress,
) -> list[Answered | Refused]:
    """Have several pieces of work done, as many at once as there are children.

    Each request has limits and time of its own; a refusal stands in the answer's place.

    Raises:
        Unavailable: something outside is not to be had.
        Cancelled: the officer asked to stop; the children are dead.
    """
    return _answers(door, task, asks, progress, own_steps=False)


@dataclass(frozen=True, slots=True)
class Tool:
    """A program of the machine to be run within limits and without network.

    Attributes:
        command: its path and its arguments.
        folder: where it runs.
        words: what it does, for the officer.
        environment: what it needs to be told besides.
    """

    command: tuple[str, ...]
    folder: Path
    words: str
    environment: Mapping[str, str] = field(default_factory=dict)


def run_tools(
    tools: Sequence[Tool], progress: Progress, *, limits: Limits, most: int = 1
) -> list[int | None]:
    """Run programs of the machine, a few at once; the exit code of each, None if it took too long.

    Raises:
        Cancelled: the officer asked to stop; the programs and what they started are dead.
    """
    codes: dict[int, int | None] = {}
    waiting = deque(range(len(tools)))
    running: dict[int, tuple[subprocess.Popen[bytes], float]] = {}
    try:
        while waiting or running:
            while waiting and len(running) < most:
                number = waiting.popleft()
                until = time.monotonic() + limits.time_for(limits.pages)
                running[number] = (_start_tool(tools[number], limits), until)
            progress.step(len(codes), len(tools), tools[next(iter(running))].words)
            time.sleep(_TICK)
            for number, (process, until) in tuple(running.items()):
                if process.poll() is not None or time.monotonic() > until:
                    codes[number] = process.poll()
                    children.kill(process)
                    del running[number]
    finally:
        for process, _ in running.values():
            children.kill(process)
    return [codes[number] for number in range(len(tools))]


def _start_tool(tool: Tool, limits: Limits) -> "subprocess.Popen[bytes]":
    process = children.popen(children.child_command(), tool.folder, dict(tool.environment))
    request = json.dumps({"tool": list(tool.command), "limits": plain(limits)})
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(BrokenPipeError), pipe:
                if pipe.writable():
                    pipe.write(request.encode() + b"\n")
    return process


def _answers(
    door: Door,
    task: Task[Asked, Answered],
    asks: Sequence[tuple[str, Asked]],
    progress: Progress,
    *,
    own_steps: bool,
) -> list[Answered | Refused]:
    waiting = deque(range(len(asks)))
    busy: dict[Child, _Job[Asked]] = {}
    answers: dict[int, Answered | Refused] = {}
    step = (0, len(asks), asks[0][0] if asks else "")
    try:
        while waiting or busy:
            while waiting and len(busy) < door.most:
                number = waiting.popleft()
                job: _Job[Asked] = _send(door, task, number, asks[number][1])
                busy[job.child] = job
            progress.step(*step)
            for child in _overdue(busy):
                job = busy.pop(child)
                children.end(child)
                spent = int(job.until - job.started)
                answers[job.number] = Refused(_too_long(asks[job.number][0], spent))
            heard = _hear(door)
            if heard is None or heard.child not in busy:
                continue
            job = busy[heard.child]
            name = asks[job.number][0]
            answer = _read(task, heard, job, door.limits, name)
            if isinstance(answer, _Step):
                step = (answer.done, answer.total, _said(answer.words)) if own_steps else step
            elif answer is not None:
                del busy[heard.child]
                answers[job.number] = answer
                _keep(door, heard)
                if not own_steps:
                    step = (len(answers), len(asks), name)
    finally:
        for child in busy:
            children.end(child)
    return [answers[number] for number in range(len(asks))]


@dataclass(frozen=True, slots=True)
class _Step:
    """How far a child says it is."""

    done: int
    total: int
    words: str


@dataclass(frozen=True, slots=True)
class _Unavailable:
    """What a child says is not to be had."""

    what: str
    try_next: str


def _send(door: Door, task: Task[Asked, Answered], number: int, asked: Asked) -> _Job[Asked]:
    child = door.idle.pop() if door.idle else children.start(door.command, door.folder, door.heard)
    to = secrets.token_hex(8)
    request = {"to": to, "task": task.name, "asked": plain(asked), "limits": plain(door.limits)}
    child.requests.put(json.dumps(request).encode() + b"\n")
    now = time.monotonic()
    return _Job(number, to, child, now, now + door.limits.time_for(0))


def _hear(door: Door) -> Heard | None:
    try:
        return door.heard.get(timeout=_TICK)
    except queue.Empty:
        return None


def _overdue(busy: dict[Child, _Job[Asked]]) -> list[Child]:
    now = time.monotonic()
    return [child for child, job in busy.items() if now > job.until]


def _keep(door: Door, heard: Heard) -> None:
    """Keep a child for the next request; one that has ended or talks nonsense is not kept."""
    if heard.line is not None and heard.child.process.poll() is None:
        door.idle.append(heard.child)
    else:
        children.end(heard.child)


def _read(
    task: Task[Asked, Answered], heard: Heard, job: _Job[Asked], limits: Limits, name: str
) -> Answered | Refused | _Step | None:
    """What one line from a child means; None where it only asks for more time."""
    if heard.line is None:
        return Refused(_died(heard.child, name))
    try:
        (kind, value), to = json.loads(heard.line).items()
        if to != ("to", job.to):
            raise ValueError("an answer to nothing that was asked")  # noqa: TRY301 - nonsense as below.
        if kind == "step":
            return from_plain(_Step, value)
        if kind == "pages":
            job.until = job.started + limits.time_for(from_plain(int, value))
            return None
        if kind == "answer":
            return from_plain(task.answered, value)
        if kind == "refused":
            findings: tuple[Finding, ...] = from_plain(tuple[Finding, ...], value)
            return Refused(*(_named(finding, name) for finding in findings))
        if kind == "unavailable":
            absent: _Unavailable = from_plain(_Unavailable, value)
            raise Unavailable(_said(absent.what), _said(absent.try_next))
        if kind == "fault":
            return Refused(_broke(name, from_plain(str, value)))
    except (ValueError, TypeError, AttributeError, RecursionError, Refused):
        pass
    children.end(heard.child)
    return Refused(
        stop(
            "work-answered-nonsense",
            f"“{name}” made its reader give an answer that means nothing.",
            where=name,
            remedy="Do not use the file; ask whoever sent it for a new copy.",
        )
    )


def _named(finding: Finding, name: str) -> Finding:
    """A child's finding, cleaned, with the file in its place."""
    return Finding(
        finding.code,
        _said(finding.says),
        finding.weight,
        _said(finding.where) or name,
        finding.authority,
        _said(finding.remedy),
    )


def _said(words: str) -> str:
    """A child's words, fit to be shown: no control characters, not too long."""
    return "".join(one if one.isprintable() else " " for one in words[:_WORDS_MOST])


def _died(child: Child, name: str) -> Finding:
    """Why a child that has ended without an answer may have done so."""
    with suppress(subprocess.TimeoutExpired):
        child.process.wait(_GRACE)
    code = child.process.poll()
    if sys.platform != "win32" and code == -signal.SIGXCPU:
        return _too_long(name, 0)
    if sys.platform != "win32" and code == -signal.SIGKILL:
        return stop(
            "work-needs-too-much-memory",
            f"“{name}” needs more memory than one file is allowed.",
            where=name,
            remedy="Print the file to a new PDF, or split it, and use that.",
        )
    return _broke(name, "the process ended")


def _broke(name: str, how: str) -> Finding:
    return stop(
        "work-broke-off",
        f"“{name}” could not be worked on: its reader broke off ({_said(how)}).",
        where=name,
        remedy="Print the file to a new PDF and use that, or ask for a new copy.",
    )


def _too_long(name: str, seconds: int) -> Finding:
    after = f" after {seconds} seconds" if seconds else ""
    return stop(
        "work-took-too-long",
        f"“{name}” was given up{after}: it took too long.",
        where=name,
        remedy="Print the file to a new PDF, or split it, and use that.",
    )
