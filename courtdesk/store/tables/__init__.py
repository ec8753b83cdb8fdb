"""The tables of the record, by noun; all are read here so that the metadata is whole.

Knows: domain's values, the column types.
Must not know: sessions, engines, the desk.

To add a table: a class with its ``guard`` in the module of its noun, and a migration.
"""

from courtdesk.store.tables import (
    accounts,
    base,
    batches,
    cases,
    diary,
    documents,
    hearings,
    journal,
    office,
)

__all__ = [
    "accounts",
    "base",
    "batches",
    "cases",
    "diary",
    "documents",
    "hearings",
    "journal",
    "office",
]
