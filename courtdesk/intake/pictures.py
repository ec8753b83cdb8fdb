"""Pictures: a photograph or a scan becomes a page: upright, of fair size, less its hidden data.

A JPEG that need not be turned or made smaller keeps its own bytes, less the notes in them (place,
camera, thumbnail); anything else is drawn anew. The original is never altered.
"""

import io
import warnings
import zlib
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageOps

from courtdesk.domain.finding import Finding, Refused, note, stop
from courtdesk.intake.kinds import Kind
from courtdesk.intake.paper import LYING, POINTS_AN_INCH, UPRIGHT, Box
from courtdesk.intake.task import Telling

PIXELS_MOST = 100_000_000
DPI_MOST = 300
QUALITY = 90

_MARGIN = 34.0
_USUAL_DPI = 150.0
_HONEST_DPI = (50.0, 2400.0)
_LIKE_A4 = 0.03
_HALF = 127
_TURNED = "the camera was held sideways"
_ORIENTATION = 0x0112
_START, _END, _SCAN, _NOTES = 0xD8, 0xD9, 0xDA, 0xFE
_KEPT_NOTES = (0xE0, 0xEE)
_FIRST_NOTE, _LAST_NOTE = 0xE0, 0xEF


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture as it goes into a PDF: its bytes and what they are."""

    data: bytes
    width: int
    height: int
    grey: bool
    jpeg: bool
    bits: int = 8


def from_picture(
    path: Path, kind: Kind, name: str, tell: Telling
) -> tuple[pikepdf.Pdf, tuple[Finding, ...]]:
    """A page with the picture on it; of a TIFF, a page for each of its pictures.

    Raises:
        Refused: it is damaged, or has more points than are taken.
    """
    Image.MAX_IMAGE_PIXELS = PIXELS_MOST
    data = path.read_bytes()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(data), formats=(kind.value.upper(),)) as picture:
                return _pages(picture, data, kind, name, tell)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refused(_too_many_points(name)) from error
    except (OSError, SyntaxError, ValueError, EOFError, Warning, zlib.error) as error:
        raise Refused(_damaged(name)) from error


def _pages(
    picture: Image.Image, data: bytes, kind: Kind, name: str, tell: Telling
) -> tuple[pikepdf.Pdf, tuple[Finding, ...]]:
    found = []
    if "exif" in picture.info or "GPSInfo" in picture.info:
        found.append(
            note(
                "picture-notes-removed",
                f"“{name}” carried notes such as place, time and camera; they are only in the "
                "original.",
                where=name,
            )
        )
    count = getattr(picture, "n_frames", 1)
    if count > 1 and kind is not Kind.TIFF:
        count = 1
        found.append(
            note("picture-moves", f"“{name}” moves; its first picture is used.", where=name)
        )
    tell.pages(count)
    pdf = pikepdf.new()
    for number in range(count):
        if number:
            picture.seek(number)
        _add_page(pdf, picture, data, kind, name)
    return pdf, tuple(found)


def _add_page(pdf: pikepdf.Pdf, picture: Image.Image, data: bytes, kind: Kind, name: str) -> None:
    """Draw the picture as it stands on a page of its own."""
    if picture.width * picture.height > PIXELS_MOST:
        raise Refused(_too_many_points(name))
    dpi = _dpi(picture)
    turned = picture.getexif().get(_ORIENTATION, 1) != 1
    picture.load()
    upright = ImageOps.exif_transpose(picture) if turned else picture
    sheet, box = _lay(upright.width, upright.height, dpi)
    most = (
        max(1, round(box.width / POINTS_AN_INCH * DPI_MOST)),
        max(1, round(box.height / POINTS_AN_INCH * DPI_MOST)),
    )
    if kind is Kind.JPEG and not turned and picture.mode in ("L", "RGB") and _fits(picture, most):
        drawn = Drawn(without_notes(data), picture.width, picture.height, picture.mode == "L", True)
    else:
        grey_or_colour = kind is Kind.TIFF and not _is_black_white(_plain(upright))
        drawn = draw_anew(upright, most, jpeg=kind is Kind.JPEG or grey_or_colour)
    _put(pdf, drawn, sheet, box)


def draw_anew(picture: Image.Image, most: tuple[int, ...], *, jpeg: bool) -> Drawn:
    """A picture in grey or colour, on white, with no more points than these."""
    plain = _plain(picture)
    black_white = not jpeg and _is_black_white(plain)
    if not _fits(plain, most):
        plain = plain.resize(
            (min(plain.width, most[0]), min(plain.height, most[1])), Image.Resampling.LANCZOS
        )
    if jpeg:
        made = io.BytesIO()
        plain.save(made, "JPEG", quality=QUALITY)
        return Drawn(made.getvalue(), plain.width, plain.height, plain.mode == "L", jpeg=True)
    if black_white:
        # As a fax is: a page of text takes a tenth of what it takes in grey.
        plain = plain.point(lambda value: 255 if value > _HALF else 0).convert("1")
        packed = zlib.compress(plain.tobytes(), 9)
        return Drawn(packed, plain.width, plain.height, grey=True, jpeg=False, bits=1)
    packed = zlib.compress(plain.tobytes(), 6)
    return Drawn(packed, plain.width, plain.height, plain.mode == "L", jpeg=False)


def stream(pdf: pikepdf.Pdf, drawn: Drawn) -> pikepdf.Stream:
    """A picture as an object of a PDF."""
    made = pdf.make_stream(drawn.data)
    made.Type = Name.XObject
    made.Subtype = Name.Image
    made.Width = drawn.width
    made.Height = drawn.height
    made.BitsPerComponent = drawn.bits
    made.ColorSpace = Name.DeviceGray if drawn.grey else Name.DeviceRGB
    made.Filter = Name.DCTDecode if drawn.jpeg else Name.FlateDecode
    return made


def without_notes(data: bytes) -> bytes:
    """A JPEG less its notes: all that is not needed to draw it."""
    kept = [data[:2]]
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF:  # noqa: PLR2004 - every marker begins so.
        marker = data[place + 1]
        if marker == _SCAN:
            break
        if marker == 0xFF:  # noqa: PLR2004 - padding before a marker.
            place += 1
            continue
        size = 2 + int.from_bytes(data[place + 2 : place + 4])
        is_note = marker == _NOTES or _FIRST_NOTE <= marker <= _LAST_NOTE
        if not is_note or marker in _KEPT_NOTES:
            kept.append(data[place : place + size])
        place += size
    end = data.rfind(bytes((0xFF, _END)))
    kept.append(data[place : end + 2] if end > place else data[place:])
    return b"".join(kept)


def _plain(picture: Image.Image) -> Image.Image:
    """A picture in 8-bit grey or colour, what is see-through on white."""
    if picture.mode.startswith(("I", "F")):
        return picture.convert("I").point(lambda value: value / 256).convert("L")
    if "A" in picture.getbands() or "transparency" in picture.info:
        layered = picture.convert("RGBA")
        white = Image.new("RGBA", layered.size, "white")
        return Image.alpha_composite(white, layered).convert("RGB")
    return picture.convert("L" if picture.mode in ("1", "L") else "RGB")


def _is_black_white(picture: Image.Image) -> bool:
    """Whether a picture has no point that is neither black nor white."""
    colours = picture.getcolors(2) if picture.mode == "L" else None
    return colours is not None and all(value in (0, 255) for _, value in colours)


def _fits(picture: Image.Image, most: tuple[int, ...]) -> bool:
    return picture.width <= most[0] and picture.height <= most[1]


def _dpi(picture: Image.Image) -> float:
    said = picture.info.get("dpi")
    read = float(said[0]) if isinstance(said, tuple) and said else 0.0
    return read if _HONEST_DPI[0] <= read <= _HONEST_DPI[1] else _USUAL_DPI


def _lay(width: int, height: int, dpi: float) -> tuple[Box, Box]:
    """The sheet, and where on it a picture lies: a scanned page fills it, a photo has a margin."""
    sheet = LYING if width > height else UPRIGHT
    margin = _MARGIN
    if abs(width / height / (sheet.width / sheet.height) - 1) < _LIKE_A4:
        margin, dpi = 0.0, 1.0
    scale = min(
        POINTS_AN_INCH / dpi,
        (sheet.width - 2 * margin) / width,
        (sheet.height - 2 * margin) / height,
    )
    # No side may be thinner than one point of the finest picture allowed.
    wide, high = (max(side * scale, POINTS_AN_INCH / DPI_MOST) for side in (width, height))
    left, bottom = (sheet.width - wide) / 2, (sheet.height - high) / 2
    return sheet, Box(left, bottom, left + wide, bottom + high)


def _put(pdf: pikepdf.Pdf, drawn: Drawn, sheet: Box, box: Box) -> None:
    pdf.add_blank_page(page_size=(sheet.width, sheet.height))
    page = pdf.pages[-1].obj
    page.MediaBox = Array([0, 0, round(sheet.width, 4), round(sheet.height, 4)])
    page.Resources = Dictionary(XObject=Dictionary(Picture=stream(pdf, drawn)))
    sides = f"{box.width:.4f} 0 0 {box.height:.4f} {box.left:.4f} {box.bottom:.4f}"
    page.Contents = pdf.make_stream(f"q {sides} cm /Picture Do Q\n".encode())


def _too_many_points(name: str) -> Finding:
    return stop(
        "picture-too-large",
        f"“{name}” has more than {PIXELS_MOST // 1_000_000} million points.",
        where=name,
        remedy="Save it smaller: 300 points to the inch are enough for a court.",
    )


def _damaged(name: str) -> Finding:
    return stop(
        "part-damaged",
        f"“{name}” is damaged: the picture cannot be drawn to its end.",
        where=name,
        remedy="Ask for a new copy.",
    )
