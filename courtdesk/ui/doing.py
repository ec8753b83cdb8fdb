"""Doing something at the desk from a page: off the window's thread, told to every page, once.

do(page, hearings.list_hearing, {"case_id": 7, ...}, Then(lambda recorded: ...))
"""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, ParamSpec, TypeVar

import shiboken6

from courtdesk.desk.core import Done
from courtdesk.desk.register import Operation
from courtdesk.domain.finding import Finding, Refused
from courtdesk.domain.progress import Progress
from courtdesk.ui.jobs import Ending, Job, Step
from courtdesk.ui.page import Page

P = ParamSpec("P")
R = TypeVar("R")


def _nothing(*_: object) -> None:
    """Where nothing more is to be done."""


@dataclass(frozen=True, slots=True)
class Then(Generic[R]):
    """What follows on something done, as long as its page is there.

    Attributes:
        done: with its answer.
        refused: with the findings, where somebody paints them; else they are said above the page.
        told: how far it is.
        ended: when it was cancelled, or could not be done.
    """

    done: Callable[[R], None]
    refused: Callable[[tuple[Finding, ...]], None] | None = None
    told: Callable[[Step], None] = _nothing
    ended: Callable[[], None] = _nothing


def do(
    page: Page[Any],
    operation: Operation[..., R],
    given: Mapping[str, object],
    then: Then[R],
    key: str = "",
) -> Job:
    """Do something at the desk, tell every page what it changed, and go on.

    One key serves every try, so that what was done before its answer got lost is not done again.
    """
    key = key or secrets.token_hex(16)
    frame = page.frame
    desk = frame.desk.with_command(key)

    def work(told: Progress) -> Done[R]:
        return desk.do_with(told, operation, **given)

    def answered(done: Done[R]) -> None:
        frame.changed(done.tables)
        _if_there(page, then.done)(done.answer)

    def failed(error: Exception) -> None:
        if isinstance(error, Refused) and then.refused is not None and shiboken6.isValid(page):
            then.refused(error.findings)
            return
        _if_there(page, then.ended)()
        frame.notices.trouble(error, _if_there(page, again))

    def again() -> None:
        do(page, operation, given, then, key)

    # The window's own jobs wait for the answer, so that a change is told to every page even where
    # the page it was made on has been left.
    ending = Ending(answered, failed, _if_there(page, then.ended))
    return frame.jobs.write(frame.jobs, work, ending, _if_there(page, then.told))


def _if_there(page: Page[Any], deed: Callable[P, None]) -> Callable[P, None]:
    """A deed that is only done while its page is there."""

    def guarded(*args: P.args, **kwargs: P.kwargs) -> None:
        if shiboken6.isValid(page):
            deed(*args, **kwargs)

    return guarded
