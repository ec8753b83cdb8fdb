"""The office: who works here, in which posts, and the courts it goes to."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from courtdesk.desk import register
from courtdesk.desk.register import Look, Work, operation, query
from courtdesk.desk.seen import check_seen, the
from courtdesk.domain import casefile as picture
from courtdesk.domain.finding import Refused, stop
from courtdesk.domain.permits import HELD_BY, Permit, Post
from courtdesk.store.casefiles import court_picture, office_picture, officer_picture
from courtdesk.store.tables import office as tables


@dataclass(frozen=True, slots=True)
class OfficeSheet:
    """The office as its page shows it."""

    office: picture.Office
    officer: picture.Officer | None
    posts: tuple[Post, ...]
    version: int


@dataclass(frozen=True, slots=True)
class OfficerRow:
    """An officer in the list of officers."""

    officer: picture.Officer
    posts: tuple[Post, ...]
    left_on: date | None
    version: int


@dataclass(frozen=True, slots=True)
class Allowed:
    """What may be done, and by which posts."""

    operation: str
    label: str
    permit: Permit
    posts: tuple[Post, ...]


@query("The office and who is acting")
def office(look: Look) -> OfficeSheet:
    """The council, the acting officer and the posts they hold."""
    row = look.session.get(tables.Office, 1)
    posts = () if look.officer is None else _posts(look, look.officer.id)
    return OfficeSheet(office_picture(row), look.officer, posts, row.version if row else 0)


@query("The officers and their posts")
def officers(look: Look) -> tuple[OfficerRow, ...]:
    """Everybody who acts or has acted in the program."""
    rows = look.session.scalars(select(tables.Officer).order_by(tables.Officer.full_name))
    return tuple(
        OfficerRow(officer_picture(row), _posts(look, row.id), row.left_on, row.version)
        for row in rows
    )


@query("The courts")
def courts(look: Look) -> tuple[picture.Court, ...]:
    """The county court hearing centres the office goes to."""
    rows = look.session.scalars(select(tables.Court).order_by(tables.Court.name))
    return tuple(court_picture(row) for row in rows)


@query("What each post may do")
def permissions(look: Look) -> tuple[Allowed, ...]:  # noqa: ARG001 - the register itself answers.
    """Every operation with its permit and the posts that hold it."""
    return tuple(
        Allowed(
            one.name,
            one.label,
            one.permit,
            tuple(post for post in Post if one.permit in HELD_BY[post]),
        )
        for one in register.operations().values()
    )


@operation("Set up the office", Permit.ADMINISTER)
def set_up(
    work: Work,
    name: str,
    department: str,
    address: tuple[str, ...],
    phone: str,
    email: str,
    login: str,
    full_name: str,
    position: str,
    posts: tuple[Post, ...] = (Post.ADMINISTRATOR, Post.COURT_OFFICER),
    practice: bool = False,  # noqa: FBT001, FBT002 - a form's tick box.
) -> int:
    """Write down the council and its first officer; the number of that officer."""
    if work.session.get(tables.Office, 1) is not None:
        raise Refused(
            stop(
                "office-set-up",
                "The office is already set up.",
                remedy="Change it on the settings page.",
            )
        )
    needed("name", name)
    work.session.add(
        tables.Office(
            name=name,
            department=department,
            address=address,
            phone=phone,
            email=email,
            practice=practice,
        )
    )
    return _add_officer(work, login, full_name, position, posts, phone, email)


@operation("Add an officer", Permit.ADMINISTER)
def add_officer(
    work: Work,
    login: str,
    full_name: str,
    position: str,
    posts: tuple[Post, ...],
    phone: str = "",
    email: str = "",
) -> int:
    """Add a person with a login and their posts; their number."""
    return _add_officer(work, login, full_name, position, posts, phone, email)


@operation("Change an officer's posts", Permit.ADMINISTER)
def change_posts(work: Work, officer_id: int, posts: tuple[Post, ...], seen: int) -> int:
    """Give an officer these posts and no others; their number."""
    row = the(work.session, tables.Officer, officer_id)
    check_seen(row, seen)
    held = work.session.scalars(
        select(tables.OfficerPost).where(tables.OfficerPost.officer_id == officer_id)
    ).all()
    for one in held:
        if one.post not in posts:
            work.session.delete(one)
    for post in posts:
        if post not in {one.post for one in held}:
            work.session.add(tables.OfficerPost(officer_id=officer_id, post=post))
    return officer_id


@operation("Add a court", Permit.PREPARE)
def add_court(work: Work, name: str, address: tuple[str, ...], email: str = "") -> int:
    """Add a county court hearing centre; its number."""
    needed("name", name)
    if work.session.scalar(select(tables.Court.id).where(tables.Court.name == name)):
        raise Refused(
            stop(
                "court-known",
                f"{name} is already in the list of courts.",
                where="name",
                remedy="Choose it from the list.",
            )
        )
    row = tables.Court(name=name, address=address, email=email)
    work.session.add(row)
    work.session.flush()
    return row.id


def needed(field: str, text: str) -> None:
    """Refuse an empty field.

    Raises:
        Refused: there is nothing in it.
    """
    if not text.strip():
        raise Refused(
            stop("nothing-given", "This must not be empty.", where=field, remedy="Fill it in.")
        )


def _add_officer(
    work: Work,
    login: str,
    full_name: str,
    position: str,
    posts: tuple[Post, ...],
    phone: str,
    email: str,
) -> int:
    needed("login", login)
    needed("full_name", full_name)
    if work.session.scalar(select(tables.Officer.id).where(tables.Officer.login == login)):
        raise Refused(
            stop(
                "login-known",
                f"“{login}” is already an officer's login.",
                where="login",
                remedy="Every officer has a login of their own.",
            )
        )
    row = tables.Officer(
        login=login, full_name=full_name, position=position, phone=phone, email=email
    )
    work.session.add(row)
    work.session.flush()
    for post in posts:
        work.session.add(tables.OfficerPost(officer_id=row.id, post=post))
    return row.id


def _posts(look: Look, officer_id: int) -> tuple[Post, ...]:
    held = look.session.scalars(
        select(tables.OfficerPost.post).where(tables.OfficerPost.officer_id == officer_id)
    )
    return tuple(sorted(held))
