"""Lives with a suspended possession order: one kept to the penny, one broken."""

from collections.abc import Iterator
from datetime import date, time

from courtdesk.domain.casefile import HearingKind, TenancyKind
from courtdesk.domain.dates import ONE_DAY, Period
from courtdesk.domain.money import Money
from courtdesk.samples import dating, paying
from courtdesk.samples.life import Code, Life, Listed, OrderMade
from courtdesk.samples.lives.stage import (
    Cast,
    case_opened,
    first_unpaid,
    let,
    life,
    method,
    owed,
    posted,
    rents_of,
    served,
    split,
    steps,
    tenancy_began,
)
from courtdesk.samples.paying import Entry
from courtdesk.samples.people import COURT
from courtdesk.samples.rent import Due


@life("kept order", "a suspended order whose terms are kept to the penny")
def kept_order(cast: Cast) -> Life:
    """Fell behind, was taken to court, and has paid rent and instalment ever since."""
    return _under_an_order(cast, broken=False)


@life("broken order", "a suspended order whose instalments stopped some weeks ago")
def broken_order(cast: Cast) -> Life:
    """Kept the order for months; then rent and instalments came in part or not at all."""
    return _under_an_order(cast, broken=True)


def _under_an_order(cast: Cast, *, broken: bool) -> Life:
    stage, chance, book = cast.stage, cast.chance, cast.stage.book
    made_on = dating.picked(chance, stage.between(36, 26), "an order")
    issued = dating.issue_before(chance, made_on, stage.today, book)
    rent = let(cast)
    dated = dating.notice_before(chance, issued, (method(cast),), rent, book)
    rents = rents_of(cast, rent)
    default_on = first_unpaid(cast, rents, dated.dated_on, 44, 24)
    stopped_on = first_unpaid(cast, rents, stage.today, 14, 8) if broken else None
    instalment = Money(chance.randrange(10, 21) * 50)
    _, after = split(rents, made_on + ONE_DAY)
    entries = (
        *paying.charged(rents),
        *_before_the_order(cast, rents, default_on, made_on),
        *_under_its_terms(cast, after, instalment, stopped_on),
    )
    postings = posted(cast, entries)
    notice = served(cast, dated, postings)
    return Life(
        name=cast.name,
        worth=cast.worth,
        home=cast.home,
        people=cast.people,
        kind=TenancyKind.SECURE,
        started_on=tenancy_began(cast),
        rent=rent,
        postings=postings,
        opened_on=case_opened(cast, default_on),
        notice=notice,
        claim=dating.claim(chance, issued, COURT, book),
        hearings=(Listed(made_on, time(10, 30), HearingKind.POSSESSION_FIRST, "3"),),
        order=OrderMade(
            made_on, owed(postings, made_on), instalment, Period.WEEKLY, after[1].on, stopped_on
        ),
        contacts=steps(
            cast,
            default_on,
            postings,
            served_on=notice.served_on,
            issued_on=issued,
            until=made_on,
        ),
    )


def _before_the_order(
    cast: Cast, rents: tuple[Due, ...], default_on: date, made_on: date
) -> Iterator[Entry]:
    """Every rent paid until the default; from then to the order some, and in part."""
    kept, missed = split(rents, default_on)
    yield from paying.in_full(kept, Code.PAYPOINT, days_after=cast.chance.randrange(3))
    before, _ = split(missed, made_on + ONE_DAY)
    paid = paying.in_default(before, cast.chance, Code.PAYPOINT)
    yield from (one for one in paid if one.on <= made_on)


def _under_its_terms(
    cast: Cast, after: tuple[Due, ...], instalment: Money, stopped_on: date | None
) -> Iterator[Entry]:
    """The first rent after the order paid on its day; then rent and instalment, until it stops."""
    yield from paying.in_full(after[:1], Code.STANDING_ORDER)
    held, missed = split(after[1:], stopped_on or date.max)
    yield from paying.and_more(held, instalment, Code.STANDING_ORDER)
    yield from paying.in_default(missed, cast.chance, Code.PAYPOINT)
