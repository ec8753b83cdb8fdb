"""What a clean part may hold, looked at by other eyes than those that cleaned it."""

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Stream

NEVER = frozenset(
    {
        "/AA", "/AcroForm", "/AF", "/Collection", "/EF", "/EmbeddedFiles", "/JavaScript", "/JS",
        "/Launch", "/Metadata", "/Names", "/OCProperties", "/PieceInfo", "/RichMediaContent",
        "/URI", "/XFA",
    }
)  # fmt: skip
ACTIONS = frozenset(
    {
        "/GoToE", "/GoToR", "/Hide", "/ImportData", "/JavaScript", "/Launch", "/Movie", "/Named",
        "/Rendition", "/RichMediaExecute", "/SetOCGState", "/Sound", "/SubmitForm", "/URI",
    }
)  # fmt: skip


def unclean(path: Path) -> list[str]:
    """Everything in a PDF that could act, hide or lead out of it."""
    with pikepdf.Pdf.open(path) as pdf:
        return [*_strange(pdf), *(words for one in pdf.objects for words in _acting(one))]


def words(path: Path) -> str:
    """All the words of a PDF."""
    pdf = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)
    finally:
        pdf.close()


def sizes(path: Path) -> list[tuple[int, int]]:
    """The size of each page as displayed, in whole points."""
    pdf = pypdfium2.PdfDocument(path)
    try:
        return [(round(page.get_width()), round(page.get_height())) for page in pdf]
    finally:
        pdf.close()


def _strange(pdf: pikepdf.Pdf) -> Iterator[str]:
    for key in pdf.Root:
        if key not in {"/Type", "/Pages"}:
            yield f"root {key}"
    for key in pdf.trailer:
        if key not in {"/Root", "/Size", "/ID", "/Length", "/Type", "/W", "/Index", "/Filter"}:
            yield f"trailer {key}"
    for page in pdf.pages:
        for key in page.obj:
            if key not in {
                "/Type", "/Parent", "/MediaBox", "/Resources", "/Contents", "/Group", "/Annots",
            }:  # fmt: skip
                yield f"page {key}"
        for annot in page.obj.get("/Annots", ()):
            if annot.Subtype != Name.Link or set(annot.keys()) - {
                "/Type", "/Subtype", "/Rect", "/Border", "/Dest",
            }:  # fmt: skip
                yield f"annotation {annot.Subtype}"


def _acting(one: object) -> Iterator[str]:
    if isinstance(one, Stream) and "/F" in one:
        yield "a stream from elsewhere"
    if isinstance(one, Dictionary | Stream):
        if str(one.get("/S")) in ACTIONS:
            yield f"action {one.get('/S')}"
        for key, value in one.items():
            # A letter of a font may have any name; its drawing does nothing.
            if key in NEVER and not isinstance(value, Stream):
                yield f"key {key}"
            if isinstance(value, Dictionary | Array) and not value.is_indirect:
                yield from _acting(value)
    elif isinstance(one, Array):
        for value in one:
            if isinstance(value, Dictionary | Array) and not value.is_indirect:
                yield from _acting(value)
