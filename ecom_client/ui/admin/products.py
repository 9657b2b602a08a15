"""Every product of the shop, on sale or not."""

from __future__ import annotations

from typing import Any

from PyQt6.QtWidgets import QWidget

from ecom_client.data.paging import Source
from ecom_client.data.repositories.administration import PRODUCTS
from ecom_client.domain import product_rules
from ecom_client.domain.catalogue import CategoryTree, Condition, ProductStatus
from ecom_client.domain.changes import Change
from ecom_client.domain.identity import Privilege
from ecom_client.ui.admin.admin_table import AdminTable
from ecom_client.ui.admin.reason_dialog import ReasonDialog
from ecom_client.ui.common import edits
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.edits import Edit
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
    interested_in = frozenset({Change.PRODUCTS, Change.CATEGORIES})
    edit_changes = frozenset({Change.PRODUCTS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._tree = CategoryTree(())
        super().__init__(context, parent)

    def title(self) -> str:
        return _("Products")

    def search_words(self) -> str:
        return _("Name, ISBN or model")

    def source(self) -> Source[Any]:
        return PRODUCTS

    def refresh(self) -> None:
        super().refresh()
        if self.editing is not None:
            self.tasks.query(
                self, lambda session: session.catalogue.categories(), self._on_categories, key="categories"
            )

    def _on_categories(self, tree: CategoryTree) -> None:
        self._tree = tree

    def _categories(self) -> list[tuple[int, str]]:
        """Every category by the way down to it."""
        return [
            (category.id, " › ".join(one.name for one in self._tree.path(category.id)))
            for _depth, category in self._tree.walk()
        ]

    def edits(self) -> tuple[Edit, ...]:
        most = product_rules.HIGHEST_PRICE
        return (
            edits.text("name", lambda: _("Name"), product_rules.NAME_LIMIT, required=True),
            edits.long_text("description", lambda: _("Description"), product_rules.DESCRIPTION_LIMIT),
            edits.amount("price", lambda: _("Price"), most=most),
            edits.amount("special_price", lambda: _("Special price"), most=most, required=False),
            edits.choice("category_id", lambda: _("Category"), self._categories),
            edits.choice("item_condition", lambda: _("Condition"), _conditions),
            edits.text("campus", lambda: _("Campus"), product_rules.CAMPUS_LIMIT),
        )

    def columns(self) -> tuple[Column, ...]:
        return (
            Column(
                "name",
                lambda: _("Name"),
                lambda row: row["name"],
                sort="name",
                width=230,
                edit=self.edit_of("name"),
            ),
            Column(
                "status",
                lambda: _("State"),
                lambda row: row["status"],
                Kind.CHIP,
                "status",
                chip=lambda status: product_status_chip(ProductStatus(status)),
            ),
            Column(
                "price",
                lambda: _("Price"),
                lambda row: row["price"],
                Kind.MONEY,
                "price",
                edit=self.edit_of("price"),
            ),
            Column(
                "special",
                lambda: _("Special price"),
                lambda row: row["special_price"],
                Kind.MONEY,
                edit=self.edit_of("special_price"),
            ),
            Column("stock", lambda: _("Stock"), lambda row: row["stock"], Kind.NUMBER, width=80),
            Column("sold", lambda: _("Sold"), lambda row: row["sold_count"], Kind.NUMBER, width=80),
            Column(
                "vendor",
                lambda: _("Vendor"),
                lambda row: row["vendor_name"],
                width=150,
            ),
            Column(
                "category",
                lambda: _("Category"),
                lambda row: row["category_name"],
                width=140,
                edit=self.edit_of("category_id"),
            ),
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
                edit=self.edit_of("item_condition"),
                shown=False,
            ),
            Column(
                "campus",
                lambda: _("Campus"),
                lambda row: row["campus"] or None,
                width=110,
                edit=self.edit_of("campus"),
                shown=False,
            ),
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
                _conditions,
            ),
            Range("price", lambda: _("Price")),
            Range("stock", lambda: _("Stock"), FilterKind.NUMBER),
            DateRange("created_at", lambda: _("Created")),
        )

    def row_actions(self) -> tuple[RowAction, ...]:
        return (
            *self.edit_actions(),
            self.way_to_vendor(),
            RowAction(
                lambda: _("Give back to its vendor…"),
                lambda rows: self.decide(rows[0], removing=False),
                "tag-plus-outline",
                lambda rows: self._may_decide(rows) and rows[0]["status"] == ProductStatus.REMOVED,
            ),
            RowAction(
                lambda: _("Remove from the shop…"),
                lambda rows: self.decide(rows[0], removing=True),
                "delete-outline",
                lambda rows: self._may_decide(rows) and rows[0]["status"] != ProductStatus.REMOVED,
                danger=True,
            ),
        )

    def _may_decide(self, rows: list[Any]) -> bool:
        return len(rows) == 1 and self.may(Privilege.FULL)

    def decide(self, row: Any, *, removing: bool) -> None:
        """Ask for the reason and remove the product, or give it back."""
        dialog = ReasonDialog(
            self,
            row,
            title=_("Remove this product?") if removing else _("Give this product back?"),
            introduction=(
                _("“{name}” leaves the shop and its vendor cannot put it back. They are told the reason.")
                if removing
                else _("“{name}” is its vendor's again, off the shelf. They are told the reason.")
            ).format(name=row["name"]),
            reason=_("Reason"),
            deed=_("Remove from the shop") if removing else _("Give it back"),
            do=_remove if removing else _restore,
            changes=frozenset({Change.PRODUCTS, Change.AUDIT}),
            danger=removing,
        )
        told = _("“{name}” is out of the shop.") if removing else _("“{name}” is with its vendor again.")
        dialog.answered.connect(lambda _version: self.say("good", told.format(name=row["name"])))
        dialog.open()

    def details(self, row: Any) -> QWidget:
        facts = Facts()
        facts.add_chips(
            product_status_chip(ProductStatus(row["status"])),
            condition_chip(Condition(row["item_condition"])),
        )
        if row["removal_reason"]:
            facts.add_text(_("Reason: {reason}").format(reason=row["removal_reason"]), "muted")
        facts.add_text(row["description"])
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

    def counted(self, count: int) -> str:
        return ngettext("{n} product", "{n} products", count).format(n=number(count))


def _conditions() -> list[tuple[str, str]]:
    return [(condition.value, condition_word(condition)) for condition in Condition]


def _remove(session: Any, key: str, product_id: int, version: int, reason: str) -> int:
    after: int = session.administration.remove_product(key, product_id, version, reason)
    return after


def _restore(session: Any, key: str, product_id: int, version: int, reason: str) -> int:
    after: int = session.administration.restore_product(key, product_id, version, reason)
    return after
