"""The categories as a table: what is sold in each, to be asked about, summed up and taken along."""

from __future__ import annotations

from typing import Any

from PyQt6.QtWidgets import QWidget

from ecom_client.data.paging import Source
from ecom_client.data.repositories.administration import CATEGORIES
from ecom_client.domain.changes import Change
from ecom_client.domain.query import Comparison, Operator
from ecom_client.ui.admin.admin_table import AdminTable
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.facts import Facts
from ecom_client.ui.common.filters import Filter, FilterKind, Range
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.text import _, ngettext, number, pgettext


def _on_sale() -> str:
    return pgettext("product", "On sale")


class CategoryTable(AdminTable):
    """Every category with the products whose main category it is."""

    name = "admin/categories"
    module = "categories"
    interested_in = frozenset({Change.CATEGORIES, Change.PRODUCTS})

    def title(self) -> str:
        return _("Categories")

    def search_words(self) -> str:
        return _("Name or description")

    def source(self) -> Source[Any]:
        return CATEGORIES

    def columns(self) -> tuple[Column, ...]:
        return (
            Column("name", lambda: _("Name"), lambda row: row["name"], sort="name", width=200),
            Column("parent", lambda: _("Inside"), lambda row: row["parent_name"], width=180),
            Column("description", lambda: _("Description"), lambda row: row["description"], width=280),
            Column("products", lambda: _("Products"), lambda row: row["products"], Kind.NUMBER),
            Column("on_sale", _on_sale, lambda row: row["on_sale"], Kind.NUMBER),
        )

    def filters(self) -> tuple[Filter, ...]:
        return (
            Range("products", lambda: _("Products"), FilterKind.NUMBER),
            Range("on_sale", _on_sale, FilterKind.NUMBER),
        )

    def row_actions(self) -> tuple[RowAction, ...]:
        return (
            RowAction(
                lambda: _("Show the products"),
                lambda rows: self.go.emit(
                    "products", Comparison("category_name", Operator.IS, (rows[0]["name"],))
                ),
                "package-variant-closed",
                lambda rows: len(rows) == 1 and self.sees("products") and bool(rows[0]["products"]),
            ),
        )

    def details(self, row: Any) -> QWidget:
        facts = Facts()
        facts.add_part(
            "",
            [
                (_("Inside"), row["parent_name"] or _("Nothing: it stands at the top")),
                (_("Description"), row["description"]),
                (_("Products"), number(row["products"])),
                (_on_sale(), number(row["on_sale"])),
            ],
        )
        return facts

    def panel_title(self, row: Any) -> str:
        return str(row["name"])

    def empty(self) -> tuple[str, str, str]:
        return ("file-tree-outline", _("Categories that are made will stand here."), "")

    def counted(self, count: int) -> str:
        return ngettext("{n} category", "{n} categories", count).format(n=number(count))
