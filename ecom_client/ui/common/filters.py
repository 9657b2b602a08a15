"""The filter row above a list: search first, then a chip for each filter, "Clear" when anything is set.

Filters are declared; what they are set to is told as a dict by their names, with native values: a word, a
frozenset of words, a bool, a pair of bounds (Decimal or int, either may be None), a pair of UTC moments from
the first included to the second excluded. What is not set is not in the dict. Nothing is remembered here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PyQt6.QtCore import QSignalBlocker, QSize, Qt, QTimer, pyqtSignal
from PyQt6.QtGui import QAction, QKeySequence, QShortcut
from PyQt6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from ecom_client.ui.common.filter_chips import (
    Choice,
    DateRange,
    Filter,
    FilterChip,
    FilterKind,
    MultiChoice,
    Range,
    YesNo,
    make_chip,
)
from ecom_client.ui.common.flow import FlowLayout
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.text import _
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import SMALL

__all__ = ["Choice", "DateRange", "Filter", "FilterKind", "FilterRow", "MultiChoice", "Range", "YesNo"]

SEARCH = "words"
"""The name of the search field's value, as the lists of the data layer know it."""

_DEBOUNCE_MS = 250
_SEARCH_WIDTH = 260
_LONGEST_SEARCH = 200


class FilterRow(QWidget):
    """Search field and chips. `search` is what stands in the empty field; None leaves the field out."""

    #: Something was set or cleared: all values by name.
    changed = pyqtSignal(dict)

    def __init__(
        self,
        filters: Sequence[Filter] = (),
        search: Callable[[], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._filters = tuple(filters)
        self._placeholder = search
        self._told: dict[str, Any] = {}
        self._init_ui()
        self._connect_signals()

    def values(self) -> dict[str, Any]:
        """What is set, by name."""
        values = {chip.name: chip.value() for chip in self._chips if chip.value() is not None}
        if words := " ".join(self.search.text().split()):
            values[SEARCH] = words
        return values

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Set these and nothing else; unknown names are left out. Tells `changed` when anything changes."""
        # What this starts to wait for is told below.
        self.search.setText(str(values.get(SEARCH, "")))
        for chip in self._chips:
            with QSignalBlocker(chip):
                chip.set_value(values.get(chip.name))
        self._tell()

    def clear(self) -> None:
        """Nothing is set any more."""
        self.set_values({})

    def focus_search(self) -> None:
        """Ready to type what to look for."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def chip(self, name: str) -> FilterChip:
        """The chip of the filter with this name."""
        return next(chip for chip in self._chips if chip.name == name)

    def add_at_right(self, widget: QWidget) -> None:
        """A widget at the right end of the row."""
        self._outer.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)

    def _init_ui(self) -> None:
        theme = current_theme()
        self._outer = QHBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(theme.px(SMALL))
        flowing = QWidget()
        flow = FlowLayout(flowing, theme.px(SMALL))
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(_LONGEST_SEARCH)
        self.search.setMinimumWidth(theme.px(_SEARCH_WIDTH))
        self.search.addAction(icon("magnify", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        if self._placeholder is not None:
            self.search.setPlaceholderText(self._placeholder())
            self.search.setAccessibleName(self._placeholder())
            flow.addWidget(self.search)
        else:
            self.search.hide()
        self._chips = [make_chip(declared) for declared in self._filters]
        for chip in self._chips:
            flow.addWidget(chip)
        self.clear_button = QPushButton(_("Clear"))
        self.clear_button.setToolTip(_("Clear all filters"))
        mark(self.clear_button, kind="link")
        flow.addWidget(self.clear_button)
        self.clear_button.hide()
        self._outer.addWidget(flowing, 1)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_DEBOUNCE_MS)

    def _connect_signals(self) -> None:
        self.search.textChanged.connect(self._typing.start)
        self.search.returnPressed.connect(self._tell)
        self._typing.timeout.connect(self._tell)
        self.clear_button.clicked.connect(self._on_clear)
        for chip in self._chips:
            chip.changed.connect(self._tell)
        if self._placeholder is not None:
            # Of the window, but only while this row is seen: each page has its own.
            finding = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
            finding.activated.connect(self.focus_search)
            leaving = QAction(self.search)
            leaving.setShortcut(QKeySequence(Qt.Key.Key_Escape))
            leaving.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            leaving.triggered.connect(self.search.clear)
            self.search.addAction(leaving)

    def _on_clear(self) -> None:
        self.clear()
        if self._placeholder is not None:
            self.focus_search()

    def _tell(self) -> None:
        self._typing.stop()
        values = self.values()
        self.clear_button.setVisible(bool(values))
        if values != self._told:
            self._told = values
            self.changed.emit(values)

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(_SEARCH_WIDTH), super().minimumSizeHint().height())
