"""One bar says one thing at a time, the most pressing first."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PyQt6.QtCore import QEvent, QPointF
from PyQt6.QtGui import QEnterEvent
from PyQt6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ecom_client.ui.common.message_bar import MessageBar


@pytest.fixture
def bar(qtbot) -> Iterator[MessageBar]:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    # Away from the corner where the off-screen pointer rests.
    column.setContentsMargins(100, 100, 0, 0)
    bar = MessageBar()
    column.addWidget(bar)
    window.show()
    yield bar  # noqa: PT022 - the window lives as long as this is held


def test_a_message_shows_and_goes_when_closed(bar: MessageBar) -> None:
    bar.say("info", "Prices were updated.")
    assert not bar.isHidden()
    assert bar.words() == bar.accessibleName() == "Prices were updated."
    bar.close_button.click()
    assert bar.isHidden()


def test_the_most_pressing_is_shown_first_and_one_of_each_kind_waits(bar: MessageBar) -> None:
    bar.say("info", "first news")
    bar.say("info", "later news")
    bar.say("bad", "trouble")
    bar.say("info", "last news")
    assert bar.words() == "trouble"
    bar.close_button.click()
    assert bar.words() == "last news"
    bar.close_button.click()
    assert bar.isHidden()


def test_good_news_passes_before_what_stays(bar: MessageBar) -> None:
    bar.say("info", "Verify your address.")
    bar.say("good", "Saved.")
    assert bar.words() == "Saved."
    bar._good_news.timeout.emit()
    assert bar.words() == "Verify your address."
    bar.say("good", "You can sell now.", ("Switch", lambda: None))
    assert bar.words() == "Verify your address.", "what stays, too, waits its turn"


def test_an_action_is_done_once_and_takes_the_message_away(bar: MessageBar) -> None:
    done = []
    bar.say("warn", "Removed.", ("Undo", lambda: done.append("undo")), ("Open", lambda: done.append("open")))
    assert [button.text() for button in bar.buttons] == ["Undo", "Open"]
    bar.buttons[1].click()
    bar.buttons[1].click()
    assert done == ["open"]
    assert bar.isHidden()


def test_an_action_may_say_the_next_thing(bar: MessageBar) -> None:
    bar.say("warn", "Removed.", ("Undo", lambda: bar.say("warn", "It is back.")))
    bar.buttons[0].click()
    assert bar.words() == "It is back."


def test_the_countdown_counts_and_goes_on_until_it_is_cleared(bar: MessageBar) -> None:
    asked, due = [], []
    bar.say_retry("The server does not answer.", 2, lambda: asked.append(1), due=lambda: due.append(1))
    assert bar.words().endswith("Trying again in 2 s.")
    bar._countdown.timeout.emit()
    assert bar.words().endswith("Trying again in 1 s.")
    bar._countdown.timeout.emit()
    assert bar.words().endswith("Trying again in 2 s.")
    assert due == [1]
    assert asked == []
    bar.buttons[0].click()
    assert asked == [1]
    assert not bar.isHidden()
    bar.clear("warn")
    assert bar.isHidden()
    assert not bar._countdown.isActive()


def test_good_news_goes_by_itself_and_bad_news_stays(bar: MessageBar, qtbot) -> None:
    bar._good_news.setInterval(1)
    bar.say("good", "Saved.")
    QApplication.sendEvent(bar, QEnterEvent(QPointF(), QPointF(), QPointF()))
    assert not bar._good_news.isActive()
    QApplication.sendEvent(bar, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(bar.isHidden)
    bar.say("bad", "The picture is too large.")
    assert not bar._good_news.isActive()


def test_markup_in_a_message_is_text(bar: MessageBar) -> None:
    bar.say("bad", "<b>x</b>")
    assert bar.label.textFormat() == bar.label.textFormat().PlainText


def test_an_unknown_kind_or_a_third_action_is_a_mistake(bar: MessageBar) -> None:
    with pytest.raises(ValueError, match="one of"):
        bar.say("loud", "x")
    with pytest.raises(ValueError, match="two actions"):
        bar.say("info", "x", *[("a", lambda: None)] * 3)


def test_good_news_stays_with_the_page_it_was_said_on(
    bar: MessageBar, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [100.0]
    monkeypatch.setattr("ecom_client.ui.common.message_bar.time.monotonic", lambda: clock[0])
    bar.say("good", "1 added to the cart.")
    bar.forget_good_news()
    assert bar.words() == "1 added to the cart."  # said while leaving: it belongs to the next page too
    clock[0] += 1
    bar.forget_good_news()
    assert bar.isHidden()


@pytest.mark.parametrize("kind", ["info", "warn", "bad"])
def test_other_news_is_not_forgotten_by_going_elsewhere(
    bar: MessageBar, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    bar.say("good", "Removed.", ("Undo", lambda: None))
    bar.say(kind, "Look at this.")
    monkeypatch.setattr("ecom_client.ui.common.message_bar.time.monotonic", lambda: 1e12)
    bar.forget_good_news()
    assert bar.words() == "Look at this."
    bar.close_button.click()
    assert bar.words() == "Removed."
