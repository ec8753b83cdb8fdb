"""Laws: lines written in a layout read back the same, however the file is dressed."""

import csv
import io
import random
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from hypothesis import assume, given
from hypothesis import strategies as st

from courtdesk.domain.ledger import Kind, Line
from courtdesk.domain.money import Money
from courtdesk.domain.progress import Quiet
from courtdesk.imports import post
from courtdesk.imports.cells import NOTHING
from courtdesk.imports.layout import Layout, read_layout
from courtdesk.paths import shipped
from tests.imports.reading import TODAY, Read

LAYOUTS = shipped() / "resources" / "imports"
UH = read_layout(LAYOUTS / "universal-housing.toml")
NEC = read_layout(LAYOUTS / "nec-ltra.toml")
FORMATS = post.formats(LAYOUTS)
MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]

words = st.text(
    st.characters(
        codec="cp1252",
        categories=("L", "N", "P", "S"),
        include_characters=" ",
        exclude_characters="=@",
    ),
    max_size=12,
).map(lambda text: " ".join(text.split())).filter(lambda text: text not in NOTHING) | st.just("")
dates = st.dates(date(1980, 1, 1), TODAY)
pence = st.integers(-9_999_999, 9_999_999)


@dataclass(frozen=True)
class Dress:
    """How a file is dressed, which changes nothing of what it says."""

    encoding: str
    delimiter: str
    line_end: str
    seed: int
    upper: bool
    padded: bool
    date_format: int
    sum_format: int


dresses = st.builds(
    Dress,
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    st.sampled_from([",", "\t", ";", "|"]),
    st.sampled_from(["\n", "\r\n"]),
    st.integers(0, 2**16),
    st.booleans(),
    st.booleans(),
    st.integers(0, 3),
    st.integers(0, 3),
)


def _sum(amount: Money, how: int) -> str:
    pounds, rest = divmod(abs(amount.pence), 100)
    negative = amount.pence < 0
    return [
        f"{'-' if negative else ''}{pounds}.{rest:02}",
        f"¤({pounds:,}.{rest:02})" if negative else f"¤{pounds:,}.{rest:02}",
        f"({pounds}.{rest:02})" if negative else f"{pounds}.{rest:02}00",
        f"£{pounds:,}.{rest:02}{'CR' if negative else ''}",
    ][how]


def _uh_date(on: date, how: int) -> str:
    return [
        f"{on} 00:00:00.000",
        f"{on:%d/%m/%Y}",
        f"{on.day:02}-{MONTHS[on.month - 1].title()}-{on.year}",
        f"{on.day}/{on.month}/{on.year} 00:00",
    ][how]


def _nec_date(on: date | None, how: int) -> str:
    if on is None:
        return ["", "01-JAN-1900", " ", "NULL"][how]
    return [
        f"{on.day:02}-{MONTHS[on.month - 1]}-{on.year}",
        f"{on:%d/%m/%Y}",
        f"{on}",
        f"{on.day}-{MONTHS[on.month - 1].title()}-{on.year}",
    ][how]


def _write(path: Path, rows: list[dict[str, str]], columns: list[str], dress: Dress) -> None:
    """The rows in a file of such a dress: columns in any order, others between them."""
    order = [*columns, "unasked one", "unasked two"]
    random.Random(dress.seed).shuffle(order)
    pad = "   " if dress.padded else ""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=dress.delimiter, lineterminator=dress.line_end)
    writer.writerow([pad + (one.upper() if dress.upper else one.lower()) + pad for one in order])
    writer.writerows([[row.get(one, "x") + pad for one in order] for row in rows])
    content = out.getvalue()
    if dress.encoding == "cp1252":
        # Bytes that are sound in both encodings mean what they mean in the first.
        assume(not any(_is_utf_8_too(line) for line in content.split("\n")))
    path.write_bytes(content.encode(dress.encoding))


def _is_utf_8_too(line: str) -> bool:
    try:
        return not line.isascii() and bool(line.encode("cp1252").decode())
    except UnicodeDecodeError:
        return False


def _expected(layout: Layout, line: Line, code: str) -> Line:
    """A line as the layout reads it: its kind by code and sign, its words before its text."""
    known = layout.code.get(code)
    kind = known.kind if known else Kind.UNKNOWN
    if kind is Kind.PAYMENT and line.amount.pence > 0:
        kind = Kind.REVERSAL
    means = known.words if known else ""
    text = f"{means}: {line.text}" if means and line.text and line.text != means else ""
    return replace(line, kind=kind, text=text or line.text or means)


@given(
    rows=st.lists(
        st.builds(
            Line,
            dates,
            st.builds(Money, pence),
            st.just(Kind.UNKNOWN),
            st.sampled_from([*UH.code, "ZZZ", "D99"]),
            words,
            words,
        ),
        min_size=1,
        max_size=12,
    ),
    with_ids=st.booleans(),
    dress=dresses,
)
def test_universal_housing_lines_read_back_as_they_were_written(
    tmp_path: Path, rows: list[Line], dress: Dress, *, with_ids: bool
) -> None:
    rows = [
        replace(line, own_id=str(n) if with_ids else "", posted_on=line.on)
        for n, line in enumerate(rows)
    ]
    columns = ["tag_ref", "trans_type", "real_value", "post_date", "trans_ref", "post_comm"]
    written = [
        {
            "tag_ref": f"{n % 3:06}/01",
            "trans_type": line.code,
            "real_value": _sum(line.amount, dress.sum_format),
            "post_date": _uh_date(line.on, dress.date_format),
            "trans_ref": line.reference,
            "post_comm": line.text,
            "id": line.own_id,
        }
        for n, line in enumerate(rows)
    ]
    path = tmp_path / "uh.csv"
    _write(path, written, [*columns, "id"] if with_ids else columns, dress)
    recognised = post.recognise(path, FORMATS)
    assert recognised.format is not None
    got = Read(tuple(post.read_export(path, recognised.format, TODAY, Quiet())))
    assert got.bad == []
    assert [row.line for row in got.lines] == [_expected(UH, line, line.code) for line in rows]
    assert [row.account for row in got.lines] == [f"{n % 3:06}/01" for n in range(len(rows))]
    assert [row.number for row in got.lines] == list(range(2, len(rows) + 2))


@given(
    rows=st.lists(
        st.tuples(
            dates,
            st.none() | dates,
            pence,
            st.sampled_from(["DRS", "PAY", "PAY/HB", "PAY/UC", "PAY/DD", "ADJ", "ADJ/X"]),
            words,
            words,
        ),
        min_size=1,
        max_size=12,
    ),
    dress=dresses,
)
def test_nec_lines_read_back_as_they_were_written(
    tmp_path: Path, rows: list[tuple[date, date | None, int, str, str, str]], dress: Dress
) -> None:
    columns = [*NEC.file.order[:7], "LTRA_DR", "LTRA_CR", "LTRA_TEXT", "LTRA_EXTERNAL_REF"]
    written = [
        {
            "LTRA_DATE": _nec_date(posted, dress.date_format),
            "LTRA_PAY_REF": f"77000{n % 3}",
            "LTRA_EFFECTIVE_DATE": _nec_date(effective, dress.date_format),
            "LTRA_TRT_CODE": code.partition("/")[0],
            "LTRA_TRS_CODE": "",
            "LTRA_PMY_CODE": code.partition("/")[2],
            "LTRA_DR": _sum(Money(amount), dress.sum_format % 2) if amount > 0 else "",
            "LTRA_CR": _sum(Money(-amount), dress.sum_format % 2) if amount <= 0 else "",
            "LTRA_TEXT": text,
            "LTRA_EXTERNAL_REF": reference,
        }
        for n, (posted, effective, amount, code, text, reference) in enumerate(rows)
    ]
    path = tmp_path / "nec.csv"
    _write(path, written, columns, dress)
    recognised = post.recognise(path, FORMATS)
    assert recognised.format is not None
    got = Read(tuple(post.read_export(path, recognised.format, TODAY, Quiet())))
    assert got.bad == []
    assert [row.line for row in got.lines] == [
        _expected(
            NEC,
            Line(
                effective or posted,
                Money(amount),
                Kind.UNKNOWN,
                code,
                text,
                reference,
                posted_on=posted,
            ),
            code,
        )
        for posted, effective, amount, code, text, reference in rows
    ]


HEADINGS = "tag_ref,trans_type,real_value,post_date,trans_ref\n"
WHOLE = HEADINGS + "".join(
    f"00001{n}/01,DBR,{100 + n}.50,0{n}/04/2026,{'R' * n}\n" for n in range(1, 8)
)


@given(cut=st.integers(0, len(WHOLE) - 1))
def test_a_file_cut_short_anywhere_never_passes_a_changed_line_in_silence(
    tmp_path: Path, cut: int
) -> None:
    path = tmp_path / "rent.csv"
    fmt = FORMATS.named("universal-housing")
    path.write_text(WHOLE)
    whole = Read(tuple(post.read_export(path, fmt, TODAY, Quiet()))).lines
    path.write_text(WHOLE[:cut])
    got = Read(tuple(post.read_export(path, fmt, TODAY, Quiet())))
    rows = got.lines
    if rows != whole[: len(rows)]:
        assert rows[:-1] == whole[: len(rows) - 1]
        assert "last-line-open" in {one.code for one in got.findings}
    elif WHOLE[cut - 1] != "\n":
        assert got.findings or got.bad


@given(
    junk=st.lists(st.binary(max_size=60) | st.text(max_size=40).map(str.encode), max_size=8),
    headed=st.booleans(),
)
def test_whatever_bytes_a_file_holds_the_answer_is_rows_and_findings(
    tmp_path: Path, junk: list[bytes], *, headed: bool
) -> None:
    path = tmp_path / "rent.csv"
    path.write_bytes((HEADINGS.encode() if headed else b"") + b"\n".join(junk))
    post.recognise(path, FORMATS)
    for one in FORMATS.known:
        for answer in post.read_export(path, one, TODAY, Quiet()):
            assert not getattr(answer, "code", "").startswith("format-failed")
