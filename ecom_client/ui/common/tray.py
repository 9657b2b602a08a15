"""What a window is told of, as a message of the desktop, where the system has a place for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtGui import QIcon
from PyQt6.QtWidgets import QSystemTrayIcon, QWidget

from ecom_client.domain.identity import Window
from ecom_client.domain.notifications import News, Notification
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.notification_words import told
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _, ngettext, number
from ecom_client.ui.common.told import Told

_MOST = 20
_SHOWN_MS = 8000


class Desktop(Protocol):
    """What of the system's tray is used."""

    messageClicked: Any  # noqa: N815

    def showMessage(self, title: str, msg: str, icon: QIcon, msecs: int) -> None:
        """Show a message beside the tray."""

    def show(self) -> None:
        """Show the icon."""

    def hide(self) -> None:
        """Hide the icon."""


def system_tray(parent: QObject) -> Desktop | None:
    """The system's tray with the program's icon in it; None where there is no tray."""
    if not QSystemTrayIcon.isSystemTrayAvailable():
        return None
    tray = QSystemTrayIcon(icon("storefront-outline", "accent"), parent)
    tray.setToolTip("Ecom")
    return tray


class Tray(QObject):
    """Tells of what came since it was told last. `is_wanted` is asked each time; a window in front tells by itself.

    Several at once are one message, so that nobody is buried.
    """

    #: A message was pressed: where it leads (place, argument).
    wanted = pyqtSignal(str, object)

    def __init__(
        self,
        owner: QWidget,
        tasks: Tasks,
        window: Window,
        is_wanted: Callable[[], bool],
        desktop: Desktop,
    ) -> None:
        super().__init__(owner)
        self._owner, self._tasks, self._window = owner, tasks, window
        self._is_wanted = is_wanted
        self._desktop: Desktop | None = desktop
        self._newest: int | None = None
        self._leads: Told | None = None
        desktop.messageClicked.connect(self._on_clicked)
        self.show()

    def show(self) -> None:
        """Show or hide the icon, as it is wanted now."""
        if self._desktop is not None:
            if self._is_wanted():
                self._desktop.show()
            else:
                self._desktop.hide()

    def close(self) -> None:
        """Take the icon away: the window closes."""
        if self._desktop is not None:
            self._desktop.messageClicked.disconnect(self._on_clicked)
            self._desktop.hide()
            self._desktop = None

    def on_news(self, news: News) -> None:
        """News came. The first tell where things stand; what is newer later is told."""
        before, self._newest = self._newest, max(news.newest_id, self._newest or 0)
        if (
            before is None
            or news.newest_id <= before
            or self._desktop is None
            or not self._is_wanted()
            or self._owner.isActiveWindow()
        ):
            return
        self._tasks.query(
            self,
            lambda session: session.notifications.page(self._window, None, _MOST),
            lambda page: self._tell([one for one in page if one.id > before and one.read_at is None]),
            lambda _error: None,
            quiet=True,
            key="tray",
        )

    def _tell(self, fresh: list[Notification]) -> None:
        if not fresh or self._desktop is None:
            return
        first = told(fresh[0], self._window)
        if len(fresh) == 1:
            self._leads = first
            title, words = first.words, first.detail
        else:
            self._leads = None
            title = ngettext("{n} notification", "{n} notifications", len(fresh)).format(n=number(len(fresh)))
            words = "\n".join(told(one, self._window).words for one in fresh[:3])
        self._desktop.showMessage(title, words or _("Ecom"), icon(first.icon, "accent"), _SHOWN_MS)

    def _on_clicked(self) -> None:
        if self._leads is not None and self._leads.place:
            self.wanted.emit(self._leads.place, self._leads.argument)
        else:
            self.wanted.emit("notifications", None)
