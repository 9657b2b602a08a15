"""What a customer and a vendor say to each other about one order, with room to answer. For both windows."""

from __future__ import annotations

from functools import partial
from typing import Any

from PyQt6.QtCore import Qt, QTimer, pyqtSignal
from PyQt6.QtGui import QKeySequence, QShortcut
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ecom_client.domain.changes import Change
from ecom_client.domain.errors import Cancelled
from ecom_client.domain.identity import Privilege, Window
from ecom_client.domain.keys import new_key
from ecom_client.domain.post_sale import LONGEST_MESSAGE, Conversation, Message
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.labels import empty_out, label
from ecom_client.ui.common.sentences import said
from ecom_client.ui.common.text import _, date_time, ngettext, number
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import HUGE, LARGE, MEDIUM, SMALL, TIGHT

_CHANGES = frozenset({Change.POST_SALE})
_LINES = 3
_AT_ONCE = 30
"""Messages shown at first, and added by "Show older ones"."""


class ConversationView(QWidget):
    """Shows the messages of an order and sends new ones. What it shows counts as read while it is seen."""

    #: The messages could not be read, or something is wrong that is not the writer's (an Exception).
    failed = pyqtSignal(object)
    #: A message is on its way to the other side: its id.
    sent = pyqtSignal(int)

    def __init__(
        self, context: Context, conversation: Conversation, draft: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.order_id = conversation.id
        self._context = context
        self._tasks = context.tasks
        self._window = context.window
        self._other_name = conversation.other_name
        self._messages: list[Message] | None = None
        self._most = _AT_ONCE
        self._marked_up_to = 0
        self._key = new_key()
        self._init_ui(draft)
        self._connect_signals()
        self.refresh()

    def refresh(self) -> None:
        """Read the messages again; what is typed stays."""
        self._tasks.query(
            self,
            partial(self.read, self._window, self.order_id),
            self._show,
            self.failed.emit,
            key="messages",
        )

    @staticmethod
    def read(window: Window, order_id: int, session: Any) -> list[Message]:
        """What was said about an order, the oldest first."""
        found: list[Message] = session.post_sale.messages(window, order_id)
        return found

    @staticmethod
    def write(session: Any, *, key: str, window: Window, order_id: int, words: str) -> int:
        """Say something; the message's id."""
        written: int = session.post_sale.write(key, window, order_id, words)
        return written

    def who(self, side: Window) -> str:
        """Who a side is, as it stands under its messages."""
        if side is self._window:
            return _("You")
        return _("The marketplace") if side is Window.ADMINISTRATOR else self._other_name

    def draft(self) -> str:
        """What is typed and not sent."""
        return self.edit.toPlainText()

    def send(self) -> None:
        """Send what is typed, once."""
        words = self.draft().strip()
        if not self.send_button.isEnabled():
            return
        problem = _problem(words)
        self._say_wrong(problem)
        if problem:
            return
        self._set_busy(True)
        self._tasks.command(
            self,
            partial(self.write, key=self._key, window=self._window, order_id=self.order_id, words=words),
            self._on_sent,
            self._on_refused,
            changes=_CHANGES,
        )

    def _init_ui(self, draft: str) -> None:
        theme = current_theme()
        self.setObjectName("conversation")
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(SMALL))
        self.earlier = QPushButton(_("Show older ones"))
        self.earlier.setObjectName("earlierMessages")
        mark(self.earlier, kind="quiet")
        self.earlier.hide()
        self.nothing = label(_("Nothing was said about this order yet."), "muted", name="noMessages")
        self.nothing.hide()
        self.edit = QPlainTextEdit(draft)
        self.edit.setObjectName("messageText")
        self.edit.setAccessibleName(_("Message"))
        self.edit.setTabChangesFocus(True)
        self.edit.setPlaceholderText(_("Write to {name}").format(name=self._other_name))
        self.edit.setFixedHeight(self.edit.fontMetrics().lineSpacing() * _LINES + theme.px(20))
        self.wrong = label(role="error", name="messageWrong")
        self.wrong.hide()
        self.send_button = QPushButton(icon("send", "on_accent"), _("Send"))
        self.send_button.setObjectName("sendMessage")
        self.send_button.setToolTip(_("Send (Ctrl+Enter)"))
        mark(self.send_button, kind="primary")
        row = QHBoxLayout()
        row.addWidget(self.wrong, 1)
        row.addStretch()
        row.addWidget(self.send_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(LARGE), 0, theme.px(LARGE), theme.px(LARGE))
        column.setSpacing(theme.px(MEDIUM))
        column.addWidget(self.earlier)
        column.addLayout(self._list)
        column.addWidget(self.nothing)
        column.addWidget(self.edit)
        column.addLayout(row)
        if not self._context.may("post_sale", Privilege.WRITE):
            self.edit.hide()
            self.send_button.hide()
        column.addStretch()
        self._laid_out = QTimer(self)
        self._laid_out.setSingleShot(True)
        self._send_key = QShortcut(QKeySequence("Ctrl+Return"), self.edit)
        self._send_key.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _connect_signals(self) -> None:
        self.earlier.clicked.connect(self._on_earlier)
        self.send_button.clicked.connect(self.send)
        self._send_key.activated.connect(self.send)
        self._laid_out.timeout.connect(self._show_newest)

    # The messages

    def _show(self, messages: list[Message]) -> None:
        if messages != self._messages:
            self._messages = messages
            self._fill()
            # The newest is what one comes for; its place is known once the layout has run.
            self._laid_out.start()
        self._mark_read(messages)

    def _fill(self) -> None:
        """The newest messages as bubbles; hundreds at once would hold up the window."""
        messages = self._messages or []
        empty_out(self._list)
        for message in messages[-self._most :]:
            self._list.addWidget(self._bubble(message))
        self.earlier.setVisible(len(messages) > self._most)
        self.nothing.setVisible(not messages)

    def _on_earlier(self) -> None:
        self._most += _AT_ONCE
        self._fill()

    def _show_newest(self) -> None:
        area: Any = self.parentWidget()
        while area is not None and not hasattr(area, "ensureWidgetVisible"):
            area = area.parentWidget()
        if area is not None:
            area.ensureWidgetVisible(self.send_button)

    def _bubble(self, message: Message) -> QWidget:
        theme = current_theme()
        own = message.side is self._window
        bubble = QFrame()
        bubble.setObjectName(f"message{message.id}")
        mark(bubble, ground="info" if own else "card")
        inside = QVBoxLayout(bubble)
        inside.setContentsMargins(theme.px(MEDIUM), theme.px(SMALL), theme.px(MEDIUM), theme.px(SMALL))
        inside.setSpacing(theme.px(TIGHT))
        inside.addWidget(label(message.content, selectable=True))
        told = [self.who(message.side), date_time(message.sent_at)]
        if own and message.read_at is not None:
            told.append(_("Read"))
        inside.addWidget(label(" · ".join(told), "caption"))
        row = QWidget()
        across = QHBoxLayout(row)
        indent = theme.px(HUGE)
        across.setContentsMargins(indent if own else 0, 0, 0 if own else indent, 0)
        across.addWidget(bubble)
        return row

    def _mark_read(self, messages: list[Message]) -> None:
        unread = [one.id for one in messages if one.side is not self._window and one.read_at is None]
        if not unread or unread[-1] <= self._marked_up_to or not self.isVisible():
            return
        up_to = self._marked_up_to = unread[-1]
        self._tasks.command(
            self,
            partial(_mark, window=self._window, order_id=self.order_id, up_to=up_to),
            lambda _nothing: None,
            self._on_not_marked,
            changes=_CHANGES,
        )

    def _on_not_marked(self, error: Exception) -> None:
        self._marked_up_to = 0
        self.failed.emit(error)

    # What is sent

    def _on_sent(self, message_id: int) -> None:
        self._key = new_key()
        self.edit.clear()
        self._set_busy(False)
        self.edit.setFocus()
        self.sent.emit(message_id)
        self.refresh()

    def _on_refused(self, error: Exception) -> None:
        self._set_busy(False)
        if not isinstance(error, Cancelled):
            # After "Cancel" the same deed may have been done: its key is kept for pressing again.
            self._key = new_key()
        told = said(error)
        if told is None:
            self.failed.emit(error)
        else:
            self._say_wrong(told.sentence)

    def _say_wrong(self, sentence: str) -> None:
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))
        if sentence:
            self.edit.setFocus()

    def _set_busy(self, busy: bool) -> None:
        self.edit.setReadOnly(busy)
        self.send_button.setEnabled(not busy)


def _problem(words: str) -> str:
    if not words:
        return _("Type a message first.")
    over = len(words) - LONGEST_MESSAGE
    if over > 0:
        told = ngettext(
            "At most {most} characters; this is {n} too many.",
            "At most {most} characters; this is {n} too many.",
            over,
        )
        return told.format(most=number(LONGEST_MESSAGE), n=number(over))
    return ""


def _mark(session: Any, *, window: Window, order_id: int, up_to: int) -> None:
    session.post_sale.mark_read(window, order_id, up_to)
