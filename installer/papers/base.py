"""The empty sheet: A4, one typeface, the styles and numbering that all papers share."""

import io
import math
from dataclasses import dataclass

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.shared import Cm, Twips
from docx.text.paragraph import Paragraph

from courtdesk.documents import wordfile
from installer.papers.sheet import sheet

TWIPS = 1440 / 2.54
"""Twentieths of a point in a centimetre."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a paper is set.

    Attributes:
        family: the typeface, one of those shipped.
        size: its size in half points.
        spacing: the space between lines, 240 for single.
        margin_cm: the margin on every side.
    """

    family: str
    size: int
    spacing: int
    margin_cm: float


COURT = Look("Liberation Serif", 24, 360, 3.5)
"""A paper that goes before a judge, with the margin of practice direction 32."""

TABLE = Look("Liberation Sans", 18, 240, 2.0)
"""A paper that is mostly figures."""


def new(look: Look) -> WordDocument:
    """An empty paper in a look."""
    width = round((21.0 - 2 * look.margin_cm) * TWIPS)
    return Document(io.BytesIO(wordfile.parcel(sheet(look.family, look.size, look.spacing, width))))


def finish(document: WordDocument, look: Look) -> bytes:
    """The paper as a template file: margins set, and nothing in it that nobody wrote."""
    for section in document.sections:
        section.page_width, section.page_height = Cm(21.0), Cm(29.7)
        margin = Twips(math.ceil(look.margin_cm * TWIPS))
        section.left_margin = section.right_margin = margin
        section.top_margin = section.bottom_margin = margin
        section.header_distance = section.footer_distance = Cm(min(1.5, look.margin_cm * 0.6))
    out = io.BytesIO()
    document.save(out)
    return wordfile.seal(out.getvalue(), title="", language="en-GB", fonts=())


def field(paragraph: Paragraph, code: str) -> None:
    """A field that Word works out itself: PAGE, NUMPAGES."""
    for mark in (
        '<w:fldChar {w} w:fldCharType="begin"/>',
        f'<w:instrText {{w}} xml:space="preserve"> {code} </w:instrText>',
        '<w:fldChar {w} w:fldCharType="separate"/>',
        "<w:t {w}>1</w:t>",
        '<w:fldChar {w} w:fldCharType="end"/>',
    ):
        paragraph.add_run()._r.append(parse_xml(mark.format(w=nsdecls("w"))))
