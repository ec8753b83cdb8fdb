"""Thinned: pictures finer than the court wants are made coarser, in the copy for the bundle.

Authority: EB-8 (not more than 300 dpi).
"""

import io
import zlib
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image, ImageChops

from courtdesk.domain.finding import Finding, note
from courtdesk.intake import pictures, seen
from courtdesk.intake.paper import POINTS_AN_INCH

_DEPTH_MOST = 12
_HALF = 127
_AT_ONCE = 40_000_000

Size = tuple[int, int]


def too_fine(page: seen.Page) -> dict[Size, int]:
    """The pictures of a page finer than allowed: each one's size, and its resolution there."""
    found: dict[Size, int] = {}
    for one in seen.pictures(page):
        if one.dpi > pictures.DPI_MOST:
            size = (one.width, one.height)
            # Shown twice, it must stay fine enough for where it is larger.
            found[size] = min(one.dpi, found.get(size, one.dpi))
    return found


def thin(pdf: pikepdf.Pdf, fine: dict[int, dict[Size, int]], name: str) -> tuple[Finding, ...]:
    """Make those pictures coarser; one that cannot be read is left as it is."""
    done: set[tuple[int, int]] = set()
    finest = 0
    for number, sizes in fine.items():
        for stream in tuple(_images(pdf.pages[number].obj)):
            dpi = sizes.get((int(stream.get("/Width", 0)), int(stream.get("/Height", 0))))
            if dpi is None or stream.objgen in done:
                continue
            if _thin(pdf, stream, dpi):
                done.add(stream.objgen)
                finest = max(finest, dpi)
    if not done:
        return ()
    return (
        note(
            "pictures-thinned",
            f"“{name}” has pictures of {finest} dpi; in the bundle they have {pictures.DPI_MOST}.",
            where=name,
            authority=("EB-8",),
        ),
    )


def _thin(pdf: pikepdf.Pdf, stream: Stream, dpi: int) -> bool:
    """Make one picture coarser, with the veil that lies over it."""
    most = tuple(
        max(1, int(stream[side]) * pictures.DPI_MOST // dpi) for side in ("/Width", "/Height")
    )
    if "/Mask" in stream:
        return False
    if stream.get("/ImageMask", False):
        return _thin_stencil(stream, most)
    whole = _size(stream)
    picture = _draw(stream, whole if whole[0] * whole[1] < _AT_ONCE else most)
    veil = stream.get("/SMask")
    if isinstance(veil, Stream) and "/Matte" in veil:
        return False
    jpeg = stream.get("/Filter") in (Name.DCTDecode, Array([Name.DCTDecode]))
    _put(pdf, stream, pictures.draw_anew(picture, most, jpeg=jpeg))
    if isinstance(veil, Stream):
        over = _draw(veil, _size(veil)).convert("L")
        _put(pdf, veil, pictures.draw_anew(over, most, jpeg=False))
    return True


def _thin_stencil(stream: Stream, most: tuple[int, ...]) -> bool:
    """Make a picture coarser that is a stencil: it says only where colour goes."""
    dark = (
        _draw(stream, most)
        .convert("L")
        .point(lambda value: 255 if value > _HALF else 0)
        .convert("1")
    )
    stream.write(zlib.compress(dark.tobytes(), 6), filter=Name.FlateDecode)
    stream.Width, stream.Height = dark.size
    _forget(stream)
    return True


def _size(stream: Stream) -> tuple[int, int]:
    return int(stream.Width), int(stream.Height)


def _draw(stream: Stream, size: tuple[int, ...]) -> Image.Image:
    """A picture of a PDF on white, drawn by PDFium on a page of its own.

    Not unpacked by qpdf's library: that and the readers do not agree which points of a fax are
    black.
    """
    alone = pikepdf.new()
    alone.add_blank_page()
    page = alone.pages[0].obj
    copy = alone.copy_foreign(stream)
    if "/SMask" in copy:
        del copy["/SMask"]
    page.MediaBox = Array([0, 0, *size])
    page.Resources = Dictionary(XObject=Dictionary(Picture=copy))
    page.Contents = alone.make_stream(f"q {size[0]} 0 0 {size[1]} 0 0 cm /Picture Do Q".encode())
    saved = io.BytesIO()
    alone.save(saved)
    with seen.pages(saved.getvalue()) as read:
        drawn = seen.draw(read[0], POINTS_AN_INCH)
    grey = drawn.convert("L")
    return grey if ImageChops.difference(drawn, grey.convert("RGB")).getbbox() is None else drawn


def _put(pdf: pikepdf.Pdf, stream: Stream, drawn: pictures.Drawn) -> None:
    """Put a picture drawn anew in the place of one."""
    made = pictures.stream(pdf, drawn)
    stream.write(drawn.data, filter=Name.DCTDecode if drawn.jpeg else Name.FlateDecode)
    _forget(stream)
    for key in ("/Width", "/Height", "/ColorSpace", "/BitsPerComponent"):
        stream[key] = made[key]


def _forget(stream: Stream) -> None:
    """Forget what was said of how a picture was packed."""
    for key in ("/Decode", "/DecodeParms", "/Intent", "/SMaskInData"):
        if key in stream:
            del stream[key]


def _images(page: pikepdf.Object) -> Iterator[Stream]:
    """The pictures a page draws, those within its forms too."""
    seen_already: set[tuple[int, int]] = set()
    waiting = [(page.get("/Resources"), 0)]
    while waiting:
        resources, depth = waiting.pop()
        objects = resources.get("/XObject") if isinstance(resources, Dictionary) else None
        for one in objects.values() if isinstance(objects, Dictionary) else ():
            if not isinstance(one, Stream) or one.objgen in seen_already:
                continue
            seen_already.add(one.objgen)
            if one.get("/Subtype") == Name.Image:
                yield one
            elif depth < _DEPTH_MOST:
                waiting.append((one.get("/Resources"), depth + 1))
