"""What can be done: every action in a menu, on its keys, and found by a few letters."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from courtdesk.samples.lives import MAIN
from courtdesk.samples.play import Played
from courtdesk.ui.actions import MENUS, in_menus
from courtdesk.ui.finder import Finder
from courtdesk.ui.menus import fill_menu
from courtdesk.ui.page import Place
from courtdesk.ui.pages import kinds
from courtdesk.ui.pages.case.page import CasePage
from courtdesk.ui.pages.cases import CasesPage
from tests.ui.windows import Hands


def test_every_action_is_reached_from_a_menu_and_answers_to_its_own_keys(
    hands: Hands, sample: Played
) -> None:
    every = [one for kind in kinds().values() for one in kind.actions]
    assert len({one.id for one in every}) == len(every)
    for name, kind in kinds().items():
        key: object = None
        if name in ("case", "account"):
            key = sample.case(MAIN)
        if name in ("paper", "preview"):
            continue
        hands.shell.go(Place(name, key))
        offers = hands.shell.offers()
        keys = [one.action.shortcut for one in offers if one.action.shortcut]
        assert len(set(keys)) == len(keys), name
        menu = QMenu()
        fill_menu(menu, offers, hands.shell.held)
        told = {text for text, _ in _entries(menu)}
        assert {one.words.replace("&", "") for one in kind.actions} <= told
        assert [one.text().replace("&", "") for one in menu.actions()] == [
            name for name, _ in in_menus(offers)
        ]
        menu.deleteLater()
    assert {one.menu for one in every} <= set(MENUS)


def _entries(menu: QMenu) -> list[tuple[str, QAction]]:
    """Everything in the menus of a menu, by its words."""
    return [
        (entry.text().split("\t")[0].replace("&", ""), entry)
        for under in menu.findChildren(QMenu)
        for entry in under.actions()
    ]


def test_a_menu_entry_that_cannot_be_used_says_why(hands: Hands, sample: Played) -> None:
    hands.go(CasePage, "case", sample.case("awkward name"))
    menu = QMenu()
    fill_menu(menu, hands.shell.offers(), hands.shell.held)
    entries = dict(_entries(menu))
    greyed = entries["Move the hearing…"]
    assert not greyed.isEnabled()
    assert greyed.toolTip() == "No hearing is listed. List the hearing first."
    menu.deleteLater()


def test_everything_that_can_be_done_is_found_by_a_few_letters(hands: Hands) -> None:
    hands.go(CasesPage, "cases")
    finder = Finder(hands.shell, hands.shell.offers(everywhere=True), hands.shell.held)
    hands.bot.addWidget(finder)
    every = {one.id for kind in kinds().values() for one in kind.actions}
    assert every <= {one.action.id for one in finder.list.rows_model.rows}
    finder.show()
    QTest.keyClicks(finder.line, "nwcs")
    assert finder.list.rows_model.rows[0].action.id == "cases.new"
    QTest.keyClick(finder.line, Qt.Key.Key_Return)
    assert finder.chosen is not None
    assert finder.chosen.action.id == "cases.new"


def test_what_belongs_to_another_page_says_where(hands: Hands) -> None:
    hands.go(CasesPage, "cases")
    finder = Finder(hands.shell, hands.shell.offers(everywhere=True), hands.shell.held)
    hands.bot.addWidget(finder)
    QTest.keyClicks(finder.line, "list a hearing")
    QTest.keyClick(finder.line, Qt.Key.Key_Return)
    assert finder.chosen is None
    assert finder.said.text() == "Open a case first."
    QTest.keyClicks(finder.line, "zzz")
    assert finder.list.rows_model.rows == ()
