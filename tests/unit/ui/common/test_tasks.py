"""Work off the GUI thread, with a session that can be held up, lost and brought back."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PyQt6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ecom_client.domain.changes import Change
from ecom_client.domain.errors import Cancelled, Refused, ServerAway
from ecom_client.ui.common.tasks import Tasks, Wire


class Line:
    """A session whose other end can be held and cut: what a wire is to a lane."""

    def __init__(self) -> None:
        self.held = threading.Event()
        self.held.set()
        self.cut = False
        self.asked = 0

    def ask(self, answer: object) -> object:
        self.asked += 1
        while not self.held.wait(0.01):
            if self.cut:
                break
        if self.cut:
            raise ServerAway("cut")
        return answer

    def pull(self) -> None:
        self.cut = True

    def close(self) -> None:
        pass


class Lines:
    """The two lanes' sessions."""

    def __init__(self) -> None:
        self.made: list[Line] = []

    def make(self) -> Line:
        self.made.append(Line())
        return self.made[-1]


@pytest.fixture
def lines() -> Lines:
    return Lines()


@pytest.fixture
def tasks(lines: Lines, qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks(lines.make)
    yield made
    made.close()
    made.wait_closed()


def test_a_query_delivers_on_the_gui_thread(tasks: Tasks, qtbot: QtBot) -> None:
    got: list[object] = []
    owner = QObject()
    tasks.query(
        owner, lambda line: line.ask(7), lambda value: got.append((value, threading.current_thread()))
    )
    qtbot.waitUntil(lambda: bool(got))
    assert got == [(7, threading.main_thread())]


def test_a_command_tells_what_changed_after_delivering(tasks: Tasks, qtbot: QtBot) -> None:
    order: list[object] = []
    owner = QObject()
    tasks.changed.connect(order.append)
    tasks.command(owner, lambda line: line.ask("done"), order.append, changes=frozenset({Change.CART}))
    qtbot.waitUntil(lambda: len(order) == 2)
    assert order == ["done", frozenset({Change.CART})]


def test_a_refused_command_changes_nothing(tasks: Tasks, qtbot: QtBot) -> None:
    failures: list[Exception] = []
    told: list[object] = []
    owner = QObject()
    tasks.changed.connect(told.append)

    def refuse(_line: object) -> None:
        raise Refused("out_of_stock", "42")

    tasks.command(owner, refuse, told.append, failures.append, changes=frozenset({Change.CART}))
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], Refused) and told == []


def test_an_earlier_query_of_the_same_key_is_dropped(tasks: Tasks, lines: Lines, qtbot: QtBot) -> None:
    got: list[object] = []
    owner = QObject()
    tasks.query(owner, lambda line: line.ask("warm"), got.append)
    qtbot.waitUntil(lambda: bool(got))
    line = next(line for line in lines.made if line.asked)
    line.held.clear()
    tasks.query(owner, lambda line: line.ask("first"), got.append, key="search")
    tasks.query(owner, lambda line: line.ask("second"), got.append, key="search")
    line.held.set()
    qtbot.waitUntil(lambda: len(got) == 2)
    qtbot.wait(50)
    assert got == ["warm", "second"]


def test_nothing_is_delivered_to_an_owner_that_is_gone(tasks: Tasks, qtbot: QtBot) -> None:
    got: list[object] = []
    owner = QObject()
    other = QObject()
    tasks.query(owner, lambda line: line.ask("to nobody"), got.append)
    owner.deleteLater()
    del owner
    tasks.query(other, lambda line: line.ask("to other"), got.append)
    qtbot.waitUntil(lambda: "to other" in got)


def test_work_waits_for_a_server_that_is_away_and_goes_on_by_itself(tasks: Tasks, qtbot: QtBot) -> None:
    states: list[Wire] = []
    got: list[object] = []
    owner = QObject()
    away = threading.Event()
    away.set()
    tasks.wire_changed.connect(lambda state: states.append(state.wire))

    def ask(line: Line) -> object:
        if away.is_set():
            raise ServerAway("gone")
        return line.ask("back")

    tasks.command(owner, ask, got.append)
    qtbot.waitUntil(lambda: states == [Wire.AWAY])
    away.clear()
    tasks.try_now()
    qtbot.waitUntil(lambda: got == ["back"])
    assert states == [Wire.AWAY, Wire.HERE]


def test_a_question_without_an_answer_is_called_slow_and_can_be_given_up(
    tasks: Tasks, lines: Lines, qtbot: QtBot
) -> None:
    owner = QObject()
    got: list[object] = []
    failures: list[Exception] = []
    busy: list[bool] = []
    tasks.query(owner, lambda line: line.ask("warm"), got.append)
    qtbot.waitUntil(lambda: bool(got))
    tasks.busy_changed.connect(busy.append)
    next(line for line in lines.made if line.asked).held.clear()
    with qtbot.waitSignal(tasks.wire_changed, timeout=3500) as told:
        tasks.query(owner, lambda line: line.ask("never"), got.append, failures.append)
    assert told.args is not None and told.args[0].wire is Wire.SLOW
    tasks.cancel_all()
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], Cancelled) and got == ["warm"] and busy == [True, False]


def test_quiet_work_moves_no_progress_line(tasks: Tasks, qtbot: QtBot) -> None:
    busy: list[bool] = []
    got: list[object] = []
    owner = QObject()
    tasks.busy_changed.connect(busy.append)
    tasks.query(owner, lambda line: line.ask("news"), got.append, quiet=True)
    qtbot.waitUntil(lambda: bool(got))
    assert busy == []


def test_a_failure_nobody_handles_is_told_to_the_window(tasks: Tasks, qtbot: QtBot) -> None:
    owner = QObject()

    def break_down(_line: object) -> None:
        raise ZeroDivisionError

    with qtbot.waitSignal(tasks.unhandled) as told:
        tasks.query(owner, break_down, lambda _value: None)
    assert told.args is not None and isinstance(told.args[0], ZeroDivisionError)
