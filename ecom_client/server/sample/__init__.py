"""Sample data: people, goods and ninety days of trade, the same every time but for the day it is made on.

The people have real accounts, made the way anybody makes one. Past trade is written in bulk, so that charts are
alive at once; what happens today goes through the same doors a client uses. Repeating it changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from pymysql.connections import Connection

from ecom_client.data.address import Address
from ecom_client.server.sample import (
    campus,
    complaints,
    conversations,
    goods,
    history,
    people,
    selling,
    talk,
    today,
)
from ecom_client.server.sample.people import PASSWORD, SIGN_INS

__all__ = ["PASSWORD", "SIGN_INS", "SIZES", "fill"]

SIZES = {"small": (0, 180), "medium": (2_000, 3_000), "large": (20_000, 30_000)}
"""Name → (products, past orders); 0 products means the hand-made ones only."""


def fill(
    root: Connection,
    address: Address,
    *,
    products: int = 0,
    orders: int = 180,
    say: Callable[[str], None] = lambda _words: None,
) -> bool:
    """Fill a shop with samples; False when it has them already.

    `root` may do everything on the server that `address` leads to. `products` beyond the hand-made ones are variations
    of them. Interrupted, it is done again from the beginning the next time; of two programs at once the second waits.
    """
    if _is_filled(root):
        return False
    with _alone(root):
        return not _is_filled(root) and _fill(root, address, products, orders, say)


def _fill(root: Connection, address: Address, products: int, orders: int, say: Callable[[str], None]) -> bool:
    now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    say("Sample people …")
    crowd = people.make(root, address, now)
    root.begin()
    try:
        with root.cursor() as cursor:
            cursor.execute("SET NAMES utf8mb4 COLLATE utf8mb4_unicode_520_ci")
            cursor.execute("SET SESSION foreign_key_checks = 0, unique_checks = 0")
        say("Sample goods …")
        shelf = goods.make(root, crowd, now, products)
        say("Ninety days of trade …")
        history.make(root, crowd, shelf, now, orders)
        conversations.make(root, now)
        goods.list_all(root, shelf, now)
        selling.give_plans(root, crowd, now)
        root.commit()
    except BaseException:
        root.rollback()
        raise
    finally:
        with root.cursor() as cursor:
            cursor.execute("SET SESSION foreign_key_checks = 1, unique_checks = 1")
    say("What happens today …")
    today.make(root, address, crowd)
    selling.apply(address)
    campus.make(root, address, crowd)
    talk.make(root, address, crowd)
    complaints.make(root, address, crowd)
    _fold(root, crowd)
    say("The samples are there.")
    return True


@contextmanager
def _alone(root: Connection) -> Iterator[None]:
    """Nobody else fills this shop meanwhile."""
    with root.cursor() as cursor:
        cursor.execute("SELECT GET_LOCK('ecom.sample_data', 600)")
    try:
        yield
    finally:
        with root.cursor() as cursor:
            cursor.execute("SELECT RELEASE_LOCK('ecom.sample_data')")


def _is_filled(root: Connection) -> bool:
    with root.cursor() as cursor:
        cursor.execute(
            "SELECT COUNT(*) FROM ecom_data.product AS p INNER JOIN ecom_data.vendor AS v ON p.vendor_id = v.id"
            " INNER JOIN ecom_data.account AS a ON v.account_id = a.id WHERE a.login_name = 'nanyuan'"
        )
        return bool(cursor.fetchone()[0])


def _fold(root: Connection, crowd: people.Crowd) -> None:
    """Let the shop's own scheduled work write the figures, so that they are whole at once."""
    with root.cursor() as cursor:
        for _ in range(10_000):
            cursor.execute("SELECT COUNT(*) FROM ecom_data.sales_change")
            waiting = cursor.fetchone()[0]
            cursor.execute("CALL ecom_data.tick()")
            while cursor.nextset():
                pass
            cursor.execute("SELECT COUNT(*) FROM ecom_data.sales_change")
            if cursor.fetchone()[0] in (0, waiting):
                break
        for seller in crowd.vendors:
            cursor.execute("CALL ecom_data.refresh_seller(%s)", (seller.profile_id,))
