"""What officers type: dates, times and claim numbers as people in England write them.

Pure text in, values out; what cannot be read is a finding that shows how to write it.

>>> monday = date(2026, 11, 23)
>>> read_date("12/3/26", monday), read_date("12 Mar", monday), read_date("tomorrow", monday)
(datetime.date(2026, 3, 12), datetime.date(2027, 3, 12), datetime.date(2026, 11, 24))
>>> read_time("10"), read_time("2.05pm"), read_time("14:30")
(datetime.time(10, 0), datetime.time(14, 5), datetime.time(14, 30))
>>> read_claim_number(" m05 yk123 ")
'M05YK123'
"""

import re
from datetime import date, time, timedelta

from courtdesk.domain.dates import MONTHS, ONE_DAY, WEEKDAYS
from courtdesk.domain.finding import Finding, Refused, stop

NEXT_CENTURY = 80
"""Two figures of a year below this are in the two thousands, the rest in the nineteen hundreds."""

_BY_WORD = {"today": 0, "tomorrow": 1, "yesterday": -1}
_FIGURES = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{2}|\d{4}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NAMED = re.compile(
    r"(?:[a-z]+,? )?(\d{1,2})(?:st|nd|rd|th)?[ .\-]([a-z]{3,9})\.?(?:[ .,\-]+(\d{2}|\d{4}))?"
)
_FROM_NOW = re.compile(r"in (\d{1,3}) (day|week)s?|\+(\d{1,3})")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|noon)?")
_FIRST_SITTING = 7
_NOON = 12


def read_date(text: str, today: date) -> date:
    """A date as typed; without a year the one nearest to today.

    Raises:
        Refused: it cannot be read, or there is no such day.
    """
    words = " ".join(text.lower().split())
    for read in (_read_word, _read_from_now, _read_iso, _read_figures, _read_named):
        try:
            found = read(words, today)
        except (ValueError, OverflowError):
            raise Refused(_no_such_day(text)) from None
        if found is not None:
            return found
    raise Refused(
        stop(
            "not-a-date",
            f"“{text.strip()[:40]}” is not a date.",
            remedy="Write it like 12/3/26, 12 Mar, or tomorrow.",
        )
    )


def read_time(text: str) -> time:
    """A time of day as typed; one to six without am or pm is in the afternoon, when courts sit.

    Raises:
        Refused: it cannot be read, or there is no such time.
    """
    words = "".join(text.lower().split())
    if words == "noon":
        return time(_NOON)
    match = _CLOCK.fullmatch(words)
    if match is None:
        raise Refused(_not_a_time(text))
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3] or ""
    if half in ("pm", "noon") and hour < _NOON:
        hour += _NOON
    elif half == "am" and hour == _NOON:
        hour = 0
    elif not half and hour < _FIRST_SITTING and not match[1].startswith("0"):
        hour += _NOON
    try:
        return time(hour, minute)
    except ValueError:
        raise Refused(_not_a_time(text)) from None


def read_claim_number(text: str) -> str:
    """A claim number in the court's own form: capitals, no spaces."""
    return "".join(text.split()).upper()


def _read_word(words: str, today: date) -> date | None:
    if words in _BY_WORD:
        return today + timedelta(days=_BY_WORD[words])
    names = [one.lower() for one in WEEKDAYS]
    name = words.removeprefix("next ")
    for number, one in enumerate(names):
        if name in (one, one[:3]):
            return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    return None


def _read_from_now(words: str, today: date) -> date | None:
    match = _FROM_NOW.fullmatch(words)
    if match is None:
        return None
    days = int(match[1] or match[3]) * (7 if match[2] == "week" else 1)
    return today + ONE_DAY * days


def _read_iso(words: str, today: date) -> date | None:
    del today
    match = _ISO.fullmatch(words)
    return date(int(match[1]), int(match[2]), int(match[3])) if match else None


def _read_figures(words: str, today: date) -> date | None:
    match = _FIGURES.fullmatch(words)
    return _day(int(match[1]), int(match[2]), match[3], today) if match else None


def _read_named(words: str, today: date) -> date | None:
    match = _NAMED.fullmatch(words)
    if match is None:
        return None
    months = [n for n, one in enumerate(MONTHS, 1) if one.lower().startswith(match[2])]
    return _day(int(match[1]), months[0], match[3], today) if months else None


def _day(day: int, month: int, year: str | None, today: date) -> date:
    if year is None:
        return _nearest(day, month, today)
    number = int(year)
    if len(year) < 4:  # noqa: PLR2004 - a year in full has four figures.
        number += 2000 if number < NEXT_CENTURY else 1900
    return date(number, month, day)


def _nearest(day: int, month: int, today: date) -> date:
    """The day of that name nearest to today; 29 February only in years that have it."""
    found = []
    for year in range(today.year - 1, today.year + 2):
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return min(found, key=lambda on: abs(on - today))


def _no_such_day(text: str) -> Finding:
    return stop(
        "no-such-date",
        f"There is no day “{text.strip()[:40]}”.",
        remedy="Check the day and the month.",
    )


def _not_a_time(text: str) -> Finding:
    return stop(
        "not-a-time",
        f"“{text.strip()[:40]}” is not a time of day.",
        remedy="Write it like 10, 10.30 or 2pm.",
    )
