"""The desk: the two doors. *See* gives values; *do* changes the record and says what it changed."""

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Generic, ParamSpec, TypeVar, cast

from sqlalchemy import select

from courtdesk.desk.follow_up import follow_up, reconcile
from courtdesk.desk.register import Ahead, Look, Operation, Places, Query, Work
from courtdesk.domain import plain
from courtdesk.domain.casefile import Officer
from courtdesk.domain.dates import in_london
from courtdesk.domain.finding import Finding, Refused, stop
from courtdesk.domain.permits import PERMIT_WORDS, Permit, Post, permits_of
from courtdesk.domain.progress import Progress, Quiet
from courtdesk.domain.rulebook import Rulebook
from courtdesk.store.casefiles import case_files, officer_picture
from courtdesk.store.database import AlreadyDone, Asked, Database, Kind
from courtdesk.store.journal import Change, ReadingSession
from courtdesk.store.tables import journal as journal_tables
from courtdesk.store.tables import office as tables

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Done(Generic[R]):
    """What an operation answered, and every row it changed."""

    answer: R
    changed: frozenset[Change]

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of what changed, as pages watch them."""
        return tuple(sorted({table for table, _ in self.changed}))


@dataclass(frozen=True, slots=True)
class Desk:
    """One officer's desk.

    Attributes:
        clock: the instant now; only ``app.py`` reads a real one.
        pretended_on: the date taken as today, where the program was told one.
        login: who acts; the database's own answer on PostgreSQL.
        key: the id of the next command, where the caller gives one.
        because: the reason the officer gives for the next command.
    """

    database: Database
    rules: Rulebook
    places: Places
    clock: Callable[[], datetime]
    login: str
    pretended_on: date | None = None
    key: str | None = None
    because: str = ""

    def with_command(self, key: str | None = None, because: str = "") -> "Desk":
        """This desk with an id and a reason for what is done next."""
        return replace(self, key=key, because=because)

    def today(self) -> date:
        """The date taken as today."""
        return self.pretended_on or in_london(self.clock()).date()

    def see(self, query: Query[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Answer a query in a session that cannot write.

        Raises:
            Refused: what is asked for is not there.
            Unavailable: the database is not to be had.
        """
        return self.see_with(Quiet(), query, *args, **kwargs)

    def see_with(
        self, progress: Progress, query: Query[P, R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Answer a query that may take long, telling how far it is.

        Raises:
            Cancelled: the officer asked for it to stop.
        """
        with self.database.reading() as session:
            look = Look(
                session,
                _officer(session, self.login),
                self.clock(),
                self.today(),
                self.rules,
                self.places,
                progress,
            )
            return query.run(look, *args, **kwargs)

    def do(self, operation: Operation[P, R], *args: P.args, **kwargs: P.kwargs) -> Done[R]:
        """Run an operation in one transaction and say what it changed.

        Raises:
            Refused: the officer may not, a rule forbids it, or somebody else was first.
            Unavailable: the database is not to be had.
        """
        return self.do_with(Quiet(), operation, *args, **kwargs)

    def do_with(
        self, progress: Progress, operation: Operation[P, R], *args: P.args, **kwargs: P.kwargs
    ) -> Done[R]:
        """Run an operation that may take long, telling how far it is.

        Raises:
            Cancelled: the officer asked for it to stop; nothing of it remains.
        """
        officer = self._permitted(operation)
        if self.key is not None and self.database.answered(self.key):
            return self._answered(operation, self.key)
        try:
            return self._carry_out(progress, operation, officer, *args, **kwargs)
        except AlreadyDone:
            assert self.key is not None  # noqa: S101 - an id made here is never used twice.
            return self._answered(operation, self.key)

    def permits(self) -> frozenset[Permit]:
        """What the acting officer may do."""
        with self.database.reading() as session:
            officer = _officer(session, self.login)
            return frozenset() if officer is None else permits_of(_posts(session, officer.id))

    def newest(self) -> int:
        """The number of the journal's last entry: when it moves, somebody changed something."""
        with self.database.reading() as session:
            entry = journal_tables.JournalEntry
            return session.scalar(select(entry.id).order_by(entry.id.desc()).limit(1)) or 0

    def _carry_out(
        self,
        progress: Progress,
        operation: Operation[P, R],
        officer: Officer | None,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Done[R]:
        """The operation itself, after its preparation where it has one."""
        if operation.ahead is None:
            return self._run(operation, officer, lambda work: operation.run(work, *args, **kwargs))
        with self._scratch() as scratch:
            ahead = Ahead(
                self.see,
                self.database,
                progress,
                scratch,
                officer,
                self.clock(),
                self.today(),
                self.rules,
                self.places,
            )
            drawn = operation.ahead(ahead, *args, **kwargs)
            done = self._run(operation, officer, lambda work: operation.run(work, drawn))
            if operation.after is None:
                return done
            return Done(done.answer, done.changed | frozenset(operation.after(ahead, drawn)))

    def _run(
        self, operation: Operation[P, R], officer: Officer | None, step: Callable[[Work], R]
    ) -> Done[R]:
        now = self.clock()
        asked = Asked(
            operation.name,
            self.login,
            now,
            because=self.because,
            pretended_on=self.pretended_on,
            **({} if self.key is None else {"key": self.key}),
        )
        with self.database.writing(asked) as session:
            work = Work(session, officer, now, self.today(), self.rules)
            answer = step(work)
            session.flush()
            left = follow_up(work)
            session.flush()
            changed = frozenset(session.changed)
            session.add(
                journal_tables.CommandAnswer(
                    command_id=session.command_id,
                    answer=json.dumps(plain.plain(answer)),
                    changed=json.dumps(sorted(changed)),
                )
            )
        for case_id in left:
            changed |= self.follow_case(case_id)
        return Done(answer, changed)

    def follow_case(self, case_id: int) -> frozenset[Change]:
        """Derive again what follows from one case, in a transaction of its own."""
        now = self.clock()
        asked = Asked("diary.follow_case", self.login, now, pretended_on=self.pretended_on)
        with self.database.writing(asked) as session:
            work = Work(session, None, now, self.today(), self.rules)
            for file in case_files(session, [case_id]).values():
                reconcile(work, file)
            session.flush()
            return frozenset(session.changed)

    def _answered(self, operation: Operation[P, R], key: str) -> Done[R]:
        """The first answer of a command already carried out."""
        found = self.database.answered(key)
        if found is None or found[0] != operation.name:
            raise Refused(
                stop(
                    "command-id-used",
                    f"The command id “{key}” was used before, for something else.",
                    where="--command",
                    remedy="Give every command an id of its own.",
                )
            )
        _, answer, changed = found
        value = cast("R", plain.from_plain(operation.answers, json.loads(answer)))
        return Done(value, frozenset((table, row) for table, row in json.loads(changed)))

    def _permitted(self, operation: Operation[P, R]) -> Officer | None:
        """The acting officer, who must hold the operation's permit.

        Before the office is set up there is nobody to hold one: then whoever has the embedded file
        may do anything, and on PostgreSQL only set the office up.
        """
        with self.database.reading() as session:
            officer = _officer(session, self.login)
            held = frozenset() if officer is None else permits_of(_posts(session, officer.id))
            logins = session.scalars(
                select(tables.Officer.login).where(tables.Officer.left_on.is_(None))
            ).all()
        alone = not logins and self.database.kind is Kind.EMBEDDED
        first = not logins and operation.permit is Permit.ADMINISTER
        if operation.permit in held or alone or first:
            return officer
        if officer is None:
            raise Refused(_nobody(self.login, logins))
        raise Refused(
            stop(
                "no-permit",
                f"{officer.full_name} may not {PERMIT_WORDS[operation.permit]}: "
                f"{operation.label.lower()}.",
                remedy="Ask a colleague whose post allows it, or your administrator.",
            )
        )

    @contextmanager
    def _scratch(self) -> Iterator[Path]:
        """A folder for files in the making, gone when the operation ends."""
        self.places.scratch.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(dir=self.places.scratch))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _officer(session: ReadingSession, login: str) -> Officer | None:
    row = session.scalar(
        select(tables.Officer).where(
            tables.Officer.login == login, tables.Officer.left_on.is_(None)
        )
    )
    return None if row is None else officer_picture(row)


def _posts(session: ReadingSession, officer_id: int) -> frozenset[Post]:
    return frozenset(
        session.scalars(
            select(tables.OfficerPost.post).where(tables.OfficerPost.officer_id == officer_id)
        )
    )


def _nobody(login: str, logins: Sequence[str]) -> Finding:
    """Nobody of this login works here."""
    says = f"“{login}” is nobody's login here." if login else "Nobody is acting."
    known = f"one of {', '.join(sorted(logins))}" if logins else "your own"
    return stop(
        "nobody-acts",
        says,
        where="--as",
        remedy=f"Say who acts by their login: {known}.",
    )
