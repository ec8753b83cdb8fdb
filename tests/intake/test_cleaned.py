"""Clean parts: made once and kept; upright, of fair size, with their links; words read where the
machine can."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageDraw, ImageOps

from courtdesk.domain.finding import Finding, Refused
from courtdesk.domain.progress import Cancelled, Progress, Quiet
from courtdesk.intake import paper, pictures, seen
from courtdesk.intake.cleaned import Cleaned, Converter, Source, clean_each
from courtdesk.intake.door import Door, ask, open_door
from courtdesk.intake.paper import Box
from courtdesk.intake.parts import LAY, PREPARE, Landscape, Lay
from courtdesk.intake.recognise import Recogniser, find_recogniser
from tests.intake import clean, pdfs
from tests.intake.pdfs import changed, plain, saved
from tests.intake.scans import letter, photograph, png

Clean = Callable[..., Cleaned]


@pytest.fixture
def cleaned(door: Door, tmp_path: Path) -> Clean:
    """Clean one file given by name and bytes."""

    def make(name: str, data: bytes, **chosen: object) -> Cleaned:
        file = tmp_path / name
        file.write_bytes(data)
        recogniser = chosen.pop("recogniser", None)
        source = Source(file, name, **chosen)  # type: ignore[arg-type]  # choices are passed on.
        (answer,) = clean_each(
            door,
            [source],
            tmp_path / "parts",
            Quiet(),
            recogniser=recogniser if isinstance(recogniser, Recogniser) else None,
        )
        if isinstance(answer, Refused):
            raise answer
        return answer

    return make


def codes(part: Cleaned) -> list[str]:
    return [finding.code for finding in part.kept.report.findings]


def drawn(file: Path, page: int = 0) -> Image.Image:
    with seen.pages(file) as pages:
        return seen.draw(pages[page], 36)


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


def test_a_hidden_layer_is_gone_for_good_once_the_officer_says_as_shown(cleaned: Clean) -> None:
    data = changed(lambda pdf: pdfs.layer(pdf, hidden=True), "Seen by all", "A plain page")
    part = cleaned("plan.pdf", data, as_shown=True)
    assert "layers-left-out" in codes(part)
    assert b"SECRET" not in part.file.read_bytes()
    said = clean.words(part.file)
    assert "SECRET" not in said
    assert "A plain page" in said
    assert clean.unclean(part.file) == []
    assert part.kept.report.bare == (1,)
    # The page is a picture of what was shown, and of nothing else.
    shown = drawn(part.file)
    plainly = drawn(cleaned("same.pdf", saved(plain("Seen by all"))).file)
    assert abs(shown.resize((60, 80)).convert("L").tobytes().count(255) - plainly.resize(
        (60, 80)
    ).convert("L").tobytes().count(255)) < 40  # fmt: skip


@pytest.mark.parametrize("how", ["stamp", "drawing", "picture"])
@pytest.mark.parametrize("hidden", [True, False])
def test_what_lies_on_a_layer_is_drawn_only_if_the_layer_is_shown(
    cleaned: Clean, how: str, *, hidden: bool
) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdfs.layer(pdf, hidden=True)
        other = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Other")))
        pdf.Root.OCProperties.OCGs.append(other)
        group = pdf.Root.OCProperties.OCGs[0] if hidden else other
        page = pdf.pages[0].obj
        if how == "stamp":
            look = pdfs.form(pdf, b"0 g 0 0 100 20 re f")
            look.BBox = Array([0, 0, 100, 20])
            pdfs.annotation(pdf, "/Stamp", AP=Dictionary(N=look), F=4, OC=group)
            return
        if how == "drawing":
            lies = pdfs.form(pdf, b"0 g 0 0 1 1 re f", OC=group)
        else:
            lies = pdfs.picture(pdf, 9, 9, grey=0)
            lies.OC = group
        page.Resources.XObject = Dictionary(Lies=lies)
        content = page.Contents.read_bytes() + b"q 100 0 0 20 60 600 cm /Lies Do Q\n"
        page.Contents = pdf.make_stream(content)

    part = cleaned("plan.pdf", changed(change, "Seen by all"), as_shown=True)
    there = drawn(part.file).crop((32, 112, 78, 118)).convert("L").tobytes()
    assert any(one < 99 for one in there) is not hidden


def test_a_form_among_hidden_layers_keeps_its_letters_or_is_refused(cleaned: Clean) -> None:
    def change(pdf: pikepdf.Pdf, value: str) -> None:
        pdfs.layer(pdf, hidden=True)
        pdfs.field(pdf, "sum", value, shown=False)

    part = cleaned("a.pdf", changed(lambda pdf: change(pdf, "black 12")), as_shown=True)
    there = drawn(part.file).crop((31, 111, 75, 121)).convert("L").tobytes()
    assert min(there) < 120
    with pytest.raises(Refused, match="cannot be drawn"):
        cleaned("b.pdf", changed(lambda pdf: change(pdf, "£12")), as_shown=True)


@pytest.mark.parametrize("turned", [0, 90, 180, 270, -90, 450])
def test_a_turned_page_looks_as_it_did(cleaned: Clean, turned: int) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Rotate = turned
        pdf.pages[0].obj.Contents = pdf.make_stream(b"0 g 60 600 200 100 re f")

    data = changed(change)
    part = cleaned("a.pdf", data)
    pdf = pypdfium2.PdfDocument(data)
    before = pdf[0].render(scale=0.5).to_pil().convert("L").resize((80, 80))
    pdf.close()
    after = drawn(part.file).convert("L").resize((80, 80))
    different = sum(abs(a - b) > 90 for a, b in zip(before.tobytes(), after.tobytes(), strict=True))
    assert different < 30


def test_only_what_the_crop_box_shows_is_shown(cleaned: Clean) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        page.Contents = pdf.make_stream(pdfs.words("Within", 120, 480) + b"0 g 0 0 595 300 re f\n")
        page.CropBox = Array([100, 300, 500, 600])

    part = cleaned("a.pdf", changed(change))
    assert clean.sizes(part.file) == [(842, 595)]
    assert min(drawn(part.file).convert("L").crop((0, 200, 400, 295)).tobytes()) > 200


BOXES = st.tuples(*[st.floats(-3000, 3000)] * 2, *[st.floats(5, 5000)] * 2)


@given(sides=BOXES, clockwise=st.sampled_from([0, 90, 180, 270]), turn=st.booleans())
def test_every_page_lies_wholly_on_its_sheet(
    sides: tuple[float, float, float, float], clockwise: int, *, turn: bool
) -> None:
    left, bottom, wide, high = sides
    source = Box(left, bottom, left + wide, bottom + high)
    place = paper.place(source, clockwise, turn=turn)
    on = place.box(source)
    assert paper.is_a4(place.sheet.width, place.sheet.height)
    assert on.left >= -2
    assert on.bottom >= -2
    assert on.right <= place.sheet.width + 2
    assert on.top <= place.sheet.height + 2
    assert not turn or place.sheet == paper.UPRIGHT


def test_a_photograph_loses_its_notes_and_nothing_else(cleaned: Clean) -> None:
    data = photograph()
    part = cleaned("photo.jpg", data)
    with pikepdf.Pdf.open(part.file) as pdf:
        (form,) = pdf.pages[0].obj.Resources.XObject.values()
        (picture,) = form.Resources.XObject.values()
        kept = picture.read_raw_bytes()
    for secret in (b"Secret", b"Exif"):
        assert secret in data
        assert secret not in kept
        assert secret not in part.file.read_bytes()
    with Image.open(io.BytesIO(kept)) as after, Image.open(io.BytesIO(data)) as before:
        assert after.tobytes() == before.tobytes()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_is_turned_upright(cleaned: Clean, orientation: int) -> None:
    with Image.open(io.BytesIO(photograph(orientation))) as opened:
        upright = ImageOps.exif_transpose(opened).convert("L")
    page = drawn(cleaned("photo.jpg", photograph(orientation)).file).convert("L")
    box = page.point(lambda value: 255 if value < 220 else 0).getbbox()
    assert box is not None
    assert dark_corners(page.crop(box)) == dark_corners(upright)


def dark_corners(picture: Image.Image) -> list[bool]:
    """Which of its four corners are black."""
    grey = picture.resize((10, 10))
    return [grey.tobytes()[y * 10 + x] < 75 for y in (1, 8) for x in (1, 8)]


def test_a_picture_is_never_finer_than_the_court_wants(cleaned: Clean) -> None:
    part = cleaned("photo.jpg", photograph(size=(5000, 4000)))
    with seen.pages(part.file) as pages:
        (picture,) = seen.pictures(pages[0])
    assert picture.dpi <= 300
    assert picture.width > 2500


def test_a_scan_fills_the_page_and_a_small_picture_is_not_blown_up(cleaned: Clean) -> None:
    scan = cleaned("scan.png", png(Image.new("L", (1240, 1754), 90)))
    small = cleaned("small.png", png(Image.new("L", (150, 150), 90)))
    with seen.pages(scan.file) as pages:
        (picture,) = seen.pictures(pages[0])
        assert picture.box.height > 835
    with seen.pages(small.file) as pages:
        (picture,) = seen.pictures(pages[0])
        assert picture.box.width == pytest.approx(72, abs=1)


def test_what_is_see_through_stands_on_white(cleaned: Clean) -> None:
    part = cleaned("logo.png", png(Image.new("RGBA", (900, 900), (0, 0, 0, 0))))
    assert min(drawn(part.file).convert("L").tobytes()) > 250


def test_pictures_in_a_pdf_are_thinned_and_look_the_same(cleaned: Clean) -> None:
    part = cleaned("scan.pdf", pdfs.with_picture(900))
    with seen.pages(part.file) as pages:
        assert max(one.dpi for one in seen.pictures(pages[0])) == 300
    (grey,) = drawn(part.file).convert("L").crop((60, 240, 61, 241)).tobytes()
    assert abs(grey - 120) < 6


def packed(pdf: pikepdf.Pdf, picture: Image.Image, way: str) -> pikepdf.Stream:
    """A picture in one of the ways that scanners pack it."""
    out = io.BytesIO()
    made = pdfs.picture(pdf, *picture.size)
    if way == "fax":
        picture.convert("1").save(out, "TIFF", compression="group4")
        with Image.open(out) as tiff:
            start, size = tiff.tag_v2[273][0], tiff.tag_v2[279][0]  # type: ignore[attr-defined]  # a TIFF has tags.
        made.write(
            out.getvalue()[start : start + size],
            filter=Name.CCITTFaxDecode,
            decode_parms=Dictionary(
                K=-1, Columns=picture.width, Rows=picture.height, BlackIs1=False
            ),
        )
        made.BitsPerComponent = 1
    elif way == "wavelets":
        picture.convert("RGB").save(out, "JPEG2000")
        made.write(out.getvalue(), filter=Name.JPXDecode)
        del made["/ColorSpace"]
    elif way == "four inks":
        picture.convert("CMYK").save(out, "JPEG")
        made.write(out.getvalue(), filter=Name.DCTDecode)
        made.ColorSpace = Name.DeviceCMYK
    elif way == "stencil":
        made.write(picture.convert("1").tobytes())
        made.BitsPerComponent = 1
        made.ImageMask = True
        del made["/ColorSpace"]
    elif way == "veiled":
        made.write(bytes(picture.width * picture.height))
        made.SMask = pdfs.picture(pdf, *picture.size)
        made.SMask.write(ImageOps.invert(picture).tobytes())
    return made


@pytest.mark.parametrize("way", ["fax", "wavelets", "four inks", "stencil", "veiled"])
def test_however_a_picture_is_packed_it_is_thinned_and_looks_the_same(
    cleaned: Clean, way: str
) -> None:
    picture = Image.new("L", (1200, 1200), "white")
    ImageDraw.Draw(picture).ellipse((200, 200, 1000, 700), fill="black")

    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        page.Resources.XObject = Dictionary(Im=packed(pdf, picture, way))
        drawing = page.Contents.read_bytes() + b"q 144 0 0 144 60 300 cm /Im Do Q\n"
        page.Contents = pdf.make_stream(drawing)

    data = changed(change)
    part = cleaned("scan.pdf", data)
    assert codes(part) == ["pictures-thinned"]
    with seen.pages(data) as before, seen.pages(part.file) as after:
        assert max(one.dpi for one in seen.pictures(before[0])) == 600
        assert max(one.dpi for one in seen.pictures(after[0])) == 300
        then = seen.draw(before[0], 72, grey=True).crop((60, 398, 204, 542)).resize((48, 48))
        now = seen.draw(after[0], 72, grey=True).crop((60, 398, 204, 542)).resize((48, 48))
    assert min(then.tobytes()) < 60
    different = sum(abs(a - b) > 60 for a, b in zip(then.tobytes(), now.tobytes(), strict=True))
    assert different < 25


def test_a_black_and_white_scan_stays_one_and_small(cleaned: Clean) -> None:
    with Image.open(io.BytesIO(letter())) as page:
        fine = page.resize((4960, 7016)).point(lambda value: 255 if value > 127 else 0).convert("1")
    out = io.BytesIO()
    fine.save(out, "PDF", resolution=600)
    part = cleaned("scan.pdf", out.getvalue())
    assert codes(part) == ["pages-without-words", "pictures-thinned"][::-1]
    assert part.file.stat().st_size < 120_000


def test_a_jpeg_less_its_notes_is_still_a_jpeg() -> None:
    bare = pictures.without_notes(photograph())
    with Image.open(io.BytesIO(bare)) as picture:
        picture.load()
    assert pictures.without_notes(bare) == bare


def test_without_a_recogniser_a_scan_is_taken_and_said_to_be_unsearchable(cleaned: Clean) -> None:
    part = cleaned("letter.png", letter())
    assert part.kept.report.bare == (1,)
    assert codes(part) == ["pages-without-words"]
    assert part.kept.report.findings[0].authority == ("EB-5",)


@pytest.mark.render
def test_the_words_of_a_scan_can_be_searched_where_they_stand(cleaned: Clean) -> None:
    recogniser = find_recogniser()
    assert recogniser is not None, "Tesseract is needed for this test"
    part = cleaned("letter.png", letter(), recogniser=recogniser)
    assert codes(part) == ["words-recognised"]
    assert part.kept.wordless == ()
    assert "Acacia Road" in clean.words(part.file)
    assert clean.unclean(part.file) == []
    bare = cleaned("letter.png", letter())
    assert drawn(part.file).tobytes() == drawn(bare.file).tobytes()
    with seen.pages(part.file) as pages:
        text = pages[0].get_textpage()
        found = text.search("Acacia").get_next()
        assert found is not None
        _, bottom, _, top = text.get_charbox(found[0])
        text.close()
    # The first line stands 150 points of 1754 below the upper edge.
    assert 842 - 842 * (150 + 40) / 1754 < (bottom + top) / 2 < 842 - 842 * 150 / 1754


@pytest.mark.render
def test_a_photograph_that_was_looked_through_is_known_as_wordless(cleaned: Clean) -> None:
    recogniser = find_recogniser()
    assert recogniser is not None, "Tesseract is needed for this test"
    part = cleaned("photo.jpg", photograph(), recogniser=recogniser)
    assert part.kept.wordless == (1,)


def test_a_recogniser_that_fails_costs_the_words_and_not_the_part(cleaned: Clean) -> None:
    part = cleaned(
        "letter.png", letter(), recogniser=Recogniser(Path("/nowhere/tesseract"), "none")
    )
    assert codes(part) == ["pages-without-words"]


def refusal(cleaned: Clean, name: str, data: bytes) -> Finding:
    with pytest.raises(Refused) as caught:
        cleaned(name, data)
    (finding,) = caught.value.findings
    return finding


def test_a_file_too_large_is_refused_before_it_is_opened(door: Door, tmp_path: Path) -> None:
    file = tmp_path / "huge.pdf"
    with file.open("wb") as opened:
        opened.write(b"%PDF-1.7\n")
        opened.truncate(201 * 1024 * 1024)
    (answer,) = clean_each(door, [Source(file, "huge.pdf")], tmp_path / "parts", Quiet())
    assert isinstance(answer, Refused)
    assert answer.findings[0].code == "part-too-large"
    assert "201 MB" in answer.findings[0].says


def test_of_a_picture_that_moves_the_first_is_used(cleaned: Clean) -> None:
    out = io.BytesIO()
    first, second = (Image.new("L", (600, 600), shade) for shade in (60, 200))
    first.save(out, "PNG", save_all=True, append_images=[second])
    part = cleaned("moving.png", out.getvalue())
    assert "picture-moves" in codes(part)
    assert min(drawn(part.file).convert("L").tobytes()) == 60


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


@pytest.mark.parametrize("value", ["£50", "Łukasz", "café", "naïve 12"])
def test_a_form_whose_letters_cannot_be_drawn_is_refused(cleaned: Clean, value: str) -> None:
    data = changed(lambda pdf: pdfs.field(pdf, "sum", value, shown=False))
    assert refusal(cleaned, "form.pdf", data).code == "form-not-drawn"


def test_a_form_that_was_drawn_by_its_maker_keeps_its_letters(cleaned: Clean) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdfs.field(pdf, "sum", "£50")
        look = pdf.pages[0].obj.Annots[0].AP.N
        look.Resources.Font.F.Encoding = Name.WinAnsiEncoding
        look.write("BT /F 12 Tf 2 4 Td (£50) Tj ET".encode("cp1252"))

    assert "£50" in clean.words(cleaned("form.pdf", changed(change)).file)


def test_a_value_with_no_look_of_its_own_is_drawn_though_nobody_asked(cleaned: Clean) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdfs.field(pdf, "sum", "plain 12", shown=False)
        del pdf.Root.AcroForm.NeedAppearances

    assert "plain 12" in clean.words(cleaned("form.pdf", changed(change)).file)


def test_words_for_another_number_of_pages_are_not_laid(door: Door, tmp_path: Path) -> None:
    file, words = tmp_path / "clean.pdf", tmp_path / "words.pdf"
    file.write_bytes(saved(plain("One", "Two")))
    words.write_bytes(saved(plain("One")))
    with pytest.raises(Refused) as caught:
        asked = Lay(file, words, (1, 2), tmp_path / "out.pdf")
        ask(door, LAY, asked, Quiet(), name="letter.png")
    assert caught.value.findings[0].code == "recognition-failed"
    assert not (tmp_path / "out.pdf").exists()
