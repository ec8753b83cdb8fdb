"""Warrants: which form asks for one, whether permission is needed first, and how long it lives."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from courtdesk.domain.dates import (
    last_of_months_beginning_with,
    months_after,
    no_such_day,
    short,
)
from courtdesk.domain.finding import Finding, Refused, stop, warning
from courtdesk.domain.money import NIL, Money
from courtdesk.domain.reckoned import Reckoned, reckoned
from courtdesk.domain.rulebook import Rulebook


class OrderKind(StrEnum):
    """What kind of possession order is to be enforced."""

    OUTRIGHT = "outright"
    SUSPENDED = "suspended"
    POSTPONED = "postponed"


class Breach(StrEnum):
    """How the terms of the order were broken."""

    MONEY = "money"
    CONDUCT = "conduct"
    BOTH = "both"
    NONE = "none"


class Form(StrEnum):
    """The court's forms for enforcing possession."""

    WARRANT = "N325"
    WARRANT_AFTER_SUSPENSION = "N325A"
    REISSUE = "N445"
    APPLICATION = "N244"


@dataclass(frozen=True, slots=True)
class Route:
    """The form, whether permission comes first, and why."""

    form: Form
    permission: bool
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of the money boxes of a request."""

    total: Money


@dataclass(frozen=True, slots=True)
class Validity:
    """The last day on which a warrant can be carried out, or issued on a permission."""

    last_day: date


@reckoned("warrant.route")
def route(
    order: OrderKind,
    breach: Breach,
    ordered: date,
    possession_on: date | None,
    requested: date,
    *,
    parties_changed: bool,
    reissue: bool,
    book: Rulebook,
) -> Reckoned[Route]:
    """The form by which a warrant is asked for, and whether permission is needed first.

    Authority: ENF-2, ENF-3, ENF-4, ENF-6.
    """
    date_fixed = _enforceable(order, breach, ordered, possession_on, requested)
    years = book.figure("permission-after", requested)
    old_from = months_after(ordered, years * 12)
    reasons: list[str] = []
    authority = ["ENF-6"]
    if order is OrderKind.SUSPENDED and (condition := _condition(breach, requested, book)):
        reasons.append(condition)
        authority.append("ENF-3")
    if requested >= old_from:
        reasons.append(f"The order was made {years} years ago or more, on {short(ordered)}.")
        authority.append("ENF-4")
    if parties_changed:
        reasons.append("The parties have changed since the order.")
        authority.append("ENF-4")
    permission = bool(reasons)
    if not permission:
        reasons.append(_why_no_permission(order, date_fixed))
        authority.append("ENF-3" if order is OrderKind.SUSPENDED else "ENF-2")
    form = _form(order, permission=permission, reissue=reissue)
    if reissue and not permission:
        reasons.append("A warrant was issued before; this asks for it again.")
    working = (
        f"{order.capitalize()} order of {short(ordered)}, possession on {short(date_fixed)}, "
        f"requested {short(requested)}: {' '.join(reasons)} So {form}, "
        f"{'with an application for permission first' if permission else 'without permission'}"
    )
    findings = (
        *no_such_day(ordered, old_from, "ordered"),
        *_same_day(date_fixed, requested),
        *_statement_needed(form),
    )
    answer = Route(form, permission, tuple(reasons))
    return Reckoned(answer, working, tuple(dict.fromkeys(authority)), findings)


@reckoned("warrant.total")
def total(
    arrears: Money, fee: Money, legal_costs: Money = NIL, land_registry: Money = NIL
) -> Reckoned[Total]:
    """What the request for a warrant states as owed in all.

    Authority: ENF-8.

    >>> total(Money(124000), Money(14800)).answer
    Total(total=Money(pence=138800))
    """
    boxes = (
        ("arrears_p", arrears),
        ("legal_costs_p", legal_costs),
        ("land_registry_p", land_registry),
        ("fee_p", fee),
    )
    for where, box in boxes:
        if box < NIL:
            raise Refused(
                _no_way("negative-sum", f"{box} is below nought.", where, f"Check {where}.")
            )
    whole = arrears + legal_costs + land_registry + fee
    sums = " + ".join(str(box) for _, box in boxes)
    return Reckoned(Total(whole), f"{sums} = {whole}", ("ENF-8",))


@reckoned("permission.lapses")
def permission_lapses(granted: date, *, book: Rulebook) -> Reckoned[Validity]:
    """The last day to have a warrant issued on a permission that the court granted on a day.

    Authority: ENF-5.
    """
    months = book.figure("permission-life", granted)
    last = months_after(granted, months)
    working = f"Granted {short(granted)}; {months} months on is {short(last)}; then it lapses"
    findings = (
        *no_such_day(granted, last, "granted"),
        *book.calendar.doubts(last, where="granted"),
        *book.calendar.closed_on(last, "last_day", "The last day of the permission", back=True),
    )
    return Reckoned(Validity(last), working, ("ENF-5",), findings)


@reckoned("warrant.validity")
def validity(issued: date, *, book: Rulebook) -> Reckoned[Validity]:
    """The last day of a warrant issued on a day, unless the court extends it.

    Authority: ENF-10.
    """
    months = book.figure("warrant-months", issued)
    last = last_of_months_beginning_with(issued, months)
    working = f"{months} months beginning with {short(issued)}, the day of issue, end {short(last)}"
    findings = (
        *no_such_day(issued, months_after(issued, months), "issued"),
        *book.calendar.doubts(last, where="issued"),
        *book.calendar.closed_on(last, "last_day", "The last day of the warrant", back=True),
    )
    return Reckoned(Validity(last), working, ("ENF-10",), findings)


def _enforceable(
    order: OrderKind, breach: Breach, ordered: date, possession_on: date | None, requested: date
) -> date:
    """The date of possession, once it has come and there is something to enforce.

    Raises:
        Refused: dates are out of order, no date is fixed, it is too early, or nothing is broken.
    """
    if possession_on is None:
        raise Refused(
            _no_way(
                "date-not-fixed",
                "No date for possession is fixed yet.",
                "possession_on",
                "Apply to the court to fix the date first.",
            )
        )
    if possession_on < ordered:
        says = f"Possession on {short(possession_on)} lies before the order of {short(ordered)}."
        raise Refused(_no_way("dates-out-of-order", says, "possession_on", "Check both dates."))
    if requested < possession_on:
        raise Refused(
            _no_way(
                "too-early",
                f"Possession is ordered for {short(possession_on)}; {short(requested)} is before.",
                "requested",
                f"Ask for the warrant after {short(possession_on)}.",
            )
        )
    if order is OrderKind.SUSPENDED and breach is Breach.NONE:
        raise Refused(
            _no_way(
                "nothing-to-enforce",
                "The order is suspended and its terms are kept: there is nothing to enforce.",
                "breach",
                "Check the standing under the order.",
            )
        )
    return possession_on


def _condition(breach: Breach, requested: date, book: Rulebook) -> str:
    """Why the breach of a condition needs permission; empty where it needs none.

    Authority: ENF-3.
    """
    if breach is not Breach.MONEY:
        return "The breach is not a failure to pay money alone."
    law = book.authorities.get("ENF-3")
    if law and law.from_on and requested < law.from_on:
        return f"Before {short(law.from_on)} a failure to pay needed permission too."
    return ""


def _form(order: OrderKind, *, permission: bool, reissue: bool) -> Form:
    if permission:
        return Form.APPLICATION
    if reissue:
        return Form.REISSUE
    return Form.WARRANT_AFTER_SUSPENSION if order is OrderKind.SUSPENDED else Form.WARRANT


def _why_no_permission(order: OrderKind, possession_on: date) -> str:
    if order is OrderKind.SUSPENDED:
        return "The breach is a failure to pay money, which has needed no permission since 2018."
    return f"Possession was ordered for {short(possession_on)}, which has come."


def _same_day(possession_on: date, requested: date) -> tuple[Finding, ...]:
    if requested != possession_on:
        return ()
    return (
        warning(
            "possession-day-not-over",
            f"{short(possession_on)} is the day on which possession is to be given; it is over "
            "only at its end.",
            where="requested",
            authority=("ENF-2",),
            remedy="Ask for the warrant the day after.",
        ),
    )


def _statement_needed(form: Form) -> tuple[Finding, ...]:
    if form not in (Form.WARRANT_AFTER_SUSPENSION, Form.REISSUE):
        return ()
    return (
        warning(
            "statement-of-payments-needed",
            f"{form} goes with a statement of the payments due and made.",
            where="form",
            authority=("ENF-6", "ENF-7"),
            remedy="Attach the breach schedule.",
        ),
    )


def _no_way(code: str, says: str, where: str, remedy: str) -> Finding:
    return stop(code, says, where=where, authority=("ENF-2", "ENF-3"), remedy=remedy)
