"""Numbers and dates written in words, where practice direction 32 wants figures."""

import re
from collections.abc import Iterator

_UNITS = "two|three|four|five|six|seven|eight|nine"
_TEENS = (
    "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
)  # fmt: skip
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_BIG = "hundred|thousand|million|dozen"
_NUMBER = rf"(?:(?:{_TENS})(?:[\s-](?:one|{_UNITS}))?|{_TEENS}|{_UNITS})"
_COUNTED = (
    "days?|weeks?|months?|years?|hours?|minutes?|pounds?|pence|penny|payments?|instalments?|"
    "occasions?|times?|letters?|calls?|visits?|tenants?|children|people|bedrooms?"
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_ORDINAL = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    "thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|"
    "thirtieth|(?:twenty|thirty)[\\s-](?:first|second|third|fourth|fifth|sixth|seventh|eighth|"
    "ninth)"
)
_IN_WORDS = re.compile(
    rf"\b(?:(?:the\s+)?(?:{_ORDINAL})(?:\s+day)?\s+(?:of\s+)?(?:{_MONTHS})"
    rf"|(?:a|one|several|{_NUMBER})\s+(?:{_BIG})\b(?:\s+(?:and\s+)?{_NUMBER})?"
    rf"|{_NUMBER}"
    rf"|one\s+(?:{_COUNTED}))\b",
    re.IGNORECASE,
)
_A_NAME = re.compile(r"\s+(?!(?:January|February|March|April|May|June|July|August|September|"
                     r"October|November|December)\b)[A-Z]\w")  # fmt: skip
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


def numbers_in_words(text: str) -> Iterator[str]:
    """Each number or date that a text has in words; names and quotations are left alone.

    >>> list(numbers_in_words("Twelve weeks after the third of March she paid one pound."))
    ['Twelve', 'the third of March', 'one pound']
    >>> list(numbers_in_words("Three Rivers District Council wrote “two weeks”; one of us saw it."))
    []
    """
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    for found in _IN_WORDS.finditer(text):
        if any(start <= found.start() < end for start, end in quoted):
            continue
        if found[0][0].isupper() and _A_NAME.match(text, found.end()):
            continue
        yield found[0]
