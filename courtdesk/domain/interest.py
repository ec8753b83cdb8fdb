"""Interest: simple, by the day over 365, rounded once."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from courtdesk.domain.finding import Finding, Refused, stop
from courtdesk.domain.money import NIL, Money, round_half_up
from courtdesk.domain.reckoned import Reckoned, reckoned
from courtdesk.domain.rulebook import Rulebook

_PERCENT = re.compile(r"[0-9]{1,3}(\.[0-9]{1,6})?")


@dataclass(frozen=True, slots=True)
class Interest:
    """Interest on a sum."""

    interest: Money


@dataclass(frozen=True, slots=True)
class JudgmentInterest:
    """Whether a judgment carries statutory interest at all."""

    carries: bool


@reckoned("interest")
def interest(sum: Money, percent: str, days: int) -> Reckoned[Interest]:  # noqa: A002 - the word of the trade.
    """Simple interest on a sum for so many days.

    Authority: INTR-1.

    >>> interest(Money(250000), "8", 100).answer.interest
    Money(pence=5479)
    """
    if sum < NIL:
        raise Refused(_wrong("negative-sum", f"{sum} bears no interest.", "sum_p"))
    if _PERCENT.fullmatch(percent) is None:
        says = f"“{percent[:20]}” is not a percentage like 8 or 4.5."
        raise Refused(_wrong("wrong-value", says, "percent"))
    if days < 0:
        raise Refused(_wrong("wrong-value", f"{days} days are not a period.", "days"))
    a_day = Fraction(sum.pence) * Fraction(Decimal(percent)) * Fraction(1, 36_500)
    answer = round_half_up(a_day * days)
    working = (
        f"{sum} × {percent}% × {days} ÷ 365 = {answer}; about {round_half_up(a_day)} a day, but "
        "rounded only at the end"
    )
    return Reckoned(Interest(answer), working, ("INTR-1",))


@reckoned("judgment.interest")
def judgment_interest(judgment: Money, on: date, *, book: Rulebook) -> Reckoned[JudgmentInterest]:
    """Whether a judgment given on a day is large enough to carry statutory interest.

    Authority: INTR-2.
    """
    if judgment < NIL:
        raise Refused(_wrong("negative-sum", f"{judgment} is not a judgment.", "judgment_p"))
    least = Money(book.figure("judgment-interest-from", on))
    carries = judgment >= least
    working = (
        f"{judgment} is {'not less' if carries else 'less'} than {least}: it carries "
        f"{'interest, but not while instalments are kept' if carries else 'no interest'}"
    )
    return Reckoned(JudgmentInterest(carries), working, ("INTR-2",))


def _wrong(code: str, says: str, where: str) -> Finding:
    return stop(code, says, where=where, remedy=f"Check {where}.")
