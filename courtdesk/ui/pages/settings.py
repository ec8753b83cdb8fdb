"""Settings: the office, the people who work in it and their posts, and the courts it goes to."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QGridLayout, QWidget

from courtdesk.desk import office
from courtdesk.desk.core import Desk
from courtdesk.desk.office import OfficerRow, OfficeSheet
from courtdesk.domain.casefile import Court
from courtdesk.domain.finding import Finding, note
from courtdesk.domain.permits import Permit, Post
from courtdesk.ui.actions import Action
from courtdesk.ui.choices import worded
from courtdesk.ui.forms import Form, FormStack
from courtdesk.ui.lists import RowList
from courtdesk.ui.page import Frame, Page, PageKind
from courtdesk.ui.palette import GAP
from courtdesk.ui.rows import Column
from courtdesk.ui.said import day
from courtdesk.ui.sheets import Facts, Sheet, column
from courtdesk.ui.wanted import Wanted

FIRST_POSTS = (Post.ADMINISTRATOR, Post.COURT_OFFICER)


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands on the page."""

    sheet: OfficeSheet
    officers: tuple[OfficerRow, ...]
    courts: tuple[Court, ...]


OFFICERS: tuple[Column[OfficerRow], ...] = (
    Column("name", "Name", lambda row: row.officer.full_name, wide=24),
    Column("position", "Position", lambda row: row.officer.position, wide=24),
    Column("login", "Login", lambda row: row.officer.login, wide=12),
    Column("posts", "Posts", lambda row: ", ".join(worded(one) for one in row.posts), wide=0),
    Column("left", "Left", lambda row: day(row.left_on), wide=15),
)

COURTS: tuple[Column[Court], ...] = (
    Column("name", "Court", lambda row: row.name, wide=28),
    Column("address", "Address", lambda row: ", ".join(row.address), wide=0),
)


def settings_at(desk: Desk) -> Answer:
    """Ask for all of it."""
    return Answer(desk.see(office.office), desk.see(office.officers), desk.see(office.courts))


class SettingsPage(Page[Answer]):
    """The page."""

    def __init__(self, frame: Frame, key: object) -> None:
        del key
        super().__init__(frame)
        self.answer: Answer | None = None
        self.facts = Facts()
        self.officers: RowList[OfficerRow] = RowList(
            OFFICERS,
            lambda row: row.officer.id,
            "Officers",
            empty="Nobody works here yet. Set up the office; you become its first officer.",
        )
        self.courts: RowList[Court] = RowList(
            COURTS,
            lambda row: row.id,
            "Courts",
            empty="No court is known yet. Add the county court you go to.",
        )
        ground = QWidget()
        grid = QGridLayout(ground)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP)
        council, people, courts = Sheet("The office"), Sheet("Officers"), Sheet("Courts")
        council.body.addWidget(self.facts)
        council.body.addStretch()
        people.body.addWidget(self.officers, 1)
        courts.body.addWidget(self.courts, 1)
        grid.addWidget(council, 0, 0)
        grid.addWidget(courts, 0, 1)
        grid.addWidget(people, 1, 0, 1, 2)
        for number in (0, 1):
            grid.setColumnStretch(number, 1)
            grid.setRowStretch(number, 1)
        self.officers.chosen_changed.connect(self.headed)
        self.forms = FormStack(ground)
        self.forms.filled.connect(self.headed)
        column(self).addWidget(self.forms)
        self.head("Settings", "The office, its officers and its courts")

    def asked(self) -> Callable[[], Answer]:
        """The office, its officers and courts."""
        desk = self.frame.desk
        return lambda: settings_at(desk)

    def show_answer(self, answer: Answer) -> None:
        """Show them."""
        self.answer = answer
        council = answer.sheet.office
        self.facts.show_facts(
            (
                ("Council", council.name or "No office is set up yet"),
                ("Department", council.department),
                ("Address", ", ".join(council.address)),
                ("Telephone", council.phone),
                ("E-mail", council.email),
                ("Practice", "Yes: nothing in it is real" if council.practice else ""),
            )
        )
        self.officers.show_rows(answer.officers)
        self.courts.show_rows(answer.courts)

    def unsaved(self) -> bool:
        """Whether something was typed into a form."""
        return self.forms.unsaved

    def first_focus(self) -> QWidget | None:
        """The form where there is one, else the officers."""
        return self.forms.form.first_field() if self.forms.form else self.officers

    def main_action(self) -> str:
        """Setting up, as long as there is no office."""
        if self.forms.form or self.answer is None:
            return ""
        return "settings.court" if self.answer.sheet.version else "settings.set-up"


def _set_up(page: SettingsPage) -> None:
    page.forms.fill(
        Form(
            page,
            office.set_up,
            "Set up the office",
            (
                Wanted("name", "Council", "As papers for the court name it."),
                Wanted("department", "Department", empty=True),
                Wanted("address", "Address", "One part to a line."),
                Wanted("phone", "Telephone", empty=True),
                Wanted("email", "E-mail", empty=True),
                Wanted("full_name", "Your name", "As your statements are signed."),
                Wanted("position", "Your position", "Such as: Housing court officer."),
                Wanted("login", "Your login", "As this computer knows you.", page.frame.desk.login),
                Wanted("posts", "Your posts", start=FIRST_POSTS),
                Wanted("practice", "Practice", "Only to practise: nothing in it is real"),
            ),
            given={},
            done=lambda _: page.frame.notices.done("The office is set up."),
        )
    )


def _add_officer(page: SettingsPage) -> None:
    page.forms.fill(
        Form(
            page,
            office.add_officer,
            "Add an officer",
            (
                Wanted("full_name", "Name", "As their statements are signed."),
                Wanted("position", "Position"),
                Wanted("login", "Login", "On a team server, their database login."),
                Wanted("posts", "Posts", start=(Post.COURT_OFFICER,)),
                Wanted("phone", "Telephone"),
                Wanted("email", "E-mail"),
            ),
            given={},
            done=lambda _: page.frame.notices.done("The officer is added."),
        )
    )


def _change_posts(page: SettingsPage) -> None:
    row = page.officers.chosen
    if row is None:
        return
    page.forms.fill(
        Form(
            page,
            office.change_posts,
            f"Posts of {row.officer.full_name}",
            (Wanted("posts", "Posts", start=row.posts),),
            given={"officer_id": row.officer.id, "seen": row.version},
            done=lambda _: page.frame.notices.done("The posts are changed."),
        )
    )


def _add_court(page: SettingsPage) -> None:
    page.forms.fill(
        Form(
            page,
            office.add_court,
            "Add a court",
            (
                Wanted("name", "Court", "Such as: County Court at Example."),
                Wanted("address", "Address", "One part to a line.", empty=True),
                Wanted("email", "E-mail"),
            ),
            given={},
            done=lambda _: page.frame.notices.done("The court is added."),
        )
    )


def _already(page: SettingsPage) -> Finding | None:
    if page.answer is not None and page.answer.sheet.version:
        return note("office-there", "The office is set up.")
    return None


def _not_yet(page: SettingsPage) -> Finding | None:
    if page.answer is None or not page.answer.sheet.version:
        return note("office-first", "No office is set up yet.", remedy="Set it up first.")
    return None


ACTIONS: tuple[Action[SettingsPage], ...] = (
    Action("settings.set-up", "Set &up the office…", _set_up, "Office", why_not=_already),
    Action(
        "settings.posts",
        "Change &posts…",
        _change_posts,
        "Office",
        help="Give the chosen officer other posts",
        permit=Permit.ADMINISTER,
        why_not=_not_yet,
        on_page=True,
    ),
    Action(
        "settings.officer",
        "Add an &officer…",
        _add_officer,
        "Office",
        permit=Permit.ADMINISTER,
        why_not=_not_yet,
        on_page=True,
    ),
    Action(
        "settings.court",
        "Add a &court…",
        _add_court,
        "Office",
        permit=Permit.PREPARE,
        why_not=_not_yet,
        on_page=True,
    ),
)

PAGE = PageKind(
    "settings",
    "Settings",
    SettingsPage,
    watches=frozenset({"offices", "officers", "officer_posts", "courts"}),
    actions=ACTIONS,
)
