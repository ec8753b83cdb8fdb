"""Bundles judged: ours, and those of other makers, rule by rule."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfgen.canvas import Canvas

from courtdesk.documents.bundle import judge
from courtdesk.documents.bundle.checking import check_bundle
from courtdesk.documents.bundle.orders import ToJudge
from courtdesk.documents.checked import Checked, Verdict
from courtdesk.domain.finding import Refused, Weight
from courtdesk.domain.progress import Quiet
from tests.documents.bundles import NAME, Told
from tests.intake import pdfs
from tests.intake.hostile import Case, cases

Change = Callable[[pikepdf.Pdf], object]


@dataclass(frozen=True, slots=True)
class Foreign:
    """A bundle of another maker, good unless told otherwise.

    Attributes:
        pages: how many documents of one page follow the index.
        numbers: what is printed on each page; the page's own number where nothing else is said.
        place: where the number is printed.
        links: whether the rows of the index are links.
        marks: the words of the bookmarks; with the page number where nothing else is said.
        zoom: whether it says at which size to open.
        size: its paper.
    """

    pages: int = 12
    numbers: Mapping[int, str] = ()  # type: ignore[assignment]  # none at all, which is an empty mapping.
    place: tuple[float, float] = (540, 20)
    links: bool = True
    marks: Mapping[int, str] = ()  # type: ignore[assignment]  # as above.
    zoom: bool = True
    size: tuple[float, float] = A4


def foreign(folder: Path, what: Foreign, change: Change | None = None, name: str = NAME) -> Path:
    """Write a bundle with other tools than ours."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=what.size)
    canvas.drawString(72, 780, "TABLE OF CONTENTS")
    for page in range(2, what.pages + 2):
        y = 780 - 24 * (page - 1)
        canvas.drawString(72, y, f"Document number {page} of 2026")
        canvas.drawRightString(500, y, str(page))
        if what.links:
            canvas.linkAbsolute("", f"page{page}", (72, y - 4, 510, y + 14))
    for page in range(1, what.pages + 2):
        canvas.bookmarkPage(f"page{page}")
        words = dict(what.marks).get(page, f"Document on page {page}")
        if words:
            canvas.addOutlineEntry(words, f"page{page}")
        canvas.drawString(*what.place, dict(what.numbers).get(page, str(page)))
        if page > 1:
            canvas.drawString(72, 700, "A page of evidence with enough words to be read by all")
        canvas.showPage()
    canvas.save()
    with pikepdf.Pdf.open(made) as pdf:
        if what.zoom:
            pdf.Root.OpenAction = Array([pdf.pages[0].obj, Name.XYZ, 0, 842, 1])
        if change is not None:
            change(pdf)
        pdf.save(folder / name)
    return folder / name


def judged(file: Path, name: str = "") -> Checked:
    return judge.judge(ToJudge(file, name or file.name), Told())


def wrong(checked: Checked) -> dict[str, str]:
    """The codes of what was found, and the rule each rests on."""
    return {one.code: ",".join(one.authority) for one in checked.findings}


ALL = ("EB-1", "EB-2", "EB-3", "EB-4", "EB-5", "EB-6", "EB-7", "EB-8", "EB-9", "EB-10", "EB-11",
       "EB-12", "EB-12a", "EB-13", "EB-14", "EB-15")  # fmt: skip


MAY_NOT_APPLY = {
    "EB-10": "while no page has come late",
    "EB-13": "as the council is no litigant in person",
    "EB-15": "while no page is inserted",
}


FOR_THE_OFFICER = {"EB-9", "EB-12a", "EB-14"}


def test_a_good_bundle_of_another_maker_meets_what_can_be_judged(tmp_path: Path) -> None:
    checked = judged(foreign(tmp_path, Foreign()))
    assert tuple(checked.rules) == ALL
    assert checked.kind == "bundle"
    for rule, how in checked.rules.items():
        if rule in MAY_NOT_APPLY:
            assert how is Verdict.NOT_APPLICABLE, rule
        elif rule in FOR_THE_OFFICER:
            assert how is Verdict.FOR_THE_OFFICER, rule
        else:
            assert how is Verdict.MET, rule
    assert checked.facts["pages"] == 13
    assert checked.facts["index_rows"] == 12


def test_only_the_rules_of_the_table_may_not_apply() -> None:
    assert set(judge.MAY_NOT_APPLY) == set(MAY_NOT_APPLY)


@pytest.mark.parametrize(
    ("what", "rule", "code"),
    [
        (Foreign(numbers={10: "9"}), "EB-2", "page-number-wrong"),
        (Foreign(numbers={10: ""}), "EB-2", "page-number-wrong"),
        (Foreign(numbers={1: "i"}), "EB-2", "page-number-wrong"),
        (Foreign(numbers={n: str(n - 1) for n in range(1, 14)}), "EB-2", "page-number-wrong"),
        (Foreign(place=(300, 400)), "EB-2", "page-number-wrong"),
        (Foreign(links=False), "EB-3", "index-link-wrong"),
        (Foreign(pages=0), "EB-3", "index-missing"),
        (Foreign(marks={5: "Rent statement"}), "EB-4", "bookmark-wrong"),
        (Foreign(marks={5: ""}), "EB-4", "bookmark-missing"),
        (Foreign(marks=dict.fromkeys(range(1, 14), "")), "EB-4", "bookmarks-missing"),
        (Foreign(zoom=False), "EB-7", "zoom-wrong"),
    ],
)  # fmt: skip
def test_what_breaks_a_rule_is_found(tmp_path: Path, what: Foreign, rule: str, code: str) -> None:
    checked = judged(foreign(tmp_path, what))
    assert checked.rules[rule] is Verdict.NOT_MET
    assert wrong(checked)[code] == rule
    assert checked.not_met == (rule,)


@pytest.mark.parametrize("words", ["Page {0}", "- {0} -", "[{0}]", "{0}/13", "p.{0}", "{0} of 13"])
@pytest.mark.parametrize("place", [(40, 820), (280, 12), (500, 800), (60, 60)])
def test_a_number_may_be_printed_in_any_usual_way(
    tmp_path: Path, words: str, place: tuple[float, float]
) -> None:
    numbers = {n: words.format(n) for n in range(1, 14)}
    assert judged(foreign(tmp_path, Foreign(numbers=numbers, place=place))).rules["EB-2"] == "met"


def test_vector_117_a_page_that_prints_another_number_is_named(tmp_path: Path) -> None:
    checked = judged(foreign(tmp_path, Foreign(pages=142, numbers={10: "9"})))
    (finding,) = [one for one in checked.findings if one.code == "page-number-wrong"]
    assert finding.where == "page 10"
    assert "“9” is printed there" in finding.says


def _picture(dpi: int) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[4].obj
        page.Resources.XObject = Dictionary(Im=pdfs.picture(pdf, dpi, dpi))
        drawn = page.Contents.read_bytes()
        page.Contents = pdf.make_stream(drawn + b"\nq 72 0 0 72 100 300 cm /Im Do Q\n")

    return change


@pytest.mark.parametrize(("dpi", "met"), [(300, True), (301, False), (600, False), (72, True)])
def test_vector_118_a_picture_may_have_300_dpi_and_no_more(
    tmp_path: Path, dpi: int, *, met: bool
) -> None:
    checked = judged(foreign(tmp_path, Foreign(), _picture(dpi)))
    assert (checked.rules["EB-8"] is Verdict.MET) is met
    assert checked.facts["finest_dpi"] == dpi
    assert ("picture-too-fine" in wrong(checked)) is not met


def test_vector_119_a_bookmark_without_its_page_is_a_warning(tmp_path: Path) -> None:
    checked = judged(foreign(tmp_path, Foreign(marks={5: "Rent statement"})))
    (finding,) = [one for one in checked.findings if one.code == "bookmark-wrong"]
    assert finding.weight is Weight.WARNING
    assert "Rent statement" in finding.says


def test_vector_120_forty_megabytes_are_too_many_to_mail(tmp_path: Path) -> None:
    def fill(pdf: pikepdf.Pdf) -> None:
        from random import Random  # noqa: PLC0415 - for this test alone.

        pdf.Root.Ballast = pdf.make_stream(Random(1).randbytes(40 * 1024 * 1024))

    checked = judged(foreign(tmp_path, Foreign(), fill))
    assert checked.rules["EB-12"] is Verdict.NOT_MET
    (finding,) = [one for one in checked.findings if one.code == "too-large-to-mail"]
    assert finding.weight is Weight.WARNING
    assert "36 MB" in finding.says
    assert "link" in finding.remedy


@pytest.mark.parametrize(
    ("name", "met"),
    [
        ("CouncilvTenant-HearingBundle-15Dec2026.pdf", True),
        ("CouncilvTenantAndOthers-HearingBundle-05Jan2027.pdf", True),
        ("CouncilvJellicoe-Moss-HearingBundle-15Dec2026.pdf", True),
        ("CouncilvO'Neil-HearingBundle-15Dec2026.pdf", True),
        ("Councilv-Moss-HearingBundle-15Dec2026.pdf", False),
        ("GwyneddvŁukasz-SupplementaryBundle-31Jan2027.pdf", True),
        ("bundle.pdf", False),
        ("CouncilvTenant-HearingBundle-15-12-2026.pdf", False),
        ("CouncilvTenant-HearingBundle-45Dec2026.pdf", False),
        ("CouncilvTenant-HearingBundle.pdf", False),
    ],
)  # fmt: skip
def test_a_file_is_named_by_case_bundle_and_hearing(
    tmp_path: Path, name: str, *, met: bool
) -> None:
    checked = judged(foreign(tmp_path, Foreign(), name="x.pdf"), name)
    assert (checked.rules["EB-11"] is Verdict.MET) is met


def test_a_row_that_leads_elsewhere_is_found(tmp_path: Path) -> None:
    def swap(pdf: pikepdf.Pdf) -> None:
        first, second = pdf.pages[0].obj.Annots[3], pdf.pages[0].obj.Annots[4]
        first.Rect, second.Rect = second.Rect, first.Rect

    checked = judged(foreign(tmp_path, Foreign(), swap))
    assert checked.rules["EB-3"] is Verdict.NOT_MET
    assert "lead elsewhere" in next(
        one.says for one in checked.findings if one.code == "index-link-wrong"
    )


def _turn(degrees: int) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[6].obj.Rotate = degrees

    return change


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_on_its_head_or_side_is_found(tmp_path: Path, degrees: int) -> None:
    checked = judged(foreign(tmp_path, Foreign(), _turn(degrees)))
    assert checked.rules["EB-6"] is Verdict.NOT_MET
    assert "page 7" in next(one.says for one in checked.findings if one.code == "page-turned-wrong")


def test_text_turned_clockwise_on_an_upright_sheet_is_for_the_officer(tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[6].obj
        drawn = page.Contents.read_bytes()
        page.Contents = pdf.make_stream(b"q 0 -1 1 0 0 842 cm\n" + drawn + b"\nQ\n")

    checked = judged(foreign(tmp_path, Foreign(), change))
    assert checked.rules["EB-6"] is Verdict.FOR_THE_OFFICER
    assert wrong(checked)["page-to-look-at"] == "EB-6"


def _scan(*, number: bool) -> Change:
    """A page that is a picture of paper, with or without its number printed over it."""

    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[4].obj
        page.Resources.XObject = Dictionary(Im=pdfs.picture(pdf, 100, 141))
        over = b"BT /F1 12 Tf 300 20 Td (5) Tj ET" if number else b""
        page.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /Im Do Q\n" + over)

    return change


def test_a_scan_without_words_cannot_be_searched_though_its_number_can(tmp_path: Path) -> None:
    checked = judged(foreign(tmp_path, Foreign(), _scan(number=True)))
    assert checked.rules["EB-5"] is Verdict.NOT_MET
    assert checked.rules["EB-2"] is Verdict.MET
    assert checked.rules["EB-6"] is Verdict.FOR_THE_OFFICER
    assert checked.facts["pages_without_words"] == ("5",)


def test_a_blank_page_needs_no_words(tmp_path: Path) -> None:
    def blank(pdf: pikepdf.Pdf) -> None:
        pdf.pages[4].obj.Contents = pdf.make_stream(b"BT /F1 12 Tf 300 20 Td (5) Tj ET")

    checked = judged(foreign(tmp_path, Foreign(), blank))
    assert checked.rules["EB-5"] is Verdict.MET
    assert checked.not_met == ()


def test_other_paper_than_a4_is_said(tmp_path: Path) -> None:
    checked = judged(foreign(tmp_path, Foreign(size=LETTER)))
    assert "page-not-a4" in wrong(checked)


ACTS: dict[str, Change] = {
    "script": lambda pdf: setattr(pdf.pages[0].obj, "AA", Dictionary(O=pdfs.script())),
    "launch": lambda pdf: pdfs.annotation(pdf, "/Link", A=pdfs.action("/Launch")),
    "link away": lambda pdf: pdfs.annotation(pdf, "/Link", A=pdfs.action("/URI")),
    "form": lambda pdf: pdfs.field(pdf, "a", "b"),
    "attachment": lambda pdf: pdf.attachments.__setitem__("a.txt", b"x"),
    "film": lambda pdf: pdfs.annotation(pdf, "/RichMedia"),
}


@pytest.mark.parametrize("what", ACTS)
def test_whatever_acts_in_a_bundle_is_a_stop(tmp_path: Path, what: str) -> None:
    checked = judged(foreign(tmp_path, Foreign(), ACTS[what]))
    (finding,) = [one for one in checked.findings if one.code == "bundle-active"]
    assert finding.weight is Weight.STOP


def test_a_bundle_says_its_title_and_language(tmp_path: Path) -> None:
    assert "bundle-unnamed" in wrong(judged(foreign(tmp_path, Foreign())))


def test_bookmarks_that_lead_nowhere_or_round_are_found(tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.Outlines.First.Dest
        pdf.Root.Outlines.First.First = pdf.Root.Outlines.First

    checked = judged(foreign(tmp_path, Foreign(), change))
    assert checked.rules["EB-4"] is Verdict.NOT_MET
    assert "leads nowhere" in next(
        one.says for one in checked.findings if one.code == "bookmark-wrong"
    )


def test_checking_runs_in_the_child_and_answers_the_same(tmp_path: Path) -> None:
    file = foreign(tmp_path, Foreign(numbers={3: "x"}))
    assert check_bundle(file, Quiet()) == judged(file)


def test_what_is_no_pdf_or_not_there_is_refused_by_name(tmp_path: Path) -> None:
    other = tmp_path / "bundle.pdf"
    other.write_bytes(b"<html>")
    for file, code in ((other, "bundle-not-pdf"), (tmp_path / "gone.pdf", "bundle-unreadable")):
        with pytest.raises(Refused) as caught:
            check_bundle(file, Quiet())
        assert [one.code for one in caught.value.findings] == [code]
        assert file.name in caught.value.findings[0].says


@pytest.mark.parametrize(
    "case",
    [one for one in cases() if one.name.endswith(".pdf") and b"%PDF" in one.data[:50]],
    ids=lambda one: one.name,
)
def test_any_file_is_judged_or_refused(tmp_path: Path, case: Case) -> None:
    file = tmp_path / case.name
    file.write_bytes(case.data)
    try:
        answer: Checked | Refused = judged(file)
    except Refused as refused:
        answer = refused
    if isinstance(answer, Refused):
        assert all(one.weight is Weight.STOP for one in answer.findings)
        assert all(case.name in one.says for one in answer.findings)
    else:
        assert answer.rules["EB-1"] is Verdict.MET
        assert answer.rules["EB-3"] is Verdict.NOT_MET
