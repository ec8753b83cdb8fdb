"""The rent accounts; from here exports are imported and cases opened on accounts."""

from collections.abc import Callable, Sequence

from courtdesk.desk import accounts, cases
from courtdesk.desk.accounts import AccountPage, AccountRow
from courtdesk.domain.finding import Finding, note
from courtdesk.domain.permits import Permit
from courtdesk.ui.actions import Action
from courtdesk.ui.ask import kinds_of_file
from courtdesk.ui.doing import Then, do
from courtdesk.ui.listpage import ListPage
from courtdesk.ui.lists import RowList
from courtdesk.ui.page import Frame, PageKind, Place
from courtdesk.ui.rows import Column
from courtdesk.ui.said import day, people

TO_LOOK_AT = "to-look-at"
EXPORTS = kinds_of_file("Rent exports", ("csv", "txt", "xlsx"))

COLUMNS: tuple[Column[AccountRow], ...] = (
    Column("reference", "Account", lambda row: row.reference, wide=10),
    Column("tenants", "Tenants", lambda row: people(row.tenants), wide=25,
           tells=lambda row: ", ".join(row.tenants)),
    Column("address", "Address", lambda row: row.address, wide=0),
    Column("rent", "Rent", lambda row: str(row.rent or ""), right=True, wide=8),
    Column("balance", "Rent owed", lambda row: str(row.balance), right=True, wide=9),
    Column("apart", "Other charges", lambda row: str(row.apart), right=True, wide=11,
           tells=lambda _: "Court costs, service charges and whatever else is not rent"),
    Column("as_at", "As at", lambda row: day(row.as_at), wide=13),
    Column("case", "Case", lambda row: row.case, wide=8),
)  # fmt: skip


class AccountsPage(ListPage[AccountPage, AccountRow]):
    """The list."""

    search_hint = "Search accounts"

    def __init__(self, frame: Frame, key: object) -> None:
        del key
        rows: RowList[AccountRow] = RowList(COLUMNS, lambda row: row.id, "Rent accounts")
        chips = (("all", "All accounts"), (TO_LOOK_AT, "To look at"))
        super().__init__(frame, rows, "accounts", chips)
        self.head("Accounts", "Rent accounts, as the accepted exports have them")

    def asked(self) -> Callable[[], AccountPage]:
        """All accounts in which the words stand, or those that somebody should look at."""
        desk, text, most = self.frame.desk, self.search_text, self.most
        if self.chips.value == TO_LOOK_AT and not text:
            return lambda: _whole(desk.see(accounts.to_look_at))
        return lambda: desk.see(accounts.list_accounts, search=text, most=most)

    def rows_of(self, answer: AccountPage) -> tuple[Sequence[AccountRow], int]:
        """The rows and how many there are."""
        self.crumbs = (
            "Four weeks’ rent or more is owed, and no case is open"
            if self.chips.value == TO_LOOK_AT and not self.search_text
            else "Rent accounts, as the accepted exports have them"
        )
        return answer.rows, answer.total

    def open_row(self, row: AccountRow) -> None:
        """Open the account."""
        self.frame.go(Place("account", row.id))

    def empty_words(self) -> str:
        """Why there is none, and what to do."""
        if self.search_text:
            return f"No account has “{self.search_text}” in it. Search for less."
        if self.chips.value == TO_LOOK_AT:
            return "No account owes four weeks’ rent without an open case."
        return "There is no rent account yet. Import an export of the housing system."

    def main_action(self) -> str:
        """Importing."""
        return "accounts.import"


def _whole(rows: tuple[AccountRow, ...]) -> AccountPage:
    return AccountPage(rows, len(rows))


def _import(page: AccountsPage) -> None:
    path = page.frame.ask.open_file("Import a rent export", EXPORTS)
    if path is not None:
        page.frame.go(Place("preview", path))


def _open(page: AccountsPage) -> None:
    if page.list.chosen is not None:
        page.open_row(page.list.chosen)


def _open_case(page: AccountsPage) -> None:
    row = page.list.chosen
    if row is None:
        return
    if row.case_id is not None:
        page.frame.go(Place("case", row.case_id))
        return

    def done(case_id: int) -> None:
        page.frame.go(Place("case", case_id))
        page.frame.notices.done(f"A case is open on account {row.reference}.")

    do(page, cases.open_case, {"account_id": row.id}, Then(done))


def _none_chosen(page: AccountsPage) -> Finding | None:
    if page.list.chosen is None:
        return note("nothing-chosen", "No account is chosen in the list.")
    return None


ACTIONS: tuple[Action[AccountsPage], ...] = (
    Action(
        "accounts.open", "&Open the account", _open, "Account", why_not=_none_chosen, on_page=True
    ),
    Action(
        "accounts.open-case",
        "Open a &case",
        _open_case,
        "Account",
        help="Open a case on the account that is chosen, or go to the one that is open",
        permit=Permit.PREPARE,
        why_not=_none_chosen,
        on_page=True,
    ),
    Action(
        "accounts.import",
        "&Import…",
        _import,
        "Account",
        shortcut="Ctrl+I",
        help="Read an export of the housing system; nothing is stored before you accept it",
        permit=Permit.IMPORT,
        on_page=True,
    ),
)

PAGE = PageKind(
    "accounts",
    "Accounts",
    AccountsPage,
    watches=frozenset({"accounts", "tenancies", "parties", "batch_acceptances", "cases"}),
    actions=ACTIONS,
)
