"""Thinned: pictures finer than the court wants are made coarser, in the copy for the bundle.

Authority: EB-8 (not more than 300 dpi).
"""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, PdfImage, Stream

from courtdesk.domain.finding import Finding, note
from courtdesk.intake import pictures, seen

_DEPTH_MOST = 12

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
    if "/SMask" in stream or "/Mask" in stream or stream.get("/ImageMask", False):
        return False
    try:
        picture = PdfImage(stream).as_pil_image()
    except Exception:  # noqa: BLE001 - a picture of a foreign file breaks its reader in any way.
        return False
    if picture.mode not in ("1", "L", "P", "RGB"):
        return False
    most = (
        max(1, picture.width * pictures.DPI_MOST // dpi),
        max(1, picture.height * pictures.DPI_MOST // dpi),
    )
    jpeg = stream.get("/Filter") in (Name.DCTDecode, Array([Name.DCTDecode]))
    made = pictures.stream(pdf, pictures.draw_anew(picture, most, jpeg=jpeg))
    stream.write(made.read_raw_bytes(), filter=Name.DCTDecode if jpeg else Name.FlateDecode)
    for key in tuple(stream.keys()):
        if key in ("/Decode", "/DecodeParms", "/ImageMask", "/Intent"):
            del stream[key]
    for key in ("/Width", "/Height", "/ColorSpace", "/BitsPerComponent"):
        stream[key] = made[key]
    return True


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
