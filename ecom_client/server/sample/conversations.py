"""What sample customers and vendors have said to each other about orders, and how long the customers waited."""

from __future__ import annotations

import random
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta

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
    waited: dict[tuple[date, int], list[int]] = defaultdict(list)
    with root.cursor() as cursor:
        cursor.execute("SELECT starts_at, day FROM ecom_data.shop_day ORDER BY starts_at")
        days = cursor.fetchall()
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
        count, last, last_at, waiting_since = 0, 0, at, None
        side, words = "customer", ""
        for question, reply in chance.sample(TALKS, chance.choice((1, 1, 2))):
            if at >= now:
                break
            asked_at, side, words = at, "customer", question
            answered_at = at + timedelta(minutes=int(chance.lognormvariate(4.2, 1.0)) + 2)
            answered = answered_at < now and (chance.random() < 0.93 or now - at > timedelta(days=3))
            read_at = answered_at if answered else None
            last = messages.add_new(order, customer_account, "customer", question, asked_at, read_at)
            count, last_at = count + 1, asked_at
            waiting_since = None if answered else asked_at
            if not answered:
                break
            last = messages.add_new(order, vendor_account, "vendor", reply, answered_at, answered_at)
            side, words = "vendor", reply
            count, last_at, at = count + 1, answered_at, answered_at
            waited[_day(days, answered_at), vendor].append(int((answered_at - asked_at).total_seconds()))
            at += timedelta(minutes=chance.randint(10, 600))
        if not last:
            continue
        rank = f"{'1' if waiting_since else '0'}{last_at:%Y-%m-%d %H:%M:%S.%f}"
        talks.add(
            *(order, customer, vendor, count, 0, 1 if waiting_since else 0, last, side, words[:120]),
            *(last_at, waiting_since, rank),
        )
    messages.write()
    talks.write()
    answers = Rows(root, "daily_response", ("day", "vendor_id", "answers", "seconds", "longest"))
    for (day, vendor), seconds in waited.items():
        answers.add(day, vendor, len(seconds), sum(seconds), max(seconds))
    answers.write()


def _day(days: Sequence[tuple[datetime, date]], moment: datetime) -> date:
    """The day of the shop a moment falls on."""
    return days[bisect_right(days, moment, key=lambda row: row[0]) - 1][1]


_TALK_COLUMNS = (
    *("order_id", "customer_id", "vendor_id", "message_count", "customer_unread", "vendor_unread"),
    *("last_message_id", "last_side", "last_words", "last_at", "waiting_since", "vendor_rank"),
)
