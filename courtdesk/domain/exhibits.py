"""Exhibits: a witness's marks, which run on from one statement to the next."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from courtdesk.domain.finding import Refused, stop
from courtdesk.domain.reckoned import Reckoned, reckoned

TITLES = frozenset((
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady",
    "rev", "reverend", "cllr", "councillor",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of an exhibit: the witness's letters and a number."""

    mark: str


@reckoned("exhibit.next")
def next_mark(witness: str, used: tuple[str, ...]) -> Reckoned[Mark]:
    """The mark of a witness's next exhibit, after those used in any statement of theirs.

    Authority: WS-6.

    >>> next_mark("Jane A Smith", ("JAS1",)).answer.mark
    'JAS2'
    >>> next_mark("Ms Ana de la Cruz-Jones", ()).answer.mark
    'ADLC1'
    """
    own = letters(witness)
    if not own:
        raise Refused(
            stop(
                "name-missing",
                f"“{witness[:60]}” is not a name of which the first letters can be taken.",
                where="witness",
                authority=("WS-6",),
                remedy="Give the witness's full name.",
            )
        )
    numbers = _numbers(own, used)
    number = max(numbers, default=0) + 1
    held = f"{own}{number - 1} is the last used" if numbers else "none is used yet"
    working = f"{witness.strip()} marks exhibits {own}; {held}; so {own}{number}"
    return Reckoned(Mark(f"{own}{number}"), working, ("WS-6",))


def letters(witness: str) -> str:
    """The letters of a witness's marks: the first of each part of the name, titles dropped.

    >>> letters("Dr Seán O'Neill"), letters("Jane van der Berg")
    ('SO', 'JVDB')
    """
    parts = unicodedata.normalize("NFC", witness).split()
    while len(parts) > 1 and parts[0].rstrip(".").casefold() in TITLES:
        parts = parts[1:]
    firsts = (next((one for one in part if one.isalpha()), "") for part in parts)
    return "".join(one.upper()[:1] for one in firsts)


def _numbers(own: str, used: Iterable[str]) -> tuple[int, ...]:
    """The numbers already used with those letters; a mark like JAS2A has used its number."""
    pattern = re.compile(rf"\s*{re.escape(own)}[\s/.-]*([0-9]{{1,9}})(?![0-9])", re.IGNORECASE)
    found = (pattern.match(unicodedata.normalize("NFC", one)) for one in used)
    return tuple(int(one[1]) for one in found if one)
