"""Prepare: one foreign file becomes clean, upright A4 pages and a report of what was changed.

Runs only in the child. Whatever a library does on meeting a broken file, the answer is a report
or a named reason.
"""

from pathlib import Path

import pikepdf

from courtdesk.domain.finding import Finding, Refused, stop, warning
from courtdesk.intake import filled, layers, links, pictures, seen, stripped, thinned, upright
from courtdesk.intake.kinds import HEAD, Kind, gate
from courtdesk.intake.opened import open_pdf, refuse_undrawable
from courtdesk.intake.parts import Asked, Heading, Landscape, Probe, Probed, Report
from courtdesk.intake.saved import save
from courtdesk.intake.task import Telling, in_child
from courtdesk.intake.zips import probe_word


@in_child(Asked)
def prepare(asked: Asked, tell: Telling) -> Report:
    """Make clean A4 pages of a PDF or a picture.

    Raises:
        Refused: it cannot be used; the finding says why.
    """
    kind = _kind(asked.file, asked.name, asked.suffix)
    try:
        if kind is Kind.PDF:
            return _from_pdf(asked, tell)
        pdf, found = pictures.from_picture(asked.file, kind, asked.name, tell)
        with pdf:
            upright.lay(pdf, ((),) * len(pdf.pages), turn=asked.landscape is Landscape.TURN)
            return _finish(pdf, found, (), asked, {})
    except (Refused, MemoryError, RecursionError):
        raise
    except Exception as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise  # The disk's trouble, not the file's.
        # A foreign file makes libraries fail in ways they never wrote down.
        raise Refused(_unreadable(asked.name, type(error).__name__)) from error


@in_child(Probe)
def probe(asked: Probe, _: Telling) -> Probed:
    """Look at a Word file before it is converted.

    Raises:
        Refused: it is not what its name says, or made to harm.
    """
    _kind(asked.file, asked.name, asked.suffix)
    try:
        return Probed(probe_word(asked.file, asked.name))
    except (Refused, MemoryError, RecursionError):
        raise
    except Exception as error:
        # As above: a zip can be broken in more ways than its reader has words for.
        raise Refused(_unreadable(asked.name, type(error).__name__)) from error


def _kind(file: Path, name: str, suffix: str) -> Kind:
    with file.open("rb") as opened:
        head = opened.read(HEAD)
    kind = gate(name, suffix, head, file.stat().st_size)
    if isinstance(kind, Finding):
        raise Refused(kind)
    return kind


def _from_pdf(asked: Asked, tell: Telling) -> Report:
    with open_pdf(asked.file, asked.name) as (pdf, mended):
        tell.pages(len(pdf.pages))
        found = [*mended, *stripped.told(pdf, asked.name)]
        refuse_undrawable(pdf, asked.name)
        hidden = layers.hidden_pages(pdf)
        if hidden and not asked.as_shown:
            raise Refused(_hidden(asked.name, hidden))
        known = links.goals(pdf)
        headings, held = links.headings(pdf, known), upright.links(pdf, known)
        sought = filled.give_looks(pdf, asked.name)
        layers.drop_hidden_marks(pdf, hidden)
        filled.draw_in(pdf, asked.name)
        if hidden:
            for number in hidden:
                filled.refuse_lost("", sought.get(number, frozenset()), asked.name)
            layers.draw_shown(pdf, hidden)
            held = tuple(() if n in hidden else own for n, own in enumerate(held))
            found.append(_drawn(asked.name, hidden))
        stripped.strip(pdf)
        upright.lay(pdf, held, turn=asked.landscape is Landscape.TURN)
        return _finish(pdf, tuple(found), headings, asked, sought)


def _finish(
    pdf: pikepdf.Pdf,
    found: tuple[Finding, ...],
    headings: tuple[Heading, ...],
    asked: Asked,
    sought: filled.Letters,
) -> Report:
    """Save the clean pages, look at them as a reader does, and thin what is too fine."""
    save(pdf, asked.out)
    bare, fine = _look(asked, sought)
    if fine:
        found = (*found, *thinned.thin(pdf, fine, asked.name))
        save(pdf, asked.out)
    return Report(len(pdf.pages), found, bare, headings)


def _look(
    asked: Asked, sought: filled.Letters
) -> tuple[tuple[int, ...], dict[int, dict[thinned.Size, int]]]:
    """Pages without words, from 1, and pictures that are too fine, by page from 0.

    Raises:
        Refused: what was filled in is not to be read.
    """
    bare: list[int] = []
    fine: dict[int, dict[thinned.Size, int]] = {}
    with seen.pages(asked.out) as read:
        for number, page in enumerate(seen.each(read)):
            words = seen.words(page)
            filled.refuse_lost(words, sought.get(number, frozenset()), asked.name)
            if seen.lacks_words(page, words):
                bare.append(number + 1)
            sizes = thinned.too_fine(page)
            if sizes:
                fine[number] = sizes
    return tuple(bare), fine


def _hidden(name: str, hidden: tuple[int, ...]) -> Finding:
    return stop(
        "layers-hidden",
        f"“{name}” has layers that are not shown, on {_pages(hidden)}.",
        where=name,
        remedy="Look at the layers in a PDF reader. If the pages are right as they are shown, "
        'choose “as shown” (layers = "as shown"); what is hidden is then left out for good.',
    )


def _drawn(name: str, hidden: tuple[int, ...]) -> Finding:
    return warning(
        "layers-left-out",
        f"“{name}”: {_pages(hidden)} stand in the bundle as pictures of what is shown; the hidden "
        "layers are not in it.",
        where=name,
    )


def _pages(numbers: tuple[int, ...]) -> str:
    first = ", ".join(str(number + 1) for number in numbers[:8])
    more = " and others" if len(numbers) > 8 else ""  # noqa: PLR2004 - a line's worth.
    return f"page{'s' if len(numbers) > 1 else ''} {first}{more}"


def _unreadable(name: str, how: str) -> Finding:
    return stop(
        "part-damaged",
        f"“{name}” is damaged beyond repair: its reader gave up ({how}).",
        where=name,
        remedy="Ask for a new copy, or print the file to a new PDF and use that.",
    )
