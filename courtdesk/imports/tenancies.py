"""Tenancies read from columns: one row a tenancy, or one row a person and joined here.

Tenancies are few beside the lines of their accounts, so they are held until the file ends and
each is given whole, with all its people.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from courtdesk.domain.finding import Refused, note, stop, warning
from courtdesk.domain.money import Money
from courtdesk.imports import cells as reading
from courtdesk.imports.cells import DateReader, read_words
from courtdesk.imports.format import Cells, TenancyRow
from courtdesk.imports.headings import Sheet
from courtdesk.imports.layout import Layout, Tenure
from courtdesk.imports.notices import OFTEN, Notices

MOST_TENANCIES = 250_000
_PERSON = ("title", "forename", "surname")
_MUST_AGREE = {
    "rent": "rent",
    "period": "rent period",
    "started_on": "start",
    "kind": "kind of tenancy",
}

Held = dict[str, TenancyRow]
"""The tenancies of a file as they come together, by account."""


def tenancy_adder(
    sheet: Sheet, layout: Layout, dates: DateReader, notices: Notices, held: Held
) -> Callable[[int, Cells], None]:
    """What reads one row of cells and joins its person to the tenancy it belongs to.

    The function it returns raises Refused where account, start or rent cannot be read, or
    differ from an earlier row of the same tenancy.
    """

    def add(number: int, cells: Cells) -> None:
        row = _tenancy(number, cells, sheet, layout, dates)
        known = held.get(row.account)
        if known is not None:
            held[row.account] = _joined(known, row, notices)
            return
        if len(held) >= MOST_TENANCIES:
            raise Refused(
                stop(
                    "too-many-tenancies",
                    f"The file has more than {MOST_TENANCIES:,} tenancies.",
                    where="account",
                    remedy="Export one area at a time.",
                )
            )
        held[row.account] = row
        _notice(row, _words(cells, sheet, "period"), layout, notices)

    return add


def whole(held: Held, notices: Notices) -> Iterator[TenancyRow]:
    """The tenancies, each with all its people, in the order in which they first stand there."""
    for row in held.values():
        if not row.names:
            notices.add(
                row.number,
                warning(
                    "no-name",
                    f"A tenancy has no tenant’s name, {OFTEN}.",
                    remedy="Add the columns title, forename and surname to the report.",
                ),
            )
        yield row


def _tenancy(
    number: int, cells: Cells, sheet: Sheet, layout: Layout, dates: DateReader
) -> TenancyRow:
    account = reading.read_account(_cell(cells, sheet, "account"), "account", layout.without)
    tenure = _words(cells, sheet, "tenure")
    written = _words(cells, sheet, "period").upper()
    person = " ".join(filter(None, (_words(cells, sheet, one) for one in _PERSON)))
    return TenancyRow(
        number=number,
        account=account,
        tenancy_reference=_words(cells, sheet, "tenancy_reference") or account,
        payment_reference=_words(cells, sheet, "payment_reference"),
        names=(person,) if person else (),
        address=_address(cells, sheet),
        postcode=_words(cells, sheet, "postcode").upper(),
        kind=layout.tenure.get(tenure.upper(), Tenure("")).kind,
        tenure=tenure,
        started_on=_date(cells, sheet, "started", dates),
        ended_on=_date(cells, sheet, "ended", dates),
        rent=reading.read_sum(_cell(cells, sheet, "rent"), "rent"),
        period=layout.period.get(written, layout.usual_period),
        service_charge=_sum(cells, sheet, "service_charge"),
        other_charge=_sum(cells, sheet, "other_charge"),
        balance=_balance(cells, sheet, layout),
        patch=_words(cells, sheet, "patch"),
    )


def _joined(known: TenancyRow, row: TenancyRow, notices: Notices) -> TenancyRow:
    """A tenancy with the person of another of its rows."""
    for name, words in _MUST_AGREE.items():
        if getattr(known, name) != getattr(row, name):
            raise Refused(
                stop(
                    "tenancy-told-twice",
                    f"Tenancy {row.account} stands on line {known.number} with another {words}.",
                    where="account",
                    remedy="Export one row a tenancy or one a person; or exclude the wrong line.",
                )
            )
    if replace(row, number=known.number, names=known.names) != known:
        notices.add(
            row.number,
            warning(
                "tenancy-rows-differ",
                "The rows of one tenancy differ in more than the person, such as the address or "
                f"the balance, {OFTEN}; what the first says was kept.",
                remedy="Compare the tenancy with the housing system.",
            ),
        )
    return replace(known, names=tuple(dict.fromkeys((*known.names, *row.names))))


def _notice(row: TenancyRow, written: str, layout: Layout, notices: Notices) -> None:
    """What is worth knowing of a tenancy before a case is opened on it."""
    if row.started_on is None:
        notices.add(
            row.number,
            warning(
                "no-start-date",
                f"A tenancy has no start date, {OFTEN}.",
                remedy="Take the date from the tenancy agreement before a case is opened.",
            ),
        )
    meaning = layout.tenure.get(row.tenure.upper())
    if meaning is None:
        notices.add(
            row.number,
            warning(
                "unknown-tenure",
                f"The tenure “{row.tenure}” is not known to the layout; met {OFTEN}.",
                remedy="Choose the kind of the tenancy before a case is opened on it, or add "
                "the code to the layout.",
            ),
        )
    elif meaning.kind is None:
        notices.add(
            row.number,
            note(
                "other-tenure",
                f"{meaning.words} ({row.tenure}) is none of the tenancies that this program "
                f"takes to court; met {OFTEN}.",
            ),
        )
    if written and written.upper() not in layout.period:
        notices.add(
            row.number,
            warning(
                "unknown-period",
                f"The rent period “{written}” is not known to the layout; met {OFTEN}, and "
                f"taken to be {layout.usual_period.value}.",
                remedy="Check the period of the rent before it is used, or add the code to the "
                "layout.",
            ),
        )


def _cell(cells: Cells, sheet: Sheet, word: str) -> str:
    column = sheet.column(word)
    return cells[column] if column >= 0 else ""


def _words(cells: Cells, sheet: Sheet, word: str) -> str:
    return read_words(_cell(cells, sheet, word))


def _date(cells: Cells, sheet: Sheet, word: str, dates: DateReader) -> date | None:
    return dates.read(_cell(cells, sheet, word), word)


def _sum(cells: Cells, sheet: Sheet, word: str) -> Money | None:
    if sheet.column(word) < 0:
        return None
    return reading.read_sum_or_nil(_cell(cells, sheet, word), word)


def _balance(cells: Cells, sheet: Sheet, layout: Layout) -> Money | None:
    text = _cell(cells, sheet, "balance")
    if reading.worth(text) in reading.NOTHING:
        return None
    balance = reading.read_sum(text, "balance")
    return -balance if layout.sums.positive == "paid" else balance


def _address(cells: Cells, sheet: Sheet) -> tuple[str, ...]:
    """The address in lines; commas and line breaks part it as well as columns do."""
    parts = (
        read_words(part)
        for column in sheet.at.get("address", ())
        for part in cells[column].replace("\n", ",").split(",")
    )
    return tuple(one for one in parts if one)
