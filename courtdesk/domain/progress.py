"""Progress: how long work tells how far it is, and where it is asked to stop.

Everything long takes a ``Progress`` and calls ``step``; cancelling raises ``Cancelled`` from
there, and nowhere else, so that work is only ever broken off where it has nothing half done.
"""

from typing import Protocol


class Cancelled(Exception):  # noqa: N818 - the officer's wish, not an error.
    """The officer asked for the work to stop; nothing of it remains."""


class Progress(Protocol):
    """What long work reports to."""

    def step(self, done: int, total: int, words: str) -> None:
        """Say that ``done`` of ``total`` parts are done and what comes next.

        Raises:
            Cancelled: the officer asked for the work to stop.
        """


class Quiet:
    """A progress that says nothing and never cancels, for tests and scripts."""

    def step(self, done: int, total: int, words: str) -> None:
        """Say nothing."""
