"""The case file: everything a rule may look at, frozen as at the moment it was opened.

A ``CaseFile`` is one tenancy's possession matter with its parties, account, events and papers.
Rules, papers and pages read it; nothing here can be changed, and nothing here asks the record.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from courtdesk.domain.dates import Period
from courtdesk.domain.ledger import Line
from courtdesk.domain.money import Money


class TenancyKind(StrEnum):
    """Which statute the tenancy stands under."""

    SECURE = "secure"
    FLEXIBLE = "flexible"
    INTRODUCTORY = "introductory"
    DEMOTED = "demoted"
    NON_SECURE = "non-secure"


class NoticeKind(StrEnum):
    """The notices that come before a claim."""

    SECURE_PERIODIC = "secure-periodic"
    FIXED_TERM = "fixed-term"
    INTRODUCTORY = "introductory"
    DEMOTED = "demoted"
    NOTICE_TO_QUIT = "notice-to-quit"


class ServiceMethod(StrEnum):
    """How a paper was served."""

    FIRST_CLASS_POST = "first-class-post"
    LETTERBOX = "letterbox"
    HAND = "hand"
    EMAIL = "email"


class Regime(StrEnum):
    """The procedural code a claim runs under."""

    PAPER = "cpr-paper"
    PCOL = "cpr-pcol"
    ONLINE = "opr-2026"


class HearingKind(StrEnum):
    """What a hearing is listed for."""

    POSSESSION_FIRST = "possession-first"
    ADJOURNED_FIRST = "adjourned-first"
    APPLICATION = "application"
    OTHER = "other"


class ContactMethod(StrEnum):
    """How the council and a tenant were in touch."""

    LETTER = "letter"
    CALL = "call"
    VISIT = "visit"
    EMAIL = "email"
    TEXT = "text"
    MEETING = "meeting"


class ContactAbout(StrEnum):
    """What a contact was about, in the words of the pre-action protocol."""

    ARREARS = "arrears"
    REPAYMENT_OFFER = "repayment-offer"
    RENT_STATEMENT = "rent-statement"
    BENEFIT_HELP = "benefit-help"
    DIRECT_PAYMENT = "direct-payment"
    DEBT_ADVICE = "debt-advice"
    PROTOCOL_SENT = "protocol-sent"
    PRE_HEARING_LETTER = "pre-hearing-letter"
    OTHER = "other"


class HoldKind(StrEnum):
    """What may forbid a step against a household for a time."""

    BREATHING_SPACE = "breathing-space"
    CRISIS_BREATHING_SPACE = "crisis-breathing-space"
    BANKRUPTCY = "bankruptcy"
    DEBT_RELIEF_ORDER = "debt-relief-order"
    BENEFIT_CLAIM_PENDING = "benefit-claim-pending"
    DISPUTE = "dispute"


class PaperKind(StrEnum):
    """What a paper on a case is."""

    WITNESS_STATEMENT = "witness-statement"
    ARREARS_SCHEDULE = "arrears-schedule"
    CLAIM_FORM = "claim-form"
    PARTICULARS = "particulars"
    DEFENCE = "defence"
    TENANCY_AGREEMENT = "tenancy-agreement"
    NOTICE = "notice"
    CERTIFICATE_OF_SERVICE = "certificate-of-service"
    LETTER = "letter"
    CORRESPONDENCE = "correspondence"
    PHOTOGRAPH = "photograph"
    BUNDLE = "bundle"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Office:
    """The council and its rent office."""

    name: str
    department: str
    address: tuple[str, ...]
    phone: str
    email: str
    practice: bool = False


@dataclass(frozen=True, slots=True)
class Officer:
    """A member of the office who acts in the program."""

    id: int
    login: str
    full_name: str
    position: str
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Court:
    """A county court hearing centre."""

    id: int
    name: str
    address: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Party:
    """A person on the tenancy; joint tenants are each a party."""

    id: int
    full_name: str
    defendant: bool = True
    died_on: date | None = None


@dataclass(frozen=True, slots=True)
class Tenancy:
    """The tenancy the case is about, and its rent as it stands now.

    Attributes:
        rent_anchor: any date on which a period of the tenancy begins.
        charge_weeks: weeks in which rent is charged a year, where some are rent-free.
    """

    id: int
    reference: str
    kind: TenancyKind
    started_on: date
    address: tuple[str, ...]
    rent: Money
    rent_period: Period
    rent_anchor: date
    ended_on: date | None = None
    charge_weeks: int | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """The rent account with every line held, and the export it rests on.

    Attributes:
        as_at: the date up to which the last accepted export goes; none before the first.
    """

    id: int
    reference: str
    lines: tuple[Line, ...]
    as_at: date | None = None
    export_name: str = ""


@dataclass(frozen=True, slots=True)
class Service:
    """One paper served on one party."""

    id: int
    party_id: int
    method: ServiceMethod
    at: datetime
    served_on: date
    by: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice served before the claim."""

    id: int
    kind: NoticeKind
    arrears: Money
    dated_on: date
    specified_on: date
    services: tuple[Service, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """The claim for possession."""

    id: int
    number: str
    court: Court
    regime: Regime
    issued_on: date
    defence_filed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Hearing:
    """A hearing that is or was listed."""

    id: int
    on: date
    at: time
    kind: HearingKind
    court: Court
    room: str = ""
    vacated_on: date | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact with one tenant, or with the household where no party is named."""

    id: int
    on: date
    method: ContactMethod
    about: ContactAbout
    summary: str
    officer_name: str
    party_id: int | None = None
    reached: bool = True


@dataclass(frozen=True, slots=True)
class Hold:
    """Something that forbids certain steps from a date, until a date where one is known."""

    id: int
    kind: HoldKind
    from_on: date
    until_on: date | None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper on the case: made here, received, or bundled from others.

    Attributes:
        account_as_at: the date of the export its figures rest on, where it has any.
        pdf_id: the PDF made of it, where there is one.
        as_shown: an officer has looked at its hidden layers and let what is shown stand.
    """

    id: int
    kind: PaperKind
    title: str
    dated_on: date
    file_name: str
    media_type: str
    sha256: str
    version: int = 1
    replaces_id: int | None = None
    account_as_at: date | None = None
    pdf_id: int | None = None
    as_shown: bool = False


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One tenancy's possession matter, whole."""

    id: int
    reference: str
    opened_on: date
    closed_on: date | None
    office: Office
    officer: Officer
    tenancy: Tenancy
    parties: tuple[Party, ...]
    account: Account
    notices: tuple[Notice, ...] = ()
    claim: Claim | None = None
    hearings: tuple[Hearing, ...] = ()
    contacts: tuple[Contact, ...] = ()
    holds: tuple[Hold, ...] = ()
    papers: tuple[Paper, ...] = ()

    @property
    def defendants(self) -> tuple[Party, ...]:
        """Those against whom possession is sought, in the order of the tenancy."""
        return tuple(party for party in self.parties if party.defendant)

    @property
    def notice(self) -> Notice | None:
        """The notice the claim rests on: the last one served."""
        return self.notices[-1] if self.notices else None

    def next_hearing(self, on: date) -> Hearing | None:
        """The first hearing on or after a date that is not vacated."""
        listed = (
            hearing for hearing in self.hearings if hearing.on >= on and hearing.vacated_on is None
        )
        return min(listed, key=lambda hearing: (hearing.on, hearing.at), default=None)
