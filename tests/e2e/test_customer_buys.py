"""A customer buys from two vendors at once, in their own window on a real server; and everything that can go wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QLabel, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from ecom_client.domain.addresses import AddressInput
from ecom_client.domain.keys import new_key
from ecom_client.ui.common.quantity import Quantity
from ecom_client.ui.common.shell import RoleWindow
from ecom_client.ui.common.stars import StarInput
from ecom_client.ui.customer.cart import CartPage
from ecom_client.ui.customer.checkout import CheckoutPage
from ecom_client.ui.customer.orders import OrdersPage
from ecom_client.ui.customer.profile import ProfilePage
from tests.fixtures import driving
from tests.fixtures.goods import (
    Goods,
    address_of,
    balance,
    books_balance,
    buy,
    change_product,
    fill_wallet,
    put_on_sale,
    stock_of,
)
from tests.fixtures.people import Person
from tests.fixtures.windows import OpenWindow, type_text

LEFT = Qt.MouseButton.LeftButton
SOON = 10_000
W = TypeVar("W", bound=QWidget)


@pytest.fixture
def phone(vendor: Person) -> Goods:
    return put_on_sale(vendor, "小米手机 Phone", "1234.50", stock=5)


@pytest.fixture
def book(other_vendor: Person) -> Goods:
    return put_on_sale(other_vendor, "高等数学 Calculus", "20.00", stock=5, category="书 Books")


@pytest.fixture
def window(customer: Person, phone: Goods, book: Goods, open_window: OpenWindow, qtbot: QtBot) -> RoleWindow:
    """The customer's window; an address, ¥2,000 and both products in the cart."""
    customer.session.addresses.add(
        new_key(), AddressInput("林小雨", "138 0000 0000", "北京 Beijing", "学院路 5 号")
    )
    fill_wallet(customer, "2000")
    for goods, quantity in ((phone, 1), (book, 2)):
        customer.session.cart.set_quantity(goods.id, quantity)
    shown = open_window(customer)
    qtbot.waitExposed(shown)
    return shown


# What a person sees and does


def _find(owner: QWidget, kind: type[W], name: str) -> W:
    """The widget of this name that is seen; fails when there is none."""
    found = [widget for widget in owner.findChildren(kind, name) if widget.isVisibleTo(owner.window())]
    assert found, f"{name} is not there"
    return found[0]


def _is_there(owner: QWidget, kind: type[QWidget], name: str) -> bool:
    return any(widget.isVisibleTo(owner.window()) for widget in owner.findChildren(kind, name))


def _press(qtbot: QtBot, owner: QWidget, name: str) -> None:
    qtbot.waitUntil(lambda: _is_there(owner, QPushButton, name), timeout=SOON)
    button = _find(owner, QPushButton, name)
    qtbot.waitUntil(button.isEnabled, timeout=SOON)
    qtbot.mouseClick(button, LEFT)


def _words(owner: QWidget, name: str) -> str:
    return _find(owner, QLabel, name).text()


def _says(qtbot: QtBot, owner: QWidget, name: str, words: str) -> None:
    qtbot.waitUntil(lambda: _is_there(owner, QLabel, name) and words in _words(owner, name), timeout=SOON)


def _cart(window: RoleWindow, qtbot: QtBot, lines: int = 2) -> CartPage:
    window.go_to("cart")
    page = window.page("cart")
    assert isinstance(page, CartPage)
    qtbot.waitUntil(lambda: len(page._rows) == lines, timeout=SOON)
    return page


def _checkout(window: RoleWindow, qtbot: QtBot) -> CheckoutPage:
    """From the cart to the checkout with everything that is chosen."""
    _press(qtbot, _cart(window, qtbot), "checkoutButton")
    qtbot.waitUntil(lambda: window.current_name() == "checkout", timeout=SOON)
    page = window.page("checkout")
    assert isinstance(page, CheckoutPage)
    qtbot.waitUntil(
        lambda: _is_there(page, QPushButton, "payButton") and _pay(page).isEnabled(), timeout=SOON
    )
    return page


def _pay(page: CheckoutPage) -> QPushButton:
    return _find(page, QPushButton, "payButton")


def _orders_of(customer: Person) -> list[dict[str, object]]:
    return customer.shop.execute(
        "SELECT id, number, status, payment, total, handover_code FROM ecom_data.orders WHERE customer_id = %s"
        " ORDER BY id",
        customer.profile_id,
    )


def _was_bought(qtbot: QtBot, page: CheckoutPage, words: str) -> None:
    qtbot.waitUntil(lambda: _is_there(page, QWidget, "checkoutResult"), timeout=SOON)
    assert _words(page, "resultTitle") == words


def _nothing_was_bought(customer: Person) -> None:
    assert _orders_of(customer) == []
    books_balance(customer.shop)


@contextmanager
def _held_up(goods: Goods) -> Iterator[None]:
    """Somebody else holds the stock of a product, so that buying it waits at the server."""
    shop = goods.vendor.shop
    shop.root.begin()
    shop.execute("SELECT quantity FROM ecom_data.stock WHERE product_id = %s FOR UPDATE", goods.id)
    try:
        yield
    finally:
        shop.root.rollback()


def _buying(customer: Person) -> list[int]:
    """The connections that wait at the server with a purchase."""
    rows = customer.shop.execute(
        "SELECT id FROM information_schema.processlist WHERE id <> CONNECTION_ID() AND (info LIKE %s OR info LIKE %s)",
        "%place_orders%",
        "%ecom_data.stock%",
    )
    return [row["id"] for row in rows]


def _waiting(customer: Person) -> list[int]:
    """The connections that are at a purchase, or at its key."""
    rows = customer.shop.execute(
        "SELECT id FROM information_schema.processlist WHERE id <> CONNECTION_ID() AND command <> 'Sleep'"
        " AND (info LIKE %s OR info LIKE %s OR info LIKE %s)",
        "%place_orders%",
        "%ecom_data.stock%",
        "%idempotency_key%",
    )
    return [row["id"] for row in rows]


# The story


def test_two_vendors_one_checkout_two_orders(
    window: RoleWindow, customer: Person, phone: Goods, book: Goods, qtbot: QtBot
) -> None:
    page = _checkout(window, qtbot)
    assert _words(page, "checkoutTotal") == "¥1,274.50"
    assert _pay(page).text() == "Pay ¥1,274.50"
    qtbot.mouseClick(_pay(page), LEFT)
    _was_bought(qtbot, page, "2 orders placed")
    made = _orders_of(customer)
    assert sorted(str(order["total"]) for order in made) == ["1234.50", "40.00"]
    assert {order["payment"] for order in made} == {"wallet"}
    assert str(balance(customer)) == "725.50"
    assert (stock_of(phone), stock_of(book)) == (4, 3)
    books_balance(customer.shop)
    for order in made:
        assert _find(page, QPushButton, f"order{order['id']}").text() == order["number"]
    _press(qtbot, page, f"order{made[0]['id']}")
    qtbot.waitUntil(lambda: window.current_name() == "orders", timeout=SOON)
    qtbot.waitUntil(lambda: _is_there(window.page("orders"), QWidget, "orderStatus"), timeout=SOON)
    assert _cart_is_empty(window, qtbot)


def _cart_is_empty(window: RoleWindow, qtbot: QtBot) -> bool:
    page = _cart(window, qtbot, lines=0)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.empty, timeout=SOON)
    return page.empty.sentence.text() == "Your cart is empty."


def test_pressing_pay_twice_buys_once(window: RoleWindow, customer: Person, qtbot: QtBot) -> None:
    page = _checkout(window, qtbot)
    pay = _pay(page)
    qtbot.mouseDClick(pay, LEFT)
    qtbot.mouseClick(pay, LEFT)
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    _was_bought(qtbot, page, "2 orders placed")
    assert len(_orders_of(customer)) == 2
    books_balance(customer.shop)


def test_giving_up_waiting_and_pressing_again_buys_once(
    window: RoleWindow, customer: Person, phone: Goods, qtbot: QtBot
) -> None:
    """The first press is held up at the server by somebody else's lock, given up, and repeated."""
    page = _checkout(window, qtbot)
    with _held_up(phone):
        qtbot.mouseClick(_pay(page), LEFT)
        qtbot.waitUntil(lambda: bool(_buying(customer)), timeout=SOON)
        page.tasks.cancel_all()
        _says(qtbot, page, "checkoutError", "Cancelled")
    _press(qtbot, page, "payButton")
    _was_bought(qtbot, page, "2 orders placed")
    assert len(_orders_of(customer)) == 2
    books_balance(customer.shop)


def test_a_lost_connection_while_paying_buys_once(
    window: RoleWindow, customer: Person, phone: Goods, qtbot: QtBot
) -> None:
    page = _checkout(window, qtbot)
    with _held_up(phone):
        qtbot.mouseClick(_pay(page), LEFT)
        qtbot.waitUntil(lambda: bool(_buying(customer)), timeout=SOON)
        for session in _buying(customer):
            customer.shop.execute(f"KILL {session}")
    _was_bought(qtbot, page, "2 orders placed")
    assert len(_orders_of(customer)) == 2
    books_balance(customer.shop)


def test_an_answer_that_never_came_is_asked_for_again(
    window: RoleWindow, customer: Person, phone: Goods, qtbot: QtBot
) -> None:
    """The wire breaks on the way back: the server goes on buying, and "Try now" asks what became of it."""
    page = _checkout(window, qtbot)
    with _held_up(phone):
        qtbot.mouseClick(_pay(page), LEFT)
        qtbot.waitUntil(lambda: bool(_buying(customer)), timeout=SOON)
        page.tasks.try_now()
        qtbot.waitUntil(lambda: len(_waiting(customer)) >= 2, timeout=SOON)
    _was_bought(qtbot, page, "2 orders placed")
    assert len(_orders_of(customer)) == 2
    books_balance(customer.shop)


# Refusals


def test_a_price_that_changed_under_the_open_page_is_shown_and_decided_again(
    window: RoleWindow, customer: Person, phone: Goods, qtbot: QtBot
) -> None:
    page = _checkout(window, qtbot)
    change_product(phone, price="1300.00")
    qtbot.mouseClick(_pay(page), LEFT)
    _says(qtbot, page, "priceChange", "it was ¥1,234.50, it is ¥1,300.00")
    _says(qtbot, page, "checkoutError", "Nothing was bought")
    _nothing_was_bought(customer)
    qtbot.waitUntil(lambda: _pay(page).text() == "Pay ¥1,340.00", timeout=SOON)
    qtbot.mouseClick(_pay(page), LEFT)
    _was_bought(qtbot, page, "2 orders placed")
    assert str(balance(customer)) == "660.00"


def test_what_sold_out_under_the_open_page_is_left_out(
    window: RoleWindow, customer: Person, other_customer: Person, phone: Goods, book: Goods, qtbot: QtBot
) -> None:
    page = _checkout(window, qtbot)
    buy(other_customer, phone.line(5))
    qtbot.mouseClick(_pay(page), LEFT)
    _says(qtbot, page, "lineError", "not that many left")
    assert not _pay(page).isEnabled()
    _nothing_was_bought(customer)
    _press(qtbot, page, "leaveOut")
    qtbot.waitUntil(lambda: _pay(page).isEnabled() and _pay(page).text() == "Pay ¥40.00", timeout=SOON)
    qtbot.mouseClick(_pay(page), LEFT)
    _was_bought(qtbot, page, "1 order placed")
    _cart(window, qtbot, lines=1)


def test_what_is_nearly_sold_out_can_be_taken_in_part(
    window: RoleWindow, customer: Person, other_customer: Person, book: Goods, qtbot: QtBot
) -> None:
    page = _checkout(window, qtbot)
    buy(other_customer, book.line(4))
    qtbot.mouseClick(_pay(page), LEFT)
    _press(qtbot, page, "takeLeft")
    qtbot.waitUntil(lambda: _pay(page).text() == "Pay ¥1,254.50", timeout=SOON)
    qtbot.mouseClick(_pay(page), LEFT)
    _was_bought(qtbot, page, "2 orders placed")
    assert stock_of(book) == 0


def test_what_left_the_shelf_is_said_beside_its_line(
    window: RoleWindow, customer: Person, book: Goods, qtbot: QtBot
) -> None:
    page = _checkout(window, qtbot)
    change_product(book, status="off_shelf")
    qtbot.mouseClick(_pay(page), LEFT)
    row = f"checkoutLine{book.id}"
    qtbot.waitUntil(lambda: _is_there(_find(page, QWidget, row), QLabel, "lineError"), timeout=SOON)
    assert "no longer on sale" in _words(_find(page, QWidget, row), "lineError")
    _nothing_was_bought(customer)


def test_a_balance_too_low_is_said_beside_the_wallet(
    window: RoleWindow, customer: Person, qtbot: QtBot
) -> None:
    customer.shop.value(
        "SELECT ecom_data.move_money('adjustment', ecom_data.person_wallet(%s, 'cash'), ecom_data.shop_wallet('bank'),"
        " 1500, NULL, NULL, %s, 'test')",
        customer.account_id,
        customer.account_id,
    )
    page = _checkout(window, qtbot)
    assert _is_there(page, QPushButton, "topUp")
    qtbot.mouseClick(_pay(page), LEFT)
    _says(qtbot, page, "paymentError", "wallet does not cover")
    _nothing_was_bought(customer)
    qtbot.mouseClick(_find(page, QRadioButton, "pay_cash_on_delivery"), LEFT)
    assert _pay(page).text() == "Place 2 orders"
    qtbot.mouseClick(_pay(page), LEFT)
    _was_bought(qtbot, page, "2 orders placed")
    assert {order["payment"] for order in _orders_of(customer)} == {"cash_on_delivery"}


def test_an_address_that_went_is_chosen_anew(window: RoleWindow, customer: Person, qtbot: QtBot) -> None:
    page = _checkout(window, qtbot)
    customer.session.addresses.remove(address_of(customer))
    qtbot.mouseClick(_pay(page), LEFT)
    _says(qtbot, page, "deliveryError", "address is gone")
    _nothing_was_bought(customer)


# Ways of delivery


def test_the_first_address_is_typed_at_the_checkout(
    customer: Person, book: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    customer.session.cart.set_quantity(book.id, 1)
    window = open_window(customer)
    _press(qtbot, _cart(window, qtbot, lines=1), "checkoutButton")
    page = window.page("checkout")
    assert isinstance(page, CheckoutPage)
    qtbot.waitUntil(lambda: _is_there(page, QWidget, "address_recipient"), timeout=SOON)
    qtbot.mouseClick(_find(page, QRadioButton, "pay_bank_transfer"), LEFT)
    qtbot.mouseClick(_pay(page), LEFT)
    assert set(page.delivery.first.errors()) == {"recipient", "phone", "street"}
    for name, words in (("recipient", "林小雨"), ("phone", "138 0000 0000"), ("street", "学院路 5 号")):
        type_text(qtbot, _find(page, QWidget, f"address_{name}"), words)
    qtbot.mouseClick(_pay(page), LEFT)
    _was_bought(qtbot, page, "1 order placed")
    assert [address.recipient for address in customer.session.addresses.mine()] == ["林小雨"]


def test_a_meeting_needs_a_place(window: RoleWindow, customer: Person, qtbot: QtBot) -> None:
    page = _checkout(window, qtbot)
    qtbot.mouseClick(_find(page, QRadioButton, "deliver_in_person"), LEFT)
    qtbot.mouseClick(_pay(page), LEFT)
    assert set(page.delivery.meeting.errors()) == {"meeting_place"}
    type_text(qtbot, _find(page, QWidget, "meeting_place"), "北门 North gate")
    qtbot.mouseClick(_pay(page), LEFT)
    _was_bought(qtbot, page, "2 orders placed")
    order = _orders_of(customer)[0]
    window.go_to("orders", order["id"])
    _says(qtbot, window.page("orders"), "handoverCode", str(order["handover_code"]))


# The cart


def test_quantities_save_themselves(window: RoleWindow, customer: Person, book: Goods, qtbot: QtBot) -> None:
    page = _cart(window, qtbot)
    stepper = page._rows[book.id].quantity
    qtbot.mouseClick(stepper.more, LEFT)
    qtbot.mouseClick(stepper.more, LEFT)
    assert _words(page._rows[book.id], "lineTotal") == "¥80.00"
    assert _words(page, "cartTotal") == "¥1,314.50"
    qtbot.waitUntil(lambda: _in_cart(customer)[book.id] == 4, timeout=SOON)


def test_what_was_just_typed_is_bought(
    window: RoleWindow, customer: Person, book: Goods, qtbot: QtBot
) -> None:
    """Going to the checkout does not wait for the cart's own moment of saving, and does not overtake it."""
    page = _cart(window, qtbot)
    qtbot.mouseClick(page._rows[book.id].quantity.more, LEFT)
    _press(qtbot, page, "checkoutButton")
    qtbot.waitUntil(lambda: window.current_name() == "checkout", timeout=SOON)
    checkout = window.page("checkout")
    _says(qtbot, checkout, "checkoutTotal", "¥1,294.50")


def test_more_than_there_is_is_refused_beside_the_line(window: RoleWindow, book: Goods, qtbot: QtBot) -> None:
    page = _cart(window, qtbot)
    stepper = _find(page._rows[book.id], Quantity, "quantity")
    stepper.edit.setFocus()
    stepper.edit.selectAll()
    type_text(qtbot, stepper.edit, "6")
    qtbot.keyClick(stepper.edit, Qt.Key.Key_Return)
    _says(qtbot, page._rows[book.id], "lineError", "No more than 5")
    assert stepper.edit.text() == "6"
    stepper.edit.selectAll()
    type_text(qtbot, stepper.edit, "many")
    qtbot.keyClick(stepper.edit, Qt.Key.Key_Return)
    _says(qtbot, page._rows[book.id], "lineError", "Type a whole number.")


def test_a_stock_that_went_meanwhile_is_said_beside_the_line(
    window: RoleWindow, customer: Person, other_customer: Person, book: Goods, qtbot: QtBot
) -> None:
    page = _cart(window, qtbot)
    buy(other_customer, book.line(3))
    qtbot.mouseClick(page._rows[book.id].quantity.more, LEFT)
    _says(qtbot, page._rows[book.id], "lineError", "not that many left")
    qtbot.waitUntil(lambda: page._rows[book.id].quantity.value() == 2, timeout=SOON)
    assert _in_cart(customer)[book.id] == 2


def test_removing_can_be_undone(window: RoleWindow, customer: Person, book: Goods, qtbot: QtBot) -> None:
    page = _cart(window, qtbot)
    qtbot.mouseClick(page._rows[book.id].remove, LEFT)
    qtbot.waitUntil(lambda: "removed" in window.messages.words(), timeout=SOON)
    _cart(window, qtbot, lines=1)
    assert book.id not in _in_cart(customer)
    qtbot.mouseClick(window.messages.buttons[0], LEFT)
    _cart(window, qtbot, lines=2)
    assert _in_cart(customer)[book.id] == 2


def test_only_what_is_ticked_is_bought(
    window: RoleWindow, customer: Person, phone: Goods, qtbot: QtBot
) -> None:
    page = _cart(window, qtbot)
    qtbot.mouseClick(page._rows[phone.id].tick, LEFT, pos=page._rows[phone.id].tick.rect().center())
    qtbot.waitUntil(lambda: _words(page, "cartTotal") == "¥40.00", timeout=SOON)
    _press(qtbot, page, "checkoutButton")
    checkout = window.page("checkout")
    assert isinstance(checkout, CheckoutPage)
    qtbot.waitUntil(
        lambda: _pay(checkout).text() == "Pay ¥40.00" and _pay(checkout).isEnabled(), timeout=SOON
    )
    qtbot.mouseClick(_pay(checkout), LEFT)
    _was_bought(qtbot, checkout, "1 order placed")
    assert set(_in_cart(customer)) == {phone.id}


def test_what_cannot_be_bought_is_marked_and_left_out(
    window: RoleWindow, phone: Goods, book: Goods, qtbot: QtBot
) -> None:
    change_product(phone, status="off_shelf")
    change_product(book, price="25.00")
    page = _cart(window, qtbot)
    assert not page._rows[phone.id].tick.isEnabled()
    assert page._rows[phone.id].trouble.chip().word == "No longer on sale"
    assert _words(page._rows[book.id], "priceChange") == "Was ¥20.00, now dearer"
    assert _words(page, "cartTotal") == "¥50.00"


def _in_cart(customer: Person) -> dict[int, int]:
    rows = customer.shop.execute(
        "SELECT product_id, quantity FROM ecom_data.cart_item WHERE customer_id = %s", customer.profile_id
    )
    return {row["product_id"]: row["quantity"] for row in rows}


# Afterwards


def _order(
    window: RoleWindow, customer: Person, goods: Goods, move: Callable[[int], None], qtbot: QtBot
) -> tuple[OrdersPage, int]:
    """An order of one product, moved by its vendor, open in the panel."""
    made = int(buy(customer, goods.line(2))["orders"][0]["id"])
    move(made)
    window.go_to("orders", made)
    page = window.page("orders")
    assert isinstance(page, OrdersPage)
    qtbot.waitUntil(lambda: _is_there(page, QWidget, "orderStatus"), timeout=SOON)
    return page, made


def _panel_button(page: OrdersPage, words: str) -> QPushButton:
    return next(button for button in page.panel.findChildren(QPushButton) if button.text() == words)


def _ship(goods: Goods) -> Callable[[int], None]:
    def move(order: int) -> None:
        session = goods.vendor.session
        session.vendor_orders.confirm(new_key(), order)
        session.vendor_orders.ship(new_key(), order, "SF Express 顺丰", "SF123")

    return move


def test_confirming_the_delivery_pays_the_vendor_and_items_are_rated(
    window: RoleWindow, customer: Person, book: Goods, qtbot: QtBot
) -> None:
    page, _made = _order(window, customer, book, _ship(book), qtbot)
    qtbot.mouseClick(_panel_button(page, "Confirm delivery"), LEFT)
    dialog = driving.dialog(qtbot, "confirmDelivery")
    told = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("¥40.00 goes to" in words for words in told)
    deed = next(button for button in dialog.findChildren(QPushButton) if button.text() == "Confirm delivery")
    qtbot.mouseClick(deed, LEFT)
    qtbot.waitUntil(lambda: str(balance(book.vendor)) == "40.00", timeout=SOON)
    _press(qtbot, page, "rateItem")
    rating = driving.dialog(qtbot, "rateDialog")
    _press(qtbot, rating, "publishRating")
    assert rating.isVisible() and not customer.shop.execute(
        "SELECT 1 FROM ecom_data.review WHERE product_id = %s", book.id
    )
    qtbot.keyClick(_find(rating, StarInput, "rating"), Qt.Key.Key_4)
    type_text(qtbot, _find(rating, QWidget, "reviewWords"), "讲得清楚, clear")
    _press(qtbot, rating, "publishRating")
    qtbot.waitUntil(
        lambda: bool(customer.shop.execute("SELECT 1 FROM ecom_data.review WHERE product_id = %s", book.id)),
        timeout=SOON,
    )
    review = customer.shop.execute(
        "SELECT rating, words FROM ecom_data.review WHERE product_id = %s", book.id
    )
    assert review == [{"rating": 4, "words": "讲得清楚, clear"}]
    qtbot.waitUntil(lambda: not _is_there(page, QPushButton, "rateItem"), timeout=SOON)
    books_balance(customer.shop)


def test_cancelling_gives_the_money_back(
    window: RoleWindow, customer: Person, book: Goods, qtbot: QtBot
) -> None:
    before = balance(customer)
    page, _made = _order(window, customer, book, lambda _order: None, qtbot)
    qtbot.mouseClick(_panel_button(page, "Cancel the order"), LEFT)
    dialog = driving.dialog(qtbot, "cancelDialog")
    _press(qtbot, dialog, "cancelOrder")
    qtbot.waitUntil(lambda: _orders_of(customer)[-1]["status"] == "cancelled", timeout=SOON)
    assert balance(customer) == before + 40
    qtbot.waitUntil(
        lambda: any(b.text() == "Order again" for b in page.panel.findChildren(QPushButton)), timeout=SOON
    )
    books_balance(customer.shop)


def test_an_order_the_vendor_confirmed_meanwhile_is_not_cancelled(
    window: RoleWindow, customer: Person, book: Goods, qtbot: QtBot
) -> None:
    page, order = _order(window, customer, book, lambda _order: None, qtbot)
    qtbot.mouseClick(_panel_button(page, "Cancel the order"), LEFT)
    dialog = driving.dialog(qtbot, "cancelDialog")
    book.vendor.session.vendor_orders.confirm(new_key(), order)
    _press(qtbot, dialog, "cancelOrder")
    qtbot.waitUntil(lambda: "no longer in a state" in dialog.messages.words(), timeout=SOON)  # type: ignore[attr-defined]
    assert _orders_of(customer)[-1]["status"] == "confirmed"


def test_ordering_again_fills_the_cart(
    window: RoleWindow, customer: Person, book: Goods, qtbot: QtBot
) -> None:
    def move(order: int) -> None:
        customer.session.orders.cancel(new_key(), order)

    page, _made = _order(window, customer, book, move, qtbot)
    qtbot.mouseClick(_panel_button(page, "Order again"), LEFT)
    qtbot.waitUntil(lambda: window.current_name() == "cart", timeout=SOON)
    assert _in_cart(customer)[book.id] == 2


def test_orders_are_searched_and_filtered(
    window: RoleWindow, customer: Person, book: Goods, phone: Goods, qtbot: QtBot
) -> None:
    for goods in (book, phone):
        buy(customer, goods.line())
    window.go_to("orders")
    page = window.page("orders")
    assert isinstance(page, OrdersPage)
    qtbot.waitUntil(lambda: page.model.rowCount() == 2, timeout=SOON)
    type_text(qtbot, page.filter_row.search, "高等")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=SOON)
    page.set_filters({"status": frozenset({"received"})})
    qtbot.waitUntil(lambda: page.view.currentWidget() is page.empty_state, timeout=SOON)


# Profile and address book


def test_the_address_book_is_kept(window: RoleWindow, customer: Person, qtbot: QtBot) -> None:
    window.go_to("profile")
    page = window.page("profile")
    assert isinstance(page, ProfilePage)
    qtbot.mouseClick(window.header.primary, LEFT)
    dialog = driving.dialog(qtbot, "addressDialog")
    _press(qtbot, dialog, "saveAddress")
    assert set(dialog.form.errors()) == {"recipient", "phone", "street"}  # type: ignore[attr-defined]
    for name, words in (("recipient", "Zoe"), ("phone", "12"), ("street", "Dorm 7")):
        type_text(qtbot, _find(dialog, QWidget, f"address_{name}"), words)
    _press(qtbot, dialog, "saveAddress")
    assert set(dialog.form.errors()) == {"phone"}  # type: ignore[attr-defined]
    type_text(qtbot, _find(dialog, QWidget, "address_phone"), "345 678")
    _press(qtbot, dialog, "saveAddress")
    qtbot.waitUntil(lambda: len(customer.session.addresses.mine()) == 2, timeout=SOON)
    added = next(address for address in customer.session.addresses.mine() if address.recipient == "Zoe")
    assert (added.phone, added.is_default) == ("12345 678", False)
    row = f"address{added.id}"
    qtbot.waitUntil(lambda: _is_there(page, QWidget, row), timeout=SOON)
    _press(qtbot, _find(page, QWidget, row), "makeDefault")
    qtbot.waitUntil(lambda: customer.session.addresses.mine()[0].recipient == "Zoe", timeout=SOON)
    qtbot.waitUntil(
        lambda: not _is_there(_find(page, QWidget, row), QPushButton, "makeDefault"), timeout=SOON
    )
    _press(qtbot, _find(page, QWidget, row), "removeAddress")
    qtbot.waitUntil(lambda: len(customer.session.addresses.mine()) == 1, timeout=SOON)
    qtbot.waitUntil(lambda: "was removed" in window.messages.words(), timeout=SOON)
    qtbot.mouseClick(window.messages.buttons[0], LEFT)
    qtbot.waitUntil(lambda: customer.session.addresses.mine()[0].recipient == "Zoe", timeout=SOON)


def test_the_profile_is_saved_and_refused_beside_its_field(
    window: RoleWindow, customer: Person, qtbot: QtBot
) -> None:
    window.go_to("profile")
    page = window.page("profile")
    assert isinstance(page, ProfilePage)
    qtbot.waitUntil(lambda: _is_there(page, QWidget, "profile_name"), timeout=SOON)
    number = _find(page, QWidget, "profile_contact_number")
    qtbot.keyClick(number, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(qtbot, number, "call me")
    _press(qtbot, page, "saveProfile")
    assert set(page.form.errors()) == {"contact_number"}
    qtbot.keyClick(number, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(qtbot, number, "139 1111 2222")
    _press(qtbot, page, "saveProfile")
    qtbot.waitUntil(lambda: "saved" in window.messages.words(), timeout=SOON)
    kept = customer.session.profile.mine().customer
    assert kept is not None and kept.contact_number == "139 1111 2222"
