"""The sheets of a case: the whole of it, its account, its next hearing, its papers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from courtdesk.desk.cases import Deadline
from courtdesk.domain.casefile import CaseFile, Paper, Service
from courtdesk.domain.dates import clock, long, short
from courtdesk.domain.finding import Finding
from courtdesk.ui.choices import worded
from courtdesk.ui.ledgers import line_list, schedule_list, schedule_rows, schedule_words
from courtdesk.ui.listpage import Chips
from courtdesk.ui.lists import RowList
from courtdesk.ui.looks import button, words
from courtdesk.ui.marks import MET
from courtdesk.ui.pages.case.view import View
from courtdesk.ui.rows import Column
from courtdesk.ui.said import day, hold_words, moment, reckoned
from courtdesk.ui.sheets import Facts, Findings, column, scrolling, side_by_side

Mend = Callable[[Finding], tuple[str, Callable[[], None]] | None]

DEADLINES: tuple[Column[Deadline], ...] = (
    Column("by_on", "By", lambda row: short(row.by_on), wide=13),
    Column(
        "words",
        "What",
        lambda row: row.words,
        wide=0,
        tells=lambda row: reckoned(row.working, row.authority),
    ),
)


class Overview(QWidget):
    """The tenancy, the notice, the claim, the hearing, and what falls due."""

    def __init__(self) -> None:
        super().__init__()
        self.tenancy = Facts()
        self.matter = Facts()
        self.deadlines: RowList[Deadline] = RowList(
            DEADLINES,
            lambda row: (row.words, row.by_on),
            "Deadlines",
            empty="Nothing falls due: no notice, claim or hearing is recorded yet.",
        )
        facts = QWidget()
        across = QHBoxLayout(facts)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(24)
        for one in (self.tenancy, self.matter):
            across.addWidget(one, 1, Qt.AlignmentFlag.AlignTop)
        layout = column(self, gap=8)
        layout.addWidget(scrolling(facts, "Facts of the case", fits=True), 3)
        layout.addSpacing(4)
        layout.addWidget(words("Deadlines", type_="sheet-title"))
        layout.addWidget(self.deadlines, 2)
        self.why = words("", type_="small", ink="dim", wrap=True)
        self.deadlines.chosen_changed.connect(self._tell_why)
        layout.addWidget(self.why)

    def show_view(self, view: View) -> None:
        """Show them."""
        self.tenancy.show_facts(_tenancy(view.file))
        self.matter.show_facts(_matter(view))
        self.deadlines.show_rows(view.sheet.deadlines)

    def _tell_why(self) -> None:
        """How the chosen deadline was counted, and on what it rests."""
        row = self.deadlines.chosen
        self.why.setText(reckoned(row.working, row.authority) if row else "")
        self.why.setVisible(row is not None)


def _tenancy(file: CaseFile) -> tuple[tuple[str, str], ...]:
    tenancy = file.tenancy
    people = tuple(
        ("Tenant" if one.defendant else "Person", _person(one.full_name, day(one.died_on)))
        for one in file.parties
    )
    weeks = f", charged in {tenancy.charge_weeks} weeks" if tenancy.charge_weeks else ""
    period = tenancy.rent_period.value
    return (
        *people,
        ("Address", ", ".join(tenancy.address)),
        ("Tenancy", f"{worded(tenancy.kind)}, {tenancy.reference}"),
        ("Began", long(tenancy.started_on)),
        ("Rent", f"{tenancy.rent} {period}{weeks}"),
        ("Account", file.account.reference),
        ("Officer", file.officer.full_name),
        ("Case opened", long(file.opened_on)),
        ("Case closed", long(file.closed_on) if file.closed_on else ""),
    )


def _person(name: str, died: str) -> str:
    return f"{name}, died {died}" if died else name


def _matter(view: View) -> tuple[tuple[str, str], ...]:
    file, hearing = view.file, view.hearing
    facts: list[tuple[str, str]] = []
    names = {one.id: one.full_name for one in file.parties}
    if file.notice:
        notice = file.notice
        facts += [
            ("Notice", f"{worded(notice.kind)}, dated {long(notice.dated_on)}"),
            ("It specifies", long(notice.specified_on)),
            ("It states", f"{notice.arrears} owed"),
        ]
        facts += [
            ("Served", _served(names.get(one.party_id, "A tenant"), one)) for one in notice.services
        ]
    if file.claim:
        claim = file.claim
        facts += [
            ("Claim", f"{claim.number}, issued {long(claim.issued_on)}"),
            ("Court", claim.court.name),
            ("Procedure", worded(claim.regime)),
            ("Defence filed", long(claim.defence_filed_on) if claim.defence_filed_on else ""),
        ]
    if hearing:
        facts.append(("Hearing", f"{moment(hearing.on, hearing.at)}, {worded(hearing.kind)}"))
    facts += [
        ("Hold", f"{hold_words(one.kind)}, from {short(one.from_on)}{_until(one.until_on)}")
        for one in file.holds
    ]
    return tuple(facts) or (("Matter", "No notice, claim or hearing is recorded yet."),)


def _served(name: str, service: Service) -> str:
    return f"{name}: {worded(service.method).lower()}, counts from {short(service.served_on)}"


def _until(on: date | None) -> str:
    return f" to {short(on)}" if on else ""


class AccountSheet(QWidget):
    """The rent account: its lines with the balance after each, or the arrears schedule."""

    def __init__(self) -> None:
        super().__init__()
        self.chips = Chips(
            "What is shown", (("lines", "Rent account"), ("schedule", "Arrears schedule"))
        )
        self.chips.chosen.connect(self._choose)
        self.said = words("", type_="small", ink="dim", wrap=True)
        self.findings = Findings()
        self.lines = line_list("Rent account")
        self.schedule = schedule_list("Arrears schedule")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.lines)
        self.stack.addWidget(self.schedule)
        self._view: View | None = None
        layout = column(self, gap=8)
        layout.addWidget(self.chips)
        layout.addWidget(self.said)
        layout.addWidget(self.findings)
        layout.addWidget(self.stack, 1)

    def show_view(self, view: View) -> None:
        """Show it."""
        self._view = view
        self.lines.show_rows(view.lines)
        self.schedule.show_rows(schedule_rows(view.schedule) if view.schedule else ())
        self._choose(self.chips.value)

    def _choose(self, value: str) -> None:
        view = self._view
        if view is None:
            return
        on_schedule = value == "schedule"
        self.stack.setCurrentIndex(int(on_schedule))
        found = (view.schedule.findings if view.schedule else ()) + view.no_schedule
        self.findings.show_findings(found if on_schedule else ())
        self.said.setText(_account_words(view, on_schedule=on_schedule))


def _account_words(view: View, *, on_schedule: bool) -> str:
    if on_schedule:
        return schedule_words(view.schedule) if view.schedule else ""
    account = view.file.account
    if account.as_at is None:
        return "No export is accepted yet."
    return f"Rent only, as at {long(account.as_at)}, from {account.export_name}; the newest on top."


@dataclass(frozen=True, slots=True)
class PackRow:
    """A paper of the bundle in its place, or one that is missing there."""

    letter: str
    section: str
    title: str
    paper: Paper | None
    missing: str = ""
    template: str = ""

    @property
    def deed(self) -> str:
        """What Enter does on the row."""
        if self.paper is not None:
            return "Open it"
        return "Make it" if self.template else "Add the file"


PACK: tuple[Column[PackRow], ...] = (
    Column("section", "Section", lambda row: f"{row.letter}  {row.section}", wide=30),
    Column(
        "title",
        "Paper",
        lambda row: row.title,
        mark=lambda row: MET if row.paper else "warning",
        wide=0,
    ),
    Column("dated", "Dated", lambda row: day(row.paper.dated_on) if row.paper else "", wide=13),
    Column("deed", "To do", lambda row: row.deed, wide=10),
)


def pack_rows(view: View) -> tuple[PackRow, ...]:
    """The bundle as it stands: its papers in order, and what is missing in its place."""
    rows: list[PackRow] = []
    for section in view.pack.sections if view.pack else ():
        rows += [PackRow(section.letter, section.title, one.title, one) for one in section.papers]
        rows += [
            PackRow(
                section.letter,
                section.title,
                f"Missing: {worded(one.kind).lower()}",
                None,
                one.kind.value,
                one.template,
            )
            for one in section.missing
        ]
    return tuple(rows)


class HearingSheet(QWidget):
    """The next hearing, and the bundle for it in the order in which it will be bound.

    What is missing stands in its place there, so it is not said a second time above.
    """

    opened = Signal(object)

    def __init__(self, mend: Mend) -> None:
        super().__init__()
        self._mend = mend
        self.facts = Facts()
        self.findings = Findings()
        self.pack: RowList[PackRow] = RowList(
            PACK,
            lambda row: (row.letter, row.title, row.paper and row.paper.id),
            "The bundle, in its order",
            empty="No hearing is listed. List one to see what its bundle is made of.",
        )
        self.pack.opened.connect(self.opened)
        self.pack.chosen_changed.connect(self._say_deed)
        self.deed = button("Open it")
        self.deed.clicked.connect(self._do_deed)
        title = words("The bundle, in its order", type_="sheet-title")
        head = side_by_side(title, self.deed)
        head.setStretch(0, 1)
        layout = column(self, gap=8)
        layout.addWidget(self.facts)
        layout.addWidget(self.findings)
        layout.addLayout(head)
        layout.addWidget(self.pack, 1)

    def show_view(self, view: View) -> None:
        """Show it."""
        self.facts.show_facts(_hearing_facts(view))
        others = [
            one
            for one in (view.pack.findings if view.pack else ())
            if one.code != "bundle-lacks-paper"
        ]
        self.findings.show_findings(others, self._mend)
        self.pack.show_rows(pack_rows(view))
        self._say_deed()

    def _say_deed(self) -> None:
        row = self.pack.chosen
        self.deed.setVisible(row is not None)
        if row is not None:
            self.deed.setText(row.deed)
            self.deed.setAccessibleName(f"{row.deed}: {row.title}")

    def _do_deed(self) -> None:
        row = self.pack.chosen
        if row is not None:
            self.opened.emit(row)


def _hearing_facts(view: View) -> tuple[tuple[str, str], ...]:
    hearing = view.hearing
    if hearing is None:
        return (("Hearing", "None is listed."),)
    room = f", {hearing.room}" if hearing.room else ""
    return (
        ("Hearing", f"{worded(hearing.kind)}, {short(hearing.on)}, {clock(hearing.at)}"),
        ("Court", f"{hearing.court.name}{room}"),
    )


PAPERS: tuple[Column[Paper], ...] = (
    Column("title", "Paper", lambda row: row.title, wide=0),
    Column("kind", "Kind", lambda row: worded(row.kind), wide=20),
    Column("dated", "Dated", lambda row: day(row.dated_on), wide=13),
    Column("version", "Version", lambda row: str(row.version), right=True, wide=6),
    Column("account", "Figures to", lambda row: day(row.account_as_at), wide=13),
)


class PapersSheet(QWidget):
    """The papers of the case, the newest version of each."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.list: RowList[Paper] = RowList(
            PAPERS,
            lambda row: row.id,
            "Papers",
            empty="There is no paper yet. Make the schedule and the statement, and add the files "
            "that came from outside.",
        )
        self.list.opened.connect(self.opened)
        column(self).addWidget(self.list)

    def show_view(self, view: View) -> None:
        """Show them, the newest on top."""
        self.list.show_rows(view.file.papers[::-1])
