"""Rent accounts: exports read and accepted, the list of accounts, one account, its schedule.

Knows: the register, the post (imports), the ledger, the tables of accounts.
Must not know: Qt, papers.

To add something: a query in ``listing``, ``sheet`` or ``reading``, an operation in ``accepting``;
name it here.
"""

from courtdesk.desk.accounts.accepting import Accepted, accept_export
from courtdesk.desk.accounts.listing import (
    AccountPage,
    AccountRow,
    LastExport,
    last_export,
    list_accounts,
    to_look_at,
)
from courtdesk.desk.accounts.reading import Lines, Preview, layouts, read_export
from courtdesk.desk.accounts.sheet import AccountSheet, account, schedule

__all__ = [
    "Accepted",
    "AccountPage",
    "AccountRow",
    "AccountSheet",
    "LastExport",
    "Lines",
    "Preview",
    "accept_export",
    "account",
    "last_export",
    "layouts",
    "list_accounts",
    "read_export",
    "schedule",
    "to_look_at",
]
