"""Actions: what can be done from a page, said once and read by every menu, button and list.

    ACTIONS = (
        Action("cases.open", "&Open the case", open_chosen, menu="Case", why_not=none_chosen),
    )

``why_not`` answers none where the action may be taken; else its finding greys the action and is
its tip. What the officer's posts do not permit is greyed in the same way.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from courtdesk.domain.finding import Finding, note
from courtdesk.domain.permits import PERMIT_WORDS, Permit

P = TypeVar("P")

MENUS = ("Go", "Case", "Account", "Paper", "Office", "View", "Help")
"""The menus, in their order."""


@dataclass(frozen=True, slots=True)
class Action(Generic[P]):
    """Something that can be done from a page.

    Attributes:
        id: the page's noun and a verb, such as ``cases.open``.
        words: as a button has them; "…" where more will be asked.
        icon: the drawing before its words in a menu.
        permit: what the officer must hold; none where it only shows something.
        on_page: whether the page has a button for it beside its title.
    """

    id: str
    words: str
    run: Callable[[P], None]
    menu: str
    shortcut: str = ""
    icon: str = ""
    help: str = ""
    permit: Permit | None = None
    why_not: Callable[[P], Finding | None] | None = None
    on_page: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """An action as one page offers it now; without a page it is known, and out of reach."""

    action: Action[Any]
    page: object | None
    elsewhere: str = ""

    def why_not(self, held: frozenset[Permit]) -> Finding | None:
        """Why it cannot be done just now; none where it can."""
        if self.page is None:
            return note("action-elsewhere", f"{self.elsewhere} first.", where=self.action.id)
        return why_not(self.action, self.page, held)

    def run(self) -> None:
        """Do it."""
        self.action.run(self.page)


def why_not(action: Action[P], page: P, held: frozenset[Permit]) -> Finding | None:
    """Why an action cannot be taken from a page by somebody with these permits."""
    if action.permit is not None and action.permit not in held:
        return note(
            "no-post-for-it",
            f"Your posts do not let you {PERMIT_WORDS[action.permit]}.",
            where=action.id,
            remedy="Ask a colleague whose post allows it, or your administrator.",
        )
    return action.why_not(page) if action.why_not is not None else None


def in_menus(offers: Iterable[Offer]) -> tuple[tuple[str, tuple[Offer, ...]], ...]:
    """Offers by menu, in the menus' order; an empty menu is left out."""
    found: dict[str, list[Offer]] = {one: [] for one in MENUS}
    for offer in offers:
        found[offer.action.menu].append(offer)
    return tuple((menu, tuple(some)) for menu, some in found.items() if some)


def sentence(finding: Finding) -> str:
    """A finding as a tip has it: what is the matter, and what to do."""
    return f"{finding.says} {finding.remedy}".strip()
