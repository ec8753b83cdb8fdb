"""Pictures made clean: upright, of fair size, less their notes; words read where possible."""

import io
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name
from PIL import Image, ImageDraw, ImageOps

from courtdesk.domain.finding import Refused
from courtdesk.domain.progress import Quiet
from courtdesk.intake import pictures, seen
from courtdesk.intake.door import Door, ask
from courtdesk.intake.parts import LAY, Lay
from courtdesk.intake.recognise import Recogniser, find_recogniser
from tests.intake import clean, pdfs
from tests.intake.cleaning import Clean, codes, drawn
from tests.intake.pdfs import changed, plain, saved
from tests.intake.scans import letter, photograph, png


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


def test_of_a_picture_that_moves_the_first_is_used(cleaned: Clean) -> None:
    out = io.BytesIO()
    first, second = (Image.new("L", (600, 600), shade) for shade in (60, 200))
    first.save(out, "PNG", save_all=True, append_images=[second])
    part = cleaned("moving.png", out.getvalue())
    assert "picture-moves" in codes(part)
    assert min(drawn(part.file).convert("L").tobytes()) == 60


def test_words_for_another_number_of_pages_are_not_laid(door: Door, tmp_path: Path) -> None:
    file, words = tmp_path / "clean.pdf", tmp_path / "words.pdf"
    file.write_bytes(saved(plain("One", "Two")))
    words.write_bytes(saved(plain("One")))
    with pytest.raises(Refused) as caught:
        asked = Lay(file, words, (1, 2), tmp_path / "out.pdf")
        ask(door, LAY, asked, Quiet(), name="letter.png")
    assert caught.value.findings[0].code == "recognition-failed"
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.parametrize("mode", ["1", "L", "RGB", "CMYK", "P"])
def test_each_picture_of_a_tiff_is_a_page(cleaned: Clean, mode: str) -> None:
    out = io.BytesIO()
    pages = [Image.new("L", (1240, 1754), "white") for _ in range(3)]
    for number, page in enumerate(pages):
        ImageDraw.Draw(page).rectangle((100, 200 + 400 * number, 1100, 500 + 400 * number), "black")
    first, *others = (page.convert(mode) for page in pages)
    first.save(out, "TIFF", save_all=True, append_images=others, dpi=(150, 150))
    part = cleaned("fax.tif", out.getvalue())
    assert part.kept.report.pages == 3
    assert clean.sizes(part.file) == [(595, 842)] * 3
    for number in range(3):
        dark = drawn(part.file, number).convert("L").point(lambda value: 255 * (value < 128))
        top = (dark.getbbox() or (0, 0, 0, 0))[1]
        assert top == pytest.approx((200 + 400 * number) * 421 / 1754, abs=2)
    assert clean.unclean(part.file) == []


@pytest.mark.render
@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_scan_on_its_head_or_side_is_turned_upright(cleaned: Clean, turned: int) -> None:
    recogniser = find_recogniser()
    assert recogniser is not None, "Tesseract is needed for this test"
    with Image.open(io.BytesIO(letter())) as upright:
        scan = png(upright.rotate(turned, expand=True))
    part = cleaned("letter.png", scan, recogniser=recogniser)
    assert ("pages-turned-upright" in codes(part)) is (turned != 0)
    assert clean.sizes(part.file) == [(595, 842)]
    assert "Dear Sir, the rent of Acacia Road" in clean.words(part.file)
    with seen.pages(part.file) as pages:
        assert seen.turned(pages[0]) == 0
    wanted = drawn(cleaned("upright.png", letter()).file).resize((60, 80)).convert("L").tobytes()
    got = drawn(part.file).resize((60, 80)).convert("L").tobytes()
    assert sum(abs(a - b) > 60 for a, b in zip(wanted, got, strict=True)) < 40
