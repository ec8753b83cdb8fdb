"""What stands on the evidence of a life: every name, date and sum is that of the life itself."""

from datetime import date, timedelta

from courtdesk.domain import rent
from courtdesk.domain.casefile import NoticeKind, ServiceMethod, TenancyKind
from courtdesk.domain.dates import Period, clock, long
from courtdesk.domain.rulebook import Rulebook
from courtdesk.samples.life import ContactMade, Life, NoticeServed, Serving
from courtdesk.samples.papers.sheet import (
    Address,
    Block,
    Facts,
    Heading,
    NewPage,
    Paper,
    Words,
    numbered,
    signed,
)
from courtdesk.samples.people import ANNA, COUNCIL, DEPARTMENT, EMAIL, PHONE

EACH = {
    Period.WEEKLY: "a week",
    Period.FORTNIGHTLY: "a fortnight",
    Period.FOUR_WEEKLY: "every 4 weeks",
    Period.MONTHLY: "a month",
}
_DUE = {
    Period.WEEKLY: "due in advance on the Monday of each week",
    Period.FORTNIGHTLY: "due in advance on the Monday of every 2nd week",
    Period.FOUR_WEEKLY: "due in advance on the Monday of every 4th week",
    Period.MONTHLY: "due in advance on the 1st day of each month",
}
_HOW = {
    ServiceMethod.LETTERBOX: "Put through the letterbox of",
    ServiceMethod.HAND: "Handed to the tenant at",
    ServiceMethod.FIRST_CLASS_POST: "Sent by first class post to",
    ServiceMethod.EMAIL: "Sent by e-mail to the tenant of",
}
_KINDS = {
    TenancyKind.SECURE: "secure periodic tenancy",
    TenancyKind.INTRODUCTORY: "introductory tenancy",
}


def agreement(life: Life) -> Paper:
    """The tenancy agreement of a life."""
    terms = numbered(
        f"The Council lets the home to the tenant from {long(life.started_on)} on a "
        f"{_KINDS[life.kind]}.",
        "The rent is the sum in the Council’s list of rents for the home, "
        f"{_DUE[life.rent.period]}. The Council may change it by 4 weeks’ notice.",
        *_weeks_without_rent(life),
        "Each tenant is liable for the whole of the rent, alone and together with the others.",
        "The tenant tells the Council at once of any change in who lives in the home.",
        "The tenant keeps the inside of the home clean and in good order, and lets the Council "
        "in to inspect and repair it after 24 hours’ notice.",
        "The tenant does not cause nuisance or annoyance to anybody nearby.",
        "The Council keeps the structure and the outside of the home in repair, and the "
        "installations for water, gas, electricity and heating.",
        "The Council may serve notices by leaving them at the home or posting them to it.",
        "The tenant may end the tenancy by 4 weeks’ notice in writing.",
    )
    return Paper(
        "Tenancy agreement",
        life.started_on,
        (
            Facts(
                (
                    ("The Council", COUNCIL.name),
                    ("The tenant", " and ".join(life.names)),
                    ("The home", ", ".join((*life.home.address, life.home.postcode))),
                    ("Tenancy number", life.account),
                )
            ),
            Heading("Terms"),
            *terms,
            NewPage(),
            Heading("Signatures"),
            *(signed(name, "Tenant", life.started_on) for name in life.names),
            signed("A former officer", "For the Council", life.started_on),
        ),
    )


def _weeks_without_rent(life: Life) -> tuple[str, ...]:
    if life.rent.charge_weeks is None:
        return ()
    weeks = life.rent.charge_weeks
    return (f"No rent is charged in some weeks: there are {weeks} charges in a rent year.",)


def notice(life: Life, served: NoticeServed, book: Rulebook) -> Paper:
    """The notice that comes before a claim, with its particulars."""
    if served.kind is NoticeKind.INTRODUCTORY:
        return _introductory_notice(life, served)
    ground = book.wording("ground-1", served.dated_on)
    return Paper(
        "Notice of seeking possession",
        served.dated_on,
        (
            Words("Housing Act 1985, section 83. Notice to a secure tenant."),
            *numbered(
                f"To {' and '.join(life.names)}. If you need advice about this notice, take it to "
                "a Citizens Advice office, a housing aid centre, a law centre or a solicitor.",
                f"{COUNCIL.name} intends to apply to the court for an order requiring you to give "
                f"up possession of {', '.join((*life.home.address, life.home.postcode))}.",
                f"Possession will be sought on ground 1 of schedule 2 to the Housing Act 1985, "
                f"which reads: “{ground}”",
            ),
            NewPage(),
            *numbered(
                f"Particulars of the ground. {particulars_of_arrears(life, served.dated_on)}",
                f"The court will not be asked for an order before {long(served.specified_on)}. "
                "Court proceedings may be begun after that date, and within 12 months of it.",
                first=4,
            ),
            *_from_the_council(served.dated_on),
        ),
    )


def _introductory_notice(life: Life, served: NoticeServed) -> Paper:
    until = served.served_on + timedelta(days=13)
    return Paper(
        "Notice of possession proceedings",
        served.dated_on,
        (
            Words("Housing Act 1996, section 128. Notice to an introductory tenant."),
            *numbered(
                f"To {' and '.join(life.names)} of {', '.join(life.home.address)}.",
                "The Council has decided to ask the court for an order for possession.",
                f"The reasons are these. {particulars_of_arrears(life, served.dated_on)}",
                f"Proceedings may be begun after {long(served.specified_on)}.",
                f"You may ask the Council to review its decision. Ask by {long(until)}.",
                "If you need help or advice, take this notice at once to a Citizens Advice "
                "office, a housing aid centre, a law centre or a solicitor.",
            ),
            *_from_the_council(served.dated_on),
        ),
    )


def particulars_of_arrears(life: Life, on: date) -> str:
    """What is owed on a day, how the rent falls due, and until when it is counted."""
    return (
        f"The rent is {life.rent.on(on)} {EACH[life.rent.period]}, due in advance. At the end of "
        f"{long(on)} rent of {life.rent_balance(on)} was unpaid on account {life.account}."
    )


def certificate(life: Life, served: NoticeServed, serving: Serving, book: Rulebook) -> Paper:
    """The certificate that a notice was served on one tenant."""
    who = life.people[serving.person].full_name
    on = serving.at.date()
    return Paper(
        "Certificate of service",
        on,
        (
            Facts(
                (
                    ("Paper served", f"Notice dated {long(served.dated_on)}"),
                    ("Served on", who),
                    ("How", f"{_HOW[serving.method]} {serving.place}"),
                    ("When", f"{long(on)} at {clock(serving.at.time())}"),
                    ("Counts as served", long(serving.served_on)),
                    ("By", f"{serving.by.full_name}, {serving.by.position}"),
                )
            ),
            Words(truth(book, on, "I believe", "this certificate")),
            signed(serving.by.full_name, serving.by.position, on),
        ),
    )


def letter_about_arrears(life: Life, contact: ContactMade) -> Paper:
    """The first letter to one tenant about what is owed."""
    owed, name = life.rent_balance(contact.on), life.people[contact.person or 0].full_name
    return Paper(
        "Letter about rent arrears",
        contact.on,
        (
            *_to_the_tenant(life, name, contact.on),
            Words(f"Your rent account {life.account} is in arrears by {owed}."),
            Words(
                "Please pay this sum, or call us so that we can agree with you what you can "
                "afford. Tell us if your income has changed, or if you wait for a benefit."
            ),
            Words(
                "We can help you to claim Universal Credit or housing benefit. Free advice about "
                "debts is to be had from Citizens Advice and MoneyHelper."
            ),
            *_from_the_council(contact.on),
        ),
    )


def letter_before_claim(life: Life, contact: ContactMade) -> Paper:
    """The last letter before a claim, with which the protocol was sent."""
    owed, name = life.rent_balance(contact.on), life.people[contact.person or 0].full_name
    return Paper(
        "Letter before claim",
        contact.on,
        (
            *_to_the_tenant(life, name, contact.on),
            Words(f"You owe rent of {owed} on account {life.account}. A notice was served on you."),
            Words(
                "We will ask the court for possession of your home unless you pay, or agree "
                "with us within 14 days how you will pay, and keep to it."
            ),
            Words(
                "A copy of the Pre-Action Protocol for Possession Claims by Social Landlords is "
                "enclosed. It says what we must do before we go to court, and what you can do."
            ),
            *_from_the_council(contact.on),
        ),
    )


def letter_from_tenant(life: Life, on: date) -> Paper:
    """What a tenant wrote back."""
    return Paper(
        "Letter from the tenant",
        on,
        (
            Address((*life.home.address, life.home.postcode, long(on))),
            Words("Dear Council,"),
            Words(
                f"I had your letter about my rent, account {life.account}. My hours at work were "
                "cut and I fell behind. I can pay something every week now."
            ),
            Words("Please do not take me to court."),
            Words(f"Yours truly, {life.people[0].full_name}"),
        ),
    )


def particulars(life: Life, book: Rulebook) -> Paper:
    """The particulars of the claim.

    Authority: SCH-1.
    """
    claim, served = life.claim, life.notice
    assert claim is not None  # noqa: S101 - asked for a life with a claim alone.
    assert served is not None  # noqa: S101 - a claim rests on a notice.
    on, now = claim.issued_on, life.rent.on(claim.issued_on)
    daily = rent.daily(now, life.rent.period, life.rent.charge_weeks, book=book).answer.daily
    return Paper(
        "Particulars of claim",
        on,
        (
            *_heading_of_claim(life),
            *numbered(
                f"The claimant has a right to possession of the dwelling at "
                f"{', '.join((*life.home.address, life.home.postcode))}.",
                f"The defendant holds it on a {_KINDS[life.kind]} that began on "
                f"{long(life.started_on)}. To the claimant’s knowledge nobody else is in "
                "possession.",
                f"The rent is {now} {EACH[life.rent.period]}. Unpaid rent or charge for use and "
                f"occupation is to be reckoned at {daily} a day.",
                f"Possession is claimed on ground 1 of schedule 2 to the Housing Act 1985. At "
                f"the issue of this claim rent of {life.rent_balance(on)} is unpaid, as the "
                "schedule of arrears shows.",
                "The claimant has written, called and visited, offered help with benefit and "
                "debts, sought an agreement, and sent the pre-action protocol.",
                f"A notice of seeking possession was served on {long(served.served_on)}, giving "
                f"{long(served.specified_on)} as the date after which proceedings may begin.",
            ),
            NewPage(),
            *numbered(
                "To the claimant’s knowledge no benefit for the rent is paid to the claimant.",
                "The claimant asks for possession, judgment for the arrears, the daily rate until "
                "possession is given, and costs.",
                "The claimant is a local authority.",
                first=7,
            ),
            Words(truth(book, on, "The claimant believes", "these particulars of claim")),
            signed(ANNA.full_name, ANNA.position, on),
        ),
    )


def defence(life: Life, book: Rulebook) -> Paper:
    """A defence that says why rent was held back."""
    claim = life.claim
    assert claim is not None  # noqa: S101 - asked for a defended life alone.
    on = claim.defence_filed_on or claim.issued_on
    name = life.people[0].full_name
    return Paper(
        "Defence",
        on,
        (
            *_heading_of_claim(life),
            *numbered(
                "I am the defendant. I agree that I have a tenancy and that rent is behind.",
                "I do not agree the sum. Payments that I made at a shop are not all counted.",
                "There has been damp in the back bedroom and the boiler has failed again and "
                "again. I told the Council many times, and it has not done the repairs.",
                "I ask the court to set the cost of the disrepair against the rent.",
                "I can pay the rent and something every week. I ask to stay in my home.",
            ),
            Words(truth(book, on, "I believe", "this defence")),
            signed(name, "Defendant", on),
        ),
    )


def truth(book: Rulebook, on: date, who: str, what: str) -> str:
    """The prescribed statement of truth, with who believes and what the paper is.

    Authority: WS-9.
    """
    words = book.wording("statement-of-truth-document", on)
    words = words.replace("[I believe] [The claimant believes]", who)
    return words.replace("this [name document]", what)


def _heading_of_claim(life: Life) -> tuple[Block, ...]:
    claim = life.claim
    assert claim is not None  # noqa: S101 - a heading is wanted only for a paper of a claim.
    return (
        Facts(
            (
                ("In the", claim.court.name),
                ("Claim number", claim.number),
                ("Claimant", COUNCIL.name),
                ("Defendant", " and ".join(life.names)),
            )
        ),
    )


def _to_the_tenant(life: Life, name: str, on: date) -> tuple[Block, ...]:
    return (
        Address((name, *life.home.address, life.home.postcode)),
        Words(long(on)),
        Words(f"Dear {name},"),
    )


def _from_the_council(on: date) -> tuple[Block, ...]:
    return (
        signed(ANNA.full_name, ANNA.position, on),
        Address((COUNCIL.name, DEPARTMENT, *COUNCIL.address, PHONE, EMAIL)),
    )
