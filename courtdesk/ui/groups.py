"""Fields in a group: several that make one value, such as how a notice was served on one tenant.

Group(
    ServedOn,
    (Wanted("method", "How"), Wanted("at", "When")),
    page,
    title="Anna Example",
    given={"party_id": 4},
    unless=("method", "at"),
)
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from courtdesk.domain import plain
from courtdesk.domain.finding import Finding, Refused
from courtdesk.ui.fields import Field, nothing_given
from courtdesk.ui.looks import words
from courtdesk.ui.page import Page
from courtdesk.ui.sheets import column
from courtdesk.ui.wanted import Wanted, field_for

ACROSS = 2


class Group(Field):
    """Several fields that make one value of a frozen kind.

    Where all the fields named in ``unless`` are empty, the group as a whole is.
    """

    def __init__(
        self,
        kind: Callable[..., object],
        wanted: Sequence[Wanted],
        page: Page[Any],
        *,
        title: str = "",
        given: Mapping[str, object] | None = None,
        unless: tuple[str, ...] = (),
        optional: bool = True,
    ) -> None:
        super().__init__(optional=optional)
        self._kind = kind
        self._given = dict(given or {})
        self._unless = unless
        self._title = title
        self._words = {one.name: one.words for one in wanted}
        self.fields: dict[str, Field] = {}
        inside = QWidget()
        layout = column(inside, gap=6)
        if title:
            layout.addWidget(words(title, type_="strong"))
        layout.addLayout(self._lay(wanted, page))
        self.row.addWidget(inside)
        self._inner = ()
        if self.fields:
            self.setFocusProxy(next(iter(self.fields.values())))

    def is_empty(self) -> bool:
        """Whether what matters of it is empty."""
        return bool(self._unless) and all(self.fields[one].is_empty() for one in self._unless)

    def read(self) -> object:
        """The value the fields make; none where the group is empty and may be."""
        if self.is_empty():
            if self.optional:
                return None
            raise Refused(nothing_given())
        values: dict[str, object] = dict(self._given)
        findings: list[Finding] = []
        for name, field in self.fields.items():
            try:
                value = field.read()
            except Refused as refused:
                findings += [
                    replace(one, says=f"{self._words[name]}: {one.says}")
                    for one in refused.findings
                ]
                field.show_wrong(wrong=True)
                continue
            field.show_wrong(wrong=False)
            if value is not None or not field.optional:
                values[name] = value
        if findings:
            raise Refused(*findings)
        return self._kind(**values)

    def put(self, value: object) -> None:
        """Show a value."""
        for name, field in self.fields.items():
            field.put(getattr(value, name, None))

    def name(self, words_: str, help_: str = "") -> None:
        """Each field is called by its own words, with the group's before them."""
        before = self._title or words_
        for name, field in self.fields.items():
            field.name(f"{before}: {self._words[name]}", help_)

    def show_wrong(self, *, wrong: bool) -> None:
        """The fields within frame themselves when they are read."""

    def _lay(self, wanted: Sequence[Wanted], page: Page[Any]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        known = {one.name: one for one in plain.fields(self._kind)}
        for number, one in enumerate(wanted):
            field = field_for(known[one.name], replace(one, narrow=True), page)
            field.changed.connect(self.changed)
            self.fields[one.name] = field
            if one.start is not None:
                field.put(one.start)
            cell = QVBoxLayout()
            cell.setSpacing(2)
            label = words(one.words, type_="small", ink="dim")
            label.setBuddy(field.typed_into())
            cell.addWidget(label)
            cell.addWidget(field)
            top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
            grid.addLayout(cell, number // ACROSS, number % ACROSS, top)
        grid.setColumnStretch(ACROSS, 1)
        return grid


class Groups(Field):
    """A group for each of several: the values of those that are not empty."""

    def __init__(self, groups: Sequence[Group], *, optional: bool = False) -> None:
        super().__init__(optional=optional)
        self.groups = tuple(groups)
        inside = QWidget()
        layout = column(inside)
        for one in groups:
            layout.addWidget(one)
            one.changed.connect(self.changed)
        self.row.addWidget(inside)
        if groups:
            self.setFocusProxy(groups[0])

    def read(self) -> object:
        """The values given, in order."""
        findings: list[Finding] = []
        values: list[object] = []
        for one in self.groups:
            try:
                values.append(one.read())
            except Refused as refused:
                findings += refused.findings
        found = tuple(value for value in values if value is not None)
        if findings:
            raise Refused(*findings)
        if not found and not self.optional:
            raise Refused(nothing_given())
        return found

    def put(self, value: object) -> None:
        """Show values in order."""
        given = value if isinstance(value, tuple) else ()
        for one, part in zip(self.groups, given, strict=False):
            one.put(part)

    def name(self, words_: str, help_: str = "") -> None:
        """Each group calls its fields by its own title."""
        for one in self.groups:
            one.name(words_, help_)

    def show_wrong(self, *, wrong: bool) -> None:
        """The fields within frame themselves when they are read."""
