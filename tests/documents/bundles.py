"""Bundles for tests: documents, plans and bindings, and what other eyes see in the result."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

import pypdf
from pypdf.generic import Destination

from courtdesk.documents.bundle.orders import Binding, Division, Leaf
from courtdesk.domain.plan import Part, Plan, Section
from tests.intake.pdfs import plain, saved

NAME = "CouncilvTenant-HearingBundle-15Dec2026.pdf"


@dataclass
class Told:
    """What a task told on its way."""

    steps: list[tuple[int, int, str]] = field(default_factory=list)

    def step(self, done: int, total: int, words: str) -> None:
        self.steps.append((done, total, words))

    def pages(self, count: int) -> None:
        self.steps.append((count, count, "pages"))


def one_part(what: Plan, part: Part) -> Plan:
    """A plan with this one document in the place of all others."""
    return replace(what, sections=(replace(what.sections[0], documents=(part,)),))


def document(folder: Path, name: str, pages: int, *, size: tuple[int, int] = (595, 842)) -> Path:
    """A document whose every page says which it is."""
    file = folder / f"{name}.pdf"
    texts = [f"This is sheet {name}-{number} of the papers" for number in range(1, pages + 1)]
    file.write_bytes(saved(plain(*texts, size=size), readable=False))
    return file


def plan(folder: Path, sections: dict[str, Sequence[int]], **changes: object) -> Plan:
    """A plan with so many documents of so many pages in each section."""
    folder.mkdir(parents=True, exist_ok=True)
    made = Plan(
        court="County Court at North Shields",
        claim="M05YK123",
        claimant="Example Borough Council",
        defendants=("Gŵen Example", "Łukasz Example"),
        title="Hearing bundle",
        hearing=datetime(2026, 12, 15, 10, 0),  # noqa: DTZ001 - a court's own clock.
        sections=tuple(
            Section(
                letter,
                f"Papers of section {letter}",
                tuple(
                    Part(
                        f"Document {letter}{place} in the matter",
                        document(folder, f"{letter}{place}", pages),
                        date(2026, 9, place + 1),
                    )
                    for place, pages in enumerate(counts)
                ),
            )
            for letter, counts in sections.items()
        ),
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # fields of a plan are passed on.


def binding(folder: Path, sections: Sequence[Sequence[Leaf]]) -> Binding:
    """A binding of clean documents."""
    return Binding(
        "County Court at North Shields",
        "M05YK123",
        "Example Borough Council",
        ("Example Tenant",),
        "Hearing bundle",
        "15 December 2026 at 10am",
        tuple(
            Division(chr(ord("A") + place), f"Section {place}", tuple(leaves))
            for place, leaves in enumerate(sections)
        ),
        folder / NAME,
    )


@contextmanager
def opened(path: Path) -> Iterator[pypdf.PdfReader]:
    with pypdf.PdfReader(path) as reader:
        yield reader


def index_targets(reader: pypdf.PdfReader) -> list[int]:
    """The pages, from 1, that the links of the index lead to, row by row."""
    numbers = {page.indirect_reference: n for n, page in enumerate(reader.pages, start=1)}
    found: list[int] = []
    for page in reader.pages:
        links = [one.get_object() for one in page.get("/Annots", ())]
        rows = [one for one in links if "Index" in page.extract_text()[:400] and "/Dest" in one]
        rows.sort(key=lambda one: -float(one["/Rect"][3]))
        found.extend(numbers[one["/Dest"][0]] for one in rows)
        if not rows:
            break
    return found


def bookmarks(reader: pypdf.PdfReader) -> list[tuple[int, str, int]]:
    """Depth, words and page, from 1, of every bookmark."""

    def walk(items: Sequence[object], depth: int) -> Iterator[tuple[int, str, int]]:
        for item in items:
            if isinstance(item, list):
                yield from walk(item, depth + 1)
            elif isinstance(item, Destination):
                page = reader.get_destination_page_number(item)
                yield depth, str(item.title), -1 if page is None else page + 1

    return list(walk(reader.outline, 0))
