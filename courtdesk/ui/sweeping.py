"""Sweeping memory on the window's own thread: elsewhere it could take a widget away under Qt."""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 2_000
WHOLE_AFTER = 15
YOUNG = 1


class Sweeper(QObject):
    """Python's own collector, switched off, and run from the window's timer instead."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._turn = 0
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.sweep)

    def begin(self) -> None:
        """Set aside what is in memory already, and sweep what comes from now on."""
        gc.collect()
        gc.freeze()
        gc.disable()
        self._timer.start()

    def sweep(self) -> None:
        """Sweep what is young; every half minute, all."""
        self._turn += 1
        if self._turn % WHOLE_AFTER:
            gc.collect(YOUNG)
        else:
            gc.collect()

    def end(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()
        gc.unfreeze()
