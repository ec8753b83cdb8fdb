"""Terms of a suspended order: what is due when, and how the target falls."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import count

from courtdesk.domain.dates import DAYS_IN, Period, due_date, months_after, short
from courtdesk.domain.finding import Finding, Refused, stop
from courtdesk.domain.money import NIL, Money


class Every(StrEnum):
    """How often an instalment falls due; once: a single one."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    FOUR_WEEKLY = "four-weekly"
    MONTHLY = "monthly"
    ONCE = "once"


class Reading(StrEnum):
    """How missed instalments are judged: by the total, each by itself, or both."""

    CUMULATIVE = "cumulative"
    STRICT = "strict"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms on which an order is suspended.

    Attributes:
        starting: the arrears in the order.
        grace_days: days after a due date before the payment counts as due.
        rent_grace_days: days after a rent debit before it counts as arrears under the order.
        current_rent: whether the tenant is to pay the rent as it falls due besides.
        costs_same_terms: whether the costs are paid on the same terms, after the arrears.
    """

    starting: Money
    instalment: Money = NIL
    every: Every | None = None
    first_due: date | None = None
    lump: Money = NIL
    lump_due: date | None = None
    grace_days: int = 0
    rent_grace_days: int = 0
    current_rent: bool = True
    costs: Money = NIL
    costs_same_terms: bool = False
    reading: Reading = Reading.CUMULATIVE

    @property
    def whole(self) -> Money:
        """What is to be paid off: the arrears, and the costs where they are on the same terms."""
        return self.starting + self.costs if self.costs_same_terms else self.starting


def check_terms(terms: Terms, ordered: date | None = None) -> None:
    """Refuse terms that nobody could keep or judge.

    Raises:
        Refused: a sum is negative, an instalment is nought, or a date is missing.
    """
    for name, sum_due in (
        ("starting_p", terms.starting),
        ("instalment_p", terms.instalment),
        ("lump_p", terms.lump),
        ("costs_p", terms.costs),
    ):
        if sum_due < NIL:
            raise Refused(_wrong("negative-sum", f"{sum_due} is below nought.", name))
    for name, days in (
        ("grace_days", terms.grace_days),
        ("rent_grace_days", terms.rent_grace_days),
    ):
        if days < 0:
            raise Refused(_wrong("wrong-value", f"{days} days of grace are below nought.", name))
    if terms.lump and terms.lump_due is None:
        raise Refused(_wrong("value-missing", "The lump sum has no date.", "lump_due"))
    if not terms.instalment and not terms.lump:
        says = "An instalment of nought never clears the debt."
        raise Refused(_wrong("not-a-payment", says, "instalment_p"))
    if terms.instalment and terms.every is None:
        says = "How often the instalment is paid is not said."
        raise Refused(_wrong("value-missing", says, "every"))
    if terms.instalment and terms.first_due is None:
        raise Refused(_wrong("value-missing", "The first instalment has no date.", "first_due"))
    for name, on in (("first_due", terms.first_due), ("lump_due", terms.lump_due)):
        if ordered and on and on < ordered:
            says = f"{short(on)} lies before the order of {short(ordered)}."
            raise Refused(_wrong("dates-out-of-order", says, name))


def due_count(terms: Terms, on: date) -> int:
    """How many instalments have fallen due by a day, that day and the grace included.

    Authority: SPO-1.

    >>> terms = Terms(Money(124000), Money(500), Every.WEEKLY, date(2026, 12, 14))
    >>> due_count(terms, date(2027, 2, 1))
    8
    """
    first, every = terms.first_due, terms.every
    if first is None or every is None:
        return 0
    if on.toordinal() - terms.grace_days < first.toordinal():
        return 0
    last = on - timedelta(days=terms.grace_days)
    match every:
        case Every.ONCE:
            return 1
        case Every.MONTHLY:
            months = (last.year - first.year) * 12 + last.month - first.month
            return months + (months_after(first, months) <= last)
        case _:
            return (last - first).days // DAYS_IN[Period(every.value)] + 1


def lump_is_due(terms: Terms, on: date) -> bool:
    """Whether there is a lump sum and its day, with the grace, has come."""
    if not terms.lump or terms.lump_due is None:
        return False
    return terms.lump_due.toordinal() + terms.grace_days <= on.toordinal()


def target(terms: Terms, on: date) -> Money:
    """What may still be owed under the order on a day, if its terms are kept.

    Authority: SPO-1.
    """
    lump = terms.lump if lump_is_due(terms, on) else NIL
    return max(NIL, terms.whole - lump - terms.instalment * due_count(terms, on))


def payment_due(first: date, every: Every, number: int) -> date:
    """The date of the so many-th payment, the first being number nought."""
    return first if every is Every.ONCE else due_date(first, Period(every.value), number)


def due_dates(terms: Terms) -> Iterator[date]:
    """The due dates of the instalments, without grace, for as long as there are dates."""
    if terms.first_due is None or terms.every is None:
        return
    for number in count():
        if number and terms.every is Every.ONCE:
            return
        try:
            yield payment_due(terms.first_due, terms.every, number)
        except OverflowError:
            return


def clears_on(terms: Terms) -> date | None:
    """The due date on which the target reaches nil; none where it never does.

    Authority: SPO-1.

    >>> clears_on(Terms(Money(1000), Money(400), Every.MONTHLY, date(2026, 1, 31)))
    datetime.date(2026, 3, 31)
    """
    alone = _instalment_reaching(terms, terms.whole)
    if not terms.lump or terms.lump_due is None:
        return alone
    if alone and alone < terms.lump_due:
        return alone
    rest = terms.whole - terms.lump
    if rest <= NIL:
        return terms.lump_due
    last = _instalment_reaching(terms, rest)
    return max(last, terms.lump_due) if last else None


def _instalment_reaching(terms: Terms, owed: Money) -> date | None:
    """The due date of the instalment that pays off the last of a sum, if there is one."""
    if terms.first_due is None or terms.every is None or not terms.instalment or owed <= NIL:
        return None
    number = -(-owed.pence // terms.instalment.pence) - 1
    if number and terms.every is Every.ONCE:
        return None
    try:
        return payment_due(terms.first_due, terms.every, number)
    except OverflowError:
        return None


def _wrong(code: str, says: str, name: str) -> Finding:
    return stop(
        code,
        says,
        where=f"terms.{name}",
        authority=("SPO-1",),
        remedy="Check the sealed order.",
    )
