"""The order in which Tab goes, where something is put up later than what stands after it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_after(anchor: QWidget, root: QWidget) -> None:
    """Let Tab come to a widget and all within it right after another, or where that stands.

    Qt lets Tab come to whatever is put up later last of all, wherever it stands; and it only
    moves what takes the keyboard after something that does.
    """
    before = _last_to_take_keys(anchor)
    for one in _within(root):
        if one is not before:
            QWidget.setTabOrder(before, one)
            before = one


def keep_together(root: QWidget) -> None:
    """Let Tab go through all that stands in a widget before it goes on, whenever it was put up."""
    put_after(root, root)


def _within(root: QWidget) -> list[QWidget]:
    """What takes the keyboard in a widget, in the order in which Tab comes to it now."""
    left = len(root.findChildren(QWidget))
    found = [root]
    one = root.nextInFocusChain()
    while left and one is not None and one is not root:
        if root.isAncestorOf(one):
            found.append(one)
            left -= 1
        one = one.nextInFocusChain()
    return [one for one in found if _takes_keys(one)]


def _last_to_take_keys(anchor: QWidget) -> QWidget:
    """The widget itself, or the last before it, that takes the keyboard."""
    one: QWidget | None = anchor
    while one is not None and not _takes_keys(one):
        one = one.previousInFocusChain()
        if one is anchor:
            break
    return one or anchor


def _takes_keys(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
