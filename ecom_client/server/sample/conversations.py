"""What sample customers and vendors have said to each other about orders, and how long the customers waited."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import datetime, timedelta

from pymysql.connections import Connection

from ecom_client.server.sample.rows import Rows
from ecom_client.server.sample.words import TALKS

_EVERY = 6
"""About one order in so many is talked about."""


def make(root: Connection, now: datetime) -> None:
    """Conversations of the past orders: questions, answers after minutes or hours, some not answered yet."""
    chance = random.Random("talks")
    messages = Rows(
        root,
        "post_sale_message",
        ("id", "order_id", "account_id", "side", "content", "sent_at", "read_at"),
    )
    talks = Rows(root, "post_sale", _TALK_COLUMNS)
    waited: dict[tuple[object, int], list[int]] = defaultdict(list)
    with root.cursor() as cursor:
        cursor.execute(
            "SELECT o.id, o.customer_id, o.vendor_id, c.account_id, v.account_id, o.placed_at"
            " FROM ecom_data.orders AS o"
            " INNER JOIN ecom_data.customer AS c ON o.customer_id = c.id"
            " INNER JOIN ecom_data.vendor AS v ON o.vendor_id = v.id"
            " LEFT JOIN ecom_data.post_sale AS s ON o.id = s.order_id"
            " WHERE s.order_id IS NULL ORDER BY o.id"
        )
        orders = cursor.fetchall()
    for order, customer, vendor, customer_account, vendor_account, placed_at in orders:
        if chance.randrange(_EVERY):
            continue
        at = placed_at + timedelta(minutes=chance.randint(20, 60 * 30))
        last, waiting_since = 0, None
        side, words = "customer", ""
        for question, reply in chance.sample(TALKS, chance.choice((1, 1, 2))):
            if at >= now:
                break
            asked_at, side, words = at, "customer", question
            answered_at = at + timedelta(minutes=int(chance.lognormvariate(4.2, 1.0)) + 2)
            answered = answered_at < now and (chance.random() < 0.93 or now - at > timedelta(days=3))
            read_at = answered_at if answered else None
            last = messages.add_new(order, customer_account, "customer", question, asked_at, read_at)
            waiting_since = None if answered else asked_at
            if not answered:
                at = asked_at
                break
            last = messages.add_new(order, vendor_account, "vendor", reply, answered_at, answered_at)
            side, words, at = "vendor", reply, answered_at
            waited[answered_at, vendor].append(int((answered_at - asked_at).total_seconds()))
            at += timedelta(minutes=chance.randint(10, 600))
        if not last:
            continue
        spoken_at = waiting_since or min(at, now)
        rank = f"{'1' if waiting_since else '0'}{spoken_at:%Y-%m-%d %H:%M:%S.%f}"
        talks.add(
            *(order, customer, vendor, 1, 0, 1 if waiting_since else 0, last, side, words[:120]),
            *(spoken_at, waiting_since, rank),
        )
    messages.write()
    talks.write()
    _count(root, waited)


def _count(root: Connection, waited: dict[tuple[object, int], list[int]]) -> None:
    with root.cursor() as cursor:
        cursor.execute(
            "UPDATE ecom_data.post_sale AS s SET s.message_count ="
            " (SELECT COUNT(*) FROM ecom_data.post_sale_message AS m WHERE m.order_id = s.order_id),"
            " s.last_at = (SELECT MAX(m.sent_at) FROM ecom_data.post_sale_message AS m WHERE m.order_id = s.order_id)"
        )
        cursor.execute(
            "UPDATE ecom_data.post_sale AS s"
            " SET s.vendor_rank = CONCAT(LEFT(s.vendor_rank, 1), CAST(s.last_at AS CHAR))"
        )
        for (answered_at, vendor), seconds in waited.items():
            cursor.execute(
                "INSERT INTO ecom_data.daily_response (day, vendor_id, answers, seconds, longest)"
                " VALUES (ecom_data.shop_date(%s), %s, %s, %s, %s)"
                " ON DUPLICATE KEY UPDATE answers = answers + %s, seconds = seconds + %s,"
                " longest = GREATEST(longest, %s)",
                (
                    *(answered_at, vendor, len(seconds), sum(seconds), max(seconds)),
                    *(len(seconds), sum(seconds), max(seconds)),
                ),
            )


_TALK_COLUMNS = (
    *("order_id", "customer_id", "vendor_id", "message_count", "customer_unread", "vendor_unread"),
    *("last_message_id", "last_side", "last_words", "last_at", "waiting_since", "vendor_rank"),
)
