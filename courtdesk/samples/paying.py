"""How tenants pay: in full, in part, late, through a bank that sends it back, or through benefit.

Each habit answers what was paid for the rents it is given, so that habits follow one another;
a spell of default never reaches nil, whatever chance has it do.
"""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from courtdesk.domain.dates import Calendar
from courtdesk.domain.ledger import Kind
from courtdesk.domain.money import NIL, Money
from courtdesk.samples.life import KINDS, Code, Posting
from courtdesk.samples.rent import Due

FIVE_POUNDS = 500
_BLOCK = ("nothing",) * 5 + ("part",) * 3 + ("whole",) * 2


@dataclass(frozen=True, slots=True)
class Entry:
    """A sum on an account before it has a number: owed positive, paid negative."""

    on: date
    amount: Money
    code: Code
    text: str = ""
    reference: str = ""


def charged(
    rents: Iterable[Due], code: Code = Code.RENT, amount: Money | None = None
) -> list[Entry]:
    """Rents as entries; or another charge made with each of them."""
    return [Entry(one.on, one.amount if amount is None else amount, code) for one in rents]


def in_full(rents: Iterable[Due], code: Code, *, days_after: int = 0) -> list[Entry]:
    """Every rent paid to the penny, so many days after it falls due."""
    later = timedelta(days=days_after)
    return [Entry(one.on + later, -one.amount, code) for one in rents]


def and_more(rents: Iterable[Due], more: Money, code: Code) -> list[Entry]:
    """Every rent paid on its day, with so much more towards what is owed."""
    return [Entry(one.on, -(one.amount + more), code) for one in rents]


def in_default(
    rents: Sequence[Due], chance: random.Random, code: Code, *, days_after: int = 3
) -> list[Entry]:
    """Of ten rents five are not paid at all, three in part, two in full; the first is not."""
    paid: list[Entry] = []
    habits: list[str] = []
    for number, one in enumerate(rents):
        if not habits:
            habits = chance.sample(_BLOCK, len(_BLOCK))
        habit = habits.pop()
        on = one.on + timedelta(days=days_after)
        if number == 0 or habit == "nothing":
            continue
        if habit == "whole":
            paid.append(Entry(on, -one.amount, code))
            continue
        most = min(one.amount.pence * 3 // 4, 8000) // FIVE_POUNDS
        paid.append(Entry(on, -Money(chance.randint(4, max(4, most)) * FIVE_POUNDS), code))
    return paid


def benefit(
    rents: Sequence[Due], first_on: date, share: str, code: Code, until: date
) -> list[Entry]:
    """Benefit paid every four weeks in arrear: a share of the rents of the four weeks before."""
    paid, on = [], first_on
    while on <= until:
        covered = [one.amount for one in rents if on - timedelta(weeks=4) <= one.on < on]
        entitled = Money(sum(one.pence for one in covered)).percent(share)
        if entitled:
            paid.append(Entry(on, -entitled, code))
        on += timedelta(weeks=4)
    return paid


def returned(paid: Iterable[Entry], chance: random.Random, calendar: Calendar) -> list[Entry]:
    """Direct debits, about a sixth of which the bank sends back four working days later."""
    entries = []
    for one in paid:
        entries.append(one)
        if chance.randrange(6) == 0:
            back = calendar.business_days_after(one.on, 4)
            entries.append(Entry(back, -one.amount, Code.UNPAID, "Refer to payer"))
    return entries


def numbered(entries: Iterable[Entry], first: int, chance: random.Random) -> tuple[Posting, ...]:
    """Entries by date with the housing system's own ids, and references on what was paid."""
    posted = []
    for number, one in enumerate(sorted(entries, key=_day_order), first):
        reference = one.reference
        if not reference and one.amount < NIL and KINDS[one.code] is Kind.PAYMENT:
            reference = f"{one.code.value[1:]}{chance.randrange(10**7):07}"
        posted.append(Posting(number, one.on, one.amount, one.code, one.text, reference))
    return tuple(posted)


def moved(entries: Iterable[Entry], calendar: Calendar) -> list[Entry]:
    """Entries on working days only, as banks post them."""
    return [replace(one, on=calendar.on_to_business_day(one.on)) for one in entries]


def _day_order(entry: Entry) -> tuple[date, bool, str]:
    return (entry.on, entry.amount < NIL, entry.code.value)
