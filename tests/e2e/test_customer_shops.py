"""Customers and guests look around the shop in their own window, open products, keep favourites and fill the cart."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ecom_client.app import Ecom
from ecom_client.domain.catalogue import Condition, ListingSort
from ecom_client.domain.identity import Window
from ecom_client.ui.common.card import heart_room
from ecom_client.ui.common.shell import RoleWindow
from ecom_client.ui.customer.favourites import FavouritesPage
from ecom_client.ui.customer.product import ProductPage
from ecom_client.ui.customer.shop import ShopPage
from ecom_client.ui.sign_in.welcome import Entered
from tests.fixtures.goods import Goods, buy, change_product, put_on_sale
from tests.fixtures.people import InstalledShop, People, Person
from tests.fixtures.windows import OpenWindow, type_text

LEFT = Qt.MouseButton.LeftButton
SOON = 10_000
_marks = (f"mark{number}" for number in itertools.count(1))


@pytest.fixture
def mark() -> str:
    """A word that stands in the goods of one test only: the shop of a run fills with those of all."""
    return next(_marks)


@pytest.fixture
def phone(vendor: Person, mark: str) -> Goods:
    goods = put_on_sale(vendor, f"小米手机 {mark} 13 {mark}", "1999.00", stock=5)
    change_product(
        goods, description="九成新 <b>not bold</b>\nwith a case", item_condition="like_new", campus="北校区"
    )
    return goods


@pytest.fixture
def book(other_vendor: Person, mark: str) -> Goods:
    return put_on_sale(
        other_vendor, f"{mark} Phone book 电话簿", "20.50", stock=0, category=f"书 Books {mark}"
    )


def _in_front(window: RoleWindow, qtbot: QtBot) -> None:
    """Keys reach the window that is active only."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=SOON)


def _shop(window: RoleWindow, qtbot: QtBot) -> ShopPage:
    _in_front(window, qtbot)
    window.go_to("shop")
    page = window.page("shop")
    assert isinstance(page, ShopPage)
    qtbot.waitUntil(
        lambda: (
            page.model.rowCount() > 0
            and page.model.is_exact
            and not page.model.is_busy
            and page.tree.topLevelItemCount() > 1
        ),
        timeout=SOON,
    )
    return page


def _ids(page: ShopPage) -> list[int]:
    rows = (page.model.row(place) for place in range(page.model.rowCount()))
    return [row.id for row in rows if row is not None]


def _search(qtbot: QtBot, page: ShopPage, words: str) -> None:
    field = page.findChild(QLineEdit, "searchEdit")
    assert field is not None
    qtbot.keyClick(page.window(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field, timeout=SOON)
    type_text(qtbot, field, words)


def _finds(qtbot: QtBot, page: ShopPage, *goods: Goods) -> None:
    """The shop comes to show these goods, and no others, in this order."""
    qtbot.waitUntil(lambda: _ids(page) == [one.id for one in goods], timeout=SOON)


def _card(page: ShopPage | FavouritesPage, place: int = 0) -> QPoint:
    assert page.grid is not None
    return page.grid.visualRect(page.model.index(place, 0)).center()


def _heart(page: ShopPage, place: int = 0) -> QPoint:
    return heart_room(page.grid.visualRect(page.model.index(place, 0))).center()


def _press(qtbot: QtBot, owner: QWidget, name: str, kind: type[Any] = QPushButton) -> None:
    button = owner.findChild(kind, name)
    assert button is not None
    qtbot.waitUntil(lambda: button.isVisible() and button.isEnabled(), timeout=SOON)
    qtbot.mouseClick(button, LEFT)


def _product(window: RoleWindow, qtbot: QtBot, goods: Goods) -> ProductPage:
    """The page of these goods, once they are read."""
    _in_front(window, qtbot)
    if window.current_name() != "product":
        window.go_to("product", goods.id)
    page = window.page("product")
    assert isinstance(page, ProductPage)

    def is_read() -> bool:
        shown = page.listing()
        return shown is not None and shown.id == goods.id

    qtbot.waitUntil(is_read, timeout=SOON)
    return page


def _in_cart(person: Person) -> dict[int, int]:
    return {line.product_id: line.quantity for line in person.session.cart.mine().lines}


def _choose(page: ShopPage, name: str, value: object) -> None:
    page.filter_row.chip(name).set_value(value)


def _says(qtbot: QtBot, window: RoleWindow, words: str) -> None:
    qtbot.waitUntil(lambda: words in window.messages.words(), timeout=SOON)


# The shop


@pytest.mark.parametrize("words", ["手机", "phone", "PHONE 电话"])
def test_chinese_and_latin_words_both_find(
    customer: Person, phone: Goods, book: Goods, mark: str, open_window: OpenWindow, qtbot: QtBot, words: str
) -> None:
    page = _shop(open_window(customer), qtbot)
    _search(qtbot, page, f"{words} {mark}")
    _finds(qtbot, page, phone if words == "手机" else book)
    qtbot.waitUntil(lambda: page.fact() == "1 product", timeout=SOON)


def test_words_that_find_nothing_say_what_to_do(
    customer: Person, phone: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    page = _shop(open_window(customer), qtbot)
    everything = page.model.rowCount()
    _choose(page, "in_stock", True)
    _search(qtbot, page, "nothingislikethis")
    qtbot.waitUntil(page.nothing.isVisible, timeout=SOON)
    assert "clear the filters" in page.nothing.sentence.text()
    assert page.fact() == "0 products"
    _press(qtbot, page, "clearFiltersButton")
    qtbot.waitUntil(lambda: page.model.rowCount() == everything, timeout=SOON)
    assert page.grid.isVisible()
    assert page.filter_row.values() == {}


@pytest.mark.parametrize(
    "words", ["'; DROP TABLE listing; --", "%", '"+*()~<>@', "😀", "-", "ＰＨＯＮＥ", "\\", "a" * 500]
)
def test_no_words_break_the_search(
    customer: Person, phone: Goods, open_window: OpenWindow, qtbot: QtBot, words: str
) -> None:
    window = open_window(customer)
    page = _shop(window, qtbot)
    failures: list[object] = []
    page.failed.connect(failures.append)
    _search(qtbot, page, words)
    qtbot.waitUntil(
        lambda: (
            page.model.source is not None and page.model.source.wanted.words == " ".join(words.split())[:200]
        ),
        timeout=SOON,
    )
    qtbot.waitUntil(lambda: not page.tasks._busy, timeout=SOON)
    assert failures == []
    assert window.messages.message() is None


def test_filters_narrow_together(
    customer: Person, phone: Goods, book: Goods, mark: str, open_window: OpenWindow, qtbot: QtBot
) -> None:
    page = _shop(open_window(customer), qtbot)
    _search(qtbot, page, mark)
    qtbot.waitUntil(lambda: set(_ids(page)) == {phone.id, book.id}, timeout=SOON)
    for name, value in (
        ("in_stock", True),
        ("price", (Decimal("1999.00"), None)),
        ("conditions", frozenset({Condition.LIKE_NEW})),
        ("campus", "北校区"),
    ):
        _choose(page, name, value)
        _finds(qtbot, page, phone)
        _choose(page, name, None)
        qtbot.waitUntil(lambda: page.model.rowCount() == 2, timeout=SOON)
    _choose(page, "price", (None, Decimal("20.50")))
    _finds(qtbot, page, book)
    _choose(page, "in_stock", True)
    qtbot.waitUntil(page.nothing.isVisible, timeout=SOON)


def test_special_offers_and_ratings_are_filters(
    customer: Person, phone: Goods, book: Goods, mark: str, open_window: OpenWindow, qtbot: QtBot
) -> None:
    change_product(phone, special_price="1500.00")
    book.vendor.shop.execute(
        "UPDATE ecom_data.listing SET average_rating = 4.5, rating_count = 2 WHERE product_id = %s", book.id
    )
    page = _shop(open_window(customer), qtbot)
    _search(qtbot, page, mark)
    _choose(page, "special_only", True)
    _finds(qtbot, page, phone)
    _choose(page, "special_only", None)
    _choose(page, "minimum_rating", Decimal(4))
    _finds(qtbot, page, book)


def test_a_category_is_chosen_by_keyboard_and_all_brings_everything_back(
    customer: Person, phone: Goods, book: Goods, mark: str, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(customer)
    page = _shop(window, qtbot)
    qtbot.waitUntil(lambda: page.model.is_exact, timeout=SOON)
    everything = page.model.rowCount()
    page.tree.setFocus()
    names = [page.tree.topLevelItem(place).text(0) for place in range(page.tree.topLevelItemCount())]  # type: ignore[union-attr]
    for _step in range(names.index(f"书 Books {mark}")):
        qtbot.keyClick(page.tree, Qt.Key.Key_Down)
    _finds(qtbot, page, book)
    qtbot.keyClick(page.tree, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: page.model.is_exact and page.model.rowCount() >= everything, timeout=SOON)


def test_orders_are_offered_and_relevance_while_searching(
    customer: Person, phone: Goods, book: Goods, mark: str, open_window: OpenWindow, qtbot: QtBot
) -> None:
    page = _shop(open_window(customer), qtbot)
    order = page.findChild(QComboBox, "orderChoice")
    assert order is not None
    assert order.currentData() is ListingSort.NEWEST
    assert order.findData(ListingSort.RELEVANCE) < 0
    _search(qtbot, page, mark)
    qtbot.waitUntil(lambda: order.currentData() is ListingSort.RELEVANCE, timeout=SOON)
    for choice, expected in (
        (ListingSort.PRICE, (book, phone)),
        (ListingSort.PRICE_DESC, (phone, book)),
        (ListingSort.NEWEST, (book, phone)),
    ):
        order.setCurrentIndex(order.findData(choice))
        order.activated.emit(order.currentIndex())
        _finds(qtbot, page, *expected)
        qtbot.waitUntil(lambda choice=choice: order.currentData() is choice, timeout=SOON)


def test_the_table_sorts_by_its_header_and_is_remembered(
    customer: Person,
    phone: Goods,
    book: Goods,
    mark: str,
    open_window: OpenWindow,
    qtbot: QtBot,
    program: Ecom,
) -> None:
    page = _shop(open_window(customer), qtbot)
    _search(qtbot, page, mark)
    qtbot.waitUntil(lambda: page.model.rowCount() == 2, timeout=SOON)
    _press(qtbot, page, "asTableButton", QToolButton)
    assert page.table.isVisible()
    header = page.table.horizontalHeader()
    assert header is not None
    price = [column.name for column in page.model.columns].index("price")
    middle = QPoint(header.sectionViewportPosition(price) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), LEFT, pos=middle)
    qtbot.waitUntil(lambda: page.order.currentData() is ListingSort.PRICE, timeout=SOON)
    _finds(qtbot, page, book, phone)
    qtbot.mouseClick(header.viewport(), LEFT, pos=middle)
    qtbot.waitUntil(lambda: page.order.currentData() is ListingSort.PRICE_DESC, timeout=SOON)
    _finds(qtbot, page, phone, book)
    page.table.setCurrentIndex(page.model.index(0, 1))
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert program.window is not None
    _product(program.window, qtbot, phone)
    again = _shop(open_window(customer), qtbot)
    assert again.table.isVisible()


def test_a_card_opens_by_click_and_by_enter_and_escape_comes_back(
    customer: Person, phone: Goods, mark: str, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(customer)
    page = _shop(window, qtbot)
    _search(qtbot, page, mark)
    _finds(qtbot, page, phone)
    qtbot.mouseClick(page.grid.viewport(), LEFT, pos=_card(page))
    qtbot.waitUntil(lambda: window.current_name() == "product", timeout=SOON)
    _product(window, qtbot, phone)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.current_name() == "shop", timeout=SOON)
    assert _ids(page) == [phone.id]
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.grid, timeout=SOON)
    qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.current_name() == "product", timeout=SOON)


def test_only_one_sellers_products_until_the_chip_is_taken_away(
    customer: Person, phone: Goods, book: Goods, mark: str, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(customer)
    page = _shop(window, qtbot)
    everything = page.model.rowCount()
    _search(qtbot, page, mark)
    qtbot.waitUntil(lambda: page.model.rowCount() == 2, timeout=SOON)
    product = _product(window, qtbot, phone)
    _press(qtbot, product, "allProductsButton")
    qtbot.waitUntil(lambda: window.current_name() == "shop", timeout=SOON)
    _finds(qtbot, page, phone)
    name = phone.vendor.signed_in.identity.vendor_name
    assert name is not None
    assert name in page.vendor_chip.text()
    _press(qtbot, page, "vendorChip")
    qtbot.waitUntil(lambda: page.model.rowCount() == everything, timeout=SOON)
    assert not page.vendor_chip.isVisible()


# One product


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
    page = _product(open_window(customer), qtbot, phone)
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
    _press(qtbot, page, "moreReviewsButton")
    qtbot.waitUntil(lambda: len(page.reviews.reviews()) == 12, timeout=SOON)
    assert not page.reviews.more.isVisible()


def test_pictures_go_round_by_arrows_and_enlarge(
    customer: Person, phone: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    _give_pictures(phone, 3)
    page = _product(open_window(customer), qtbot, phone)
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


def test_a_product_that_left_the_shelf_says_so_and_shows_the_way(
    customer: Person, phone: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(customer)
    page = _product(window, qtbot, phone)
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


# Into the cart


def test_adding_twice_adds_up(customer: Person, phone: Goods, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(customer)
    page = _product(window, qtbot, phone)
    _press(qtbot, page, "addToCartButton")
    qtbot.waitUntil(lambda: _in_cart(customer) == {phone.id: 1}, timeout=SOON)
    _says(qtbot, window, "1 added to the cart")
    page.buy_box.quantity.edit.setFocus()
    page.buy_box.quantity.edit.selectAll()
    qtbot.keyClicks(page.buy_box.quantity.edit, "3")
    qtbot.keyClick(page.buy_box.quantity.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _in_cart(customer) == {phone.id: 4}, timeout=SOON)
    _says(qtbot, window, "which holds 4")


def test_a_double_press_adds_once(
    customer: Person, phone: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    page = _product(open_window(customer), qtbot, phone)
    button = page.findChild(QPushButton, "addToCartButton")
    assert button is not None
    qtbot.mouseDClick(button, LEFT)
    qtbot.mouseClick(button, LEFT)
    qtbot.waitUntil(lambda: page.buy_box.add.isEnabled() and _in_cart(customer) != {}, timeout=SOON)
    assert _in_cart(customer) == {phone.id: 1}


def test_more_than_there_is_is_refused_beside_the_quantity(
    customer: Person, phone: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    page = _product(open_window(customer), qtbot, phone)
    # Somebody else took them meanwhile: the page does not know yet.
    phone.vendor.shop.execute("UPDATE ecom_data.stock SET quantity = 1 WHERE product_id = %s", phone.id)
    page.buy_box.quantity.set_value(2)
    _press(qtbot, page, "addToCartButton")
    qtbot.waitUntil(page.buy_box.error.isVisible, timeout=SOON)
    assert "Choose fewer" in page.buy_box.error.text()
    assert page.buy_box.quantity.value() == 2
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.buy_box.quantity.edit, timeout=SOON)
    assert _in_cart(customer) == {}
    phone.vendor.shop.execute("UPDATE ecom_data.stock SET quantity = 5 WHERE product_id = %s", phone.id)


@pytest.mark.parametrize("typed", ["0", "-1", "6", "1.5", "abc", "", "99999999999999999999", "1e3", "٣x"])
def test_what_is_no_quantity_is_told_and_nothing_is_sent(
    customer: Person, phone: Goods, open_window: OpenWindow, qtbot: QtBot, typed: str
) -> None:
    page = _product(open_window(customer), qtbot, phone)
    edit = page.buy_box.quantity.edit
    edit.setFocus()
    edit.selectAll()
    if typed:
        type_text(qtbot, edit, typed)
    else:
        qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    _press(qtbot, page, "addToCartButton")
    qtbot.waitUntil(page.buy_box.error.isVisible, timeout=SOON)
    assert edit.text() == typed
    assert page.buy_box.add.isEnabled()
    assert _in_cart(customer) == {}


def test_buy_now_goes_to_the_checkout(
    customer: Person, phone: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(customer)
    page = _product(window, qtbot, phone)
    page.buy_box.quantity.set_value(2)
    _press(qtbot, page, "buyNowButton")
    qtbot.waitUntil(lambda: window.current_name() == "checkout", timeout=SOON)
    assert _in_cart(customer) == {phone.id: 2}


def test_sold_out_cannot_be_bought(
    customer: Person, book: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    page = _product(open_window(customer), qtbot, book)
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
    page = _product(window, qtbot, goods)
    assert page.buy_box.own.isVisible()
    assert not page.buy_box.add.isEnabled()


# A guest


@pytest.mark.parametrize("button", ["addToCartButton", "buyNowButton"])
def test_a_guest_sees_all_and_is_told_to_sign_in_to_buy(
    phone: Goods, mark: str, program: Ecom, open_window: OpenWindow, qtbot: QtBot, button: str
) -> None:
    window = open_window(None)
    page = _shop(window, qtbot)
    _search(qtbot, page, mark)
    _finds(qtbot, page, phone)
    qtbot.mouseClick(page.grid.viewport(), LEFT, pos=_heart(page))
    _says(qtbot, window, "Sign in to keep favourites")
    assert window.current_name() == "shop"
    qtbot.mouseClick(page.grid.viewport(), LEFT, pos=_card(page))
    product = _product(window, qtbot, phone)
    _press(qtbot, product, button)
    _says(qtbot, window, "Sign in to buy")
    qtbot.mouseClick(window.messages.buttons[0], LEFT)
    qtbot.waitUntil(lambda: program.welcome is not None and program.welcome.isVisible(), timeout=SOON)
    assert program.window is None


def test_a_guest_has_no_favourites_place(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(None)
    assert window.navigation.names() == ["shop", "community"]


# Favourites


def test_a_heart_keeps_a_product_and_its_price_drop_shows(
    customer: Person, phone: Goods, mark: str, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(customer)
    page = _shop(window, qtbot)
    _search(qtbot, page, mark)
    _finds(qtbot, page, phone)
    qtbot.mouseClick(page.grid.viewport(), LEFT, pos=_heart(page))
    qtbot.waitUntil(lambda: customer.session.favourites.ids() == {phone.id}, timeout=SOON)
    product = _product(window, qtbot, phone)
    assert product.buy_box.heart.isChecked()
    change_product(phone, price="1900.00")
    favourites = _favourites(window, qtbot, 1)
    row = favourites.model.row(0)
    assert row is not None
    assert (row.price_seen, row.price) == (Decimal("1999.00"), Decimal("1900.00"))
    texts = {column.name: column.text(row) for column in favourites.model.columns}
    assert texts["drop"] == "¥99.00 less"
    assert texts["stock"] == "5 in stock"


def test_a_favourite_goes_into_the_cart_and_is_removed_with_undo(
    customer: Person, phone: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    customer.session.favourites.mark(phone.id)
    window = open_window(customer)
    page = _favourites(window, qtbot, 1)
    qtbot.mouseClick(page.grid.viewport(), LEFT, pos=_card(page))
    qtbot.waitUntil(page.panel.is_open, timeout=SOON)
    qtbot.mouseClick(_button(page.panel, "Add to cart"), LEFT)
    qtbot.waitUntil(lambda: _in_cart(customer) == {phone.id: 1}, timeout=SOON)
    page.grid.setFocus()
    qtbot.keyClick(page.grid, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: customer.session.favourites.ids() == frozenset(), timeout=SOON)
    qtbot.waitUntil(page.empty_state.isVisible, timeout=SOON)
    _says(qtbot, window, "1 favourite removed")
    qtbot.mouseClick(window.messages.buttons[0], LEFT)
    qtbot.waitUntil(lambda: customer.session.favourites.ids() == {phone.id}, timeout=SOON)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=SOON)


def test_no_favourites_yet_show_the_way_to_the_shop(
    customer: Person, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(customer)
    window.go_to("favourites")
    page = window.page("favourites")
    assert isinstance(page, FavouritesPage)
    qtbot.waitUntil(page.empty_state.isVisible, timeout=SOON)
    qtbot.mouseClick(page.empty_state.button, LEFT)
    assert window.current_name() == "shop"


def test_what_others_buy_changes_the_page_that_is_open(
    customer: Person, other_customer: Person, phone: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(customer)
    page = _product(window, qtbot, phone)
    buy(other_customer, phone.line(3))
    phone.vendor.shop.execute("CALL ecom_data.refresh_listing(%s)", phone.id)
    qtbot.keyClick(window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: page.buy_box.stock.chip().word == "Only 2 left", timeout=SOON)


def _favourites(window: RoleWindow, qtbot: QtBot, count: int) -> FavouritesPage:
    _in_front(window, qtbot)
    window.go_to("favourites")
    page = window.page("favourites")
    assert isinstance(page, FavouritesPage)
    qtbot.waitUntil(lambda: page.model.rowCount() == count and page.grid is not None, timeout=SOON)
    return page


def _button(owner: QWidget, words: str) -> QPushButton:
    matching: Callable[[QPushButton], bool] = lambda button: button.text() == words and button.isVisible()  # noqa: E731
    return next(filter(matching, owner.findChildren(QPushButton)))


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
