"""Plans: read from TOML, with everything wrong found at once."""

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courtdesk.documents.bundle.building import read_plan_file, shelf_of
from courtdesk.domain.finding import Refused, Weight
from courtdesk.domain.plan import Plan, Section, odd, page_ranges, read_plan

GOOD = """
court     = "County Court at North Shields"
claim     = "M05YK123"
claimant  = "Example Borough Council"
defendants = ["Example Tenant", "Other Tenant"]
title     = "Hearing bundle"
hearing   = 2026-12-15T10:00:00

[[section]]
letter = "A"
title  = "Statements of case"
[[section.document]]
title = "Particulars of claim"
date  = 2026-09-02
file  = "docs/particulars.pdf"
pages = "1-4,7"
landscape = "turn"
layers = "as shown"
[[section.document]]
title = "Defence"
file  = "docs/defence.pdf"

[[section]]
letter = "B"
title  = "Evidence"
[[section.document]]
title = "Photograph"
file  = "photo.jpg"
"""


def refused(text: str) -> dict[str, str]:
    """The codes and places of everything that is wrong in a plan."""
    with pytest.raises(Refused) as caught:
        read_plan(text, "plan.toml")
    for finding in caught.value.findings:
        assert finding.remedy or finding.weight is not Weight.STOP
        assert finding.where.startswith("plan.toml")
    return {finding.code: finding.where for finding in caught.value.findings}


def test_a_good_plan_is_read_whole() -> None:
    plan, found = read_plan(GOOD, "plan.toml")
    assert found == ()
    assert plan.hearing == datetime(2026, 12, 15, 10, 0)  # noqa: DTZ001 - a court's own clock.
    assert plan.defendants == ("Example Tenant", "Other Tenant")
    assert [section.letter for section in plan.sections] == ["A", "B"]
    first, second, third = plan.documents
    assert (first.pages, first.landscape, first.layers) == (((1, 4), (7, 7)), "turn", "as shown")
    assert first.dated == date(2026, 9, 2)
    assert (second.pages, second.landscape, second.layers, second.dated) == ((), "keep", "", None)
    assert third.file == Path("photo.jpg")


def test_a_hearing_may_be_a_day_or_not_yet_listed() -> None:
    day = read_plan(GOOD.replace("2026-12-15T10:00:00", "2026-12-15"), "p")[0]
    assert day.hearing == date(2026, 12, 15)
    none = read_plan(GOOD.replace("hearing   = 2026-12-15T10:00:00", ""), "p")[0]
    assert none.hearing is None


@pytest.mark.parametrize(
    ("old", "new", "code", "where"),
    [
        ('court     = "County', 'kourt     = "County', "plan-word-unknown", "plan.toml: kourt"),
        ('claim     = "M05YK123"', "", "plan-value-missing", "plan.toml: claim"),
        ('"M05YK123"', "123", "plan-value-wrong", "plan.toml: claim"),
        ('"M05YK123"', '"  "', "plan-value-wrong", "plan.toml: claim"),
        ('"M05YK123"', '"' + "x" * 1001 + '"', "plan-value-wrong", "plan.toml: claim"),
        ('["Example Tenant", "Other Tenant"]', "[]", "plan-value-wrong", "plan.toml: defendants"),
        ('["Example Tenant", "Other Tenant"]', '"A"', "plan-value-wrong", "plan.toml: defendants"),
        ("2026-12-15T10:00:00", '"soon"', "plan-value-wrong", "plan.toml: hearing"),
        ("2026-09-02", '"2 Sep"', "plan-value-wrong", "plan.toml: section 1: document 1: date"),
        ('"1-4,7"', '"4-1"', "page-range-wrong", "plan.toml: section 1: document 1: pages"),
        ('"1-4,7"', '"0"', "page-range-wrong", "plan.toml: section 1: document 1: pages"),
        ('"1-4,7"', '"1-"', "page-range-wrong", "plan.toml: section 1: document 1: pages"),
        ('"1-4,7"', '""', "page-range-wrong", "plan.toml: section 1: document 1: pages"),
        ('"turn"', '"tern"', "plan-value-wrong", "plan.toml: section 1: document 1: landscape"),
        ('"as shown"', "true", "plan-value-wrong", "plan.toml: section 1: document 1: layers"),
        ('letter = "B"', 'letter = "A"', "section-letter-twice", "plan.toml: section A"),
        ('letter = "B"', 'letter = "A b"', "section-letter-wrong", "plan.toml: section A b"),
        ('file  = "photo.jpg"', "", "plan-value-missing", "plan.toml: section 2: document 1: file"),
        ("2026-12-15T10:00:00", "tomorrow", "plan-not-toml", "plan.toml"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_found_where_it_stands(old: str, new: str, code: str, where: str) -> None:
    assert old in GOOD
    assert refused(GOOD.replace(old, new, 1))[code] == where


def test_everything_wrong_is_found_at_once() -> None:
    text = GOOD.replace('claim     = "M05YK123"', "clame = 3").replace('"1-4,7"', '"x"')
    assert set(refused(text)) == {"plan-word-unknown", "plan-value-missing", "page-range-wrong"}


def test_an_unknown_word_is_told_with_the_nearest() -> None:
    with pytest.raises(Refused) as caught:
        read_plan(GOOD.replace("landscape", "landskape"), "plan.toml")
    assert "landscape" in caught.value.findings[0].remedy


def test_a_plan_without_documents_is_refused() -> None:
    empty = GOOD[: GOOD.index("[[section]]")]
    assert refused(empty) == {"plan-without-documents": "plan.toml"}
    with pytest.raises(Refused, match="nothing to bind"):
        odd(Plan("Court", "1", "Council", ("Tenant",), "Bundle", None, (Section("A", "None"),)))


def test_an_empty_section_is_left_out_and_said_so() -> None:
    _, found = read_plan(GOOD + '\n[[section]]\nletter = "C"\ntitle = "Later"\n', "plan.toml")
    assert [(one.code, one.where) for one in found] == [("section-empty", "plan.toml: section C")]


def test_a_plans_files_lie_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "plan.toml"
    file.write_bytes(b"\xef\xbb\xbf" + GOOD.encode())
    plan, _ = read_plan_file(file)
    assert plan.documents[0].file == tmp_path / "docs" / "particulars.pdf"
    assert shelf_of(file) == tmp_path / "plan.parts"


@pytest.mark.parametrize("data", [None, b"\xff\xfe\x00 not text"])
def test_a_plan_that_cannot_be_read_is_refused_by_name(tmp_path: Path, data: bytes | None) -> None:
    file = tmp_path / "plan.toml"
    if data is not None:
        file.write_bytes(data)
    with pytest.raises(Refused) as caught:
        read_plan_file(file)
    assert caught.value.findings[0].code == "plan-unreadable"
    assert "plan.toml" in caught.value.findings[0].says


@given(st.lists(st.tuples(st.integers(1, 999), st.integers(0, 50)), min_size=1))
def test_a_choice_of_pages_reads_back_as_it_was_meant(pieces: list[tuple[int, int]]) -> None:
    wanted = tuple((first, first + more) for first, more in pieces)
    text = ", ".join(f"{a}-{b}" if a != b else str(a) for a, b in wanted)
    assert page_ranges(text) == wanted


@given(st.text(max_size=20))
def test_any_text_is_a_choice_of_pages_or_none(text: str) -> None:
    read = page_ranges(text)
    assert read is None or all(1 <= first <= last for first, last in read)
