"""Claims: by which of the three procedural regimes one can be started, and its summary."""

from dataclasses import dataclass
from datetime import date

from courtdesk.domain.casefile import Regime
from courtdesk.domain.dates import short
from courtdesk.domain.finding import Refused, stop
from courtdesk.domain.money import NIL, Money
from courtdesk.domain.reckoned import Reckoned, reckoned
from courtdesk.domain.rulebook import Rulebook

LAST_PAYMENTS = 3


@dataclass(frozen=True, slots=True)
class Barrier:
    """Why a regime is not open to a claim."""

    regime: Regime
    because: str


@dataclass(frozen=True, slots=True)
class Paid:
    """A payment in cleared funds."""

    on: date
    amount: Money


@dataclass(frozen=True, slots=True)
class Summary:
    """The lines of a summary, five at most."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Regimes:
    """The regimes open to a claim, and why the others are not."""

    open: tuple[Regime, ...]
    closed: tuple[Barrier, ...]


@reckoned("pcol.summary")
def summary(
    notice_arrears: Money,
    issued: date,
    arrears_at_issue: Money,
    payments: tuple[Paid, ...] = (),
) -> Reckoned[Summary]:
    """The summary of the account that a claim online may give where the whole was sent before.

    Authority: PCOL-4.
    """
    for position, one in enumerate(payments):
        if one.on > issued or one.amount <= NIL:
            says = "A payment in the summary is a sum above nought, paid by the day of issue."
            raise Refused(
                stop(
                    "dates-out-of-order" if one.on > issued else "not-a-payment",
                    says,
                    where=f"payments[{position}].{'on' if one.on > issued else 'amount_p'}",
                    authority=("PCOL-4",),
                    remedy="Leave it out, or mend it.",
                )
            )
    last = sorted(payments, key=lambda one: one.on)[-LAST_PAYMENTS:]
    lines = (
        f"Arrears stated in the notice: {notice_arrears}",
        *(f"Paid {short(one.on)}: {one.amount}" for one in last),
        f"Arrears on {short(issued)}, if nothing more is paid: {arrears_at_issue}",
    )
    working = f"The notice, the last {len(last)} of {len(payments)} payments, and the day of issue"
    return Reckoned(Summary(lines), working, ("PCOL-4", "PCOL-5"))


@reckoned("claim.regimes")
def regimes(
    on: date,
    *,
    solely_arrears: bool,
    by_solicitor: bool,
    other_remedy: bool = False,
    child_or_protected: bool = False,
    postcode_known: bool = True,
    book: Rulebook,
) -> Reckoned[Regimes]:
    """By which of paper, possession claim online and the service of 2026 a claim can be started.

    Authority: CPR-1, PCOL-1, OPR-1.
    """
    barriers = [
        Barrier(Regime.PCOL, because)
        for because, stands in (
            ("It takes claims solely on rent arrears.", not solely_arrears),
            ("It gives no other remedy than arrears, interest and costs.", other_remedy),
            ("A defendant is known to be a child or protected.", child_or_protected),
            ("It needs the postcode of the property.", not postcode_known),
        )
        if stands
    ]
    law = book.authorities.get("OPR-1")
    if law and law.from_on and on < law.from_on:
        barriers.append(Barrier(Regime.ONLINE, f"It opened on {short(law.from_on)}."))
    if by_solicitor:
        because = "Solicitors use paper or possession claim online; it is for officers in-house."
        barriers.append(Barrier(Regime.ONLINE, because))
    shut = {one.regime for one in barriers}
    free = tuple(one for one in Regime if one not in shut)
    names = ", ".join(free)
    working = f"On {short(on)} the claim can go by {names}"
    if barriers:
        working += f"; not by {'; '.join(f'{one.regime}: {one.because}' for one in barriers)}"
    return Reckoned(Regimes(free, tuple(barriers)), working, ("CPR-1", "PCOL-1", "OPR-1"))
