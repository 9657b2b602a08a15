"""Chips, stars, quantity, empty states, flow, side panel, timeline, memory."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from PyQt6.QtCore import QByteArray, QPoint, QRect, Qt
from PyQt6.QtGui import QImage, QPainter
from PyQt6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ecom_client.ui.common.chips import Chip, StateChip, chip_size, paint_chip
from ecom_client.ui.common.empty import EmptyState
from ecom_client.ui.common.flow import FlowLayout
from ecom_client.ui.common.memory import PassingMemory, SettingsMemory
from ecom_client.ui.common.quantity import Quantity
from ecom_client.ui.common.side_panel import SidePanel
from ecom_client.ui.common.stars import StarInput, Stars
from ecom_client.ui.common.theme import current_theme
from ecom_client.ui.common.timeline import Moment, Timeline

SHIPPED = Chip("Shipped", "truck-outline", "accent")


def test_a_chip_has_its_word_for_those_who_do_not_see_it(qtbot) -> None:
    chip = StateChip(SHIPPED)
    qtbot.addWidget(chip)
    assert chip.accessibleName() == "Shipped"
    assert chip.sizeHint() == chip_size(SHIPPED)


def test_a_chip_is_painted_inside_its_room_even_when_the_room_is_small(qtbot) -> None:
    current_theme()
    picture = QImage(200, 40, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_chip(painter, QRect(10, 5, 60, 30), Chip("A very long word for a state", "check", "good"))
    painter.end()
    painted = [x for x in range(200) for y in range(40) if picture.pixelColor(x, y).alpha()]
    assert min(painted) >= 9
    assert max(painted) <= 70


def test_a_rating_is_told_with_its_number(qtbot) -> None:
    stars = Stars()
    qtbot.addWidget(stars)
    assert stars.accessibleName() == "No ratings yet"
    stars.set_rating(Decimal("4.5"), 12)
    assert stars.accessibleName() == "4.5 (12) of 5 stars"


def test_stars_are_given_by_keyboard(qtbot) -> None:
    stars = StarInput()
    qtbot.addWidget(stars)
    with qtbot.waitSignal(stars.value_changed):
        qtbot.keyClick(stars, Qt.Key.Key_4)
    qtbot.keyClick(stars, Qt.Key.Key_Right)
    qtbot.keyClick(stars, Qt.Key.Key_Right)
    assert stars.value() == 5
    qtbot.keyClick(stars, Qt.Key.Key_Home)
    qtbot.keyClick(stars, Qt.Key.Key_Left)
    assert stars.value() == 1
    assert stars.accessibleName() == "1 star of 5"


def test_stars_are_given_by_mouse(qtbot) -> None:
    stars = StarInput()
    qtbot.addWidget(stars)
    stars.show()
    edge = current_theme().px(24)
    qtbot.mouseClick(stars, Qt.MouseButton.LeftButton, pos=QPoint(4 + 2 * (edge + 1) + edge // 2, 10))
    assert stars.value() == 3
    qtbot.mouseClick(stars, Qt.MouseButton.LeftButton, pos=QPoint(stars.width() - 2, 10))
    assert stars.value() == 3


def test_quantity_by_buttons_keys_and_typing(qtbot) -> None:
    quantity = Quantity(1, 5, 2)
    qtbot.addWidget(quantity)
    told: list[int] = []
    quantity.value_changed.connect(told.append)
    quantity.more.click()
    quantity.less.click()
    qtbot.keyClick(quantity.edit, Qt.Key.Key_Up)
    quantity.edit.setText("５")
    quantity.edit.editingFinished.emit()
    assert told == [3, 2, 3, 5]
    assert not quantity.more.isEnabled()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("6", "No more than 5 can be taken."),
        ("0", "Take at least 1."),
        ("", "Type a whole number."),
        ("-1", "Type a whole number."),
        ("2.5", "Type a whole number."),
        ("9" * 400, "Type a whole number."),
    ],
)
def test_a_quantity_out_of_range_is_told_and_the_typing_stays(qtbot, typed: str, sentence: str) -> None:
    quantity = Quantity(1, 5, 2)
    qtbot.addWidget(quantity)
    with qtbot.waitSignal(quantity.refused) as refused:
        quantity.edit.setText(typed)
        quantity.edit.editingFinished.emit()
    assert refused.args == [sentence]
    assert quantity.value() == 2
    assert quantity.edit.text() == typed


def test_less_stock_moves_the_quantity_into_range(qtbot) -> None:
    quantity = Quantity(1, 9, 8)
    qtbot.addWidget(quantity)
    quantity.set_range(1, 3)
    assert quantity.value() == 3
    assert quantity.edit.text() == "3"


def test_an_empty_state_offers_to_make_the_first_one(qtbot) -> None:
    empty = EmptyState("heart-outline", "What you favour will be here.", "Go to the shop")
    qtbot.addWidget(empty)
    with qtbot.waitSignal(empty.pressed):
        empty.button.click()
    empty.set_content("magnify", "Nothing found.")
    assert empty.button.isHidden()


def test_a_flow_goes_on_to_the_next_line(qtbot) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    flow = FlowLayout(room)
    buttons = [QPushButton(f"Button {place}") for place in range(6)]
    for button in buttons:
        flow.addWidget(button)
    room.resize(240, 400)
    room.show()
    assert len({button.y() for button in buttons}) > 1
    assert all(button.geometry().right() <= 240 for button in buttons)
    assert flow.heightForWidth(240) > flow.heightForWidth(2000)
    flow.clear()
    assert flow.count() == 0


def test_the_side_panel_opens_with_content_and_esc_closes_it(qtbot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    edit = QLineEdit()
    panel = SidePanel()
    column = QVBoxLayout(page)
    column.addWidget(edit)
    column.addWidget(panel)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    edit.setFocus()
    panel.set_content(QLabel("details"))
    panel.set_actions(QPushButton("Ship"))
    panel.open("Order A1")
    assert panel.is_open()
    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert not panel.is_open()
    with qtbot.assertNotEmitted(panel.closed):
        qtbot.keyClick(edit, Qt.Key.Key_Escape)


def test_a_timeline_tells_each_moment(qtbot) -> None:
    line = Timeline()
    qtbot.addWidget(line)
    line.set_moments(
        [Moment("Placed", datetime(2026, 1, 2, tzinfo=UTC), "Lin", "be quick"), Moment("Shipped")]
    )
    line.show()
    names = [step.accessibleName() for step in line.findChildren(QWidget) if step.accessibleName()]
    assert names[0].startswith("Placed, ")
    assert names[0].endswith("Lin, be quick")
    assert names[1] == "Shipped"
    line.set_moments([])
    line.grab()


def test_memory_gives_back_what_was_set_as_its_kind(tmp_path: Path, qapp) -> None:
    file = tmp_path / "window.ini"
    memory = SettingsMemory(file)
    memory.set("a/geometry", QByteArray(b"\x00\x01"))
    memory.set("a/width", 240)
    memory.set("a/open", True)
    memory.set("a/columns", ["name"])
    memory.set("a/none", [])
    del memory
    again = SettingsMemory(file)
    assert again.get("a/geometry") == QByteArray(b"\x00\x01")
    assert again.get("a/width", 0) == 240
    assert again.get("a/open", False) is True
    assert again.get("a/columns", ["x"]) == ["name"]
    assert again.get("a/none", ["x"]) == []
    assert again.get("a/unknown", 7) == 7


def test_an_unreadable_value_is_no_value(tmp_path: Path, qapp) -> None:
    file = tmp_path / "window.ini"
    file.write_text("[a]\nwidth=wide\n")
    assert SettingsMemory(file).get("a/width", 120) == 120


def test_passing_memory_passes() -> None:
    memory = PassingMemory()
    memory.set("x", 1)
    assert memory.get("x") == 1
    assert PassingMemory().get("x", 2) == 2


def test_a_chip_made_before_its_parent_is_no_window_of_its_own(qtbot) -> None:
    alone = StateChip(Chip("Shipped", "truck-outline"))
    late = StateChip()
    late.set_chip(Chip("Received", "check"))
    assert not alone.isVisible()
    assert not late.isVisible()
    page = QWidget()
    qtbot.addWidget(page)
    row = QVBoxLayout(page)
    row.addWidget(alone)
    row.addWidget(late)
    page.show()
    assert alone.isVisible()
    assert late.isVisible()
    late.set_chip(Chip("", "check"))
    assert not late.isVisible()
