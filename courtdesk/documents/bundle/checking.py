"""Checking: any bundle, ours or anybody's, judged by the court's rules, in the child."""

from pathlib import Path

from courtdesk.documents.bundle.orders import JUDGE, ToJudge
from courtdesk.documents.checked import Checked
from courtdesk.domain.finding import Refused, stop
from courtdesk.domain.progress import Progress
from courtdesk.intake.door import ask, open_door
from courtdesk.intake.limits import MEGABYTE, Limits


def check_bundle(path: Path, progress: Progress) -> Checked:
    """Judge a bundle's PDF by the court's rules.

    Raises:
        Refused: it cannot be read, or is no PDF.
        Cancelled: the officer asked to stop.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as opened:
            head = opened.read(1024)
    except OSError as error:
        raise Refused(
            stop(
                "bundle-unreadable",
                f"“{path.name}” cannot be read: {error.strerror}.",
                where=path.name,
                remedy="Give the path of a PDF.",
            )
        ) from error
    if b"%PDF-" not in head:
        raise Refused(
            stop(
                "bundle-not-pdf",
                f"“{path.name}” is not a PDF.",
                where=path.name,
                authority=("EB-1",),
                remedy="Courts take bundles as PDF only.",
            )
        )
    limits = Limits(memory_mb=1536 + 4 * size // MEGABYTE, seconds=60, page_ms=200, pages=20_000)
    with open_door(limits) as door:
        return ask(door, JUDGE, ToJudge(path.resolve(), path.name), progress, name=path.name)
