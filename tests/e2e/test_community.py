"""The community board: a topic is begun, answered, read by a guest, taken back, and hidden by an administrator."""

from __future__ import annotations

from PyQt6.QtWidgets import QFrame
from pytestqt.qtbot import QtBot

from ecom_client.domain.identity import Window
from ecom_client.domain.keys import new_key
from ecom_client.ui.common.community_page import CommunityPage
from ecom_client.ui.common.list_page import ListPage
from ecom_client.ui.common.shell import RoleWindow
from tests.fixtures.driving import SOON, act, bar_says, choose_row, dialog, fill, press, says, seen
from tests.fixtures.people import Person
from tests.fixtures.windows import OpenWindow


def _open(person: Person | None, open_window: OpenWindow) -> tuple[RoleWindow, CommunityPage]:
    window = open_window(person)
    window.go_to("community")
    page = window.page("community")
    assert isinstance(page, CommunityPage)
    return window, page


def test_a_topic_is_begun_answered_and_read_by_a_guest(
    customer: Person, vendor: Person, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window, page = _open(customer, open_window)
    page.begin.trigger()
    writing = dialog(qtbot, "topicDialog")
    press(qtbot, writing, "publishTopicButton")
    says(qtbot, writing, "This is needed.")
    fill(qtbot, writing, "topic_title", "周末集市 Weekend market")
    fill(qtbot, writing, "topic_content", "Who comes?")
    press(qtbot, writing, "publishTopicButton")
    bar_says(qtbot, window, "Your topic is on the board.")
    qtbot.waitUntil(page.panel.is_open, timeout=SOON)
    says(qtbot, page.panel, "Who comes?")
    topic = page.model.row(0).id

    _window, page = _open(vendor, open_window)
    choose_row(qtbot, page, topic)
    fill(qtbot, page, "messageText", "I do 我来")
    press(qtbot, page, "sendMessage")
    says(qtbot, page.panel, "I do 我来")
    qtbot.waitUntil(lambda: page.model.row(0).reply_count == 1, timeout=SOON)
    reply = vendor.session.community.replies(topic)[0].id
    press(qtbot, page, f"remove{reply}")
    press(qtbot, dialog(qtbot, "removePost"), "removePostButton")
    qtbot.waitUntil(lambda: not seen(page, QFrame, f"message{reply}"), timeout=SOON)
    assert vendor.session.community.replies(topic) == []

    window, page = _open(None, open_window)
    choose_row(qtbot, page, topic)
    says(qtbot, page.panel, "Who comes?")
    says(qtbot, page.panel, "林**")
    assert not seen(page, QFrame, "messageText")
    page.begin.trigger()
    bar_says(qtbot, window, "Sign in to write.")


def test_a_topic_is_taken_back_and_one_that_is_gone_is_told(
    customer: Person, open_window: OpenWindow, qtbot: QtBot
) -> None:
    topic = customer.session.community.begin(new_key(), Window.CUSTOMER, "Mine", "words")
    window, page = _open(customer, open_window)
    window.go_to("community", topic)
    press(qtbot, page, f"remove{topic}")
    press(qtbot, dialog(qtbot, "removePost"), "removePostButton")
    qtbot.waitUntil(lambda: not page.panel.is_open(), timeout=SOON)
    assert customer.session.community.topic(topic) is None
    window.go_to("community", topic)
    bar_says(qtbot, window, "This topic is no longer on the board.")


def test_an_administrator_hides_a_post(
    customer: Person, administrator: Person, open_window: OpenWindow, qtbot: QtBot
) -> None:
    topic = customer.session.community.begin(new_key(), Window.CUSTOMER, "Cheap phones", "call me")
    window = open_window(administrator)
    window.go_to("community")
    page = window.page("community")
    assert isinstance(page, ListPage)
    choose_row(qtbot, page, topic)
    act(qtbot, page, "Hide…")
    hiding = dialog(qtbot, "hideDialog")
    fill(qtbot, hiding, "hide_reason", "advertising")
    press(qtbot, hiding, "hideButton")
    bar_says(qtbot, window, "The post is hidden.")
    assert customer.session.community.topic(topic) is None
    choose_row(qtbot, page, topic)
    act(qtbot, page, "Show again")
    bar_says(qtbot, window, "The post is on the board again.")
    assert customer.session.community.topic(topic) is not None
