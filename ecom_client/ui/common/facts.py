"""What is known about one thing, in a side panel: names at the left, values beside them, parts under headings."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ecom_client.ui.common.chips import Chip, StateChip
from ecom_client.ui.common.flow import FlowLayout
from ecom_client.ui.common.labels import label, thin_line
from ecom_client.ui.common.theme import current_theme
from ecom_client.ui.common.tokens import LARGE, MEDIUM, SMALL, TIGHT

Fact = tuple[str, str]
"""A name and its value, both as they are read. A fact without a value is left out."""


class Facts(QWidget):
    """Fits a side panel: parts from top to bottom, texts that can be selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setObjectName("facts")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(LARGE), 0, theme.px(LARGE), theme.px(LARGE))
        self._column.setSpacing(theme.px(MEDIUM))
        self._column.addStretch()

    def add_chips(self, *chips: Chip) -> None:
        """States in a row."""
        row = QWidget()
        flow = FlowLayout(row, current_theme().px(SMALL))
        for chip in chips:
            flow.addWidget(StateChip(chip))
        self._add(row)

    def add_text(self, words: str, role: str = "") -> None:
        """A paragraph; nothing for an empty one."""
        if words:
            self._add(label(words, role, selectable=True))

    def add_part(self, title: str, facts: Sequence[Fact]) -> None:
        """Facts under a heading; nothing when none of them has a value."""
        known = [(name, value) for name, value in facts if value]
        if not known:
            return
        if self._column.count() > 1:
            self._add(thin_line())
        part = QWidget()
        theme = current_theme()
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(MEDIUM))
        grid.setVerticalSpacing(theme.px(TIGHT))
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        line = 0
        if title:
            grid.addWidget(label(title, "strong"), line, 0, 1, 2)
            line += 1
        for name, value in known:
            words = label(value, selectable=True)
            words.setAccessibleName(f"{name}: {value}")
            grid.addWidget(label(name, "muted"), line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, line, 1)
            line += 1
        self._add(part)

    def add_widget(self, title: str, widget: QWidget) -> None:
        """Anything else under a heading."""
        if self._column.count() > 1:
            self._add(thin_line())
        self._add(label(title, "strong"))
        self._add(widget)

    def _add(self, widget: QWidget) -> None:
        self._column.insertWidget(self._column.count() - 1, widget)
