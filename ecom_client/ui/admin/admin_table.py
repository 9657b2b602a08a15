"""What the administrators' tables have in common: their module, opening with filters set, ways to each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PyQt6.QtWidgets import QWidget

from ecom_client.domain.identity import Privilege
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.list_page import ListPage
from ecom_client.ui.common.table import RowAction


class AdminTable(ListPage):
    """A table over a view of the administrators. `opened` takes filter values by name ("words" is what is searched)."""

    #: The module whose privileges this table needs.
    module = ""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._context = context
        super().__init__(context.tasks, context.memory, context.pictures, parent)
        self.table.setObjectName(f"{self.module}Table")

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

    def opened(self, argument: object) -> None:
        """Show the table narrowed by these filter values and nothing else."""
        if isinstance(argument, Mapping):
            self.panel.close_panel()
            self.set_filters(dict(argument))
