"""A seller applies to be a shop, with documents, and an administrator looks, records the visit and approves."""

from __future__ import annotations

from pathlib import Path

from PyQt6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from ecom_client.app import Ecom
from ecom_client.domain.applications import ApplicationStatus
from ecom_client.domain.catalogue import VendorKind
from ecom_client.domain.identity import Window
from ecom_client.ui.admin.approvals import ApprovalsPage
from ecom_client.ui.sign_in.welcome import Entered
from ecom_client.ui.vendor.my_shop import MyShopPage
from ecom_client.ui.vendor.shop_dialogs import ApplicationDialog
from tests.fixtures.driving import LEFT, SOON, bar_says, closes, dialog, fill, find, press, says
from tests.fixtures.goods import end_membership
from tests.fixtures.lists import click_row, panel_button
from tests.fixtures.people import InstalledShop, Person
from tests.fixtures.vendor_products import picture
from tests.fixtures.windows import OpenWindow
from tests.sql.test_applications import apply, document


def test_a_seller_applies_with_documents_and_takes_it_back(
    vendor: Person, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(vendor)
    window.go_to("shop")
    page = window.current_page()
    assert isinstance(page, MyShopPage)
    says(qtbot, page, "You sell as an individual")
    qtbot.waitUntil(lambda: page.primary_action() is page.apply, timeout=SOON)
    page.apply.trigger()
    shown = dialog(qtbot, "applicationDialog")
    assert isinstance(shown, ApplicationDialog)
    press(qtbot, shown, "apply")
    assert set(shown.form.errors()) == {"real_name", "document_kind", "attachments"}
    fill(qtbot, shown, "application_real_name", "林小雨")
    kinds = find(qtbot, shown, QComboBox, "application_document_kind")
    kinds.setCurrentIndex(kinds.findData("student_card"))
    shown.strip.add_files([str(picture(tmp_path, "card", "blue"))])
    qtbot.waitUntil(lambda: bool(shown.strip.thumbs.ids()), timeout=SOON)
    press(qtbot, shown, "apply")
    closes(qtbot, "applicationDialog")
    bar_says(qtbot, window, "You applied:")
    says(qtbot, page, "An administrator visits you")
    (made,) = vendor.session.applications.mine()
    assert made.status is ApplicationStatus.REQUESTED and len(made.documents) == 1
    assert page.primary_action() is None
    press(qtbot, page, "cancelApplication")
    bar_says(qtbot, window, "The application is taken back.")
    assert vendor.session.applications.mine()[0].status is ApplicationStatus.CANCELLED


def test_who_registers_to_open_a_shop_is_asked_for_documents_at_once(
    vendor: Person, program: Ecom, qtbot: QtBot, shop: InstalledShop
) -> None:
    program.enter(Entered(shop.address, shop.facts.name, vendor.signed_in, Window.VENDOR, "shop", "apply"))
    shown = dialog(qtbot, "applicationDialog")
    assert isinstance(shown, ApplicationDialog)
    shown.form.remember_values()
    shown.reject()


def test_an_administrator_looks_records_the_check_and_approves(
    vendor: Person, administrator: Person, open_window: OpenWindow, qtbot: QtBot, shop: InstalledShop
) -> None:
    plan = int(shop.value("SELECT id FROM ecom_data.plan WHERE name = '小店 Small'"))
    application = int(apply(vendor, plan, document(vendor))["id"])
    window = open_window(administrator)
    qtbot.waitUntil(lambda: window.navigation.button("approvals").badge() >= 1, timeout=SOON)
    qtbot.mouseClick(window.navigation.button("approvals"), LEFT)
    page = window.current_page()
    assert isinstance(page, ApprovalsPage)
    qtbot.waitUntil(lambda: page.model.place_of(application) is not None, timeout=SOON)
    click_row(qtbot, page, lambda row: row["id"] == application)
    assert panel_button(page, "Approve…") is None, "nobody has visited the applicant"
    button = panel_button(page, "Record the on-site check…")
    assert button is not None
    qtbot.mouseClick(button, LEFT)
    shown = dialog(qtbot, "checkDialog")
    fill(qtbot, shown, "check_note", "见到本人 Seen in person")
    press(qtbot, shown, "recordCheck")
    closes(qtbot, "checkDialog")
    qtbot.waitUntil(lambda: panel_button(page, "Approve…") is not None, timeout=SOON)
    button = panel_button(page, "Approve…")
    assert button is not None
    qtbot.mouseClick(button, LEFT)
    shown = dialog(qtbot, "applicationDecision")
    press(qtbot, shown, "decideApplication")
    closes(qtbot, "applicationDecision")
    bar_says(qtbot, window, "is a shop now.")
    assert vendor.session.selling.shop().kind is VendorKind.SHOP
    end_membership(vendor)
