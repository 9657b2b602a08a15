"""A list on paper: A4 lying, a line a row, titles and page numbers on every page. For some thousand rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from PyQt6.QtCore import QMarginsF, QRectF, Qt
from PyQt6.QtGui import QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from ecom_client.data.export import PAGE, CellKind, ExportColumn, Tick, part_file
from ecom_client.domain.errors import Invalid
from ecom_client.ui.common.text import _, number

MOST_PAPER_ROWS = 5000
_MARGIN_MM = 12
_LINE, _GAP = 1.7, 0.35
"""Of the height of the type: a line, and the room between columns."""


def write_pdf(
    target: Path, title: str, under: str, columns: Sequence[ExportColumn], rows: Iterable[Any], tick: Tick
) -> int:
    """Write the rows under a title and a line of what they are. How many; Invalid (export_too_long) past 5,000."""
    with part_file(target) as part:
        sheet = _Sheet(part, title, under, columns)
        count = 0
        try:
            for count, row in enumerate(rows, start=1):
                if count > MOST_PAPER_ROWS:
                    raise Invalid("export_too_long")
                sheet.add([column.text(row) for column in columns])
                if count % (PAGE // 4) == 0:
                    tick(count)
            tick(count)
        finally:
            sheet.end()
    return count


class _Sheet:
    """Pages that are written from top to bottom."""

    def __init__(self, file: Path, title: str, under: str, columns: Sequence[ExportColumn]) -> None:
        self._writer = QPdfWriter(str(file))
        self._writer.setTitle(title)
        self._writer.setResolution(150)
        self._writer.setPageLayout(
            QPageLayout(
                QPageSize(QPageSize.PageSizeId.A4),
                QPageLayout.Orientation.Landscape,
                QMarginsF(*(4 * [_MARGIN_MM])),
                QPageLayout.Unit.Millimeter,
            )
        )
        self._columns = columns
        self._body, self._strong, self._large = QFont(), QFont(), QFont()
        for font, size in ((self._body, 8), (self._strong, 8), (self._large, 14)):
            font.setPointSize(size)
            # Shaped figures of some fonts have no way back to characters: they could be seen, not searched or copied.
            font.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
        for font in (self._strong, self._large):
            font.setBold(True)
        self._painter = QPainter(self._writer)
        self._metrics = QFontMetricsF(self._body, self._writer)
        self._height = self._metrics.height() * _LINE
        self._width = float(self._writer.width())
        self._bottom = float(self._writer.height()) - self._height
        whole = sum(max(1, column.share) for column in columns) or 1
        self._widths = [self._width * max(1, column.share) / whole for column in columns]
        self._page = 1
        self._y = self._head(title, under)
        self._titles()

    def add(self, cells: Sequence[str]) -> None:
        """One row more, on a new page where this one is full."""
        if self._y + self._height > self._bottom:
            self._foot()
            self._writer.newPage()
            self._page += 1
            self._y = 0.0
            self._titles()
        self._line(cells, self._body)

    def end(self) -> None:
        """The last page is complete."""
        self._foot()
        self._painter.end()

    def _head(self, title: str, under: str) -> float:
        self._painter.setFont(self._large)
        high = QFontMetricsF(self._large, self._writer).height() * 1.3
        self._painter.drawText(QRectF(0, 0, self._width, high), int(Qt.AlignmentFlag.AlignLeft), title)
        self._painter.setFont(self._body)
        flags = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
        room = QRectF(0, high, self._width, self._metrics.height() * 6)
        taken = self._painter.boundingRect(room, flags, under).intersected(room)
        self._painter.drawText(room, flags, under)
        return high + taken.height() + self._height / 2

    def _titles(self) -> None:
        self._line([column.title for column in self._columns], self._strong)
        self._painter.setPen(QPen(Qt.GlobalColor.black, 1))
        self._painter.drawLine(0, round(self._y), round(self._width), round(self._y))

    def _line(self, cells: Sequence[str], font: QFont) -> None:
        self._painter.setFont(font)
        metrics = QFontMetricsF(font, self._writer)
        gap, x = metrics.height() * _GAP, 0.0
        for column, width, cell in zip(self._columns, self._widths, cells, strict=True):
            right = column.kind in (CellKind.NUMBER, CellKind.MONEY)
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            words = metrics.elidedText(
                " ".join(cell.split()), Qt.TextElideMode.ElideRight, max(1.0, width - gap)
            )
            room = QRectF(x, self._y, width - gap, self._height)
            self._painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), words)
            x += width
        self._y += self._height

    def _foot(self) -> None:
        self._painter.setFont(self._body)
        room = QRectF(0, self._bottom, self._width, self._height)
        words = _("Page {n}").format(n=number(self._page))
        self._painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom), words)
