"""Rent exports of the sample office, with the columns that the housing systems really have.

The same lines are written as Universal Housing writes them and as NEC (Northgate) loads them.
One tenancy is padded with spaces, dates that are not there are 1900-01-01, and some codes are
known to neither layout: as in life.
"""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from courtdesk.domain.casefile import TenancyKind
from courtdesk.domain.dates import MONTHS, Period
from courtdesk.domain.ledger import APART
from courtdesk.domain.money import NIL, Money
from courtdesk.samples.life import Code, Life, Posting
from courtdesk.samples.lives.stage import NEWER_AFTER
from courtdesk.samples.rent import rent_year, week_of_year

OVERLAP = timedelta(weeks=8)
"""How far the newer export reaches back over the first."""

UH_LINE_COLUMNS = (
    "tag_ref", "prop_ref", "rentgroup", "post_year", "post_prdno", "tenure", "trans_type",
    "trans_src", "real_value", "post_date", "trans_ref", "post_comm", "id",
)  # fmt: skip
UH_TENANCY_COLUMNS = (
    "tag_ref", "prop_ref", "house_ref", "title", "forename", "surname", "short_address",
    "post_code", "arr_patch", "cot", "eot", "tenure", "prd_code", "rent", "service",
    "other_charge", "cur_bal", "cur_nr_bal", "u_saff_rentacc", "high_action", "u_notice_served",
    "courtdate", "u_court_outcome", "evictdate", "agr_type",
)  # fmt: skip
NEC_COLUMNS = (
    "LTRA_DATE", "LTRA_PAY_REF", "LTRA_EFFECTIVE_DATE", "LTRA_STATEMENT_IND", "LTRA_TRT_CODE",
    "LTRA_TRS_CODE", "LTRA_PMY_CODE", "LTRA_BALANCE_IND", "LTRA_DR", "LTRA_CR", "LTRA_VAT_DR",
    "LTRA_VAT_CR", "LTRA_PAYMENT_DATE", "LTRA_HDE_CLAIM_NO", "LTRA_EXTERNAL_REF",
    "LTRA_BALANCE_YEAR", "LTRA_BALANCE_PERIOD", "LTRA_SUMMARISE_IND", "LTRA_TEXT",
    "LTRA_DEBIT_EFFECTIVE_DATE", "LTRA_SUSP_PAY_REF", "LTRA_EXT_DESCRIPTION",
)  # fmt: skip

NO_DATE = "1900-01-01 00:00:00"
_TENURES = {TenancyKind.SECURE: "SEC", TenancyKind.INTRODUCTORY: "INT"}
_PERIODS = {
    Period.WEEKLY: "W",
    Period.FORTNIGHTLY: "FORTNIGHTLY",
    Period.FOUR_WEEKLY: "4W",
    Period.MONTHLY: "MONTHLY",
}
_NEC_CODES = {
    Code.RENT: ("DRS", "", ""),
    Code.SERVICE_CHARGE: ("SCH", "", ""),
    Code.COURT_COSTS: ("CRT", "", ""),
    Code.LEGACY_DEBIT: ("LGD", "", ""),
    Code.OPENING: ("DRS", "BFWD", ""),
    Code.DIRECT_DEBIT: ("PAY", "", "DD"),
    Code.UNPAID: ("PAY", "UNP", "DD"),
    Code.STANDING_ORDER: ("PAY", "", "SO"),
    Code.CARD: ("PAY", "", "CARD"),
    Code.PAYPOINT: ("PAY", "", "CASH"),
    Code.HOUSING_BENEFIT: ("PAY", "", "HB"),
    Code.UNIVERSAL_CREDIT: ("PAY", "", "UC"),
}
"""Transaction type, subtype and method; the types of other charges are each council's own."""

_PADDED = {"tag_ref": 11, "prop_ref": 12, "trans_ref": 12, "surname": 30, "short_address": 60}
_NO_OUTCOME = "   "


@dataclass(frozen=True, slots=True)
class Exports:
    """Where the exports of one day are, and up to which day they go.

    Attributes:
        transactions: lines as Universal Housing writes them.
        tenancies: tenancies as Universal Housing writes them.
        ltra: the same lines as NEC (Northgate) loads them.
    """

    as_at: date
    transactions: Path
    tenancies: Path
    ltra: Path


@dataclass(frozen=True, slots=True)
class Newer:
    """A newer export that overlaps the first, and what it does to what is held.

    Attributes:
        held: how many of its lines the first export had.
        new: how many it had not.
        changed: the account of a line that now has another sum.
        gone: the account of a line that is no longer there.
    """

    exports: Exports
    held: int
    new: int
    changed: str = ""
    gone: str = ""


def write(folder: Path, lives: Sequence[Life], as_at: date) -> Exports:
    """Write the exports of a day: every line of every account up to it."""
    lines = [(one, line) for one in lives for line in one.postings if line.on <= as_at]
    return _write(folder, lives, lines, as_at)


def write_newer(
    folder: Path, lives: Sequence[Life], today: date, *, clashing: bool = False
) -> Newer:
    """Write exports run two weeks later that reach back some weeks.

    Args:
        folder: where they go.
        lives: whose accounts.
        today: the day of the first export.
        clashing: whether one line has another sum since, and one is no longer there.
    """
    as_at, first = today + NEWER_AFTER, today - OVERLAP
    lines = [(one, line) for one in lives for line in one.postings if first <= line.on <= as_at]
    held = sum(line.on <= today for _, line in lines)
    new = len(lines) - held
    changed = gone = ""
    if clashing:
        altered, removed = _clashes(lines, today)
        changed, gone = lines[altered][0].account, lines[removed][0].account
        owner, line = lines[altered]
        lines[altered] = (owner, replace(line, amount=line.amount - Money(1000)))
        del lines[removed]
        held -= 2
    return Newer(_write(folder, lives, lines, as_at), held, new, changed, gone)


def _clashes(lines: Sequence[tuple[Life, Posting]], today: date) -> tuple[int, int]:
    """Two payments of different accounts well inside the overlap: one to alter, one to remove."""
    paid = [
        number
        for number, (_, line) in enumerate(lines)
        if line.code is Code.CARD and timedelta(weeks=2) < today - line.on < timedelta(weeks=6)
    ]
    altered = paid[0]
    removed = next(one for one in paid if lines[one][0] is not lines[altered][0])
    return altered, removed


def _write(
    folder: Path, lives: Sequence[Life], lines: Sequence[tuple[Life, Posting]], as_at: date
) -> Exports:
    folder.mkdir(parents=True, exist_ok=True)
    made = Exports(
        as_at,
        folder / f"fictional-uh-rtrans-{as_at}.csv",
        folder / f"fictional-uh-tenagree-{as_at}.csv",
        folder / f"fictional-nec-ltra-{as_at}.csv",
    )
    _table(made.transactions, UH_LINE_COLUMNS, (_uh_line(*one) for one in lines))
    people = [(life, number) for life in lives for number in range(len(life.people))]
    _table(made.tenancies, UH_TENANCY_COLUMNS, (_uh_tenancy(*one, as_at) for one in people))
    _table(made.ltra, NEC_COLUMNS, (_nec_line(*one) for one in lines))
    return made


def _table(path: Path, columns: Sequence[str], rows: Iterable[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)


def _uh_line(life: Life, line: Posting) -> dict[str, str]:
    return _as_kept(
        life,
        {
            "tag_ref": life.account,
            "prop_ref": life.home.property_reference,
            "rentgroup": "GPR",
            "post_year": str(rent_year(line.on).year),
            "post_prdno": str(week_of_year(line.on)),
            "tenure": _TENURES[life.kind],
            "trans_type": line.code.value,
            "trans_src": "RD" if line.amount > NIL else "CSH",
            "real_value": _figures(line.amount),
            "post_date": _uh_date(line.on),
            "trans_ref": line.reference,
            "post_comm": line.text,
            "id": str(line.number),
        },
    )


def _uh_tenancy(life: Life, number: int, as_at: date) -> dict[str, str]:
    """A tenancy and one of its people, as it stands on the day of the export."""
    person, home = life.people[number], life.home
    lines = life.lines(as_at)
    beside = sum(line.amount.pence for line in lines if line.kind in APART)
    notice = life.notice
    listed = [one.on for one in life.hearings if one.on >= as_at]
    return _as_kept(
        life,
        {
            "tag_ref": life.account,
            "prop_ref": home.property_reference,
            "house_ref": home.property_reference,
            "title": person.title,
            "forename": person.forename,
            "surname": person.surname,
            "short_address": ", ".join(home.address),
            "post_code": home.postcode,
            "arr_patch": f"E{home.number % 8 + 1:02}",
            "cot": _uh_date(life.started_on),
            "eot": NO_DATE,
            "tenure": _TENURES[life.kind],
            "prd_code": _PERIODS[life.rent.period],
            "rent": _figures(life.rent.on(as_at)),
            "service": _figures(life.rent.service_charge or NIL),
            "other_charge": _figures(NIL),
            "cur_bal": _figures(life.balance(as_at)),
            "cur_nr_bal": _figures(Money(beside)),
            "u_saff_rentacc": f"{home.payment_reference:<20}",
            "high_action": "NTS" if notice else "GEN",
            "u_notice_served": _uh_date(notice.served_on) if notice else NO_DATE,
            "courtdate": _uh_date(min(listed)) if listed else NO_DATE,
            "u_court_outcome": "SUP" if life.order else _NO_OUTCOME,
            "evictdate": NO_DATE,
            "agr_type": "M",
        },
    )


def _nec_line(life: Life, line: Posting) -> dict[str, str]:
    kind, subtype, method = _NEC_CODES[line.code]
    on = _nec_date(line.on)
    owed = line.amount > NIL
    paid = {"LTRA_PAYMENT_DATE": on} if method else {}
    return {
        "LTRA_DATE": on,
        "LTRA_PAY_REF": f"{life.account:<12}" if life.padded else life.account,
        "LTRA_EFFECTIVE_DATE": on,
        "LTRA_STATEMENT_IND": "Y",
        "LTRA_TRT_CODE": kind,
        "LTRA_TRS_CODE": subtype,
        "LTRA_PMY_CODE": method,
        "LTRA_BALANCE_IND": "Y",
        "LTRA_DR": _figures(line.amount) if owed else "",
        "LTRA_CR": "" if owed else _figures(-line.amount),
        "LTRA_EXTERNAL_REF": line.reference,
        "LTRA_BALANCE_YEAR": str(rent_year(line.on).year),
        "LTRA_BALANCE_PERIOD": str(week_of_year(line.on)),
        "LTRA_SUMMARISE_IND": "N",
        "LTRA_TEXT": line.text or ("Balance brought forward" if line.code is Code.OPENING else ""),
        **paid,
    }


def _as_kept(life: Life, row: dict[str, str]) -> dict[str, str]:
    """A row as the housing system keeps it: of one tenancy, padded to the width of its columns."""
    if not life.padded:
        return row
    return {name: text.ljust(_PADDED.get(name, 0)) for name, text in row.items()}


def _figures(amount: Money) -> str:
    """A sum as a table of figures has it, with a point and no other sign than a minus."""
    pounds, pence = divmod(abs(amount.pence), 100)
    return f"{'-' if amount < NIL else ''}{pounds}.{pence:02}"


def _uh_date(on: date) -> str:
    return f"{on.isoformat()} 00:00:00"


def _nec_date(on: date) -> str:
    return f"{on.day:02}-{MONTHS[on.month - 1][:3].upper()}-{on.year}"
