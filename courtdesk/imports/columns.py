"""Files of columns described by a layout: headings found, rows read, bad lines told apart."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from courtdesk.domain.finding import Finding, Refused, note, stop, warning
from courtdesk.domain.progress import Progress
from courtdesk.imports import headings, rows, text
from courtdesk.imports.aside import Aside
from courtdesk.imports.cells import DateReader, date_pattern
from courtdesk.imports.format import (
    Answer,
    BadRow,
    Cells,
    OpenEnd,
    Recognition,
    Record,
    Row,
    Sureness,
    TransactionRow,
    place,
)
from courtdesk.imports.headings import Sheet
from courtdesk.imports.layout import COLUMN_WORDS, Layout, RowsOf
from courtdesk.imports.notices import Notices
from courtdesk.imports.tenancies import Held, tenancy_adder, whole
from courtdesk.imports.transactions import line_reader, sum_reader

Rows = Iterator[Record | OpenEnd | BadRow | Finding]


@dataclass(frozen=True, slots=True)
class Columns:
    """The format of a layout: a text file of columns with headings."""

    layout: Layout

    @property
    def name(self) -> str:
        """The layout's file name, without its ending."""
        return self.layout.name

    @property
    def words(self) -> str:
        """What the layout calls itself."""
        return self.layout.words

    def recognise(self, path: Path) -> Recognition:
        """Sure if every column the layout needs is there; perhaps if half of them are."""
        head = text.head_of(path)
        unfit = text.unfit(path, head)
        if unfit is not None:
            return Recognition(Sureness.NO, unfit.says)
        sheet = headings.find(path, head, self.layout)
        found = sheet.wanted - len(sheet.missing)
        if not sheet.missing:
            how = f"the headings on line {sheet.number}" if sheet.number else "the first line"
            return Recognition(Sureness.SURE, f"Every column needed is there, by {how}.")
        lacking = ", ".join(COLUMN_WORDS[one[0]] for one in sheet.missing)
        sure = Sureness.PERHAPS if found * 2 >= sheet.wanted else Sureness.NO
        return Recognition(sure, f"It lacks {lacking}.")

    def read(self, path: Path, progress: Progress) -> Iterator[Answer]:
        """Every row, bad row and finding of the file; why not, if it cannot be read at all."""
        head = text.head_of(path)
        unfit = text.unfit(path, head)
        if unfit is not None:
            yield unfit
            return
        sheet = headings.find(path, head, self.layout)
        refusals = headings.refusals(sheet, self.layout)
        if refusals:
            yield from refusals
            return
        records: Rows = rows.records(path, sheet.delimiter, self.layout.file.encodings, progress)
        if self.layout.file.skip_last:
            records = _without_last(records, self.layout.file.skip_last)
        yield from read_rows(records, sheet, self.layout)


def read_rows(records: Rows, sheet: Sheet, layout: Layout) -> Iterator[Answer]:
    """Rows of cells, whatever file they come from, as a layout understands them."""
    dates = DateReader(
        tuple(map(date_pattern, layout.dates.written)),
        frozenset(map(date.fromisoformat, layout.dates.none)),
    )
    notices = Notices(sheet.name)
    held: Held = {}
    read: Callable[[int, Cells], Row | None]
    if layout.rows is RowsOf.TENANCIES:
        read = tenancy_adder(sheet, layout, dates, notices, held)
        aside = Aside(sheet, layout, notices, width=sheet.width)
    else:
        read = line_reader(sheet, layout, dates, notices)
        aside = Aside(sheet, layout, notices, sum_reader(sheet, layout), sheet.width)
    if sheet.number:
        yield from _above(records, sheet)
    elif layout.file.skip_first:
        records = _without_first(records, layout.file.skip_first)
    yield from _lines(records, sheet, aside, read)
    yield from whole(held, notices)
    if not aside.lines:
        yield _no_lines(sheet)
    yield from notices.told()
    yield from _about_dates(dates, sheet)


def _above(records: Rows, sheet: Sheet) -> Iterator[Answer]:
    """The rows down to the headings passed over, and said to have been."""
    above = 0
    for record in records:
        if isinstance(record, BadRow | Finding):
            yield record
        elif record[0] >= sheet.number:
            break
        else:
            above += 1
    if above:
        yield note(
            "lines-above-headings",
            f"The headings are on line {sheet.number}; what stands above them was passed over "
            f"(rows: {above}).",
            where=place(sheet.name, sheet.number),
        )


def _lines(
    records: Rows, sheet: Sheet, aside: Aside, read: Callable[[int, Cells], Row | None]
) -> Iterator[Answer]:
    """Every row under the headings read, put aside, or told as bad."""
    for record in records:
        if not isinstance(record, tuple):
            yield record
            continue
        number, cells = record
        if isinstance(record, OpenEnd):
            yield _open_end(sheet, number)
        try:
            row = read(number, cells if len(cells) == aside.width else aside.fitted(record))
        except Refused as refused:
            answer = aside.unread(number, cells, refused)
            if answer is not None:
                aside.lines += isinstance(answer, BadRow)
                yield answer
            continue
        aside.lines += 1
        if row is not None:
            if isinstance(row, TransactionRow):
                aside.come_to += row.line.amount.pence
            yield row


def _without_first(records: Rows, lines: int) -> Rows:
    """Rows without those on the first few lines, where no headings part them from the rest."""
    return (one for one in records if not isinstance(one, tuple) or one[0] > lines)


def _without_last(records: Rows, count: int) -> Rows:
    """Rows without the last few, as a layout with a footer asks."""
    waiting: deque[Record | OpenEnd] = deque()
    for record in records:
        if isinstance(record, BadRow | Finding):
            yield record
            continue
        waiting.append(record)
        if len(waiting) > count:
            yield waiting.popleft()


def _open_end(sheet: Sheet, number: int) -> Finding:
    return warning(
        "last-line-open",
        "The last line has no line break at its end, as in a file that was cut short.",
        where=place(sheet.name, number),
        remedy="Look whether the last line is whole and the file ends where it should.",
    )


def _no_lines(sheet: Sheet) -> Finding:
    return stop(
        "no-lines",
        f"{sheet.name} has headings and no line under them.",
        where=place(sheet.name, sheet.number),
        remedy="Run the report again for the accounts and dates you want.",
    )


def _about_dates(dates: DateReader, sheet: Sheet) -> Iterator[Finding]:
    """Whether the file writes its dates the other way about, which no single line can tell."""
    if not dates.month_first:
        return
    if dates.month_first >= dates.day_first:
        yield stop(
            "dates-month-first",
            f"The file writes dates month first, such as {dates.exchanged}, and this layout day "
            "first; other dates would be read with day and month exchanged.",
            where=place(sheet.name),
            remedy="Set the report’s dates to day, month, year; or use a layout that says month "
            "first.",
        )
    else:
        yield warning(
            "dates-both-ways",
            f"{dates.month_first} different dates can only be month first, such as "
            f"{dates.exchanged}, and {dates.day_first} only day first; where both are possible "
            "the date was read as the layout says.",
            where=place(sheet.name),
            remedy="See whether two reports were put together; export again if so.",
        )
