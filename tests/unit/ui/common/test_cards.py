"""The grid of cards: where cards stand, keyboard, the heart, and any number of them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from PyQt6.QtCore import QPoint, Qt

from ecom_client.ui.common.card import CardFields, heart_room
from ecom_client.ui.common.cards import CardGrid
from ecom_client.ui.common.columns import Column
from ecom_client.ui.common.picture import PictureLoader
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.table_model import WindowedTableModel
from tests.unit.ui.common.plain_source import EndlessSource, PlainSource
from tests.unit.ui.common.watched_tasks import WatchedTasks

FIELDS = CardFields(
    name=lambda row: row["name"],
    price=lambda row: Decimal(row["id"]),
    picture=lambda row: row["id"],
    special_price=lambda row: Decimal(1) if row["id"] == 3 else None,
    vendor=lambda row: "Lin",
    favourite=lambda row: None if row["id"] == 2 else row["id"] % 2 == 0,
)


@pytest.fixture
def tasks(qapp: object) -> Iterator[WatchedTasks]:
    tasks = WatchedTasks()
    yield tasks
    tasks.close()
    tasks.wait_closed()


def made(qtbot: Any, tasks: WatchedTasks, source: Any, **more: Any) -> CardGrid:
    model = WindowedTableModel(tasks, (Column("name", lambda: "Name", lambda row: row["name"]),))
    grid = CardGrid(model, FIELDS, PictureLoader(tasks, lambda _session, ids: {}), **more)
    qtbot.addWidget(grid)
    grid.resize(900, 600)
    grid.show()
    model.show(source)
    qtbot.waitUntil(lambda: model.is_exact and tasks.idle(), timeout=20_000)
    return grid


@pytest.fixture
def grid(qtbot: Any, tasks: WatchedTasks) -> CardGrid:
    return made(qtbot, tasks, PlainSource({n: {"id": n, "name": f"Thing {n}"} for n in range(1, 51)}))


def test_columns_follow_the_width_and_fill_it(qtbot: Any, grid: CardGrid) -> None:
    assert grid.columns == 4
    last = grid.visualRect(grid.model().index(3, 0))
    assert grid.viewport().width() - 24 <= last.right() <= grid.viewport().width()
    picture_ratio = last.width() / (last.width() * 3 // 4)
    assert 1.3 < picture_ratio < 1.35
    grid.resize(250, 600)
    assert grid.columns == 1
    grid.resize(1500, 600)
    assert grid.columns == 7


def test_what_stands_first_stays_first_when_the_width_changes(qtbot: Any, grid: CardGrid) -> None:
    grid.verticalScrollBar().setValue(grid.visualRect(grid.model().index(20, 0)).top())
    grid.resize(500, 600)
    first = grid.indexAt(QPoint(60, 40)).row()
    assert first <= 20 < first + grid.columns


def test_a_card_is_found_where_it_is_painted(qtbot: Any, grid: CardGrid) -> None:
    for place in (0, 3, 4, 7):
        assert grid.indexAt(grid.visualRect(grid.model().index(place, 0)).center()).row() == place
    between = grid.visualRect(grid.model().index(0, 0)).topRight() + QPoint(8, 20)
    assert not grid.indexAt(between).isValid()
    assert not grid.indexAt(QPoint(5, 5)).isValid()


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        (0, Qt.Key.Key_Right, 1),
        (1, Qt.Key.Key_Left, 0),
        (0, Qt.Key.Key_Left, 0),
        (0, Qt.Key.Key_Down, 4),
        (5, Qt.Key.Key_Up, 1),
        (2, Qt.Key.Key_Up, 2),
        (10, Qt.Key.Key_End, 49),
        (10, Qt.Key.Key_Home, 0),
        (47, Qt.Key.Key_Down, 49),
        (48, Qt.Key.Key_Down, 48),
    ],
)
def test_keys_move_over_the_grid(qtbot: Any, grid: CardGrid, start: int, key: Qt.Key, end: int) -> None:
    grid.setFocus()
    grid.setCurrentIndex(grid.model().index(start, 0))
    qtbot.keyClick(grid, key)
    assert grid.currentIndex().row() == end
    assert grid.viewport().rect().intersects(grid.visualRect(grid.currentIndex()))
    assert grid.selected_row()["id"] == end + 1


def test_enter_opens_and_a_click_selects(qtbot: Any, grid: CardGrid) -> None:
    spot = grid.visualRect(grid.model().index(2, 0)).center()
    with qtbot.waitSignal(grid.row_selected) as selected, qtbot.assertNotEmitted(grid.opened):
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert selected.args[0]["id"] == 3
    assert grid.accessibleDescription() == "Thing 3, ¥1.00, instead of ¥3.00, Lin"
    with qtbot.waitSignal(grid.opened) as opened:
        qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert opened.args[0]["id"] == 3
    with qtbot.waitSignal(grid.opened):
        qtbot.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_where_one_click_opens_it_opens_once(qtbot: Any, tasks: WatchedTasks) -> None:
    grid = made(qtbot, tasks, EndlessSource(50), open_on_click=True)
    opened: list[Any] = []
    grid.opened.connect(opened.append)
    spot = grid.visualRect(grid.model().index(1, 0)).center()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert [row["id"] for row in opened][:1] == [2]
    assert len(opened) <= 2


def test_the_heart_is_its_own_button(qtbot: Any, grid: CardGrid) -> None:
    heart = heart_room(grid.visualRect(grid.model().index(0, 0))).center()
    with qtbot.waitSignal(grid.heart_clicked) as clicked, qtbot.assertNotEmitted(grid.row_selected):
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=heart)
    assert clicked.args[0]["id"] == 1
    without = heart_room(grid.visualRect(grid.model().index(1, 0))).center()
    with qtbot.assertNotEmitted(grid.heart_clicked):
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=without)
    grid.setCurrentIndex(grid.model().index(2, 0))
    with qtbot.waitSignal(grid.heart_clicked) as clicked:
        qtbot.keyClick(grid, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert clicked.args[0]["id"] == 3


def test_selection_stays_on_its_card_when_the_list_is_read_again(qtbot: Any, tasks: WatchedTasks) -> None:
    source = PlainSource({n: {"id": n, "name": f"Thing {n}"} for n in range(1, 51)})
    grid = made(qtbot, tasks, source, actions=(RowAction(lambda: "Buy", print),))
    grid.setCurrentIndex(grid.model().index(9, 0))
    del source.table[1]
    grid.model().refresh()
    qtbot.waitUntil(lambda: grid.model().rowCount() == 49)
    assert grid.selected_row()["id"] == 10
    assert grid.currentIndex().row() == 8


def test_ten_million_cards_scroll_and_resize_at_once(qtbot: Any, tasks: WatchedTasks) -> None:
    grid = made(qtbot, tasks, EndlessSource())
    bar = grid.verticalScrollBar()
    started = time.perf_counter()
    for width in (800, 1000, 1200, 900):
        grid.resize(width, 600)
        bar.setValue(bar.maximum())
        grid.viewport().repaint()
    assert time.perf_counter() - started < 2
    qtbot.waitUntil(lambda: grid.model().row_id(9_999_999) == 10_000_000)
    assert grid.visualRect(grid.model().index(9_999_999, 0)).bottom() <= grid.viewport().height()
