"""Post-sale conversations, reviews and the ledger as an administrator sees them, and what is done there."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from PyQt6.QtPdf import QPdfDocument
from PyQt6.QtWidgets import QDateEdit, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ecom_client.domain.keys import new_key
from ecom_client.domain.query import Comparison, Group, Operator
from ecom_client.ui.admin.admin_table import AdminTable
from ecom_client.ui.admin.categories import CategoriesPage
from ecom_client.ui.admin.ledger import LedgerPage
from ecom_client.ui.common.document_dialog import DocumentDialog
from tests.fixtures.driving import act, bar_says, dialog, find, press, says
from tests.fixtures.goods import buy, fill_wallet, put_on_sale
from tests.fixtures.lists import rows_of, wait_for_rows
from tests.fixtures.people import Person
from tests.fixtures.windows import OpenWindow, type_text


def test_the_marketplace_answers_in_a_conversation(
    open_window: OpenWindow, customer: Person, vendor: Person, administrator: Person, qtbot: QtBot
) -> None:
    made = buy(customer, put_on_sale(vendor).line())["orders"][0]
    customer.write("write_post_sale_message", new_key(), "customer", made["id"], "Where is it?")
    window = open_window(administrator)
    window.go_to("post_sale", {"words": made["number"]})
    page = window.current_page()
    assert isinstance(page, AdminTable)
    wait_for_rows(qtbot, page, 1)
    page.table.selectRow(0)
    says(qtbot, page.panel, "Where is it?")
    says(qtbot, page.panel, "林 Lin")
    edit = find(qtbot, page.panel, QPlainTextEdit, "messageText")
    type_text(qtbot, edit, "We asked the vendor.")
    press(qtbot, page.panel, "sendMessage")
    says(qtbot, page.panel, "The marketplace")
    assert (
        customer.call("post_sale_messages", "customer", made["id"])[-1]["content"] == "We asked the vendor."
    )
    assert rows_of(page)[0]["waiting_since"] is not None


def test_a_review_is_hidden_with_a_reason(
    open_window: OpenWindow, customer: Person, vendor: Person, administrator: Person, qtbot: QtBot
) -> None:
    goods = put_on_sale(vendor, f"Lamp {new_key()[:6]}")
    order = buy(customer, goods.line())["orders"][0]["id"]
    vendor.write("confirm_order", new_key(), order)
    vendor.write("ship_order", new_key(), order, "SF", "1")
    customer.write("confirm_delivery", new_key(), order, None)
    item = vendor.shop.value("SELECT MIN(id) FROM ecom_data.order_item WHERE order_id = %s", order)
    customer.write("rate_item", new_key(), item, 1, "Rude words")
    window = open_window(administrator)
    window.go_to("reviews", {"words": goods.name})
    page = window.current_page()
    assert isinstance(page, AdminTable)
    wait_for_rows(qtbot, page, 1)
    page.table.selectRow(0)
    act(qtbot, page, "Hide…")
    asked = dialog(qtbot, "reasonDialog")
    type_text(qtbot, find(qtbot, asked, QWidget, "reason"), "Insults")
    press(qtbot, asked, "reasonDeed")
    bar_says(qtbot, window, "The review is hidden.")
    qtbot.waitUntil(lambda: bool(rows_of(page)[0]["is_hidden"]), timeout=10000)
    says(qtbot, page.panel, "Insults")


def test_the_ledger_says_that_it_sums_to_zero_and_gives_an_accounts_statement(
    open_window: OpenWindow, customer: Person, vendor: Person, administrator: Person, qtbot: QtBot
) -> None:
    fill_wallet(customer, "500")
    buy(customer, put_on_sale(vendor, price="30.00").line())
    window = open_window(administrator)
    window.go_to("ledger", {"words": customer.signed_in.identity.login_name})
    page = window.current_page()
    assert isinstance(page, LedgerPage)
    qtbot.waitUntil(lambda: bool(rows_of(page)), timeout=10000)
    qtbot.waitUntil(lambda: "¥0.00" in page.fact(), timeout=10000)
    assert all(row["account_id"] == customer.account_id for row in rows_of(page))
    page.table.selectRow(0)
    words = [label.text() for label in page.panel.findChildren(QLabel)]
    assert any("Cash" in one for one in words)


def test_a_statement_of_anybodys_wallet_is_shown_for_a_period(
    open_window: OpenWindow, customer: Person, administrator: Person, qtbot: QtBot, tmp_path: Path
) -> None:
    fill_wallet(customer, "12.00")
    window = open_window(administrator)
    login_name = customer.signed_in.identity.login_name
    window.go_to("ledger", {"words": login_name})
    page = window.current_page()
    assert isinstance(page, LedgerPage)
    wait_for_rows(qtbot, page, 1)
    page.table.selectRow(0)
    act(qtbot, page, "Statement…")
    asked = dialog(qtbot, "statementDialog")
    first, last = (find(qtbot, asked, QDateEdit, f"statement_{name}") for name in ("from", "to"))
    assert first.date().day() == 1
    first.setDate(last.date())
    last.setDate(last.date().addDays(-1))
    press(qtbot, asked, "showStatement")
    says(qtbot, asked, "This day is out of range.")
    last.setDate(first.date())
    press(qtbot, asked, "showStatement")
    shown = dialog(qtbot, "documentDialog")
    assert isinstance(shown, DocumentDialog) and "Wallet statement" in shown.windowTitle()
    shown.save_as(str(tmp_path / "statement.pdf"))
    paper = QPdfDocument(None)
    paper.load(str(tmp_path / "statement.pdf"))
    text = paper.getAllText(0).text()
    paper.close()
    for words in (login_name, "Cash", "¥0.00", "+¥12.00", "¥12.00", "At the end"):
        assert words in text, words
    shown.close()


def test_categories_and_the_audit_log_are_asked_about_summed_up_and_lead_on(
    open_window: OpenWindow, vendor: Person, administrator: Person, qtbot: QtBot
) -> None:
    category = f"台灯 Lamps {new_key()[:6]}"
    put_on_sale(vendor, "Desk lamp", category=category)
    window = open_window(administrator)
    window.go_to("categories")
    page = window.current_page()
    assert isinstance(page, CategoriesPage)
    page.tabs.setCurrentIndex(1)
    table = page.table
    table.set_condition(Comparison("name", Operator.IS, (category,)))
    wait_for_rows(qtbot, table, 1)
    assert rows_of(table)[0]["on_sale"] == 1
    table.table.selectRow(0)
    act(qtbot, table, "Show the products")
    products = window.current_page()
    assert isinstance(products, AdminTable)
    wait_for_rows(qtbot, products, 1)
    assert rows_of(products)[0]["name"] == "Desk lamp"

    removed = rows_of(products)[0]
    administrator.write("remove_product", new_key(), removed["id"], removed["version"], "Broken")
    window.go_to("audit")
    audit = window.current_page()
    assert isinstance(audit, AdminTable)
    audit.set_condition(
        Group(
            True,
            (
                Comparison("action", Operator.ONE_OF, ("remove_product", "restore_product")),
                Comparison("subject_id", Operator.IS, (Decimal(removed["id"]),)),
            ),
        )
    )
    wait_for_rows(qtbot, audit, 1)
    assert "is one of Product removed, Product given back" in audit.query_chip.words.text()
    summary = audit.open_summary()
    assert summary is not None
