"""What a vendor does with products that are there: on and off the shelf, sold elsewhere, restocked."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QWidget

from ecom_client.domain import product_rules
from ecom_client.domain.catalogue import Product, ProductStatus
from ecom_client.domain.changes import Change
from ecom_client.domain.errors import Refused
from ecom_client.domain.keys import new_key
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.form import Form, WholeField
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _, ngettext, number

_CHANGES = frozenset({Change.PRODUCTS})
_FROM = {
    ProductStatus.ON_SALE: (ProductStatus.DRAFT, ProductStatus.OFF_SHELF),
    ProductStatus.OFF_SHELF: (ProductStatus.ON_SALE,),
    ProductStatus.SOLD_ELSEWHERE: (ProductStatus.ON_SALE, ProductStatus.OFF_SHELF),
}
RELISTED_FROM = (ProductStatus.SOLD_ELSEWHERE, ProductStatus.EXPIRED)
"""What is listed anew, instead of put on the shelf."""


@dataclass(frozen=True)
class Publishing:
    """So many days on the shelf, for the fee that was shown for each product; a shop's listing has no days."""

    days: int | None
    fee: Decimal


ANEW = Publishing(None, Decimal(0))
"""A new listing where nobody chooses days: a shop's."""


@dataclass(frozen=True)
class Move:
    """One product on its way to a state, under its own key."""

    product: Product
    version: int
    status: ProductStatus
    key: str
    publishing: Publishing | None = None


@dataclass(frozen=True)
class Moved:
    """What went and what did not. `done` has each product's new version."""

    done: tuple[tuple[Product, int], ...]
    refused: tuple[tuple[Product, Refused], ...]


def publish_all(session: Any, products: Sequence[Product], publishing: Publishing, key: str) -> Moved:
    """Put each of these on the shelf, or give it more time, under keys that follow from one key."""
    moves = [
        Move(product, product.version, ProductStatus.ON_SALE, _key_for(key, product), publishing)
        for product in products
    ]
    return _carry_out(moves, session)


def can_renew(products: Sequence[Product]) -> bool:
    """Whether all of these leave the shelf some day, so that more time can be given."""
    return bool(products) and all(
        product.status is ProductStatus.ON_SALE and product.expires_at is not None for product in products
    )


def can_advertise(products: Sequence[Product]) -> bool:
    """Whether this one can stand before others."""
    return len(products) == 1 and products[0].status is ProductStatus.ON_SALE


def can_move(products: Sequence[Product], status: ProductStatus) -> bool:
    """Whether all of these can be given this state."""
    return bool(products) and all(product.status in _FROM[status] for product in products)


def can_relist(products: Sequence[Product]) -> bool:
    """Whether all of these left the shop and can come back."""
    return bool(products) and all(product.status in RELISTED_FROM for product in products)


def is_relisted(product: Product, status: ProductStatus) -> bool:
    """Whether this state makes a new listing of what had left the shop."""
    return status is ProductStatus.ON_SALE and product.status in RELISTED_FROM


def move(
    tasks: Tasks,
    owner: QObject,
    products: Sequence[Product],
    status: ProductStatus,
    done: Callable[[Moved], None],
    failed: Callable[[Exception], None],
) -> None:
    """Give these products a state. What had left the shop is listed anew, dated today."""
    _send(
        tasks,
        owner,
        [
            Move(product, product.version, status, new_key(), ANEW if is_relisted(product, status) else None)
            for product in products
        ],
        done,
        failed,
    )


def undo(
    tasks: Tasks,
    owner: QObject,
    moved: Moved,
    done: Callable[[Moved], None],
    failed: Callable[[Exception], None],
) -> None:
    """Give them back the state they had, and their place in the shop with it."""
    back = [Move(product, version, product.status, new_key()) for product, version in moved.done]
    _send(tasks, owner, back, done, failed)


def moved_words(status: ProductStatus, products: Sequence[Product]) -> str:
    """What was done, in a sentence."""
    if len(products) == 1:
        words = {
            ProductStatus.DRAFT: _("“{name}” is a draft again."),
            ProductStatus.ON_SALE: _("“{name}” is on the shelf."),
            ProductStatus.OFF_SHELF: _("“{name}” is off the shelf."),
            ProductStatus.SOLD_ELSEWHERE: _("“{name}” counts as sold elsewhere."),
        }[status]
        return words.format(name=products[0].name)
    count = len(products)
    words = {
        ProductStatus.DRAFT: ngettext(
            "{n} product is a draft again.", "{n} products are drafts again.", count
        ),
        ProductStatus.ON_SALE: ngettext(
            "{n} product is on the shelf.", "{n} products are on the shelf.", count
        ),
        ProductStatus.OFF_SHELF: ngettext(
            "{n} product is off the shelf.", "{n} products are off the shelf.", count
        ),
        ProductStatus.SOLD_ELSEWHERE: ngettext(
            "{n} product counts as sold elsewhere.", "{n} products count as sold elsewhere.", count
        ),
    }[status]
    return words.format(n=number(count))


def restock_dialog(tasks: Tasks, product: Product, parent: QWidget) -> CommandDialog:
    """Asks how many came in, or were taken away."""
    change = WholeField(
        "change",
        _("How many came in?"),
        required=True,
        least=-product_rules.HIGHEST_STOCK,
        most=product_rules.HIGHEST_STOCK,
        hint=_("There are {n} now. Type −2 when two are gone.").format(n=number(product.stock)),
        check=lambda value: product_rules.change_of_stock(value, product.stock),
    )
    change.input.setObjectName("stockChange")
    dialog = CommandDialog(
        tasks,
        _("Restock"),
        Form([change]),
        _("Change the stock"),
        partial(_restock, product.id),
        _CHANGES,
        introduction=product.name,
        parent=parent,
    )
    dialog.setObjectName("restockDialog")
    dialog.deed.setObjectName("restock")
    return dialog


def _restock(product_id: int, session: Any, key: str, values: dict[str, Any]) -> int:
    stock: int = session.vendor_products.restock(key, product_id, values["change"])
    return stock


def _send(
    tasks: Tasks,
    owner: QObject,
    moves: Sequence[Move],
    done: Callable[[Moved], None],
    failed: Callable[[Exception], None],
) -> None:
    tasks.command(owner, partial(_carry_out, tuple(moves)), done, failed, changes=_CHANGES)


def _carry_out(moves: Sequence[Move], session: Any) -> Moved:
    """Each by itself: one that is refused does not hold up the others."""
    done: list[tuple[Product, int]] = []
    refused: list[tuple[Product, Refused]] = []
    for one in moves:
        try:
            if one.publishing is not None:
                paid = one.publishing
                version = session.vendor_products.publish(
                    one.key, one.product.id, one.version, paid.days, paid.fee
                )
            else:
                version = session.vendor_products.set_status(one.key, one.product.id, one.version, one.status)
        except Refused as error:
            refused.append((one.product, error))
        else:
            done.append((one.product, version))
    return Moved(tuple(done), tuple(refused))


def _key_for(key: str, product: Product) -> str:
    """A key for one of several products that were published in one go."""
    return str(uuid.uuid5(uuid.UUID(key), str(product.id)))
