"""One product as a card: what it shows of a row, how large it is, and how it is painted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from PyQt6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PyQt6.QtGui import QFont, QFontMetrics, QPainter, QPen, QPixmap, QTextLayout, QTextOption

from ecom_client.ui.common.chips import Chip, chip_size, paint_chip
from ecom_client.ui.common.icons import paint_icon
from ecom_client.ui.common.picture import paint_picture
from ecom_client.ui.common.stars import paint_stars
from ecom_client.ui.common.text import _, money, ngettext, number
from ecom_client.ui.common.theme import Theme, current_theme
from ecom_client.ui.common.tokens import CORNER, MEDIUM, SMALL, TIGHT

_HEART = 32
_HEART_ICON = 18


def _nothing(_row: Any) -> None:
    return None


@dataclass(frozen=True)
class CardFields:
    """Where a card finds in a row what it shows. What a function answers with None is left out.

    `favourite` tells whether the heart is full; None where there is no heart. `badge` is a chip in the
    picture's corner ("Advertised", "Sold out").
    """

    name: Callable[[Any], str]
    price: Callable[[Any], Decimal | None]
    picture: Callable[[Any], object]
    special_price: Callable[[Any], Decimal | None] = _nothing
    rating: Callable[[Any], Decimal | float | None] = _nothing
    rating_count: Callable[[Any], int | None] = _nothing
    sold: Callable[[Any], int | None] = _nothing
    vendor: Callable[[Any], str | None] = _nothing
    favourite: Callable[[Any], bool | None] = _nothing
    badge: Callable[[Any], Chip | None] = _nothing

    def words(self, row: Any) -> str:
        """The card in one sentence, for who cannot see it."""
        special, price = self.special_price(row), self.price(row)
        parts = [self.name(row), money(price if special is None else special)]
        if special is not None:
            parts.append(_("instead of {price}").format(price=money(price)))
        return ", ".join([*parts, *filter(None, [self.vendor(row)])])


@dataclass(frozen=True)
class CardState:
    """How a card stands in its grid."""

    selected: bool = False
    focused: bool = False
    hovered: bool = False
    heart_hovered: bool = False


def picture_size(width: int) -> QSize:
    """The picture of a card so wide: 4 : 3."""
    return QSize(width, width * 3 // 4)


def card_height(width: int) -> int:
    """How high a card of this width is, whatever it shows."""
    theme = current_theme()
    lines = [2 * _line("body"), _line("section"), max(_line("body"), theme.px(16)), _line("caption")]
    return picture_size(width).height() + 2 * theme.px(MEDIUM) + sum(lines) + 3 * theme.px(TIGHT)


def heart_room(card: QRect) -> QRect:
    """Where the heart of this card is."""
    theme = current_theme()
    edge, away = theme.px(_HEART), theme.px(SMALL)
    return QRect(card.right() + 1 - edge - away, card.top() + away, edge, edge)


def paint_card(
    painter: QPainter, card: QRect, fields: CardFields, row: Any, pixmap: QPixmap | None, state: CardState
) -> None:
    """Paint the row's card; `row` None is a card that is not read yet."""
    theme = current_theme()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = theme.px(CORNER)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent_soft" if state.selected else "surface"))
    painter.drawRoundedRect(QRectF(card), radius, radius)
    inner = card.adjusted(1, 1, -1, -1)
    picture = QRect(inner.topLeft(), QSize(inner.width(), picture_size(card.width()).height()))
    paint_picture(painter, picture, pixmap, top_only=True)
    padding = theme.px(MEDIUM)
    room = QRect(inner.left() + padding, picture.bottom() + 1 + padding, inner.width() - 2 * padding, 0)
    if row is None:
        _paint_unread(painter, room, theme)
    else:
        _paint_words(painter, room, fields, row, theme)
        _paint_corners(painter, card, fields, row, state, theme)
    _paint_frame(painter, card, state, theme)
    painter.restore()


def _line(role: str) -> int:
    return QFontMetrics(current_theme().font(role)).height()


def _paint_frame(painter: QPainter, card: QRect, state: CardState, theme: Theme) -> None:
    strong = state.selected or state.focused
    edge = 2 if strong else 1
    tone = "accent" if strong else "line_strong" if state.hovered else "line"
    painter.setPen(QPen(theme.colour(tone), edge))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = edge / 2
    radius = theme.px(CORNER)
    painter.drawRoundedRect(QRectF(card).adjusted(half, half, -half, -half), radius, radius)


def _paint_words(painter: QPainter, room: QRect, fields: CardFields, row: Any, theme: Theme) -> None:
    left, width, gap = room.left(), room.width(), theme.px(TIGHT)
    y = room.top()
    painter.setPen(theme.colour("text"))
    _paint_two_lines(painter, QRect(left, y, width, 2 * _line("body")), fields.name(row), theme.font("body"))
    y += 2 * _line("body") + gap
    _paint_price(painter, QRect(left, y, width, _line("section")), fields, row, theme)
    y += _line("section") + gap
    height = max(_line("body"), theme.px(16))
    if fields.rating is not _nothing:
        rating = QRect(left, y, width, height)
        paint_stars(painter, rating, fields.rating(row), fields.rating_count(row))
    y += height + gap
    _paint_foot(painter, QRect(left, y, width, _line("caption")), fields, row, theme)


def _paint_price(painter: QPainter, room: QRect, fields: CardFields, row: Any, theme: Theme) -> None:
    """What it costs now, large; what it cost before, small and struck."""
    special, price = fields.special_price(row), fields.price(row)
    now = money(price if special is None else special)
    font = theme.font("section")
    font.setFeature(QFont.Tag(b"tnum"), 1)
    _paint_line(painter, room, now, font, "text" if special is None else "bad")
    if special is not None:
        left = QFontMetrics(font).horizontalAdvance(now) + theme.px(SMALL)
        struck = theme.font("caption")
        struck.setStrikeOut(True)
        before = QRect(room.left() + left, room.top(), room.width() - left, room.height())
        _paint_line(painter, before, money(price), struck, "muted")


def _paint_foot(painter: QPainter, room: QRect, fields: CardFields, row: Any, theme: Theme) -> None:
    """Who sells it, and at the right how many were sold."""
    sold, font = fields.sold(row), theme.font("caption")
    if sold is not None:
        words = ngettext("{n} sold", "{n} sold", sold).format(n=number(sold))
        _paint_line(painter, room, words, font, "muted", right=True)
        room = room.adjusted(0, 0, -QFontMetrics(font).horizontalAdvance(words) - theme.px(SMALL), 0)
    _paint_line(painter, room, fields.vendor(row) or "", font, "muted")


def _paint_line(
    painter: QPainter, room: QRect, text: str, font: QFont, tone: str, *, right: bool = False
) -> None:
    if room.width() <= 0:
        return
    painter.setFont(font)
    painter.setPen(current_theme().colour(tone))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), shown)


def _paint_two_lines(painter: QPainter, room: QRect, text: str, font: QFont) -> None:
    """The text in two lines, the second ending in … where there is more. Latin text breaks at words."""
    layout = QTextLayout(" ".join(text.split()), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    first = layout.createLine()
    if first.isValid():
        first.setLineWidth(room.width())
    second = layout.createLine()
    if second.isValid():
        second.setLineWidth(room.width())
    layout.endLayout()
    if first.isValid():
        first.draw(painter, QPointF(room.topLeft()))
    if second.isValid():
        rest = layout.text()[second.textStart() :]
        painter.setFont(font)
        shown = QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, room.width())
        line = QRect(room.left(), room.top() + room.height() // 2, room.width(), room.height() // 2)
        painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), shown)


def _paint_corners(
    painter: QPainter, card: QRect, fields: CardFields, row: Any, state: CardState, theme: Theme
) -> None:
    badge = fields.badge(row)
    if badge is not None:
        away = theme.px(SMALL)
        room = QRect(card.topLeft() + QPoint(away, away), chip_size(badge))
        room.setRight(min(room.right(), heart_room(card).left() - away))
        paint_chip(painter, room, badge)
    favourite = fields.favourite(row)
    if favourite is None:
        return
    heart = heart_room(card)
    painter.setPen(QPen(theme.colour("accent" if state.heart_hovered else "line_strong"), 1))
    painter.setBrush(theme.colour("raised"))
    painter.drawEllipse(QRectF(heart).adjusted(0.5, 0.5, -0.5, -0.5))
    edge = theme.px(_HEART_ICON)
    spot = QRect(0, 0, edge, edge)
    spot.moveCenter(heart.center() + QPoint(0, 1))
    full = favourite or state.heart_hovered
    paint_icon(painter, spot, "heart" if favourite else "heart-outline", "bad" if full else "muted")


def _paint_unread(painter: QPainter, room: QRect, theme: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("line"))
    y, height = float(room.top() + theme.px(TIGHT)), float(theme.px(SMALL))
    for share in (0.9, 0.6, 0.35):
        painter.drawRoundedRect(QRectF(room.left(), y, room.width() * share, height), height / 2, height / 2)
        y += height + theme.px(MEDIUM)
