"""Upright: every page of a PDF laid on A4 as it is meant to be seen, with its links.

Each page's own drawing is shut into one form object, whatever is wrong with it, so that what is
later drawn on the sheet (a number, recognised words) cannot be swallowed or turned by it.
"""

from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from courtdesk.intake.links import Goal, Goals, box, number
from courtdesk.intake.paper import UPRIGHT, Box, Place, place

_LINKS_MOST = 2000


@dataclass(frozen=True, slots=True)
class Link:
    """A link on a page: where it lies in the source's points, and where it leads."""

    box: Box
    goal: Goal


def links(pdf: pikepdf.Pdf, known: Goals) -> tuple[tuple[Link, ...], ...]:
    """The links of each page that lead to a page of the same file."""
    return tuple(tuple(_links(page.obj, known)) for page in pdf.pages)


def lay(pdf: pikepdf.Pdf, held: tuple[tuple[Link, ...], ...], *, turn: bool) -> None:
    """Lay every page on its sheet, and its links where they then belong."""
    places = [_lay(pdf, page.obj, turn=turn) for page in pdf.pages]
    pages = [page.obj for page in pdf.pages]
    for page, where, own in zip(pages, places, held, strict=True):
        annots = [
            _annotation(link, where, pages[link.goal.page], places[link.goal.page]) for link in own
        ]
        if annots:
            page.Annots = Array([pdf.make_indirect(annot) for annot in annots])


def _links(page: pikepdf.Object, known: Goals) -> list[Link]:
    annots = page.get("/Annots")
    found: list[Link] = []
    for annot in annots if isinstance(annots, Array) else ():
        if not isinstance(annot, Dictionary) or annot.get("/Subtype") != Name.Link:
            continue
        goal, where = known.find(annot), box(annot.get("/Rect"))
        if goal is not None and where is not None and len(found) < _LINKS_MOST:
            found.append(Link(where, goal))
    return found


def _lay(pdf: pikepdf.Pdf, page: pikepdf.Object, *, turn: bool) -> Place:
    """Lay one page on its sheet."""
    shown = _shown(page)
    turned = number(page.get("/Rotate")) or 0.0
    where = place(shown, int(turned) if turned == int(turned) else 0, turn=turn)
    drawing = _drawing(pdf, page)
    for key in ("/CropBox", "/Rotate", "/Contents", "/Resources"):
        if key in page:
            del page[key]
    page.MediaBox = Array([0, 0, _number(where.sheet.width), _number(where.sheet.height)])
    page.Resources = Dictionary()
    if drawing is not None:
        drawing.BBox = Array([_number(one) for one in _sides(shown)])
        page.Resources = Dictionary(XObject=Dictionary(Page=drawing))
        matrix = " ".join(str(_number(one)) for one in where.matrix)
        page.Contents = pdf.make_stream(f"q {matrix} cm /Page Do Q\n".encode())
    return where


def _drawing(pdf: pikepdf.Pdf, page: pikepdf.Object) -> Stream | None:
    """What is drawn on a page, as one form object of its own; None where nothing is."""
    contents = page.get("/Contents")
    if isinstance(contents, Stream):
        drawing = pdf.make_stream(contents.read_raw_bytes())
        for key in ("/Filter", "/DecodeParms"):
            if key in contents:
                drawing[key] = contents[key]
    elif isinstance(contents, Array):
        streams = [one.read_bytes() for one in contents if isinstance(one, Stream)]
        drawing = pdf.make_stream(b"\n".join(streams))
    else:
        return None
    drawing.Type = Name.XObject
    drawing.Subtype = Name.Form
    resources = page.get("/Resources")
    drawing.Resources = resources if isinstance(resources, Dictionary) else Dictionary()
    return drawing


def _shown(page: pikepdf.Object) -> Box:
    """What of a page is shown: its crop box within its media box, where they are boxes at all."""
    media = box(page.get("/MediaBox"))
    if media is None or not media.usable:
        media = UPRIGHT
    crop = box(page.get("/CropBox"))
    within = crop.within(media) if crop is not None else media
    return within if within.usable else media


def _sides(of: Box) -> tuple[float, float, float, float]:
    return of.left, of.bottom, of.right, of.top


def _number(value: float) -> float:
    """A figure as it is written: no more digits than paper can show, the same everywhere."""
    return round(value, 4) + 0.0


def _annotation(link: Link, where: Place, page: pikepdf.Object, there: Place) -> Dictionary:
    left = top = None
    if link.goal.y is not None:
        x, y = there.point(link.goal.x or 0.0, link.goal.y)
        left, top = _number(x), _number(y)
    return Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=Array([_number(one) for one in _sides(where.box(link.box))]),
        Border=Array([0, 0, 0]),
        Dest=Array([page, Name.XYZ, left, top, None]),
    )
