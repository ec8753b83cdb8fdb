"""The index: the first pages of a bundle, laid out before anything is numbered.

How many pages it takes does not depend on the numbers printed in it, so it is laid out first, the
pages are counted, and then it is drawn.
"""

import io
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from courtdesk.documents.bundle.orders import Binding
from courtdesk.domain.finding import Finding, warning
from courtdesk.intake.paper import HEIGHT, WIDTH, Box
from courtdesk.paths import shipped

PLAIN: Final = "LiberationSans"
BOLD: Final = "LiberationSans-Bold"

_LEFT: Final = 56.0
_RIGHT: Final = WIDTH - 56.0
_TOP: Final = HEIGHT - 56.0
_LOWEST: Final = 62.0
_TITLE_LEFT: Final = _LEFT + 30.0
_DATE_LEFT: Final = _RIGHT - 128.0
_TITLE_WIDE: Final = _DATE_LEFT - _TITLE_LEFT - 8
_SIZE: Final = 10.5
_LEADING: Final = 13.5
_GAP: Final = 7.0
_SECTION_GAP: Final = 12.0
_RULE_GREY: Final = 0.55
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})


@dataclass(frozen=True, slots=True)
class Words:
    """One line of print: where, how and what."""

    x: float
    y: float
    font: str
    size: float
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A document's row: which document, on which index page, where its number stands."""

    document: int
    sheet: int
    box: Box
    number_y: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole index before it is numbered: lines and rules by page, and the rows."""

    sheets: tuple[tuple[Words, ...], ...]
    rules: tuple[tuple[float, ...], ...]
    entries: tuple[Entry, ...]


def load_letters() -> None:
    """Make the shipped letters known."""
    if PLAIN in pdfmetrics.getRegisteredFontNames():
        return
    fonts = shipped() / "resources" / "fonts"
    pdfmetrics.registerFont(TTFont(PLAIN, fonts / "LiberationSans-Regular.ttf"))
    pdfmetrics.registerFont(TTFont(BOLD, fonts / "LiberationSans-Bold.ttf"))


def width(text: str, font: str, size: float) -> float:
    """How wide a text prints, in points."""
    return float(pdfmetrics.stringWidth(text, font, size))


def lay_out(binding: Binding) -> Layout:
    """Lay the index out on as many pages as it takes."""
    load_letters()
    sheets: list[list[Words]] = [[]]
    rules: list[list[float]] = [[]]
    entries: list[Entry] = []
    y = _front(binding, sheets[0], rules[0])
    document = 0
    for division in binding.divisions:
        heading = _wrapped(clean(division.title), BOLD, _SIZE, _RIGHT - _TITLE_LEFT)
        first = _wrapped(clean(division.leaves[0].title), PLAIN, _SIZE, _TITLE_WIDE)
        # A section's name never stands alone at the foot of a page.
        need = _SECTION_GAP + (len(heading) + len(first)) * _LEADING + _GAP
        if y - need < _LOWEST:
            y = _turn_over(sheets, rules)
        y -= _SECTION_GAP
        sheets[-1].append(Words(_LEFT, y, BOLD, _SIZE, clean(division.letter)))
        for line in heading:
            sheets[-1].append(Words(_TITLE_LEFT, y, BOLD, _SIZE, line))
            y -= _LEADING
        y -= _GAP / 2
        for leaf in division.leaves:
            lines = _wrapped(clean(leaf.title), PLAIN, _SIZE, _TITLE_WIDE)
            if y - len(lines) * _LEADING < _LOWEST:
                y = _turn_over(sheets, rules)
            top = y
            document += 1
            sheets[-1].append(Words(_LEFT, y, PLAIN, _SIZE, f"{document}."))
            sheets[-1].append(Words(_DATE_LEFT, y, PLAIN, _SIZE, leaf.dated))
            for line in lines:
                sheets[-1].append(Words(_TITLE_LEFT, y, PLAIN, _SIZE, line))
                y -= _LEADING
            box = Box(_LEFT - 2, y + _LEADING - 4, _RIGHT + 2, top + _SIZE)
            entries.append(Entry(document - 1, len(sheets) - 1, box, top))
            y -= _GAP
    if binding.mark:
        for sheet in sheets:
            _centred(sheet, _TOP + 2 * _LEADING, clean(binding.mark), BOLD, _SIZE)
    return Layout(tuple(map(tuple, sheets)), tuple(map(tuple, rules)), tuple(entries))


def draw(layout: Layout, first_pages: Sequence[int]) -> bytes:
    """The index as a PDF, with the page on which each document begins."""
    load_letters()
    rl_config.useA85 = 0
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(WIDTH, HEIGHT), invariant=1, pageCompression=1)
    for place, sheet in enumerate(layout.sheets):
        for words in sheet:
            canvas.setFont(words.font, words.size)
            canvas.drawString(words.x, words.y, words.text)
        canvas.setFont(BOLD, _SIZE)
        for entry in layout.entries:
            if entry.sheet == place:
                page = str(first_pages[entry.document])
                canvas.drawRightString(_RIGHT, entry.number_y, page)
        canvas.setLineWidth(0.5)
        canvas.setStrokeGray(_RULE_GREY)
        for y in layout.rules[place]:
            canvas.line(_LEFT, y, _RIGHT, y)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def unprintable(texts: Sequence[str]) -> tuple[Finding, ...]:
    """Titles with letters that the index cannot print, or not in their own direction."""
    load_letters()
    known = pdfmetrics.getFont(PLAIN).face.charToGlyph
    found = []
    for text in texts:
        odd = {
            one
            for one in clean(text)
            if ord(one) not in known or unicodedata.bidirectional(one) in _RIGHT_TO_LEFT
        }
        if odd:
            found.append(
                warning(
                    "letters-not-printed",
                    f"The index cannot print {' '.join(sorted(odd)[:12])} in “{text[:80]}”; the "
                    "bookmark has it in full.",
                    where=text[:80],
                    remedy="Write the title in Latin letters.",
                )
            )
    return tuple(found)


def _front(binding: Binding, sheet: list[Words], rules: list[float]) -> float:
    """The heading of the action, and where the rows may begin."""
    y = _TOP
    claim = f"Claim No. {clean(binding.claim)}"
    place = _RIGHT - width(claim, BOLD, _SIZE)
    sheet.append(Words(place, y, BOLD, _SIZE, claim))
    for line in _wrapped(f"In the {clean(binding.court)}", BOLD, _SIZE, place - _LEFT - 16):
        sheet.append(Words(_LEFT, y, BOLD, _SIZE, line))
        y -= _LEADING
    defendants = binding.defendants
    role = "Defendants" if len(defendants) > 1 else "Defendant"
    y = _party(sheet, y - 10, (clean(binding.claimant),), "Claimant")
    y = _centred(sheet, y, "and", PLAIN, _SIZE)
    names = [clean(one) for one in defendants]
    if len(names) > 1:
        names = [f"({place}) {name}" for place, name in enumerate(names, start=1)]
    y = _party(sheet, y, names, role)
    y -= 6
    rules.append(y)
    y -= 24
    for line in _wrapped(clean(binding.title), BOLD, 15, _RIGHT - _LEFT):
        y = _centred(sheet, y, line, BOLD, 15) - 4
    if binding.hearing:
        y = _centred(sheet, y, f"Hearing: {binding.hearing}", PLAIN, _SIZE)
    y -= 2
    rules.append(y)
    y -= 24
    sheet.append(Words(_LEFT, y, BOLD, 12.5, "Index"))
    return _columns(sheet, rules, y - 20)


def _party(sheet: list[Words], y: float, names: Sequence[str], role: str) -> float:
    for name in names:
        for line in _wrapped(name, BOLD, _SIZE, _RIGHT - _LEFT - 160):
            y = _centred(sheet, y, line, BOLD, _SIZE)
    sheet.append(Words(_RIGHT - width(role, PLAIN, _SIZE), y + _LEADING, PLAIN, _SIZE, role))
    return y


def _centred(sheet: list[Words], y: float, text: str, font: str, size: float) -> float:
    sheet.append(Words((WIDTH - width(text, font, size)) / 2, y, font, size, text))
    return y - size - 3


def _columns(sheet: list[Words], rules: list[float], y: float) -> float:
    """The names of the columns, and where the first row may stand."""
    small = 8.5
    sheet.append(Words(_TITLE_LEFT, y, PLAIN, small, "Document"))
    sheet.append(Words(_DATE_LEFT, y, PLAIN, small, "Date"))
    sheet.append(Words(_RIGHT - width("Page", PLAIN, small), y, PLAIN, small, "Page"))
    rules.append(y - 4)
    return y - 8


def _turn_over(sheets: list[list[Words]], rules: list[list[float]]) -> float:
    """Begin another page of the index."""
    sheets.append([Words(_LEFT, _TOP, BOLD, _SIZE, "Index (continued)")])
    rules.append([])
    return _columns(sheets[-1], rules[-1], _TOP - 20) - _SECTION_GAP


def clean(text: str) -> str:
    """A text as it is printed: composed letters, single spaces, nothing that controls."""
    composed = unicodedata.normalize("NFC", text)
    return " ".join("".join(one if one.isprintable() else " " for one in composed).split())


def _wrapped(text: str, font: str, size: float, most: float) -> tuple[str, ...]:
    """A text in lines no wider than this; a word too long for a line is broken."""
    lines = [""]
    for word in text.split(" "):
        for piece in _pieces(word, font, size, most):
            joined = f"{lines[-1]} {piece}" if lines[-1] else piece
            if width(joined, font, size) <= most:
                lines[-1] = joined
            else:
                lines.append(piece)
    return tuple(lines)


def _pieces(word: str, font: str, size: float, most: float) -> Iterator[str]:
    while width(word, font, size) > most:
        end = len(word) - 1
        while end > 1 and width(word[:end], font, size) > most:
            end -= 1
        yield word[:end]
        word = word[end:]
    yield word
