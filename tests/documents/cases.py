"""Case files made by hand for the papers: fictional people in Acacia Road."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from courtdesk.documents.variables import (
    Draft,
    OrderKind,
    OrderWanted,
    exhibits_for_first_hearing,
)
from courtdesk.domain.casefile import (
    Account,
    CaseFile,
    Claim,
    Contact,
    ContactAbout,
    ContactMethod,
    Court,
    Hearing,
    HearingKind,
    Hold,
    HoldKind,
    Notice,
    NoticeKind,
    Office,
    Officer,
    Paper,
    PaperKind,
    Party,
    Regime,
    Service,
    ServiceMethod,
    Tenancy,
    TenancyKind,
)
from courtdesk.domain.dates import Period
from courtdesk.domain.ledger import Kind, Line
from courtdesk.domain.money import Money

AS_AT = date(2026, 11, 30)
MADE_ON = date(2026, 12, 2)
RENT = Money(11250)
FIRST_MONDAY = date(2024, 6, 3)

OFFICE = Office(
    "Example Borough Council",
    "Housing Income Team",
    ("Civic Centre", "High Street", "Exampleton", "EX1 1AA"),
    "01632 960000",
    "income@example.gov.uk",
    practice=True,
)
OFFICER = Officer(
    1, "jas", "Jane Ann Smith", "Court Officer", "01632 960001", "j.smith@example.gov.uk"
)
COURT = Court(1, "County Court at North Shields", ("Earl Percy House", "North Shields"))
OUTRIGHT = OrderWanted(OrderKind.OUTRIGHT, within_days=28, costs=Money(41500))
SUSPENDED = OrderWanted(
    OrderKind.SUSPENDED,
    instalment=Money(525),
    first_due_on=date(2026, 12, 21),
    costs=Money(41500),
)


def weekly(first: date, last: date, amount: Money = RENT) -> list[Line]:
    """Rent every week from the first day to the last."""
    lines = []
    while first <= last:
        lines.append(Line(first, amount, Kind.RENT, "DBR", "Rent"))
        first += timedelta(days=7)
    return lines


def paid(on: date, pence: int, kind: Kind = Kind.PAYMENT, text: str = "Payment") -> Line:
    """A sum received."""
    return Line(on, Money(-pence), kind, "RCP", text)


def every(days: int, first: date, last: date, pence: int, kind: Kind, text: str) -> list[Line]:
    """The same sum received every so many days."""
    lines = []
    while first <= last:
        lines.append(paid(first, pence, kind, text))
        first += timedelta(days=days)
    return lines


def plain() -> CaseFile:
    """One tenant who paid in full until March 2026, then less, then not at all."""
    lines = weekly(FIRST_MONDAY, AS_AT)
    lines += every(7, FIRST_MONDAY, date(2026, 3, 9), 11250, Kind.PAYMENT, "Direct debit")
    lines += every(14, date(2026, 3, 20), date(2026, 9, 18), 9000, Kind.PAYMENT, "Card payment")
    lines.append(Line(date(2026, 9, 14), Money(41500), Kind.COURT_COST, "DCC", "Claim fee"))
    return CaseFile(
        id=1,
        reference="EX/2026/0041",
        opened_on=date(2026, 4, 13),
        closed_on=None,
        office=OFFICE,
        officer=OFFICER,
        tenancy=Tenancy(
            1,
            "TEN0041",
            TenancyKind.SECURE,
            FIRST_MONDAY,
            ("41 Acacia Road", "Exampleton", "EX2 4AB"),
            RENT,
            Period.WEEKLY,
            FIRST_MONDAY,
        ),
        parties=(Party(11, "Alan Example"),),
        account=Account(1, "228005", tuple(lines), AS_AT, "rent-2026-11-30.csv"),
        notices=(notice(Party(11, "Alan Example")),),
        claim=Claim(1, "M05YK123", COURT, Regime.PAPER, date(2026, 9, 14)),
        hearings=(
            Hearing(1, date(2026, 12, 15), time(10), HearingKind.POSSESSION_FIRST, COURT, "2"),
        ),
        contacts=contacts(),
        papers=papers(),
    )


def notice(
    *parties: Party,
    method: ServiceMethod = ServiceMethod.LETTERBOX,
    by: str = "Jane Ann Smith",
) -> Notice:
    """A notice of seeking possession, served on each."""
    return Notice(
        1,
        NoticeKind.SECURE_PERIODIC,
        Money(143250),
        date(2026, 7, 7),
        date(2026, 8, 10),
        tuple(
            Service(
                number,
                party.id,
                method,
                datetime(2026, 7, 7, 11, 30),  # noqa: DTZ001 - the clock on the wall.
                date(2026, 7, 9) if method is ServiceMethod.FIRST_CLASS_POST else date(2026, 7, 7),
                by,
                "41 Acacia Road",
            )
            for number, party in enumerate(parties)
        ),
    )


def contacts() -> tuple[Contact, ...]:
    """One contact for most steps of the protocol."""
    letter, call, visit = ContactMethod.LETTER, ContactMethod.CALL, ContactMethod.VISIT
    about = ContactAbout
    said = (
        (date(2026, 4, 14), letter, about.ARREARS, "I wrote about the arrears of £337.50."),
        (date(2026, 4, 22), call, about.ARREARS, "I left a message."),
        (date(2026, 5, 6), visit, about.REPAYMENT_OFFER, "£5.25 a week was offered."),
        (date(2026, 6, 30), letter, about.RENT_STATEMENT, "The 13 weeks to 28 June 2026."),
        (date(2026, 5, 6), visit, about.BENEFIT_HELP, "Help with Universal Credit was offered."),
        (date(2026, 5, 6), letter, about.DEBT_ADVICE, "Leaflet on free debt advice."),
        (date(2026, 8, 11), letter, about.PROTOCOL_SENT, "With a copy of the protocol."),
        (date(2026, 11, 27), letter, about.PRE_HEARING_LETTER, "Date and order sought."),
    )
    return tuple(
        Contact(
            number,
            on,
            method,
            subject,
            summary,
            "Jane Ann Smith" if number % 2 else "Omar Sample",
            11,
            reached=method is not ContactMethod.CALL,
        )
        for number, (on, method, subject, summary) in enumerate(said, 1)
    )


def papers() -> tuple[Paper, ...]:
    """The evidence of a plain case."""
    held = (
        (PaperKind.TENANCY_AGREEMENT, "Tenancy agreement", date(2024, 6, 3)),
        (PaperKind.NOTICE, "Notice of seeking possession", date(2026, 7, 7)),
        (PaperKind.CERTIFICATE_OF_SERVICE, "Certificate of service", date(2026, 7, 7)),
        (PaperKind.LETTER, "Letter about the arrears", date(2026, 4, 14)),
        (PaperKind.LETTER, "Letter before claim", date(2026, 8, 11)),
    )
    return tuple(
        Paper(n, kind, title, on, f"{n}.pdf", "application/pdf", f"{n:064}")
        for n, (kind, title, on) in enumerate(held, 1)
    )


def joint() -> CaseFile:
    """Joint tenants with awkward names; benefit every four weeks; notice by post."""
    first, second = Party(21, "Siân O'Brien-<Jones>"), Party(22, "Marks & Daughter, Tom")
    lines = weekly(FIRST_MONDAY, AS_AT)
    lines += every(28, date(2024, 7, 1), AS_AT, 36000, Kind.HOUSING_BENEFIT, "Housing benefit")
    lines += [
        paid(date(2026, 10, 5), 10000),
        Line(date(2026, 10, 9), Money(10000), Kind.REVERSAL, "RDN", "Unpaid direct debit"),
        paid(date(2026, 10, 23), 2500),
    ]
    base = plain()
    return replace(
        base,
        reference="EX/2026/0042",
        parties=(first, second),
        account=replace(base.account, lines=tuple(lines), reference="228006"),
        notices=(notice(first, second, method=ServiceMethod.FIRST_CLASS_POST, by="Omar Sample"),),
        contacts=tuple(replace(one, party_id=(21, 22, None)[one.id % 3]) for one in base.contacts),
        claim=Claim(2, "M05YK124", COURT, Regime.PAPER, date(2026, 9, 14), date(2026, 10, 1)),
    )


def bereaved() -> CaseFile:
    """A joint tenant has died; the other is in a breathing space; rent-free weeks."""
    base = plain()
    alive, dead = (
        Party(31, "Rosa Example"),
        Party(32, "Henry Example", defendant=False, died_on=date(2025, 1, 19)),
    )
    return replace(
        base,
        reference="EX/2026/0043",
        parties=(dead, alive),
        notices=(notice(alive),),
        tenancy=replace(base.tenancy, charge_weeks=48, rent=Money(12188)),
        holds=(
            Hold(1, HoldKind.BREATHING_SPACE, date(2026, 11, 10), date(2027, 1, 8), "BS-1"),
            Hold(2, HoldKind.BENEFIT_CLAIM_PENDING, date(2026, 10, 1), None),
        ),
    )


def in_credit() -> CaseFile:
    """The arrears were paid after issue, and more."""
    base = plain()
    lines = (*base.account.lines, paid(date(2026, 11, 20), 500000, text="Card payment"))
    return replace(base, account=replace(base.account, lines=lines))


def nothing_paid() -> CaseFile:
    """A sole tenant has died, and nobody has paid a penny."""
    base = plain()
    dead = Party(11, "Alan Example", died_on=date(2026, 3, 2))
    return replace(
        base,
        parties=(dead,),
        account=replace(base.account, lines=tuple(weekly(date(2026, 3, 2), AS_AT))),
        contacts=(),
        papers=(),
    )


def drafted(
    file: CaseFile, order: OrderWanted = OUTRIGHT, *, used_marks: Sequence[str] = ()
) -> Draft:
    """What the officer decides for a first hearing."""
    return Draft(
        AS_AT,
        MADE_ON,
        used_marks=tuple(used_marks),
        exhibits=exhibits_for_first_hearing(file, AS_AT),
        order=order,
    )
