"""An administrator edits in the table: in the cell, in a form, many rows at once; beside others, and back again."""

from __future__ import annotations

import json

import pytest
from PyQt6.QtCore import QModelIndex, Qt
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ecom_client.domain.keys import new_key
from ecom_client.ui.admin.admin_table import AdminTable
from ecom_client.ui.common.merge_dialog import MergeDialog
from ecom_client.ui.common.shell import RoleWindow
from tests.fixtures.driving import act, bar_says, dialog, find, press, press_words, seen
from tests.fixtures.goods import Goods, put_on_sale
from tests.fixtures.lists import rows_of, wait_for_rows
from tests.fixtures.people import InstalledShop, People, Person
from tests.fixtures.windows import OpenWindow, type_text


def _open(qtbot: QtBot, window: RoleWindow, place: str, words: str, count: int = 1) -> AdminTable:
    window.go_to(place, {"words": words})
    page = window.current_page()
    assert isinstance(page, AdminTable)
    wait_for_rows(qtbot, page, count)
    return page


def _cell(page: AdminTable, column: str, place: int = 0) -> QModelIndex:
    return page.model.index(place, [one.name for one in page.model.columns].index(column))


def _type_into(qtbot: QtBot, page: AdminTable, column: str, text: str, place: int = 0) -> QLineEdit:
    """Edit a cell as F2 does, without ending."""
    index = _cell(page, column, place)
    page.table.scrollTo(index)
    page.table.setCurrentIndex(index)
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    editor = find(qtbot, page.table, QLineEdit, "cellEditor")
    editor.selectAll()
    type_text(qtbot, editor, text)
    return editor


def _name(shop: InstalledShop, person: Person) -> str:
    return str(shop.value("SELECT name FROM ecom_data.customer WHERE id = %s", person.profile_id))


def _login(person: Person) -> str:
    return person.signed_in.identity.login_name


def test_a_cell_is_edited_and_the_edit_is_taken_back(
    open_window: OpenWindow, shop: InstalledShop, customer: Person, administrator: Person, qtbot: QtBot
) -> None:
    window = open_window(administrator)
    page = _open(qtbot, window, "customers", _login(customer))
    editor = _type_into(qtbot, page, "name", "林小姐 Miss Lin")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    bar_says(qtbot, window, "“林 Lin” is changed.")
    qtbot.waitUntil(lambda: rows_of(page)[0]["name"] == "林小姐 Miss Lin", timeout=10000)
    assert _name(shop, customer) == "林小姐 Miss Lin"
    press_words(qtbot, window.messages, "Undo")
    qtbot.waitUntil(lambda: rows_of(page)[0]["name"] == "林 Lin", timeout=10000)
    bar_says(qtbot, window, "“林 Lin” is as it was.")
    log = administrator.rows("SELECT new_values FROM ecom.admin_audit_log ORDER BY id DESC LIMIT 1")[0]
    assert json.loads(log["new_values"]) == {"name": "林 Lin"}


def test_what_cannot_be_taken_is_said_below_the_cell_and_typing_goes_on(
    open_window: OpenWindow, shop: InstalledShop, customer: Person, administrator: Person, qtbot: QtBot
) -> None:
    window = open_window(administrator)
    page = _open(qtbot, window, "customers", _login(customer))
    editor = _type_into(qtbot, page, "contact", "12")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    wrong = find(qtbot, page.table, QLabel, "cellWrong")
    assert "5 to 20 digits" in wrong.text() and editor.isVisible() and editor.text() == "12"
    editor.selectAll()
    type_text(qtbot, editor, "139 0000 2222")
    assert not seen(page.table, QLabel, "cellWrong")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    bar_says(qtbot, window, "is changed.")
    statement = "SELECT contact_number FROM ecom_data.customer WHERE id = %s"
    assert shop.value(statement, customer.profile_id) == "139 0000 2222"


def test_tab_goes_to_the_next_cell_and_both_are_saved(
    open_window: OpenWindow, shop: InstalledShop, customer: Person, administrator: Person, qtbot: QtBot
) -> None:
    """The second is sent before the table has been read again: it counts on the version of the first."""
    window = open_window(administrator)
    page = _open(qtbot, window, "customers", _login(customer))
    editor = _type_into(qtbot, page, "name", "First")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    second = find(qtbot, page.table, QLineEdit, "cellEditor")
    assert second is not editor
    second.selectAll()
    type_text(qtbot, second, "139 1111 2222")
    QTest.keyClick(second, Qt.Key.Key_Return)
    statement = "SELECT name, contact_number FROM ecom_data.customer WHERE id = %s"
    wanted = {"name": "First", "contact_number": "139 1111 2222"}
    qtbot.waitUntil(lambda: shop.execute(statement, customer.profile_id)[0] == wanted, timeout=10000)
    qtbot.waitUntil(lambda: rows_of(page)[0]["contact_number"] == "139 1111 2222", timeout=10000)
    for _time in range(2):
        QTest.keyClick(page.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        qtbot.wait(50)
    before = {"name": "林 Lin", "contact_number": "138 0000 0000"}
    qtbot.waitUntil(lambda: shop.execute(statement, customer.profile_id)[0] == before, timeout=10000)


def test_two_administrators_change_the_same_field_and_one_is_asked(
    open_window: OpenWindow,
    shop: InstalledShop,
    people: People,
    customer: Person,
    administrator: Person,
    qtbot: QtBot,
) -> None:
    other = people.administrator("Other")
    window = open_window(administrator)
    page = _open(qtbot, window, "customers", _login(customer))
    version = rows_of(page)[0]["version"]
    theirs = json.dumps({"name": "Theirs", "contact_number": "137 0000 0000"})
    other.write("edit_customer", new_key(), customer.profile_id, version, theirs)
    editor = _type_into(qtbot, page, "name", "Mine")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    asked = dialog(qtbot, "mergeDialog")
    assert isinstance(asked, MergeDialog) and set(asked.mine) == {"name"}
    words = [label.text() for label in asked.findChildren(QLabel)]
    assert "Mine" in words and "Theirs" in words and "Contact number: 137 0000 0000" in words
    press(qtbot, asked, "saveMerged")
    bar_says(qtbot, window, "Somebody else changed this meanwhile, and it stays: Contact number.")
    there = shop.execute(
        "SELECT name, contact_number FROM ecom_data.customer WHERE id = %s", customer.profile_id
    )
    assert there == [{"name": "Mine", "contact_number": "137 0000 0000"}]


def test_what_others_changed_elsewhere_in_the_row_is_merged_without_a_question(
    open_window: OpenWindow,
    shop: InstalledShop,
    people: People,
    customer: Person,
    administrator: Person,
    qtbot: QtBot,
) -> None:
    other = people.administrator("Other")
    window = open_window(administrator)
    page = _open(qtbot, window, "customers", _login(customer))
    theirs = json.dumps({"contact_number": "137 0000 0000"})
    other.write("edit_customer", new_key(), customer.profile_id, rows_of(page)[0]["version"], theirs)
    editor = _type_into(qtbot, page, "name", "Mine")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    bar_says(qtbot, window, "it stays: Contact number.")
    assert _name(shop, customer) == "Mine"


def test_an_undo_does_not_write_over_somebody_else(
    open_window: OpenWindow,
    shop: InstalledShop,
    people: People,
    customer: Person,
    administrator: Person,
    qtbot: QtBot,
) -> None:
    other = people.administrator("Other")
    window = open_window(administrator)
    page = _open(qtbot, window, "customers", _login(customer))
    editor = _type_into(qtbot, page, "name", "Mine")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    bar_says(qtbot, window, "is changed.")
    version = shop.value("SELECT version FROM ecom_data.customer WHERE id = %s", customer.profile_id)
    other.write("edit_customer", new_key(), customer.profile_id, version, '{"name": "Theirs"}')
    press_words(qtbot, window.messages, "Undo")
    bar_says(qtbot, window, "stays as it is")
    assert _name(shop, customer) == "Theirs"


def test_the_form_says_beside_the_field_what_the_server_refuses(
    open_window: OpenWindow,
    shop: InstalledShop,
    customer: Person,
    other_customer: Person,
    administrator: Person,
    qtbot: QtBot,
) -> None:
    taken = f"taken{other_customer.account_id}@example.org"
    other_customer.write("set_email", taken)
    window = open_window(administrator)
    page = _open(qtbot, window, "accounts", _login(customer))
    page.table.selectRow(0)
    act(qtbot, page, "Edit…")
    form = dialog(qtbot, "editDialog")
    field = find(qtbot, form, QLineEdit, "edit_email")
    type_text(qtbot, field, taken)
    press(qtbot, form, "saveRow")
    qtbot.waitUntil(
        lambda: any("Another account uses" in one.text() for one in seen(form, QLabel)), timeout=10000
    )
    field.selectAll()
    type_text(qtbot, field, f"free{customer.account_id}@example.org")
    press(qtbot, form, "saveRow")
    bar_says(qtbot, window, "is changed.")
    statement = "SELECT email FROM ecom_data.account WHERE id = %s"
    assert shop.value(statement, customer.account_id) == f"free{customer.account_id}@example.org"


@pytest.fixture
def kettles(vendor: Person) -> list[Goods]:
    mark = new_key()[:6]
    return [put_on_sale(vendor, f"Kettle {mark} {n}", "50.00") for n in range(3)]


def test_many_rows_get_the_same_price_and_are_put_back_together(
    open_window: OpenWindow, shop: InstalledShop, kettles: list[Goods], administrator: Person, qtbot: QtBot
) -> None:
    window = open_window(administrator)
    page = _open(qtbot, window, "products", kettles[0].name[:-2], 3)
    page.table.selectAll()
    page.edit_rows(page.table.selected_rows())
    form = dialog(qtbot, "editManyDialog")
    assert not find(qtbot, form, QPushButton, "saveRows").isEnabled()
    find(qtbot, form, QCheckBox, "change_price").click()
    type_text(qtbot, find(qtbot, form, QWidget, "all_price"), "42.50")
    press(qtbot, form, "saveRows")
    bar_says(qtbot, window, "3 rows are changed.")
    ids = tuple(goods.id for goods in kettles)
    prices = (
        "SELECT DISTINCT CAST(price AS CHAR) AS price FROM ecom_data.listing WHERE product_id IN (%s, %s, %s)"
    )
    assert shop.execute(prices, *ids) == [{"price": "42.50"}]
    press_words(qtbot, window.messages, "Undo")
    bar_says(qtbot, window, "3 rows are as they were.")
    assert shop.execute(prices, *ids) == [{"price": "50.00"}]


def test_a_product_is_removed_with_a_reason_and_given_back(
    open_window: OpenWindow, shop: InstalledShop, kettles: list[Goods], administrator: Person, qtbot: QtBot
) -> None:
    window = open_window(administrator)
    page = _open(qtbot, window, "products", kettles[0].name)
    page.table.selectRow(0)
    for words, state in (("Remove from the shop…", "removed"), ("Give back to its vendor…", "off_shelf")):
        act(qtbot, page, words)
        asked = dialog(qtbot, "reasonDialog")
        type_text(qtbot, find(qtbot, asked, QWidget, "reason"), "A copy of a brand")
        press(qtbot, asked, "reasonDeed")
        qtbot.waitUntil(lambda state=state: rows_of(page)[0]["status"] == state, timeout=10000)
        page.table.selectRow(0)


def test_whoever_may_only_read_edits_nothing(
    open_window: OpenWindow, people: People, customer: Person, administrator: Person, qtbot: QtBot
) -> None:
    group = f"Readers {new_key()[:8]}"
    made = administrator.write("save_group", new_key(), None, None, group, "", "administrator")
    administrator.write("set_access", new_key(), made["id"], "customers", "none", "read")
    window = open_window(people.administrator("Reader", group))
    page = _open(qtbot, window, "customers", _login(customer))
    assert page.editing is None
    assert not _cell(page, "name").flags() & Qt.ItemFlag.ItemIsEditable
    page.table.selectRow(0)
    assert "Edit…" not in [action.text() for action in page.table.row_menu().actions()]
    QApplication.processEvents()
