"""Widgets in cycles are destroyed by the GUI thread, whichever thread allocates."""

from __future__ import annotations

import gc
import threading

import pytest
from PyQt6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ecom_client.ui.common import garbage
from ecom_client.ui.common.garbage import Garbage
from ecom_client.ui.common.tasks import Tasks
from tests.unit.ui.common.watched_tasks import NoSession


class _Watched(QWidget):
    """Tells in which thread it was let go."""

    gone: list[int] = []

    def __del__(self) -> None:
        self.gone.append(threading.get_ident())


class _Knotted(_Watched):
    """Holds itself, so that only the collector lets it go."""

    def __init__(self) -> None:
        super().__init__()
        self.knot = self


def _allocate_much() -> None:
    held = [[[number]] for number in range(200_000)]
    assert len(held) == 200_000


def test_threads_do_not_collect_and_the_gui_thread_does(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(garbage, "_EVERY_MS", 20)
    _Knotted.gone.clear()
    keeper = Garbage()
    _Knotted()
    busy = threading.Thread(target=_allocate_much)
    busy.start()
    busy.join()
    assert not _Knotted.gone
    assert not gc.isenabled()
    keeper.begin()
    gc.collect(1)
    _allocate_much()
    qtbot.waitUntil(lambda: bool(_Knotted.gone), timeout=5000)
    assert set(_Knotted.gone) == {threading.get_ident()}
    keeper.deleteLater()


def test_a_lane_lets_no_widget_go(qtbot: QtBot) -> None:
    """Fails without `let_go`: the lane then often holds the last reference to what a job was given."""
    _Watched.gone.clear()
    tasks = Tasks(NoSession)
    done = []
    for _each in range(200):
        widget = _Watched()
        tasks.command(widget, lambda _session, asked=widget: asked is not None, done.append)
        del widget
    qtbot.waitUntil(lambda: len(_Watched.gone) == 200, timeout=5000)
    assert len(done) == 200
    assert set(_Watched.gone) == {threading.get_ident()}
    tasks.close()
    tasks.wait_closed()
