"""The sample office in a record: played by the two doors alone, and the main job done on it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from courtdesk.__main__ import main
from courtdesk.desk import accounts, cases, papers, record
from courtdesk.desk import office as office_desk
from courtdesk.domain.casefile import HearingKind
from courtdesk.domain.finding import Refused
from courtdesk.domain.permits import Post
from courtdesk.domain.progress import Cancelled, Quiet
from courtdesk.samples import demo, office, play
from courtdesk.samples.lives import MAIN
from courtdesk.samples.office import SampleOffice
from courtdesk.samples.people import MARK
from courtdesk.samples.play import Played
from courtdesk.store.database import open_file
from courtdesk.store.migrate import migrate
from tests.record import Kept
from tests.samples import SEEDS, TODAY, places, rule_book


def test_every_life_stands_in_the_record_as_it_went(played: Played) -> None:
    for life in played.office.lives:
        sheet = played.desk.see(cases.case, played.case(life.name))
        file = sheet.file
        assert tuple(party.full_name for party in file.parties) == life.names
        assert file.tenancy.address == (*life.home.address, life.home.postcode)
        assert (file.tenancy.rent, file.tenancy.rent_period) == (
            life.rent.on(TODAY),
            life.rent.period,
        )
        assert sheet.rent_balance == life.rent_balance(TODAY)
        assert sheet.whole_balance == life.balance(TODAY)
        assert (file.opened_on, file.closed_on) == (life.opened_on, life.closed_on)
        assert len(file.contacts) == len(life.contacts)
        assert [(one.on, one.at) for one in file.hearings] == [
            (one.on, one.at) for one in life.hearings
        ]
        if life.notice:
            assert file.notice is not None
            assert file.notice.specified_on == life.notice.specified_on
            assert [one.served_on for one in file.notice.services] == [
                one.served_on for one in life.notice.servings
            ]
        if life.claim:
            assert file.claim is not None
            assert file.claim.number == life.claim.number
            assert file.claim.defence_filed_on == life.claim.defence_filed_on
        assert len(file.holds) == len(life.holds)
        assert file.parties[0].died_on == life.died_on


def test_the_record_of_the_sample_office_is_sound_and_for_practice(played: Played) -> None:
    verified = played.desk.see(record.verify)
    assert verified.findings == ()
    assert verified.open_cases == 11
    sheet = played.desk.see(office_desk.office)
    assert sheet.office.practice
    posts = {post for one in played.desk.see(office_desk.officers) for post in one.posts}
    assert {Post.COURT_OFFICER, Post.TEAM_LEADER, Post.FINANCE} <= posts


def test_the_main_case_has_its_deadlines_still_to_come(played: Played) -> None:
    sheet = played.desk.see(cases.case, played.case(MAIN))
    hearing = sheet.file.next_hearing(TODAY)
    assert hearing is not None
    assert hearing.kind is HearingKind.POSSESSION_FIRST
    assert hearing.id == played.next_hearing(MAIN)
    to_come = {one.words for one in sheet.deadlines if one.by_on >= TODAY}
    assert any("witness statements" in words for words in to_come)
    assert any("stricter caution" in words for words in to_come)


def test_a_newer_export_adds_its_lines_and_puts_its_clashes(played: Played, tmp_path: Path) -> None:
    newer = played.office.newer_export(tmp_path / "newer", clashing=True)
    later = replace(played.desk, pretended_on=newer.exports.as_at)
    path = newer.exports.transactions
    preview = later.see(accounts.read_export, path)
    assert (preview.lines.new, preview.lines.held, preview.lines.clashing) == (
        newer.new,
        newer.held,
        2,
    )
    done = later.do(accounts.accept_export, path, preview.sha256, preview.format, preview.seen)
    assert done.answer.new == newer.new
    again = later.see(accounts.read_export, path)
    assert again.lines.new == 0


def test_the_same_export_twice_adds_nothing(played: Played) -> None:
    preview = played.desk.see(accounts.read_export, played.office.exports.transactions)
    assert (preview.lines.new, preview.lines.clashing) == (0, 0)


@pytest.fixture
def empty(tmp_path: Path, migrated_file: Path) -> Kept:
    """An empty embedded record."""
    kept = Kept(tmp_path / "office.courtdesk", places(tmp_path), rule_book())
    kept.path.write_bytes(migrated_file.read_bytes())
    return kept


def test_evidence_of_every_kind_is_added_to_a_case(
    empty: Kept, sample_office: SampleOffice
) -> None:
    with empty.opened:
        done = play.play(empty.desk(""), sample_office, evidence_of=("defence filed",))
        held = done.desk.see(cases.case, done.case("defence filed")).file.papers
        wanted = sample_office.evidence_of("defence filed")
        assert {(one.kind, one.title, one.dated_on) for one in held} == {
            (one.kind, one.title, one.dated_on) for one in wanted
        }
        assert {Path(one.file_name).suffix for one in held} == {".pdf", ".docx", ".png"}
        assert done.desk.see(cases.case, done.case(MAIN)).file.papers == ()


def test_a_play_that_is_cancelled_leaves_no_thread_and_no_half_case(
    empty: Kept, sample_office: SampleOffice
) -> None:
    class Impatient:
        def step(self, done: int, total: int, words: str) -> None:  # noqa: ARG002 - as progress is told.
            if words.endswith("“broken order”"):
                raise Cancelled

    with empty.opened:
        desk = empty.desk("")
        with pytest.raises(Cancelled):
            play.play(desk, sample_office, progress=Impatient(), evidence_of=(MAIN,))
        anna = empty.desk("anna")
        assert anna.see(cases.list_cases).total == 2
        assert anna.see(record.verify).findings == ()


def test_the_demo_does_the_main_job_and_its_papers_keep_the_rules(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    report = run_demo(folder, 2)
    assert report.statement.not_met == ()
    assert report.bundle.not_met == ()
    assert report.verified.findings == ()
    assert report.in_order
    made = {one.path.suffix for one in report.files if one.path.parent.name == "papers"}
    assert made == {".docx", ".pdf"}
    assert all(one.path.is_file() for one in report.files)
    assert sum(one.path.parent.name == "papers" for one in report.files) == 5


@pytest.mark.parametrize("seed", SEEDS)
def test_the_papers_of_the_main_case_keep_the_rules_for_every_seed(
    seed: int, tmp_path: Path, empty: Kept
) -> None:
    sample = office.make(tmp_path / "files", seed, TODAY, rule_book())
    with empty.opened:
        done = play.play(empty.desk(""), sample, lives=(MAIN,), evidence_of=())
        main = done.case(MAIN)
        order = demo.order_wanted(done)
        done.desk.do(papers.make, main, "arrears-schedule", order=order)
        made = done.desk.do(papers.make, main, "witness-statement", order=order).answer
        bound = done.desk.do(papers.build_bundle, done.next_hearing(MAIN)).answer
        statement, bundle = (
            done.desk.see(papers.check, done.desk.see(papers.copy_out, number, tmp_path))
            for number in (made.document_id, bound.document_id)
        )
    assert statement.not_met == ()
    assert bundle.not_met == ()


def test_a_second_demo_in_the_same_folder_makes_it_anew(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    place = demo.make_room(folder)
    place.write_bytes(b"an older record")
    (folder / "papers").mkdir()
    (folder / "papers" / "old.pdf").write_bytes(b"old")
    assert demo.make_room(folder) == place
    assert [one.name for one in folder.iterdir()] == ["sample-office.txt"]
    assert MARK in (folder / "sample-office.txt").read_text("utf-8")


def test_a_folder_that_no_demo_made_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "office.courtdesk").write_bytes(b"somebody's own")
    with pytest.raises(Refused) as refused:
        demo.make_room(tmp_path)
    assert refused.value.findings[0].code == "demo-folder-in-use"
    assert (tmp_path / "office.courtdesk").read_bytes() == b"somebody's own"


def test_the_command_makes_the_demo_and_answers_with_one_value(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    assert main(["demo", "--to", str(tmp_path / "made here"), "--seed", "7", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert Path(told["record"]).is_file()
    assert all(Path(one["path"]).is_file() for one in told["files"])
    assert set(told["bundle"]["rules"].values()) <= {
        "met",
        "not applicable",
        "for the officer",
    }
    assert told["verified"]["findings"] == []


def test_the_demo_takes_no_record_but_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = main(["--database", str(tmp_path / "other.db"), "demo", "--to", str(tmp_path / "d")])
    assert told == 3
    refused = json.loads(capsys.readouterr().out)["refused"]
    assert [one["code"] for one in refused] == ["demo-own-record"]
    assert list(tmp_path.iterdir()) == []


def run_demo(folder: Path, seed: int) -> demo.DemoReport:
    """The demo as the command runs it, in a folder."""
    kept = Kept(demo.make_room(folder), places(folder), rule_book())
    database = open_file(kept.path)
    migrate(database)
    database.close()
    with kept.opened:
        return demo.run(kept.desk("", office.USUAL_DAY), folder, seed, Quiet())
