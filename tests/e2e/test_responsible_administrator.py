"""An administrator makes another one responsible for a vendor, and that one finds the vendor under their own."""

from __future__ import annotations

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QComboBox, QDialog
from pytestqt.qtbot import QtBot

from ecom_client.domain.keys import new_key
from ecom_client.ui.admin.people import VendorsPage
from ecom_client.ui.common.notice import Notice
from ecom_client.ui.common.notifications_page import NotificationsPage
from ecom_client.ui.common.shell import RoleWindow
from tests.fixtures.driving import (
    SOON,
    act,
    bar_says,
    choose_row,
    closes,
    dialog,
    find,
    press,
    press_words,
    says,
)
from tests.fixtures.lists import LEFT, column_of, panel_button, rows_of, wait_for_rows
from tests.fixtures.people import InstalledShop, People, Person
from tests.fixtures.windows import OpenWindow


@pytest.fixture
def colleague(people: People) -> Person:
    return people.administrator("可靠 Reliable")


def _vendors(window: RoleWindow, qtbot: QtBot, vendor: Person) -> VendorsPage:
    window.go_to("vendors", {"words": vendor.signed_in.identity.login_name})
    page = window.current_page()
    assert isinstance(page, VendorsPage)
    wait_for_rows(qtbot, page, 1)
    return page


def _open(qtbot: QtBot, page: VendorsPage, vendor: Person) -> QDialog:
    choose_row(qtbot, page, vendor.profile_id)
    act(qtbot, page, "Assign…")
    return dialog(qtbot, "assignDialog")


def _choose(qtbot: QtBot, shown: QDialog, person: Person | None) -> None:
    """Choose an administrator, or nobody, by the keyboard."""
    box = find(qtbot, shown, QComboBox)
    box.setFocus()
    place = box.findData(0 if person is None else person.profile_id)
    assert place >= 0
    qtbot.keyClick(box, Qt.Key.Key_Home)
    for _step in range(place):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.currentData() == (0 if person is None else person.profile_id)


def test_a_vendor_is_assigned_and_the_table_and_whoever_is_chosen_show_it(
    open_window: OpenWindow, administrator: Person, colleague: Person, vendor: Person, qtbot: QtBot
) -> None:
    window = open_window(administrator)
    page = _vendors(window, qtbot, vendor)
    assert column_of(page, "responsible") == ["–"]
    shown = _open(qtbot, page, vendor)
    assert find(qtbot, shown, QComboBox).currentText() == "Nobody"
    _choose(qtbot, shown, colleague)
    press(qtbot, shown, "assignButton")
    closes(qtbot, "assignDialog")
    name = rows_of(page)[0]["name"]
    bar_says(qtbot, window, f"Who is responsible for {name} is saved.")
    qtbot.waitUntil(lambda: column_of(page, "responsible") == ["可靠 Reliable"], timeout=SOON)
    assert "responsible" in [column.name for column in page.table.shown_columns()]
    says(qtbot, page.panel, "可靠 Reliable")

    window = open_window(colleague)
    window.go_to("notifications")
    told = window.current_page()
    assert isinstance(told, NotificationsPage)
    assert name in find(qtbot, told, Notice).accessibleName()

    def leads_to_the_vendor() -> bool:
        qtbot.mouseClick(find(qtbot, told, Notice), LEFT)  # it is made anew when it is marked as read
        return window.current_name() == "vendors"

    qtbot.waitUntil(leads_to_the_vendor, timeout=SOON)
    mine = window.current_page()
    assert isinstance(mine, VendorsPage)
    qtbot.waitUntil(lambda: [row["id"] for row in rows_of(mine)] == [vendor.profile_id], timeout=SOON)
    mine.widen()
    mine.filter_row.chip("responsible").set_value(colleague.profile_id)
    qtbot.waitUntil(lambda: [row["id"] for row in rows_of(mine)] == [vendor.profile_id], timeout=SOON)

    shown = _open(qtbot, mine, vendor)
    assert find(qtbot, shown, QComboBox).currentText().startswith("可靠 Reliable")
    _choose(qtbot, shown, None)
    press(qtbot, shown, "assignButton")
    closes(qtbot, "assignDialog")
    qtbot.waitUntil(lambda: mine.view.currentWidget() is mine.empty_state, timeout=SOON)


def test_what_changed_meanwhile_and_who_may_no_longer_are_refused_and_said(
    open_window: OpenWindow,
    shop: InstalledShop,
    administrator: Person,
    colleague: Person,
    vendor: Person,
    qtbot: QtBot,
) -> None:
    window = open_window(administrator)
    page = _vendors(window, qtbot, vendor)
    shown = _open(qtbot, page, vendor)
    _choose(qtbot, shown, colleague)
    seen = rows_of(page)[0]["version"]
    administrator.write("assign_vendor", new_key(), vendor.profile_id, seen, administrator.profile_id)
    press(qtbot, shown, "assignButton")
    says(qtbot, shown, "Somebody changed this meanwhile.")
    shown.reject()
    press_words(qtbot, shown, "Discard it")
    closes(qtbot, "assignDialog")
    page.refresh()
    qtbot.waitUntil(lambda: column_of(page, "responsible") == ["Admin"], timeout=SOON)

    shown = _open(qtbot, page, vendor)
    _choose(qtbot, shown, colleague)
    shop.execute("UPDATE ecom_data.account SET status = 'suspended' WHERE id = %s", colleague.account_id)
    press(qtbot, shown, "assignButton")
    says(qtbot, shown, "This administrator's account is not active any more.")
    shop.execute("UPDATE ecom_data.account SET status = 'active' WHERE id = %s", colleague.account_id)
    press(qtbot, shown, "assignButton")
    closes(qtbot, "assignDialog")
    qtbot.waitUntil(lambda: column_of(page, "responsible") == ["可靠 Reliable"], timeout=SOON)


def test_who_may_only_read_vendors_is_not_offered_it(
    open_window: OpenWindow, people: People, administrator: Person, vendor: Person, qtbot: QtBot
) -> None:
    name = f"Readers {new_key()[:8]}"
    group = administrator.write("save_group", new_key(), None, None, name, "", "administrator")["id"]
    administrator.write("set_access", new_key(), group, "vendors", "none", "read")
    page = _vendors(open_window(people.administrator("Reader", name)), qtbot, vendor)
    choose_row(qtbot, page, vendor.profile_id)
    assert panel_button(page, "Assign…") is None
