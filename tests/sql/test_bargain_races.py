"""The last pieces are agreed on, bought by others and let go, all at once: each is sold once, and the books add up."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

from ecom_client.data.repositories.bargains import Bargains
from ecom_client.domain.bargains import BargainAct, BargainStatus
from ecom_client.domain.errors import Refused
from ecom_client.domain.identity import Window
from ecom_client.domain.keys import new_key
from tests.fixtures.goods import (
    Goods,
    address_of,
    books_balance,
    checkout,
    fill_wallet,
    put_on_sale,
    stock_of,
)
from tests.fixtures.people import People, Person

_ROUNDS = 6
_EXPECTED = {
    *("not_on_sale", "out_of_stock", "price_changed", "bargain_open", "bargain_closed"),
    *("changed_meanwhile", "not_your_turn"),
}


def _quietly(work: Callable[[], object]) -> None:
    try:
        work()
    except Refused as refused:
        if refused.word not in _EXPECTED:
            raise


def _bargain(customer: Person, goods: Goods) -> Callable[[], None]:
    """Offers again and again, buys what was agreed, or lets it go."""
    address = address_of(customer)

    def work() -> None:
        wire = customer.another_wire()
        mine = Bargains(wire)
        for number in range(_ROUNDS):
            _quietly(lambda: mine.begin(new_key(), goods.id, 1, Decimal(9)))
            for row in Bargains.source(Window.CUSTOMER).page(wire, None, 0, 1):
                if row.status is BargainStatus.ACCEPTED and number % 2:
                    _quietly(
                        lambda row=row: mine.answer(new_key(), Window.CUSTOMER, row, BargainAct.WITHDRAW)
                    )
            order = checkout(customer, goods.line(price="9.00"), address=address)
            _quietly(lambda order=order: wire.write("place_orders", *order))
        wire.close()

    return work


def _accept(vendor: Person) -> Callable[[], None]:
    def work() -> None:
        wire = vendor.another_wire()
        for _ in range(_ROUNDS * 3):
            for row in Bargains.source(Window.VENDOR).page(wire, None, 0, 20):
                if row.status is BargainStatus.ASKED:
                    _quietly(
                        lambda row=row: Bargains(wire).answer(
                            new_key(), Window.VENDOR, row, BargainAct.ACCEPT
                        )
                    )
        wire.close()

    return work


def _buy(customer: Person, goods: Goods) -> Callable[[], None]:
    address = address_of(customer)

    def work() -> None:
        wire = customer.another_wire()
        for _ in range(_ROUNDS):
            _quietly(lambda: wire.write("place_orders", *checkout(customer, goods.line(), address=address)))
        wire.close()

    return work


def test_what_is_held_is_sold_to_nobody_else_and_never_twice(vendor: Person, people: People) -> None:
    goods = put_on_sale(vendor, "最后几件 Last ones", "10.00", 5)
    customers = [people.customer(f"Buyer {number}") for number in range(4)]
    for one in customers:
        fill_wallet(one, "1000")
    works = [
        *(_bargain(one, goods) for one in customers[:3]),
        _buy(customers[3], goods),
        _accept(vendor),
    ]
    with ThreadPoolExecutor(len(works)) as pool:
        for done in [pool.submit(work) for work in works]:
            done.result(timeout=120)
    shop = vendor.shop
    books_balance(shop)
    assert stock_of(goods) >= 0
    sold = shop.value(
        "SELECT COALESCE(SUM(quantity), 0) FROM ecom_data.order_item WHERE product_id = %s", goods.id
    )
    bought = shop.value(
        "SELECT COUNT(*) FROM ecom_data.bargain WHERE product_id = %s AND status = 'bought'", goods.id
    )
    cheaper = shop.value(
        "SELECT COUNT(*) FROM ecom_data.order_item WHERE product_id = %s AND price = 9", goods.id
    )
    held = shop.value(
        "SELECT COALESCE(SUM(quantity), 0) FROM ecom_data.bargain WHERE product_id = %s AND status = 'accepted'",
        goods.id,
    )
    assert sold + held + stock_of(goods) == 5
    assert bought == cheaper
    shop.move_clock(2 * 86400)
    try:
        shop.execute("CALL ecom_data.expire_bargains()")
    finally:
        shop.move_clock(0)
    assert stock_of(goods) == 5 - sold
    status = shop.value("SELECT status FROM ecom_data.product WHERE id = %s", goods.id)
    assert status == "on_sale"
    books_balance(shop)
