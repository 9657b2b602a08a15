"""What a window is told of comes as a message of the desktop, too, unless the person is looking or does not want it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtGui import QIcon
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ecom_client.app import Ecom
from ecom_client.config.paths import Paths
from ecom_client.config.settings import load
from ecom_client.ui.common.shell import RoleWindow
from ecom_client.ui.sign_in.welcome import Entered, Trial
from tests.fixtures.goods import buy, put_on_sale
from tests.fixtures.people import PASSWORD, InstalledShop, Person


class Desktop(QObject):
    """A desktop with a tray, which remembers what it was given to show."""

    messageClicked = pyqtSignal()  # noqa: N815

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[tuple[str, str]] = []
        self.is_there = False

    def showMessage(self, title: str, msg: str, icon: QIcon, msecs: int) -> None:
        assert not icon.isNull() and msecs > 0
        self.shown.append((title, msg))

    def show(self) -> None:
        self.is_there = True

    def hide(self) -> None:
        self.is_there = False


@pytest.fixture
def desktop() -> Desktop:
    return Desktop()


@pytest.fixture
def on_desktop(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, shop: InstalledShop, desktop: Desktop
) -> Any:
    """The program on a computer whose desktop has a tray."""
    files = Paths(tmp_path / "config", tmp_path / "data", tmp_path / "cache", tmp_path / "logs")
    made = Ecom(qapp, files, Trial(lambda _say: shop.address, list, PASSWORD), lambda _owner: desktop)
    yield made
    made.close()


def _open(program: Ecom, shop: InstalledShop, person: Person, qtbot: QtBot) -> RoleWindow:
    window = program.enter(Entered(shop.address, shop.facts.name, person.signed_in, person.window))
    assert program.live is not None and program.tray is not None
    tray = program.tray
    qtbot.waitUntil(lambda: tray._newest is not None, timeout=10000)
    window.isActiveWindow = lambda: False  # type: ignore[method-assign]
    return window


def test_an_order_is_told_within_five_seconds_and_leads_to_it(
    on_desktop: Ecom, desktop: Desktop, shop: InstalledShop, vendor: Person, customer: Person, qtbot: QtBot
) -> None:
    goods = put_on_sale(vendor, "台灯 Lamp")
    window = _open(on_desktop, shop, vendor, qtbot)
    assert desktop.is_there and not desktop.shown
    buy(customer, goods.line())
    qtbot.waitUntil(lambda: bool(desktop.shown), timeout=5000)
    title, words = desktop.shown[0]
    assert title.startswith("New order") and "台灯 Lamp" in words
    desktop.messageClicked.emit()
    qtbot.waitUntil(lambda: window.current_name() == "orders", timeout=5000)
    on_desktop.sign_out()
    assert not desktop.is_there


def test_several_at_once_are_one_message(
    on_desktop: Ecom, desktop: Desktop, shop: InstalledShop, vendor: Person, customer: Person, qtbot: QtBot
) -> None:
    goods = put_on_sale(vendor)
    window = _open(on_desktop, shop, vendor, qtbot)
    live = on_desktop.live
    assert live is not None
    live._timer.stop()
    for _ in range(3):
        buy(customer, goods.line())
    live.ask()
    qtbot.waitUntil(lambda: bool(desktop.shown), timeout=5000)
    assert len(desktop.shown) == 1 and desktop.shown[0][0] == "3 notifications"
    desktop.messageClicked.emit()
    qtbot.waitUntil(lambda: window.current_name() == "notifications", timeout=5000)


def test_nobody_is_told_who_is_looking_or_does_not_want_it(
    on_desktop: Ecom, desktop: Desktop, shop: InstalledShop, vendor: Person, customer: Person, qtbot: QtBot
) -> None:
    goods = put_on_sale(vendor)
    window = _open(on_desktop, shop, vendor, qtbot)
    live = on_desktop.live
    assert live is not None and window.account_menu is not None
    window.isActiveWindow = lambda: True  # type: ignore[method-assign]
    buy(customer, goods.line())
    with qtbot.waitSignal(live.told, timeout=5000):
        live.ask()
    choice = next(one for one in window.account_menu.actions() if one.text() == "Messages on the desktop")
    assert choice.isChecked()
    choice.trigger()
    assert not desktop.is_there and not load(on_desktop._files.settings).desktop_messages
    window.isActiveWindow = lambda: False  # type: ignore[method-assign]
    buy(customer, goods.line())
    with qtbot.waitSignal(live.told, timeout=5000):
        live.ask()
    qtbot.wait(50)
    assert not desktop.shown


def test_without_a_tray_nothing_is_offered(
    program: Ecom, shop: InstalledShop, vendor: Person, qtbot: QtBot
) -> None:
    window = program.enter(Entered(shop.address, shop.facts.name, vendor.signed_in, vendor.window))
    assert program.tray is None and window.account_menu is not None
    assert all(one.text() != "Messages on the desktop" for one in window.account_menu.actions())
