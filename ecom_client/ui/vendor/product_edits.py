"""What a vendor edits of products in the table itself, one or many together."""

from __future__ import annotations

from collections.abc import Callable

from ecom_client.domain import product_rules
from ecom_client.domain.catalogue import CategoryTree, Condition, Product, ProductStatus
from ecom_client.ui.common import edits
from ecom_client.ui.common.edits import Edit
from ecom_client.ui.common.product_words import condition_word
from ecom_client.ui.common.text import _


def product_edits(tree: Callable[[], CategoryTree]) -> tuple[Edit, ...]:
    """The fields; `tree` is asked for the categories when they are offered."""
    most = product_rules.HIGHEST_PRICE
    return (
        edits.text("name", lambda: _("Name"), product_rules.NAME_LIMIT, required=True, fits=_is_theirs),
        edits.amount("price", lambda: _("Price"), most=most, fits=_is_theirs),
        edits.amount("special_price", lambda: _("Special price"), most=most, required=False, fits=_is_theirs),
        edits.whole("stock", lambda: _("Stock"), most=product_rules.HIGHEST_STOCK, fits=_is_theirs),
        edits.choice("category_id", lambda: _("Category"), lambda: _paths(tree()), fits=_is_theirs),
        edits.choice(
            "item_condition",
            lambda: _("Condition"),
            lambda: [(condition.value, condition_word(condition)) for condition in Condition],
            value=lambda row: row.condition.value,
            fits=_is_theirs,
        ),
        edits.text("campus", lambda: _("Campus"), product_rules.CAMPUS_LIMIT, fits=_is_theirs),
    )


def _is_theirs(row: Product) -> bool:
    """What the marketplace removed stays as it is."""
    return row.status is not ProductStatus.REMOVED


def _paths(tree: CategoryTree) -> list[tuple[int, str]]:
    return [
        (category.id, " › ".join(one.name for one in tree.path(category.id)))
        for _depth, category in tree.walk()
    ]
