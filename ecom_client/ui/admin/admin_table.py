"""What the administrators' tables have in common: module, conditional query, opening narrowed, ways to each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from operator import itemgetter
from typing import Any

from PyQt6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ecom_client.data.paging import Source, ViewSource
from ecom_client.domain.changes import Change, Changes
from ecom_client.domain.identity import Privilege
from ecom_client.domain.query import Comparison, Condition, Group, both
from ecom_client.ui.admin.subjects import words_of
from ecom_client.ui.admin.summary import SummaryDialog
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.edit_dialog import open_editor
from ecom_client.ui.common.edits import Edit
from ecom_client.ui.common.export import Exporter
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.list_page import ListPage
from ecom_client.ui.common.query_builder import QueryBuilder
from ecom_client.ui.common.query_chip import QueryChip
from ecom_client.ui.common.row_editing import EditedTable, RowEditing
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.text import _, date_time


class AdminTable(ListPage):
    """A table over a view of the administrators.

    `opened` takes filter values by name ("words" is what is searched), or a condition.
    """

    #: The module whose privileges this table needs.
    module = ""
    #: What an edit of one of its rows may have changed.
    edit_changes: Changes = frozenset()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._context = context
        self.query_words = words_of(self.module)
        self.condition: Condition | None = None
        self.editing: RowEditing | None = None
        super().__init__(context.tasks, context.memory, context.pictures, parent)
        self.table.setObjectName(f"{self.module}Table")
        self._init_query()
        self._init_editing()

    def may(self, privilege: Privilege) -> bool:
        """Whether the person's groups give this privilege of the table's module. The server holds to it in any case."""
        return self._context.identity.may(self.module, privilege)

    def sees(self, module: str) -> bool:
        """Whether the person may look at another table."""
        return self._context.identity.may(module, Privilege.READ)

    def way_to(
        self, module: str, text: Callable[[], str], icon: str, words: Callable[[Any], str | None]
    ) -> RowAction:
        """An action that shows another table, searched for what `words` picks out of a row."""
        return RowAction(
            text,
            lambda rows: self.go.emit(module, {"words": words(rows[0])}),
            icon,
            lambda rows: len(rows) == 1 and self.sees(module) and bool(words(rows[0])),
        )

    def way_to_account(self, column: str = "login_name") -> RowAction:
        """The way to the account that a column names."""
        return self.way_to(
            "accounts", lambda: _("Show the account"), "account-key-outline", itemgetter(column)
        )

    def way_to_customer(self) -> RowAction:
        """The way to the customer of a row."""
        return self.way_to(
            "customers", lambda: _("Show the customer"), "account-outline", itemgetter("customer_name")
        )

    def way_to_vendor(self) -> RowAction:
        """The way to the vendor of a row."""
        return self.way_to(
            "vendors", lambda: _("Show the vendor"), "storefront-outline", itemgetter("vendor_name")
        )

    def way_to_order(self, column: str = "order_number") -> RowAction:
        """The way to the order whose number stands in a column."""
        return self.way_to("orders", lambda: _("Show the order"), "receipt-text-outline", itemgetter(column))

    def opened(self, argument: object) -> None:
        """Show the table narrowed by these filter values, or this condition, and nothing else."""
        if isinstance(argument, Mapping):
            self.panel.close_panel()
            self.set_condition(None)
            self.set_filters(dict(argument))
        elif isinstance(argument, Comparison | Group):
            self.panel.close_panel()
            self.set_filters({})
            self.set_condition(argument)

    # Editing ----------------------------------------------------------------------------------------------

    def edits(self) -> tuple[Edit, ...]:
        """The fields that may be edited by whoever may write in the module."""
        return ()

    def name_of(self, row: Any) -> str:
        """What a row is called in a sentence."""
        return self.panel_title(row)

    def edit_of(self, field: str) -> Edit | None:
        """A declared field for its column; None for whoever may not write."""
        if not self.may(Privilege.WRITE):
            return None
        return next(edit for edit in self.edits() if edit.field == field)

    def edit_actions(self) -> tuple[RowAction, ...]:
        """Editing the selected rows in a form: all fields of one, or some fields of many."""

        def fits(rows: list[Any]) -> bool:
            return self.editing is not None and bool(self.editing.table.fitting(rows))

        return (RowAction(lambda: _("Edit…"), self.edit_rows, "pencil-outline", fits),)

    def edit_rows(self, rows: list[Any]) -> None:
        """Open the form for these rows."""
        if self.editing is not None:
            open_editor(self.editing, rows, self)

    def on_edited(self, row: Any, column: str, value: Any) -> None:
        declared = next(one for one in self.model.columns if one.name == column).edit
        if self.editing is not None and declared is not None:
            self.editing.edit(row, {declared.field: value})

    def _init_editing(self) -> None:
        if not self.edits() or not self.may(Privilege.WRITE):
            return
        module = self.module
        self.editing = RowEditing(
            self,
            EditedTable(
                self.edits(),
                lambda session, edits: session.edits.write(module, edits),
                lambda session, row_id: session.edits.row(module, row_id),
                self.edit_changes | {Change.AUDIT},
                self.name_of,
            ),
        )
        self.table.edits_on_double_click = True

    # The conditional query --------------------------------------------------------------------------------

    def set_condition(self, condition: Condition | None) -> None:
        """Show the rows a condition holds for, beside what the filters say; None lets all through."""
        if condition == self.condition or self.query_words is None:
            return
        self.condition = condition
        self.query_chip.say("" if condition is None else self.query_words.sentence(condition))
        self.show_again()

    def narrowed_source(self) -> Source[Any]:
        source = super().narrowed_source()
        if self.condition is not None and isinstance(source, ViewSource):
            return source.with_condition(self.condition)
        return source

    def is_narrowed(self) -> bool:
        return super().is_narrowed() or self.condition is not None

    def widen(self) -> None:
        self.set_condition(None)
        super().widen()

    def open_query(self) -> QueryBuilder | None:
        """The dialog the condition is made in."""
        if self.query_words is None:
            return None
        builder = QueryBuilder(self.tasks, self.module, self.query_words, self.condition, self)
        builder.chosen.connect(self.set_condition)
        builder.open()
        return builder

    def _init_query(self) -> None:
        self.query_chip = QueryChip()
        self.query_chip.change_wanted.connect(self.open_query)
        self.query_chip.clear_wanted.connect(lambda: self.set_condition(None))
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, self.query_chip)
        if self.query_words is not None:
            self.query_button = QPushButton(icon("filter-cog-outline"), _("Conditions"))
            self.query_button.setObjectName("conditionsButton")
            self.query_button.setToolTip(_("Narrow the table by any columns"))
            self.query_button.clicked.connect(lambda _checked: self.open_query())
            self.summary_button = QPushButton(icon("chart-bar"), _("Summary"))
            self.summary_button.setObjectName("summaryButton")
            self.summary_button.setToolTip(_("Group and reckon up what the table shows"))
            self.summary_button.clicked.connect(lambda _checked: self.open_summary())
            self.filter_row.add_at_right(self.query_button)
            self.filter_row.add_at_right(self.summary_button)
        self.exporter = Exporter(self)
        self.export_button = self._tool("download-outline", _("Export what the table shows"))
        self.export_button.setObjectName("exportButton")
        self.export_button.clicked.connect(lambda _checked: self.exporter.choose())
        self.filter_row.add_at_right(self.export_button)

    def export_words(self) -> str:
        """What an exported table says of itself under its title."""
        now = date_time(datetime.now(UTC))
        told = (
            ""
            if self.condition is None or self.query_words is None
            else self.query_words.sentence(self.condition)
        )
        words = [self._context.shop_name, now, self.fact(), told]
        return " · ".join(word for word in words if word)

    # The summary ------------------------------------------------------------------------------------------

    def open_summary(self) -> SummaryDialog | None:
        """The dialog that summarises what the table shows; its groups lead back to their rows."""
        source = self.narrowed_source()
        if self.query_words is None or not isinstance(source, ViewSource):
            return None
        told = "" if self.condition is None else self.query_words.sentence(self.condition)
        if self.filter_row.values():
            told = told or _("what the filters above the table let through")
        dialog = SummaryDialog(self.tasks, self.query_words, source, told, self)
        dialog.drilled.connect(self._on_drilled)
        dialog.open()
        return dialog

    def _on_drilled(self, condition: Condition) -> None:
        self.set_condition(both(self.condition, condition))
