"""The administrator: confirms the top-up, sees the sale in the charts, finds the order among all others."""

from __future__ import annotations

from PyQt6.QtWidgets import QLabel

from tests.tour import hands
from tests.tour.tour import Tour
from tests.tour.way_in import come_in, go_out


def confirms_the_top_up(tour: Tour) -> None:
    """Compares with the bank and confirms."""
    come_in(tour, "admin")
    tour.facts["orders before"] = str(_orders_sold())
    tour.show("admin-overview-before", "The administrator's overview: what waits, and how the shop does")
    hands.go("Wallet requests")
    hands.press_row("wallet_requestsTable", "ICBC 2231-0098 Lin")
    tour.show("admin-request", "Lin's request, to be compared with the bank")
    hands.press("Confirm…")
    hands.see("decisionDialog")
    tour.show("admin-decides", "The button says what will happen")
    hands.press("decideButton")
    hands.read("The top-up of ¥2,000.00 for")
    tour.show("admin-confirmed", "The top-up is confirmed")
    go_out()


def sees_the_sale(tour: Tour) -> None:
    """The charts know of the sale; the order is found by filtering and sorting."""
    come_in(tour, "admin")
    before = int(tour.facts["orders before"])
    hands.wait(lambda: _orders_sold() == before + 2, "two more orders")
    tour.show("admin-overview-after", "The sale is in the overview's figures and charts")
    hands.press("Show as table", inside=hands.see("vendorsChart"))
    hands.press("Show as table", inside=hands.see("productsChart"))
    tour.show("admin-overview-tables", "Each chart's table is one press away")
    hands.go("Orders")
    hands.wait(lambda: hands.rows("ordersTable"), "orders")
    tour.show("admin-orders", "All orders of the shop")
    hands.press("State")
    hands.press("Received")
    hands.close_popup()
    hands.type_into("Number, customer or vendor", "林小雨")
    hands.wait(lambda: len(hands.rows("ordersTable")) == 2, "Lin's two orders")
    hands.press_header("ordersTable", "Customer")
    hands.press_header("ordersTable", "Total", hands.CTRL)
    hands.press_header("ordersTable", "Total", hands.CTRL)
    hands.settle()
    tour.show("admin-finds-orders", "Found: received, of Lin, sorted by customer and then by total")
    hands.press_row("ordersTable", tour.facts.get("order of nanyuan", "1,299.00"))
    hands.read("SF1234567890")
    tour.show("admin-order", "The order with its whole history")
    go_out()


def _orders_sold() -> int:
    """The figure of orders, once it is read."""
    return int(hands.wait(lambda: _digits(hands.see("figureOrders", QLabel).text()), "the figure of orders"))


def _digits(words: str) -> str:
    return "".join(character for character in words if character.isdigit())
