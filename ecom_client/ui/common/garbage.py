"""Python's collector of cycles, kept to the GUI thread.

Python runs it in whatever thread happens to allocate. A widget in a cycle would then be destroyed by a thread that
reads from the database, while Qt paints it: the program ends there. So the automatic collector is switched off, and a
timer of the GUI thread collects instead, by the same thresholds.
"""

from __future__ import annotations

import gc

from PyQt6.QtCore import QObject, QTimer

_EVERY_MS = 500


class Garbage(QObject):
    """Collects on the thread it was made on, from `begin` on; the automatic collector is off as soon as it is made."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(collect_what_is_due)

    def begin(self) -> None:
        """Collect from now on; until then nothing is, which a quick start is glad of."""
        self._timer.start()


def collect_what_is_due() -> None:
    """Collect the oldest generation that has outgrown its threshold, if one has."""
    for generation in (2, 1, 0):
        threshold = gc.get_threshold()[generation]
        if threshold and gc.get_count()[generation] > threshold:
            gc.collect(generation)
            return
