"""Papers of an order: the customer saves an invoice, the vendor a packing slip, and what goes wrong on the way."""

from __future__ import annotations

from pathlib import Path

from PyQt6.QtPdf import QPdfDocument
from PyQt6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from ecom_client.domain.keys import new_key
from ecom_client.ui.common.document_dialog import DocumentDialog
from ecom_client.ui.common.list_page import ListPage
from tests.fixtures.driving import SOON, act, choose_row, dialog, press, says
from tests.fixtures.goods import buy, put_on_sale
from tests.fixtures.people import Person
from tests.fixtures.windows import OpenWindow


def _paper_of(
    person: Person, open_window: OpenWindow, qtbot: QtBot, order: int, words: str
) -> DocumentDialog:
    window = open_window(person)
    qtbot.waitExposed(window)
    window.go_to("orders")
    page = window.page("orders")
    assert isinstance(page, ListPage)
    choose_row(qtbot, page, order)
    act(qtbot, page, words)
    shown = dialog(qtbot, "documentDialog")
    assert isinstance(shown, DocumentDialog)
    return shown


def _save(qtbot: QtBot, shown: QDialog, file: Path) -> None:
    press(qtbot, shown, "saveDocument")
    chosen = dialog(qtbot, "documentFile")
    assert isinstance(chosen, QFileDialog)
    chosen.fileSelected.emit(str(file))
    chosen.close()


def _words(file: Path) -> str:
    document = QPdfDocument(None)
    document.load(str(file))
    words = "".join("".join(document.getAllText(page).text().split()) for page in range(document.pageCount()))
    document.close()
    return words


def test_a_customer_saves_the_invoice(
    customer: Person, vendor: Person, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    placed = buy(customer, put_on_sale(vendor, "台灯 Lamp", "80.50").line(2))["orders"][0]
    shown = _paper_of(customer, open_window, qtbot, int(placed["id"]), "Invoice")
    _save(qtbot, shown, tmp_path / "missing" / "invoice.pdf")
    says(qtbot, shown, "The file could not be written")
    file = tmp_path / "invoice.pdf"
    _save(qtbot, shown, file)
    qtbot.waitUntil(file.exists, timeout=SOON)
    says(qtbot, shown, "Saved as invoice.pdf.")
    assert placed["number"] in _words(file)
    assert "¥161.00" in _words(file)
    shown.close()


def test_a_vendor_saves_the_packing_slip(
    customer: Person, vendor: Person, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    placed = buy(customer, put_on_sale(vendor, "台灯 Lamp", "80.50").line(2))["orders"][0]
    shown = _paper_of(vendor, open_window, qtbot, int(placed["id"]), "Packing slip")
    file = tmp_path / "slip.pdf"
    _save(qtbot, shown, file)
    qtbot.waitUntil(file.exists, timeout=SOON)
    assert placed["number"] in _words(file)
    assert "¥" not in _words(file)
    assert "1380000" in _words(file)
    shown.close()


def test_a_cancelled_order_has_no_papers(
    customer: Person, vendor: Person, open_window: OpenWindow, qtbot: QtBot
) -> None:
    order = int(buy(customer, put_on_sale(vendor).line())["orders"][0]["id"])
    customer.session.orders.cancel(new_key(), order)
    window = open_window(customer)
    window.go_to("orders")
    page = window.page("orders")
    assert isinstance(page, ListPage)
    choose_row(qtbot, page, order)
    offered = [action.text() for action in page.table.row_menu().actions()]
    assert "Order again" in offered
    assert "Invoice" not in offered
