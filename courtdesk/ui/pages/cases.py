"""The list of cases, found by any word; from here one is opened, or a new one begun by hand."""

from collections.abc import Callable, Sequence
from functools import partial

from courtdesk.desk import cases
from courtdesk.desk.cases import CasePage, CaseRow
from courtdesk.domain.finding import Finding, note
from courtdesk.domain.permits import Permit
from courtdesk.ui.actions import Action
from courtdesk.ui.forms import Form
from courtdesk.ui.listpage import ListPage
from courtdesk.ui.lists import RowList
from courtdesk.ui.page import Frame, PageKind, Place
from courtdesk.ui.rows import Column
from courtdesk.ui.said import day, people
from courtdesk.ui.wanted import Wanted

COLUMNS: tuple[Column[CaseRow], ...] = (
    Column("reference", "Case", lambda row: row.reference, wide=9),
    Column("defendants", "Defendants", lambda row: people(row.defendants), wide=25,
           tells=lambda row: ", ".join(row.defendants)),
    Column("address", "Address", lambda row: row.address, wide=0),
    Column("claim", "Claim", lambda row: row.claim, wide=10),
    Column("next_hearing", "Next hearing", lambda row: day(row.next_hearing), wide=13),
    Column("balance", "Rent owed", lambda row: str(row.balance), right=True, wide=10),
)  # fmt: skip


class CasesPage(ListPage[CasePage, CaseRow]):
    """The list."""

    search_hint = "Search cases"

    def __init__(self, frame: Frame, key: object) -> None:
        del key
        rows: RowList[CaseRow] = RowList(COLUMNS, lambda row: row.id, "Cases")
        super().__init__(frame, rows, "cases", (("open", "Open"), ("closed", "Closed")))
        self.head("Cases", "Open cases, the newest first")

    def asked(self) -> Callable[[], CasePage]:
        """Cases in which every word looked for stands somewhere."""
        return partial(
            self.frame.desk.see,
            cases.list_cases,
            search=self.search_text,
            closed=self._closed,
            most=self.most,
        )

    def rows_of(self, answer: CasePage) -> tuple[Sequence[CaseRow], int]:
        """The rows and how many there are."""
        self.crumbs = "Closed cases" if self._closed else "Open cases, the newest first"
        return answer.rows, answer.total

    def open_row(self, row: CaseRow) -> None:
        """Open the case."""
        self.frame.go(Place("case", row.id))

    def empty_words(self) -> str:
        """Why there is none, and what to do."""
        if self.search_text:
            return f"No {self.chips.value} case has “{self.search_text}” in it. Search for less."
        if self._closed:
            return "No case is closed yet."
        return (
            "There is no case yet. Import a rent export under Accounts and open a case on an "
            "account, or begin a new case here by hand."
        )

    def main_action(self) -> str:
        """A new case, unless one is being begun."""
        return "" if self.forms.form else "cases.new"

    @property
    def _closed(self) -> bool:
        return self.chips.value == "closed"


def _open(page: CasesPage) -> None:
    if page.list.chosen is not None:
        page.open_row(page.list.chosen)


def _none_chosen(page: CasesPage) -> Finding | None:
    if page.list.chosen is None:
        return note("nothing-chosen", "No case is chosen in the list.")
    return None


def _begin(page: CasesPage) -> None:
    page.fill(
        Form(
            page,
            cases.open_by_hand,
            "New case by hand",
            (
                Wanted("tenants", "Tenants", "One to a line; joint tenants each have a line."),
                Wanted("address", "Address", "As on the tenancy agreement, one part to a line."),
                Wanted("tenancy", "Tenancy reference"),
                Wanted("account", "Rent account", "The housing system’s own reference."),
                Wanted("kind", "Kind of tenancy"),
                Wanted("started_on", "Tenancy began"),
                Wanted("rent", "Rent for a period"),
                Wanted("rent_period", "Period"),
                Wanted("rent_anchor", "A period begins on", "Any day on which one begins."),
            ),
            given={},
            done=lambda case_id: page.frame.go(Place("case", case_id)),
            deed="Open the case",
            says="For a tenancy that no export has brought. Where one has, open the case on its "
            "account.",
        )
    )


ACTIONS: tuple[Action[CasesPage], ...] = (
    Action("cases.open", "&Open the case", _open, "Case", why_not=_none_chosen, on_page=True),
    Action(
        "cases.new",
        "&New case…",
        _begin,
        "Case",
        shortcut="Ctrl+N",
        help="Begin a case for a tenancy that no export has brought",
        permit=Permit.PREPARE,
        on_page=True,
    ),
)

PAGE = PageKind(
    "cases",
    "Cases",
    CasesPage,
    watches=frozenset({"cases", "claims", "hearings", "parties", "batch_acceptances"}),
    actions=ACTIONS,
)
