"""What makes up a life: a tenancy, its account and what happened on it, all frozen values."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from courtdesk.domain.casefile import (
    ContactAbout,
    ContactMethod,
    HearingKind,
    HoldKind,
    NoticeKind,
    Regime,
    ServiceMethod,
    TenancyKind,
)
from courtdesk.domain.dates import Period
from courtdesk.domain.ledger import Kind, Line, balance, rent_lines
from courtdesk.domain.money import Money
from courtdesk.samples.people import Member, Person, Place


class Code(StrEnum):
    """The transaction codes that sample accounts use, as Universal Housing has them."""

    RENT = "DBR"
    SERVICE_CHARGE = "DSC"
    COURT_COSTS = "DCC"
    LEGACY_DEBIT = "DLD"
    OPENING = "ROB"
    DIRECT_DEBIT = "RDD"
    UNPAID = "RDN"
    STANDING_ORDER = "RSO"
    CARD = "RCP"
    PAYPOINT = "RPY"
    HOUSING_BENEFIT = "RHB"
    UNIVERSAL_CREDIT = "RUC"


KINDS = {
    Code.RENT: Kind.RENT,
    Code.SERVICE_CHARGE: Kind.SERVICE_CHARGE,
    Code.COURT_COSTS: Kind.COURT_COST,
    Code.LEGACY_DEBIT: Kind.UNKNOWN,
    Code.OPENING: Kind.BROUGHT_FORWARD,
    Code.DIRECT_DEBIT: Kind.PAYMENT,
    Code.UNPAID: Kind.REVERSAL,
    Code.STANDING_ORDER: Kind.PAYMENT,
    Code.CARD: Kind.PAYMENT,
    Code.PAYPOINT: Kind.PAYMENT,
    Code.HOUSING_BENEFIT: Kind.HOUSING_BENEFIT,
    Code.UNIVERSAL_CREDIT: Kind.UNIVERSAL_CREDIT,
}
"""What each code comes to once it is read in."""


@dataclass(frozen=True, slots=True)
class Posting:
    """One line of a sample account, as the housing system holds it.

    Attributes:
        number: the housing system's own id of the line.
    """

    number: int
    on: date
    amount: Money
    code: Code
    text: str = ""
    reference: str = ""

    @property
    def line(self) -> Line:
        """The line as the record will have it."""
        return Line(
            self.on,
            self.amount,
            KINDS[self.code],
            self.code.value,
            self.text,
            self.reference,
            str(self.number),
            self.on,
        )


@dataclass(frozen=True, slots=True)
class Rent:
    """What is charged, how often, and from when.

    Attributes:
        anchor: a date on which a period begins.
        sums: the rent of one period, each from the start of a rent year.
        charge_weeks: weeks of the year in which rent is charged, where some are free.
        service_charge: charged with each rent, and no part of it.
    """

    period: Period
    anchor: date
    sums: tuple[tuple[date, Money], ...]
    charge_weeks: int | None = None
    service_charge: Money | None = None

    def on(self, day: date) -> Money:
        """The rent of one period as it stands on a day."""
        return [amount for start, amount in self.sums if start <= day][-1]


@dataclass(frozen=True, slots=True)
class Serving:
    """The notice served on one tenant.

    Attributes:
        person: which of the tenants, the first being nought.
    """

    person: int
    method: ServiceMethod
    at: datetime
    served_on: date
    by: Member
    place: str


@dataclass(frozen=True, slots=True)
class NoticeServed:
    """The notice, with its service on each tenant."""

    kind: NoticeKind
    arrears: Money
    dated_on: date
    specified_on: date
    servings: tuple[Serving, ...]

    @property
    def served_on(self) -> date:
        """The day on which the last tenant was served."""
        return max(one.served_on for one in self.servings)


@dataclass(frozen=True, slots=True)
class ClaimIssued:
    """The claim: its number, its court, and when it was issued, posted and defended."""

    number: str
    court: Place
    regime: Regime
    issued_on: date
    posted_on: date
    deemed_on: date
    defence_filed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A hearing that is or was listed."""

    on: date
    at: time
    kind: HearingKind
    room: str


@dataclass(frozen=True, slots=True)
class OrderMade:
    """A suspended order: what was owed when it was made, and what is to be paid off it.

    Attributes:
        broken_since: the first day on which less had been paid than the order wants.
    """

    made_on: date
    starting: Money
    instalment: Money
    every: Period
    first_due_on: date
    broken_since: date | None = None


@dataclass(frozen=True, slots=True)
class ContactMade:
    """A contact with one of the tenants, or with the household."""

    on: date
    method: ContactMethod
    about: ContactAbout
    summary: str
    by: Member
    person: int | None = None
    reached: bool = True


@dataclass(frozen=True, slots=True)
class HeldBack:
    """What forbids steps against the household for a time."""

    kind: HoldKind
    from_on: date
    until_on: date | None
    evidence: str


@dataclass(frozen=True, slots=True)
class Home:
    """A dwelling in Acacia Road, and how the housing system knows it and its account.

    Attributes:
        account: the reference of the rent account, and of the tenancy.
    """

    number: int
    account: str
    payment_reference: str
    property_reference: str
    address: tuple[str, ...]
    postcode: str

    @property
    def first_line(self) -> int:
        """The housing system's id of the first line of the account."""
        return self.number * 10_000 + 1


@dataclass(frozen=True, slots=True)
class Life:
    """One tenancy of the sample office and all that happened on it.

    Attributes:
        name: the name by which tests and the demo ask for it.
        worth: what it is worth trying the program with.
        postings: every line, some of them dated after the day taken as today.
        opened_on: when its case was opened.
        closed_on: when its case was closed again, if it was.
        padded: whether the housing system pads its cells with spaces.
    """

    name: str
    worth: str
    home: Home
    people: tuple[Person, ...]
    kind: TenancyKind
    started_on: date
    rent: Rent
    postings: tuple[Posting, ...]
    opened_on: date
    closed_on: date | None = None
    closed_because: str = ""
    notice: NoticeServed | None = None
    claim: ClaimIssued | None = None
    hearings: tuple[Listed, ...] = ()
    order: OrderMade | None = None
    contacts: tuple[ContactMade, ...] = ()
    holds: tuple[HeldBack, ...] = ()
    died_on: date | None = None
    padded: bool = False

    def lines(self, until: date) -> tuple[Line, ...]:
        """The lines of the account to the end of a day, as the record will have them."""
        return tuple(one.line for one in self.postings if one.on <= until)

    def balance(self, on: date) -> Money:
        """What the whole account comes to at the end of a day."""
        return balance(self.lines(on))

    def rent_balance(self, on: date) -> Money:
        """What is owed in rent at the end of a day.

        Authority: R-8.
        """
        return balance(rent_lines(self.lines(on)))

    @property
    def account(self) -> str:
        """The reference of the rent account."""
        return self.home.account

    @property
    def names(self) -> tuple[str, ...]:
        """The tenants' full names."""
        return tuple(one.full_name for one in self.people)
