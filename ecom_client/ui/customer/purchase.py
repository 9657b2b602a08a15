"""What shop, product page and favourites do to the cart and the favourites, each one command."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PyQt6.QtCore import QObject

from ecom_client.domain.changes import Change
from ecom_client.ui.common.tasks import Job, Tasks


def add_to_cart(
    tasks: Tasks,
    owner: QObject,
    product_id: int,
    quantity: int,
    done: Callable[[int], None],
    failed: Callable[[Exception], None],
) -> Job:
    """Put so many more of a product into the cart; `done` is told how many lie in it then.

    The new sum is worked out once: when the answer is lost and the command repeated, it asks for the same sum again.
    """
    wanted: list[int] = []

    def work(session: Any) -> int:
        if not wanted:
            held = {line.product_id: line.quantity for line in session.cart.mine().lines}
            wanted.append(held.get(product_id, 0) + quantity)
        session.cart.set_quantity(product_id, wanted[0])
        return wanted[0]

    return tasks.command(owner, work, done, failed, changes=frozenset({Change.CART}))


def set_in_cart(
    tasks: Tasks,
    owner: QObject,
    product_id: int,
    quantity: int,
    done: Callable[[int], None],
    failed: Callable[[Exception], None],
) -> Job:
    """Have exactly so many of a product in the cart, to be bought at once."""

    def work(session: Any) -> int:
        session.cart.set_quantity(product_id, quantity)
        return quantity

    return tasks.command(owner, work, done, failed, changes=frozenset({Change.CART}))


def mark_favourite(
    tasks: Tasks,
    owner: QObject,
    product_id: int,
    on: bool,
    done: Callable[[], None] | None = None,
    failed: Callable[[Exception], None] | None = None,
) -> Job:
    """Make a product a favourite, or take the mark away."""

    def work(session: Any) -> None:
        session.favourites.mark(product_id, on)

    return tasks.command(
        owner,
        work,
        lambda _nothing: done() if done is not None else None,
        failed,
        changes=frozenset({Change.FAVOURITES}),
    )
