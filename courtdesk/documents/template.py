"""Templates filled: a Word file and a context in, a paper out, in the limited child.

What a template prints is looked up in the context and nowhere else; a name that is not known is
refused with the nearest that is, and no paper is ever made with a blank in it.
"""

import hashlib
import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2 import TemplateError
from lxml import etree

from courtdesk import paths
from courtdesk.documents import grammar, wordfile
from courtdesk.documents.checked import Checked, Fact, Verdict
from courtdesk.documents.description import Template, why_not
from courtdesk.documents.press import Press, Shown, finding_of
from courtdesk.documents.variables import Context
from courtdesk.domain.finding import Finding, Refused, stop
from courtdesk.domain.progress import Progress
from courtdesk.intake.door import Door, ask
from courtdesk.intake.task import Task, Telling, in_child

_PARAGRAPH = re.compile(r"<w:p([ >])")
_MARK = re.compile(rb"\{[{%]")
_FILLED = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml")
_CHANGES = ("ins", "del", "moveFrom", "moveTo")
_FORBIDDEN_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Filled:
    """A paper made from a template.

    Attributes:
        file_name: the name under which to keep it, with its ending.
        title: its title.
        sha256: the hash of its bytes.
        shown: every value printed, with the variable it came from.
    """

    file_name: str
    title: str
    sha256: str
    shown: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class FillAsked:
    """What the child is given to fill a template."""

    name: str
    docx: Path
    title: str
    file_name: str
    language: str
    context: Context
    fonts: Path
    out: Path


@dataclass(frozen=True, slots=True)
class InspectAsked:
    """What the child is given to inspect a template."""

    name: str
    docx: Path


def fonts_folder() -> Path:
    """Where the fonts shipped with the program are."""
    return paths.shipped() / "resources" / "fonts"


def fill(door: Door, one: Template, context: Context, out: Path, progress: Progress) -> Filled:
    """Make a paper: the template filled from the context, cleaned and sealed, at ``out``.

    Raises:
        Refused: something is missing, the template is wrong, or it takes too much time or memory.
        Cancelled: the officer asked to stop; nothing is left behind.
    """
    findings = why_not(one, context)
    if findings:
        raise Refused(*findings)
    wanted = one.description
    asked = FillAsked(
        one.name,
        one.docx,
        wanted.title,
        wanted.file_name,
        wanted.language,
        context,
        fonts_folder(),
        out,
    )
    return ask(door, FILL, asked, progress, name=one.docx.name)


def check_template(door: Door, file: Path, progress: Progress) -> Checked:
    """A template judged against the grammar and the tree of variables, before it is ever used."""
    return ask(door, INSPECT, InspectAsked(file.name, file), progress, name=file.name)


@in_child(FillAsked)
def filled(asked: FillAsked, tell: Telling) -> Filled:
    """Fill a template, in the child."""
    tell.step(0, 2, asked.name)
    press = Press(asked.name)
    content = _pressed(_opened(asked.docx.read_bytes()), press, asked.context)
    shown = tuple(press.shown)
    title = _line(press, asked.title, asked.context)
    name = _line(press, asked.file_name, asked.context)
    tell.step(1, 2, asked.name)
    sealed = wordfile.seal(
        content, title=title, language=asked.language, fonts=wordfile.faces(asked.fonts)
    )
    beside = asked.out.with_name(f"{asked.out.name}.part")
    beside.write_bytes(sealed)
    beside.replace(asked.out)
    return Filled(safe_file_name(name), title, hashlib.sha256(sealed).hexdigest(), shown)


@in_child(InspectAsked)
def inspected(asked: InspectAsked, tell: Telling) -> Checked:
    """Inspect a template, in the child."""
    tell.step(0, 1, asked.name)
    press = Press(asked.name)
    try:
        document = _opened(asked.docx.read_bytes())
    except Refused as refused:
        return Checked(asked.name, "template", {"grammar": Verdict.NOT_MET}, refused.findings)
    findings: list[Finding] = []
    names: dict[str, None] = {}
    for source in _sources(document):
        wrong = grammar.misuses(source, press)
        findings += [finding_of(one, asked.name, source) for one in wrong]
        if not wrong:
            names.update(dict.fromkeys(grammar.used(source, press)))
    verdict = Verdict.NOT_MET if findings else Verdict.MET
    facts: dict[str, Fact] = {"variables": tuple(sorted(names))}
    return Checked(asked.name, "template", {"grammar": verdict}, tuple(findings), facts)


FILL = Task("courtdesk.documents.template:filled", FillAsked, Filled)
INSPECT = Task("courtdesk.documents.template:inspected", InspectAsked, Checked)


def safe_file_name(name: str) -> str:
    """A name that every system can keep, with the ending of a Word file.

    >>> safe_file_name("M05YK123: statement of A/B.")
    'M05YK123 statement of A B.docx'
    """
    words = " ".join(_FORBIDDEN_IN_NAMES.sub(" ", name).split())
    return f"{words[:_LONGEST_NAME].strip(' .') or 'Paper'}.docx"


class _Paper(DocxTemplate):  # type: ignore[misc]  # docxtpl ships no types.
    """A document being filled; unlike its parent it never mends broken XML in silence."""

    def fix_tables(self, xml: str) -> etree._Element:
        return wordfile.tree(xml.encode())


def _opened(content: bytes) -> DocxTemplate:
    """A template's document, once it is known to hold nothing that would be lost or shown."""
    parts = wordfile.open_parts(content)
    for name, part in parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            if not _FILLED.fullmatch(name) and _MARK.search(part):
                raise Refused(_elsewhere(name))
            if any(True for one in _CHANGES for _ in wordfile.elements(wordfile.tree(part), one)):
                raise Refused(_has_changes())
    document = _Paper(io.BytesIO(content))
    try:
        document.init_docx()
    except (KeyError, ValueError, AttributeError, etree.XMLSyntaxError, zipfile.BadZipFile):
        raise Refused(wordfile.not_word()) from None
    return document


def _elsewhere(name: str) -> Finding:
    return stop(
        "template-part-not-filled",
        f"The template has a variable in a place that is never filled ({Path(name).stem}).",
        remedy="Keep variables to the text, tables, headers, footers and footnotes.",
    )


def _has_changes() -> Finding:
    return stop(
        "template-has-tracked-changes",
        "The template holds tracked changes; the paper would show both texts or neither.",
        remedy="Open the template in Word, accept or reject all changes, and save it.",
    )


def _sources(document: DocxTemplate) -> list[str]:
    """The parts of a template as Jinja reads them, one paragraph a line."""
    whole = [document.get_xml()]
    for uri in (document.HEADER_URI, document.FOOTER_URI):
        for _, part in document.get_headers_footers(uri):
            whole.append(document.get_part_xml(part))
    whole += [
        part.blob.decode("utf-8")
        for part in document.docx.part.package.parts
        if str(part.partname).endswith("/footnotes.xml")
    ]
    return [_PARAGRAPH.sub(r"\n<w:p\1", document.patch_xml(one)) for one in whole]


def _pressed(document: DocxTemplate, press: Press, context: Context) -> bytes:
    """The document with every mark replaced by its value."""
    values = {name: getattr(context, name) for name in grammar.fields_of(Context) or {}}
    try:
        document.render(values, press)
    except TemplateError as error:
        raise Refused(
            stop(
                "paper-would-have-a-blank",
                f"The template asks for something that is not there: {error.message}.",
                where=press.template,
                remedy="Record what is missing on the case, or put {% if %} around the place.",
            )
        ) from None
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _line(press: Press, pattern: str, context: Context) -> str:
    """A single line with variables, such as a title, as plain text."""
    before = len(press.shown)
    values = {name: getattr(context, name) for name in grammar.fields_of(Context) or {}}
    printed = press.from_string(pattern).render(values)
    del press.shown[before:]
    return " ".join(_unescaped(printed).split())


def _unescaped(printed: str) -> str:
    root = wordfile.tree(f"<t>{printed}</t>".encode())
    return root.text or ""
