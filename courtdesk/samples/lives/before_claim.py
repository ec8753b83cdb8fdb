"""Lives that have not come to a claim: a notice running, or none; and one whose case is closed."""

from datetime import date, timedelta

from courtdesk.domain import breathing, notices, trial
from courtdesk.domain.casefile import (
    ContactAbout,
    ContactMethod,
    HoldKind,
    NoticeKind,
    ServiceMethod,
    TenancyKind,
)
from courtdesk.domain.dates import ONE_DAY, Period, months_after
from courtdesk.domain.money import Money
from courtdesk.samples import dating, paying
from courtdesk.samples.life import Code, ContactMade, HeldBack, Life
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
from courtdesk.samples.people import ANNA

LETTERBOX, POST = ServiceMethod.LETTERBOX, ServiceMethod.FIRST_CLASS_POST


@life("joint tenants", "two tenants, each served with a notice that still runs", tenants=2)
def joint_tenants(cast: Cast) -> Life:
    """Two people on one tenancy; the notice reached them by different ways."""
    stage, chance = cast.stage, cast.chance
    rent = let(cast)
    rents = rents_of(cast, rent)
    default_on = first_unpaid(cast, rents, stage.today, 34, 24)
    kept, missed = split(rents, default_on)
    entries = (
        *paying.charged(rents),
        *paying.in_full(kept, Code.STANDING_ORDER, days_after=1),
        *paying.in_default(missed, chance, Code.CARD),
    )
    postings = posted(cast, entries)
    dated = dating.notice(chance, _days_back(cast, 22, 12), (LETTERBOX, POST), rent, stage.book)
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
        contacts=steps(cast, default_on, postings, served_on=notice.served_on),
    )


@life("credit balance", "rent by the month, an account in credit and a case closed again")
def credit_balance(cast: Cast) -> Life:
    """Missed some months last year, paid them all at once, and has paid a little ahead since."""
    stage, chance = cast.stage, cast.chance
    anchor = months_after(stage.first_on.replace(day=1), 1)
    rent = let(cast, Period.MONTHLY, anchor=anchor)
    rents = rents_of(cast, rent)
    default_on = first_unpaid(cast, rents, stage.today, 70, 56)
    kept, rest = split(rents, default_on)
    missed, later = rest[:4], rest[4:]
    paid_on = stage.working(missed[-1].on + timedelta(days=chance.randrange(8, 20)))
    before = posted(cast, (*paying.charged((*kept, *missed)), *paying.in_full(kept, Code.CARD)))
    ahead = Money(chance.randrange(6, 13) * 250)
    entries = (
        *paying.charged(rents),
        *paying.in_full(kept, Code.CARD),
        paying.Entry(paid_on, -owed(before, paid_on), Code.CARD, "Arrears paid in full"),
        *paying.and_more(later, ahead, Code.STANDING_ORDER),
    )
    postings = posted(cast, entries)
    closed_on = stage.working(paid_on + timedelta(days=7))
    return Life(
        name=cast.name,
        worth=cast.worth,
        home=cast.home,
        people=cast.people,
        kind=TenancyKind.SECURE,
        started_on=months_after(anchor, -12 * chance.randrange(2, 15)),
        rent=rent,
        postings=postings,
        opened_on=case_opened(cast, default_on),
        closed_on=closed_on,
        closed_because="The arrears were paid in full.",
        contacts=steps(cast, default_on, postings, until=closed_on),
    )


@life("benefit four-weekly", "housing benefit every four weeks in arrear, and a shortfall unpaid")
def benefit_four_weekly(cast: Cast) -> Life:
    """Benefit covers most of the rent, four weeks late; of the rest half is paid."""
    stage, chance = cast.stage, cast.chance
    rent = let(cast)
    rents = rents_of(cast, rent)
    share = str(chance.randrange(74, 83))
    first_on = stage.first_on + timedelta(weeks=4)
    shortfalls = tuple(
        paying.Entry(one.on + timedelta(days=4), -one.amount.percent("10"), Code.PAYPOINT)
        for one in rents[:: chance.choice((1, 2))]
    )
    entries = (
        *paying.charged(rents),
        *paying.benefit(rents, first_on, share, Code.HOUSING_BENEFIT, stage.until),
        *shortfalls,
    )
    postings = posted(cast, entries)
    worse_on = stage.weeks_ago(chance.randrange(24, 33))
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
        contacts=steps(cast, worse_on, postings),
    )


@life("breathing space", "a breathing space in force after a notice, before any claim")
def breathing_space(cast: Cast) -> Life:
    """The notice had run out when a debt adviser had the debts entered in the register."""
    stage, chance = cast.stage, cast.chance
    rent = let(cast)
    rents = rents_of(cast, rent)
    registered = dating.picked(chance, stage.between(4, 1), "an entry in the register")
    moratorium = breathing.standard(registered, book=stage.book).answer
    dated = dating.notice(chance, stage.between(17, 10), (method(cast),), rent, stage.book)
    default_on = first_unpaid(cast, rents, dated.dated_on, 34, 18)
    kept, missed = split(rents, default_on)
    before, since = split(missed, moratorium.starts)
    entries = (
        *paying.charged(rents),
        *paying.in_full(kept, Code.CARD, days_after=2),
        *paying.in_default(before, chance, Code.CARD),
        *paying.in_full(since, Code.CARD),
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
        contacts=steps(cast, default_on, postings, served_on=notice.served_on, until=registered),
        holds=(
            HeldBack(
                HoldKind.BREATHING_SPACE,
                moratorium.starts,
                moratorium.ends,
                f"Notification BSS-{chance.randrange(10**6):06}",
            ),
        ),
    )


@life("deceased tenant", "rent by the fortnight, and a sole tenant who has died")
def deceased_tenant(cast: Cast) -> Life:
    """Paid part of the rent for some months; since the death nobody has paid."""
    stage, chance = cast.stage, cast.chance
    rent = let(cast, Period.FORTNIGHTLY)
    rents = rents_of(cast, rent)
    died_on = stage.weeks_ago(chance.randrange(5, 10)) + timedelta(days=chance.randrange(7))
    default_on = first_unpaid(cast, rents, died_on, 26, 14)
    kept, missed = split(rents, default_on)
    before, _ = split(missed, died_on)
    part = paying.in_default(before, chance, Code.PAYPOINT)
    entries = (
        *paying.charged(rents),
        *paying.in_full(kept, Code.PAYPOINT, days_after=1),
        *(one for one in part if one.on < died_on),
    )
    postings = posted(cast, entries)
    told_on = stage.working(died_on + timedelta(days=16))
    told = ContactMade(
        told_on,
        ContactMethod.CALL,
        ContactAbout.OTHER,
        "A daughter said that the tenant has died and that no representative is appointed yet.",
        ANNA,
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
        contacts=steps(cast, default_on, postings, until=died_on - ONE_DAY, besides=told),
        died_on=died_on,
    )


@life("rent-free weeks", "rent in 48 weeks of the year, with a service charge beside it")
def rent_free_weeks(cast: Cast) -> Life:
    """Charged more in fewer weeks; a notice whose date has passed, and no claim yet."""
    stage, chance = cast.stage, cast.chance
    service_charge = Money(chance.randrange(280, 520))
    rent = let(cast, charge_weeks=48, service_charge=service_charge)
    rents = rents_of(cast, rent)
    dated = dating.notice(chance, stage.between(14, 8), (method(cast),), rent, stage.book)
    default_on = first_unpaid(cast, rents, dated.dated_on, 32, 18)
    kept, missed = split(rents, default_on)
    entries = (
        *paying.charged(rents),
        *paying.charged(rents, Code.SERVICE_CHARGE, service_charge),
        *paying.in_full(kept, Code.STANDING_ORDER, days_after=2),
        *paying.in_default(missed, chance, Code.PAYPOINT),
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
        contacts=steps(cast, default_on, postings, served_on=notice.served_on),
    )


@life("awkward name", "a name with markup in it, padded cells, an unknown code, and a trial period")
def awkward_name(cast: Cast) -> Life:
    """An introductory tenant whose time to ask for a review of the notice still runs."""
    stage, chance, book = cast.stage, cast.chance, cast.stage.book
    started_on = stage.weeks_ago(chance.randrange(34, 42))
    rent = let(cast, anchor=started_on)
    rents = rents_of(cast, rent)
    days = [on for on in _days_back(cast, 11, 1) if _review_open(on, cast)]
    dated = dating.notice(chance, days, (LETTERBOX,), rent, book, NoticeKind.INTRODUCTORY)
    default_on = first_unpaid(cast, rents, dated.dated_on, 18, 10)
    kept, missed = split(rents, default_on)
    twice_on = stage.working(default_on + timedelta(days=4))
    twice = paying.Entry(twice_on, Money(-2000), Code.CARD, "Paid twice", "CP0000042")
    entries = (
        *paying.charged(rents),
        *paying.in_full(kept, Code.CARD, days_after=1),
        *paying.in_default(missed, chance, Code.CARD),
        twice,
        twice,
        paying.Entry(started_on + timedelta(days=21), Money(1250), Code.LEGACY_DEBIT),
    )
    postings = posted(cast, entries)
    notice = served(cast, dated, postings)
    return Life(
        name=cast.name,
        worth=cast.worth,
        home=cast.home,
        people=cast.people,
        kind=TenancyKind.INTRODUCTORY,
        started_on=started_on,
        rent=rent,
        postings=postings,
        opened_on=case_opened(cast, default_on),
        notice=notice,
        contacts=steps(cast, default_on, postings, served_on=notice.served_on),
        padded=True,
    )


def _days_back(cast: Cast, longest: int, shortest: int) -> tuple[date, ...]:
    """The working days between so many days ago and so many days ago."""
    today = cast.stage.today
    first, last = today - timedelta(days=longest), today - timedelta(days=shortest)
    return dating.working_days(first, last, cast.stage.book)


def _review_open(on: date, cast: Cast) -> bool:
    """Whether a tenant served by letterbox on a day may still ask for a review."""
    book = cast.stage.book
    counted = notices.served(LETTERBOX, on, book=book).answer.served
    return trial.review_by(counted, book=book).answer.by > cast.stage.today
