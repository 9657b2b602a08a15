"""A visitor without an account looks around."""

from __future__ import annotations

from tests.tour import hands
from tests.tour.tour import Tour


def arrives(tour: Tour) -> None:
    """The first start: try it on this computer, and look around as a guest."""
    tour.stage.open_program()
    hands.see("Try it on this computer")
    tour.show("welcome", "A first start: try Ecom on this computer, or connect to a server")
    hands.press("Try it on this computer")
    hands.see("Look around as a guest")
    hands.wait(lambda: not hands.sees("Starting the server of this computer …"), "the trial server")
    hands.read("Sample sign-ins:")
    tour.show("sign-in", "The trial server is there: sign in, register, or look around")
    hands.press("Look around as a guest")
    hands.wait(hands.is_role_window, "the guest's window")


def browses(tour: Tour) -> None:
    """Looks through the shop, and finds that buying needs an account."""
    hands.wait(lambda: hands.rows("productGrid"), "products")
    tour.show("guest-shop", "A guest sees what is on sale")
    hands.press_branch("categoryTree", "影音 Sound")
    tour.show("guest-category", "… narrows it to a category")
    hands.press_row("productGrid", "降噪耳机")
    hands.see("addToCartButton")
    hands.read("降噪耳机")
    tour.show("guest-product", "… and opens a product, with the seller beside the price")
    hands.press("addToCartButton")
    hands.read("Sign in to buy")
    tour.show("guest-turned-away", "Buying needs an account: the way to it is one press away")
