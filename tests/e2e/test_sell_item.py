"""One used item: a photo, a name, a price and a place, and it is in the shop; the next one knows campus and place."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from PyQt6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ecom_client.data.repositories.vendor_products import VendorProducts
from ecom_client.domain.catalogue import Condition, ProductStatus
from ecom_client.ui.vendor.sell_item import SellItemDialog
from tests.fixtures.driving import SOON, bar_says, closes, dialog, fill, find, in_front, press, says
from tests.fixtures.goods import put_on_sale
from tests.fixtures.people import Person
from tests.fixtures.vendor_products import add_pictures, choose_category, picture
from tests.fixtures.windows import OpenWindow


def test_a_used_item_is_in_the_shop_at_once(
    vendor: Person, customer: Person, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    put_on_sale(vendor, "Something else", category="书 Books")
    window = in_front(qtbot, open_window(vendor))
    window.go_to("products")
    page = window.page("products")
    press(qtbot, page, "sellOneItem")
    form = dialog(qtbot, "sellItemDialog")
    assert isinstance(form, SellItemDialog)
    press(qtbot, form, "saveAndPublish")
    says(qtbot, form, "This is needed.")
    add_pictures(qtbot, form, [picture(tmp_path, "one", "#aa7744")])
    fill(qtbot, form, "product_name", "高等数学 第七版")
    fill(qtbot, form, "product_price", "15")
    choose_category(qtbot, form, "书 Books")
    fill(qtbot, form, "product_campus", "鼓楼")
    fill(qtbot, form, "product_place", "图书馆门口")
    qtbot.waitUntil(lambda: len(form.form.strip.ids()) == 1, timeout=SOON)
    press(qtbot, form, "saveAndPublish")
    closes(qtbot, "sellItemDialog")
    bar_says(qtbot, window, "is saved and on the shelf.")
    product = VendorProducts.source().page(vendor.session, None, 0, 1)[0]
    assert (product.name, product.price, product.status, product.stock, product.condition) == (
        "高等数学 第七版",
        Decimal(15),
        ProductStatus.ON_SALE,
        1,
        Condition.GOOD,
    )
    listing = customer.session.catalogue.listing(product.id)
    assert listing is not None
    assert (listing.campus, listing.description, len(listing.picture_ids)) == (
        "鼓楼",
        "Hand-over: 图书馆门口",
        1,
    )
    press(qtbot, page, "sellOneItem")
    form = dialog(qtbot, "sellItemDialog")
    assert find(qtbot, form, QLineEdit, "product_campus").text() == "鼓楼"
    assert find(qtbot, form, QLineEdit, "product_place").text() == "图书馆门口"
    assert form.form.field("category_id").value() is not None
    form.reject()
