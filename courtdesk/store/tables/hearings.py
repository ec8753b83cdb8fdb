"""Claims and hearings."""

from datetime import date, time

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from courtdesk.domain.casefile import HearingKind, Regime
from courtdesk.store.tables.base import CASE_WORKERS, Edited, Guard, Record
from courtdesk.store.types import StoredEnum


class Claim(Edited, Record):
    """The claim for possession, as the court issued it."""

    __tablename__ = "claims"
    guard = Guard(edits=CASE_WORKERS)

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    number: Mapped[str] = mapped_column(unique=True)
    court_id: Mapped[int] = mapped_column(ForeignKey("courts.id"), index=True)
    regime: Mapped[Regime] = mapped_column(StoredEnum(Regime))
    issued_on: Mapped[date]
    defence_filed_on: Mapped[date | None]


class Hearing(Edited, Record):
    """A hearing listed; it is moved or vacated with a reason, and never removed."""

    __tablename__ = "hearings"
    guard = Guard(edits=CASE_WORKERS)

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    court_id: Mapped[int] = mapped_column(ForeignKey("courts.id"), index=True)
    kind: Mapped[HearingKind] = mapped_column(StoredEnum(HearingKind))
    on: Mapped[date] = mapped_column(index=True)
    at: Mapped[time]
    room: Mapped[str] = mapped_column(default="")
    vacated_on: Mapped[date | None]
    vacated_because: Mapped[str] = mapped_column(default="")
