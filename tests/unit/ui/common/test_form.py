"""Forms: what was typed is never lost, what is wrong is said beside the field."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QLineEdit

from ecom_client.domain.errors import Invalid
from ecom_client.ui.common.form import (
    CheckField,
    ChoiceField,
    CustomField,
    DateField,
    Form,
    LongTextField,
    MoneyField,
    PasswordField,
    TextField,
    WholeField,
    WrongInput,
)


def show(qtbot, *fields, **more) -> Form:
    form = Form(list(fields), **more)
    qtbot.addWidget(form)
    form.show()
    qtbot.waitExposed(form)
    return form


def test_everything_typed_comes_out_as_its_kind(qtbot) -> None:
    form = show(
        qtbot,
        TextField("name", "Name"),
        LongTextField("note", "Note"),
        PasswordField("password", "Password"),
        MoneyField("price", "Price"),
        WholeField("stock", "Stock"),
        ChoiceField("kind", "Kind", options=[("new", "New"), ("used", "Used")]),
        CheckField("terms", "Terms"),
        DateField("until", "Until"),
    )
    form.field("name").edit.setText("  Lin 林  ")
    form.field("note").edit.setPlainText("two\nlines")
    form.field("password").edit.setText(" p ")
    form.field("price").edit.setText("1,234.5")
    form.field("stock").edit.setText("１２")
    form.field("kind").set_value("used")
    form.field("terms").box.click()
    form.field("until").set_value(date(2026, 12, 24))
    assert form.check()
    assert form.values() == {
        "name": "Lin 林",
        "note": "two\nlines",
        "password": " p ",
        "price": Decimal("1234.50"),
        "stock": 12,
        "kind": "used",
        "terms": True,
        "until": date(2026, 12, 24),
    }


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12", "12.00"),
        ("￥12.5", "12.50"),
        ("¥ 1,234.50", "1234.50"),
        ("1234567.89", "1234567.89"),
        (".5", "0.50"),
    ],
)
def test_money_is_read_as_people_write_it(qtbot, typed: str, value: str) -> None:
    field = MoneyField("price", "Price")
    field.edit.setText(typed)
    assert field.value() == Decimal(value)


@pytest.mark.parametrize(
    "typed",
    [
        "12,5",
        "1.234",
        "NaN",
        "Infinity",
        "1e3",
        "-1",
        "abc",
        ".",
        "12 34x",
        *("9" * digits for digits in (27, 30, 39, 50)),
        "0." + "9" * 36,
        "1" * 5000,
        "12.5.0",
        "١٢",
    ],
)
def test_money_that_cannot_be_meant_is_refused_with_a_sentence_and_kept(qtbot, typed: str) -> None:
    form = show(qtbot, MoneyField("price", "Price", most=Decimal("1000000")))
    form.field("price").edit.setText(typed)
    assert not form.check()
    assert form.errors()["price"]
    assert form.field("price").edit.text() == typed


@pytest.mark.parametrize("typed", ["1.5", "-1", "1e3", "x", "9" * 50, "1000", "1,00"])
def test_whole_numbers_out_of_range_or_not_whole_are_refused(qtbot, typed: str) -> None:
    field = WholeField("stock", "Stock", least=0, most=999)
    field.edit.setText(typed)
    assert field.problem()
    with pytest.raises(WrongInput):
        field.value()


def test_an_overlong_paste_is_kept_whole_and_told_at_once(qtbot) -> None:
    form = show(qtbot, TextField("name", "Name", max_length=20), LongTextField("note", "Note", max_length=30))
    form.field("name").edit.setText("x" * 40_000)
    form.field("note").edit.setPlainText("字" * 31)
    assert len(form.field("name").edit.text()) == 40_000
    assert form.errors()["name"] == "At most 20 characters; this is 39,980 too many."
    assert "1 too many" in form.errors()["note"]
    assert form.field("note").counter.text() == "31 / 30"
    form.field("name").edit.setText("short")
    assert "name" not in form.errors()


def test_control_characters_are_refused_and_emoji_are_not(qtbot) -> None:
    form = show(qtbot, TextField("name", "Name"), LongTextField("note", "Note"))
    form.field("name").edit.setText("a\x07b")
    form.field("note").edit.setPlainText("tab\tand line\n😀 '; DROP")
    assert not form.check()
    assert set(form.errors()) == {"name"}


def test_what_is_needed_has_something_to_see(qtbot) -> None:
    form = show(qtbot, TextField("name", "Name", required=True), TextField("city", "City"))
    form.field("name").edit.setText("\u200b\u3000\u200d")
    form.field("city").edit.setText("\u200b")
    assert not form.check()
    assert form.errors() == {"name": "This is needed."}


def test_what_is_needed_is_asked_for_and_the_focus_goes_to_the_first(qtbot) -> None:
    form = show(
        qtbot,
        TextField("name", "Name", required=True),
        TextField("city", "City"),
        ChoiceField("kind", "Kind", options=[(1, "One")], required=True),
        CheckField("terms", "Terms", required=True),
    )
    form.activateWindow()
    assert not form.check()
    assert set(form.errors()) == {"name", "kind", "terms"}
    qtbot.waitUntil(lambda: form.focusWidget() is form.field("name").input)
    assert form.field("name").input.accessibleDescription() == "This is needed."
    assert form.field("name").input.property("wrong") is True


def test_a_check_of_the_domain_is_said_in_the_sentence_of_its_word(qtbot) -> None:
    def refuse(value: str) -> None:
        raise Invalid("name_taken", value)

    form = show(
        qtbot,
        TextField("name", "Name", check=refuse),
        sentences=lambda error: f"Sentence for {error.word}",
    )
    form.field("name").edit.setText("lin")
    assert not form.check()
    assert form.errors() == {"name": "Sentence for name_taken"}


def test_the_servers_refusal_stands_beside_its_field_until_it_is_mended(qtbot) -> None:
    form = show(qtbot, TextField("name", "Name"), TextField("city", "City"))
    form.field("name").edit.setText("lin")
    assert form.set_error("name", "This name is taken.")
    assert not form.set_error("nowhere", "x")
    assert form.errors() == {"name": "This name is taken."}
    assert form.field("name").edit.text() == "lin"
    form.field("name").edit.setText("lin2")
    assert form.errors() == {}


def test_leaving_a_field_says_what_is_wrong_but_an_empty_one_is_left_in_peace(qtbot) -> None:
    form = show(qtbot, MoneyField("price", "Price", required=True), TextField("name", "Name", required=True))
    form.field("price").edit.setText("x")
    form.field("price").left.emit()
    form.field("name").left.emit()
    assert set(form.errors()) == {"price"}


def test_enter_confirms_and_in_many_lines_ctrl_enter(qtbot) -> None:
    form = show(qtbot, TextField("name", "Name"), LongTextField("note", "Note"))
    with qtbot.waitSignal(form.submitted):
        qtbot.keyClick(form.field("name").edit, Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(form.submitted):
        qtbot.keyClick(form.field("note").edit, Qt.Key.Key_Return)
    assert form.field("note").edit.toPlainText() == "\n"
    with qtbot.waitSignal(form.submitted):
        qtbot.keyClick(form.field("note").edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_password_is_hidden_until_it_is_asked_for(qtbot) -> None:
    field = PasswordField("password", "Password")
    qtbot.addWidget(field.widget)
    assert field.edit.echoMode() == QLineEdit.EchoMode.Password
    field.reveal.click()
    assert field.edit.echoMode() == QLineEdit.EchoMode.Normal


def test_changed_means_different_from_what_was_given(qtbot) -> None:
    form = show(qtbot, TextField("name", "Name"), MoneyField("price", "Price"))
    form.set_values({"name": "Lin", "price": Decimal(3)})
    assert not form.is_changed()
    form.field("price").edit.setText("x")
    assert form.is_changed()
    form.field("price").edit.setText("3.00")
    assert not form.is_changed()


def test_a_hidden_field_is_not_checked(qtbot) -> None:
    form = show(qtbot, TextField("name", "Name", required=True), TextField("shop", "Shop", required=True))
    form.field("name").edit.setText("Lin")
    form.show_field("shop", False)
    assert form.check()


def test_a_day_that_is_not_given_is_none_and_out_of_range_is_told(qtbot) -> None:
    form = show(qtbot, DateField("until", "Until", least=date(2026, 1, 1)))
    assert form.values() == {"until": None}
    form.field("until").set_value(date(2025, 12, 31))
    assert not form.check()


def test_an_option_that_is_no_longer_offered_is_no_longer_chosen(qtbot) -> None:
    field = ChoiceField("kind", "Kind", options=[(1, "One"), (2, "Two")])
    field.set_value(2)
    field.set_options([(2, "Two"), (3, "Three")])
    assert field.value() == 2
    field.set_options([(3, "Three")])
    assert field.value() is None


def test_a_widget_of_ones_own_takes_part(qtbot) -> None:
    edit = QLineEdit()
    form = show(
        qtbot, CustomField("code", "Code", edit, edit.text, edit.setText, edit.textChanged, required=True)
    )
    assert not form.check()
    edit.setText("8-2-1024")
    assert form.errors() == {}
    assert form.check()
    assert edit.accessibleName() == "Code"


def test_the_words_of_a_check_box_are_clicked_like_it(qtbot) -> None:
    form = show(qtbot, CheckField("terms", "I accept the terms of use"))
    words = form.field("terms").widget.layout().itemAt(1).widget()
    qtbot.mouseClick(words, Qt.MouseButton.LeftButton)
    assert form.values() == {"terms": True}
