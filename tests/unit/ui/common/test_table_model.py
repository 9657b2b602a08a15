"""The windowed model: what it shows, what it reads, and what it keeps when the list changes under it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PyQt6.QtCore import QItemSelectionModel, QPersistentModelIndex, Qt

from ecom_client.data.paging import SortKey
from ecom_client.ui.common.columns import ROW_ROLE, SORT_ROLE, Column, Kind
from ecom_client.ui.common.row_blocks import BLOCK, BLOCKS_KEPT, HOP
from ecom_client.ui.common.table_model import READ_AT_MOST, WindowedTableModel
from tests.unit.ui.common.plain_source import EndlessSource, PlainSource
from tests.unit.ui.common.watched_tasks import WatchedTasks

COLUMNS = (
    Column("id", lambda: "Number", lambda row: row["id"], Kind.ID, sort="id"),
    Column(
        "name", lambda: "Name", lambda row: row["name"], sort="name", editable=lambda row: row["id"] % 2 == 0
    ),
    Column(
        "price",
        lambda: "Price",
        lambda row: row["price"],
        Kind.MONEY,
        sort="price",
        tooltip=lambda row: "tip",
    ),
)


def rows(count: int) -> dict[int, dict[str, Any]]:
    return {n: {"id": n, "name": f"Row {n:06}", "price": n * 7919 % 1000} for n in range(1, count + 1)}


@pytest.fixture
def tasks(qapp: object) -> Iterator[WatchedTasks]:
    tasks = WatchedTasks()
    yield tasks
    tasks.close()
    tasks.wait_closed()


@pytest.fixture
def model(tasks: WatchedTasks) -> WindowedTableModel:
    return WindowedTableModel(tasks, COLUMNS)


@pytest.fixture
def watched(model: WindowedTableModel, qtmodeltester: Any) -> WindowedTableModel:
    """The same model under Qt's own tester, which walks through every row at every change: for short lists."""
    qtmodeltester.check(model)
    return model


def shown(model: WindowedTableModel, first: int, last: int) -> list[Any]:
    return [model.row_id(place) for place in range(first, last)]


def settle(qtbot: Any, tasks: WatchedTasks, model: WindowedTableModel) -> None:
    qtbot.waitUntil(lambda: tasks.idle() and model.is_exact and not model.is_busy, timeout=20_000)


def test_a_short_list_takes_one_question(
    qtbot: Any, tasks: WatchedTasks, watched: WindowedTableModel
) -> None:
    model = watched
    with qtbot.waitSignal(model.count_known) as known:
        model.show(PlainSource(rows(100)))
    assert known.args == [100, True]
    assert tasks.asked == 1
    assert shown(model, 0, 100) == list(range(1, 101))


def test_the_first_page_is_there_before_the_length(
    qtbot: Any, tasks: WatchedTasks, model: WindowedTableModel
) -> None:
    known: list[tuple[int, bool]] = []
    model.count_known.connect(lambda count, exact: known.append((count, exact)))
    model.show(PlainSource(rows(10_000)))
    qtbot.waitUntil(lambda: (10_000, True) in known)
    assert known[0] == (BLOCK, False)
    assert model.rowCount() == 10_000
    assert model.rows_held == BLOCK


def test_a_jump_reads_only_what_is_seen_there(
    qtbot: Any, tasks: WatchedTasks, model: WindowedTableModel
) -> None:
    source = PlainSource(rows(10_000))
    model.show(source)
    settle(qtbot, tasks, model)
    source.asked.clear()
    assert model.row(9_000) is None
    model.look(9_000, 9_030)
    qtbot.waitUntil(lambda: model.row_id(9_000) == 9_001)
    qtbot.waitUntil(tasks.idle)
    assert sum(limit for _skip, limit in source.asked) <= 3 * BLOCK
    assert max(skip for skip, _limit in source.asked) <= HOP
    model.look(9_970, 9_999)
    qtbot.waitUntil(lambda: model.row_id(9_999) == 10_000)


def test_what_is_not_read_yet_is_blank(qtbot: Any, tasks: WatchedTasks, model: WindowedTableModel) -> None:
    model.show(PlainSource(rows(3_000)))
    settle(qtbot, tasks, model)
    far = model.index(2_000, 1)
    assert far.data() is None
    assert far.data(ROW_ROLE) is None
    assert not far.flags() & Qt.ItemFlag.ItemIsEditable


def test_memory_stays_bounded_while_scrolling(
    qtbot: Any, tasks: WatchedTasks, model: WindowedTableModel
) -> None:
    model.show(EndlessSource(200_000))
    settle(qtbot, tasks, model)
    most = 0
    for place in range(0, 200_000, 1_500):
        model.look(place, place + 30)
        qtbot.waitUntil(lambda place=place: model.row_id(place) == place + 1)
        most = max(most, model.rows_held)
    assert model.rowCount() == 200_000
    assert BLOCKS_KEPT * BLOCK // 2 < most <= BLOCKS_KEPT * BLOCK
    # what is seen is never what is forgotten
    assert model.row_id(model._window[0]) is not None


def test_the_whole_length_of_ten_million_rows_is_found(
    qtbot: Any, tasks: WatchedTasks, model: WindowedTableModel
) -> None:
    model.show(EndlessSource())
    settle(qtbot, tasks, model)
    assert model.rowCount() == 10_000_000
    model.look(9_999_980, 9_999_999)
    qtbot.waitUntil(lambda: model.row_id(9_999_999) == 10_000_000)


def test_values_come_native_and_written(qtbot: Any, tasks: WatchedTasks, model: WindowedTableModel) -> None:
    model.show(PlainSource(rows(5)))
    settle(qtbot, tasks, model)
    price = model.index(1, 2)
    assert price.data() == "¥838.00"
    assert price.data(SORT_ROLE) == 838
    assert price.data(Qt.ItemDataRole.ToolTipRole) == "tip"
    assert price.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.headerData(2, Qt.Orientation.Horizontal) == "Price"


def test_sorting_and_filtering_start_again_from_the_top(
    qtbot: Any, tasks: WatchedTasks, model: WindowedTableModel
) -> None:
    source = PlainSource(rows(5_000))
    model.show(source)
    settle(qtbot, tasks, model)
    with qtbot.waitSignal(model.modelReset):
        model.sort_by([SortKey("id", True)])
    assert shown(model, 0, 3) == [5_000, 4_999, 4_998]
    settle(qtbot, tasks, model)
    with qtbot.waitSignal(model.modelReset):
        model.show(model.source.with_filter({"name": "Row 0000"}))
    settle(qtbot, tasks, model)
    assert model.rowCount() == 99
    assert model.row_id(0) == 99


def test_old_rows_stay_dimmed_until_the_new_ones_come(
    qtbot: Any, tasks: WatchedTasks, watched: WindowedTableModel
) -> None:
    model = watched
    source = PlainSource(rows(50))
    model.show(source)
    settle(qtbot, tasks, model)
    door = threading.Event()
    tasks.gate = door.wait
    with qtbot.waitSignal(model.busy_changed) as busy:
        model.refresh()
    assert busy.args == [True]
    assert shown(model, 0, 2) == [1, 2]
    source.table[1]["name"] = "changed"
    with qtbot.waitSignal(model.busy_changed) as busy:
        door.set()
    assert busy.args == [False]
    assert model.row(0)["name"] == "changed"


def test_a_quick_answer_does_not_dim(qtbot: Any, tasks: WatchedTasks, model: WindowedTableModel) -> None:
    model.show(PlainSource(rows(50)))
    settle(qtbot, tasks, model)
    with qtbot.assertNotEmitted(model.busy_changed, wait=250):
        model.refresh()


def test_selection_stays_on_its_row_when_others_come_and_go(
    qtbot: Any, tasks: WatchedTasks, watched: WindowedTableModel
) -> None:
    model = watched
    source = PlainSource(rows(6_000)).with_sort([SortKey("name")])
    model.show(source)
    settle(qtbot, tasks, model)
    chosen = QItemSelectionModel(model)
    row = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    chosen.setCurrentIndex(model.index(20, 1), row)
    lost = QPersistentModelIndex(model.index(30, 1))
    name = model.row(20)["name"]
    source.table[9_001] = {"id": 9_001, "name": "AAA", "price": 1}
    source.table[9_002] = {"id": 9_002, "name": "AAB", "price": 1}
    del source.table[5]
    del source.table[model.row_id(30)]
    model.refresh()
    settle(qtbot, tasks, model)
    qtbot.waitUntil(lambda: model.rowCount() == 6_000)
    assert model.row_id(0) == 9_001
    assert [index.row() for index in chosen.selectedRows()] == [21]
    assert model.row(chosen.currentIndex().row())["name"] == name
    assert not lost.isValid()


def test_a_selected_row_out_of_sight_is_read_again_too(
    qtbot: Any, tasks: WatchedTasks, watched: WindowedTableModel
) -> None:
    model = watched
    source = PlainSource(rows(3_000))
    model.show(source)
    settle(qtbot, tasks, model)
    kept = QPersistentModelIndex(model.index(100, 0))
    model.hold([100])
    model.look(2_000, 2_030)
    qtbot.waitUntil(lambda: model.row_id(2_000) is not None)
    del source.table[1]
    model.refresh()
    settle(qtbot, tasks, model)
    qtbot.waitUntil(lambda: model.rowCount() == 2_999)
    assert kept.row() == 99
    assert model.row_id(99) == 101


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (100, 90),
        (100, 128),
        (128, 300),
        (300, 20),
        (50, 0),
        (0, 50),
        (4_090, 4_200),
        (4_200, 4_090),
        (4_096, 4_097),
    ],
)
def test_refreshing_finds_the_new_length(
    qtbot: Any, tasks: WatchedTasks, watched: WindowedTableModel, before: int, after: int
) -> None:
    model = watched
    source = PlainSource(rows(before))
    model.show(source)
    settle(qtbot, tasks, model)
    assert model.rowCount() == before
    model.look(max(0, before - 30), max(0, before - 1))
    qtbot.waitUntil(tasks.idle)
    source.table.clear()
    source.table.update(rows(after))
    model.refresh()
    qtbot.waitUntil(lambda: tasks.idle() and model.rowCount() == after and model.is_exact)
    model.look(max(0, after - 30), max(0, after - 1))
    qtbot.waitUntil(tasks.idle)
    assert shown(model, max(0, after - 5), after) == list(range(max(1, after - 4), after + 1))


def test_rows_that_vanish_while_scrolling_shorten_the_list(
    qtbot: Any, tasks: WatchedTasks, watched: WindowedTableModel
) -> None:
    model = watched
    source = PlainSource(rows(1_000))
    model.show(source)
    settle(qtbot, tasks, model)
    for number in range(800, 1_001):
        del source.table[number]
    model.look(960, 999)
    qtbot.waitUntil(lambda: model.rowCount() < 1_000)
    model.look(model.rowCount() - 20, model.rowCount() - 1)
    qtbot.waitUntil(lambda: model.rowCount() == 799 and tasks.idle())
    model.look(770, 798)
    qtbot.waitUntil(lambda: model.row_id(798) == 799)


def test_a_failure_is_told_and_what_was_shown_stays(
    qtbot: Any, tasks: WatchedTasks, watched: WindowedTableModel
) -> None:
    model = watched
    source = PlainSource(rows(3_000))
    model.show(source)
    settle(qtbot, tasks, model)
    tasks.failing = ConnectionError("gone")
    with qtbot.waitSignal(model.failed) as failed:
        model.sort_by([SortKey("id", True)])
    assert failed.args == [tasks.failing]
    assert model.rowCount() == 3_000
    assert model.row_id(0) == 1
    assert not model.is_busy
    asked = tasks.asked
    model.look(2_000, 2_030)
    qtbot.waitUntil(lambda: tasks.asked == asked + 1 and tasks.idle())
    for _ in range(5):
        model.look(2_000, 2_030)  # being painted again does not ask again and again
    assert tasks.asked == asked + 1
    tasks.failing = None
    model.refresh()  # and shows what was asked for in vain
    qtbot.waitUntil(lambda: model.row_id(0) == 3_000)


def test_giving_up_is_no_failure(qtbot: Any, tasks: WatchedTasks, model: WindowedTableModel) -> None:
    failures: list[Exception] = []
    model.failed.connect(failures.append)
    door = threading.Event()
    tasks.gate = door.wait
    with qtbot.waitSignal(model.busy_changed):
        model.show(PlainSource(rows(10)))
    with qtbot.waitSignal(model.busy_changed) as busy:
        tasks.cancel_all()
        door.set()
    assert busy.args == [False]
    assert failures == []


def test_finding_the_length_does_not_look_like_waiting(
    qtbot: Any, tasks: WatchedTasks, model: WindowedTableModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ecom_client.ui.common.table_model._WALK_SECONDS", 0)
    model.show(EndlessSource(500_000))
    qtbot.waitUntil(lambda: model.rowCount() > BLOCK)
    with qtbot.assertNotEmitted(tasks.busy_changed):
        settle(qtbot, tasks, model)
    assert tasks.asked > 100  # a hop a question, so that other questions come between


def test_a_list_that_is_left_is_not_counted_on(
    qtbot: Any, tasks: WatchedTasks, model: WindowedTableModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ecom_client.ui.common.table_model._WALK_SECONDS", 0)
    model.show(EndlessSource())
    qtbot.waitUntil(lambda: model.rowCount() > BLOCK)
    model.show(PlainSource(rows(10)))
    qtbot.waitUntil(lambda: model.rowCount() == 10)
    qtbot.waitUntil(tasks.idle)
    assert (model.rowCount(), model.is_exact) == (10, True)
    assert tasks.asked < 2_000


def test_an_answer_that_comes_late_is_dropped(
    qtbot: Any, tasks: WatchedTasks, model: WindowedTableModel
) -> None:
    door = threading.Event()
    tasks.gate = door.wait
    model.show(PlainSource(rows(10)))
    model.show(PlainSource(rows(20)))
    with qtbot.waitSignal(model.modelReset):
        door.set()
    qtbot.waitUntil(tasks.idle)
    assert model.rowCount() == 20


def test_editing_asks_the_page_and_changes_nothing_itself(
    qtbot: Any, tasks: WatchedTasks, watched: WindowedTableModel
) -> None:
    model = watched
    model.show(PlainSource(rows(10)))
    settle(qtbot, tasks, model)
    odd, even = model.index(0, 1), model.index(1, 1)
    assert not odd.flags() & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(odd, "no")
    with qtbot.waitSignal(model.edit_wanted) as wanted:
        assert model.setData(even, "yes")
    assert wanted.args == [model.row(1), "name", "yes"]
    assert even.data() == "Row 000002"


def test_rows_for_copying_are_read_from_where_they_are(
    qtbot: Any, tasks: WatchedTasks, model: WindowedTableModel
) -> None:
    model.show(EndlessSource(50_000))
    settle(qtbot, tasks, model)
    read: list[Any] = []
    model.read(4_000, 9_000, read.extend)
    qtbot.waitUntil(lambda: bool(read))
    assert [row["id"] for row in read] == list(range(4_001, 9_002))
    read.clear()
    model.read(0, 49_999, read.extend)
    qtbot.waitUntil(lambda: bool(read))
    assert len(read) == READ_AT_MOST
