"""Balances of many accounts at once, summed by the database."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from courtdesk.domain.ledger import APART
from courtdesk.domain.money import NIL, Money
from courtdesk.store.tables import accounts

SOME = 500


def rent_balances(session: Session, account_ids: Sequence[int]) -> dict[int, Money]:
    """What is owed in rent on each account now, as the accepted exports say.

    Authority: R-8.
    """
    return _sums(session, account_ids, rent_only=True)


def whole_balances(session: Session, account_ids: Sequence[int]) -> dict[int, Money]:
    """What each account comes to, with everything that stands apart from rent."""
    return _sums(session, account_ids, rent_only=False)


def _sums(session: Session, account_ids: Sequence[int], *, rent_only: bool) -> dict[int, Money]:
    found = dict.fromkeys(account_ids, NIL)
    line, accepted = accounts.Line, accounts.BatchAcceptance
    statement = (
        select(line.account_id, func.sum(line.amount))
        .join(accepted, accepted.batch_id == line.batch_id)
        .group_by(line.account_id)
    )
    if rent_only:
        statement = statement.where(line.kind.not_in(APART))
    for start in range(0, len(account_ids), SOME):
        some = account_ids[start : start + SOME]
        for account_id, owed in session.execute(statement.where(line.account_id.in_(some))):
            found[account_id] = owed
    return found
