"""Clean parts: made once and kept, refused by name, with their links and bookmarks."""

import json
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from courtdesk.domain.finding import Finding, Refused
from courtdesk.domain.progress import Cancelled, Progress, Quiet
from courtdesk.intake.cleaned import Converter, Source, clean_each
from courtdesk.intake.door import Door, open_door
from courtdesk.intake.parts import PREPARE, Landscape
from courtdesk.intake.shelf import Cleaned
from tests.intake import clean, pdfs
from tests.intake.cleaning import Clean
from tests.intake.pdfs import changed, plain, saved


def test_a_part_is_made_once_and_found_again(cleaned: Clean, door: Door) -> None:
    first = cleaned("a.pdf", saved(plain("One")))
    made = first.file.stat().st_mtime_ns
    again = cleaned("b.pdf", saved(plain("One")))
    assert again.file == first.file
    assert again.file.stat().st_mtime_ns == made
    assert len(door.idle) == 1


def test_what_was_found_names_the_file_as_it_is_called_now(cleaned: Clean) -> None:
    data = changed(lambda pdf: pdfs.field(pdf, "sum", "12"))
    cleaned("first.pdf", data)
    assert {one.where for one in cleaned("second.pdf", data).kept.report.findings} == {"second.pdf"}


def test_another_choice_makes_another_part(cleaned: Clean) -> None:
    data = saved(plain("Wide", size=(842, 595)))
    kept = cleaned("a.pdf", data)
    turned = cleaned("a.pdf", data, landscape=Landscape.TURN)
    assert kept.file != turned.file
    assert (clean.sizes(kept.file), clean.sizes(turned.file)) == ([(842, 595)], [(595, 842)])


def test_the_same_file_makes_the_same_bytes(cleaned: Clean, tmp_path: Path) -> None:
    data = changed(lambda pdf: pdfs.field(pdf, "sum", "12"), "One", "Two")
    first = cleaned("a.pdf", data).file
    before = first.read_bytes()
    for kept in (tmp_path / "parts").iterdir():
        kept.unlink()
    assert cleaned("a.pdf", data).file.read_bytes() == before


@pytest.mark.parametrize("spoil", ["pages", "report", "missing"])
def test_a_spoiled_part_is_made_anew(cleaned: Clean, spoil: str) -> None:
    data = saved(plain("One"))
    part = cleaned("a.pdf", data)
    whole = part.file.read_bytes()
    if spoil == "pages":
        part.file.write_bytes(whole[:-9])
    elif spoil == "report":
        part.file.with_suffix(".json").write_text(json.dumps({"sha256": 3}))
    else:
        part.file.unlink()
    assert cleaned("a.pdf", data).file.read_bytes() == whole


def test_a_file_given_twice_is_opened_once(door: Door, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(saved(plain("One")))
    first, second = clean_each(door, [Source(file, "a.pdf")] * 2, tmp_path / "parts", Quiet())
    assert isinstance(first, Cleaned)
    assert first == second


def test_a_missing_file_is_refused_by_name_and_the_others_are_made(
    door: Door, tmp_path: Path
) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(saved(plain("One")))
    gone, made = clean_each(
        door,
        [Source(tmp_path / "gone.pdf", "gone.pdf"), Source(file, "a.pdf")],
        tmp_path / "parts",
        Quiet(),
    )
    assert isinstance(gone, Refused)
    assert gone.findings[0].code == "part-missing"
    assert "gone.pdf" in gone.findings[0].says
    assert isinstance(made, Cleaned)


def test_a_word_file_without_a_converter_is_refused_by_name(cleaned: Clean) -> None:
    from tests.intake.hostile import word  # noqa: PLC0415 - for this test alone.

    with pytest.raises(Refused) as caught:
        cleaned("letter.docx", word()[0].data)
    assert caught.value.findings[0].code == "no-converter"


def test_a_converters_refusal_names_the_file_as_the_officer_does(
    door: Door, tmp_path: Path
) -> None:
    from tests.intake.hostile import word  # noqa: PLC0415 - for this test alone.

    def never(docx: Path, out: Path, progress: Progress) -> tuple[Finding, ...]:
        del out, progress
        raise Refused(Finding("part-damaged", f"“{docx.name}” will not do.", where="elsewhere"))

    file = tmp_path / "letter.docx"
    file.write_bytes(word()[0].data)
    (answer,) = clean_each(
        door,
        [Source(file, "letter.docx")],
        tmp_path / "parts",
        Quiet(),
        converter=Converter("never", never),
    )
    assert isinstance(answer, Refused)
    assert answer.findings[0].where == "letter.docx"
    assert "letter.docx" in answer.findings[0].says


def test_calling_off_leaves_no_part(tmp_path: Path) -> None:
    class Later:
        steps = 0

        def step(self, done: int, total: int, words: str) -> None:
            del done, total, words
            self.steps += 1
            if self.steps > 3:
                raise Cancelled

    file = tmp_path / "a.pdf"
    file.write_bytes(saved(plain(*("x",) * 400)))
    with open_door(ready=(PREPARE,)) as door, pytest.raises(Cancelled):
        clean_each(door, [Source(file, "a.pdf")], tmp_path / "parts", Later())
    assert list((tmp_path / "parts").iterdir()) == []


def test_links_within_a_file_lead_where_they_did(cleaned: Clean) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        third = pdf.pages[2].obj
        pdf.Root.Names = Dictionary(
            Dests=Dictionary(Names=Array([String("annex"), Array([third, Name.XYZ, 60, 700, 0])]))
        )
        pdf.Root.Dests = Dictionary(Old=Array([third, Name.FitH, 700]))
        pdfs.annotation(pdf, "/Link", Dest=String("annex"))
        pdfs.annotation(pdf, "/Link", Dest=Name.Old)
        pdfs.annotation(pdf, "/Link", A=Dictionary(S=Name.GoTo, D=Array([third, Name.Fit])))
        pdfs.annotation(pdf, "/Link", Dest=String("nowhere"))

    part = cleaned("a.pdf", changed(change, "One", "Two", "Three"))
    with pikepdf.Pdf.open(part.file) as pdf:
        annots = list(pdf.pages[0].obj.Annots)
        third = pdf.pages[2].obj.objgen
        assert [one.Dest[0].objgen for one in annots] == [third] * 3
        assert float(annots[0].Dest[3]) == pytest.approx(700, abs=1)


def test_links_move_with_a_page_that_is_turned_and_shrunk(cleaned: Clean) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.MediaBox = Array([0, 0, 1190, 1684])
        pdf.pages[0].obj.Rotate = 90
        pdfs.annotation(pdf, "/Link", Dest=Array([pdf.pages[1].obj, Name.Fit]))

    part = cleaned("a.pdf", changed(change, "One", "Two"))
    with pikepdf.Pdf.open(part.file) as pdf:
        left, bottom, right, top = (float(one) for one in pdf.pages[0].obj.Annots[0].Rect)
    # 60..160 by 600..620 of 1190 by 1684, turned clockwise and halved.
    assert (left, right) == pytest.approx((300, 310), abs=1)
    assert (bottom, top) == pytest.approx((595 - 80, 595 - 30), abs=1)


def test_the_bookmarks_a_file_brought_are_told(cleaned: Clean) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        with pdf.open_outline() as outline:
            first = pikepdf.OutlineItem("Chapter one", 0)
            first.children.append(pikepdf.OutlineItem("A point", 1))
            outline.root.append(first)

    part = cleaned("a.pdf", changed(change, "One", "Two"))
    assert [(one.words, one.page, one.depth) for one in part.kept.report.headings] == [
        ("Chapter one", 1, 0),
        ("A point", 2, 1),
    ]


def test_bookmarks_that_go_round_in_circles_are_cut(cleaned: Clean) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        item = pdf.make_indirect(Dictionary(Title=String("Round"), Dest=Array([page, Name.Fit])))
        item.Next = item
        item.First = item
        pdf.Root.Outlines = pdf.make_indirect(Dictionary(First=item, Last=item))

    part = cleaned("a.pdf", changed(change))
    assert [one.words for one in part.kept.report.headings] == ["Round"]


def test_a_file_too_large_is_refused_before_it_is_opened(door: Door, tmp_path: Path) -> None:
    file = tmp_path / "huge.pdf"
    with file.open("wb") as opened:
        opened.write(b"%PDF-1.7\n")
        opened.truncate(201 * 1024 * 1024)
    (answer,) = clean_each(door, [Source(file, "huge.pdf")], tmp_path / "parts", Quiet())
    assert isinstance(answer, Refused)
    assert answer.findings[0].code == "part-too-large"
    assert "201 MB" in answer.findings[0].says


def test_a_file_changed_while_it_is_read_is_refused(door: Door, tmp_path: Path) -> None:
    files = [tmp_path / "a.pdf", tmp_path / "b.pdf"]
    for file in files:
        file.write_bytes(saved(plain(file.name)))

    class Meddling:
        """Changes the first file as soon as the second is looked at."""

        def step(self, done: int, total: int, words: str) -> None:
            del done, total
            if words == "b.pdf":
                files[0].write_bytes(b"changed")

    first, second = clean_each(
        door, [Source(file, file.name) for file in files], tmp_path / "parts", Meddling()
    )
    assert isinstance(first, Refused)
    assert first.findings[0].code == "part-changed-meanwhile"
    assert isinstance(second, Cleaned)
