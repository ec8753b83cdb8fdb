"""What an operation asks of a row before it touches it: that it is there, and as it was seen."""

from typing import Protocol, TypeVar

from sqlalchemy.orm import Session

from courtdesk.domain.finding import Refused, stop
from courtdesk.store.tables.base import Record
from courtdesk.store.trouble import changed_meanwhile

R = TypeVar("R", bound=Record)


class Versioned(Protocol):
    """A row that carries a version."""

    version: int


def the(session: Session, table: type[R], row_id: int) -> R:
    """The row with that number.

    Raises:
        Refused: there is none.
    """
    row = session.get(table, row_id)
    if row is None:
        raise Refused(
            stop(
                "not-there",
                f"There is no {table.__name__.lower()} number {row_id}.",
                remedy="Look it up again; it may be in another office file.",
            )
        )
    return row


def check_seen(row: Versioned, seen: int) -> None:
    """Refuse a change of what the officer has not seen as it is now.

    Raises:
        Refused: somebody has changed the row since.
    """
    if row.version != seen:
        raise Refused(changed_meanwhile())
