"""The order in which Tab goes, where something is put up later than what stands after it."""

from PySide6.QtWidgets import QWidget

MOST = 5_000


def put_after(anchor: QWidget, root: QWidget) -> QWidget:
    """Let Tab come to a widget and all within it right after another; the last of them.

    Qt lets Tab come to whatever is put up later last of all, wherever it stands.
    """
    within = [root]
    following = root.nextInFocusChain()
    for _ in range(MOST):
        if following is None or following is root:
            break
        if root.isAncestorOf(following):
            within.append(following)
        following = following.nextInFocusChain()
    for one in within:
        if one is not anchor:
            QWidget.setTabOrder(anchor, one)
            anchor = one
    return anchor
