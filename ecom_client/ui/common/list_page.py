"""A page that is a list: filters above, table or cards, the selected row in a panel at the right.

A subclass declares what its screen shows, and reads like it::

    class Orders(ListPage):
        name = "customer/orders"
        interested_in = frozenset({Change.ORDERS})

        def title(self): return _("My orders")
        def search_words(self): return _("Order number or shop")
        def source(self): return my_orders()
        def columns(self): return (Column("number", lambda: _("Number"), ...), ...)
        def filters(self): return (MultiChoice("status", lambda: _("Status"), states), ...)
        def row_actions(self): return (RowAction(lambda: _("Confirm delivery"), self._on_confirm, ...), ...)
        def details(self, row): return OrderDetails(row)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtWidgets import (
    QButtonGroup,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ecom_client.domain.identity import Privilege
from ecom_client.ui.common.card import CardFields
from ecom_client.ui.common.cards import CardGrid
from ecom_client.ui.common.columns import Column
from ecom_client.ui.common.empty import EmptyState
from ecom_client.ui.common.filters import Filter, FilterRow
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.page import Page
from ecom_client.ui.common.picture import PictureLoader
from ecom_client.ui.common.side_panel import SidePanel
from ecom_client.ui.common.table import RowAction, Table
from ecom_client.ui.common.table_model import WindowedTableModel
from ecom_client.ui.common.text import _, ngettext, number
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import ICON, LARGE, MEDIUM

if TYPE_CHECKING:
    from ecom_client.data.paging import Source
    from ecom_client.ui.common.memory import Memory
    from ecom_client.ui.common.tasks import Tasks


class ListPage(Page):
    """One list of one kind of thing."""

    #: What columns, order and the choice of cards are remembered by.
    name = "list"

    #: Whether a page of this window may be used so far (`Context.may`); set before this class is initialised. A list
    #: that is not told offers nothing that needs a privilege.
    may_in: Callable[[str, Privilege], bool] = staticmethod(lambda _place, _privilege: False)

    def __init__(
        self,
        tasks: Tasks,
        memory: Memory,
        pictures: PictureLoader | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tasks, parent)
        self._memory = memory
        self._pictures = pictures or PictureLoader(tasks, parent=self)
        self._panel_row: Any = None
        self._begun = False
        self._init_ui()
        self._connect_signals()

    # What a page declares ---------------------------------------------------------------------------------

    def columns(self) -> Sequence[Column]:
        """The table's columns, from left to right."""
        raise NotImplementedError(f"{type(self).__name__} declares no columns")

    def source(self) -> Source[Any]:
        """The list without any filter, in the order it first has."""
        raise NotImplementedError(f"{type(self).__name__} has no source")

    def filters(self) -> Sequence[Filter]:
        """The chips of the filter row."""
        return ()

    def search_words(self) -> str | None:
        """What stands in the empty search field; None for a list that is not searched."""
        return None

    def row_actions(self) -> Sequence[RowAction]:
        """What can be done with selected rows."""
        return ()

    def cards(self) -> CardFields | None:
        """What a row shows as a card; None for a list that is only a table."""
        return None

    def details(self, row: Any) -> QWidget | None:
        """What the side panel shows of a row; None for a list without one."""
        return None

    def panel_title(self, row: Any) -> str:
        """The title of the side panel."""
        return self.columns()[0].text(row)

    def empty(self) -> tuple[str, str, str]:
        """What stands where nothing is yet: icon, sentence, and the words of a button or nothing."""
        return ("tray", _("Nothing here yet"), "")

    def on_empty_pressed(self) -> None:
        """The button of the empty list was pressed."""

    def on_opened(self, row: Any) -> None:
        """A row was opened by Enter or a double click; the panel shows it already."""

    def on_edited(self, row: Any, column: str, value: Any) -> None:
        """Another value was typed into a cell: send it."""

    def on_heart(self, row: Any) -> None:
        """The heart of a card was pressed: send it."""

    def counted(self, count: int) -> str:
        """So many rows, by what they are called here."""
        return ngettext("{n} row", "{n} rows", count).format(n=number(count))

    def fact_of(self, count: int, exact: bool) -> str:
        """The line of fact for so many rows."""
        words = self.counted(count)
        return words if exact else _("more than {words}").format(words=words)

    # What a page uses -------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the list for the first time, or read it again."""
        if self._begun:
            self.model.refresh()
        else:
            self._begun = True
            self._show_list()

    def set_filters(self, values: dict[str, Any]) -> None:
        """Show the list narrowed by these values, as if they had been clicked."""
        self.filter_row.set_values(values)

    def selected_rows(self) -> list[Any]:
        """The rows selected in what is seen."""
        if self.view.currentWidget() is self.grid and self.grid is not None:
            row = self.grid.selected_row()
            return [] if row is None else [row]
        return self.table.selected_rows()

    def select_row(self, row_id: Any) -> Any | None:
        """Select the row with this id among those in memory, and give it; None where it is not.

        One that was selected already opens no panel by itself.
        """
        place = self.model.place_of(row_id)
        if place is None:
            return None
        self.table.selectRow(place)
        return self.model.row(place)

    def reopen_panel(self) -> None:
        """Build the panel of the shown row again."""
        row, self._panel_row = self._panel_row, None
        if row is not None:
            self._show_panel(row)

    # Building ---------------------------------------------------------------------------------------------

    def _init_ui(self) -> None:
        theme = current_theme()
        words = self.search_words()
        self.filter_row = FilterRow(self.filters(), (lambda: words) if words is not None else None)
        self.model = WindowedTableModel(self.tasks, self.columns(), self)
        self.table = Table(
            self.model, self._memory, self.name, pictures=self._pictures, actions=self._open_actions()
        )
        self.table.setAccessibleName(self.title())
        fields = self.cards()
        self.grid = (
            CardGrid(self.model, fields, self._pictures, actions=self._open_actions())
            if fields is not None
            else None
        )
        self.empty_state = EmptyState(*self.empty())
        self.view = QStackedWidget()
        self.view.addWidget(self.table)
        if self.grid is not None:
            self.grid.setAccessibleName(self.title())
            self.view.addWidget(self.grid)
        self.view.addWidget(self.empty_state)
        self.panel = SidePanel()
        self._init_buttons()
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.view)
        split.addWidget(self.panel)
        split.setStretchFactor(0, 1)
        column = QVBoxLayout(self)
        large = theme.px(LARGE)
        column.setContentsMargins(large, theme.px(MEDIUM), large, large)
        column.setSpacing(theme.px(MEDIUM))
        column.addWidget(self.filter_row)
        column.addWidget(split, 1)
        self.view.setCurrentWidget(self._chosen_view())

    def _init_buttons(self) -> None:
        """Table or cards, and the menu of columns, at the right of the filter row."""
        self._kinds = QButtonGroup(self)
        if self.grid is not None:
            for number_, (name, words) in enumerate(
                (("format-list-bulleted", _("As a table")), ("view-grid-outline", _("As cards")))
            ):
                button = self._tool(name, words)
                button.setCheckable(True)
                self._kinds.addButton(button, number_)
                self.filter_row.add_at_right(button)
            checked = self._kinds.button(1 if self._memory.get(f"{self.name}/cards", True) else 0)
            assert checked is not None
            checked.setChecked(True)
        self.columns_button = self._tool("view-column-outline", _("Columns and order"))
        self.filter_row.add_at_right(self.columns_button)

    def _tool(self, name: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(name, "muted", "accent"))
        button.setIconSize(QSize(current_theme().px(ICON), current_theme().px(ICON)))
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button

    def _connect_signals(self) -> None:
        self.filter_row.changed.connect(self._on_filtered)
        self.model.count_known.connect(self._on_count_known)
        self.model.failed.connect(self.failed)
        self.model.edit_wanted.connect(self.on_edited)
        self.model.layoutChanged.connect(self._on_rows_changed)
        self.table.copied.connect(self._on_copied)
        self.panel.closed.connect(self._on_panel_closed)
        self.columns_button.clicked.connect(self._on_columns)
        self.empty_state.pressed.connect(self._on_empty_pressed)
        self._kinds.idClicked.connect(self._on_kind_chosen)
        self.table.row_selected.connect(partial(self._on_row_selected, self.table))
        self.table.opened.connect(self._on_row_opened)
        if self.grid is not None:
            self.grid.row_selected.connect(partial(self._on_row_selected, self.grid))
            self.grid.opened.connect(self._on_row_opened)
            self.grid.heart_clicked.connect(self.on_heart)

    # The list ---------------------------------------------------------------------------------------------

    def _show_list(self) -> None:
        self.table.show_source(self.narrowed_source())

    def narrowed_source(self) -> Source[Any]:
        """The list as it is narrowed now, in the order it first has."""
        return self.source().with_filter(self.filter_row.values())

    def is_narrowed(self) -> bool:
        """Whether something keeps rows out."""
        return bool(self.filter_row.values())

    def widen(self) -> None:
        """Let nothing keep rows out any more."""
        self.filter_row.clear()

    def show_again(self) -> None:
        """Show the list from its beginning, after what narrows it became something else."""
        if self._begun:
            self._show_list()

    def _on_filtered(self, _values: dict[str, Any]) -> None:
        self.show_again()

    def _on_count_known(self, count: int, exact: bool) -> None:
        self.set_fact(self.fact_of(count, exact))
        if count:
            self.view.setCurrentWidget(self._chosen_view())
        elif self.is_narrowed():
            self.empty_state.set_content(
                "filter-off-outline", _("Nothing matches these filters"), _("Clear filters")
            )
            self.view.setCurrentWidget(self.empty_state)
        else:
            self.empty_state.set_content(*self.empty())
            self.view.setCurrentWidget(self.empty_state)

    def _on_empty_pressed(self) -> None:
        if self.is_narrowed():
            self.widen()
        else:
            self.on_empty_pressed()

    def _chosen_view(self) -> QWidget:
        return self.grid if self.grid is not None and self._kinds.checkedId() == 1 else self.table

    def _on_kind_chosen(self, kind: int) -> None:
        self._memory.set(f"{self.name}/cards", kind == 1)
        if self.model.rowCount():
            self.view.setCurrentWidget(self._chosen_view())
            self._chosen_view().setFocus()

    def _on_columns(self) -> None:
        menu = self.table.columns_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.columns_button.mapToGlobal(self.columns_button.rect().bottomLeft()))

    def _on_copied(self, copied: int, selected: int) -> None:
        if copied < selected:
            said = _("The first {copied} of {selected} rows are in the clipboard")
        else:
            said = ngettext("{copied} row is in the clipboard", "{copied} rows are in the clipboard", copied)
        self.say("info", said.format(copied=number(copied), selected=number(selected)))

    # The panel --------------------------------------------------------------------------------------------

    def _on_row_selected(self, view: QWidget, row: Any) -> None:
        if row is not None and view is self.view.currentWidget():
            self._show_panel(row)

    def _on_row_opened(self, row: Any) -> None:
        self._show_panel(row)
        self.on_opened(row)

    def _show_panel(self, row: Any) -> None:
        """The row in the panel; one that is shown already and has not changed keeps what is typed beside it."""
        if row == self._panel_row and self.panel.is_open():
            return
        content = self.details(row)
        if content is None:
            return
        self._panel_row = row
        self.panel.set_content(content)
        self.panel.set_actions(*self._panel_buttons(row))
        self.panel.open(self.panel_title(row))

    def _open_actions(self) -> list[RowAction]:
        """What is declared and the account's group allows."""
        return [one for one in self.row_actions() if one.needs is None or self.may_in(*one.needs)]

    def _panel_buttons(self, row: Any) -> list[QPushButton]:
        buttons: list[QPushButton] = []
        for declared in self._open_actions():
            if declared.fits([row]):
                button = QPushButton(declared.text())
                tone = "bad" if declared.danger else "text" if buttons else "on_accent"
                if declared.icon:
                    button.setIcon(icon(declared.icon, tone))
                mark(button, kind="grave" if declared.danger else "primary" if not buttons else "")
                button.clicked.connect(lambda _checked, run=declared.run: run([row]))
                buttons.append(button)
        return buttons

    def _on_rows_changed(self) -> None:
        """The list was read again: the row in the panel may say something else now."""
        if self._panel_row is None or not self.panel.is_open() or self.model.source is None:
            return
        place = self.model.place_of(self.model.source.cursor(self._panel_row)[-1])
        if place is not None:
            self._show_panel(self.model.row(place))

    def _on_panel_closed(self) -> None:
        self._panel_row = None
        self._chosen_view().setFocus()
