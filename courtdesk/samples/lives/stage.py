"""The stage on which lives are played: the day, the rules, the home and the people of each."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from courtdesk.domain.casefile import ServiceMethod
from courtdesk.domain.dates import Period, months_after
from courtdesk.domain.ledger import balance, rent_lines
from courtdesk.domain.money import Money
from courtdesk.domain.rulebook import Rulebook
from courtdesk.samples.dating import Dated, picked, working_days
from courtdesk.samples.life import ContactMade, Home, Life, NoticeServed, Posting, Rent, Serving
from courtdesk.samples.paying import Entry, numbered
from courtdesk.samples.people import ANNA, BEN, Person
from courtdesk.samples.protocol import Course, steps_taken
from courtdesk.samples.rent import Due, dues, per_period, rent_year, rising

HISTORY_MONTHS = 30  # At least: more than the two years of a schedule, whenever a claim is issued.
NEWER_AFTER = timedelta(weeks=2)
"""How much later the newer export is run."""

METHODS = (ServiceMethod.LETTERBOX, ServiceMethod.HAND, ServiceMethod.FIRST_CLASS_POST)
"""How the office serves notices."""

_CASE_OPENED_AFTER = 28


@dataclass(frozen=True, slots=True)
class Stage:
    """What every life is played on.

    Attributes:
        today: the day taken as today.
        first_on: the Monday on which the accounts begin.
        until: how far they are made up, which is beyond today.
    """

    seed: int
    today: date
    book: Rulebook
    first_on: date
    until: date

    def weeks_ago(self, weeks: int) -> date:
        """The Monday so many weeks before this week's; a negative number looks ahead."""
        return self.today - timedelta(days=self.today.weekday(), weeks=weeks)

    def between(self, longest: int, shortest: int) -> tuple[date, ...]:
        """The working days between so many weeks ago and so many weeks ago."""
        return working_days(self.weeks_ago(longest), self.weeks_ago(shortest), self.book)

    def working(self, on: date) -> date:
        """A day, or the next on which the office is open."""
        return self.book.calendar.on_to_open_day(on)


@dataclass(frozen=True, slots=True)
class Cast:
    """The name of a life and who plays in it, with a luck of its own for every seed."""

    name: str
    worth: str
    stage: Stage
    home: Home
    people: tuple[Person, ...]
    chance: random.Random


Tell = Callable[[Cast], Life]


@dataclass(frozen=True, slots=True)
class Story:
    """A life by its name, how many tenants it has, and what tells it."""

    name: str
    worth: str
    tenants: int
    tell: Tell

    def told(self, stage: Stage, home: Home, people: tuple[Person, ...]) -> Life:
        """The life as it went for one seed; other lives make no difference to it."""
        chance = random.Random(f"{stage.seed} {self.name}")  # noqa: S311 - a sample, no secret.
        return self.tell(Cast(self.name, self.worth, stage, home, people, chance))


def life(name: str, worth: str, *, tenants: int = 1) -> Callable[[Tell], Story]:
    """Name what tells a life."""

    def named(tell: Tell) -> Story:
        return Story(name, worth, tenants, tell)

    return named


def opened_stage(seed: int, today: date, book: Rulebook) -> Stage:
    """The stage for a seed and a day."""
    first_on = rent_year(months_after(today, -HISTORY_MONTHS))
    return Stage(seed, today, book, first_on, today + NEWER_AFTER)


def let(
    cast: Cast,
    period: Period = Period.WEEKLY,
    *,
    anchor: date | None = None,
    charge_weeks: int | None = None,
    service_charge: Money | None = None,
) -> Rent:
    """The rent of a dwelling, as it began and as it has risen."""
    stage = cast.stage
    weekly = Money(cast.chance.randrange(8800, 11600))
    sums = tuple(
        (start, per_period(amount, period, charge_weeks))
        for start, amount in rising(weekly, stage.first_on, stage.until)
    )
    return Rent(period, anchor or stage.first_on, sums, charge_weeks, service_charge)


def rents_of(cast: Cast, rent: Rent) -> tuple[Due, ...]:
    """Every rent that falls due in a life, as far as its account is made up."""
    return dues(rent, cast.stage.first_on, cast.stage.until)


def first_unpaid(
    cast: Cast, rents: Iterable[Due], before: date, longest: int, shortest: int
) -> date:
    """The rent with which a default begins, between so many weeks before a day."""
    first, last = before - timedelta(weeks=longest), before - timedelta(weeks=shortest)
    return picked(cast.chance, (one.on for one in rents if first <= one.on <= last), "a default")


def split(rents: Iterable[Due], on: date) -> tuple[tuple[Due, ...], tuple[Due, ...]]:
    """The rents due before a day, and those from it on."""
    held = tuple(rents)
    return tuple(one for one in held if one.on < on), tuple(one for one in held if one.on >= on)


def posted(cast: Cast, entries: Iterable[Entry]) -> tuple[Posting, ...]:
    """Entries as the lines of the home's account."""
    return numbered(entries, cast.home.first_line, cast.chance)


def owed(postings: Iterable[Posting], on: date) -> Money:
    """What is owed in rent at the end of a day."""
    return balance(rent_lines(one.line for one in postings if one.on <= on))


def case_opened(cast: Cast, default_on: date) -> date:
    """When a case is opened on an account that has fallen behind."""
    return cast.stage.working(default_on + timedelta(days=_CASE_OPENED_AFTER))


def tenancy_began(cast: Cast, weeks: int = 2) -> date:
    """A day some years before the accounts begin on which a period of the rent began."""
    return cast.stage.first_on - timedelta(weeks=weeks * cast.chance.randrange(40, 400))


def method(cast: Cast) -> ServiceMethod:
    """One of the ways in which the office serves notices."""
    return cast.chance.choice(METHODS)


def served(cast: Cast, dated: Dated, postings: Iterable[Posting]) -> NoticeServed:
    """A notice with its dates, as served at home on each tenant."""
    servings = tuple(
        Serving(
            person,
            sent.method,
            sent.at,
            sent.served_on,
            BEN if person else ANNA,
            cast.home.address[0],
        )
        for person, sent in enumerate(dated.sent)
    )
    arrears = owed(postings, dated.dated_on)
    return NoticeServed(dated.kind, arrears, dated.dated_on, dated.specified_on, servings)


def steps(
    cast: Cast,
    default_on: date,
    postings: tuple[Posting, ...],
    *,
    served_on: date | None = None,
    issued_on: date | None = None,
    until: date | None = None,
    besides: ContactMade | None = None,
) -> tuple[ContactMade, ...]:
    """What the office did under the protocol as far as the life has gone, and what came besides."""
    course = Course(
        people=cast.people,
        default_on=default_on,
        until=until or cast.stage.today,
        owed=lambda on: owed(postings, on),
        calendar=cast.stage.book.calendar,
        offer=Money(cast.chance.randrange(10, 25) * 50),
        served_on=served_on,
        issued_on=issued_on,
    )
    taken = (*steps_taken(course), *((besides,) if besides else ()))
    return tuple(sorted(taken, key=lambda one: one.on))
