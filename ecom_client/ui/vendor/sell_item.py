"""Selling one used item: a photo, a name, a price and where to meet, and it is in the shop.

The long form asks for what a shop needs; this one only for what a buyer of one used thing looks at. Category,
campus and place are those of the last time.
"""

from __future__ import annotations

from typing import Any

from PyQt6.QtWidgets import QWidget

from ecom_client.domain import input_rules, product_rules
from ecom_client.domain.catalogue import CategoryTree, Condition, Product, ProductDraft, ProductStatus
from ecom_client.domain.selling import SellingTerms
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.form import LongTextField, TextField
from ecom_client.ui.common.text import _
from ecom_client.ui.vendor.product_dialog import ProductDialog
from ecom_client.ui.vendor.product_form import ProductForm, draft_of

_ASKED = ("pictures", "name", "price", "item_condition", "category_id", "campus", "days")
_PLACE_LIMIT = 80
_REMEMBERED = ("category_id", "campus", "place")
_MEMORY = "vendor/sell_item"


class SellItemForm(ProductForm):
    """What is asked about one used item."""

    def draft(self) -> ProductDraft:
        """One piece, no special price; the place of the hand-over ends the description."""
        values = {
            "special_price": None,
            "special_until": None,
            "isbn_or_model": "",
            "low_stock_at": 0,
            "stock": 1,
            **self.values(),
        }
        words = [values["description"] or ""]
        if place := values.pop("place"):
            words.append(_("Hand-over: {place}").format(place=place))
        values["description"] = "\n".join(word for word in words if word)
        return draft_of(values, self.product)

    def _declared(self) -> list[Any]:
        declared = {field.name: field for field in super()._declared()}
        fields = [declared[name] for name in _ASKED if name in declared]
        place = TextField(
            "place",
            _("Where to meet"),
            max_length=_PLACE_LIMIT,
            check=lambda value: input_rules.text("place", value, most=_PLACE_LIMIT),
            half=True,
        )
        description = LongTextField(
            "description",
            _("Anything buyers should know"),
            max_length=product_rules.DESCRIPTION_LIMIT - _PLACE_LIMIT - 40,
            lines=3,
            check=product_rules.description,
        )
        at = next(number for number, field in enumerate(fields) if field.name == "campus") + 1
        return [*fields[:at], place, *fields[at:], description]


class SellItemDialog(ProductDialog):
    """Saves and publishes in one press."""

    form_class = SellItemForm

    def __init__(
        self, context: Context, tree: CategoryTree, parent: QWidget | None = None, *, terms: SellingTerms
    ) -> None:
        super().__init__(context, tree, None, parent, terms=terms)
        self._memory = context.memory
        self.setObjectName("sellItemDialog")
        self.second.hide()
        last: dict[str, Any] = {
            "campus": self._memory.get(f"{_MEMORY}/campus", ""),
            "place": self._memory.get(f"{_MEMORY}/place", ""),
        }
        category = self._memory.get(f"{_MEMORY}/category_id", 0)
        if tree.get(category) is not None:
            last["category_id"] = category
        self.form.set_values({"item_condition": Condition.GOOD.value, **last})
        self.saved.connect(self._on_item_saved)

    def _title(self, _product: Product | None) -> str:
        return _("Sell one item")

    def _on_item_saved(self, product: Product) -> None:
        if product.status is ProductStatus.ON_SALE:
            values = self.form.values()
            for name in _REMEMBERED:
                self._memory.set(f"{_MEMORY}/{name}", values[name])
