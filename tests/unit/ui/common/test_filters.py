"""The filter row: what is told, when, and what is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from PyQt6.QtCore import QDate, Qt
from PyQt6.QtWidgets import QCheckBox, QDateEdit, QLineEdit, QWidgetAction

from ecom_client.ui.common.filters import (
    Choice,
    DateRange,
    FilterKind,
    FilterRow,
    MultiChoice,
    Range,
    YesNo,
)

STATES = (("placed", "Placed"), ("shipped", "Shipped"), ("received", "Received"))
FILTERS = (
    MultiChoice("status", lambda: "State", lambda: STATES),
    Choice("kind", lambda: "Kind", lambda: STATES),
    Range("price", lambda: "Price"),
    Range("stock", lambda: "Stock", FilterKind.NUMBER),
    DateRange("placed", lambda: "Placed"),
    YesNo("special", lambda: "Special"),
)


@pytest.fixture
def row(qtbot: Any) -> FilterRow:
    row = FilterRow(FILTERS, lambda: "Name or number")
    qtbot.addWidget(row)
    row.resize(1000, 80)
    row.show()
    qtbot.waitExposed(row)
    row.activateWindow()
    return row


def test_typing_is_told_once_it_pauses(qtbot: Any, row: FilterRow) -> None:
    told: list[dict[str, Any]] = []
    row.changed.connect(told.append)
    row.search.insert("  手机")
    qtbot.keyClicks(row.search, "  phone ")
    assert told == []
    with qtbot.waitSignal(row.changed, timeout=1000):
        pass
    assert told == [{"words": "手机 phone"}]


def test_enter_searches_at_once_and_only_once(qtbot: Any, row: FilterRow) -> None:
    told: list[dict[str, Any]] = []
    row.changed.connect(told.append)
    qtbot.keyClicks(row.search, "x")
    qtbot.keyClick(row.search, Qt.Key.Key_Return)
    qtbot.wait(400)
    assert told == [{"words": "x"}]


def test_ctrl_f_goes_to_the_search_field(qtbot: Any, row: FilterRow) -> None:
    row.chip("status").setFocus()
    qtbot.keyClick(row.chip("status"), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(row.search.hasFocus)
    qtbot.keyClicks(row.search, "x")
    qtbot.keyClick(row.search, Qt.Key.Key_Escape)
    assert row.search.text() == ""


def test_several_choices_are_a_set_and_words_say_which(qtbot: Any, row: FilterRow) -> None:
    chip: Any = row.chip("status")
    boxes = [
        action.defaultWidget().findChild(QCheckBox)
        for action in chip.menu_of().actions()
        if isinstance(action, QWidgetAction)
    ]
    with qtbot.waitSignal(row.changed) as told:
        boxes[1].click()
    assert told.args == [{"status": frozenset({"shipped"})}]
    assert chip.text() == "State: Shipped"
    boxes[0].click()
    assert chip.text() == "State: Placed +1"
    boxes[0].click()
    with qtbot.waitSignal(row.changed) as told:
        boxes[1].click()
    assert told.args == [{}]


def test_one_choice_and_yes_or_no(qtbot: Any, row: FilterRow) -> None:
    for name, words, value in (("kind", "Placed", "placed"), ("special", "No", False)):
        chip: Any = row.chip(name)
        with qtbot.waitSignal(row.changed):
            next(action for action in chip.menu_of().actions() if action.text() == words).trigger()
        assert row.values()[name] == value
        assert words in chip.text()
        next(action for action in chip.menu_of().actions() if action.text() == "Any").trigger()
        assert name not in row.values()


def fill(chip: Any, low: str, high: str) -> Any:
    popup = chip.popup()
    first, second = popup.findChildren(QLineEdit)
    first.setText(low)
    second.setText(high)
    popup.apply_button.click()
    return popup


@pytest.mark.parametrize(
    ("name", "low", "high", "value", "words"),
    [
        ("price", "10", "20.50", (Decimal("10"), Decimal("20.50")), "¥10.00 – ¥20.50"),
        ("price", "¥1,200", "", (Decimal("1200"), None), "from ¥1,200.00"),
        ("price", "", "0", (None, Decimal("0")), "up to ¥0.00"),
        ("stock", "3", "3", (3, 3), "Stock: 3"),
    ],
)
def test_a_range_is_a_pair_of_bounds(
    qtbot: Any, row: FilterRow, name: str, low: str, high: str, value: Any, words: str
) -> None:
    with qtbot.waitSignal(row.changed) as told:
        fill(row.chip(name), low, high)
    assert told.args == [{name: value}]
    assert words in row.chip(name).text()


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("price", "cheap", ""),
        ("price", "NaN", ""),
        ("price", "", "1e99"),
        ("price", "-1e9999999", ""),
        ("stock", "9" * 400, ""),
        ("price", "20", "10"),
        ("stock", "1.5", ""),
        ("stock", "'; DROP", ""),
    ],
)
def test_a_range_that_is_none_is_refused_beside_the_field(
    qtbot: Any, row: FilterRow, name: str, low: str, high: str
) -> None:
    with qtbot.assertNotEmitted(row.changed):
        popup = fill(row.chip(name), low, high)
    assert popup.wrong.text()
    assert [field.text() for field in popup.findChildren(QLineEdit)] == [low, high]
    popup.close()


def test_days_become_moments_from_midnight_to_midnight(qtbot: Any, row: FilterRow) -> None:
    popup: Any = row.chip("placed").popup()  # type: ignore[attr-defined]
    first, second = popup.findChildren(QDateEdit)
    first.setDate(QDate(2026, 3, 1))
    second.setDate(QDate(2026, 3, 2))
    popup.apply_button.click()
    start, end = row.values()["placed"]
    assert start.tzinfo is UTC
    assert start == datetime(2026, 3, 1).astimezone()
    assert end - start == timedelta(days=2)
    assert row.chip("placed").text().count("2026") == 2
    popup = row.chip("placed").popup()  # type: ignore[attr-defined]
    assert [field.date() for field in popup.findChildren(QDateEdit)] == [QDate(2026, 3, 1), QDate(2026, 3, 2)]
    popup.findChildren(QDateEdit)[0].setDate(QDate(2026, 4, 1))
    popup.apply_button.click()
    assert popup.wrong.text()
    popup.clear_button.click()
    assert row.values() == {}


def test_usual_spans_end_today(qtbot: Any, row: FilterRow) -> None:
    chip: Any = row.chip("placed")
    chip.set_days(date(2026, 1, 1), date(2026, 1, 1))
    assert row.values()["placed"][1] - row.values()["placed"][0] == timedelta(days=1)


def test_setting_several_at_once_is_told_once(qtbot: Any, row: FilterRow) -> None:
    told: list[dict[str, Any]] = []
    row.changed.connect(told.append)
    row.set_values({"special": True, "kind": "placed", "words": "lamp"})
    row.clear()
    qtbot.wait(300)
    assert told == [{"special": True, "kind": "placed", "words": "lamp"}, {}]


def test_clear_is_there_when_anything_is_set(qtbot: Any, row: FilterRow) -> None:
    assert not row.clear_button.isVisible()
    row.set_values({"special": True, "words": "lamp", "unknown": 1})
    assert row.clear_button.isVisible()
    assert row.values() == {"special": True, "words": "lamp"}
    with qtbot.waitSignal(row.changed) as told:
        row.clear_button.click()
    assert told.args == [{}]
    assert not row.clear_button.isVisible()
    assert row.search.hasFocus()
