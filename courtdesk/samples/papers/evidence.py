"""Which evidence each life has, and by which means each paper of it was made."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from courtdesk.domain.casefile import ContactAbout, ContactMethod, PaperKind
from courtdesk.domain.rulebook import Rulebook
from courtdesk.samples.life import ContactMade, Life, Serving
from courtdesk.samples.papers import words
from courtdesk.samples.papers.photo import photograph
from courtdesk.samples.papers.printed import print_paper
from courtdesk.samples.papers.scanned import scan_to_pdf, scan_to_picture
from courtdesk.samples.papers.sheet import Paper
from courtdesk.samples.papers.typed import type_paper

Maker = Callable[[Paper, Path], None]
"""What prints, types or scans a paper."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file of evidence: of which life, what it is, and where it lies.

    Attributes:
        life: the name of the life.
    """

    life: str
    kind: PaperKind
    title: str
    dated_on: date
    path: Path


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A paper that a life has, and what makes a file of it."""

    kind: PaperKind
    paper: Paper
    ending: str
    maker: Maker


def make(folder: Path, lives: Sequence[Life], seed: int, book: Rulebook) -> tuple[Evidence, ...]:
    """Make the evidence of every life that has any; the same seed gives the same bytes."""
    made = []
    for life in lives:
        chance = random.Random(f"{seed} papers of {life.name}")  # noqa: S311 - a sample.
        place = folder / life.name.replace(" ", "-")
        for number, wanted in enumerate(_wanted(life, chance, book), 1):
            place.mkdir(parents=True, exist_ok=True)
            name = wanted.paper.title.lower().replace(" ", "-")
            path = place / f"{number:02}-{name}.{wanted.ending}"
            wanted.maker(wanted.paper, path)
            made.append(
                Evidence(life.name, wanted.kind, wanted.paper.title, wanted.paper.dated_on, path)
            )
    return tuple(made)


def _wanted(life: Life, chance: random.Random, book: Rulebook) -> Iterator[_Wanted]:
    match life.name:
        case "hearing in two weeks":
            yield _printed(PaperKind.PARTICULARS, words.particulars(life, book))
            yield _printed(PaperKind.TENANCY_AGREEMENT, words.agreement(life))
            yield from _noticed(life, book)
            yield _printed(PaperKind.LETTER, _first_letter(life))
            yield _last_letter(life, chance)
            yield _photographed(life)
        case "defence filed":
            yield _printed(PaperKind.PARTICULARS, words.particulars(life, book))
            yield _typed(PaperKind.DEFENCE, words.defence(life, book))
            yield _printed(PaperKind.TENANCY_AGREEMENT, words.agreement(life))
            yield from _noticed(life, book)
            yield _typed(PaperKind.LETTER, _first_letter(life))
            yield _letter_back(life, chance)
            yield _last_letter(life, chance)
        case "joint tenants" | "awkward name":
            yield _typed(PaperKind.TENANCY_AGREEMENT, words.agreement(life))
            yield from _noticed(life, book)
        case "deceased tenant":
            yield _printed(PaperKind.TENANCY_AGREEMENT, words.agreement(life))


def _noticed(life: Life, book: Rulebook) -> Iterator[_Wanted]:
    """The notice, and a certificate of service for each tenant."""
    served = life.notice
    if served is None:
        return
    yield _printed(PaperKind.NOTICE, words.notice(life, served, book))
    for serving in served.servings:
        paper = words.certificate(life, served, serving, book)
        yield _printed(PaperKind.CERTIFICATE_OF_SERVICE, paper)


def _first_letter(life: Life) -> Paper:
    return words.letter_about_arrears(life, _contact(life, ContactAbout.ARREARS))


def _letter_back(life: Life, chance: random.Random) -> _Wanted:
    """What the tenant wrote, as a picture."""
    paper = words.letter_from_tenant(life, _contact(life, ContactAbout.REPAYMENT_OFFER).on)
    maker = partial(scan_to_picture, chance=chance)
    return _Wanted(PaperKind.CORRESPONDENCE, paper, "png", maker)


def _last_letter(life: Life, chance: random.Random) -> _Wanted:
    """The letter before claim, of which the office kept a scan alone."""
    paper = words.letter_before_claim(life, _contact(life, ContactAbout.PROTOCOL_SENT))
    return _Wanted(PaperKind.LETTER, paper, "pdf", partial(scan_to_pdf, chance=chance))


def _photographed(life: Life) -> _Wanted:
    """A photograph of the notice where it was left."""
    served = life.notice
    assert served is not None  # noqa: S101 - asked for a life with a notice alone.
    (serving,) = served.servings
    paper = Paper("Photograph of the notice at the door", serving.at.date(), ())
    return _Wanted(PaperKind.PHOTOGRAPH, paper, "jpg", _camera(life, serving))


def _camera(life: Life, serving: Serving) -> Maker:
    house = life.home.address[0].partition(" ")[0]

    def take(_: Paper, path: Path) -> None:
        photograph(path, serving.at, house, life.people[0].full_name)

    return take


def _printed(kind: PaperKind, paper: Paper) -> _Wanted:
    return _Wanted(kind, paper, "pdf", print_paper)


def _typed(kind: PaperKind, paper: Paper) -> _Wanted:
    return _Wanted(kind, paper, "docx", type_paper)


def _contact(life: Life, about: ContactAbout) -> ContactMade:
    """The first contact by letter or at home about something."""
    by = (ContactMethod.LETTER, ContactMethod.VISIT)
    return next(one for one in life.contacts if one.about is about and one.method in by)
