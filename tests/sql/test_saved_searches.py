"""Saved searches: kept by their owner, compared with new listings as the shop's own search finds them, told once."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from ecom_client.domain.catalogue import Condition, ListingFilter, ProductStatus
from ecom_client.domain.keys import new_key
from tests.fixtures.goods import Goods, change_product, put_on_sale
from tests.fixtures.people import Person


def _save(person: Person, name: str = "Lamps", **wanted: Any) -> int:
    return person.session.saved_searches.save(new_key(), name, ListingFilter(**wanted))


def _told(person: Person) -> list[tuple[str, str]]:
    told = person.session.notifications.page(person.window)
    return [(one.detail["search"], one.detail["name"]) for one in told if one.kind == "search_match"]


def _publish(goods: Goods) -> None:
    shop = goods.vendor.shop
    version = int(shop.value("SELECT version FROM ecom_data.product WHERE id = %s", goods.id))
    products = goods.vendor.session.vendor_products
    version = products.set_status(new_key(), goods.id, version, ProductStatus.OFF_SHELF)
    products.set_status(new_key(), goods.id, version, ProductStatus.ON_SALE)
    shop.execute("CALL ecom_data.match_listings()")


def test_a_search_is_kept_as_it_was_and_removed(customer: Person, other_customer: Person) -> None:
    wanted = ListingFilter(
        words="台灯 lamp",
        category_ids=frozenset({3, 1}),
        vendor_id=7,
        price_from=Decimal("1.50"),
        price_to=Decimal(90),
        in_stock=True,
        minimum_rating=Decimal(4),
        conditions=frozenset({Condition.GOOD, Condition.NEW}),
        campus="鼓楼",
        special_only=True,
    )
    search = customer.session.saved_searches.save(new_key(), "Lamps", wanted, 3, "Nanyuan")
    (kept,) = customer.session.saved_searches.mine()
    assert (kept.id, kept.name, kept.wanted, kept.category_id, kept.vendor_name, kept.new_count) == (
        search,
        "Lamps",
        wanted,
        3,
        "Nanyuan",
        0,
    )
    assert other_customer.session.saved_searches.mine() == []
    for procedure in ("open_search", "remove_search"):
        assert other_customer.refused(procedure, search)[0] == "not_found"
    customer.session.saved_searches.remove(search)
    assert customer.session.saved_searches.mine() == []
    words = "SELECT COUNT(*) FROM ecom_data.watched_term WHERE watch_id = %s AND kind = 'search'"
    assert customer.shop.value(words, search) == 0


def test_new_listings_are_told_once_until_it_is_opened(customer: Person, vendor: Person) -> None:
    search = _save(customer, words="lamp")
    for name in ("Desk lamps", "Red lamp", "Chair"):
        _publish(put_on_sale(vendor, name, "40.00"))
    assert _told(customer) == [("Lamps", "Desk lamps")]
    assert [one.new_count for one in customer.session.saved_searches.mine()] == [2]
    customer.session.saved_searches.open(search)
    assert [one.new_count for one in customer.session.saved_searches.mine()] == [0]
    goods = put_on_sale(vendor, "Blue lamp", "40.00")
    _publish(goods)
    _publish(goods)
    assert _told(customer) == [("Lamps", "Blue lamp"), ("Lamps", "Desk lamps")]
    assert [one.new_count for one in customer.session.saved_searches.mine()] == [1]


@pytest.mark.parametrize(
    ("wanted", "fits"),
    [
        ({"words": "台灯 desk"}, True),
        ({"words": "台灯 chair"}, False),
        ({}, True),
        ({"price_from": Decimal(40), "price_to": Decimal(40)}, True),
        ({"price_to": Decimal("39.99")}, False),
        ({"price_from": Decimal("40.01")}, False),
        ({"conditions": frozenset({Condition.NEW, Condition.WORN})}, True),
        ({"conditions": frozenset({Condition.WORN})}, False),
        ({"campus": "鼓楼"}, True),
        ({"campus": "浦口"}, False),
        ({"special_only": True}, False),
        ({"minimum_rating": Decimal(4)}, False),
        ({"vendor_id": 2**40}, False),
        ({"category_ids": frozenset({2**40})}, False),
    ],
)
def test_what_a_search_asks_for_must_be_so(
    customer: Person, vendor: Person, wanted: dict[str, Any], fits: bool
) -> None:
    _save(customer, **wanted)
    goods = put_on_sale(vendor, "台灯 Desk lamp", "40.00")
    change_product(goods, campus="鼓楼校区")
    _publish(goods)
    assert bool(_told(customer)) is fits
    customer.shop.execute("DELETE FROM ecom_data.saved_search")


def test_what_is_no_search_is_refused(customer: Person) -> None:
    def save(name: str, wanted: str | None) -> tuple[str, str]:
        return customer.refused("save_search", new_key(), name, wanted)

    assert save(" ", "{}") == ("text_missing", "name")
    assert save("x" * 81, "{}") == ("text_too_long", "name")
    assert save("x", "[]") == ("choice_unknown", "wanted")
    assert save("x", "nothing") == ("choice_unknown", "wanted")
    assert save("x", None)[0] == "text_missing"
    assert save("x", json.dumps({"words": "y" * 201})) == ("text_too_long", "words")
    assert save("x", '{"price_from": -1}')[0] == "number_out_of_range"
    assert save("x", json.dumps({"category_ids": list(range(501))}))[0] == "list_too_long"
    key = new_key()
    first = customer.write("save_search", key, "x", '{"words": 5, "conditions": "odd", "vendor_id": "no"}')
    assert (
        customer.write("save_search", key, "x", '{"words": 5, "conditions": "odd", "vendor_id": "no"}')
        == first
    )
    for _ in range(29):
        customer.write("save_search", new_key(), "x", "{}")
    assert save("x", "{}")[0] == "too_many_searches"
