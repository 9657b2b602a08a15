"""Icons of one family (Material Design Icons), tinted by a token at the moment they are painted.

An icon therefore follows light and dark by itself, and the icon font is only read when the first one is seen.
"""

from __future__ import annotations

from functools import lru_cache

from PyQt6.QtCore import QPoint, QRect, QSize, Qt
from PyQt6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from ecom_client.ui.common.theme import current_theme


def icon(name: str, tone: str = "text", on_tone: str | None = None) -> QIcon:
    """The icon `name` ("cart-outline") in the colour of a token; `on_tone` is its colour while checked or active."""
    return QIcon(_TintedIcon(name, tone, on_tone or tone))


def paint_icon(painter: QPainter, rect: QRect, name: str, tone: str = "text") -> None:
    """Paint the icon into `rect`, for delegates and widgets that paint themselves."""
    _drawn(name, current_theme().tokens.colours()[tone]).paint(painter, rect)


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str) -> QIcon:
    import qtawesome  # late: the sign-in dialog starts without reading the icon font

    return QIcon(qtawesome.icon(f"mdi6.{name}", color=colour))


class _TintedIcon(QIconEngine):
    """Asks for the token's colour each time it paints."""

    def __init__(self, name: str, tone: str, on_tone: str) -> None:
        super().__init__()
        self._name = name
        self._tone = tone
        self._on_tone = on_tone

    def paint(self, painter: QPainter | None, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        if painter is None:
            return
        tone = "disabled" if mode == QIcon.Mode.Disabled else self._tone
        if state == QIcon.State.On and mode != QIcon.Mode.Disabled:
            tone = self._on_tone
        paint_icon(painter, rect, self._name, tone)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        if size.isEmpty():
            # What has no room asks for an icon all the same.
            return picture
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        return _TintedIcon(self._name, self._tone, self._on_tone)
