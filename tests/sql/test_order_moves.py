"""What moves an order: confirm, ship, receive, cancel, pay, rate."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from ecom_client.domain.keys import new_key
from tests.fixtures.goods import Goods, balance, books_balance, buy, put_on_sale, stock_of
from tests.fixtures.people import Person

SOON = datetime.now(UTC).replace(tzinfo=None) + timedelta(days=2)


@pytest.fixture
def phone(vendor: Person) -> Goods:
    return put_on_sale(vendor)


@pytest.fixture
def order(customer: Person, phone: Goods) -> int:
    """A placed order of two phones, paid from the wallet."""
    return int(buy(customer, phone.line(2))["orders"][0]["id"])


def _order(person: Person, order: int) -> dict[str, object]:
    return person.shop.execute("SELECT * FROM ecom_data.orders WHERE id = %s", order)[0]


def _events(person: Person, order: int) -> list[tuple[object, ...]]:
    rows = person.shop.execute("SELECT * FROM ecom_data.order_event WHERE order_id = %s ORDER BY id", order)
    return [(row["actor"], row["from_status"], row["to_status"], row["note"]) for row in rows]


def _told(person: Person, kind: str) -> int:
    return int(
        person.shop.value(
            "SELECT COUNT(*) FROM ecom_data.notification WHERE account_id = %s AND kind = %s",
            person.account_id,
            kind,
        )
    )


def _ship(vendor: Person, order: int) -> None:
    vendor.write("confirm_order", new_key(), order)
    vendor.write("ship_order", new_key(), order, "顺丰", "SF-1234567")


def _receive(customer: Person, vendor: Person, order: int) -> None:
    _ship(vendor, order)
    customer.write("confirm_delivery", new_key(), order, None)


def test_an_order_goes_its_way(customer: Person, vendor: Person, order: int) -> None:
    answer = vendor.write("confirm_order", new_key(), order)
    assert (answer["id"], answer["status"], answer["version"]) == (order, "confirmed", 2)
    vendor.write("ship_order", new_key(), order, "顺丰", "SF-1234567")
    assert (_order(customer, order)["carrier"], _order(customer, order)["tracking_number"]) == (
        "顺丰",
        "SF-1234567",
    )
    assert balance(vendor) == 0
    customer.write("confirm_delivery", new_key(), order, None)
    row = _order(customer, order)
    assert row["status"] == "received" and row["confirmed_at"] <= row["shipped_at"] <= row["received_at"]
    assert balance(vendor) == Decimal("200.00")
    assert _events(customer, order) == [
        ("customer", None, "placed", ""),
        ("vendor", "placed", "confirmed", ""),
        ("vendor", "confirmed", "shipped", "顺丰 SF-1234567"),
        ("customer", "shipped", "received", ""),
    ]
    assert (
        _told(customer, "order_confirmed"),
        _told(customer, "order_shipped"),
        _told(vendor, "order_received"),
    ) == (1, 1, 1)
    scores = customer.shop.execute(
        "SELECT credit_score FROM ecom_data.account WHERE id IN (%s, %s)",
        customer.account_id,
        vendor.account_id,
    )
    assert [row["credit_score"] for row in scores] == [101, 101]
    books_balance(customer.shop)


def test_every_move_happens_once_a_key(customer: Person, vendor: Person, order: int) -> None:
    for person, procedure, args in (
        (vendor, "confirm_order", ()),
        (vendor, "ship_order", ("Carrier", "1")),
        (customer, "confirm_delivery", (None,)),
    ):
        key = new_key()
        first = person.write(procedure, key, order, *args)
        assert person.write(procedure, key, order, *args) == first
        assert person.refused(procedure, key, order + 1, *args)[0] == "key_used_for_something_else"
        assert person.refused(procedure, new_key(), order, *args) == ("wrong_state", str(first["status"]))
        assert person.refused(procedure, None, order, *args)[0] == "key_missing"
    assert len(_events(customer, order)) == 4 and balance(vendor) == Decimal("200.00")


def test_the_customer_cancels_before_the_vendor_confirms(
    customer: Person, vendor: Person, phone: Goods, order: int
) -> None:
    key = new_key()
    assert stock_of(phone) == 8
    answer = customer.write("cancel_order", key, order, "Changed my mind")
    assert customer.write("cancel_order", key, order, "Changed my mind") == answer
    assert (answer["status"], stock_of(phone), balance(customer)) == ("cancelled", 10, Decimal("200.00"))
    assert _order(customer, order)["status_detail"] == "Changed my mind"
    assert _told(vendor, "order_cancelled") == 1 and _told(customer, "order_cancelled") == 0
    for procedure, args in (
        ("confirm_order", ()),
        ("ship_order", ("C", "")),
        ("cancel_order_as_vendor", ("No",)),
    ):
        assert vendor.refused(procedure, new_key(), order, *args) == ("wrong_state", "cancelled")
    books_balance(customer.shop)


def test_a_confirmed_order_is_the_vendors_to_cancel(
    customer: Person, vendor: Person, phone: Goods, order: int
) -> None:
    vendor.write("confirm_order", new_key(), order)
    assert customer.refused("cancel_order", new_key(), order, "") == ("wrong_state", "confirmed")
    assert vendor.refused("cancel_order_as_vendor", new_key(), order, " ") == ("text_missing", "reason")
    assert vendor.refused("cancel_order_as_vendor", new_key(), order, "x" * 501) == (
        "text_too_long",
        "reason",
    )
    vendor.write("cancel_order_as_vendor", new_key(), order, "坏了 Broken")
    assert (stock_of(phone), balance(customer), balance(vendor)) == (10, Decimal("200.00"), 0)
    assert _told(customer, "order_cancelled") == 1
    books_balance(customer.shop)


def test_what_is_on_its_way_is_not_cancelled(customer: Person, vendor: Person, order: int) -> None:
    _ship(vendor, order)
    assert customer.refused("cancel_order", new_key(), order, "") == ("wrong_state", "shipped")
    assert vendor.refused("cancel_order_as_vendor", new_key(), order, "No") == ("wrong_state", "shipped")


def test_moves_have_their_order(customer: Person, vendor: Person, order: int) -> None:
    assert vendor.refused("ship_order", new_key(), order, "C", "") == ("wrong_state", "placed")
    assert customer.refused("confirm_delivery", new_key(), order, None) == ("wrong_state", "placed")
    vendor.write("confirm_order", new_key(), order)
    assert customer.refused("confirm_delivery", new_key(), order, None) == ("wrong_state", "confirmed")


def test_shipping_names_the_carrier(customer: Person, vendor: Person, order: int) -> None:
    vendor.write("confirm_order", new_key(), order)
    assert vendor.refused("ship_order", new_key(), order, "", "1") == ("text_missing", "carrier")
    assert vendor.refused("ship_order", new_key(), order, "x" * 61, "1") == ("text_too_long", "carrier")
    assert vendor.refused("ship_order", new_key(), order, "C", "\n") == (
        "text_unprintable",
        "tracking_number",
    )
    assert vendor.refused("ship_order", new_key(), order, "C", "x" * 61) == (
        "text_too_long",
        "tracking_number",
    )
    assert _order(vendor, order)["carrier"] == ""


def test_an_order_belongs_to_its_two_sides(
    customer: Person, other_customer: Person, vendor: Person, other_vendor: Person, order: int
) -> None:
    for stranger, procedure, args in (
        (other_customer, "cancel_order", ("",)),
        (other_customer, "confirm_delivery", (None,)),
        (other_vendor, "confirm_order", ()),
        (other_vendor, "ship_order", ("C", "")),
        (other_vendor, "cancel_order_as_vendor", ("No",)),
        (other_vendor, "confirm_handover", ("ABCDEF",)),
        (other_vendor, "mark_paid", ()),
    ):
        assert stranger.refused(procedure, new_key(), order, *args) == ("not_found", str(order))
    for person, procedure in ((vendor, "cancel_order"), (customer, "confirm_order"), (customer, "mark_paid")):
        args = (order, "") if procedure == "cancel_order" else (order,)
        assert person.refused(procedure, new_key(), *args)[0] == "not_allowed"
    assert _events(customer, order) == [("customer", None, "placed", "")]


def test_a_meeting_is_confirmed_by_the_customers_code(customer: Person, vendor: Person, phone: Goods) -> None:
    order = buy(customer, phone.line(), delivery="in_person", meeting_place="Gate", meeting_at=SOON)[
        "orders"
    ][0]["id"]
    code = str(_order(customer, order)["handover_code"])
    assert vendor.refused("confirm_handover", new_key(), order, code) == ("wrong_state", "placed")
    vendor.write("confirm_order", new_key(), order)
    for wrong in ("", None, "AAAAAA" if code != "AAAAAA" else "BBBBBB", code[:5], code + "A"):
        assert vendor.refused("confirm_handover", new_key(), order, wrong) == ("code_wrong", "code")
    assert customer.refused("confirm_delivery", new_key(), order, "??????") == ("code_wrong", "code")
    vendor.write("confirm_handover", new_key(), order, f" {code.lower()} ")
    assert (_order(customer, order)["status"], balance(vendor)) == ("received", Decimal("100.00"))
    assert _told(customer, "order_received") == 1


def test_the_vendor_cannot_find_the_code_by_trying(customer: Person, vendor: Person, phone: Goods) -> None:
    order = buy(customer, phone.line(), delivery="in_person", meeting_place="Gate", meeting_at=SOON)[
        "orders"
    ][0]["id"]
    vendor.write("confirm_order", new_key(), order)
    code = str(_order(customer, order)["handover_code"])
    key, wrong = new_key(), "AAAAAA" if code != "AAAAAA" else "BBBBBB"
    for _ in range(5):
        assert vendor.refused("confirm_handover", key, order, wrong)[0] == "code_wrong"
    assert vendor.refused("confirm_handover", key, order, wrong) == ("too_many_tries", "code")
    assert vendor.refused("confirm_handover", key, order, code) == ("too_many_tries", "code")
    vendor.shop.move_clock(601)
    assert vendor.refused("confirm_handover", key, order, wrong)[0] == "code_wrong"
    assert vendor.write("confirm_handover", key, order, code)["status"] == "received"


def test_the_customer_may_confirm_a_meeting_too(customer: Person, vendor: Person, phone: Goods) -> None:
    order = buy(customer, phone.line(), delivery="in_person", meeting_place="Gate", meeting_at=SOON)[
        "orders"
    ][0]["id"]
    vendor.write("confirm_order", new_key(), order)
    customer.write("confirm_delivery", new_key(), order, None)
    assert balance(vendor) == Decimal("100.00")


def test_a_parcel_has_no_code(vendor: Person, order: int) -> None:
    _ship(vendor, order)
    for code in ("", "-", None):
        assert vendor.refused("confirm_handover", new_key(), order, code)[0] in ("code_wrong", "wrong_state")


def test_a_bank_transfer_is_marked_paid_once(
    customer: Person, vendor: Person, phone: Goods, order: int
) -> None:
    transfer = buy(customer, phone.line(), payment="bank_transfer")["orders"][0]["id"]
    assert _order(customer, transfer)["paid_at"] is None
    key = new_key()
    answer = vendor.write("mark_paid", key, transfer)
    assert vendor.write("mark_paid", key, transfer) == answer
    assert answer["status"] == "placed" and _order(customer, transfer)["paid_at"] is not None
    assert _events(customer, transfer)[-1] == ("vendor", "placed", "placed", "paid")
    assert _told(customer, "order_paid") == 1
    assert vendor.refused("mark_paid", new_key(), transfer) == ("wrong_state", "placed")
    assert vendor.refused("mark_paid", new_key(), order) == ("wrong_state", "placed")
    cancelled = buy(customer, phone.line(), payment="bank_transfer")["orders"][0]["id"]
    customer.write("cancel_order", new_key(), cancelled, None)
    assert vendor.refused("mark_paid", new_key(), cancelled) == ("wrong_state", "cancelled")


def test_cash_is_paid_on_delivery(customer: Person, vendor: Person, phone: Goods) -> None:
    order = buy(customer, phone.line(), payment="cash_on_delivery")["orders"][0]["id"]
    assert _order(customer, order)["paid_at"] is None
    _receive(customer, vendor, order)
    assert _order(customer, order)["paid_at"] is not None and balance(vendor) == 0


def test_credit_stops_at_two_hundred(customer: Person, vendor: Person, order: int) -> None:
    customer.shop.execute(
        "UPDATE ecom_data.account SET credit_score = 200 WHERE id = %s", customer.account_id
    )
    _receive(customer, vendor, order)
    assert (
        customer.shop.value("SELECT credit_score FROM ecom_data.account WHERE id = %s", customer.account_id)
        == 200
    )


def _item(person: Person, order: int) -> int:
    return int(person.shop.value("SELECT id FROM ecom_data.order_item WHERE order_id = %s", order))


def test_an_item_is_rated_once_after_receipt(
    customer: Person, other_customer: Person, vendor: Person, phone: Goods, order: int
) -> None:
    item = _item(customer, order)
    assert customer.refused("rate_item", new_key(), item, 5, "") == ("wrong_state", "placed")
    _receive(customer, vendor, order)
    assert other_customer.refused("rate_item", new_key(), item, 5, "")[0] == "not_found"
    assert customer.refused("rate_item", new_key(), 2**40, 5, "")[0] == "not_found"
    key = new_key()
    answer = customer.write("rate_item", key, item, 4, "很好 😀")
    assert customer.write("rate_item", key, item, 4, "很好 😀") == answer
    assert customer.refused("rate_item", key, item, 5, "很好 😀")[0] == "key_used_for_something_else"
    assert customer.refused("rate_item", new_key(), item, 5, "again") == ("already_rated", str(item))
    figures = customer.shop.execute(
        "SELECT * FROM ecom_data.product_statistics WHERE product_id = %s", phone.id
    )[0]
    assert (figures["rating_count"], figures["rating_sum"]) == (1, 4)
    shown = other_customer.rows("SELECT * FROM ecom.review WHERE product_id = :product", product=phone.id)
    assert [(row["rating"], row["words"], row["customer_name"]) for row in shown] == [(4, "很好 😀", "林**")]
    assert _told(vendor, "item_rated") == 1


@pytest.mark.parametrize("rating", [0, 6, -1, 4.5, None, 10**9])
def test_a_rating_is_one_to_five(customer: Person, vendor: Person, order: int, rating: object) -> None:
    _receive(customer, vendor, order)
    assert customer.refused("rate_item", new_key(), _item(customer, order), rating, "") == (
        "choice_unknown",
        "rating",
    )


def test_the_words_of_a_review_are_checked(customer: Person, vendor: Person, order: int) -> None:
    _receive(customer, vendor, order)
    item = _item(customer, order)
    assert customer.refused("rate_item", new_key(), item, 5, "x" * 2001) == ("text_too_long", "words")
    assert customer.refused("rate_item", new_key(), item, 5, "a\x00") == ("text_unprintable", "words")
