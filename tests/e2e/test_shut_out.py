"""An open window of somebody the server lets in no more closes to the way in and says why."""

from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from ecom_client.app import Ecom
from ecom_client.data import accounts
from ecom_client.domain.keys import new_key
from tests.fixtures.people import InstalledShop, Person
from tests.fixtures.windows import OpenWindow


def _version(shop: InstalledShop, person: Person) -> int:
    return int(shop.value("SELECT version FROM ecom_data.account WHERE id = %s", person.account_id))


def _why(program: Ecom) -> str:
    return program.welcome.why.words() if program.welcome is not None else ""


def _wait_shut_out(program: Ecom, shop: InstalledShop, person: Person, qtbot: QtBot) -> None:
    """End the person's sessions until the window is gone: one that is inside a procedure is not seen the first time."""

    def is_out() -> bool:
        if program.window is not None:
            shop.execute("CALL ecom_data.stop_sessions(%s)", person.signed_in.credentials.user)
        return program.window is None and program.welcome is not None

    qtbot.waitUntil(is_out, timeout=20000)


def test_a_suspension_closes_the_open_window_which_says_the_reason(
    program: Ecom,
    open_window: OpenWindow,
    shop: InstalledShop,
    customer: Person,
    administrator: Person,
    qtbot: QtBot,
) -> None:
    window = open_window(customer)
    qtbot.waitUntil(lambda: window.isVisible() and program.live is not None, timeout=8000)
    reason = "卖了不是自己的东西 (sold it twice)"
    version = _version(shop, customer)
    elsewhere = threading.Thread(
        target=administrator.write,
        args=("suspend_account", new_key(), customer.account_id, version, reason),
    )
    elsewhere.start()
    qtbot.waitUntil(lambda: program.window is None and program.welcome is not None, timeout=15000)
    elsewhere.join()
    assert "suspended" in _why(program) and reason in _why(program)


def test_a_window_whose_wire_was_cut_first_says_that_the_account_is_suspended(
    program: Ecom,
    open_window: OpenWindow,
    shop: InstalledShop,
    customer: Person,
    administrator: Person,
    qtbot: QtBot,
) -> None:
    window = open_window(customer)
    qtbot.waitUntil(lambda: window.isVisible() and program.live is not None, timeout=8000)
    user = customer.signed_in.credentials.user
    shop.execute(f"ALTER USER {user}@'%' ACCOUNT LOCK")
    _wait_shut_out(program, shop, customer, qtbot)
    assert "suspended" in _why(program)
    shop.execute(f"ALTER USER {user}@'%' ACCOUNT UNLOCK")


def test_a_password_changed_elsewhere_asks_for_the_new_one(
    program: Ecom, open_window: OpenWindow, shop: InstalledShop, customer: Person, qtbot: QtBot
) -> None:
    window = open_window(customer)
    qtbot.waitUntil(lambda: window.isVisible() and program.live is not None, timeout=8000)
    elsewhere = accounts.wire_for(shop.address, customer.signed_in, customer.window)
    elsewhere.set_password("something else entirely")
    elsewhere.close()
    _wait_shut_out(program, shop, customer, qtbot)
    assert "password" in _why(program)
