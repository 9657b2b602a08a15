"""Private pictures on the screen: added in every way, looked at, removed; shown whole where they were sent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PyQt6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PyQt6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from PyQt6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from ecom_client.ui.common.attachments import AttachmentRow, AttachmentStrip
from ecom_client.ui.common.field import WrongInput
from ecom_client.ui.common.picture_view import EnlargedPicture
from tests.unit.ui.common.test_picture import encoded
from tests.unit.ui.common.watched_tasks import NoSession, WatchedTasks


class _Stored(NoSession):
    """A session that keeps private pictures."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    @property
    def attachments(self) -> _Stored:
        return self

    def thumbnails(self, ids: list[str]) -> dict[str, bytes]:
        return {one: encoded(40, 30) for one in ids}

    def content(self, one: int) -> bytes:
        self.asked.append(one)
        return encoded(400, 300)


@pytest.fixture
def tasks(qapp: object) -> Iterator[WatchedTasks]:
    tasks = WatchedTasks()
    yield tasks
    tasks.close()
    tasks.wait_closed()


@pytest.fixture
def strip(qtbot: QtBot, tasks: WatchedTasks) -> AttachmentStrip:
    made = AttachmentStrip(tasks, 3)
    qtbot.addWidget(made)
    made.show()
    return made


def _files(folder: Path, *colours: str) -> list[str]:
    found = []
    for colour in colours:
        image = QImage(60, 40, QImage.Format.Format_RGB32)
        image.fill(QColor(colour))
        assert image.save(str(folder / f"{colour}.png"))
        found.append(str(folder / f"{colour}.png"))
    return found


def test_pictures_are_chosen_looked_at_and_removed(
    qtbot: QtBot, strip: AttachmentStrip, tmp_path: Path
) -> None:
    strip.add_files(_files(tmp_path, "red", "green"))
    with pytest.raises(WrongInput):
        strip.pending()
    qtbot.waitUntil(lambda: len(strip.thumbs.ids()) == 2)
    assert len(strip.pending()) == 2
    assert len({one.key for one in strip.pending()}) == 2
    assert strip.count.text() == "2 of 3"
    strip.thumbs.setCurrentRow(0)
    qtbot.keyClick(strip.thumbs, Qt.Key.Key_Return)
    large = strip.findChild(EnlargedPicture)
    assert large is not None and large.view.has_picture()
    large.close()
    strip.remove.click()
    assert [one.picture.id for one in strip.pending()] == list(strip.thumbs.ids())
    strip.clear()
    assert strip.pending() == ()


def test_no_more_than_the_most_and_no_other_files(
    qtbot: QtBot, strip: AttachmentStrip, tmp_path: Path
) -> None:
    (tmp_path / "words.txt").write_text("words")
    strip.add_files([str(tmp_path / "words.txt"), *_files(tmp_path, "red", "green", "blue")])
    qtbot.waitUntil(lambda: len(strip.thumbs.ids()) == 2)
    assert "words.txt is not a picture" in strip.note.text()
    assert "At most 3 pictures: 1 was left out." in strip.note.text()
    strip.add_files(_files(tmp_path, "blue"))
    qtbot.waitUntil(lambda: len(strip.thumbs.ids()) == 3)
    assert not strip.add.isEnabled()
    assert strip.note.text() == ""


def test_pictures_are_pasted_and_dropped(qtbot: QtBot, strip: AttachmentStrip, tmp_path: Path) -> None:
    clipboard = QGuiApplication.clipboard()
    assert clipboard is not None
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("purple"))
    clipboard.setImage(image)
    assert strip.paste()
    qtbot.waitUntil(lambda: len(strip.thumbs.ids()) == 1)
    clipboard.setText("words")
    assert not strip.paste()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(_files(tmp_path, "red")[0])])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    strip.dropEvent(QDropEvent(QPointF(1, 1), action, data, button, Qt.KeyboardModifier.NoModifier))
    qtbot.waitUntil(lambda: len(strip.thumbs.ids()) == 2)


def test_a_compact_strip_takes_no_room_until_there_is_a_picture(
    qtbot: QtBot, tasks: WatchedTasks, tmp_path: Path
) -> None:
    strip = AttachmentStrip(tasks, 3, compact=True)
    qtbot.addWidget(strip)
    strip.show()
    assert not strip.thumbs.isVisible()
    strip.add_files(_files(tmp_path, "red"))
    qtbot.waitUntil(strip.thumbs.isVisible)


def test_as_a_field_of_a_form_it_may_be_needed(qtbot: QtBot, strip: AttachmentStrip, tmp_path: Path) -> None:
    field = strip.field("attachments", "Evidence", required=True)
    assert field.problem() == "This is needed."
    strip.add_files(_files(tmp_path, "red"))
    assert "still being read" in field.problem()
    qtbot.waitUntil(lambda: len(strip.thumbs.ids()) == 1)
    assert field.problem() == ""
    assert field.value() == strip.pending()


@pytest.fixture
def stored() -> _Stored:
    return _Stored()


@pytest.fixture
def reading(qapp: object, stored: _Stored) -> Iterator[WatchedTasks]:
    tasks = WatchedTasks(lambda: stored)
    yield tasks
    tasks.close()
    tasks.wait_closed()


def test_what_was_sent_is_shown_whole_by_a_click(
    qtbot: QtBot, reading: WatchedTasks, stored: _Stored
) -> None:
    row = AttachmentRow(reading)
    qtbot.addWidget(row)
    row.show_attachments([])
    assert row.isHidden()
    row.show_attachments([5, 9])
    row.resize(400, 200)
    row.show()
    buttons: list[Any] = row.findChildren(QAbstractButton)
    assert [one.accessibleName() for one in buttons] == ["Picture 1", "Picture 2"]
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    large = row.enlarged()
    assert large is not None
    qtbot.waitUntil(lambda: stored.asked == [5])
    qtbot.keyClick(large.view, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: stored.asked == [5, 9])
    qtbot.keyClick(large.view, Qt.Key.Key_Right)
    assert large.view.accessibleName() == "Picture 2 of 2"
    large.close()
    qtbot.waitUntil(lambda: row.enlarged() is None)
