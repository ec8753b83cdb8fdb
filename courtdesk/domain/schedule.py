"""The arrears schedule: dates and sums due and paid, with the running total, for a claim."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from courtdesk.domain.dates import ONE_DAY, months_after, no_such_day, short
from courtdesk.domain.finding import Finding, Refused, Weight, note, stop, warning
from courtdesk.domain.ledger import (
    KIND_WORDS,
    Kind,
    Line,
    apart,
    balance,
    day_ends,
    rent_lines,
    running,
)
from courtdesk.domain.money import NIL, Money
from courtdesk.domain.reckoned import Reckoned, reckoned
from courtdesk.domain.rulebook import Rulebook

CHARGES = frozenset({Kind.RENT})
"""Kinds whose lines are always dues, a correction being a negative due."""
RECEIPTS = frozenset(
    {Kind.PAYMENT, Kind.HOUSING_BENEFIT, Kind.UNIVERSAL_CREDIT, Kind.REVERSAL, Kind.WRITE_OFF}
)
"""Kinds whose lines are always payments, a returned one being a negative payment."""
LATE_AFTER = 7  # Days without a line before issue after which the export looks out of date.


@dataclass(frozen=True, slots=True)
class Start:
    """From when the schedule runs, and whether it opens with a balance brought forward."""

    starts: date
    opening_balance: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the schedule: what was due or paid, and what is owed after it."""

    on: date
    what: str
    due: Money
    paid: Money
    balance: Money


@dataclass(frozen=True, slots=True)
class Apart:
    """What stands apart from the rent, by kind."""

    kind: Kind
    balance: Money


@dataclass(frozen=True, slots=True)
class Schedule:
    """The arrears schedule of an account for a claim issued on a day.

    Attributes:
        first_default: the first rent debit after the account was last clear; none where nothing
            is owed.
        opening: the rent balance before the first line.
        closing: the rent balance at issue.
        apart: what is not rent, and never in these figures.
    """

    account: str
    first_default: date | None
    starts: date
    opening: Money
    lines: tuple[Row, ...]
    closing: Money
    apart: tuple[Apart, ...]
    findings: tuple[Finding, ...]
    authority: tuple[str, ...]


@reckoned("schedule.start")
def start(issued: date, first_default: date, *, book: Rulebook) -> Reckoned[Start]:
    """From when the arrears schedule of a claim runs.

    Authority: SCH-1, SCH-2.
    """
    if first_default > issued:
        raise Refused(_default_after_issue(first_default, issued, "first_default"))
    years = book.figure("schedule-years", issued)
    earliest = months_after(issued, -12 * years)
    starts = max(earliest, first_default)
    earlier = first_default < starts
    working = (
        f"Issued {short(issued)}; {years} years before is {short(earliest)}; first default "
        f"{short(first_default)}; the later is {short(starts)}"
    )
    if earlier:
        working += ", with the balance before it brought forward"
    findings = no_such_day(issued, earliest, "issued")
    return Reckoned(Start(starts, earlier), working, ("SCH-1", "SCH-2"), findings)


def arrears_schedule(
    lines: Sequence[Line],
    account: str,
    issue: date,
    first_default: date | None = None,
    *,
    book: Rulebook,
) -> Schedule:
    """The arrears schedule of an account for a claim issued on a day: rent only, up to that day.

    Authority: SCH-1, SCH-2, R-8.

    Raises:
        Refused: the first default given lies after issue.
    """
    if first_default is not None and first_default > issue:
        raise Refused(_default_after_issue(first_default, issue, "first-default"))
    held = tuple(line for line in lines if line.on <= issue)
    rent = rent_lines(held)
    short_history = False
    if first_default is None:
        first_default, short_history = first_default_of(rent, issue)
    reckoned_start = start(issue, first_default or date.min, book=book)
    starts = reckoned_start.answer.starts
    opening = balance(rent, starts - ONE_DAY)
    rows = tuple(
        _row(one.line, one.balance)
        for one in running((line for line in rent if line.on >= starts), opening)
    )
    findings = (
        *reckoned_start.findings,
        *(_history_may_be_short(rent, first_default) if short_history else ()),
        *_about_history(first_default, starts),
        *_about_account(lines, rent, account, issue),
        *_about_apart(held, account),
    )
    return Schedule(
        account,
        first_default,
        starts,
        opening,
        rows,
        balance(rent),
        tuple(Apart(kind, owed) for kind, owed in apart(held)),
        findings,
        ("SCH-1", "SCH-2", "R-8"),
    )


def first_default_of(rent: Iterable[Line], issue: date) -> tuple[date | None, bool]:
    """The first rent debit after the account was last clear, and whether history may be short.

    The balance at the end of each day before issue is taken; where none was nil or in credit, the
    first line held is the first default, and the history may not reach far enough back.

    Authority: SCH-1.
    """
    rent = tuple(rent)
    if not rent:
        return None, False
    ends = [(on, owed) for on, owed in day_ends(rent) if on < issue]
    clear = [position for position, (_, owed) in enumerate(ends) if owed <= NIL]
    if not clear:
        return min(line.on for line in rent), True
    last = clear[-1]
    until = ends[last + 1][0] if last + 1 < len(ends) else issue
    debits = (
        line.on
        for line in rent
        if line.kind is Kind.RENT and line.amount > NIL and line.on >= until
    )
    return min(debits, default=None), False


def _row(line: Line, owed: Money) -> Row:
    """A line of the account as a line of the schedule: either due or paid, by what it is."""
    is_due = line.kind in CHARGES or (line.kind not in RECEIPTS and line.amount > NIL)
    due, paid = (line.amount, NIL) if is_due else (NIL, -line.amount)
    words = KIND_WORDS[line.kind]
    if line.text and line.text.casefold() != words.casefold():
        words = f"{words}: {line.text}"
    return Row(line.on, words, due, paid, owed)


def _history_may_be_short(
    rent: tuple[Line, ...], first_default: date | None
) -> tuple[Finding, ...]:
    first = short(first_default) if first_default else "its first line"
    return (
        warning(
            "history-may-be-short",
            f"The account was never clear on any day before issue among its {len(rent)} lines of "
            f"rent, so the first line held, {first}, is taken as the first default.",
            where="first-default",
            authority=("SCH-1",),
            remedy="Import older lines, or give the date of the first default.",
        ),
    )


def _about_history(first_default: date | None, starts: date) -> tuple[Finding, ...]:
    if first_default is None or first_default >= starts:
        return ()
    return (
        note(
            "history-longer",
            f"The arrears began on {short(first_default)}, before the schedule, which opens with "
            "the balance brought forward.",
            where="first-default",
            authority=("SCH-2",),
            remedy="Say so in the particulars, and exhibit the whole schedule to a statement.",
        ),
    )


def _about_account(
    lines: Sequence[Line], rent: tuple[Line, ...], account: str, issue: date
) -> tuple[Finding, ...]:
    """What to beware of in the account as a whole."""
    if not rent:
        return (
            warning(
                "account-empty",
                f"Account {account} holds no line of rent up to {short(issue)}.",
                where=account,
                authority=("SCH-1",),
                remedy="Import the account, or check the date of issue.",
            ),
            *_left_out(lines, account, issue),
        )
    findings = _left_out(lines, account, issue)
    owed = balance(rent)
    if owed <= NIL:
        how = "clear" if not owed else f"in credit by {-owed}"
        findings += (
            warning(
                "account-in-credit",
                f"Account {account} is {how} at issue: there are no arrears.",
                where=account,
                authority=("GND-1",),
                remedy="Do not issue a claim on arrears.",
            ),
        )
    return (*findings, *_ends_early(rent[-1].on, account, issue))


def _left_out(lines: Sequence[Line], account: str, issue: date) -> tuple[Finding, ...]:
    later = sum(line.on > issue for line in lines)
    if not later:
        return ()
    words = "1 line is" if later == 1 else f"{later} lines are"
    return (
        note(
            "lines-after-issue",
            f"{words} dated after {short(issue)} and left out.",
            where=account,
            authority=("SCH-1",),
        ),
    )


def _ends_early(last: date, account: str, issue: date) -> tuple[Finding, ...]:
    """A finding where the account ends before issue: a warning where it looks out of date."""
    gap = (issue - last).days
    if gap <= 0:
        return ()
    return (
        Finding(
            "account-ends-before-issue",
            f"The last line of rent is dated {short(last)}, {gap} "
            f"{'day' if gap == 1 else 'days'} before issue on {short(issue)}.",
            weight=Weight.WARNING if gap > LATE_AFTER else Weight.NOTE,
            where=account,
            authority=("SCH-1", "CPR-14"),
            remedy="Import a newer export before the claim goes.",
        ),
    )


def _about_apart(held: tuple[Line, ...], account: str) -> tuple[Finding, ...]:
    """A warning where lines with an unknown code stand apart from the rent."""
    unknown = [line for line in held if line.kind is Kind.UNKNOWN]
    if not unknown:
        return ()
    codes = ", ".join(sorted({line.code or "no code" for line in unknown}))
    return (
        warning(
            "unknown-code-apart",
            f"{balance(unknown)} stands apart from the rent because its code is unknown: {codes}.",
            where=account,
            authority=("R-8",),
            remedy="Ask what the code means, and name it in the layout of the import.",
        ),
    )


def _default_after_issue(first_default: date, issue: date, where: str) -> Finding:
    return stop(
        "default-after-issue",
        f"The first default, {short(first_default)}, lies after issue on {short(issue)}.",
        where=where,
        authority=("SCH-1",),
        remedy="Check both dates.",
    )
