"""A customer posts what they look for, a seller offers a product, the customer accepts; an administrator hides it."""

from __future__ import annotations

from decimal import Decimal

from PyQt6.QtWidgets import QFrame
from pytestqt.qtbot import QtBot

from ecom_client.data.repositories.wants import Wants
from ecom_client.domain.keys import new_key
from ecom_client.domain.wants import OfferStatus, WantDraft, WantStatus
from ecom_client.ui.common.list_page import ListPage
from ecom_client.ui.common.shell import RoleWindow
from ecom_client.ui.vendor.wants import WantsPage
from tests.fixtures.driving import SOON, act, bar_says, choose_row, closes, dialog, fill, find, press, says
from tests.fixtures.goods import put_on_sale
from tests.fixtures.people import People, Person
from tests.fixtures.windows import OpenWindow


def _open(person: Person, open_window: OpenWindow, qtbot: QtBot) -> tuple[RoleWindow, ListPage]:
    window = open_window(person)
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=SOON)
    window.go_to("wants")
    page = window.page("wants")
    assert isinstance(page, ListPage)
    return window, page


def _post(person: Person, name: str, price: str = "300") -> int:
    return person.session.wants.save(new_key(), WantDraft(name, "北门 North gate", Decimal(price)))


def test_a_want_is_posted_offered_on_and_accepted(
    customer: Person, vendor: Person, open_window: OpenWindow, qtbot: QtBot
) -> None:
    goods = put_on_sale(vendor, "永久自行车 Bicycle", "280.00")
    window, page = _open(customer, open_window, qtbot)
    press(qtbot, page, "postFirstWant")
    form = dialog(qtbot, "wantDialog")
    press(qtbot, form, "saveWant")
    says(qtbot, form, "This is needed.")
    fill(qtbot, form, "wantName", "自行车")
    fill(qtbot, form, "wantPrice", "300")
    press(qtbot, form, "saveWant")
    closes(qtbot, "wantDialog")
    bar_says(qtbot, window, "Posted. Sellers can answer now.")
    want = Wants.mine().page(customer.session, None, 0, 1)[0].id

    window, page = _open(vendor, open_window, qtbot)
    choose_row(qtbot, page, want)
    says(qtbot, page.panel, "You have offered nothing yet.")
    act(qtbot, page, "Make an offer")
    form = dialog(qtbot, "offerDialog")
    fill(qtbot, form, "offerWords", "九成新")
    press(qtbot, form, "sendOffer")
    closes(qtbot, "offerDialog")
    says(qtbot, page.panel, "永久自行车 Bicycle")

    window, page = _open(customer, open_window, qtbot)
    choose_row(qtbot, page, want)
    says(qtbot, page.panel, "九成新")
    press(qtbot, page.panel, "acceptOffer")
    press(qtbot, dialog(qtbot, "answerDialog"), "sendAnswer")
    closes(qtbot, "answerDialog")
    says(qtbot, page.panel, "¥280.00")
    (offer,) = customer.session.wants.offers(customer.window, want)
    qtbot.waitUntil(
        lambda: customer.session.wants.offers(customer.window, want)[0].status is OfferStatus.ACCEPTED,
        timeout=SOON,
    )
    assert offer.product_id == goods.id
    press(qtbot, page.panel, "showProduct")
    qtbot.waitUntil(lambda: window.current_name() == "product", timeout=SOON)


def test_a_seller_searches_and_takes_an_offer_back(
    customer: Person, vendor: Person, open_window: OpenWindow, qtbot: QtBot
) -> None:
    lamp, book = _post(customer, "台灯 Desk lamp"), _post(customer, "高等数学")
    offer = vendor.session.wants.offer(new_key(), lamp, None, "I have one at home")
    window, page = _open(vendor, open_window, qtbot)
    assert isinstance(page, WantsPage)
    window.go_to("wants", {"words": "desk"})
    qtbot.waitUntil(lambda: page.model.place_of(lamp) is not None, timeout=SOON)
    qtbot.waitUntil(lambda: page.model.place_of(book) is None, timeout=SOON)
    choose_row(qtbot, page, lamp)
    find(qtbot, page.panel, QFrame, f"offer{offer}")
    press(qtbot, page.panel, "withdrawOffer")
    bar_says(qtbot, window, "Your offer is taken back.")
    assert customer.session.wants.offers(customer.window, lamp) == []


def test_an_administrator_hides_a_want_with_a_reason(
    customer: Person, people: People, open_window: OpenWindow, qtbot: QtBot
) -> None:
    want = _post(customer, "违禁品 Forbidden thing")
    window, page = _open(people.administrator(), open_window, qtbot)
    choose_row(qtbot, page, want)
    act(qtbot, page, "Hide…")
    form = dialog(qtbot, "hideDialog")
    fill(qtbot, form, "hideReason", "Not here")
    press(qtbot, form, "hideWant")
    bar_says(qtbot, window, "is hidden")
    row = next(row for row in Wants.mine().page(customer.session, None, 0, 9) if row.id == want)
    assert (row.status, row.hidden_reason) == (WantStatus.HIDDEN, "Not here")


def test_what_is_not_found_is_posted_as_a_want(
    customer: Person, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window, _wants = _open(customer, open_window, qtbot)
    window.go_to("shop", "theodolite")
    shop = window.page("shop")
    press(qtbot, shop, "postWant")
    form = dialog(qtbot, "wantDialog")
    fill(qtbot, form, "wantPrice", "900")
    press(qtbot, form, "saveWant")
    closes(qtbot, "wantDialog")
    qtbot.waitUntil(lambda: window.current_name() == "wants", timeout=SOON)
    assert [row.name for row in Wants.mine().page(customer.session, None, 0, 9)] == ["theodolite"]
