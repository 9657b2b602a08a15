"""A vendor: confirms and ships what was ordered, and has the money once it has arrived."""

from __future__ import annotations

from tests.tour import hands
from tests.tour.tour import Tour
from tests.tour.way_in import come_in, go_out

TRACKING = {"nanyuan": "SF1234567890", "books": "YT9876543210"}


def confirms_and_ships(tour: Tour, login_name: str, goods: str) -> None:
    """Confirms the order with these goods and ships it with a tracking number."""
    come_in(tour, login_name)
    tour.show(f"{login_name}-is-in", f"{login_name} in the vendor's window")
    go_out()


def has_the_money(tour: Tour, login_name: str) -> None:
    """The price of what was delivered is in the wallet."""
    come_in(tour, login_name)
    hands.go("Wallet")
    hands.wait(lambda: hands.rows("walletEntries"), "entries")
    tour.show(f"{login_name}-has-the-money", f"{login_name} has the money in the wallet")
    go_out()
