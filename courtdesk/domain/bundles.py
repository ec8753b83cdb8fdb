"""Bundles: the name by which the court finds the file."""

import re
from dataclasses import dataclass
from datetime import date

from courtdesk.domain.dates import MONTHS, short
from courtdesk.domain.finding import Finding, Refused, stop
from courtdesk.domain.reckoned import Reckoned, reckoned

_NOT_IN_FILE_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_BETWEEN_NAMES = re.compile(r"\s*(?:;|\n|&)\s*|\s+and\s+", re.IGNORECASE)
_BETWEEN_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a bundle's file, without the ending."""

    name: str


@reckoned("bundle.name")
def name(
    claimant: str, defendant: str | tuple[str, ...], kind: str, hearing: date
) -> Reckoned[Name]:
    """The name of a bundle's file: the short name of the case, what it is, and the hearing.

    Authority: EB-11.

    >>> name(
    ...     "Example Borough Council", "Example Tenant", "Hearing bundle", date(2026, 12, 15)
    ... ).answer.name
    'CouncilvTenant-HearingBundle-15Dec2026'
    """
    against = _names(defendant)
    short_claimant = _claimant(claimant)
    if not short_claimant:
        raise Refused(_no_name("claimant", claimant))
    if not against:
        raise Refused(_no_name("defendant", str(defendant)))
    what = _camel_case(kind)
    if not what:
        raise Refused(_no_name("kind", kind))
    others = "AndOthers" if len(against) > 1 else ""
    day = f"{hearing.day:02}{MONTHS[hearing.month - 1][:3]}{hearing.year}"
    answer = f"{short_claimant}v{against[0]}{others}-{what}-{day}"
    working = (
        f"Short name {short_claimant}v{against[0]}{others}, then {what}, then the hearing "
        f"{short(hearing)}: {answer}"
    )
    return Reckoned(Name(answer), working, ("EB-11",))


def _claimant(claimant: str) -> str:
    """``Council`` where the claimant's name has that word, else its longest word."""
    words = [_clean(one) for one in claimant.split()]
    if any(one.casefold() == "council" for one in words):
        return "Council"
    return _capital(max(words, key=len, default=""))


def _names(defendant: str | tuple[str, ...]) -> tuple[str, ...]:
    """The last word of each defendant's name; several in one text are told apart."""
    given = (defendant,) if isinstance(defendant, str) else defendant
    each = [part for one in given for part in _apart(one)]
    words = [[word for one in part.split() if (word := _clean(one))] for part in each]
    return tuple(_capital(one[-1]) for one in words if one)


def _apart(text: str) -> list[str]:
    """Names in one text: parted by and, &, a semicolon, or a comma where each has two words."""
    parts = [one for one in _BETWEEN_NAMES.split(text.strip()) if one]
    split: list[str] = []
    for part in parts:
        by_comma = part.split(",")
        whole = all(len(one.split()) > 1 for one in by_comma)
        split += by_comma if whole else [part]
    return split


def _clean(word: str) -> str:
    """A word without signs at its ends, and without those no file name may have."""
    return _NOT_IN_FILE_NAMES.sub("", word).strip(".,;()[]'’‘\" ")


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _camel_case(text: str) -> str:
    words = (one for one in _BETWEEN_WORDS.split(text.replace("'", "").replace("’", "")) if one)
    return "".join(_capital(one) for one in words)


def _no_name(where: str, given: str) -> Finding:
    return stop(
        "name-missing",
        f"“{given[:60]}” has no word from which a file can be named.",
        where=where,
        authority=("EB-11",),
        remedy=f"Give the {where}.",
    )
