"""The page of a product: what it shows, its pictures, how many go into the cart or are bought, what a guest sees."""

from __future__ import annotations

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ecom_client.app import Ecom
from ecom_client.domain.identity import Window
from ecom_client.ui.customer.product import ProductPage
from ecom_client.ui.sign_in.welcome import Entered
from tests.fixtures.driving import LEFT, SOON, bar_says, press
from tests.fixtures.goods import Goods, buy, change_product, put_on_sale
from tests.fixtures.people import InstalledShop, People, Person
from tests.fixtures.shopping import card, finds, heart, in_cart, product_page, search, shop_page
from tests.fixtures.windows import OpenWindow, type_text


def test_a_product_shows_everything_it_is_and_plain_text_only(
    customer: Person, phone: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    change_product(phone, special_price="1500.00", special_until="2099-01-01")
    phone.vendor.shop.execute(
        "UPDATE ecom_data.listing SET rating_count = 12, average_rating = 4.5 WHERE product_id = %s", phone.id
    )
    phone.vendor.shop.execute(
        "INSERT INTO ecom_data.public_review"
        " (id, product_id, customer_name, rating, words, reply, replied_at, created_at)"
        " SELECT 900000 + %s * 100 + seq.n, %s, '林**', 4, CONCAT('好 <i>', seq.n), 'Thanks', UTC_TIMESTAMP(6),"
        " UTC_TIMESTAMP(6) - INTERVAL seq.n DAY FROM (SELECT 1 AS n UNION SELECT 2 UNION SELECT 3 UNION SELECT 4"
        " UNION SELECT 5 UNION SELECT 6 UNION SELECT 7 UNION SELECT 8 UNION SELECT 9 UNION SELECT 10 UNION SELECT 11"
        " UNION SELECT 12) AS seq",
        phone.id,
        phone.id,
    )
    page = product_page(qtbot, open_window(customer), phone)
    assert page.title() == phone.name
    assert page.buy_box.price.text() == "¥1,500.00"
    assert page.buy_box.list_price.text() == "¥1,999.00"
    assert "24 % off until" in page.buy_box.until.text()
    assert page.buy_box.stock.chip().word == "5 in stock"
    assert page.buy_box.condition.chip().word == "Like new"
    assert "北校区" in page.buy_box.details.text()
    assert page.description.text() == "九成新 <b>not bold</b>\nwith a case"
    assert page.description.textFormat() == Qt.TextFormat.PlainText
    assert page.seller.name.text() == phone.vendor.signed_in.identity.vendor_name
    assert page.seller.visibleRegion().boundingRect().height() > 0
    qtbot.waitUntil(lambda: len(page.reviews.reviews()) == 10, timeout=SOON)
    assert page.reviews.reviews()[0].words == "好 <i>1"
    press(qtbot, page, "moreReviewsButton")
    qtbot.waitUntil(lambda: len(page.reviews.reviews()) == 12, timeout=SOON)
    assert not page.reviews.more.isVisible()


def test_pictures_go_round_by_arrows_and_enlarge(
    customer: Person, phone: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    _give_pictures(phone, 3)
    page = product_page(qtbot, open_window(customer), phone)
    view = page.gallery.view
    qtbot.waitUntil(view.has_picture, timeout=SOON)
    assert "Picture 1 of 3" in view.accessibleName()
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert page.gallery.place() == 2
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert page.gallery.place() == 0
    qtbot.keyClick(view, Qt.Key.Key_Return)
    large = page.gallery.enlarged()
    assert large is not None
    qtbot.waitUntil(large.isVisible, timeout=SOON)
    qtbot.keyClick(large.view, Qt.Key.Key_Right)
    assert page.gallery.place() == 1
    qtbot.keyClick(large, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.gallery.enlarged() is None, timeout=SOON)


def _give_pictures(goods: Goods, count: int) -> None:
    from hashlib import sha256

    from PyQt6.QtCore import QBuffer, QIODevice
    from PyQt6.QtGui import QColor, QImage

    for place in range(1, count + 1):
        image = QImage(80, 60, QImage.Format.Format_RGB32)
        image.fill(QColor(40 * place, 90, goods.id % 200))
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")
        data = bytes(buffer.data().data())
        name = sha256(data).hexdigest()
        execute = goods.vendor.shop.execute
        execute(
            "INSERT IGNORE INTO ecom_data.picture (id, media_type, width, height, content, thumbnail, created_at)"
            " VALUES (%s, 'image/png', 80, 60, %s, %s, ecom_data.utc_now())",
            name,
            data,
            data,
        )
        execute(
            "INSERT INTO ecom_data.product_picture (product_id, position, picture_id) VALUES (%s, %s, %s)",
            goods.id,
            place,
            name,
        )
    goods.vendor.shop.execute("CALL ecom_data.refresh_listing(%s)", goods.id)


def test_a_product_that_left_the_shelf_says_so_and_shows_the_way(
    customer: Person, phone: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(customer)
    page = product_page(qtbot, window, phone)
    change_product(phone, status="off_shelf")
    qtbot.keyClick(window, Qt.Key.Key_F5)
    qtbot.waitUntil(page.gone.isVisible, timeout=SOON)
    qtbot.mouseClick(page.gone.button, LEFT)
    assert window.current_name() == "shop"


def test_an_unknown_product_says_so(customer: Person, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(customer)
    window.go_to("product", 99_999_999)
    page = window.page("product")
    assert isinstance(page, ProductPage)
    qtbot.waitUntil(page.gone.isVisible, timeout=SOON)


def test_what_others_buy_changes_the_page_that_is_open(
    customer: Person, other_customer: Person, phone: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(customer)
    page = product_page(qtbot, window, phone)
    buy(other_customer, phone.line(3))
    phone.vendor.shop.execute("CALL ecom_data.refresh_listing(%s)", phone.id)
    qtbot.keyClick(window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: page.buy_box.stock.chip().word == "Only 2 left", timeout=SOON)


# Buying


def test_adding_twice_adds_up(customer: Person, phone: Goods, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(customer)
    page = product_page(qtbot, window, phone)
    press(qtbot, page, "addToCartButton")
    qtbot.waitUntil(lambda: in_cart(customer) == {phone.id: 1}, timeout=SOON)
    bar_says(qtbot, window, "1 added to the cart")
    page.buy_box.quantity.edit.setFocus()
    page.buy_box.quantity.edit.selectAll()
    qtbot.keyClicks(page.buy_box.quantity.edit, "3")
    qtbot.keyClick(page.buy_box.quantity.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: in_cart(customer) == {phone.id: 4}, timeout=SOON)
    bar_says(qtbot, window, "which holds 4")


def test_a_double_press_adds_once(
    customer: Person, phone: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    page = product_page(qtbot, open_window(customer), phone)
    button = page.findChild(QPushButton, "addToCartButton")
    assert button is not None
    qtbot.mouseDClick(button, LEFT)
    qtbot.mouseClick(button, LEFT)
    qtbot.waitUntil(lambda: page.buy_box.add.isEnabled() and in_cart(customer) != {}, timeout=SOON)
    assert in_cart(customer) == {phone.id: 1}


def test_more_than_there_is_is_refused_beside_the_quantity(
    customer: Person, phone: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    page = product_page(qtbot, open_window(customer), phone)
    # Somebody else took them meanwhile: the page does not know yet.
    phone.vendor.shop.execute("UPDATE ecom_data.stock SET quantity = 1 WHERE product_id = %s", phone.id)
    page.buy_box.quantity.set_value(2)
    press(qtbot, page, "addToCartButton")
    qtbot.waitUntil(page.buy_box.error.isVisible, timeout=SOON)
    assert "Choose fewer" in page.buy_box.error.text()
    assert page.buy_box.quantity.value() == 2
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.buy_box.quantity.edit, timeout=SOON)
    assert in_cart(customer) == {}
    phone.vendor.shop.execute("UPDATE ecom_data.stock SET quantity = 5 WHERE product_id = %s", phone.id)


@pytest.mark.parametrize("typed", ["0", "-1", "6", "1.5", "abc", "", "99999999999999999999", "1e3", "٣x"])
def test_what_is_no_quantity_is_told_and_nothing_is_sent(
    customer: Person, phone: Goods, open_window: OpenWindow, qtbot: QtBot, typed: str
) -> None:
    page = product_page(qtbot, open_window(customer), phone)
    edit = page.buy_box.quantity.edit
    edit.setFocus()
    edit.selectAll()
    if typed:
        type_text(qtbot, edit, typed)
    else:
        qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    press(qtbot, page, "addToCartButton")
    qtbot.waitUntil(page.buy_box.error.isVisible, timeout=SOON)
    assert edit.text() == typed
    assert page.buy_box.add.isEnabled()
    assert in_cart(customer) == {}


def test_buy_now_goes_to_the_checkout(
    customer: Person, phone: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(customer)
    page = product_page(qtbot, window, phone)
    page.buy_box.quantity.set_value(2)
    press(qtbot, page, "buyNowButton")
    qtbot.waitUntil(lambda: window.current_name() == "checkout", timeout=SOON)
    assert in_cart(customer) == {phone.id: 2}


def test_sold_out_cannot_be_bought(
    customer: Person, book: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    page = product_page(qtbot, open_window(customer), book)
    assert page.buy_box.stock.chip().word == "Sold out"
    assert not page.buy_box.add.isEnabled()
    assert not page.buy_box.buy.isEnabled()


def test_nobody_buys_from_themselves(
    people: People, shop: InstalledShop, program: Ecom, mark: str, qtbot: QtBot
) -> None:
    person = people.vendor(f"Both {mark}")
    goods = put_on_sale(person, f"Mine {mark}")
    person.session.wire.write("register_customer", "Both", "138 0000 0000", "", 1, "en")
    from dataclasses import replace

    from ecom_client.data import accounts

    who = accounts.ask_identity(shop.address, person.signed_in.credentials)
    assert who.customer_id is not None
    both = replace(person.signed_in, identity=who)
    window = program.enter(Entered(shop.address, shop.facts.name, both, Window.CUSTOMER))
    page = product_page(qtbot, window, goods)
    assert page.buy_box.own.isVisible()
    assert not page.buy_box.add.isEnabled()


# A guest


@pytest.mark.parametrize("button", ["addToCartButton", "buyNowButton"])
def test_a_guest_sees_all_and_is_told_to_sign_in_to_buy(
    phone: Goods, mark: str, program: Ecom, open_window: OpenWindow, qtbot: QtBot, button: str
) -> None:
    window = open_window(None)
    page = shop_page(qtbot, window)
    search(qtbot, page, mark)
    finds(qtbot, page, phone)
    qtbot.mouseClick(page.grid.viewport(), LEFT, pos=heart(page))
    bar_says(qtbot, window, "Sign in to keep favourites")
    assert window.current_name() == "shop"
    qtbot.mouseClick(page.grid.viewport(), LEFT, pos=card(page))
    product = product_page(qtbot, window, phone)
    press(qtbot, product, button)
    bar_says(qtbot, window, "Sign in to buy")
    qtbot.mouseClick(window.messages.buttons[0], LEFT)
    qtbot.waitUntil(lambda: program.welcome is not None and program.welcome.isVisible(), timeout=SOON)
    assert program.window is None
