"""What is odd about the rows of an export, whatever format read them: told once, with the count.

A format may be anybody's. Its rows are checked here for being rows at all; then for unknown
codes, odd dates, and an id that stands there twice.
"""

from collections.abc import Callable, Hashable, Iterator
from datetime import date
from functools import cache
from typing import cast, get_origin, get_type_hints

from courtdesk.domain.dates import long
from courtdesk.domain.finding import Finding, note, stop, warning
from courtdesk.domain.ledger import Kind, Line
from courtdesk.imports.cells import Remembered
from courtdesk.imports.format import Answer, BadRow, Row, TenancyRow, TransactionRow, place
from courtdesk.imports.notices import OFTEN, Notices

EARLIEST = date(1980, 1, 1)
_MARK = (1 << 30) - 1


class AnswerRefused(Exception):  # noqa: N818 - the format erred; the post refuses its answer.
    """A format's answer is not one of those a format may give."""


def watched(
    answers: Iterator[object], name: str, today: date, *, trusted: bool
) -> Iterator[Answer]:
    """The answers of a format, checked, with what is odd about its rows told at the end.

    Raises:
        AnswerRefused: an answer is of a type no format may give.
    """
    notices = Notices(name)
    told_apart = _by_id(name, notices)
    unknown = Remembered(_unknown_code)
    for answer in answers:
        if not trusted:
            check(answer)
        if type(answer) is TransactionRow:
            line = answer.line
            if not EARLIEST <= line.on <= today:
                _odd_date(answer, today, notices)
            if line.kind is Kind.UNKNOWN:
                notices.add(answer.number, unknown[line.code])
            if line.own_id:
                kept = told_apart(answer)
                if kept is not None:
                    yield kept
                continue
            yield answer
        elif isinstance(answer, TenancyRow | BadRow | Finding):
            yield answer
    yield from notices.told()


def _by_id(name: str, notices: Notices) -> Callable[[TransactionRow], Row | BadRow | None]:
    """What tells a line written twice from two lines that claim one id.

    A million lines are remembered by two numbers each: the hash of account and id, and that of
    the line's content with the number of its line.
    """
    seen: dict[int, int] = {}

    def told_apart(row: TransactionRow) -> Row | BadRow | None:
        line = row.line
        content = hash((line.on, line.amount.pence, line.code, line.posted_on)) & _MARK
        mark = content | row.number << 30
        known = seen.setdefault(hash((row.account, line.own_id)), mark)
        if known == mark:
            return row
        first = known >> 30
        if known & _MARK == content:
            notices.add(row.number, _WRITTEN_TWICE)
            return None
        return BadRow(
            row.number,
            f"{row.account} {line.own_id} {line.on} {line.code} {line.amount}",
            stop(
                "id-twice",
                f"Line {first} has the same id, {line.own_id}, with another date, code or sum.",
                where=place(name, row.number),
                remedy="Look the line up in the housing system and exclude the one that is wrong.",
            ),
            row.account,
        )

    return told_apart


_WRITTEN_TWICE = note(
    "line-written-twice",
    f"A line of the file stands there again with the same id and content, {OFTEN}; it was "
    "counted once.",
)


def _odd_date(row: TransactionRow, today: date, notices: Notices) -> None:
    if row.line.on > today:
        notices.add(
            row.number,
            warning(
                "date-in-future",
                f"A line is dated after {long(today)}, {OFTEN}; it was kept.",
                remedy="Check the date in the housing system; it counts only from that day.",
            ),
        )
    else:
        notices.add(
            row.number,
            warning(
                "date-long-ago",
                f"A line is dated before {long(EARLIEST)}, {OFTEN}; it was kept.",
                remedy="See whether the date stands for no date, and say so in the layout.",
            ),
        )


def _unknown_code(code: str) -> Finding:
    met = f"The code “{code}” is not known to the layout; met {OFTEN}."
    none = f"A line has no code, {OFTEN}."
    return warning(
        "unknown-code",
        f"{met if code else none} Such lines were kept and stand apart from the rent.",
        remedy="Say in the layout what the code means, then import again.",
    )


def check(answer: object) -> None:
    """Refuse an answer whose parts are not what they must be.

    Raises:
        AnswerRefused: it is of no type a format may give, or a part of it is of another type.
    """
    if not isinstance(answer, TransactionRow | TenancyRow | BadRow | Finding):
        raise AnswerRefused
    _check_parts(answer)


def _check_parts(value: object) -> None:
    for name, hint in _hints(cast("Hashable", type(value))).items():
        part = getattr(value, name)
        if get_origin(hint) is tuple:
            whole = isinstance(part, tuple) and all(isinstance(one, str) for one in part)
        else:
            whole = isinstance(part, hint)
        if not whole:
            raise AnswerRefused
        if isinstance(part, Line | Finding):
            _check_parts(part)


@cache
def _hints(kind: Hashable) -> dict[str, type]:
    return get_type_hints(kind)
