"""The table every list is shown in: sorted by its header, columns moved, hidden, sized, and remembered."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PyQt6.QtCore import QEvent, QItemSelection, QModelIndex, QPoint, Qt, pyqtSignal
from PyQt6.QtGui import (
    QAction,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PyQt6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from ecom_client.data.paging import SortKey
from ecom_client.domain.identity import Privilege
from ecom_client.ui.common.cells import CellDelegate
from ecom_client.ui.common.column_layout import ColumnLayout
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.table_header import SortHeader
from ecom_client.ui.common.table_model import READ_AT_MOST, WindowedTableModel
from ecom_client.ui.common.text import _
from ecom_client.ui.common.theme import current_theme
from ecom_client.ui.common.tokens import ROW

if TYPE_CHECKING:
    from ecom_client.data.paging import Source
    from ecom_client.ui.common.memory import Memory
    from ecom_client.ui.common.picture import PictureLoader


@dataclass(frozen=True)
class RowAction:
    """Something that can be done with the selected rows: in the context menu and in the side panel.

    `text` is asked when it is shown. `fits` says whether it can be done with these rows. `needs` names the page and the
    privilege on it without which it is not offered.
    """

    text: Callable[[], str]
    run: Callable[[list[Any]], None]
    icon: str = ""
    fits: Callable[[list[Any]], bool] = lambda rows: bool(rows)
    danger: bool = False
    needs: tuple[str, Privilege] | None = None


def fill_row_menu(menu: QMenu, actions: Sequence[RowAction], rows: list[Any]) -> None:
    """Add what can be done with these rows."""
    for declared in actions:
        if declared.fits(rows):
            action = QAction(declared.text(), menu)
            if declared.icon:
                action.setIcon(icon(declared.icon, "bad" if declared.danger else "text"))
            action.triggered.connect(lambda _checked, run=declared.run: run(rows))
            menu.addAction(action)


class Table(QTableView):
    """Shows a `WindowedTableModel`. `name` is what its columns and order are remembered by."""

    #: The row that was opened, by Enter or a double click.
    opened = pyqtSignal(object)
    #: The one row that is current and selected, or None.
    row_selected = pyqtSignal(object)
    #: So many of so many selected rows are in the clipboard.
    copied = pyqtSignal(int, int)

    def __init__(
        self,
        model: WindowedTableModel,
        memory: Memory,
        name: str,
        *,
        pictures: PictureLoader | None = None,
        actions: Sequence[RowAction] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows = model
        if model.parent() is None:
            model.setParent(self)  # or it might go first, with a selection still on it
        self._memory = memory
        self._name = name
        self._actions = tuple(actions)
        self._pictures = pictures
        self._kept_ids: list[Any] = []
        #: Whether a double click on a cell that may be edited edits it, instead of opening its row.
        self.edits_on_double_click = False
        self._init_ui()
        self._connect_signals()

    # What pages use ---------------------------------------------------------------------------------------

    def show_source(self, source: Source[Any]) -> None:
        """Show a list, in the order remembered for this table where it offers that."""
        if remembered := self._remembered_sorts(source):
            source = source.with_sort(remembered)
        self._rows.show(source)
        self._header.set_sorts(source.sorts)

    def sort_by(self, sorts: Sequence[SortKey]) -> None:
        """Show the same rows in another order, and remember it."""
        source = self._rows.source
        if source is None:
            return
        self._rows.sort_by(sorts)
        self._header.set_sorts(sorts)
        self._memory.set(f"{self._name}/sorts", json.dumps([[key.column, key.descending] for key in sorts]))

    def selected_rows(self) -> list[Any]:
        """The selected rows that are in memory, from top to bottom."""
        found = (self._rows.row(place) for place in self._selected_places(limit=READ_AT_MOST))
        return [row for row in found if row is not None]

    def copy_selection(self) -> None:
        """The selected rows as tab separated text with titles, into the clipboard."""
        places = self._selected_places(limit=READ_AT_MOST)
        total = self._selected_count()
        rows = [self._rows.row(place) for place in places]
        if not places:
            return
        if all(row is not None for row in rows):
            self._put_in_clipboard(rows, total)
        else:
            wanted = [place - places[0] for place in places]
            self._rows.read(
                places[0],
                places[-1],
                lambda read: self._put_in_clipboard([read[n] for n in wanted if n < len(read)], total),
            )

    def shown_columns(self) -> list[Column]:
        """The columns that are seen, from left to right."""
        return self._layout.shown()

    def columns_menu(self) -> QMenu:
        """A menu that hides and shows columns, and sorts without a mouse."""
        menu = self._layout.menu(self)
        order = QMenu(_("Sort by"), menu)
        for section, column in enumerate(self._rows.columns):
            if column.sort is not None:
                sorting = QAction(column.title(), order)
                sorting.triggered.connect(partial(self._on_sort_wanted, section, False))
                order.addAction(sorting)
        menu.insertMenu(menu.actions()[-1], order)
        return menu

    # Building ---------------------------------------------------------------------------------------------

    def _init_ui(self) -> None:
        self.setModel(self._rows)
        self._delegate = CellDelegate(self._pictures, self)
        self.setItemDelegate(self._delegate)
        self._header = SortHeader(self._rows.columns, self)
        self.setHorizontalHeader(self._header)
        self._header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        side = self.verticalHeader()
        assert side is not None
        side.hide()
        side.setMinimumSectionSize(1)
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self._header.setStretchLastSection(True)
        self._scale()
        self._layout = ColumnLayout(self._header, self._rows.columns, self._memory, f"{self._name}/columns")

    def _connect_signals(self) -> None:
        self._header.sort_wanted.connect(self._on_sort_wanted)
        self._header.customContextMenuRequested.connect(self._on_header_menu)
        self._rows.busy_changed.connect(self._on_busy)
        self._rows.modelAboutToBeReset.connect(self._on_about_to_reset)
        self._rows.modelReset.connect(self._on_reset)
        self.doubleClicked.connect(self._on_double_clicked)
        current_theme().changed.connect(self._scale)
        if self._pictures is not None:
            self._pictures.arrived.connect(self._repaint)

    def _scale(self) -> None:
        side = self.verticalHeader()
        assert side is not None
        side.setDefaultSectionSize(current_theme().px(ROW))

    # Order ------------------------------------------------------------------------------------------------

    def _remembered_sorts(self, source: Source[Any]) -> list[SortKey]:
        try:
            entries = json.loads(self._memory.get(f"{self._name}/sorts", "") or "[]")
            sorts = [SortKey(str(column), bool(descending)) for column, descending in entries]
        except (ValueError, TypeError):
            return []
        offered = {column.sort for column in self._rows.columns}
        return [key for key in sorts if key.column in offered][: source.sort_limit]

    def _on_header_menu(self, place: QPoint) -> None:
        menu = self.columns_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._header.mapToGlobal(place))

    def _on_sort_wanted(self, section: int, adding: bool, _checked: bool = False) -> None:
        """A plain click sorts by the column alone or turns it round; an added one goes up, down and out."""
        source, word = self._rows.source, self._rows.columns[section].sort
        if source is None or word is None:
            return
        before = list(source.sorts)
        place = next((n for n, key in enumerate(before) if key.column == word), None)
        if not adding or source.sort_limit == 1:
            descending = place is not None and not before[place].descending
            self.sort_by([SortKey(word, descending)])
            return
        if place is None:
            before = [*before[: source.sort_limit - 1], SortKey(word)]
        elif not before[place].descending:
            before[place] = SortKey(word, True)
        else:
            del before[place]
        self.sort_by(before)

    # Selection --------------------------------------------------------------------------------------------

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self._rows.hold(self._selected_places(limit=512))
        self._tell_selected()

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        self._tell_selected()

    def _tell_selected(self) -> None:
        chosen, current = self.selectionModel(), self.currentIndex()
        single = chosen is not None and current.isValid() and chosen.isRowSelected(current.row())
        self.row_selected.emit(self._rows.row(current.row()) if single else None)

    def _selected_places(self, limit: int) -> list[int]:
        """Selected places from top to bottom. By ranges: everything may be selected, and that may be much."""
        places: list[int] = []
        for first, last in self._selected_ranges():
            places.extend(range(first, min(last, first + limit) + 1))
            if len(places) > limit:
                break
        return places[:limit]

    def _selected_ranges(self) -> list[tuple[int, int]]:
        chosen = self.selectionModel()
        if chosen is None:
            return []
        selection = chosen.selection()
        parts = (selection[n] for n in range(len(selection)))
        return sorted({(part.top(), part.bottom()) for part in parts if part.isValid()})

    def _selected_count(self) -> int:
        return sum(last - first + 1 for first, last in self._selected_ranges())

    def _on_about_to_reset(self) -> None:
        self._kept_ids = [self._rows.row_id(place) for place in self._selected_places(limit=100)]

    def _on_reset(self) -> None:
        """The rows that were selected are selected again where they are among the new first ones."""
        chosen = self.selectionModel()
        places = [self._rows.place_of(row_id) for row_id in self._kept_ids if row_id is not None]
        found = [place for place in places if place is not None]
        self._kept_ids = []
        if chosen is None:
            return
        rows = chosen.SelectionFlag.Select | chosen.SelectionFlag.Rows
        for place in found:
            chosen.select(self._rows.index(place, 0), rows)
        if found:
            chosen.setCurrentIndex(self._rows.index(found[0], 0), chosen.SelectionFlag.NoUpdate)
        else:
            self.row_selected.emit(None)
        self.scrollToTop()

    # Keyboard, mouse, clipboard ---------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        if event is None:
            return
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not editing and not event.modifiers():
            self._open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the first and last row: what is selected is rows, never cells."""
        column = max(0, self.currentIndex().column())
        if action == QAbstractItemView.CursorAction.MoveHome:
            return self._rows.index(0, column)
        if action == QAbstractItemView.CursorAction.MoveEnd:
            return self._rows.index(self._rows.rowCount() - 1, column)
        return super().moveCursor(action, modifiers)

    def _open(self, index: QModelIndex) -> None:
        row = self._rows.row(index.row()) if index.isValid() else None
        if row is not None:
            self.opened.emit(row)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if self.edits_on_double_click and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        else:
            self._open(index)

    def closeEditor(self, editor: QWidget | None, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab goes from cell to cell that may be edited, within the row."""
        ways = {
            QAbstractItemDelegate.EndEditHint.EditNextItem: 1,
            QAbstractItemDelegate.EndEditHint.EditPreviousItem: -1,
        }
        if hint not in ways:
            super().closeEditor(editor, hint)
            return
        here = self.currentIndex()
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        after = self._next_editable(here, ways[hint])
        if after.isValid():
            self.setCurrentIndex(after)
            self.edit(after)

    def _next_editable(self, index: QModelIndex, step: int) -> QModelIndex:
        """The next cell of the row, as the columns stand now, that may be edited."""
        place = self._header.visualIndex(index.column()) + step
        while 0 <= place < self._header.count():
            section = self._header.logicalIndex(place)
            found = self._rows.index(index.row(), section)
            if not self._header.isSectionHidden(section) and found.flags() & Qt.ItemFlag.ItemIsEditable:
                return found
            place += step
        return QModelIndex()

    def contextMenuEvent(self, event: QContextMenuEvent | None) -> None:
        if event is None:
            return
        place = event.globalPos()
        viewport = self.viewport()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and viewport is not None:
            place = viewport.mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        menu = self.row_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)
        event.accept()

    def row_menu(self) -> QMenu:
        """What can be done with the selected rows."""
        menu = QMenu(self)
        rows = self.selected_rows()
        fill_row_menu(menu, self._actions, rows)
        if not menu.isEmpty():
            menu.addSeparator()
        copying = QAction(icon("content-copy"), _("Copy"), menu)
        copying.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copying.setEnabled(bool(rows))
        copying.triggered.connect(self.copy_selection)
        menu.addAction(copying)
        return menu

    def _put_in_clipboard(self, rows: Sequence[Any], total: int) -> None:
        columns = [column for column in self._layout.shown() if column.kind is not Kind.PICTURE]
        lines = ["\t".join(column.title() for column in columns)]
        lines += ["\t".join(column.plain(row) for column in columns) for row in rows]
        clipboard = QGuiApplication.clipboard()
        if clipboard is not None:
            clipboard.setText("\n".join(lines) + "\n")
            self.copied.emit(len(rows), total)

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        super().mouseMoveEvent(event)
        if event is not None:
            self._hover(self.rowAt(int(event.position().y())))

    def leaveEvent(self, event: QEvent | None) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered_row:
            self._delegate.hovered_row = row
            self._repaint()

    # Painting ---------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """What is painted is what is looked at: the model reads these rows when it has not got them."""
        viewport = self.viewport()
        if viewport is not None and self._rows.rowCount():
            first, last = self.rowAt(0), self.rowAt(viewport.height() - 1)
            self._rows.look(max(0, first), last if last >= 0 else self._rows.rowCount() - 1)
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """The panel opens beside the cell that is typed into: it stays in sight."""
        super().resizeEvent(event)
        if self.state() == QAbstractItemView.State.EditingState:
            self.scrollTo(self.currentIndex())

    def _on_busy(self, busy: bool) -> None:
        self._delegate.dimmed = busy
        self._repaint()

    def _repaint(self) -> None:
        if (viewport := self.viewport()) is not None:
            viewport.update()
