"""The rent account and the arrears schedule, as papers state them."""

from dataclasses import dataclass
from datetime import date

from courtdesk.domain.casefile import CaseFile
from courtdesk.domain.dates import ONE_DAY
from courtdesk.domain.ledger import KIND_WORDS, Kind, apart, balance, rent_lines
from courtdesk.domain.money import NIL, Money, total
from courtdesk.domain.rulebook import Rulebook
from courtdesk.domain.schedule import arrears_schedule


@dataclass(frozen=True, slots=True)
class Apart:
    """A kind of charge on the account that is not rent.

    Attributes:
        what: its name: court costs, service charge.
        balance: what is owed of it.
    """

    what: str
    balance: Money


@dataclass(frozen=True, slots=True)
class Account:
    """The rent account; every balance is of rent only, at the end of the day it is given for.

    Attributes:
        reference: the account's reference.
        as_at: the stated date, for which the figures of this paper are given.
        balance: the balance at the stated date; owed is positive.
        in_arrears: yes where rent is owed at the stated date.
        in_credit: yes where the account is in credit at the stated date.
        credit: the credit at the stated date, as a positive sum.
        balance_at_notice: the balance on the date of the notice.
        balance_at_issue: the balance on the date of issue.
        cleared_since_issue: yes where rent was owed at issue and none is owed now.
        has_apart: yes where charges that are not rent stand on the account.
        apart: those charges, which enter no figure of rent.
    """

    reference: str
    as_at: date
    balance: Money
    in_arrears: bool
    in_credit: bool
    credit: Money
    balance_at_notice: Money | None
    balance_at_issue: Money | None
    cleared_since_issue: bool
    has_apart: bool
    apart: tuple[Apart, ...]


@dataclass(frozen=True, slots=True)
class ScheduleLine:
    """A line of the arrears schedule.

    Attributes:
        on: its date.
        what: what it is.
        charged: yes where the line is something due.
        due: what fell due.
        paid: what was paid.
        balance: the running total after it.
    """

    on: date
    what: str
    charged: bool
    due: Money
    paid: Money
    balance: Money


@dataclass(frozen=True, slots=True)
class Schedule:
    """The arrears schedule: everything due and everything paid, with a running total.

    Attributes:
        starts_on: the first day it covers.
        until_on: the last day it covers.
        has_default: yes where rent was owed at issue.
        first_default_on: the date of the first default.
        has_opening: yes where it begins with a balance brought forward.
        opening: the balance brought forward.
        lines: its lines.
        due: all that fell due in it.
        paid: all that was paid in it.
        closing: the balance at its end.
    """

    starts_on: date
    until_on: date
    has_default: bool
    first_default_on: date | None
    has_opening: bool
    opening: Money
    lines: tuple[ScheduleLine, ...]
    due: Money
    paid: Money
    closing: Money


def account_of(file: CaseFile, on: date) -> Account:
    """The rent account as at a stated date; what is not rent stands apart.

    Authority: R-6, R-8.
    """
    rent = rent_lines(file.account.lines)
    now = balance(rent, on)
    notice, claim = file.notice, file.claim
    at_issue = balance(rent, claim.issued_on) if claim else None
    others = tuple(
        Apart(_apart_words(kind), owed) for kind, owed in apart(file.account.lines, on) if owed
    )
    return Account(
        reference=file.account.reference,
        as_at=on,
        balance=now,
        in_arrears=now > NIL,
        in_credit=now < NIL,
        credit=max(-now, NIL),
        balance_at_notice=balance(rent, notice.dated_on) if notice else None,
        balance_at_issue=at_issue,
        cleared_since_issue=at_issue is not None and at_issue > NIL >= now,
        has_apart=bool(others),
        apart=others,
    )


def _apart_words(kind: Kind) -> str:
    """What a charge is called within a sentence."""
    return "charges of a kind not known" if kind is Kind.UNKNOWN else KIND_WORDS[kind].lower()


def schedule_of(file: CaseFile, on: date, book: Rulebook) -> Schedule:
    """The arrears schedule from its lawful start to the end of a stated date.

    It starts where the schedule of the claim starts, and goes on after issue to be up to date.

    Authority: SCH-1, SCH-2, CPR-14.
    """
    issued = min(file.claim.issued_on, on) if file.claim else on
    lines, reference = file.account.lines, file.account.reference
    whole = arrears_schedule(lines, reference, issued, book=book)
    rows, closing = whole.lines, whole.closing
    if issued < on:
        later = arrears_schedule(lines, reference, on, issued + ONE_DAY, book=book)
        rows, closing = rows + later.lines, later.closing
    first = whole.first_default
    return Schedule(
        starts_on=whole.starts,
        until_on=on,
        has_default=first is not None,
        first_default_on=first,
        has_opening=bool(whole.opening) or (first is not None and first < whole.starts),
        opening=whole.opening,
        lines=tuple(
            ScheduleLine(one.on, one.what, bool(one.due), one.due, one.paid, one.balance)
            for one in rows
        ),
        due=total([one.due for one in rows]),
        paid=total([one.paid for one in rows]),
        closing=closing,
    )
