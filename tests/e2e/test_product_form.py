"""The form of a product: every field with bad input, saving once, pictures, and what was saved elsewhere meanwhile."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PyQt6.QtCore import QMimeData, QPointF, Qt, QUrl
from PyQt6.QtGui import QDropEvent
from PyQt6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from ecom_client.domain.catalogue import Product, ProductDraft, ProductStatus
from ecom_client.domain.keys import new_key
from ecom_client.ui.common.fields import DateField
from ecom_client.ui.common.shell import RoleWindow
from ecom_client.ui.vendor.product_dialog import ProductDialog
from ecom_client.ui.vendor.product_save import Saving
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
    press,
    press_words,
    says,
)
from tests.fixtures.goods import Goods, books_balance, product_of
from tests.fixtures.people import Person
from tests.fixtures.vendor_products import add_pictures, choose_category, picture, products_page


def _new(qtbot: QtBot, window: RoleWindow) -> ProductDialog:
    products_page(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    shown = dialog(qtbot, "productDialog")
    assert isinstance(shown, ProductDialog)
    return shown


def _edit(qtbot: QtBot, window: RoleWindow, goods: Goods) -> ProductDialog:
    page = products_page(qtbot, window)
    choose_row(qtbot, page, goods.id)
    act(qtbot, page, "Edit")
    shown = dialog(qtbot, "productDialog")
    assert isinstance(shown, ProductDialog)
    return shown


def _leave(qtbot: QtBot, shown: ProductDialog) -> None:
    """Close without saving what was typed."""
    shown.reject()
    press_words(qtbot, shown, "Discard it")
    closes(qtbot, "productDialog")


def _paste(shown: ProductDialog, field: str, words: str) -> None:
    """Put words into a field at once: too many to be typed one by one."""
    into = shown.form.field(field).input
    if isinstance(into, QLineEdit):
        into.setText(words)
    else:
        assert isinstance(into, QPlainTextEdit)
        into.setPlainText(words)


def _mine(vendor: Person) -> list[Product]:
    return vendor.session.vendor_products.source().page(vendor.session, None, 0, 100)


def _today() -> date:
    return datetime.now().astimezone().date()


def _draft_of(product: Product) -> ProductDraft:
    return ProductDraft(
        name=product.name,
        description=product.description,
        category_id=product.category_id,
        price=product.price,
        condition=product.condition,
        low_stock_at=product.low_stock_at,
        picture_ids=product.picture_ids,
    )


# Bad input


BAD = [
    ("name", "", "This is needed."),
    ("name", "   ", "This is needed."),
    ("name", "x" * 121, "At most 120 characters; this is 1 too many."),
    ("price", "", "This is needed."),
    ("price", "abc", "Type an amount, like 12.50."),
    ("price", "0", "Type ¥0.01 or more."),
    ("price", "-5", "Type ¥0.01 or more."),
    ("price", "1.005", "An amount has at most two decimals."),
    ("price", "NaN", "Type an amount, like 12.50."),
    ("price", "1e9", "Type an amount, like 12.50."),
    ("price", "9" * 60, "Type ¥9,999,999.99 or less."),
    ("stock", "", "This is needed."),
    ("stock", "1.5", "Type a whole number, like 12."),
    ("stock", "-1", "Type a number from 0 to 999,999."),
    ("stock", "1000000", "Type a number from 0 to 999,999."),
    ("special_price", "20", "The special price must be lower than the price."),
    ("special_price", "0", "Type ¥0.01 or more."),
    ("description", "x" * 4001, "At most 4,000 characters; this is 1 too many."),
    ("isbn_or_model", "x" * 65, "At most 64 characters; this is 1 too many."),
    ("campus", "x" * 81, "At most 80 characters; this is 1 too many."),
    ("low_stock_at", "many", "Type a whole number, like 12."),
]


def test_every_field_refuses_what_it_cannot_take_and_keeps_it(
    vendor_window: RoleWindow, vendor: Person, qtbot: QtBot
) -> None:
    shown = _new(qtbot, vendor_window)
    press(qtbot, shown, "saveAndPublish")
    assert shown.form.errors() == {
        "name": "This is needed.",
        "category_id": "This is needed.",
        "price": "This is needed.",
    }
    assert QApplication.focusWidget() is shown.form.field("name").input
    choose_category(qtbot, shown, "手机")
    good = {
        "name": "好的 Good",
        "price": "20.00",
        "stock": "1",
        "special_price": "",
        "description": "",
        "isbn_or_model": "",
        "campus": "",
        "low_stock_at": "0",
    }
    for field, typed, sentence in BAD:
        for name, words in {**good, field: typed}.items():
            _paste(shown, name, words)
        press(qtbot, shown, "saveProduct")
        assert shown.form.errors() == {field: sentence}, (field, typed)
        assert shown.isVisible()
        held = shown.form.field(field).input
        assert (held.text() if isinstance(held, QLineEdit) else held.toPlainText()) == typed
        assert QApplication.focusWidget() is held
    assert len(_mine(vendor)) == 1
    _leave(qtbot, shown)


def test_what_is_odd_but_allowed_is_taken_as_it_is(
    vendor_window: RoleWindow, vendor: Person, qtbot: QtBot
) -> None:
    name = "'; DROP TABLE ecom_data.product; -- 😀 <b>"
    shown = _new(qtbot, vendor_window)
    fill(qtbot, shown, "product_name", name)
    choose_category(qtbot, shown, "手机")
    fill(qtbot, shown, "product_price", "0.01")
    fill(qtbot, shown, "product_stock", "0")
    press(qtbot, shown, "saveProduct")
    closes(qtbot, "productDialog")
    bar_says(qtbot, vendor_window, name)
    made = next(product for product in _mine(vendor) if product.name == name)
    assert (made.status, str(made.price), made.stock) == (ProductStatus.DRAFT, "0.01", 0)


def test_a_special_price_ends_with_its_day_and_never_in_the_past(
    vendor_window: RoleWindow, old_phone: Goods, qtbot: QtBot
) -> None:
    shown = _edit(qtbot, vendor_window, old_phone)
    fill(qtbot, shown, "product_special_price", "250")
    until = shown.form.field("special_until")
    assert isinstance(until, DateField)
    until.set_value(_today() - timedelta(days=1))
    press(qtbot, shown, "saveProduct")
    assert shown.form.errors() == {"special_until": "Choose a day that is not past."}
    until.set_value(_today())
    press(qtbot, shown, "saveProduct")
    closes(qtbot, "productDialog")
    saved = product_of(old_phone)
    assert (str(saved.special_price), str(saved.price_now)) == ("250.00", "250.00")
    assert saved.special_until is not None
    assert saved.special_until.astimezone().date() == _today() + timedelta(days=1)
    again = _edit(qtbot, vendor_window, old_phone)
    assert again.form.field("special_until").value() == _today()
    press(qtbot, again, "saveProduct")
    closes(qtbot, "productDialog")
    assert product_of(old_phone).special_until == saved.special_until


def test_pressing_twice_makes_one_product(vendor_window: RoleWindow, vendor: Person, qtbot: QtBot) -> None:
    shown = _new(qtbot, vendor_window)
    fill(qtbot, shown, "product_name", "Once")
    choose_category(qtbot, shown, "手机")
    fill(qtbot, shown, "product_price", "5")
    button = find(qtbot, shown, QPushButton, "saveAndPublish")
    qtbot.mouseClick(button, LEFT)
    qtbot.mouseClick(button, LEFT)
    closes(qtbot, "productDialog")
    assert [product.name for product in _mine(vendor)].count("Once") == 1


def test_what_is_typed_is_not_lost_by_closing(vendor_window: RoleWindow, qtbot: QtBot) -> None:
    shown = _new(qtbot, vendor_window)
    fill(qtbot, shown, "product_name", "Half typed")
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    says(qtbot, shown, "What you typed is not saved.")
    press_words(qtbot, shown, "Keep typing")
    assert shown.form.values()["name"] == "Half typed"
    _leave(qtbot, shown)


# Saving and publishing in one go


def test_what_may_not_be_published_is_saved_and_edited_from_then_on(
    vendor_window: RoleWindow, vendor: Person, qtbot: QtBot
) -> None:
    vendor.shop.execute("UPDATE ecom_data.account SET credit_score = 0 WHERE id = %s", vendor.account_id)
    shown = _new(qtbot, vendor_window)
    fill(qtbot, shown, "product_name", "Not yet")
    choose_category(qtbot, shown, "手机")
    fill(qtbot, shown, "product_price", "5")
    press(qtbot, shown, "saveAndPublish")
    says(qtbot, shown, "It is saved, but not on the shelf: Your credit score is too low to publish.")
    made = next(product for product in _mine(vendor) if product.name == "Not yet")
    assert made.status is ProductStatus.DRAFT
    fill(qtbot, shown, "product_name", "Now it is")
    vendor.shop.execute("UPDATE ecom_data.account SET credit_score = 100 WHERE id = %s", vendor.account_id)
    press(qtbot, shown, "saveAndPublish")
    closes(qtbot, "productDialog")
    assert [(one.id, one.name, one.status) for one in _mine(vendor) if one.id >= made.id] == [
        (made.id, "Now it is", ProductStatus.ON_SALE)
    ]


def test_a_press_whose_outcome_is_unknown_counts_once(vendor: Person, old_phone: Goods) -> None:
    draft = replace(_draft_of(product_of(old_phone)), name="First try", stock=3)
    first = Saving(draft, (), True, None)
    first(vendor.session)  # it arrived, but the answer never came back
    second = Saving(replace(draft, name="Second try"), (), True, None, before=first)
    saved = second(vendor.session)
    assert second(vendor.session).product == saved.product
    assert [one.name for one in _mine(vendor)] == ["Second try", old_phone.name]
    assert (saved.product.status, saved.product.stock) == (ProductStatus.ON_SALE, 3)
    books_balance(vendor.shop)


@pytest.mark.parametrize("arrived", [True, False])
def test_giving_up_waiting_keeps_the_form_and_the_next_press_saves_one_product(
    vendor_window: RoleWindow, vendor: Person, qtbot: QtBot, arrived: bool
) -> None:
    shown = _new(qtbot, vendor_window)
    fill(qtbot, shown, "product_name", "Given up")
    choose_category(qtbot, shown, "手机")
    fill(qtbot, shown, "product_price", "5")
    press(qtbot, shown, "saveAndPublish")
    if arrived:
        # Without letting the vendor_window hear of it.
        until = time.monotonic() + 10
        while not any(one.name == "Given up" for one in _mine(vendor)) and time.monotonic() < until:
            time.sleep(0.02)
    shown._tasks.cancel_all()
    says(qtbot, shown, "Cancelled.")
    assert shown.form.isEnabled()
    fill(qtbot, shown, "product_name", "Sent again")
    press(qtbot, shown, "saveAndPublish")
    closes(qtbot, "productDialog")
    assert sorted(one.name for one in _mine(vendor)) == ["Sent again", "旧手机 Old phone"]


# Pictures


def _drop(shown: ProductDialog, files: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    shown.form.strip.thumbs.dropEvent(event)
    assert event.isAccepted()


def test_pictures_are_put_in_order_removed_and_kept(
    vendor_window: RoleWindow, vendor: Person, old_phone: Goods, qtbot: QtBot, tmp_path: Path
) -> None:
    shown = _edit(qtbot, vendor_window, old_phone)
    strip = shown.form.strip
    files = [picture(tmp_path, name, name) for name in ("red", "green", "blue")]
    add_pictures(qtbot, shown, files)
    qtbot.waitUntil(lambda: len(strip.ids()) == 3, timeout=SOON)
    red, green, blue = strip.ids()
    add_pictures(qtbot, shown, files[:1])
    qtbot.waitUntil(lambda: find(qtbot, shown, QPushButton, "addPictures").text() == "Add pictures")
    assert strip.ids() == (red, green, blue)
    strip.thumbs.setCurrentRow(2)
    press(qtbot, shown, "pictureEarlier")
    qtbot.keyClick(strip.thumbs, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert strip.ids() == (blue, red, green)
    strip.thumbs.drop_current(strip.thumbs.visualRect(strip.thumbs.model().index(2, 0)).center())
    assert strip.ids() == (red, green, blue)
    strip.thumbs.drop_current(strip.thumbs.visualRect(strip.thumbs.model().index(0, 0)).center())
    assert strip.ids() == (blue, red, green)
    strip.thumbs.setCurrentRow(1)
    qtbot.keyClick(strip.thumbs, Qt.Key.Key_Delete)
    assert strip.ids() == (blue, green)
    press(qtbot, shown, "saveProduct")
    closes(qtbot, "productDialog")
    assert product_of(old_phone).picture_ids == (blue, green)
    thumbnails = vendor.session.catalogue.thumbnails([blue, green])
    assert set(thumbnails) == {blue, green}
    again = _edit(qtbot, vendor_window, old_phone)
    assert again.form.strip.ids() == (blue, green)
    assert not again.form.is_changed()
    again.reject()


def test_files_that_are_no_pictures_are_named_and_left_out(
    vendor_window: RoleWindow, old_phone: Goods, qtbot: QtBot, tmp_path: Path
) -> None:
    shown = _edit(qtbot, vendor_window, old_phone)
    text = tmp_path / "notes.png"
    text.write_text("not a picture")
    good = picture(tmp_path, "good", "red")
    _drop(shown, [text, good])
    qtbot.waitUntil(lambda: len(shown.form.strip.ids()) == 1, timeout=SOON)
    note = find(qtbot, shown, QLabel, "pictureNote")
    assert note.text() == "notes.png is not a picture Ecom can read. Use JPEG, PNG or WebP."
    _drop(shown, [picture(tmp_path, f"p{n}", f"#0000{n}0") for n in range(9)])
    qtbot.waitUntil(lambda: len(shown.form.strip.ids()) == 8, timeout=SOON)
    assert note.text() == "A product has at most 8 pictures: 2 were left out."
    assert not find(qtbot, shown, QPushButton, "addPictures").isEnabled()
    _leave(qtbot, shown)


def test_a_full_quota_is_said_beside_the_pictures(
    vendor_window: RoleWindow, vendor: Person, old_phone: Goods, qtbot: QtBot, tmp_path: Path
) -> None:
    setting = "UPDATE ecom_data.setting SET value = %s WHERE name = 'picture_quota_megabytes'"
    before = vendor.shop.value("SELECT value FROM ecom_data.setting WHERE name = 'picture_quota_megabytes'")
    vendor.shop.execute(setting, "0")
    try:
        shown = _edit(qtbot, vendor_window, old_phone)
        _drop(shown, [picture(tmp_path, "one", "red")])
        qtbot.waitUntil(lambda: len(shown.form.strip.ids()) == 1, timeout=SOON)
        press(qtbot, shown, "saveProduct")
        qtbot.waitUntil(lambda: "pictures" in shown.form.errors(), timeout=SOON)
        assert shown.form.errors()["pictures"].startswith("Your room for pictures is full.")
        assert product_of(old_phone).version == 1
        _leave(qtbot, shown)
    finally:
        vendor.shop.execute(setting, before)


# Somebody else


def test_what_was_saved_elsewhere_stands_beside_what_is_typed(
    vendor_window: RoleWindow, vendor: Person, old_phone: Goods, qtbot: QtBot
) -> None:
    shown = _edit(qtbot, vendor_window, old_phone)
    fill(qtbot, shown, "product_name", "My name for it")
    fill(qtbot, shown, "product_price", "310")
    seen_there = product_of(old_phone)
    elsewhere = replace(
        _draft_of(seen_there), name="Their name for it", price=Decimal("320"), campus="北校区 North"
    )
    vendor.session.vendor_products.save(new_key(), elsewhere, seen_there)
    press(qtbot, shown, "saveProduct")
    says(qtbot, shown, "This was saved elsewhere while you were typing.")
    assert find(qtbot, shown, QLabel, "saved_name").text() == "Their name for it"
    assert find(qtbot, shown, QLabel, "saved_price").text() == "¥320.00"
    values = shown.form.values()
    assert (values["name"], str(values["price"])) == ("My name for it", "310.00")
    assert values["campus"] == "北校区 North"  # untouched here: taken over
    press(qtbot, shown, "take_price")
    press(qtbot, shown, "saveProduct")
    closes(qtbot, "productDialog")
    saved = product_of(old_phone)
    assert (saved.name, str(saved.price), saved.campus) == ("My name for it", "320.00", "北校区 North")
