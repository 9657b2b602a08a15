"""Every product of the shop, on sale or not."""

from __future__ import annotations

from typing import Any

from PyQt6.QtWidgets import QWidget

from ecom_client.data.paging import Source
from ecom_client.data.repositories.administration import PRODUCTS
from ecom_client.domain.catalogue import Condition, ProductStatus
from ecom_client.domain.changes import Change
from ecom_client.ui.admin.admin_table import AdminTable
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.facts import Facts
from ecom_client.ui.common.filters import DateRange, Filter, FilterKind, MultiChoice, Range
from ecom_client.ui.common.product_words import (
    condition_chip,
    condition_word,
    product_status_chip,
    product_status_word,
)
from ecom_client.ui.common.stars import rating_words
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.text import _, date_time, money, ngettext, number


class ProductsPage(AdminTable):
    """Place "products"."""

    name = "admin/products"
    module = "products"
    interested_in = frozenset({Change.PRODUCTS})

    def title(self) -> str:
        return _("Products")

    def search_words(self) -> str:
        return _("Name, ISBN or model")

    def source(self) -> Source[Any]:
        return PRODUCTS

    def columns(self) -> tuple[Column, ...]:
        return (
            Column("name", lambda: _("Name"), lambda row: row["name"], sort="name", width=230),
            Column(
                "status",
                lambda: _("State"),
                lambda row: row["status"],
                Kind.CHIP,
                "status",
                chip=lambda status: product_status_chip(ProductStatus(status)),
            ),
            Column("price", lambda: _("Price"), lambda row: row["price"], Kind.MONEY, "price"),
            Column("special", lambda: _("Special price"), lambda row: row["special_price"], Kind.MONEY),
            Column("stock", lambda: _("Stock"), lambda row: row["stock"], Kind.NUMBER, width=80),
            Column("sold", lambda: _("Sold"), lambda row: row["sold_count"], Kind.NUMBER, width=80),
            Column(
                "vendor",
                lambda: _("Vendor"),
                lambda row: row["vendor_name"],
                width=150,
            ),
            Column("category", lambda: _("Category"), lambda row: row["category_name"], width=140),
            Column(
                "created_at", lambda: _("Created"), lambda row: row["created_at"], Kind.DATETIME, "created_at"
            ),
            Column(
                "rating",
                lambda: _("Rating"),
                lambda row: row["average_rating"] if row["rating_count"] else None,
                Kind.STARS,
                count=lambda row: row["rating_count"],
                shown=False,
            ),
            Column(
                "condition",
                lambda: _("Condition"),
                lambda row: condition_word(Condition(row["item_condition"])),
                width=110,
                shown=False,
            ),
            Column("campus", lambda: _("Campus"), lambda row: row["campus"] or None, width=110, shown=False),
            Column(
                "model", lambda: _("ISBN or model"), lambda row: row["isbn_or_model"] or None, shown=False
            ),
            Column(
                "expires", lambda: _("Expires"), lambda row: row["expires_at"], Kind.DATETIME, shown=False
            ),
        )

    def filters(self) -> tuple[Filter, ...]:
        return (
            MultiChoice(
                "status",
                lambda: _("State"),
                lambda: [(s.value, product_status_word(s)) for s in ProductStatus],
            ),
            MultiChoice(
                "item_condition",
                lambda: _("Condition"),
                lambda: [(c.value, condition_word(c)) for c in Condition],
            ),
            Range("price", lambda: _("Price")),
            Range("stock", lambda: _("Stock"), FilterKind.NUMBER),
            DateRange("created_at", lambda: _("Created")),
        )

    def row_actions(self) -> tuple[RowAction, ...]:
        return (
            self.way_to(
                "vendors", lambda: _("Show the vendor"), "storefront-outline", lambda row: row["vendor_name"]
            ),
        )

    def details(self, row: Any) -> QWidget:
        facts = Facts()
        facts.add_chips(
            product_status_chip(ProductStatus(row["status"])),
            condition_chip(Condition(row["item_condition"])),
        )
        rated = row["average_rating"] if row["rating_count"] else None
        facts.add_part(
            "",
            [
                (_("Vendor"), row["vendor_name"] or ""),
                (_("Category"), row["category_name"] or ""),
                (_("Price"), money(row["price"])),
                (_("Special price"), money(row["special_price"]) if row["special_price"] is not None else ""),
                (_("Until"), date_time(row["special_until"]) if row["special_until"] else ""),
                (_("Rating"), rating_words(rated, row["rating_count"]) if rated is not None else ""),
            ],
        )
        facts.add_part(
            _("Stock"),
            [
                (_("In stock"), number(row["stock"])),
                (_("On order"), number(row["on_order"])),
                (_("Sold"), number(row["sold_count"])),
            ],
        )
        facts.add_part(
            _("Listing"),
            [
                (_("ISBN or model"), row["isbn_or_model"]),
                (_("Campus"), row["campus"]),
                (_("Created"), date_time(row["created_at"])),
                (_("On sale since"), date_time(row["listed_at"]) if row["listed_at"] else ""),
                (_("Expires"), date_time(row["expires_at"]) if row["expires_at"] else ""),
            ],
        )
        return facts

    def empty(self) -> tuple[str, str, str]:
        return ("package-variant-closed", _("Products will stand here once vendors add them."), "")

    def fact_of(self, count: int, exact: bool) -> str:
        words = ngettext("{n} product", "{n} products", count).format(n=number(count))
        return words if exact else _("more than {words}").format(words=words)
