"""Insolvency: what a tenant's bankruptcy, debt relief order or arrangement leaves open."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from courtdesk.domain.dates import last_of_months_beginning_with, short
from courtdesk.domain.reckoned import Reckoned, reckoned
from courtdesk.domain.rulebook import Rulebook


class Insolvency(StrEnum):
    """The ways in which a tenant may be insolvent."""

    BANKRUPTCY = "bankruptcy"
    DEBT_RELIEF_ORDER = "debt-relief-order"
    VOLUNTARY_ARRANGEMENT = "individual-voluntary-arrangement"


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """What may still be asked of the court for arrears that are in the insolvency.

    Attributes:
        possession: an order for possession on their ground; none where the legal team is asked.
        money_judgment: judgment for the arrears.
        paid_as_a_term: suspending the order on terms of paying them.
        debts_held_until: the last day on which a debt relief order holds them; else none.
    """

    possession: bool | None
    money_judgment: bool
    paid_as_a_term: bool
    debts_held_until: date | None


@reckoned("insolvency.effect")
def effect(kind: Insolvency, began: date, *, book: Rulebook) -> Reckoned[LeftOpen]:
    """What may still be asked of the court for arrears in a tenant's insolvency.

    Authority: INS-1, INS-2, INS-3, INS-4.
    """
    held_until = None
    authority: tuple[str, ...] = ("INS-1", "INS-2")
    working = (
        f"From {short(began)} the arrears are in the {kind.value.replace('-', ' ')}: no money "
        "judgment for them and no order suspended on paying them"
    )
    if kind is Insolvency.VOLUNTARY_ARRANGEMENT:
        authority = ("INS-4",)
        working += "; the arrangement says what of them is paid, and the legal team says the rest"
    else:
        working += "; possession may still be ordered on their ground"
    if kind is Insolvency.DEBT_RELIEF_ORDER:
        months = book.figure("debt-relief-months", began)
        held_until = last_of_months_beginning_with(began, months)
        working += f"; it holds them {months} months, to {short(held_until)}, and then ends them"
        authority += ("INS-3",)
    possession = None if kind is Insolvency.VOLUNTARY_ARRANGEMENT else True
    answer = LeftOpen(
        possession, money_judgment=False, paid_as_a_term=False, debts_held_until=held_until
    )
    return Reckoned(answer, f"{working}; later rent is collected", authority)
