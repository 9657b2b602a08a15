"""What every page of a role's window is: a title, a line of fact, one primary action, and how it is kept fresh."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QWidget

from ecom_client.ui.common.text import _

if TYPE_CHECKING:
    from ecom_client.domain.changes import Change
    from ecom_client.ui.common.tasks import Tasks


class Page(QWidget):
    """One page of a role's window.

    The window makes it on first sight, then calls, in this order:

    `refresh()` on first sight, on F5, and when a command changed something in `interested_in` (at once when the page is
    seen, otherwise when it is seen next); `opened(argument)` when somebody asked for this page with an argument;
    `on_shown()` each time it comes to the front.
    """

    #: The line of fact beside the title: "128 orders, 3 to ship".
    fact_changed = pyqtSignal(str)
    #: The title became another one (a product's name, once it is read).
    title_changed = pyqtSignal()
    #: The primary action became another one, or none.
    primary_action_changed = pyqtSignal()
    #: Go to another page of the window: its name and what to open there.
    go = pyqtSignal(str, object)
    #: Go back to the page before this one.
    back = pyqtSignal()
    #: Say something in the window's message bar: a kind (info, good, warn, bad) and a sentence.
    said = pyqtSignal(str, str)
    #: The same with up to two things to do about it: a tuple of (word, what it does).
    offered = pyqtSignal(str, str, object)
    #: A guest wants to do something that needs an account: show the way in.
    sign_in_wanted = pyqtSignal()
    #: Something failed; the window shows it as its kind of error deserves.
    failed = pyqtSignal(object)

    #: The nouns whose change makes this page stale.
    interested_in: frozenset[Change] = frozenset()

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tasks = tasks
        self._fact = ""

    def title(self) -> str:
        """The page's title, in the current language."""
        raise NotImplementedError(f"{type(self).__name__} has no title")

    def has_unsent(self) -> bool:
        """Whether something is typed here that was neither sent nor saved."""
        from ecom_client.ui.common.compose import Compose, Draft
        from ecom_client.ui.common.form import Form

        here = self.window()
        return any(one.is_changed() for one in self.findChildren(Form) if one.window() is here) or any(
            one.draft() != Draft() for one in self.findChildren(Compose)
        )

    def primary_action(self) -> QAction | None:
        """The one thing most people come here to do; shown at the right of the header."""
        return None

    def refresh(self) -> None:
        """Read again what is shown. Old content stays until the new one is there."""

    def on_shown(self) -> None:
        """The page came to the front."""

    def opened(self, argument: object) -> None:
        """Somebody asked for this page to show `argument` (an order number, a product id …)."""

    def fact(self) -> str:
        """The fact last set."""
        return self._fact

    def set_fact(self, fact: str) -> None:
        """Show `fact` beside the title."""
        self._fact = fact
        self.fact_changed.emit(fact)

    def say(self, kind: str, sentence: str) -> None:
        """Say a sentence in the message bar; `kind` is info, good, warn or bad."""
        self.said.emit(kind, sentence)

    def offer(self, kind: str, sentence: str, *actions: tuple[str, Callable[[], None]]) -> None:
        """Say a sentence with up to two things to do about it ("Undo")."""
        self.offered.emit(kind, sentence, actions)

    def offer_sign_in(self, sentence: str) -> None:
        """Tell a guest what an account is needed for, with the way to it."""
        self.offer("info", sentence, (_("Sign in or register"), self.sign_in_wanted.emit))
