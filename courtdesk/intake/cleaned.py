"""Cleaned: foreign files made into clean parts, once, and kept by what they were made of.

A part is kept under a hash of its source, of what was chosen for it and of everything that took
part in making it; the same file need never be opened again, and a newer converter makes it anew.
"""

import hashlib
import json
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from courtdesk import __version__
from courtdesk.domain.finding import Finding, Refused, Unavailable, note, stop, warning
from courtdesk.domain.progress import Progress
from courtdesk.intake.counted import counted
from courtdesk.intake.door import Door, ask_each
from courtdesk.intake.kinds import Kind
from courtdesk.intake.parts import PREPARE, PROBE, Asked, Laid, Landscape, Probe, Probed, Report
from courtdesk.intake.recognise import Bare, Recogniser, recognise
from courtdesk.intake.shelf import Cleaned, Kept, digest, put_up, take_down
from courtdesk.intake.stretch import Stretch

_MAKE = 2
"""Raised whenever the same source would be made into another part."""


@dataclass(frozen=True, slots=True)
class Source:
    """A foreign file and what was chosen for it.

    Attributes:
        file: where it is.
        name: what the officer calls it; its ending says what it should be.
        landscape: how pages wider than high stand.
        as_shown: hidden layers are left out for good.
    """

    file: Path
    name: str
    landscape: Landscape = Landscape.KEEP
    as_shown: bool = False


@dataclass(frozen=True, slots=True)
class Converter:
    """What turns Word files into PDF: its name with its version, and the way to it."""

    name: str
    convert: Callable[[Path, Path, Progress], tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class _Job:
    """One part under way: the key it will be kept under, and the folder it is made in."""

    source: Source
    key: str
    sha256: str
    folder: Path

    @property
    def suffix(self) -> str:
        return self.source.name.rpartition(".")[2]

    @property
    def copy(self) -> Path:
        return self.folder / "source"

    @property
    def clean(self) -> Path:
        return self.folder / "clean.pdf"


def clean_each(
    door: Door,
    sources: Sequence[Source],
    shelf: Path,
    progress: Progress,
    *,
    converter: Converter | None = None,
    recogniser: Recogniser | None = None,
) -> list[Cleaned | Refused]:
    """Clean parts of foreign files, from the shelf where they have been made before.

    Args:
        door: the way to the children.
        sources: the files.
        shelf: the folder in which clean parts are kept.
        progress: told how far it is, in hundredths; asked often whether to stop.
        converter: what turns Word into PDF.
        recogniser: what reads words in pictures, if the machine has it.

    Raises:
        Cancelled: the officer asked to stop.
        Unavailable: no space left, or a folder that cannot be written.
    """
    try:
        shelf.mkdir(parents=True, exist_ok=True)
        answers: dict[int, Cleaned | Refused] = {}
        jobs: dict[str, _Job] = {}
        keys: dict[int, str] = {}
        made_by = (converter.name if converter else "", recogniser.name if recogniser else "")
        looking = Stretch(progress, 0, 10)
        for place, source in enumerate(sources):
            looking.step(place, len(sources), source.name)
            job = _take(source, Path(tempfile.mkdtemp(dir=door.folder)), made_by)
            if isinstance(job, Refused):
                answers[place] = job
                continue
            keys[place] = job.key
            held = take_down(shelf, job.key, job.sha256, source.name)
            if held is not None:
                answers[place] = held
            else:
                jobs.setdefault(job.key, job)
        made = _make(door, tuple(jobs.values()), shelf, progress, converter, recogniser)
    except OSError as error:
        raise Unavailable(
            f"A clean copy of a part cannot be kept in {shelf.name}: {error.strerror}.",
            "Free some space, or see that the folder can be written, and try again.",
        ) from error
    return [answers.get(place) or made[keys[place]] for place in range(len(sources))]


def _take(source: Source, folder: Path, made_by: tuple[str, str]) -> _Job | Refused:
    """A part to be made, with the key under which it is kept."""
    try:
        sha256 = digest(source.file)
    except OSError as error:
        return Refused(
            stop(
                "part-missing",
                f"“{source.name}” cannot be read: {error.strerror}.",
                where=source.name,
                remedy="See that the file is where the plan says, and that you may open it.",
            )
        )
    suffix = source.name.rpartition(".")[2].lower()
    converter, recogniser = made_by
    if suffix != Kind.WORD:
        converter = ""  # It never sees the part, which so is found whoever else is in the bundle.
    chosen = (source.landscape.value, source.as_shown, suffix)
    words = json.dumps([sha256, *chosen, converter, recogniser, __version__, _MAKE])
    return _Job(source, hashlib.sha256(words.encode()).hexdigest(), sha256, folder)


def _make(
    door: Door,
    jobs: Sequence[_Job],
    shelf: Path,
    progress: Progress,
    converter: Converter | None,
    recogniser: Recogniser | None,
) -> dict[str, Cleaned | Refused]:
    """Make the parts that are not on the shelf, and put them there."""
    made: dict[str, Cleaned | Refused] = {}
    asks: list[tuple[_Job, Asked, tuple[Finding, ...]]] = []
    same: list[_Job] = []
    for job in jobs:
        if digest(job.source.file, job.copy) == job.sha256:
            same.append(job)
        else:
            made[job.key] = Refused(_changed(job.source.name))
    converted = _convert(door, same, Stretch(progress, 10, 40), converter)
    for job in same:
        answer = converted.get(job.key, (job.copy, job.suffix, ()))
        if isinstance(answer, Refused):
            made[job.key] = answer
            continue
        file, suffix, found = answer
        name, chosen = job.source.name, job.source
        asks.append(
            (job, Asked(file, name, suffix, job.clean, chosen.landscape, chosen.as_shown), found)
        )
    preparing = Stretch(progress, 40, 70)
    reports = ask_each(door, PREPARE, [(ask.name, ask) for _, ask, _ in asks], preparing)
    ready: list[tuple[_Job, Report]] = []
    for (job, _, found), report in zip(asks, reports, strict=True):
        if isinstance(report, Refused):
            made[job.key] = report
        else:
            ready.append((job, replace(report, findings=(*found, *report.findings))))
    for job, kept in _read_words(door, ready, Stretch(progress, 70, 100), recogniser):
        made[job.key] = put_up(shelf, job.key, job.sha256, job.clean, kept)
    return made


_Converted = tuple[Path, str, tuple[Finding, ...]]


def _convert(
    door: Door, jobs: Sequence[_Job], progress: Progress, converter: Converter | None
) -> dict[str, _Converted | Refused]:
    """Word files as PDF, each looked at in the child before it is converted."""
    word = [job for job in jobs if job.suffix.lower() == "docx"]
    asks = [(job.source.name, Probe(job.copy, job.source.name, job.suffix)) for job in word]
    answers: dict[str, _Converted | Refused] = {}
    probes = ask_each(door, PROBE, asks, progress)
    for job, probed in zip(word, probes, strict=True):
        if isinstance(probed, Refused):
            answers[job.key] = probed
        elif converter is None:
            answers[job.key] = Refused(_no_converter(job.source.name))
        else:
            answers[job.key] = _convert_one(job, probed, converter, progress)
    return answers


def _convert_one(
    job: _Job, probed: Probed, converter: Converter, progress: Progress
) -> _Converted | Refused:
    # Under its own name, so that what is said of it names it.
    copy = job.folder / "word" / Path(job.source.name).name
    copy.parent.mkdir()
    job.copy.rename(copy)
    out = job.folder / "converted.pdf"
    try:
        found = converter.convert(copy, out, progress)
    except Refused as refused:
        return Refused(*(replace(one, where=job.source.name) for one in refused.findings))
    return out, "pdf", (*probed.findings, *found)


def _read_words(
    door: Door,
    ready: Sequence[tuple[_Job, Report]],
    progress: Progress,
    recogniser: Recogniser | None,
) -> list[tuple[_Job, Kept]]:
    """The parts with the words of their scanned pages laid over, where the machine can read."""
    bare = [(job, report) for job, report in ready if report.bare]
    kept = [(job, Kept("", report)) for job, report in ready if not report.bare]
    if recogniser is None:
        return kept + [
            (job, Kept("", _said(report, _unread(job, report, recogniser)))) for job, report in bare
        ]
    parts = [
        Bare(
            job.source.name,
            job.clean,
            report.bare,
            job.folder / "read.pdf",
            job.source.landscape,
        )
        for job, report in bare
    ]
    folder = Path(tempfile.mkdtemp(dir=door.folder))
    answers = recognise(door, recogniser, parts, folder, progress)
    for (job, report), part, laid in zip(bare, parts, answers, strict=True):
        if laid is None:
            kept.append((job, Kept("", _said(report, _unread(job, report, recogniser)))))
            continue
        part.out.replace(job.clean)
        said = _said(report, _recognised(job, report, recogniser))
        if laid.turned:
            said = _said(said, _turned(job, laid))
        kept.append((job, Kept("", said, laid.wordless)))
    return kept


def _said(report: Report, finding: Finding) -> Report:
    return replace(report, findings=(*report.findings, finding))


def _changed(name: str) -> Finding:
    return stop(
        "part-changed-meanwhile",
        f"“{name}” was changed while it was being read.",
        where=name,
        remedy="Close it in the other program, and build again.",
    )


def _no_converter(name: str) -> Finding:
    return stop(
        "no-converter",
        f"“{name}” is a Word file, and nothing here turns Word into PDF.",
        where=name,
        remedy="Save it as PDF in Word and use that.",
    )


def _unread(job: _Job, report: Report, recogniser: Recogniser | None) -> Finding:
    return warning(
        "pages-without-words",
        f"“{job.source.name}” has {counted(len(report.bare), 'page')} without text to search: "
        "pictures of paper.",
        where=job.source.name,
        authority=("EB-5",),
        remedy=f"{recogniser.name} could not read them: try again, or scan them anew."
        if recogniser
        else "Install Tesseract (tesseract-ocr) and build again.",
    )


def _turned(job: _Job, laid: Laid) -> Finding:
    few = ", ".join(str(number) for number in laid.turned[:8])
    return note(
        "pages-turned-upright",
        f"“{job.source.name}”: {counted(len(laid.turned), 'page')} stood on their head or side "
        f"and were turned upright (page {few}).",
        where=job.source.name,
        authority=("EB-6",),
    )


def _recognised(job: _Job, report: Report, recogniser: Recogniser) -> Finding:
    return note(
        "words-recognised",
        f"“{job.source.name}”: the words of {counted(len(report.bare), 'page')} were read from "
        f"pictures by {recogniser.name}, for searching; do not rely on them for figures.",
        where=job.source.name,
        authority=("EB-5",),
    )
