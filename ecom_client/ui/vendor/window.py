"""The places of the vendor's window."""

from __future__ import annotations

from ecom_client.domain.notifications import News
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.notifications_page import NotificationsPage
from ecom_client.ui.common.shell import Place
from ecom_client.ui.common.text import _
from ecom_client.ui.common.wallet_page import WalletPage


def places(context: Context) -> list[Place]:
    """The pages, in the order of the navigation."""
    return [
        Place("wallet", _("Wallet"), "wallet-outline", lambda: WalletPage(context)),
        Place("notifications", _("Notifications"), "bell-outline", lambda: NotificationsPage(context)),
    ]


def badges(news: News) -> dict[str, int]:
    """The figures in the navigation."""
    return {"notifications": news.unread}
