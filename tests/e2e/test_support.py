"""Somebody asks the marketplace, an administrator answers and closes; a message is reported from the mailbox."""

from __future__ import annotations

from pathlib import Path

from PyQt6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from ecom_client.domain.identity import Window
from ecom_client.domain.keys import new_key
from ecom_client.domain.mailbox import Folder, Recipient
from ecom_client.ui.common.attachments import AttachmentRow, AttachmentStrip
from ecom_client.ui.common.list_page import ListPage
from tests.e2e.test_complaints import add_picture
from tests.fixtures.driving import SOON, act, bar_says, choose_row, dialog, fill, find, press, says, seen
from tests.fixtures.people import Person
from tests.fixtures.windows import OpenWindow


def test_a_question_is_asked_answered_and_closed(
    customer: Person, administrator: Person, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(customer)
    window.go_to("support")
    page = window.page("support")
    assert isinstance(page, ListPage)
    action = page.primary_action()
    assert action is not None
    action.trigger()
    asking = dialog(qtbot, "askDialog")
    press(qtbot, asking, "askButton")
    says(qtbot, asking, "This is needed.")
    fill(qtbot, asking, "ask_subject", "怎么退款")
    fill(qtbot, asking, "ask_content", "The lamp is broken.")
    press(qtbot, asking, "askButton")
    bar_says(qtbot, window, "Your question is sent.")
    qtbot.waitUntil(page.panel.is_open, timeout=SOON)
    says(qtbot, page.panel, "The lamp is broken.")
    asked = page.model.row(0).id

    window = open_window(administrator)
    qtbot.waitUntil(lambda: window.navigation.button("support").badge() >= 1, timeout=SOON)
    window.go_to("support")
    desk = window.page("support")
    assert isinstance(desk, ListPage)
    choose_row(qtbot, desk, asked)
    says(qtbot, desk.panel, "The lamp is broken.")
    fill(qtbot, desk, "messageText", "Send it back.")
    press(qtbot, desk, "sendMessage")
    says(qtbot, desk.panel, "Send it back.")
    assert [one.is_answer for one in customer.session.support.messages(asked)] == [False, True]
    desk.set_filters({})
    choose_row(qtbot, desk, asked)
    act(qtbot, desk, "Close")
    bar_says(qtbot, window, "is closed.")

    window = open_window(customer)
    qtbot.waitUntil(lambda: window.navigation.button("support").badge() == 1, timeout=SOON)
    window.go_to("support", asked)
    page = window.page("support")
    says(qtbot, page, "Send it back.")
    qtbot.waitUntil(lambda: window.navigation.button("support").badge() == 0, timeout=SOON)
    fill(qtbot, page, "messageText", "Thank you")
    press(qtbot, page, "sendMessage")
    qtbot.waitUntil(
        lambda: find(qtbot, page, QPlainTextEdit, "messageText").toPlainText() == "", timeout=SOON
    )
    assert customer.session.support.messages(asked)[-1].content == "Thank you"


def test_pictures_go_along_with_a_question_and_its_answer(
    customer: Person, administrator: Person, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(customer)
    window.go_to("support")
    page = window.page("support")
    assert isinstance(page, ListPage)
    action = page.primary_action()
    assert action is not None
    action.trigger()
    asking = dialog(qtbot, "askDialog")
    fill(qtbot, asking, "ask_subject", "屏幕 Screen")
    fill(qtbot, asking, "ask_content", "What is this line?")
    add_picture(qtbot, asking, tmp_path, "red")
    press(qtbot, asking, "askButton")
    bar_says(qtbot, window, "Your question is sent.")
    assert find(qtbot, page.panel, AttachmentRow).isVisible()
    asked = page.model.row(0).id
    assert len(customer.session.support.messages(asked)[0].attachments) == 1
    other = customer.session.support.ask(new_key(), Window.CUSTOMER, "Another one", "And this?")

    window = open_window(administrator)
    window.go_to("support")
    desk = window.page("support")
    assert isinstance(desk, ListPage)
    choose_row(qtbot, desk, asked)
    shown = find(qtbot, desk.panel, AttachmentRow)
    shown.look(0)
    large = shown.enlarged()
    assert large is not None
    large.reject()
    fill(qtbot, desk, "messageText", "Like this one?")
    add_picture(qtbot, desk.panel, tmp_path, "blue")
    choose_row(qtbot, desk, other)
    assert find(qtbot, desk.panel, QPlainTextEdit, "messageText").toPlainText() == ""
    choose_row(qtbot, desk, asked)
    assert find(qtbot, desk.panel, QPlainTextEdit, "messageText").toPlainText() == "Like this one?"
    press(qtbot, desk, "sendMessage")
    qtbot.waitUntil(lambda: len(seen(desk.panel, AttachmentRow)) == 2, timeout=SOON)
    assert find(qtbot, desk.panel, AttachmentStrip).pending() == ()
    said = customer.session.support.messages(asked)[-1]
    assert (said.content, len(said.attachments)) == ("Like this one?", 1)
    assert customer.session.attachments.content(said.attachments[0]) is not None


def test_who_answers_is_chosen(
    customer: Person, administrator: Person, open_window: OpenWindow, qtbot: QtBot
) -> None:
    asked = customer.session.support.ask(new_key(), Window.CUSTOMER, "Subject", "words")
    window = open_window(administrator)
    window.go_to("support")
    desk = window.page("support")
    assert isinstance(desk, ListPage)
    choose_row(qtbot, desk, asked)
    act(qtbot, desk, "Assign…")
    assigning = dialog(qtbot, "assignDialog")
    fill(qtbot, assigning, "assign_login_name", "nobody.there")
    press(qtbot, assigning, "assignButton")
    says(qtbot, assigning, "Nobody who takes messages has this login name.")
    fill(qtbot, assigning, "assign_login_name", administrator.signed_in.identity.login_name)
    press(qtbot, assigning, "assignButton")
    bar_says(qtbot, window, "The conversation is assigned.")
    row = administrator.rows("SELECT assigned_to FROM ecom.admin_support WHERE id = :id", id=asked)[0]
    assert row["assigned_to"] == "Admin"


def test_a_message_is_reported_from_the_mailbox(
    customer: Person, vendor: Person, open_window: OpenWindow, qtbot: QtBot
) -> None:
    to = Recipient(vendor_id=vendor.profile_id)
    customer.session.mailbox.send(new_key(), Window.CUSTOMER, to, "Pay me", "outside the shop")
    came = vendor.session.mailbox.source(Folder.INBOX).page(vendor.session, None, 0, 1)[0].id
    window = open_window(vendor)
    window.go_to("mailbox")
    box = window.page("mailbox")
    assert isinstance(box, ListPage)
    choose_row(qtbot, box, came)
    act(qtbot, box, "Report…")
    reporting = dialog(qtbot, "reportDialog")
    fill(qtbot, reporting, "report_words", "Wants to cheat")
    press(qtbot, reporting, "reportButton")
    bar_says(qtbot, window, "The administrators have your report.")
    window.go_to("support")
    page = window.page("support")
    assert isinstance(page, ListPage)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=SOON)
