"""An administrator makes a group, gives it access, and puts somebody in; settings, categories and the audit log."""

from __future__ import annotations

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ecom_client.domain.errors import Refused
from ecom_client.domain.identity import Privilege
from ecom_client.domain.keys import new_key
from ecom_client.ui.admin.audit import AuditPage
from ecom_client.ui.admin.categories import CategoriesPage
from ecom_client.ui.admin.permissions import PermissionsPage
from ecom_client.ui.admin.settings import SettingsPage
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.dialogs import ConfirmDialog
from ecom_client.ui.common.page import Page
from ecom_client.ui.common.shell import RoleWindow
from tests.fixtures.lists import LEFT, click_row, rows_of
from tests.fixtures.people import InstalledShop, People, Person
from tests.fixtures.windows import OpenWindow, type_text


def _go(window: RoleWindow, qtbot: QtBot, place: str) -> Page:
    qtbot.mouseClick(window.navigation.button(place), LEFT)
    page = window.current_page()
    assert page is not None
    qtbot.waitUntil(lambda: bool(page.fact()), timeout=10000)
    return page


def _dialog(page: Page, name: str) -> CommandDialog:
    found = [one for one in page.findChildren(CommandDialog, name) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def _fill(qtbot: QtBot, dialog: CommandDialog, **typed: str) -> None:
    for name, text in typed.items():
        edit = dialog.form.field(name).input
        if isinstance(edit, QLineEdit):
            edit.clear()
        type_text(qtbot, edit, text)


def _confirm(qtbot: QtBot, page: Page) -> None:
    dialog = next(one for one in page.findChildren(ConfirmDialog) if one.isVisible())
    qtbot.mouseClick(dialog.deed, LEFT)


def _wait_closed(qtbot: QtBot, page: Page) -> None:
    qtbot.waitUntil(lambda: not any(one.isVisible() for one in page.findChildren(QDialog)), timeout=10000)


def test_a_group_is_made_given_access_and_a_member(
    open_window: OpenWindow, shop: InstalledShop, administrator: Person, customer: Person, qtbot: QtBot
) -> None:
    window = open_window(administrator)
    page = _go(window, qtbot, "permissions")
    assert isinstance(page, PermissionsPage)
    name = f"客服 {new_key()[:6]}"
    page._new.trigger()
    dialog = _dialog(page, "groupDialog")
    qtbot.mouseClick(dialog.deed, LEFT)
    assert "name" in dialog.form.errors()
    _fill(qtbot, dialog, name=name)
    qtbot.mouseClick(dialog.deed, LEFT)
    qtbot.waitUntil(lambda: page.group() is not None and page.group().name == name, timeout=10000)  # type: ignore[union-attr]
    _wait_closed(qtbot, page)

    qtbot.mouseClick(page.add, LEFT)
    dialog = _dialog(page, "memberDialog")
    _fill(qtbot, dialog, login_name="nobody.there")
    qtbot.mouseClick(dialog.deed, LEFT)
    qtbot.waitUntil(lambda: "login_name" in dialog.form.errors(), timeout=10000)
    _fill(qtbot, dialog, login_name=customer.signed_in.identity.login_name)
    qtbot.mouseClick(dialog.deed, LEFT)
    qtbot.waitUntil(lambda: page.members.count() == 1, timeout=10000)
    _wait_closed(qtbot, page)

    group = page.group()
    assert group is not None
    row = page._matrix.modules.index("orders")
    column = [one.id for one in page._matrix.groups].index(group.id)
    box = page.matrix.choice(row, column)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.waitUntil(
        lambda: page.group() is not None and page.group().may("orders") is Privilege.READ,  # type: ignore[union-attr]
        timeout=10000,
    )
    owners = next(place for place, one in enumerate(page._matrix.groups) if one.is_owners)
    assert not page.matrix.choice(row, owners).isEnabled()
    customer.rows("SET ROLE ecom_administrator")
    assert customer.rows("SELECT id FROM ecom.admin_order LIMIT 1") is not None
    with pytest.raises(Refused, match="not_allowed"):
        customer.rows("SELECT id FROM ecom.admin_account LIMIT 1")

    page.members.setCurrentRow(0)
    qtbot.mouseClick(page.take_out, LEFT)
    _confirm(qtbot, page)
    qtbot.waitUntil(lambda: page.members.count() == 0, timeout=10000)
    with pytest.raises(Refused, match="not_allowed"):
        customer.rows("SELECT id FROM ecom.admin_order LIMIT 1")
    qtbot.mouseClick(page.remove, LEFT)
    _confirm(qtbot, page)
    qtbot.waitUntil(lambda: all(one.name != name for one in page._matrix.groups), timeout=10000)


def test_who_may_only_read_sees_and_changes_nothing(
    open_window: OpenWindow, shop: InstalledShop, people: People, qtbot: QtBot
) -> None:
    shop.execute("INSERT IGNORE INTO ecom_data.people_group (name) VALUES ('Lookers')")
    for module in ("permissions", "settings", "categories", "audit"):
        shop.execute(
            "INSERT IGNORE INTO ecom_data.access SELECT id, %s, 'read'"
            " FROM ecom_data.people_group WHERE name = 'Lookers'",
            module,
        )
    window = open_window(people.administrator("Looker", "Lookers"))
    assert window.navigation.names() == ["categories", "permissions", "settings", "audit", "notifications"]
    page = _go(window, qtbot, "permissions")
    assert isinstance(page, PermissionsPage)
    assert (
        page.primary_action() is None
        and not page.add.isVisible()
        and not page.matrix.choice(0, 0).isEnabled()
    )
    page = _go(window, qtbot, "settings")
    assert not any(one.isVisible() for one in page.findChildren(QPushButton))
    page = _go(window, qtbot, "categories")
    assert isinstance(page, CategoriesPage)
    assert page.primary_action() is None and not page.edit.isVisible() and not page.remove.isVisible()


def test_a_setting_is_changed_within_its_bounds_and_stands_in_the_audit_log(
    open_window: OpenWindow, shop: InstalledShop, administrator: Person, qtbot: QtBot
) -> None:
    window = open_window(administrator)
    page = _go(window, qtbot, "settings")
    assert isinstance(page, SettingsPage)
    press = page.findChild(QPushButton, "change_credit_floor")
    assert press is not None
    qtbot.mouseClick(press, LEFT)
    dialog = _dialog(page, "settingDialog")
    _fill(qtbot, dialog, value="500")
    qtbot.mouseClick(dialog.deed, LEFT)
    assert "value" in dialog.form.errors()
    _fill(qtbot, dialog, value="55")
    version = int(shop.value("SELECT version FROM ecom_data.setting WHERE name = 'credit_floor'"))
    shop.execute("UPDATE ecom_data.setting SET version = version + 1 WHERE name = 'credit_floor'")
    qtbot.mouseClick(dialog.deed, LEFT)
    qtbot.waitUntil(lambda: "meanwhile" in dialog.messages.words(), timeout=10000)
    shop.execute("UPDATE ecom_data.setting SET version = %s WHERE name = 'credit_floor'", version)
    qtbot.mouseClick(dialog.deed, LEFT)

    def shown() -> str:
        found = page.findChild(QLabel, "value_credit_floor")
        return found.text() if found is not None else ""

    qtbot.waitUntil(lambda: shown() == "55", timeout=10000)
    _wait_closed(qtbot, page)
    assert shop.value("SELECT value FROM ecom_data.setting WHERE name = 'credit_floor'") == "55"
    shop.execute("UPDATE ecom_data.setting SET value = '60' WHERE name = 'credit_floor'")

    log = _go(window, qtbot, "audit")
    assert isinstance(log, AuditPage)
    qtbot.waitUntil(lambda: any(row["action"] == "save_setting" for row in rows_of(log)), timeout=10000)
    log.filter_row.chip("subject").set_value(frozenset({"setting"}))
    qtbot.waitUntil(lambda: {row["subject"] for row in rows_of(log)} == {"setting"}, timeout=10000)
    click_row(qtbot, log, lambda row: row["action"] == "save_setting")
    texts = [one.text() for one in log.panel.findChildren(QLabel)]
    assert "55" in texts and "60" in texts and administrator.signed_in.identity.login_name in texts


def test_the_category_tree_is_edited_by_keyboard(
    open_window: OpenWindow, shop: InstalledShop, administrator: Person, qtbot: QtBot
) -> None:
    top = int(
        administrator.write("save_category", new_key(), None, None, None, f"Tree {new_key()[:6]}", "")["id"]
    )
    for name in ("Apples", "Pears"):
        administrator.write("save_category", new_key(), None, None, top, name, "")
    window = open_window(administrator)
    page = _go(window, qtbot, "categories")
    assert isinstance(page, CategoriesPage)
    page.tree.choose(top)
    qtbot.mouseClick(page.below, LEFT)
    dialog = _dialog(page, "categoryDialog")
    _fill(qtbot, dialog, name="Pears")
    qtbot.mouseClick(dialog.deed, LEFT)
    qtbot.waitUntil(lambda: "name" in dialog.form.errors(), timeout=10000)
    _fill(qtbot, dialog, name="樱桃 Cherries")
    qtbot.mouseClick(dialog.deed, LEFT)

    def children() -> list[str]:
        rows = shop.execute(
            "SELECT name FROM ecom_data.category WHERE parent_id = %s ORDER BY position, id", top
        )
        return [row["name"] for row in rows]

    qtbot.waitUntil(
        lambda: (chosen := page.tree.chosen()) is not None and chosen.name == "樱桃 Cherries", timeout=10000
    )
    _wait_closed(qtbot, page)
    qtbot.keyClick(page.tree, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: children() == ["Apples", "樱桃 Cherries", "Pears"], timeout=10000)
    qtbot.waitUntil(lambda: (chosen := page.tree.chosen()) is not None and chosen.version == 2, timeout=10000)
    qtbot.keyClick(page.tree, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: children() == ["Apples", "Pears"], timeout=10000)
    qtbot.waitUntil(lambda: (chosen := page.tree.chosen()) is not None and chosen.version == 3, timeout=10000)
    page.tree.choose(top)
    qtbot.keyClick(page.tree, Qt.Key.Key_Delete)
    _confirm(qtbot, page)
    qtbot.waitUntil(lambda: "in it" in window.messages.words(), timeout=10000)
    assert shop.value("SELECT COUNT(*) FROM ecom_data.category WHERE id = %s", top) == 1
