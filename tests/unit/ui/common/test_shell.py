"""The window of a role: where one goes, what is made when, what is said, and what it remembers."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QMenu

from ecom_client.domain.changes import Change
from ecom_client.domain.errors import Cancelled, Refused
from ecom_client.ui.common.command_palette import matches
from ecom_client.ui.common.dialogs import BugDialog
from ecom_client.ui.common.memory import PassingMemory
from ecom_client.ui.common.navigation import Navigation
from ecom_client.ui.common.page import Page
from ecom_client.ui.common.progress_line import ProgressLine
from ecom_client.ui.common.shell import SMALLEST, Place, RoleWindow
from ecom_client.ui.common.tasks import Tasks, Wire, WireState
from ecom_client.ui.common.theme import current_theme


class _Session:
    def pull(self) -> None: ...

    def close(self) -> None: ...


class SomePage(Page):
    """Writes down what the window asked of it."""

    interested_in = frozenset({Change.ORDERS})

    def __init__(self, name: str, tasks: Tasks, log: list[str]) -> None:
        super().__init__(tasks)
        self._name, self._log = name, log
        self.action = QAction(f"New {name}", self)
        self.action.triggered.connect(lambda: log.append(f"{name} new"))
        log.append(f"{name} made")

    def title(self) -> str:
        return self._name.title()

    def primary_action(self) -> QAction:
        return self.action

    def refresh(self) -> None:
        self._log.append(f"{self._name} refresh")

    def on_shown(self) -> None:
        self._log.append(f"{self._name} shown")

    def opened(self, argument: object) -> None:
        self._log.append(f"{self._name} opened {argument}")


@pytest.fixture
def log() -> list[str]:
    return []


@pytest.fixture
def tasks(qapp) -> Iterator[Tasks]:
    tasks = Tasks(_Session)
    yield tasks
    tasks.close()
    tasks.wait_closed()


@pytest.fixture
def memory() -> PassingMemory:
    return PassingMemory()


@pytest.fixture
def window(qtbot, tasks: Tasks, memory: PassingMemory, log: list[str]) -> RoleWindow:
    return make_window(qtbot, tasks, memory, log)


def make_window(qtbot, tasks: Tasks, memory: PassingMemory, log: list[str], **more) -> RoleWindow:
    places = [
        Place("shop", "Shop", "storefront-outline", lambda: SomePage("shop", tasks, log)),
        Place("orders", "My orders", "package-variant-closed", lambda: SomePage("orders", tasks, log)),
        Place(
            "product", "", "tag", lambda: SomePage("product", tasks, log), in_navigation=False, under="shop"
        ),
    ]
    window = RoleWindow(places, tasks=tasks, memory=memory, who="Lin", role="customer", **more)
    qtbot.addWidget(window)
    window.show()
    window.go_to("shop")
    return window


def test_a_page_is_made_and_read_when_it_is_first_seen_and_kept(window: RoleWindow, log: list[str]) -> None:
    assert log == ["shop made", "shop refresh", "shop shown"]
    window.navigation.button("orders").click()
    window.navigation.button("shop").click()
    assert log[3:] == ["orders made", "orders refresh", "orders shown", "shop shown"]
    assert window.header.title.text() == "Shop"
    assert window.navigation.button("shop").isChecked()


def test_a_page_leads_to_another_with_an_argument_and_back(window: RoleWindow, log: list[str], qtbot) -> None:
    assert window.header.back_button.isHidden()
    window.current_page().go.emit("product", 42)
    assert log[-2:] == ["product opened 42", "product shown"]
    assert window.navigation.button("shop").isChecked()
    assert not window.header.back_button.isHidden()
    window.header.back_button.click()
    assert window.current_name() == "shop"
    window.go_to("orders")
    window.go_to("product", 43)
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.current_name() == "orders"


def test_a_name_that_is_no_place_is_a_mistake(window: RoleWindow) -> None:
    with pytest.raises(KeyError):
        window.go_to("nowhere")


def test_a_change_refreshes_the_page_in_front_at_once_and_the_others_when_seen(
    window: RoleWindow, tasks: Tasks, log: list[str], qtbot
) -> None:
    window.go_to("orders")
    log.clear()
    with qtbot.waitSignal(tasks.changed):
        tasks.command(window, lambda _session: None, changes=frozenset({Change.ORDERS}))
    assert log == ["orders refresh"]
    window.go_to("shop")
    assert log[1:] == ["shop refresh", "shop shown"]
    log.clear()
    with qtbot.waitSignal(tasks.changed):
        tasks.command(window, lambda _session: None, changes=frozenset({Change.WALLET}))
    assert log == []


def test_the_header_follows_the_page(window: RoleWindow, log: list[str], qtbot) -> None:
    page = window.current_page()
    page.set_fact("128 orders, 3 to ship")
    assert window.header.fact.text() == "128 orders, 3 to ship"
    page.action.setEnabled(False)
    assert not window.header.primary.isEnabled()
    page.action.setEnabled(True)
    window.header.primary.click()
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert log[-2:] == ["shop new", "shop new"]
    window.page("orders").set_fact("hidden")
    assert window.header.fact.text() == "128 orders, 3 to ship"


def test_keys(window: RoleWindow, log: list[str], qtbot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F5)
    assert log[-1] == "shop refresh"
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.current_name() == "orders"
    window.navigation.button("orders").setFocus()
    qtbot.keyClick(window.navigation.button("orders"), Qt.Key.Key_Up)
    assert window.focusWidget() is window.navigation.button("shop")
    qtbot.keyClick(window.navigation.button("shop"), Qt.Key.Key_Return)
    assert window.current_name() == "shop"


def test_ctrl_k_goes_to_a_page_or_does_an_action(qtbot, tasks: Tasks, memory, log: list[str]) -> None:
    menu = QMenu()
    menu.addAction("Sign out").triggered.connect(lambda: log.append("sign out"))
    window = make_window(qtbot, tasks, memory, log, account_menu=menu)
    palette = window.open_palette()
    assert palette.words() == ["Shop", "My orders", "New shop", "Sign out"]
    qtbot.keyClicks(palette.edit, "ord MY")
    assert palette.words() == ["My orders"]
    qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    assert window.current_name() == "orders"
    palette = window.open_palette()
    qtbot.keyClicks(palette.edit, "sign")
    qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    assert log[-1] == "sign out"
    assert matches("", "anything")
    assert not matches("x", "Shop")


def test_badges_count_what_waits(window: RoleWindow) -> None:
    window.set_badge("orders", 3)
    assert window.navigation.button("orders").accessibleName() == "My orders, 3 new"
    window.set_badge("orders", 0)
    assert window.navigation.button("orders").accessibleName() == "My orders"


def test_a_narrow_window_shows_icons_and_a_wide_one_words(window: RoleWindow, qtbot) -> None:
    window.resize(1024, 600)
    qtbot.waitUntil(window.navigation.is_narrow)
    assert window.navigation.button("shop").toolTip() == "Shop"
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: not window.navigation.is_narrow())


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_smallest_window_holds_everything_at_any_text_size(
    qtbot, tasks: Tasks, memory, log: list[str], scale: float
) -> None:
    current_theme().set_text_scale(scale)
    try:
        window = make_window(qtbot, tasks, memory, log)
        window.messages.say_retry("The server does not answer.", 3, lambda: None)
        window.header.set_long_wait(True)
        window.resize(SMALLEST)
        qtbot.waitUntil(lambda: window.size() == QSize(1024, 600))
        needed = window.centralWidget().minimumSizeHint()
        assert needed.width() <= 1024
        assert needed.height() <= 600
        for widget in (window.header.primary, window.header.cancel_button, window.status.language):
            assert window.rect().contains(widget.mapTo(window, widget.rect().bottomRight()))
    finally:
        current_theme().set_text_scale(1.0)


def test_geometry_is_remembered_by_role(qtbot, tasks: Tasks, memory, log: list[str]) -> None:
    window = make_window(qtbot, tasks, memory, log)
    window.resize(1111, 666)
    with qtbot.waitSignal(window.closed):
        window.close()
    # The off-screen screen is narrower than a window: the width cannot be told.
    assert make_window(qtbot, tasks, memory, log).height() == 666


def test_work_moves_the_line_at_once_offers_cancel_later_and_can_be_cancelled(
    window: RoleWindow, tasks: Tasks, qtbot
) -> None:
    release = threading.Event()
    window.progress._long.setInterval(150)
    outcome: list[object] = []
    tasks.query(window, lambda _session: release.wait(10), outcome.append, outcome.append)
    qtbot.waitUntil(window.progress.is_moving, timeout=500)
    assert window.header.cancel_button.isHidden()
    qtbot.waitUntil(lambda: not window.header.cancel_button.isHidden())
    window.header.cancel_button.click()
    release.set()
    qtbot.waitUntil(lambda: not window.progress.is_moving())
    assert [type(what) for what in outcome] == [Cancelled]
    assert window.header.cancel_button.isHidden()


def test_the_line_moves_within_a_tenth_of_a_second(qtbot) -> None:
    line = ProgressLine()
    qtbot.addWidget(line)
    line.set_busy(True)
    assert line._start.interval() <= 100
    qtbot.waitUntil(line.is_moving)
    line.set_busy(False)
    assert not line.is_moving()


def test_the_window_says_how_the_server_is(window: RoleWindow) -> None:
    window.on_wire_changed(WireState(Wire.AWAY, "refused", 3))
    assert window.status.state() == "away"
    assert window.messages.words() == "The server does not answer. Trying again in 3 s."
    window.on_wire_changed(WireState(Wire.SLOW))
    assert window.status.state() == "waiting"
    window.on_wire_changed(WireState(Wire.HERE))
    assert window.status.state() == "connected"
    assert window.messages.isHidden()


def test_what_a_page_says_and_what_it_cannot_do_is_shown(window: RoleWindow) -> None:
    page = window.current_page()
    page.say("good", "Saved.")
    assert window.messages.words() == "Saved."
    page.failed.emit(Cancelled())
    assert window.messages.words() == "Saved."
    page.failed.emit(Refused("out_of_stock", "42"))
    assert window.messages.message().kind == "bad"
    page.failed.emit(ZeroDivisionError("ours"))
    assert "ours" in window.findChild(BugDialog).details.toPlainText()


def test_who_decides_about_failures_is_asked(qtbot, tasks: Tasks, memory, log: list[str]) -> None:
    told: list[Exception] = []
    window = make_window(qtbot, tasks, memory, log, on_failed=lambda _window, error: told.append(error))
    tasks.query(window, lambda _session: 1 / 0, log.append)
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], ZeroDivisionError)


def test_places_stand_under_headings_and_the_current_one_is_in_sight(qtbot) -> None:
    navigation = Navigation(None, "Lin")
    qtbot.addWidget(navigation)
    for number in range(30):
        navigation.add(f"place{number}", "cart-outline", f"Place {number}", f"Section {number // 10}")
    navigation.resize(208, 600)
    navigation.show()
    qtbot.waitExposed(navigation)
    names = [heading.accessibleName() for heading in navigation._headings]
    assert names == ["Section 0", "Section 1", "Section 2"]
    assert navigation._headings[1].y() < navigation.button("place10").y()
    last = navigation.button("place29")
    assert last.visibleRegion().isEmpty()
    navigation.set_current("place29")
    qtbot.waitUntil(lambda: not last.visibleRegion().isEmpty())
    navigation.set_narrow(True)
    assert navigation._headings[0].sizeHint().height() < 20
