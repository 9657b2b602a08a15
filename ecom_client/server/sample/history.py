"""Ninety days of past trade, written in bulk, as the shop's own procedures would have written it step by step.

Every order goes its way in order of time: money, stock, figures, credit and history follow each step, so that the
books add up whatever the number of orders.
"""

from __future__ import annotations

import heapq
import random
from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from pymysql.connections import Connection

from ecom_client.server.sample import ratings
from ecom_client.server.sample.figures import Figures
from ecom_client.server.sample.goods import Goods
from ecom_client.server.sample.ledger import Ledger, public_number
from ecom_client.server.sample.people import Crowd
from ecom_client.server.sample.ratings import Opinion
from ecom_client.server.sample.rows import Rows
from ecom_client.server.sample.trade import Line, Order, Shelf
from ecom_client.server.sample.words import CARRIERS, NOTES, PLACES, REASONS, REPLIES, REVIEWS

_DAYS = 90


def make(root: Connection, crowd: Crowd, shelf: list[Goods], now: datetime, orders: int) -> None:
    """Write `orders` past orders with all that hangs on them."""
    _History(root, crowd, shelf, now).run(orders)


class _History:
    """The trade of the past days, one step after another."""

    def __init__(self, root: Connection, crowd: Crowd, shelf: list[Goods], now: datetime) -> None:
        self._root = root
        self._crowd = crowd
        self._now = now
        self._chance = random.Random("history")
        self._given_back = False
        self._zone = _zone(root)
        self._credit = dict.fromkeys((one.account_id for one in (*crowd.customers, *crowd.vendors)), 100)
        self._ledger = Ledger(root, crowd, self._number)
        self._shelves = {one.profile_id: Shelf(one, shelf) for one in crowd.vendors}
        self._sellers = [one for one in crowd.vendors if self._shelves[one.profile_id].goods]
        self._waiting: list[tuple[datetime, int, str, Order]] = []
        self._steps = 0
        self._checkouts = Rows(root, "checkout", ("id", "customer_id", "total", "placed_at"))
        self._orders = Rows(root, "orders", _ORDER_COLUMNS)
        self._items = Rows(root, "order_item", _ITEM_COLUMNS)
        self._events = Rows(
            root,
            "order_event",
            ("id", "order_id", "account_id", "actor", "from_status", "to_status", "note", "happened_at"),
        )
        self._requests = Rows(root, "order_request", _REQUEST_COLUMNS)
        self._request_items = Rows(root, "order_request_item", ("request_id", "order_item_id", "quantity"))
        self._figures = Figures(root)
        self._said: list[Opinion] = []

    def run(self, orders: int) -> None:
        for at in sorted(self._moment() for _ in range(orders)):
            self._go_on(at)
            self._place(at)
        self._go_on(self._now)
        for _, _, _, order in sorted(self._waiting, key=lambda step: step[3].id):
            self._write(order)
        self._ledger.leave_money(self._crowd.by_login["chen"], 800_000, self._now)
        for table in (self._checkouts, self._orders, self._items, self._events):
            table.write()
        self._requests.write()
        self._request_items.write()
        self._ledger.write()
        self._figures.write()
        others = ratings.of_shops_and_sellers(self._root, self._crowd, self._now)
        ratings.write(self._root, [*self._said, *others])
        with self._root.cursor() as cursor:
            for account, score in self._credit.items():
                cursor.execute(
                    "UPDATE ecom_data.account SET credit_score = %s WHERE id = %s", (min(200, score), account)
                )

    def _moment(self) -> datetime:
        """A time in the past days: more lately than long ago, more at the weekend, mostly by day."""
        chance = self._chance
        while True:
            back = _DAYS * (1 - chance.random() ** 0.8)
            at = self._now - timedelta(days=back) - timedelta(minutes=chance.randint(3, 50))
            local = at.hour + 8
            weight = (0.25 if local % 24 < 8 else 1) * (1 if at.weekday() < 5 else 1.35) / 1.35
            if chance.random() < weight:
                return at.replace(microsecond=chance.randrange(1_000_000))

    def _go_on(self, until: datetime) -> None:
        while self._waiting and self._waiting[0][0] <= until:
            at, _, step, order = heapq.heappop(self._waiting)
            getattr(self, f"_{step}")(order, at)

    def _later(self, order: Order, step: str, at: datetime) -> None:
        self._steps += 1
        heapq.heappush(self._waiting, (at, self._steps, step, order))

    def _hours(self, least: float, most: float) -> timedelta:
        return timedelta(seconds=self._chance.randint(int(least * 3600), int(most * 3600)))

    def _place(self, at: datetime) -> None:
        chance = self._chance
        customer = chance.choices(self._crowd.customers, [3, 2, 2, 2, 1.5, 1.5, 1, 1, 1, 1])[0]
        chosen: list[Goods] = []
        while not chosen:
            vendor = chance.choices(
                self._sellers, [6 if one.kind == "shop" else 1.5 for one in self._sellers]
            )[0]
            chosen = self._shelves[vendor.profile_id].choose(at, chance.choice((1, 1, 1, 2, 2, 3)), chance)
        payment = chance.choices(("wallet", "bank_transfer", "cash_on_delivery"), (70, 15, 15))[0]
        in_person = chance.random() < (0.7 if vendor.kind == "individual" else 0.06)
        order = Order(
            id=self._orders.next_id(),
            number=self._number(at),
            checkout=0,
            customer=customer,
            vendor=vendor,
            payment=payment,
            in_person=in_person,
            lines=[],
            placed_at=at,
            note=chance.choice(NOTES),
            place=chance.choice(PLACES) if in_person else "",
            code=self._number(at)[6:12] if in_person else None,
        )
        for one in sorted(chosen, key=lambda goods: goods.id):
            quantity = chance.choice((1, 1, 1, 2, 3)) if one.stock > 30 else 1
            one.taken += quantity
            one.on_order += quantity
            one.sold += quantity
            order.lines.append(Line(self._items.next_id(), one, one.price, quantity))
        order.checkout = self._checkouts.add_new(customer.profile_id, _yuan(order.total), at)
        if payment == "wallet":
            self._ledger.make_sure(customer, order.total, at)
            self._ledger.pay(order.id, customer, order.total, at)
            order.times["paid"] = at
        self._move(order, "placed", "customer", at)
        self._count(order, "placed", at)
        way = chance.random()
        if way < 0.05:
            self._later(order, "cancel_by_customer", at + self._hours(0.2, 6))
        elif way < 0.08:
            self._later(order, "cancel_by_vendor", at + self._hours(1, 20))
        else:
            self._later(order, "confirm", at + self._hours(0.5, 20))

    def _confirm(self, order: Order, at: datetime) -> None:
        self._move(order, "confirmed", "vendor", at)
        if order.payment == "bank_transfer":
            order.times["paid"] = at
        if order.in_person:
            self._later(order, "receive", at + self._hours(4, 48))
        else:
            self._later(order, "ship", at + self._hours(3, 36))

    def _ship(self, order: Order, at: datetime) -> None:
        order.carrier = self._chance.choice(CARRIERS)
        order.tracking = f"{order.carrier[-2:].upper()}{self._chance.randrange(10**11):011d}"
        self._move(order, "shipped", "vendor", at)
        self._later(order, "receive", at + self._hours(20, 120))

    def _receive(self, order: Order, at: datetime) -> None:
        self._move(order, "received", "customer", at)
        self._count(order, "closed", at)
        if order.payment == "wallet":
            self._ledger.release(order.id, order.vendor, order.total, at)
        elif order.payment == "cash_on_delivery":
            order.times["paid"] = at
        for line in order.lines:
            line.goods.on_order -= line.quantity
        for side in (order.customer, order.vendor):
            self._credit[side.account_id] += 1
        for line in order.lines:
            if self._chance.random() < 0.55:
                self._review(order, line, at + self._hours(1, 60))
        # Until one was given back, each is tried: whatever the day, orders of every state are there to look at.
        if order.payment == "wallet" and (self._chance.random() < 0.025 or not self._given_back):
            self._later(order, "give_back", at + self._hours(12, 70))
        else:
            self._write(order)

    def _give_back(self, order: Order, at: datetime) -> None:
        if self._ledger.refund(order.id, order.vendor, order.customer, order.total, at):
            self._given_back = True
            order.refunded = order.total
            why = "尺寸不合适，退货 Returned, does not fit"
            request = self._requests.add_new(
                *(order.id, order.customer.profile_id, order.vendor.profile_id, "return", "accepted"),
                *(_yuan(order.total), why, "", 1, at - timedelta(hours=5), at, at),
            )
            for line in order.lines:
                self._request_items.add(request, line.id, line.quantity)
            self._move(order, "returned", "vendor", at, why)
            self._count(order, "returned", at)
            for line in order.lines:
                line.state, line.returned = "returned", line.quantity
                line.goods.taken -= line.quantity
                line.goods.sold -= line.quantity
        self._write(order)

    def _cancel_by_customer(self, order: Order, at: datetime) -> None:
        self._cancel(order, at, "customer", self._chance.choice(REASONS[:3]))

    def _cancel_by_vendor(self, order: Order, at: datetime) -> None:
        self._cancel(order, at, "vendor", REASONS[3])

    def _cancel(self, order: Order, at: datetime, actor: str, reason: str) -> None:
        self._move(order, "cancelled", actor, at, reason)
        self._count(order, "cancelled", at)
        if order.payment == "wallet":
            self._ledger.give_back(order.id, order.customer, order.total, at)
        for line in order.lines:
            line.state = "cancelled"
            line.goods.taken -= line.quantity
            line.goods.on_order -= line.quantity
            line.goods.sold -= line.quantity
        self._write(order)

    def _move(self, order: Order, to: str, actor: str, at: datetime, note: str = "") -> None:
        before = None if to == "placed" else order.status
        account = (order.customer if actor == "customer" else order.vendor).account_id
        self._events.add_new(order.id, account, actor, before, to, note, at)
        self._figures.moved(before, to)
        order.status, order.detail = to, note
        order.times[to] = at

    def _count(self, order: Order, kind: str, at: datetime) -> None:
        day = self._day(at)
        for place, line in enumerate(order.lines):
            goods = line.goods
            self._figures.count(
                kind,
                day,
                order.vendor.profile_id,
                goods.category_id,
                goods.id,
                int(place == 0),
                line.quantity,
                line.price * line.quantity,
            )

    def _review(self, order: Order, line: Line, at: datetime) -> None:
        if at >= self._now:
            return
        chance = self._chance
        rating = chance.choices((5, 4, 3, 2, 1), (55, 28, 10, 4, 3))[0]
        words = chance.choice(REVIEWS[rating]) if chance.random() < 0.85 else ""
        reply = None
        if chance.random() < (0.8 if rating < 3 else 0.15):
            reply = REPLIES[2] if rating < 3 else chance.choice(REPLIES[:2])
        replied = at + self._hours(1, 30) if reply else None
        if replied and replied >= self._now:
            reply = replied = None
        goods, customer = line.goods, order.customer
        goods.rating_count += 1
        goods.rating_sum += rating
        self._said.append(
            Opinion(
                *(at, order.vendor.profile_id, customer.name, rating, words, reply, replied),
                order_item_id=line.id,
                product_id=goods.id,
                customer_id=customer.profile_id,
            )
        )

    def _write(self, order: Order) -> None:
        """The order as it stands now; afterwards it does not move any more."""
        times = order.times
        region = order.customer.address
        self._orders.add(
            order.id,
            order.number,
            order.checkout,
            order.customer.profile_id,
            order.vendor.profile_id,
            order.customer.name,
            order.vendor.name,
            order.status,
            order.detail,
            order.payment,
            times.get("paid"),
            "in_person" if order.in_person else "address",
            order.customer.name,
            order.customer.phone,
            "" if order.in_person else region,
            order.place,
            order.placed_at + timedelta(days=1) if order.in_person else None,
            order.code,
            order.note,
            sum(line.quantity for line in order.lines),
            _yuan(order.total),
            _yuan(order.total),
            _yuan(order.refunded),
            order.carrier,
            order.tracking,
            self._day(order.placed_at),
            order.placed_at,
            times.get("confirmed"),
            times.get("shipped"),
            times.get("received"),
            times.get("cancelled"),
            times.get("returned"),
        )
        for line in order.lines:
            goods = line.goods
            self._items.add(
                line.id,
                order.id,
                goods.id,
                goods.category_id,
                goods.name,
                goods.pictures[0] if goods.pictures else None,
                _yuan(line.price),
                line.quantity,
                line.returned,
                _yuan(line.price * line.quantity),
                line.state,
            )

    def _number(self, at: datetime) -> str:
        return public_number(self._day(at), self._chance)

    def _day(self, at: datetime) -> str:
        """The day of the shop a moment falls on."""
        return f"{at.replace(tzinfo=_UTC).astimezone(self._zone):%Y-%m-%d}"


_UTC = ZoneInfo("UTC")

_ORDER_COLUMNS = (
    *(
        "id",
        "number",
        "checkout_id",
        "customer_id",
        "vendor_id",
        "customer_name",
        "vendor_name",
        "status",
        "status_detail",
    ),
    *(
        "payment",
        "paid_at",
        "delivery",
        "recipient",
        "phone",
        "address",
        "meeting_place",
        "meeting_at",
        "handover_code",
        "note",
    ),
    *(
        "item_count",
        "items_total",
        "total",
        "refunded",
        "carrier",
        "tracking_number",
        "placed_on",
        "placed_at",
    ),
    *("confirmed_at", "shipped_at", "received_at", "cancelled_at", "returned_at"),
)
_REQUEST_COLUMNS = (
    *(
        "id",
        "order_id",
        "customer_id",
        "vendor_id",
        "kind",
        "status",
        "amount",
        "reason",
        "answer",
        "restocked",
    ),
    *("asked_at", "decided_at", "paid_back_at"),
)
_ITEM_COLUMNS = (
    *(
        "id",
        "order_id",
        "product_id",
        "category_id",
        "name",
        "picture_id",
        "price",
        "quantity",
        "returned_quantity",
    ),
    *("total", "state"),
)


def _zone(root: Connection) -> ZoneInfo:
    with root.cursor() as cursor:
        cursor.execute("SELECT time_zone FROM ecom_data.shop")
        return ZoneInfo(str(cursor.fetchone()[0]))


def _yuan(cents: int) -> Decimal:
    return Decimal(cents) / 100
