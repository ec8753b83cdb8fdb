"""A walk over every page: all of it can be reached, is called by a name, and is large enough.

Every page is looked at as it opens, each of its sheets, and every form that can be opened from it,
in light and dark, at the size of an officer's laptop.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QLabel,
    QPushButton,
    QTabBar,
    QWidget,
)

from courtdesk.samples.lives import MAIN
from courtdesk.samples.play import Played
from courtdesk.ui.heading import ActionButton
from courtdesk.ui.looks import OneLine
from courtdesk.ui.page import Page, Place
from courtdesk.ui.pages.case.page import SHEETS, CasePage
from courtdesk.ui.palette import CONTRAST_DARK, DARK, LIGHT, TARGET, Tokens, wear
from tests.architecture.source import told
from tests.ui.windows import Hands

EXPORT = Path(__file__).parents[1] / "imports" / "samples" / "universal-housing.csv"


@dataclass(frozen=True, slots=True)
class Seen:
    """What is seen of the window at one place of the walk."""

    where: str
    shell: QWidget

    def focusable(self) -> Iterator[QWidget]:
        """Everything that Tab can reach and that is seen."""
        for widget in self.shell.findChildren(QWidget):
            by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not _by_arrows(widget)
            if by_tab and widget.isVisible() and widget.isEnabled() and not widget.focusProxy():
                yield widget

    def at(self, widget: QWidget) -> str:
        """A widget as a failing test names it."""
        text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
        return f"{self.where}: {type(widget).__name__} {text!r} {widget.accessibleName()!r}"


def _by_arrows(widget: QWidget) -> bool:
    """Whether a widget is one of several of which only one is down: arrows go between them."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return isinstance(widget, QAbstractButton) and group is not None and not widget.isChecked()


def places(sample: Played) -> list[tuple[str, Place]]:
    """Every page there is, each about something of the sample office."""
    case_id = sample.case(MAIN)
    account_id = 1
    return [
        ("today", Place("today")),
        ("diary", Place("diary")),
        ("cases", Place("cases")),
        ("case", Place("case", case_id)),
        ("accounts", Place("accounts")),
        ("account", Place("account", account_id)),
        ("preview", Place("preview", EXPORT)),
        ("settings", Place("settings")),
    ]


def walk(hands: Hands, sample: Played) -> Iterator[Seen]:
    """Go everywhere, and look."""
    walked = places(sample)
    assert {name for name, _ in walked} | {"paper"} == hands.shell.built
    for name, place in walked:
        hands.shell.go(place)
        hands.wait(lambda: hands.shell.page is not None and hands.shell.page.settled)
        hands.still()
        yield Seen(name, hands.shell)
        page = hands.shell.page
        if isinstance(page, CasePage):
            for sheet, _ in SHEETS:
                page.show_sheet(sheet)
                hands.still()
                yield Seen(f"{name}, {sheet}", hands.shell)
        yield from _forms(hands, name)


def _forms(hands: Hands, name: str) -> Iterator[Seen]:
    """Every form that can be opened where the officer is."""
    page = hands.shell.page
    assert isinstance(page, Page)
    for offer in hands.shell.offers():
        forms = getattr(page, "forms", None)
        opens = offer.action.words.endswith("…") and offer.page is page
        if forms is None or not opens or offer.why_not(hands.shell.held) is not None:
            continue
        offer.run()
        if forms.form is not None:
            forms.form.submit()
            hands.still()
            yield Seen(f"{name}, {offer.action.id}", hands.shell)
            if forms.form is not None:
                forms.form.touched = False
                forms.form.leave()
            hands.wait(lambda: not page.unsaved())
        hands.shell.notices.put_away()


@pytest.fixture(params=[LIGHT, DARK], ids=["light", "dark"])
def look(request: pytest.FixtureRequest, worn: QApplication) -> Tokens:
    """The colours worn while walking."""
    tokens: Tokens = request.param
    wear(worn, tokens)
    return tokens


def test_everything_that_can_be_reached_has_a_name_a_size_and_a_letter_of_its_own(
    hands: Hands, sample: Played, look: Tokens
) -> None:
    del look
    lapses: list[str] = []
    count = 0
    for seen in walk(hands, sample):
        count += 1
        lapses += nameless(seen)
        lapses += small(seen)
        lapses += doubled_letters(seen)
        lapses += clipped(seen)
        lapses += outside(seen)
    assert count >= 25
    assert not lapses, told(sorted(set(lapses)))


def nameless(seen: Seen) -> list[str]:
    """What a screen reader has no name for; a placeholder does not count as one."""
    found = []
    for widget in seen.focusable():
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name).strip():
            found.append(f"no name: {seen.at(widget)}")
    return found


def small(seen: Seen) -> list[str]:
    """What is too small to be hit."""
    return [
        f"{widget.width()} × {widget.height()}: {seen.at(widget)}"
        for widget in seen.focusable()
        if widget.width() < TARGET or widget.height() < TARGET
    ]


def doubled_letters(seen: Seen) -> list[str]:
    """Letters that two things answer to."""
    letters: dict[str, list[str]] = {}
    for widget in seen.shell.findChildren(QWidget):
        if not widget.isVisible():
            continue
        for text in _lettered_words(widget):
            letter = _letter(text)
            if letter:
                letters.setdefault(letter, []).append(seen.at(widget))
    return [f"Alt+{key}: {', '.join(who)}" for key, who in letters.items() if len(who) > 1]


def _lettered_words(widget: QWidget) -> list[str]:
    """The words of a widget that may carry a letter."""
    if isinstance(widget, QTabBar):
        return [widget.tabText(n) for n in range(widget.count())]
    if isinstance(widget, QLabel):
        return [widget.text()] if widget.buddy() is not None else []
    return [widget.text()] if isinstance(widget, QPushButton | QCheckBox) else []


def _letter(text: str) -> str:
    before, mark, after = text.replace("&&", "").partition("&")
    del before
    return after[:1].lower() if mark else ""


def clipped(seen: Seen) -> list[str]:
    """Words for which there is no room."""
    found = []
    for widget in seen.shell.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, OneLine):
            continue
        if isinstance(widget, QLabel) and widget.text():
            text = widget.text().replace("&", "")
            wide = widget.fontMetrics().horizontalAdvance(text)
            high = widget.heightForWidth(widget.width()) if widget.wordWrap() else 0
            short_of_room = not widget.wordWrap() and wide > widget.width() + 1
            if short_of_room or high > widget.height() + 1:
                found.append(f"clipped: {seen.at(widget)}")
        elif isinstance(widget, QPushButton) and widget.text():
            wide = widget.fontMetrics().horizontalAdvance(widget.text().replace("&", ""))
            if wide > widget.width() - 4:
                found.append(f"clipped: {seen.at(widget)}")
    return found


def outside(seen: Seen) -> list[str]:
    """What lies outside the window, or outside the room it stands in, and cannot be scrolled to."""
    found = []
    window = QRect(QPoint(), seen.shell.size())
    for widget in seen.shell.findChildren(QWidget):
        if not widget.isVisible() or widget.isWindow() or _scrolls(widget):
            continue
        place = QRect(widget.mapTo(seen.shell, QPoint()), widget.size())
        if not window.contains(place):
            found.append(f"outside: {seen.at(widget)} {place}")
    return found


def _scrolls(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def test_tab_reaches_everything_once_and_comes_round(hands: Hands, sample: Played) -> None:
    for name in ("cases", "case", "accounts", "settings"):
        hands.shell.go(dict(places(sample))[name])
        hands.wait(lambda: hands.shell.page is not None and hands.shell.page.settled)
        QApplication.processEvents()
        wanted = set(Seen(name, hands.shell).focusable())
        reached: list[QWidget] = []
        for _ in range(len(wanted) + 5):
            now = hands.focus()
            if reached and now is reached[0]:
                break
            reached.append(now)
            QTest.keyClick(now, Qt.Key.Key_Tab)
        missed = [Seen(name, hands.shell).at(one) for one in wanted - set(reached)]
        assert not missed, told(missed)
        assert hands.focus() is reached[0], f"{name}: Tab does not come round"


def test_tab_follows_the_eye(hands: Hands, sample: Played) -> None:
    hands.shell.go(dict(places(sample))["case"])
    hands.wait(lambda: hands.shell.page is not None and hands.shell.page.settled)
    page = hands.shell.page
    assert isinstance(page, CasePage)
    order: list[QWidget] = []
    hands.shell.navigation.setFocus()
    while hands.focus() not in order:
        order.append(hands.focus())
        QTest.keyClick(hands.focus(), Qt.Key.Key_Tab)
    parts = [hands.shell.navigation, hands.shell.heading, page.chronology, page.forms, page.steps]
    visited = [
        next((n for n, part in enumerate(parts) if part is one or part.isAncestorOf(one)), -1)
        for one in order
    ]
    visited = [one for one in visited if one >= 0]
    assert visited == sorted(visited)


def test_tab_goes_through_an_open_form_in_its_order(hands: Hands, sample: Played) -> None:
    hands.shell.go(dict(places(sample))["case"])
    hands.wait(lambda: hands.shell.page is not None and hands.shell.page.settled)
    page = hands.shell.page
    assert isinstance(page, CasePage)
    hands.do("case.contact")
    form = page.forms.form
    assert form is not None
    form.submit()
    hands.still()
    order: list[QWidget] = []
    page.chronology.list.setFocus()
    while hands.focus() not in order:
        order.append(hands.focus())
        QTest.keyClick(hands.focus(), Qt.Key.Key_Tab)
    parts = [page.chronology, form._summary, *form.fields.values(), form.main, form.cancel]
    visited = [
        next((n for n, part in enumerate(parts) if part is one or part.isAncestorOf(one)), -1)
        for one in order
    ]
    begun = visited.index(1)
    through = visited[begun : visited.index(-1, begun)]
    assert through == sorted(through)
    assert set(through) == set(range(1, len(parts)))
    assert page.steps.isAncestorOf(order[begun + len(through)])


def test_a_greyed_button_can_be_reached_and_says_why(hands: Hands, sample: Played) -> None:
    hands.shell.go(Place("preview", EXPORT))
    hands.wait(lambda: hands.shell.page is not None and hands.shell.page.settled)
    del sample
    (greyed,) = (one for one in hands.shell.heading.buttons if one.reason)
    assert isinstance(greyed, ActionButton)
    greyed.setFocus()
    assert hands.shell.heading.crumbs.text() == greyed.reason
    assert greyed.toolTip() == greyed.reason
    assert greyed.accessibleDescription() == f"Not now: {greyed.reason}"
    assert greyed.property("greyed") is True
    QTest.keyClick(greyed, Qt.Key.Key_Space)
    assert hands.shell.heading.crumbs.text() == greyed.reason
    hands.shell.heading.search.setFocus()
    assert hands.shell.heading.crumbs.text().startswith("Accounts")


def test_the_focus_is_seen_wherever_it_is(hands: Hands, sample: Played, worn: QApplication) -> None:
    wear(worn, CONTRAST_DARK)
    hands.shell.go(dict(places(sample))["cases"])
    hands.wait(lambda: hands.shell.page is not None and hands.shell.page.settled)
    unseen = []
    for widget in list(Seen("cases", hands.shell).focusable()):
        hands.shell.heading.search.setFocus()
        if widget is hands.shell.heading.search:
            hands.shell.navigation.setFocus()
        QApplication.processEvents()
        before = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        if widget.grab().toImage() == before:
            unseen.append(Seen("cases", hands.shell).at(widget))
    assert not unseen, told(unseen)


def test_lists_are_one_stop_of_the_keyboard(hands: Hands, sample: Played) -> None:
    hands.shell.go(dict(places(sample))["cases"])
    hands.wait(lambda: hands.shell.page is not None and hands.shell.page.settled)
    for view in hands.shell.findChildren(QAbstractItemView):
        if view.isVisible():
            assert not view.tabKeyNavigation()
