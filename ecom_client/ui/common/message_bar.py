"""The one bar under a header that says what happened: info, good, warn or bad, with up to two things to do about it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from PyQt6.QtCore import QEvent, QSize, Qt, QTimer, pyqtSignal
from PyQt6.QtGui import QEnterEvent
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.text import _, ngettext
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import ICON, MEDIUM, SMALL

#: kind → (icon, token). The most pressing first: that is the order they are shown in.
_KINDS = {
    "bad": ("alert-circle-outline", "bad"),
    "warn": ("alert-outline", "warn"),
    "info": ("information-outline", "accent"),
    "good": ("check-circle-outline", "good"),
}
_GOOD_NEWS_MS = 6000
_IN_THE_SAME_MOMENT = 0.3
"""Seconds."""


@dataclass(frozen=True)
class Message:
    """One thing to say. `actions` are words and what they do, at most two."""

    kind: str
    text: str
    actions: tuple[tuple[str, Callable[[], None]], ...] = ()
    #: Seconds that are counted down after the text, again and again; `retry` is what "Try now" does.
    retry_in: int = 0
    retry: Callable[[], None] | None = field(default=None, compare=False)
    #: Called each time the countdown ends, where nobody else tries again by itself.
    due: Callable[[], None] | None = field(default=None, compare=False)
    #: When it was said, on the monotonic clock.
    said_at: float = field(default_factory=lambda: time.monotonic(), compare=False)


class MessageBar(QFrame):
    """Shows one message and keeps one of each kind waiting behind it; a new one replaces the old of its kind."""

    #: What is shown became another message, or none.
    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waiting: dict[str, Message] = {}
        self._shown: Message | None = None
        self._seconds = 0
        self._init_ui()
        self._connect_signals()
        self.hide()

    def message(self) -> Message | None:
        """What is shown now."""
        return self._shown

    def words(self) -> str:
        """The sentence as it stands in the bar."""
        return self.label.text() if self._shown else ""

    def say(self, kind: str, text: str, *actions: tuple[str, Callable[[], None]]) -> None:
        """Say `text`. `kind` is info, good, warn or bad; good news goes by itself after some seconds."""
        if kind not in _KINDS or len(actions) > 2:
            raise ValueError(f"a message is one of {sorted(_KINDS)} with at most two actions")
        self._put(Message(kind, text, actions))

    def say_retry(
        self,
        text: str,
        seconds: int,
        now: Callable[[], None],
        *,
        due: Callable[[], None] | None = None,
        kind: str = "warn",
    ) -> None:
        """Say that something is tried again every so many seconds, with the countdown and "Try now".

        It stays until it is cleared: whoever sees that it works again says so. `now` is called when "Try now" is
        pressed; `due` when the countdown ends, where nobody else tries by itself.
        """
        self._put(Message(kind, text, (), max(seconds, 1), now, due))

    def clear(self, kind: str | None = None) -> None:
        """Forget the message of one kind, or all of them."""
        for old in list(self._waiting) if kind is None else [kind]:
            self._waiting.pop(old, None)
        self._show_next()

    def forget_good_news(self) -> None:
        """Another page comes to the front: good news without anything to do belongs to the page that is left.

        What is said in the moment of leaving belongs to both and stays.
        """
        message = self._waiting.get("good")
        if (
            message is not None
            and not message.actions
            and time.monotonic() - message.said_at > _IN_THE_SAME_MOMENT
        ):
            self._take_away(message)

    def _init_ui(self) -> None:
        theme = current_theme()
        self.picture = QLabel()
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.buttons = [QPushButton(), QPushButton()]
        self.close_button = QToolButton()
        self.close_button.setIcon(icon("close", "muted"))
        self.close_button.setIconSize(QSize(theme.px(ICON), theme.px(ICON)))
        self.close_button.setAccessibleName(_("Close this message"))
        row = QHBoxLayout(self)
        row.setContentsMargins(
            theme.px(MEDIUM), theme.px(SMALL) // 2, theme.px(SMALL) // 2, theme.px(SMALL) // 2
        )
        row.setSpacing(theme.px(SMALL))
        row.addWidget(self.picture)
        row.addWidget(self.label, 1)
        for button in self.buttons:
            row.addWidget(button)
        row.addWidget(self.close_button)
        self._countdown = QTimer(self)
        self._countdown.setInterval(1000)
        self._good_news = QTimer(self)
        self._good_news.setSingleShot(True)
        self._good_news.setInterval(_GOOD_NEWS_MS)

    def _connect_signals(self) -> None:
        self.close_button.clicked.connect(self._on_closed)
        self.buttons[0].clicked.connect(lambda: self._on_action(0))
        self.buttons[1].clicked.connect(lambda: self._on_action(1))
        self._countdown.timeout.connect(self._on_second)
        self._good_news.timeout.connect(self._on_closed)
        current_theme().changed.connect(self._draw)

    def _put(self, message: Message) -> None:
        self._waiting[message.kind] = message
        if message.kind == self._shown_kind():
            self._shown = None
        self._show_next()

    def _shown_kind(self) -> str:
        return self._shown.kind if self._shown else ""

    def _ranks(self) -> tuple[str, ...]:
        """Which kind is shown first. Good news that goes by itself passes before what stays until it is closed."""
        good = self._waiting.get("good")
        passing = good is not None and not good.actions
        return ("bad", "warn", "good", "info") if passing else tuple(_KINDS)

    def _show_next(self) -> None:
        message = next((self._waiting[kind] for kind in self._ranks() if kind in self._waiting), None)
        if message is self._shown:
            return
        self._shown = message
        self._countdown.stop()
        self._good_news.stop()
        if message is None:
            self.hide()
        else:
            self._seconds = message.retry_in
            if message.retry:
                self._countdown.start()
            elif message.kind == "good" and not message.actions:
                self._good_news.start()
            # A style sheet's ground only comes to a widget that is seen: whoever hid the bar's room shows it now.
            self.show()
            self.changed.emit()
            self._draw()
            return
        self.changed.emit()

    def _draw(self) -> None:
        if (message := self._shown) is None:
            return
        name, tone = _KINDS[message.kind]
        theme = current_theme()
        mark(self, ground="info" if message.kind == "info" else message.kind)
        edge = theme.px(ICON)
        self.picture.setPixmap(icon(name, tone).pixmap(QSize(edge, edge), self.devicePixelRatioF()))
        words = [word for word, _act in message.actions] if not message.retry else [_("Try now")]
        for place, button in enumerate(self.buttons):
            button.setVisible(place < len(words))
            button.setText(words[place] if place < len(words) else "")
        self._write()

    def _write(self) -> None:
        if (message := self._shown) is None:
            return
        text = message.text
        if message.retry:
            again = ngettext("Trying again in {n} s.", "Trying again in {n} s.", self._seconds)
            text = f"{text} {again.format(n=self._seconds)}"
        self.label.setText(text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(_kind_word(message.kind))

    def _on_second(self) -> None:
        self._seconds -= 1
        message = self._shown
        if self._seconds <= 0 and message is not None:
            self._seconds = message.retry_in
            if message.due is not None:
                message.due()
        self._write()

    def _on_action(self, place: int) -> None:
        message = self._shown
        if message is None:
            return
        if message.retry is not None:
            self._seconds = message.retry_in
            self._countdown.start()
            self._write()
            message.retry()
            return
        act = message.actions[place][1]
        self._take_away(message)
        act()

    def _on_closed(self) -> None:
        if self._shown is not None:
            self._take_away(self._shown)

    def _take_away(self, message: Message) -> None:
        if self._waiting.get(message.kind) is message:
            del self._waiting[message.kind]
        self._show_next()

    def enterEvent(self, event: QEnterEvent | None) -> None:
        """Whoever reads with the pointer on it is not hurried."""
        self._good_news.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent | None) -> None:
        if self._shown_kind() == "good" and self._shown is not None and not self._shown.actions:
            self._good_news.start()
        super().leaveEvent(event)


def _kind_word(kind: str) -> str:
    return {"bad": _("Error"), "warn": _("Warning"), "info": _("Information"), "good": _("Done")}[kind]
