"""Tasks: the closed list of work that may be done in the child, each with its types.

The parent holds a ``Task``; the child finds the function of that name, and no other. What goes
in and what comes out are frozen values read back by their types, never trusted.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Generic, Protocol, TypeVar, cast

from courtdesk.domain.progress import Progress

ROOMS = (
    "courtdesk.intake.prepare",
    "courtdesk.intake.recognised",
    "courtdesk.documents.bundle.assemble",
    "courtdesk.documents.bundle.judge",
    "courtdesk.documents.convert",
    "courtdesk.documents.statement",
    "courtdesk.documents.template",
)
"""Modules whose marked functions the child may run; nothing else is ever imported on request."""

Asked = TypeVar("Asked")
Answered = TypeVar("Answered")


class Telling(Progress, Protocol):
    """How a task in the child tells the parent how far it is."""

    def pages(self, count: int) -> None:
        """Say how many pages the work has: the time allowed grows with them, up to the limit.

        Raises:
            Refused: there are more pages than the limits allow.
        """


Work = Callable[[Asked, Telling], Answered]


@dataclass(frozen=True, slots=True)
class Task(Generic[Asked, Answered]):
    """A piece of work done in the child.

    Attributes:
        name: ``module:function``; the module stands in ``ROOMS``.
        asked: the frozen value the function is given.
        answered: the frozen value it gives back.
    """

    name: str
    asked: type[Asked]
    answered: type[Answered]


_marked: dict[str, tuple[Work[object, object], type]] = {}


def in_child(asked: type[Asked]) -> Callable[[Work[Asked, Answered]], Work[Asked, Answered]]:
    """Mark a function as work the child may do, given a value of this type."""

    def mark(work: Work[Asked, Answered]) -> Work[Asked, Answered]:
        _marked[f"{work.__module__}:{work.__name__}"] = (
            cast("Work[object, object]", work),
            asked,
        )
        return work

    return mark


def find(name: str) -> tuple[Work[object, object], type]:
    """The work of this name and the type it is given.

    Raises:
        LookupError: the name is not of the closed list.
    """
    room = name.partition(":")[0]
    if room not in ROOMS:
        raise LookupError(name)
    import_module(room)
    return _marked[name]
