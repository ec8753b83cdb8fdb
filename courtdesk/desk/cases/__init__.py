"""Cases: the list of them, the whole of one, and what can be done with one.

Knows: the register, the tables of cases, domain.
Must not know: Qt, papers.

To add something: a query in ``listing`` or ``sheet``, an operation in ``changes``; name it here.
"""

from courtdesk.desk.cases.changes import (
    add_tenant,
    close_case,
    correct_tenancy,
    hand_over,
    open_by_hand,
    open_case,
    record_death,
)
from courtdesk.desk.cases.listing import CasePage, CaseRow, defendants, list_cases
from courtdesk.desk.cases.sheet import CaseSheet, Deadline, case, the_file

__all__ = [
    "CasePage",
    "CaseRow",
    "CaseSheet",
    "Deadline",
    "add_tenant",
    "case",
    "close_case",
    "correct_tenancy",
    "defendants",
    "hand_over",
    "list_cases",
    "open_by_hand",
    "open_case",
    "record_death",
    "the_file",
]
