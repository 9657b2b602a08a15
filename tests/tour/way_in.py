"""Coming in and going out, the same for everybody and in every language."""

from __future__ import annotations

from ecom_client.app import SAMPLE_PASSWORD
from ecom_client.ui.common.text import _
from tests.tour import hands
from tests.tour.tour import Tour


def come_in(tour: Tour, login_name: str, password: str = SAMPLE_PASSWORD) -> None:
    """Sign in on the way in, where the trial server is chosen already; ends in the person's window."""
    tour.step = f"{login_name} signs in"
    hands.type_into(_("Login name"), login_name)
    hands.type_into(_("Password"), password)
    hands.press(_("Sign in"))
    hands.wait(hands.is_role_window, f"the window of {login_name}")
    hands.settle()


def go_out() -> None:
    """Sign out by the account menu; ends on the way in."""
    hands.open_account_menu()
    hands.choose(_("Sign out"))
    hands.wait(lambda: not hands.is_role_window(), "the way in")
    hands.settle()
