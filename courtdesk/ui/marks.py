"""Marks and icons: our own drawings, in the colours worn at the moment of painting.

Each is an SVG of ``resources/icons`` drawn in ``currentColor``. The marks of findings differ by
shape first: a filled square with a bar, a triangle, a tick, a ring.

    label = Mark("warning", parent)
    button.setIcon(icon("back"))
"""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QWidget

from courtdesk import paths
from courtdesk.domain.finding import Finding, Weight
from courtdesk.ui.palette import worn

SIZE = 16
SHARPEST = 3
MET = "met"
MARK_OF = {Weight.STOP: "stop", Weight.WARNING: "warning", Weight.NOTE: "note"}
WORD_OF = {"stop": "Stop", "warning": "Warning", "note": "Note", MET: "Met"}
_ICON_NAME = "icon-name"


class Mark(QWidget):
    """A small drawing beside words."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setAccessibleName(WORD_OF.get(name, ""))
        self.setFixedSize(SIZE, SIZE)

    def change(self, name: str) -> None:
        """Draw another."""
        self._name = name
        self.setAccessibleName(WORD_OF.get(name, ""))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name.
        """As large as a line of words is high."""
        return QSize(SIZE, SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name.
        """Draw it."""
        del event
        painter = QPainter(self)
        draw(painter, QRectF(self.rect()), self._name)
        painter.end()


def draw(painter: QPainter, where: QRectF, name: str, ink: str = "") -> None:
    """Draw a mark or an icon, in its own ink or another token's."""
    tokens = worn()
    token = ink or (name if name in WORD_OF else "text")
    renderer = _renderer(name, str(getattr(tokens, token)), tokens.sheet)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, where)


def icon(name: str, ink: str = "text") -> QIcon:
    """An icon in the colours worn now."""
    made = QIcon()
    for times in range(1, SHARPEST + 1):
        side = SIZE * times
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        draw(painter, QRectF(0, 0, side, side), name, ink)
        painter.end()
        made.addPixmap(picture)
    return made


def put_icon(button: QAbstractButton, name: str) -> None:
    """Give a button an icon that follows the colours worn."""
    button.setProperty(_ICON_NAME, name)
    button.setIconSize(QSize(SIZE, SIZE))
    button.setIcon(icon(name))


def redraw_icons(root: QWidget) -> None:
    """Draw the icons of all buttons again, after a change of colours."""
    for button in root.findChildren(QAbstractButton):
        name = button.property(_ICON_NAME)
        if isinstance(name, str):
            button.setIcon(icon(name))


def mark_of(finding: Finding) -> str:
    """The mark of a finding."""
    return MARK_OF[finding.weight]


@cache
def _renderer(name: str, ink: str, behind: str) -> QSvgRenderer:
    path = paths.shipped() / "resources" / "icons" / f"{name}.svg"
    text = path.read_text("utf-8").replace("currentColor", ink).replace("backColor", behind)
    return QSvgRenderer(QByteArray(text.encode()))
