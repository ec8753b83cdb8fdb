"""What can be done from anywhere: going about, looking again, finding."""

from collections.abc import Callable
from typing import Protocol

from courtdesk.domain.finding import Finding
from courtdesk.ui.actions import Action
from courtdesk.ui.navigation import ENTRIES
from courtdesk.ui.page import Place


class Window(Protocol):
    """What of the window these actions need."""

    def back(self) -> None:
        """Go back to where the officer was."""

    def forward(self) -> None:
        """Go forward again."""

    def ask_again(self) -> None:
        """Ask everything again that is seen."""

    def find_action(self) -> None:
        """Open the list of everything that can be done."""

    def search(self) -> None:
        """Put the keyboard into the search box."""

    def open_menu(self) -> None:
        """Open the menu of menus."""

    def next_part(self) -> None:
        """Move the keyboard to the next part of the window."""

    def go(self, place: Place) -> None:
        """Go to a page."""

    def why_no_place(self, name: str) -> Finding | None:
        """Why a place cannot be gone to; none where it can."""


def _to(name: str) -> Callable[[Window], None]:
    return lambda window: window.go(Place(name))


def _built(name: str) -> Callable[[Window], Finding | None]:
    return lambda window: window.why_no_place(name)


ACTIONS: tuple[Action[Window], ...] = (
    *(
        Action(
            f"go.{one.name}",
            one.words,
            _to(one.name),
            "Go",
            shortcut=f"Ctrl+{number % 10}",
            icon=one.name,
            why_not=_built(one.name),
        )
        for number, one in enumerate(ENTRIES, 1)
    ),
    Action("go.back", "Back", lambda window: window.back(), "Go", shortcut="Alt+Left"),
    Action("go.forward", "Forward", lambda window: window.forward(), "Go", shortcut="Alt+Right"),
    Action("go.search", "Search", lambda window: window.search(), "Go", shortcut="Ctrl+K"),
    Action(
        "view.next-part",
        "Next part of the window",
        lambda window: window.next_part(),
        "View",
        shortcut="F6",
    ),
    Action("view.again", "Look again", lambda window: window.ask_again(), "View", shortcut="F5"),
    Action("view.menu", "Open the menu", lambda window: window.open_menu(), "View", shortcut="F10"),
    Action(
        "help.actions",
        "Everything that can be done…",
        lambda window: window.find_action(),
        "Help",
        shortcut="Ctrl+Shift+P",
    ),
)
