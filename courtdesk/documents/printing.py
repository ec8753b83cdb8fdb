"""A paper's PDF, by the way that suits it: drawn directly where that can be, else converted."""

from dataclasses import dataclass
from pathlib import Path

from courtdesk.documents.convert import to_pdf
from courtdesk.documents.description import Template
from courtdesk.documents.schedule_pdf import draw_schedule
from courtdesk.documents.variables import Context
from courtdesk.domain.casefile import PaperKind
from courtdesk.domain.finding import Finding, Refused
from courtdesk.domain.progress import Progress
from courtdesk.intake.door import Door


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper's PDF.

    Attributes:
        by: what made it.
        tagged: whether its headings and paragraphs are marked for a screen reader.
    """

    by: str
    pages: int
    tagged: bool
    sha256: str
    findings: tuple[Finding, ...] = ()


def print_pdf(
    door: Door, one: Template, context: Context, docx: Path, out: Path, progress: Progress
) -> Printed:
    """Make the PDF of a paper whose Word file has been filled.

    A schedule is drawn directly, which is quick; where a name has letters that the quick way
    cannot print, its Word file is converted like any other.

    Raises:
        Refused: no converter at hand can show all of it.
        Cancelled: the officer asked to stop.
    """
    if one.description.kind is PaperKind.ARREARS_SCHEDULE:
        try:
            drawn = draw_schedule(context, out)
        except Refused:
            # The Word file has the same figures, and its converter has other typefaces.
            pass
        else:
            return Printed("reportlab", drawn.pages, drawn.tagged, drawn.sha256)
    made = to_pdf(door, docx, out, progress)
    return Printed(made.engine, made.pages, made.tagged, made.sha256, made.findings)
