"""The lives of the sample office: each a function of its own, with a name tests can ask for.

Knows: the stage, the habits of payment, the rules by which dates are chosen.
Must not know: files, the desk, the record.

To add a life: a function entered with ``@life`` in the module of its stage, named in ``STORIES``.
"""

import random
from datetime import date

from courtdesk.domain.rulebook import Rulebook
from courtdesk.samples.life import Home, Life
from courtdesk.samples.lives import before_claim, claimed, ordered
from courtdesk.samples.lives.stage import Story, opened_stage
from courtdesk.samples.people import AWKWARD, tenants

STORIES: tuple[Story, ...] = (
    claimed.hearing_in_two_weeks,
    ordered.kept_order,
    ordered.broken_order,
    before_claim.joint_tenants,
    before_claim.credit_balance,
    before_claim.benefit_four_weekly,
    claimed.defence_filed,
    before_claim.breathing_space,
    before_claim.deceased_tenant,
    before_claim.rent_free_weeks,
    before_claim.awkward_name,
    claimed.court_costs,
)
MAIN = claimed.MAIN
_AWKWARD = before_claim.awkward_name.name
_HOUSES = range(1, 120)


def all_lives(seed: int, today: date, book: Rulebook) -> tuple[Life, ...]:
    """Every life as it goes for a seed, up to and a little beyond a day taken as today."""
    stage = opened_stage(seed, today, book)
    chance = random.Random(seed)  # noqa: S311 - a sample, no secret.
    houses = sorted(chance.sample(_HOUSES, len(STORIES)))
    people = iter(tenants(chance, sum(one.tenants for one in STORIES)))
    lives = []
    for number, (story, house) in enumerate(zip(STORIES, houses, strict=True), 1):
        living = tuple(next(people) for _ in range(story.tenants))
        if story.name == _AWKWARD:
            living = (chance.choice(AWKWARD),)
        lives.append(story.told(stage, _home(number, house, chance), living))
    return tuple(lives)


def surnames(lives: tuple[Life, ...]) -> tuple[str, ...]:
    """The surnames of every tenant, none of which may ever stand in a log."""
    return tuple(person.surname for one in lives for person in one.people)


def _home(number: int, house: int, chance: random.Random) -> Home:
    return Home(
        number=number,
        account=f"{number * 7 + 20:06}/{chance.randrange(1, 4):02}",
        payment_reference=f"19{chance.randrange(10**8):08}",
        property_reference=f"{40_000_000 + house:08}",
        address=(f"{house} Acacia Road", "Exampleton"),
        postcode=f"EB4 {house % 9 + 1}QX",
    )
