"""Bundles built: every page, number, link and bookmark where the court wants it."""

import time
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from courtdesk.documents.bundle.building import Built, build
from courtdesk.documents.checked import Verdict
from courtdesk.domain.plan import Landscape, Part, Plan, Section
from courtdesk.domain.progress import Quiet
from courtdesk.intake.shelf import digest
from tests.documents.bundles import NAME, bookmarks, document, index_targets, opened, plan
from tests.intake import clean, pdfs
from tests.intake.hostile import cases
from tests.intake.scans import letter, photograph


def built(folder: Path, what: Plan, name: str = NAME) -> Built:
    return build(what, folder / name, parts=folder / "parts", progress=Quiet())


@pytest.fixture
def bundle(tmp_path: Path) -> Built:
    """Two sections, five documents, eleven pages and an index."""
    return built(tmp_path, plan(tmp_path / "papers", {"A": (3, 1), "B": (2, 4, 1)}))


def test_every_page_is_there_in_order_with_its_number(bundle: Built, tmp_path: Path) -> None:
    assert (bundle.pages, bundle.documents) == (12, 5)
    wanted = [f"{row.title.split()[1]}-{n + 1}" for row in bundle.rows
              for n in range(row.last - row.first + 1)]  # fmt: skip
    with opened(tmp_path / NAME) as reader:
        texts = [page.extract_text() for page in reader.pages]
    assert [text.split("sheet ")[1].split()[0] for text in texts[1:]] == wanted
    assert [text.split()[-1] for text in texts] == [str(n) for n in range(1, 13)]


def test_the_rows_tell_where_each_document_stands(bundle: Built) -> None:
    assert [(row.section, row.first, row.last) for row in bundle.rows] == [
        ("A", 2, 4),
        ("A", 5, 5),
        ("B", 6, 7),
        ("B", 8, 11),
        ("B", 12, 12),
    ]


def test_the_index_says_what_the_court_must_know(bundle: Built, tmp_path: Path) -> None:
    with opened(tmp_path / NAME) as reader:
        said = " ".join(reader.pages[0].extract_text().split())
    for words in (
        "In the County Court at North Shields",
        "Claim No. M05YK123",
        "Example Borough Council",
        "(1) Gŵen Example",
        "(2) Łukasz Example",
        "Hearing bundle",
        "15 December 2026 at 10am",
        "Papers of section A",
        "Document B1 in the matter",
        "2 September 2026",
    ):
        assert words in said
    assert [row.first for row in bundle.rows] == [2, 5, 6, 8, 12]


def test_each_row_of_the_index_leads_to_its_document(bundle: Built, tmp_path: Path) -> None:
    with opened(tmp_path / NAME) as reader:
        assert index_targets(reader) == [row.first for row in bundle.rows]


def test_sections_and_documents_are_bookmarked_with_their_pages(
    bundle: Built, tmp_path: Path
) -> None:
    assert bundle.pages
    with opened(tmp_path / NAME) as reader:
        assert bookmarks(reader) == [
            (0, "Index (page 1)", 1),
            (0, "A. Papers of section A (page 2)", 2),
            (1, "Document A0 in the matter (page 2)", 2),
            (1, "Document A1 in the matter (page 5)", 5),
            (0, "B. Papers of section B (page 6)", 6),
            (1, "Document B0 in the matter (page 6)", 6),
            (1, "Document B1 in the matter (page 8)", 8),
            (1, "Document B2 in the matter (page 12)", 12),
        ]


def test_a_reader_opens_it_as_the_court_wants(bundle: Built, tmp_path: Path) -> None:
    assert bundle.checked.facts["opens_at_percent"] == 100
    with pikepdf.Pdf.open(tmp_path / NAME) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        opens = pdf.Root.OpenAction
        assert opens[0].objgen == pdf.pages[0].obj.objgen
        assert str(opens[1]) == "/XYZ"
        assert int(opens[4]) == 1
        assert str(pdf.docinfo.Title).startswith("Hearing bundle: Example Borough Council v")
        assert "/CreationDate" not in pdf.docinfo
        assert pdf.Root.PageLabels.Nums[0] == 0
        assert str(pdf.Root.PageLabels.Nums[1].S) == "/D"
        assert pdf.check_pdf_syntax() == []


def test_it_meets_every_rule_a_program_can_judge(bundle: Built) -> None:
    met = [rule for rule, how in bundle.checked.rules.items() if how is Verdict.MET]
    assert met == ["EB-1", "EB-2", "EB-3", "EB-4", "EB-5", "EB-6", "EB-7", "EB-8", "EB-11", "EB-12"]
    assert bundle.checked.not_met == ()
    assert bundle.findings == ()


def test_the_same_parts_give_the_same_bytes_anywhere_and_any_time(tmp_path: Path) -> None:
    first = built(tmp_path, plan(tmp_path / "papers", {"A": (3, 1), "B": (2,)}))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    time.sleep(1.1)
    again = built(elsewhere, plan(elsewhere / "other", {"A": (3, 1), "B": (2,)}), "Other.pdf")
    assert first.sha256 == again.sha256 == digest(tmp_path / NAME)
    assert (tmp_path / NAME).read_bytes() == (elsewhere / "Other.pdf").read_bytes()


def test_pages_are_chosen_and_may_come_twice(tmp_path: Path) -> None:
    what = plan(tmp_path / "papers", {"A": (7,)})
    part = replace(what.documents[0], pages=((6, 7), (2, 2), (6, 6)))
    what = replace(what, sections=(replace(what.sections[0], documents=(part, part)),))
    bundle = built(tmp_path, what)
    assert bundle.pages == 9
    with opened(tmp_path / NAME) as reader:
        sheets = [page.extract_text().split("sheet ")[1].split()[0] for page in reader.pages[1:]]
        numbers = [page.extract_text().split()[-1] for page in reader.pages]
    assert sheets == ["A0-6", "A0-7", "A0-2", "A0-6"] * 2
    assert numbers == [str(n) for n in range(1, 10)]


def test_a_bundle_of_everything_accepted_holds_nothing_that_acts(tmp_path: Path) -> None:
    hostile = [case for case in cases() if not case.refused and not case.name.endswith("docx")]
    parts = []
    for case in hostile:
        file = tmp_path / case.name
        file.write_bytes(case.data)
        parts.append(Part(case.name, file))
    what = replace(plan(tmp_path / "papers", {}), sections=(Section("A", "Hostile", tuple(parts)),))
    bundle = built(tmp_path, what)
    assert bundle.documents == len(hostile) > 60
    assert bundle.checked.facts["pages"] == bundle.pages
    assert "bundle-active" not in {one.code for one in bundle.findings}
    ours = {"page /CourtDesk_Wordless", "root /Lang", "root /PageMode", "root /OpenAction",
            "root /ViewerPreferences", "root /PageLabels", "root /Outlines",
            "trailer /Info"}  # fmt: skip
    assert set(clean.unclean(tmp_path / NAME)) <= ours
    for rule in ("EB-1", "EB-2", "EB-3", "EB-4", "EB-7", "EB-8"):
        assert bundle.checked.rules[rule] is Verdict.MET, rule


def test_forms_with_the_same_field_keep_their_own_values(tmp_path: Path) -> None:
    what = plan(tmp_path / "papers", {"A": (1, 1)})
    for part, value in zip(what.documents, ("first value", "second value"), strict=True):
        part.file.write_bytes(pdfs.changed(lambda pdf, v=value: pdfs.field(pdf, "name", v)))  # type: ignore[misc]  # bound at once.
    built(tmp_path, what)
    with opened(tmp_path / NAME) as reader:
        assert "first value" in reader.pages[1].extract_text()
        assert "second value" in reader.pages[2].extract_text()


def test_links_within_documents_lead_to_their_own_pages_though_names_clash(tmp_path: Path) -> None:
    what = plan(tmp_path / "papers", {"A": (1, 1)})

    def change(pdf: pikepdf.Pdf) -> None:
        there = pikepdf.Array([pdf.pages[1].obj, pikepdf.Name.Fit])
        pdf.Root.Names = pikepdf.Dictionary(
            Dests=pikepdf.Dictionary(Names=pikepdf.Array([pikepdf.String("annex"), there]))
        )
        pdfs.annotation(pdf, "/Link", Dest=pikepdf.String("annex"))

    for part, name in zip(what.documents, "XY", strict=True):
        part.file.write_bytes(pdfs.changed(change, f"{name} one", f"{name} two"))
    built(tmp_path, what)
    with pikepdf.Pdf.open(tmp_path / NAME) as pdf:
        order = [page.obj.objgen for page in pdf.pages]
        leads = [order.index(pdf.pages[n].obj.Annots[0].Dest[0].objgen) for n in (1, 3)]
    assert leads == [2, 4]


def test_bookmarks_a_document_brought_lie_under_it_with_their_new_pages(tmp_path: Path) -> None:
    what = plan(tmp_path / "papers", {"A": (2, 1)})

    def change(pdf: pikepdf.Pdf) -> None:
        with pdf.open_outline() as outline:
            chapter = pikepdf.OutlineItem("Chapter", 1)
            chapter.children.append(pikepdf.OutlineItem("Point", 2))
            outline.root.append(chapter)

    what.documents[1].file.write_bytes(pdfs.changed(change, "1", "2", "3"))
    part = replace(what.documents[1], pages=((2, 3),))
    section = replace(what.sections[0], documents=(what.documents[0], part))
    built(tmp_path, replace(what, sections=(section,)))
    with opened(tmp_path / NAME) as reader:
        assert bookmarks(reader)[-3:] == [
            (1, "Document A1 in the matter (page 4)", 4),
            (2, "Chapter (page 4)", 4),
            (3, "Point (page 5)", 5),
        ]


@pytest.mark.parametrize("way", ["keep", "turn"])
def test_a_wide_page_stands_as_the_plan_says(tmp_path: Path, way: Landscape) -> None:
    what = plan(tmp_path / "papers", {"A": (1,)})
    file = document(tmp_path, "wide", 1, size=(842, 595))
    part = replace(what.documents[0], file=file, landscape=way)
    bundle = built(
        tmp_path, replace(what, sections=(replace(what.sections[0], documents=(part,)),))
    )
    assert clean.sizes(tmp_path / NAME)[1] == ((842, 595) if way == "keep" else (595, 842))
    wanted = Verdict.MET if way == "keep" else Verdict.FOR_THE_OFFICER
    assert bundle.checked.rules["EB-6"] is wanted
    assert bundle.checked.rules["EB-2"] is Verdict.MET


def test_a_long_index_runs_over_pages_and_every_row_still_leads_right(tmp_path: Path) -> None:
    what = plan(tmp_path / "papers", {"A": (1,), "B": (1,)})
    long = "A very long title that has to be broken over lines, as letters in a dispute have, "
    parts = tuple(
        replace(what.documents[n % 2], title=f"{long * (n % 4)}number {n} {'x' * (n * 3)}")
        for n in range(60)
    )
    what = replace(
        what,
        sections=(
            Section("A", "First " * 30, parts[:30]),
            Section("B", "Second", parts[30:]),
        ),
    )
    bundle = built(tmp_path, what)
    assert bundle.checked.facts["index_pages"] == bundle.pages - 60
    assert int(str(bundle.checked.facts["index_pages"])) > 3
    with opened(tmp_path / NAME) as reader:
        assert index_targets(reader) == [row.first for row in bundle.rows]
    assert bundle.checked.rules["EB-3"] is Verdict.MET


def test_letters_the_index_cannot_print_are_said_and_the_bookmark_has_them(tmp_path: Path) -> None:
    what = plan(tmp_path / "papers", {"A": (1,)})
    part = replace(what.documents[0], title="Letter of محمد about ŵ and Ł")
    bundle = built(
        tmp_path, replace(what, sections=(replace(what.sections[0], documents=(part,)),))
    )
    (finding,) = bundle.findings
    assert finding.code == "letters-not-printed"
    assert "ŵ" not in finding.says.split(" in ")[0]
    with opened(tmp_path / NAME) as reader:
        assert bookmarks(reader)[-1][1] == "Letter of محمد about ŵ and Ł (page 2)"


@pytest.mark.render
def test_scans_in_a_bundle_can_be_searched_and_photographs_need_no_words(tmp_path: Path) -> None:
    what = plan(tmp_path / "papers", {"A": (1,)})
    parts = list(what.documents)
    for name, data in (("letter.png", letter()), ("photo.jpg", photograph())):
        (tmp_path / name).write_bytes(data)
        parts.append(Part(name, tmp_path / name))
    what = replace(what, sections=(replace(what.sections[0], documents=tuple(parts)),))
    bundle = built(tmp_path, what)
    assert bundle.checked.not_met == ()
    assert bundle.checked.rules["EB-5"] is Verdict.MET
    assert bundle.checked.facts["pages_without_words"] == ("4",)
    with opened(tmp_path / NAME) as reader:
        assert "Acacia Road" in reader.pages[2].extract_text()
