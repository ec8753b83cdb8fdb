"""The menus: every action there is, under its menu, made anew each time they are opened."""

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from courtdesk.domain.permits import Permit
from courtdesk.ui.actions import Offer, in_menus, sentence
from courtdesk.ui.marks import icon
from courtdesk.ui.mnemonics import with_letter


def fill_menu(menu: QMenu, offers: Sequence[Offer], held: frozenset[Permit]) -> None:
    """Put every action into a menu of menus."""
    menu.clear()
    used: set[str] = set()
    for name, some in in_menus(offers):
        title, letter = with_letter(name, used)
        used.add(letter)
        under = menu.addMenu(title)
        under.setToolTipsVisible(True)
        add_offers(under, some, held)


def add_offers(menu: QMenu, offers: Sequence[Offer], held: frozenset[Permit]) -> None:
    """Put actions into one menu; what cannot be done is greyed, and its tip says why."""
    used: set[str] = set()
    for offer in offers:
        text, letter = with_letter(offer.action.words, used)
        used.add(letter)
        menu.addAction(_entry(menu, text, offer, held))


def context_menu(parent: QWidget, offers: Sequence[Offer], held: frozenset[Permit]) -> QMenu:
    """The menu of a row, under the pointer."""
    menu = QMenu(parent)
    menu.setToolTipsVisible(True)
    add_offers(menu, offers, held)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _entry(menu: QMenu, text: str, offer: Offer, held: frozenset[Permit]) -> QAction:
    # The shortcut is only shown here; the window itself listens for it.
    keys = f"\t{offer.action.shortcut}" if offer.action.shortcut else ""
    entry = QAction(f"{text}{keys}", menu)
    if offer.action.icon:
        entry.setIcon(icon(offer.action.icon))
    found = offer.why_not(held)
    entry.setEnabled(found is None)
    tip = sentence(found) if found is not None else offer.action.help
    entry.setToolTip(tip)
    entry.setStatusTip(tip)
    entry.triggered.connect(offer.run)
    return entry
