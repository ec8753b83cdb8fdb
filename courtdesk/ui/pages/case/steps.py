"""What can be done next on a case: the steps to the hearing, each with how it stands and why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from courtdesk.domain.casefile import Paper, PaperKind
from courtdesk.domain.dates import short
from courtdesk.ui.looks import OneLine, repolish, words
from courtdesk.ui.marks import MET, WORD_OF, Mark
from courtdesk.ui.pages.case.view import View

OLD = frozenset({"paper-older-than-account", "bundle-out-of-date"})


@dataclass(frozen=True, slots=True)
class Step:
    """A step on the way to the hearing.

    Attributes:
        action: what takes it.
        sheet: where it is seen once it is taken.
        taken: when it was taken, in words; empty where it was not.
        about: the kind of paper that findings of the pack speak of, where it is one.
    """

    words: str
    action: str
    sheet: str
    taken: Callable[[View], str]
    about: PaperKind | None = None


def _served(view: View) -> str:
    notice = view.file.notice
    if notice is None:
        return ""
    days = [one.served_on for one in notice.services]
    return f"served {short(max(days))}" if days else f"dated {short(notice.dated_on)}"


def _issued(view: View) -> str:
    return f"issued {short(view.file.claim.issued_on)}" if view.file.claim else ""


def _listed(view: View) -> str:
    return f"listed {short(view.hearing.on)}" if view.hearing else ""


def _made(kind: PaperKind) -> Callable[[View], str]:
    def made(view: View) -> str:
        paper: Paper | None = view.paper(kind)
        return f"made {short(paper.dated_on)}" if paper else ""

    return made


STEPS = (
    Step("Notice", "case.notice", "overview", _served),
    Step("Claim", "case.claim", "overview", _issued),
    Step("Hearing", "case.hearing", "hearing", _listed),
    Step("Schedule", "case.schedule", "papers", _made(PaperKind.ARREARS_SCHEDULE),
         PaperKind.ARREARS_SCHEDULE),
    Step("Statement", "case.statement", "papers", _made(PaperKind.WITNESS_STATEMENT),
         PaperKind.WITNESS_STATEMENT),
    Step("Bundle", "case.bundle", "hearing", _made(PaperKind.BUNDLE), PaperKind.BUNDLE),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """How a step stands: its mark, and that in words."""

    mark: str
    words: str


def standing(step: Step, view: View) -> Standing:
    """How a step stands."""
    taken = step.taken(view)
    old = [
        one
        for one in (view.pack.findings if view.pack else ())
        if step.about is not None and one.where == step.about.value and one.code in OLD
    ]
    if taken and old:
        return Standing("warning", "to be made again")
    if taken:
        return Standing(MET, taken)
    return Standing("note", "not yet")


def next_step(view: View) -> Step | None:
    """The first step not taken, else the first to be taken again; none when all are taken."""
    for wanted in ("note", "warning"):
        for step in STEPS:
            if standing(step, view).mark == wanted:
                return step
    return None


class StepButton(QPushButton):
    """One step: its mark and name over how it stands."""

    explained = Signal(str)

    def __init__(self, step: Step) -> None:
        super().__init__()
        self.step = step
        self.setProperty("shape", "step")
        self._mark = Mark("note")
        name = words(step.words, type_="strong")
        self._state = OneLine("", type_="small", ink="dim")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 5, 8, 5)
        layout.setSpacing(8)
        layout.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(name)
        column.addWidget(self._state)
        layout.addLayout(column, 1)
        for one in (self._mark, name, self._state):
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_standing(self, now: Standing, reason: str, *, following: bool) -> None:
        """Say how the step stands, and why it cannot be taken where it cannot."""
        self._mark.change(now.mark)
        text = reason if reason and now.mark == "note" else now.words
        if following and not reason:
            text = "next"
        self._state.setText(text)
        self.setToolTip(text)
        self.setAccessibleName(f"{self.step.words}: {text}")
        self.setAccessibleDescription(WORD_OF[now.mark])
        if bool(self.property("following")) is not following:
            self.setProperty("following", following)
            repolish(self)


class Steps(QWidget):
    """The steps side by side."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.buttons = tuple(StepButton(one) for one in STEPS)
        for one in self.buttons:
            layout.addWidget(one, 1)
            one.clicked.connect(lambda _=False, step=one.step: self.asked.emit(step))

    def show_view(self, view: View, reasons: Sequence[str]) -> None:
        """Say how each stands; ``reasons`` say why one cannot be taken."""
        following = next_step(view)
        for one, reason in zip(self.buttons, reasons, strict=True):
            one.show_standing(standing(one.step, view), reason, following=one.step is following)
