"""What is on the shelf: the papers of a case, their files, the templates, and checks of files."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from courtdesk.desk.checking import check_file
from courtdesk.desk.register import Ahead, Look, query
from courtdesk.desk.seen import the
from courtdesk.documents.checked import Checked
from courtdesk.documents.description import Template
from courtdesk.documents.description import template as find_template
from courtdesk.documents.description import templates as all_templates
from courtdesk.documents.template import safe_file_name
from courtdesk.domain.casefile import Paper, PaperKind
from courtdesk.domain.finding import Unavailable
from courtdesk.domain.progress import Quiet
from courtdesk.store import filing
from courtdesk.store.casefiles import papers_of
from courtdesk.store.tables import documents as tables

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
MEDIA_TYPES = {
    ".docx": WORD,
    ".pdf": PDF,
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
}


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A template an officer may make a paper from."""

    name: str
    words: str
    kind: PaperKind


@query("The papers of a case")
def papers(look: Look, case_id: int) -> tuple[Paper, ...]:
    """Every paper on a case in its newest version, by date."""
    return tuple(papers_of(look.session, [case_id]).get(case_id, ()))


@query("The templates")
def templates(look: Look) -> tuple[TemplateRow, ...]:
    """Every template, the council's own in place of the shipped of the same name."""
    return tuple(
        TemplateRow(one.name, one.description.words, one.description.kind)
        for one in all_templates(own_folders(look.places.templates))
    )


@query("Copy a paper out of the record")
def copy_out(look: Look, document_id: int, folder: Path) -> Path:
    """Write a paper's file into a folder, under a name of its own; where it went."""
    row = the(look.session, tables.Document, document_id)
    target = _free_name(folder, _plain_name(row.file_name))
    try:
        filing.copy_out(look.session, sha256_of(look.session, row), target)
    except OSError as error:
        raise Unavailable(
            f"{target} cannot be written: {error.strerror}.",
            "Choose another folder, or free some space.",
        ) from None
    return target


@query("Check a file against the court's rules")
def check(look: Look, path: Path) -> Checked:
    """A bundle, statement, template, layout or rules file judged rule by rule."""
    return check_file(path, look.rules, Quiet())


def own_folders(folders: tuple[Path, ...]) -> tuple[Path, ...]:
    """The council's own template folders: all but the shipped one, which is the last."""
    return folders[:-1]


def template_of(ahead: Ahead, name: str) -> Template:
    """The template of a name, the council's own before the shipped."""
    return find_template(name, own_folders(ahead.places.templates))


def sha256_of(session: Session, row: tables.Document) -> str:
    """The hash of a paper's file."""
    return session.scalars(
        select(tables.StoredFile.sha256).where(tables.StoredFile.id == row.file_id)
    ).one()


def _plain_name(name: str) -> str:
    """A file's name as every system can keep it, with its own ending."""
    path = Path(name)
    return f"{Path(safe_file_name(path.stem)).stem}{path.suffix.lower()}"


def _free_name(folder: Path, name: str) -> Path:
    """A name in a folder that is not taken; nothing of the officer's is ever overwritten."""
    target, number = folder / name, 2
    while target.exists():
        target = folder / f"{Path(name).stem} ({number}){Path(name).suffix}"
        number += 1
    return target
