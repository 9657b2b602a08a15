"""What this window was told, the newest first. A click goes where it happened. For every role."""

from __future__ import annotations

from functools import partial
from typing import Any

from PyQt6.QtCore import QTimer, pyqtSignal
from PyQt6.QtGui import QAction, QHideEvent
from PyQt6.QtWidgets import QFrame, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ecom_client.domain.changes import Change
from ecom_client.domain.identity import Window
from ecom_client.domain.notifications import Notification
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.empty import EmptyState
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.labels import empty_out
from ecom_client.ui.common.notice import Notice
from ecom_client.ui.common.notification_words import told
from ecom_client.ui.common.page import Page
from ecom_client.ui.common.scrolling import scrolling
from ecom_client.ui.common.text import _, ngettext, number
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import LARGE, MEDIUM

PAGE = 50
MOST = 500
"""The server gives no more at once."""

SEEN_AFTER_MS = 2000
"""How long the list is in front before what stands in it counts as seen."""

_WIDEST = 860


class NotificationsPage(Page):
    """Place "notifications".

    What is unread stays marked until the reader leaves the page, while the server already knows it was seen.
    """

    interested_in = frozenset({Change.NOTIFICATIONS})

    #: Everything up to an id was marked as read.
    marked = pyqtSignal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.tasks, parent)
        self._window = context.window
        self._notices: list[Notification] = []
        self._fresh: set[int] = set()
        self._marked_up_to = 0
        self._dismissed = 0
        self._init_ui()
        self._connect_signals()

    def title(self) -> str:
        return _("Notifications")

    def primary_action(self) -> QAction | None:
        return self.mark_all

    def notices(self) -> list[Notice]:
        """The rows shown, from top to bottom."""
        return [found for found in self.findChildren(Notice) if not found.isHidden()]

    def refresh(self) -> None:
        self._read(min(max(PAGE, len(self._notices)), MOST))

    def on_shown(self) -> None:
        self._seen.start()
        if self._notices:
            self.refresh()

    def hideEvent(self, event: QHideEvent | None) -> None:
        super().hideEvent(event)
        self._seen.stop()
        self._mark_fresh({notice.id for notice in self._notices if notice.read_at is None})

    def _init_ui(self) -> None:
        theme = current_theme()
        self.mark_all = QAction(icon("check-all", "on_accent"), _("Mark all as read"), self)
        self.mark_all.setEnabled(False)
        self.empty = EmptyState("bell-outline", _("What happens to your orders and your money is told here."))
        self.older = QPushButton(_("Show older ones"))
        self.older.setObjectName("olderNotifications")
        mark(self.older, kind="quiet")
        inside = QWidget()
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._frame = QFrame()
        mark(self._frame, ground="card")
        self._frame.setLayout(self._list)
        self._list.setContentsMargins(1, 1, 1, 1)
        self._frame.setMaximumWidth(theme.px(_WIDEST))
        column = QVBoxLayout(inside)
        column.setContentsMargins(*(4 * [theme.px(LARGE)]))
        column.setSpacing(theme.px(MEDIUM))
        column.addWidget(self._frame)
        column.addWidget(self.older)
        column.addStretch()
        self.older.setMaximumWidth(theme.px(_WIDEST))
        self.area = scrolling(inside)
        self.view = QStackedWidget()
        self.blank = QWidget()
        for widget in (self.blank, self.area, self.empty):
            self.view.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)
        self._seen = QTimer(self)
        self._seen.setSingleShot(True)
        self._seen.setInterval(SEEN_AFTER_MS)

    def _connect_signals(self) -> None:
        self.mark_all.triggered.connect(self._on_mark_all)
        self.older.clicked.connect(self._on_older)
        self._seen.timeout.connect(self._mark_read)

    # What is read

    def _read(self, limit: int) -> None:
        window = self._window
        self.tasks.query(
            self,
            lambda session: session.notifications.page(window, limit=limit),
            lambda notices: self._show(notices, limit),
            self.failed.emit,
            key="notifications",
        )

    def _show(self, notices: list[Notification], limit: int) -> None:
        unseen = {notice.id for notice in notices if notice.read_at is None and notice.id > self._dismissed}
        self._mark_fresh(self._fresh | unseen)
        if notices != self._notices or self.view.currentWidget() is self.blank:
            self._notices = notices
            self._fill()
        self.older.setVisible(limit <= len(notices) < MOST)
        self.view.setCurrentWidget(self.area if notices else self.empty)
        unread = sum(notice.read_at is None for notice in notices)
        self.mark_all.setEnabled(bool(self._fresh))
        self.set_fact(
            ngettext("{n} unread", "{n} unread", unread).format(n=number(unread))
            if unread
            else _("Everything is read")
            if notices
            else ""
        )
        if unread and self.isVisible():
            self._seen.start()

    def _fill(self) -> None:
        """The rows anew; the one that has the focus keeps it."""
        focused = next((row.notification_id for row in self.notices() if row.hasFocus()), None)
        empty_out(self._list)
        for place, notification in enumerate(self._notices):
            row = Notice(
                notification,
                told(notification, self._window),
                fresh=notification.id in self._fresh,
                first=place == 0,
            )
            row.clicked.connect(partial(self._on_opened, notification))
            self._list.addWidget(row)
            if notification.id == focused:
                row.setFocus()

    def _mark_fresh(self, ids: set[int]) -> None:
        self._fresh = ids
        for row in self.notices():
            row.set_fresh(row.notification_id in ids)

    def _on_older(self) -> None:
        self._read(min(len(self._notices) + PAGE, MOST))

    # What is written

    def _on_opened(self, notification: Notification) -> None:
        self._mark_read()
        where = told(notification, self._window)
        if where.place:
            self.go.emit(where.place, where.argument)

    def _on_mark_all(self) -> None:
        self._dismissed = max((notice.id for notice in self._notices), default=0)
        self._mark_fresh(set())
        self.mark_all.setEnabled(False)
        self._mark_read()

    def _mark_read(self) -> None:
        """Tell the server what has been seen. It asks for no key: marking twice is marking once."""
        unread = [notice.id for notice in self._notices if notice.read_at is None]
        if not unread or max(unread) <= self._marked_up_to:
            return
        up_to = self._marked_up_to = max(unread)
        self.tasks.command(
            self,
            partial(_mark, window=self._window, up_to=up_to),
            lambda _nothing: self.marked.emit(up_to),
            self._on_not_marked,
            changes=frozenset({Change.NOTIFICATIONS}),
        )

    def _on_not_marked(self, error: Exception) -> None:
        self._marked_up_to = 0
        self.failed.emit(error)


def _mark(session: Any, *, window: Window, up_to: int) -> None:
    session.notifications.mark_read(window, up_to)
