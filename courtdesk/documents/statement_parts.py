"""A witness statement taken apart: who makes it, its corner, its heading, its paragraphs, its end.

Any statement is read, also one not made here, so nothing is taken for granted: what is not
found is empty, and the rules say what that means.
"""

import re
from dataclasses import dataclass
from datetime import date

from courtdesk.documents.wordtext import Passage, Text
from courtdesk.domain.dates import MONTHS
from courtdesk.domain.exhibits import letters

CLAIM_NUMBER = re.compile(r"\b([A-Z]\d{2}[A-Z]{2}\d{3}|\d{3}[A-Z]{2}\d{3}|[A-Z]{2}-\d{4}-\d{6})\b")
CLAIM_LABEL = re.compile(
    r"\b(?:claim|case)\s*(?:no|number)\b\.?:?\s*([A-Z0-9][A-Z0-9/-]{4,20})", re.IGNORECASE
)
MARK = re.compile(r"\b([A-Z]{1,6})[ /-]?(\d{1,3})\b")
DATE = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+({'|'.join(MONTHS)})\s+(\d{{4}})\b"
    r"|\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b",
    re.IGNORECASE,
)
_TITLE = r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.?[ \xa0]+)?"
_PARTICLE = r"(?:(?:de|la|le|du|da|dos|di|van|von|der|den|bin|binti|al|el|ap|y)[ \xa0]+)"
_NAME = rf"((?:{_PARTICLE}*[^\W\d_a-zß-ÿ][\w'’.-]*[ \xa0]+){{1,6}}{_PARTICLE}*[^\W\d_a-z][\w'’-]*)"
_WHO = (
    re.compile(rf"\bI,?\s+{_TITLE}{_NAME}(?=\s*[,(]|\s+(?:of|am|make|will|say|WILL|STATE)\b)"),
    re.compile(rf"(?i:witness\s+statement\s+of)\s*:?\s*{_TITLE}{_NAME}"),
    re.compile(rf"\b(?:I am|My name is|My full name is)\s+{_TITLE}{_NAME}"),
)
_OPENING = re.compile(
    r"^\s*I,\s|\bwitness statement of\b|\b(claimant|defendant)s?\)?\s*$", re.IGNORECASE
)
_FRONT_LONGEST = 25
_COURT = re.compile(
    r"\b(county court|high court|family court|king'?s bench|tribunal)\b", re.IGNORECASE
)
_TRUTH = re.compile(r"\bbelieves?\b.{0,40}\bfacts\b.{0,60}\btrue\b", re.IGNORECASE | re.DOTALL)
_CORNER_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Statement:
    """A witness statement taken apart.

    Attributes:
        text: all of it.
        witness: the witness's full name as the statement gives it; empty where none is found.
        letters: the letters of the witness's exhibit marks.
        front: the passages before the first numbered paragraph.
        corner: those of them that make up the block in the top right corner.
        numbered: the numbered paragraphs and what stands between them.
        truth: the passage with the statement of truth, where there is one.
        end: the passages after it.
        marks: the exhibit marks in the text, in the order in which they are first named.
        claim: the claim number; empty where none is found.
    """

    text: Text
    witness: str
    letters: str
    front: tuple[Passage, ...]
    corner: tuple[Passage, ...]
    numbered: tuple[Passage, ...]
    truth: Passage | None
    end: tuple[Passage, ...]
    marks: tuple[str, ...]
    claim: str


def take_apart(text: Text) -> Statement:
    """A witness statement in its parts."""
    passages = text.passages
    truth_at = _truth_at(passages)
    last = len(passages) if truth_at is None else truth_at
    first = min(next((n for n, one in enumerate(passages) if one.label), _body_at(passages)), last)
    front = passages[:first]
    corner = _corner(front) or tuple(Passage("", words) for words in text.edges)
    witness = _witness(passages)
    numbered = passages[first:last]
    return Statement(
        text,
        witness,
        letters(witness) if witness else "",
        front,
        corner,
        numbered,
        None if truth_at is None else passages[truth_at],
        () if truth_at is None else passages[truth_at + 1 :],
        _marks((*front[len(_corner(front)) :], *numbered), letters(witness) if witness else ""),
        _claim(text),
    )


def where(passage: Passage) -> str:
    """Where a passage is, so that an officer finds it: its number, or its first words."""
    if passage.label:
        return f"paragraph {passage.label}"
    words = " ".join(passage.text.split())
    return f"at “{words[:40]}”"


def dates_in(words: str) -> tuple[date, ...]:
    """The dates that a passage has in figures; an impossible one is none."""
    found = []
    for one in DATE.finditer(words):
        if one[1]:
            month = [name.casefold() for name in MONTHS].index(one[2].casefold()) + 1
            parts = (int(one[3]), month, int(one[1]))
        else:
            parts = (int(one[6]), int(one[5]), int(one[4]))
        try:
            found.append(date(*parts))
        except ValueError:
            continue
    return tuple(found)


def marks_in(words: str, own: str) -> tuple[str, ...]:
    """Exhibit marks with a witness's letters; "JAS1 to JAS4" and "JAS1-4" name all between."""
    if not own:
        return ()
    found: dict[str, None] = {}
    letters_of = rf"{re.escape(own)}[ /-]?"
    pattern = re.compile(
        rf"\b{letters_of}(\d{{1,3}})(?:\s*(?:-|–|to)\s*(?:{letters_of})?(\d{{1,3}}))?"
    )
    for one in pattern.finditer(words):
        until = int(one[2]) if one[2] else int(one[1])
        found.update((f"{own}{number}", None) for number in range(int(one[1]), until + 1))
    return tuple(found)


def _truth_at(passages: tuple[Passage, ...]) -> int | None:
    """Where the statement of truth stands: the last passage that says facts are believed true."""
    found = [n for n, one in enumerate(passages) if _TRUTH.search(one.text)]
    if found:
        return found[-1]
    headed = [
        n for n, one in enumerate(passages) if one.text.strip().casefold() == "statement of truth"
    ]
    return headed[-1] if headed else None


def _body_at(passages: tuple[Passage, ...]) -> int:
    """Where the text begins that nobody has numbered: after title and parties."""
    opening = [
        n for n, one in enumerate(passages[:_FRONT_LONGEST]) if _OPENING.search(one.text.strip())
    ]
    return opening[-1] + 1 if opening else 0


def _witness(passages: tuple[Passage, ...]) -> str:
    """Whose statement it is: "I, Jane Ann Smith, …", or as its title says."""
    words = "\n".join(one.text for one in passages)
    for pattern in _WHO:
        found = pattern.search(words)
        if found:
            return " ".join(found[1].split())
    return ""


def _corner(front: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """The block in the top right corner: what stands before the court, or at the right above it."""
    court = next((n for n, one in enumerate(front) if _COURT.search(one.text)), None)
    if court is None:
        return tuple(one for one in front[:_CORNER_LONGEST] if one.to_the_right)
    above = front[:court][:_CORNER_LONGEST]
    return above or tuple(one for one in front[:_CORNER_LONGEST] if one.to_the_right)


def _marks(passages: tuple[Passage, ...], own: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for passage in passages:
        found.update(dict.fromkeys(marks_in(passage.text, own)))
    return tuple(found)


def _claim(text: Text) -> str:
    words = "\n".join([*(one.text for one in text.passages), *text.edges])
    labelled = CLAIM_LABEL.search(words)
    found = labelled or CLAIM_NUMBER.search(words)
    return found[1] if found else ""
