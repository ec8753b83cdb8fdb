"""Layouts: a TOML file that says how a housing system writes its report, read and checked.

Columns are named by their headings, in order of preference; only what differs from one system
to the next is said here. What is wrong in a layout is a finding with its file and line.
"""

import tomllib
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal, cast

from courtdesk.domain import plain
from courtdesk.domain.casefile import TenancyKind
from courtdesk.domain.dates import Period
from courtdesk.domain.finding import Finding, Refused, stop
from courtdesk.domain.ledger import Kind
from courtdesk.imports.cells import date_pattern
from courtdesk.imports.format import place
from courtdesk.imports.whereabouts import line_of

Names = tuple[str, ...]
"""Headings by which one column may be known, the likeliest first."""


class RowsOf(StrEnum):
    """What the lines of a report are."""

    TRANSACTIONS = "transactions"
    TENANCIES = "tenancies"


class Counts(StrEnum):
    """Which date of a line counts in the account where a report has both."""

    EFFECTIVE = "effective"
    POSTED = "posted"


@dataclass(frozen=True, slots=True)
class TextForm:
    """How the file itself is written.

    Attributes:
        encodings: tried in this order on each line; a mark in the file overrules them.
        delimiters: what may stand between columns; the headings decide.
        order: the headings in order, where the system also writes files without any.
        skip_first: lines at the top that are passed over unread.
        skip_last: rows at the end that are passed over unread.
        page_text: how rows begin that belong to the page and not to the report.
        totals: how a cell begins in a row that adds up others.
    """

    encodings: tuple[Literal["utf-8", "cp1252", "iso-8859-1"], ...] = ("utf-8", "cp1252")
    delimiters: tuple[Literal[",", "\t", ";", "|"], ...] = (",", "\t", ";", "|")
    order: Names = ()
    skip_first: int = 0
    skip_last: int = 0
    page_text: Names = ()
    totals: Names = ()


@dataclass(frozen=True, slots=True)
class DateForm:
    """How dates are written.

    Attributes:
        written: such as ``DD/MM/YYYY`` or ``DD-MON-YYYY``; a time of day may follow.
        none: dates, as ``1900-01-01``, that stand for no date.
        counts: which date counts where a report has two.
    """

    written: Names
    none: Names = ()
    counts: Counts = Counts.EFFECTIVE


@dataclass(frozen=True, slots=True)
class SumForm:
    """How sums are written; brackets, a minus or CR always mean less.

    Attributes:
        positive: whether a sum without a sign is owed by the tenant or was paid.
    """

    positive: Literal["owed", "paid"] = "owed"


@dataclass(frozen=True, slots=True)
class Columns:
    """Which headings hold what; a layout names those its rows need and any others it has.

    Attributes:
        account: the key of the rent account.
        amount: the sum with its sign; or ``debit`` and ``credit``, each without.
        code: the transaction type; ``subcode`` and ``method`` divide it further.
        own_id: the housing system's own number of the line.
        address: headings of the lines of the address, all of them used.
    """

    account: Names
    posted: Names = ()
    effective: Names = ()
    amount: Names = ()
    debit: Names = ()
    credit: Names = ()
    code: Names = ()
    subcode: Names = ()
    method: Names = ()
    text: Names = ()
    reference: Names = ()
    own_id: Names = ()
    tenancy_reference: Names = ()
    payment_reference: Names = ()
    tenure: Names = ()
    started: Names = ()
    ended: Names = ()
    period: Names = ()
    rent: Names = ()
    service_charge: Names = ()
    other_charge: Names = ()
    balance: Names = ()
    title: Names = ()
    forename: Names = ()
    surname: Names = ()
    address: Names = ()
    postcode: Names = ()
    patch: Names = ()


@dataclass(frozen=True, slots=True)
class Code:
    """What a transaction code means: its words on a statement, and what kind of line it is."""

    words: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Tenure:
    """What a tenure code means; no kind where this program takes none such to court."""

    words: str
    kind: TenancyKind | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """A cell that puts a line in doubt; the line is kept, counted and named in a warning.

    Attributes:
        column: the heading.
        unless: what the cell holds when all is well.
        words: what it means if it holds anything else.
    """

    column: str
    unless: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Layout:
    """One report of one housing system, described.

    Attributes:
        words: what it is, for a list to choose from.
        rows: what its lines are.
        code: transaction codes by name, or ``CODE/SUBCODE``.
        tenure: tenure codes by name.
        period: period codes by name; ``usual_period`` where there is no such column.
        without: what is taken out of account numbers.
    """

    words: str
    rows: RowsOf
    dates: DateForm
    columns: Columns
    file: TextForm = field(default_factory=TextForm)
    sums: SumForm = field(default_factory=SumForm)
    without: Names = ()
    code: Mapping[str, Code] = field(default_factory=dict[str, Code])
    tenure: Mapping[str, Tenure] = field(default_factory=dict[str, Tenure])
    period: Mapping[str, Period] = field(default_factory=dict[str, Period])
    usual_period: Period = Period.WEEKLY
    doubts: tuple[Doubt, ...] = ()
    name: str = ""

    @property
    def needs(self) -> tuple[tuple[str, ...], ...]:
        """The columns without which no row can be read; of several together, any one."""
        if self.rows is RowsOf.TENANCIES:
            return (("account",), ("started",), ("rent",))
        dates = tuple(one for one in ("effective", "posted") if getattr(self.columns, one))
        sums = (("amount",),) if self.columns.amount else (("debit",), ("credit",))
        return (("account",), dates, *sums, ("code",))

    def names(self, column: str) -> Names:
        """The headings by which a column may be known."""
        return cast("Names", getattr(self.columns, column))


COLUMNS = tuple(one.name for one in fields(Columns))
COLUMN_WORDS = {
    "account": "the account number",
    "posted": "the posting date",
    "effective": "the effective date",
    "amount": "the amount",
    "debit": "the debit",
    "credit": "the credit",
    "code": "the transaction code",
    "started": "the start of the tenancy",
    "rent": "the rent",
}


def read_layout(path: Path) -> Layout:
    """The layout a TOML file describes.

    Raises:
        Refused: something in it is wrong; each finding names file and line.
    """
    try:
        text = path.read_bytes().decode()
        given = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise Refused(_not_toml(path, "it is not UTF-8 text", error.start)) from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Refused(_not_toml(path, str(error), 0)) from None
    findings = [*_misread(given)]
    if not findings:
        layout = _in_capitals(plain.from_plain(Layout, given), path.stem)
        findings = [*_contradictions(layout)]
        if not findings:
            return layout
    raise Refused(
        *(
            replace(one, where=f"{place(path.name, line_of(text, one.where))}: {one.where}")
            for one in findings
        )
    )


def _in_capitals(layout: Layout, name: str) -> Layout:
    """A layout by its file's name, its codes in capitals, so that files may write either."""
    return replace(
        layout,
        name=name,
        code={code.upper(): one for code, one in layout.code.items()},
        tenure={code.upper(): one for code, one in layout.tenure.items()},
        period={code.upper(): one for code, one in layout.period.items()},
    )


def check_layout(path: Path) -> tuple[Finding, ...]:
    """What is wrong in a layout, by file and line; nothing if it can be used."""
    try:
        read_layout(path)
    except Refused as refused:
        return refused.findings
    return ()


def _misread(given: Mapping[str, Any]) -> Iterator[Finding]:
    """Every word of a layout that is unknown, missing or of the wrong sort: one a table."""
    hints = {one.name: one for one in plain.fields(cast("Hashable", Layout)) if one.name != "name"}
    for word, value in given.items():
        if word not in hints:
            yield plain.unknown_word(word, list(hints))
            continue
        entries = value.items() if isinstance(value, dict) and word in _BY_NAME else ()
        for name, entry in entries:
            yield from _refusals(_BY_NAME[word], entry, f"{word}.{name}")
        if not entries:
            yield from _refusals(hints[word].hint, value, word)
    for one in hints.values():
        if one.required and one.name not in given:
            try:
                plain.read_fields((one,), {})
            except Refused as refused:
                yield from refused.findings


_BY_NAME: dict[str, Hashable] = {
    "code": cast("Hashable", Code),
    "tenure": cast("Hashable", Tenure),
    "period": Period,
}


def _refusals(hint: Hashable, value: object, where: str) -> Iterator[Finding]:
    try:
        plain.from_plain(cast("type[object]", hint), value, where)
    except Refused as refused:
        yield from refused.findings


def _contradictions(layout: Layout) -> Iterator[Finding]:
    """What each word of a layout allows and all together do not."""
    yield from _wrong_dates(layout.dates)
    if layout.columns.amount and (layout.columns.debit or layout.columns.credit):
        yield stop(
            "layout-two-amounts",
            "A line has either one amount with its sign, or a debit and a credit.",
            where="columns.amount",
            remedy="Keep amount, or keep debit and credit.",
        )
    for needed in layout.needs:
        if not any(layout.names(one) for one in needed):
            yield stop(
                "layout-column-missing",
                f"The layout does not say which heading holds "
                f"{COLUMN_WORDS.get(needed[0] if needed else 'posted', '')}.",
                where="columns",
                remedy=f"Give columns.{needed[0] if needed else 'posted'}.",
            )
    if not (layout.file.encodings and layout.file.delimiters and layout.dates.written):
        yield stop(
            "layout-nothing-to-read-by",
            "A layout needs at least one encoding, one delimiter and one date format.",
            where="file",
            remedy="Leave encodings and delimiters out for the usual ones; give dates.written.",
        )


def _wrong_dates(dates: DateForm) -> Iterator[Finding]:
    """Date formats that are none, or that leave a date open to two readings."""
    for number, written in enumerate(dates.written):
        try:
            date_pattern(written)
        except ValueError:
            yield stop(
                "layout-date-format",
                f"“{written[:40]}” is not made of DD, MM or MON, and YYYY or YY.",
                where=f"dates.written[{number}]",
                remedy="Write it like DD/MM/YYYY or DD-MON-YYYY.",
            )
    orders = {one.index("DD") < one.index("MM") for one in _slashed(dates.written)}
    if len(orders) > 1:
        yield stop(
            "layout-two-orders",
            "Dates are said to be written both day first and month first; 04/05/2026 would be a "
            "guess.",
            where="dates.written",
            remedy="Keep the order that the report uses; make a second layout for the other.",
        )
    for number, none in enumerate(dates.none):
        try:
            date.fromisoformat(none)
        except ValueError:
            yield stop(
                "layout-no-date",
                f"“{none[:40]}” is not a date like 1900-01-01.",
                where=f"dates.none[{number}]",
                remedy="Write the date that stands for no date as 1900-01-01.",
            )


def _slashed(written: Names) -> tuple[str, ...]:
    """Date formats in which day and month are figures side by side and could be exchanged."""
    return tuple(one for one in written if "MM" in one and "DD" in one and one[:4] != "YYYY")


def _not_toml(path: Path, why: str, byte: int) -> Finding:
    number = path.read_bytes()[:byte].count(b"\n") + 1 if byte else 0
    return stop(
        "layout-not-toml",
        f"{path.name} cannot be read as a layout: {why}.",
        where=place(path.name, number),
        remedy="Mend the line named, or start again from a layout shipped with the program.",
    )
