"""The variables of every paper: one frozen tree of plain values, and what each of them means.

A template may use these names and no others. Money stays money and dates stay dates; a template
prints them through a filter. What is to be decided is decided here, as a yes or no, so that a
template needs nothing but ``if`` and ``for``.

The line about each variable in a docstring is its documentation: ``courtdesk variables`` prints
the guide from these lines, and a test fails on a variable that has none.

Knows: the case file and the rule book.
Must not know: Word, PDF, templates.

To add a variable: a field with its line in the docstring, and its value in the function beside
it; singular nouns, plural lists, no abbreviations.
"""

from courtdesk.documents.variables.beware import beware
from courtdesk.documents.variables.context import Context, prepare
from courtdesk.documents.variables.draft import (
    Draft,
    ExhibitWanted,
    OrderKind,
    OrderWanted,
    exhibits_for_first_hearing,
)

__all__ = [
    "Context",
    "Draft",
    "ExhibitWanted",
    "OrderKind",
    "OrderWanted",
    "beware",
    "exhibits_for_first_hearing",
    "prepare",
]
