"""Binding a bundle: the papers of a hearing copied out, built, proved and kept with its parts."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from courtdesk.desk.papers.packing import Pack, pack
from courtdesk.desk.papers.shelf import PDF, copy_out
from courtdesk.desk.register import Ahead, Work, long_operation
from courtdesk.documents.bundle.building import Built, build
from courtdesk.documents.checked import Checked
from courtdesk.domain import bundles
from courtdesk.domain.casefile import Paper, PaperKind
from courtdesk.domain.dates import long
from courtdesk.domain.finding import Finding, Refused, stop
from courtdesk.domain.permits import Permit
from courtdesk.domain.plan import Part, Plan, Section
from courtdesk.store import filing
from courtdesk.store.filing import Filed
from courtdesk.store.journal import WritingSession
from courtdesk.store.tables import documents as tables

TITLE = "Hearing bundle"
PRACTICE_MARK = "Fictional sample – not for use"


@dataclass(frozen=True, slots=True)
class Bound:
    """A bundle that was built and kept, with the proof of it."""

    document_id: int
    file_name: str
    pages: int
    documents: int
    sha256: str
    findings: tuple[Finding, ...]
    checked: Checked


@dataclass(frozen=True, slots=True)
class InPress:
    """A bundle whose bytes are in the record, and nothing names them yet."""

    pack: Pack
    plan: Plan
    order: tuple[Paper, ...]
    built: Built
    file_name: str
    filed: Filed


def _bind(ahead: Ahead, hearing_id: int) -> InPress:
    """Copy the papers out, build the bundle from them and prove it, outside any lock."""
    packed = ahead.see(pack, hearing_id)
    order = tuple(paper for section in packed.sections for paper in section.papers)
    if not order:
        raise Refused(
            stop(
                "nothing-to-bind",
                "There is no paper on this case to bind.",
                where="hearing_id",
                remedy="Make the papers, or add the files, first.",
            )
        )
    plan = _plan(ahead, packed)
    file_name = bundle_name(packed)
    out = ahead.scratch / file_name
    built = build(plan, out, parts=ahead.places.scratch / "parts", progress=ahead.progress)
    return InPress(packed, plan, order, built, file_name, ahead.file(out))


@long_operation("Build the bundle for a hearing", Permit.PREPARE, ahead=_bind)
def build_bundle(work: Work, press: InPress) -> Bound:
    """Keep a bundle with the hash of every part; a newer one takes its place."""
    before = press.pack.bundle
    row = tables.Document(
        case_id=press.pack.file.id,
        hearing_id=press.pack.hearing.id,
        kind=PaperKind.BUNDLE,
        title=f"{TITLE} for {long(press.pack.hearing.on)}",
        dated_on=work.today,
        file_name=press.file_name,
        file_id=filing.name(work.session, press.filed, PDF),
        number=before.version + 1 if before else 1,
        replaces_id=before.id if before else None,
        account_as_at=press.pack.file.account.as_at,
    )
    work.session.add(row)
    work.session.flush()
    _keep_parts(work.session, row.id, press)
    built = press.built
    return Bound(
        row.id,
        press.file_name,
        built.pages,
        built.documents,
        built.sha256,
        (*press.pack.findings, *built.findings),
        built.checked,
    )


def _keep_parts(session: WritingSession, bundle_id: int, press: InPress) -> None:
    """Write down what the bundle was made of; a part replaced meanwhile stops it."""
    sections = [
        (section.letter, section.title) for section in press.pack.sections for _ in section.papers
    ]
    placed = zip(press.order, sections, press.built.rows, strict=True)
    for position, (paper, (letter, title), at) in enumerate(placed):
        held = session.scalar(
            select(tables.Document.id).where(tables.Document.replaces_id == paper.id)
        )
        if held is not None:
            raise Refused(
                stop(
                    "part-replaced",
                    f"“{paper.title}” was replaced while the bundle was being built.",
                    remedy="Build the bundle again.",
                )
            )
        session.add(
            tables.BundlePart(
                bundle_id=bundle_id,
                position=position,
                letter=letter,
                section=title,
                document_id=paper.id,
                title=paper.title,
                sha256=paper.sha256,
                first_page=at.first,
                pages=at.last - at.first + 1,
            )
        )


def bundle_name(packed: Pack) -> str:
    """The name of the bundle's file.

    Authority: EB-11.
    """
    named = bundles.name(
        packed.file.office.name,
        tuple(party.full_name for party in packed.file.defendants),
        TITLE,
        packed.hearing.on,
    )
    return f"{named.answer.name}.pdf"


def _plan(ahead: Ahead, packed: Pack) -> Plan:
    """The plan of a bundle, its papers copied out of the record."""
    folder = ahead.scratch / "papers"
    folder.mkdir()
    file, hearing = packed.file, packed.hearing
    return Plan(
        court=hearing.court.name,
        claim=file.claim.number if file.claim else "",
        claimant=file.office.name,
        defendants=tuple(party.full_name for party in file.defendants),
        title=TITLE,
        hearing=datetime.combine(hearing.on, hearing.at),
        sections=tuple(
            Section(
                section.letter,
                section.title,
                tuple(_part(ahead, paper, folder) for paper in section.papers),
            )
            for section in packed.sections
            if section.papers
        ),
        mark=PRACTICE_MARK if file.office.practice else "",
    )


def _part(ahead: Ahead, paper: Paper, folder: Path) -> Part:
    """A paper as a part of the bundle: its PDF where one was made of it."""
    file = ahead.see(copy_out, paper.pdf_id or paper.id, folder)
    return Part(
        title=paper.title,
        file=file,
        dated=paper.dated_on,
        layers="as shown" if paper.as_shown else "",
    )
