"""The categories a product stands in beside its main one: each with a button that takes it out, and room to add."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PyQt6.QtCore import QSize, pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ecom_client.domain.catalogue import CategoryTree
from ecom_client.domain.product_rules import FURTHER_CATEGORIES
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.labels import empty_out, label
from ecom_client.ui.common.text import _
from ecom_client.ui.common.theme import current_theme
from ecom_client.ui.common.tokens import ICON, SMALL, TIGHT
from ecom_client.ui.vendor.category_picker import CategoryPicker


class FurtherCategories(QWidget):
    """Up to five categories, in the order they were added."""

    #: One was added or taken out.
    changed = pyqtSignal()

    def __init__(self, tree: CategoryTree, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids: tuple[int, ...] = ()
        self.picker = CategoryPicker(tree)
        self.picker.setObjectName("addCategory")
        self.picker.setPlaceholderText(_("Add a category…"))
        self.picker.setAccessibleName(_("Add a category…"))
        self.picker.chosen.connect(self._on_chosen)
        self._list = QVBoxLayout()
        self._list.setSpacing(current_theme().px(TIGHT))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().px(SMALL))
        column.addLayout(self._list)
        column.addWidget(self.picker)
        self.setFocusProxy(self.picker)

    def value(self) -> tuple[int, ...]:
        """The ids chosen."""
        return self._ids

    def set_value(self, ids: Sequence[int] | None) -> None:
        """Choose these."""
        self._ids = tuple(ids or ())
        self._fill()

    def _on_chosen(self, category: int | None) -> None:
        if category is None:
            return
        self.picker.set_value(None)
        if category not in self._ids and len(self._ids) < FURTHER_CATEGORIES:
            self._ids = (*self._ids, category)
            self._fill()
            self.changed.emit()

    def _on_removed(self, category: int) -> None:
        self._ids = tuple(one for one in self._ids if one != category)
        self._fill()
        self.picker.setFocus()
        self.changed.emit()

    def _fill(self) -> None:
        theme = current_theme()
        empty_out(self._list)
        for category in self._ids:
            path = self.picker.path(category)
            row = QWidget()
            across = QHBoxLayout(row)
            across.setContentsMargins(0, 0, 0, 0)
            across.setSpacing(theme.px(SMALL))
            remove = QToolButton()
            remove.setObjectName(f"removeCategory{category}")
            remove.setIcon(icon("close", "muted", "accent"))
            remove.setIconSize(QSize(theme.px(ICON), theme.px(ICON)))
            remove.setAccessibleName(_("Take out {category}").format(category=path))
            remove.setToolTip(remove.accessibleName())
            remove.clicked.connect(partial(self._on_removed, category))
            across.addWidget(label(path), 1)
            across.addWidget(remove)
            self._list.addWidget(row)
        self.picker.setVisible(len(self._ids) < FURTHER_CATEGORIES)
