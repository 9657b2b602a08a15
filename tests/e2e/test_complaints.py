"""A complaint from the order to the verdict and the appeal, each in their own window; credit adjusted and explained."""

from __future__ import annotations

from pathlib import Path

import pytest
from PyQt6.QtGui import QColor, QImage
from PyQt6.QtWidgets import QComboBox, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ecom_client.domain.complaints import ComplaintKind, ComplaintStatus, Severity
from ecom_client.domain.identity import Window
from ecom_client.ui.common.attachments import AttachmentRow, AttachmentStrip
from ecom_client.ui.common.list_page import ListPage
from ecom_client.ui.common.shell import RoleWindow
from tests.fixtures.driving import (
    SOON,
    act,
    bar_says,
    choose_row,
    closes,
    dialog,
    fill,
    find,
    press,
    says,
    seen,
)
from tests.fixtures.goods import Goods, balance, buy, fill_wallet, put_on_sale
from tests.fixtures.people import People, Person
from tests.fixtures.windows import OpenWindow
from tests.sql.test_complaints import complain


@pytest.fixture
def goods(vendor: Person) -> Goods:
    return put_on_sale(vendor, "台灯 Lamp", "80.00")


@pytest.fixture
def order(customer: Person, goods: Goods) -> int:
    return int(buy(customer, goods.line())["orders"][0]["id"])


def _open(person: Person, open_window: OpenWindow, qtbot: QtBot, place: str) -> tuple[RoleWindow, ListPage]:
    window = open_window(person)
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=SOON)
    window.go_to(place)
    page = window.page(place)
    assert isinstance(page, ListPage)
    return window, page


def add_picture(qtbot: QtBot, owner: QWidget, folder: Path, colour: str = "red") -> None:
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    assert image.save(str(folder / f"{colour}.png"))
    strip = find(qtbot, owner, AttachmentStrip)
    strip.add_files([str(folder / f"{colour}.png")])
    qtbot.waitUntil(lambda: bool(strip.thumbs.ids()), timeout=SOON)


def _choose(owner: QDialog, name: str, value: object) -> None:
    box = owner.findChild(QComboBox, name)
    assert box is not None
    box.setCurrentIndex(box.findData(value))


def test_from_the_order_to_the_verdict_and_the_appeal(
    customer: Person,
    vendor: Person,
    administrator: Person,
    people: People,
    order: int,
    open_window: OpenWindow,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    fill_wallet(vendor, "300")
    window, orders = _open(customer, open_window, qtbot, "orders")
    choose_row(qtbot, orders, order)
    act(qtbot, orders, "Complain…")
    asked = dialog(qtbot, "complaintDialog")
    press(qtbot, asked, "sendComplaint")
    says(qtbot, asked, "This is needed.")
    _choose(asked, "complaintKind", ComplaintKind.NOT_SHIPPED)
    fill(qtbot, asked, "statementText", "三周没发货 Nothing came.")
    add_picture(qtbot, asked, tmp_path)
    press(qtbot, asked, "sendComplaint")
    closes(qtbot, "complaintDialog")
    page = window.page("complaints")
    says(qtbot, page, "三周没发货 Nothing came.")
    complaint = int(customer.shop.value("SELECT MAX(id) FROM ecom_data.complaint"))

    window, page = _open(vendor, open_window, qtbot, "complaints")
    qtbot.waitUntil(lambda: window.navigation.button("complaints").badge() == 1, timeout=SOON)
    choose_row(qtbot, page, complaint)
    says(qtbot, page, "三周没发货 Nothing came.")
    assert find(qtbot, page, AttachmentRow).isVisible()
    qtbot.waitUntil(lambda: window.navigation.button("complaints").badge() == 0, timeout=SOON)
    press(qtbot, page, "sendComplaintMessage")
    says(qtbot, page, "Type a message first.")
    fill(qtbot, page, "complaintText", "It was sent yesterday")
    add_picture(qtbot, page, tmp_path, "blue")
    press(qtbot, page, "sendComplaintMessage")
    qtbot.waitUntil(lambda: len(seen(page, AttachmentRow)) == 2, timeout=SOON)

    window, page = _open(administrator, open_window, qtbot, "complaints")
    choose_row(qtbot, page, complaint)
    says(qtbot, page, "It was sent yesterday")
    says(qtbot, page, "1 × 台灯 Lamp")
    says(qtbot, page, vendor.signed_in.identity.login_name)
    fill(qtbot, page, "complaintText", "Which carrier?")
    press(qtbot, page, "sendComplaintMessage")
    says(qtbot, page, "Administrator (Admin)")
    act(qtbot, page, "Uphold…")
    asked = dialog(qtbot, "verdictDialog")
    _choose(asked, "verdictSeverity", Severity.SERIOUS)
    find(qtbot, asked, QWidget, "verdictFine").click()  # type: ignore[attr-defined]
    fill(qtbot, asked, "verdictReasons", "No proof of sending")
    deed = find(qtbot, asked, QPushButton, "decideComplaint")
    assert deed.text() == "Uphold it (−20 points of credit, fine ¥50.00)"
    press(qtbot, asked, "decideComplaint")
    closes(qtbot, "verdictDialog")
    bar_says(qtbot, window, "Upheld (−20 points of credit, fine ¥50.00)")
    assert balance(vendor) == 250

    window, page = _open(vendor, open_window, qtbot, "complaints")
    choose_row(qtbot, page, complaint)
    says(qtbot, page, "Verdict: Upheld · Serious · −20 points of credit, fine ¥50.00")
    assert not seen(page, QPushButton, "sendComplaintMessage")
    act(qtbot, page, "Appeal")
    asked = dialog(qtbot, "appealDialog")
    fill(qtbot, asked, "statementText", "Here is the slip")
    press(qtbot, asked, "sendAppeal")
    closes(qtbot, "appealDialog")
    bar_says(qtbot, window, "Your appeal is made.")

    _window, page = _open(administrator, open_window, qtbot, "complaints")
    choose_row(qtbot, page, complaint)
    says(qtbot, page, "Here is the slip")
    assert "Reject…" not in [button.text() for button in seen(page.panel, QPushButton)]
    other = people.administrator("Other")
    _window, page = _open(other, open_window, qtbot, "complaints")
    choose_row(qtbot, page, complaint)
    act(qtbot, page, "Reject…")
    asked = dialog(qtbot, "verdictDialog")
    fill(qtbot, asked, "verdictReasons", "It was sent")
    press(qtbot, asked, "decideComplaint")
    closes(qtbot, "verdictDialog")
    found = vendor.session.complaints.complaint(complaint)
    assert found is not None and found.status is ComplaintStatus.REJECTED
    assert balance(vendor) == 300


def test_a_complaint_about_a_product_is_taken_back(
    customer: Person, goods: Goods, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(customer)
    window.go_to("product", goods.id)
    press(qtbot, window.page("product"), "complainButton")
    asked = dialog(qtbot, "complaintDialog")
    _choose(asked, "complaintKind", ComplaintKind.EMPTY_SHELF)
    fill(qtbot, asked, "statementText", "Sold out for weeks")
    add_picture(qtbot, asked, tmp_path)
    press(qtbot, asked, "sendComplaint")
    closes(qtbot, "complaintDialog")
    page = window.page("complaints")
    assert isinstance(page, ListPage)
    says(qtbot, page, "Sold out for weeks")
    act(qtbot, page, "Take it back")
    press_deed = dialog(qtbot, "withdrawComplaint")
    next(one for one in seen(press_deed, QPushButton) if one.text() == "Take it back").click()
    bar_says(qtbot, window, "is taken back.")
    says(qtbot, page, "")
    assert customer.session.notifications.news(Window.CUSTOMER).complaints == 0


def test_a_guest_is_told_to_sign_in(goods: Goods, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(None)
    window.go_to("product", goods.id)
    press(qtbot, window.page("product"), "complainButton")
    bar_says(qtbot, window, "Sign in to complain.")


def test_a_vendor_complains_about_a_buyer_and_a_second_time_is_refused(
    vendor: Person, customer: Person, order: int, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    complain(vendor, order, ComplaintKind.ABUSIVE_BUYER)
    _window, orders = _open(vendor, open_window, qtbot, "orders")
    choose_row(qtbot, orders, order)
    act(qtbot, orders, "Complain…")
    asked = dialog(qtbot, "complaintDialog")
    _choose(asked, "complaintKind", ComplaintKind.FRAUD)
    fill(qtbot, asked, "statementText", "again")
    add_picture(qtbot, asked, tmp_path)
    press(qtbot, asked, "sendComplaint")
    says(qtbot, asked, "You complained about this already.")
    assert len(find(qtbot, asked, AttachmentStrip).pending()) == 1


def test_an_administrator_adjusts_a_score_and_its_owner_reads_why(
    customer: Person, administrator: Person, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window, page = _open(administrator, open_window, qtbot, "credit")
    assert page.primary_action() is not None
    page.primary_action().trigger()  # type: ignore[union-attr]
    asked = dialog(qtbot, "adjustDialog")
    fill(qtbot, asked, "adjust_login_name", "nobody.at.all")
    _choose(asked, "adjust_way", -1)
    fill(qtbot, asked, "adjust_change", "15")
    fill(qtbot, asked, "adjust_reason", "屡次取消 Keeps cancelling")
    press(qtbot, asked, "adjustCredit")
    says(qtbot, asked, "It is no longer there.")
    fill(qtbot, asked, "adjust_login_name", customer.signed_in.identity.login_name)
    press(qtbot, asked, "adjustCredit")
    closes(qtbot, "adjustDialog")
    bar_says(qtbot, window, "The score is 85 now.")
    qtbot.waitUntil(lambda: page.model.rowCount() > 0, timeout=SOON)

    window = open_window(customer)
    window.go_to("profile")
    press(qtbot, window.page("profile"), "creditHistoryButton")
    shown = dialog(qtbot, "creditHistory")
    says(qtbot, shown, "屡次取消 Keeps cancelling")
    says(qtbot, shown, "−15")
    says(qtbot, shown, "Your credit score: 85")
    shown.close()
    closes(qtbot, "creditHistory")
