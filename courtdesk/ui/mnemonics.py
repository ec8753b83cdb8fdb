"""Mnemonics: a letter for each button, tab and field, none of them twice in what is seen at once.

    give_letters(page, taken="mk")

Words keep the letter their author chose with ``&`` where it is free; others are given the first
letter of a word that is, or any letter at all. Whatever is left over goes without.
"""

from collections.abc import Iterable
from typing import TypeGuard

from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QPushButton, QTabBar, QWidget

PLAIN = "courtdesk-words"


def give_letters(root: QWidget, taken: str = "") -> str:
    """Give every button and field name that can be seen under a widget its letter; all taken."""
    used = set(taken.lower())
    for widget in _lettered(root):
        text = _authors(widget)
        widget.setProperty(PLAIN, text)
        marked, letter = with_letter(text, used)
        used |= {letter} - {""}
        widget.setText(marked)
    for tabs in root.findChildren(QTabBar):
        if tabs.isVisibleTo(root):
            used = _letter_tabs(tabs, used)
    return "".join(sorted(used))


def _letter_tabs(tabs: QTabBar, used: set[str]) -> set[str]:
    for number in range(tabs.count()):
        marked, letter = with_letter(_plain(tabs.tabText(number))[0], used)
        used = used | ({letter} - {""})
        tabs.setTabText(number, marked)
    return used


def with_letter(text: str, used: Iterable[str]) -> tuple[str, str]:
    """Words with their letter marked, and the letter; without one where none is free.

    >>> with_letter("&List a hearing…", "l")
    ('List &a hearing…', 'a')
    >>> with_letter("Rent & costs", "")
    ('&Rent && costs', 'r')
    """
    plain, wished = _plain(text)
    places = [wished] if wished >= 0 else []
    places += [n for n, sign in enumerate(plain) if sign.isalpha() and _begins(plain, n)]
    places += [n for n, sign in enumerate(plain) if sign.isalpha()]
    free = set(used)
    for place in places:
        letter = plain[place].lower()
        if letter not in free and letter.isascii():
            before, after = plain[:place], plain[place:]
            return f"{before.replace('&', '&&')}&{after.replace('&', '&&')}", letter
    return plain.replace("&", "&&"), ""


def _authors(widget: QAbstractButton | QLabel) -> str:
    """The words as their author wrote them, unless they were changed since."""
    kept = widget.property(PLAIN)
    if isinstance(kept, str) and _plain(kept)[0] == _plain(widget.text())[0]:
        return kept
    return widget.text()


def _plain(text: str) -> tuple[str, int]:
    """Words without their mark, and where the mark stood; a doubled or lone ``&`` is a word."""
    wished = -1
    plain = ""
    place = 0
    while place < len(text):
        following = text[place + 1 : place + 2]
        if text[place] == "&" and following.isalnum() and wished < 0:
            wished = len(plain)
        elif text[place] == "&" and following == "&":
            plain += "&"
            place += 1
        else:
            plain += text[place]
        place += 1
    return plain, wished


def _begins(text: str, place: int) -> bool:
    return place == 0 or not text[place - 1].isalnum()


def _lettered(root: QWidget) -> list[QAbstractButton | QLabel]:
    """What can carry a letter under a widget, in the order in which it was made."""
    seen = (one for one in root.findChildren(QWidget) if one.isVisibleTo(root))
    return [one for one in seen if _is_button(one) or _is_name(one)]


def _is_button(widget: QWidget) -> TypeGuard[QAbstractButton]:
    return isinstance(widget, QPushButton | QCheckBox) and widget.text() != ""


def _is_name(widget: QWidget) -> TypeGuard[QLabel]:
    return isinstance(widget, QLabel) and widget.buddy() is not None
