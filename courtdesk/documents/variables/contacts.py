"""The contacts with the tenants, and the steps of the pre-action protocol that they show."""

from dataclasses import dataclass
from datetime import date

from courtdesk.domain import casefile
from courtdesk.domain.casefile import CaseFile, ContactAbout, ContactMethod


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact with a tenant or the household.

    Attributes:
        on: its date.
        how: how it was made: "letter to", "meeting with".
        with_whom: the tenant's full name, or "the household".
        reached: yes where the person was reached.
        what: what passed, as recorded.
        by: the officer who made it.
        by_witness: yes where that is the officer who signs this paper.
    """

    on: date
    how: str
    with_whom: str
    reached: bool
    what: str
    by: str
    by_witness: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the pre-action protocol, and the contacts that show it was taken.

    Attributes:
        paragraph: the paragraph of the protocol: "2.1".
        what: what the step is about.
        contacts: the contacts that show it, by date.
    """

    paragraph: str
    what: str
    contacts: tuple[Contact, ...]


_HOW = {
    ContactMethod.LETTER: "letter to",
    ContactMethod.CALL: "telephone call to",
    ContactMethod.VISIT: "visit to",
    ContactMethod.EMAIL: "e-mail to",
    ContactMethod.TEXT: "text message to",
    ContactMethod.MEETING: "meeting with",
}

STEPS = (
    (ContactAbout.ARREARS, "2.1", "contact about the arrears and their cause", "PAP-2.1"),
    (ContactAbout.REPAYMENT_OFFER, "2.2", "an affordable agreement to pay", "PAP-2.2"),
    (ContactAbout.RENT_STATEMENT, "2.3", "rent statements", "PAP-2.3"),
    (ContactAbout.DIRECT_PAYMENT, "2.4", "payment of arrears direct from benefit", "PAP-2.4"),
    (ContactAbout.BENEFIT_HELP, "2.5", "help with a claim for benefit", "PAP-2.5"),
    (ContactAbout.DEBT_ADVICE, "2.7", "free debt advice", "PAP-2.7"),
    (
        ContactAbout.PROTOCOL_SENT,
        "2.8",
        "contact after the notice, with a copy of the protocol",
        "PAP-2.8",
    ),
    (ContactAbout.PRE_HEARING_LETTER, "2.12", "the hearing and the order sought", "PAP-2.12(a)"),
)
"""What a contact was about, the paragraph of the protocol, its words, and its authority."""


def contacts_of(file: CaseFile, on: date, witness: str) -> tuple[Contact, ...]:
    """Every contact to the end of a day, by date."""
    made = sorted((one for one in file.contacts if one.on <= on), key=lambda one: one.on)
    return tuple(_contact(file, one, witness) for one in made)


def steps_of(file: CaseFile, on: date, witness: str) -> tuple[Step, ...]:
    """The protocol's steps for which a contact is recorded, in the protocol's order."""
    steps = []
    for about, paragraph, what, _ in STEPS:
        made = sorted(
            (one for one in file.contacts if one.about is about and one.on <= on),
            key=lambda one: one.on,
        )
        if made:
            contacts = tuple(_contact(file, one, witness) for one in made)
            steps.append(Step(paragraph, what, contacts))
    return tuple(steps)


def steps_without_contact(file: CaseFile, on: date) -> tuple[tuple[str, str, str], ...]:
    """The protocol's steps for which nothing is recorded: paragraph, words and authority."""
    shown = {one.about for one in file.contacts if one.on <= on}
    return tuple(
        (paragraph, what, authority)
        for about, paragraph, what, authority in STEPS
        if about not in shown
    )


def _contact(file: CaseFile, contact: casefile.Contact, witness: str) -> Contact:
    names = {party.id: party.full_name for party in file.parties}
    return Contact(
        contact.on,
        _HOW[contact.method],
        names.get(contact.party_id or 0, "the household"),
        contact.reached,
        contact.summary,
        contact.officer_name,
        contact.officer_name == witness,
    )
