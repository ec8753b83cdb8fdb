"""Pages made clean: upright, with what is shown and nothing hidden, forms as they were filled."""

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String

from courtdesk.domain.finding import Refused
from courtdesk.intake import paper
from courtdesk.intake.paper import Box
from tests.intake import clean, pdfs
from tests.intake.cleaning import Clean, codes, drawn, refusal
from tests.intake.pdfs import changed, plain, saved


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
