"""The table: sorting by header, columns remembered, keyboard, clipboard, selection."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from PyQt6.QtCore import QItemSelectionModel, QPoint, Qt
from PyQt6.QtGui import QGuiApplication

from ecom_client.data.paging import SortKey
from ecom_client.ui.common.chips import Chip
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.memory import PassingMemory
from ecom_client.ui.common.table import RowAction, Table
from ecom_client.ui.common.table_model import WindowedTableModel
from ecom_client.ui.common.theme import current_theme
from tests.unit.ui.common.plain_source import EndlessSource, PlainSource
from tests.unit.ui.common.watched_tasks import WatchedTasks

COLUMNS = (
    Column("id", lambda: "Number", lambda row: row["id"], Kind.ID, sort="id"),
    Column("name", lambda: "Name", lambda row: row["name"], sort="name"),
    Column("price", lambda: "Price", lambda row: row.get("price"), Kind.MONEY, sort="price"),
    Column("status", lambda: "Status", lambda row: row.get("status"), Kind.CHIP, chip=lambda word: Chip(word, "check")),
    Column("placed", lambda: "Placed", lambda row: row.get("placed"), Kind.DATETIME),
    Column("rating", lambda: "Rating", lambda row: row.get("rating"), Kind.STARS, shown=False),
)  # fmt: skip


def rows(count: int) -> dict[int, dict[str, Any]]:
    placed = datetime(2026, 3, 1, 12, tzinfo=UTC)
    return {
        n: {
            "id": n,
            "name": f"手机 {n:05}",
            "price": Decimal(n * 7919 % 100) + Decimal("0.50"),
            "status": "placed",
            "placed": placed,
            "rating": Decimal("4.5"),
        }
        for n in range(1, count + 1)
    }


@pytest.fixture
def tasks(qapp: object) -> Iterator[WatchedTasks]:
    tasks = WatchedTasks()
    yield tasks
    tasks.close()
    tasks.wait_closed()


@pytest.fixture
def memory() -> PassingMemory:
    return PassingMemory()


@pytest.fixture
def table(qtbot: Any, tasks: WatchedTasks, memory: PassingMemory) -> Table:
    return made(qtbot, tasks, memory)


def made(qtbot: Any, tasks: WatchedTasks, memory: PassingMemory, source: Any = None, **more: Any) -> Table:
    table = Table(WindowedTableModel(tasks, COLUMNS), memory, "orders", **more)
    qtbot.addWidget(table)
    table.resize(900, 500)
    table.show()
    table.show_source(source if source is not None else PlainSource(rows(500)))
    qtbot.waitUntil(lambda: tasks.idle() and table.model().is_exact, timeout=20_000)
    return table


def click_title(qtbot: Any, table: Table, section: int, *held: Qt.KeyboardModifier) -> None:
    header = table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(section) + 30, header.height() // 2)
    modifier = held[0] if held else Qt.KeyboardModifier.NoModifier
    with qtbot.waitSignal(table.model().modelReset):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def ids(table: Table, count: int = 3) -> list[Any]:
    return [table.model().row_id(place) for place in range(count)]


def test_a_click_on_a_title_sorts_and_another_turns_it_round(qtbot: Any, table: Table) -> None:
    click_title(qtbot, table, 0)
    assert ids(table) == [1, 2, 3]
    click_title(qtbot, table, 0)
    assert ids(table) == [500, 499, 498]
    click_title(qtbot, table, 1)
    assert table.model().source.sorts == (SortKey("name"),)


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier])
def test_a_click_with_shift_or_ctrl_adds_a_column_then_turns_then_removes_it(
    qtbot: Any, table: Table, monkeypatch: pytest.MonkeyPatch, held: Qt.KeyboardModifier
) -> None:
    click_title(qtbot, table, 2)
    monkeypatch.setattr("ecom_client.ui.common.table_header.QApplication.keyboardModifiers", lambda: held)
    header = table.horizontalHeader()
    click_title(qtbot, table, 0, held)
    assert table.model().source.sorts == (SortKey("price"), SortKey("id"))
    assert (header.sort_place(2), header.sort_place(0), header.sort_place(1)) == (
        (1, False),
        (2, False),
        None,
    )
    click_title(qtbot, table, 0, held)
    assert table.model().source.sorts == (SortKey("price"), SortKey("id", True))
    prices = [(row["price"], -row["id"]) for row in map(table.model().row, range(100))]
    assert prices == sorted(prices)
    click_title(qtbot, table, 0, held)
    assert table.model().source.sorts == (SortKey("price"),)


def test_a_column_that_cannot_be_sorted_ignores_clicks(qtbot: Any, table: Table) -> None:
    header = table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(4) + 30, 10)
    with qtbot.assertNotEmitted(table.model().modelReset, wait=100):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_columns_and_order_are_there_again_next_time(
    qtbot: Any, tasks: WatchedTasks, memory: PassingMemory, table: Table
) -> None:
    header = table.horizontalHeader()
    header.moveSection(2, 0)
    header.resizeSection(1, 222)
    table.setColumnHidden(3, True)
    click_title(qtbot, table, 2)
    click_title(qtbot, table, 2)
    qtbot.waitUntil(lambda: '"price"' in memory.get("orders/columns", ""))
    again = made(qtbot, tasks, memory)
    header = again.horizontalHeader()
    assert header.visualIndex(2) == 0
    assert header.sectionSize(1) == 222
    assert again.isColumnHidden(3)
    assert again.isColumnHidden(5)
    assert again.model().source.sorts == (SortKey("price", True),)
    assert header.sort_place(2) == (1, True)


@pytest.mark.parametrize(
    "nonsense",
    ["{", "[1]", '[["gone", 10, true]]', '[["id", "wide", true]]', '[["id", 100, false]]', "null", '"x"'],
)
def test_a_memory_that_cannot_be_read_is_no_memory(
    qtbot: Any, tasks: WatchedTasks, memory: PassingMemory, nonsense: str
) -> None:
    memory.set("orders/columns", nonsense)
    memory.set("orders/sorts", nonsense)
    table = made(qtbot, tasks, memory)
    assert [table.isColumnHidden(section) for section in range(6)] == [False] * 5 + [True]
    assert table.model().source.sorts == ()


def test_the_columns_menu_hides_shows_and_brings_back(qtbot: Any, table: Table) -> None:
    menu = table.columns_menu()
    titles = {action.text(): action for action in menu.actions()}
    titles["Price"].trigger()
    assert table.isColumnHidden(2)
    titles["Rating"].trigger()
    assert not table.isColumnHidden(5)
    titles["Columns as they were at first"].trigger()
    assert not table.isColumnHidden(2)
    assert table.isColumnHidden(5)
    order = titles["Sort by"].menu()
    with qtbot.waitSignal(table.model().modelReset):
        next(action for action in order.actions() if action.text() == "Name").trigger()
    assert table.model().source.sorts == (SortKey("name"),)


def test_enter_and_double_click_open(qtbot: Any, table: Table) -> None:
    table.setFocus()
    table.selectRow(3)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args[0]["id"] == 4
    with qtbot.waitSignal(table.opened) as opened:
        spot = table.visualRect(table.model().index(1, 1)).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert opened.args[0]["id"] == 2


def test_home_and_end_reach_the_first_and_last_row(qtbot: Any, table: Table) -> None:
    table.setFocus()
    table.selectRow(3)
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.currentIndex().row() == 499
    qtbot.waitUntil(lambda: table.model().row_id(499) == 500)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Enter)
    assert opened.args[0]["id"] == 500
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.currentIndex().row() == 0


def test_copying_gives_titles_and_plain_figures(qtbot: Any, table: Table) -> None:
    table.setFocus()
    table.selectRow(1)
    with qtbot.waitSignal(table.copied) as copied:
        qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied.args == [1, 1]
    title, row, end = QGuiApplication.clipboard().text().split("\n")
    assert title == "Number\tName\tPrice\tStatus\tPlaced"
    assert row.split("\t")[:4] == ["2", "手机 00002", "38.50", "placed"]
    assert end == ""


def test_copying_reads_what_is_selected_but_not_in_memory(
    qtbot: Any, tasks: WatchedTasks, memory: PassingMemory
) -> None:
    table = made(qtbot, tasks, memory, EndlessSource(30_000))
    table.selectAll()
    assert table.model().rows_held < 1_000
    with qtbot.waitSignal(table.copied) as copied:
        table.copy_selection()
    assert copied.args == [10_000, 30_000]
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[9_999].startswith("9999\tRow 9999")


def test_actions_are_offered_for_the_rows_they_fit(
    qtbot: Any, tasks: WatchedTasks, memory: PassingMemory
) -> None:
    done: list[Any] = []
    actions = (
        RowAction(lambda: "Confirm", done.append, "check"),
        RowAction(lambda: "Only one", done.append, fits=lambda rows: len(rows) == 1),
    )
    table = made(qtbot, tasks, memory, actions=actions)
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    table.selectionModel().select(table.model().index(1, 0), flags)
    table.selectionModel().select(table.model().index(4, 0), flags)
    menu = table.row_menu()
    assert [action.text() for action in menu.actions() if action.text()] == ["Confirm", "Copy"]
    menu.actions()[0].trigger()
    assert [row["id"] for row in done[0]] == [2, 5]
    table.clearSelection()
    table.selectRow(0)
    assert "Only one" in [action.text() for action in table.row_menu().actions()]


def test_selection_is_told_and_survives_another_order(qtbot: Any, table: Table) -> None:
    with qtbot.waitSignal(table.row_selected, check_params_cb=lambda row: row is not None):
        table.selectRow(2)
    click_title(qtbot, table, 1)
    assert [index.row() for index in table.selectionModel().selectedRows()] == [2]
    click_title(qtbot, table, 0)
    click_title(qtbot, table, 0)  # now descending: row 3 is far down, so nothing is selected
    assert table.selectionModel().selectedRows() == []


def test_what_is_scrolled_to_is_read_because_it_is_painted(
    qtbot: Any, tasks: WatchedTasks, memory: PassingMemory
) -> None:
    table = made(qtbot, tasks, memory, EndlessSource(1_000_000))
    bar = table.verticalScrollBar()
    for part in (0.5, 1.0, 0.25):
        bar.setValue(int(bar.maximum() * part))
        place = table.rowAt(0)
        qtbot.waitUntil(lambda place=place: table.model().row_id(place) == place + 1)
    assert abs(table.rowAt(0) - 250_000) < 50


def test_rows_grow_with_the_text(qtbot: Any, table: Table) -> None:
    theme = current_theme()
    try:
        theme.set_text_scale(2.0)
        assert table.rowHeight(0) == 68
    finally:
        theme.set_text_scale(1.0)
    assert table.rowHeight(0) == 34
