"""Ratings as stars: shown with their number, or given by mouse and keyboard."""

from __future__ import annotations

import math
from decimal import Decimal

from PyQt6.QtCore import QPointF, QRect, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PyQt6.QtWidgets import QSizePolicy, QWidget

from ecom_client.ui.common.text import _, ngettext, number
from ecom_client.ui.common.theme import current_theme
from ecom_client.ui.common.tokens import TIGHT

MOST = 5
_STAR = 14
_INPUT_STAR = 24


def rating_words(rating: Decimal | float | None, count: int | None = None) -> str:
    """What stands beside the stars: `4.5 (12)`, or that there is no rating yet."""
    if rating is None:
        return _("No ratings yet")
    return number(rating, 1) + (f" ({number(count)})" if count is not None else "")


def stars_size(rating: Decimal | float | None, count: int | None = None) -> QSize:
    """The room stars and number take."""
    theme = current_theme()
    metrics = QFontMetrics(theme.font("number"))
    words = metrics.horizontalAdvance(rating_words(rating, count))
    stars = 0 if rating is None else MOST * (theme.px(_STAR) + 1) + theme.px(TIGHT)
    return QSize(stars + words + 2, max(metrics.height(), theme.px(_STAR)))


def paint_stars(
    painter: QPainter,
    room: QRect,
    rating: Decimal | float | None,
    count: int | None = None,
    *,
    muted: bool = True,
) -> None:
    """Paint stars and number at the left of `room`; the number carries the exact value."""
    theme = current_theme()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left = float(room.left())
    if rating is not None:
        edge = theme.px(_STAR)
        _paint_row(painter, QPointF(left, room.top() + (room.height() - edge) / 2), edge, float(rating))
        left += MOST * (edge + 1) + theme.px(TIGHT)
    painter.setFont(theme.font("number"))
    painter.setPen(theme.colour("muted" if muted else "text"))
    words = QRectF(left, room.top(), max(0.0, room.right() + 1 - left), room.height())
    painter.drawText(
        words,
        int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
        rating_words(rating, count),
    )
    painter.restore()


def _paint_row(painter: QPainter, corner: QPointF, edge: int, rating: float) -> None:
    theme = current_theme()
    for place in range(MOST):
        star = _star(corner.x() + place * (edge + 1), corner.y(), edge)
        fill = min(max(rating - place, 0.0), 1.0)
        painter.setPen(QPen(theme.colour("star" if fill else "muted"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(star)
        if fill:
            painter.save()
            painter.setClipRect(QRectF(corner.x() + place * (edge + 1), corner.y(), edge * fill, edge))
            painter.setBrush(theme.colour("star"))
            painter.drawPolygon(star)
            painter.restore()


def _star(x: float, y: float, edge: int) -> QPolygonF:
    middle, outer = edge / 2, edge / 2 - 0.5
    points = []
    for corner in range(10):
        radius = outer if corner % 2 == 0 else outer * 0.46
        angle = math.pi * (corner / 5 - 0.5)
        points.append(
            QPointF(x + middle + radius * math.cos(angle), y + middle + radius * math.sin(angle) + 0.5)
        )
    return QPolygonF(points)


class Stars(QWidget):
    """A rating that is only shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rating: Decimal | float | None = None
        self._count: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_rating(None)

    def set_rating(self, rating: Decimal | float | None, count: int | None = None) -> None:
        """Show `rating` (0 to 5, None for none yet) and how many rated."""
        self._rating, self._count = rating, count
        words = rating_words(rating, count)
        self.setAccessibleName(words if rating is None else _("{rating} of 5 stars").format(rating=words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return stars_size(self._rating, self._count)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = QPainter(self)
        paint_stars(painter, self.rect(), self._rating, self._count)


class StarInput(QWidget):
    """Gives a rating of 1 to 5: a click, the arrow keys or a digit. 0 means none was given yet."""

    value_changed = pyqtSignal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = 0
        self._under_pointer = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._describe()

    def value(self) -> int:
        """1 to 5, or 0 while none was given."""
        return self._value

    def set_value(self, value: int) -> None:
        """Give `value` stars; what lies outside 0 to 5 is brought to the nearest."""
        value = min(max(value, 0), MOST)
        if value != self._value:
            self._value = value
            self._describe()
            self.value_changed.emit(value)
            self.update()

    def _describe(self) -> None:
        given = ngettext("{n} star of 5", "{n} stars of 5", self._value).format(n=self._value)
        self.setAccessibleName(given if self._value else _("No stars given yet"))

    def _word(self) -> str:
        words = ("", _("Bad"), _("Poor"), _("Fair"), _("Good"), _("Very good"))
        return words[self._under_pointer or self._value]

    def _edge(self) -> int:
        return current_theme().px(_INPUT_STAR)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(current_theme().font())
        longest = max(metrics.horizontalAdvance(word) for word in (_("Very good"), _("Poor")))
        return QSize(MOST * (self._edge() + 1) + longest + current_theme().px(3 * TIGHT), self._edge() + 8)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        if event is None:
            return
        steps = {
            Qt.Key.Key_Right: self._value + 1,
            Qt.Key.Key_Up: self._value + 1,
            Qt.Key.Key_Left: max(self._value - 1, 1),
            Qt.Key.Key_Down: max(self._value - 1, 1),
            Qt.Key.Key_Home: 1,
            Qt.Key.Key_End: MOST,
        }
        if event.key() in steps:
            self.set_value(steps[Qt.Key(event.key())])
        elif event.text() in tuple("12345"):
            self.set_value(int(event.text()))
        else:
            super().keyPressEvent(event)

    def _at(self, event: QMouseEvent) -> int:
        x = event.position().x() - 4
        place = int(x // (self._edge() + 1)) + 1
        return place if 1 <= place <= MOST and x >= 0 else 0

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        if event is not None:
            self._under_pointer = self._at(event)
            self.update()

    def leaveEvent(self, _event: object) -> None:
        self._under_pointer = 0
        self.update()

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        if event is not None and event.button() == Qt.MouseButton.LeftButton and self._at(event):
            self.set_value(self._at(event))

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = self._edge()
        top = (self.height() - edge) / 2
        _paint_row(painter, QPointF(4, top), edge, self._under_pointer or self._value)
        left = 4 + MOST * (edge + 1) + theme.px(TIGHT)
        painter.setFont(theme.font())
        painter.setPen(theme.colour("text"))
        room = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self._word())
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
