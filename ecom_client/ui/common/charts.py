"""Charts that can be read without colour: labelled axes, patterns, values on hover, the table one click away.

The chart library is only read when the first chart is drawn.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from PyQt6.QtCore import QMargins, QPointF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QBrush, QColor, QCursor, QFontMetrics, QPainter, QPen, QResizeEvent
from PyQt6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from ecom_client.ui.common.empty import EmptyState
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.text import _, current_locale, listed, number, percent
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import ICON, LARGE, MEDIUM, SMALL

if TYPE_CHECKING:
    from PyQt6.QtCharts import QAbstractSeries, QCategoryAxis, QChart, QValueAxis

Kind = Literal["bar", "row", "stacked", "line", "donut"]
MOST_SERIES = 6
_MOST_LABELS = 12
_SLIVER = 0.04
_HEIGHT = 240
_PATTERNS = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.Dense5Pattern,
    Qt.BrushStyle.CrossPattern,
    Qt.BrushStyle.FDiagPattern,
    Qt.BrushStyle.Dense3Pattern,
)
_STROKES = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
    Qt.PenStyle.DashDotDotLine,
    Qt.PenStyle.SolidLine,
)


@dataclass(frozen=True)
class Series:
    """A named row of values, one for each label of the chart."""

    name: str
    values: Sequence[Decimal | float]


def ticks(least: float, most: float, wished: int = 5) -> tuple[float, float, float]:
    """Round limits and a round step (1, 2 or 5 times a power of ten) around the values: low, high, step."""
    low, high = min(least, 0.0), max(most, 0.0)
    if high - low < 1e-12:
        high = low + 1
    rough = (high - low) / wished
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough * 0.999)
    return math.floor(low / step) * step, math.ceil(high / step - 1e-9) * step, step


class Chart(QFrame):
    """A card with a title, the chart, and its table.

    `kind` is bar (upright), row (lying, for long labels), stacked, line or donut. `value_words` writes a value where
    it is hovered and in the table; whole numbers when none is given. `unit` stands at the axis of the values, `across`
    at the axis of the labels.
    """

    #: A bar or point was clicked: the place of its label, and of its series.
    picked = pyqtSignal(int, int)

    def __init__(
        self,
        title: str,
        kind: Kind = "bar",
        *,
        value_words: Callable[[Any], str] = number,
        unit: str = "",
        across: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind: Kind = kind
        self._value_words, self._unit, self._across = value_words, unit, across
        self._labels: list[str] = []
        self._series: list[Series] = []
        self._view: Any = None
        self._every, self._room = 1, 0
        mark(self, ground="card")
        self._init_ui(title)
        self._connect_signals()
        self._show()

    def set_data(self, labels: Sequence[str], series: Sequence[Series]) -> None:
        """Show these values. ValueError for more than six series, or a series that has not one value a label."""
        if len(series) > MOST_SERIES:
            raise ValueError(f"a chart of {len(series)} series cannot be read; {MOST_SERIES} at most")
        if any(len(one.values) != len(labels) for one in series):
            raise ValueError("every series needs one value for each label")
        self._labels, self._series = list(labels), list(series)
        self._show()

    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self._labels or not any(any(one.values) for one in self._series)

    def shows_table(self) -> bool:
        """Whether the table is in front."""
        return self.toggle.isChecked()

    def _init_ui(self, title: str) -> None:
        theme = current_theme()
        self.title = QLabel(title)
        self.title.setWordWrap(True)
        mark(self.title, role="section")
        self.toggle = QPushButton()
        self.toggle.setCheckable(True)
        self.toggle.setIconSize(QSize(theme.px(ICON), theme.px(ICON)))
        mark(self.toggle, kind="quiet")
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignTop)
        self.empty = EmptyState("chart-box-outline", _("Nothing to draw yet."))
        self.table = QTableWidget()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setAccessibleName(title)
        self.table.setShowGrid(False)
        if (side := self.table.verticalHeader()) is not None:
            side.hide()
        self._drawing = QWidget()
        self._drawing.setAccessibleName(title)
        self._drawing_column = QVBoxLayout(self._drawing)
        self._drawing_column.setContentsMargins(0, 0, 0, 0)
        self._drawing_column.setSpacing(0)
        above = QLabel(self._unit)
        mark(above, role="caption")
        above.setVisible(bool(self._unit) and self._kind in ("bar", "stacked", "line"))
        self._drawing_column.addWidget(above)
        self.stack = QStackedWidget()
        for widget in (self._drawing, self.table, self.empty):
            self.stack.addWidget(widget)
        self.stack.setMinimumHeight(theme.px(_HEIGHT))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(LARGE), theme.px(MEDIUM), theme.px(MEDIUM), theme.px(MEDIUM))
        column.setSpacing(theme.px(SMALL))
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        self._name_toggle()

    def _connect_signals(self) -> None:
        self.toggle.toggled.connect(lambda _on: self._show())
        current_theme().changed.connect(self._show)

    def _name_toggle(self) -> None:
        table = self.toggle.isChecked()
        self.toggle.setText(_("Show as chart") if table else _("Show as table"))
        self.toggle.setIcon(icon("chart-bar" if table else "table", "muted"))

    def _show(self) -> None:
        self._name_toggle()
        self.toggle.setVisible(not self.is_empty())
        if self.is_empty():
            self.stack.setCurrentWidget(self.empty)
        elif self.toggle.isChecked():
            self._fill_table()
            self.stack.setCurrentWidget(self.table)
        else:
            self._draw()
            self.stack.setCurrentWidget(self._drawing)

    def _fill_table(self) -> None:
        self.table.clear()
        self.table.setColumnCount(1 + len(self._series))
        self.table.setRowCount(len(self._labels))
        self.table.setHorizontalHeaderLabels([self._across, *(one.name for one in self._series)])
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for place in range(1 + len(self._series)):
            if (title := self.table.horizontalHeaderItem(place)) is not None:
                title.setTextAlignment(
                    right if place else Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
                )
        for line, label in enumerate(self._labels):
            self.table.setItem(line, 0, QTableWidgetItem(label))
            for place, one in enumerate(self._series, start=1):
                cell = QTableWidgetItem(self._value_words(one.values[line]))
                cell.setTextAlignment(right)
                cell.setFont(current_theme().font("number"))
                self.table.setItem(line, place, cell)
        if (head := self.table.horizontalHeader()) is not None:
            head.setTextElideMode(Qt.TextElideMode.ElideRight)
            head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    # Drawing

    def _draw(self) -> None:
        from PyQt6.QtCharts import QChart, QChartView, QLegend

        theme = current_theme()
        chart = QChart()
        chart.setBackgroundVisible(False)
        chart.setLocalizeNumbers(True)
        chart.setLocale(current_locale())
        chart.setMargins(QMargins(0, 0, 0, 0))
        if (layout := chart.layout()) is not None:
            layout.setContentsMargins(0, 0, 0, 0)
        legend = chart.legend()
        if legend is not None:
            legend.setVisible(len(self._series) > 1 or self._kind == "donut")
            right = self._kind == "donut" and self.width() > theme.px(420)
            legend.setAlignment(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignBottom)
            legend.setFont(theme.font("caption"))
            legend.setLabelColor(theme.colour("text"))
            if self._kind == "line":
                # The marker then shows the stroke; of bars it would show neither pattern nor colour.
                legend.setMarkerShape(QLegend.MarkerShape.MarkerShapeFromSeries)
        {"donut": self._add_donut, "line": self._add_lines}.get(self._kind, self._add_bars)(chart)
        if self._view is None:
            self._view = QChartView()
            self._view.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._view.setFrameShape(QFrame.Shape.NoFrame)
            self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._drawing_column.addWidget(self._view)
        old = self._view.chart()
        self._view.setChart(chart)
        if old is not None:
            old.deleteLater()

    def _add_bars(self, chart: QChart) -> None:
        from PyQt6.QtCharts import QBarSeries, QBarSet, QHorizontalBarSeries, QStackedBarSeries

        kinds = {"bar": QBarSeries, "row": QHorizontalBarSeries, "stacked": QStackedBarSeries}
        bars = kinds[self._kind]()
        bars.setBarWidth(0.6)
        for place, one in enumerate(self._series):
            bar = QBarSet(one.name)
            bar.append([float(value) for value in one.values])
            bar.setBrush(QBrush(self._hue(place), _PATTERNS[place]))
            bar.setPen(QPen(self._hue(place), 1 if place else 0))
            bars.append(bar)
        bars.clicked.connect(lambda where, bar: self._pick(where, bar.label()))
        bars.hovered.connect(lambda on, where, bar: self._say(on, where, bar.label()))
        chart.addSeries(bars)
        self._add_axes(chart, [bars], lying=self._kind == "row", pad=0.5)

    def _add_lines(self, chart: QChart) -> None:
        from PyQt6.QtCharts import QLineSeries

        lines: list[QAbstractSeries] = []
        for place, one in enumerate(self._series):
            line = QLineSeries()
            line.setName(one.name)
            line.append([QPointF(x, float(y)) for x, y in enumerate(one.values)])
            line.setPen(QPen(self._hue(place), 2 if place < MOST_SERIES - 1 else 3, _STROKES[place]))
            line.setPointsVisible(len(self._labels) <= 2 * _MOST_LABELS)
            line.clicked.connect(lambda point, name=one.name: self._pick(round(point.x()), name))
            line.hovered.connect(lambda point, on, name=one.name: self._say(on, round(point.x()), name))
            chart.addSeries(line)
            lines.append(line)
        self._add_axes(chart, lines, lying=False, pad=0.2)

    def _add_donut(self, chart: QChart) -> None:
        from PyQt6.QtCharts import QPieSeries, QPieSlice

        theme = current_theme()
        ring = QPieSeries()
        ring.setHoleSize(0.42)
        ring.setPieSize(0.72)
        parts, shares = self._parts(), []
        whole = sum(value for _name, value in parts) or 1.0
        for place, (name, value) in enumerate(parts):
            share = percent(100 * value / whole)
            part = QPieSlice(share, value)
            part.setBrush(QBrush(self._hue(place)))
            part.setPen(QPen(theme.colour("surface"), 2))
            # Labels of slivers would lie on each other: the legend has every share.
            part.setLabelVisible(value / whole >= _SLIVER)
            part.setLabelColor(theme.colour("text"))
            part.setLabelFont(theme.font("caption"))
            part.setLabelArmLengthFactor(0.1)
            words = _("{label}: {text}").format(label=name, text=self._value_words(Decimal(str(value))))
            shares.append(f"{name}  {share}")
            part.hovered.connect(lambda on, words=words: self._tell(words if on else ""))
            ring.append(part)
        chart.addSeries(ring)
        # The share stands at its part and in the legend: they are matched without colour.
        legend = chart.legend()
        for marker, words in zip(legend.markers(ring) if legend is not None else [], shares, strict=True):
            marker.setLabel(words)

    def _parts(self) -> list[tuple[str, float]]:
        """What a donut shows: at most six parts, the smallest taken together."""
        values = [float(value) for value in self._series[0].values]
        parts = sorted(zip(self._labels, values, strict=True), key=lambda part: -part[1])
        parts = [part for part in parts if part[1] > 0]
        if len(parts) <= MOST_SERIES:
            return parts
        rest = sum(value for _name, value in parts[MOST_SERIES - 1 :])
        return [*parts[: MOST_SERIES - 1], (_("Others"), rest)]

    def _add_axes(self, chart: QChart, series: list[QAbstractSeries], *, lying: bool, pad: float) -> None:
        names = self._label_axis(pad)
        values = self._value_axis()
        names.setReverse(lying)
        sides = (
            (names, Qt.AlignmentFlag.AlignLeft if lying else Qt.AlignmentFlag.AlignBottom),
            (values, Qt.AlignmentFlag.AlignBottom if lying else Qt.AlignmentFlag.AlignLeft),
        )
        for axis, side in sides:
            chart.addAxis(axis, side)
            for one in series:
                one.attachAxis(axis)

    def _label_axis(self, pad: float) -> QCategoryAxis:
        from PyQt6.QtCharts import QCategoryAxis

        axis = QCategoryAxis()
        axis.setLabelsPosition(QCategoryAxis.AxisLabelsPosition.AxisLabelsPositionOnValue)
        axis.setStartValue(-pad)
        self._every, self._room = self._label_step(), self._label_room()
        for place in range(0, len(self._labels), self._every):
            # The axis takes each label once; blanks of no width tell equal ones apart.
            axis.append(self._short(self._labels[place]) + "\u200b" * place, place)
        axis.setRange(-pad, len(self._labels) - 1 + pad)
        axis.setGridLineVisible(False)
        # Beside lying bars it would stand on its side; the names say themselves what they are.
        axis.setTitleText("" if self._kind == "row" else self._across)
        self._dress(axis)
        return axis

    def _short(self, label: str) -> str:
        """The label as it fits beside a lying bar; the axis itself would cut it at its beginning, too."""
        if self._kind != "row":
            return label
        metrics = QFontMetrics(current_theme().font("caption"))
        return metrics.elidedText(label, Qt.TextElideMode.ElideRight, self._label_room())

    def _label_room(self) -> int:
        """Pixels for the words beside lying bars, in steps, so that not every pixel of a resize draws anew."""
        return max(self.width() * 2 // 5 // 32 * 32 - 2 * current_theme().px(LARGE), current_theme().px(48))

    def _label_step(self) -> int:
        """Every how manieth label is written so that each can be read."""
        if self._kind == "row":
            return 1
        metrics = QFontMetrics(current_theme().font("caption"))
        widest = max(metrics.horizontalAdvance(label) for label in self._labels) + 2 * SMALL
        room = max(self.width() - current_theme().px(96), 1)
        return math.ceil(len(self._labels) / max(min(room // widest, _MOST_LABELS), 1))

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        drawn = self.stack.currentWidget() is self._drawing
        if not drawn or self._kind == "donut":
            return
        if self._label_step() != self._every or (self._kind == "row" and self._label_room() != self._room):
            self._draw()

    def _value_axis(self) -> QValueAxis:
        from PyQt6.QtCharts import QValueAxis

        columns = [[float(one.values[place]) for one in self._series] for place in range(len(self._labels))]
        if self._kind == "stacked":
            highs, lows = (
                [sum(v for v in c if v > 0) for c in columns],
                [sum(v for v in c if v < 0) for c in columns],
            )
        else:
            highs, lows = [max(column) for column in columns], [min(column) for column in columns]
        low, high, step = ticks(min(lows), max(highs))
        axis = QValueAxis()
        axis.setRange(low, high)
        axis.setTickAnchor(0)
        axis.setTickInterval(step)
        axis.setTickType(QValueAxis.TickType.TicksDynamic)
        axis.setLabelFormat("%.0f" if step >= 1 else f"%.{min(6, math.ceil(-math.log10(step)))}f")
        # Upright text beats a turned one: the unit of an upright axis stands above it.
        axis.setTitleText(self._unit if self._kind == "row" else "")
        self._dress(axis)
        return axis

    def _dress(self, axis: Any) -> None:
        theme = current_theme()
        axis.setLabelsFont(theme.font("caption"))
        axis.setLabelsColor(theme.colour("muted"))
        axis.setTitleFont(theme.font("caption"))
        axis.setTitleBrush(QBrush(theme.colour("muted")))
        axis.setTitleVisible(bool(axis.titleText()))
        axis.setLinePen(QPen(theme.colour("line_strong"), 1))
        axis.setGridLineColor(theme.colour("line"))
        axis.setTruncateLabels(True)

    def _hue(self, place: int) -> QColor:
        return QColor(current_theme().tokens.series[place % MOST_SERIES])

    def _pick(self, place: int, name: str) -> None:
        series = next((number for number, one in enumerate(self._series) if one.name == name), None)
        if series is not None and 0 <= place < len(self._labels):
            self.picked.emit(place, series)

    # Hovering

    def _say(self, on: bool, place: int, name: str) -> None:
        one = next((one for one in self._series if one.name == name), None)
        if not on or one is None or not 0 <= place < len(self._labels):
            self._tell("")
            return
        what = listed([name, self._labels[place]]) if len(self._series) > 1 else self._labels[place]
        self._tell(_("{label}: {text}").format(label=what, text=self._value_words(one.values[place])))

    def _tell(self, words: str) -> None:
        if words:
            QToolTip.showText(QCursor.pos(), words, self)
        else:
            QToolTip.hideText()
