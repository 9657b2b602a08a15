"""The window of a role: navigation, header, message bar, pages, status line. Roles only say which pages there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PyQt6.QtCore import QByteArray, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PyQt6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from ecom_client.domain.errors import Cancelled, Known, ServerAway
from ecom_client.ui.common.command_palette import Command, CommandPalette
from ecom_client.ui.common.dialogs import confirm, show_bug
from ecom_client.ui.common.header import Header
from ecom_client.ui.common.memory import Memory
from ecom_client.ui.common.message_bar import MessageBar
from ecom_client.ui.common.navigation import Navigation
from ecom_client.ui.common.page import Page
from ecom_client.ui.common.progress_line import ProgressLine
from ecom_client.ui.common.sentences import sentence
from ecom_client.ui.common.status_line import StatusLine
from ecom_client.ui.common.tasks import Wire, WireState
from ecom_client.ui.common.text import _, current_locale
from ecom_client.ui.common.theme import current_theme
from ecom_client.ui.common.tokens import LARGE, SMALL

if TYPE_CHECKING:
    from ecom_client.ui.common.tasks import Tasks

SMALLEST = QSize(1024, 600)
_USUAL = QSize(1280, 800)
#: Narrower windows (at 100 % text) show the navigation as icons.
_ICONS_BELOW = 1100


@dataclass(frozen=True)
class Place:
    """A page of a window before it is made. `word` and `section` (a heading in the navigation) are already translated.

    A place that is not in the navigation (a product, an order) is reached by `go`, shows a way back, and marks the
    place it lies `under`.
    """

    name: str
    word: str
    icon: str
    make: Callable[[], Page]
    in_navigation: bool = True
    under: str = ""
    section: str = ""


def section(heading: str, *places: Place) -> list[Place]:
    """Places that stand under one heading of the navigation."""
    return [replace(place, section=heading) for place in places]


class RoleWindow(QMainWindow):
    """Shows the places of one role. Pages are made when they are first seen.

    `tasks` tells what changed, whether work is on its way and how the server is. `on_failed` is told of what a page
    could not do; without it, what nobody can mend is shown as a bug of ours.
    """

    #: Another page came to the front: its name.
    page_shown = pyqtSignal(str)
    #: The window was closed.
    closed = pyqtSignal()
    #: A guest wants the way in.
    sign_in_wanted = pyqtSignal()

    def __init__(
        self,
        places: Sequence[Place],
        *,
        tasks: Tasks | None,
        memory: Memory,
        who: str,
        role: str,
        account_menu: QMenu | None = None,
        on_failed: Callable[[RoleWindow, Exception], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        current_locale()
        self._places = {place.name: place for place in places}
        self._pages: dict[str, Page] = {}
        self._stale: set[str] = set()
        self._current = ""
        self._history: list[str] = []
        self._memory, self._role = memory, role
        self._tasks = tasks
        self._on_failed_elsewhere = on_failed
        self.setWindowTitle(_("Ecom – {name}").format(name=who))
        self._init_ui(who, account_menu)
        self._connect_signals()
        self._recall_geometry()

    # What the outside asks for

    def current_name(self) -> str:
        """The name of the page in front; empty before the first."""
        return self._current

    def current_page(self) -> Page | None:
        """The page in front."""
        return self._pages.get(self._current)

    def page(self, name: str) -> Page:
        """The page of this name, made if nobody has seen it yet. KeyError for a name that is no place."""
        if name not in self._pages:
            self._pages[name] = self._make(name)
        return self._pages[name]

    def go_to(self, name: str, argument: object = None) -> None:
        """Bring a page to the front, and let it open `argument`. KeyError for a name that is no place."""
        place = self._places[name]
        fresh = name not in self._pages or name in self._stale
        page = self.page(name)
        if self._current != name:
            self.messages.forget_good_news()
            if self._current:
                self._history = [*self._history, self._current][-20:]
        self._current = name
        self.stack.setCurrentWidget(page)
        self.navigation.set_current(name if place.in_navigation else place.under)
        if fresh:
            self._stale.discard(name)
            page.refresh()
        if argument is not None:
            page.opened(argument)
        page.on_shown()
        self._show_head()
        self.page_shown.emit(name)

    def go_back(self) -> None:
        """The page before this one; without one, the place this page lies under."""
        if self._history:
            name = self._history.pop()
            self._current = ""
            self.go_to(name)
        elif (under := self._places[self._current].under) in self._places:
            self._current = ""
            self.go_to(under)

    def refresh(self) -> None:
        """Read the page in front again (F5)."""
        if (page := self.current_page()) is not None:
            page.refresh()

    def set_badge(self, name: str, count: int) -> None:
        """Show that `count` things wait at a place of the navigation."""
        self.navigation.button(name).set_badge(count)

    def set_who(self, who: str) -> None:
        """The person's name changed."""
        self.setWindowTitle(_("Ecom – {name}").format(name=who))
        self.navigation.set_who(who)
        self.status.who.setText(who)

    def set_connection(self, state: str, words: str = "") -> None:
        """Say how the server is: connected, waiting or away."""
        self.status.set_connection(state, words)

    def set_busy(self, busy: bool) -> None:
        """Work is on its way, or the last of it is done."""
        self.progress.set_busy(busy)

    def commands(self) -> list[Command]:
        """What Ctrl+K offers: the places, then the actions of the page in front and of the window."""
        found = [
            Command(place.word, lambda name=place.name: self.go_to(name), place.icon)  # type: ignore[misc]
            for place in self._places.values()
            if place.in_navigation
        ]
        page = self.current_page()
        actions: list[QAction] = []
        if page is not None:
            primary = page.primary_action()
            actions = [*([primary] if primary is not None else []), *page.actions()]
        menu = self.account_menu.actions() if self.account_menu is not None else []
        seen: set[str] = set()
        for action in (*actions, *self.actions(), *menu):
            word = action.text().replace("&", "")
            if word and word not in seen and action.isEnabled() and not action.isSeparator():
                seen.add(word)
                keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                found.append(Command(word, action.trigger, "flash-outline", keys))
        return found

    def open_palette(self) -> CommandPalette:
        """Ctrl+K."""
        palette = CommandPalette(self.commands(), self)
        palette.open_over(self)
        return palette

    # How it is made

    def _init_ui(self, who: str, account_menu: QMenu | None) -> None:
        theme = current_theme()
        self.account_menu = account_menu
        self.navigation = Navigation(account_menu, who)
        for place in self._places.values():
            if place.in_navigation:
                self.navigation.add(place.name, place.icon, place.word, place.section)
        self.header = Header()
        self.progress = ProgressLine()
        self.messages = MessageBar()
        self.stack = QStackedWidget()
        self.status = StatusLine(who)
        bar = QVBoxLayout()
        bar.setContentsMargins(theme.px(LARGE), theme.px(SMALL), theme.px(LARGE), 0)
        bar.addWidget(self.messages)
        self._bar_room = QWidget()
        self._bar_room.setLayout(bar)
        self._bar_room.hide()
        right = QVBoxLayout()
        right.setSpacing(0)
        for widget in (self.header, self.progress, self._bar_room):
            right.addWidget(widget)
        right.addWidget(self.stack, 1)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.navigation)
        across.addLayout(right, 1)
        whole = QVBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(across, 1)
        whole.addWidget(self.status)
        middle = QWidget()
        middle.setLayout(whole)
        self.setCentralWidget(middle)
        self.setMinimumSize(SMALLEST)

    def _connect_signals(self) -> None:
        self.navigation.chosen.connect(self.go_to)
        self.header.back.connect(self.go_back)
        self.progress.long_wait.connect(self.header.set_long_wait)
        self.messages.changed.connect(lambda: self._bar_room.setVisible(self.messages.message() is not None))
        if self._tasks is not None:
            self._tasks.changed.connect(self.on_changed)
            self._tasks.busy_changed.connect(self.set_busy)
            self._tasks.wire_changed.connect(self.on_wire_changed)
            self._tasks.unhandled.connect(self.on_failed)
            self.on_wire_changed(self._tasks.state)
            self.header.cancel.connect(self._tasks.cancel_all)
        for keys, act in (
            ("F5", self.refresh),
            ("Ctrl+K", self.open_palette),
            ("Ctrl+N", self._on_new),
            ("Alt+Left", self.go_back),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        for place, name in enumerate(self.navigation.names()[:9], start=1):
            jump = QShortcut(QKeySequence(f"Ctrl+{place}"), self)
            jump.activated.connect(lambda name=name: self.go_to(name))

    def _make(self, name: str) -> Page:
        page = self._places[name].make()
        page.fact_changed.connect(lambda _fact: self._show_head(page))
        page.title_changed.connect(lambda: self._show_head(page))
        page.primary_action_changed.connect(lambda: self._show_head(page))
        page.go.connect(self._on_go)
        page.back.connect(self.go_back)
        page.said.connect(self.messages.say)
        page.offered.connect(lambda kind, sentence, actions: self.messages.say(kind, sentence, *actions))
        page.sign_in_wanted.connect(self.sign_in_wanted)
        page.failed.connect(self.on_failed)
        self.stack.addWidget(page)
        return page

    def _on_go(self, name: str, argument: object) -> None:
        """A page leads to another one, which the account's group may have closed."""
        if name in self._places:
            self.go_to(name, argument)
        else:
            self.messages.say("warn", _("This page is not open to you."))

    def _show_head(self, page: Page | None = None) -> None:
        shown = self.current_page()
        if shown is None or (page is not None and page is not shown):
            return
        hidden_place = not self._places[self._current].in_navigation
        self.header.set_page(shown.title(), shown.fact(), shown.primary_action(), can_go_back=hidden_place)

    # What happens

    def on_changed(self, what: frozenset[Any]) -> None:
        """A command changed these nouns: the page in front reads again, the others when they are seen next."""
        for name, page in self._pages.items():
            if not page.interested_in & what:
                continue
            if name == self._current:
                page.refresh()
            else:
                self._stale.add(name)

    def on_failed(self, error: Exception) -> None:
        """A page could not do something, and did not say itself what that means."""
        if isinstance(error, Cancelled):
            return
        if self._on_failed_elsewhere is not None:
            self._on_failed_elsewhere(self, error)
        elif isinstance(error, ServerAway):
            self.messages.say("warn", _("The server does not answer."), (_("Try now"), self.refresh))
        elif isinstance(error, Known):
            self.messages.say("bad", sentence(error))
        else:
            show_bug(self, error)

    def on_wire_changed(self, state: WireState) -> None:
        """The server answers, is slow, or is away: say so, and that it is asked again."""
        self.messages.clear("warn")
        if state.wire is Wire.HERE:
            self.set_connection("connected")
        elif state.wire is Wire.SLOW:
            self.set_connection("waiting")
            self.messages.say("warn", _("The server takes long to answer."), (_("Try now"), self._try_now))
        else:
            self.set_connection("away")
            self.messages.say_retry(_("The server does not answer."), state.retry_in, self._try_now)

    def _try_now(self) -> None:
        if self._tasks is not None:
            self._tasks.try_now()

    def _on_new(self) -> None:
        action = self.header.action()
        if action is not None and action.isEnabled():
            action.trigger()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        narrow = self.width() < current_theme().px(_ICONS_BELOW)
        if narrow != self.navigation.is_narrow():
            self.navigation.set_narrow(narrow)

    def leave_for(self, then: Callable[[], object]) -> None:
        """Do what ends this window; when something typed would be lost by it, ask first."""
        unsent = next((name for name, page in self._pages.items() if page.has_unsent()), None)
        if unsent is None:
            then()
            return
        self.go_to(unsent)
        confirm(
            self,
            _("Leave what you typed?"),
            _("Something you typed on this page is neither sent nor saved. It is lost when you go on."),
            _("Go on without it"),
            then,
        )

    def closeEvent(self, event: QCloseEvent | None) -> None:
        if (
            event is not None
            and event.spontaneous()
            and any(one.has_unsent() for one in self._pages.values())
        ):
            event.ignore()
            self.leave_for(self.close)
            return
        self._memory.set(f"{self._role}/geometry", self.saveGeometry())
        super().closeEvent(event)
        self.closed.emit()

    def _recall_geometry(self) -> None:
        self.resize(_USUAL)
        kept = self._memory.get(f"{self._role}/geometry")
        if isinstance(kept, QByteArray) and not kept.isEmpty():
            self.restoreGeometry(kept)
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
