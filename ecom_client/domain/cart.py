"""The cart: what a customer means to buy, grouped by the vendor who sells it."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

LARGEST_QUANTITY = 9999
MOST_LINES = 100
"""How many products a cart and a checkout hold at most."""


class LineTrouble(enum.StrEnum):
    """Why a line cannot be bought as it stands. The values are the server's refusal words."""

    NOT_ON_SALE = "not_on_sale"
    OWN_PRODUCT = "own_product"
    OUT_OF_STOCK = "out_of_stock"


@dataclass(frozen=True)
class CartLine:
    """One product in the cart. Prices are yuan: `price_seen` when it was put in, `price` now."""

    product_id: int
    name: str
    vendor_id: int
    vendor_name: str
    picture_id: str | None
    quantity: int
    price_seen: Decimal
    price: Decimal
    list_price: Decimal
    stock: int
    is_on_sale: bool
    is_own: bool
    added_at: datetime
    #: Until when a price agreed in a bargain holds; None where the price is everybody's.
    agreed_until: datetime | None = None

    @property
    def total(self) -> Decimal:
        """What the line costs now."""
        return self.price * self.quantity

    @property
    def price_changed(self) -> bool:
        """Whether it costs something else than when it was put in."""
        return self.price != self.price_seen

    @property
    def trouble(self) -> LineTrouble | None:
        """What stands in the way of buying it; None when nothing does."""
        if self.is_own:
            return LineTrouble.OWN_PRODUCT
        if not self.is_on_sale:
            return LineTrouble.NOT_ON_SALE
        if self.stock < self.quantity:
            return LineTrouble.OUT_OF_STOCK
        return None


@dataclass(frozen=True)
class VendorPart:
    """The lines of one vendor: what becomes one order."""

    vendor_id: int
    vendor_name: str
    lines: tuple[CartLine, ...]

    @property
    def total(self) -> Decimal:
        """What these lines cost together."""
        return sum((line.total for line in self.lines), Decimal(0))


@dataclass(frozen=True)
class Cart:
    """Everything in the cart, the line put in last first."""

    lines: tuple[CartLine, ...]

    @property
    def parts(self) -> tuple[VendorPart, ...]:
        """The lines by vendor, in the order the vendors' lines appear."""
        by_vendor: dict[int, list[CartLine]] = {}
        for line in self.lines:
            by_vendor.setdefault(line.vendor_id, []).append(line)
        return tuple(
            VendorPart(vendor, lines[0].vendor_name, tuple(lines)) for vendor, lines in by_vendor.items()
        )

    @property
    def total(self) -> Decimal:
        """What everything costs together."""
        return sum((line.total for line in self.lines), Decimal(0))

    @property
    def can_be_bought(self) -> bool:
        """Whether there is something and nothing stands in the way."""
        return bool(self.lines) and all(line.trouble is None for line in self.lines)

    def only(self, product_ids: Iterable[int]) -> Cart:
        """The cart with only these products: what is ticked for a checkout."""
        wanted = set(product_ids)
        return Cart(tuple(line for line in self.lines if line.product_id in wanted))


@dataclass(frozen=True)
class Favourite:
    """A product a customer marked. `price_seen` is its price then, `price` now, in yuan."""

    id: int
    name: str
    vendor_id: int
    vendor_name: str
    picture_id: str | None
    price_seen: Decimal
    price: Decimal
    list_price: Decimal
    stock: int
    is_on_sale: bool
    added_at: datetime

    @property
    def price_drop(self) -> Decimal:
        """How much cheaper it is than when it was marked; below zero when it is dearer."""
        return self.price_seen - self.price
