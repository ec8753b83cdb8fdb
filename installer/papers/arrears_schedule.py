"""The arrears schedule: everything due and everything paid, with a running total."""

from docx.document import Document as WordDocument

from installer.papers.base import TABLE, finish, new
from installer.papers.parts import (
    control_row,
    court,
    footer,
    grid,
    heading,
    paragraph,
    row,
    sample_header,
    title,
    when,
)

_FACTS = (
    ("Landlord", "{{ council.name }}"),
    ("Tenant{% if tenancy.joint %}s{% endif %}", "{{ tenancy.names|joined }}"),
    ("Property", "{{ tenancy.address|in_one_line }}"),
    ("Rent account", "{{ account.reference }}"),
    ("Rent", "{{ tenancy.rent|money }} {{ tenancy.each }}, due {{ tenancy.falls_due }}"),
    ("Daily rate", "{{ tenancy.daily_rate|money }}, which is {{ tenancy.daily_basis }}"),
    (
        "First default",
        (
            "{% if schedule.has_default %}{{ schedule.first_default_on|long_date }}{% else %}none"
            "{% endif %}"
        ),
    ),
    (
        "This schedule",
        "{{ schedule.starts_on|long_date }} to {{ schedule.until_on|long_date }}",
    ),
)


def make() -> bytes:
    """The template as a Word file."""
    paper = new(TABLE)
    sample_header(paper)
    footer(paper, "Rent account {{ account.reference }}", "{{ schedule.until_on|long_date }}")
    with when(paper, "claim"):
        court(paper)
    title(paper, "Schedule of rent arrears")
    facts = grid(paper, (3.5, 13.4), lines=False)
    for name, words in _FACTS:
        row(facts, (f"**{name}**", words))
    paragraph(
        paper,
        "Every sum of rent that fell due and every sum paid, with the balance after each. A "
        "balance with a minus sign is a credit.",
        "Close text",
    )
    _lines(paper)
    with when(paper, "account.has_apart"):
        heading(paper, "Charges that are not rent")
        paragraph(paper, "They are kept apart, and no figure above includes them.", "Close text")
    # A table cannot stand under a paragraph's condition, so its rows carry their own.
    _apart(paper)
    return finish(paper, TABLE)


def _lines(paper: WordDocument) -> None:
    table = grid(paper, (2.6, 6.5, 2.5, 2.5, 2.8))
    row(table, ("Date", "What", "Due (£)", "Paid (£)", "Balance (£)"), head=True, figures_from=2)
    control_row(table, "{%tr if schedule.has_opening %}")
    row(
        table,
        (
            "{{ schedule.starts_on|figure_date }}",
            "Balance brought forward",
            "",
            "",
            "{{ schedule.opening|figure }}",
        ),
        figures_from=2,
    )
    control_row(table, "{%tr endif %}")
    control_row(table, "{%tr for line in schedule.lines %}")
    row(
        table,
        (
            "{{ line.on|figure_date }}",
            "{{ line.what }}",
            "{% if line.charged %}{{ line.due|figure }}{% endif %}",
            "{% if not line.charged %}{{ line.paid|figure }}{% endif %}",
            "{{ line.balance|figure }}",
        ),
        figures_from=2,
    )
    control_row(table, "{%tr endfor %}")
    row(
        table,
        (
            "{{ schedule.until_on|figure_date }}",
            "**Together**",
            "**{{ schedule.due|figure }}**",
            "**{{ schedule.paid|figure }}**",
            "**{{ schedule.closing|figure }}**",
        ),
        figures_from=2,
    )


def _apart(paper: WordDocument) -> None:
    table = grid(paper, (9.1, 2.8))
    control_row(table, "{%tr if account.has_apart %}")
    row(table, ("Charge", "Balance (£)"), head=True, figures_from=1)
    control_row(table, "{%tr for charge in account.apart %}")
    row(table, ("{{ charge.what|capital_first }}", "{{ charge.balance|figure }}"), figures_from=1)
    control_row(table, "{%tr endfor %}")
    control_row(table, "{%tr endif %}")
