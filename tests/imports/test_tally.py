"""The tally: what a file comes to, told in a page however long the file is."""

from collections.abc import Iterator
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from courtdesk.domain.finding import Weight, note, stop, warning
from courtdesk.domain.ledger import Kind, Line
from courtdesk.domain.money import NIL, Money
from courtdesk.imports.format import Answer, BadRow, TransactionRow
from courtdesk.imports.notices import MOST_SORTS, OFTEN, Notices
from courtdesk.imports.tally import MOST_OF_A_SORT, Tally
from tests.imports.reading import Reader

HEADINGS = "tag_ref,trans_type,real_value,post_date\n"


def _passed(answers: Iterator[Answer] | list[Answer], tally: Tally) -> list[Answer]:
    return list(tally.through(answers))


def _bad(number: int) -> BadRow:
    return BadRow(number, "x", stop("date-missing", "There is no date.", where=f"line {number}"))


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.integers(-(10**6), 10**6), st.sampled_from(list(Kind)))
    )
)
def test_every_figure_of_the_tally_is_the_sum_of_its_lines(
    lines: list[tuple[str, int, Kind]],
) -> None:
    tally = Tally()
    rows: list[Answer] = [
        TransactionRow(n, account, Line(date(2026, 4, 1 + n % 20), Money(pence), kind, "X"))
        for n, (account, pence, kind) in enumerate(lines, 1)
    ]
    assert _passed(rows, tally) == rows
    summary = tally.summary()
    whole = sum(pence for _, pence, _ in lines)
    assert (summary.debits + summary.credits).pence == whole
    assert summary.debits >= NIL >= summary.credits
    assert sum(one.pence for _, one in summary.closing) == whole
    assert sum(one.pence for _, one in summary.by_kind) == whole
    assert summary.accounts == len({account for account, _, _ in lines})
    assert summary.lines == len(lines)
    assert (summary.first_on is None) == (not lines)


def test_a_hundred_thousand_bad_lines_are_told_in_a_page() -> None:
    tally = Tally()
    for _ in tally.through(_bad(number) for number in range(1, 100_001)):
        pass
    summary = tally.summary()
    assert summary.invalid == 100_000
    assert summary.counts == (("date-missing", 100_000),)
    assert len(summary.findings) == MOST_OF_A_SORT
    assert summary.findings[-1].says == "There is no date. There are 99,980 more like it."
    assert [one.where for one in summary.findings[:2]] == ["line 1", "line 2"]


def test_an_excluded_line_is_no_stop() -> None:
    tally = Tally(excluded=frozenset({3, 4}))
    assert len(_passed([_bad(3), _bad(4), _bad(5)], tally)) == 3
    summary = tally.summary()
    assert summary.invalid == 1
    assert [one.where for one in summary.findings] == ["line 5"]


def test_stops_stand_first_and_notes_last() -> None:
    tally = Tally()
    _passed([note("page-text", "n"), warning("no-name", "w"), _bad(2)], tally)
    assert [one.weight for one in tally.summary().findings] == [
        Weight.STOP,
        Weight.WARNING,
        Weight.NOTE,
    ]


def test_a_file_read_through_the_tally_gives_its_debits_and_credits(read: Reader) -> None:
    got = read(HEADINGS + "1,DBR,112.50,06/04/2026\n1,RDD,-60,07/04/2026\n2,DBR,1,08/04/2026\n")
    tally = Tally()
    _passed(list(got.answers), tally)
    summary = tally.summary()
    assert (summary.debits, summary.credits) == (Money(11350), Money(-6000))
    assert summary.closing == (("1", Money(5250)), ("2", Money(100)))
    assert (summary.first_on, summary.last_on) == (date(2026, 4, 6), date(2026, 4, 8))
    assert (summary.invalid, summary.tenancies, summary.findings) == (0, 0, ())


def test_notices_beyond_all_measure_are_counted_together() -> None:
    notices = Notices("rent.csv")
    for number in range(1, MOST_SORTS * 3):
        notices.add(number, warning("unknown-code", f"Code {number}, {OFTEN}."))
    told = list(notices.told())
    assert len(told) == MOST_SORTS + 1
    assert told[-1].says == f"There are others of the same sort, {MOST_SORTS * 2 - 1:,} times."
    assert told[-1].where == f"rent.csv, line {MOST_SORTS + 1}"
