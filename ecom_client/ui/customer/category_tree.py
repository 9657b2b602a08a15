"""The category tree at the left of the shop: "All" and everything below it, by mouse and keyboard."""

from __future__ import annotations

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QKeyEvent
from PyQt6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from ecom_client.domain.catalogue import Category, CategoryTree
from ecom_client.ui.common.text import _, pgettext

_ID = Qt.ItemDataRole.UserRole


class CategoryChooser(QTreeWidget):
    """Chooses a category, or all of them (None)."""

    #: Another category was chosen: its id, or None for all.
    chosen = pyqtSignal(object)
    #: Enter was pressed: on to the products.
    entered = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tree = CategoryTree(())
        self._shown: list[tuple[int, Category]] | None = None
        self._category: int | None = None
        self.setObjectName("categoryTree")
        self.setAccessibleName(_("Categories"))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fill()
        self.currentItemChanged.connect(self._on_current_changed)

    def category(self) -> int | None:
        """The id of the category chosen; None for all."""
        return self._category

    def category_ids(self) -> frozenset[int]:
        """The category chosen and all below it; nothing for all."""
        return frozenset() if self._category is None else self._tree.with_all_below(self._category)

    def category_name(self) -> str:
        """The name of the category chosen; empty for all."""
        category = self._tree.get(self._category)
        return category.name if category is not None else ""

    def show_tree(self, tree: CategoryTree) -> None:
        """Show these categories. What was chosen and open stays so; a choice that is gone becomes all."""
        walked = tree.walk()
        if walked == self._shown:
            return
        self._shown = walked
        self._tree = tree
        before = self._category
        self._fill()
        if before is not None and tree.get(before) is None:
            self._category = None
            self.chosen.emit(None)

    def choose(self, category: int | None) -> None:
        """Choose a category as if it had been clicked."""
        item = self._items.get(category)
        if item is not None:
            self.setCurrentItem(item)

    def _fill(self) -> None:
        opened = {item.data(0, _ID) for item in getattr(self, "_items", {}).values() if item.isExpanded()}
        self.blockSignals(True)
        self.clear()
        everything = QTreeWidgetItem([pgettext("categories", "All")])
        everything.setData(0, _ID, None)
        self.addTopLevelItem(everything)
        self._items: dict[int | None, QTreeWidgetItem] = {None: everything}
        for _depth, category in self._tree.walk():
            item = QTreeWidgetItem([category.name])
            item.setData(0, _ID, category.id)
            item.setToolTip(0, category.description or category.name)
            above = self._items.get(category.parent_id) if category.parent_id is not None else None
            if above is None:
                self.addTopLevelItem(item)
            else:
                above.addChild(item)
            self._items[category.id] = item
        for category_id in opened:
            if category_id in self._items:
                self._items[category_id].setExpanded(True)
        self.setCurrentItem(self._items.get(self._category, everything))
        self.blockSignals(False)

    def _on_current_changed(self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        category = item.data(0, _ID) if item is not None else None
        if category != self._category:
            self._category = category
            self.chosen.emit(category)

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        if event is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)
