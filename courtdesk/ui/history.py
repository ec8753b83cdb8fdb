"""Where the officer has been: back and forward, and the last pages kept as they were left.

>>> been = History()
>>> been.visit("today"); been.visit("cases"); been.back()
'today'
>>> been.can_go_back, been.can_go_forward
(False, True)
>>> been.visit("diary"); been.can_go_forward
False
"""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

MOST = 200

L = TypeVar("L")


@dataclass
class History(Generic[L]):
    """Places in the order they were visited, and which of them is here."""

    _places: list[L] = field(default_factory=list)
    _here: int = -1

    @property
    def here(self) -> L | None:
        """Where the officer is."""
        return self._places[self._here] if self._places else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return self._here > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a place the officer went back from."""
        return self._here < len(self._places) - 1

    def visit(self, place: L) -> None:
        """Go to a place; those gone back from are forgotten."""
        if place == self.here:
            return
        self._places = [*self._places[: self._here + 1], place][-MOST:]
        self._here = len(self._places) - 1

    def back(self) -> L:
        """Go back one place, where there is one."""
        self._here = max(self._here - 1, 0)
        return self._places[self._here]

    def forward(self) -> L:
        """Go forward one place, where there is one."""
        self._here = min(self._here + 1, len(self._places) - 1)
        return self._places[self._here]

    def replace(self, place: L) -> None:
        """Let another place stand where the officer is, as when a thing gets its number."""
        if self._places:
            self._places[self._here] = place
