"""A vendor puts up a first product with pictures, sells it, ships it, and has the money."""

from __future__ import annotations

import time
from pathlib import Path

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from ecom_client.domain.keys import new_key
from ecom_client.ui.common.list_page import ListPage
from ecom_client.ui.common.order_details import OrderDetails
from ecom_client.ui.common.shell import RoleWindow
from ecom_client.ui.common.todo_card import TodoCard
from ecom_client.ui.customer.shop import ShopPage
from ecom_client.ui.vendor.product_dialog import ProductDialog
from tests.fixtures.driving import (
    LEFT,
    SOON,
    act,
    bar_says,
    choose_row,
    closes,
    dialog,
    fill,
    find,
    in_front,
    press,
    press_words,
    says,
    seen,
)
from tests.fixtures.goods import balance, books_balance, buy, put_on_sale
from tests.fixtures.people import Person
from tests.fixtures.vendor_products import add_pictures, choose_category, choose_condition, picture
from tests.fixtures.windows import OpenWindow, type_text


def test_from_the_first_product_to_the_money_in_the_wallet(
    vendor: Person,
    other_vendor: Person,
    customer: Person,
    open_window: OpenWindow,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    put_on_sale(other_vendor, "Something else", category="手机 Phones")  # and with it the category
    window = in_front(qtbot, open_window(vendor))
    product = _add_the_first_product(qtbot, window, vendor, tmp_path)
    _a_guest_finds_it(qtbot, open_window, product)
    window = in_front(qtbot, open_window(vendor))
    order = _an_order_arrives(qtbot, window, customer, product)
    _it_is_confirmed_and_shipped(qtbot, window, order)
    customer.session.orders.confirm_delivery(new_key(), order)
    _the_money_is_there(qtbot, window, vendor)
    books_balance(vendor.shop)


def _add_the_first_product(qtbot: QtBot, window: RoleWindow, vendor: Person, folder: Path) -> int:
    """From the empty overview, by the form, with two pictures, onto the shelf."""
    assert window.current_name() == "overview"
    press(qtbot, window.page("overview"), "addFirstProduct")
    shown = dialog(qtbot, "productDialog")
    assert isinstance(shown, ProductDialog)
    add_pictures(qtbot, shown, [picture(folder, "front", "red"), picture(folder, "back", "blue")])
    qtbot.waitUntil(lambda: len(shown.form.strip.ids()) == 2, timeout=SOON)
    fill(qtbot, shown, "product_name", "九成新相机 Camera")
    choose_category(qtbot, shown, "手机")
    choose_condition(shown, "like_new")
    fill(qtbot, shown, "product_price", "1,200.50")
    fill(qtbot, shown, "product_stock", "2")
    fill(qtbot, shown, "product_description", "带镜头 with a lens")
    press(qtbot, shown, "saveAndPublish")
    closes(qtbot, "productDialog")
    bar_says(qtbot, window, "“九成新相机 Camera” is saved and on the shelf.")
    rows = vendor.session.vendor_products.source().page(vendor.session, None, 0, 10)
    assert [(row.name, str(row.price), row.stock, row.status) for row in rows] == [
        ("九成新相机 Camera", "1200.50", 2, "on_sale")
    ]
    whole = vendor.session.vendor_products.product(rows[0].id)
    assert whole is not None
    assert len(whole.picture_ids) == 2
    assert whole.description == "带镜头 with a lens"
    page = window.page("products")
    assert isinstance(page, ListPage)
    qtbot.waitUntil(lambda: page.model.place_of(whole.id) is not None, timeout=SOON)
    return whole.id


def _a_guest_finds_it(qtbot: QtBot, open_window: OpenWindow, product: int) -> None:
    window = in_front(qtbot, open_window(None))
    page = window.page("shop")
    assert isinstance(page, ShopPage)
    qtbot.waitUntil(lambda: page.model.rowCount() > 0, timeout=SOON)
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    type_text(qtbot, find(qtbot, page, QLineEdit, "searchEdit"), "camera")
    qtbot.waitUntil(
        lambda: page.model.rowCount() == 1 and getattr(page.model.row(0), "id", 0) == product, timeout=SOON
    )


def _an_order_arrives(qtbot: QtBot, window: RoleWindow, customer: Person, product: int) -> int:
    """The badge tells of it within five seconds, wherever in the window one is."""
    window.go_to("shop_profile")
    badge = window.navigation.button("orders")
    qtbot.wait(500)
    made = buy(customer, {"product_id": product, "quantity": 1, "price": "1200.50"})
    began = time.monotonic()
    qtbot.waitUntil(lambda: badge.badge() == 1, timeout=SOON)
    assert time.monotonic() - began < 5
    return int(made["orders"][0]["id"])


def _it_is_confirmed_and_shipped(qtbot: QtBot, window: RoleWindow, order: int) -> None:
    window.go_to("overview")
    card = find(qtbot, window.page("overview"), TodoCard, "toConfirm")
    qtbot.waitUntil(lambda: card.count() == 1, timeout=SOON)
    qtbot.mouseClick(card, LEFT)
    page = window.page("orders")
    assert isinstance(page, ListPage)
    assert page.filter_row.values() == {"status": frozenset({"placed"})}
    choose_row(qtbot, page, order)
    find(qtbot, page.panel, OrderDetails)
    says(qtbot, page.panel, "九成新相机 Camera")
    act(qtbot, page, "Confirm")
    bar_says(qtbot, window, "is confirmed.")
    press_words(qtbot, window.messages, "Ship")
    shown = dialog(qtbot, "shipDialog")
    press(qtbot, shown, "shipOrder")
    says(qtbot, shown, "This is needed.")
    fill(qtbot, shown, "carrier", "顺丰 SF Express")
    fill(qtbot, shown, "tracking_number", "SF123456")
    press(qtbot, shown, "shipOrder")
    closes(qtbot, "shipDialog")
    bar_says(qtbot, window, "is on its way.")
    qtbot.waitUntil(lambda: window.navigation.button("orders").badge() == 0, timeout=SOON)
    page.set_filters({})
    choose_row(qtbot, page, order)
    says(qtbot, page.panel, "SF123456")


def _the_money_is_there(qtbot: QtBot, window: RoleWindow, vendor: Person) -> None:
    assert str(balance(vendor)) == "1200.50"
    window.go_to("wallet")
    page = window.page("wallet")
    qtbot.waitUntil(
        lambda: any(one.text() == "¥1,200.50" for one in seen(page, QLabel)),
        timeout=SOON,
    )
