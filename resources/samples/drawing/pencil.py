"""What the sample pictures are drawn with: a few shapes, a soft shadow, and the colours they share."""

from __future__ import annotations

from collections.abc import Callable

from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF, QRadialGradient

WIDTH, HEIGHT = 640, 480
FLOOR = 372

SKY, MINT, SAND, ROSE, LILAC, LEMON, STONE = (
    ("#DCE9FB", "#B7D0F3"),
    ("#DDF1E6", "#B4DEC8"),
    ("#F7EAD7", "#EACFA6"),
    ("#FBE1DE", "#F1B9B2"),
    ("#E9E2F8", "#CDBEEE"),
    ("#FBF2CC", "#F0DC8E"),
    ("#E8EBEF", "#C6CDD6"),
)
INK, PAPER, STEEL, WOOD, RED, BLUE, GREEN, GOLD = (
    "#2B3242",
    "#FDFCF8",
    "#AEB8C4",
    "#B9814C",
    "#D9544D",
    "#3E74D0",
    "#3D9A6C",
    "#E8A93B",
)

Colours = tuple[str, ...]


class Pencil:
    """A painter with the few shapes the drawings are made of."""

    def __init__(self, painter: QPainter, colours: Colours) -> None:
        self.painter = painter
        self.colours = colours

    def box(self, x: float, y: float, w: float, h: float, r: float, colour: str) -> None:
        """A rectangle with round corners."""
        self._fill(colour)
        self.painter.drawRoundedRect(QRectF(x, y, w, h), r, r)

    def oval(self, x: float, y: float, rx: float, ry: float, colour: str) -> None:
        """An ellipse around a point."""
        self._fill(colour)
        self.painter.drawEllipse(QPointF(x, y), rx, ry)

    def ring(self, x: float, y: float, rx: float, ry: float, width: float, colour: str) -> None:
        """The outline of an ellipse."""
        self._line(colour, width)
        self.painter.drawEllipse(QPointF(x, y), rx, ry)

    def shape(self, colour: str, *points: tuple[float, float]) -> None:
        """A polygon with slightly rounded corners."""
        self.painter.setPen(
            QPen(QColor(colour), 6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        )
        self.painter.setBrush(QColor(colour))
        self.painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))

    def line(self, colour: str, width: float, *points: tuple[float, float]) -> None:
        """A line through points, with round ends."""
        self._line(colour, width)
        self.painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))

    def arc(
        self, x: float, y: float, rx: float, ry: float, start: float, span: float, width: float, colour: str
    ) -> None:
        """A part of an ellipse; degrees from three o'clock, against the clock."""
        self._line(colour, width)
        self.painter.drawArc(QRectF(x - rx, y - ry, 2 * rx, 2 * ry), int(start * 16), int(span * 16))

    def curve(self, colour: str, *points: tuple[float, float]) -> None:
        """A closed shape: a start, then groups of three points, each a cubic curve."""
        path = QPainterPath(QPointF(*points[0]))
        for place in range(1, len(points) - 2, 3):
            path.cubicTo(*(QPointF(*point) for point in points[place : place + 3]))
        path.closeSubpath()
        self._fill(colour)
        self.painter.drawPath(path)

    def leaf(self, x: float, y: float, angle: float, length: float, width: float, colour: str) -> None:
        """A leaf that grows from a point; degrees from upright, to the right."""
        self.painter.save()
        self.painter.translate(x, y)
        self.painter.rotate(angle)
        self.curve(
            colour,
            (0, 0),
            (-width, -length * 0.35),
            (-width * 0.8, -length * 0.8),
            (0, -length),
            (width * 0.8, -length * 0.8),
            (width, -length * 0.35),
            (0, 0),
        )
        self.line(shade(colour, 85), 2, (0, -4), (0, -length * 0.8))
        self.painter.restore()

    def turned(self, angle: float, x: float, y: float, draw: Callable[[], None]) -> None:
        """Draw something turned around a point."""
        self.painter.save()
        self.painter.translate(x, y)
        self.painter.rotate(angle)
        self.painter.translate(-x, -y)
        draw()
        self.painter.restore()

    def shadow(self, x: float, rx: float, y: float = FLOOR) -> None:
        """The soft shadow something throws on the floor."""
        gradient = QRadialGradient(QPointF(0, 0), rx)
        gradient.setColorAt(0, QColor(30, 36, 50, 80))
        gradient.setColorAt(0.7, QColor(30, 36, 50, 40))
        gradient.setColorAt(1, QColor(30, 36, 50, 0))
        self.painter.save()
        self.painter.translate(x, y)
        self.painter.scale(1, 0.13)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QBrush(gradient))
        self.painter.drawEllipse(QPointF(0, 0), rx, rx)
        self.painter.restore()

    def _fill(self, colour: str) -> None:
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(colour))

    def _line(self, colour: str, width: float) -> None:
        self.painter.setPen(
            QPen(
                QColor(colour),
                width,
                Qt.PenStyle.SolidLine,
                Qt.PenCapStyle.RoundCap,
                Qt.PenJoinStyle.RoundJoin,
            )
        )
        self.painter.setBrush(Qt.BrushStyle.NoBrush)


def shade(colour: str, percent: int) -> str:
    """A colour made darker (under 100) or lighter."""
    base = QColor(colour)
    return (base.darker(int(10_000 / percent)) if percent < 100 else base.lighter(percent)).name()
