"""What was said in a complaint by three sides, with pictures, and room to say more. For every window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ecom_client.domain.changes import Change
from ecom_client.domain.complaints import LONGEST_STATEMENT, MOST_EVIDENCE, ComplaintSide, Said, SaidKind
from ecom_client.ui.common.attachments import AttachmentRow
from ecom_client.ui.common.complaint_words import said_heading, side_word
from ecom_client.ui.common.compose import Compose, Write, send_button
from ecom_client.ui.common.labels import empty_out, label
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _, date_time
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import HUGE, LARGE, MEDIUM, SMALL, TIGHT

Read = Callable[[Any], list[Said]]
"""Reads what was said, in a lane."""


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
        self.compose.send(self._write)

    def _init_ui(self) -> None:
        theme = current_theme()
        self.setObjectName("complaintThread")
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(SMALL))
        self.compose = Compose(
            self._tasks,
            "complaint",
            send_button("sendComplaintMessage"),
            most=LONGEST_STATEMENT,
            missing=_("Type a message first."),
            changes=frozenset({Change.COMPLAINTS}),
            spacing=SMALL,
            most_pictures=MOST_EVIDENCE,
        )
        self.compose.edit.setAccessibleName(_("Message"))
        self.compose.edit.setPlaceholderText(
            _("Ask or tell both sides")
            if self._side is ComplaintSide.ADMINISTRATOR
            else _("Write to the other side and the administrators")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(MEDIUM))
        column.addLayout(self._list)
        column.addWidget(self.compose)

    def _connect_signals(self) -> None:
        self.compose.send_wanted.connect(self.send)
        self.compose.sent.connect(self._on_sent)
        self.compose.failed.connect(self.failed)

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
        self.compose.edit.setFocus()
        self.refresh()


def margins(widget: QWidget) -> QVBoxLayout:
    """A column with the margins of a side panel, for what stands above and below a thread."""
    theme = current_theme()
    column = QVBoxLayout(widget)
    column.setContentsMargins(theme.px(LARGE), 0, theme.px(LARGE), theme.px(LARGE))
    column.setSpacing(theme.px(MEDIUM))
    return column
