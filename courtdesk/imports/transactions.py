"""Lines of rent accounts read from columns: dates, sums, codes and words made one line.

This is the inner loop of the post. What repeats is looked up, not read again; a line that
cannot be read is refused, and the caller says why and where.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from courtdesk.domain.finding import Finding, Refused, stop, warning
from courtdesk.domain.ledger import Kind, Line
from courtdesk.domain.money import Money
from courtdesk.imports import cells as reading
from courtdesk.imports.cells import NOTHING, DateReader, Remembered, read_words, worth
from courtdesk.imports.format import Cells, TransactionRow
from courtdesk.imports.headings import Sheet, normal
from courtdesk.imports.layout import Counts, Doubt, Layout
from courtdesk.imports.notices import OFTEN, Notices

FORMULA = frozenset(("=", "@"))


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What a code comes to: its kind when the sum is owed, and when it was paid."""

    code: str
    words: str
    owed: Kind
    paid: Kind


def line_reader(
    sheet: Sheet, layout: Layout, dates: DateReader, notices: Notices
) -> Callable[[int, Cells], TransactionRow]:
    """What reads one row of cells as a line of an account.

    The function it returns raises Refused where account, date or amount cannot be read.
    """
    account_of = itemgetter(sheet.column("account"))
    accounts = Remembered[str, str](
        lambda text: reading.read_account(text, "account", layout.without)
    )
    days_of, days = _days(sheet, layout, dates)
    sum_of, sums = _sums(sheet, layout)
    code_of, codes = _codes(sheet, layout)
    text_at, reference_at, id_at = map(sheet.column, ("text", "reference", "own_id"))
    doubts_of = _doubts(sheet, layout)

    def read(number: int, cells: Cells) -> TransactionRow:
        account = accounts[account_of(cells)]
        on, posted_on = days[days_of(cells)]
        amount = sums[sum_of(cells)]
        meaning = codes[code_of(cells)]
        words, reference, own_id = meaning.words, "", ""
        if text_at >= 0:
            text = read_words(cells[text_at])
            if text:
                if text[0] in FORMULA:
                    notices.add(number, _formula_in(sheet.headings[text_at]))
                words = f"{words}: {text}" if words and words != text else text
        if reference_at >= 0:
            reference = read_words(cells[reference_at])
            if reference and reference[0] in FORMULA:
                notices.add(number, _formula_in(sheet.headings[reference_at]))
        if id_at >= 0:
            own_id = read_words(cells[id_at])
        if doubts_of is not None:
            for doubt in doubts_of(cells):
                notices.add(number, doubt)
        kind = meaning.owed if amount.pence > 0 else meaning.paid
        return TransactionRow(
            number,
            account,
            Line(on, amount, kind, meaning.code, words, reference, own_id, posted_on),
        )

    return read


def sum_reader(sheet: Sheet, layout: Layout) -> Callable[[Cells], Money]:
    """What reads the sum of a row, as for the report's own totals."""
    sum_of, sums = _sums(sheet, layout)
    return lambda cells: sums[sum_of(cells)]


def _days(
    sheet: Sheet, layout: Layout, dates: DateReader
) -> tuple[
    Callable[[Cells], str | tuple[str, str]],
    Remembered[str | tuple[str, str], tuple[date, date | None]],
]:
    """The date that counts and the posting date, from one column or from two."""
    posted_at, effective_at = sheet.column("posted"), sheet.column("effective")
    both = posted_at >= 0 and effective_at >= 0
    only = "posted" if posted_at >= 0 else "effective"

    def read(text: str | tuple[str, str]) -> tuple[date, date | None]:
        posted = effective = None
        if not isinstance(text, str):
            posted = dates.read(text[0], "posted")
            effective = dates.read(text[1], "effective")
        elif only == "posted":
            posted = dates.read(text, only)
        else:
            effective = dates.read(text, only)
        by_choice = (effective, posted) if layout.dates.counts is Counts.EFFECTIVE else (posted,)
        on = next((one for one in (*by_choice, posted, effective) if one is not None), None)
        if on is None:
            raise Refused(
                stop(
                    "date-missing",
                    "There is no date.",
                    where=only,
                    remedy="Look the line up in the housing system; export again or exclude it.",
                )
            )
        return on, posted

    columns = (posted_at, effective_at) if both else (max(posted_at, effective_at),)
    return itemgetter(*columns), Remembered(read)


def _sums(
    sheet: Sheet, layout: Layout
) -> tuple[Callable[[Cells], str | tuple[str, str]], Remembered[str | tuple[str, str], Money]]:
    """What a line adds to what is owed, from one signed column or from debit and credit."""
    debit_at, credit_at = sheet.column("debit"), sheet.column("credit")
    negated = layout.sums.positive == "paid"

    def read(text: str | tuple[str, str]) -> Money:
        if isinstance(text, str):
            amount = reading.read_sum(text, "amount")
            return -amount if negated else amount
        if worth(text[0]) in NOTHING:
            return -reading.read_sum(text[1], "credit")
        debit = reading.read_sum(text[0], "debit")
        credit = reading.read_sum_or_nil(text[1], "credit")
        if debit and credit:
            raise Refused(
                stop(
                    "debit-and-credit",
                    f"The line has a debit, {debit}, and a credit, {credit}.",
                    where="credit",
                    remedy="See whether columns have moved; export again or exclude the line.",
                )
            )
        return debit - credit

    if debit_at >= 0:
        return itemgetter(debit_at, credit_at), Remembered(read)
    return itemgetter(sheet.column("amount")), Remembered(read)


def _codes(
    sheet: Sheet, layout: Layout
) -> tuple[Callable[[Cells], str | tuple[str, ...]], Remembered[str | tuple[str, ...], _Meaning]]:
    """What a transaction code means; one that the layout does not know is kept as it is."""
    known = layout.code

    def read(text: str | tuple[str, ...]) -> _Meaning:
        parts = [read_words(one) for one in ((text,) if isinstance(text, str) else text)]
        written = "/".join(one for one in parts if one)
        first, further = parts[0].upper(), [one.upper() for one in parts[1:] if one]
        candidates = (written.upper(), *(f"{first}/{one}" for one in further), first)
        code = next((known[one] for one in candidates if one in known), None)
        if code is None:
            return _Meaning(written, "", Kind.UNKNOWN, Kind.UNKNOWN)
        owed = Kind.REVERSAL if code.kind is Kind.PAYMENT else code.kind
        return _Meaning(written, code.words, owed, code.kind)

    columns = [sheet.column(word) for word in ("code", "subcode", "method") if word in sheet.at]
    return itemgetter(*columns), Remembered(read)


def _doubts(sheet: Sheet, layout: Layout) -> Callable[[Cells], tuple[Finding, ...]] | None:
    """What puts a line in doubt, by the cells the layout names; none if the file has none."""
    by_heading = {normal(one): column for column, one in enumerate(sheet.headings)}
    asked = [
        (by_heading[normal(one.column)], frozenset(one.unless), _doubt(one))
        for one in layout.doubts
        if normal(one.column) in by_heading
    ]
    if not asked:
        return None

    def read(texts: tuple[str, ...]) -> tuple[Finding, ...]:
        return tuple(
            finding
            for (_, unless, finding), text in zip(asked, texts, strict=True)
            if (bare := worth(text)) not in NOTHING and bare not in unless
        )

    seen = Remembered(read)
    columns = [column for column, _, _ in asked]

    def doubts(cells: Cells) -> tuple[Finding, ...]:
        return seen[tuple([cells[one] for one in columns])]

    return doubts


def _doubt(doubt: Doubt) -> Finding:
    return warning(
        "line-in-doubt",
        f"{doubt.words} ({doubt.column}): {OFTEN}. Each such line was kept and is counted.",
        remedy="Look the lines up in the housing system before the figure is used.",
    )


def _formula_in(heading: str) -> Finding:
    return warning(
        "formula-in-cell",
        f"A cell of {heading.strip()} holds a formula, {OFTEN}; it was kept as plain text.",
        remedy="Ask who can write into that field of the housing system.",
    )
