"""A card of an overview that says how much waits, and goes there when it is pressed."""

from __future__ import annotations

from PyQt6.QtCore import QRect, QRectF, QSize, Qt
from PyQt6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QSizePolicy, QWidget

from ecom_client.ui.common.icons import paint_icon
from ecom_client.ui.common.painted_button import PaintedButton
from ecom_client.ui.common.text import number
from ecom_client.ui.common.theme import current_theme
from ecom_client.ui.common.tokens import CORNER, ICON, LARGE, MEDIUM, NAVIGATION_ICON, SMALL, TIGHT

_WIDTH = 150


class TodoCard(PaintedButton):
    """A figure with what it counts below. With nothing to do it is quiet."""

    def __init__(self, icon: str, words: str, tone: str = "accent", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._words, self._tone = icon, words, tone
        self._count = 0
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_count(0)

    def count(self) -> int:
        """How much waits."""
        return self._count

    def set_count(self, count: int, words: str = "") -> None:
        """So much waits; `words` are others than before where given (one, many)."""
        self._count = count
        self._words = words or self._words
        self.setText(self._words)
        self.setAccessibleName(f"{number(count)} {self._words}")
        self.setToolTip(self._words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = current_theme()
        height = QFontMetrics(theme.font("title")).height() + QFontMetrics(theme.font("body")).height()
        wish = QFontMetrics(theme.font("body")).horizontalAdvance(self._words) + 2 * theme.px(LARGE)
        return QSize(max(wish, theme.px(_WIDTH)), height + theme.px(TIGHT) + 2 * theme.px(MEDIUM))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(_WIDTH) * 3 // 4, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        waits = self._count > 0
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(
            QPen(theme.colour("accent" if self.hasFocus() else "line"), 2 if self.hasFocus() else 1)
        )
        painter.setBrush(theme.colour("hover" if self.underMouse() or self.isDown() else "surface"))
        painter.drawRoundedRect(frame, CORNER, CORNER)
        large, small = theme.px(LARGE), theme.px(SMALL)
        room = self.rect().adjusted(large, theme.px(MEDIUM), -large, -theme.px(MEDIUM))
        tone = self._tone if waits else "muted"
        edge = theme.px(NAVIGATION_ICON)
        title, body = theme.font("title"), theme.font("body")
        high = QFontMetrics(title).height()
        paint_icon(painter, QRect(room.left(), room.top() + (high - edge) // 2, edge, edge), self._icon, tone)
        painter.setFont(title)
        painter.setPen(theme.colour("text" if waits else "muted"))
        figure = QRect(room.left() + edge + small, room.top(), room.width() - edge - small, high)
        painter.drawText(
            figure, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), number(self._count)
        )
        painter.setFont(body)
        painter.setPen(theme.colour("text" if waits else "muted"))
        below = QRect(room.left(), figure.bottom() + 1 + theme.px(TIGHT), room.width(), room.height())
        below.setBottom(room.bottom())
        shown = QFontMetrics(body).elidedText(self._words, Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft), shown)
        arrow = theme.px(ICON)
        if self.underMouse() or self.hasFocus():
            spot = QRect(room.right() - arrow, room.top() + (high - arrow) // 2, arrow, arrow)
            paint_icon(painter, spot, "chevron-right", "muted")
