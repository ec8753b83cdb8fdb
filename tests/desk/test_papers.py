"""Papers: made, received, taken back, bound; what cannot be used is refused and nothing is kept."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.text.paragraph import Paragraph

from courtdesk.desk import accounts, cases, papers, record
from courtdesk.desk.core import Desk
from courtdesk.desk.papers.making import case_to_print, statements_before
from courtdesk.documents.variables import OrderKind, OrderWanted
from courtdesk.domain.casefile import PaperKind
from courtdesk.domain.finding import Refused, Unavailable
from courtdesk.domain.progress import Cancelled
from courtdesk.paths import templates_folder
from courtdesk.samples.lives import MAIN
from courtdesk.samples.play import Played, add_evidence
from tests.record import TODAY

OUTRIGHT = OrderWanted(OrderKind.OUTRIGHT, within_days=28)


def _make(played: Played, template: str = "witness-statement") -> papers.Made:
    order = OUTRIGHT if template == "witness-statement" else None
    return played.desk.do(papers.make, played.case(MAIN), template, order=order).answer


def _kept(desk: Desk) -> int:
    with desk.database.reading() as session:
        return int(
            session.connection().exec_driver_sql("SELECT count(*) FROM documents").scalar_one()
        )


def test_a_statement_is_kept_as_word_and_pdf_and_made_again_it_takes_its_own_place(
    played: Played, tmp_path: Path
) -> None:
    case_id = played.case(MAIN)
    first, again = _make(played), _make(played)
    (paper,) = [
        one
        for one in played.desk.see(papers.papers, case_id)
        if one.kind is PaperKind.WITNESS_STATEMENT
    ]
    assert (paper.id, paper.version, paper.replaces_id) == (
        again.document_id,
        2,
        first.document_id,
    )
    assert paper.pdf_id == again.pdf_id
    word = played.desk.see(papers.copy_out, paper.id, tmp_path)
    pdf = played.desk.see(papers.copy_out, again.pdf_id, tmp_path)
    assert (word.suffix, pdf.suffix) == (".docx", ".pdf")
    assert pdf.read_bytes().startswith(b"%PDF-")
    twice = played.desk.see(papers.copy_out, paper.id, tmp_path)
    assert twice.name == f"{word.stem} (2).docx"
    assert played.desk.see(record.verify).findings == ()


def test_another_statement_of_the_witness_has_the_next_number_and_new_marks(
    played: Played,
) -> None:
    case_id = played.case(MAIN)
    _make(played)
    file = played.desk.see(case_to_print, case_id)
    first = played.desk.see(statements_before, case_id, file.officer.id)
    other = played.desk.see(statements_before, case_id, file.officer.id, another=True)
    assert (first.number, first.used_marks) == (1, ())
    assert other.number == 2
    assert other.used_marks
    assert other.replaces_id is None


def test_an_order_must_be_chosen_before_a_statement_is_made(played: Played) -> None:
    before = _kept(played.desk)
    with pytest.raises(Refused) as refused:
        played.desk.do(papers.make, played.case(MAIN), "witness-statement")
    assert "order" in {one.where for one in refused.value.findings}
    assert _kept(played.desk) == before


def test_an_unknown_template_is_refused_with_those_there_are(played: Played) -> None:
    with pytest.raises(Refused, match="no template") as refused:
        played.desk.do(papers.make, played.case(MAIN), "letter")
    assert "witness-statement" in refused.value.findings[0].remedy


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("{{ tenancy.rnet }}", "rnet"),
        ("{% for a in range(9**8) %}{% for b in range(9**8) %}x{% endfor %}{% endfor %}", ""),
        ("{{ ''.__class__.__mro__ }}", ""),
    ],
)
def test_a_councils_own_template_that_is_wrong_is_refused_and_nothing_is_kept(
    played: Played, tmp_path: Path, words: str, says: str
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    document = docx.Document()
    document.add_paragraph(words)
    document.save(str(own / "arrears-schedule.docx"))
    shutil.copy(templates_folder() / "arrears-schedule.toml", own)
    desk = replace(
        played.desk, places=replace(played.desk.places, templates=(own, templates_folder()))
    )
    before = _kept(desk)
    with pytest.raises(Refused) as refused:
        desk.do(papers.make, played.case(MAIN), "arrears-schedule")
    assert says in str(refused.value)
    assert refused.value.findings[0].remedy
    assert _kept(desk) == before


def test_a_name_with_markup_is_printed_as_it_is(played: Played, tmp_path: Path) -> None:
    case_id = played.case("awkward name")
    names = [one.full_name for one in played.desk.see(cases.case, case_id).file.parties]
    made = played.desk.do(papers.make, case_id, "arrears-schedule").answer
    word = played.desk.see(papers.copy_out, made.document_id, tmp_path)
    text = "\n".join(one.text for one in _paragraphs(docx.Document(str(word))))
    assert any("&" in one and "<" in one for one in names)
    assert all(one in text for one in names)


def test_an_edited_statement_comes_back_as_a_new_version(played: Played, tmp_path: Path) -> None:
    made = _make(played)
    word = played.desk.see(papers.copy_out, made.document_id, tmp_path)
    document = docx.Document(str(word))
    document.add_paragraph("I have spoken to the tenant again.")
    document.save(str(word))
    back = played.desk.do(papers.take_back, made.document_id, word).answer
    paper = next(
        one
        for one in played.desk.see(papers.papers, played.case(MAIN))
        if one.id == back.document_id
    )
    assert (paper.version, paper.replaces_id) == (2, made.document_id)
    assert paper.pdf_id is not None
    with pytest.raises(Refused, match="already a newer version"):
        played.desk.do(papers.take_back, made.document_id, word)
    with pytest.raises(Refused, match="not a witness statement"):
        played.desk.do(papers.take_back, paper.pdf_id, word)


def test_a_statement_of_another_case_is_not_taken_back(played: Played, tmp_path: Path) -> None:
    made = _make(played)
    word = played.desk.see(papers.copy_out, made.document_id, tmp_path)
    document = docx.Document(str(word))
    claim = played.desk.see(cases.case, played.case(MAIN)).file.claim
    assert claim is not None
    for paragraph in _paragraphs(document):
        for run in paragraph.runs:
            run.text = run.text.replace(claim.number, "Z99ZZ999")
    document.save(str(word))
    before = _kept(played.desk)
    with pytest.raises(Refused, match="Z99ZZ999"):
        played.desk.do(papers.take_back, made.document_id, word)
    assert _kept(played.desk) == before


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    """Every paragraph of a Word file, in its tables and at its edges too."""
    yield from document.paragraphs
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs
    for section in document.sections:
        yield from section.header.paragraphs
        yield from section.footer.paragraphs


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("letter.pdf", b"<html>not found</html>", "part-not-what-it-says"),
        ("letter.pdf", b"", "part-empty"),
        ("letter.pdf", b"%PDF-1.7\n1 0 obj\n<<", ""),
        ("photo.jpg", b"\x89PNG\r\n\x1a\n", "part-not-what-it-says"),
        ("letter.exe", b"MZ", ""),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_by_name_and_not_kept(
    played: Played, tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    before = _kept(played.desk)
    with pytest.raises(Refused) as refused:
        played.desk.do(
            papers.add_file, played.case(MAIN), PaperKind.LETTER, "A letter", TODAY, path
        )
    (finding,) = refused.value.findings
    assert name in finding.says
    assert finding.remedy
    assert code in finding.code
    assert _kept(played.desk) == before


def test_a_file_that_is_not_there_is_said(played: Played, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="not there"):
        played.desk.do(
            papers.add_file,
            played.case(MAIN),
            PaperKind.LETTER,
            "A letter",
            TODAY,
            tmp_path / "none.pdf",
        )


def test_the_pack_says_what_is_missing_until_it_is_there_and_what_is_out_of_date(
    played: Played,
) -> None:
    hearing = played.next_hearing(MAIN)
    lacking = {
        one.where
        for one in played.desk.see(papers.pack, hearing).findings
        if one.code == "bundle-lacks-paper"
    }
    assert {"witness-statement", "arrears-schedule", "notice"} <= lacking
    with pytest.raises(Refused, match="no paper"):
        played.desk.do(papers.build_bundle, hearing)
    add_evidence(played, MAIN)
    _make(played, "arrears-schedule")
    _make(played)
    assert played.desk.see(papers.pack, hearing).findings == ()
    bound = played.desk.do(papers.build_bundle, hearing).answer
    packed = played.desk.see(papers.pack, hearing)
    assert packed.bundle is not None
    assert packed.bundle.id == bound.document_id
    assert packed.findings == ()
    assert bound.checked.not_met == ()
    _make(played)
    assert [one.code for one in played.desk.see(papers.pack, hearing).findings] == [
        "bundle-out-of-date"
    ]
    again = played.desk.do(papers.build_bundle, hearing).answer
    newest = played.desk.see(papers.pack, hearing).bundle
    assert newest is not None
    assert (newest.id, newest.version) == (again.document_id, 2)


def test_a_paper_overtaken_by_a_newer_export_is_said_to_be(played: Played, tmp_path: Path) -> None:
    _make(played, "arrears-schedule")
    newer = played.office.newer_export(tmp_path / "newer")
    later = replace(played.desk, pretended_on=TODAY + timedelta(days=14))
    path = newer.exports.transactions
    preview = later.see(accounts.read_export, path)
    later.do(accounts.accept_export, path, preview.sha256, preview.format, preview.seen)
    findings = later.see(papers.pack, played.next_hearing(MAIN)).findings
    assert "paper-older-than-account" in {one.code for one in findings}


def test_a_cancelled_bundle_leaves_nothing(played: Played) -> None:
    class Impatient:
        def __init__(self) -> None:
            self.steps = 0

        def step(self, done: int, total: int, words: str) -> None:  # noqa: ARG002 - as told.
            self.steps += 1
            if done:
                raise Cancelled

    _make(played, "arrears-schedule")
    before, impatient = _kept(played.desk), Impatient()
    with pytest.raises(Cancelled):
        played.desk.do_with(impatient, papers.build_bundle, played.next_hearing(MAIN))
    assert impatient.steps
    assert _kept(played.desk) == before
    scratch = played.desk.places.scratch
    assert {one.name for one in scratch.iterdir()} <= {"parts"}


def test_the_templates_are_listed_with_their_words(played: Played) -> None:
    names = {one.name for one in played.desk.see(papers.templates)}
    assert {"witness-statement", "arrears-schedule", "exhibit-sheet"} <= names
