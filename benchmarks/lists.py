"""Lists and summaries that grow: a page by key against OFFSET, stored figures against adding up all orders.

Both of a pair run in turn on the same server. Run: python -m benchmarks.lists [orders]
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import select, text

from benchmarks.place import open_shop
from ecom_client.data.repositories.administration import ORDERS
from ecom_client.data.views.orders import admin_order
from ecom_client.server import sample

ROUNDS = 15
PAGE = 128


def milliseconds(work: Callable[[], object]) -> float:
    """The median of some rounds."""
    taken = []
    for _round in range(ROUNDS):
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def compare(what: str, ours: Callable[[], object], other: Callable[[], object]) -> None:
    """Print both medians and their ratio."""
    fast, slow = milliseconds(ours), milliseconds(other)
    print(f"{what:<52} {fast:8.2f} ms against {slow:8.2f} ms   ratio {slow / fast:5.1f}")


def main() -> None:
    """Fills a shop with orders and compares."""
    orders = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with open_shop() as (shop, people, _address):
        sample.fill(shop.root, shop.address, orders=orders)
        administrator = people.administrator()
        wire = administrator.wire
        deep = orders * 95 // 100
        after, left = None, deep
        while left:
            step = min(left, 4096)
            after, left = ORDERS.hop(wire, after, step), left - step
        by_offset = select(admin_order).order_by(admin_order.c.placed_at.desc(), admin_order.c.id.desc())
        by_offset = by_offset.limit(PAGE).offset(deep)
        by_key = ORDERS.page(wire, after, 0, PAGE)
        assert [row["id"] for row in by_key] == [row["id"] for row in wire.rows(by_offset)]
        compare(
            f"{PAGE} orders after the first {deep:,}: by key, OFFSET",
            lambda: ORDERS.page(wire, after, 0, PAGE),
            lambda: wire.rows(by_offset),
        )
        since = (datetime.now(UTC) - timedelta(days=30)).date()
        stored = text(
            "SELECT day, SUM(amount) FROM ecom.summary_sales_by_day WHERE day >= :since GROUP BY day"
        )
        raw = (
            "SELECT o.placed_on, SUM(i.total) FROM ecom_data.orders AS o INNER JOIN ecom_data.order_item AS i"
            " ON i.order_id = o.id WHERE o.placed_on >= %s GROUP BY o.placed_on"
        )
        compare(
            "sales of 30 days: stored figures, adding up orders",
            lambda: wire.rows(stored, {"since": since}),
            lambda: shop.execute(raw, since),
        )


if __name__ == "__main__":
    main()
