"""Every page of every window, in both languages, light and dark."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PyQt6.QtWidgets import QAbstractItemView

from tests.tour import hands
from tests.tour.tour import Tour
from tests.tour.way_in import come_in, go_out

PEOPLE = ("chen", "nanyuan", "admin")


@dataclass(frozen=True)
class Look:
    """A language and a theme, and the size of the windows where it is not the usual one."""

    language: str
    theme: str
    size: tuple[int, int] | None = None

    @property
    def name(self) -> str:
        """The folder its pictures go into."""
        return "-".join([self.language, self.theme, *([f"{self.size[0]}x{self.size[1]}"] if self.size else [])])

    def play(self, tour: Tour) -> None:
        """Look at everything."""
        tour.stage.open_program(self.language, self.theme, known=True)
        hands.settle()
        tour.show("sign-in", f"{self.name}: the way in")
        for login_name in PEOPLE:
            come_in(tour, login_name, language=self.language)
            if self.size is not None:
                hands.window().resize(*self.size)
            for number, place in enumerate(hands.places(), 1):
                hands.go(place)
                tour.show(f"{login_name}-{number}", f"{self.name}: {login_name}, {place}")
                _open_first(tour, f"{login_name}-{number}", place)
            go_out(self.language)


DARK_CHINESE = Look("zh_CN", "dark")
LOOKS = [
    Look("en", "light"),
    Look("en", "dark"),
    Look("zh_CN", "light"),
    DARK_CHINESE,
    Look("zh_CN", "light", (1024, 600)),
]


def _open_first(tour: Tour, name: str, place: str) -> None:
    """The first row of a list is opened in its panel, or on its own page."""
