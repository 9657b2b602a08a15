"""The main story: who acts, in which order."""

from __future__ import annotations

from tests.tour import administrator, customer, guest, vendor
from tests.tour.tour import Tour


def play(tour: Tour) -> None:
    """From the first start to the sale in the charts. Raises Missing when something does not happen."""
    guest.arrives(tour)
    guest.browses(tour)
    customer.registers(tour)
    customer.asks_for_a_top_up(tour)
    administrator.confirms_the_top_up(tour)
    customer.comes_back(tour)
    customer.searches(tour)
    customer.checks_out(tour)
    for login_name, goods in customer.VENDORS.items():
        vendor.confirms_and_ships(tour, login_name, goods)
    customer.follows(tour)
    customer.confirms_and_rates(tour)
    for login_name in customer.VENDORS:
        vendor.has_the_money(tour, login_name)
    administrator.sees_the_sale(tour)
