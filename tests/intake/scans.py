"""Pictures for tests: a photograph with notes on it, and a scanned letter."""

import io

from PIL import Image, ImageDraw, ImageFont

from courtdesk.paths import shipped


def photograph(orientation: int = 1, size: tuple[int, int] = (800, 600)) -> bytes:
    """A grey photograph, black at its upper left, with notes on where it was taken."""
    picture = Image.new("RGB", size, (150, 150, 150))
    ImageDraw.Draw(picture).rectangle((0, 0, size[0] // 4, size[1] // 4), fill="black")
    notes = Image.Exif()
    notes[0x0112] = orientation
    notes[0x010F] = "Secret Camera"
    notes[0x8825] = {1: "N", 2: (51.0, 30.0, 0.0)}
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=92, exif=notes, comment=b"Secret remark")
    return out.getvalue()


def png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def letter() -> bytes:
    """A scanned letter: a picture of words."""
    page = Image.new("L", (1240, 1754), "white")
    face = ImageFont.truetype(shipped() / "resources/fonts/LiberationSerif-Regular.ttf", 34)
    for line in range(12):
        words = f"Dear Sir, the rent of Acacia Road is {line} weeks late"
        ImageDraw.Draw(page).text((120, 150 + line * 60), words, font=face, fill="black")
    return png(page)
