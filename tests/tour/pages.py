"""Every page of every window, in both languages, light and dark: nothing is done, everything is looked at."""

from __future__ import annotations

from dataclasses import dataclass

from PyQt6.QtWidgets import QPushButton

from ecom_client.ui.common.cards import CardGrid
from ecom_client.ui.common.table import Table
from ecom_client.ui.common.text import _
from tests.tour import hands
from tests.tour.tour import Tour
from tests.tour.way_in import come_in, go_out

PEOPLE = {"chen": "customer", "nanyuan": "vendor", "admin": "administrator"}


@dataclass(frozen=True)
class Look:
    """A language and a theme, and the size of the windows where it is not the usual one."""

    language: str
    theme: str
    size: tuple[int, int] | None = None

    @property
    def name(self) -> str:
        """The folder its pictures go into."""
        size = [f"{self.size[0]}x{self.size[1]}"] if self.size else []
        return "-".join([self.language, self.theme, *size])

    def play(self, tour: Tour) -> None:
        """Look at everything."""
        tour.stage.open_program(self.language, self.theme)
        hands.settle()
        tour.show("welcome", f"{self.name}: a first start")
        hands.press(_("Connect to a server"))
        tour.show("connect", f"{self.name}: which server")
        tour.stage.open_program(self.language, self.theme, known=True)
        hands.read(_("Sample sign-ins:"))
        tour.show("sign-in", f"{self.name}: the way in")
        hands.press(_("Forgot your password?"))
        tour.show("forgotten", f"{self.name}: a forgotten password")
        hands.press(_("I have a code already"))
        tour.show("recover", f"{self.name}: a mailed code and a new password")
        hands.press(_("Back"))
        hands.press(_("Register"))
        tour.show("register", f"{self.name}: a new account")
        hands.press(_("Back"))
        for login_name, role in PEOPLE.items():
            self._look_around(tour, login_name, role)

    def _look_around(self, tour: Tour, login_name: str, role: str) -> None:
        come_in(tour, login_name)
        if self.size is not None:
            hands.window().resize(*self.size)
        for place in hands.places():
            hands.go(place)
            name = f"{role}-{hands.place()}"
            tour.show(name, f"{self.name}: {role}, {place}")
            if _open_first():
                own_page = hands.place() not in name
                opened = f"{role}-{hands.place()}" if own_page else f"{name}-opened"
                tour.show(opened, f"{self.name}: {role}, {place}, the first one opened")
        if role == "customer":
            _look_at_checkout(tour, self.name)
        go_out()


DARK_CHINESE = Look("zh_CN", "dark")
LOOKS = [
    Look("en", "light"),
    Look("en", "dark"),
    Look("zh_CN", "light"),
    DARK_CHINESE,
    Look("zh_CN", "light", (1024, 600)),
]


def _open_first() -> bool:
    """Open the first row of the list that is in front, if there is one, in its panel or on its own page."""
    for kind in (Table, CardGrid):
        for view in hands.window().findChildren(kind):
            if view.isVisible() and view.model().rowCount():
                hands.press_first(view)
                hands.settle()
                return True
    return False


def _look_at_checkout(tour: Tour, look: str) -> None:
    hands.go(_("Cart"))
    button = hands.see("checkoutButton", QPushButton)
    if button.isEnabled():
        hands.press_widget(button)
        hands.see("payButton")
        tour.show("customer-checkout", f"{look}: customer, {_('Checkout')}")
