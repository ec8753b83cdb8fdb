"""Word to PDF: engines, guards, and converters that hang, crash or write half a file."""

import stat
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from courtdesk.documents import convert, description, wordfile
from courtdesk.documents.convert import Engine, Office, Preference, for_parts, to_pdf
from courtdesk.documents.printing import print_pdf
from courtdesk.documents.schedule_pdf import draw_schedule
from courtdesk.documents.template import fill
from courtdesk.documents.variables import Context
from courtdesk.documents.wordtext import read_text
from courtdesk.domain.finding import Refused
from courtdesk.domain.progress import Cancelled, Quiet
from courtdesk.intake.door import Door, ask, open_door
from courtdesk.intake.limits import Limits
from tests.documents.papers import codes, written

SAME_ON_A_PAGE = 0.75
SCHEMAS = "http://schemas.openxmlformats.org"
NOWHERE = Office(Path("/nowhere/soffice"), "0")


def text_of(pdf: Path) -> str:
    """The text of a PDF, by a library that did not make it."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = []
        for page in document:
            words = page.get_textpage()
            pages.append(words.get_text_range())
            words.close()
            page.close()
    return "\n".join(pages).replace("\r\n", "\n")


def pages_of(pdf: Path) -> Iterator[Counter[str]]:
    """The words of each page and how often each stands there, but for lines to sign on."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            words = page.get_textpage()
            yield Counter(one for one in words.get_text_range().split() if one.strip("_"))
            words.close()
            page.close()


def with_mark(folder: Path, mark: str) -> Path:
    """A Word file with a mark among the properties of its first run."""
    parts = wordfile.open_parts(written("Some words, and more."))
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"<w:r>", f"<w:r>{mark}".encode(), 1
    )
    file = folder / "marked.docx"
    file.write_bytes(wordfile.parcel(parts))
    return file


def office_that(folder: Path, does: str) -> Office:
    """A program in LibreOffice's place; its last argument but one is the folder, as in life."""
    program = folder / "soffice"
    program.write_text(f'#!/bin/sh\nfor last; do folder="$before"; before="$last"; done\n{does}\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return Office(program, "0")


@pytest.fixture
def paper(door: Door, context: Context, tmp_path: Path) -> Path:
    """A witness statement in Word."""
    out = tmp_path / "statement.docx"
    fill(door, description.template("witness-statement"), context, out, Quiet())
    return out


def test_a_statement_becomes_a_pdf_with_title_language_and_embedded_type(
    door: Door, paper: Path, tmp_path: Path
) -> None:
    made = to_pdf(door, paper, tmp_path / "out.pdf", Quiet())
    assert (made.engine, made.findings) == (Engine.DXPDF, ())
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert len(pdf.pages) == made.pages == 5
        assert str(pdf.Root.Lang) == "en-GB"
        assert str(pdf.docinfo["/Title"]).startswith("Witness statement of Jane Ann Smith")
        assert [str(name) for name in pdf.docinfo.keys()] == ["/Title"]  # noqa: SIM118 - no mapping.
        assert made.tagged
        fonts = {str(font.BaseFont) for page in pdf.pages for font in page.Resources.Font.values()}
        assert all("LiberationSerif" in name for name in fonts)
        assert [float(one) for one in pdf.pages[0].mediabox][2:] == pytest.approx(
            [595.3, 841.9], abs=1
        )
    text = text_of(tmp_path / "out.pdf")
    assert "Page 1 of 5" in text
    assert "Claim No M05YK123" in text
    assert "Fictional sample" in text
    assert "1. I am employed by the Claimant" in " ".join(text.split())


@pytest.mark.parametrize("name", ["witness-statement", "arrears-schedule", "exhibit-sheet"])
def test_every_shipped_paper_is_tagged_and_has_its_headings_as_bookmarks(
    name: str, door: Door, context: Context, tmp_path: Path
) -> None:
    assert context.statement is not None
    whole = replace(context, exhibit=context.statement.exhibits[-1])
    docx, out = tmp_path / "paper.docx", tmp_path / "paper.pdf"
    fill(door, description.template(name), whole, docx, Quiet())
    assert to_pdf(door, docx, out, Quiet()).tagged
    headings = [one.text for one in read_text(docx.read_bytes()).passages if one.heading]
    with pikepdf.open(out) as pdf:
        assert pdf.Root.MarkInfo.Marked
        with pdf.open_outline() as outline:
            top = outline.root[0]
            assert [str(top.title), *(str(one.title) for one in top.children)] == headings


def test_only_a_practice_office_marks_its_papers_as_samples(
    door: Door, context: Context, tmp_path: Path
) -> None:
    real = replace(context, council=replace(context.council, practice=False))
    docx, out = tmp_path / "paper.docx", tmp_path / "paper.pdf"
    for name in ("witness-statement", "arrears-schedule"):
        fill(door, description.template(name), real, docx, Quiet())
        to_pdf(door, docx, out, Quiet())
        assert "Fictional" not in text_of(out)
    draw_schedule(real, out)
    assert "Fictional" not in text_of(out)


def test_the_same_paper_gives_the_same_bytes(door: Door, paper: Path, tmp_path: Path) -> None:
    first = to_pdf(door, paper, tmp_path / "1.pdf", Quiet())
    second = to_pdf(door, paper, tmp_path / "2.pdf", Quiet())
    assert first.sha256 == second.sha256
    assert (tmp_path / "1.pdf").read_bytes() == (tmp_path / "2.pdf").read_bytes()


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        ("<w:rPr><w:strike/></w:rPr>", "struck-out text"),
        ("<w:rPr><w:dstrike/></w:rPr>", "struck-out text"),
        ("<w:rPr><w:vanish/></w:rPr>", "hidden text"),
        ("<w:rPr><w:ins w:id='1' w:author='A'/></w:rPr>", "tracked changes"),
        ("<w:object/>", "embedded objects"),
        ("<w:footnoteReference w:id='1'/>", "footnotes"),
        (
            f"<mc:AlternateContent xmlns:mc='{SCHEMAS}/markup-compatibility/2006'/>",
            "drawings and text boxes",
        ),
        (
            f"<m:oMath xmlns:m='{SCHEMAS}/officeDocument/2006/math'/>",
            "formulas",
        ),
    ],
)
def test_what_our_own_engines_leave_out_is_never_lost_in_silence(
    mark: str, words: str, door: Door, tmp_path: Path
) -> None:
    with pytest.raises(Refused) as refused:
        to_pdf(door, with_mark(tmp_path, mark), tmp_path / "out.pdf", Quiet(), office=None)
    assert codes(refused.value) == ["conversion-would-lose-text"]
    assert words in refused.value.findings[0].says
    assert not (tmp_path / "out.pdf").exists()


def test_a_mark_that_is_switched_off_is_none(door: Door, tmp_path: Path) -> None:
    file = with_mark(tmp_path, '<w:rPr><w:strike w:val="0"/></w:rPr>')
    assert to_pdf(door, file, tmp_path / "out.pdf", Quiet()).engine is Engine.DXPDF


@pytest.mark.parametrize(
    "does",
    [
        "exit 1",
        "kill -9 $$",
        "exit 0",
        'printf "%%PDF-1.7 half" > "$folder/paper.pdf"',
        ': > "$folder/paper.pdf"',
    ],
)
def test_a_converter_that_fails_gives_way_to_the_next_and_that_is_said(
    does: str, door: Door, paper: Path, tmp_path: Path
) -> None:
    office = office_that(tmp_path, does)
    made = to_pdf(
        door,
        paper,
        tmp_path / "out.pdf",
        Quiet(),
        preference=Preference.EVERYTHING_SHOWN,
        office=office,
    )
    assert made.engine is Engine.DXPDF
    assert [one.code for one in made.findings] == ["converter-fell-back"]
    assert "libreoffice" in made.findings[0].says


def test_a_converter_that_hangs_is_given_up(door: Door, paper: Path, tmp_path: Path) -> None:
    office = replace(office_that(tmp_path, "sleep 60"), limits=Limits(seconds=1, page_ms=0))
    everything = Preference.EVERYTHING_SHOWN
    out = tmp_path / "out.pdf"
    made = to_pdf(door, paper, out, Quiet(), preference=everything, office=office)
    assert "took too long" in made.findings[0].says


def test_where_every_converter_fails_nothing_is_left_behind(door: Door, tmp_path: Path) -> None:
    file = with_mark(tmp_path, "<w:rPr><w:strike/></w:rPr>")
    with pytest.raises(Refused) as refused:
        to_pdf(door, file, tmp_path / "out.pdf", Quiet(), office=office_that(tmp_path, "exit 1"))
    assert codes(refused.value) == ["converter-failed"]
    assert list(tmp_path.glob("out*")) == []


def test_a_converter_that_is_not_there_is_a_refusal_too(door: Door, tmp_path: Path) -> None:
    file = with_mark(tmp_path, "<w:rPr><w:strike/></w:rPr>")
    with pytest.raises(Refused) as refused:
        to_pdf(door, file, tmp_path / "out.pdf", Quiet(), office=NOWHERE)
    assert codes(refused.value) == ["converter-failed"]


def test_what_is_no_word_file_is_refused(door: Door, tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_bytes(b"%PDF-1.7")
    with pytest.raises(Refused) as refused:
        to_pdf(door, tmp_path / "x.docx", tmp_path / "out.pdf", Quiet())
    assert codes(refused.value) == ["not-a-word-file"]


def test_a_word_file_that_swells_is_refused() -> None:
    parts = wordfile.open_parts(written("Text."))
    parts["word/media/image1.png"] = bytes(250 * 1024 * 1024)
    with pytest.raises(Refused) as refused:
        wordfile.open_parts(wordfile.parcel(parts))
    assert codes(refused.value) == ["word-file-too-big"]


def test_the_second_engine_of_our_own_makes_the_same_words(
    door: Door, paper: Path, tmp_path: Path
) -> None:
    asked = convert.PressAsked(paper, tmp_path / "out.pdf", Engine.WORD2PDF, "T", "en-GB")
    made = ask(door, convert.PRESS, asked, Quiet(), name="x")
    assert made.pages in (4, 5)
    assert "contempt of court" in " ".join(text_of(tmp_path / "out.pdf").split())


@pytest.mark.render
def test_libreoffice_lays_the_statement_out_on_the_same_pages(
    door: Door, paper: Path, tmp_path: Path
) -> None:
    ours = to_pdf(door, paper, tmp_path / "ours.pdf", Quiet())
    theirs = to_pdf(
        door, paper, tmp_path / "theirs.pdf", Quiet(), preference=Preference.EVERYTHING_SHOWN
    )
    assert theirs.engine is Engine.LIBREOFFICE
    assert theirs.version[0].isdigit()
    assert (theirs.pages, theirs.tagged) == (ours.pages, True)
    pages = [*zip(pages_of(tmp_path / "ours.pdf"), pages_of(tmp_path / "theirs.pdf"), strict=True)]
    assert sum((one for one, _ in pages), Counter()) == sum((one for _, one in pages), Counter())
    # A paragraph at the foot of a page may stand on the next; no more than that.
    for one, other in pages:
        assert (one & other).total() >= SAME_ON_A_PAGE * one.total()


@pytest.mark.render
def test_libreoffice_shows_struck_out_text(door: Door, tmp_path: Path) -> None:
    file = with_mark(tmp_path, "<w:rPr><w:strike/></w:rPr>")
    made = to_pdf(door, file, tmp_path / "out.pdf", Quiet())
    assert made.engine is Engine.LIBREOFFICE
    assert "Some words" in text_of(tmp_path / "out.pdf")


@pytest.mark.render
def test_foreign_word_files_go_through_the_converter_of_the_post_room(
    door: Door, paper: Path, tmp_path: Path
) -> None:
    converter = for_parts(door)
    assert converter.name.startswith("libreoffice ")
    assert converter.convert(paper, tmp_path / "out.pdf", Quiet()) == ()
    assert (tmp_path / "out.pdf").exists()


def test_a_schedule_drawn_directly_says_what_its_context_says(
    context: Context, tmp_path: Path
) -> None:
    out = tmp_path / "schedule.pdf"
    made = draw_schedule(context, out)
    text = text_of(out)
    figures = [f"{line.balance}".replace("£", "") for line in context.schedule.lines]
    assert all(figure in text for figure in figures)
    assert text.count("Balance (£)") >= made.pages
    assert f"Page {made.pages} of {made.pages}" in text
    assert "Court costs" in text
    assert text.count("Fictional sample – not for use") == made.pages
    with pikepdf.open(out) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert "Schedule of rent arrears, account 228005" in str(pdf.docinfo["/Title"])
        names = {str(f.BaseFont) for page in pdf.pages for f in page.Resources.Font.values()}
    assert all("LiberationSans" in name for name in names)
    assert draw_schedule(context, tmp_path / "again.pdf").sha256 == made.sha256


def test_a_schedule_of_three_thousand_lines_and_of_none_is_drawn(
    context: Context, tmp_path: Path
) -> None:
    line = replace(context.schedule.lines[0], what="A very long line of words " * 8)
    for count in (0, 3000):
        schedule = replace(context.schedule, lines=(line,) * count, has_opening=True)
        account = replace(context.account, has_apart=False)
        made = draw_schedule(
            replace(context, schedule=schedule, account=account, claim=None), tmp_path / "s.pdf"
        )
        assert made.pages >= 1 + count // 30
    assert list(tmp_path.glob("*.part")) == []


@pytest.mark.parametrize("name", ["דוד לוי", "محمد", "Example 🏠"])
def test_a_name_the_quick_way_cannot_print_goes_by_word(
    name: str, door: Door, context: Context, tmp_path: Path
) -> None:
    strange = replace(context, tenancy=replace(context.tenancy, names=(name,)))
    with pytest.raises(Refused) as refused:
        draw_schedule(strange, tmp_path / "s.pdf")
    assert codes(refused.value) == ["letters-not-in-typeface"]
    one = description.template("arrears-schedule")
    docx = tmp_path / "s.docx"
    fill(door, one, strange, docx, Quiet())
    assert print_pdf(door, one, strange, docx, tmp_path / "s.pdf", Quiet()).by == "dxpdf"
    fill(door, one, context, docx, Quiet())
    assert print_pdf(door, one, context, docx, tmp_path / "s.pdf", Quiet()).by == "reportlab"


class Impatient:
    """An officer who asks to stop."""

    def step(self, done: int, total: int, words: str) -> None:
        del self, done, total, words
        raise Cancelled


def test_a_cancelled_conversion_leaves_nothing_behind(paper: Path, tmp_path: Path) -> None:
    with open_door() as own, pytest.raises(Cancelled):
        to_pdf(own, paper, tmp_path / "out.pdf", Impatient())
    assert list(tmp_path.glob("out*")) == []
