"""An administrator decides top-ups and withdrawals, and suspends accounts."""

from __future__ import annotations

from decimal import Decimal

from PyQt6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ecom_client.app import Ecom
from ecom_client.domain.keys import new_key
from ecom_client.ui.admin.accounts import AccountsPage
from ecom_client.ui.admin.wallet_requests import WalletRequestsPage
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.shell import RoleWindow
from tests.fixtures.goods import balance, books_balance, fill_wallet
from tests.fixtures.lists import LEFT, click_row, column_of, panel_button, rows_of
from tests.fixtures.people import InstalledShop, People, Person
from tests.fixtures.windows import OpenWindow, type_text


def open_requests(window: RoleWindow, qtbot: QtBot) -> WalletRequestsPage:
    """What waits to be decided, once it is read."""
    qtbot.mouseClick(window.navigation.button("wallet_requests"), LEFT)
    page = window.current_page()
    assert isinstance(page, WalletRequestsPage)
    qtbot.waitUntil(lambda: bool(page.fact()), timeout=10000)
    return page


def open_decision(qtbot: QtBot, page: WalletRequestsPage, request: int, button: str) -> CommandDialog:
    """The dialog that confirms or refuses a request."""
    qtbot.waitUntil(lambda: any(row["id"] == request for row in rows_of(page)), timeout=10000)
    click_row(qtbot, page, lambda row: row["id"] == request)
    press = panel_button(page, button)
    assert press is not None
    qtbot.mouseClick(press, LEFT)
    dialog = page.findChild(CommandDialog, "decisionDialog")
    assert dialog is not None
    return dialog


def ask(person: Person, amount: str, kind: str = "top_up") -> int:
    """A request of somebody."""
    procedure = "ask_top_up" if kind == "top_up" else "ask_withdrawal"
    return int(person.write(procedure, new_key(), Decimal(amount), "工商银行 ICBC 8891")["id"])


def test_a_confirmed_top_up_is_in_the_customers_wallet(
    program: Ecom,
    open_window: OpenWindow,
    shop: InstalledShop,
    customer: Person,
    administrator: Person,
    qtbot: QtBot,
) -> None:
    request = ask(customer, "500")
    window = open_window(administrator)
    badge = window.navigation.button("wallet_requests")
    qtbot.waitUntil(lambda: badge.badge() >= 1, timeout=8000)
    before = badge.badge()
    page = open_requests(window, qtbot)
    assert set(column_of(page, "status")) == {"Waiting"}
    dialog = open_decision(qtbot, page, request, "Confirm…")
    assert dialog.deed.text() == "Confirm top-up of ¥500.00"
    qtbot.mouseClick(dialog.deed, LEFT)
    qtbot.mouseClick(dialog.deed, LEFT)
    qtbot.waitUntil(lambda: all(row["id"] != request for row in rows_of(page)), timeout=10000)
    assert "The top-up of ¥500.00 for 林 Lin is confirmed." in window.messages.words()
    assert not page.panel.is_open()
    assert balance(customer) == Decimal("500.00")
    qtbot.waitUntil(lambda: badge.badge() == before - 1, timeout=8000)
    books_balance(shop)

    theirs = open_window(customer)
    theirs.go_to("wallet")
    label = theirs.page("wallet").findChild(QLabel, "walletBalance")
    assert label is not None
    qtbot.waitUntil(lambda: label.text() == "¥500.00", timeout=10000)


def test_a_refusal_needs_a_reason_which_the_asker_reads(
    open_window: OpenWindow, customer: Person, administrator: Person, qtbot: QtBot
) -> None:
    fill_wallet(customer, "90.00")
    request = ask(customer, "90", "withdrawal")
    assert balance(customer) == 0
    page = open_requests(open_window(administrator), qtbot)
    dialog = open_decision(qtbot, page, request, "Refuse…")
    qtbot.mouseClick(dialog.deed, LEFT)
    assert dialog.form.errors() == {"note": "This is needed."}
    assert balance(customer) == 0
    type_text(qtbot, dialog.form.field("note").input, "账号不存在 No such account")
    qtbot.mouseClick(dialog.deed, LEFT)
    qtbot.waitUntil(lambda: balance(customer) == Decimal("90.00"), timeout=10000)
    (told,) = customer.shop.execute(
        "SELECT detail FROM ecom_data.notification WHERE account_id = %s AND kind = 'wallet_request_refused'",
        customer.account_id,
    )
    assert "账号不存在 No such account" in told["detail"]


def test_what_another_administrator_decided_meanwhile_is_said_in_the_dialog(
    open_window: OpenWindow, people: People, customer: Person, administrator: Person, qtbot: QtBot
) -> None:
    request = ask(customer, "7")
    page = open_requests(open_window(administrator), qtbot)
    dialog = open_decision(qtbot, page, request, "Confirm…")
    people.administrator("Another").write("decide_wallet_request", new_key(), request, 1, "confirm", "")
    type_text(qtbot, dialog.form.field("note").input, "seen")
    qtbot.mouseClick(dialog.deed, LEFT)
    qtbot.waitUntil(lambda: "decided already" in dialog.messages.words(), timeout=10000)
    assert dialog.form.values() == {"note": "seen"}
    assert balance(customer) == Decimal("7.00")
    dialog.form.remember_values()


def test_a_request_made_meanwhile_appears_by_itself(
    open_window: OpenWindow, customer: Person, administrator: Person, qtbot: QtBot
) -> None:
    page = open_requests(open_window(administrator), qtbot)
    request = ask(customer, "31")
    qtbot.waitUntil(lambda: any(row["id"] == request for row in rows_of(page)), timeout=8000)


def test_whoever_may_only_read_decides_nothing(
    open_window: OpenWindow, shop: InstalledShop, people: People, customer: Person, qtbot: QtBot
) -> None:
    shop.execute("INSERT IGNORE INTO ecom_data.people_group (name) VALUES ('Cashier trainees')")
    shop.execute(
        "INSERT IGNORE INTO ecom_data.access (group_id, module, privilege)"
        " SELECT id, 'wallet_requests', 'read' FROM ecom_data.people_group WHERE name = 'Cashier trainees'"
    )
    request = ask(customer, "11")
    page = open_requests(open_window(people.administrator("Trainee", "Cashier trainees")), qtbot)
    qtbot.waitUntil(lambda: any(row["id"] == request for row in rows_of(page)), timeout=10000)
    click_row(qtbot, page, lambda row: row["id"] == request)
    assert page.panel.is_open() and panel_button(page, "Confirm…") is None
    words = [label.text() for label in page.panel.findChildren(QLabel)]
    assert "You may look at requests, not decide them." in words


def test_an_account_is_suspended_with_a_reason_and_reinstated(
    open_window: OpenWindow, customer: Person, administrator: Person, qtbot: QtBot
) -> None:
    window = open_window(administrator)
    window.go_to("accounts", {"words": customer.signed_in.identity.login_name})
    page = window.current_page()
    assert isinstance(page, AccountsPage)

    def state() -> str:
        return str(
            customer.shop.value("SELECT status FROM ecom_data.account WHERE id = %s", customer.account_id)
        )

    for button, reason, after, chip in (
        ("Suspend…", "sold what was not theirs", "suspended", "Suspended"),
        ("Reinstate…", "it was theirs", "active", "Active"),
    ):
        before = "Active" if chip == "Suspended" else "Suspended"
        qtbot.waitUntil(lambda before=before: column_of(page, "status") == [before], timeout=10000)
        page.panel.close_panel()
        page.table.clearSelection()
        click_row(qtbot, page, lambda row: True)
        press = panel_button(page, button)
        assert press is not None
        qtbot.mouseClick(press, LEFT)
        dialog = page.findChildren(CommandDialog, "standingDialog")[-1]
        type_text(qtbot, dialog.form.field("reason").input, reason)
        qtbot.mouseClick(dialog.deed, LEFT)
        qtbot.waitUntil(lambda chip=chip: column_of(page, "status") == [chip], timeout=10000)
        assert state() == after


def test_nobody_suspends_themselves(open_window: OpenWindow, administrator: Person, qtbot: QtBot) -> None:
    window = open_window(administrator)
    window.go_to("accounts", {"words": administrator.signed_in.identity.login_name})
    page = window.current_page()
    assert isinstance(page, AccountsPage)
    own = administrator.account_id
    qtbot.waitUntil(lambda: any(row["id"] == own for row in rows_of(page)), timeout=10000)
    click_row(qtbot, page, lambda row: row["id"] == own)
    assert page.panel.is_open() and panel_button(page, "Suspend…") is None
