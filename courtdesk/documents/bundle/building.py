"""Building: a plan becomes a bundle: cleaned, bound, judged, and only then put in its place.

What is at the target stays as it was until the new bundle is whole and proved; a build broken off
at any moment leaves nothing.
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from courtdesk.documents.bundle.orders import (
    BIND,
    JUDGE,
    Binding,
    Bound,
    Division,
    Leaf,
    Row,
    ToJudge,
)
from courtdesk.documents.checked import Checked, Verdict
from courtdesk.domain import dates
from courtdesk.domain import plan as plans
from courtdesk.domain.finding import Finding, Refused, Unavailable, stop
from courtdesk.domain.plan import Part, Plan
from courtdesk.domain.progress import Progress
from courtdesk.intake.cleaned import Converter, Source, clean_each
from courtdesk.intake.door import Door, ask, open_door, warm
from courtdesk.intake.held import hold, is_held
from courtdesk.intake.limits import MEGABYTE, Limits
from courtdesk.intake.parts import PREPARE, Landscape
from courtdesk.intake.recognise import Recogniser, find_recogniser
from courtdesk.intake.shelf import Cleaned, digest
from courtdesk.intake.stretch import Stretch

PROVED = ("EB-1", "EB-2", "EB-3", "EB-4", "EB-7")
"""Rules that a bundle of ours meets, or it is not released."""

_BUNDLE_PAGES = 20_000
_CHILDREN = 2


@dataclass(frozen=True, slots=True)
class Built:
    """A bundle that was built.

    Attributes:
        pages: how many it has, the index included.
        documents: how many documents.
        sha256: of the file.
        findings: what was odd in the plan, changed in the parts, or seen on reading it back.
        rows: where each document stands.
        checked: how it stands to each of the court's rules.
    """

    pages: int
    documents: int
    sha256: str
    findings: tuple[Finding, ...]
    rows: tuple[Row, ...]
    checked: Checked


def read_plan_file(path: Path) -> tuple[Plan, tuple[Finding, ...]]:
    """A plan from a file; its documents' places are taken from where the plan is.

    Raises:
        Refused: it cannot be read, or cannot be built.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        how = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise Refused(
            stop(
                "plan-unreadable",
                f"“{path.name}” cannot be read: {how}.",
                where=path.name,
                remedy="Give the plan's path, and save it as UTF-8.",
            )
        ) from error
    plan, found = plans.read_plan(text, path.name)
    return plans.placed(plan, path.parent.joinpath), found


def shelf_of(path: Path) -> Path:
    """Where a plan file's clean parts are kept: ``PLAN.parts`` beside it."""
    return path.with_suffix(".parts")


def build(
    plan: Plan,
    out: Path,
    *,
    parts: Path,
    progress: Progress,
    converter: Callable[[Door], Converter] | None = None,
    recogniser: Recogniser | None = None,
) -> Built:
    """Build a bundle, judge it, and put it in its place.

    Args:
        plan: what goes in; its files lie on this machine.
        out: where the bundle goes; what is there stays until the new one is whole.
        parts: the folder in which clean parts are kept.
        progress: told how far it is, in hundredths; asked often whether to stop.
        converter: what turns Word into PDF; the print room's own where none is given.
        recogniser: what reads words in pictures; found on the machine where none is given.

    Raises:
        Refused: a part cannot be used, each named with its reason; nothing is written.
        Unavailable: the target cannot be written.
        Cancelled: the officer asked to stop; nothing remains.
    """
    found = list(plans.odd(plan))
    with open_door(ready=(BIND, JUDGE)) as door:
        # The binder's own child loads its libraries while the parts are cleaned.
        warm(door)
        cleaned = _clean(plan, parts, progress, converter, recogniser or find_recogniser())
        found.extend(finding for one in cleaned for finding in one.kept.report.findings)
        press = replace(door, limits=_limits(cleaned))
        with _making(out) as making:
            with hold(making):
                stretch = Stretch(progress, 60, 90)
                bound = ask(press, BIND, _binding(plan, cleaned, making), stretch, name=out.name)
                stretch = Stretch(progress, 90, 100)
                checked = ask(press, JUDGE, ToJudge(making, out.name), stretch, name=out.name)
            prove(checked, bound, out.name)
            found.extend((*bound.findings, *checked.findings))
            sha256 = digest(making)
            progress.step(100, 100, out.name)
            _put(making, out)
    return Built(bound.pages, len(bound.rows), sha256, tuple(found), bound.rows, checked)


def _clean(
    plan: Plan,
    parts: Path,
    progress: Progress,
    converter: Callable[[Door], Converter] | None,
    recogniser: Recogniser | None,
) -> tuple[Cleaned, ...]:
    """The clean parts of every document.

    Raises:
        Refused: some cannot be used; each is named with its reason.
    """
    sources = [_source(part) for part in plan.documents]
    stretch = Stretch(progress, 0, 60)
    with open_door(most=_CHILDREN, ready=(PREPARE,)) as door:
        word = any(source.name.lower().endswith(".docx") for source in sources)
        turned = (converter or _own_converter)(door) if word else None
        answers = clean_each(door, sources, parts, stretch, converter=turned, recogniser=recogniser)
    return _usable(plan, answers)


def _own_converter(door: Door) -> Converter:
    # Its engines are slow to load, and few bundles hold a Word file.
    from courtdesk.documents.convert import for_parts  # noqa: PLC0415 - as said above.

    return for_parts(door)


def _limits(cleaned: Sequence[Cleaned]) -> Limits:
    """What binding these parts may use: the binder holds them all at once."""
    files = {one.file for one in cleaned}
    size = sum(file.stat().st_size for file in files) // MEGABYTE
    return Limits(
        memory_mb=1536 + 5 * size,
        seconds=60,
        page_ms=100,
        pages=_BUNDLE_PAGES,
        file_mb=1024 + 2 * size,
    )


def _source(part: Part) -> Source:
    return Source(
        part.file, part.file.name, Landscape(part.landscape), as_shown=part.layers == "as shown"
    )


def _usable(plan: Plan, answers: Sequence[Cleaned | Refused]) -> tuple[Cleaned, ...]:
    """The clean parts, when every document can be used.

    Raises:
        Refused: some cannot; each is named with its reason.
    """
    wrong: list[Finding] = []
    usable: list[Cleaned] = []
    for part, answer in zip(plan.documents, answers, strict=True):
        if isinstance(answer, Refused):
            wrong.extend(one for one in answer.findings if one not in wrong)
            continue
        usable.append(answer)
        last = answer.kept.report.pages
        if any(end > last for _, end in part.pages):
            wrong.append(
                stop(
                    "page-range-outside",
                    f"“{part.title}” is to have pages that “{part.file.name}” does not: it ends "
                    f"with page {last}.",
                    where=part.file.name,
                    remedy="Choose among the pages it has.",
                )
            )
    if wrong:
        raise Refused(*wrong)
    return tuple(usable)


def _binding(plan: Plan, cleaned: Sequence[Cleaned], out: Path) -> Binding:
    waiting = iter(cleaned)
    return Binding(
        plan.court,
        plan.claim,
        plan.claimant,
        plan.defendants,
        plan.title,
        _hearing(plan.hearing),
        tuple(
            Division(
                section.letter,
                section.title,
                tuple(_leaf(part, next(waiting)) for part in section.documents),
            )
            for section in plan.sections
            if section.documents
        ),
        out,
        plan.mark,
    )


def _leaf(part: Part, one: Cleaned) -> Leaf:
    ranges = part.pages or ((1, one.kept.report.pages),)
    pages = tuple(page for first, last in ranges for page in range(first, last + 1))
    report = one.kept.report
    dated = dates.long(part.dated) if part.dated else ""
    return Leaf(part.title, dated, one.file, pages, report.headings, one.kept.wordless)


def _hearing(hearing: datetime | date | None) -> str:
    """The hearing in words: 15 December 2026 at 10am."""
    if hearing is None:
        return ""
    if not isinstance(hearing, datetime):
        return dates.long(hearing)
    there = dates.in_london(hearing)
    return f"{dates.long(there.date())} at {dates.clock(there.time())}"


def prove(checked: Checked, bound: Bound, name: str) -> None:
    """Release no bundle that does not stand up to being read back.

    Raises:
        Refused: it does not; this is a fault of the program, and nothing is written.
    """
    wrong = [rule for rule in PROVED if checked.rules.get(rule) is not Verdict.MET]
    active = [one for one in checked.findings if one.code == "bundle-active"]
    if wrong or active or checked.facts.get("pages") != bound.pages:
        raise Refused(
            stop(
                "bundle-not-proved",
                f"The bundle was bound, but on reading it back it does not meet "
                f"{', '.join(wrong) or 'what was bound'}; it is not released.",
                where=name,
                remedy="This is a fault of CourtDesk: please report it with the name of the "
                "rule, and bind the documents in smaller lots meanwhile.",
            ),
            *checked.findings,
        )


@contextmanager
def _making(out: Path) -> Iterator[Path]:
    """A place beside the target for a bundle in the making; gone afterwards, whatever happens."""
    making = out.with_name(f".{out.name}.{os.getpid()}.making")
    try:
        for left in out.parent.glob(f".{_literal(out.name)}.*.making"):
            if not is_held(left):
                left.unlink(missing_ok=True)
        yield making
    except OSError as error:
        raise Unavailable(
            f"The bundle cannot be written to {out}: {error.strerror}.",
            "See that the folder is there, can be written and has space; then try again.",
        ) from error
    finally:
        making.unlink(missing_ok=True)


def _literal(name: str) -> str:
    """A name as a pattern that matches nothing else."""
    return "".join(f"[{one}]" if one in "*?[" else one for one in name)


def _put(making: Path, out: Path) -> None:
    """Put a whole file in the place of the old one, so that not even a power cut halves it."""
    with making.open("rb") as opened:
        os.fsync(opened.fileno())
    making.replace(out)
    if sys.platform != "win32":
        folder = os.open(out.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
