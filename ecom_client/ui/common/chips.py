"""State chips: an icon, a word and a colour, so that no state is told by colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from PyQt6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PyQt6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PyQt6.QtWidgets import QSizePolicy, QWidget

from ecom_client.ui.common.icons import paint_icon
from ecom_client.ui.common.theme import current_theme
from ecom_client.ui.common.tokens import SMALL, TIGHT

_HEIGHT = 22
_ICON = 14
#: tone → (colour of word and icon, ground)
_TONES = {
    "neutral": ("muted", "hover"),
    "accent": ("accent", "accent_soft"),
    "good": ("good", "good_soft"),
    "warn": ("warn", "warn_soft"),
    "bad": ("bad", "bad_soft"),
}


@dataclass(frozen=True)
class Chip:
    """A state as it is shown. `tone` is neutral, accent, good, warn or bad; `word` is already translated."""

    word: str
    icon: str
    tone: str = "neutral"


def chip_size(chip: Chip) -> QSize:
    """The room the chip takes when nothing is cut."""
    theme = current_theme()
    metrics = QFontMetrics(theme.font("body"))
    width = 2 * theme.px(SMALL) + theme.px(_ICON) + theme.px(TIGHT) + metrics.horizontalAdvance(chip.word)
    return QSize(width, max(theme.px(_HEIGHT), metrics.height() + 2))


def paint_chip(painter: QPainter, room: QRect, chip: Chip, *, centred: bool = False) -> None:
    """Paint the chip into `room`, at its left or in its middle; a word that does not fit is shortened with …."""
    theme = current_theme()
    tone, ground = _TONES[chip.tone]
    size = chip_size(chip)
    width = min(size.width(), room.width())
    left = room.left() + ((room.width() - width) // 2 if centred else 0)
    shape = QRect(left, room.top() + (room.height() - size.height()) // 2, width, size.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(ground))
    painter.drawRoundedRect(QRectF(shape), shape.height() / 2, shape.height() / 2)
    edge = theme.px(_ICON)
    spot = QRect(
        QPoint(shape.left() + theme.px(SMALL), shape.top() + (shape.height() - edge) // 2), QSize(edge, edge)
    )
    paint_icon(painter, spot, chip.icon, tone)
    painter.setFont(theme.font("body"))
    painter.setPen(theme.colour(tone))
    words = QRect(shape)
    words.setLeft(spot.right() + 1 + theme.px(TIGHT))
    words.setRight(shape.right() - theme.px(SMALL) + 2)
    text = QFontMetrics(painter.font()).elidedText(chip.word, Qt.TextElideMode.ElideRight, words.width())
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
    painter.restore()


class StateChip(QWidget):
    """A chip on a page or in a panel."""

    def __init__(self, chip: Chip | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chip = chip or Chip("", "circle-outline")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_chip(self._chip)

    def chip(self) -> Chip:
        """The state shown."""
        return self._chip

    def set_chip(self, chip: Chip) -> None:
        """Show another state."""
        self._chip = chip
        self.setAccessibleName(chip.word)
        self.setToolTip(chip.word)
        if self.parentWidget() is not None or not chip.word:
            self.setVisible(bool(chip.word))
        else:
            # Shown along with whatever it is put into; by itself it would be a window of its own.
            self.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return chip_size(self._chip)

    def minimumSizeHint(self) -> QSize:
        whole = chip_size(self._chip)
        return QSize(min(whole.width(), current_theme().px(64)), whole.height())

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = QPainter(self)
        paint_chip(painter, self.rect(), self._chip)
