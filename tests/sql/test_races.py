"""Many people at once: no oversell, no double order, no deadlock that reaches anyone."""

from __future__ import annotations

import json
import multiprocessing
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from multiprocessing.synchronize import Barrier
from typing import Any

import pytest

from ecom_client.data.address import Address
from ecom_client.data.wire import Wire
from ecom_client.domain.errors import Refused
from ecom_client.domain.identity import Window
from ecom_client.domain.keys import new_key
from tests.fixtures.goods import (
    address_of,
    balance,
    books_balance,
    buy,
    checkout,
    fill_wallet,
    put_on_sale,
    stock_of,
)
from tests.fixtures.people import People, Person

pytestmark = pytest.mark.slow

BUYERS, TRIES, UNITS = 16, 20, 40
_fork = multiprocessing.get_context("fork")

Call = tuple[str, tuple[object, ...]]
Outcome = tuple[str, str]
"""("done", the answer as JSON), ("refused", the word) or ("failed", what was raised)."""


def _run(
    barrier: Barrier, results: Any, socket: str, user: str, password: str, role: str, calls: list[Call]
) -> None:
    """One process: a client of its own, its calls one after the other."""
    wire = Wire(Address(socket_path=socket), user, password, role)
    outcomes: list[Outcome] = []
    barrier.wait(60)
    for procedure, args in calls:
        try:
            outcomes.append(("done", json.dumps(wire.write(procedure, *args), sort_keys=True)))
        except Refused as refusal:
            outcomes.append(("refused", refusal.word))
        except Exception as error:
            outcomes.append(("failed", repr(error)))
    results.put((outcomes, wire.repeated))
    wire.close()


def _at_once(everyone: list[tuple[Person, list[Call]]]) -> tuple[list[Outcome], int]:
    """All these people's calls, each person a process; the outcomes, and how many statements were sent again."""
    barrier, results = _fork.Barrier(len(everyone)), _fork.Queue()
    processes = []
    for person, calls in everyone:
        credentials = person.signed_in.credentials
        socket, role = str(person.shop.server.socket), f"ecom_{person.window.value}"
        arguments = (barrier, results, socket, credentials.user, credentials.password, role, calls)
        processes.append(_fork.Process(target=_run, args=arguments))
    for process in processes:
        process.start()
    outcomes: list[Outcome] = []
    repeated = 0
    for _ in processes:
        found, again = results.get(timeout=240)
        outcomes += found
        repeated += again
    for process in processes:
        process.join(30)
    assert [outcome for outcome in outcomes if outcome[0] == "failed"] == []
    return outcomes, repeated


def _count(outcomes: list[Outcome]) -> Counter[str]:
    return Counter(word if kind == "refused" else kind for kind, word in outcomes)


def _orders(vendor: Person) -> int:
    return int(
        vendor.shop.value("SELECT COUNT(*) FROM ecom_data.orders WHERE vendor_id = %s", vendor.profile_id)
    )


def _report(say: Callable[[str], None], what: str, outcomes: list[Outcome], repeated: int) -> None:
    say(f"\n{what}: {dict(_count(outcomes))}; {repeated} statements lost to others and were sent again")


def test_forty_units_are_sold_forty_times(
    people: People, vendor: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    phone = put_on_sale(vendor, stock=UNITS)
    everyone = []
    for n in range(BUYERS):
        buyer = people.customer(f"Buyer {n}")
        fill_wallet(buyer, "10000")
        everyone.append((buyer, [("place_orders", checkout(buyer, phone.line())) for _ in range(TRIES)]))
    outcomes, repeated = _at_once(everyone)
    with capsys.disabled():
        _report(print, f"{BUYERS} × {TRIES} checkouts for {UNITS} units", outcomes, repeated)
    assert _count(outcomes) == {"done": UNITS, "out_of_stock": BUYERS * TRIES - UNITS}
    assert _orders(vendor) == UNITS and stock_of(phone) == 0
    assert repeated == 0, "the order of locks lets no two checkouts wait for each other"
    books_balance(vendor.shop)


def test_carts_that_cross_do_not_wait_for_each_other(
    people: People, vendor: Person, other_vendor: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    goods = [
        put_on_sale(seller, f"Thing {n}", "10.00", 250) for n in range(4) for seller in (vendor, other_vendor)
    ]
    chance = random.Random(7)
    everyone = []
    for n in range(8):
        buyer = people.customer(f"Buyer {n}")
        fill_wallet(buyer, "100000")
        carts = [chance.sample(goods, 4) for _ in range(15)]
        everyone.append(
            (buyer, [("place_orders", checkout(buyer, *(one.line(2) for one in cart))) for cart in carts])
        )
    outcomes, repeated = _at_once(everyone)
    with capsys.disabled():
        _report(print, "8 × 15 crossing carts of 4", outcomes, repeated)
    assert _count(outcomes)["done"] == 8 * 15
    assert sum(stock_of(one) for one in goods) == 8 * 250 - 8 * 15 * 8
    assert repeated == 0
    books_balance(vendor.shop)


def test_one_key_from_eight_processes_is_one_order(customer: Person, vendor: Person) -> None:
    phone = put_on_sale(vendor)
    fill_wallet(customer, "1000")
    call: Call = ("place_orders", checkout(customer, phone.line(2), key=new_key()))
    outcomes, _ = _at_once([(customer, [call])] * 8)
    assert _count(outcomes) == {"done": 8} and len(set(outcomes)) == 1
    assert _orders(vendor) == 1 and stock_of(phone) == 8 and balance(customer) == Decimal("800.00")
    books_balance(vendor.shop)


def test_a_wallet_pays_only_for_what_it_holds(customer: Person, vendor: Person) -> None:
    phone = put_on_sale(vendor, price="30.00", stock=100)
    fill_wallet(customer, "100")
    outcomes, _ = _at_once(
        [(customer, [("place_orders", checkout(customer, phone.line()))]) for _ in range(8)]
    )
    assert _count(outcomes) == {"done": 3, "balance_too_low": 5}
    assert balance(customer) == Decimal("10.00") and stock_of(phone) == 97
    books_balance(vendor.shop)


def test_cancelling_and_confirming_at_once_ends_one_way(
    customer: Person, vendor: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    phone = put_on_sale(vendor, stock=100)
    orders = [int(buy(customer, phone.line())["orders"][0]["id"]) for _ in range(20)]
    outcomes, repeated = _at_once(
        [
            (customer, [("cancel_order", (new_key(), order, "")) for order in orders]),
            (vendor, [("confirm_order", (new_key(), order)) for order in reversed(orders)]),
            (vendor, [("cancel_order_as_vendor", (new_key(), order, "No")) for order in orders]),
        ]
    )
    with capsys.disabled():
        _report(print, "cancel × confirm × cancel of 20 orders", outcomes, repeated)
    states = Counter(
        row["status"]
        for row in vendor.shop.execute(
            "SELECT status FROM ecom_data.orders WHERE vendor_id = %s", vendor.profile_id
        )
    )
    assert states["placed"] == 0 and sum(states.values()) == 20
    assert stock_of(phone) == 80 + states["cancelled"]
    assert balance(customer) == Decimal(100 * states["cancelled"])
    books_balance(vendor.shop)


def test_a_delivery_is_paid_out_once(customer: Person, vendor: Person) -> None:
    phone = put_on_sale(vendor)
    order = int(buy(customer, phone.line())["orders"][0]["id"])
    vendor.write("confirm_order", new_key(), order)
    vendor.write("ship_order", new_key(), order, "SF", "1")
    outcomes, _ = _at_once([(customer, [("confirm_delivery", (new_key(), order, None))]) for _ in range(8)])
    assert _count(outcomes) == {"done": 1, "wrong_state": 7}
    assert balance(vendor) == Decimal("100.00")


def test_people_who_trade_with_each_other_do_not_wait(
    people: People, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two who are both buyers and sellers: each confirms what the other sent while each buys from the other."""
    sides = []
    for n in range(2):
        seller = people.vendor(f"Both {n}")
        seller.write("register_customer", f"Both {n}", "138 0000 0000", "", 1, "en")
        wire = seller.another_wire(Window.CUSTOMER)
        fill_wallet(seller, "100000")
        sides.append((seller, put_on_sale(seller, f"Of {n}", "10.00", 500), wire))
    everyone = []
    for (me, _mine, wire), (other, theirs, _) in (sides, sides[::-1]):
        me_as_customer = _as_customer(me)
        delivered = []
        for _ in range(15):
            made = wire.write("place_orders", *checkout(me_as_customer, theirs.line()))
            order = int(made["orders"][0]["id"])
            other.write("confirm_order", new_key(), order)
            other.write("ship_order", new_key(), order, "SF", "1")
            delivered.append(order)
        buys: list[Call] = [("place_orders", checkout(me_as_customer, theirs.line())) for _ in range(15)]
        confirms: list[Call] = [("confirm_delivery", (new_key(), order, None)) for order in delivered]
        everyone += [(me_as_customer, buys), (me_as_customer, confirms)]
    outcomes, repeated = _at_once(everyone)
    with capsys.disabled():
        _report(print, "two who trade with each other", outcomes, repeated)
    assert _count(outcomes) == {"done": 60}
    for _, _, wire in sides:
        wire.close()
    books_balance(sides[0][0].shop)


def _as_customer(person: Person) -> Person:
    """The same account as a customer."""
    who = person.signed_in.identity
    customer = person.shop.value("SELECT id FROM ecom_data.customer WHERE account_id = %s", person.account_id)
    return Person(
        person.shop,
        replace(person.signed_in, identity=who._replace(customer_id=customer)),
        Window.CUSTOMER,
        person.wire,
    )


def test_figures_fold_while_orders_come(people: People, vendor: Person) -> None:
    phone = put_on_sale(vendor, stock=500)
    everyone = []
    for n in range(6):
        buyer = people.customer(f"Buyer {n}")
        address_of(buyer)
        calls: list[Call] = [
            ("place_orders", checkout(buyer, phone.line(), payment="cash_on_delivery")) for _ in range(30)
        ]
        everyone.append((buyer, calls))
    barrier, stop = _fork.Barrier(2), _fork.Event()
    folder = _fork.Process(target=_fold, args=(barrier, stop, vendor))
    folder.start()
    barrier.wait(30)
    outcomes, _ = _at_once(everyone)
    stop.set()
    folder.join(60)
    assert _count(outcomes) == {"done": 180} and folder.exitcode == 0
    vendor.shop.value("SELECT ecom_data.fold_sales()")
    folded = vendor.shop.execute(
        "SELECT SUM(orders) AS o, SUM(quantity) AS q FROM ecom_data.daily_sales WHERE vendor_id = %s",
        vendor.profile_id,
    )[0]
    assert (folded["o"], folded["q"]) == (180, 180)
    vendor.shop.execute("CALL ecom_data.fold_listings()")
    listing = vendor.shop.execute("SELECT * FROM ecom_data.listing WHERE product_id = %s", phone.id)[0]
    assert (listing["stock"], listing["sold_count"], listing["on_order"]) == (320, 180, 180)


def _fold(barrier: Barrier, stop: Any, vendor: Person) -> None:
    """Folds as fast as it can until told to stop."""
    root = vendor.shop.server.root_connection()
    barrier.wait(30)
    with root.cursor() as cursor:
        while not stop.is_set():
            for statement in (
                "CALL ecom_data.do_job('fold_sales', 0)",
                "CALL ecom_data.do_job('fold_listings', 0)",
            ):
                cursor.execute(statement)
    root.close()
