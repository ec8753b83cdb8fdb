"""Checks any witness statement in Word against practice directions 32 and 22.

The file is read in the limited child. Each rule gives a verdict; each finding names the rule and
the paragraph. What a program cannot judge is for the officer, with the passages, and never met.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from courtdesk.documents.checked import Checked, Fact
from courtdesk.documents.statement_form import Ruling, corner, heading, paper, signature, truth
from courtdesk.documents.statement_parts import (
    DATE,
    Statement,
    dates_in,
    marks_in,
    take_apart,
    where,
)
from courtdesk.documents.statement_words import (
    bundled,
    consequence,
    exhibits,
    knowledge,
    language,
    order,
    own_words,
    who_speaks,
)
from courtdesk.documents.wordtext import read_text
from courtdesk.domain.finding import Finding, Refused, stop, warning
from courtdesk.domain.progress import Progress
from courtdesk.domain.rulebook import Rulebook
from courtdesk.intake.door import Door, ask
from courtdesk.intake.task import Task, Telling, in_child

_RULES: tuple[Callable[[Statement], Ruling], ...] = (
    heading,
    corner,
    own_words,
    who_speaks,
    knowledge,
    exhibits,
    paper,
    order,
    signature,
    language,
    consequence,
    bundled,
)
_FIGURE = re.compile(rf"[–-]?£\d[\d,]*(?:\.\d{{2}})?|{DATE.pattern}", re.IGNORECASE)
_LARGEST = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class CheckAsked:
    """A statement to be checked, and the wordings of the statement of truth, the newest last."""

    file: Path
    truths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadBackAsked:
    """An edited statement to be read."""

    file: Path


@dataclass(frozen=True, slots=True)
class Figure:
    """A date, sum or mark as a paper shows it, and where.

    Attributes:
        where: the paragraph.
        text: the words.
    """

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Returned:
    """What an edited statement says of itself when it comes back from Word.

    Attributes:
        marks_of_change: tracked changes, comments, hidden text; it cannot be used with any.
        claim: the claim number; empty where none is found.
        witness: the witness's name.
        exhibits: the exhibit marks it names.
        made_on: the date in the corner block, as ``YYYY-MM-DD``; empty where there is none.
        figures: every sum and date in it, with its paragraph.
    """

    marks_of_change: tuple[str, ...]
    claim: str
    witness: str
    exhibits: tuple[str, ...]
    made_on: str
    figures: tuple[Figure, ...]


def check_statement(door: Door, file: Path, book: Rulebook, progress: Progress) -> Checked:
    """A witness statement judged rule by rule.

    Raises:
        Refused: it is not a Word file, or cannot be read.
    """
    rows = book.wordings["statement-of-truth-witness"].rows
    asked = CheckAsked(file, tuple(row.text for row in rows))
    return ask(door, CHECK, asked, progress, name=file.name)


def read_back(door: Door, file: Path, progress: Progress) -> Returned:
    """What an edited statement says of itself, for the desk to tell whose it is.

    Raises:
        Refused: it is not a Word file, or cannot be read.
    """
    return ask(door, READ_BACK, ReadBackAsked(file), progress, name=file.name)


def why_not_kept(
    returned: Returned, *, claim: str, witness: str, marks: tuple[str, ...]
) -> tuple[Finding, ...]:
    """What stands against keeping an edited statement as the new version of one made here.

    Args:
        returned: what the file says of itself.
        claim: the claim number of the case.
        witness: the full name of the witness of the statement it replaces.
        marks: the exhibit marks of that statement.
    """
    return tuple(_doubts(returned, claim, witness, marks))


def _doubts(
    returned: Returned, claim: str, witness: str, marks: tuple[str, ...]
) -> Iterator[Finding]:
    if returned.marks_of_change:
        yield stop(
            "statement-has-changes",
            f"The file still holds {', '.join(returned.marks_of_change)}.",
            where="file",
            authority=("WS-9",),
            remedy="In Word, accept or reject all changes, delete all comments, and save.",
        )
    if returned.claim != claim:
        said = f"It is headed {returned.claim}" if returned.claim else "It has no claim number"
        yield stop(
            "statement-of-another-case",
            f"{said}; this case is {claim}.",
            where="file",
            authority=("WS-1",),
            remedy="Choose the right file, or put the claim number right in Word.",
        )
    if returned.witness and returned.witness.casefold() != witness.casefold():
        yield warning(
            "statement-of-another-witness",
            f"It is the statement of {returned.witness}; the one before was {witness}'s.",
            where="file",
            authority=("WS-2",),
            remedy="Make a new statement for another witness.",
        )
    gone = [mark for mark in returned.exhibits if mark not in marks]
    if gone:
        yield warning(
            "exhibit-mark-unknown",
            f"It refers to {', '.join(gone)}, which is not among the statement's exhibits.",
            where="file",
            authority=("WS-6",),
            remedy="Put the mark right in Word, or add the exhibit to the statement.",
        )


@in_child(CheckAsked)
def checked(asked: CheckAsked, tell: Telling) -> Checked:
    """Check a statement, in the child."""
    tell.step(0, 1, asked.file.name)
    one = _opened(asked.file)
    rulings = [*(rule(one) for rule in _RULES), truth(one, asked.truths)]
    return Checked(
        asked.file.name,
        "witness-statement",
        {ruling.rule: ruling.verdict for ruling in rulings},
        tuple(finding for ruling in rulings for finding in ruling.findings),
        _facts(one),
    )


@in_child(ReadBackAsked)
def returned(asked: ReadBackAsked, tell: Telling) -> Returned:
    """Read an edited statement, in the child."""
    tell.step(0, 1, asked.file.name)
    one = _opened(asked.file)
    made = _made_on(one)
    figures = tuple(
        Figure(where(passage), found[0])
        for passage in one.text.passages
        for found in _FIGURE.finditer(passage.text)
    )
    return Returned(one.text.marks, one.claim, one.witness, one.marks, made, figures)


CHECK = Task("courtdesk.documents.statement:checked", CheckAsked, Checked)
READ_BACK = Task("courtdesk.documents.statement:returned", ReadBackAsked, Returned)


def _opened(file: Path) -> Statement:
    if file.stat().st_size > _LARGEST:
        raise Refused(
            stop(
                "word-file-too-big",
                f"“{file.name}” is far larger than a statement.",
                where=file.name,
                remedy="Check that it is the right file.",
            )
        )
    return take_apart(read_text(file.read_bytes()))


def _facts(one: Statement) -> dict[str, Fact]:
    corner_words = "\n".join(passage.text for passage in one.corner)
    sheet = one.text.sheets[0] if one.text.sheets else None
    return {
        "witness": one.witness or None,
        "initials": one.letters or None,
        "claim": one.claim or None,
        "made_on": _made_on(one) or None,
        "exhibits": one.marks,
        "exhibits_in_corner": marks_in(corner_words, one.letters),
        "paragraphs": sum(bool(passage.label) for passage in one.numbered),
        "left_margin_mm": round(sheet.left * 254 / 14400) if sheet else None,
        "pages_numbered": one.text.pages_numbered,
        "language": one.text.language or None,
        "holds": one.text.marks,
    }


def _made_on(one: Statement) -> str:
    found = dates_in("\n".join(passage.text for passage in one.corner))
    return found[-1].isoformat() if found else ""
