"""One account: every line with its running balance, and its arrears schedule."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from courtdesk.desk.accounts.listing import AccountRow, rows_of
from courtdesk.desk.register import Look, query
from courtdesk.desk.seen import the
from courtdesk.domain.finding import Finding, Refused, stop, warning
from courtdesk.domain.ledger import Running, running
from courtdesk.domain.schedule import Schedule, arrears_schedule
from courtdesk.store import lines
from courtdesk.store.tables import accounts as tables


@dataclass(frozen=True, slots=True)
class AccountSheet:
    """One account as its page shows it."""

    head: AccountRow
    lines: tuple[Running, ...]
    findings: tuple[Finding, ...]


@query("One rent account")
def account(look: Look, account_id: int) -> AccountSheet:
    """An account's lines, each with the balance after it, and what is odd about them."""
    the(look.session, tables.Account, account_id)
    held = lines.of_accounts(look.session, [account_id])[account_id]
    (head,) = rows_of(look.session, [account_id])
    return AccountSheet(head, running(held), _odd(look, account_id, head.reference))


@query("The arrears schedule of an account")
def schedule(look: Look, account: str, issue: date, first_default: date | None = None) -> Schedule:
    """Every sum due and paid since the first default, two years at most, with a running total."""
    account_id = look.session.scalar(
        select(tables.Account.id).where(tables.Account.reference == account)
    )
    if account_id is None:
        raise Refused(
            stop(
                "account-not-there",
                f"There is no account {account} in the record.",
                where="account",
                remedy="Check the reference, or import the account's export.",
            )
        )
    held = lines.of_accounts(look.session, [account_id])[account_id]
    return arrears_schedule(held, account, issue, first_default, book=look.rules)


def _odd(look: Look, account_id: int, reference: str) -> tuple[Finding, ...]:
    """Lines that clash with a newer export, and those left out of one."""
    found = []
    for clash in look.session.scalars(
        select(tables.Clash).where(tables.Clash.account_id == account_id).order_by(tables.Clash.id)
    ):
        now = f"now {clash.amount} on {clash.on} ({clash.code})" if clash.on else "now gone"
        line = the(look.session, tables.Line, clash.line_id)
        found.append(
            warning(
                "line-clashes",
                f"The line {line.amount} on {line.on} ({line.code}) is {now} in a newer export.",
                where=f"account {reference}",
                remedy="Ask the income team what changed.",
            )
        )
    left_out = look.session.scalars(
        select(tables.ExcludedLine)
        .join(
            tables.BatchAcceptance,
            tables.BatchAcceptance.batch_id == tables.ExcludedLine.batch_id,
        )
        .where(tables.ExcludedLine.account == reference)
    )
    found += [
        warning(
            "line-left-out",
            f"Line {one.number} of an export was left out because {one.because}: {one.raw}",
            where=f"account {reference}",
            remedy="Have the line put right in the housing system and import it again.",
        )
        for one in left_out
    ]
    return tuple(found)
