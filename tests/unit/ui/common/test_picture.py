"""Pictures: batches, decoding what people upload, bounded memory."""

from __future__ import annotations

import struct
import threading
import zlib
from collections.abc import Iterator
from typing import Any

import pytest
from PyQt6.QtCore import QBuffer, QIODevice, QSize
from PyQt6.QtGui import QColor, QImage

from ecom_client.ui.common import picture as pictures
from ecom_client.ui.common.picture import PictureLabel, PictureLoader, decode
from tests.unit.ui.common.watched_tasks import WatchedTasks


def encoded(width: int, height: int, kind: str = "PNG") -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)
    return bytes(buffer.data())


def claimed(width: int, height: int) -> bytes:
    """A PNG that says it is so large, without the pixels: a decompression bomb's head."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0"))
        + chunk(b"IEND", b"")
    )


@pytest.fixture
def tasks(qapp: object) -> Iterator[WatchedTasks]:
    tasks = WatchedTasks()
    yield tasks
    tasks.close()
    tasks.wait_closed()


@pytest.mark.parametrize("kind", ["PNG", "JPG", "WEBP"])
def test_pictures_are_read_and_made_smaller(kind: str) -> None:
    image = decode(encoded(1000, 500, kind), 640)
    assert image is not None
    assert (image.width(), image.height()) == (640, 320)
    small = decode(encoded(100, 50, kind), 640)
    assert small is not None
    assert small.width() == 100


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0" * 100,
        "'; DROP TABLE 🙂".encode(),
        b"<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'/>",
        b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
        encoded(20, 20)[:60],
        claimed(60_000, 60_000),
        claimed(11_000, 11_000),
        claimed(0, 10),
    ],
    ids=["empty", "zeros", "words", "svg", "gif", "torn", "huge", "many pixels", "flat"],
)
def test_what_is_no_picture_or_too_large_is_refused(data: bytes) -> None:
    assert decode(data) is None


def test_a_turn_of_the_loop_asks_once_for_all(qtbot: Any, tasks: WatchedTasks) -> None:
    asked: list[list[str]] = []

    def fetch(_session: object, ids: list[str]) -> dict[str, bytes]:
        assert threading.current_thread() is not threading.main_thread()
        asked.append(ids)
        return {name: encoded(40, 30) for name in ids if name != "3"}

    loader = PictureLoader(tasks, fetch)
    assert [loader.pixmap(name) for name in (1, 2, 3, None, "")] == [None] * 5
    with qtbot.waitSignal(loader.arrived) as arrived:
        pass
    assert arrived.args == [frozenset({"1", "2", "3"})]
    assert asked == [["1", "2", "3"]]
    pixmap = loader.pixmap("1", QSize(20, 20))
    assert pixmap is not None
    assert (pixmap.width(), pixmap.height()) == (20, 20)
    assert loader.pixmap("3") is None  # there is none: not asked for again
    qtbot.wait(20)
    assert len(asked) == 1
    loader.forget(["3"])
    loader.pixmap("3")
    qtbot.waitUntil(lambda: len(asked) == 2)


def test_the_pictures_seen_last_are_asked_first_and_few_are_kept(
    qtbot: Any, tasks: WatchedTasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "_KEPT", 60)
    asked: list[list[str]] = []

    def fetch(_session: object, ids: list[str]) -> dict[str, bytes]:
        asked.append(ids)
        return {name: encoded(8, 6) for name in ids}

    loader = PictureLoader(tasks, fetch)
    for number in range(500):
        loader.pixmap(number)
    qtbot.waitUntil(lambda: bool(asked) and tasks.idle())
    assert "499" in asked[0]
    assert "0" not in asked[0]
    for start in range(0, 500, 40):
        for number in range(start, start + 40):
            loader.pixmap(number)
        qtbot.waitUntil(lambda start=start: loader.pixmap(start + 39) is not None)
    assert loader.kept <= 60


def test_a_failure_shows_a_placeholder_and_the_next_painting_asks_again(
    qtbot: Any, tasks: WatchedTasks
) -> None:
    loader = PictureLoader(tasks, lambda _session, ids: {name: encoded(8, 6) for name in ids})
    tasks.failing = OSError("gone")
    loader.pixmap(1)
    qtbot.waitUntil(lambda: tasks.asked == 1 and tasks.idle())
    tasks.failing = None
    assert loader.pixmap(1) is None
    qtbot.waitUntil(lambda: loader.pixmap(1) is not None)


def test_a_label_shows_the_whole_picture_in_its_middle(qtbot: Any, tasks: WatchedTasks) -> None:
    loader = PictureLoader(tasks, lambda _session, ids: {name: encoded(100, 50) for name in ids})
    label = PictureLabel(loader)
    qtbot.addWidget(label)
    label.resize(200, 200)
    label.set_picture(7, "A teal thing")
    label.show()
    middle = lambda: label.grab().toImage().pixelColor(100, 100).name()  # noqa: E731
    qtbot.waitUntil(lambda: middle() == QColor("teal").name())
    assert label.grab().toImage().pixelColor(100, 20).name() != QColor("teal").name()
    assert label.accessibleName() == "A teal thing"
    assert not label.set_bytes(b"no picture", "none")
    assert label.set_bytes(encoded(10, 10), "one")
