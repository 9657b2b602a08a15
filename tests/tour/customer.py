"""Lin, a new customer: registers, tops up, searches, buys from two vendors at once, follows, confirms, rates."""

from __future__ import annotations

from PyQt6.QtCore import Qt

from tests.tour import hands
from tests.tour.tour import Tour
from tests.tour.way_in import come_in, go_out

LOGIN = "lin"
PASSWORD = "a quiet lake at dawn"
TOP_UP = "2000"

PHONE = "云雀 A5 学生手机"
STAND = "桌面手机支架"
VENDORS = {"nanyuan": PHONE, "books": STAND}
"""Who sells what Lin buys: login name → name of the product."""


def registers(tour: Tour) -> None:
    """Opens an account as a customer."""
    hands.press("Sign in or register")
    hands.wait(lambda: not hands.is_role_window(), "the way in")
    hands.press("Register")
    hands.type_into("Login name", LOGIN)
    hands.type_into("Your name", "林小雨 Lin")
    hands.type_into("Password", PASSWORD)
    hands.type_into("Password again", PASSWORD)
    hands.type_into("Telephone", "138 0013 8000")
    hands.press("I accept the terms of use")
    tour.show("lin-registers", "Lin registers as a customer")
    hands.press("Register")
    hands.wait(hands.is_role_window, "Lin's window")
    hands.wait(lambda: hands.rows("productGrid"), "products")
    tour.show("lin-is-in", "… and is in her own window")


def asks_for_a_top_up(tour: Tour) -> None:
    """Asks for money in her wallet."""
    hands.go("Wallet")
    tour.show("lin-empty-wallet", "Her wallet is empty")
    hands.press("Top up")
    hands.type_into("wallet_amount", TOP_UP)
    hands.type_into("wallet_bank_reference", "ICBC 2231-0098 Lin")
    tour.show("lin-asks-for-top-up", "She asks for a top-up with the reference of her bank transfer")
    hands.press("askButton")
    hands.read("An administrator looks at it")
    hands.wait(lambda: hands.rows("walletRequests"), "the request")
    tour.show("lin-request-waits", "The request waits for an administrator")
    go_out()


def comes_back(tour: Tour) -> None:
    """The top-up is there."""
    come_in(tour, LOGIN, PASSWORD)
    hands.go("Notifications")
    tour.show("lin-is-told", "Lin is told that her top-up is confirmed")
    hands.go("Wallet")
    hands.read("¥2,000.00")
    tour.show("lin-wallet-filled", "The money is in her wallet")


def searches(tour: Tour) -> None:
    """Finds products of two vendors, with Chinese and with Latin words, and puts them in the cart."""
    hands.go("Shop")
    _search("手机")
    hands.wait(lambda: all("手机" in row for row in hands.rows("productGrid")), "phones only")
    tour.show("lin-searches-chinese", "She searches for 手机")
    hands.press_row("productGrid", PHONE)
    hands.see("addToCartButton")
    hands.read(PHONE)
    tour.show("lin-opens-product", "… and opens a phone")
    hands.press("addToCartButton")
    hands.read("cart")
    tour.show("lin-first-in-cart", "The phone is in her cart")
    hands.go("Shop")
    _search("phone stand")
    hands.wait(lambda: len(hands.rows("productGrid")) == 1, "the phone stand alone")
    tour.show("lin-searches-latin", "She searches for “phone stand”")
    hands.press_row("productGrid", STAND)
    hands.read(STAND)
    hands.press("addToCartButton")
    tour.show("lin-second-in-cart", "A phone stand of another vendor is in her cart")


def _search(words: str) -> None:
    hands.key(Qt.Key.Key_F, hands.CTRL)
    hands.type_into("searchEdit", words)
    hands.key(Qt.Key.Key_Return)
    hands.settle()


def checks_out(tour: Tour) -> None:
    """One checkout by wallet, two orders."""
    hands.go("Cart")
    hands.read("¥1,328.90")
    tour.show("lin-cart", "Her cart, by vendor")
    hands.press("checkoutButton")
    hands.type_into("address_recipient", "林小雨 Lin")
    hands.type_into("address_phone", "138 0013 8000")
    hands.type_into("address_region", "北京市 海淀区")
    hands.type_into("address_street", "学院路 5 号 南苑 2 号楼 305")
    tour.show("lin-checkout", "One checkout: where to, and by wallet")
    hands.press("payButton")
    hands.read("2 orders placed")
    tour.show("lin-two-orders", "Two vendors, two orders")
    go_out()


def follows(tour: Tour) -> None:
    """Sees what the vendors did."""
    come_in(tour, LOGIN, PASSWORD)
    hands.go("Notifications")
    tour.show("lin-is-told-of-shipping", "Lin is told that both have shipped")
    hands.go("My orders")
    hands.press_row("My orders", PHONE)
    hands.read("SF1234567890")
    tour.show("lin-follows", "She follows the timeline of her order, with its tracking number")


def confirms_and_rates(tour: Tour) -> None:
    """Has the goods: the money goes to the vendors, and she says what she thinks."""
    for name, goods, stars, words in (
        ("phone", PHONE, 5, "屏幕清晰，电池够用两天。Great value."),
        ("stand", STAND, 4, "稳，就是有点重。Sturdy."),
    ):
        hands.press_row("My orders", goods)
        hands.press("Confirm delivery", inside=hands.see("panelActions"))
        hands.see("confirmDelivery")
        if name == "phone":
            tour.show("lin-confirms", "She confirms the delivery: the money goes to the vendor")
        hands.press("Confirm delivery")
        hands.read("is confirmed")
        hands.press("rateItem")
        hands.see("rateDialog")
        hands.key(getattr(Qt.Key, f"Key_{stars}"))
        hands.type_into("reviewWords", words)
        if name == "phone":
            tour.show("lin-rates", "… and rates what she bought")
        hands.press("publishRating")
        hands.read("Your rating is published")
    tour.show("lin-is-done", "Both orders are received and rated")
    hands.go("Wallet")
    hands.read("¥671.10")
    tour.show("lin-wallet-after", "Her wallet shows every movement")
    go_out()
