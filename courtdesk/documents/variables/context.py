"""The whole context of a paper, prepared from a case file and what the officer decided."""

from dataclasses import dataclass

from courtdesk.documents.variables.account import Account, Schedule, account_of, schedule_of
from courtdesk.documents.variables.contacts import Contact, Step, contacts_of, steps_of
from courtdesk.documents.variables.draft import Draft
from courtdesk.documents.variables.events import (
    Claim,
    Hearing,
    Notice,
    claim_of,
    hearing_of,
    notice_of,
)
from courtdesk.documents.variables.holds import (
    BreathingSpace,
    Insolvency,
    breathing_space_of,
    insolvencies_of,
)
from courtdesk.documents.variables.people import (
    Case,
    Council,
    Court,
    Officer,
    Tenant,
    case_of,
    council_of,
    court_of,
    officer_of,
    tenants_of,
)
from courtdesk.documents.variables.receipts import (
    Benefit,
    Payment,
    Received,
    benefit_of,
    payment_of,
    payments_of,
)
from courtdesk.documents.variables.statement import (
    Exhibit,
    OrderSought,
    Statement,
    exhibits_of,
    order_of,
    statement_of,
)
from courtdesk.documents.variables.tenancy import Tenancy, tenancy_of
from courtdesk.domain.casefile import CaseFile
from courtdesk.domain.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Context:
    """Everything a template may say, as at one stated date.

    Attributes:
        case: the case.
        council: the council.
        officer: the officer who signs.
        court: the court.
        claim: the claim.
        tenants: everybody on the tenancy.
        defendants: those against whom possession is sought.
        tenancy: the tenancy and its rent.
        account: the rent account.
        notice: the notice on which the claim rests.
        hearing: the next hearing.
        steps: the steps of the protocol for which a contact is recorded.
        contacts: every contact, by date.
        payment: what the tenants have paid.
        payments: each payment by or for the tenants that stands, by date.
        benefit: what is known of benefit.
        breathing_space: the last breathing space, where there is one.
        insolvencies: bankruptcies and debt relief orders in force.
        statement: the witness statement.
        exhibit: the exhibit for which an exhibit sheet is made.
        schedule: the arrears schedule.
        order: the order sought.
    """

    case: Case
    council: Council
    officer: Officer
    court: Court | None
    claim: Claim | None
    tenants: tuple[Tenant, ...]
    defendants: tuple[Tenant, ...]
    tenancy: Tenancy
    account: Account
    notice: Notice | None
    hearing: Hearing | None
    steps: tuple[Step, ...]
    contacts: tuple[Contact, ...]
    payment: Payment
    payments: tuple[Received, ...]
    benefit: Benefit
    breathing_space: BreathingSpace | None
    insolvencies: tuple[Insolvency, ...]
    statement: Statement | None
    exhibit: Exhibit | None
    schedule: Schedule
    order: OrderSought | None


def prepare(file: CaseFile, draft: Draft, book: Rulebook) -> Context:
    """Everything a template may say of a case, as at the draft's stated date."""
    on = draft.as_at
    signs = draft.witness or file.officer
    tenants = tenants_of(file)
    exhibits = exhibits_of(draft, signs.full_name)
    sheet_for = draft.sheet_for
    return Context(
        case=case_of(file),
        council=council_of(file.office),
        officer=officer_of(signs),
        court=court_of(file, on),
        claim=claim_of(file.claim),
        tenants=tenants,
        defendants=tuple(one for one in tenants if one.is_defendant),
        tenancy=tenancy_of(file, tenants, book),
        account=account_of(file, on),
        notice=notice_of(file, signs.full_name, book),
        hearing=hearing_of(file, on),
        steps=steps_of(file, on, signs.full_name),
        contacts=contacts_of(file, on, signs.full_name),
        payment=payment_of(file, on),
        payments=payments_of(file, on),
        benefit=benefit_of(file, on),
        breathing_space=breathing_space_of(file, on),
        insolvencies=insolvencies_of(file, on),
        statement=statement_of(draft, exhibits, book),
        exhibit=None if sheet_for is None else exhibits[sheet_for],
        schedule=schedule_of(file, on, book),
        order=order_of(draft.order),
    )
