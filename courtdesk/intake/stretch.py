"""Stretch: a part of longer work, told in hundredths of the whole, and never told backwards."""

from dataclasses import dataclass

from courtdesk.domain.progress import Progress


@dataclass(slots=True)
class Stretch:
    """Tells a part of longer work, from one hundredth of the whole to another.

    Attributes:
        progress: what is told of the whole.
        start: where this part begins.
        end: where it ends.
        reached: how far it has come.
    """

    progress: Progress
    start: int
    end: int
    reached: int = 0

    def step(self, done: int, total: int, words: str) -> None:
        """Say how far this part is."""
        now = self.start + (self.end - self.start) * done // max(total, 1)
        self.reached = min(max(self.reached, self.start, now), self.end)
        self.progress.step(self.reached, 100, words)
