"""The sample office for tests: its lives for any seed, its files, and the record they fill."""

from datetime import date
from functools import cache

from courtdesk.domain.rulebook import Rulebook
from courtdesk.rules import open_rulebook
from courtdesk.samples.life import Life
from courtdesk.samples.lives import all_lives

TODAY = date(2026, 11, 23)
SEEDS = range(1, 21)


@cache
def rule_book() -> Rulebook:
    """The shipped rule book."""
    book, _ = open_rulebook()
    return book


@cache
def lives(seed: int, today: date = TODAY) -> dict[str, Life]:
    """The lives of a seed, by name."""
    return {one.name: one for one in all_lives(seed, today, rule_book())}
