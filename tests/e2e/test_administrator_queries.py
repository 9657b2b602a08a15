"""An administrator asks for rows by conditions, keeps the query, counts and takes the rows along."""

from __future__ import annotations

import csv
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtPdf import QPdfDocument
from PyQt6.QtWidgets import QComboBox, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from ecom_client.data.paging import SortKey
from ecom_client.domain.keys import new_key
from ecom_client.domain.query import Comparison, Group, Operator
from ecom_client.ui.admin.orders import OrdersPage
from ecom_client.ui.admin.summary import SummaryDialog
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.dialogs import ConfirmDialog
from ecom_client.ui.common.export import ExportDialog
from ecom_client.ui.common.query_builder import QueryBuilder
from ecom_client.ui.common.query_parts import ComparisonRow
from tests.fixtures.goods import buy, put_on_sale
from tests.fixtures.lists import LEFT, column_of, rows_of, wait_for_rows
from tests.fixtures.people import People, Person
from tests.fixtures.windows import OpenWindow, type_text

ALL_TABLES = ("orders", "customers", "vendors", "products", "wallet_requests", "accounts")


def choose(combo: QComboBox, value: Any) -> None:
    """Choose an entry of a combo box as the keyboard would."""
    place = combo.findData(value)
    assert place >= 0, value
    combo.setCurrentIndex(place)


def fill(qtbot: QtBot, row: ComparisonRow, column: str, operator: Operator, *typed: str) -> None:
    """Choose column and operator and type the values."""
    choose(row.column, column)
    choose(row.operator, operator)
    for edit, text in zip(row.value.findChildren(QLineEdit), typed, strict=False):
        type_text(qtbot, edit, text)


def orders_page(open_window: OpenWindow, administrator: Person, qtbot: QtBot) -> OrdersPage:
    window = open_window(administrator)
    window.go_to("orders")
    page = window.current_page()
    assert isinstance(page, OrdersPage)
    qtbot.waitUntil(lambda: bool(rows_of(page)) and not page.model.is_busy, timeout=10000)
    return page


def builder_of(page: OrdersPage, qtbot: QtBot) -> QueryBuilder:
    qtbot.mouseClick(page.query_button, LEFT)
    qtbot.waitUntil(lambda: bool(page.findChildren(QueryBuilder)))
    return page.findChildren(QueryBuilder)[-1]


def test_rows_are_asked_for_by_nested_conditions_and_the_query_is_cleared(
    open_window: OpenWindow, people: People, customer: Person, administrator: Person, qtbot: QtBot
) -> None:
    shop_name = "条件 Conditions"
    vendor = people.vendor(shop_name)
    dear, cheap = put_on_sale(vendor, price="900.00"), put_on_sale(vendor, price="30.00")
    made = [buy(customer, goods.line())["orders"][0]["number"] for goods in (cheap, dear, cheap)]
    vendor.write("confirm_order", new_key(), rows_by_number(administrator, made[2]))
    page = orders_page(open_window, administrator, qtbot)
    builder = builder_of(page, qtbot)
    first = builder.outer.parts[0]
    assert isinstance(first, ComparisonRow)
    fill(qtbot, first, "vendor_name", Operator.BEGINS, shop_name)
    qtbot.mouseClick(builder.outer.group_button, LEFT)
    group = builder.outer.parts[1]
    assert not isinstance(group, ComparisonRow) and not group.every.currentData()
    inner = group.parts[0]
    assert isinstance(inner, ComparisonRow)
    fill(qtbot, inner, "total", Operator.MORE, "500")
    second = group.add_comparison()
    choose(second.column, "status")
    choose(second.operator, Operator.IS)
    combo = second.value.findChild(QComboBox)
    assert combo is not None
    choose(combo, "confirmed")
    assert builder.told.text() == (
        "Vendor begins with “条件 Conditions” and (Total is more than ¥500.00 or State is Confirmed)"
    )
    qtbot.mouseClick(builder.deed, LEFT)
    wait_for_rows(qtbot, page, 2)
    assert sorted(column_of(page, "number")) == sorted([made[1], made[2]])
    assert page.query_chip.isVisible() and "Total is more than ¥500.00" in page.query_chip.words.text()
    qtbot.mouseClick(page.query_chip.clear_button, LEFT)
    qtbot.waitUntil(lambda: page.model.rowCount() >= 3 and not page.model.is_busy, timeout=10000)
    assert not page.query_chip.isVisible() and page.condition is None


def rows_by_number(administrator: Person, number: str) -> int:
    rows = administrator.rows("SELECT id FROM ecom.admin_order WHERE number = :number", number=number)
    return int(rows[0]["id"])


def test_what_is_wrong_is_said_beside_the_value_and_nothing_is_asked(
    open_window: OpenWindow, customer: Person, vendor: Person, administrator: Person, qtbot: QtBot
) -> None:
    buy(customer, put_on_sale(vendor).line())
    page = orders_page(open_window, administrator, qtbot)
    builder = builder_of(page, qtbot)
    row = builder.outer.parts[0]
    assert isinstance(row, ComparisonRow)
    for column, operator, typed, sentence in (
        ("total", Operator.MORE, ("much",), "Enter a number, such as 120."),
        ("total", Operator.BETWEEN, ("5", "1"), "“To” must not be less than “From”."),
        ("customer_name", Operator.IS, (), "This is needed."),
        ("placed_at", Operator.LAST_DAYS, ("0",), "This number is out of range."),
    ):
        for edit in row.value.findChildren(QLineEdit):
            edit.clear()
        fill(qtbot, row, column, operator, *typed)
        qtbot.mouseClick(builder.deed, LEFT)
        assert builder.isVisible() and row.wrong.isVisible() and row.wrong.text() == sentence
    fill(qtbot, row, "total", Operator.MORE)
    for edit in row.value.findChildren(QLineEdit):
        edit.clear()
        type_text(qtbot, edit, "1e99")
    qtbot.mouseClick(builder.deed, LEFT)
    assert builder.isVisible() and page.condition is None
    builder.reject()


def test_hostile_words_find_nothing_and_break_nothing(
    open_window: OpenWindow, customer: Person, vendor: Person, administrator: Person, qtbot: QtBot
) -> None:
    buy(customer, put_on_sale(vendor).line())
    page = orders_page(open_window, administrator, qtbot)
    builder = builder_of(page, qtbot)
    row = builder.outer.parts[0]
    assert isinstance(row, ComparisonRow)
    fill(qtbot, row, "customer_name", Operator.CONTAINS, "x' OR '1'='1' -- %")
    qtbot.keyClick(builder.deed, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.view.currentWidget() is page.empty_state, timeout=10000)
    qtbot.mouseClick(page.empty_state.button, LEFT)
    qtbot.waitUntil(lambda: bool(rows_of(page)), timeout=10000)
    assert page.condition is None


def test_a_query_is_kept_shared_used_by_another_and_removed_by_its_owner(
    open_window: OpenWindow,
    people: People,
    customer: Person,
    vendor: Person,
    administrator: Person,
    qtbot: QtBot,
) -> None:
    buy(customer, put_on_sale(vendor).line())
    name = f"Waiting {administrator.account_id}"
    page = orders_page(open_window, administrator, qtbot)
    builder = builder_of(page, qtbot)
    row = builder.outer.parts[0]
    assert isinstance(row, ComparisonRow)
    choose(row.column, "status")
    choose(row.operator, Operator.IS)
    qtbot.mouseClick(builder.save_button, LEFT)
    dialog = builder.findChild(CommandDialog)
    assert dialog is not None
    qtbot.mouseClick(dialog.deed, LEFT)
    assert dialog.form.errors() == {"name": "This is needed."}
    type_text(qtbot, dialog.form.field("name").input, name)
    dialog.form.set_values({"name": name, "shared": True})
    qtbot.mouseClick(dialog.deed, LEFT)
    qtbot.waitUntil(lambda: name in [query.name for query in builder.saved], timeout=10000)
    builder.reject()

    other = people.administrator("Reader")
    later = orders_page(open_window, other, qtbot)
    builder = builder_of(later, qtbot)
    qtbot.waitUntil(lambda: bool(builder.saved), timeout=10000)
    entry = next(action for action in builder.saved_menu().actions() if action.text().startswith(name))
    assert entry.text() == f"{name} (from Admin)"
    entry.trigger()
    assert builder.told.text() == "State is Placed"
    qtbot.mouseClick(builder.deed, LEFT)
    qtbot.waitUntil(lambda: set(column_of(later, "status")) == {"Placed"}, timeout=10000)

    page = orders_page(open_window, administrator, qtbot)
    builder = builder_of(page, qtbot)
    qtbot.waitUntil(lambda: bool(builder.saved), timeout=10000)
    removing = builder.saved_menu().actions()[-1].menu()
    assert removing is not None
    next(action for action in removing.actions() if action.text() == name).trigger()
    qtbot.waitUntil(lambda: name not in [query.name for query in builder.saved], timeout=10000)
    builder.reject()


def test_every_table_has_conditions_over_every_offered_column(
    open_window: OpenWindow, customer: Person, vendor: Person, administrator: Person, qtbot: QtBot
) -> None:
    buy(customer, put_on_sale(vendor).line())
    customer.write("ask_top_up", new_key(), 5, "ICBC")
    window = open_window(administrator)
    for name in ALL_TABLES:
        window.go_to(name)
        page: Any = window.current_page()
        qtbot.waitUntil(lambda page=page: not page.model.is_busy, timeout=10000)
        builder = page.open_query()
        assert builder is not None
        row = builder.outer.parts[0]
        for column in page.query_words.columns:
            choose(row.column, column.name)
            assert page.query_words.title(column.name) != column.name
            for operator in column.operators:
                choose(row.operator, operator)
                for words in page.query_words.choices(column.name):
                    assert words[1] != "" and words[1] != words[0]
        builder.reject()


def test_a_part_is_removed_and_a_page_is_opened_with_a_condition(
    open_window: OpenWindow, customer: Person, vendor: Person, administrator: Person, qtbot: QtBot
) -> None:
    number = buy(customer, put_on_sale(vendor).line())["orders"][0]["number"]
    window = open_window(administrator)
    asked = Group(
        True,
        (Comparison("number", Operator.IS, (number.lower(),)), Comparison("tax", Operator.FILLED, ())),
    )
    window.go_to("orders", asked.parts[0])
    page = window.current_page()
    assert isinstance(page, OrdersPage)
    wait_for_rows(qtbot, page, 1)
    builder = builder_of(page, qtbot)
    qtbot.mouseClick(builder.outer.add_button, LEFT)
    assert len(builder.outer.parts) == 2
    button = builder.outer.parts[0].findChild(QToolButton)
    assert button is not None
    qtbot.mouseClick(button, LEFT)
    assert len(builder.outer.parts) == 1
    qtbot.mouseClick(builder.clear_button, LEFT)
    qtbot.waitUntil(lambda: page.condition is None, timeout=5000)


def test_a_summary_is_reckoned_drawn_and_leads_to_its_rows(
    open_window: OpenWindow, people: People, customer: Person, administrator: Person, qtbot: QtBot
) -> None:
    shop_name = "总计 Totals"
    vendor = people.vendor(shop_name)
    dear, cheap = put_on_sale(vendor, price="900.00"), put_on_sale(vendor, price="30.00")
    made = [buy(customer, goods.line())["orders"][0]["number"] for goods in (cheap, dear, cheap)]
    vendor.write("confirm_order", new_key(), rows_by_number(administrator, made[2]))
    page = orders_page(open_window, administrator, qtbot)
    page.set_condition(Comparison("vendor_name", Operator.BEGINS, (shop_name,)))
    wait_for_rows(qtbot, page, 3)
    qtbot.mouseClick(page.summary_button, LEFT)
    dialog = page.findChild(SummaryDialog)
    assert dialog is not None
    choose(dialog.measure, "total")
    qtbot.waitUntil(lambda: dialog.table.columnCount() == 6, timeout=10000)

    def lines() -> list[list[str]]:
        table = dialog.table
        cells = [
            [table.item(line, place) for place in range(table.columnCount())]
            for line in range(table.rowCount())
        ]
        return [[cell.text() for cell in line if cell is not None] for line in cells]

    assert lines() == [
        ["Placed", "2", "¥930.00", "¥465.00", "¥30.00", "¥900.00"],
        ["Confirmed", "1", "¥30.00", "¥30.00", "¥30.00", "¥30.00"],
    ]
    assert not dialog.chart.is_empty()
    place = next(n for n in range(dialog.second.count()) if dialog.second.itemText(n) == "Placed by month")
    dialog.second.setCurrentIndex(place)
    qtbot.waitUntil(lambda: dialog.table.columnCount() == 7, timeout=10000)
    assert sum(row.count for row in dialog.rows) == 3
    dialog.chart.picked.emit(1, 0)
    wait_for_rows(qtbot, page, 1)
    assert column_of(page, "number") == [made[2]]
    assert page.query_chip.words.text().count(" and ") >= 2

    qtbot.mouseClick(page.query_chip.clear_button, LEFT)
    again = page.open_summary()
    assert again is not None
    qtbot.waitUntil(lambda: again.table.rowCount() > 0, timeout=10000)
    again.table.selectRow(0)
    first = again.rows[0]
    qtbot.mouseClick(again.rows_button, LEFT)
    qtbot.waitUntil(lambda: not page.model.is_busy and page.model.rowCount() == first.count, timeout=10000)


def test_every_table_is_summarised_by_every_column(
    open_window: OpenWindow, customer: Person, vendor: Person, administrator: Person, qtbot: QtBot
) -> None:
    buy(customer, put_on_sale(vendor).line())
    customer.write("ask_top_up", new_key(), 5, "ICBC")
    window = open_window(administrator)
    for name in ALL_TABLES:
        window.go_to(name)
        page: Any = window.current_page()
        dialog = page.open_summary()
        for place in range(dialog.first.count()):
            dialog.first.setCurrentIndex(place)
            wanted = dialog.summary()
            qtbot.waitUntil(lambda d=dialog, w=wanted: d._shown == w, timeout=10000)
            assert not dialog.messages.isVisible(), (name, wanted)
        dialog.reject()


def test_what_is_shown_is_exported_in_every_form(
    open_window: OpenWindow,
    people: People,
    customer: Person,
    administrator: Person,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    shop_name = "=导出 Exports"
    vendor = people.vendor(shop_name)
    dear, cheap = put_on_sale(vendor, price="900.00"), put_on_sale(vendor, price="30.00")
    made = [buy(customer, goods.line())["orders"][0]["number"] for goods in (cheap, dear)]
    page = orders_page(open_window, administrator, qtbot)
    page.set_condition(Comparison("vendor_name", Operator.BEGINS, (shop_name,)))
    wait_for_rows(qtbot, page, 2)
    page.table.sort_by([SortKey("total", descending=True)])
    qtbot.waitUntil(lambda: column_of(page, "number") == made[::-1], timeout=10000)
    said: list[str] = []
    page.said.connect(lambda _kind, sentence: said.append(sentence))
    for ending in ("csv", "xlsx", "pdf"):
        target = tmp_path / f"orders.{ending}"
        page.exporter.write(target)
        qtbot.waitUntil(lambda n=target.name: said[-1:] == [f"2 rows are in {n}"], timeout=20000)
        assert target.stat().st_size > 100
    with (tmp_path / "orders.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == [column.title() for column in page.table.shown_columns()]
    assert [row[rows[0].index("Number")] for row in rows[1:]] == made[::-1]
    assert [row[rows[0].index("Total")] for row in rows[1:]] == ["900.00", "30.00"]
    assert all(row[rows[0].index("Vendor")].startswith("'=导出") for row in rows[1:])
    paper = QPdfDocument(None)
    paper.load(str(tmp_path / "orders.pdf"))
    text = paper.getAllText(0).text()
    assert made[0] in text and "¥900.00" in text and "Orders" in text
    paper.close()
    assert sorted(file.name for file in tmp_path.iterdir() if file.name.startswith((".", "orders"))) == [
        "orders.csv",
        "orders.pdf",
        "orders.xlsx",
    ]


def test_a_file_is_replaced_only_once_that_is_confirmed_and_a_failure_is_said(
    open_window: OpenWindow,
    customer: Person,
    vendor: Person,
    administrator: Person,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    buy(customer, put_on_sale(vendor).line())
    page = orders_page(open_window, administrator, qtbot)
    target = tmp_path / "mine.csv"
    target.write_text("mine")
    page.exporter.write(target)
    dialog = page.findChild(ConfirmDialog)
    assert dialog is not None
    qtbot.mouseClick(dialog.cancel, LEFT)
    assert target.read_text() == "mine"
    page.exporter.write(target)
    again = page.findChildren(ConfirmDialog)[-1]
    said: list[tuple[str, str]] = []
    page.said.connect(lambda kind, sentence: said.append((kind, sentence)))
    qtbot.mouseClick(again.deed, LEFT)
    qtbot.waitUntil(lambda: bool(said), timeout=20000)
    assert said[0][0] == "good" and target.read_text(encoding="utf-8-sig").startswith("Number")
    page.exporter.write(tmp_path / "no such folder" / "mine.csv")
    qtbot.waitUntil(lambda: len(said) == 2, timeout=20000)
    assert said[1][0] == "bad" and said[1][1].startswith("The file cannot be written")


def test_an_export_is_stopped_and_leaves_nothing_while_the_window_goes_on(
    open_window: OpenWindow,
    customer: Person,
    vendor: Person,
    administrator: Person,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    buy(customer, put_on_sale(vendor).line())
    page = orders_page(open_window, administrator, qtbot)
    begun, go_on = threading.Event(), threading.Event()

    def endless(session: Any, source: Any) -> Iterator[Any]:
        while True:
            rows = source.page(session, None, 0, 10)
            begun.set()
            yield from rows * 200
            go_on.wait(10)

    monkeypatch.setattr("ecom_client.ui.common.export.each_row", endless)
    said: list[str] = []
    page.said.connect(lambda _kind, sentence: said.append(sentence))
    target = tmp_path / "long.csv"
    page.exporter.write(target)
    qtbot.waitUntil(begun.is_set, timeout=10000)
    dialog = page.findChild(ExportDialog)
    assert dialog is not None and list(tmp_path.glob(".long*"))
    page.refresh()
    qtbot.waitUntil(lambda: not page.model.is_busy, timeout=10000)
    qtbot.mouseClick(dialog.cancel, LEFT)
    go_on.set()
    qtbot.waitUntil(lambda: said == ["The export was stopped. No file is left."], timeout=20000)
    assert not target.exists() and not list(tmp_path.glob(".long*"))
