"""A list page: its declared parts work together as the reader expects."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from ecom_client.data.paging import SortKey
from ecom_client.ui.common.card import CardFields
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.filters import Choice, Filter
from ecom_client.ui.common.list_page import ListPage
from ecom_client.ui.common.memory import PassingMemory
from ecom_client.ui.common.picture import PictureLoader
from ecom_client.ui.common.table import RowAction
from tests.unit.ui.common.plain_source import PlainSource
from tests.unit.ui.common.watched_tasks import WatchedTasks

STATES = (("placed", "Placed"), ("shipped", "Shipped"))


class Orders(ListPage):
    name = "test/orders"

    def __init__(self, tasks: WatchedTasks, memory: PassingMemory, table: dict[int, dict[str, Any]]) -> None:
        self.rows = table
        self.confirmed: list[Any] = []
        self.edited: list[Any] = []
        self.hearts: list[Any] = []
        self.made = 0
        super().__init__(tasks, memory, PictureLoader(tasks, lambda _session, ids: {}))

    def title(self) -> str:
        return "Orders"

    def search_words(self) -> str:
        return "Number"

    def source(self) -> PlainSource:
        return PlainSource(self.rows, (SortKey("id"),), sort_limit=2)

    def columns(self) -> tuple[Column, ...]:
        return (
            Column("id", lambda: "Number", lambda row: row["id"], Kind.ID, "id"),
            Column("note", lambda: "Note", lambda row: row["note"], sort="note", editable=lambda row: True),
        )

    def filters(self) -> tuple[Filter, ...]:
        return (Choice("status", lambda: "State", lambda: STATES),)

    def row_actions(self) -> tuple[RowAction, ...]:
        return (
            RowAction(
                lambda: "Confirm",
                self.confirmed.append,
                fits=lambda rows: all(r["status"] == "placed" for r in rows),
            ),
        )

    def cards(self) -> CardFields:
        return CardFields(
            name=lambda row: row["note"],
            price=lambda row: 1,
            picture=lambda row: None,
            favourite=lambda row: False,
        )

    def details(self, row: Any) -> QWidget:
        return QLineEdit(f"{row['status']}")

    def empty(self) -> tuple[str, str, str]:
        return ("cart-outline", "No orders yet", "Go shopping")

    def on_empty_pressed(self) -> None:
        self.made += 1

    def on_edited(self, row: Any, column: str, value: Any) -> None:
        self.edited.append((row["id"], column, value))

    def on_heart(self, row: Any) -> None:
        self.hearts.append(row["id"])


def rows(count: int) -> dict[int, dict[str, Any]]:
    return {n: {"id": n, "note": f"note {n}", "status": STATES[n % 2][0]} for n in range(1, count + 1)}


@pytest.fixture
def tasks(qapp: object) -> Iterator[WatchedTasks]:
    tasks = WatchedTasks()
    yield tasks
    tasks.close()
    tasks.wait_closed()


@pytest.fixture
def memory() -> PassingMemory:
    memory = PassingMemory()
    memory.set("test/orders/cards", False)
    return memory


def made(qtbot: Any, tasks: WatchedTasks, memory: PassingMemory, table: dict[int, Any]) -> Orders:
    page = Orders(tasks, memory, table)
    qtbot.addWidget(page)
    page.resize(1100, 600)
    page.show()
    with qtbot.waitSignal(page.model.count_known):
        page.refresh()
    qtbot.waitUntil(tasks.idle)
    return page


@pytest.fixture
def page(qtbot: Any, tasks: WatchedTasks, memory: PassingMemory) -> Orders:
    return made(qtbot, tasks, memory, rows(300))


def test_the_fact_says_how_many(qtbot: Any, tasks: WatchedTasks, page: Orders) -> None:
    qtbot.waitUntil(lambda: page.fact() == "300 rows")
    assert page.fact_of(128, False) == "more than 128 rows"


def test_filters_narrow_the_list_and_keep_its_order(qtbot: Any, tasks: WatchedTasks, page: Orders) -> None:
    page.table.sort_by([SortKey("id", True)])
    with qtbot.waitSignal(page.model.modelReset):
        page.set_filters({"status": "placed"})
    qtbot.waitUntil(lambda: page.model.is_exact and tasks.idle())
    if page.model.row_id(0) != 300:
        qtbot.waitUntil(lambda: page.model.row_id(0) == 300)
    assert page.model.rowCount() == 150
    assert page.model.row(0)["status"] == "placed"
    with qtbot.waitSignal(page.model.modelReset):
        page.filter_row.search.setText("note 29")
    qtbot.waitUntil(lambda: page.model.rowCount() == 5)


def test_nothing_found_is_told_apart_from_nothing_there(
    qtbot: Any, tasks: WatchedTasks, memory: PassingMemory, page: Orders
) -> None:
    with qtbot.waitSignal(page.model.modelReset):
        page.set_filters({"words": "no such thing"})
    assert page.view.currentWidget() is page.empty_state
    assert page.empty_state.sentence.text() == "Nothing matches these filters"
    with qtbot.waitSignal(page.model.modelReset):
        page.empty_state.button.click()
    assert page.view.currentWidget() is page.table
    none = made(qtbot, tasks, memory, {})
    assert none.empty_state.sentence.text() == "No orders yet"
    none.empty_state.button.click()
    assert none.made == 1
    none.rows.update(rows(1))
    with qtbot.waitSignal(none.model.modelReset):
        none.refresh()
    assert none.view.currentWidget() is none.table


def test_selecting_opens_the_panel_and_esc_closes_it(qtbot: Any, page: Orders) -> None:
    page.table.selectRow(1)
    assert page.panel.is_open()
    assert page.panel.title.text() == "2"
    buttons = [b.text() for b in page.panel.action_row.findChildren(QPushButton)]
    assert buttons == ["Confirm"]
    page.panel.action_row.findChildren(QPushButton)[0].click()
    assert [row["id"] for row in page.confirmed[0]] == [2]
    page.panel.close_panel()
    assert not page.panel.is_open()
    page.table.selectRow(0)
    assert page.panel.title.text() == "1"
    assert not page.panel.action_row.isVisible()


def test_refreshing_keeps_what_is_typed_in_the_panel_unless_the_row_changed(
    qtbot: Any, tasks: WatchedTasks, page: Orders
) -> None:
    page.table.selectRow(1)
    field = page.panel.area.widget()
    assert isinstance(field, QLineEdit)
    field.setText("half a sentence")
    page.rows[9]["note"] = "another row"
    with qtbot.waitSignal(page.model.layoutChanged):
        page.refresh()
    assert page.panel.area.widget() is field
    assert field.text() == "half a sentence"
    page.rows[2]["status"] = "shipped"
    with qtbot.waitSignal(page.model.layoutChanged):
        page.refresh()
    assert page.panel.area.widget().text() == "shipped"  # type: ignore[union-attr]
    assert not page.panel.action_row.isVisible()


def test_cards_or_table_is_remembered(
    qtbot: Any, tasks: WatchedTasks, memory: PassingMemory, page: Orders
) -> None:
    assert page.view.currentWidget() is page.table
    page._kinds.button(1).click()
    assert page.view.currentWidget() is page.grid
    again = made(qtbot, tasks, memory, rows(3))
    assert again.view.currentWidget() is again.grid
    again.grid.setCurrentIndex(again.model.index(1, 0))
    assert again.panel.title.text() == "2"
    qtbot.keyClick(again.grid, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert again.hearts == [2]


def test_errors_and_sentences_go_to_the_window(qtbot: Any, tasks: WatchedTasks, page: Orders) -> None:
    tasks.failing = RuntimeError("broken")
    with qtbot.waitSignal(page.failed) as failed:
        page.refresh()
    assert failed.args == [tasks.failing]
    assert page.model.row_id(0) == 1
    tasks.failing = None
    page.table.selectRow(0)
    with qtbot.waitSignal(page.said) as said:
        page.table.copy_selection()
    assert said.args == ["info", "1 row is in the clipboard"]


def test_a_cell_is_edited_in_place(qtbot: Any, page: Orders) -> None:
    index = page.model.index(2, 1)
    page.table.setCurrentIndex(index)
    page.table.edit(index)
    editor = next(field for field in page.table.viewport().findChildren(QLineEdit))
    assert editor.text() == "note 3"
    editor.setText("better")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.edited == [(3, "note", "better")])


def test_a_page_without_details_has_no_panel(
    qtbot: Any, tasks: WatchedTasks, memory: PassingMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Orders, "details", lambda self, row: None)
    page = made(qtbot, tasks, memory, rows(3))
    page.table.selectRow(0)
    assert not page.panel.is_open()
    assert page.findChildren(QLabel)
