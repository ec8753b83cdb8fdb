"""Making a paper: the case file and the officer's decisions in, a Word file and its PDF out."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from courtdesk.desk.cases import the_file
from courtdesk.desk.papers.shelf import PDF, WORD, template_of
from courtdesk.desk.register import Ahead, Look, Work, long_operation, query
from courtdesk.desk.seen import the
from courtdesk.documents.description import Template
from courtdesk.documents.printing import print_pdf
from courtdesk.documents.template import Filled, fill
from courtdesk.documents.variables import (
    Context,
    Draft,
    OrderWanted,
    beware,
    exhibits_for_first_hearing,
    prepare,
)
from courtdesk.domain.casefile import CaseFile, Officer, PaperKind
from courtdesk.domain.finding import Finding, Refused, stops
from courtdesk.domain.permits import Permit
from courtdesk.intake.door import open_door
from courtdesk.store import filing
from courtdesk.store.casefiles import officer_picture
from courtdesk.store.filing import Filed
from courtdesk.store.journal import WritingSession
from courtdesk.store.tables import documents as tables
from courtdesk.store.tables import office as office_tables


@dataclass(frozen=True, slots=True)
class Made:
    """A paper that was made: its Word file, its PDF, and what to beware of."""

    document_id: int
    pdf_id: int
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A paper drawn up, whose bytes are in the record, and nothing names them yet."""

    case_id: int
    hearing_id: int | None
    template: Template
    file: CaseFile
    draft: Draft
    context: Context
    title: str
    file_name: str
    word: Filed
    pdf: Filed
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Before:
    """What earlier statements of a witness on a case leave for the next.

    Attributes:
        replaces_id: the statement that is made again; none where another is added.
        used_marks: exhibit marks that other statements of the witness have used up.
    """

    witness: Officer
    number: int
    used_marks: tuple[str, ...]
    replaces_id: int | None


def _draw_up(
    ahead: Ahead,
    case_id: int,
    template: str,
    as_at: date | None = None,
    made_on: date | None = None,
    order: OrderWanted | None = None,
    witness_id: int | None = None,
    another: bool = False,  # noqa: FBT001, FBT002 - a form's tick box.
) -> Drawn:
    """Fill the template and make its PDF, outside any lock."""
    wanted = template_of(ahead, template)
    file = ahead.see(case_to_print, case_id)
    before = ahead.see(statements_before, case_id, witness_id or file.officer.id, another)
    # Without a date, as far as the last export goes: nothing later is known.
    stated = as_at or min(ahead.today, file.account.as_at or ahead.today)
    draft = Draft(
        as_at=stated,
        made_on=made_on or ahead.today,
        witness=before.witness,
        number=before.number,
        used_marks=before.used_marks,
        exhibits=exhibits_for_first_hearing(file, stated),
        order=order,
    )
    findings = beware(file, draft, ahead.rules)
    if stops(findings):
        raise Refused(*stops(findings))
    context = prepare(file, draft, ahead.rules)
    filled, word, pdf, more = _print(ahead, wanted, context)
    hearing = file.next_hearing(stated)
    return Drawn(
        case_id,
        hearing.id if hearing else None,
        wanted,
        file,
        draft,
        context,
        filled.title,
        filled.file_name,
        ahead.file(word),
        ahead.file(pdf),
        (*findings, *more),
    )


def _print(
    ahead: Ahead, wanted: Template, context: Context
) -> tuple[Filled, Path, Path, tuple[Finding, ...]]:
    """The Word file and the PDF of a paper; a schedule's is drawn straight where it can be."""
    word, pdf = ahead.scratch / "paper.docx", ahead.scratch / "paper.pdf"
    ahead.progress.step(0, 3, f"Filling {wanted.description.words.lower()}")
    with open_door() as door:
        filled = fill(door, wanted, context, word, ahead.progress)
        ahead.progress.step(1, 3, "Making the PDF")
        findings = print_pdf(door, wanted, context, word, pdf, ahead.progress).findings
    ahead.progress.step(2, 3, "Filing the paper")
    return filled, word, pdf, findings


@long_operation("Make a paper", Permit.PREPARE, ahead=_draw_up)
def make(work: Work, drawn: Drawn) -> Made:
    """Keep a paper made from a template, as Word file and PDF; a newer one takes its place."""
    kind = drawn.template.description.kind
    replaces_id = _replaced(work.session, drawn)
    document = tables.Document(
        case_id=drawn.case_id,
        hearing_id=drawn.hearing_id,
        kind=kind,
        title=drawn.title,
        dated_on=drawn.draft.made_on,
        file_name=drawn.file_name,
        file_id=filing.name(work.session, drawn.word, WORD),
        number=_next_number(work.session, replaces_id),
        replaces_id=replaces_id,
        made_with=drawn.template.name,
        account_as_at=drawn.file.account.as_at,
    )
    work.session.add(document)
    work.session.flush()
    pdf_id = keep_pdf(work.session, document, drawn.pdf)
    statement = drawn.context.statement
    if kind is PaperKind.WITNESS_STATEMENT and statement is not None:
        witness = drawn.draft.witness or drawn.file.officer
        work.session.add(
            tables.Statement(
                document_id=document.id,
                witness_id=witness.id,
                number=drawn.draft.number,
                as_at=drawn.draft.as_at,
                made_on=drawn.draft.made_on,
                exhibits=tuple(one.mark for one in statement.exhibits),
            )
        )
    return Made(document.id, pdf_id, drawn.findings)


@query("A case as papers are printed from it")
def case_to_print(look: Look, case_id: int) -> CaseFile:
    """The whole of one case, for a paper."""
    return the_file(look.session, case_id)


@query("What a witness has stated before")
def statements_before(
    look: Look,
    case_id: int,
    witness_id: int,
    another: bool = False,  # noqa: FBT001, FBT002 - a form's tick box.
) -> Before:
    """The number of a witness's next statement on a case, and the marks already used.

    Made again, the last one keeps its number and its marks.

    Authority: WS-2, WS-6.
    """
    witness = officer_picture(the(look.session, office_tables.Officer, witness_id))
    held = _current_statements(look.session, case_id, witness_id)
    again = held[-1] if held and not another else None
    others = held[:-1] if again else held
    return Before(
        witness=witness,
        number=again.number if again else len(held) + 1,
        used_marks=tuple(mark for one in others for mark in one.exhibits),
        replaces_id=again.document_id if again else None,
    )


def keep_pdf(session: WritingSession, document: tables.Document, pdf: Filed) -> int:
    """Keep the PDF made of a Word file beside it; its number."""
    row = tables.Document(
        case_id=document.case_id,
        hearing_id=document.hearing_id,
        kind=document.kind,
        title=document.title,
        dated_on=document.dated_on,
        file_name=f"{Path(document.file_name).stem}.pdf",
        file_id=filing.name(session, pdf, PDF),
        number=document.number,
        source_id=document.id,
        made_with=document.made_with,
        account_as_at=document.account_as_at,
    )
    session.add(row)
    session.flush()
    return row.id


def _current_statements(session: Session, case_id: int, witness_id: int) -> list[tables.Statement]:
    """A witness's statements on a case, each in its newest version, in order of their numbers."""
    rows = session.scalars(
        select(tables.Statement)
        .join(tables.Document, tables.Document.id == tables.Statement.document_id)
        .where(tables.Document.case_id == case_id, tables.Statement.witness_id == witness_id)
        .order_by(tables.Statement.number, tables.Statement.document_id)
    )
    newest = {row.number: row for row in rows}
    return [newest[number] for number in sorted(newest)]


def _replaced(session: Session, drawn: Drawn) -> int | None:
    """The paper a new one takes the place of: the last of its kind, or of the same statement."""
    kind = drawn.template.description.kind
    if kind is PaperKind.WITNESS_STATEMENT:
        witness = drawn.draft.witness or drawn.file.officer
        held = _current_statements(session, drawn.case_id, witness.id)
        return next((one.document_id for one in held if one.number == drawn.draft.number), None)
    newer = select(tables.Document.replaces_id).where(tables.Document.replaces_id.is_not(None))
    return session.scalar(
        select(tables.Document.id)
        .where(
            tables.Document.case_id == drawn.case_id,
            tables.Document.made_with == drawn.template.name,
            tables.Document.source_id.is_(None),
            tables.Document.id.not_in(newer),
        )
        .order_by(tables.Document.id.desc())
        .limit(1)
    )


def _next_number(session: Session, replaces_id: int | None) -> int:
    """Which version of its paper a document is."""
    return 1 if replaces_id is None else the(session, tables.Document, replaces_id).number + 1
