"""The places of the customer's window. A guest has the public ones only."""

from __future__ import annotations

from ecom_client.domain.notifications import News
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.shell import Place
from ecom_client.ui.common.text import _
from ecom_client.ui.customer.product import ProductPage
from ecom_client.ui.customer.shop import ShopPage


def places(context: Context) -> list[Place]:
    """The pages, in the order of the navigation."""
    public = [
        Place("shop", _("Shop"), "storefront-outline", lambda: ShopPage(context)),
        Place(
            "product",
            _("Product"),
            "package-variant",
            lambda: ProductPage(context),
            in_navigation=False,
            under="shop",
        ),
    ]
    if context.identity.is_guest:
        return public
    return [
        *public,
    ]


def badges(news: News) -> dict[str, int]:
    """The figures in the navigation."""
    return {}
