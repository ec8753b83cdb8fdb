"""The officer of the tests: answers what the window asks, and remembers what was asked."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Answers:
    """Stands in for the officer at every question of the window.

    Attributes:
        file: what is chosen where a file is asked for.
        folder: where copies go, and Word files lie.
        agrees: the answer to every decision.
        asked: every question, in order.
        faults: the reports of our own mistakes that were told.
        opened: what was opened with another program.
    """

    folder: Path
    file: Path | None = None
    agrees: bool = True
    asked: list[str] = field(default_factory=list)
    faults: list[Path] = field(default_factory=list)
    opened: list[Path] = field(default_factory=list)

    def open_file(self, title: str, kinds: str) -> Path | None:
        del kinds
        self.asked.append(title)
        return self.file

    def open_folder(self, title: str) -> Path | None:
        self.asked.append(title)
        return self.folder

    def decide(self, question: str, because: str, yes: str, no: str) -> bool:
        del because, yes, no
        self.asked.append(question)
        return self.agrees

    def reason(self, question: str, because: str) -> str | None:
        del because
        self.asked.append(question)
        return "As the income team told us." if self.agrees else None

    def tell_fault(self, report: Path) -> None:
        self.faults.append(report)

    def word_folder(self) -> Path:
        return self.folder

    def open_outside(self, path: Path) -> bool:
        self.opened.append(path)
        return self.agrees
