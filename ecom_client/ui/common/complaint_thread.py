"""What was said in a complaint by three sides, with pictures, and room to say more. For every window."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QKeySequence, QShortcut
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ecom_client.domain.attachments import PendingAttachment
from ecom_client.domain.changes import Change
from ecom_client.domain.complaints import LONGEST_STATEMENT, MOST_EVIDENCE, ComplaintSide, Said, SaidKind
from ecom_client.domain.errors import Cancelled
from ecom_client.domain.keys import new_key
from ecom_client.ui.common.attachments import AttachmentRow, AttachmentStrip
from ecom_client.ui.common.complaint_words import said_heading, side_word
from ecom_client.ui.common.field import WrongInput
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.labels import empty_out, label
from ecom_client.ui.common.sentences import said
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _, date_time, ngettext, number
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import HUGE, LARGE, MEDIUM, SMALL, TIGHT

_LINES = 3

Read = Callable[[Any], list[Said]]
"""Reads what was said, in a lane."""
Write = Callable[[Any, str, str, Sequence[int]], object]
"""Says something: the session, the key, the words, the ids of stored pictures."""


class ComplaintThread(QWidget):
    """The conversation of one complaint as one side sees it. `names` are those of the others, by side."""

    #: Something is wrong that is not the writer's (an Exception).
    failed = pyqtSignal(object)
    #: What was said is shown now, up to this id.
    seen = pyqtSignal(int)

    def __init__(
        self,
        tasks: Tasks,
        side: ComplaintSide,
        names: Mapping[ComplaintSide, str],
        read: Read,
        write: Write,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._side = side
        self._names = names
        self._read, self._write = read, write
        self._said: list[Said] | None = None
        self._key = new_key()
        self._init_ui()
        self._connect_signals()
        self.refresh()

    def refresh(self) -> None:
        """Read what was said again; what is typed stays."""
        self._tasks.query(self, self._read, self._show, self.failed.emit, key="said")

    def set_open(self, is_open: bool) -> None:
        """Whether more can be said."""
        self.compose.setVisible(is_open)

    def send(self) -> None:
        """Send what is typed, once."""
        if not self.send_button.isEnabled():
            return
        words = self.edit.toPlainText().strip()
        problem = _problem(words)
        pending: tuple[PendingAttachment, ...] = ()
        try:
            pending = self.strip.pending()
        except WrongInput as error:
            problem = problem or str(error)
        self._say_wrong(problem)
        if problem:
            return
        self._set_busy(True)
        self._tasks.command(
            self,
            partial(_send, write=self._write, key=self._key, words=words, pending=pending),
            self._on_sent,
            self._on_refused,
            changes=frozenset({Change.COMPLAINTS}),
        )

    def _init_ui(self) -> None:
        theme = current_theme()
        self.setObjectName("complaintThread")
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(SMALL))
        self.edit = QPlainTextEdit()
        self.edit.setObjectName("complaintText")
        self.edit.setAccessibleName(_("Message"))
        self.edit.setTabChangesFocus(True)
        self.edit.setPlaceholderText(
            _("Ask or tell both sides")
            if self._side is ComplaintSide.ADMINISTRATOR
            else _("Write to the other side and the administrators")
        )
        self.edit.setFixedHeight(self.edit.fontMetrics().lineSpacing() * _LINES + theme.px(20))
        self.strip = AttachmentStrip(self._tasks, MOST_EVIDENCE, compact=True)
        self.wrong = label(role="error", name="complaintWrong")
        self.wrong.hide()
        self.send_button = QPushButton(icon("send", "on_accent"), _("Send"))
        self.send_button.setObjectName("sendComplaintMessage")
        self.send_button.setToolTip(_("Send (Ctrl+Enter)"))
        mark(self.send_button, kind="primary")
        self.compose = QWidget()
        inside = QVBoxLayout(self.compose)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px(SMALL))
        inside.addWidget(self.edit)
        inside.addWidget(self.strip)
        row = QHBoxLayout()
        row.addWidget(self.wrong, 1)
        row.addStretch()
        row.addWidget(self.send_button)
        inside.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(MEDIUM))
        column.addLayout(self._list)
        column.addWidget(self.compose)
        self._send_key = QShortcut(QKeySequence("Ctrl+Return"), self.edit)
        self._send_key.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _connect_signals(self) -> None:
        self.send_button.clicked.connect(self.send)
        self._send_key.activated.connect(self.send)

    def _show(self, found: list[Said]) -> None:
        if found != self._said:
            self._said = found
            empty_out(self._list)
            for one in found:
                self._list.addWidget(self._bubble(one))
        if found and self.isVisible():
            self.seen.emit(found[-1].id)

    def _bubble(self, one: Said) -> QWidget:
        theme = current_theme()
        own = one.side is self._side and one.kind is not SaidKind.VERDICT
        bubble = QFrame()
        bubble.setObjectName(f"said{one.id}")
        mark(bubble, ground="warn" if one.kind is SaidKind.VERDICT else "info" if own else "card")
        inside = QVBoxLayout(bubble)
        inside.setContentsMargins(theme.px(MEDIUM), theme.px(SMALL), theme.px(MEDIUM), theme.px(SMALL))
        inside.setSpacing(theme.px(TIGHT))
        if heading := said_heading(one):
            inside.addWidget(label(heading, "strong"))
        inside.addWidget(label(one.content, selectable=True))
        pictures = AttachmentRow(self._tasks)
        pictures.show_attachments(one.attachments)
        inside.addWidget(pictures)
        inside.addWidget(label(f"{self._who(one)} · {date_time(one.sent_at)}", "caption"))
        row = QWidget()
        across = QHBoxLayout(row)
        indent = 0 if one.kind is SaidKind.VERDICT else theme.px(HUGE)
        across.setContentsMargins(indent if own else 0, 0, 0 if own else indent, 0)
        across.addWidget(bubble)
        return row

    def _who(self, one: Said) -> str:
        name = one.name or self._names.get(one.side, "")
        if one.side is self._side and self._side is not ComplaintSide.ADMINISTRATOR:
            return _("You")
        return (
            _("{side} ({name})").format(side=side_word(one.side), name=name) if name else side_word(one.side)
        )

    def _on_sent(self, _answer: object) -> None:
        self._key = new_key()
        self.edit.clear()
        self.strip.clear()
        self._set_busy(False)
        self.edit.setFocus()
        self.refresh()

    def _on_refused(self, error: Exception) -> None:
        self._set_busy(False)
        if not isinstance(error, Cancelled):
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
        self.strip.setEnabled(not busy)
        self.send_button.setEnabled(not busy)


def _send(
    session: Any, *, write: Write, key: str, words: str, pending: Sequence[PendingAttachment]
) -> object:
    return write(session, key, words, session.attachments.store(pending))


def _problem(words: str) -> str:
    if not words:
        return _("Type a message first.")
    over = len(words) - LONGEST_STATEMENT
    if over <= 0:
        return ""
    told = ngettext(
        "At most {most} characters; this is {n} too many.",
        "At most {most} characters; this is {n} too many.",
        over,
    )
    return told.format(most=number(LONGEST_STATEMENT), n=number(over))


def margins(widget: QWidget) -> QVBoxLayout:
    """A column with the margins of a side panel, for what stands above and below a thread."""
    theme = current_theme()
    column = QVBoxLayout(widget)
    column.setContentsMargins(theme.px(LARGE), 0, theme.px(LARGE), theme.px(LARGE))
    column.setSpacing(theme.px(MEDIUM))
    return column
