"""A thin line that moves while work is on its way. It takes its place even when idle, so that nothing jumps."""

from __future__ import annotations

from PyQt6.QtCore import QElapsedTimer, QRectF, QSize, QTimer, pyqtSignal
from PyQt6.QtGui import QPainter, QPaintEvent
from PyQt6.QtWidgets import QSizePolicy, QWidget

from ecom_client.ui.common.text import _
from ecom_client.ui.common.theme import current_theme

_FRAME_MS = 33
_ROUND_MS = 1200
#: Work that is done sooner is not shown: a flicker is no news. What takes longer moves within 100 ms.
_PATIENCE_MS = 60
_CANCEL_MS = 1000


class ProgressLine(QWidget):
    """Moves while busy; after a second says that waiting is long enough to offer a cancel."""

    #: Work has taken a second (True), or is over (False).
    long_wait = pyqtSignal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self._clock = QElapsedTimer()
        self._frames = QTimer(self)
        self._frames.setInterval(_FRAME_MS)
        self._frames.timeout.connect(self.update)
        self._start = QTimer(self)
        self._start.setSingleShot(True)
        self._start.setInterval(_PATIENCE_MS)
        self._start.timeout.connect(self._on_patience_over)
        self._long = QTimer(self)
        self._long.setSingleShot(True)
        self._long.setInterval(_CANCEL_MS)
        self._long.timeout.connect(self._on_long)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Working"))

    def is_moving(self) -> bool:
        """Whether the reader sees it move."""
        return self._frames.isActive()

    def set_busy(self, busy: bool) -> None:
        """Work began, or the last of it is done."""
        if busy == self._busy:
            return
        self._busy = busy
        if busy:
            self._start.start()
            self._long.start()
            return
        for timer in (self._start, self._long, self._frames):
            timer.stop()
        self.long_wait.emit(False)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, max(2, current_theme().px(2)))

    def _on_patience_over(self) -> None:
        self._clock.start()
        self._frames.start()
        self.update()

    def _on_long(self) -> None:
        self.long_wait.emit(True)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        if not self.is_moving():
            return
        part = self.width() * 0.3
        place = (self._clock.elapsed() % _ROUND_MS) / _ROUND_MS
        left = -part + (self.width() + part) * place
        painter.fillRect(QRectF(left, 0, part, self.height()), theme.colour("accent"))
