"""The merging of an export as it goes by gives what the plain comparison of all lines gives."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from courtdesk.domain.ledger import Clash, Kind, Line, compare
from courtdesk.domain.merging import HELD, NEW, HeldLine, Stock, stock
from courtdesk.domain.money import Money

Lines = list[tuple[str, Line]]
START = date(2026, 4, 6)


@st.composite
def lines(draw: st.DrawFn) -> Lines:
    """Lines of a few accounts with few days, sums and ids, so that many are alike."""
    return [
        (
            draw(st.sampled_from(("1/01", "2/01"))),
            Line(
                START + timedelta(days=draw(st.integers(0, 4))),
                Money(draw(st.sampled_from((11_250, -5_000)))),
                Kind.UNKNOWN,
                draw(st.sampled_from(("DBR", "RCP"))),
                reference=draw(st.sampled_from(("", "A"))),
                own_id=draw(st.sampled_from(("", "7", "8"))),
                posted_on=draw(st.sampled_from((None, START))),
            ),
        )
        for _ in range(draw(st.integers(0, 12)))
    ]


def merged(held: Lines, incoming: Lines) -> tuple[Lines, int, list[Clash]]:
    """The new lines, how many are held, and the clashes, an account at a time."""
    by_number = dict(enumerate(held, 1))
    stocks = {
        account: stock(
            HeldLine(number, one.on, one.posted_on, one.code, one.amount.pence, one.reference,
                     one.own_id)
            for number, (of, one) in by_number.items()
            if of == account
        )
        for account in {of for of, _ in (*held, *incoming)}
    }  # fmt: skip
    new, already, clashes = [], 0, []
    for account, line in incoming:
        found = stocks[account].meet(line)
        if found == NEW:
            new.append((account, line))
        elif found == HELD:
            already += 1
        else:
            clashes.append(Clash(account, by_number[found][1], line))
    for account, one in stocks.items():
        clashes += [Clash(account, by_number[number][1], None) for number in one.gone()]
    return new, already, clashes


@given(lines(), lines())
def test_it_finds_what_the_plain_comparison_finds(held: Lines, incoming: Lines) -> None:
    plain = compare(held, incoming)
    new, already, clashes = merged(held, incoming)
    assert new == list(plain.new)
    assert already == plain.held
    assert Counter(clashes) == Counter(plain.clashes)


@given(lines(), lines())
def test_what_an_export_adds_is_counted_by_account(held: Lines, incoming: Lines) -> None:
    new, _, _ = merged(held, incoming)
    for account in {of for of, _ in incoming}:
        one = stock(
            HeldLine(number, line.on, line.posted_on, line.code, line.amount.pence,
                     line.reference, line.own_id)
            for number, (of, line) in enumerate(held)
            if of == account
        )  # fmt: skip
        shown = [line for of, line in incoming if of == account]
        for line in shown:
            one.meet(line)
        assert one.added == sum(line.amount.pence for of, line in new if of == account)
        assert one.news == sum(of == account for of, _ in new)
        assert (one.lines, one.first) == (len(shown), min(line.on for line in shown))


def test_lines_that_lost_their_ids_are_not_taken_for_others_unseen() -> None:
    def shown(*own_ids: str, on: date = START) -> Stock:
        held = (HeldLine(1, START, None, "DBR", 11_250, "", "7"),)
        one = stock(held)
        for own_id in own_ids:
            one.meet(Line(on, Money(11_250), Kind.RENT, "DBR", own_id=own_id))
        return one

    assert shown("").known_otherwise
    assert not shown("8").known_otherwise
    assert not shown("", "8").known_otherwise
    assert not shown("", on=START + timedelta(days=7)).known_otherwise
    assert not shown().known_otherwise
    without = stock((HeldLine(1, START, None, "DBR", 11_250, "", ""),))
    without.meet(Line(START, Money(11_250), Kind.RENT, "DBR", own_id="7"))
    assert without.known_otherwise
