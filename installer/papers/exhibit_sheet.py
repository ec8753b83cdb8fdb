"""The sheet in front of an exhibit: what it is, whose it is, and what it holds."""

from installer.papers.base import COURT, finish, new
from installer.papers.parts import (
    control_row,
    footer,
    grid,
    paragraph,
    proceedings,
    row,
    sample_header,
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
    title(paper, "Exhibit {{ exhibit.mark }}")
    paragraph(
        paper,
        "This is the exhibit marked **{{ exhibit.mark }}** to which the "
        "{{ statement.number|ordinal }} witness statement of {{ officer.full_name }}, made on "
        "{{ statement.made_on|long_date }}, refers: {{ exhibit.title }}.",
    )
    with when(paper, "exhibit.several"):
        paragraph(paper, "It holds:")
    table = grid(paper, (9.5, 4.4))
    row(table, ("Document", "Date"), head=True)
    control_row(table, "{%tr for part in exhibit.parts %}")
    row(table, ("{{ part.title }}", "{{ part.dated_on|long_date }}"))
    control_row(table, "{%tr endfor %}")
    return finish(paper, COURT)
