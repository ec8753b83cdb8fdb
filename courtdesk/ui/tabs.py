"""The tabs over sheets: one Tab reaches them, arrows turn, and the focus shows on the open one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar

from courtdesk.ui.palette import colour


class Tabs(QTabBar):
    """Tabs."""

    def __init__(self, name: str, words: Sequence[str]) -> None:
        super().__init__()
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for one in words:
            self.addTab(one)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name.
        """The tabs, with a frame where the keyboard is."""
        super().paintEvent(event)
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setPen(QPen(colour("accent"), 2))
        painter.drawRoundedRect(self.tabRect(self.currentIndex()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()
