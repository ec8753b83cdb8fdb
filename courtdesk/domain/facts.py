"""Facts: named yes/no questions that rules as data may ask of a case file.

To add a fact: write a predicate that reads as a sentence and enter it with ``@fact``; then any
table of the rules may name it under ``when``.
"""

from collections.abc import Callable
from datetime import date

from courtdesk.domain.casefile import CaseFile, HearingKind, NoticeKind, Regime, TenancyKind

Predicate = Callable[[CaseFile, date], bool]

_FACTS: dict[str, Predicate] = {}


def fact(name: str) -> Callable[[Predicate], Predicate]:
    """Enter a predicate under the words by which rules ask for it."""

    def enter(predicate: Predicate) -> Predicate:
        _FACTS[name] = predicate
        return predicate

    return enter


def names() -> tuple[str, ...]:
    """Every fact that a rule may name."""
    return tuple(sorted(_FACTS))


def holds(name: str, file: CaseFile, event: date) -> bool:
    """Whether a fact is so of a case file, about an event on a date."""
    return _FACTS[name](file, event)


@fact("possession hearing")
def is_possession_hearing(file: CaseFile, event: date) -> bool:
    """A hearing of the claim for possession itself is listed for the day."""
    wanted = (HearingKind.POSSESSION_FIRST, HearingKind.ADJOURNED_FIRST)
    return any(
        one.on == event and one.kind in wanted and one.vacated_on is None for one in file.hearings
    )


@fact("first possession hearing")
def is_first_hearing(file: CaseFile, event: date) -> bool:
    """The first hearing of the claim for possession is listed for the day."""
    return any(
        one.on == event and one.kind is HearingKind.POSSESSION_FIRST and one.vacated_on is None
        for one in file.hearings
    )


@fact("introductory notice")
def notice_is_introductory(file: CaseFile, _event: date) -> bool:
    """The notice is one of proceedings against an introductory tenant."""
    return file.notice is not None and file.notice.kind is NoticeKind.INTRODUCTORY


@fact("demoted notice")
def notice_is_demoted(file: CaseFile, _event: date) -> bool:
    """The notice is one of proceedings against a demoted tenant."""
    return file.notice is not None and file.notice.kind is NoticeKind.DEMOTED


@fact("notice lapses")
def notice_lapses(file: CaseFile, _event: date) -> bool:
    """The notice is a secure tenant's, which lives twelve months beyond its date."""
    kinds = (NoticeKind.SECURE_PERIODIC, NoticeKind.FIXED_TERM)
    return file.notice is not None and file.notice.kind in kinds


@fact("introductory tenancy")
def tenancy_is_introductory(file: CaseFile, _event: date) -> bool:
    """The tenancy is in its trial period."""
    return file.tenancy.kind is TenancyKind.INTRODUCTORY


@fact("no claim yet")
def has_no_claim(file: CaseFile, _event: date) -> bool:
    """No claim is issued."""
    return file.claim is None


@fact("claim made by possession claim online")
def claim_is_online(file: CaseFile, _event: date) -> bool:
    """The claim runs under the practice direction on possession claims online."""
    return file.claim is not None and file.claim.regime is Regime.PCOL


@fact("claim under the civil procedure rules")
def claim_is_under_cpr(file: CaseFile, _event: date) -> bool:
    """The claim runs under the Civil Procedure Rules, not the online procedure rules of 2026."""
    return file.claim is not None and file.claim.regime is not Regime.ONLINE
