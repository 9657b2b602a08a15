"""A vendor's products in their list: off the shelf and on it again, several at once, restocked, searched."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PyQt6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ecom_client.domain.catalogue import ProductStatus
from ecom_client.ui.common.shell import RoleWindow
from ecom_client.ui.common.todo_card import TodoCard
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
    seen,
)
from tests.fixtures.goods import Goods, books_balance, change_product, product_of, put_on_sale, stock_of
from tests.fixtures.people import Person
from tests.fixtures.vendor_products import products_page
from tests.fixtures.windows import OpenWindow


def test_off_the_shelf_with_undo_sold_elsewhere_and_listed_again(
    vendor_window: RoleWindow, vendor: Person, old_phone: Goods, qtbot: QtBot
) -> None:
    page = products_page(qtbot, vendor_window)

    def is_now(status: ProductStatus) -> Callable[[], bool]:
        return lambda: product_of(old_phone).status is status

    def is_shown() -> bool:
        """Whether the panel has heard of the last change."""
        return page._panel_row.version == product_of(old_phone).version

    for words, undone, status in (
        ("Take off the shelf", "Undo", ProductStatus.OFF_SHELF),
        ("Mark as sold elsewhere", "", ProductStatus.SOLD_ELSEWHERE),
        ("List again", "", ProductStatus.ON_SALE),
    ):
        choose_row(qtbot, page, old_phone.id)
        qtbot.waitUntil(is_shown, timeout=SOON)
        act(qtbot, page, words)
        if words == "List again":  # a new listing, with days of its own
            press(qtbot, dialog(qtbot, "publishDialog"), "publish")
            closes(qtbot, "publishDialog")
        qtbot.waitUntil(is_now(status), timeout=SOON)
        bar_says(qtbot, vendor_window, "“旧手机 Old phone”")
        if undone:
            press_words(qtbot, vendor_window.messages, undone)
            qtbot.waitUntil(is_now(ProductStatus.ON_SALE), timeout=SOON)
        vendor_window.messages.clear()
    assert vendor.session.catalogue.listing(old_phone.id) is not None


def test_a_shop_lists_again_what_was_sold_elsewhere_and_it_is_new(
    vendor: Person, old_phone: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    """From the list as from the form; taking back that it was sold elsewhere changes no date."""
    shop = vendor.shop
    shop.execute("UPDATE ecom_data.vendor SET kind = 'shop' WHERE id = %s", vendor.profile_id)
    shop.execute(
        "INSERT INTO ecom_data.membership (vendor_id, plan_id, current_of, shop_since, started_at)"
        " SELECT %s, MAX(id), %s, ecom_data.utc_now(), ecom_data.utc_now() FROM ecom_data.plan",
        vendor.profile_id,
        vendor.profile_id,
    )
    long_ago = datetime(2025, 1, 1)  # noqa: DTZ001 — as the server keeps it
    change_product(old_phone, listed_at=long_ago)
    window = open_window(vendor)
    qtbot.waitExposed(window)
    page = products_page(qtbot, window)

    def is_from(day: datetime) -> bool:
        listed_at = product_of(old_phone).listed_at
        return listed_at is not None and listed_at > day.replace(tzinfo=UTC)

    def goes(words: str, status: ProductStatus) -> None:
        choose_row(qtbot, page, old_phone.id)
        qtbot.waitUntil(lambda: page._panel_row.version == product_of(old_phone).version, timeout=SOON)
        act(qtbot, page, words)
        qtbot.waitUntil(lambda: product_of(old_phone).status is status, timeout=SOON)
        bar_says(qtbot, window, "“旧手机 Old phone”")

    goes("Mark as sold elsewhere", ProductStatus.SOLD_ELSEWHERE)
    press_words(qtbot, window.messages, "Undo")
    qtbot.waitUntil(lambda: product_of(old_phone).status is ProductStatus.ON_SALE, timeout=SOON)
    assert not is_from(long_ago)
    window.messages.clear()
    goes("Mark as sold elsewhere", ProductStatus.SOLD_ELSEWHERE)
    window.messages.clear()
    goes("List again", ProductStatus.ON_SALE)
    assert is_from(long_ago)
    change_product(old_phone, listed_at=long_ago, status="sold_elsewhere")
    page.refresh()
    choose_row(qtbot, page, old_phone.id)
    qtbot.waitUntil(lambda: page._panel_row.status is ProductStatus.SOLD_ELSEWHERE, timeout=SOON)
    act(qtbot, page, "Edit")
    press(qtbot, dialog(qtbot, "productDialog"), "saveAndPublish")
    closes(qtbot, "productDialog")
    assert product_of(old_phone).status is ProductStatus.ON_SALE and is_from(long_ago)


def test_several_products_go_at_once_and_the_refused_is_named(
    vendor_window: RoleWindow, vendor: Person, old_phone: Goods, qtbot: QtBot
) -> None:
    other = put_on_sale(vendor, "Second")
    vendor_window.refresh()
    page = products_page(qtbot, vendor_window, count=2)
    page.refresh()
    page.table.selectAll()
    qtbot.waitUntil(lambda: len(page.selected_rows()) == 2, timeout=SOON)
    change_product(other, version=9)
    action = next(one for one in page.table.row_menu().actions() if one.text() == "Take off the shelf")
    action.trigger()
    bar_says(qtbot, vendor_window, "“Second” stays as it is:")
    assert product_of(old_phone).status is ProductStatus.OFF_SHELF
    assert product_of(other).status is ProductStatus.ON_SALE


def test_restocking_says_what_cannot_be(
    vendor_window: RoleWindow, vendor: Person, old_phone: Goods, qtbot: QtBot
) -> None:
    page = products_page(qtbot, vendor_window)
    choose_row(qtbot, page, old_phone.id)
    act(qtbot, page, "Restock")
    shown = dialog(qtbot, "restockDialog")
    for typed, sentence in (
        ("", "This is needed."),
        ("0", "This number is out of range."),
        ("-5", "There are not that many in stock to take out."),
        ("1.5", "Type a whole number, like 12."),
    ):
        fill(qtbot, shown, "stockChange", typed)
        press(qtbot, shown, "restock")
        says(qtbot, shown, sentence)
    fill(qtbot, shown, "stockChange", "\u22123")
    press(qtbot, shown, "restock")
    closes(qtbot, "restockDialog")
    bar_says(qtbot, vendor_window, "There are 1 of “旧手机 Old phone” now.")
    assert stock_of(old_phone) == 1
    books_balance(vendor.shop)
    vendor_window.go_to("overview")
    card = find(qtbot, vendor_window.page("overview"), TodoCard, "lowStock")
    qtbot.waitUntil(lambda: card.count() == 1, timeout=SOON)
    qtbot.mouseClick(card, LEFT)
    assert page.filter_row.values() == {"low": True}
    qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=SOON)


def test_the_list_is_searched_and_an_empty_answer_can_be_cleared(
    vendor_window: RoleWindow, old_phone: Goods, qtbot: QtBot
) -> None:
    page = products_page(qtbot, vendor_window)
    page.set_filters({"words": "nothing like it"})
    qtbot.waitUntil(lambda: bool(seen(page, QLabel)) and page.empty_state.isVisible(), timeout=SOON)
    assert page.empty_state.sentence.text() == "Nothing matches these filters"
    qtbot.mouseClick(page.empty_state.button, LEFT)
    qtbot.waitUntil(lambda: page.model.place_of(old_phone.id) is not None, timeout=SOON)


def test_another_vendors_product_is_not_shown(
    vendor_window: RoleWindow, other_vendor: Person, qtbot: QtBot
) -> None:
    strange = put_on_sale(other_vendor, "Not mine")
    products_page(qtbot, vendor_window)
    vendor_window.go_to("products", strange.id)
    bar_says(qtbot, vendor_window, "This product is not among yours.")
