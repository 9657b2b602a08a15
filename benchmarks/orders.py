"""Orders a second: a checkout as one call, and its statements sent one by one as a client without procedures would.

Both in one run, on one server: over loopback TCP, and over a wire on which every message takes half a millisecond each
way, as in a building's network. The clients are threads of this process, on the processors of the server.
Run: python -m benchmarks.orders [seconds each]
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pymysql
from pymysql.connections import Connection

from benchmarks.place import open_shop
from ecom_client.data import accounts
from ecom_client.data.address import Address
from ecom_client.domain.keys import new_key
from tests.fixtures.goods import Goods, address_of, checkout, fill_wallet, put_on_sale
from tests.fixtures.people import InstalledShop, Person
from tests.fixtures.proxy import Proxy

LINES = 5
BENCH = "bench"

_LINE_QUERY = (
    "SELECT p.status, v.status, a.status, p.price, p.vendor_id, v.name, v.account_id, p.category_id, p.name,"
    " p.low_stock_at FROM ecom_data.product AS p INNER JOIN ecom_data.vendor AS v ON p.vendor_id = v.id"
    " INNER JOIN ecom_data.account AS a ON v.account_id = a.id WHERE p.id = %s LOCK IN SHARE MODE"
)


class OneCall:
    """A customer's client as it is: one call an order."""

    def __init__(self, address: Address, customer: Person) -> None:
        self._customer = customer
        self._wire = accounts.wire_for(address, customer.signed_in, customer.window)
        self._home = address_of(customer)

    def buy(self, goods: Sequence[Goods]) -> None:
        """One order of one piece each."""
        lines = [one.line() for one in goods]
        self._wire.write("place_orders", *checkout(self._customer, *lines, address=self._home))

    def close(self) -> None:
        self._wire.close()


class OneByOne:
    """What the procedure does, sent statement by statement in a transaction, repeated after a deadlock."""

    def __init__(self, address: Address, customer: Person) -> None:
        self._customer = customer
        self._home = address_of(customer)
        self._wallet = int(
            customer.shop.value("SELECT ecom_data.person_wallet(%s, 'cash')", customer.account_id)
        )
        self._escrow = int(customer.shop.value("SELECT ecom_data.shop_wallet('escrow')"))
        host, port = address.hosts[0]
        self._connection: Connection = pymysql.connect(
            host=host, port=port, user=BENCH, password=BENCH, database="ecom_data", charset="utf8mb4"
        )
        self._cursor = self._connection.cursor()
        self._ask("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED")

    def buy(self, goods: Sequence[Goods]) -> None:
        """One order of one piece each."""
        key = new_key()
        while True:
            try:
                self._buy(key, sorted(goods, key=lambda one: one.id))
                return
            except pymysql.err.OperationalError as error:
                if error.args[0] not in (1205, 1213):
                    raise
                self._connection.rollback()

    def close(self) -> None:
        self._connection.close()

    def _ask(self, statement: str, *values: object) -> Any:
        self._cursor.execute(statement, values or None)
        return self._cursor.fetchone() if self._cursor.description else None

    def _add(self, table: str, **columns: object) -> int:
        marks = ", ".join(["%s"] * len(columns))
        self._ask(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", *columns.values())
        return int(self._cursor.lastrowid)

    def _buy(self, key: str, goods: Sequence[Goods]) -> None:
        now = datetime.now(UTC).replace(tzinfo=None)
        who, profile = self._customer.account_id, self._customer.profile_id
        total = sum((one.price for one in goods), Decimal(0))
        self._connection.begin()
        self._add("idempotency_key", account_id=who, request_key=key, deed="x", content="x", made_at=now)
        self._ask(
            "SELECT answer FROM idempotency_key WHERE account_id = %s AND request_key = %s FOR UPDATE",
            who,
            key,
        )
        self._ask("SELECT name, contact_number FROM customer WHERE id = %s", profile)
        home = self._ask("SELECT recipient, phone, street FROM address WHERE id = %s", self._home)
        for one in goods:
            taken = self._cursor.execute(
                "UPDATE stock SET quantity = quantity - 1 WHERE product_id = %s AND quantity >= 1", (one.id,)
            )
            if not taken:
                raise SystemExit("sold out: give the benchmark more stock")
            self._ask(_LINE_QUERY, one.id)
            self._ask("SELECT quantity FROM stock WHERE product_id = %s", one.id)
            self._ask(
                "SELECT picture_id FROM product_picture WHERE product_id = %s ORDER BY position LIMIT 1",
                one.id,
            )
            self._ask("DELETE FROM cart_item WHERE customer_id = %s AND product_id = %s", profile, one.id)
        made = self._add("checkout", customer_id=profile, total=total, placed_at=now)
        vendor, category = (
            goods[0].vendor,
            self._ask("SELECT category_id FROM product WHERE id = %s", goods[0].id)[0],
        )
        order = self._add(
            "orders",
            number=key.replace("-", "")[:15],
            checkout_id=made,
            customer_id=profile,
            vendor_id=vendor.profile_id,
            customer_name="Lin",
            vendor_name="Nanyuan",
            payment="wallet",
            paid_at=now,
            delivery="address",
            recipient=home[0],
            phone=home[1],
            address=home[2],
            item_count=len(goods),
            items_total=total,
            total=total,
            placed_on=now.date(),
            placed_at=now,
        )
        for one in goods:
            self._add(
                "order_item",
                order_id=order,
                product_id=one.id,
                category_id=category,
                name=one.name,
                price=one.price,
                quantity=1,
                total=one.price,
            )
        for one in goods:
            self._add(
                "sales_change",
                day=now.date(),
                kind="placed",
                vendor_id=vendor.profile_id,
                category_id=category,
                product_id=one.id,
                orders=1,
                quantity=1,
                amount=one.price,
            )
        self._add(
            "order_event",
            order_id=order,
            account_id=who,
            actor="customer",
            to_status="placed",
            happened_at=now,
        )
        self._add("state_change", to_status="placed")
        self._ask(
            "UPDATE wallet SET balance = balance - %s WHERE id = %s AND balance >= %s",
            total,
            self._wallet,
            total,
        )
        balance = self._ask("SELECT balance FROM wallet WHERE id = %s", self._wallet)[0]
        paid = self._add(
            "ledger_transaction", kind="payment", order_id=order, note="", account_id=who, happened_at=now
        )
        for wallet, amount, after in ((self._wallet, -total, balance), (self._escrow, total, None)):
            self._add(
                "ledger_entry", transaction_id=paid, wallet_id=wallet, amount=amount, balance_after=after
            )
        detail = json.dumps({"order_id": order, "total": str(total)})
        self._add(
            "notification",
            account_id=vendor.account_id,
            profile="vendor",
            kind="new_order",
            detail=detail,
            created_at=now,
        )
        self._ask(
            "UPDATE idempotency_key SET answer = %s WHERE account_id = %s AND request_key = %s",
            detail,
            who,
            key,
        )
        self._connection.commit()


Client = OneCall | OneByOne


def orders_a_second(
    clients: Sequence[Client], pick: Callable[[int], Sequence[Goods]], seconds: float
) -> float:
    """How many orders all clients together get through in a second."""
    placed = [0] * len(clients)
    started = threading.Barrier(len(clients) + 1)
    ends: list[float] = []

    def run(place: int, client: Client) -> None:
        client.buy(pick(place))
        started.wait()
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            client.buy(pick(place + placed[place] * len(clients)))
            placed[place] += 1
        ends.append(time.perf_counter())

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(clients)]
    for thread in threads:
        thread.start()
    started.wait()
    begun = time.perf_counter()
    for thread in threads:
        thread.join()
    return sum(placed) / (max(ends) - begun)


def compare(
    what: str,
    address: Address,
    customers: Sequence[Person],
    pick: Callable[[int], Sequence[Goods]],
    seconds: float,
) -> None:
    """Measure both ways in turn, twice, and print the better of each and their ratio."""
    rates: dict[type[Client], float] = {OneCall: 0.0, OneByOne: 0.0}
    for kind in (OneCall, OneByOne) * 2:
        clients = [kind(address, customer) for customer in customers]
        rates[kind] = max(rates[kind], orders_a_second(clients, pick, seconds))
        for client in clients:
            client.close()
    called, sent = rates[OneCall], rates[OneByOne]
    print(f"{what:<44} one call {called:6.0f}/s   one by one {sent:6.0f}/s   ratio {called / sent:4.1f}")


def _stock(shop: InstalledShop, vendor: Person, count: int) -> list[Goods]:
    return [put_on_sale(vendor, f"Thing {number}", "1.00", 9_000_000) for number in range(count)]


def main() -> None:
    """Compares at 1 and 8 clients, then 16 clients that all want the same product."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 4.0
    with open_shop() as (shop, people, address):
        shop.execute(f"CREATE USER '{BENCH}'@'%' IDENTIFIED BY '{BENCH}'")
        shop.execute(f"GRANT ALL ON ecom_data.* TO '{BENCH}'@'%'")
        goods = _stock(shop, people.vendor(), 400)
        customers = [people.customer() for _ in range(16)]
        for customer in customers:
            fill_wallet(customer, "900000")

        def spread(turn: int) -> Sequence[Goods]:
            start = turn * 37 % len(goods)
            return [goods[(start + step * 61) % len(goods)] for step in range(LINES)]

        compare(f"{LINES} lines, 1 client", address, customers[:1], spread, seconds)
        compare(f"{LINES} lines, 8 clients", address, customers[:8], spread, seconds)
        compare(
            "1 line, 16 clients, one product for all", address, customers, lambda _turn: goods[:1], seconds
        )

        wire = Proxy(str(shop.server.socket))
        wire.delay = 0.0005
        compare(f"{LINES} lines, 1 client, 1 ms there and back", wire.address, customers[:1], spread, seconds)
        wire.stop()


if __name__ == "__main__":
    main()
