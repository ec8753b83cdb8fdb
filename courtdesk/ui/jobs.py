"""Work off the window's thread, its answers back on it.

Reads share four threads, writes have one to themselves and so keep their order. Every answer
comes home through one queued signal; one whose owner is gone, or whose question has been asked
again meanwhile, is dropped. The working thread never holds anything of Qt's: who waits for an
answer stays written down here, on the window's own thread.

    rows = Question(jobs, page)
    rows.ask(lambda: desk.see(cases.list_cases), page.show_rows, page.show_trouble)

    job = jobs.write(page, lambda told: desk.do_with(told, papers.build_bundle, 7), ending)
    job.cancel()
"""

import itertools
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Generic, TypeVar, cast

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from courtdesk.domain.progress import Cancelled, Progress

READERS = 4

T = TypeVar("T")


def _nothing(*_: object) -> None:
    """Where nobody wants to hear of it."""


@dataclass(frozen=True, slots=True)
class Ending(Generic[T]):
    """What is to be done on the window's thread when work comes to an end, one way or another."""

    answered: Callable[[T], None]
    failed: Callable[[Exception], None] = _nothing
    cancelled: Callable[[], None] = _nothing


@dataclass(frozen=True, slots=True)
class Step:
    """How far a job is: so many parts done of a total, nought where nobody knows, and of what."""

    done: int
    total: int
    words: str


@dataclass(frozen=True, slots=True)
class _Waiting:
    """Who waits for an answer; none of it ever leaves the window's thread."""

    owner: QObject
    ending: Ending[object]
    job: "Job | None" = None
    told: Callable[[Step], None] = _nothing


@dataclass(frozen=True, slots=True)
class _Parcel:
    """What a working thread sends home: an answer, an error, or that there is a new step."""

    number: int
    answer: object = None
    error: Exception | None = None
    over: bool = True


class Jobs(QObject):
    """The two pools of a window, and the one signal by which all answers come home."""

    _sent = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reads = ThreadPoolExecutor(READERS, "courtdesk-read")
        self._writes = ThreadPoolExecutor(1, "courtdesk-write")
        self._numbers = itertools.count(1)
        self._waiting: dict[int, _Waiting] = {}
        self._closed = False
        self._sent.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def writing(self) -> bool:
        """Whether anything is being written that would be cut short by closing."""
        return any(one.job is not None for one in self._waiting.values())

    def read(self, owner: QObject, work: Callable[[], T], ending: Ending[T]) -> None:
        """Ask something of the record without holding up the window."""
        if not self._closed:
            number = self._expect(_Waiting(owner, cast("Ending[object]", ending)))
            self._reads.submit(self._carry, number, work)

    def write(
        self,
        owner: QObject,
        work: Callable[[Progress], T],
        ending: Ending[T],
        told: Callable[[Step], None] = _nothing,
    ) -> "Job":
        """Do something, after whatever else is being done; it may be asked to stop."""
        job = Job()
        if not self._closed:
            number = self._expect(_Waiting(owner, cast("Ending[object]", ending), job, told))
            job.tell = lambda: self._send(_Parcel(number, over=False))
            self._writes.submit(self._carry, number, lambda: work(job))
        return job

    def close(self) -> None:
        """Ask everything to stop, wait until it has, and deliver nothing more."""
        self._closed = True
        for one in self._waiting.values():
            if one.job is not None:
                one.job.cancel()
        for pool in (self._reads, self._writes):
            pool.shutdown(wait=True, cancel_futures=True)
        self._waiting.clear()

    def _expect(self, waiting: _Waiting) -> int:
        number = next(self._numbers)
        self._waiting[number] = waiting
        return number

    def _carry(self, number: int, work: Callable[[], object]) -> None:
        """Do the work, on its own thread, and send home how it ended."""
        try:
            parcel = _Parcel(number, answer=work())
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told on the main thread.
            parcel = _Parcel(number, error=error)
        self._send(parcel)

    def _send(self, parcel: _Parcel) -> None:
        if not self._closed:
            self._sent.emit(parcel)

    def _deliver(self, parcel: _Parcel) -> None:
        waiting = self._waiting.get(parcel.number)
        if waiting is None or self._closed:
            return
        if parcel.over:
            del self._waiting[parcel.number]
        if not shiboken6.isValid(waiting.owner):
            return
        if not parcel.over:
            if waiting.job is not None:
                waiting.told(waiting.job.take())
        elif parcel.error is None:
            waiting.ending.answered(parcel.answer)
        elif isinstance(parcel.error, Cancelled):
            waiting.ending.cancelled()
        else:
            waiting.ending.failed(parcel.error)


class Question(Generic[T]):
    """A question that is asked again and again; a late answer to an old asking is dropped."""

    def __init__(self, jobs: Jobs, owner: QObject) -> None:
        self._jobs = jobs
        self._owner = owner
        self._number = 0

    def ask(
        self,
        work: Callable[[], T],
        answered: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Ask; of all askings only the newest is answered."""
        self._number += 1
        number = self._number

        def if_newest(answer: T) -> None:
            if number == self._number:
                answered(answer)

        def if_newest_failed(error: Exception) -> None:
            if number == self._number:
                failed(error)

        self._jobs.read(self._owner, work, Ending(if_newest, if_newest_failed))

    def forget(self) -> None:
        """Want no answer any more to what was asked."""
        self._number += 1


@dataclass(eq=False)
class Job:
    """Work under way: a ``Progress`` that can be asked to stop at its next step.

    However fast the work steps, the window is only told again once it has heard the last.
    """

    tell: Callable[[], None] = _nothing
    _latest: Step = field(default_factory=lambda: Step(0, 0, ""))
    _unheard: bool = False
    _stop: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        """Ask it to stop; nothing of it remains."""
        self._stop.set()

    def take(self) -> Step:
        """The newest step, now that the window hears of it."""
        self._unheard = False
        return self._latest

    def step(self, done: int, total: int, words: str) -> None:
        """Say how far it is, on the working thread.

        Raises:
            Cancelled: the officer asked for it to stop.
        """
        if self._stop.is_set():
            raise Cancelled
        self._latest = Step(done, total, words)
        if not self._unheard:
            self._unheard = True
            self.tell()
