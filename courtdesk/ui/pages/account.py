"""One rent account: whose it is, what it comes to, and every line with the balance after it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from courtdesk.desk import accounts, cases
from courtdesk.desk.accounts import AccountSheet
from courtdesk.domain.finding import Finding, note
from courtdesk.domain.permits import Permit
from courtdesk.ui.actions import Action
from courtdesk.ui.band import Band, Figure
from courtdesk.ui.doing import Then, do
from courtdesk.ui.ledgers import line_list, newest_first
from courtdesk.ui.page import Frame, Page, PageKind, Place
from courtdesk.ui.said import day, people
from courtdesk.ui.sheets import Findings, Sheet, column


class AccountPage(Page[AccountSheet]):
    """The account."""

    def __init__(self, frame: Frame, key: int) -> None:
        super().__init__(frame)
        self.account_id = key
        self.sheet: AccountSheet | None = None
        self.band = Band()
        self.findings = Findings()
        self.lines = line_list("Lines of the account")
        self.lines.keep_widths("account", frame.settings)
        card = Sheet("Lines", aside="the newest on top; what is owed is positive")
        card.body.addWidget(self.findings)
        card.body.addWidget(self.lines, 1)
        layout = column(self)
        layout.addWidget(self.band)
        layout.addWidget(card, 1)

    def asked(self) -> Callable[[], AccountSheet]:
        """The account with its lines."""
        return partial(self.frame.desk.see, accounts.account, self.account_id)

    def show_answer(self, answer: AccountSheet) -> None:
        """Show it."""
        self.sheet = answer
        head = answer.head
        self.title = people(head.tenants) or f"Account {head.reference}"
        self.crumbs = " · ".join(one for one in ("Accounts", head.reference, head.address) if one)
        self.band.show_figures(
            (
                Figure("Rent owed", str(head.balance), strong=True),
                Figure("Other charges", str(head.apart)),
                Figure("Rent", str(head.rent or "not known")),
                Figure("As at", day(head.as_at) or "no export yet"),
                Figure("Case", head.case or "none open"),
            )
        )
        self.findings.show_findings(answer.findings)
        self.lines.show_rows(newest_first(answer.lines))

    def show_loading(self, *, loading: bool) -> None:
        """Dim the lines."""
        self.lines.set_loading(loading=loading)

    def first_focus(self) -> QWidget | None:
        """The lines."""
        return self.lines

    def main_action(self) -> str:
        """The case."""
        return "account.case"


def _open_case(page: AccountPage) -> None:
    if page.sheet is None:
        return
    head = page.sheet.head
    if head.case_id is not None:
        page.frame.go(Place("case", head.case_id))
        return

    def done(case_id: int) -> None:
        page.frame.go(Place("case", case_id))
        page.frame.notices.done(f"A case is open on account {head.reference}.")

    do(page, cases.open_case, {"account_id": head.id}, Then(done))


def _no_tenant(page: AccountPage) -> Finding | None:
    if page.sheet is None:
        return note("still-asking", "The account is still being looked up.")
    if page.sheet.head.case_id is None and not page.sheet.head.tenants:
        return note(
            "tenant-not-known",
            "No tenant of this account is known.",
            remedy="Import the tenancies first, or begin the case by hand.",
        )
    return None


ACTIONS: tuple[Action[AccountPage], ...] = (
    Action(
        "account.case",
        "Open a &case",
        _open_case,
        "Account",
        help="Open a case on this account, or go to the one that is open",
        permit=Permit.PREPARE,
        why_not=_no_tenant,
        on_page=True,
    ),
)

PAGE = PageKind(
    "account",
    "Account",
    AccountPage,
    watches=frozenset({"accounts", "tenancies", "parties", "batch_acceptances", "cases"}),
    actions=ACTIONS,
    elsewhere="Open an account",
    home="accounts",
)
