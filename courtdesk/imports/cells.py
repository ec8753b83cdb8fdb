"""What stands in a cell: dates, sums, account numbers and words as exports write them.

Exports repeat themselves, so each table here remembers what it has read: a text is taken apart
once and looked up from then on. What cannot be read is refused with the reason; the finding's
``where`` is then the name of the layout's column, for the reader to say line and place.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Generic, TypeVar

from courtdesk.domain.dates import MONTHS
from courtdesk.domain.finding import Refused, stop
from courtdesk.domain.money import NIL, Money

K = TypeVar("K")
V = TypeVar("V")

MOST_REMEMBERED = 200_000
MOST_IN_SUM = 40
MOST_PENCE = 10_000_000_000
MOST_IN_ACCOUNT = 40
CENTURY_TURNS = 70
NOTHING = frozenset(("", "NULL", "null", "(null)", "#N/A"))

_CONSTANT = re.compile(r'="(?P<inside>[^"]*)"')
_TIME = r"(?:[ T]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?(?: ?[AaPp][Mm])?Z?)?"
_PARTS = {
    "YYYY": r"(?P<year>[0-9]{4})",
    "YY": r"(?P<year>[0-9]{2})",
    "MON": r"(?P<name>[A-Za-z]{3,9})",
    "MM": r"(?P<month>[0-9]{1,2})",
    "DD": r"(?P<day>[0-9]{1,2})",
    " ": r" +",
}
_TOKEN = re.compile("YYYY|YY|MON|MM|DD|[ /.,-]")
_MONTHS = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_ACCOUNT = re.compile(r"[0-9A-Za-z][0-9A-Za-z/._ -]*")
_LOST_IN_A_SPREADSHEET = re.compile(r"[0-9](?:\.[0-9]+)?E\+[0-9]+", re.IGNORECASE)


class Remembered(dict[K, V], Generic[K, V]):
    """A table of what has been read before; a new text is read once and kept."""

    __slots__ = ("_read",)

    def __init__(self, read: Callable[[K], V]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, key: K) -> V:
        value = self._read(key)
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        self[key] = value
        return value


@dataclass(slots=True)
class DateReader:
    """The date formats of a layout, and which order of day and month a file turns out to use.

    Attributes:
        none: dates that stand for no date.
        day_first: how many texts could only be read day first.
        month_first: how many texts could only be read with day and month exchanged.
        exchanged: the first such text.
    """

    patterns: tuple[re.Pattern[str], ...]
    none: frozenset[date] = frozenset()
    day_first: int = 0
    month_first: int = 0
    exchanged: str = field(default="")

    def read(self, text: str, column: str) -> date | None:
        """The date a cell holds; none where the housing system writes that it has none.

        Raises:
            Refused: it is no date in any of the layout's formats.
        """
        bare = worth(text)
        if bare in NOTHING or not bare.strip("0/-. :T"):
            return None
        for pattern in self.patterns:
            match = pattern.fullmatch(bare)
            if match is not None:
                on = self._taken(match.groupdict(), bare, column)
                return None if on in self.none else on
        raise Refused(
            stop(
                "date-not-readable",
                f"“{bare[:40]}” is not a date as this layout writes dates{_why_no_date(bare)}.",
                where=column,
                remedy="Format the column as a date like 06/04/2026 in the report, or exclude "
                "the line.",
            )
        )

    def _taken(self, parts: dict[str, str | None], text: str, column: str) -> date:
        year, month, day = _year(parts["year"] or ""), parts.get("month"), int(parts["day"] or 0)
        if month is None:
            number = _MONTHS.get((parts.get("name") or "")[:3].lower(), 0)
            return _day(year, number, day, text, column)
        number = int(month)
        self.day_first += 12 < day <= 31 and number <= 12  # noqa: PLR2004 - months and days.
        if number > 12 >= day > 0:  # noqa: PLR2004 - a year has twelve months.
            self.month_first += 1
            self.exchanged = self.exchanged or text
            raise Refused(
                stop(
                    "date-month-first",
                    f"“{text[:40]}” has the month where this layout has the day.",
                    where=column,
                    remedy="Set the report’s dates to day, month, year; or exclude the line.",
                )
            )
        return _day(year, number, day, text, column)


def date_pattern(written: str) -> re.Pattern[str]:
    """The pattern of a date format such as ``DD/MM/YYYY`` or ``DD-MON-YYYY``.

    Raises:
        ValueError: it is not made of YYYY or YY, MM or MON, and DD.
    """
    tokens = _TOKEN.findall(written)
    named = sorted(one for one in tokens if len(one) > 1)
    if "".join(tokens) != written or named not in (
        ["DD", "MM", "YY"],
        ["DD", "MM", "YYYY"],
        ["DD", "MON", "YY"],
        ["DD", "MON", "YYYY"],
    ):
        raise ValueError(written)
    return re.compile("".join(_PARTS.get(one, re.escape(one)) for one in tokens) + _TIME)


def read_sum(text: str, column: str) -> Money:
    """The sum a cell holds.

    Raises:
        Refused: it is empty, no sum, a formula, or larger than any rent account.
    """
    bare = worth(text)
    if bare in NOTHING:
        raise Refused(
            stop(
                "amount-missing",
                "There is no amount.",
                where=column,
                remedy="Look the line up in the housing system; export again or exclude it.",
            )
        )
    try:
        amount = Money.parse(bare if len(bare) <= MOST_IN_SUM else "")
    except Refused:
        raise Refused(
            stop(
                "amount-not-readable",
                f"“{bare[:MOST_IN_SUM]}” is not a sum in pounds and pence{_why_no_sum(bare)}.",
                where=column,
                remedy="Export the column as plain figures like 1234.56, or exclude the line.",
            )
        ) from None
    if abs(amount.pence) > MOST_PENCE:
        raise Refused(
            stop(
                "amount-too-large",
                f"{amount} is more than a rent account can hold.",
                where=column,
                remedy="See whether columns have moved; export again or exclude the line.",
            )
        )
    return amount


def read_sum_or_nil(text: str, column: str) -> Money:
    """The sum a cell holds, an empty one being nil."""
    return NIL if worth(text) in NOTHING else read_sum(text, column)


def read_account(text: str, column: str, without: tuple[str, ...] = ()) -> str:
    """The account number a cell holds, without padding and what the layout leaves out.

    Raises:
        Refused: it is empty, or has characters no account number has.
    """
    bare = worth(text)
    for one in without:
        bare = bare.replace(one, "")
    if bare in NOTHING:
        raise Refused(
            stop(
                "account-missing",
                "There is no account number.",
                where=column,
                remedy="Look the line up in the housing system; export again or exclude it.",
            )
        )
    figures = any(one.isdigit() for one in bare)
    if figures and len(bare) <= MOST_IN_ACCOUNT and _ACCOUNT.fullmatch(bare):
        return bare
    why = ""
    if _LOST_IN_A_SPREADSHEET.fullmatch(bare):
        why = "; a spreadsheet has made a rounded number of it"
    elif bare[:1] in ("=", "@", "+"):
        why = "; it is a formula"
    raise Refused(
        stop(
            "account-not-readable",
            f"“{bare[:MOST_IN_ACCOUNT]}” is not an account number{why}.",
            where=column,
            remedy="Export the column as text, or exclude the line.",
        )
    )


def read_words(text: str) -> str:
    r"""The words a cell holds, in one line, without padding and unprintable characters.

    >>> read_words(" Flat  2\n Acacia\xa0Road ")
    'Flat 2 Acacia Road'
    """
    bare = text.strip()
    if bare in NOTHING:
        return ""
    if bare.isprintable() and "  " not in bare and bare[0] != "=":
        return bare
    bare = "".join(one if one.isprintable() else " " for one in worth(bare))
    return " ".join(bare.split())


def worth(text: str) -> str:
    """A cell without padding, and without the ``="..."`` by which exports keep leading noughts.

    >>> worth('="000015/01" ')
    '000015/01'
    """
    bare = text.strip().strip("\xa0\ufeff")
    match = _CONSTANT.fullmatch(bare)
    return match["inside"].strip() if match else bare


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would take the words of a cell for something to work out."""
    return text[:1] in ("=", "@") or (text[:1] in ("+", "-") and "(" in text)


def at(refused: Refused, where: str) -> Refused:
    """A refusal of a cell that says where in the file it stands."""
    return Refused(replace(refused.findings[0], where=where))


def _year(text: str) -> int:
    """A year in four figures; of two figures, those from 70 are of the last century."""
    year = int(text)
    if len(text) > 2:  # noqa: PLR2004 - a year in full.
        return year
    return year + (1900 if year >= CENTURY_TURNS else 2000)


def _day(year: int, month: int, day: int, text: str, column: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Refused(
            stop(
                "date-impossible",
                f"“{text[:40]}” is not a day of the calendar.",
                where=column,
                remedy="Look the line up in the housing system; mend it there or exclude it.",
            )
        ) from None


def _why_no_date(text: str) -> str:
    if text[:1] == "=":
        return "; it is a formula"
    if text.isdigit() and len(text) == len("45383"):
        return "; it looks like a spreadsheet’s number for a day"
    return ""


def _why_no_sum(text: str) -> str:
    if text[:1] in ("=", "@"):
        return "; it is a formula"
    if "E" in text.upper() and any(one.isdigit() for one in text):
        return "; a spreadsheet has rounded it"
    if re.fullmatch(r"[^,]*\.[0-9]{3},[0-9]{2}", text):
        return "; point and comma are exchanged"
    if re.fullmatch(r"\D*[0-9,]*\.[0-9]{3,}\D*", text):
        return "; it has a fraction of a penny"
    return ""
