"""Layers: parts of a page that a PDF may hide, and the pages on which it does so.

A hidden layer is not shown, but it is there: whoever opens the file can turn it on. What an
officer has not seen must not go to court unseen, so such a file stops until they say *as shown*;
the pages are then drawn as pictures, and what was hidden is gone for good.
"""

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image

from courtdesk.intake import pictures, seen
from courtdesk.intake.paper import POINTS_AN_INCH

_DEPTH_MOST = 12
_DPI = 200


def hidden_pages(pdf: pikepdf.Pdf) -> tuple[int, ...]:
    """Pages, from 0, that use layers, in a file that hides any of its layers."""
    wanted = pdf.Root.get("/OCProperties")
    if not isinstance(wanted, Dictionary) or not _hides(pdf, wanted):
        return ()
    return tuple(number for number, page in enumerate(pdf.pages) if _uses_layers(page.obj))


def drop_hidden_marks(pdf: pikepdf.Pdf, hidden: tuple[int, ...]) -> None:
    """Take off the stamps and fields that lie on hidden layers, before marks are drawn in."""
    for number in hidden:
        annots = pdf.pages[number].obj.get("/Annots")
        if isinstance(annots, Array):
            kept = [one for one in annots if not _lies_hidden(pdf, one)]
            pdf.pages[number].obj.Annots = Array(kept)


def draw_shown(pdf: pikepdf.Pdf, hidden: tuple[int, ...]) -> None:
    """Put pictures in the place of pages with hidden layers, just as a reader shows them.

    Taking the hidden marks out of a page's drawing would keep its words, but whatever the taking
    out missed would go to court unseen. A picture holds what was shown and nothing else.
    """
    saved = io.BytesIO()
    pdf.save(saved)
    with seen.pages(saved.getvalue()) as read:
        for number in hidden:
            _put(pdf, pdf.pages[number].obj, seen.draw(read[number], _DPI))


def _lies_hidden(pdf: pikepdf.Pdf, annot: object) -> bool:
    """Whether a mark lies on a layer that is off; what cannot be judged counts as off."""
    group = annot.get("/OC") if isinstance(annot, Dictionary) else None
    if not isinstance(group, Dictionary):
        return False
    if group.get("/Type") != Name.OCG or _switched_off(group):
        return True
    shown = pdf.Root.OCProperties.get("/D")
    if not isinstance(shown, Dictionary):
        return True
    on, off = (
        [one.objgen for one in listed if isinstance(one, Dictionary)]
        if isinstance(listed := shown.get(key), Array)
        else []
        for key in ("/ON", "/OFF")
    )
    if shown.get("/BaseState", Name.ON) != Name.ON:
        return group.objgen not in on
    return group.objgen in off


def _put(pdf: pikepdf.Pdf, page: pikepdf.Object, drawn: Image.Image) -> None:
    """Put one picture in the place of everything on a page."""
    size = (drawn.width, drawn.height)
    made = pictures.stream(pdf, pictures.draw_anew(drawn, size, jpeg=False))
    wide, high = (side * POINTS_AN_INCH / _DPI for side in size)
    for key in tuple(page.keys()):
        if key not in ("/Type", "/Parent"):
            del page[key]
    page.MediaBox = Array([0, 0, round(wide, 4), round(high, 4)])
    page.Resources = Dictionary(XObject=Dictionary(Picture=made))
    page.Contents = pdf.make_stream(f"q {wide:.4f} 0 0 {high:.4f} 0 0 cm /Picture Do Q\n".encode())


def _hides(pdf: pikepdf.Pdf, layers: Dictionary) -> bool:
    """Whether anything is off as the file is first shown; what cannot be judged counts as off."""
    shown = layers.get("/D")
    if not isinstance(shown, Dictionary):
        return False
    off = shown.get("/OFF")
    if isinstance(off, Array) and len(off):
        return True
    if shown.get("/BaseState", Name.ON) != Name.ON:
        return True
    groups = layers.get("/OCGs")
    if isinstance(groups, Array) and any(_switched_off(group) for group in groups):
        return True
    return any(
        isinstance(one, Dictionary)
        and one.get("/Type") == Name.OCMD
        and ("/VE" in one or one.get("/P") in (Name.AnyOff, Name.AllOff))
        for one in pdf.objects
    )


def _switched_off(group: object) -> bool:
    """Whether a layer's own usage says that it is not for the screen or not for paper."""
    usage = group.get("/Usage") if isinstance(group, Dictionary) else None
    if not isinstance(usage, Dictionary):
        return False
    states = [
        part.get(key)
        for name, key in (("/View", "/ViewState"), ("/Print", "/PrintState"))
        if isinstance(part := usage.get(name), Dictionary)
    ]
    return Name.OFF in states


def _uses_layers(page: pikepdf.Object) -> bool:
    annots = page.get("/Annots")
    if isinstance(annots, Array) and any(
        isinstance(annot, Dictionary) and "/OC" in annot for annot in annots
    ):
        return True
    return any(_names_layer(resources) for resources in _resources(page))


def _names_layer(resources: Dictionary) -> bool:
    properties = resources.get("/Properties")
    if isinstance(properties, Dictionary) and any(
        isinstance(one, Dictionary) and one.get("/Type") in (Name.OCG, Name.OCMD)
        for one in properties.values()
    ):
        return True
    objects = resources.get("/XObject")
    return isinstance(objects, Dictionary) and any(
        isinstance(one, Stream) and "/OC" in one for one in objects.values()
    )


def _resources(page: pikepdf.Object) -> Iterator[Dictionary]:
    """A page's resources and those of the drawings, patterns and letters it uses."""
    seen: set[tuple[int, int]] = set()
    waiting = [(page.get("/Resources"), 0)]
    while waiting:
        resources, depth = waiting.pop()
        if not isinstance(resources, Dictionary) or depth > _DEPTH_MOST:
            continue
        yield resources
        for name in ("/XObject", "/Pattern", "/Font"):
            held = resources.get(name)
            for one in held.values() if isinstance(held, Dictionary) else ():
                if isinstance(one, Dictionary | Stream) and one.objgen not in seen:
                    if one.is_indirect:
                        seen.add(one.objgen)
                    waiting.append((one.get("/Resources"), depth + 1))
