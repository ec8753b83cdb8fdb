"""Word to PDF, by the best converter at hand, behind one function.

A converter of our own is always there and gives the same bytes each time, but it leaves out a few
things that Word can do (struck-out text, tracked changes); a file with any of those goes to
LibreOffice, or is refused with the reason. A converter that hangs, crashes or writes half a file
costs that file and no more: what is kept has been opened and its pages counted.
"""

import functools
import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path

import dxpdf
import pikepdf
import word2pdf

from courtdesk.documents import wordfile
from courtdesk.documents.pdffile import Sealed, seal
from courtdesk.domain.finding import Finding, Refused, note, stop
from courtdesk.domain.progress import Progress
from courtdesk.intake.cleaned import Converter
from courtdesk.intake.door import Door, Tool, ask, run_tools
from courtdesk.intake.limits import Limits
from courtdesk.intake.task import Task, Telling, in_child

OFFICE_LIMITS = Limits(memory_mb=4096, seconds=60, page_ms=0)

_DROPPED = {
    "strike": "struck-out text",
    "dstrike": "struck-out text",
    "ins": "tracked changes",
    "del": "tracked changes",
    "moveFrom": "tracked changes",
    "moveTo": "tracked changes",
    "vanish": "hidden text",
    "object": "embedded objects",
    "footnoteReference": "footnotes",
    "altChunk": "parts of other files",
}
_DROPPED_ELSEWHERE = {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent": (
        "drawings and text boxes"
    ),
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath": "formulas",
}
_OFF = ("0", "false", "off", "none")
_FILTER = "pdf:writer_pdf_Export:" + json.dumps(
    {
        name: {"type": "boolean", "value": "true"}
        for name in ("UseTaggedPDF", "ExportBookmarks", "ExportFormFields")
    }
)


class Engine(StrEnum):
    """What can turn a Word file into a PDF."""

    DXPDF = "dxpdf"
    WORD2PDF = "word2pdf"
    LIBREOFFICE = "libreoffice"


class Preference(StrEnum):
    """Which engine is tried first."""

    SAME_EACH_TIME = "same-each-time"
    EVERYTHING_SHOWN = "everything-shown"


@dataclass(frozen=True, slots=True)
class Office:
    """LibreOffice as this machine has it: its program, its version, and what it may use."""

    program: Path
    version: str
    limits: Limits = OFFICE_LIMITS


FIND = Office(Path(), "")
"""Stands for LibreOffice where this machine has it."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """A PDF made of a Word file, and how.

    Attributes:
        version: the engine's version.
        tagged: whether its headings and paragraphs are marked for a screen reader.
        findings: what an officer should know of how it was made.
    """

    engine: Engine
    version: str
    pages: int
    tagged: bool
    sha256: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class SurveyAsked:
    """A Word file to be looked at before it is converted."""

    docx: Path


@dataclass(frozen=True, slots=True)
class Survey:
    """What a Word file holds that matters to a converter.

    Attributes:
        dropped: what the converters of our own would leave out, in words.
    """

    dropped: tuple[str, ...]
    title: str
    language: str


@dataclass(frozen=True, slots=True)
class PressAsked:
    """A Word file for one of our own engines, or a PDF that another has made.

    Attributes:
        engine: which engine; for LibreOffice the file is already a PDF.
    """

    file: Path
    out: Path
    engine: Engine
    title: str
    language: str


def to_pdf(
    door: Door,
    docx: Path,
    out: Path,
    progress: Progress,
    *,
    preference: Preference = Preference.SAME_EACH_TIME,
    office: Office | None = FIND,
) -> Conversion:
    """Turn a Word file into a PDF at ``out``, with its title, its language and no dates.

    Args:
        door: the way to the child.
        docx: the Word file.
        out: where the PDF goes; it is there whole, or not at all.
        progress: told what is being done; asked whether to stop.
        preference: papers made here look the same each time; those of others show everything.
        office: LibreOffice, or that there is none; looked for where neither is said.

    Raises:
        Refused: no engine at hand can show all of it, or all failed.
        Cancelled: the officer asked to stop; nothing is left behind.
    """
    office = find_office() if office is FIND else office
    survey = ask(door, SURVEY, SurveyAsked(docx), progress, name=docx.name)
    engines = _engines(preference, survey, office)
    if not engines:
        raise Refused(_would_lose(docx.name, survey.dropped))
    failed: list[Finding] = []
    for engine in engines:
        try:
            made = _make(door, docx, out, progress, engine, survey, office)
        except Refused as refused:
            failed += refused.findings
            continue
        said = tuple(_fell_back(docx.name, finding, engine) for finding in failed)
        by = office.version if engine is Engine.LIBREOFFICE and office else version(engine.value)
        return Conversion(engine, by, made.pages, made.tagged, made.sha256, said)
    raise Refused(*failed)


def for_parts(door: Door, *, office: Office | None = FIND) -> Converter:
    """The converter for Word files that come from outside, as the post room wants it."""
    office = find_office() if office is FIND else office
    name = f"libreoffice {office.version}" if office else f"dxpdf {version('dxpdf')}"

    def convert(docx: Path, out: Path, progress: Progress) -> tuple[Finding, ...]:
        return to_pdf(
            door, docx, out, progress, preference=Preference.EVERYTHING_SHOWN, office=office
        ).findings

    return Converter(name, convert)


@functools.cache
def find_office() -> Office | None:
    """LibreOffice, if this machine has it."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        return None
    try:
        said = subprocess.run(  # noqa: S603 - a program of this machine, no shell.
            [found, "--version"], capture_output=True, text=True, timeout=20, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    words = said.stdout.split()
    return Office(Path(found).resolve(), words[1] if len(words) > 1 else "of unknown version")


@in_child(SurveyAsked)
def surveyed(asked: SurveyAsked, tell: Telling) -> Survey:
    """Look at a Word file before it is converted, in the child."""
    tell.step(0, 1, asked.docx.name)
    parts = wordfile.open_parts(asked.docx.read_bytes())
    dropped: dict[str, None] = {}
    for root in wordfile.trees(parts).values():
        dropped.update(dict.fromkeys(_dropped(root)))
    core = wordfile.properties(parts)
    return Survey(tuple(dropped), core.get("title", ""), core.get("language", "") or "en-GB")


@in_child(PressAsked)
def pressed(asked: PressAsked, tell: Telling) -> Sealed:
    """Make a PDF with an engine of our own, or take one that another made; in the child."""
    tell.step(0, 2, asked.file.name)
    beside = asked.out.with_name(f"{asked.out.name}.part")
    try:
        if asked.engine is Engine.DXPDF:
            beside.write_bytes(dxpdf.convert(asked.file.read_bytes()))
        elif asked.engine is Engine.WORD2PDF:
            word2pdf.convert(  # type: ignore[no-untyped-call]  # the library left it untyped.
                asked.file.read_bytes(), str(beside)
            )
        else:
            shutil.copyfile(asked.file, beside)
        tell.step(1, 2, asked.file.name)
        made = seal(beside, title=asked.title, language=asked.language)
        beside.replace(asked.out)
    except (pikepdf.PdfError, RuntimeError, ValueError, KeyError, IndexError, TypeError):
        raise Refused(_failed(asked.file.name, asked.engine)) from None
    finally:
        beside.unlink(missing_ok=True)
    return made


SURVEY = Task("courtdesk.documents.convert:surveyed", SurveyAsked, Survey)
PRESS = Task("courtdesk.documents.convert:pressed", PressAsked, Sealed)


def _engines(preference: Preference, survey: Survey, office: Office | None) -> list[Engine]:
    """The engines that may be tried, in order."""
    theirs = [Engine.LIBREOFFICE] if office else []
    ours = [] if survey.dropped else [Engine.DXPDF, Engine.WORD2PDF]
    return theirs + ours if preference is Preference.EVERYTHING_SHOWN else ours + theirs


def _make(
    door: Door,
    docx: Path,
    out: Path,
    progress: Progress,
    engine: Engine,
    survey: Survey,
    office: Office | None,
) -> Sealed:
    if engine is not Engine.LIBREOFFICE or office is None:
        asked = PressAsked(docx, out, engine, survey.title, survey.language)
        return ask(door, PRESS, asked, progress, name=docx.name)
    with tempfile.TemporaryDirectory(dir=door.folder) as place:
        pdf = _by_office(docx, Path(place), progress, office)
        asked = PressAsked(pdf, out, engine, survey.title, survey.language)
        return ask(door, PRESS, asked, progress, name=docx.name)


def _by_office(docx: Path, folder: Path, progress: Progress, office: Office) -> Path:
    """A PDF made by LibreOffice, with a profile of its own that is gone afterwards."""
    copy = folder / "paper.docx"
    shutil.copyfile(docx, copy)
    command = (
        str(office.program),
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--convert-to",
        _FILTER,
        "--outdir",
        str(folder),
        str(copy),
    )
    tool = Tool(command, folder, f"{docx.name}: LibreOffice makes a PDF of it")
    (code,) = run_tools([tool], progress, limits=office.limits)
    pdf = copy.with_suffix(".pdf")
    if code != 0 or not pdf.is_file():
        raise Refused(_failed(docx.name, Engine.LIBREOFFICE, hung=code is None))
    return pdf


def _dropped(root: wordfile.Element) -> Iterator[str]:
    """What a part of a Word file holds that our own engines leave out."""
    for element in root.iter():
        tag = str(element.tag)
        if tag in _DROPPED_ELSEWHERE:
            yield _DROPPED_ELSEWHERE[tag]
        elif tag.startswith(f"{{{wordfile.W}}}"):
            words = _DROPPED.get(tag.rpartition("}")[2])
            if words and element.get(f"{{{wordfile.W}}}val", "").lower() not in _OFF:
                yield words


def _fell_back(name: str, failed: Finding, engine: Engine) -> Finding:
    return note(
        "converter-fell-back",
        f"“{name}” was converted by {engine}, as a converter before it failed: {failed.says}",
        where=name,
        remedy="Look through the pages before they are used.",
    )


def _would_lose(name: str, dropped: Sequence[str]) -> Finding:
    return stop(
        "conversion-would-lose-text",
        f"“{name}” holds {', '.join(dropped)}, which would be lost in the PDF.",
        where=name,
        remedy="Take it out in Word, save it as PDF in Word, or have LibreOffice installed.",
    )


def _failed(name: str, engine: Engine, *, hung: bool = False) -> Finding:
    how = "took too long over it" if hung else "broke off, or left half a file"
    return stop(
        "converter-failed",
        f"“{name}” could not be turned into a PDF: {engine} {how}.",
        where=name,
        remedy="Open it in Word, save it as PDF there, and use that.",
    )
