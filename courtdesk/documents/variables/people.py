"""The people and places on a paper: case, council, officer, court and tenants."""

from dataclasses import dataclass
from datetime import date

from courtdesk.domain import casefile
from courtdesk.domain.casefile import CaseFile
from courtdesk.domain.exhibits import TITLES, letters


@dataclass(frozen=True, slots=True)
class Case:
    """The case as the office knows it.

    Attributes:
        reference: the office's own reference of the case.
        opened_on: the date on which the case was opened.
        several_defendants: yes where possession is sought against more than one person.
    """

    reference: str
    opened_on: date
    several_defendants: bool


@dataclass(frozen=True, slots=True)
class Council:
    """The council: claimant and landlord.

    Attributes:
        name: the council's full name.
        department: the department that brings the case.
        address: the lines of its postal address.
        phone: its telephone number.
        email: its e-mail address.
        practice: yes where this is a practice office and every paper must say that it is a sample.
    """

    name: str
    department: str
    address: tuple[str, ...]
    phone: str
    email: str
    practice: bool


@dataclass(frozen=True, slots=True)
class Officer:
    """The officer who signs the paper; in a witness statement, the witness.

    Attributes:
        full_name: the officer's full name.
        short_name: initials and surname, as a corner block has it: J. A. Smith.
        initials: the letters of the officer's exhibit marks: JAS.
        position: the position held.
        phone: direct telephone number.
        email: e-mail address.
    """

    full_name: str
    short_name: str
    initials: str
    position: str
    phone: str
    email: str


@dataclass(frozen=True, slots=True)
class Court:
    """The court in which the claim is, or the next hearing is listed.

    Attributes:
        name: the hearing centre's name, as in "County Court at North Shields".
        address: the lines of its postal address.
    """

    name: str
    address: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tenant:
    """A person on the tenancy.

    Attributes:
        full_name: the person's full name, exactly as recorded.
        title_name: the name as it stands in the title of the proceedings; for one who has died,
            that of the personal representatives.
        is_defendant: yes where possession is sought against this person.
        has_died: yes where a date of death is recorded.
        died_on: the date of death.
    """

    full_name: str
    title_name: str
    is_defendant: bool
    has_died: bool
    died_on: date | None


def case_of(file: CaseFile) -> Case:
    """The case as papers name it."""
    return Case(file.reference, file.opened_on, len(file.defendants) > 1)


def council_of(office: casefile.Office) -> Council:
    """The council as papers name it."""
    return Council(
        office.name,
        office.department,
        office.address,
        office.phone,
        office.email,
        office.practice,
    )


def officer_of(officer: casefile.Officer) -> Officer:
    """The officer as papers name the one who signs."""
    *forenames, surname = _without_titles(officer.full_name)
    return Officer(
        officer.full_name,
        " ".join([*(f"{name[0].upper()}." for name in forenames), surname]),
        letters(officer.full_name),
        officer.position,
        officer.phone,
        officer.email,
    )


def court_of(file: CaseFile, on: date) -> Court | None:
    """The court that has the claim; before a claim, that of the next hearing."""
    hearing = file.next_hearing(on)
    court = file.claim.court if file.claim else hearing.court if hearing else None
    return Court(court.name, court.address) if court else None


def tenants_of(file: CaseFile) -> tuple[Tenant, ...]:
    """Everybody on the tenancy, in its order."""
    return tuple(_tenant(party) for party in file.parties)


def _without_titles(full_name: str) -> list[str]:
    """The parts of a name, less Mr, Mrs, Dr and the like; never empty."""
    parts = full_name.split() or ["–"]
    while len(parts) > 1 and parts[0].rstrip(".").casefold() in TITLES:
        parts = parts[1:]
    return parts


def _tenant(party: casefile.Party) -> Tenant:
    died = party.died_on is not None
    title = f"The personal representatives of {party.full_name} (deceased)"
    return Tenant(
        party.full_name,
        title if died else party.full_name,
        party.defendant,
        died,
        party.died_on,
    )
