"""The diary's derived rows: deadlines that follow from events by rule, rebuilt, never edited."""

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from courtdesk.store.tables.base import CASE_WORKERS, Guard, Record


class Deadline(Record):
    """A date that follows from an event on a case by a rule."""

    __tablename__ = "deadlines"
    __table_args__ = (UniqueConstraint("case_id", "rule", "event"), {"sqlite_strict": True})
    guard = Guard(edits=CASE_WORKERS, removes=CASE_WORKERS)

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    rule: Mapped[str]
    event: Mapped[str]
    words: Mapped[str]
    by_on: Mapped[date] = mapped_column(index=True)
    working: Mapped[str]
    authority: Mapped[str]
