"""Fields in which something is chosen: one of a few, some of a few, yes or no, a file."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QLineEdit, QPushButton

from courtdesk.domain.finding import Finding, Refused, stop
from courtdesk.ui.choices import Choice, Chooser, Tick
from courtdesk.ui.fields import WIDE, WIDEST, Field, nothing_given


class PickOne(Field):
    """One of a few, by its words."""

    def __init__(self, choices: Sequence[Choice], *, optional: bool = False) -> None:
        super().__init__(optional=optional)
        only_one = len(choices) == 1 and not optional
        self.box = Chooser(choices, nothing=None if only_one else "" if optional else "Choose…")
        self._hold(self.box)
        self.row.addStretch()
        self.box.activated.connect(self.changed)

    def is_empty(self) -> bool:
        """Whether nothing is chosen."""
        return self.box.value() is None

    def read(self) -> object:
        """What was chosen."""
        value = self.box.value()
        if value is None and not self.optional:
            raise Refused(_choose_one())
        return value

    def put(self, value: object) -> None:
        """Choose."""
        self.box.choose(value)


class TickEdit(Field):
    """Yes or no."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.tick = Tick(words)
        self._hold(self.tick)
        self.row.addStretch()
        self.tick.toggled.connect(self.changed)

    def read(self) -> object:
        """Whether it is ticked."""
        return self.tick.isChecked()

    def put(self, value: object) -> None:
        """Tick it, or not."""
        with QSignalBlocker(self.tick):
            self.tick.setChecked(bool(value))


class TickMany(Field):
    """Any of a few."""

    def __init__(self, choices: Sequence[Choice], *, optional: bool = False) -> None:
        super().__init__(optional=optional)
        self.ticks = tuple((Tick(one.words), one.value) for one in choices)
        self._hold(*(tick for tick, _ in self.ticks))
        self.row.addStretch()
        for tick, _ in self.ticks:
            tick.toggled.connect(self.changed)

    def read(self) -> object:
        """Those that are ticked."""
        chosen = tuple(value for tick, value in self.ticks if tick.isChecked())
        if not chosen and not self.optional:
            raise Refused(_choose_one())
        return chosen

    def put(self, value: object) -> None:
        """Tick these and no others."""
        wanted = value if isinstance(value, tuple) else ()
        for tick, one in self.ticks:
            with QSignalBlocker(tick):
                tick.setChecked(one in wanted)

    def name(self, words: str, help_: str = "") -> None:
        """Each tick is called by its own words, with the field's before them."""
        for tick, _ in self.ticks:
            tick.setAccessibleName(f"{words}: {tick.text()}")
            tick.setAccessibleDescription(help_)


class FileEdit(Field):
    """A file on this computer."""

    def __init__(self, browse: Callable[[], Path | None], *, optional: bool = False) -> None:
        super().__init__(optional=optional)
        self.edit = QLineEdit()
        self.edit.setMinimumWidth(self.edit.fontMetrics().averageCharWidth() * WIDE)
        self.button = QPushButton("Choose…")
        self.edit.setMaximumWidth(self.edit.fontMetrics().averageCharWidth() * WIDEST)
        self._hold(self.edit, self.button)
        self.row.addStretch()
        self._browse = browse
        self.button.clicked.connect(self._choose)
        self.edit.textEdited.connect(self.changed)

    def read(self) -> object:
        """Its path."""
        text = self.edit.text().strip()
        if not text and not self.optional:
            raise Refused(nothing_given())
        return Path(text) if text else None

    def put(self, value: object) -> None:
        """Show a path."""
        self.edit.setText("" if value is None else str(value))

    def name(self, words: str, help_: str = "") -> None:
        """What a screen reader calls the path and the button."""
        super().name(words, help_)
        self.button.setAccessibleName(f"Choose {words[:1].lower()}{words[1:]}")

    def _choose(self) -> None:
        path = self._browse()
        if path is not None:
            self.put(path)
            self.changed.emit()


def _choose_one() -> Finding:
    return stop("none-chosen", "Nothing is chosen.", remedy="Choose one.")
