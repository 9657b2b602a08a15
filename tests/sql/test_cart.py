"""The cart: my_cart, set_cart_item, clear_cart; and favourites."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from ecom_client.domain.identity import Window
from tests.fixtures.goods import change_product, put_on_sale
from tests.fixtures.people import People, Person


def _cart(person: Person) -> dict[int, dict[str, object]]:
    return {row["product_id"]: row for row in person.call("my_cart")}


def test_a_cart_holds_what_was_put_in(customer: Person, vendor: Person, other_vendor: Person) -> None:
    phone, book = put_on_sale(vendor, "手机 Phone", "999.90"), put_on_sale(other_vendor, "Book", "12.50")
    assert customer.write("set_cart_item", phone.id, 2) == {"product_id": phone.id, "quantity": 2, "lines": 1}
    customer.write("set_cart_item", book.id, 1)
    cart = _cart(customer)
    assert cart.keys() == {phone.id, book.id}
    line = cart[phone.id]
    assert line["name"] == "手机 Phone" and line["quantity"] == 2 and line["price"] == Decimal("999.90")
    assert (line["vendor_id"], line["stock"], line["is_on_sale"], line["is_own"]) == (
        vendor.profile_id,
        10,
        1,
        0,
    )
    customer.write("set_cart_item", phone.id, 0)
    assert _cart(customer).keys() == {book.id}
    assert customer.write("clear_cart") == {"lines": 0}
    assert _cart(customer) == {}


def test_a_cart_is_its_owners(customer: Person, other_customer: Person, vendor: Person) -> None:
    customer.write("set_cart_item", put_on_sale(vendor).id, 1)
    assert _cart(other_customer) == {}
    other_customer.write("clear_cart")
    assert len(_cart(customer)) == 1
    assert vendor.refused("my_cart")[0] == "not_allowed"


@pytest.mark.parametrize("quantity", [-1, "1.5", 10000, 10**12, None])
def test_a_quantity_out_of_range_is_refused(customer: Person, vendor: Person, quantity: object) -> None:
    phone = put_on_sale(vendor)
    assert customer.refused("set_cart_item", phone.id, quantity) == ("quantity_out_of_range", str(phone.id))
    assert _cart(customer) == {}


def test_what_cannot_be_bought_cannot_be_put_in(customer: Person, vendor: Person) -> None:
    phone = put_on_sale(vendor, stock=3)
    assert customer.refused("set_cart_item", phone.id, 4) == ("out_of_stock", str(phone.id))
    change_product(phone, status="off_shelf")
    assert customer.refused("set_cart_item", phone.id, 1) == ("not_on_sale", str(phone.id))
    change_product(
        phone, status="on_sale", expires_at=datetime.now(UTC).replace(tzinfo=None) - timedelta(seconds=1)
    )
    assert customer.refused("set_cart_item", phone.id, 1) == ("not_on_sale", str(phone.id))
    assert customer.refused("set_cart_item", 2**40, 1)[0] == "not_on_sale"


def test_nobody_buys_from_themselves(vendor: Person, people: People) -> None:
    phone = put_on_sale(vendor)
    vendor.write("register_customer", "Also buys", "", "", 1, "en")
    buyer = Person(vendor.shop, vendor.signed_in, vendor.window, vendor.another_wire(Window.CUSTOMER))
    assert buyer.refused("set_cart_item", phone.id, 1) == ("own_product", str(phone.id))
    buyer.wire.close()


def test_a_cart_has_a_hundred_lines_at_most(customer: Person, vendor: Person) -> None:
    goods = [put_on_sale(vendor, f"Thing {n}") for n in range(101)]
    for one in goods[:100]:
        customer.write("set_cart_item", one.id, 1)
    assert customer.refused("set_cart_item", goods[100].id, 1) == ("list_full", "cart")
    assert len(_cart(customer)) == 100


def test_a_special_price_counts_until_its_date(customer: Person, vendor: Person) -> None:
    phone = put_on_sale(vendor, price="100.00")
    soon = datetime.now(UTC).replace(tzinfo=None) + timedelta(hours=1)
    change_product(phone, special_price="80.00", special_until=soon)
    customer.write("set_cart_item", phone.id, 1)
    assert _cart(customer)[phone.id]["price"] == Decimal("80.00")
    customer.shop.move_clock(3700)
    line = _cart(customer)[phone.id]
    assert (line["price_seen"], line["price"]) == (Decimal("80.00"), Decimal("100.00"))


def test_favourites_are_marked_and_unmarked(customer: Person, other_customer: Person, vendor: Person) -> None:
    phone = put_on_sale(vendor)
    for _ in range(2):
        assert customer.write("set_favourite", phone.id, 1) == {"product_id": phone.id, "on": 1}
    assert [row["product_id"] for row in customer.call("my_favourite_ids")] == [phone.id]
    assert other_customer.call("my_favourite_ids") == []
    for _ in range(2):
        customer.write("set_favourite", phone.id, 0)
    assert customer.call("my_favourite_ids") == []


def test_only_what_is_on_sale_becomes_a_favourite(customer: Person, vendor: Person) -> None:
    phone = put_on_sale(vendor)
    change_product(phone, status="draft")
    assert customer.refused("set_favourite", phone.id, 1) == ("not_found", str(phone.id))
    assert customer.refused("set_favourite", 2**40, 1)[0] == "not_found"


def test_favourites_are_limited(customer: Person, vendor: Person) -> None:
    phone = put_on_sale(vendor)
    customer.shop.execute(
        "INSERT INTO ecom_data.product (vendor_id, category_id, name, description, price, status, created_at)"
        " SELECT p.vendor_id, p.category_id, p.name, '', p.price, 'on_sale', p.created_at"
        " FROM ecom_data.product AS p, (SELECT day FROM ecom_data.shop_day ORDER BY day LIMIT 1000) AS n"
        " WHERE p.id = %s",
        phone.id,
    )
    customer.shop.execute(
        "INSERT IGNORE INTO ecom_data.stock (product_id)"
        " SELECT p.id FROM ecom_data.product AS p WHERE p.vendor_id = %s",
        vendor.profile_id,
    )
    customer.shop.execute(
        "INSERT INTO ecom_data.favourite (customer_id, product_id, price_seen, added_at)"
        " SELECT %s, p.id, p.price, p.created_at FROM ecom_data.product AS p WHERE p.vendor_id = %s AND p.id <> %s",
        customer.profile_id,
        vendor.profile_id,
        phone.id,
    )
    assert customer.refused("set_favourite", phone.id, 1) == ("list_full", "favourites")
