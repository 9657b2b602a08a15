"""What two sides say to each other, with room to answer: about an order, or with the shop's administrators."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from PyQt6.QtCore import Qt, QTimer, pyqtSignal
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ecom_client.domain.changes import Changes
from ecom_client.ui.common.attachments import AttachmentRow
from ecom_client.ui.common.compose import Compose, Draft, send_button
from ecom_client.ui.common.labels import empty_out, label
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _, date_time
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import HUGE, LARGE, MEDIUM, SMALL, TIGHT

_AT_ONCE = 30
"""Messages shown at first, and added by "Show older ones"."""


@dataclass(frozen=True)
class Line:
    """One message as it is shown; `who` said it, and `read_at` is when the other side had read it."""

    id: int
    own: bool
    who: str
    content: str
    sent_at: datetime
    read_at: datetime | None
    attachments: tuple[int, ...] = ()


@dataclass(frozen=True)
class Talk:
    """What the view needs to know of a conversation: how it is read, written to and marked as read, and in which words.

    `write` takes a session, an idempotency key, the words and the ids of the pictures that go along, and gives the
    message's id; `mark_read` takes a session and the id up to which the other side's messages were seen (None: nothing
    is marked).
    """

    read: Callable[[Any], list[Line]]
    write: Callable[[Any, str, str, Sequence[int]], int]
    mark_read: Callable[[Any, int], None] | None
    changes: Changes
    other_name: str
    nothing: str
    longest: int
    may_write: bool = True
    placeholder: str = ""
    #: Whether the own messages can be taken back (`remove_wanted`).
    may_remove: bool = False
    #: Whether reading begins at the first message instead of the newest.
    from_the_beginning: bool = False
    #: How many pictures may go along with a message.
    most_pictures: int = 0


class TalkView(QWidget):
    """Shows the messages of a talk and sends new ones. What it shows counts as read while it is seen."""

    #: The messages could not be read, or something is wrong that is not the writer's (an Exception).
    failed = pyqtSignal(object)
    #: A message is on its way to the other side: its id.
    sent = pyqtSignal(object)
    #: The own message with this id shall be taken back.
    remove_wanted = pyqtSignal(object)

    def __init__(
        self, tasks: Tasks, talk: Talk, draft: Draft | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._talk = talk
        self._messages: list[Line] | None = None
        self._most = _AT_ONCE
        self._marked_up_to = 0
        self._init_ui(draft)
        self._connect_signals()
        self.refresh()

    def refresh(self) -> None:
        """Read the messages again; what is typed stays."""
        self._tasks.query(self, self._talk.read, self._show, self.failed.emit, key="messages")

    def draft(self) -> Draft:
        """What is written and not sent."""
        return self.compose.draft()

    def send(self) -> None:
        """Send what is typed, once."""
        self.compose.send(self._talk.write)

    def _init_ui(self, draft: Draft | None) -> None:
        theme = current_theme()
        self.setObjectName("conversation")
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(SMALL))
        self.earlier = QPushButton(_("Show older ones"))
        self.earlier.setObjectName("earlierMessages")
        mark(self.earlier, kind="quiet")
        self.earlier.hide()
        self.nothing = label(self._talk.nothing, "muted", name="noMessages")
        self.nothing.hide()
        self.compose = Compose(
            self._tasks,
            "message",
            send_button("sendMessage"),
            most=self._talk.longest,
            missing=_("Type a message first."),
            changes=self._talk.changes,
            spacing=MEDIUM,
            most_pictures=self._talk.most_pictures,
        )
        if draft is not None:
            self.compose.put(draft)
        self.compose.edit.setAccessibleName(_("Message"))
        told = self._talk.placeholder or _("Write to {name}").format(name=self._talk.other_name)
        self.compose.edit.setPlaceholderText(told)
        if not self._talk.may_write:
            self.compose.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(LARGE), 0, theme.px(LARGE), theme.px(LARGE))
        column.setSpacing(theme.px(MEDIUM))
        column.addWidget(self.earlier)
        column.addLayout(self._list)
        column.addWidget(self.nothing)
        column.addWidget(self.compose)
        column.addStretch()
        self._laid_out = QTimer(self)
        self._laid_out.setSingleShot(True)

    def _connect_signals(self) -> None:
        self.earlier.clicked.connect(self._on_earlier)
        self.compose.send_wanted.connect(self.send)
        self.compose.sent.connect(self._on_sent)
        self.compose.failed.connect(self.failed)
        self._laid_out.timeout.connect(self._show_newest)

    # The messages

    def _show(self, messages: list[Line]) -> None:
        if messages != self._messages:
            self._messages = messages
            self._fill()
            if not self._talk.from_the_beginning:
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
            area.ensureWidgetVisible(self.compose.button)

    def _bubble(self, message: Line) -> QWidget:
        theme = current_theme()
        own = message.own
        bubble = QFrame()
        bubble.setObjectName(f"message{message.id}")
        mark(bubble, ground="info" if own else "card")
        inside = QVBoxLayout(bubble)
        inside.setContentsMargins(theme.px(MEDIUM), theme.px(SMALL), theme.px(MEDIUM), theme.px(SMALL))
        inside.setSpacing(theme.px(TIGHT))
        inside.addWidget(label(message.content, selectable=True))
        if message.attachments:
            pictures = AttachmentRow(self._tasks)
            pictures.show_attachments(message.attachments)
            inside.addWidget(pictures)
        told = [message.who, date_time(message.sent_at)]
        if own and message.read_at is not None:
            told.append(_("Read"))
        inside.addWidget(label(" · ".join(told), "caption"))
        if own and self._talk.may_remove:
            remove = QPushButton(_("Remove"))
            remove.setObjectName(f"remove{message.id}")
            mark(remove, kind="link")
            remove.clicked.connect(partial(self._on_remove, message.id))
            inside.addWidget(remove, 0, Qt.AlignmentFlag.AlignLeft)
        row = QWidget()
        across = QHBoxLayout(row)
        indent = theme.px(HUGE)
        across.setContentsMargins(indent if own else 0, 0, 0 if own else indent, 0)
        across.addWidget(bubble)
        return row

    def _on_remove(self, message_id: int, _checked: bool = False) -> None:
        self.remove_wanted.emit(message_id)

    def _mark_read(self, messages: list[Line]) -> None:
        mark_read = self._talk.mark_read
        unread = [one.id for one in messages if not one.own and one.read_at is None]
        if mark_read is None or not unread or unread[-1] <= self._marked_up_to or not self.isVisible():
            return
        up_to = self._marked_up_to = unread[-1]
        self._tasks.command(
            self,
            lambda session: mark_read(session, up_to),
            lambda _nothing: None,
            self._on_not_marked,
            changes=self._talk.changes,
        )

    def _on_not_marked(self, error: Exception) -> None:
        self._marked_up_to = 0
        self.failed.emit(error)

    # What is sent

    def _on_sent(self, message_id: object) -> None:
        self.compose.edit.setFocus()
        self.sent.emit(message_id)
        self.refresh()
