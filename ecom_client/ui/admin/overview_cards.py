"""The cards above the overview's charts: figures to read, and open work that leads to its page."""

from __future__ import annotations

from PyQt6.QtCore import QRect, QRectF, QSize, Qt
from PyQt6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from ecom_client.ui.common.icons import paint_icon
from ecom_client.ui.common.labels import label
from ecom_client.ui.common.painted_button import PaintedButton
from ecom_client.ui.common.text import NOTHING, number
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import CORNER, LARGE, MEDIUM, NAVIGATION_ICON, SMALL, TIGHT

_WIDTH = 170


class FigureCard(QFrame):
    """A figure, its name above, what it is made of below."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__()
        theme = current_theme()
        mark(self, ground="card")
        self._words = words
        self.figure = label(NOTHING, "title", name=name)
        self.caption = label(words, "muted")
        self.below = label("", "caption")
        for one in (self.figure, self.caption, self.below):
            one.setWordWrap(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(LARGE), theme.px(MEDIUM), theme.px(LARGE), theme.px(MEDIUM))
        column.setSpacing(theme.px(TIGHT))
        for widget in (self.caption, self.figure, self.below):
            column.addWidget(widget)
        self.setMinimumWidth(theme.px(_WIDTH))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_figure(self, figure: str, below: str) -> None:
        """Show another value."""
        self.figure.setText(figure)
        self.below.setText(below)
        self.setAccessibleName(f"{self._words}: {figure}. {below}")


class WorkCard(PaintedButton):
    """How much of something waits; pressing it goes there. Quiet while nothing waits."""

    def __init__(self, name: str, icon_name: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name, self._count = icon_name, 0
        self.setObjectName(name)
        self.setText(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_count(0)

    def count(self) -> int:
        """How much waits."""
        return self._count

    def set_count(self, count: int) -> None:
        """Show that so much waits."""
        self._count = count
        self.setAccessibleName(f"{self.text()}: {number(count)}")
        self.setToolTip(self.accessibleName())
        self.update()

    def sizeHint(self) -> QSize:
        theme = current_theme()
        words = QFontMetrics(theme.font("body")).horizontalAdvance(self.text())
        figure = QFontMetrics(theme.font("section")).horizontalAdvance(number(self._count))
        width = words + figure + theme.px(2 * LARGE + NAVIGATION_ICON + MEDIUM + SMALL) + 2
        return QSize(max(width, theme.px(_WIDTH)), theme.px(48))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(120), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        waits = self._count > 0
        focused = self.hasFocus()
        painter.setPen(QPen(theme.colour("accent" if focused else "line"), 2 if focused else 1))
        painter.setBrush(theme.colour("hover" if self.underMouse() else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), CORNER, CORNER)
        edge, margin = theme.px(NAVIGATION_ICON), theme.px(LARGE)
        spot = QRect(margin, (self.height() - edge) // 2, edge, edge)
        paint_icon(painter, spot, self._icon_name, "accent" if waits else "muted")
        figure = number(self._count)
        painter.setFont(theme.font("section"))
        painter.setPen(theme.colour("accent" if waits else "muted"))
        width = QFontMetrics(painter.font()).horizontalAdvance(figure) + 2
        right = QRect(self.width() - margin - width, 0, width, self.height())
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(right, middle, figure)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("text"))
        left = spot.right() + 1 + theme.px(MEDIUM)
        room = QRect(left, 0, right.left() - theme.px(SMALL) - left, self.height())
        words = QFontMetrics(painter.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, middle, words)
