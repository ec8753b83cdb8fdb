"""The evidence of the sample office: the same bytes for a seed, and marked on every page."""

import hashlib
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from PIL import ExifTags, Image, ImageOps

from courtdesk.domain.casefile import PaperKind
from courtdesk.domain.dates import long
from courtdesk.samples import office
from courtdesk.samples.lives import MAIN
from courtdesk.samples.office import SampleOffice
from courtdesk.samples.people import MARK
from tests.samples import rule_book


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> SampleOffice:
    """A sample office in a folder."""
    return office.make(tmp_path_factory.mktemp("office"), 2, book=rule_book())


def pages_of(path: Path) -> list[str]:
    """The text of each page of a PDF."""
    document = pypdfium2.PdfDocument(path)
    found = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return found


def test_every_page_of_every_paper_says_that_it_is_a_sample(made: SampleOffice) -> None:
    marked = 0
    for one in made.evidence:
        if one.path.suffix == ".docx":
            (section,) = Document(str(one.path)).sections
            assert MARK in section.header.paragraphs[0].text
            assert MARK in section.footer.paragraphs[0].text
            assert not section.different_first_page_header_footer
        elif one.path.suffix == ".pdf" and (pages := pages_of(one.path)) != [""]:
            assert all(MARK in page for page in pages), one.path.name
        else:
            assert _head_and_foot_are_written_on(one.path), one.path.name
        marked += 1
    assert marked == len(made.evidence) > 20


def _head_and_foot_are_written_on(path: Path) -> bool:
    """Whether the strips of a picture that carry the mark have light and dark in them."""
    if path.suffix == ".pdf":
        document = pypdfium2.PdfDocument(path)
        picture = document[0].render(scale=2).to_pil()
        document.close()
    else:
        with Image.open(path) as opened:
            picture = ImageOps.exif_transpose(opened)
    grey = picture.convert("L")
    strips = [(0.3, 0.02, 0.7, 0.07), (0.3, 0.92, 0.7, 0.98)]
    shades = [
        grey.crop(
            (
                int(grey.width * left),
                int(grey.height * top),
                int(grey.width * right),
                int(grey.height * bottom),
            )
        ).getextrema()
        for left, top, right, bottom in strips
    ]
    return all(light - dark > 120 for dark, light in shades)


def test_the_same_seed_makes_the_same_bytes(made: SampleOffice, tmp_path: Path) -> None:
    again = office.make(tmp_path, 2, book=rule_book())

    def prints(one: SampleOffice) -> dict[str, str]:
        return {
            path.relative_to(one.folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in one.folder.rglob("*")
            if path.is_file()
        }

    assert prints(made) == prints(again)


def test_the_main_case_has_every_kind_of_paper_its_bundle_needs(made: SampleOffice) -> None:
    held = made.evidence_of(MAIN)
    assert {
        PaperKind.PARTICULARS,
        PaperKind.TENANCY_AGREEMENT,
        PaperKind.NOTICE,
        PaperKind.CERTIFICATE_OF_SERVICE,
        PaperKind.LETTER,
        PaperKind.PHOTOGRAPH,
    } == {one.kind for one in held}


def test_the_evidence_is_of_every_kind_of_file_that_a_bundle_takes(made: SampleOffice) -> None:
    assert {one.path.suffix for one in made.evidence} == {".pdf", ".docx", ".png", ".jpg"}
    assert {one.path.suffix for one in made.evidence_of("defence filed")} == {
        ".pdf",
        ".docx",
        ".png",
    }


def test_the_notice_says_what_the_law_wants_of_it(made: SampleOffice) -> None:
    life = made.main
    assert life.notice is not None
    (path,) = (one.path for one in made.evidence_of(MAIN) if one.kind is PaperKind.NOTICE)
    words = " ".join(" ".join(pages_of(path)).split())
    assert rule_book().wording("ground-1", life.notice.dated_on) in words
    assert str(life.notice.arrears) in words
    assert long(life.notice.specified_on) in words
    assert all(name in words for name in life.names)


def test_the_photograph_lies_on_its_side_and_tells_where_it_was_taken(made: SampleOffice) -> None:
    (path,) = (one.path for one in made.evidence_of(MAIN) if one.kind is PaperKind.PHOTOGRAPH)
    with Image.open(path) as picture:
        assert picture.width > picture.height
        marks = picture.getexif()
        assert marks[ExifTags.Base.Orientation] == 6
        assert ExifTags.GPS.GPSLatitude in marks.get_ifd(ExifTags.IFD.GPSInfo)
        upright = ImageOps.exif_transpose(picture)
        assert upright.height > upright.width


def test_the_scanned_letter_is_a_picture_without_text(made: SampleOffice) -> None:
    (path,) = (one.path for one in made.evidence_of(MAIN) if one.title == "Letter before claim")
    assert pages_of(path) == [""]


def test_an_awkward_name_stands_on_its_papers_as_it_is(made: SampleOffice) -> None:
    (name,) = made.case("awkward name").names
    for one in made.evidence_of("awkward name"):
        if one.path.suffix == ".pdf":
            words = " ".join(" ".join(pages_of(one.path)).split())
        else:
            document = Document(str(one.path))
            words = "\n".join(
                cell.text for table in document.tables for row in table.rows for cell in row.cells
            )
        assert name in words, one.path.name


def test_a_life_that_is_not_there_is_asked_for_in_vain(made: SampleOffice) -> None:
    with pytest.raises(KeyError):
        made.case("brocken order")
