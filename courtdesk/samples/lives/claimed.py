"""Lives with a claim before the court: the demo's own, one that is defended, one adjourned."""

from datetime import date, time, timedelta

from courtdesk.domain import fees, hearings
from courtdesk.domain.casefile import (
    ContactAbout,
    ContactMethod,
    HearingKind,
    Regime,
    ServiceMethod,
    TenancyKind,
)
from courtdesk.domain.dates import months_after
from courtdesk.samples import dating, paying
from courtdesk.samples.life import Code, ContactMade, Life, Listed
from courtdesk.samples.lives.stage import (
    Cast,
    case_opened,
    first_unpaid,
    let,
    life,
    method,
    posted,
    rents_of,
    served,
    split,
    steps,
    tenancy_began,
)
from courtdesk.samples.people import ANNA, COURT, OTHER_COURT

MAIN = "hearing in two weeks"
"""The life with which the demo does the main job."""

_TIMES = (time(10), time(10, 30), time(11, 15), time(14))


@life(MAIN, "a claim whose first hearing is near, with everything still to be done in time")
def hearing_in_two_weeks(cast: Cast) -> Life:
    """Paid in full until last year, then in part; notice, protocol and claim are in order."""
    stage, chance, book = cast.stage, cast.chance, cast.stage.book
    hearing_on = dating.hearing_ahead(chance, stage.today, book)
    issued = dating.issue_before(chance, hearing_on, stage.today, book)
    rent = let(cast)
    dated = dating.notice_before(chance, issued, (ServiceMethod.LETTERBOX,), rent, book)
    rents = rents_of(cast, rent)
    default_on = first_unpaid(cast, rents, dated.dated_on, 46, 28)
    kept, missed = split(rents, default_on)
    entries = (
        *paying.charged(rents),
        *paying.in_full(kept, Code.CARD, days_after=chance.randrange(3)),
        *paying.in_default(missed, chance, Code.CARD),
    )
    postings = posted(cast, entries)
    notice = served(cast, dated, postings)
    hearing = Listed(
        hearing_on, chance.choice(_TIMES), HearingKind.POSSESSION_FIRST, str(chance.randrange(1, 7))
    )
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
        claim=dating.claim(chance, issued, COURT, book, Regime.PAPER),
        hearings=(hearing,),
        contacts=steps(cast, default_on, postings, served_on=notice.served_on, issued_on=issued),
    )


@life("defence filed", "arrears older than the schedule, and a defence about disrepair")
def defence_filed(cast: Cast) -> Life:
    """Has owed rent for more than two years before issue; says that repairs were not done."""
    stage, chance, book = cast.stage, cast.chance, cast.stage.book
    issued, hearing_on = _issued_lately(cast)
    rent = let(cast)
    dated = dating.notice_before(chance, issued, (method(cast),), rent, book)
    rents = rents_of(cast, rent)
    capped_on = months_after(issued, -12 * book.figure("schedule-years", issued))
    default_on = first_unpaid(cast, rents, capped_on, 12, 3)
    kept, missed = split(rents, default_on)
    light, heavy = split(missed, stage.weeks_ago(chance.randrange(45, 60)))
    entries = (
        *paying.charged(rents),
        *paying.in_full(kept, Code.STANDING_ORDER, days_after=1),
        *paying.in_full(light[2:], Code.STANDING_ORDER, days_after=1),
        *paying.in_default(heavy, chance, Code.PAYPOINT),
    )
    postings = posted(cast, entries)
    notice = served(cast, dated, postings)
    claim = dating.claim(chance, issued, COURT, book)
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
        claim=dating.defended(chance, claim, stage.today, book),
        hearings=(Listed(hearing_on, time(10, 30), HearingKind.POSSESSION_FIRST, "2"),),
        contacts=steps(cast, default_on, postings, served_on=notice.served_on, issued_on=issued),
    )


@life("court costs", "court costs beside the rent, direct debits sent back, arrears brought in")
def court_costs(cast: Cast) -> Life:
    """Came into the accounts with arrears; a first hearing was adjourned, another is listed."""
    stage, chance, book = cast.stage, cast.chance, cast.stage.book
    issued = dating.picked(chance, stage.between(22, 18), "a claim")
    first_hearing = dating.hearing_of(chance, issued, issued, stage.weeks_ago(8), book)
    next_hearing = dating.picked(chance, stage.between(-4, -6), "an adjourned hearing")
    rent = let(cast)
    dated = dating.notice_before(chance, issued, (method(cast),), rent, book)
    rents = rents_of(cast, rent)
    worse_on = first_unpaid(cast, rents, dated.dated_on, 36, 20)
    kept, missed = split(rents, worse_on)
    fee = fees.fee(fees.FeeItem.POSSESSION_CLAIM, issued, book=book).answer.fee
    debits = paying.moved(paying.in_full(kept[1:], Code.DIRECT_DEBIT), book.calendar)
    entries = (
        paying.Entry(
            stage.first_on, rent.on(stage.first_on) * chance.randrange(4, 9), Code.OPENING
        ),
        *paying.charged(rents),
        *paying.returned(debits, chance, book.calendar),
        *paying.in_default(missed, chance, Code.PAYPOINT),
        paying.Entry(stage.working(issued + timedelta(days=3)), fee, Code.COURT_COSTS, "Claim fee"),
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
        opened_on=case_opened(cast, worse_on),
        notice=notice,
        claim=dating.claim(chance, issued, OTHER_COURT, book),
        hearings=(
            Listed(first_hearing, time(14), HearingKind.POSSESSION_FIRST, "1"),
            Listed(next_hearing, time(11, 15), HearingKind.ADJOURNED_FIRST, "1"),
        ),
        contacts=steps(
            cast,
            worse_on,
            postings,
            served_on=notice.served_on,
            issued_on=issued,
            besides=_adjourned(first_hearing),
        ),
    )


def _issued_lately(cast: Cast) -> tuple[date, date]:
    """A day of issue some weeks ago, and a hearing soon for which the claim was served in time."""
    stage, chance, book = cast.stage, cast.chance, cast.stage.book
    hearing_on = dating.hearing_of(
        chance,
        stage.today - timedelta(days=40),
        stage.today + timedelta(days=7),
        stage.today + timedelta(days=15),
        book,
    )
    service_by = hearings.service(hearing_on, book=book).answer.deemed_by
    assert service_by < stage.today  # noqa: S101 - a claim served later would be no example.
    return dating.issue_before(chance, hearing_on, stage.today, book), hearing_on


def _adjourned(on: date) -> ContactMade:
    """What was said after a hearing that did not end the claim."""
    return ContactMade(
        on,
        ContactMethod.MEETING,
        ContactAbout.OTHER,
        "At court. The hearing was adjourned for an income and spending form to be filled in.",
        ANNA,
        0,
    )
