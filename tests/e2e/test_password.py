"""A person changes their password: the old one is asked, the window goes on, the new one opens the door."""

from __future__ import annotations

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ecom_client.app import Ecom
from ecom_client.data import accounts
from ecom_client.domain.errors import SignInFailed
from ecom_client.ui.admin.accounts import AccountsPage
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.dialogs import ConfirmDialog
from ecom_client.ui.common.password_dialog import PasswordDialog
from ecom_client.ui.common.password_strength import NewPasswordField
from ecom_client.ui.sign_in.welcome import Entered
from tests.fixtures.lists import click_row, panel_button, rows_of
from tests.fixtures.people import PASSWORD, InstalledShop, Person
from tests.fixtures.windows import OpenWindow

LEFT = Qt.MouseButton.LeftButton
NEW = "violet staircase 41 moss"


def _type(qtbot: QtBot, dialog: PasswordDialog, **typed: str) -> None:
    for name, text in typed.items():
        edit = dialog.form.field(name).input
        assert isinstance(edit, QLineEdit)
        edit.clear()
        qtbot.keyClicks(edit, text)


def _open(program: Ecom, open_window: OpenWindow, person: Person) -> PasswordDialog:
    window = open_window(person)
    assert window.account_menu is not None
    next(one for one in window.account_menu.actions() if one.text().startswith("Change password")).trigger()
    dialog = window.findChild(PasswordDialog)
    assert dialog is not None
    return dialog


def test_the_new_password_opens_the_door_and_the_window_goes_on(
    program: Ecom, open_window: OpenWindow, shop: InstalledShop, customer: Person, qtbot: QtBot
) -> None:
    dialog = _open(program, open_window, customer)
    window = program.window
    assert window is not None
    _type(qtbot, dialog, old=PASSWORD, new=NEW, again=NEW)
    field = dialog.form.field("new")
    assert isinstance(field, NewPasswordField)
    qtbot.waitUntil(lambda: field.score() == 4, timeout=5000)
    qtbot.mouseClick(dialog.deed, LEFT)
    qtbot.waitUntil(lambda: "changed" in window.messages.words(), timeout=10000)
    shop.execute("CALL ecom_data.stop_sessions(%s)", customer.signed_in.credentials.user)
    answers: list[object] = []
    qtbot.wait(50)
    window._tasks.query(window, lambda session: session.profile.identity(), answers.append)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: bool(answers), timeout=15000)
    assert program.window is window
    name = customer.signed_in.identity.login_name
    assert accounts.sign_in(shop.address, shop.facts, name, NEW).identity.customer_id
    with pytest.raises(SignInFailed):
        accounts.sign_in(shop.address, shop.facts, name, PASSWORD)


def test_what_is_wrong_stands_beside_its_field_and_nothing_changes(
    program: Ecom, open_window: OpenWindow, shop: InstalledShop, customer: Person, qtbot: QtBot
) -> None:
    dialog = _open(program, open_window, customer)
    _type(qtbot, dialog, old=PASSWORD, new="short", again="short")
    qtbot.mouseClick(dialog.deed, LEFT)
    assert "new" in dialog.form.errors()
    _type(qtbot, dialog, new="password", again="password1")
    field = dialog.form.field("new")
    assert isinstance(field, NewPasswordField)
    qtbot.waitUntil(lambda: field.words.text() == "Very weak", timeout=5000)
    qtbot.mouseClick(dialog.deed, LEFT)
    assert "again" in dialog.form.errors()
    _type(qtbot, dialog, old="not this one", new=NEW, again=NEW)
    qtbot.mouseClick(dialog.deed, LEFT)
    qtbot.waitUntil(lambda: "old" in dialog.form.errors(), timeout=10000)
    assert dialog.form.values()["new"] == NEW
    name = customer.signed_in.identity.login_name
    assert accounts.sign_in(shop.address, shop.facts, name, PASSWORD).identity.customer_id
    dialog.form.remember_values()
    dialog.reject()


def test_a_forgotten_password_is_reset_and_the_owner_chooses_a_new_one(
    program: Ecom,
    open_window: OpenWindow,
    shop: InstalledShop,
    customer: Person,
    administrator: Person,
    qtbot: QtBot,
) -> None:
    window = open_window(administrator)
    window.go_to("accounts", {"words": customer.signed_in.identity.login_name})
    page = window.current_page()
    assert isinstance(page, AccountsPage)
    mine = customer.account_id
    qtbot.waitUntil(lambda: any(row["id"] == mine for row in rows_of(page)), timeout=10000)
    click_row(qtbot, page, lambda row: row["id"] == mine)
    press = panel_button(page, "Reset password…")
    assert press is not None
    qtbot.mouseClick(press, LEFT)
    dialog = page.findChild(CommandDialog, "resetDialog")
    assert dialog is not None
    qtbot.mouseClick(dialog.deed, LEFT)
    qtbot.waitUntil(lambda: page.findChild(ConfirmDialog, "oneTimePassword") is not None, timeout=10000)
    shown = page.findChild(ConfirmDialog, "oneTimePassword")
    assert shown is not None
    given = shown.words.text().splitlines()[0]
    shown.accept()

    name = customer.signed_in.identity.login_name
    signed_in = accounts.sign_in(shop.address, shop.facts, name, given)
    theirs = program.enter(Entered(shop.address, shop.facts.name, signed_in, customer.window))
    assert "Choose one of your own" in theirs.messages.words()


def test_closing_the_account_asks_and_ends_at_the_way_in(
    program: Ecom, open_window: OpenWindow, shop: InstalledShop, customer: Person, qtbot: QtBot
) -> None:
    window = open_window(customer)
    assert window.account_menu is not None
    next(one for one in window.account_menu.actions() if one.text().startswith("Close the account")).trigger()
    dialog = window.findChild(ConfirmDialog)
    assert dialog is not None and customer.signed_in.identity.login_name in dialog.deed.text()
    qtbot.mouseClick(dialog.deed, LEFT)
    qtbot.waitUntil(lambda: program.window is None and program.welcome is not None, timeout=10000)
    assert program.welcome is not None and "closed" in program.welcome.why.words()
    assert shop.value("SELECT status FROM ecom_data.account WHERE id = %s", customer.account_id) == "closed"


def test_an_account_closed_meanwhile_ends_as_closed_and_not_as_suspended(
    program: Ecom, open_window: OpenWindow, shop: InstalledShop, customer: Person, qtbot: QtBot
) -> None:
    window = open_window(customer)
    assert program.account is not None
    program.account.close()
    dialog = window.findChild(ConfirmDialog)
    assert dialog is not None
    # As when the deed is done and the question for news meets the closed account before its answer is here.
    shop.execute("UPDATE ecom_data.account SET status = 'closed' WHERE id = %s", customer.account_id)
    qtbot.mouseClick(dialog.deed, LEFT)
    qtbot.waitUntil(lambda: program.window is None and program.welcome is not None, timeout=10000)
    assert program.welcome is not None and "closed" in program.welcome.why.words()
