"""The register: every query and operation by its name ``noun.verb``, as both doors know it."""

import importlib
import pkgutil
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Concatenate, Generic, ParamSpec, Protocol, TypeVar, cast, get_type_hints

import courtdesk.desk
from courtdesk.domain import plain
from courtdesk.domain.casefile import Officer
from courtdesk.domain.finding import Refused, stop
from courtdesk.domain.permits import Permit
from courtdesk.domain.progress import Progress, Quiet
from courtdesk.domain.rulebook import Rulebook
from courtdesk.store.database import Database
from courtdesk.store.filing import Filed
from courtdesk.store.journal import Change, ReadingSession, WritingSession

P = ParamSpec("P")
R = TypeVar("R")
D = TypeVar("D")


@dataclass(frozen=True, slots=True)
class Places:
    """Where the desk finds what is shipped, what the council adds, and room to work in.

    Attributes:
        templates: folders of templates, the council's own before the shipped.
        layouts: folders of import layouts, likewise.
        scratch: a local folder for files in the making and parts kept for the next time.
    """

    templates: tuple[Path, ...]
    layouts: tuple[Path, ...]
    scratch: Path


@dataclass(frozen=True, slots=True)
class Look:
    """What a query is given: a session that cannot write, and as of when it is asked."""

    session: ReadingSession
    officer: Officer | None
    now: datetime
    today: date
    rules: Rulebook
    places: Places
    progress: Progress = field(default_factory=Quiet)


@dataclass(frozen=True, slots=True)
class Work:
    """What an operation is given: the one writing session, and as of when it is done."""

    session: WritingSession
    officer: Officer | None
    now: datetime
    today: date
    rules: Rulebook

    @property
    def officer_id(self) -> int:
        """The acting officer's id.

        Raises:
            Refused: nobody is an officer yet.
        """
        if self.officer is None:
            raise Refused(
                stop(
                    "office-not-set-up",
                    "Nobody works in this office yet, so nobody can look after a case.",
                    remedy="Set up the office first: “courtdesk do office.set_up”, or the "
                    "settings page.",
                )
            )
        return self.officer.id


class See(Protocol):
    """How a preparation asks: in reading sessions of its own, one a question."""

    def __call__(self, query: "Query[P, R]", *args: P.args, **kwargs: P.kwargs) -> R:
        """Answer a query."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """What the preparation of an operation is given: time, but no lock.

    Long work (reading a file, filling a template, building a bundle) is done here; what it
    leaves in the record nobody sees until the operation itself names it.
    """

    see: See
    database: Database
    progress: Progress
    scratch: Path
    officer: Officer | None
    now: datetime
    today: date
    rules: Rulebook
    places: Places

    def file(self, path: Path) -> Filed:
        """Put a file's bytes into the record, to be named by the operation."""
        from courtdesk.store import filing  # noqa: PLC0415 - read only where files are filed.

        return filing.put(self.database, path, self.now)


@dataclass(frozen=True, slots=True)
class Query(Generic[P, R]):
    """Something an officer can see."""

    name: str
    label: str
    run: Callable[Concatenate[Look, P], R]
    fields: tuple[plain.Field, ...]
    answers: Hashable


@dataclass(frozen=True, slots=True)
class Operation(Generic[P, R]):
    """Something an officer can do.

    Attributes:
        label: what the journal and the permissions table call it.
        permit: what the officer must hold; none where anybody may, before the office is set up.
        ahead: the preparation outside the lock, whose answer ``run`` is given; none where the
            operation is done in one short step.
        after: what is done in turns once it is committed, with what it changed; none where
            nothing is too long for the operation itself.
    """

    name: str
    label: str
    permit: Permit
    run: Callable[..., R]
    ahead: Callable[..., object] | None
    after: Callable[..., Iterable[Change]] | None
    fields: tuple[plain.Field, ...]
    answers: Hashable


_QUERIES: dict[str, Query[..., object]] = {}
_OPERATIONS: dict[str, Operation[..., object]] = {}


def query(label: str) -> Callable[[Callable[Concatenate[Look, P], R]], Query[P, R]]:
    """Enter a function in the register as something an officer can see."""

    def enter(run: Callable[Concatenate[Look, P], R]) -> Query[P, R]:
        made = Query(_name(run), label, run, _fields(run), _answers(run))
        _QUERIES[made.name] = cast("Query[..., object]", made)
        return made

    return enter


def operation(
    label: str, permit: Permit
) -> Callable[[Callable[Concatenate[Work, P], R]], Operation[P, R]]:
    """Enter a function in the register as something an officer can do in one short step."""

    def enter(run: Callable[Concatenate[Work, P], R]) -> Operation[P, R]:
        made: Operation[P, R] = Operation(
            _name(run), label, permit, run, None, None, _fields(run), _answers(run)
        )
        _OPERATIONS[made.name] = cast("Operation[..., object]", made)
        return made

    return enter


def long_operation(
    label: str,
    permit: Permit,
    ahead: Callable[Concatenate[Ahead, P], D],
    after: Callable[[Ahead, D], Iterable[Change]] | None = None,
) -> Callable[[Callable[[Work, D], R]], Operation[P, R]]:
    """Enter a function as something an officer can do once long work has been done ahead."""

    def enter(run: Callable[[Work, D], R]) -> Operation[P, R]:
        made: Operation[P, R] = Operation(
            _name(run), label, permit, run, ahead, after, _fields(ahead), _answers(run)
        )
        _OPERATIONS[made.name] = cast("Operation[..., object]", made)
        return made

    return enter


def queries() -> Mapping[str, Query[..., object]]:
    """Everything an officer can see, by name."""
    _read_all()
    return dict(sorted(_QUERIES.items()))


def operations() -> Mapping[str, Operation[..., object]]:
    """Everything an officer can do, by name."""
    _read_all()
    return dict(sorted(_OPERATIONS.items()))


def _read_all() -> None:
    for module in pkgutil.walk_packages(courtdesk.desk.__path__, "courtdesk.desk."):
        importlib.import_module(module.name)


def _name(function: Callable[..., object]) -> str:
    """The noun is the module, or the package where the noun has outgrown one module."""
    noun = function.__module__.removeprefix("courtdesk.desk.").partition(".")[0]
    return f"{noun}.{function.__name__}"


def _fields(function: Callable[..., object]) -> tuple[plain.Field, ...]:
    """What it is asked with: its arguments after the first."""
    return plain.fields(function)[1:]


def _answers(function: Callable[..., object]) -> Hashable:
    return cast("Hashable", get_type_hints(function)["return"])
