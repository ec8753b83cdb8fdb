"""Values in the words of lists and heads: people, dates, sums, kinds.

>>> people(("Anna Example", "Ben Example", "Cy Example"))
'Anna Example and 2 others'
>>> day(date(2026, 12, 15))
'Tue 15 Dec 2026'
"""

from collections.abc import Sequence
from datetime import date, time

from courtdesk.domain.casefile import CaseFile, Hearing, HoldKind
from courtdesk.domain.dates import clock, short

ONE_MORE = 2


def people(names: Sequence[str]) -> str:
    """Several people as a head has them: the first by name."""
    if len(names) < ONE_MORE:
        return "".join(names)
    if len(names) == ONE_MORE:
        return f"{names[0]} and another"
    return f"{names[0]} and {len(names) - 1} others"


def day(on: date | None) -> str:
    """A date in a list; nothing where there is none."""
    return short(on) if on is not None else ""


def moment(on: date, at: time) -> str:
    """A date and time in a list."""
    return f"{short(on)}, {clock(at)}"


def reckoned(working: str, authority: str) -> str:
    """How a date was counted, and on what law it rests.

    >>> reckoned("Thu 17 Dec 2026; 21 clear days before it", "CPR-7")
    'Thu 17 Dec 2026; 21 clear days before it. Rests on CPR-7.'
    """
    return f"{working.rstrip('.')}. Rests on {authority}."


def hold_words(kind: HoldKind) -> str:
    """What holds a household's case up."""
    return kind.value.replace("-", " ").capitalize()


def stage(file: CaseFile, hearing: Hearing | None) -> str:
    """How far a case has come, in two or three words."""
    if file.closed_on is not None:
        return "Closed"
    if hearing is not None:
        return "Hearing listed"
    if file.claim is not None:
        return "Claim issued"
    if file.notice is not None:
        return "Notice served"
    return "Before notice"
