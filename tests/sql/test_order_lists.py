"""my_orders, my_order, vendor_orders, vendor_order, my_favourites: private lists, a page at a time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TypeVar

import pytest

from ecom_client.data.paging import SortKey, Source
from ecom_client.data.session import Session
from ecom_client.domain import public_number
from ecom_client.domain.cart import LineTrouble
from ecom_client.domain.errors import Refused
from ecom_client.domain.keys import new_key
from ecom_client.domain.orders import (
    Actor,
    CheckoutInput,
    CheckoutLine,
    Delivery,
    OrderStatus,
    Payment,
    is_legal_move,
)
from tests.fixtures.goods import address_of, buy, change_product, fill_wallet, put_on_sale
from tests.fixtures.people import InstalledShop, Person

Row = TypeVar("Row")
SOON = datetime.now(UTC).replace(tzinfo=None) + timedelta(days=2)


def _all(source: Source[Row], session: Session, limit: int) -> list[Row]:
    """Every row, asked for a page at a time."""
    found: list[Row] = []
    after = None
    while page := source.page(session, after, 0, limit):
        found += page
        after = source.cursor(page[-1])
    return found


def test_screens_and_server_agree_on_the_moves(shop: InstalledShop) -> None:
    for start in OrderStatus:
        for end in OrderStatus:
            for actor in Actor:
                for delivery in Delivery:
                    said = shop.value(
                        "SELECT ecom_data.is_legal_move(%s, %s, %s, %s)",
                        start.value,
                        end.value,
                        actor.value,
                        delivery.value,
                    )
                    assert bool(said) == is_legal_move(start, end, actor, delivery), (
                        start,
                        end,
                        actor,
                        delivery,
                    )


def test_the_customer_reads_an_order_whole(customer: Person, vendor: Person) -> None:
    phone, case = put_on_sale(vendor, '手机 "Phone" \\', "999.90"), put_on_sale(vendor, "Case", "20.00")
    session = customer.session
    fill_wallet(customer, "2000")
    for goods in (phone, case):
        session.cart.set_quantity(goods.id, 1)
    cart = session.cart.mine()
    assert cart.can_be_bought and cart.total == Decimal("1019.90") and len(cart.parts) == 1
    made = session.orders.place(
        new_key(),
        CheckoutInput(
            [CheckoutLine(line.product_id, line.quantity, line.price) for line in cart.lines],
            Payment.WALLET,
            Delivery.ADDRESS,
            address_id=address_of(customer),
            note="Bitte\nklingeln",
        ),
    )
    assert made.total == Decimal("1019.90") and session.cart.mine().lines == ()
    order = session.orders.order(made.orders[0].id)
    assert order is not None
    assert public_number.is_valid(order.number) and order.number == made.orders[0].number
    assert (order.status, order.payment, order.total, order.note) == (
        OrderStatus.PLACED,
        Payment.WALLET,
        Decimal("1019.90"),
        "Bitte\nklingeln",
    )
    assert [(item.name, item.price, item.quantity, item.rating) for item in order.items] == [
        ('手机 "Phone" \\', Decimal("999.90"), 1, None),
        ("Case", Decimal("20.00"), 1, None),
    ]
    assert order.placed_at.tzinfo is UTC and order.may_move(OrderStatus.CANCELLED, Actor.CUSTOMER)

    seller = vendor.session.vendor_orders
    seller.confirm(new_key(), order.id)
    moved = seller.ship(new_key(), order.id, "SF", "123")
    assert moved.status is OrderStatus.SHIPPED
    session.orders.confirm_delivery(new_key(), order.id)
    session.orders.rate(new_key(), order.items[0].id, 5, "好")
    order = session.orders.order(order.id)
    assert order is not None
    assert [event.to_status.value for event in order.events] == ["placed", "confirmed", "shipped", "received"]
    assert order.events[2].actor is Actor.VENDOR and order.events[2].note == "SF 123"
    assert (order.items[0].rating, order.items[0].words, order.items[1].rating) == (5, "好", None)
    assert [row.unrated for row in session.orders.source().page(session, None, 0, 10)] == [1]


def test_an_order_is_read_by_its_two_sides_alone(
    customer: Person, other_customer: Person, vendor: Person, other_vendor: Person
) -> None:
    phone = put_on_sale(vendor)
    order = buy(customer, phone.line(), delivery="in_person", meeting_place="Gate", meeting_at=SOON)[
        "orders"
    ][0]["id"]
    mine = customer.session.orders.order(order)
    theirs = vendor.session.vendor_orders.order(order)
    assert mine is not None and theirs is not None
    assert mine.handover_code is not None and theirs.handover_code is None
    assert theirs.other_contact == "138 0000 0000" and mine.other_contact is None
    assert other_customer.session.orders.order(order) is None
    assert other_vendor.session.vendor_orders.order(order) is None
    for stranger in (other_customer, other_vendor):
        session = stranger.session
        source = session.orders.source() if stranger is other_customer else session.vendor_orders.source()
        assert source.page(session, None, 0, 10) == []
    assert vendor.refused("my_order", order)[0] == "not_allowed"
    assert customer.refused("vendor_order", order)[0] == "not_allowed"


@pytest.fixture
def many(customer: Person, vendor: Person, other_vendor: Person) -> list[int]:
    """A dozen orders with repeating totals, of two vendors."""
    goods = [
        put_on_sale(vendor, "手机 Phone", "50.00", 99),
        put_on_sale(other_vendor, "100% Cotton_Shirt", "70.00", 99),
    ]
    return [buy(customer, goods[n % 2].line(1 + n % 3))["orders"][0]["id"] for n in range(12)]


@pytest.mark.parametrize("column", ["placed_at", "total"])
@pytest.mark.parametrize("descending", [True, False])
def test_a_list_is_paged_in_its_order(
    customer: Person, many: list[int], column: str, descending: bool
) -> None:
    session = customer.session
    source = session.orders.source().with_sort([SortKey(column, descending)])
    expected = sorted(
        source.page(session, None, 0, 500), key=lambda row: (getattr(row, column), row.id), reverse=descending
    )
    assert len(expected) == 12
    for limit in (1, 5, 12):
        assert _all(source, session, limit) == expected
    assert source.page(session, None, 4, 3) == expected[4:7]
    hop = source.hop(session, None, 5)
    assert hop is not None and source.page(session, hop, 0, 20) == expected[5:]
    assert source.tail(session, source.cursor(expected[4])) == 7


@pytest.mark.parametrize("column", ["placed_at", "total"])
@pytest.mark.parametrize("descending", [True, False])
def test_the_vendors_list_of_one_state_is_paged(
    vendor: Person, many: list[int], column: str, descending: bool
) -> None:
    session = vendor.session
    session.vendor_orders.confirm(new_key(), many[2])
    source = session.vendor_orders.source().with_sort([SortKey(column, descending)])
    whole = source.page(session, None, 0, 500)
    placed = source.with_filter({"status": frozenset({"placed"})})
    assert _all(placed, session, 2) == [row for row in whole if row.id != many[2]]
    assert placed.tail(session, None) == 5
    confirmed = source.with_filter({"status": frozenset({"confirmed"})})
    assert [row.id for row in _all(confirmed, session, 2)] == [many[2]]


def test_a_list_is_filtered(customer: Person, vendor: Person, other_vendor: Person, many: list[int]) -> None:
    session = customer.session

    def ids(**values: object) -> set[int]:
        return {row.id for row in _all(session.orders.source().with_filter(values), session, 5)}

    session.orders.cancel(new_key(), many[0])
    assert ids(status=frozenset({"cancelled"})) == {many[0]}
    assert ids(status=frozenset({"placed", "cancelled"})) == set(many)
    assert ids(status=frozenset({"no such state"})) == set()
    assert ids(words="cotton_") == ids(words="100%") == set(many[1::2])
    assert ids(words="手机") == set(many[0::2])
    assert ids(words="Campus Books") == set(many[1::2])
    assert ids(words="'; DROP TABLE orders; --") == ids(words="_%_%_") == set()
    number = session.orders.source().page(session, None, 0, 1)[0].number
    assert ids(words=number.lower()) == {many[-1]}
    seller = vendor.session
    assert {row.id for row in _all(seller.vendor_orders.source(), seller, 5)} == set(many[0::2])
    row = seller.vendor_orders.source().with_filter({"words": "林"}).page(seller, None, 0, 1)[0]
    assert (row.other_name, row.item, row.line_count) == ("林 Lin", "手机 Phone", 1)


def test_an_unknown_sort_is_refused(customer: Person, vendor: Person) -> None:
    for sort in ("id", "", None, "total, (SELECT 1)", "placed_at,total"):
        for person, procedure, filters in ((customer, "my_orders", 2), (vendor, "vendor_orders", 4)):
            assert person.refused(procedure, sort, 1, None, None, 0, 10, *([None] * filters)) == (
                "choice_unknown",
                "sort",
            )
        assert customer.refused("my_favourites", sort, 1, None, None, 0, 10, None) == (
            "choice_unknown",
            "sort",
        )


def test_a_vendor_finds_the_orders_whose_transfer_is_to_come(customer: Person, vendor: Person) -> None:
    goods = put_on_sale(vendor)
    waiting, paid, cancelled, wallet = (
        buy(customer, goods.line(), payment=payment)["orders"][0]["id"]
        for payment in ("bank_transfer", "bank_transfer", "bank_transfer", "wallet")
    )
    session = vendor.session
    session.vendor_orders.mark_paid(new_key(), paid)
    session.vendor_orders.cancel(new_key(), cancelled, "Gone")
    for column in ("placed_at", "total"):
        for descending in (True, False):
            source = session.vendor_orders.source().with_sort([SortKey(column, descending)])
            found = {
                unpaid: {row.id for row in source.with_filter({"unpaid": unpaid}).page(session, None, 0, 10)}
                for unpaid in (True, False)
            }
            assert found == {True: {waiting}, False: {paid, cancelled, wallet}}


def test_a_page_has_bounds(customer: Person, many: list[int]) -> None:
    assert len(customer.call("my_orders", "placed_at", 1, None, None, None, None, None, None)) == 12
    assert len(customer.call("my_orders", "placed_at", 1, None, None, 0, 4_000_000_000, None, None)) == 12
    assert customer.call("my_orders", "placed_at", 1, None, None, 4_000_000_000, 10, None, None) == []


@pytest.mark.parametrize("column", ["added_at", "name"])
@pytest.mark.parametrize("descending", [True, False])
def test_favourites_are_paged_in_their_order(
    customer: Person, vendor: Person, column: str, descending: bool
) -> None:
    session = customer.session
    for name in ("Apple", "apple", "Äpfel", "苹果", "Zebra", "zebra", "100%", "", "Apple"):
        session.favourites.mark(put_on_sale(vendor, name).id)
    source = session.favourites.source().with_sort([SortKey(column, descending)])
    whole = source.page(session, None, 0, 500)
    assert len(whole) == 9 and _all(source, session, 2) == whole
    if column == "added_at":
        assert whole == sorted(whole, key=lambda row: (row.added_at, row.id), reverse=descending)
    assert [row.name for row in _all(source.with_filter({"words": "100%"}), session, 3)] == ["100%"]


def test_favourites_tell_of_price_drops(customer: Person, vendor: Person) -> None:
    phone = put_on_sale(vendor, price="100.00")
    session = customer.session
    session.favourites.mark(phone.id)
    change_product(phone, price="75.00", status="off_shelf")
    found = session.favourites.source().page(session, None, 0, 10)[0]
    assert (found.price_drop, found.is_on_sale) == (Decimal("25.00"), False)
    assert session.favourites.ids() == {phone.id}
    session.favourites.mark(phone.id, on=False)
    assert session.favourites.ids() == frozenset()


def test_a_cart_line_says_what_stands_in_the_way(customer: Person, vendor: Person) -> None:
    phone = put_on_sale(vendor, stock=5)
    session = customer.session
    session.cart.set_quantity(phone.id, 4)
    vendor.shop.execute("UPDATE ecom_data.stock SET quantity = 3 WHERE product_id = %s", phone.id)
    assert session.cart.mine().lines[0].trouble is LineTrouble.OUT_OF_STOCK
    change_product(phone, status="off_shelf", price="90.00")
    line = session.cart.mine().lines[0]
    assert line.trouble is LineTrouble.NOT_ON_SALE and line.price_changed
    assert not session.cart.mine().can_be_bought
    vendor.shop.execute("UPDATE ecom_data.stock SET quantity = 5 WHERE product_id = %s", phone.id)


def test_numbers_have_a_check_character(shop: InstalledShop) -> None:
    numbers = {str(shop.value("SELECT ecom_data.public_number()")) for _ in range(300)}
    assert len(numbers) == 300 and all(public_number.is_valid(number) for number in numbers)
    number = next(iter(numbers))
    assert public_number.normal(f" {number[:6].lower()}-{number[6:].lower()} ") == number
    for place in range(14):
        other = "1" if number[place] != "1" else "2"
        assert not public_number.is_valid(number[:place] + other + number[place + 1 :])
    assert not public_number.is_valid("") and not public_number.is_valid(number + "0")


def test_a_refusal_reaches_the_repository(customer: Person) -> None:
    with pytest.raises(Refused) as caught:
        customer.session.cart.set_quantity(2**40, 1)
    assert (caught.value.word, caught.value.detail) == ("not_on_sale", str(2**40))
