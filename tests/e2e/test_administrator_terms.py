"""An administrator publishes new terms of use and sees who has accepted them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PyQt6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ecom_client.domain.keys import new_key
from ecom_client.domain.query import Comparison
from ecom_client.ui.admin.terms import TermsPage
from tests.fixtures.driving import bar_says, closes, dialog, fill, find, press, press_words, says, seen
from tests.fixtures.people import InstalledShop, People, Person
from tests.fixtures.windows import OpenWindow


@pytest.fixture(autouse=True)
def _the_first_terms_again(shop: InstalledShop) -> Iterator[None]:
    yield
    shop.execute("DELETE FROM ecom_data.terms_acceptance WHERE version > 1")
    shop.execute("UPDATE ecom_data.account SET terms_version = 1 WHERE terms_version > 1")
    shop.execute("DELETE FROM ecom_data.terms WHERE version > 1")


def test_a_new_version_is_published_and_what_is_missing_is_shown(
    open_window: OpenWindow, shop: InstalledShop, administrator: Person, customer: Person, qtbot: QtBot
) -> None:
    window = open_window(administrator)
    window.go_to("terms")
    page = window.current_page()
    assert isinstance(page, TermsPage)
    says(qtbot, page, "Version 1, published")
    action = page.primary_action()
    assert action is not None
    action.trigger()
    form = dialog(qtbot, "termsDialog")
    fill(qtbot, form, "terms_text_en", "Be kind.")
    fill(qtbot, form, "terms_text_zh", "")
    press(qtbot, form, "publishTerms")
    says(qtbot, form, "needed")
    fill(qtbot, form, "terms_text_zh", "与人为善。")
    press(qtbot, form, "publishTerms")
    closes(qtbot, "termsDialog")
    bar_says(qtbot, window, "Version 2 of the terms of use counts now.")
    says(qtbot, page, "Version 2, published")
    says(qtbot, page, "与人为善。")
    find(qtbot, page, QPushButton, "terms_1")
    press(qtbot, page, "termsMissing")
    qtbot.waitUntil(lambda: window.current_name() == "accounts", timeout=10000)
    condition = window.current_page().condition  # type: ignore[attr-defined]
    assert isinstance(condition, Comparison) and condition.values == (2,)


def test_who_may_only_read_publishes_nothing(
    open_window: OpenWindow, shop: InstalledShop, people: People, qtbot: QtBot
) -> None:
    shop.execute("INSERT IGNORE INTO ecom_data.people_group (name) VALUES ('Readers of terms')")
    shop.execute(
        "INSERT IGNORE INTO ecom_data.access (group_id, module, privilege)"
        " SELECT id, 'terms', 'read' FROM ecom_data.people_group WHERE name = 'Readers of terms'"
    )
    window = open_window(people.administrator("Reader", "Readers of terms"))
    window.go_to("terms")
    page = window.current_page()
    says(qtbot, page, "Version 1, published")
    assert page.primary_action() is None
    assert not seen(page, QPushButton, "termsMissing")


def test_an_open_window_tells_of_new_terms_and_they_are_accepted_there(
    open_window: OpenWindow, shop: InstalledShop, customer: Person, qtbot: QtBot
) -> None:
    window = open_window(customer)
    window.go_to("profile")
    shop.execute("CALL ecom_data.publish_terms('Be kind.', '与人为善。')")
    bar_says(qtbot, window, "The terms of use have changed")
    assert customer.refused("ask_top_up", new_key(), "5", "bank") == ("terms_not_accepted", "2")
    press_words(qtbot, window.messages, "Read them…")
    shown = dialog(qtbot, "newTerms")
    qtbot.waitUntil(lambda: "Be kind." in shown.text.toPlainText(), timeout=10000)  # type: ignore[attr-defined]
    press(qtbot, shown, "acceptTerms")
    closes(qtbot, "newTerms")
    qtbot.waitUntil(lambda: "terms" not in window.messages.words(), timeout=10000)
    assert customer.write("ask_top_up", new_key(), "5", "bank")["id"]
