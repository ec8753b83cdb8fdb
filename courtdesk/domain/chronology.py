"""The chronology: what has happened on a case and what is listed, in order of date."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from courtdesk.domain.casefile import CaseFile
from courtdesk.domain.dates import long


@dataclass(frozen=True, slots=True)
class Happening:
    """One entry of the chronology: what happened or is listed on a date."""

    on: date
    what: str
    kind: str


def chronology(file: CaseFile) -> tuple[Happening, ...]:
    """What has happened on a case and what is listed, by date."""
    names = {party.id: party.full_name for party in file.parties}
    entries = [Happening(file.opened_on, f"Case {file.reference} opened", "case")]
    entries += [
        Happening(
            service.served_on,
            f"Notice ({_words(notice.kind)}) served on "
            f"{names.get(service.party_id, 'a tenant')} by {_words(service.method)}",
            "notice",
        )
        for notice in file.notices
        for service in notice.services
    ]
    if file.claim:
        entries.append(
            Happening(file.claim.issued_on, f"Claim {file.claim.number} issued", "claim")
        )
        if file.claim.defence_filed_on:
            entries.append(Happening(file.claim.defence_filed_on, "Defence filed", "claim"))
    for hearing in file.hearings:
        vacated = f", vacated on {long(hearing.vacated_on)}" if hearing.vacated_on else ""
        words = f"Hearing ({_words(hearing.kind)}), {hearing.court.name}{vacated}"
        entries.append(Happening(hearing.on, words, "hearing"))
    entries += [
        Happening(one.on, f"{one.method.value.capitalize()}: {one.summary}", "contact")
        for one in file.contacts
    ]
    entries += [
        Happening(one.from_on, f"{_words(one.kind).capitalize()} begins", "hold")
        for one in file.holds
    ]
    entries += [Happening(one.dated_on, one.title, "paper") for one in file.papers]
    entries += [
        Happening(one.died_on, f"{one.full_name} died", "party")
        for one in file.parties
        if one.died_on
    ]
    return tuple(sorted(entries, key=lambda one: one.on))


def _words(word: StrEnum) -> str:
    return word.value.replace("-", " ")
