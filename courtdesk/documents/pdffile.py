"""PDF files sealed: a title, a language, no dates, no maker; the same contents, the same bytes."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import pikepdf


@dataclass(frozen=True, slots=True)
class Sealed:
    """A finished PDF.

    Attributes:
        tagged: whether its headings and paragraphs are marked for a screen reader.
    """

    pages: int
    tagged: bool
    sha256: str


def seal(pdf: Path, *, title: str, language: str) -> Sealed:
    """Finish a PDF where it lies, and count its pages.

    Raises:
        ValueError: it is not whole, or has no pages.
        pikepdf.PdfError: it is no PDF.
    """
    with pikepdf.open(pdf, allow_overwriting_input=True) as made:
        if made.get_warnings():
            raise ValueError("the file is not whole")
        pages = len(made.pages)
        if not pages:
            raise ValueError("the file has no pages")
        for name in [str(one) for one in made.docinfo.keys()]:  # noqa: SIM118 - not a mapping.
            del made.docinfo[name]
        if "/Metadata" in made.Root:
            del made.Root.Metadata
        if title:
            made.docinfo["/Title"] = title
            made.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        made.Root.Lang = pikepdf.String(language)
        tagged = "/StructTreeRoot" in made.Root
        made.save(pdf, deterministic_id=True)
    return Sealed(pages, tagged, hashlib.sha256(pdf.read_bytes()).hexdigest())
