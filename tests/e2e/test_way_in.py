"""The way in on a real server: choosing it, signing in, looking around, registering; and every refusal on the way."""

from __future__ import annotations

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ecom_client.app import Ecom
from ecom_client.config.settings import load
from ecom_client.data import accounts
from ecom_client.ui.sign_in.welcome import Welcome
from tests.fixtures.people import PASSWORD, InstalledShop, People
from tests.fixtures.windows import type_text

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def welcome(program: Ecom, qtbot: QtBot) -> Welcome:
    """The first window, with this run's server chosen as the trial."""
    window = program.start()
    qtbot.waitExposed(window)
    qtbot.mouseClick(window.start.trial, LEFT)
    qtbot.waitUntil(lambda: window.sign_in.about.text() == "Test shop", timeout=10000)
    return window


def _type(qtbot: QtBot, panel: object, name: str, text: str) -> None:
    field = panel.form.field(name).input  # type: ignore[attr-defined]
    assert isinstance(field, QLineEdit)
    field.clear()
    type_text(qtbot, field, text)


def _fill_registration(qtbot: QtBot, welcome: Welcome, **values: str) -> None:
    typed = {"login_name": "someone", "name": "Lin", "password": PASSWORD, "again": PASSWORD, **values}
    for name, text in typed.items():
        _type(qtbot, welcome.register, name, text)
    welcome.register.form.field("terms").set_value(True)


def test_first_start_offers_trying_and_connecting(program: Ecom, qtbot: QtBot) -> None:
    window = program.start()
    qtbot.waitExposed(window)
    assert window.panel() is window.start
    qtbot.mouseClick(window.start.server, LEFT)
    assert window.panel() is window.connecting


def test_the_choice_is_remembered(program: Ecom, welcome: Welcome) -> None:
    assert load(program._files.settings).trial


def test_signing_in_opens_the_window_of_the_profile(
    program: Ecom, welcome: Welcome, shop: InstalledShop, qtbot: QtBot
) -> None:
    credentials = accounts.open_account(shop.address, shop.facts, "way.in", PASSWORD)
    accounts.register_customer(
        shop.address,
        credentials,
        name="Lin",
        contact_number="",
        email="",
        terms_version=1,
        language="en",
    )
    _type(qtbot, welcome.sign_in, "login_name", "Way.In")
    _type(qtbot, welcome.sign_in, "password", PASSWORD)
    qtbot.keyClick(welcome.sign_in.form.field("password").input, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.window is not None, timeout=10000)
    assert program.window is not None and "Lin" in program.window.windowTitle()


def test_a_wrong_password_is_said_beside_the_field_and_nothing_typed_is_lost(
    welcome: Welcome, qtbot: QtBot
) -> None:
    _type(qtbot, welcome.sign_in, "login_name", "nobody.there")
    _type(qtbot, welcome.sign_in, "password", "wrong password")
    qtbot.mouseClick(welcome.sign_in.go, LEFT)
    qtbot.waitUntil(lambda: bool(welcome.sign_in.form.errors()), timeout=10000)
    assert welcome.sign_in.form.errors() == {"password": "The login name or the password is wrong."}
    assert welcome.sign_in.form.values() == {"login_name": "nobody.there", "password": "wrong password"}
    assert welcome.sign_in.isEnabled()


def test_a_guest_looks_around(program: Ecom, welcome: Welcome, qtbot: QtBot) -> None:
    qtbot.mouseClick(welcome.sign_in.guest, LEFT)
    qtbot.waitUntil(lambda: program.window is not None, timeout=10000)
    assert program.window is not None and "Guest" in program.window.windowTitle()


def test_registering_opens_the_customers_window(
    program: Ecom, welcome: Welcome, shop: InstalledShop, qtbot: QtBot
) -> None:
    qtbot.mouseClick(welcome.sign_in.new, LEFT)
    _fill_registration(qtbot, welcome, login_name="new.lin", name="林 Lin")
    qtbot.mouseClick(welcome.register.go, LEFT)
    qtbot.waitUntil(lambda: program.window is not None, timeout=10000)
    assert accounts.sign_in(shop.address, shop.facts, "new.lin", PASSWORD).identity.customer_name == "林 Lin"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"login_name": "ab"}, "login_name"),
        ({"login_name": "'; DROP TABLE account; --"}, "login_name"),
        ({"login_name": "x" * 33}, "login_name"),
        ({"name": ""}, "name"),
        ({"name": "x" * 81}, "name"),
        ({"password": "short", "again": "short"}, "password"),
        ({"again": "another one"}, "again"),
        ({"contact_number": "call me"}, "contact_number"),
        ({"email": "no address"}, "email"),
    ],
)
def test_bad_input_is_said_beside_its_field(
    welcome: Welcome, shop: InstalledShop, qtbot: QtBot, values: dict[str, str], field: str
) -> None:
    qtbot.mouseClick(welcome.sign_in.new, LEFT)
    name = f"bad{abs(hash(str(values))) % 10**9}"
    _fill_registration(qtbot, welcome, **{"login_name": name, **values})
    before = welcome.register.form.values() if not values.keys() & {"login_name", "name"} else None
    qtbot.mouseClick(welcome.register.go, LEFT)
    qtbot.waitUntil(lambda: field in welcome.register.form.errors(), timeout=10000)
    assert before is None or welcome.register.form.values() == before
    assert not shop.execute(
        "SELECT 1 FROM ecom_data.account WHERE login_name = %s AND status = 'active'", name
    )


def test_a_refused_registration_goes_on_with_the_same_account(
    program: Ecom, welcome: Welcome, shop: InstalledShop, people: People, qtbot: QtBot
) -> None:
    other = people.customer()
    shop.execute("UPDATE ecom_data.account SET email = 'taken@campus.cn' WHERE id = %s", other.account_id)
    qtbot.mouseClick(welcome.sign_in.new, LEFT)
    _fill_registration(qtbot, welcome, login_name="goes.on", email="taken@campus.cn")
    qtbot.mouseClick(welcome.register.go, LEFT)
    qtbot.waitUntil(lambda: "email" in welcome.register.form.errors(), timeout=10000)
    _type(qtbot, welcome.register, "email", "free@campus.cn")
    qtbot.mouseClick(welcome.register.go, LEFT)
    qtbot.waitUntil(lambda: program.window is not None, timeout=10000)


def test_a_half_open_account_finishes_its_registration(
    program: Ecom, welcome: Welcome, shop: InstalledShop, qtbot: QtBot
) -> None:
    accounts.open_account(shop.address, shop.facts, "half.way", PASSWORD)
    _type(qtbot, welcome.sign_in, "login_name", "half.way")
    _type(qtbot, welcome.sign_in, "password", PASSWORD)
    qtbot.mouseClick(welcome.sign_in.go, LEFT)
    qtbot.waitUntil(lambda: welcome.panel() is welcome.register, timeout=10000)
    _type(qtbot, welcome.register, "name", "Half")
    welcome.register.form.field("terms").set_value(True)
    qtbot.mouseClick(welcome.register.go, LEFT)
    qtbot.waitUntil(lambda: program.window is not None, timeout=10000)


def test_changing_the_language_keeps_what_was_typed(welcome: Welcome, qtbot: QtBot) -> None:
    _type(qtbot, welcome.sign_in, "login_name", "lin")
    welcome.language.setCurrentIndex(welcome.language.findData("zh_CN"))
    welcome.language.activated.emit(welcome.language.currentIndex())
    assert welcome.panel() is welcome.sign_in
    assert welcome.sign_in.form.values()["login_name"] == "lin"
    assert welcome.sign_in.about.text() == "Test shop"
    welcome.language.setCurrentIndex(welcome.language.findData("en"))
    welcome.language.activated.emit(welcome.language.currentIndex())


@pytest.mark.parametrize(
    ("hosts", "port", "field"),
    [("", "", "hosts"), ("a b", "", "hosts"), ("x", "0", "port"), ("x", "web", "port")],
)
def test_an_address_that_cannot_be_is_said_beside_its_field(
    program: Ecom, qtbot: QtBot, hosts: str, port: str, field: str
) -> None:
    window = program.start()
    qtbot.mouseClick(window.start.server, LEFT)
    _type(qtbot, window.connecting, "hosts", hosts)
    _type(qtbot, window.connecting, "port", port)
    qtbot.mouseClick(window.connecting.test, LEFT)
    assert field in window.connecting.form.errors()


def test_a_server_that_is_not_there_says_so_and_is_tried_again(program: Ecom, qtbot: QtBot) -> None:
    window = program.start()
    qtbot.mouseClick(window.start.server, LEFT)
    _type(qtbot, window.connecting, "hosts", "127.0.0.1")
    _type(qtbot, window.connecting, "port", "1")
    qtbot.mouseClick(window.connecting.test, LEFT)
    qtbot.waitUntil(lambda: "does not answer" in window.messages.words(), timeout=5000)
    assert window.connecting.isEnabled()
