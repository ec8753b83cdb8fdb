"""Looking at a paper: its pages as a PDF that is safe to show, whatever the paper is."""

import shutil
from pathlib import Path

from sqlalchemy import select

from courtdesk.desk.papers.shelf import copy_out
from courtdesk.desk.register import Look, query
from courtdesk.desk.seen import the
from courtdesk.documents.convert import for_parts
from courtdesk.domain.casefile import PaperKind
from courtdesk.domain.finding import Refused
from courtdesk.domain.progress import Quiet
from courtdesk.intake.cleaned import Source, clean_each
from courtdesk.intake.door import open_door
from courtdesk.intake.recognise import find_recogniser
from courtdesk.store.tables import documents as tables


@query("The pages of a paper, to look at")
def pages_of(look: Look, document_id: int, folder: Path) -> Path:
    """Write a paper's pages into a folder as a PDF; where it went.

    What was made here is shown as it is; what came from outside only once it has been cleaned in
    the limited child, and then for good from the shelf of clean parts.

    Raises:
        Refused: it cannot be shown, and why.
    """
    row = the(look.session, tables.Document, document_id)
    pdf_id = look.session.scalar(
        select(tables.Document.id).where(tables.Document.source_id == document_id)
    )
    if pdf_id is not None or row.source_id is not None or row.kind is PaperKind.BUNDLE:
        return copy_out.run(look, pdf_id or document_id, folder)
    foreign = copy_out.run(look, document_id, folder)
    with open_door() as door:
        (answer,) = clean_each(
            door,
            [Source(foreign, row.file_name, as_shown=row.as_shown)],
            look.places.scratch / "parts",
            Quiet(),
            converter=for_parts(door) if foreign.suffix.lower() == ".docx" else None,
            recogniser=find_recogniser(),
        )
    foreign.unlink()
    if isinstance(answer, Refused):
        raise answer
    shown = folder / f"{foreign.stem}.pdf"
    shutil.copyfile(answer.file, shown)
    return shown
