"""An export before it is accepted: what it would add, and every line that something is wrong with.

Nothing is stored here. A line that cannot be read forbids the whole file until it is left out by
name, with a reason that the account keeps.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from courtdesk.desk import accounts
from courtdesk.desk.accounts import Accepted, Preview
from courtdesk.desk.core import Desk
from courtdesk.domain.finding import Finding, Weight, note, stops
from courtdesk.domain.permits import Permit
from courtdesk.ui.actions import Action
from courtdesk.ui.band import Band, Figure
from courtdesk.ui.choices import Choice, Chooser
from courtdesk.ui.forms import Form, FormStack
from courtdesk.ui.lists import RowList
from courtdesk.ui.looks import words
from courtdesk.ui.marks import WORD_OF, mark_of
from courtdesk.ui.page import Frame, Page, PageKind, Place
from courtdesk.ui.rows import Column
from courtdesk.ui.sheets import Sheet, column, side_by_side
from courtdesk.ui.wanted import Wanted

AS_RECOGNISED = "As recognised"
_LINE = re.compile(r"\bline (\d+)")


@dataclass(frozen=True, slots=True)
class Answer:
    """An export previewed, and the layouts it might be read as."""

    preview: Preview
    layouts: tuple[str, ...]
    excluded: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FindingRow:
    """Something wrong with an export, or a line that is left out.

    Attributes:
        line: its line in the file; nought where it is about the whole.
    """

    number: int
    mark: str
    line: int
    says: str
    remedy: str
    left_out: bool = False


COLUMNS: tuple[Column[FindingRow], ...] = (
    Column("weight", "Weight", lambda row: "Left out" if row.left_out else WORD_OF[row.mark],
           mark=lambda row: row.mark, wide=10),
    Column("line", "Line", lambda row: f"{row.line:,}" if row.line else "", right=True, wide=6),
    Column("says", "What", lambda row: row.says, wide=0, tells=lambda row: row.says),
    Column("remedy", "What to do", lambda row: row.remedy, wide=42, tells=lambda row: row.remedy),
)  # fmt: skip


def previewed(desk: Desk, path: Path, layout: str, excluded: tuple[int, ...]) -> Answer:
    """Read an export and compare it with what is held."""
    preview = desk.see(accounts.read_export, path, layout, excluded)
    return Answer(preview, desk.see(accounts.layouts), excluded)


def rows_of(answer: Answer) -> tuple[FindingRow, ...]:
    """What is wrong, and after it the lines left out."""
    found = [
        FindingRow(number, mark_of(one), line_of(one), one.says, one.remedy)
        for number, one in enumerate(answer.preview.findings)
    ]
    left_out = [
        FindingRow(-line, "note", line, "Left out of what is stored.", "", left_out=True)
        for line in answer.excluded
    ]
    return (*found, *left_out)


def line_of(finding: Finding) -> int:
    """The line of the file a finding is about; nought where it is about the whole.

    >>> line_of(note("odd-date", "An odd date.", where="rent.csv, line 12, column 4 (real_value)"))
    12
    """
    match = _LINE.search(finding.where)
    return int(match[1]) if match else 0


class PreviewPage(Page[Answer]):
    """The preview."""

    def __init__(self, frame: Frame, key: Path) -> None:
        super().__init__(frame)
        self.path = key
        self.answer: Answer | None = None
        self.excluded: tuple[int, ...] = ()
        self.band = Band()
        self.list: RowList[FindingRow] = RowList(
            COLUMNS,
            lambda row: row.number,
            "Findings by line",
            empty="Nothing is wrong with this export.",
        )
        self.list.keep_widths("preview", frame.settings)
        self.list.chosen_changed.connect(self.headed)
        self.layouts = Chooser((), nothing=None)
        self.layouts.setAccessibleName("Layout")
        self.layouts.activated.connect(lambda _: self.ask_again())
        card = Sheet("What was found", aside="nothing is stored before you accept it")
        head = side_by_side(words("Read as", ink="dim"), self.layouts, gap=8)
        head.addStretch()
        card.body.addLayout(head)
        card.body.addWidget(self.list, 1)
        self.whole = words("", ink="dim", wrap=True)
        card.body.addWidget(self.whole)
        self.list.chosen_changed.connect(self._tell_whole)
        self.forms = FormStack(card)
        self.forms.filled.connect(self.headed)
        layout = column(self)
        layout.addWidget(self.band)
        layout.addWidget(self.forms, 1)
        self.head(self.path.name, "Accounts · Import")

    def asked(self) -> Callable[[], Answer]:
        """The export as it is on disk now."""
        desk, path, excluded = self.frame.desk, self.path, self.excluded
        layout = str(self.layouts.value() or "")
        return lambda: previewed(desk, path, layout, excluded)

    def show_answer(self, answer: Answer) -> None:
        """Show what it would add and what is wrong."""
        self.answer = answer
        found = answer.preview
        given = [Choice("", AS_RECOGNISED), *(Choice(one, one) for one in answer.layouts)]
        chosen = self.layouts.value()
        self.layouts.offer(given)
        self.layouts.choose(chosen or "")
        self.crumbs = f"Accounts · Import · read as {found.format or 'nothing known'}"
        self.band.show_figures(
            (
                Figure("New lines", f"{found.lines.new:,}", strong=True),
                Figure("Held already", f"{found.lines.held:,}"),
                Figure("Clashing", f"{found.lines.clashing:,}"),
                Figure("Cannot be read", f"{found.lines.invalid:,}"),
                Figure("Accounts", f"{found.accounts:,}"),
                Figure("Due", str(found.debits)),
                Figure("Paid", str(found.credits)),
            )
        )
        self.list.show_rows(rows_of(answer))

    def show_loading(self, *, loading: bool) -> None:
        """Dim the findings."""
        self.list.set_loading(loading=loading)

    def first_focus(self) -> QWidget | None:
        """The findings."""
        return self.forms.form.first_field() if self.forms.form else self.list

    def unsaved(self) -> bool:
        """Whether it is being accepted just now."""
        return self.forms.unsaved

    def main_action(self) -> str:
        """Accepting it."""
        return "" if self.forms.form else "preview.accept"

    def _tell_whole(self) -> None:
        """The chosen finding in full, as the list has no room for it."""
        row = self.list.chosen
        self.whole.setText(f"{row.says} {row.remedy}".strip() if row else "")

    def exclude(self, lines: set[int]) -> None:
        """Leave out these lines and no others."""
        self.excluded = tuple(sorted(lines))
        self.ask_again()


def _accept(page: PreviewPage) -> None:
    if page.answer is None:
        return
    found = page.answer.preview
    left_out = len(page.excluded)
    form = Form(
        page,
        accounts.accept_export,
        f"Accept {page.path.name}",
        (
            (Wanted("because", "Why lines are left out", "The accounts keep this.", must=True),)
            if left_out
            else ()
        ),
        given={
            "path": page.path,
            "sha256": found.sha256,
            "layout": found.format,
            "seen": found.seen,
            "exclude": page.excluded,
        },
        done=lambda accepted: _accepted(page, accepted),
        deed="Accept the export",
        says=f"{found.lines.new:,} new lines for {found.accounts:,} accounts"
        + (f"; {left_out:,} lines are left out." if left_out else "."),
    )
    page.forms.fill(form)
    if not left_out:
        form.submit()


def _accepted(page: PreviewPage, accepted: Accepted) -> None:
    page.frame.go(Place("accounts"))
    clashes = f" {accepted.clashing:,} lines clash with what was held." if accepted.clashing else ""
    page.frame.notices.done(
        f"{page.path.name} is accepted: {accepted.new:,} new lines, "
        f"{accepted.held:,} held already.{clashes}"
    )


def _why_not_accept(page: PreviewPage) -> Finding | None:
    if page.answer is None:
        return note("still-asking", "The export is still being read.")
    found = page.answer.preview
    wrong = stops(found.findings)
    if wrong:
        first = wrong[0].says
        more = f" And {len(wrong) - 1:,} more." if len(wrong) > 1 else ""
        return note(
            "export-has-stops",
            f"{first}{more}",
            remedy="Mend the file, or leave those lines out with a reason.",
        )
    if not found.lines.new:
        return note("nothing-new", "Every line of this export is held already.")
    return None


def _leave_out(page: PreviewPage) -> None:
    row = page.list.chosen
    if row is None:
        return
    lines = set(page.excluded)
    page.exclude(lines - {row.line} if row.left_out else lines | {row.line})


def _why_not_leave_out(page: PreviewPage) -> Finding | None:
    row = page.list.chosen
    if row is None or not (row.left_out or (row.mark == "stop" and row.line)):
        return note(
            "nothing-to-leave-out",
            "Only a line that cannot be read is left out; choose one in the list.",
        )
    return None


def _leave_out_all(page: PreviewPage) -> None:
    if page.answer is not None:
        found = {line_of(one) for one in stops(page.answer.preview.findings)} - {0}
        page.exclude(set(page.excluded) | found)


def _why_not_all(page: PreviewPage) -> Finding | None:
    findings = page.answer.preview.findings if page.answer else ()
    if not any(line_of(one) for one in findings if one.weight is Weight.STOP):
        return note("nothing-to-leave-out", "There is no line that cannot be read.")
    return None


ACTIONS: tuple[Action[PreviewPage], ...] = (
    Action(
        "preview.leave-out",
        "&Leave out, or take in",
        _leave_out,
        "Account",
        shortcut="Ctrl+E",
        help="Leave the chosen line out of what is stored, or take it in again",
        why_not=_why_not_leave_out,
        on_page=True,
    ),
    Action(
        "preview.leave-out-all",
        "Leave out all that cannot be &read",
        _leave_out_all,
        "Account",
        why_not=_why_not_all,
    ),
    Action(
        "preview.accept",
        "&Accept",
        _accept,
        "Account",
        help="Store the new lines; from then on they count",
        permit=Permit.IMPORT,
        why_not=_why_not_accept,
        on_page=True,
    ),
)

PAGE = PageKind(
    "preview",
    "Import preview",
    PreviewPage,
    watches=frozenset({"batch_acceptances"}),
    actions=ACTIONS,
    elsewhere="Import an export",
    home="accounts",
)
