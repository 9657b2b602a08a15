"""Returns, refunds and cancelling with the vendor's consent."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from ecom_client.data.repositories.vendor_orders import VendorOrders
from ecom_client.domain.errors import Refused
from ecom_client.domain.keys import new_key
from ecom_client.domain.order_requests import OrderRequestKind, OrderRequestStatus, ReturnInput
from ecom_client.domain.orders import ItemState, Order, OrderStatus
from ecom_client.server.check import check
from tests.fixtures.goods import Goods, balance, books_balance, buy, put_on_sale, stock_of
from tests.fixtures.people import InstalledShop, People, Person
from tests.fixtures.private_pictures import private_picture

DAY = 86400


@pytest.fixture
def goods(vendor: Person) -> Goods:
    """Something on sale for ¥10, twenty of it."""
    return put_on_sale(vendor, "Lamp 台灯", "10.00", 20)


@pytest.fixture
def order(customer: Person, vendor: Person, goods: Goods) -> int:
    """Three of it, bought by wallet and received."""
    return received(customer, vendor, goods.line(3))


def received(customer: Person, vendor: Person, *lines: dict[str, object], **choices: Any) -> int:
    """An order that went all the way."""
    order = int(buy(customer, *lines, **choices)["orders"][0]["id"])
    vendor.write("confirm_order", new_key(), order)
    vendor.write("ship_order", new_key(), order, "SF", "1")
    customer.write("confirm_delivery", new_key(), order, None)
    return order


def seen(customer: Person, order: int) -> Order:
    """The order as its customer sees it."""
    found = customer.session.orders.order(order)
    assert found is not None
    return found


def ask(customer: Person, order: int, *quantities: int, kind: str = "return") -> int:
    """Ask for so many of each item; the request's id."""
    items = [item.id for item in seen(customer, order).items]
    asked = ReturnInput(OrderRequestKind(kind), dict(zip(items, quantities, strict=False)), "it is broken")
    customer.session.orders.ask_return(new_key(), order, asked)
    request = seen(customer, order).open_request
    assert request is not None
    return request.id


def told(person: Person, profile: str) -> list[str]:
    """The kinds of what somebody was told, the newest first."""
    return [row["kind"] for row in person.call("my_notifications", profile, None, 20)]


def events(order: Order) -> list[str]:
    """What happened besides moves."""
    return [event.kind for event in order.events if event.kind != "moved"]


def test_a_returned_item_is_paid_back_and_on_sale_again(
    shop: InstalledShop, customer: Person, vendor: Person, goods: Goods, order: int
) -> None:
    request = ask(customer, order, 2)
    assert seen(customer, order).items[0].state is ItemState.RETURN_ASKED
    assert (balance(customer), balance(vendor), stock_of(goods)) == (0, 30, 17)
    key = new_key()
    for _ in range(2):
        vendor.write("answer_order_request", key, request, "accept", "send it back", 1)
    after = seen(customer, order)
    assert (balance(customer), balance(vendor), stock_of(goods)) == (20, 10, 19)
    assert (after.status, after.refunded, after.owed) == (OrderStatus.RECEIVED, 20, 0)
    assert (after.items[0].state, after.items[0].returned_quantity) == (ItemState.SOLD, 2)
    assert events(after) == ["return_asked", "return_accepted"]
    (answered,) = after.requests
    assert (answered.status, answered.answer, answered.restocked) == (
        OrderRequestStatus.ACCEPTED,
        "send it back",
        True,
    )
    assert told(vendor, "vendor")[0] == "order_request_asked"
    assert told(customer, "customer")[0] == "order_request_accepted"
    books_balance(shop)


def test_when_nothing_is_left_the_order_is_returned(
    shop: InstalledShop, customer: Person, vendor: Person, goods: Goods, order: int
) -> None:
    vendor.session.vendor_orders.accept_request(new_key(), ask(customer, order, 1))
    assert stock_of(goods) == 17  # the vendor keeps it off the shelf
    vendor.session.vendor_orders.accept_request(new_key(), ask(customer, order, 2, kind="refund"))
    after = seen(customer, order)
    assert (after.status, after.refunded, after.items[0].state) == (
        OrderStatus.RETURNED,
        30,
        ItemState.RETURNED,
    )
    assert after.returned_at is not None
    assert (balance(customer), balance(vendor), stock_of(goods)) == (30, 0, 17)
    assert "order_returned" not in told(customer, "customer")
    assert customer.refused("ask_return", new_key(), order, "return", "[]", "why", None) == (
        "wrong_state",
        "returned",
    )
    books_balance(shop)
    assert check(shop.root, ["stock", "order states", "escrow", "debts", "ledger", "balances"]) == []


def test_returns_count_on_their_own_day(
    shop: InstalledShop, customer: Person, vendor: Person, order: int
) -> None:
    shop.move_clock(2 * DAY)
    vendor.session.vendor_orders.accept_request(new_key(), ask(customer, order, 2))
    today, placed = (
        shop.execute(
            "SELECT SUM(amount) AS amount, SUM(returned_quantity) AS pieces, SUM(returned_amount) AS returned"
            " FROM ecom_data.sales_by_day WHERE vendor_id = %s AND day = ecom_data.shop_date(ecom_data.utc_now()"
            " - INTERVAL %s DAY)",
            vendor.profile_id,
            days,
        )[0]
        for days in (0, 2)
    )
    assert (today["amount"], today["pieces"], today["returned"]) == (0, 2, 20)
    assert (placed["amount"], placed["returned"]) == (30, 0)


def test_what_the_vendors_wallet_does_not_cover_is_owed(
    shop: InstalledShop, customer: Person, vendor: Person, order: int
) -> None:
    vendor.write("ask_withdrawal", new_key(), "25", "bank")
    vendor.session.vendor_orders.accept_request(new_key(), ask(customer, order, 3))
    after = seen(customer, order)
    assert (balance(customer), balance(vendor), after.owed, after.refunded) == (5, 0, 25, 30)
    assert customer.session.wallet.mine().owed == 25
    other = put_on_sale(vendor, "Chair", "40.00", 1)
    received(customer, vendor, other.line())
    assert (balance(customer), balance(vendor), seen(customer, order).owed) == (30, 15, 0)
    books_balance(shop)


def test_a_refusal_needs_words_and_another_may_be_asked(customer: Person, vendor: Person, order: int) -> None:
    request = ask(customer, order, 1)
    with pytest.raises(Refused, match="text_missing:answer"):
        vendor.session.vendor_orders.refuse_request(new_key(), request, " ")
    vendor.session.vendor_orders.refuse_request(new_key(), request, "it was fine")
    after = seen(customer, order)
    assert (after.requests[0].status, after.requests[0].answer) == (
        OrderRequestStatus.REFUSED,
        "it was fine",
    )
    assert after.items[0].state is ItemState.SOLD and after.refunded == 0
    assert vendor.refused("answer_order_request", new_key(), request, "accept", "", 0) == (
        "request_is_closed",
        str(request),
    )
    assert vendor.refused("mark_paid_back", new_key(), request)[0] == "request_is_closed"
    ask(customer, order, 1)


def test_the_customer_withdraws(customer: Person, other_customer: Person, vendor: Person, order: int) -> None:
    request = ask(customer, order, 1)
    assert other_customer.refused("withdraw_order_request", new_key(), request)[0] == "not_found"
    key = new_key()
    customer.session.orders.withdraw_request(key, request)
    customer.session.orders.withdraw_request(key, request)
    assert customer.refused("withdraw_order_request", new_key(), request)[0] == "request_is_closed"
    assert customer.refused("withdraw_order_request", key, request + 1)[0] == "key_used_for_something_else"
    assert seen(customer, order).items[0].state is ItemState.SOLD
    assert told(vendor, "vendor")[0] == "order_request_withdrawn"
    assert vendor.refused("answer_order_request", new_key(), request, "accept", "", 0)[0] == (
        "request_is_closed"
    )


def test_pictures_go_along_with_a_return_for_both_sides_and_administrators(
    customer: Person,
    vendor: Person,
    other_vendor: Person,
    other_customer: Person,
    administrator: Person,
    people: People,
    order: int,
) -> None:
    theirs = other_customer.session.attachments.store([private_picture(b"theirs")])
    many = customer.session.attachments.store([private_picture(bytes([n])) for n in range(7)])
    asked = ReturnInput(OrderRequestKind.RETURN, {seen(customer, order).items[0].id: 1}, "cracked")
    mine = customer.session.orders
    for wrong, word in ((theirs, "picture_unknown"), (many, "list_too_long")):
        with pytest.raises(Refused, match=f"{word}:attachments"):
            mine.ask_return(new_key(), order, asked, wrong)
    assert seen(customer, order).requests == ()
    key = new_key()
    mine.ask_return(key, order, asked, many[:2])
    mine.ask_return(key, order, asked, many[:2])
    (request,) = seen(customer, order).requests
    assert request.attachments == tuple(many[:2])
    placed = vendor.session.vendor_orders.order(order)
    assert placed is not None and placed.requests[0].attachments == tuple(many[:2])
    rows = administrator.rows("SELECT pictures FROM ecom.admin_order_request WHERE id = :id", id=request.id)
    assert rows[0]["pictures"] == f"{many[0]},{many[1]}"
    clerk = people.administrator("Clerk", "Clerks of nothing")
    for person, sees in (
        *((customer, True), (vendor, True), (administrator, True)),
        *((other_customer, False), (other_vendor, False), (clerk, False)),
    ):
        assert (person.session.attachments.content(many[0]) is not None) == sees


def test_what_cannot_be_returned_is_refused(
    shop: InstalledShop, customer: Person, other_customer: Person, vendor: Person, goods: Goods, order: int
) -> None:
    item = seen(customer, order).items[0].id

    def refused(
        items: object, kind: str | None = "return", reason: str | None = "why", of: Person = customer
    ) -> tuple[str, str]:
        text = items if isinstance(items, str) else json.dumps(items)
        return of.refused("ask_return", new_key(), order, kind, text, reason, None)

    one = [{"item_id": item, "quantity": 1}]
    assert refused(one, of=other_customer)[0] == "not_found"
    assert refused(one, kind="cancel") == ("choice_unknown", "kind")
    assert refused(one, kind=None) == ("choice_unknown", "kind")
    assert refused(one, reason="") == ("text_missing", "reason")
    assert refused(one, reason="x" * 501) == ("text_too_long", "reason")
    assert refused("{}") == ("choice_unknown", "items")
    assert refused("no json") == ("choice_unknown", "items")
    assert refused([]) == ("nothing_to_return", "items")
    assert refused(one * 2) == ("duplicate_line", "items")
    assert refused(one * 101) == ("list_too_long", "items")
    assert refused([{"item_id": 10**12, "quantity": 1}]) == ("not_found", "items")
    for wrong in (0, -1, 4, 1.5, None, "many"):
        assert refused([{"item_id": item, "quantity": wrong}]) == ("quantity_out_of_range", "items")
    key = new_key()
    customer.write("ask_return", key, order, "return", json.dumps(one), "why", None)
    assert customer.refused("ask_return", key, order, "refund", json.dumps(one), "why", None)[0] == (
        "key_used_for_something_else"
    )
    assert refused(one)[0] == "order_request_open"
    vendor.session.vendor_orders.accept_request(new_key(), _open(customer, order))
    shop.move_clock(8 * DAY)
    assert refused(one) == ("return_too_late", "7")
    fresh = buy(customer, goods.line())["orders"][0]["id"]
    assert customer.refused("ask_return", new_key(), fresh, "return", json.dumps(one), "why", None) == (
        "wrong_state",
        "placed",
    )


def _open(customer: Person, order: int) -> int:
    request = seen(customer, order).open_request
    assert request is not None
    return request.id


def test_only_the_vendor_of_the_order_answers(
    customer: Person, vendor: Person, other_vendor: Person, order: int
) -> None:
    request = ask(customer, order, 1)
    assert other_vendor.refused("answer_order_request", new_key(), request, "accept", "", 0)[0] == "not_found"
    assert other_vendor.refused("mark_paid_back", new_key(), request)[0] == "not_found"
    assert customer.refused("answer_order_request", new_key(), request, "accept", "", 0)[0] == "not_allowed"
    for decision in ("maybe", None):
        assert vendor.refused("answer_order_request", new_key(), request, decision, "", 0) == (
            "choice_unknown",
            "decision",
        )
    assert vendor.refused("answer_order_request", new_key(), request, "accept", "x" * 501, 0) == (
        "text_too_long",
        "answer",
    )
    assert seen(customer, order).open_request is not None


@pytest.mark.parametrize("payment", ["bank_transfer", "cash_on_delivery"])
def test_money_outside_the_shop_is_noted_when_it_is_paid_back(
    shop: InstalledShop, customer: Person, vendor: Person, goods: Goods, payment: str
) -> None:
    order = received(customer, vendor, goods.line(2), payment=payment)
    if payment == "bank_transfer":
        vendor.write("mark_paid", new_key(), order)
    request = ask(customer, order, 1)
    vendor.session.vendor_orders.accept_request(new_key(), request, restock=True)
    after = seen(customer, order)
    assert after.requests[0].awaits_paying_back and after.refunded == 0
    key = new_key()
    vendor.session.vendor_orders.mark_paid_back(key, request)
    vendor.session.vendor_orders.mark_paid_back(key, request)
    after = seen(customer, order)
    assert not after.requests[0].awaits_paying_back and after.refunded == 10
    assert events(after)[-1] == "return_paid_back"
    assert told(customer, "customer")[0] == "order_request_paid_back"
    assert (balance(customer), balance(vendor)) == (0, 0)
    books_balance(shop)


def test_a_transfer_that_never_came_is_not_paid_back(customer: Person, vendor: Person, goods: Goods) -> None:
    order = received(customer, vendor, goods.line(2), payment="bank_transfer")
    vendor.session.vendor_orders.accept_request(new_key(), ask(customer, order, 2))
    after = seen(customer, order)
    assert (after.status, after.refunded, after.awaits_transfer) == (OrderStatus.RETURNED, 20, False)
    assert vendor.refused("mark_paid", new_key(), order) == ("wrong_state", "returned")


def test_cancelling_with_consent(shop: InstalledShop, customer: Person, vendor: Person, goods: Goods) -> None:
    order = int(buy(customer, goods.line(2))["orders"][0]["id"])
    assert customer.refused("ask_cancellation", new_key(), order, "why") == ("wrong_state", "placed")
    vendor.write("confirm_order", new_key(), order)
    assert customer.refused("cancel_order", new_key(), order, "")[0] == "wrong_state"
    assert customer.refused("ask_cancellation", new_key(), order, "") == ("text_missing", "reason")
    key = new_key()
    for _ in range(2):
        customer.session.orders.ask_cancellation(key, order, "bought twice")
    assert customer.refused("ask_cancellation", key, order, "other")[0] == "key_used_for_something_else"
    assert customer.refused("ask_cancellation", new_key(), order, "again")[0] == "order_request_open"
    source = VendorOrders.source()
    assert [o.id for o in source.with_filter({"asked": 1}).page(vendor.session, None, 0, 9)] == [order]
    assert source.with_filter({"asked": 0}).page(vendor.session, None, 0, 9) == []
    assert vendor.call("news", "vendor")[0]["order_requests"] == 1
    vendor.session.vendor_orders.accept_request(new_key(), _open(customer, order))
    after = seen(customer, order)
    assert (after.status, after.status_detail) == (OrderStatus.CANCELLED, "bought twice")
    assert after.requests[0].status is OrderRequestStatus.ACCEPTED
    assert (balance(customer), stock_of(goods)) == (20, 20)
    assert vendor.call("news", "vendor")[0]["order_requests"] == 0
    books_balance(shop)


def test_a_paid_transfer_of_a_cancelled_order_is_paid_back(
    customer: Person, vendor: Person, goods: Goods
) -> None:
    order = int(buy(customer, goods.line(2), payment="bank_transfer")["orders"][0]["id"])
    vendor.write("mark_paid", new_key(), order)
    vendor.write("confirm_order", new_key(), order)
    customer.session.orders.ask_cancellation(new_key(), order, "why")
    request = _open(customer, order)
    vendor.session.vendor_orders.accept_request(new_key(), request)
    assert seen(customer, order).requests[0].awaits_paying_back
    vendor.session.vendor_orders.mark_paid_back(new_key(), request)
    assert seen(customer, order).refunded == 20


@pytest.mark.parametrize("how", ["refused", "shipped"])
def test_a_wish_to_cancel_that_is_not_granted(
    customer: Person, other_customer: Person, vendor: Person, goods: Goods, how: str
) -> None:
    order = int(buy(customer, goods.line(2))["orders"][0]["id"])
    vendor.write("confirm_order", new_key(), order)
    assert other_customer.refused("ask_cancellation", new_key(), order, "why")[0] == "not_found"
    customer.session.orders.ask_cancellation(new_key(), order, "why")
    if how == "refused":
        vendor.session.vendor_orders.refuse_request(new_key(), _open(customer, order), "on its way")
    else:
        vendor.write("ship_order", new_key(), order, "SF", "1")
    after = seen(customer, order)
    assert after.open_request is None
    assert after.requests[0].status is OrderRequestStatus.REFUSED
    assert after.status is (OrderStatus.CONFIRMED if how == "refused" else OrderStatus.SHIPPED)
    assert balance(customer) == Decimal(0)


def test_what_is_returned_without_agreement_is_seen(
    shop: InstalledShop, customer: Person, vendor: Person, order: int
) -> None:
    vendor.session.vendor_orders.accept_request(new_key(), ask(customer, order, 1))
    mine = f"order {seen(customer, order).number} "
    item = f"order item {seen(customer, order).items[0].id} "

    def found() -> str:
        return "\n".join(finding.text for finding in check(shop.root, ["returns"]))

    assert mine not in found() and item not in found()
    shop.execute("UPDATE ecom_data.orders SET refunded = refunded + 1 WHERE id = %s", order)
    shop.execute("UPDATE ecom_data.order_item SET returned_quantity = 2 WHERE order_id = %s", order)
    assert f"11.00 of {mine}count as paid back, agreed to are 10.00" in found()
    assert f"2 of {item}count as returned, agreed to are 1" in found()
    shop.execute("UPDATE ecom_data.orders SET refunded = refunded - 1 WHERE id = %s", order)
    shop.execute("UPDATE ecom_data.order_item SET returned_quantity = 1 WHERE order_id = %s", order)
