"""The pack for a hearing: what its bundle holds, section by section, and what is missing."""

from dataclasses import dataclass

from sqlalchemy import select

from courtdesk.desk.cases import the_file
from courtdesk.desk.register import Look, query
from courtdesk.desk.seen import the
from courtdesk.domain.casefile import CaseFile, Hearing, Paper, PaperKind
from courtdesk.domain.dates import long
from courtdesk.domain.finding import Finding, warning
from courtdesk.store.tables import documents as tables
from courtdesk.store.tables import hearings as hearing_tables

MADE_HERE = {
    PaperKind.WITNESS_STATEMENT: "witness-statement",
    PaperKind.ARREARS_SCHEDULE: "arrears-schedule",
}
"""Kinds of paper that are made from a template of that name."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A kind of paper a section must not lack, and the template that makes it, if one does."""

    kind: PaperKind
    template: str


@dataclass(frozen=True, slots=True)
class PackedSection:
    """A section of the bundle with the papers it holds."""

    letter: str
    title: str
    papers: tuple[Paper, ...]
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """What the bundle for a hearing is made of."""

    file: CaseFile
    hearing: Hearing
    sections: tuple[PackedSection, ...]
    bundle: Paper | None
    findings: tuple[Finding, ...]


@query("The pack for a hearing")
def pack(look: Look, hearing_id: int) -> Pack:
    """The sections for this kind of hearing, the papers held, and what must be made ready."""
    row = the(look.session, hearing_tables.Hearing, hearing_id)
    file = the_file(look.session, row.case_id)
    hearing = next(one for one in file.hearings if one.id == hearing_id)
    sections = []
    for section in look.rules.bundles[hearing.kind].sections:
        held = tuple(paper for paper in file.papers if paper.kind in section.holds)
        kinds = {paper.kind for paper in held}
        missing = tuple(
            Missing(kind, MADE_HERE.get(kind, "")) for kind in section.needs if kind not in kinds
        )
        sections.append(PackedSection(section.letter, section.title, held, missing))
    bundle = _bundle(look, file, hearing_id)
    findings = (*_lacking(sections), *_outdated(file), *_overtaken(look, file, bundle))
    return Pack(file, hearing, tuple(sections), bundle, findings)


def _lacking(sections: list[PackedSection]) -> list[Finding]:
    return [
        warning(
            "bundle-lacks-paper",
            f"Section {section.letter}, {section.title}, has no {_words(missing.kind)}.",
            where=missing.kind.value,
            authority=("EB-9",),
            remedy="Make it." if missing.template else "Add the file.",
        )
        for section in sections
        for missing in section.missing
    ]


def _outdated(file: CaseFile) -> list[Finding]:
    """Papers whose figures rest on an older export than the account does now."""
    return [
        warning(
            "paper-older-than-account",
            f"“{paper.title}” rests on the export to {long(paper.account_as_at)}; the account "
            f"goes to {long(file.account.as_at)}.",
            where=paper.kind.value,
            authority=("CPR-14",),
            remedy="Make it again.",
        )
        for paper in file.papers
        if paper.kind in MADE_HERE
        and paper.account_as_at
        and file.account.as_at
        and paper.account_as_at < file.account.as_at
    ]


def _overtaken(look: Look, file: CaseFile, bundle: Paper | None) -> list[Finding]:
    """The bundle, if a part of it has a newer version or a paper has come since."""
    if bundle is None:
        return []
    part = tables.BundlePart
    bound = dict(
        look.session.execute(
            select(part.document_id, part.sha256).where(part.bundle_id == bundle.id)
        ).all()
    )
    now = {paper.id: paper.sha256 for paper in file.papers if paper.kind is not PaperKind.BUNDLE}
    if set(bound) == set(now):
        return []
    return [
        warning(
            "bundle-out-of-date",
            f"“{bundle.title}” was built before the papers as they are now.",
            where=PaperKind.BUNDLE.value,
            remedy="Build it again.",
        )
    ]


def _bundle(look: Look, file: CaseFile, hearing_id: int) -> Paper | None:
    ids = set(
        look.session.scalars(
            select(tables.Document.id).where(
                tables.Document.hearing_id == hearing_id,
                tables.Document.kind == PaperKind.BUNDLE,
            )
        )
    )
    return next((paper for paper in reversed(file.papers) if paper.id in ids), None)


def _words(kind: PaperKind) -> str:
    return kind.value.replace("-", " ")
