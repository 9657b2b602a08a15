"""Which columns of a table are seen, in what order and how wide: changed by its reader, and remembered."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject, QTimer
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QHeaderView, QMenu, QWidget

from ecom_client.ui.common.text import _
from ecom_client.ui.common.theme import current_theme

if TYPE_CHECKING:
    from ecom_client.ui.common.columns import Column
    from ecom_client.ui.common.memory import Memory

_LEAST, _MOST = 40, 2000


class ColumnLayout(QObject):
    """Keeps a header as it was left. Belongs to the header."""

    def __init__(self, header: QHeaderView, columns: Sequence[Column], memory: Memory, key: str) -> None:
        super().__init__(header)
        self._header = header
        self._columns = tuple(columns)
        self._memory = memory
        self._key = key
        self._widths = [current_theme().px(column.start_width) for column in self._columns]
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.setInterval(0)
        self._saving.timeout.connect(self._save)
        self._at_first()
        self._restore()
        header.sectionResized.connect(self._on_resized)
        header.sectionMoved.connect(self._saving.start)

    def shown(self) -> list[Column]:
        """The columns that are seen, from left to right."""
        sections = (self._header.logicalIndex(place) for place in range(len(self._columns)))
        return [self._columns[section] for section in sections if not self._header.isSectionHidden(section)]

    def show_column(self, section: int, shown: bool) -> None:
        """Show or hide a column; the last one seen stays."""
        if shown or len(self.shown()) > 1:
            self._header.setSectionHidden(section, not shown)
            self._saving.start()

    def reset(self) -> None:
        """As it was at first."""
        for section in range(len(self._columns)):
            self._header.moveSection(self._header.visualIndex(section), section)
        self._at_first()
        self._saving.start()

    def menu(self, parent: QWidget) -> QMenu:
        """A menu with a check for each column, and the way back."""
        menu = QMenu(_("Columns"), parent)
        for section, column in enumerate(self._columns):
            action = QAction(column.title(), menu)
            action.setCheckable(True)
            action.setChecked(not self._header.isSectionHidden(section))
            action.setEnabled(self._header.isSectionHidden(section) or len(self.shown()) > 1)
            action.toggled.connect(partial(self.show_column, section))
            menu.addAction(action)
        menu.addSeparator()
        back = QAction(_("Columns as they were at first"), menu)
        back.triggered.connect(self.reset)
        menu.addAction(back)
        return menu

    def _at_first(self) -> None:
        for section, column in enumerate(self._columns):
            self._header.setSectionHidden(section, False)
            self._header.resizeSection(section, current_theme().px(column.start_width))
            self._header.setSectionHidden(section, not column.shown)

    def _restore(self) -> None:
        """What was remembered, as far as it can be read; a column it does not know keeps its own place."""
        try:
            remembered = json.loads(self._memory.get(self._key, "") or "[]")
            entries = [(str(name), int(width), bool(shown)) for name, width, shown in remembered]
        except (ValueError, TypeError):
            return
        sections = {column.name: section for section, column in enumerate(self._columns)}
        known = [entry for entry in entries if entry[0] in sections]
        if not any(shown for _name, _width, shown in known):
            return
        for place, (name, width, shown) in enumerate(known):
            section = sections[name]
            self._widths[section] = max(_LEAST, min(width, _MOST))
            self._header.moveSection(self._header.visualIndex(section), place)
            self._header.setSectionHidden(section, False)
            self._header.resizeSection(section, self._widths[section])
            self._header.setSectionHidden(section, not shown)

    def _on_resized(self, section: int, _before: int, width: int) -> None:
        # A width of 0 is a hidden column's, and the last one's is what happens to be left.
        if width > 0 and self._header.visualIndex(section) != len(self._columns) - 1:
            self._widths[section] = width
        self._saving.start()

    def _save(self) -> None:
        entries = []
        for place in range(len(self._columns)):
            section = self._header.logicalIndex(place)
            shown = not self._header.isSectionHidden(section)
            entries.append([self._columns[section].name, self._widths[section], shown])
        self._memory.set(self._key, json.dumps(entries))
