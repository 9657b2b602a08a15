"""Whose messages are not taken, each with a button that takes them again."""

from __future__ import annotations

from functools import partial

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ecom_client.domain.changes import Change
from ecom_client.domain.mailbox import Blocked
from ecom_client.ui.common.labels import empty_out, label
from ecom_client.ui.common.scrolling import scrolling
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _, relative
from ecom_client.ui.common.theme import current_theme
from ecom_client.ui.common.tokens import MEDIUM, SMALL, WIDE


class BlockedDialog(QDialog):
    """The list, read when it is opened and after each change."""

    #: It could not be read or changed (an Exception).
    failed = pyqtSignal(object)

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.setObjectName("blockedDialog")
        self.setWindowTitle(_("Whom you have blocked"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme = current_theme()
        self.nothing = label(
            _("Nobody. You block whoever wrote you a message, beside that message."), "muted"
        )
        self.nothing.hide()
        inside = QWidget()
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(SMALL))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.nothing)
        column.addLayout(self._list)
        column.addStretch()
        area = scrolling(inside)
        self.close_button = QPushButton(_("Close"))
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.close_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*(4 * [theme.px(WIDE)]))
        whole.setSpacing(theme.px(MEDIUM))
        whole.addWidget(label(_("Whom you have blocked"), "section"))
        whole.addWidget(area, 1)
        whole.addLayout(row)
        self.resize(theme.px(440), theme.px(360))
        self._read()

    def _read(self) -> None:
        self._tasks.query(
            self, lambda session: session.mailbox.blocked(), self._show, self.failed.emit, key="blocked"
        )

    def _show(self, people: list[Blocked]) -> None:
        empty_out(self._list)
        self.nothing.setVisible(not people)
        for one in people:
            row = QWidget()
            across = QHBoxLayout(row)
            across.setContentsMargins(0, 0, 0, 0)
            name = one.name or _("Somebody who is gone")
            across.addWidget(label(name), 1)
            since = label(relative(one.blocked_at), "caption")
            since.setWordWrap(False)
            across.addWidget(since)
            button = QPushButton(_("Unblock"))
            button.setObjectName(f"unblock{one.id}")
            button.setAccessibleName(_("Unblock {name}").format(name=name))
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._on_unblock, one.id))
            across.addWidget(button)
            self._list.addWidget(row)

    def _on_unblock(self, blocked_id: int, _checked: bool = False) -> None:
        self._tasks.command(
            self,
            lambda session: session.mailbox.unblock(blocked_id),
            lambda _nothing: self._read(),
            self.failed.emit,
            changes=frozenset({Change.MAILBOX}),
        )
