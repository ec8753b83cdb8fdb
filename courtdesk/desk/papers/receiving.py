"""Receiving papers: foreign files looked through at the door, statements taken back from Word."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import select

from courtdesk.desk.cases import the_file
from courtdesk.desk.office import needed
from courtdesk.desk.papers.making import keep_pdf
from courtdesk.desk.papers.shelf import MEDIA_TYPES, PDF, WORD
from courtdesk.desk.register import Ahead, Look, Work, long_operation, query
from courtdesk.desk.seen import the
from courtdesk.documents.convert import Preference, for_parts, to_pdf
from courtdesk.documents.statement import read_back, why_not_kept
from courtdesk.domain.casefile import CaseFile, PaperKind
from courtdesk.domain.finding import Finding, Refused, Unavailable, stop, stops
from courtdesk.domain.permits import Permit
from courtdesk.intake.cleaned import Source, clean_each
from courtdesk.intake.door import open_door
from courtdesk.intake.recognise import find_recogniser
from courtdesk.store import filing
from courtdesk.store.filing import Filed
from courtdesk.store.tables import documents as tables
from courtdesk.store.tables import office as office_tables


@dataclass(frozen=True, slots=True)
class Received:
    """A paper that was received, and what was seen in it."""

    document_id: int
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrived:
    """A foreign file looked through, whose bytes are in the record, and nothing names them yet."""

    case_id: int
    kind: PaperKind
    title: str
    dated_on: date
    file_name: str
    received_from: str
    as_shown: bool
    filed: Filed
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class StatementKept:
    """A statement as the record has it, for an edited one to be held against."""

    document_id: int
    case_id: int
    witness: str
    witness_id: int
    number: int
    as_at: date
    exhibits: tuple[str, ...]
    claim: str


@dataclass(frozen=True, slots=True)
class BackFromWord:
    """An edited statement whose bytes are in the record, and nothing names them yet."""

    kept: StatementKept
    file_name: str
    made_on: date
    word: Filed
    pdf: Filed
    findings: tuple[Finding, ...]


def _look_through(
    ahead: Ahead,
    case_id: int,
    kind: PaperKind,
    title: str,
    dated_on: date,
    path: Path,
    received_from: str = "",
    as_shown: bool = False,  # noqa: FBT001, FBT002 - a form's tick box.
) -> Arrived:
    """Have the file opened in the limited child, and refuse it by name if it cannot be used."""
    needed("title", title)
    if not path.is_file():
        raise Unavailable(f"{path} is not there.", "Choose the file again where it is now.")
    ahead.see(case_head, case_id)
    source = Source(path, path.name, as_shown=as_shown)
    with open_door() as door:
        (answer,) = clean_each(
            door,
            [source],
            ahead.places.scratch / "parts",
            ahead.progress,
            converter=for_parts(door) if path.suffix.lower() == ".docx" else None,
            recogniser=find_recogniser(),
        )
    if isinstance(answer, Refused):
        raise answer
    filed = ahead.file(path)
    if filed.sha256 != answer.source_sha256:
        raise Refused(
            stop(
                "file-changed",
                f"{path.name} was changed while it was looked through.",
                where="path",
                remedy="Close it in other programs and add it again.",
            )
        )
    return Arrived(
        case_id,
        kind,
        title.strip(),
        dated_on,
        path.name,
        received_from,
        as_shown,
        filed,
        answer.kept.report.findings,
    )


@long_operation("Add a file to a case", Permit.PREPARE, ahead=_look_through)
def add_file(work: Work, arrived: Arrived) -> Received:
    """Keep a file that came from outside, its bytes untouched, as a paper of the case."""
    row = tables.Document(
        case_id=arrived.case_id,
        kind=arrived.kind,
        title=arrived.title,
        dated_on=arrived.dated_on,
        file_name=arrived.file_name,
        file_id=filing.name(work.session, arrived.filed, media_type(arrived.file_name)),
        received_from=arrived.received_from,
        as_shown=arrived.as_shown,
    )
    work.session.add(row)
    work.session.flush()
    return Received(row.id, arrived.findings)


def _read_again(ahead: Ahead, document_id: int, path: Path) -> BackFromWord:
    """Read the edited file in the limited child, and see whose it is."""
    kept = ahead.see(statement_kept, document_id)
    if not path.is_file():
        raise Unavailable(f"{path} is not there.", "Choose the file again where it is now.")
    pdf = ahead.scratch / "statement.pdf"
    with open_door() as door:
        returned = read_back(door, path, ahead.progress)
        findings = why_not_kept(
            returned, claim=kept.claim, witness=kept.witness, marks=kept.exhibits
        )
        if stops(findings):
            raise Refused(*stops(findings))
        made = to_pdf(door, path, pdf, ahead.progress, preference=Preference.EVERYTHING_SHOWN)
    return BackFromWord(
        kept,
        path.name,
        date.fromisoformat(returned.made_on) if returned.made_on else ahead.today,
        ahead.file(path),
        ahead.file(pdf),
        (*findings, *made.findings),
    )


@long_operation("Take a statement back from Word", Permit.PREPARE, ahead=_read_again)
def take_back(work: Work, back: BackFromWord) -> Received:
    """Keep a statement edited in Word as the new version of the one made here."""
    before = the(work.session, tables.Document, back.kept.document_id)
    newer = work.session.scalar(
        select(tables.Document.number).where(tables.Document.replaces_id == before.id)
    )
    if newer is not None:
        raise Refused(
            stop(
                "newer-version",
                f"There is already a newer version of this statement, version {newer}.",
                where="document_id",
                remedy="Take the file back as the next version of that one.",
            )
        )
    row = tables.Document(
        case_id=before.case_id,
        hearing_id=before.hearing_id,
        kind=before.kind,
        title=before.title,
        dated_on=back.made_on,
        file_name=back.file_name,
        file_id=filing.name(work.session, back.word, WORD),
        number=before.number + 1,
        replaces_id=before.id,
        made_with=before.made_with,
        account_as_at=before.account_as_at,
    )
    work.session.add(row)
    work.session.flush()
    keep_pdf(work.session, row, back.pdf)
    work.session.add(
        tables.Statement(
            document_id=row.id,
            witness_id=back.kept.witness_id,
            number=back.kept.number,
            as_at=back.kept.as_at,
            made_on=back.made_on,
            exhibits=back.kept.exhibits,
        )
    )
    return Received(row.id, back.findings)


@query("A case by its number")
def case_head(look: Look, case_id: int) -> str:
    """The reference of a case."""
    return the_file(look.session, case_id).reference


@query("A statement as it was made")
def statement_kept(look: Look, document_id: int) -> StatementKept:
    """What the record knows of a witness statement besides its file."""
    document = the(look.session, tables.Document, document_id)
    row = look.session.scalar(
        select(tables.Statement).where(tables.Statement.document_id == document_id)
    )
    if row is None:
        raise Refused(
            stop(
                "not-a-statement",
                f"“{document.title}” is not a witness statement made here.",
                where="document_id",
                remedy="Add the file to the case instead.",
            )
        )
    file: CaseFile = the_file(look.session, document.case_id)
    witness = the(look.session, office_tables.Officer, row.witness_id)
    return StatementKept(
        document_id,
        document.case_id,
        witness.full_name,
        witness.id,
        row.number,
        row.as_at,
        row.exhibits,
        file.claim.number if file.claim else "",
    )


def media_type(file_name: str) -> str:
    """The media type of a file by its ending, which the post room door has proved."""
    return MEDIA_TYPES.get(Path(file_name).suffix.lower(), PDF)
