"""A person adds an e-mail address, and proves it with the code from the letter."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ecom_client.app import Ecom
from ecom_client.ui.common.email_part import EmailDialog, EmailPart
from ecom_client.ui.common.shell import RoleWindow
from tests.fixtures.driving import bar_says, closes, dialog, fill, find, press, says
from tests.fixtures.mail import Mailing, set_setting
from tests.fixtures.people import InstalledShop, Person
from tests.fixtures.windows import OpenWindow


def _part(qtbot: QtBot, window: RoleWindow, place: str) -> EmailPart:
    window.go_to(place)
    page = window.current_page()
    return find(qtbot, page, EmailPart)


def test_an_address_is_added_and_verified_on_the_profile_page(
    open_window: OpenWindow, shop: InstalledShop, mailing: Mailing, customer: Person, qtbot: QtBot
) -> None:
    window = open_window(customer)
    part = _part(qtbot, window, "profile")
    qtbot.waitUntil(lambda: part.address.text() == "None yet", timeout=10000)
    assert not part.proof.isVisible()
    press(qtbot, part, "changeEmail")
    form = dialog(qtbot, "emailDialog")
    fill(qtbot, form, "email_email", "no address")
    press(qtbot, form, "saveEmail")
    says(qtbot, form, "Type an e-mail address")
    address = f"person{customer.account_id}@campus.cn"
    fill(qtbot, form, "email_email", address)
    press(qtbot, form, "saveEmail")
    closes(qtbot, "emailDialog")
    qtbot.waitUntil(lambda: part.address.text() == address, timeout=10000)
    assert part.chip.chip().word == "Not verified"
    mailing.send()
    code = mailing.code_for(address)
    fill(qtbot, part, "emailCode", f"{(int(code) + 1) % 10**6:06}")
    press(qtbot, part, "verifyEmail")
    says(qtbot, part, "not the code")
    fill(qtbot, part, "emailCode", code)
    press(qtbot, part, "verifyEmail")
    qtbot.waitUntil(lambda: part.chip.chip().word == "Verified", timeout=10000)
    bar_says(qtbot, window, "verified")
    assert not part.proof.isVisible()


def test_a_seller_who_must_is_told_and_asks_for_another_code(
    open_window: OpenWindow, shop: InstalledShop, mailing: Mailing, vendor: Person, qtbot: QtBot
) -> None:
    set_setting(shop, "sellers_verify_email", "yes")
    address = mailing.give_address(vendor, verified=False)
    window = open_window(vendor)
    bar_says(qtbot, window, "Verify your e-mail address")
    part = _part(qtbot, window, "shop_profile")
    says(qtbot, part, "Until then you cannot put anything on sale")
    press(qtbot, part, "askEmailCode")
    bar_says(qtbot, window, "on its way")
    assert mailing.send().sent == 1
    fill(qtbot, part, "emailCode", mailing.code_for(address))
    press(qtbot, part, "verifyEmail")
    qtbot.waitUntil(lambda: part.chip.chip().word == "Verified", timeout=10000)


def test_every_window_has_it_in_its_account_menu(
    program: Ecom, open_window: OpenWindow, administrator: Person, qtbot: QtBot
) -> None:
    window = open_window(administrator)
    assert window.account_menu is not None
    next(one for one in window.account_menu.actions() if one.text().startswith("E-mail address")).trigger()
    shown = dialog(qtbot, "emailAccountDialog")
    assert isinstance(shown, EmailDialog)
    says(qtbot, shown, "Only you and the administrators see it.")
    assert not shown.part.proof.isVisible(), "the shop sends no mail"
    press(qtbot, shown, "closeEmail")
    closes(qtbot, "emailAccountDialog")
