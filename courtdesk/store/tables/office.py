"""The office: the council, its officers and their posts, the courts it goes to, its settings."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from courtdesk.domain.permits import Post
from courtdesk.store.tables.base import Edited, Group, Guard, Record
from courtdesk.store.types import StoredEnum

ADMINISTRATORS = (Group.ADMIN,)


class Office(Edited, Record):
    """The council's rent office; there is one."""

    __tablename__ = "offices"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"), {"sqlite_strict": True})
    guard = Guard(adds=ADMINISTRATORS, edits=ADMINISTRATORS)

    name: Mapped[str]
    department: Mapped[str]
    address: Mapped[tuple[str, ...]]
    phone: Mapped[str]
    email: Mapped[str]
    practice: Mapped[bool] = mapped_column(default=False)


class Officer(Edited, Record):
    """A person who acts in the program; the login is theirs alone."""

    __tablename__ = "officers"
    guard = Guard(adds=ADMINISTRATORS, edits=ADMINISTRATORS)

    login: Mapped[str] = mapped_column(unique=True)
    full_name: Mapped[str]
    position: Mapped[str]
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    left_on: Mapped[date | None]


class OfficerPost(Record):
    """A post held by an officer from a date; posts hold permits."""

    __tablename__ = "officer_posts"
    __table_args__ = (UniqueConstraint("officer_id", "post"), {"sqlite_strict": True})
    guard = Guard(adds=ADMINISTRATORS, removes=ADMINISTRATORS)

    officer_id: Mapped[int] = mapped_column(ForeignKey("officers.id"))
    post: Mapped[Post] = mapped_column(StoredEnum(Post))


class Court(Edited, Record):
    """A county court hearing centre."""

    __tablename__ = "courts"
    guard = Guard(edits=(Group.OFFICER, Group.LEADER))

    name: Mapped[str] = mapped_column(unique=True)
    address: Mapped[tuple[str, ...]]
    email: Mapped[str] = mapped_column(default="")
