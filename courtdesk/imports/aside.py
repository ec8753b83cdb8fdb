"""Rows that are no lines of an account: page headings, totals and page text, told from bad lines.

A row is put aside only if it cannot be read as a line and plainly says what it is; everything
put aside is counted and named in a finding, so that nothing leaves a file unseen.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from courtdesk.domain.finding import Finding, Refused, note, stop, warning
from courtdesk.domain.money import NIL, Money
from courtdesk.imports import headings
from courtdesk.imports.cells import read_account
from courtdesk.imports.format import BadRow, Cells, OpenEnd, Record, place
from courtdesk.imports.headings import Sheet
from courtdesk.imports.layout import Layout
from courtdesk.imports.notices import OFTEN, Notices
from courtdesk.imports.text import SHOWN

_HEADINGS = note(
    "headings-repeated",
    f"The headings are repeated inside the file {OFTEN}; those rows are no lines.",
)
_TOTALS = note("totals-row", f"A row of totals was met {OFTEN}; it is no line of an account.")
_PAGE_TEXT = note(
    "page-text", f"Page text was met {OFTEN}; those rows hold no date and sum of a line."
)


@dataclass(slots=True)
class Aside:
    """What tells lines from other rows while a file is read.

    Attributes:
        width: how many cells a line of this file has.
        usual: how many the first had, where that was another number; else nought.
        sum_of: reads the sums of a row; none where rows have none to add up.
        come_to: what the lines read so far come to.
        at_total: what they came to at the last totals row.
    """

    sheet: Sheet
    layout: Layout
    notices: Notices
    sum_of: Callable[[Cells], Money] | None = None
    width: int = 0
    usual: int = 0
    lines: int = 0
    come_to: int = 0
    at_total: int = 0

    def fitted(self, record: Record | OpenEnd) -> Cells:
        """A row of another width brought to the usual one, if nothing can have moved.

        Cells left out at the end are empty ones, as spreadsheets leave them out; a cell too many
        means that a comma stands unquoted in a text or a sum, and that cells have moved.

        Raises:
            Refused: there are too many cells, or the file breaks off in this row.
        """
        cells = record[1]
        if self.lines == 0 and not any(cells[self.sheet.width :]):
            self.width, self.usual = max(len(cells), self.sheet.width), len(cells)
        missing = self.width - len(cells)
        if isinstance(record, OpenEnd) and len(cells) < (self.usual or self.width):
            raise Refused(
                stop(
                    "file-cut-short",
                    f"The file breaks off in this line, in column {len(cells)} of {self.width}.",
                    where=str(len(cells)),
                    remedy="Export or copy the file again; its last lines are missing.",
                )
            )
        if missing < 0:
            raise Refused(
                stop(
                    "too-many-cells",
                    f"The line has {len(cells)} columns where {self.width} are expected, so that "
                    "a sum or a date may stand in the wrong one.",
                    where=str(self.width + 1),
                    remedy="Look for a comma that is not in quotation marks; export again, or "
                    "exclude the line.",
                )
            )
        return cells + [""] * missing

    def unread(self, number: int, cells: Cells, refused: Refused) -> BadRow | Finding | None:
        """What to say of a row that is no line: nothing yet, a total that differs, or a stop."""
        if self._is_total(cells):
            self.notices.add(number, _TOTALS)
            return self._total(number, cells)
        if self._says_what_it_is(number, cells):
            return None
        finding = refused.findings[0]
        if len(cells) < self.width and finding.code != "file-cut-short":
            finding = self._too_short(cells)
        return BadRow(
            number,
            self.sheet.delimiter.join(cells)[:SHOWN],
            replace(finding, where=self.sheet.where(number, finding.where)),
            self._account(cells),
        )

    def _account(self, cells: Cells) -> str:
        """The account a row names, although the rest of it cannot be read."""
        column = self.sheet.column("account")
        if not 0 <= column < len(cells):
            return ""
        try:
            return read_account(cells[column], "account", self.layout.without)
        except Refused:
            return ""

    def _says_what_it_is(self, number: int, cells: Cells) -> bool:
        """Whether a row is blank, the headings again, or page text; if so it is counted."""
        filled = [one.strip() for one in cells if one and not one.isspace()]
        if not filled:
            return True
        if headings.is_repeated(cells, self.sheet):
            self.notices.add(number, _HEADINGS)
            return True
        begins = tuple(one.casefold() for one in self.layout.file.page_text)
        figures = any(one.isdigit() for cell in filled for one in cell)
        if not figures or (begins and filled[0].casefold().startswith(begins)):
            self.notices.add(number, _PAGE_TEXT)
            return True
        return False

    def _is_total(self, cells: Cells) -> bool:
        """Whether a row says it is a total and has no date."""
        begins = tuple(one.casefold() for one in self.layout.file.totals)
        dates = [self.sheet.column(word) for word in ("posted", "effective", "started")]
        dated = any(0 <= one < len(cells) and cells[one].strip() for one in dates)
        says = bool(begins) and any(one.strip().casefold().startswith(begins) for one in cells)
        return says and not dated

    def _total(self, number: int, cells: Cells) -> Finding | None:
        """A finding if the report's own total is not what the lines come to."""
        before, self.at_total = self.at_total, self.come_to
        if self.sum_of is None:
            return None
        try:
            total = self.sum_of(cells)
        except (Refused, IndexError):
            return None
        whole, part = Money(self.come_to), Money(self.come_to - before)
        if total in (whole, part) or total == NIL:
            return None
        return warning(
            "total-differs",
            f"The report’s own total is {total}; the lines above it come to {whole}"
            + (f", those since the last total to {part}." if before else "."),
            where=place(self.sheet.name, number),
            remedy="See whether lines are missing or were excluded; export again if so.",
        )

    def _too_short(self, cells: Cells) -> Finding:
        return stop(
            "too-few-cells",
            f"The line has {len(cells)} columns where {self.width} are expected.",
            where=str(len(cells)),
            remedy="Export again; if it stays so, exclude the line.",
        )
