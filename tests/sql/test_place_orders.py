"""place_orders: one press of "Buy", all or none."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from ecom_client.domain.identity import Window
from ecom_client.domain.keys import new_key
from tests.fixtures.goods import (
    address_of,
    balance,
    books_balance,
    buy,
    change_product,
    checkout,
    fill_wallet,
    put_on_sale,
    stock_of,
)
from tests.fixtures.people import People, Person

SOON = datetime.now(UTC).replace(tzinfo=None) + timedelta(days=2)


def _orders(customer: Person) -> list[dict[str, object]]:
    return customer.shop.execute(
        "SELECT * FROM ecom_data.orders WHERE customer_id = %s ORDER BY id", customer.profile_id
    )


def test_one_checkout_makes_an_order_a_vendor(customer: Person, vendor: Person, other_vendor: Person) -> None:
    phone, case = put_on_sale(vendor, "手机 Phone", "999.90"), put_on_sale(vendor, "Case", "20.00")
    book = put_on_sale(other_vendor, "Book", "12.55")
    fill_wallet(customer, "2000")
    for goods in (phone, case, book):
        customer.write("set_cart_item", goods.id, 1)
    answer = customer.write(
        "place_orders", *checkout(customer, book.line(2), phone.line(), case.line(3), note="谢谢 'quoted'")
    )
    assert answer["total"] == "1085.00"
    assert [(o["vendor_id"], o["total"]) for o in answer["orders"]] == [
        (vendor.profile_id, "1059.90"),
        (other_vendor.profile_id, "25.10"),
    ]
    first, second = _orders(customer)
    assert (first["status"], first["payment"], first["items_total"]) == (
        "placed",
        "wallet",
        Decimal("1059.90"),
    )
    assert (first["recipient"], first["address"], first["note"]) == (
        "林小雨",
        "北京 Beijing 学院路 5 号",
        "谢谢 'quoted'",
    )
    assert (
        first["paid_at"] is not None
        and first["checkout_id"] == second["checkout_id"] == answer["checkout_id"]
    )
    assert first["item_count"] == 4 and first["handover_code"] is None
    assert balance(customer) == Decimal("915.00")
    assert (stock_of(phone), stock_of(case), stock_of(book)) == (9, 7, 8)
    assert customer.call("my_cart") == []
    for seller in (vendor, other_vendor):
        told = customer.shop.execute(
            "SELECT kind, detail FROM ecom_data.notification WHERE account_id = %s", seller.account_id
        )
        assert [row["kind"] for row in told] == ["new_order"]
    books_balance(customer.shop)


def test_what_was_not_bought_stays_in_the_cart(customer: Person, vendor: Person) -> None:
    bought, kept = put_on_sale(vendor), put_on_sale(vendor)
    for goods in (bought, kept):
        customer.write("set_cart_item", goods.id, 1)
    buy(customer, bought.line())
    assert [row["product_id"] for row in customer.call("my_cart")] == [kept.id]


def test_the_same_key_buys_once(customer: Person, vendor: Person) -> None:
    phone = put_on_sale(vendor)
    fill_wallet(customer, "1000")
    call = checkout(customer, phone.line())
    first = customer.write("place_orders", *call)
    change_product(phone, price="500.00")
    assert customer.write("place_orders", *call) == first
    assert len(_orders(customer)) == 1 and stock_of(phone) == 9
    other = (call[0], json.dumps([phone.line(2)]), "200.00", *call[3:])
    assert customer.refused("place_orders", *other)[0] == "key_used_for_something_else"
    for key in (None, "", "not a key"):
        assert customer.refused("place_orders", key, *call[1:])[0] == "key_missing"


def test_two_people_may_use_the_same_key(customer: Person, other_customer: Person, vendor: Person) -> None:
    phone, key = put_on_sale(vendor), new_key()
    assert (
        buy(customer, phone.line(), key=key)["orders"] != buy(other_customer, phone.line(), key=key)["orders"]
    )


def test_all_or_none(customer: Person, vendor: Person, other_vendor: Person) -> None:
    plenty, rare = put_on_sale(vendor), put_on_sale(other_vendor, stock=1)
    fill_wallet(customer, "1000")
    customer.write("set_cart_item", plenty.id, 1)
    assert customer.refused("place_orders", *checkout(customer, plenty.line(), rare.line(2))) == (
        "out_of_stock",
        str(rare.id),
    )
    assert _orders(customer) == [] and stock_of(plenty) == 10 and balance(customer) == Decimal("1000")
    assert len(customer.call("my_cart")) == 1


def test_a_refused_checkout_may_be_sent_again_with_its_key(customer: Person, vendor: Person) -> None:
    phone = put_on_sale(vendor)
    call = checkout(customer, phone.line())
    assert customer.refused("place_orders", *call) == ("balance_too_low", "100.00")
    fill_wallet(customer, "100")
    assert customer.write("place_orders", *call)["total"] == "100.00"


def test_the_total_shown_is_the_total_taken(customer: Person, vendor: Person) -> None:
    phone = put_on_sale(vendor)
    fill_wallet(customer, "1000")
    assert customer.refused("place_orders", *checkout(customer, phone.line(price="99.99"))) == (
        "price_changed",
        str(phone.id),
    )
    assert customer.refused("place_orders", *checkout(customer, phone.line(2), total="199.99")) == (
        "total_changed",
        "200.00",
    )
    soon = datetime.now(UTC).replace(tzinfo=None) + timedelta(hours=1)
    change_product(phone, special_price="80.00", special_until=soon)
    assert customer.refused("place_orders", *checkout(customer, phone.line()))[0] == "price_changed"
    assert customer.write("place_orders", *checkout(customer, phone.line(price="80.00")))["total"] == "80.00"
    customer.shop.move_clock(3700)
    assert (
        customer.refused("place_orders", *checkout(customer, phone.line(price="80.00")))[0] == "price_changed"
    )


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ({"quantity": 0}, "quantity_out_of_range"),
        ({"quantity": -3}, "quantity_out_of_range"),
        ({"quantity": 1.5}, "quantity_out_of_range"),
        ({"quantity": 10000}, "quantity_out_of_range"),
        ({"quantity": "1e30"}, "quantity_out_of_range"),
        ({"quantity": None}, "quantity_out_of_range"),
        ({"quantity": "'; DROP TABLE orders; --"}, "quantity_out_of_range"),
        ({"quantity": {"nested": [1]}}, "quantity_out_of_range"),
        ({"price": "100.001"}, "price_changed"),
        ({"price": "-100"}, "price_changed"),
        ({"price": None}, "price_changed"),
        ({"price": "NaN"}, "price_changed"),
        ({"product_id": 2**40}, "not_on_sale"),
        ({"product_id": -1}, "not_on_sale"),
        ({"quantity": 11}, "out_of_stock"),
    ],
)
def test_a_line_that_cannot_be_is_refused(
    customer: Person, vendor: Person, line: dict[str, object], word: str
) -> None:
    phone = put_on_sale(vendor)
    fill_wallet(customer, "1000")
    lines = [{**phone.line(), **line}]
    call = (new_key(), json.dumps(lines), "100.00", "wallet", "address", address_of(customer), None, None, "")
    assert customer.refused("place_orders", *call)[0] == word
    assert stock_of(phone) == 10


@pytest.mark.parametrize("lines", [None, "", "not json", "{}", "7", '"text"', '{"product_id": 1}'])
def test_lines_that_are_no_list_are_refused(customer: Person, lines: str | None) -> None:
    call = (new_key(), lines, "1.00", "wallet", "address", address_of(customer), None, None, "")
    assert customer.refused("place_orders", *call) == ("choice_unknown", "lines")


def test_a_checkout_has_some_lines_and_each_product_once(customer: Person, vendor: Person) -> None:
    phone = put_on_sale(vendor)
    assert customer.refused("place_orders", *checkout(customer))[0] == "cart_empty"
    assert (
        customer.refused("place_orders", *checkout(customer, phone.line(), phone.line(2)))[0]
        == "duplicate_line"
    )
    many = [{"product_id": n, "quantity": 1, "price": "1.00"} for n in range(1, 102)]
    assert customer.refused("place_orders", *checkout(customer, *many)) == ("list_full", "cart")


def test_what_is_off_the_shelf_is_not_sold(customer: Person, vendor: Person) -> None:
    phone = put_on_sale(vendor)
    fill_wallet(customer, "1000")
    for status in ("draft", "off_shelf", "sold_elsewhere", "expired", "removed", "reserved"):
        change_product(phone, status=status)
        assert customer.refused("place_orders", *checkout(customer, phone.line())) == (
            "not_on_sale",
            str(phone.id),
        )
    change_product(phone, status="on_sale")
    customer.shop.execute(
        "UPDATE ecom_data.account SET status = 'suspended' WHERE id = %s", vendor.account_id
    )
    assert customer.refused("place_orders", *checkout(customer, phone.line()))[0] == "not_on_sale"


def test_nobody_buys_from_themselves(vendor: Person, people: People) -> None:
    phone = put_on_sale(vendor)
    vendor.write("register_customer", "Also buys", "138 0000 0000", "", 1, "en")
    wire = vendor.another_wire(Window.CUSTOMER)
    buyer = Person(vendor.shop, vendor.signed_in, vendor.window, wire)
    call = (
        new_key(),
        json.dumps([phone.line()]),
        "100.00",
        "cash_on_delivery",
        "in_person",
        None,
        "Gate",
        SOON,
        "",
    )
    assert buyer.refused("place_orders", *call) == ("own_product", str(phone.id))
    wire.close()


def test_the_address_is_the_customers_own(customer: Person, other_customer: Person, vendor: Person) -> None:
    phone = put_on_sale(vendor)
    fill_wallet(customer, "1000")
    theirs = address_of(other_customer)
    for address in (theirs, 2**40):
        call = checkout(customer, phone.line(), address=address)
        assert customer.refused("place_orders", *call) == ("not_found", "address_id")
    call = (new_key(), json.dumps([phone.line()]), "100.00", "wallet", "address", None, None, None, "")
    assert customer.refused("place_orders", *call) == ("not_found", "address_id")


def test_an_order_keeps_the_address_as_it_was(customer: Person, vendor: Person) -> None:
    buy(customer, put_on_sale(vendor).line())
    customer.shop.execute(
        "UPDATE ecom_data.address SET street = 'moved' WHERE customer_id = %s", customer.profile_id
    )
    assert str(_orders(customer)[0]["address"]).endswith("学院路 5 号")


def test_a_meeting_needs_a_place_and_a_time(customer: Person, vendor: Person) -> None:
    phone = put_on_sale(vendor)

    def refused(place: str | None, at: object) -> tuple[str, str]:
        call = checkout(
            customer,
            phone.line(),
            payment="cash_on_delivery",
            delivery="in_person",
            meeting_place=place,
            meeting_at=at,
        )
        return customer.refused("place_orders", *call)

    assert refused("", SOON) == ("text_missing", "meeting_place")
    assert refused("x" * 201, SOON) == ("text_too_long", "meeting_place")
    assert refused("Gate\x00", SOON) == ("text_unprintable", "meeting_place")
    for at in (None, SOON - timedelta(days=5), SOON + timedelta(days=400)):
        assert refused("North gate", at) == ("date_out_of_range", "meeting_at")
    buy(
        customer,
        phone.line(),
        payment="cash_on_delivery",
        delivery="in_person",
        meeting_place="北门",
        meeting_at=SOON,
    )
    order = _orders(customer)[0]
    assert (order["meeting_place"], order["meeting_at"], order["paid_at"]) == ("北门", SOON, None)
    assert len(str(order["handover_code"])) == 6


def test_choices_are_those_that_exist(customer: Person, vendor: Person) -> None:
    line = put_on_sale(vendor).line()
    assert customer.refused("place_orders", *checkout(customer, line, payment="iou")) == (
        "choice_unknown",
        "payment",
    )
    call = checkout(customer, line, delivery="pigeon", address=address_of(customer))
    assert customer.refused("place_orders", *call) == ("choice_unknown", "delivery")
    assert customer.refused("place_orders", *checkout(customer, line, note="x" * 501)) == (
        "text_too_long",
        "note",
    )
    assert customer.refused("place_orders", *checkout(customer, line, note="\x1b[31m")) == (
        "text_unprintable",
        "note",
    )


def test_a_sum_beyond_all_bounds_is_refused(customer: Person, vendor: Person) -> None:
    goods = [put_on_sale(vendor, price="9999999.99", stock=9999) for _ in range(2)]
    call = checkout(customer, *(one.line(9999) for one in goods), payment="bank_transfer")
    assert customer.refused("place_orders", *call) == ("amount_out_of_range", "total")


def test_the_vendor_hears_of_low_stock_once(customer: Person, vendor: Person) -> None:
    phone = put_on_sale(vendor, stock=5, low_stock_at=3)
    for _ in range(3):
        buy(customer, phone.line())
    told = vendor.shop.execute(
        "SELECT detail FROM ecom_data.notification WHERE account_id = %s AND kind = 'low_stock'",
        vendor.account_id,
    )
    assert len(told) == 1 and json.loads(told[0]["detail"])["stock"] == 3


def test_only_customers_buy(vendor: Person, administrator: Person) -> None:
    for person in (vendor, administrator):
        assert (
            person.refused("place_orders", new_key(), "[]", 0, "wallet", "address", 1, None, None, "")[0]
            == "not_allowed"
        )
