"""Small ways of making something look as the style sheet has it: words, rules, looks by name."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget

from courtdesk.ui.palette import colour

TOGGLE_PADDING = 28


def repolish(widget: QWidget) -> None:
    """Let a widget look as its properties now say."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def words(text: str = "", *, type_: str = "", ink: str = "", wrap: bool = False) -> QLabel:
    """Words on the page: a type and an ink of the style sheet."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if type_:
        label.setProperty("type", type_)
    if ink:
        label.setProperty("ink", ink)
    if wrap:
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return label


def change_ink(label: QLabel, ink: str) -> None:
    """Let words stand in another ink."""
    if label.property("ink") != ink:
        label.setProperty("ink", ink)
        repolish(label)


def rule() -> QFrame:
    """A hairline."""
    line = QFrame()
    line.setProperty("part", "rule")
    return line


def button(text: str, *, main: bool = False, shape: str = "") -> QPushButton:
    """A button; of all on a page only one is the main one."""
    made = QPushButton(text)
    made.setProperty("main", main)
    if shape:
        made.setProperty("shape", shape)
    made.setAccessibleName(text.replace("&", ""))
    return made


def toggle(text: str, shape: str) -> QPushButton:
    """A button that stays down, bold then, with room for its words in bold from the start."""
    made = button(text, shape=shape)
    made.setCheckable(True)
    bold = QFont(made.font())
    bold.setBold(True)
    wide = QFontMetrics(bold).horizontalAdvance(text.replace("&", ""))
    made.setMinimumWidth(wide + TOGGLE_PADDING)
    return made


class OneLine(QLabel):
    """Words that are shortened to the room there is; the whole stands in the tip."""

    def __init__(self, text: str = "", *, type_: str = "", ink: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if type_:
            self.setProperty("type", type_)
        if ink:
            self.setProperty("ink", ink)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name.
        """Show other words."""
        super().setText(text)
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name.
        """No wider than a word."""
        return QSize(40, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name.
        """Paint as much as there is room for."""
        del event
        painter = QPainter(self)
        ink = self.property("ink")
        painter.setPen(colour(ink if isinstance(ink, str) and ink else "text"))
        metrics = self.fontMetrics()
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()
