"""Opened: a foreign PDF is opened, mended where it can be, and judged whole or not.

A second library is asked where the first had to mend: a file that was cut short can otherwise be
half read without a word.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pikepdf
from pikepdf import settings

from courtdesk.domain.finding import Finding, Refused, note, stop, warning
from courtdesk.intake.counted import counted
from courtdesk.intake.limits import MEGABYTE

settings.set_qpdf_limits(
    flate_max_memory=64 * MEGABYTE,
    dct_max_memory=256 * MEGABYTE,
    png_max_memory=64 * MEGABYTE,
    tiff_max_memory=64 * MEGABYTE,
    run_length_max_memory=64 * MEGABYTE,
    parser_max_nesting=100,
    doc_max_warnings=200,
)

_END = 4096
_REBUILT = "reconstruct cross-reference"


@contextmanager
def open_pdf(path: Path, name: str) -> Iterator[tuple[pikepdf.Pdf, tuple[Finding, ...]]]:
    """Open a foreign PDF; with it comes what had to be mended.

    Raises:
        Refused: it needs a password, has no pages, or is damaged beyond repair.
    """
    try:
        pdf = pikepdf.Pdf.open(path)
    except pikepdf.PasswordError as error:
        raise Refused(_locked(name)) from error
    except pikepdf.PdfError as error:
        if "no pages" in str(error):
            raise Refused(_without_pages(name)) from error
        raise Refused(_damaged(name, "it cannot be read at all")) from error
    with pdf:
        count = len(pdf.pages)
        if count == 0:
            raise Refused(_without_pages(name))
        found = list(_mended(pdf, path, count, name))
        if pdf.is_encrypted:
            found.append(
                note(
                    "protection-removed",
                    f"“{name}” was protected against changes; its pages are in the bundle as "
                    "they look, without that protection.",
                    where=name,
                )
            )
        yield pdf, tuple(found)


def refuse_undrawable(pdf: pikepdf.Pdf, name: str) -> None:
    """Refuse a file in which what is drawn on a page cannot be unpacked.

    Raises:
        Refused: a page would come out blank or in part.
    """
    for number, page in enumerate(pdf.pages, start=1):
        contents = page.obj.get("/Contents")
        streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
        try:
            for stream in streams:
                if isinstance(stream, pikepdf.Stream):
                    stream.read_bytes()
        except pikepdf.PdfError as error:
            how = f"page {number} cannot be unpacked"
            raise Refused(_damaged(name, how)) from error


def _mended(pdf: pikepdf.Pdf, path: Path, count: int, name: str) -> Iterator[Finding]:
    """What had to be mended on opening.

    Raises:
        Refused: mending does not bring the whole file back.
    """
    said = [str(one) for one in pdf.get_warnings()]
    if not said:
        return
    if any(_REBUILT in one for one in said):
        if b"%%EOF" not in _end(path):
            raise Refused(_damaged(name, "it ends in the middle, so pages are missing"))
        if any("/Contents" not in page.obj for page in pdf.pages):
            raise Refused(_damaged(name, "what stood on some of its pages is gone"))
    if _second_count(path) != count:
        raise Refused(_damaged(name, "readers do not agree how many pages it has"))
    if any("MediaBox" in one for one in said):
        yield note(
            "page-size-assumed",
            f"“{name}” does not say how large its pages are; they are taken as the reader took "
            "them.",
            where=name,
        )
    yield warning(
        "part-mended",
        f"“{name}” was damaged and has been mended: {counted(count, 'page')} could be read.",
        where=name,
        remedy="Compare its pages in the bundle with the original.",
    )


def _end(path: Path) -> bytes:
    """The last bytes of a file."""
    with path.open("rb") as opened:
        opened.seek(max(0, path.stat().st_size - _END))
        return opened.read()


def _second_count(path: Path) -> int:
    """How many pages other readers find; -1 where they find none."""
    import pypdf  # noqa: PLC0415 - needed only for damaged files, and slow to load.
    import pypdfium2  # noqa: PLC0415 - as above.

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        return len(pypdf.PdfReader(path).pages)
    except Exception:  # noqa: BLE001 - a damaged file breaks a reader in any way.
        try:
            return len(pypdfium2.PdfDocument(path))
        except pypdfium2.PdfiumError:
            return -1


def _without_pages(name: str) -> Finding:
    return stop(
        "part-without-pages",
        f"“{name}” is a PDF without a single page.",
        where=name,
        remedy="Ask for a new copy.",
    )


def _locked(name: str) -> Finding:
    return stop(
        "part-encrypted",
        f"“{name}” cannot be opened without a password.",
        where=name,
        remedy="Ask for the password, open the file with it, print it to a new PDF, and use that.",
    )


def _damaged(name: str, how: str) -> Finding:
    return stop(
        "part-damaged",
        f"“{name}” is damaged beyond repair: {how}.",
        where=name,
        remedy="Ask for a new copy, or scan the paper.",
    )
