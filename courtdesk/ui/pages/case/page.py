"""The page of one case."""

from collections.abc import Callable
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from courtdesk.domain.casefile import Paper, PaperKind
from courtdesk.domain.dates import short
from courtdesk.domain.finding import Finding
from courtdesk.ui.actions import sentence, why_not
from courtdesk.ui.band import Band, Figure
from courtdesk.ui.forms import Form, FormStack
from courtdesk.ui.order import put_after
from courtdesk.ui.page import Frame, Page, PageKind, Place
from courtdesk.ui.pages.case import making
from courtdesk.ui.pages.case.actions import ACTIONS
from courtdesk.ui.pages.case.chronology import Chronology
from courtdesk.ui.pages.case.sheets import (
    AccountSheet,
    HearingSheet,
    Overview,
    PackRow,
    PapersSheet,
)
from courtdesk.ui.pages.case.steps import STEPS, Step, Steps, next_step, standing
from courtdesk.ui.pages.case.view import View, view_of
from courtdesk.ui.said import day, hold_words, people, stage
from courtdesk.ui.sheets import Sheet, column
from courtdesk.ui.tabs import Tabs

SHEETS = (
    ("overview", "Overview"),
    ("account", "Account"),
    ("hearing", "Hearing"),
    ("papers", "Papers"),
)
AnySheet = Overview | AccountSheet | HearingSheet | PapersSheet
S = TypeVar("S", Overview, AccountSheet, HearingSheet, PapersSheet)
SHEET_OF = {"paper": "papers", "hearing": "hearing"}


class CasePage(Page[View]):
    """The case."""

    def __init__(self, frame: Frame, key: int) -> None:
        super().__init__(frame)
        self.case_id = key
        self.view: View | None = None
        self.in_word: dict[int, Path] = {}
        self.band = Band()
        self.chronology = Chronology()
        self.tabs = Tabs("Sheets of the case", [words for _, words in SHEETS])
        self.stack = QStackedWidget()
        self.tabs.currentChanged.connect(self._turn)
        card = Sheet()
        card.body.addWidget(self.tabs)
        card.body.addWidget(self.stack, 1)
        self.forms = FormStack(card)
        self.forms.filled.connect(self.headed)
        self.steps = Steps()
        self._lay()
        self.steps.asked.connect(self._take_step)
        self.chronology.opened.connect(lambda kind: self.show_sheet(SHEET_OF.get(kind, "overview")))
        self._turn(0)
        self.head("Case", "Cases")

    @cached_property
    def overview(self) -> Overview:
        """The sheet with all of it, put up when it is first turned to; so are the others."""
        return self._put_up(Overview())

    @cached_property
    def account(self) -> AccountSheet:
        """The sheet with the rent account."""
        return self._put_up(AccountSheet())

    @cached_property
    def hearing(self) -> HearingSheet:
        """The sheet with the next hearing and its bundle."""
        sheet = HearingSheet(self._mend)
        sheet.opened.connect(self._open_pack)
        sheet.pack.chosen_changed.connect(self.headed)
        return self._put_up(sheet)

    @cached_property
    def papers(self) -> PapersSheet:
        """The sheet with the papers."""
        sheet = PapersSheet()
        sheet.opened.connect(self.open_paper)
        sheet.list.chosen_changed.connect(self.headed)
        return self._put_up(sheet)

    def asked(self) -> Callable[[], View]:
        """The whole case."""
        return partial(view_of, self.frame.desk, self.case_id)

    def show_answer(self, answer: View) -> None:
        """Show all of it."""
        self.view = answer
        file, hearing = answer.file, answer.hearing
        self.title = people([one.full_name for one in file.defendants])
        self.crumbs = " · ".join(("Cases", file.reference, ", ".join(file.tenancy.address)))
        owed = answer.sheet.rent_balance
        self.band.show_figures(
            (
                Figure("Rent owed", str(owed), strong=True),
                Figure("Other charges", str(answer.sheet.whole_balance - owed)),
                Figure("Rent", f"{file.tenancy.rent} {file.tenancy.rent_period.value}"),
                Figure("As at", day(file.account.as_at) or "no export yet"),
                Figure("Stage", stage(file, hearing)),
                Figure("Claim", file.claim.number if file.claim else "none yet"),
                Figure("Next hearing", short(hearing.on) if hearing else "none listed", wide=True),
            ),
            [
                f"{hold_words(one.kind)} since {short(one.from_on)}. {_until(one.until_on)}"
                for one in answer.holds
            ],
        )
        self.chronology.show_happenings(answer.sheet.chronology)
        for name, _ in SHEETS:
            if name in self.__dict__:
                self.sheet(name).show_view(answer)
        self.refresh_steps()

    def refresh_steps(self) -> None:
        """Say again how each step stands."""
        if self.view is not None:
            found = {one.id: why_not(one, self, self.frame.held) for one in ACTIONS}
            reasons = [found[one.step.action] for one in self.steps.buttons]
            self.steps.show_view(self.view, [sentence(one) if one else "" for one in reasons])

    def main_action(self) -> str:
        """The next step, unless a form is open."""
        if self.view is None or self.forms.form:
            return ""
        step = next_step(self.view) or STEPS[-1]
        return step.action

    def unsaved(self) -> bool:
        """Whether something was typed into a form, or is being made."""
        return self.forms.unsaved

    def first_focus(self) -> QWidget | None:
        """The form where there is one, else the chronology."""
        return self.forms.form.first_field() if self.forms.form else self.chronology.list

    def fill(self, form: Form[Any]) -> None:
        """Let a form take the place of the sheets."""
        self.forms.fill(form)

    def show_sheet(self, name: str) -> None:
        """Turn to a sheet."""
        self.tabs.setCurrentIndex([one for one, _ in SHEETS].index(name))

    def paper(self) -> Paper | None:
        """The paper the officer is on: in the papers, or in the bundle."""
        name, _ = SHEETS[self.tabs.currentIndex()]
        if name == "hearing":
            row = self.hearing.pack.chosen
            return row.paper if row else None
        return self.papers.list.chosen if name == "papers" else None

    def open_paper(self, paper: Paper) -> None:
        """Look at a paper."""
        self.frame.go(Place("paper", (self.case_id, paper.id)))

    def done(self, said: str) -> Callable[[object], None]:
        """What to do when something is recorded: say so."""
        return lambda _: self.frame.notices.done(said)

    def recorded(self, said: str) -> Callable[[Any], None]:
        """What to do when something is recorded that answers with what to beware of."""
        return lambda answer: self.frame.notices.done(said, answer.findings)

    def sheet(self, name: str) -> AnySheet:
        """A sheet by its name."""
        found: AnySheet = getattr(self, name)
        return found

    def _put_up(self, sheet: S) -> S:
        self.stack.addWidget(sheet)
        put_after(self.stack, sheet)
        if self.view is not None:
            sheet.show_view(self.view)
        return sheet

    def _lay(self) -> None:
        layout = column(self)
        layout.addWidget(self.band)
        middle = QHBoxLayout()
        middle.setSpacing(layout.spacing())
        middle.addWidget(self.chronology)
        middle.addWidget(self.forms, 1)
        layout.addLayout(middle, 1)
        layout.addWidget(self.steps)

    def _turn(self, number: int) -> None:
        name, _ = SHEETS[number]
        self.stack.setCurrentWidget(self.sheet(name))
        self.headed.emit()

    def _take_step(self, step: Step) -> None:
        """Take a step, say why it cannot be taken, or show what was done by it."""
        if self.view is None:
            return
        if standing(step, self.view).mark == "met":
            self.show_sheet(step.sheet)
            return
        (action,) = (one for one in ACTIONS if one.id == step.action)
        found = why_not(action, self, self.frame.held)
        if found is None:
            action.run(self)
        else:
            self.frame.notices.refused((found,))

    def _open_pack(self, row: PackRow) -> None:
        """Open a paper of the bundle, or mend what is missing there."""
        if row.paper is not None:
            self.open_paper(row.paper)
        else:
            self._supply(PaperKind(row.missing), row.template)

    def _mend(self, finding: Finding) -> tuple[str, Callable[[], None]] | None:
        """The button beside a finding of the pack."""
        kinds = {one.value: one for one in PaperKind}
        kind = kinds.get(finding.where)
        if kind is None:
            return None
        words = "Make it" if kind in making.MADE_HERE else "Add the file"
        return words, lambda: self._supply(kind, kind.value)

    def _supply(self, kind: PaperKind, template: str) -> None:
        if self.view is None:
            return
        if kind is PaperKind.BUNDLE:
            making.build_bundle(self, self.view)
        elif template == making.SCHEDULE:
            making.make_schedule(self, self.view)
        elif template == making.STATEMENT:
            making.make_statement(self, self.view)
        else:
            making.add_file(self, self.view, kind)


def _until(on: date | None) -> str:
    return f"It ends on {short(on)}." if on else "Its end is not known."


PAGE = PageKind(
    "case",
    "Case",
    CasePage,
    watches=frozenset(
        {
            "accounts",
            "batch_acceptances",
            "bundle_parts",
            "cases",
            "claims",
            "contacts",
            "courts",
            "deadlines",
            "defendants",
            "documents",
            "hearings",
            "holds",
            "notices",
            "parties",
            "services",
            "tenancies",
        }
    ),
    actions=ACTIONS,
    elsewhere="Open a case",
    home="cases",
)
