"""The sample office in a folder: its exports and its evidence, and which life each belongs to."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from courtdesk.domain.rulebook import Rulebook
from courtdesk.rules import open_rulebook
from courtdesk.samples import exports, papers
from courtdesk.samples.exports import Exports, Newer
from courtdesk.samples.life import Life
from courtdesk.samples.lives import MAIN, all_lives
from courtdesk.samples.papers import Evidence

USUAL_DAY = date(2026, 11, 23)
"""The Monday that the demo takes as today."""


@dataclass(frozen=True, slots=True)
class SampleOffice:
    """A sample office, and where its files are."""

    seed: int
    today: date
    folder: Path
    lives: tuple[Life, ...]
    exports: Exports
    evidence: tuple[Evidence, ...]

    def case(self, name: str) -> Life:
        """The life with a name such as “broken order”.

        Raises:
            KeyError: there is none of that name.
        """
        return {one.name: one for one in self.lives}[name]

    @property
    def main(self) -> Life:
        """The life with which the demo does the main job."""
        return self.case(MAIN)

    def evidence_of(self, name: str) -> tuple[Evidence, ...]:
        """The files of evidence of one life."""
        return tuple(one for one in self.evidence if one.life == name)

    def newer_export(self, folder: Path, *, clashing: bool = False) -> Newer:
        """Write the exports of two weeks later, which overlap the first, into a folder."""
        return exports.write_newer(folder, self.lives, self.today, clashing=clashing)


def make(
    folder: Path, seed: int, today: date = USUAL_DAY, book: Rulebook | None = None
) -> SampleOffice:
    """Make a sample office in a folder: the same seed and day give the same bytes."""
    rules = book or open_rulebook()[0]
    lives = all_lives(seed, today, rules)
    return SampleOffice(
        seed,
        today,
        folder,
        lives,
        exports.write(folder / "export", lives, today),
        papers.make(folder / "evidence", lives, seed, rules),
    )
