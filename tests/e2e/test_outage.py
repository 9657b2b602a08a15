"""The server stopped, slow, or killed under an open window: the window says so, stays alive and goes on by itself."""

from __future__ import annotations

import time

import pytest
from pytestqt.qtbot import QtBot

from ecom_client.app import Ecom
from ecom_client.domain.identity import Window
from ecom_client.ui.common.shell import RoleWindow
from ecom_client.ui.sign_in.welcome import Entered
from tests.fixtures.heartbeat import Heartbeat
from tests.fixtures.people import InstalledShop, Person
from tests.fixtures.proxy import Proxy

IDLE_SECONDS = 5.0
ACTION_SECONDS = 3.0


@pytest.fixture
def window(program: Ecom, shop: InstalledShop, customer: Person, proxy: Proxy, qtbot: QtBot) -> RoleWindow:
    """A customer's window behind the proxy, at rest."""
    opened = program.enter(Entered(proxy.address, shop.facts.name, customer.signed_in, customer.window))
    qtbot.waitUntil(
        lambda: opened.status.state() == "connected" and not opened.progress.is_moving(), timeout=10000
    )
    return opened


def _seconds_until(qtbot: QtBot, window: RoleWindow, state: str, limit: float) -> float:
    begun = time.monotonic()
    qtbot.waitUntil(lambda: window.status.state() == state, timeout=int(limit * 1000))
    return time.monotonic() - begun


def test_a_dead_wire_under_an_idle_window_shows_within_five_seconds_and_it_goes_on(
    window: RoleWindow, proxy: Proxy, qtbot: QtBot, heartbeat: Heartbeat
) -> None:
    proxy.flowing.clear()
    assert _seconds_until(qtbot, window, "waiting", 2 * IDLE_SECONDS) <= IDLE_SECONDS
    assert "takes long" in window.messages.words()
    proxy.flowing.set()
    _seconds_until(qtbot, window, "connected", 10)
    assert window.messages.message() is None


def test_a_killed_server_shows_within_five_seconds_and_it_goes_on(
    window: RoleWindow, proxy: Proxy, qtbot: QtBot, heartbeat: Heartbeat
) -> None:
    proxy.stop()
    assert _seconds_until(qtbot, window, "away", 2 * IDLE_SECONDS) <= IDLE_SECONDS
    assert "does not answer" in window.messages.words()
    proxy.start()
    _seconds_until(qtbot, window, "connected", 10)
    assert window.messages.message() is None


def test_an_action_without_an_answer_shows_within_three_seconds(
    window: RoleWindow, proxy: Proxy, qtbot: QtBot, heartbeat: Heartbeat
) -> None:
    proxy.flowing.clear()
    window.refresh()
    window._tasks.query(
        window, lambda session: session.notifications.page(Window.CUSTOMER), lambda _rows: None
    )
    assert _seconds_until(qtbot, window, "waiting", 2 * ACTION_SECONDS) <= ACTION_SECONDS


def test_a_slow_server_is_borne(window: RoleWindow, proxy: Proxy, qtbot: QtBot, heartbeat: Heartbeat) -> None:
    proxy.delay = 0.5
    answers: list[object] = []
    window._tasks.query(window, lambda session: session.catalogue.categories(), answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=20000)
