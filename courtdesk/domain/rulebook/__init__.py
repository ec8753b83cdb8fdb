"""The rule book as one value: what TOML says, typed and dated, and the calendar.

Every table may carry ``from`` and ``until``; the row in force on the date asked about is used.
What is wrong in a file is a finding with its file and line, never a guess.

Knows: the text of the rules files, and the values of the rule book.
Must not know: where the files are, the clock, the record.

To add a kind of rules file: a module here with its table as a frozen dataclass, and its name in
``reading.KINDS``.
"""

from courtdesk.domain.rulebook.values import (
    Authority,
    Band,
    BundlePlan,
    CourtClosure,
    Fee,
    FeeRow,
    Figure,
    FigureRow,
    Overlaid,
    Rulebook,
    Section,
    Wording,
    WordingRow,
)

__all__ = [
    "Authority",
    "Band",
    "BundlePlan",
    "CourtClosure",
    "Fee",
    "FeeRow",
    "Figure",
    "FigureRow",
    "Overlaid",
    "Rulebook",
    "Section",
    "Wording",
    "WordingRow",
]
