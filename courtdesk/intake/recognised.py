"""Recognised: pages without text are drawn for recognition, and the words found laid over them.

The words are an aid for searching, never a source of figures: they lie unseen over the picture
they were read from. Runs only in the child.
"""

import io

import pikepdf
from pikepdf import Array, Dictionary, Name

from courtdesk.domain.finding import Refused, stop
from courtdesk.intake import seen
from courtdesk.intake.paper import Box, place
from courtdesk.intake.parts import Draw, Drawn, Laid, Landscape, Lay
from courtdesk.intake.saved import save
from courtdesk.intake.task import Telling, in_child

DPI = 300

_ENOUGH_TO_TELL = 60

_ENOUGH_TO_TELL = 60


@in_child(Draw)
def draw(asked: Draw, tell: Telling) -> Drawn:
    """Draw pages in grey, as fine as recognition wants them."""
    tell.pages(len(asked.pages))
    with seen.pages(asked.file) as read:
        for order, number in enumerate(asked.pages):
            drawn = seen.draw(read[number - 1], DPI, grey=True)
            drawn.save(asked.folder / f"{order:05}.png", dpi=(DPI, DPI), compress_level=1)
    return Drawn(len(asked.pages))


@in_child(Lay)
def lay(asked: Lay, tell: Telling) -> Laid:
    """Lay the recognised words over their pages."""
    tell.pages(len(asked.pages))
    with (
        pikepdf.Pdf.open(io.BytesIO(asked.file.read_bytes())) as pdf,
        pikepdf.Pdf.open(io.BytesIO(asked.words.read_bytes())) as read,
    ):
        if len(read.pages) != len(asked.pages):
            raise Refused(
                stop(
                    "recognition-failed",
                    "Text recognition gave back another number of pages than it was given.",
                    remedy="Try again; without it the pages cannot be searched.",
                )
            )
        for number, words in zip(asked.pages, read.pages, strict=True):
            _lay_over(pdf, pdf.pages[number - 1].obj, words.obj)
        save(pdf, asked.out)
        wordless, wrong = _look(asked)
        for number, clockwise in wrong.items():
            _turn(pdf, pdf.pages[number - 1].obj, clockwise)
        if wrong:
            save(pdf, asked.out)
    return Laid(wordless, tuple(wrong))


def _look(asked: Lay) -> tuple[tuple[int, ...], dict[int, int]]:
    """Pages without words, and pages on their head or side with how to turn them upright."""
    wordless: list[int] = []
    wrong: dict[int, int] = {}
    with seen.pages(asked.out) as read:
        for number in asked.pages:
            page = read[number - 1]
            words = seen.words(page)
            turned = seen.turned(page)
            if seen.lacks_words(page, words):
                wordless.append(number)
            elif turned and len(words) > _ENOUGH_TO_TELL:
                clockwise = 360 - turned
                lies = clockwise in (90, 270)
                # A wide page was laid on its side because the officer wanted it so.
                if not (lies and asked.landscape is Landscape.TURN):
                    wrong[number] = clockwise
    return tuple(wordless), wrong


def _turn(pdf: pikepdf.Pdf, page: pikepdf.Object, clockwise: int) -> None:
    """Turn a clean page, with all that was laid over it."""
    wide, high = float(page.MediaBox[2]), float(page.MediaBox[3])
    where = place(Box(0, 0, wide, high), clockwise, turn=False)
    matrix = " ".join(f"{one:.4f}" for one in where.matrix)
    drawn = page.Contents.read_bytes()
    page.Contents = pdf.make_stream(f"q {matrix} cm\n".encode() + drawn + b"Q\n")
    page.MediaBox = Array([0, 0, round(where.sheet.width, 4), round(where.sheet.height, 4)])


def _lay_over(pdf: pikepdf.Pdf, page: pikepdf.Object, words: pikepdf.Object) -> None:
    """Shut the words into a form of their own and draw it last."""
    size, sheet = words.MediaBox, page.MediaBox
    layer = pdf.make_stream(words.Contents.read_bytes())
    layer.Type = Name.XObject
    layer.Subtype = Name.Form
    layer.BBox = Array([0, 0, size[2], size[3]])
    fonts = {name: pdf.copy_foreign(font) for name, font in words.Resources.Font.items()}
    layer.Resources = Dictionary(Font=Dictionary(fonts))
    across, up = float(sheet[2]) / float(size[2]), float(sheet[3]) / float(size[3])
    page.Resources.XObject.Words = layer
    drawn = page.Contents.read_bytes()
    page.Contents = pdf.make_stream(
        drawn + f"q {across:.6f} 0 0 {up:.6f} 0 0 cm /Words Do Q\n".encode()
    )
