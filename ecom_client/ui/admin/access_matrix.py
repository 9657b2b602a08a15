"""The matrix module × group: each cell is a choice among none, read, read and write, full."""

from __future__ import annotations

from functools import partial

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QWheelEvent
from PyQt6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from ecom_client.domain.identity import Privilege
from ecom_client.domain.permissions import Group, Matrix, Module
from ecom_client.ui.admin.words import group_word, module_word, privilege_word
from ecom_client.ui.common.text import _
from ecom_client.ui.common.theme import current_theme


class _Choice(QComboBox):
    """Turning the wheel scrolls the matrix and never changes what somebody may do."""

    def wheelEvent(self, event: QWheelEvent | None) -> None:
        if event is not None:
            event.ignore()


class AccessMatrix(QTableWidget):
    """Shows a Matrix; a choice is announced, and stands as soon as the matrix is shown anew."""

    #: A group is to do more or less: group, module, what was seen, what is wanted.
    chosen = pyqtSignal(object, str, object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("accessMatrix")
        self.setAccessibleName(_("What each group may do"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self._shown: tuple[tuple[str, ...], tuple[int, ...]] | None = None

    def show_matrix(self, matrix: Matrix, may_change: bool) -> None:
        """Show who may do what. Cells, and with them the focus, stay while modules and groups are the same."""
        shape = (matrix.modules, tuple(group.id for group in matrix.groups))
        if shape != self._shown:
            self._shown = shape
            self._make_cells(matrix)
        self.setHorizontalHeaderLabels([group_word(group) for group in matrix.groups])
        for column, group in enumerate(matrix.groups):
            for row, module in enumerate(matrix.modules):
                self._show_cell(self.choice(row, column), group, matrix.about[module], may_change)

    def choice(self, row: int, column: int) -> QComboBox:
        """The choice of a cell."""
        found = self.cellWidget(row, column)
        assert isinstance(found, QComboBox)
        return found

    def _make_cells(self, matrix: Matrix) -> None:
        theme = current_theme()
        self.setRowCount(len(matrix.modules))
        self.setColumnCount(len(matrix.groups))
        self.setVerticalHeaderLabels([module_word(matrix.about[module]) for module in matrix.modules])
        for row in range(len(matrix.modules)):
            for column in range(len(matrix.groups)):
                self.setItem(row, column, QTableWidgetItem())
                box = _Choice()
                box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                for privilege in Privilege:
                    box.addItem(privilege_word(privilege), privilege)
                self.setCellWidget(row, column, box)
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        if rows is not None and columns is not None:
            rows.setDefaultSectionSize(theme.px(38))
            rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            columns.setDefaultSectionSize(theme.px(160))
            columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _show_cell(self, box: QComboBox, group: Group, module: Module, may_change: bool) -> None:
        held = group.may(module.name)
        box.blockSignals(True)
        box.setCurrentIndex(int(held))
        box.blockSignals(False)
        box.setEnabled(may_change and not group.is_owners)
        box.setAccessibleName(
            _("{module} for {group}").format(module=module_word(module), group=group_word(group))
        )
        if box.property("connected"):
            box.activated.disconnect()
        box.setProperty("connected", True)
        box.activated.connect(partial(self._on_activated, group, module.name, held))

    def _on_activated(self, group: Group, module: str, seen: Privilege, index: int) -> None:
        if index != int(seen):
            self.chosen.emit(group, module, seen, Privilege(index))
