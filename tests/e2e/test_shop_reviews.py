"""A shop is rated from its product's page and from the order, the vendor replies, another vendor reviews a product."""

from __future__ import annotations

import pytest
from PyQt6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ecom_client.domain.keys import new_key
from ecom_client.ui.common.list_page import ListPage
from ecom_client.ui.common.stars import StarInput
from tests.fixtures.driving import (
    SOON,
    act,
    bar_says,
    choose_row,
    closes,
    dialog,
    fill,
    find,
    press,
    says,
    seen,
)
from tests.fixtures.goods import Goods, buy, put_on_sale
from tests.fixtures.people import Person
from tests.fixtures.windows import OpenWindow


@pytest.fixture
def goods(vendor: Person) -> Goods:
    vendor.shop.execute("UPDATE ecom_data.vendor SET kind = 'shop' WHERE id = %s", vendor.profile_id)
    return put_on_sale(vendor, "台灯 Lamp", "80.00")


def test_a_customer_rates_a_shop_changes_it_and_the_vendor_replies(
    customer: Person, vendor: Person, goods: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(customer)
    window.go_to("product", goods.id)
    press(qtbot, window.page("product"), "shopRatingsButton")
    ratings = dialog(qtbot, "shopReviews")
    says(qtbot, ratings, "Nobody has rated this shop yet.")
    press(qtbot, ratings, "rateShop")
    asked = dialog(qtbot, "rateShopDialog")
    press(qtbot, asked, "publishShopRating")
    says(qtbot, asked, "one to five stars")
    find(qtbot, asked, StarInput, "rating").set_value(3)
    fill(qtbot, asked, "reviewWords", "慢 Slow")
    press(qtbot, asked, "publishShopRating")
    closes(qtbot, "rateShopDialog")
    says(qtbot, ratings, "慢 Slow")
    says(qtbot, ratings, "Others: 3.0 (1)")
    press(qtbot, ratings, "rateShop")
    asked = dialog(qtbot, "rateShopDialog")
    assert find(qtbot, asked, StarInput, "rating").value() == 3
    find(qtbot, asked, StarInput, "rating").set_value(4)
    press(qtbot, asked, "publishShopRating")
    closes(qtbot, "rateShopDialog")
    says(qtbot, ratings, "Others: 4.0 (1)")
    ratings.close()
    closes(qtbot, "shopReviews")

    window = open_window(vendor)
    window.go_to("reviews")
    page = window.page("reviews")
    assert isinstance(page, ListPage)
    review = int(vendor.shop.value("SELECT MAX(id) FROM ecom_data.review"))
    choose_row(qtbot, page, review)
    says(qtbot, page, "慢 Slow")
    act(qtbot, page, "Reply…")
    asked = dialog(qtbot, "replyDialog")
    press(qtbot, asked, "publishReply")
    says(qtbot, asked, "This is needed.")
    fill(qtbot, asked, "replyWords", "We hired help")
    press(qtbot, asked, "publishReply")
    closes(qtbot, "replyDialog")
    bar_says(qtbot, window, "Your reply is published.")
    says(qtbot, page, "We hired help")


def test_a_received_order_leads_to_rating_its_vendor(
    customer: Person, vendor: Person, goods: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    order = int(buy(customer, goods.line())["orders"][0]["id"])
    vendor.write("confirm_order", new_key(), order)
    vendor.write("ship_order", new_key(), order, "SF", "1")
    customer.write("confirm_delivery", new_key(), order, None)
    window = open_window(customer)
    window.go_to("orders")
    page = window.page("orders")
    assert isinstance(page, ListPage)
    choose_row(qtbot, page, order)
    act(qtbot, page, "Rate the vendor")
    asked = dialog(qtbot, "rateShopDialog")
    find(qtbot, asked, StarInput, "rating").set_value(5)
    press(qtbot, asked, "publishShopRating")
    closes(qtbot, "rateShopDialog")
    bar_says(qtbot, window, "Your rating is published.")
    card = customer.session.catalogue.seller(vendor.profile_id)
    assert card is not None and (card.shop_rating_count, card.shop_average) == (1, 5)


def test_a_seller_who_buys_reviews_anothers_product_as_a_vendor(
    other_vendor: Person, goods: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    other_vendor.session.reviews.review_as_vendor(new_key(), goods.id, 2, "Known to break")
    window = open_window(None)
    window.go_to("product", goods.id)
    page = window.page("product")
    says(qtbot, page, "Known to break")
    qtbot.waitUntil(lambda: len(page.reviews.reviews()) == 1, timeout=SOON)  # type: ignore[attr-defined]
    assert not seen(page, QPushButton, "vendorReviewButton")
