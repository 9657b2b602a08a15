"""A vendor edits products in the table: a cell, many rows together, beside customers who buy."""

from __future__ import annotations

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QCheckBox, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ecom_client.ui.common.merge_dialog import MergeDialog
from ecom_client.ui.common.shell import RoleWindow
from ecom_client.ui.vendor.product_dialog import ProductDialog
from ecom_client.ui.vendor.products import ProductsPage
from tests.fixtures.driving import act, bar_says, choose_row, closes, dialog, find, press, press_words, says
from tests.fixtures.goods import Goods, buy, put_on_sale, stock_of
from tests.fixtures.lists import rows_of, wait_for_rows
from tests.fixtures.people import InstalledShop, Person
from tests.fixtures.windows import OpenWindow, type_text


@pytest.fixture
def goods(vendor: Person) -> list[Goods]:
    return [put_on_sale(vendor, f"Lamp {n}", "50.00", 10) for n in range(3)]


def _open(qtbot: QtBot, window: RoleWindow) -> ProductsPage:
    window.go_to("products")
    page = window.current_page()
    assert isinstance(page, ProductsPage)
    wait_for_rows(qtbot, page, 3)
    return page


def _type_into(qtbot: QtBot, page: ProductsPage, product: int, column: str, text: str) -> None:
    place = page.model.place_of(product)
    assert place is not None
    index = page.model.index(place, [one.name for one in page.model.columns].index(column))
    page.table.scrollTo(index)
    page.table.setCurrentIndex(index)
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    editor = find(qtbot, page.table, QLineEdit, "cellEditor")
    editor.selectAll()
    type_text(qtbot, editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def test_stock_is_typed_into_its_cell_and_what_was_sold_meanwhile_is_asked_about(
    open_window: OpenWindow, vendor: Person, customer: Person, goods: list[Goods], qtbot: QtBot
) -> None:
    window = open_window(vendor)
    page = _open(qtbot, window)
    _type_into(qtbot, page, goods[0].id, "stock", "25")
    bar_says(qtbot, window, "“Lamp 0” is changed.")
    assert stock_of(goods[0]) == 25
    qtbot.waitUntil(lambda: 25 in [row.stock for row in rows_of(page)], timeout=10000)
    buy(customer, goods[1].line(4))
    _type_into(qtbot, page, goods[1].id, "stock", "30")
    asked = dialog(qtbot, "mergeDialog")
    assert isinstance(asked, MergeDialog) and set(asked.mine) == {"stock"}
    asked.theirs["stock"].setChecked(True)
    press(qtbot, asked, "saveMerged")
    bar_says(qtbot, window, "Nothing needed to be changed any more.")
    assert stock_of(goods[1]) == 6


def test_many_products_get_the_same_special_price_and_are_put_back(
    open_window: OpenWindow, shop: InstalledShop, vendor: Person, goods: list[Goods], qtbot: QtBot
) -> None:
    window = open_window(vendor)
    page = _open(qtbot, window)
    page.table.selectAll()
    together = next(action for action in page.table.row_menu().actions() if action.text() == "Edit together…")
    together.trigger()
    form = dialog(qtbot, "editManyDialog")
    find(qtbot, form, QCheckBox, "change_special_price").click()
    type_text(qtbot, find(qtbot, form, QWidget, "all_special_price"), "60")
    press(qtbot, form, "saveRows")
    says(qtbot, form, "The special price must be lower than the price.")
    field = find(qtbot, form, QLineEdit, "all_special_price")
    field.selectAll()
    type_text(qtbot, field, "25")
    press(qtbot, form, "saveRows")
    bar_says(qtbot, window, "3 rows are changed.")
    prices = (
        "SELECT DISTINCT CAST(special_price AS CHAR) AS price FROM ecom_data.product WHERE vendor_id = %s"
    )
    assert shop.execute(prices, vendor.profile_id) == [{"price": "25.00"}]
    press_words(qtbot, window.messages, "Undo")
    bar_says(qtbot, window, "3 rows are as they were.")
    assert shop.execute(prices, vendor.profile_id) == [{"price": None}]


def test_a_product_is_put_into_further_categories(
    open_window: OpenWindow, shop: InstalledShop, vendor: Person, goods: list[Goods], qtbot: QtBot
) -> None:
    shop.execute("INSERT INTO ecom_data.category (name) VALUES ('灯具 Lights'), ('礼物 Gifts')")
    lights, gifts = (
        int(shop.value("SELECT MAX(id) FROM ecom_data.category WHERE name = %s", name))
        for name in ("灯具 Lights", "礼物 Gifts")
    )
    window = open_window(vendor)
    page = _open(qtbot, window)
    choose_row(qtbot, page, goods[0].id)
    act(qtbot, page, "Edit")
    form = dialog(qtbot, "productDialog")
    assert isinstance(form, ProductDialog)
    for category in (lights, gifts, lights):
        form.form.further.picker.set_value(category)
    assert form.form.further.value() == (lights, gifts)
    find(qtbot, form, QToolButton, f"removeCategory{gifts}").click()
    press(qtbot, form, "saveProduct")
    closes(qtbot, "productDialog")
    found = vendor.session.vendor_products.product(goods[0].id)
    assert found is not None and found.further_category_ids == (lights,)
    statement = "SELECT product_id FROM ecom_data.listing_category WHERE category_id = %s"
    assert shop.execute(statement, lights) == [{"product_id": goods[0].id}]
