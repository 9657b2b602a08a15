"""A vendor: confirms and ships what was ordered, and has the money once it has arrived."""

from __future__ import annotations

from tests.tour import hands
from tests.tour.tour import Tour
from tests.tour.way_in import come_in, go_out

SHIPPED = {"nanyuan": ("SF Express", "SF1234567890"), "books": ("YTO Express", "YT9876543210")}
"""Carrier and tracking number, by who ships."""

EARNED = {"nanyuan": "¥1,299.00", "books": "¥29.90"}


def confirms_and_ships(tour: Tour, login_name: str, goods: str) -> None:
    """Confirms the order with these goods and ships it with a tracking number."""
    come_in(tour, login_name)
    hands.see("salesChart")
    tour.show(f"{login_name}-overview", f"{login_name} sees in the vendor's overview what is to be done")
    hands.press("toConfirm")
    hands.press_row("Orders", goods)
    hands.read("林小雨 Lin")
    tour.show(f"{login_name}-order", "… opens the new order")
    hands.press("Confirm", inside=hands.see("panelActions"))
    hands.read("is confirmed")
    hands.press("Clear")
    hands.press_row("Orders", goods)
    hands.press("Ship", inside=hands.see("panelActions"))
    hands.see("shipDialog")
    carrier, tracking = SHIPPED[login_name]
    hands.type_into("Carrier", carrier)
    hands.type_into("Tracking number", tracking)
    tour.show(f"{login_name}-ships", "… confirms it, and ships it with a tracking number")
    hands.press("shipOrder")
    hands.read("is on its way")
    hands.read(tracking)
    tour.show(f"{login_name}-shipped", "The order is on its way")
    go_out()


def has_the_money(tour: Tour, login_name: str) -> None:
    """The price of what was delivered is in the wallet."""
    come_in(tour, login_name)
    hands.go("Notifications")
    tour.show(
        f"{login_name}-is-told", f"{login_name} is told that the order has arrived, and how it is rated"
    )
    hands.go("Wallet and fees")
    hands.wait(lambda: any(EARNED[login_name] in row for row in hands.rows("walletEntries")), "the money")
    tour.show(f"{login_name}-has-the-money", "… and has the money in the wallet")
    go_out()
