"""Papers as a scanner sees them: a picture of a page at 200 dpi, not quite straight."""

import random
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from courtdesk.documents.template import fonts_folder
from courtdesk.samples.papers.sheet import Address, Block, Facts, Heading, NewPage, Numbered, Paper
from courtdesk.samples.people import MARK

DPI = 200
_WIDTH, _HEIGHT = 1654, 2339
_LEFT, _TOP = 200, 230
_INK, _PAPER = 40, 247
_SPECKS = 60
_LEADING = 44


def scan_to_picture(paper: Paper, path: Path, chance: random.Random) -> None:
    """Scan a paper of one page to a PNG."""
    _scanned(paper, chance).save(path, dpi=(DPI, DPI))


def scan_to_pdf(paper: Paper, path: Path, chance: random.Random) -> None:
    """Scan a paper of one page to a PDF that holds a picture and no text."""
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.setTitle(f"{paper.title} ({MARK})")
    canvas.drawImage(ImageReader(_scanned(paper, chance)), 0, 0, *A4)
    canvas.showPage()
    canvas.save()


def typeface(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    """The shipped typeface at a size in points, as it comes out at the scanner's resolution."""
    name = "LiberationSerif-Bold.ttf" if bold else "LiberationSerif-Regular.ttf"
    return ImageFont.truetype(fonts_folder() / name, size * DPI // 72)


def _scanned(paper: Paper, chance: random.Random) -> Image.Image:
    page = Image.new("L", (_WIDTH, _HEIGHT), _PAPER)
    draw = ImageDraw.Draw(page)
    for height in (110, _HEIGHT - 150):
        draw.text((_WIDTH // 2, height), MARK, _INK, typeface(12, bold=True), anchor="mm")
    height = _TOP
    for block in (Heading(paper.title), *paper.blocks):
        font = typeface(11, bold=isinstance(block, Heading))
        for line in (one for words in _lines(block) for one in _wrapped(draw, words, font)):
            draw.text((_LEFT, height), line, _INK, font)
            height += _LEADING
        height += _LEADING // 2
    for _ in range(_SPECKS):
        x, y = chance.randrange(_WIDTH), chance.randrange(_HEIGHT)
        draw.ellipse((x, y, x + chance.randrange(3), y + chance.randrange(3)), 150)
    lean = chance.choice((-7, -5, 5, 7))
    return page.rotate(lean / 10, Image.Resampling.BILINEAR, fillcolor=_PAPER)


def _lines(block: Block) -> tuple[str, ...]:
    """What a block puts on the page."""
    match block:
        case Numbered(number, words):
            return (f"{number}.  {words}",)
        case Facts(rows):
            return tuple(f"{name}: {what}" for name, what in rows)
        case Address(lines):
            return lines
        case NewPage():
            return ()
        case _:
            return (block.words,)


def _wrapped(draw: ImageDraw.ImageDraw, words: str, font: ImageFont.FreeTypeFont) -> Iterator[str]:
    """Words in lines no wider than the page allows."""
    line = ""
    for word in words.split():
        longer = f"{line} {word}".strip()
        if line and draw.textlength(longer, font) > _WIDTH - 2 * _LEFT:
            yield line
            line = word
        else:
            line = longer
    yield line
