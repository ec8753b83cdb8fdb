"""The witness statement for a first hearing, in the order a judge expects."""

from docx.document import Document as WordDocument

from installer.papers.base import COURT, finish, new
from installer.papers.parts import (
    each,
    footer,
    grid,
    heading,
    lettered,
    numbered,
    otherwise,
    paragraph,
    proceedings,
    row,
    sample_header,
    signature,
    title,
    when,
    witness_corner,
)


def make() -> bytes:
    """The template as a Word file."""
    paper = new(COURT)
    sample_header(paper)
    footer(paper, "Claim No {{ claim.number }}", "{{ officer.initials }}")
    witness_corner(paper)
    proceedings(paper)
    title(paper, "Witness statement of {{ officer.full_name }}")
    _who_i_am(paper)
    _tenancy(paper)
    _rent(paper)
    _notice(paper)
    _arrears(paper)
    _debt_relief(paper)
    _payments(paper)
    _benefits(paper)
    _protocol(paper)
    _order(paper)
    signature(paper)
    return finish(paper, COURT)


def _who_i_am(paper: WordDocument) -> None:
    paragraph(
        paper,
        "I, {{ officer.full_name }}, {{ officer.position }}, of {{ council.name }}, "
        "{{ council.address|in_one_line }}, say as follows:",
    )
    heading(paper, "Who I am and how I know these facts")
    numbered(
        paper,
        "I am employed by the Claimant, {{ council.name }} (“the Council”), as "
        "{{ officer.position }} in its {{ council.department }}. I make this statement in the "
        "course of that employment, and the address above is my work address. I am authorised to "
        "make it on the Council’s behalf, in support of its claim for possession of "
        "{{ tenancy.address|in_one_line }} (“the Property”).",
    )
    numbered(
        paper,
        "Where I say that I did something, I speak from my own knowledge. All else in this "
        "statement is information from records that the Council keeps in the course of its work: "
        "rent account {{ account.reference }}, which is kept on its computer system, and the file "
        "of this tenancy, in which its officers note what they do at the time. Where the note was "
        "made by another officer I give that officer’s name. I believe what these records say to "
        "be true.",
    )
    numbered(
        paper,
        "I prepared this statement myself, in writing, from those records. Its figures are those "
        "of the rent account at the end of {{ account.as_at|long_date }}.",
    )
    with when(paper, "statement.has_exhibits"):
        numbered(
            paper,
            "I refer to {% if statement.several_exhibits %}documents{% else %}a document"
            "{% endif %} marked **{{ statement.marks|joined }}**. "
            "{% if statement.several_exhibits %}They are kept apart from this statement. I have "
            "looked at each of them and confirm that it is what I say it is.{% else %}It is kept "
            "apart from this statement. I have looked at it and confirm that it is what I say it "
            "is.{% endif %}",
        )


def _tenancy(paper: WordDocument) -> None:
    heading(paper, "The tenancy")
    numbered(
        paper,
        "The Council is the landlord of the Property. It let the Property to "
        "{{ tenancy.names|joined }} under {{ tenancy.called }} that began on "
        "{{ tenancy.started_on|long_date }}."
        "{% if tenancy.joint and not tenancy.dead %} The tenancy is a joint one, and each joint "
        "tenant is liable for the whole of the rent.{% endif %}",
    )
    with each(paper, "tenant", "tenancy.dead"):
        numbered(paper, "{{ tenant.full_name }} died on {{ tenant.died_on|long_date }}.")
    with when(paper, "tenancy.survivors"):
        numbered(
            paper,
            "The tenancy therefore goes on in the name of {{ tenancy.survivors|joined }}, by "
            "survivorship.",
        )
    with when(paper, "tenancy.all_dead"):
        numbered(
            paper,
            "The claim is therefore brought against the personal representatives.",
        )
    with when(paper, "statement.tenancy_agreement"):
        numbered(
            paper,
            "I refer to a copy of {{ statement.tenancy_agreement.title }}, marked "
            "**{{ statement.tenancy_agreement.mark }}**.",
        )


def _rent(paper: WordDocument) -> None:
    heading(paper, "The rent and how it falls due")
    numbered(
        paper,
        "The rent is {{ tenancy.rent|money }} {{ tenancy.each }}. It falls due "
        "{{ tenancy.falls_due }}."
        "{% if tenancy.rent_free_weeks %} It is charged in {{ tenancy.charge_weeks }} weeks of the "
        "year; no rent falls due in the other weeks.{% endif %}",
    )
    numbered(
        paper,
        "The daily rate of the rent is {{ tenancy.daily_rate|money }}, which is "
        "{{ tenancy.daily_basis }}.",
    )
    with when(paper, "account.has_apart"):
        numbered(
            paper,
            "The account also shows charges that are not rent: {% for charge in account.apart %}"
            "{{ charge.what }} {{ charge.balance|money }}{% if not loop.last %}; {% endif %}"
            "{% endfor %}. They are kept apart. No figure of arrears in this statement includes "
            "them.",
        )


def _notice(paper: WordDocument) -> None:
    heading(paper, "The notice and its service")
    numbered(
        paper,
        "By a {{ notice.title }} dated {{ notice.dated_on|long_date }}, under {{ notice.under }}, "
        "the Council gave notice that it would ask the court for possession on ground 1 in "
        "Schedule 2 to that Act: “{{ notice.ground }}” The notice gave the arrears as "
        "{{ notice.arrears|money }}, and {{ notice.specified_on|long_date }} as the date after "
        "which proceedings might be begun.",
    )
    with when(paper, "notice.account_differs"):
        numbered(
            paper,
            "The rent account now shows a balance of {{ account.balance_at_notice|money }} at the "
            "end of the day on which the notice is dated.",
        )
    with when(paper, "notice.served"):
        numbered(paper, "The notice was served as follows:")
        with each(paper, "service", "notice.services"):
            lettered(
                paper,
                "on {{ service.on_whom }} {{ service.how }}"
                "{% if service.has_place %} at {{ service.place }}{% endif %}, on "
                "{{ service.sent_on|long_date }}, by "
                "{% if service.by_witness %}me{% else %}{{ service.by }}{% endif %}"
                "{% if service.served_later %}, so that it counts as served on "
                "{{ service.served_on|long_date }}{% endif %}.",
            )
    with when(paper, "statement.notice"):
        numbered(
            paper,
            "I refer to a copy of {{ statement.notice.title }}, marked "
            "**{{ statement.notice.mark }}**.",
        )
    with when(paper, "statement.certificate_of_service"):
        numbered(
            paper,
            "I refer to {{ statement.certificate_of_service.title }}, marked "
            "**{{ statement.certificate_of_service.mark }}**.",
        )
    numbered(
        paper,
        "The claim was issued on {{ claim.issued_on|long_date }}"
        "{% if notice.issued_in_time %}, after the date given in the notice and within 12 months "
        "of it{% endif %}."
        "{% if claim.defended %} A defence was filed on "
        "{{ claim.defence_filed_on|long_date }}.{% endif %}",
    )


def _arrears(paper: WordDocument) -> None:
    heading(paper, "The arrears at notice, at issue and now")
    numbered(paper, "The balance of rent on the account was:")
    table = grid(paper, (7.0, 3.9, 3.1))
    row(table, ("At the end of", "Date", "Balance"), head=True, figures_from=2)
    for what, on, owed in (
        ("the date of the notice", "notice.dated_on", "account.balance_at_notice"),
        ("the date of issue", "claim.issued_on", "account.balance_at_issue"),
        ("the date of these figures", "account.as_at", "account.balance"),
    ):
        words = (what, f"{{{{ {on}|long_date }}}}", f"{{{{ {owed}|money }}}}")
        row(table, words, figures_from=2, stay=True)
    paragraph(paper, "A balance with a minus sign is a credit.", "Close text")
    with when(paper, "account.in_arrears"):
        numbered(
            paper,
            "Arrears of rent of {{ account.balance|money }} were therefore owed at the end of "
            "{{ account.as_at|long_date }}.",
        )
        otherwise(paper)
        numbered(
            paper,
            "At the end of {{ account.as_at|long_date }} no rent was owed: the account was "
            "{% if account.in_credit %}in credit by {{ account.credit|money }}{% else %}clear"
            "{% endif %}.",
        )
    with when(paper, "account.cleared_since_issue"):
        numbered(paper, "The arrears owed at issue have been paid since.")
    with when(paper, "statement.schedule"):
        numbered(
            paper,
            "I refer to {{ statement.schedule.title }}, marked **{{ statement.schedule.mark }}**. "
            "It shows every sum of rent that fell due and every sum paid from "
            "{{ schedule.starts_on|long_date }} to {{ schedule.until_on|long_date }}, with a "
            "running total."
            "{% if schedule.has_opening %} It begins with a balance of "
            "{{ schedule.opening|money }} brought forward."
            "{% if schedule.has_default %} The first default was on "
            "{{ schedule.first_default_on|long_date }}.{% endif %}{% endif %}",
        )


def _debt_relief(paper: WordDocument) -> None:
    with when(paper, "breathing_space"):
        numbered(
            paper,
            "A breathing space under the Debt Respite Scheme"
            "{% if breathing_space.crisis %}, for treatment of a mental health crisis,{% endif %} "
            "began on {{ breathing_space.from_on|long_date }}"
            "{% if breathing_space.has_end %} and {% if breathing_space.in_force %}runs"
            "{% else %}ran{% endif %} to the end of {{ breathing_space.until_on|long_date }}"
            "{% endif %}. At the end of the day before it began, arrears of "
            "{{ breathing_space.balance_at_start|money }} were owed, of which "
            "{{ breathing_space.protected|money }} is still owed."
            "{% if breathing_space.in_force %} It is in force at the date to which this statement "
            "is made up. The Council tells the court so, and will take no step to enforce payment "
            "of those arrears while it lasts.{% endif %}",
        )
    with each(paper, "one", "insolvencies"):
        numbered(
            paper,
            "The Council has had notice of a {{ one.what }} that runs from "
            "{{ one.from_on|long_date }}.",
        )


def _payments(paper: WordDocument) -> None:
    heading(paper, "Payments and benefits")
    with when(paper, "payment.any"):
        numbered(
            paper,
            "The last payment by or for the {% if tenancy.joint %}tenants{% else %}tenant"
            "{% endif %} that stands on the account is {{ payment.last.amount|money }}, credited "
            "on {{ payment.last.on|long_date }}.",
        )
        otherwise(paper)
        numbered(
            paper,
            "The account, which is held{% if payment.held_from %} from "
            "{{ payment.held_from|long_date }}{% endif %} to {{ account.as_at|long_date }}, shows "
            "no payment by or for the {% if tenancy.joint %}tenants{% else %}tenant{% endif %}.",
        )
    numbered(
        paper,
        "In the 13 weeks from {{ payment.weeks_from|long_date }} to "
        "{{ account.as_at|long_date }}, {{ payment.weeks_rent|money }} of rent fell due and "
        "{% if payment.weeks_count == 0 %}no payment was made{% elif payment.weeks_count == 1 %}"
        "1 payment was made, of {{ payment.weeks_paid|money }}{% else %}"
        "{{ payment.weeks_count }} payments were made, which came to "
        "{{ payment.weeks_paid|money }}{% endif %}. Benefit paid to the Council is not counted in "
        "this.",
    )


def _benefits(paper: WordDocument) -> None:
    with each(paper, "one", "benefit.kinds"):
        numbered(
            paper,
            "{{ one.what }} has been paid to the Council for the rent: "
            "{% if one.count == 1 %}{{ one.last_amount|money }} on {{ one.last_on|long_date }}"
            "{% else %}{{ one.count }} sums from {{ one.first_on|long_date }} to "
            "{{ one.last_on|long_date }}, {{ one.paid|money }} together; the last was "
            "{{ one.last_amount|money }}{% endif %}.",
        )
    with when(paper, "not benefit.any"):
        numbered(
            paper,
            "The account shows no housing benefit and no Universal Credit paid to the Council.",
        )
    with when(paper, "benefit.claim_pending"):
        numbered(
            paper,
            "The Council’s file records, from {{ benefit.pending_from|long_date }}, a claim for "
            "benefit towards the rent that has not been decided.",
        )


def _protocol(paper: WordDocument) -> None:
    heading(paper, "Steps taken under the pre-action protocol")
    with when(paper, "steps"):
        numbered(
            paper,
            "The Council’s file records these steps under the Pre-Action Protocol for Possession "
            "Claims by Social Landlords (“the Protocol”).",
        )
        with each(paper, "step", "steps"):
            numbered(paper, "Paragraph {{ step.paragraph }} of the Protocol, {{ step.what }}:")
            with each(paper, "contact", "step.contacts"):
                lettered(
                    paper,
                    "{{ contact.on|long_date }}, {{ contact.how }} {{ contact.with_whom }}, by "
                    "{% if contact.by_witness %}me{% else %}{{ contact.by }}{% endif %}"
                    "{% if not contact.reached %}, without reaching anyone{% endif %}: "
                    "{% if contact.by_witness %}{{ contact.what }}{% else %}“{{ contact.what }}”"
                    "{% endif %}",
                )
        otherwise(paper)
        numbered(
            paper,
            "The Council’s file records no step under the Pre-Action Protocol for Possession "
            "Claims by Social Landlords.",
        )
    with when(paper, "statement.letters"):
        numbered(
            paper,
            "I refer to {{ statement.letters.title }}, marked **{{ statement.letters.mark }}**.",
        )
    with each(paper, "exhibit", "statement.others"):
        numbered(paper, "I refer to {{ exhibit.title }}, marked **{{ exhibit.mark }}**.")


def _order(paper: WordDocument) -> None:
    heading(paper, "The order sought")
    numbered(
        paper,
        "The {{ hearing.what }} is listed at the {{ hearing.court_name }} on "
        "{{ hearing.on|long_date }} at {{ hearing.at|time_of_day }}.",
    )
    with when(paper, "order.outright or order.suspended"):
        numbered(
            paper,
            "On the facts above the Council asks the court to find that it is reasonable to make "
            "an order for possession.",
        )
    numbered(paper, "The Council asks for:")
    with when(paper, "order.outright"):
        lettered(
            paper,
            "an order that possession of the Property be given "
            "{% if order.within_days == 0 %}forthwith{% else %}within {{ order.within_days }} "
            "days{% endif %};",
        )
    with when(paper, "order.suspended"):
        lettered(
            paper,
            "an order for possession of the Property, suspended for so long as the rent is paid "
            "as it falls due and the arrears by {{ order.instalment|money }} {{ order.each }}, the "
            "first payment by {{ order.first_due_on|long_date }};",
        )
    with when(paper, "order.adjourned"):
        lettered(
            paper,
            "an adjournment on terms that the rent is paid as it falls due and the arrears by "
            "{{ order.instalment|money }} {{ order.each }}, the first payment by "
            "{{ order.first_due_on|long_date }}, with liberty to restore;",
        )
    with when(paper, "order.judgment and account.in_arrears"):
        lettered(
            paper,
            "judgment for the rent owed at the date of the hearing, being "
            "{{ account.balance|money }} at the end of {{ account.as_at|long_date }}, plus what "
            "falls due and less what is paid after that date;",
        )
    with when(paper, "order.has_costs"):
        lettered(paper, "its costs, of {{ order.costs|money }};")
    # The page with the signature carries some of the text, so that it belongs to no other paper.
    lettered(paper, "such further or other order as the court thinks fit.", stay=True)
