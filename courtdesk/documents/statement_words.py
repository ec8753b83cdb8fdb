"""The words of a witness statement: who speaks, from what knowledge, with what exhibits.

What only a person can judge is left to the officer, with the passages to look at; it is never met.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from courtdesk.documents.checked import Verdict
from courtdesk.documents.statement_form import Ruling
from courtdesk.documents.statement_parts import MARK, Statement, dates_in, marks_in, where
from courtdesk.documents.wordtext import Passage
from courtdesk.domain.finding import Finding, note, warning

_FIRST_PERSON = re.compile(r"\b(I|my|me|we|our)\b")
_ADDRESS = re.compile(
    r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b(work|business|home) address\b"
    r"|\b(road|street|avenue|lane|house|square|centre)\b,",
    re.IGNORECASE,
)
_OCCUPATION = re.compile(
    r"\b(officer|manager|director|solicitor|surveyor|assistant|adviser|advisor|leader|"
    r"occupation|retired|unemployed|employed as|work as|position of|by profession)\b",
    re.IGNORECASE,
)
_STANDING = re.compile(
    r"\b(employed by|employee of|work for|in the employment of|I am the (claimant|defendant)|"
    r"not a party|(claimant|defendant) in this)\b",
    re.IGNORECASE,
)
_PROCESS = re.compile(
    r"\b(prepared|drafted|taken|drawn up|made|written|typed)\b[^.]{0,120}\b(myself|by me|my own|"
    r"face[ -]to[ -]face|in person|telephone|video|e-?mail|interpreter|in writing|meeting|"
    r"interview|solicitor)\b|\bI (prepared|drafted|wrote|typed) this\b",
    re.IGNORECASE,
)
_KNOWLEDGE = re.compile(
    r"\b(own|personal|direct) knowledge\b|\bI (know|saw|did|visited)\b", re.IGNORECASE
)
_SOURCE = re.compile(
    r"\b(information|belief|believe|records?|informed by|told (me )?by|source)\b", re.IGNORECASE
)
_IDENTIFIED = re.compile(
    r"\b(marked|produced|shown to me|I (exhibit|refer to|attach)|exhibit)\b", re.IGNORECASE
)
_OTHER_TONGUE = re.compile(r"\b(translat|interpret)", re.IGNORECASE)
_LONG = 150
_SHOWN_MOST = 8


def own_words(one: Statement) -> Ruling:
    """WS-3: first person, and if practicable the witness's own words.

    Authority: WS-3.
    """
    speaking = [passage for passage in one.numbered if _FIRST_PERSON.search(passage.text)]
    if not speaking:
        said = warning(
            "not-first-person",
            "Nothing in the numbered paragraphs is said in the first person.",
            where="the whole",
            authority=("WS-3",),
            remedy="Say what the witness did and knows as “I”.",
        )
        return Ruling("WS-3", Verdict.NOT_MET, (said,))
    said = _look(
        "see-own-words",
        "Whether these are the witness's own words, only the witness can say; see",
        speaking,
        "WS-3",
        "Have the witness read each paragraph and change what is not their own.",
    )
    return Ruling("WS-3", Verdict.FOR_THE_OFFICER, (said,))


def who_speaks(one: Statement) -> Ruling:
    """WS-4: full name, address, occupation, standing, and how the statement was prepared.

    Authority: WS-4.
    """
    words = "\n".join(passage.text for passage in (*one.front, *one.numbered))
    wanted = (
        ("the witness's full name", bool(one.witness)),
        ("residence, or work address", bool(_ADDRESS.search(words))),
        ("occupation or position held", bool(_OCCUPATION.search(words))),
        ("whether a party or employed by one", bool(_STANDING.search(words))),
        ("the process by which it was prepared", bool(_PROCESS.search(words))),
    )
    missing = [name for name, there in wanted if not there]
    if not missing:
        return Ruling("WS-4", Verdict.MET)
    said = warning(
        "witness-not-described",
        f"The statement does not give: {', '.join(missing)}.",
        where=where(one.numbered[0]) if one.numbered else "the whole",
        authority=("WS-4",),
        remedy="Add it to the first paragraph.",
    )
    return Ruling("WS-4", Verdict.NOT_MET, (said,))


def knowledge(one: Statement) -> Ruling:
    """WS-5: own knowledge told from information and belief, with the source.

    Authority: WS-5.
    """
    known = [passage for passage in one.numbered if _KNOWLEDGE.search(passage.text)]
    heard = [passage for passage in one.numbered if _SOURCE.search(passage.text)]
    if not known and not heard:
        said = warning(
            "knowledge-not-told-apart",
            "Nothing says what the witness knows and what is information or belief.",
            where="the whole",
            authority=("WS-5",),
            remedy="Say what is own knowledge, and for the rest from whom or which record it is.",
        )
        return Ruling("WS-5", Verdict.NOT_MET, (said,))
    said = _look(
        "see-knowledge",
        "Whether each fact is rightly told as own knowledge or with its source, see",
        [*known, *heard],
        "WS-5",
        "Name the source of every fact the witness does not know directly.",
    )
    return Ruling("WS-5", Verdict.FOR_THE_OFFICER, (said,))


def exhibits(one: Statement) -> Ruling:
    """WS-6: exhibits identified by the witness, marked with initials and a number that runs on.

    Authority: WS-6.
    """
    foreign = [*_foreign_marks(one)]
    if not one.marks and not foreign:
        return Ruling("WS-6", Verdict.NOT_APPLICABLE)
    wrong: list[Finding] = []
    for mark, passage in foreign:
        wrong.append(
            _exhibit(
                "exhibit-mark-not-own",
                f"“{mark}” does not begin with the witness's initials ({one.letters or '?'}).",
                where(passage),
                "Mark exhibits with the initials of the witness and a number.",
            )
        )
    numbers = [int(mark[len(one.letters) :]) for mark in one.marks]
    if numbers and sorted(numbers) != list(range(min(numbers), min(numbers) + len(numbers))):
        wrong.append(
            _exhibit(
                "exhibit-numbers-broken",
                f"The exhibits do not run on without a gap: {', '.join(one.marks)}.",
                "the whole",
                "Number them in the order in which they are named.",
            )
        )
    elif numbers != sorted(numbers):
        wrong.append(
            _exhibit(
                "exhibit-numbers-broken",
                f"The exhibits are not named in order: {', '.join(one.marks)}.",
                "the whole",
                "Number them in the order in which they are named.",
            )
        )
    if wrong:
        return Ruling("WS-6", Verdict.NOT_MET, tuple(wrong))
    named = [passage for passage in one.numbered if marks_in(passage.text, one.letters)]
    if any(_IDENTIFIED.search(passage.text) for passage in named):
        return Ruling("WS-6", Verdict.MET)
    said = _look(
        "see-identification",
        "Whether the witness identifies each exhibit, see",
        named,
        "WS-6",
        "Refer to each as the document shown to the witness and marked so.",
    )
    return Ruling("WS-6", Verdict.FOR_THE_OFFICER, (said,))


def order(one: Statement) -> Ruling:
    """WS-8: in the order of events, each paragraph about one thing.

    Authority: WS-8.
    """
    back = [*_going_back(one.numbered)]
    long = [passage for passage in one.numbered if len(passage.text.split()) > _LONG]
    said = _look(
        "see-order",
        "Whether events stand in their order and each paragraph is about one thing, see",
        [*back, *long] or [passage for passage in one.numbered if passage.label][:1],
        "WS-8",
        "Move what is out of order, and divide what is about two things.",
    )
    return Ruling("WS-8", Verdict.FOR_THE_OFFICER, (said,))


def language(one: Statement) -> Ruling:
    """WS-10: a statement in another language, and its translation.

    Authority: WS-10.
    """
    foreign = one.text.language and not one.text.language.casefold().startswith("en")
    told = [passage for passage in one.text.passages if _OTHER_TONGUE.search(passage.text)]
    if not foreign and not told:
        return Ruling("WS-10", Verdict.NOT_APPLICABLE)
    said = _look(
        "see-translation",
        "The statement speaks of another language; see whether the original is filed with it",
        told or [one.text.passages[0]],
        "WS-10",
        "File the statement in the witness's language and a certified translation.",
    )
    return Ruling("WS-10", Verdict.FOR_THE_OFFICER, (said,))


def consequence(_: Statement) -> Ruling:
    """WS-11: what follows where the form is wrong; nothing that a statement could meet.

    Authority: WS-11.
    """
    return Ruling("WS-11", Verdict.NOT_APPLICABLE)


def bundled(one: Statement) -> Ruling:
    """WS-12: letters exhibited together have a list with dates, and their pages are numbered.

    Authority: WS-12.
    """
    if not one.marks:
        return Ruling("WS-12", Verdict.NOT_APPLICABLE)
    said = note(
        "see-exhibits",
        f"The exhibits are kept apart from the statement: {', '.join(one.marks)}.",
        where="the exhibits",
        authority=("WS-12",),
        remedy="See that each of several papers has a front page that lists them with dates.",
    )
    return Ruling("WS-12", Verdict.FOR_THE_OFFICER, (said,))


def _foreign_marks(one: Statement) -> Iterator[tuple[str, Passage]]:
    """What is called an exhibit and carries other letters than the witness's."""
    for passage in one.numbered:
        for found in MARK.finditer(passage.text):
            before = passage.text[max(0, found.start() - 14) : found.start()]
            called = re.search(r"\b(exhibit|marked|exhibited)\b[\s“\"'‘]*(as\s*[“\"'‘]?)?$", before)
            if called and found[1] != one.letters:
                yield found[0], passage


def _going_back(passages: Sequence[Passage]) -> Iterator[Passage]:
    """Paragraphs whose first date lies before that of the one above, under the same heading."""
    last: date | None = None
    for passage in passages:
        if passage.heading:
            last = None
            continue
        found = dates_in(passage.text)
        if found and last is not None and found[0] < last:
            yield passage
        last = found[0] if found else last


def _exhibit(code: str, says: str, place: str, remedy: str) -> Finding:
    return warning(code, says, where=place, authority=("WS-6",), remedy=remedy)


def _look(code: str, says: str, passages: Sequence[Passage], rule: str, remedy: str) -> Finding:
    """A note that sends the officer to the passages."""
    labels = list(dict.fromkeys(one.label or where(one) for one in passages))
    more = f" and {len(labels) - _SHOWN_MOST} more" if len(labels) > _SHOWN_MOST else ""
    shown = ", ".join(labels[:_SHOWN_MOST])
    return note(
        code,
        f"{says} paragraphs {shown}{more}.",
        where=where(passages[0]) if passages else "the whole",
        authority=(rule,),
        remedy=remedy,
    )
