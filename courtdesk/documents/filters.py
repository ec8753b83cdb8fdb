"""How a value is printed on a paper: money, dates, lists, initials; the only words after a ``|``.

All numbers stay figures, dates among them, as practice direction 32 asks of a witness statement.
"""

from collections.abc import Callable, Mapping
from datetime import date, time

from courtdesk.domain.dates import clock, long, short
from courtdesk.domain.money import Money

TENS_WITHOUT_ST = (11, 12, 13)


def money(amount: Money) -> str:
    """A sum: £1,234.56, with a minus sign where it is negative.

    >>> money(Money(123456))
    '£1,234.56'
    """
    return str(amount)


def figure(amount: Money) -> str:
    """A sum as a column of figures has it, without the sign of the pound.

    >>> figure(Money(-123456))
    '–1,234.56'
    """
    return str(amount).replace("£", "")


def long_date(on: date) -> str:
    """A date in prose: 5 December 2026."""
    return long(on)


def short_date(on: date) -> str:
    """A date in a list: Sat 5 Dec 2026."""
    return short(on)


def figure_date(on: date) -> str:
    """A date in a column: 05/12/2026.

    >>> figure_date(date(2026, 12, 5))
    '05/12/2026'
    """
    return f"{on.day:02}/{on.month:02}/{on.year}"


def time_of_day(at: time) -> str:
    """A time of day: 10am, 2.05pm."""
    return clock(at)


def joined(words: tuple[str, ...]) -> str:
    """A list in a sentence: A, B and C.

    >>> joined(("A", "B", "C")), joined(("A",))
    ('A, B and C', 'A')
    """
    if len(words) < 2:  # noqa: PLR2004 - one word needs no "and".
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def in_one_line(lines: tuple[str, ...]) -> str:
    """The lines of an address, with commas between.

    >>> in_one_line(("1 Acacia Road", "Exampleton"))
    '1 Acacia Road, Exampleton'
    """
    return ", ".join(lines)


def ordinal(number: int) -> str:
    """A number in order, in figures: 1st, 2nd, 13th.

    >>> [ordinal(n) for n in (1, 2, 3, 4, 11, 21, 112)]
    ['1st', '2nd', '3rd', '4th', '11th', '21st', '112th']
    """
    if number % 100 in TENS_WITHOUT_ST:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def capitals(words: str) -> str:
    """Words in capitals, for the title of proceedings; not for names of people."""
    return words.upper()


def capital_first(words: str) -> str:
    """Words that begin a sentence.

    >>> capital_first("the notice")
    'The notice'
    """
    return words[:1].upper() + words[1:]


FILTERS: Mapping[str, Callable[..., str]] = {
    one.__name__: one
    for one in (
        money,
        figure,
        long_date,
        short_date,
        figure_date,
        time_of_day,
        joined,
        in_one_line,
        ordinal,
        capitals,
        capital_first,
    )
}
"""Every filter that a template may use, by name."""
