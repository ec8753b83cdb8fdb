"""The form of a witness statement: heading, corner, paper, numbers, truth and signature.

Each rule is a function from the statement to a ruling: a verdict and what led to it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from courtdesk.documents.checked import Verdict
from courtdesk.documents.numberwords import numbers_in_words
from courtdesk.documents.statement_parts import (
    MARK,
    Statement,
    dates_in,
    marks_in,
    where,
)
from courtdesk.documents.wordtext import Passage, Sheet
from courtdesk.domain.finding import Finding, note, warning

MARGIN = 1984  # 3.5 cm in twentieths of a point, rounded down.
A4 = (11906, 16838)
_CLOSE = 120  # Two millimetres: printers differ by less.
_PARTY = re.compile(r"\b(claimant|defendant|applicant|respondent|petitioner)s?\b", re.IGNORECASE)
_NUMBER_OF = re.compile(
    r"\b(\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b"
    r"|\b(?:statement|no|number)\b\.?:?\s*\d{1,2}\b|^\s*\d{1,2}\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_SIGNED = re.compile(r"\bsign(?:ed|ature)\b(?:\s+by)?\s*:?\s*(.*)", re.IGNORECASE | re.DOTALL)
_BODY = re.compile(
    r"\b(council|department|team|service|services|housing|borough|association|limited|ltd|llp|plc"
    r"|office|group|homes|solicitors|legal)\b",
    re.IGNORECASE,
)
_OF_A_PERSON = re.compile(
    r"\b(officer|manager|director|adviser|advisor|leader|solicitor)\b", re.IGNORECASE
)
_CONTEMPT = re.compile(r"\bcontempt of court\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ruling:
    """How a statement stands to one rule, and what led to that."""

    rule: str
    verdict: Verdict
    findings: tuple[Finding, ...] = ()


def heading(one: Statement) -> Ruling:
    """WS-1: the title of the proceedings stands at the head.

    Authority: WS-1.
    """
    words = "\n".join(passage.text for passage in one.front)
    missing = []
    if not re.search(r"\bcourt\b|\bking'?s bench\b|\btribunal\b", words, re.IGNORECASE):
        missing.append("the court")
    if not one.claim:
        missing.append("the claim number")
    parties = {found[1].casefold() for found in _PARTY.finditer(_without(one.front, one.corner))}
    if not {"claimant", "defendant"} <= parties and not {"applicant", "respondent"} <= parties:
        missing.append("the parties")
    return _all_there(
        "statement-heading-incomplete",
        "WS-1",
        missing,
        "The heading lacks",
        "the head of the first page",
        "Give court, claim number and parties at the head, as on the claim form.",
    )


def corner(one: Statement) -> Ruling:
    """WS-2: party, witness, number, exhibits and date stand in the top right corner.

    Authority: WS-2.
    """
    words = "\n".join(passage.text for passage in one.corner)
    missing = []
    if not _PARTY.search(words) and not re.search(r"\b(C|D)\d?\b", words):
        missing.append("the party for whom it is made")
    surname = one.witness.split()[-1] if one.witness else ""
    if not surname or surname.casefold() not in words.casefold():
        missing.append("the initials and surname of the witness")
    if not _NUMBER_OF.search(_without_dates(words, one)):
        missing.append("the number of the statement")
    shown = marks_in(words, one.letters)
    unnamed = [mark for mark in one.marks if mark not in shown]
    if unnamed:
        missing.append(f"the exhibits {', '.join(unnamed)}")
    if not dates_in(words):
        missing.append("the date on which it is made")
    return _all_there(
        "corner-block-incomplete",
        "WS-2",
        missing,
        "The block in the top right corner lacks",
        "the top right corner of the first page",
        "Put party, initials and surname, number, exhibits and date there, a line each.",
    )


def paper(one: Statement) -> Ruling:
    """WS-7: A4 with a margin of 3.5 cm, numbered pages and paragraphs, figures, bold references.

    Authority: WS-7.
    """
    wrong = [
        *_sheets(one.text.sheets),
        *_numbering(one),
        *_in_words(one.numbered),
        *_references(one),
    ]
    verdict = Verdict.NOT_MET if wrong else Verdict.MET
    return Ruling("WS-7", verdict, (*wrong, *_endorsed(one)))


def truth(one: Statement, wordings: Sequence[str]) -> Ruling:
    """PD 22: the statement of truth stands in the prescribed words.

    Authority: WS-9.
    """
    if one.truth is None:
        said = warning(
            "truth-missing",
            "There is no statement of truth.",
            where="the end",
            authority=("WS-9",),
            remedy=f"End with: “{wordings[-1]}”",
        )
        return Ruling("PD22", Verdict.NOT_MET, (said,))
    words = _even(" ".join([one.truth.text, *(passage.text for passage in one.end[:2])]))
    if _even(wordings[-1]) in words:
        return Ruling("PD22", Verdict.MET)
    why = "is not in the prescribed words"
    if not _CONTEMPT.search(words):
        why = "lacks the sentence about proceedings for contempt of court"
    elif any(_even(old) in words for old in wordings[:-1]):
        why = "has words that are no longer those prescribed"
    said = warning(
        "truth-wording-wrong",
        f"The statement of truth {why}.",
        where=where(one.truth),
        authority=("WS-9",),
        remedy=f"Use the words to the letter: “{wordings[-1]}”",
    )
    return Ruling("PD22", Verdict.NOT_MET, (said,))


def signature(one: Statement) -> Ruling:
    """WS-9: it ends with the statement of truth and the witness's own signature.

    Authority: WS-9.
    """
    if one.truth is None:
        return _signature("There is no statement of truth to sign.", Verdict.NOT_MET)
    lines = [" ".join(passage.text.split()) for passage in one.end]
    words = "\n".join(lines)
    by = _signer(lines)
    if by and _BODY.search(by) and not _OF_A_PERSON.search(by) and not _same(by, one.witness):
        said = (
            f"It is signed by “{by[:60]}”, which is not the witness; the witness signs in person."
        )
        return _signature(said, Verdict.NOT_MET)
    if not lines:
        return _signature("Nothing follows the statement of truth.", Verdict.NOT_MET)
    if not one.witness or not _same(words, one.witness):
        said = "The place to sign does not name the witness; see who signs it."
        return _signature(said, Verdict.FOR_THE_OFFICER)
    findings = [*_dated(one, words)]
    if not by:
        findings.append(
            note(
                "not-signed-yet",
                "The place to sign is there and names the witness; nothing is signed in the file.",
                where="the end",
                authority=("WS-9",),
                remedy="Have the witness sign the printed or final copy.",
            )
        )
    verdict = Verdict.MET
    if one.text.marks:
        verdict = Verdict.FOR_THE_OFFICER
        findings.append(
            warning(
                "statement-altered",
                f"The file holds {', '.join(one.text.marks)}.",
                where="the whole",
                authority=("WS-9",),
                remedy="Accept or remove them; an alteration made after signing is initialled.",
            )
        )
    return Ruling("WS-9", verdict, tuple(findings))


def _signature(says: str, verdict: Verdict) -> Ruling:
    said = warning(
        "signature-not-the-witness",
        says,
        where="the end",
        authority=("WS-9",),
        remedy="Let the witness sign, with full name and the date of signing.",
    )
    return Ruling("WS-9", verdict, (said,))


def _signer(lines: Sequence[str]) -> str:
    """What stands after "Signed", on the same line or the next; empty for a line to sign on."""
    for number, line in enumerate(lines):
        found = _SIGNED.search(line)
        if found:
            by = found[1].strip(" ._…-–:")
            following = lines[number + 1] if number + 1 < len(lines) else ""
            if not by and not re.match(
                r"(full )?name|position|dated?\b|print", following, re.IGNORECASE
            ):
                by = following.strip(" ._…-–:")
            return by
    return ""


def _same(words: str, witness: str) -> bool:
    return bool(witness) and witness.rsplit(maxsplit=1)[-1].casefold() in words.casefold()


def _dated(one: Statement, words: str) -> Iterator[Finding]:
    """The date of signing stands at the end, and is that of the corner."""
    signed, made = dates_in(words), dates_in("\n".join(passage.text for passage in one.corner))
    if not signed:
        yield note(
            "signature-not-dated",
            "No date stands with the signature.",
            where="the end",
            authority=("WS-9",),
            remedy="Have the witness write the date of signing.",
        )
    elif made and made[-1] != signed[-1]:
        yield warning(
            "dates-differ",
            "The date in the corner is not the date of signing.",
            where="the end",
            authority=("WS-2", "WS-9"),
            remedy="Give the date of signing in both places.",
        )


def _sheets(sheets: Sequence[Sheet]) -> Iterator[Finding]:
    for number, sheet in enumerate(sheets, 1):
        place = f"section {number}" if len(sheets) > 1 else "the page"
        if sorted((sheet.width, sheet.height)) != sorted(A4) and not all(
            abs(a - b) <= _CLOSE
            for a, b in zip(sorted((sheet.width, sheet.height)), sorted(A4), strict=True)
        ):
            yield _form("paper-not-a4", "The paper is not A4.", place, "Set the paper to A4.")
        if sheet.left < MARGIN:
            yield _form(
                "margin-too-narrow",
                f"The left margin is {_cm(sheet.left)}; it should be 3.5 cm.",
                place,
                "Set the margins to 3.5 cm.",
            )


def _numbering(one: Statement) -> Iterator[Finding]:
    if not any(passage.label for passage in one.numbered):
        yield _form(
            "paragraphs-not-numbered",
            "The paragraphs are not numbered.",
            "the whole",
            "Number the paragraphs through from 1.",
        )
    if not one.text.pages_numbered:
        yield _form(
            "pages-not-numbered",
            "The pages are not numbered.",
            "the foot of the page",
            "Put a page number into the header or footer.",
        )


def _in_words(passages: Sequence[Passage]) -> Iterator[Finding]:
    for passage in passages:
        found = tuple(numbers_in_words(passage.text))
        if found:
            said = ", ".join(f"“{words}”" for words in found)
            yield _form(
                "number-in-words",
                f"Numbers should be in figures, dates too: {said}.",
                where(passage),
                "Write the number in figures.",
            )


def _references(one: Statement) -> Iterator[Finding]:
    """Marks named in the text stand in bold; a heading's bold does not count against them."""
    for passage in one.numbered:
        bold = "\n".join(passage.bold)
        plain = [mark for mark in marks_in(passage.text, one.letters) if mark not in bold]
        plain = [mark for mark in plain if mark not in marks_in(bold, one.letters)]
        if plain:
            yield _form(
                "reference-not-bold",
                f"References to documents should be in bold or in the margin: {', '.join(plain)}.",
                where(passage),
                "Make the mark bold.",
            )


def _endorsed(one: Statement) -> Iterator[Finding]:
    edges = "\n".join(one.text.edges)
    if not one.claim or one.claim not in edges or one.letters not in edges:
        yield note(
            "pages-not-endorsed",
            "The pages do not carry the claim number and the witness's initials, so the statement "
            "must be bound in a way that does not hamper filing.",
            where="the foot of the page",
            authority=("WS-7",),
            remedy="Put claim number and initials into the footer.",
        )


def _form(code: str, says: str, place: str, remedy: str) -> Finding:
    return warning(code, says, where=place, authority=("WS-7",), remedy=remedy)


def _all_there(
    code: str, rule: str, missing: Sequence[str], says: str, place: str, remedy: str
) -> Ruling:
    """A rule that asks for several things: met when none is missing."""
    if not missing:
        return Ruling(rule, Verdict.MET)
    said = warning(
        code, f"{says}: {', '.join(missing)}.", where=place, authority=(rule,), remedy=remedy
    )
    return Ruling(rule, Verdict.NOT_MET, (said,))


def _without(passages: Sequence[Passage], less: Sequence[Passage]) -> str:
    return (
        "\n".join(passage.text for passage in passages[len(less) :])
        if less
        else "\n".join(passage.text for passage in passages)
    )


def _without_dates(words: str, one: Statement) -> str:
    """The corner's words without dates and marks, whose figures are not the statement's number."""
    lines = [
        line
        for line in words.splitlines()
        if not dates_in(line) and not marks_in(line, one.letters) and not MARK.fullmatch(line)
    ]
    return "\n".join(lines)


def _even(words: str) -> str:
    """Words with spaces, quotation marks and dashes made even, for comparing."""
    return " ".join(words.replace("’", "'").replace("‘", "'").split()).casefold()


def _cm(twentieths: int) -> str:
    whole = round(twentieths * 2540 / 1440)
    return f"{whole // 1000}.{whole % 1000 // 10:02} cm"
