"""Customers find things in the shop: by words, filters, categories, orders and seller, among cards and in the table."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtWidgets import QApplication, QComboBox, QToolButton
from pytestqt.qtbot import QtBot

from ecom_client.app import Ecom
from ecom_client.domain.catalogue import Condition, ListingSort
from ecom_client.ui.customer.shop import ShopPage
from tests.fixtures.driving import LEFT, SOON, press
from tests.fixtures.goods import Goods, change_product
from tests.fixtures.people import Person
from tests.fixtures.shopping import card, finds, ids_shown, product_page, search, shop_page
from tests.fixtures.windows import OpenWindow


def _choose(page: ShopPage, name: str, value: object) -> None:
    page.filter_row.chip(name).set_value(value)


@pytest.mark.parametrize("words", ["手机", "phone", "PHONE 电话"])
def test_chinese_and_latin_words_both_find(
    customer: Person, phone: Goods, book: Goods, mark: str, open_window: OpenWindow, qtbot: QtBot, words: str
) -> None:
    page = shop_page(qtbot, open_window(customer))
    search(qtbot, page, f"{words} {mark}")
    finds(qtbot, page, phone if words == "手机" else book)
    qtbot.waitUntil(lambda: page.fact() == "1 product", timeout=SOON)


def test_words_that_find_nothing_say_what_to_do(
    customer: Person, phone: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    page = shop_page(qtbot, open_window(customer))
    everything = page.model.rowCount()
    _choose(page, "in_stock", True)
    search(qtbot, page, "nothingislikethis")
    qtbot.waitUntil(page.nothing.isVisible, timeout=SOON)
    assert "clear the filters" in page.nothing.sentence.text()
    assert page.fact() == "0 products"
    press(qtbot, page, "clearFiltersButton")
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
    page = shop_page(qtbot, window)
    failures: list[object] = []
    page.failed.connect(failures.append)
    search(qtbot, page, words)
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
    page = shop_page(qtbot, open_window(customer))
    search(qtbot, page, mark)
    qtbot.waitUntil(lambda: set(ids_shown(page)) == {phone.id, book.id}, timeout=SOON)
    for name, value in (
        ("in_stock", True),
        ("price", (Decimal("1999.00"), None)),
        ("conditions", frozenset({Condition.LIKE_NEW})),
        ("campus", "北校区"),
    ):
        _choose(page, name, value)
        finds(qtbot, page, phone)
        _choose(page, name, None)
        qtbot.waitUntil(lambda: page.model.rowCount() == 2, timeout=SOON)
    _choose(page, "price", (None, Decimal("20.50")))
    finds(qtbot, page, book)
    _choose(page, "in_stock", True)
    qtbot.waitUntil(page.nothing.isVisible, timeout=SOON)


def test_special_offers_and_ratings_are_filters(
    customer: Person, phone: Goods, book: Goods, mark: str, open_window: OpenWindow, qtbot: QtBot
) -> None:
    change_product(phone, special_price="1500.00")
    book.vendor.shop.execute(
        "UPDATE ecom_data.listing SET average_rating = 4.5, rating_count = 2 WHERE product_id = %s", book.id
    )
    page = shop_page(qtbot, open_window(customer))
    search(qtbot, page, mark)
    _choose(page, "special_only", True)
    finds(qtbot, page, phone)
    _choose(page, "special_only", None)
    _choose(page, "minimum_rating", Decimal(4))
    finds(qtbot, page, book)


def test_a_category_is_chosen_by_keyboard_and_all_brings_everything_back(
    customer: Person, phone: Goods, book: Goods, mark: str, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(customer)
    page = shop_page(qtbot, window)
    qtbot.waitUntil(lambda: page.model.is_exact, timeout=SOON)
    everything = page.model.rowCount()
    page.tree.setFocus()
    names = [page.tree.topLevelItem(place).text(0) for place in range(page.tree.topLevelItemCount())]  # type: ignore[union-attr]
    for _step in range(names.index(f"书 Books {mark}")):
        qtbot.keyClick(page.tree, Qt.Key.Key_Down)
    finds(qtbot, page, book)
    qtbot.keyClick(page.tree, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: page.model.is_exact and page.model.rowCount() >= everything, timeout=SOON)


def test_orders_are_offered_and_relevance_while_searching(
    customer: Person, phone: Goods, book: Goods, mark: str, open_window: OpenWindow, qtbot: QtBot
) -> None:
    page = shop_page(qtbot, open_window(customer))
    order = page.findChild(QComboBox, "orderChoice")
    assert order is not None
    assert order.currentData() is ListingSort.NEWEST
    assert order.findData(ListingSort.RELEVANCE) < 0
    search(qtbot, page, mark)
    qtbot.waitUntil(lambda: order.currentData() is ListingSort.RELEVANCE, timeout=SOON)
    for choice, expected in (
        (ListingSort.PRICE, (book, phone)),
        (ListingSort.PRICE_DESC, (phone, book)),
        (ListingSort.NEWEST, (book, phone)),
    ):
        order.setCurrentIndex(order.findData(choice))
        order.activated.emit(order.currentIndex())
        finds(qtbot, page, *expected)
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
    page = shop_page(qtbot, open_window(customer))
    search(qtbot, page, mark)
    qtbot.waitUntil(lambda: page.model.rowCount() == 2, timeout=SOON)
    press(qtbot, page, "asTableButton", QToolButton)
    assert page.table.isVisible()
    header = page.table.horizontalHeader()
    assert header is not None
    price = [column.name for column in page.model.columns].index("price")
    middle = QPoint(header.sectionViewportPosition(price) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), LEFT, pos=middle)
    qtbot.waitUntil(lambda: page.order.currentData() is ListingSort.PRICE, timeout=SOON)
    finds(qtbot, page, book, phone)
    qtbot.mouseClick(header.viewport(), LEFT, pos=middle)
    qtbot.waitUntil(lambda: page.order.currentData() is ListingSort.PRICE_DESC, timeout=SOON)
    finds(qtbot, page, phone, book)
    page.table.setCurrentIndex(page.model.index(0, 1))
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert program.window is not None
    product_page(qtbot, program.window, phone)
    again = shop_page(qtbot, open_window(customer))
    assert again.table.isVisible()


def test_a_card_opens_by_click_and_by_enter_and_escape_comes_back(
    customer: Person, phone: Goods, mark: str, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(customer)
    page = shop_page(qtbot, window)
    search(qtbot, page, mark)
    finds(qtbot, page, phone)
    qtbot.mouseClick(page.grid.viewport(), LEFT, pos=card(page))
    qtbot.waitUntil(lambda: window.current_name() == "product", timeout=SOON)
    product_page(qtbot, window, phone)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.current_name() == "shop", timeout=SOON)
    assert ids_shown(page) == [phone.id]
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.grid, timeout=SOON)
    qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.current_name() == "product", timeout=SOON)


def test_only_one_sellers_products_until_the_chip_is_taken_away(
    customer: Person, phone: Goods, book: Goods, mark: str, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(customer)
    page = shop_page(qtbot, window)
    everything = page.model.rowCount()
    search(qtbot, page, mark)
    qtbot.waitUntil(lambda: page.model.rowCount() == 2, timeout=SOON)
    product = product_page(qtbot, window, phone)
    press(qtbot, product, "allProductsButton")
    qtbot.waitUntil(lambda: window.current_name() == "shop", timeout=SOON)
    finds(qtbot, page, phone)
    name = phone.vendor.signed_in.identity.vendor_name
    assert name is not None
    assert name in page.vendor_chip.text()
    press(qtbot, page, "vendorChip")
    qtbot.waitUntil(lambda: page.model.rowCount() == everything, timeout=SOON)
    assert not page.vendor_chip.isVisible()
