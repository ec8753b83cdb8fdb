"""The arrears schedule drawn straight to PDF: fast enough for a whole list day.

It says what the Word schedule says, from the same context, in the shipped typeface. It carries a
title and a language, but no tags for a screen reader; the Word schedule, converted, is the one to
send to somebody who needs them.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from courtdesk.documents import filters
from courtdesk.documents.pdffile import Sealed, seal
from courtdesk.documents.template import fonts_folder
from courtdesk.documents.variables import Context
from courtdesk.domain.finding import Refused, stop

_PLAIN, _BOLD = "CourtDeskSans", "CourtDeskSans-Bold"
_MARGIN = 2 * cm
_WIDTHS = (2.5 * cm, 6.9 * cm, 2.4 * cm, 2.4 * cm, 2.8 * cm)
_SIZE, _LEADING = 9, 11
_PAD = 0.2 * cm
_FRAME = 6  # Points that reportlab keeps free inside a frame.
_HEAD = colors.HexColor("#E7EAEE")
_LINE = colors.HexColor("#808080")
_RIGHT_TO_LEFT = ("R", "AL")
_LANGUAGE = "en-GB"


def draw_schedule(context: Context, out: Path) -> Sealed:
    """Draw the arrears schedule at ``out``: there whole, or not at all.

    Raises:
        Refused: a name has letters that the typeface does not have.
    """
    _letters_known(context)
    schedule = context.schedule
    title = (
        f"Schedule of rent arrears, account {context.account.reference}, to "
        f"{filters.long_date(schedule.until_on)}"
    )
    beside = out.with_name(f"{out.name}.part")
    try:
        document = SimpleDocTemplate(
            str(beside),
            pagesize=A4,
            leftMargin=_MARGIN - _FRAME,
            rightMargin=_MARGIN - _FRAME,
            topMargin=_MARGIN,
            bottomMargin=_MARGIN,
            title=title,
            invariant=1,
        )
        document.build(list(_story(context)), canvasmaker=_pages(context))
        made = seal(beside, title=title, language=_LANGUAGE)
        beside.replace(out)
    finally:
        beside.unlink(missing_ok=True)
    return made


def _story(context: Context) -> Iterator[Flowable]:
    """The schedule from top to bottom."""
    if context.claim and context.court:
        court = filters.capitals(context.court.name)
        yield Table(
            [[_words(f"IN THE {court}", bold=True), f"Claim No: {context.claim.number}"]],
            colWidths=(11 * cm, 6 * cm),
            style=TableStyle(
                [
                    ("FONT", (0, 0), (-1, -1), _BOLD, _SIZE, _LEADING),
                    ("ALIGN", (1, 0), (1, 0), "RIGHT"),
                    ("LEFTPADDING", (0, 0), (0, 0), 0),
                    ("RIGHTPADDING", (1, 0), (1, 0), 0),
                ]
            ),
        )
    yield Spacer(0, 0.2 * cm)
    yield Paragraph("Schedule of rent arrears", _style("title", bold=True, centred=True))
    yield Spacer(0, 0.2 * cm)
    yield Table(
        [[_words(name, bold=True), _words(words)] for name, words in _facts(context)],
        colWidths=(3.4 * cm, 13.6 * cm),
        style=TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), _PLAIN, _SIZE, _LEADING),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("TOPPADDING", (0, 0), (-1, -1), 1),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
                ("LEFTPADDING", (0, 0), (0, -1), 0),
            ]
        ),
    )
    yield Spacer(0, 0.25 * cm)
    yield Paragraph(
        "Every sum of rent that fell due and every sum paid, with the balance after each. A "
        "balance with a minus sign is a credit.",
        _style("note"),
    )
    yield Spacer(0, 0.15 * cm)
    yield _lines(context)
    if context.account.has_apart:
        yield Spacer(0, 0.5 * cm)
        yield Paragraph("Charges that are not rent", _style("heading", bold=True))
        yield Paragraph("They are kept apart, and no figure above includes them.", _style("note"))
        yield Spacer(0, 0.15 * cm)
        yield _apart(context)


def _facts(context: Context) -> Iterator[tuple[str, str]]:
    """What stands above the figures."""
    tenancy, schedule = context.tenancy, context.schedule
    yield "Landlord", context.council.name
    yield "Tenants" if tenancy.joint else "Tenant", filters.joined(tenancy.names)
    yield "Property", filters.in_one_line(tenancy.address)
    yield "Rent account", context.account.reference
    yield "Rent", f"{filters.money(tenancy.rent)} {tenancy.each}, due {tenancy.falls_due}"
    yield "Daily rate", f"{filters.money(tenancy.daily_rate)}, which is {tenancy.daily_basis}"
    first = schedule.first_default_on
    yield "First default", filters.long_date(first) if first else "none"
    yield (
        "This schedule",
        f"{filters.long_date(schedule.starts_on)} to {filters.long_date(schedule.until_on)}",
    )


def _lines(context: Context) -> Table:
    """Every line with its running total, under a heading that stands on each page."""
    schedule = context.schedule
    rows: list[tuple[object, ...]] = [("Date", "What", "Due (£)", "Paid (£)", "Balance (£)")]
    if schedule.has_opening:
        rows.append(
            (
                filters.figure_date(schedule.starts_on),
                "Balance brought forward",
                "",
                "",
                filters.figure(schedule.opening),
            )
        )
    rows += [
        (
            filters.figure_date(line.on),
            _fitted(line.what),
            filters.figure(line.due) if line.charged else "",
            "" if line.charged else filters.figure(line.paid),
            filters.figure(line.balance),
        )
        for line in schedule.lines
    ]
    rows.append(
        (
            filters.figure_date(schedule.until_on),
            "Together",
            filters.figure(schedule.due),
            filters.figure(schedule.paid),
            filters.figure(schedule.closing),
        )
    )
    last = ("FONT", (0, -1), (-1, -1), _BOLD, _SIZE, _LEADING)
    return Table(rows, colWidths=_WIDTHS, repeatRows=1, style=_ruled(2, last))


def _apart(context: Context) -> Table:
    rows = [("Charge", "Balance (£)")]
    rows += [
        (filters.capital_first(one.what), filters.figure(one.balance))
        for one in context.account.apart
    ]
    return Table(rows, colWidths=(9.4 * cm, 2.8 * cm), repeatRows=1, style=_ruled(1), hAlign="LEFT")


def _ruled(figures_from: int, *more: tuple[object, ...]) -> TableStyle:
    """The look of a table of figures."""
    return TableStyle(
        [
            ("FONT", (0, 0), (-1, -1), _PLAIN, _SIZE, _LEADING),
            ("FONT", (0, 0), (-1, 0), _BOLD, _SIZE, _LEADING),
            ("BACKGROUND", (0, 0), (-1, 0), _HEAD),
            ("GRID", (0, 0), (-1, -1), 0.5, _LINE),
            ("ALIGN", (figures_from, 0), (-1, -1), "RIGHT"),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
            *more,
        ]
    )


def _fitted(words: str) -> object:
    """Words for a cell: as they are where they fit, else as a paragraph that wraps."""
    _register()
    if pdfmetrics.stringWidth(words, _PLAIN, _SIZE) <= _WIDTHS[1] - 2 * _PAD - 1:
        return words
    return _words(words)


def _words(words: str, *, bold: bool = False) -> Paragraph:
    return Paragraph(escape(words), _style("cell", bold=bold))


@cache
def _style(name: str, *, bold: bool = False, centred: bool = False) -> ParagraphStyle:
    _register()
    large = name == "title"
    return ParagraphStyle(
        name,
        fontName=_BOLD if bold else _PLAIN,
        fontSize=_SIZE + 2 if large else _SIZE,
        leading=_LEADING + 3 if large else _LEADING,
        alignment=TA_CENTER if centred else 0,
        borderWidth=0,
        splitLongWords=1,
    )


@cache
def _register() -> frozenset[int]:
    """Make the shipped typeface known, and say which letters it has."""
    folder = fonts_folder()
    plain = TTFont(_PLAIN, str(folder / "LiberationSans-Regular.ttf"))
    pdfmetrics.registerFont(plain)
    pdfmetrics.registerFont(TTFont(_BOLD, str(folder / "LiberationSans-Bold.ttf")))
    return frozenset(plain.face.charToGlyph)


def _letters_known(context: Context) -> None:
    """See that the typeface has every letter, and that none is written from right to left."""
    known = _register()
    words = [text for _, text in _facts(context)] + [line.what for line in context.schedule.lines]
    strange = sorted(
        {
            letter
            for one in words
            for letter in one
            if ord(letter) not in known or unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT
        }
    )
    if strange:
        names = ", ".join(unicodedata.name(letter, "a letter without name") for letter in strange)
        raise Refused(
            stop(
                "letters-not-in-typeface",
                f"The schedule has letters that this typeface cannot print: {names.lower()[:200]}.",
                where="schedule",
                remedy="Make the schedule from its Word template and convert that.",
            )
        )


def _pages(context: Context) -> type[Canvas]:
    """The canvas that writes head and foot of each page once their number is known."""
    left = f"Rent account {context.account.reference}"
    right = filters.long_date(context.schedule.until_on)

    class Pages(Canvas):  # type: ignore[misc]  # reportlab ships no types.
        """Keeps each page until the last, then numbers them all."""

        def __init__(self, *given: object, **named: object) -> None:
            super().__init__(*given, **{**named, "initialFontName": _PLAIN})
            self.kept: list[dict[str, object]] = []

        def showPage(self) -> None:  # noqa: N802 - reportlab's own name for it.
            self.kept.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for number, page in enumerate(self.kept, 1):
                self.__dict__.update(page)
                self._edges(number)
                super().showPage()
            super().save()

        def _edges(self, number: int) -> None:
            width, height = A4
            self.setFont(_PLAIN, _SIZE - 1)
            self.drawString(_MARGIN, _MARGIN / 2, left)
            self.drawCentredString(width / 2, _MARGIN / 2, f"Page {number} of {len(self.kept)}")
            self.drawRightString(width - _MARGIN, _MARGIN / 2, right)
            if context.council.practice:
                self.setFont(_BOLD, _SIZE - 1)
                self.drawCentredString(
                    width / 2, height - _MARGIN / 2, "Fictional sample – not for use"
                )

    return Pages
