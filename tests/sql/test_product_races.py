"""A vendor edits, restocks and hides products while customers buy them: nothing is lost, nobody meets a deadlock."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

from ecom_client.data.repositories.vendor_products import VendorProducts
from ecom_client.domain.catalogue import ProductDraft, ProductStatus
from ecom_client.domain.errors import Refused
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
from tests.fixtures.people import Person

_ROUNDS = 12


def _edit(vendor: Person, goods: list[Goods]) -> Callable[[], int]:
    def work() -> int:
        wire = vendor.another_wire()
        mine = VendorProducts(wire)
        for number in range(_ROUNDS):
            for one in reversed(goods):
                product = mine.product(one.id)
                assert product is not None
                draft = ProductDraft(
                    name=f"手机 Phone {number}", category_id=product.category_id, price=one.price
                )
                try:
                    mine.save(new_key(), draft, product)
                    status = ProductStatus.OFF_SHELF if number % 2 else ProductStatus.ON_SALE
                    mine.set_status(new_key(), one.id, product.version + 1, status)
                except Refused as refused:
                    if refused.word != "changed_meanwhile":
                        raise
                mine.restock(new_key(), one.id, 2)
        wire.close()
        return wire.repeated

    return work


def _buy(customer: Person, goods: list[Goods]) -> Callable[[], int]:
    address = address_of(customer)

    def work() -> int:
        wire = customer.another_wire()
        for _ in range(_ROUNDS):
            try:
                wire.write(
                    "place_orders", *checkout(customer, *(one.line() for one in goods), address=address)
                )
            except Refused as refused:
                if refused.word not in ("not_on_sale", "out_of_stock"):
                    raise
        wire.close()
        return wire.repeated

    return work


def test_editing_and_buying_at_once(vendor: Person, customer: Person, other_customer: Person) -> None:
    goods = [put_on_sale(vendor, f"手机 Phone {number}", "10.00", stock=60) for number in range(3)]
    for buyer in (customer, other_customer):
        fill_wallet(buyer, "5000")
    work = [_edit(vendor, goods), _edit(vendor, goods), _buy(customer, goods), _buy(other_customer, goods)]
    with ThreadPoolExecutor(len(work)) as pool:
        repeated = sum(job.result(timeout=120) for job in [pool.submit(one) for one in work])
    print(f"statements sent again: {repeated}")
    books_balance(vendor.shop)
    for one in goods:
        bought = vendor.shop.value(
            "SELECT COALESCE(SUM(quantity), 0) FROM ecom_data.order_item WHERE product_id = %s", one.id
        )
        assert stock_of(one) == Decimal(60 + 2 * 2 * _ROUNDS) - bought
        product = vendor.session.vendor_products.product(one.id)
        listing = vendor.session.catalogue.listing(one.id)
        assert product is not None
        assert (listing is not None) == (product.status is ProductStatus.ON_SALE)
        assert listing is None or listing.name == product.name
