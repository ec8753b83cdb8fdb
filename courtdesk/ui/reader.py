"""The reader: pages of a PDF one under the other, with search; loaded only where it is needed."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtPdf import QPdfDocument, QPdfSearchModel
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget

from courtdesk.domain.finding import Unavailable
from courtdesk.ui.palette import colour
from courtdesk.ui.sheets import column

FULL = 1.0
TURNS: dict[int, int] = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
ZOOMS = {
    "full": QPdfView.ZoomMode.Custom,
    "width": QPdfView.ZoomMode.FitToWidth,
    "whole": QPdfView.ZoomMode.FitInView,
}


class Reader(QWidget):
    """The pages, at full size as the court's guidance has it."""

    turned = Signal(int)
    searched = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        # Qt lets go of them in this order: a view must never outlive what it shows.
        self._view = _Pages(self)
        self._words = QPdfSearchModel(self)
        self._document = QPdfDocument(self)
        self._at = -1
        self._words.setDocument(self._document)
        self._view.setDocument(self._document)
        self._view.setSearchModel(self._words)
        self._view.pageNavigator().currentPageChanged.connect(self.turned)
        self._view.asked.connect(lambda by: self.go_to(self.page + by))
        self._words.countChanged.connect(self._count)
        self.setFocusProxy(self._view)
        column(self).addWidget(self._view)

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return self._document.pageCount()

    @property
    def page(self) -> int:
        """The page that is seen, the first being nought."""
        return self._view.pageNavigator().currentPage()

    @property
    def found(self) -> int:
        """How often what was looked for was found."""
        return self._words.rowCount(QModelIndex())

    @property
    def size_shown(self) -> str:
        """How large the pages are shown, as ``zoom`` has it."""
        return next(name for name, mode in ZOOMS.items() if mode is self._view.zoomMode())

    def open(self, path: Path) -> None:
        """Open a PDF.

        Raises:
            Unavailable: it cannot be read.
        """
        if self._document.load(str(path)) is not QPdfDocument.Error.None_:
            raise Unavailable("The pages of this paper cannot be shown.", "Save a copy instead.")

    def go_to(self, page: int) -> None:
        """Go to a page."""
        pages = self._view.pageNavigator()
        pages.jump(min(max(page, 0), self.pages - 1), QPointF(), pages.currentZoom())

    def zoom(self, to: str) -> None:
        """Show the pages at full size, as wide as the window, or whole."""
        self._view.setZoomMode(ZOOMS[to])
        self._view.setZoomFactor(FULL)

    def search(self, text: str) -> None:
        """Look for words on every page."""
        self._at = -1
        self._words.setSearchString(text)

    def next_found(self) -> None:
        """Go to the next place where they stand."""
        if not self.found:
            return
        self._at = (self._at + 1) % self.found
        self._view.setCurrentSearchResultIndex(self._at)
        link = self._words.resultAtIndex(self._at)
        pages = self._view.pageNavigator()
        pages.jump(link.page(), link.location(), pages.currentZoom())

    def _count(self) -> None:
        if self.found and self._at < 0:
            self.next_found()
        self.searched.emit(self.found)


class _Pages(QPdfView):
    """The view of Qt, with the keys that turn pages; ``asked`` says by how many."""

    asked = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Pages of the paper")
        self.setFrameShape(QPdfView.Shape.NoFrame)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setZoomFactor(FULL)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Dark, colour("window"))
        self.setPalette(palette)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name.
        """Page Up and Page Down turn pages; all other keys scroll."""
        by = TURNS.get(event.key())
        if by is None:
            super().keyPressEvent(event)
        else:
            self.asked.emit(by)
