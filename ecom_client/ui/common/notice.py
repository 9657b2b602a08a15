"""One notification in the list: what happened, when, whether it is new. The whole row is a button."""

from __future__ import annotations

from PyQt6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PyQt6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QSizePolicy, QWidget

from ecom_client.domain.notifications import Notification
from ecom_client.ui.common.icons import paint_icon
from ecom_client.ui.common.painted_button import PaintedButton
from ecom_client.ui.common.text import _, date_time, relative
from ecom_client.ui.common.theme import current_theme
from ecom_client.ui.common.tokens import CORNER, LARGE, MEDIUM, SMALL, TIGHT
from ecom_client.ui.common.told import Told

_DISC = 32
_GLYPH = 18
_DOT = 8


class Notice(PaintedButton):
    """Icon in a disc, words over detail, the time at the right, a dot while it is new."""

    in_a_list = True

    def __init__(
        self,
        notification: Notification,
        told: Told,
        *,
        fresh: bool,
        first: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.notification_id = notification.id
        self._told, self._when = told, notification.created_at
        self._fresh, self._first = fresh, first
        self.setObjectName(f"notification{notification.id}")
        self.setText(told.words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if told.place:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(date_time(self._when))
        self.set_fresh(fresh)

    def is_fresh(self) -> bool:
        """Whether it is marked as unread."""
        return self._fresh

    def set_fresh(self, fresh: bool) -> None:
        """Mark it as unread, or not."""
        self._fresh = fresh
        parts = [_("Unread") if fresh else "", self._told.words, self._told.detail, relative(self._when)]
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.update()

    def sizeHint(self) -> QSize:
        theme = current_theme()
        lines = QFontMetrics(theme.font("body")).height()
        if self._told.detail:
            lines += QFontMetrics(theme.font("body")).height() + theme.px(TIGHT)
        return QSize(theme.px(320), max(lines, theme.px(_DISC)) + 2 * theme.px(MEDIUM))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(240), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() and self._told.place:
            painter.fillRect(self.rect(), theme.colour("hover"))
        if not self._first:
            painter.fillRect(QRect(0, 0, self.width(), 1), theme.colour("line"))
        margin, disc = theme.px(LARGE), theme.px(_DISC)
        self._paint_disc(painter, QRect(margin, (self.height() - disc) // 2, disc, disc))
        right = self._paint_time(painter, self.width() - margin)
        left = margin + disc + theme.px(MEDIUM)
        self._paint_words(painter, QRect(left, 0, right - left - theme.px(MEDIUM), self.height()))
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), CORNER, CORNER)

    def _paint_disc(self, painter: QPainter, room: QRect) -> None:
        theme = current_theme()
        tone = self._told.tone
        ground = {"neutral": "hover", "accent": "accent_soft"}.get(tone, f"{tone}_soft")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(ground))
        painter.drawEllipse(room)
        edge = theme.px(_GLYPH)
        spot = QRect(0, 0, edge, edge)
        spot.moveCenter(room.center())
        paint_icon(painter, spot, self._told.icon, "muted" if tone == "neutral" else tone)

    def _paint_time(self, painter: QPainter, right: int) -> int:
        """The time and the dot; where the room left of them ends."""
        theme = current_theme()
        dot = theme.px(_DOT)
        if self._fresh:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(QPointF(right - dot / 2, self.height() / 2), dot / 2, dot / 2)
        right -= dot + theme.px(SMALL)
        words = relative(self._when)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("muted"))
        width = QFontMetrics(painter.font()).horizontalAdvance(words) + 2
        painter.drawText(
            QRect(right - width, 0, width, self.height()), int(Qt.AlignmentFlag.AlignVCenter), words
        )
        return right - width

    def _paint_words(self, painter: QPainter, room: QRect) -> None:
        theme = current_theme()
        lines = [(self._told.words, theme.font("strong" if self._fresh else "body"), "text")]
        if self._told.detail:
            lines.append((self._told.detail, theme.font("body"), "muted"))
        heights = [QFontMetrics(font).height() for _words, font, _tone in lines]
        top = (self.height() - sum(heights) - theme.px(TIGHT) * (len(lines) - 1)) // 2
        for (words, font, tone), height in zip(lines, heights, strict=True):
            painter.setFont(font)
            painter.setPen(theme.colour(tone))
            shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            line = QRect(room.left(), top, room.width(), height)
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
            top += height + theme.px(TIGHT)
