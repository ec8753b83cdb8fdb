"""What holds of the sample office whatever the seed: the law's dates, and sums to the penny."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courtdesk.domain import breathing, hearings, notices, trial
from courtdesk.domain.casefile import HearingKind, HoldKind, NoticeKind
from courtdesk.domain.dates import Period, months_after, period_start_on_or_after
from courtdesk.domain.ledger import Kind, balance, compare, day_ends, rent_lines
from courtdesk.domain.money import NIL
from courtdesk.domain.progress import Quiet
from courtdesk.domain.rent import year
from courtdesk.domain.schedule import first_default_of
from courtdesk.imports import post
from courtdesk.imports.format import BadRow, TenancyRow, TransactionRow
from courtdesk.paths import layouts_folder
from courtdesk.samples import exports
from courtdesk.samples.life import Code, Life
from courtdesk.samples.lives import MAIN, STORIES, surnames
from courtdesk.samples.rent import dues, rent_year
from tests.samples import SEEDS, TODAY, lives, rule_book

BOOK = rule_book()
every_seed = pytest.mark.parametrize("seed", SEEDS)


def test_there_are_a_dozen_lives_with_the_names_that_tests_ask_for() -> None:
    assert {one.name for one in STORIES} == {
        "kept order", "broken order", "joint tenants", "credit balance", "benefit four-weekly",
        "defence filed", "breathing space", "deceased tenant", "rent-free weeks", "awkward name",
        "court costs", "hearing in two weeks",
    }  # fmt: skip


def test_the_same_seed_gives_the_same_lives_and_another_gives_others() -> None:
    again = {one.name: one for one in lives.__wrapped__(3).values()}
    assert again == lives(3)
    assert set(surnames(tuple(lives(3).values()))) != set(surnames(tuple(lives(4).values())))
    assert lives(3)[MAIN].postings != lives(4)[MAIN].postings


@every_seed
def test_homes_accounts_claims_and_tenants_are_told_apart(seed: int) -> None:
    all_of = tuple(lives(seed).values())
    claims = [one.claim.number for one in all_of if one.claim]
    for told in (
        [one.account for one in all_of],
        [one.home.address for one in all_of],
        [line.number for one in all_of for line in one.postings],
        surnames(all_of),
        claims,
    ):
        assert len(set(told)) == len(tuple(told))


@every_seed
def test_rent_falls_due_every_period_of_the_year_that_is_charged(seed: int) -> None:
    for life in lives(seed).values():
        charged = [line for line in life.postings if line.code is Code.RENT]
        assert [(line.on, line.amount) for line in charged] == [
            (one.on, one.amount)
            for one in dues(life.rent, life.postings[0].on, TODAY + timedelta(weeks=2))
        ]
        for line in charged:
            start = period_start_on_or_after(life.rent.anchor, life.rent.period, line.on)
            assert start == line.on
            if life.rent.period is not Period.MONTHLY:
                assert line.on.weekday() == 0
        if life.kind.value == "secure":
            assert months_after(charged[0].on, 30) <= TODAY + timedelta(days=31)


@every_seed
def test_a_year_with_rent_free_weeks_charges_forty_eight(seed: int) -> None:
    life = lives(seed)["rent-free weeks"]
    start = rent_year(life.postings[0].on)
    whole = year(start.year).answer
    following = year(start.year + 1).answer.first_monday
    charged = [
        line
        for line in life.postings
        if line.code is Code.RENT and whole.first_monday <= line.on < following
    ]
    assert len(charged) == 48
    assert whole.weeks == 53


@every_seed
def test_things_happen_in_the_order_of_life_and_none_is_to_come(seed: int) -> None:
    for life in lives(seed).values():
        assert life.started_on < life.opened_on <= TODAY
        happened = [one.on for one in life.contacts]
        assert happened == sorted(happened)
        assert all(on <= TODAY and BOOK.calendar.is_business_day(on) for on in happened)
        if life.notice:
            assert life.opened_on < life.notice.dated_on <= life.notice.served_on <= TODAY
        if life.claim:
            assert life.notice is not None
            assert life.notice.specified_on < life.claim.issued_on < TODAY
            assert BOOK.calendar.is_open(life.claim.issued_on)
        if life.closed_on:
            assert life.opened_on < life.closed_on <= TODAY
        assert life.died_on is None or life.opened_on < life.died_on < TODAY


@every_seed
def test_a_notice_gives_every_tenant_the_time_the_law_gives(seed: int) -> None:
    for life in lives(seed).values():
        if life.notice is None:
            assert life.claim is None
            continue
        assert {one.person for one in life.notice.servings} == set(range(len(life.people)))
        for one in life.notice.servings:
            assert notices.served(one.method, one.at, book=BOOK).answer.served == one.served_on
            earliest = notices.earliest_date(
                one.served_on, life.rent.period, life.rent.anchor, book=BOOK
            ).answer
            assert life.notice.specified_on >= earliest.house
        assert life.notice.arrears == life.rent_balance(life.notice.dated_on) > NIL
        if life.claim and life.notice.kind is NoticeKind.SECURE_PERIODIC:
            alive = notices.life(life.notice.specified_on, book=BOOK).answer
            assert alive.earliest_issue <= life.claim.issued_on <= alive.last_safe_issue


@every_seed
def test_a_first_hearing_is_in_its_window_and_the_claim_was_served_in_time(seed: int) -> None:
    for life in lives(seed).values():
        for hearing in life.hearings:
            assert life.claim is not None
            assert BOOK.calendar.is_open(hearing.on)
            if hearing.kind is HearingKind.POSSESSION_FIRST:
                window = hearings.window(life.claim.issued_on, book=BOOK).answer
                assert window.earliest <= hearing.on <= window.latest
                by = hearings.service(hearing.on, book=BOOK).answer.deemed_by
                assert life.claim.issued_on < life.claim.deemed_on <= by


@every_seed
def test_everything_before_the_main_hearing_can_still_be_done_in_time(seed: int) -> None:
    life = lives(seed)[MAIN]
    (hearing,) = life.hearings
    assert 14 <= (hearing.on - TODAY).days <= 24
    assert hearings.statement_by(hearing.on, book=BOOK).answer.clear_business_days > TODAY
    assert hearings.evidence_by(hearing.on, book=BOOK).answer.by > TODAY
    assert life.rent_balance(TODAY) > life.rent.on(TODAY) * 8


@every_seed
def test_the_schedules_of_the_claims_begin_as_each_life_wants(seed: int) -> None:
    def first_default(name: str) -> tuple[date | None, bool]:
        life = lives(seed)[name]
        assert life.claim is not None
        issued = life.claim.issued_on
        on, _ = first_default_of(rent_lines(life.lines(issued)), issued)
        return on, on is not None and on < months_after(issued, -24)

    assert first_default(MAIN)[1] is False
    assert first_default("defence filed")[1] is True
    on, capped = first_default("court costs")
    assert on == lives(seed)["court costs"].postings[0].on
    assert capped


@every_seed
def test_a_kept_order_is_kept_on_every_day_and_a_broken_one_since_its_day(seed: int) -> None:
    kept, broken = lives(seed)["kept order"], lives(seed)["broken order"]
    assert kept.order is not None
    assert broken.order is not None
    assert all(short <= 0 for _, short in _short_by(kept))
    days = list(_short_by(broken))
    assert next(on for on, short in days if short > 0) == broken.order.broken_since
    assert days[-1][1] > 0
    assert kept.order.broken_since is None


def _short_by(life: Life) -> Iterator[tuple[date, int]]:
    """By how many pence an order is short on each day: the cumulative reading."""
    order = life.order
    assert order is not None
    on = order.made_on
    while on <= TODAY:
        undue = sum(
            line.amount.pence for line in life.lines(on) if line.kind is Kind.RENT and line.on == on
        )
        counted = max(0, (on - order.first_due_on).days // 7 + 1)
        target = max(0, order.starting.pence - order.instalment.pence * counted)
        yield on, life.rent_balance(on).pence - undue - target
        on += timedelta(days=1)


@every_seed
def test_each_life_is_worth_what_its_name_says(seed: int) -> None:
    told = lives(seed)
    assert len(told["joint tenants"].people) == 2
    assert len({one.method for one in told["joint tenants"].notice.servings}) == 2  # type: ignore[union-attr] # it has one.
    assert told["credit balance"].rent_balance(TODAY) < NIL
    assert told["credit balance"].rent.period is Period.MONTHLY
    benefit = [
        one for one in told["benefit four-weekly"].postings if one.code is Code.HOUSING_BENEFIT
    ]
    assert {(b.on - a.on).days for a, b in pairwise(benefit)} == {28}
    claim = told["defence filed"].claim
    assert claim is not None
    assert claim.defence_filed_on is not None
    assert claim.deemed_on < claim.defence_filed_on <= claim.deemed_on + timedelta(days=14)
    (hold,) = told["breathing space"].holds
    assert hold.kind is HoldKind.BREATHING_SPACE
    assert hold.from_on <= TODAY <= (hold.until_on or TODAY)
    registered = hold.from_on - timedelta(days=1)
    assert breathing.standard(registered, book=BOOK).answer.ends == hold.until_on
    assert told["deceased tenant"].rent.period is Period.FORTNIGHTLY
    died_on = told["deceased tenant"].died_on
    assert died_on is not None
    assert all(one.amount > NIL for one in told["deceased tenant"].postings if one.on >= died_on)
    awkward = told["awkward name"]
    assert all(mark in awkward.names[0] for mark in "&<'")
    assert awkward.notice is not None
    assert trial.review_by(awkward.notice.served_on, book=BOOK).answer.by > TODAY
    costs = told["court costs"]
    assert {Code.COURT_COSTS, Code.UNPAID, Code.OPENING} <= {one.code for one in costs.postings}
    assert costs.balance(TODAY) > costs.rent_balance(TODAY)


@given(seed=st.integers(0, 10**6), days=st.integers(0, 900))
def test_lives_can_be_told_on_any_day_for_any_seed(seed: int, days: int) -> None:
    today = date(2025, 9, 1) + timedelta(days=days)
    told = lives.__wrapped__(seed, today)
    hearing = told[MAIN].hearings[0].on
    assert hearings.statement_by(hearing, book=BOOK).answer.clear_business_days > today


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[int, exports.Exports]:
    """The exports of every seed."""
    folder = tmp_path_factory.mktemp("exports")
    return {
        seed: exports.write(folder / str(seed), tuple(lives(seed).values()), TODAY)
        for seed in SEEDS
    }


def read(path: Path, layout: str, on: date = TODAY) -> tuple[list[object], list[str]]:
    """The rows of an export, and the codes of what was found."""
    known = post.formats(layouts_folder())
    recognised = post.recognise(path, known)
    assert recognised.format is not None
    assert recognised.format.name == layout
    answers = list(post.read_export(path, recognised.format, on, Quiet()))
    rows = [one for one in answers if isinstance(one, TransactionRow | TenancyRow)]
    assert not [one for one in answers if isinstance(one, BadRow)]
    return list(rows), [
        one.code for one in answers if not isinstance(one, TransactionRow | TenancyRow | BadRow)
    ]


def accounts_of(rows: list[object]) -> dict[str, list[TransactionRow]]:
    found: dict[str, list[TransactionRow]] = {}
    for row in rows:
        assert isinstance(row, TransactionRow)
        found.setdefault(row.account, []).append(row)
    return found


@every_seed
def test_both_layouts_read_back_to_the_same_balances_on_every_day(
    seed: int, written: dict[int, exports.Exports]
) -> None:
    uh, _ = read(written[seed].transactions, "universal-housing")
    nec, _ = read(written[seed].ltra, "nec-ltra")
    in_uh, in_nec = accounts_of(uh), accounts_of(nec)
    assert set(in_uh) == set(in_nec) == {one.account for one in lives(seed).values()}
    for life in lives(seed).values():
        lines = [row.line for row in in_uh[life.account]]
        others = [row.line for row in in_nec[life.account]]
        assert balance(lines) == balance(others) == life.balance(TODAY)
        ends = day_ends(rent_lines(life.lines(TODAY)))
        assert day_ends(rent_lines(lines)) == day_ends(rent_lines(others)) == ends


@every_seed
def test_names_rents_and_balances_survive_the_export_of_tenancies(
    seed: int, written: dict[int, exports.Exports]
) -> None:
    rows, _ = read(written[seed].tenancies, "universal-housing-tenancies")
    told = {one.account: one for one in lives(seed).values()}
    assert len(rows) == len(told)
    for row in rows:
        assert isinstance(row, TenancyRow)
        life = told[row.account]
        assert row.names == life.names
        assert (row.address, row.postcode) == (life.home.address, life.home.postcode)
        assert (row.kind, row.started_on, row.ended_on) == (life.kind, life.started_on, None)
        assert (row.rent, row.period) == (life.rent.on(TODAY), life.rent.period)
        assert row.balance == life.balance(TODAY)


def test_a_line_is_read_as_the_life_has_it(written: dict[int, exports.Exports]) -> None:
    rows, found = read(written[1].transactions, "universal-housing")
    in_uh = accounts_of(rows)
    for life in lives(1).values():
        wanted = [
            (one.on, one.amount, one.kind, one.code, one.reference, one.own_id)
            for one in life.lines(TODAY)
        ]
        lines = [row.line for row in in_uh[life.account]]
        assert [
            (one.on, one.amount, one.kind, one.code, one.reference, one.own_id) for one in lines
        ] == wanted
    assert "unknown-code" in found


def test_the_padded_tenancy_stands_in_the_file_with_spaces(
    written: dict[int, exports.Exports],
) -> None:
    account = lives(1)["awkward name"].account
    assert f"\n{account}  ," in written[1].transactions.read_text("utf-8")
    assert "1900-01-01" in written[1].tenancies.read_text("utf-8")


@every_seed
def test_two_equal_payments_on_one_day_are_two_lines_in_both_layouts(
    seed: int, written: dict[int, exports.Exports]
) -> None:
    account = lives(seed)["awkward name"].account
    for path, layout in (
        (written[seed].transactions, "universal-housing"),
        (written[seed].ltra, "nec-ltra"),
    ):
        lines = [row.line for row in accounts_of(read(path, layout)[0])[account]]
        assert sum(line.reference == "CP0000042" for line in lines) == 2


@every_seed
def test_a_newer_export_adds_what_is_new_and_clashes_where_it_is_told_to(
    seed: int, written: dict[int, exports.Exports], tmp_path: Path
) -> None:
    def lines_of(path: Path, layout: str) -> list[tuple[str, object]]:
        later = TODAY + timedelta(weeks=2)
        return [(row.account, row.line) for row in read(path, layout, later)[0]]  # type: ignore[attr-defined] # rows of lines.

    everybody = tuple(lives(seed).values())
    plain = exports.write_newer(tmp_path / "plain", everybody, TODAY)
    clashing = exports.write_newer(tmp_path / "clashing", everybody, TODAY, clashing=True)
    for first, second, layout in (
        (written[seed].transactions, "transactions", "universal-housing"),
        (written[seed].ltra, "ltra", "nec-ltra"),
    ):
        held = lines_of(first, layout)
        merged = compare(held, lines_of(getattr(plain.exports, second), layout))  # type: ignore[arg-type] # pairs of account and line.
        assert (len(merged.new), merged.held, merged.clashes) == (plain.new, plain.held, ())
        clashed = compare(held, lines_of(getattr(clashing.exports, second), layout))  # type: ignore[arg-type] # as above.
        by_account = {one.account: one.incoming for one in clashed.clashes}
        assert set(by_account) == {clashing.changed, clashing.gone}
        assert by_account[clashing.gone] is None
        assert (by_account[clashing.changed] is not None) == (layout == "universal-housing")
        assert clashed.held == clashing.held
