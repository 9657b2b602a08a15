"""The server stopped, slow, or killed under an open window: the window says so, stays alive and goes on by itself."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ecom_client.app import Ecom
from ecom_client.config.paths import Paths
from ecom_client.domain.identity import Window
from ecom_client.server.engines import SMALL, Engine
from ecom_client.server.private_server import PrivateServer
from ecom_client.ui.common.shell import RoleWindow
from ecom_client.ui.customer.profile import ProfilePage
from ecom_client.ui.sign_in.welcome import Entered, Trial
from tests.fixtures.driving import SOON, bar_says, fill, in_front, press
from tests.fixtures.heartbeat import Heartbeat
from tests.fixtures.people import PASSWORD, InstalledShop, People, Person
from tests.fixtures.proxy import Proxy

IDLE_SECONDS = 5.0
ACTION_SECONDS = 3.0
FREEZE_MS = 500


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
    assert heartbeat.stop() < FREEZE_MS


def test_a_killed_server_shows_within_five_seconds_and_it_goes_on(
    window: RoleWindow, proxy: Proxy, qtbot: QtBot, heartbeat: Heartbeat
) -> None:
    proxy.stop()
    assert _seconds_until(qtbot, window, "away", 2 * IDLE_SECONDS) <= IDLE_SECONDS
    assert "does not answer" in window.messages.words()
    proxy.start()
    _seconds_until(qtbot, window, "connected", 10)
    assert window.messages.message() is None
    assert heartbeat.stop() < FREEZE_MS


def test_an_action_without_an_answer_shows_within_three_seconds(
    window: RoleWindow, proxy: Proxy, qtbot: QtBot, heartbeat: Heartbeat
) -> None:
    proxy.flowing.clear()
    window.refresh()
    window._tasks.query(
        window, lambda session: session.notifications.page(Window.CUSTOMER), lambda _rows: None
    )
    assert _seconds_until(qtbot, window, "waiting", 2 * ACTION_SECONDS) <= ACTION_SECONDS
    assert heartbeat.stop() < FREEZE_MS


def test_a_slow_server_is_borne(window: RoleWindow, proxy: Proxy, qtbot: QtBot, heartbeat: Heartbeat) -> None:
    proxy.delay = 0.5
    answers: list[object] = []
    window._tasks.query(window, lambda session: session.catalogue.categories(), answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=20000)
    assert heartbeat.stop() < FREEZE_MS


@pytest.fixture
def own_shop(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[InstalledShop]:
    """A shop on a server that may be stopped: nobody else's tests are on it."""
    server = PrivateServer(engine, tmp_path_factory.mktemp("outage"), tuning=SMALL)
    server.start()
    try:
        yield InstalledShop(server)
    finally:
        server.stop()


@pytest.mark.own_server
def test_what_is_typed_outlives_a_server_that_is_stopped_and_is_saved_when_it_is_back(
    own_shop: InstalledShop, qapp: QApplication, tmp_path: Path, qtbot: QtBot, heartbeat: Heartbeat
) -> None:
    people = People(own_shop)
    customer = people.customer()
    files = Paths(tmp_path / "config", tmp_path / "data", tmp_path / "cache", tmp_path / "logs")
    program = Ecom(qapp, files, Trial(lambda _say: own_shop.address, list, PASSWORD))
    window = program.enter(Entered(own_shop.address, "Shop", customer.signed_in, customer.window))
    try:
        in_front(qtbot, window).go_to("profile")
        page = window.page("profile")
        assert isinstance(page, ProfilePage)
        qtbot.waitUntil(lambda: bool(page.form.values()["name"]), timeout=SOON)
        fill(qtbot, page, "profile_name", "Lin Xiaoyu 林小雨")
        heartbeat.lap()
        own_shop.server.stop()
        assert _seconds_until(qtbot, window, "away", 2 * IDLE_SECONDS) <= IDLE_SECONDS
        assert page.form.values()["name"] == "Lin Xiaoyu 林小雨"
        press(qtbot, page, "saveProfile")
        own_shop.server.start()
        _seconds_until(qtbot, window, "connected", 20)
        bar_says(qtbot, window, "saved")
        assert page.form.values()["name"] == "Lin Xiaoyu 林小雨"
        kept = customer.session.profile.mine().customer
        assert kept is not None and kept.name == "Lin Xiaoyu 林小雨"
    finally:
        program.close()
        people.close()
