"""The witness statement, its exhibits and the order it asks for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from courtdesk.documents.variables.draft import Draft, ExhibitWanted, OrderKind, OrderWanted
from courtdesk.documents.variables.tenancy import EACH
from courtdesk.domain.casefile import PaperKind
from courtdesk.domain.exhibits import next_mark
from courtdesk.domain.money import Money
from courtdesk.domain.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class ExhibitPart:
    """One paper within an exhibit.

    Attributes:
        title: what it is.
        dated_on: its date.
    """

    title: str
    dated_on: date


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A paper, or papers of one kind, shown to the court with the statement.

    Attributes:
        mark: the witness's initials and the number: JAS1.
        title: what it is, as the statement calls it.
        kind: the kind of its papers.
        several: yes where it holds more than one paper and needs a list of them.
        parts: the papers in it, by date.
    """

    mark: str
    title: str
    kind: PaperKind
    several: bool
    parts: tuple[ExhibitPart, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """The witness statement itself.

    Attributes:
        number: the number of this statement for its witness.
        made_on: the date on which it is made and signed.
        truth: the statement of truth, in the words prescribed on that date.
        has_exhibits: yes where there are exhibits.
        several_exhibits: yes where there is more than one.
        exhibits: all exhibits, in the order of their marks.
        marks: their marks.
        tenancy_agreement: the exhibit with the tenancy agreement.
        notice: the exhibit with the notice.
        certificate_of_service: the exhibit with the certificate of service.
        schedule: the exhibit with the arrears schedule.
        letters: the exhibit with the letters.
        others: exhibits of any other kind.
    """

    number: int
    made_on: date
    truth: str
    has_exhibits: bool
    several_exhibits: bool
    exhibits: tuple[Exhibit, ...]
    marks: tuple[str, ...]
    tenancy_agreement: Exhibit | None
    notice: Exhibit | None
    certificate_of_service: Exhibit | None
    schedule: Exhibit | None
    letters: Exhibit | None
    others: tuple[Exhibit, ...]


@dataclass(frozen=True, slots=True)
class OrderSought:
    """The order that the council asks the court to make.

    Attributes:
        outright: yes where possession within a number of days is asked for.
        suspended: yes where possession suspended on terms is asked for.
        adjourned: yes where an adjournment on terms is asked for.
        within_days: the number of days within which possession is to be given.
        instalment: the sum to be paid besides the rent.
        each: how often it is to be paid: "a week".
        first_due_on: when the first is to be paid.
        judgment: yes where a money judgment for the arrears is asked for.
        has_costs: yes where costs are asked for.
        costs: the costs asked for.
    """

    outright: bool
    suspended: bool
    adjourned: bool
    within_days: int | None
    instalment: Money | None
    each: str
    first_due_on: date | None
    judgment: bool
    has_costs: bool
    costs: Money | None


_NAMED = (
    PaperKind.TENANCY_AGREEMENT,
    PaperKind.NOTICE,
    PaperKind.CERTIFICATE_OF_SERVICE,
    PaperKind.ARREARS_SCHEDULE,
    PaperKind.LETTER,
)


def exhibits_of(draft: Draft, witness: str) -> tuple[Exhibit, ...]:
    """The exhibits with their marks, which run on from those the witness has already used.

    Authority: WS-6.
    """
    used, exhibits = list(draft.used_marks), []
    for wanted in draft.exhibits:
        mark = next_mark(witness, tuple(used)).answer.mark
        used.append(mark)
        exhibits.append(_exhibit(wanted, mark))
    return tuple(exhibits)


def statement_of(draft: Draft, exhibits: tuple[Exhibit, ...], book: Rulebook) -> Statement:
    """The statement, with each exhibit where the text refers to it.

    Authority: WS-6, WS-9.
    """
    named = {kind: _first(exhibits, kind) for kind in _NAMED}
    return Statement(
        number=draft.number,
        made_on=draft.made_on,
        truth=book.wording("statement-of-truth-witness", draft.made_on),
        has_exhibits=bool(exhibits),
        several_exhibits=len(exhibits) > 1,
        exhibits=exhibits,
        marks=tuple(one.mark for one in exhibits),
        tenancy_agreement=named[PaperKind.TENANCY_AGREEMENT],
        notice=named[PaperKind.NOTICE],
        certificate_of_service=named[PaperKind.CERTIFICATE_OF_SERVICE],
        schedule=named[PaperKind.ARREARS_SCHEDULE],
        letters=named[PaperKind.LETTER],
        others=tuple(one for one in exhibits if one not in named.values()),
    )


def order_of(wanted: OrderWanted | None) -> OrderSought | None:
    """The order sought, as yes and no for the template."""
    if wanted is None:
        return None
    return OrderSought(
        outright=wanted.kind is OrderKind.OUTRIGHT,
        suspended=wanted.kind is OrderKind.SUSPENDED,
        adjourned=wanted.kind is OrderKind.ADJOURNED,
        within_days=wanted.within_days,
        instalment=wanted.instalment,
        each=EACH[wanted.every],
        first_due_on=wanted.first_due_on,
        judgment=wanted.judgment,
        has_costs=wanted.costs is not None,
        costs=wanted.costs,
    )


def _exhibit(wanted: ExhibitWanted, mark: str) -> Exhibit:
    parts = tuple(ExhibitPart(title, dated_on) for title, dated_on in wanted.papers)
    return Exhibit(mark, wanted.title, wanted.kind, len(parts) > 1, parts)


def _first(exhibits: Iterable[Exhibit], kind: PaperKind) -> Exhibit | None:
    return next((one for one in exhibits if one.kind is kind), None)
