"""Dialogs: they say what will happen, keep what was typed, and send once."""

from __future__ import annotations

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication, QWidget

from ecom_client.ui.common.dialogs import FormDialog, confirm, show_bug
from ecom_client.ui.common.form import Form, TextField


@pytest.fixture
def window(qtbot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def dialog(qtbot, window: QWidget) -> FormDialog:
    form = Form([TextField("name", "Name", required=True), TextField("city", "City")])
    dialog = FormDialog("Address", form, "Save address", parent=window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.open()
    return dialog


def test_confirm_does_it_only_when_the_deed_is_pressed(qtbot, window: QWidget) -> None:
    done = []
    asked = confirm(
        window, "Refund this order?", "Lin gets it back.", "Refund ¥85.00", lambda: done.append(1)
    )
    assert asked.deed.text() == "Refund ¥85.00"
    asked.cancel.click()
    assert done == []
    asked = confirm(
        window, "Refund this order?", "Lin gets it back.", "Refund ¥85.00", lambda: done.append(1)
    )
    qtbot.keyClick(asked, Qt.Key.Key_Return)
    assert done == [1]


def test_enter_does_not_do_what_is_dangerous(qtbot, window: QWidget) -> None:
    done = []
    asked = confirm(window, "Close the account?", "", "Close account", lambda: done.append(1), danger=True)
    qtbot.keyClick(asked, Qt.Key.Key_Return)
    assert done == []


def test_a_form_that_does_not_hold_good_is_not_sent(qtbot, dialog: FormDialog) -> None:
    with qtbot.assertNotEmitted(dialog.confirmed):
        dialog.deed.click()
    assert "name" in dialog.form.errors()


def test_enter_sends_once_however_often_it_is_pressed(qtbot, dialog: FormDialog) -> None:
    sent: list[dict[str, object]] = []
    dialog.confirmed.connect(sent.append)
    dialog.confirmed.connect(lambda _values: dialog.set_busy(True))
    dialog.form.field("name").edit.setText("Lin")
    for _again in range(3):
        qtbot.keyClick(dialog.form.field("name").edit, Qt.Key.Key_Return)
        dialog.deed.click()
    assert sent == [{"name": "Lin", "city": ""}]
    assert dialog.is_busy()
    assert not dialog.form.isEnabled()


def test_a_refusal_gives_everything_back_and_stands_beside_its_field(dialog: FormDialog) -> None:
    dialog.form.field("name").edit.setText("Lin")
    dialog.set_busy(True)
    dialog.refuse("This name is taken.", "name")
    assert dialog.form.errors() == {"name": "This name is taken."}
    assert dialog.form.isEnabled()
    assert dialog.form.field("name").edit.text() == "Lin"
    dialog.refuse("The shop is closed.", "nowhere")
    assert dialog.messages.words() == "The shop is closed."


def test_closing_with_something_typed_asks_first(qtbot, dialog: FormDialog) -> None:
    dialog.form.field("name").edit.setText("Lin")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "not saved" in dialog.messages.words()
    dialog.messages.buttons[1].click()
    assert dialog.isVisible()
    dialog.close()
    assert dialog.isVisible()
    dialog.messages.buttons[0].click()
    assert not dialog.isVisible()


def test_closing_after_a_refusal_asks_as_well(dialog: FormDialog) -> None:
    dialog.form.field("name").edit.setText("Lin")
    dialog.refuse("Somebody changed this meanwhile.")
    dialog.cancel.click()
    assert dialog.isVisible() and "not saved" in dialog.messages.words()
    dialog.messages.buttons[0].click()
    assert not dialog.isVisible()


def test_closing_with_nothing_typed_closes(dialog: FormDialog) -> None:
    dialog.cancel.click()
    assert not dialog.isVisible()


def test_it_cannot_be_closed_while_the_answer_is_awaited(dialog: FormDialog) -> None:
    dialog.set_busy(True)
    dialog.close()
    assert dialog.isVisible()
    dialog.finish()
    assert not dialog.isVisible()


def test_a_bug_is_told_with_details_that_can_be_copied(window: QWidget) -> None:
    try:
        {}["price"]
    except KeyError as error:
        told = show_bug(window, error)
    assert "KeyError" in told.details.toPlainText()
    told.copy.click()
    assert "KeyError" in QApplication.clipboard().text()
    told.close_button.click()


def test_a_dialog_makes_room_for_what_is_wrong(qtbot, dialog: FormDialog) -> None:
    before = dialog.height()
    dialog.deed.click()
    assert dialog.height() > before
    bar = dialog.area.verticalScrollBar()
    assert bar is not None
    qtbot.waitUntil(lambda: bar.maximum() == 0)
