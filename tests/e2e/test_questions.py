"""A customer asks under a product, the vendor answers, a guest reads both, an administrator hides."""

from __future__ import annotations

import pytest
from PyQt6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from ecom_client.domain.keys import new_key
from ecom_client.ui.common.list_page import ListPage
from ecom_client.ui.customer.product import ProductPage
from tests.fixtures.driving import SOON, act, bar_says, choose_row, dialog, fill, find, press, says, seen
from tests.fixtures.goods import Goods, put_on_sale
from tests.fixtures.people import Person
from tests.fixtures.windows import OpenWindow


@pytest.fixture
def lamp(vendor: Person) -> Goods:
    return put_on_sale(vendor, "台灯 Lamp", "80.00")


def test_a_question_under_a_product_is_answered_for_everybody(
    customer: Person, vendor: Person, lamp: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(customer)
    window.go_to("product", lamp.id)
    page = window.page("product")
    assert isinstance(page, ProductPage)
    press(qtbot, page, "askQuestionButton")
    says(qtbot, page, "Type your question first.")
    fill(qtbot, page, "questionText", "还在吗? Still there?")
    press(qtbot, page, "askQuestionButton")
    bar_says(qtbot, window, "Your question is published.")
    says(qtbot, page.questions, "Still there?")
    assert find(qtbot, page, QPlainTextEdit, "questionText").toPlainText() == ""

    window = open_window(vendor)
    qtbot.waitUntil(lambda: window.navigation.button("questions").badge() == 1, timeout=SOON)
    window.go_to("questions")
    desk = window.page("questions")
    assert isinstance(desk, ListPage)
    asked = customer.session.questions.of(lamp.id).page(customer.session, None, 0, 1)[0].id
    choose_row(qtbot, desk, asked)
    act(qtbot, desk, "Answer")
    answering = dialog(qtbot, "answerDialog")
    press(qtbot, answering, "answerButton")
    says(qtbot, answering, "This is needed.")
    fill(qtbot, answering, "answer_content", "Yes 在")
    press(qtbot, answering, "answerButton")
    bar_says(qtbot, window, "Your answer is published.")
    qtbot.waitUntil(lambda: window.navigation.button("questions").badge() == 0, timeout=SOON)

    window = open_window(None)
    window.go_to("product", lamp.id)
    page = window.page("product")
    assert isinstance(page, ProductPage)
    says(qtbot, page, "Yes 在")
    says(qtbot, page, "林**")
    press(qtbot, page, "askQuestionButton")
    bar_says(qtbot, window, "Sign in to ask the seller.")


def test_a_vendor_asks_nothing_under_the_own_product(
    vendor: Person, customer: Person, lamp: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    customer.session.questions.ask(new_key(), lamp.id, "Is it bright?")
    window = open_window(None)
    window.go_to("product", lamp.id)
    page = window.page("product")
    assert isinstance(page, ProductPage)
    says(qtbot, page, "Is it bright?")
    page.questions.show_product(lamp.id, is_own=True)
    assert not seen(page, QPlainTextEdit, "questionText")


def test_an_administrator_hides_a_question(
    customer: Person, administrator: Person, lamp: Goods, open_window: OpenWindow, qtbot: QtBot
) -> None:
    asked = customer.session.questions.ask(new_key(), lamp.id, "Buy from me instead")
    window = open_window(administrator)
    window.go_to("questions")
    page = window.page("questions")
    assert isinstance(page, ListPage)
    choose_row(qtbot, page, asked)
    act(qtbot, page, "Hide…")
    hiding = dialog(qtbot, "hideDialog")
    press(qtbot, hiding, "hideButton")
    says(qtbot, hiding, "This is needed.")
    fill(qtbot, hiding, "hide_reason", "advertising")
    press(qtbot, hiding, "hideButton")
    bar_says(qtbot, window, "The question is hidden.")
    assert customer.session.questions.of(lamp.id).page(customer.session, None, 0, 9) == []
    choose_row(qtbot, page, asked)
    act(qtbot, page, "Show again")
    bar_says(qtbot, window, "Everybody can read the question again.")
    assert len(customer.session.questions.of(lamp.id).page(customer.session, None, 0, 9)) == 1
