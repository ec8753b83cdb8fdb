"""Limits: how much memory, time and paper one piece of work in the child may use."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use for one piece of work.

    Attributes:
        memory_mb: address space, in megabytes.
        seconds: time for the work itself, on the processor and on the wall.
        page_ms: milliseconds more for each page.
        pages: the most pages a file may have.
        file_mb: the largest file it may write, in megabytes.
    """

    memory_mb: int = 1536
    seconds: int = 60
    page_ms: int = 500
    pages: int = 3000
    file_mb: int = 1024

    def time_for(self, pages: int) -> float:
        """Seconds allowed for work on so many pages."""
        return self.seconds + min(pages, self.pages) * self.page_ms / 1000
