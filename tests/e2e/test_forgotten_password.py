"""Somebody forgot their password: a code by mail, a new password, and on they go; and new terms on the way in."""

from __future__ import annotations

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ecom_client.app import Ecom
from ecom_client.data import accounts
from ecom_client.ui.sign_in.panel import Panel
from ecom_client.ui.sign_in.welcome import Welcome
from tests.fixtures.mail import Mailing
from tests.fixtures.people import PASSWORD, InstalledShop, Person
from tests.fixtures.windows import type_text

LEFT = Qt.MouseButton.LeftButton
NEW = "violet staircase 41 moss"


@pytest.fixture
def welcome(program: Ecom, qtbot: QtBot) -> Welcome:
    """The first window, with this run's server chosen as the trial."""
    window = program.start()
    qtbot.waitExposed(window)
    qtbot.mouseClick(window.start.trial, LEFT)
    qtbot.waitUntil(lambda: window.sign_in.about.text() == "Test shop", timeout=10000)
    return window


def _type(qtbot: QtBot, panel: Panel, **typed: str) -> None:
    for name, text in typed.items():
        edit = panel.form.field(name).input  # type: ignore[attr-defined]
        assert isinstance(edit, QLineEdit)
        edit.clear()
        type_text(qtbot, edit, text)


def _name(person: Person) -> str:
    return person.signed_in.identity.login_name


def _ask(qtbot: QtBot, welcome: Welcome, typed: str) -> None:
    _type(qtbot, welcome.sign_in, login_name=typed)
    qtbot.mouseClick(welcome.sign_in.forgot, LEFT)
    assert welcome.panel() is welcome.forgotten
    assert welcome.forgotten.form.values()["login_name"] == typed
    qtbot.mouseClick(welcome.forgotten.go, LEFT)


def test_a_mailed_code_and_a_new_password_open_the_window(
    program: Ecom, welcome: Welcome, shop: InstalledShop, mailing: Mailing, customer: Person, qtbot: QtBot
) -> None:
    address = mailing.give_address(customer)
    _ask(qtbot, welcome, _name(customer))
    qtbot.waitUntil(lambda: welcome.panel() is welcome.recover, timeout=10000)
    assert "on its way" in welcome.messages.words()
    mailing.send()
    panel = welcome.recover
    assert panel.form.values()["login_name"] == _name(customer)
    _type(qtbot, panel, code="0000 0000 0000", password=NEW, again=NEW)
    qtbot.mouseClick(panel.go, LEFT)
    qtbot.waitUntil(lambda: "code" in panel.form.errors(), timeout=10000)
    assert panel.form.values()["password"] == NEW, "nothing typed is lost"
    _type(qtbot, panel, code=mailing.code_for(address).lower())
    qtbot.mouseClick(panel.go, LEFT)
    qtbot.waitUntil(lambda: program.window is not None, timeout=10000)
    assert accounts.sign_in(shop.address, shop.facts, _name(customer), NEW).identity.customer_id


def test_a_name_nobody_has_is_answered_alike(
    welcome: Welcome, shop: InstalledShop, mailing: Mailing, qtbot: QtBot
) -> None:
    _ask(qtbot, welcome, "nobody@there.cn")
    qtbot.waitUntil(lambda: welcome.panel() is welcome.recover, timeout=10000)
    assert "on its way" in welcome.messages.words()
    assert welcome.recover.form.values()["login_name"] == ""
    assert not mailing.send()


def test_a_shop_without_mail_says_whom_to_ask(welcome: Welcome, customer: Person, qtbot: QtBot) -> None:
    _ask(qtbot, welcome, _name(customer))
    qtbot.waitUntil(lambda: "sends no mail" in welcome.messages.words(), timeout=10000)
    assert welcome.panel() is welcome.forgotten


def test_the_two_passwords_must_be_alike_and_the_language_keeps_what_is_typed(
    welcome: Welcome, mailing: Mailing, qtbot: QtBot
) -> None:
    qtbot.mouseClick(welcome.sign_in.forgot, LEFT)
    qtbot.mouseClick(welcome.forgotten.code, LEFT)
    panel = welcome.recover
    _type(qtbot, panel, login_name="lin", code="ABCD", password=NEW, again=NEW + "x")
    qtbot.mouseClick(panel.go, LEFT)
    assert "again" in panel.form.errors()
    welcome.language.setCurrentIndex(welcome.language.findData("zh_CN"))
    welcome.language.activated.emit(welcome.language.currentIndex())
    assert welcome.panel() is welcome.recover
    assert welcome.recover.form.values()["code"] == "ABCD"
    welcome.language.setCurrentIndex(welcome.language.findData("en"))
    welcome.language.activated.emit(welcome.language.currentIndex())


def test_new_terms_are_accepted_before_the_window_opens(
    program: Ecom, welcome: Welcome, shop: InstalledShop, customer: Person, qtbot: QtBot
) -> None:
    shop.execute("CALL ecom_data.publish_terms('Be kind.', '与人为善。')")
    try:
        _type(qtbot, welcome.sign_in, login_name=_name(customer), password=PASSWORD)
        qtbot.mouseClick(welcome.sign_in.go, LEFT)
        qtbot.waitUntil(lambda: welcome.panel() is welcome.terms, timeout=10000)
        assert welcome.terms.text.toPlainText() == "Be kind."
        assert program.window is None
        qtbot.mouseClick(welcome.terms.go, LEFT)
        qtbot.waitUntil(lambda: program.window is not None, timeout=10000)
        accepted = "SELECT terms_version FROM ecom_data.account WHERE id = %s"
        assert shop.value(accepted, customer.account_id) == 2
    finally:
        shop.execute("DELETE FROM ecom_data.terms_acceptance WHERE version > 1")
        shop.execute("UPDATE ecom_data.account SET terms_version = 1 WHERE terms_version > 1")
        shop.execute("DELETE FROM ecom_data.terms WHERE version > 1")


def test_whoever_does_not_accept_is_back_at_the_sign_in(
    program: Ecom, welcome: Welcome, shop: InstalledShop, customer: Person, qtbot: QtBot
) -> None:
    shop.execute("CALL ecom_data.publish_terms('Be kind.', '与人为善。')")
    try:
        _type(qtbot, welcome.sign_in, login_name=_name(customer), password=PASSWORD)
        qtbot.mouseClick(welcome.sign_in.go, LEFT)
        qtbot.waitUntil(lambda: welcome.panel() is welcome.terms, timeout=10000)
        welcome.terms.back.emit()
        assert welcome.panel() is welcome.sign_in and program.window is None
    finally:
        shop.execute("DELETE FROM ecom_data.terms WHERE version > 1")
