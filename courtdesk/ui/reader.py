"""The reader: pages of a PDF one under the other, with search; loaded only where it is needed."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtPdf import QPdfDocument, QPdfSearchModel
from PySide6.QtPdfWidgets import QPdfView

from courtdesk.domain.finding import Unavailable
from courtdesk.ui.palette import colour

FULL = 1.0
ZOOMS = {
    "full": QPdfView.ZoomMode.Custom,
    "width": QPdfView.ZoomMode.FitToWidth,
    "whole": QPdfView.ZoomMode.FitInView,
}


class Reader(QPdfView):
    """The pages, at full size as the court's guidance has it."""

    turned = Signal(int)
    searched = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Pages of the paper")
        self._document = QPdfDocument(self)
        self._words = QPdfSearchModel(self)
        self._words.setDocument(self._document)
        self._at = -1
        self.setFrameShape(QPdfView.Shape.NoFrame)
        self.setDocument(self._document)
        self.setSearchModel(self._words)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setZoomFactor(FULL)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Dark, colour("window"))
        self.setPalette(palette)
        self.pageNavigator().currentPageChanged.connect(self.turned)
        self._words.countChanged.connect(self._count)

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return self._document.pageCount()

    @property
    def page(self) -> int:
        """The page that is seen, the first being nought."""
        return self.pageNavigator().currentPage()

    @property
    def found(self) -> int:
        """How often what was looked for was found."""
        return self._words.rowCount(QModelIndex())

    def open(self, path: Path) -> None:
        """Open a PDF.

        Raises:
            Unavailable: it cannot be read.
        """
        if self._document.load(str(path)) is not QPdfDocument.Error.None_:
            raise Unavailable("The pages of this paper cannot be shown.", "Save a copy instead.")

    def go_to(self, page: int) -> None:
        """Go to a page."""
        wanted = min(max(page, 0), self.pages - 1)
        self.pageNavigator().jump(wanted, QPointF(), self.pageNavigator().currentZoom())

    def zoom(self, to: str) -> None:
        """Show the pages at full size, as wide as the window, or whole."""
        self.setZoomMode(ZOOMS[to])
        self.setZoomFactor(FULL)

    def search(self, text: str) -> None:
        """Look for words on every page."""
        self._at = -1
        self._words.setSearchString(text)

    def next_found(self) -> None:
        """Go to the next place where they stand."""
        if self.found:
            self._at = (self._at + 1) % self.found
            self.setCurrentSearchResultIndex(self._at)
            link = self._words.resultAtIndex(self._at)
            zoom = self.pageNavigator().currentZoom()
            self.pageNavigator().jump(link.page(), link.location(), zoom)

    def _count(self) -> None:
        if self.found and self._at < 0:
            self.next_found()
        self.searched.emit(self.found)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name.
        """Page Up and Page Down turn pages; all other keys scroll."""
        turns = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        by = turns.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self.go_to(self.page + by)
