"""A table of 100,000 rows on a real server: quick, bounded, right while others write, and never a frozen window."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine, text

from ecom_client.data.paging import SortKey, ViewSource
from ecom_client.server.private_server import PrivateServer
from ecom_client.ui.common.chips import Chip
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.memory import PassingMemory
from ecom_client.ui.common.row_blocks import BLOCK, BLOCKS_KEPT
from ecom_client.ui.common.table import Table
from ecom_client.ui.common.table_model import WindowedTableModel
from tests.fixtures.heartbeat import Heartbeat
from tests.unit.data.list_database import ListReader, big, list_database
from tests.unit.ui.common.plain_source import EndlessSource
from tests.unit.ui.common.watched_tasks import WatchedTasks

ROWS = 100_000
COLUMNS = (
    Column("id", lambda: "Number", lambda row: row["id"], Kind.ID, "id"),
    Column("name", lambda: "Name", lambda row: row["name"], sort="name"),
    Column("price", lambda: "Price", lambda row: row["price"], Kind.MONEY, "price"),
    Column("rating", lambda: "Rating", lambda row: row["rating"], Kind.STARS, "rating"),
    Column(
        "status",
        lambda: "State",
        lambda row: row["status"],
        Kind.CHIP,
        "status",
        chip=lambda w: Chip(w, "check"),
    ),
    Column("placed", lambda: "Placed", lambda row: row["placed_at"], Kind.DATETIME, "placed_at"),
)


class Reader(ListReader):
    """The tests' reader as a lane's session."""

    def pull(self) -> None:
        pass

    def close(self) -> None:
        self.connection.close()


def lap(heartbeat: Heartbeat, what: str) -> int:
    """The longest stall since the last lap, said."""
    stall = heartbeat.lap()
    print(f"{what}: longest stall {stall} ms")
    return stall


@pytest.fixture(scope="module")
def lists(server: PrivateServer) -> Iterator[Engine]:
    with list_database(server, ROWS) as engine:
        yield engine


@pytest.fixture
def tasks(qapp: object, lists: Engine) -> Iterator[WatchedTasks]:
    tasks = WatchedTasks(lambda: Reader(lists.connect()))
    yield tasks
    tasks.close()
    tasks.wait_closed()


def settle(qtbot: Any, tasks: WatchedTasks, model: WindowedTableModel) -> None:
    qtbot.waitUntil(lambda: tasks.idle() and model.is_exact and not model.is_busy, timeout=30_000)


def test_a_hundred_thousand_rows(
    qtbot: Any, tasks: WatchedTasks, lists: Engine, heartbeat: Heartbeat
) -> None:
    model = WindowedTableModel(tasks, COLUMNS)
    table = Table(model, PassingMemory(), "big")
    qtbot.addWidget(table)
    table.resize(1000, 700)
    table.show()
    qtbot.waitExposed(table)
    icon("check").pixmap(16, 16)  # a window has read the icon font long before its first table
    heartbeat.lap()
    stalls = []

    started = time.perf_counter()
    table.show_source(ViewSource(big).with_sort([SortKey("placed_at", True)]))
    qtbot.waitUntil(lambda: model.rowCount() > 0)
    print(f"first rows after {(time.perf_counter() - started) * 1000:.0f} ms")
    settle(qtbot, tasks, model)
    print(f"whole length after {(time.perf_counter() - started) * 1000:.0f} ms")
    stalls.append(lap(heartbeat, "opening"))
    assert model.rowCount() == ROWS

    bar = table.verticalScrollBar()
    for part in (0.5, 1.0):
        bar.setValue(int(bar.maximum() * part))
        started = time.perf_counter()
        place = table.rowAt(0)
        qtbot.waitUntil(lambda place=place: model.row(place) is not None)
        print(f"jump to row {place} shown after {(time.perf_counter() - started) * 1000:.0f} ms")
        with lists.connect() as connection:
            expected = connection.execute(
                text("SELECT id FROM lists.big ORDER BY placed_at DESC, id DESC LIMIT 1 OFFSET :n"),
                {"n": place},
            ).scalar()
        assert model.row_id(place) == expected
    settle(qtbot, tasks, model)
    assert model.row(ROWS - 1) is not None
    stalls.append(lap(heartbeat, "jumping"))

    for value in range(0, bar.maximum(), bar.maximum() // 150):
        bar.setValue(value)
        qtbot.wait(3)
        assert model.rows_held <= BLOCKS_KEPT * BLOCK
    stalls.append(lap(heartbeat, "dragging the bar through everything"))

    for sorts in (
        [SortKey("price")],
        [SortKey("rating", True), SortKey("price")],
        [SortKey("status"), SortKey("id")],
    ):
        with qtbot.waitSignal(model.modelReset, timeout=30_000):
            table.sort_by(sorts)
        settle(qtbot, tasks, model)
        assert model.rowCount() == ROWS
    stalls.append(lap(heartbeat, "sorting three ways"))
    assert [model.row(0)["status"], model.row(0)["id"]] == ["confirmed", 1]
    assert max(stalls) < 500


def test_others_write_while_the_list_is_read_and_scrolled(
    qtbot: Any, tasks: WatchedTasks, lists: Engine, heartbeat: Heartbeat
) -> None:
    model = WindowedTableModel(tasks, COLUMNS)
    table = Table(model, PassingMemory(), "big")
    qtbot.addWidget(table)
    table.resize(1000, 700)
    table.show()
    failures: list[Exception] = []
    model.failed.connect(failures.append)
    table.show_source(ViewSource(big).with_sort([SortKey("price")]))
    settle(qtbot, tasks, model)
    heartbeat.lap()
    stop = threading.Event()

    def write() -> None:
        with lists.connect() as connection:
            turn = 0
            while not stop.is_set():
                turn += 1
                connection.execute(
                    text(f"DELETE FROM lists.big WHERE id % 1009 = {turn % 1009} AND id <= 90000")
                )
                connection.execute(
                    text(
                        "INSERT INTO lists.big (name, price, status, placed_at)"
                        " VALUES ('new', :price, 'placed', '2026-05-05'), ('new', :price, 'placed', '2026-05-05')"
                    ),
                    {"price": turn % 500},
                )

    writer = threading.Thread(target=write)
    writer.start()
    bar = table.verticalScrollBar()
    try:
        for turn in range(60):
            bar.setValue(bar.maximum() * (turn * 37 % 61) // 60)
            if turn % 10 == 0:
                model.refresh()
            qtbot.wait(15)
    finally:
        stop.set()
        writer.join()
    model.refresh()
    settle(qtbot, tasks, model)
    qtbot.waitUntil(tasks.idle)
    stall = lap(heartbeat, "others writing")
    with lists.connect() as connection:
        ids = list(connection.execute(text("SELECT id FROM lists.big ORDER BY price, id")).scalars())
    assert model.rowCount() == len(ids) != ROWS
    for part in (0.0, 0.31, 0.77, 1.0):
        bar.setValue(int(bar.maximum() * part))
        first, last = table.rowAt(0), table.rowAt(table.viewport().height() - 1)
        last = last if last >= 0 else len(ids) - 1
        qtbot.waitUntil(lambda last=last: model.row(last) is not None)
        assert [model.row_id(place) for place in range(first, last + 1)] == ids[first : last + 1]
    assert failures == []
    assert model.rows_held <= BLOCKS_KEPT * BLOCK
    assert stall < 500


def test_ten_million_rows_do_not_stall_the_window(
    qtbot: Any, tasks: WatchedTasks, heartbeat: Heartbeat
) -> None:
    model = WindowedTableModel(tasks, COLUMNS[:2])
    table = Table(model, PassingMemory(), "endless")
    qtbot.addWidget(table)
    table.resize(1000, 700)
    table.show()
    heartbeat.lap()
    started = time.perf_counter()
    table.show_source(EndlessSource())
    settle(qtbot, tasks, model)
    print(f"ten million rows known after {time.perf_counter() - started:.1f} s")
    bar = table.verticalScrollBar()
    for part in (0.2, 0.9, 1.0, 0.5):
        bar.setValue(int(bar.maximum() * part))
        qtbot.waitUntil(lambda: model.row_id(table.rowAt(0)) == table.rowAt(0) + 1)
    model.refresh()
    settle(qtbot, tasks, model)
    assert lap(heartbeat, "ten million rows") < 1000
