"""The cart of the customer who is signed in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ecom_client.data.wire import Wire
from ecom_client.domain.cart import Cart, CartLine
from ecom_client.domain.time import utc


class Carts:
    """Questions about the own cart."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def mine(self) -> Cart:
        """Everything in it, with prices and stock as of now."""
        return Cart(tuple(_to_line(row) for row in self._wire.read("my_cart")))

    def set_quantity(self, product_id: int, quantity: int) -> int:
        """Set how many of a product lie in the cart (0 takes it out); gives how many products it holds now.

        Refused: not_on_sale, out_of_stock, own_product, quantity_out_of_range, list_full.
        """
        return int(self._wire.write("set_cart_item", product_id, quantity)["lines"])

    def remove(self, product_id: int) -> int:
        """Take a product out; gives how many products are left."""
        return self.set_quantity(product_id, 0)

    def clear(self) -> None:
        """Take everything out."""
        self._wire.write("clear_cart")


def _to_line(row: Mapping[str, Any]) -> CartLine:
    return CartLine(
        product_id=row["product_id"],
        name=row["name"],
        vendor_id=row["vendor_id"],
        vendor_name=row["vendor_name"],
        picture_id=row["picture_id"],
        quantity=row["quantity"],
        price_seen=row["price_seen"],
        price=row["price"],
        list_price=row["list_price"],
        stock=int(row["stock"]),
        is_on_sale=bool(row["is_on_sale"]),
        is_own=bool(row["is_own"]),
        added_at=utc(row["added_at"]),
        agreed_until=utc(row["agreed_until"]),
    )
