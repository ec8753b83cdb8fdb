"""Posts and the permits they hold: who may do which kind of thing."""

from enum import StrEnum


class Post(StrEnum):
    """A post in the office; an officer may hold several."""

    COURT_OFFICER = "court-officer"
    TEAM_LEADER = "team-leader"
    FINANCE = "finance"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


class Permit(StrEnum):
    """A kind of thing that may be done."""

    PREPARE = "prepare"
    IMPORT = "import"
    DECIDE = "decide"
    SPEND = "spend"
    ADMINISTER = "administer"


PERMIT_WORDS = {
    Permit.PREPARE: "prepare cases and papers",
    Permit.IMPORT: "import rent exports",
    Permit.DECIDE: "decide on applications",
    Permit.SPEND: "debit and reconcile court costs",
    Permit.ADMINISTER: "set up the office",
}

HELD_BY: dict[Post, frozenset[Permit]] = {
    Post.COURT_OFFICER: frozenset({Permit.PREPARE, Permit.IMPORT}),
    Post.TEAM_LEADER: frozenset({Permit.PREPARE, Permit.IMPORT, Permit.DECIDE}),
    Post.FINANCE: frozenset({Permit.SPEND}),
    Post.AUDITOR: frozenset(),
    Post.ADMINISTRATOR: frozenset({Permit.ADMINISTER}),
}


def permits_of(posts: frozenset[Post]) -> frozenset[Permit]:
    """All permits held through these posts.

    >>> sorted(permits_of(frozenset({Post.FINANCE, Post.ADMINISTRATOR})))
    [<Permit.ADMINISTER: 'administer'>, <Permit.SPEND: 'spend'>]
    """
    return frozenset(permit for post in posts for permit in HELD_BY[post])
