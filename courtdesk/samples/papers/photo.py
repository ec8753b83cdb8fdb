"""A photograph of a notice at a front door, as a telephone takes it: on its side, with its marks.

The picture lies on its side and says so in its EXIF data, where the camera, the time and a place
in the North Sea stand too: what an office must turn upright, and must not serve.
"""

from datetime import datetime
from pathlib import Path

from PIL import ExifTags, Image, ImageDraw

from courtdesk.samples.papers.scanned import typeface
from courtdesk.samples.people import MARK

_WIDTH, _HEIGHT = 1200, 1600
_ON_ITS_SIDE = 6  # EXIF's number for a picture to be turned a quarter to the right.
_WALL, _DOOR, _BRASS, _WHITE = (150, 90, 70), (30, 70, 60), (196, 160, 70), (250, 250, 246)


def photograph(path: Path, at: datetime, house: str, name: str) -> None:
    """Take a picture of an envelope in the letterbox of a house."""
    picture = Image.new("RGB", (_WIDTH, _HEIGHT), _WALL)
    draw = ImageDraw.Draw(picture)
    for row in range(0, _HEIGHT, 60):
        draw.line((0, row, _WIDTH, row), (120, 70, 55), 6)
    draw.rectangle((250, 150, 950, _HEIGHT), _DOOR)
    draw.rectangle((430, 800, 770, 880), _BRASS)
    draw.rectangle((480, 690, 720, 840), _WHITE)
    draw.text((600, 730), "Notice to", (30, 30, 30), typeface(9), anchor="mm")
    draw.text((600, 775), name, (30, 30, 30), typeface(7), anchor="mm")
    draw.text((600, 400), house, _BRASS, typeface(40, bold=True), anchor="mm")
    for height in (70, _HEIGHT - 70):
        draw.rectangle((0, height - 45, _WIDTH, height + 45), _WHITE)
        draw.text((_WIDTH // 2, height), MARK, (140, 20, 20), typeface(16, bold=True), anchor="mm")
    draw.text((_WIDTH // 2, 180), f"{at:%d/%m/%Y %H:%M}", _WHITE, typeface(12), anchor="mm")
    turned = picture.transpose(Image.Transpose.ROTATE_90)
    turned.save(path, "JPEG", quality=85, dpi=(72, 72), exif=_marks(at))


def _marks(at: datetime) -> Image.Exif:
    marks = Image.Exif()
    marks[ExifTags.Base.Orientation] = _ON_ITS_SIDE
    marks[ExifTags.Base.Make] = "Fictional"
    marks[ExifTags.Base.Model] = "Sample Telephone 1"
    taken = f"{at:%Y:%m:%d %H:%M:%S}"
    marks[ExifTags.Base.DateTime] = taken
    marks.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = taken
    place = marks.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef] = "N"
    place[ExifTags.GPS.GPSLatitude] = (56, 0, 0)
    place[ExifTags.GPS.GPSLongitudeRef] = "E"
    place[ExifTags.GPS.GPSLongitude] = (3, 0, 0)
    return marks
