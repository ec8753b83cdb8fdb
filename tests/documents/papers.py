"""Templates made for a test, and what was said against them."""

from pathlib import Path

from courtdesk.documents.description import Description, Template
from courtdesk.domain.casefile import PaperKind
from courtdesk.domain.finding import Refused
from installer.papers.base import COURT, finish, new
from installer.papers.parts import paragraph


def written(*paragraphs: str) -> bytes:
    """A template with these paragraphs."""
    paper = new(COURT)
    for words in paragraphs:
        paragraph(paper, words)
    return finish(paper, COURT)


def own(folder: Path, *paragraphs: str, name: str = "own") -> Template:
    """A template of a council's own, without needs."""
    docx = folder / f"{name}.docx"
    docx.write_bytes(written(*paragraphs))
    return Template(name, docx, Description("Own paper", PaperKind.OTHER, "Own", "Own paper"))


def codes(refused: Refused) -> list[str]:
    return [one.code for one in refused.findings]
