"""Keeps an open window fresh: asks for news every few seconds, so that a dead wire shows, and says what failed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from ecom_client.domain.changes import Change
from ecom_client.domain.errors import Cancelled, Known, Refused, SignInFailed
from ecom_client.domain.identity import Window
from ecom_client.domain.notifications import News
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.dialogs import show_bug
from ecom_client.ui.common.sentences import said, sentence
from ecom_client.ui.common.shell import RoleWindow

NEWS_EVERY_MS = 2500
"""With the two seconds after which an unanswered question counts as slow, a dead wire shows within five."""

_TOLD_OF = frozenset(
    {
        Change.ORDERS,
        Change.POST_SALE,
        Change.MAILBOX,
        Change.SUPPORT,
        Change.QUESTIONS,
        Change.COMMUNITY,
        Change.COMPLAINTS,
        Change.WALLET,
        Change.NOTIFICATIONS,
        Change.WALLET_REQUESTS,
        Change.APPLICATIONS,
        Change.SELLING,
        Change.PRODUCTS,
        Change.REVIEWS,
        Change.WANTS,
        Change.BARGAINS,
        Change.SAVED_SEARCHES,
    }
)
"""What may have changed when somebody else did something that this window is told of."""


class Live(QObject):
    """Watches over one window. `badges` gives the navigation's figures from the news: place → count."""

    #: Fresh news (News).
    news = pyqtSignal(object)
    #: Something this window had not been told of before (News).
    told = pyqtSignal(object)
    #: The terms of use have changed: the version to accept (int). Once for each version.
    terms_due = pyqtSignal(int)
    #: The server lets this account in no more, and asking again changes nothing (Known).
    shut_out = pyqtSignal(object)
    #: What may be done in this window was changed.
    access_changed = pyqtSignal()

    def __init__(
        self, window: RoleWindow, context: Context, badges: Callable[[News], dict[str, int]]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._context = context
        self._badges = badges
        self._newest: int | None = None
        self._waiting: tuple[int, ...] | None = None
        self._access: int | None = None
        self._terms = 0
        self._asking = False
        self._timer = QTimer(self)
        self._timer.setInterval(NEWS_EVERY_MS)
        self._timer.timeout.connect(self.ask)
        context.tasks.changed.connect(self._on_changed)
        self._timer.start()
        self.ask()

    def ask(self) -> None:
        """Ask for news now, unless the last question is still out."""
        if self._asking:
            return
        self._asking = True
        window = self._context.window
        if self._context.identity.is_guest:
            self._context.tasks.query(
                self, _ping, lambda _answer: self._rest(), self._on_not_answered, quiet=True
            )
        else:
            self._context.tasks.query(
                self,
                lambda session: _ask_news(session, window),
                self._on_news,
                self._on_not_answered,
                quiet=True,
            )

    def on_failed(self, error: Exception) -> None:
        """Show a failure as its kind deserves: a sentence in the bar, or the dialog that says it is our mistake."""
        if is_shut_out(error):
            self._timer.stop()
            self.shut_out.emit(error)
        elif isinstance(error, Cancelled):
            self._window.messages.say("info", sentence(error))
        elif isinstance(error, Known) and (found := said(error)) is not None:
            self._window.messages.say("bad", found.sentence)
        else:
            show_bug(self._window, error)

    def _on_news(self, news: News) -> None:
        self._rest()
        there = self._window.navigation.names()
        for place, count in self._badges(news).items():
            # An administrator's groups decide which places there are.
            if place in there:
                self._window.set_badge(place, count)
        self.news.emit(news)
        if news.terms_due > self._terms:
            self._terms = news.terms_due
            self.terms_due.emit(news.terms_due)
        fresh = self._newest is not None and news.newest_id > self._newest
        self._newest = news.newest_id
        waiting = (
            news.orders_to_confirm,
            news.orders_to_ship,
            news.order_requests,
            news.wallet_requests,
            news.applications,
            news.post_sale_newest,
            news.mailbox_newest,
            news.support_newest,
            news.questions,
            news.complaints,
        )
        moved = self._waiting is not None and waiting != self._waiting
        self._waiting = waiting
        if self._access not in (None, news.access_stamp):
            self.access_changed.emit()
        self._access = news.access_stamp
        if fresh:
            self.told.emit(news)
        if fresh or moved:
            # Administrators are not notified of what waits for them: its figure tells.
            self._context.tasks.changed.emit(_TOLD_OF)

    def _on_not_answered(self, error: Exception) -> None:
        self._rest()
        if not isinstance(error, Cancelled):
            self.on_failed(error)

    def _on_changed(self, changes: frozenset[Change]) -> None:
        if (
            changes
            & {
                Change.CART,
                Change.NOTIFICATIONS,
                Change.ORDERS,
                Change.POST_SALE,
                Change.MAILBOX,
                Change.SUPPORT,
                Change.QUESTIONS,
                Change.COMPLAINTS,
                Change.WALLET_REQUESTS,
                Change.APPLICATIONS,
            }
            and changes is not _TOLD_OF
        ):
            self.ask()

    def _rest(self) -> None:
        self._asking = False


def _ask_news(session: Any, window: Window) -> News:
    answer: News = session.notifications.news(window)
    return answer


def _ping(session: Any) -> object:
    return session.catalogue.categories()


def is_shut_out(error: Exception) -> bool:
    """Whether the account may not come in at all any more: suspended, gone, or with another password.

    Being locked for some minutes is not among these: the window waits, and nothing that was typed is lost.
    """
    return isinstance(error, SignInFailed) or (
        isinstance(error, Refused) and error.word in ("account_suspended", "not_an_account")
    )
