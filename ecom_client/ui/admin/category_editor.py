"""The category tree as it is edited: dragged with the mouse, moved with Ctrl and the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QDropEvent, QKeyEvent
from PyQt6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from ecom_client.data.repositories.categories import CategoryNode
from ecom_client.ui.common.text import _, number

_NODE = Qt.ItemDataRole.UserRole


class CategoryEditor(QTreeWidget):
    """Shows the tree. A move is announced and drawn only when the server's tree is shown anew."""

    #: Move: the category, the new parent's id (None: uppermost), the sibling it comes before (None: the end).
    moved = pyqtSignal(object, object, object)
    #: Rename and remove the chosen one.
    rename_wanted = pyqtSignal()
    remove_wanted = pyqtSignal()

    def __init__(self, may_move: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._may_move = may_move
        self.setObjectName("categoryEditor")
        self.setAccessibleName(_("Category tree"))
        self.setColumnCount(3)
        self.setHeaderLabels([_("Category"), _("Products"), _("Description")])
        self.setColumnWidth(0, 320)
        self.setUniformRowHeights(True)
        if may_move:
            self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)

    def show_nodes(self, nodes: Sequence[CategoryNode]) -> None:
        """Show this tree; what was open stays open, and what was chosen stays chosen."""
        first = self.topLevelItemCount() == 0
        known = self._items()
        opened = {node.id for node, item in known if item.isExpanded()}
        chosen = self.chosen()
        self.clear()
        made: dict[int, QTreeWidgetItem] = {}
        for node in nodes:
            item = QTreeWidgetItem([node.name, number(node.products), node.description])
            item.setData(0, _NODE, node)
            item.setToolTip(2, node.description)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            made[node.id] = item
        for node in nodes:
            above = made.get(node.parent_id) if node.parent_id is not None else None
            if above is None:
                self.addTopLevelItem(made[node.id])
            else:
                above.addChild(made[node.id])
        for node_id, item in made.items():
            item.setExpanded(first or node_id in opened)
        if chosen is not None and chosen.id in made:
            self.setCurrentItem(made[chosen.id])

    def chosen(self) -> CategoryNode | None:
        """The category that is chosen."""
        return _node(self.currentItem())

    def choose(self, category_id: int) -> None:
        """Choose a category and bring it into sight."""
        for node, item in self._items():
            if node.id == category_id:
                self.setCurrentItem(item)

    def dropEvent(self, event: QDropEvent | None) -> None:
        node = self.chosen()
        if event is None or node is None:
            return
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        target = self.itemAt(event.position().toPoint())
        where = self.dropIndicatorPosition()
        if target is None:
            self.moved.emit(node, None, None)
            return
        there = _node(target)
        assert there is not None
        if where is QAbstractItemView.DropIndicatorPosition.OnItem:
            self.moved.emit(node, there.id, None)
        elif where is QAbstractItemView.DropIndicatorPosition.AboveItem:
            self.moved.emit(node, there.parent_id, there.id)
        else:
            after = self._siblings(target)
            place = after.index(target) + 1
            following = _node(after[place]) if place < len(after) else None
            self.moved.emit(node, there.parent_id, None if following is None else following.id)

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        if event is None:
            return
        keys = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in keys:
            self._move_by_key(Qt.Key(event.key()))
        elif event.key() == Qt.Key.Key_F2:
            self.rename_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _move_by_key(self, key: Qt.Key) -> None:
        item, node = self.currentItem(), self.chosen()
        if item is None or node is None or not self._may_move:
            return
        siblings = self._siblings(item)
        ids = [found.id for one in siblings if (found := _node(one)) is not None]
        place = siblings.index(item)
        above = item.parent()
        if key == Qt.Key.Key_Up and place > 0:
            self.moved.emit(node, node.parent_id, ids[place - 1])
        elif key == Qt.Key.Key_Down and place < len(ids) - 1:
            self.moved.emit(node, node.parent_id, ids[place + 2] if place + 2 < len(ids) else None)
        elif key == Qt.Key.Key_Right and place > 0:
            siblings[place - 1].setExpanded(True)
            self.moved.emit(node, ids[place - 1], None)
        elif key == Qt.Key.Key_Left and above is not None:
            parent = _node(above)
            around = self._siblings(above)
            following = around.index(above) + 1
            before = _node(around[following]) if following < len(around) else None
            self.moved.emit(
                node, None if parent is None else parent.parent_id, None if before is None else before.id
            )

    def _siblings(self, item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
        above = item.parent() or self.invisibleRootItem()
        assert above is not None
        return [child for place in range(above.childCount()) if (child := above.child(place)) is not None]

    def _items(self) -> list[tuple[CategoryNode, QTreeWidgetItem]]:
        found: list[tuple[CategoryNode, QTreeWidgetItem]] = []

        def walk(above: QTreeWidgetItem | None) -> None:
            for place in range(above.childCount() if above is not None else 0):
                child = above.child(place) if above is not None else None
                if child is not None and (node := _node(child)) is not None:
                    found.append((node, child))
                    walk(child)

        walk(self.invisibleRootItem())
        return found


def _node(item: QTreeWidgetItem | None) -> CategoryNode | None:
    return item.data(0, _NODE) if item is not None else None
