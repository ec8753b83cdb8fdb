"""What the officer decides before a paper is made; all else follows from the case file."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from courtdesk.domain.casefile import CaseFile, Officer, Paper, PaperKind
from courtdesk.domain.dates import Period
from courtdesk.domain.money import Money


class OrderKind(StrEnum):
    """The orders that a statement may ask for."""

    OUTRIGHT = "outright"
    SUSPENDED = "suspended"
    ADJOURNED = "adjourned"


@dataclass(frozen=True, slots=True)
class OrderWanted:
    """The order that the council will ask for.

    Attributes:
        within_days: days within which possession is to be given; for an outright order.
        instalment: the sum to be paid besides the rent, where payment is a term.
        first_due_on: when the first instalment is to be paid.
        judgment: whether a money judgment for the arrears is asked for.
        costs: the costs asked for, if any.
    """

    kind: OrderKind
    within_days: int | None = None
    instalment: Money | None = None
    every: Period = Period.WEEKLY
    first_due_on: date | None = None
    judgment: bool = True
    costs: Money | None = None


@dataclass(frozen=True, slots=True)
class ExhibitWanted:
    """Papers to be shown to the court under one mark.

    Attributes:
        kind: what they are; it decides where the statement refers to them.
        title: what the statement calls them, with a small first letter.
        papers: each paper's title and date.
    """

    kind: PaperKind
    title: str
    papers: tuple[tuple[str, date], ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """What the officer decides before a paper is made.

    Attributes:
        as_at: the stated date, for which every figure of the paper is given.
        made_on: the date on which the paper is made and will be signed.
        witness: the officer who signs; none for the officer of the case.
        number: the number of the statement for its witness.
        used_marks: exhibit marks already used by the witness.
        exhibits: what is to be shown to the court, in the order in which it is referred to.
        order: the order sought.
        sheet_for: the number of the exhibit for which a sheet is made, from nought.
    """

    as_at: date
    made_on: date
    witness: Officer | None = None
    number: int = 1
    used_marks: tuple[str, ...] = ()
    exhibits: tuple[ExhibitWanted, ...] = ()
    order: OrderWanted | None = None
    sheet_for: int | None = None


_SHOWN = (
    (PaperKind.TENANCY_AGREEMENT, "the tenancy agreement"),
    (PaperKind.NOTICE, "the notice"),
    (PaperKind.CERTIFICATE_OF_SERVICE, "the certificate of service of the notice"),
    (PaperKind.ARREARS_SCHEDULE, "the arrears schedule"),
    (PaperKind.LETTER, "letters sent by the Council about the arrears"),
    (PaperKind.CORRESPONDENCE, "correspondence about the arrears"),
    (PaperKind.PHOTOGRAPH, "photographs"),
)


def exhibits_for_first_hearing(file: CaseFile, schedule_on: date) -> tuple[ExhibitWanted, ...]:
    """The papers on a case that a first hearing wants to see, in the order of the statement.

    The arrears schedule is made with the statement, so it is there also before it is filed;
    of a paper with several versions only the last is shown.
    """
    replaced = {paper.replaces_id for paper in file.papers}
    current = [paper for paper in file.papers if paper.id not in replaced]
    wanted = []
    for kind, title in _SHOWN:
        papers = _by_date(paper for paper in current if paper.kind is kind)
        if kind is PaperKind.ARREARS_SCHEDULE:
            papers = (("Arrears schedule", schedule_on),)
        if papers:
            wanted.append(ExhibitWanted(kind, title, papers))
    return tuple(wanted)


def _by_date(papers: Iterable[Paper]) -> tuple[tuple[str, date], ...]:
    return tuple(
        (paper.title, paper.dated_on) for paper in sorted(papers, key=lambda one: one.dated_on)
    )
