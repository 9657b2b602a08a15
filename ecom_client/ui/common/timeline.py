"""What happened to something, in order: a line with points, each with what, when, who and a note."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PyQt6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PyQt6.QtGui import QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ecom_client.ui.common.icons import paint_icon
from ecom_client.ui.common.text import date_time, relative
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import LARGE, SMALL, TIGHT

_DOT = 22
_GLYPH = 14


@dataclass(frozen=True)
class Moment:
    """One step. `when` is UTC (None: still to come); `tone` is neutral, accent, good, warn or bad."""

    what: str
    when: datetime | None = None
    who: str = ""
    note: str = ""
    icon: str = "circle-medium"
    tone: str = "neutral"


class Timeline(QWidget):
    """Moments from top to bottom in the order given."""

    def __init__(self, moments: list[Moment] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.set_moments(moments or [])

    def set_moments(self, moments: list[Moment]) -> None:
        """Show these moments instead."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for place, moment in enumerate(moments):
            self._column.addWidget(_Step(moment, first=place == 0, last=place == len(moments) - 1))


class _Step(QWidget):
    def __init__(self, moment: Moment, *, first: bool, last: bool) -> None:
        super().__init__()
        self._moment, self._first, self._last = moment, first, last
        theme = current_theme()
        what = QLabel(moment.what)
        mark(what, role="strong" if moment.when else "muted")
        told = [part for part in (date_time(moment.when) if moment.when else "", moment.who) if part]
        lines = [what]
        if told:
            when = QLabel(" · ".join(told))
            when.setToolTip(relative(moment.when) if moment.when else "")
            mark(when, role="caption")
            lines.append(when)
        if moment.note:
            lines.append(QLabel(moment.note))
        column = QVBoxLayout()
        column.setSpacing(theme.px(2))
        column.setContentsMargins(0, theme.px(2), 0, 0 if last else theme.px(LARGE))
        for line in lines:
            line.setWordWrap(True)
            line.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(line)
        column.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(_DOT + SMALL + TIGHT), 0, 0, 0)
        row.addLayout(column, 1)
        self.setAccessibleName(", ".join([moment.what, *told, *([moment.note] if moment.note else [])]))

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        theme = current_theme()
        dot = theme.px(_DOT)
        middle = QPointF(dot / 2, dot / 2)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("line_strong"), max(1, theme.px(2))))
        if not self._last:
            painter.drawLine(QPointF(middle.x(), dot + 2), QPointF(middle.x(), self.height() - 2))
        tone = self._moment.tone
        done = self._moment.when is not None
        ground = (
            {"neutral": "hover", "accent": "accent_soft"}.get(tone, f"{tone}_soft") if done else "surface"
        )
        painter.setPen(
            Qt.PenStyle.NoPen if done else QPen(theme.colour("line_strong"), 1, Qt.PenStyle.DashLine)
        )
        painter.setBrush(theme.colour(ground))
        painter.drawEllipse(middle, dot / 2 - 1, dot / 2 - 1)
        edge = theme.px(_GLYPH)
        spot = QRect(QPoint((dot - edge) // 2, (dot - edge) // 2), QSize(edge, edge))
        paint_icon(painter, spot, self._moment.icon, "muted" if tone == "neutral" or not done else tone)
