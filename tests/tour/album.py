"""The pictures of a tour: everything that is on the screen, numbered in the order of the steps."""

from __future__ import annotations

from pathlib import Path

from PyQt6.QtCore import QPoint, QRect, Qt
from PyQt6.QtGui import QColor, QImage, QPainter

from tests.tour import hands

_SHADOW = 24


class Album:
    """Takes pictures into a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.count = 0
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("[0-9]*.png"):
            old.unlink()

    def take(self, name: str) -> Path:
        """A picture of what is seen now, under the next number."""
        self.count += 1
        path = self.folder / f"{self.count:02d}-{name}.png"
        screen_picture().save(str(path))
        return path


def screen_picture() -> QImage:
    """The window with its dialogs and menus where they stand over it, as a screen would show them."""
    shown = hands.windows()
    if not shown:
        return QImage(1, 1, QImage.Format.Format_RGB32)
    corner = shown[0].mapToGlobal(QPoint(0, 0))
    whole = QRect(QPoint(0, 0), shown[0].size())
    for one in shown[1:]:
        whole = whole.united(QRect(one.mapToGlobal(QPoint(0, 0)) - corner, one.size()))
    picture = QImage(whole.size(), QImage.Format.Format_RGB32)
    picture.fill(QColor("#8A919C"))
    painter = QPainter(picture)
    for one in shown:
        place = QRect(one.mapToGlobal(QPoint(0, 0)) - corner - whole.topLeft(), one.size())
        if one is not shown[0]:
            _paint_shadow(painter, place)
        painter.drawPixmap(place.topLeft(), one.grab())
    painter.end()
    return picture


def _paint_shadow(painter: QPainter, place: QRect) -> None:
    """What a window manager draws around a window, so that a picture shows where a dialog ends."""
    painter.setPen(Qt.PenStyle.NoPen)
    for edge in range(_SHADOW, 0, -3):
        painter.setBrush(QColor(0, 0, 0, 4))
        painter.drawRoundedRect(place.adjusted(-edge, -edge + 6, edge, edge + 6), edge, edge)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QColor(0, 0, 0, 90))
    painter.drawRect(place.adjusted(-1, -1, 0, 0))
