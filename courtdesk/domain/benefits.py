"""Benefits: what can be taken from Universal Credit for arrears of rent."""

from dataclasses import dataclass
from datetime import date

from courtdesk.domain.finding import Finding, Refused, stop
from courtdesk.domain.money import NIL, Money
from courtdesk.domain.reckoned import Reckoned, reckoned
from courtdesk.domain.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Deduction:
    """The least and the most taken in a month for arrears, and the cap on all debts together."""

    least: Money
    most: Money
    cap: Money


@reckoned("benefit.deduction")
def deduction(standard_allowance: Money, on: date, *, book: Rulebook) -> Reckoned[Deduction]:
    """What can be taken in a month from Universal Credit for arrears of rent.

    Authority: R-5.
    """
    if standard_allowance <= NIL:
        raise Refused(
            stop(
                "wrong-value",
                f"{standard_allowance} is not a standard allowance.",
                where="standard_allowance_p",
                authority=("R-5",),
                remedy="Give the month's standard allowance from the award notice.",
            )
        )
    rates = {name: book.figure(f"deduction-{name}", on) for name in ("least", "most", "cap")}
    sums = {name: standard_allowance.percent(str(rate)) for name, rate in rates.items()}
    working = (
        f"{standard_allowance} a month: {rates['least']} to {rates['most']}% for rent is "
        f"{sums['least']} to {sums['most']}; all deductions together are held to {rates['cap']}%, "
        f"{sums['cap']}, which rent may exceed"
    )
    findings: tuple[Finding, ...] = book.beware("deduction-cap", on)
    answer = Deduction(sums["least"], sums["most"], sums["cap"])
    return Reckoned(answer, working, ("R-5",), findings)
