"""A product stands in further categories beside its main one, and the shop finds it by any of them."""

from __future__ import annotations

import json

import pytest

from ecom_client.data.wire import Wire
from ecom_client.domain.catalogue import ListingFilter
from ecom_client.domain.keys import new_key
from tests.fixtures.goods import Goods, put_on_sale
from tests.fixtures.people import InstalledShop, Person


@pytest.fixture
def goods(vendor: Person) -> Goods:
    return put_on_sale(vendor, "Bicycle lamp", "50.00", 10)


@pytest.fixture
def others(administrator: Person) -> list[int]:
    """Categories nothing stands in."""
    return [
        int(administrator.write("save_category", new_key(), None, None, None, f"C {new_key()[:9]}", "")["id"])
        for _n in range(6)
    ]


def _version(goods: Goods) -> int:
    return int(goods.vendor.shop.value("SELECT version FROM ecom_data.product WHERE id = %s", goods.id))


def _set(goods: Goods, ids: object) -> dict[str, object]:
    return goods.vendor.write("set_product_categories", new_key(), goods.id, _version(goods), json.dumps(ids))


def _found(person: Person, *categories: int) -> list[int]:
    source = person.session.catalogue.search(ListingFilter(category_ids=frozenset(categories)))
    return [one.id for one in source.page(person.session, None, 0, 50)]


def test_the_shop_finds_it_by_any_of_its_categories(
    shop: InstalledShop, customer: Person, goods: Goods, others: list[int]
) -> None:
    assert _found(customer, *others) == []
    key, version = new_key(), _version(goods)
    ids = json.dumps([others[1], others[0], others[1]])
    answer = goods.vendor.write("set_product_categories", key, goods.id, version, ids)
    assert answer == goods.vendor.write("set_product_categories", key, goods.id, version, ids)
    assert answer == {"id": goods.id, "version": version + 1}
    assert _found(customer, others[0]) == _found(customer, others[1], others[2]) == [goods.id]
    assert _found(customer, others[2]) == []
    main = int(shop.value("SELECT category_id FROM ecom_data.product WHERE id = %s", goods.id))
    assert _found(customer, main, others[0]).count(goods.id) == 1
    product = goods.vendor.session.vendor_products.product(goods.id)
    assert product is not None and product.further_category_ids == tuple(sorted(others[:2]))
    _set(goods, [others[2], main])
    assert _found(customer, others[0]) == [] and _found(customer, others[2]) == [goods.id]
    goods.vendor.write("set_product_status", new_key(), goods.id, _version(goods), "off_shelf")
    assert _found(customer, others[2]) == []
    _set(goods, [])
    assert not shop.execute("SELECT 1 FROM ecom_data.product_category WHERE product_id = %s", goods.id)


@pytest.mark.parametrize(
    ("ids", "word"),
    [
        (None, "choice_unknown"),
        ("", "choice_unknown"),
        ("{}", "choice_unknown"),
        ("5", "choice_unknown"),
        ("[987654321]", "choice_unknown"),
        ('["x"]', "choice_unknown"),
        ("[null]", "choice_unknown"),
        ("[-1]", "choice_unknown"),
        ("[1, 2, 3, 4, 5, 6]", "list_too_long"),
    ],
)
def test_what_are_no_categories_is_refused(goods: Goods, ids: str | None, word: str) -> None:
    refused = goods.vendor.refused("set_product_categories", new_key(), goods.id, _version(goods), ids)
    assert refused == (word, "further_categories")


def test_only_of_ones_own_and_as_it_was_seen(
    goods: Goods, customer: Person, other_vendor: Person, guest: Wire, others: list[int]
) -> None:
    version, ids = _version(goods), json.dumps(others[:1])
    door = "set_product_categories"
    assert goods.vendor.refused(door, new_key(), goods.id, version + 1, ids)[0] == "changed_meanwhile"
    assert other_vendor.refused(door, new_key(), goods.id, version, ids)[0] == "not_found"
    assert customer.refused(door, new_key(), goods.id, version, ids)[0] == "not_allowed"
    assert goods.vendor.refused(door, "short", goods.id, version, ids)[0] == "key_missing"
    key = new_key()
    goods.vendor.write(door, key, goods.id, version, ids)
    assert goods.vendor.refused(door, key, goods.id, version, "[]")[0] == "key_used_for_something_else"


def test_a_category_with_products_beside_their_main_one_is_not_removed(
    administrator: Person, goods: Goods, others: list[int]
) -> None:
    _set(goods, others[:1])
    assert administrator.refused("remove_category", new_key(), others[0], 1)[0] == "category_not_empty"
