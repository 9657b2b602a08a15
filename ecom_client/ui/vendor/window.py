"""The places of the vendor's window."""

from __future__ import annotations

from ecom_client.domain.notifications import News
from ecom_client.ui.common.bargains_page import BargainsPage
from ecom_client.ui.common.community_page import CommunityPage
from ecom_client.ui.common.complaints_page import ComplaintsPage
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.mailbox_page import MailboxPage
from ecom_client.ui.common.notifications_page import NotificationsPage
from ecom_client.ui.common.post_sale_page import PostSalePage
from ecom_client.ui.common.shell import Place, section
from ecom_client.ui.common.support_page import SupportPage
from ecom_client.ui.common.text import _, pgettext
from ecom_client.ui.vendor.my_shop import MyShopPage
from ecom_client.ui.vendor.orders import OrdersPage
from ecom_client.ui.vendor.overview import OverviewPage
from ecom_client.ui.vendor.products import ProductsPage
from ecom_client.ui.vendor.questions import QuestionsPage
from ecom_client.ui.vendor.reviews import ReviewsPage
from ecom_client.ui.vendor.shop_profile import ShopProfilePage
from ecom_client.ui.vendor.wallet import VendorWalletPage
from ecom_client.ui.vendor.wants import WantsPage


def places(context: Context) -> list[Place]:
    """The pages, in the order of the navigation."""
    return [
        Place("overview", _("Overview"), "view-dashboard-outline", lambda: OverviewPage(context)),
        Place("products", _("Products"), "package-variant", lambda: ProductsPage(context)),
        Place("orders", _("Orders"), "receipt-text-outline", lambda: OrdersPage(context)),
        Place("bargains", _("Bargains"), "handshake-outline", lambda: BargainsPage(context)),
        Place("wants", _("Wants"), "bullhorn-outline", lambda: WantsPage(context)),
        *section(
            pgettext("navigation", "Talk"),
            Place("post_sale", _("Order messages"), "message-text-outline", lambda: PostSalePage(context)),
            Place("questions", _("Questions"), "comment-question-outline", lambda: QuestionsPage(context)),
            Place("mailbox", _("Messages"), "email-outline", lambda: MailboxPage(context)),
            Place("community", _("Community"), "forum-outline", lambda: CommunityPage(context)),
            Place(
                "support",
                pgettext("navigation", "Help"),
                "chat-question-outline",
                lambda: SupportPage(context),
            ),
            Place("reviews", _("Reviews"), "star-outline", lambda: ReviewsPage(context)),
            Place("complaints", _("Complaints"), "gavel", lambda: ComplaintsPage(context)),
        ),
        *section(
            pgettext("navigation", "Yours"),
            Place("wallet", _("Wallet and fees"), "wallet-outline", lambda: VendorWalletPage(context)),
            Place("shop", pgettext("vendor", "Shop"), "storefront-plus-outline", lambda: MyShopPage(context)),
            Place("notifications", _("Notifications"), "bell-outline", lambda: NotificationsPage(context)),
            Place("shop_profile", _("Shop profile"), "storefront-outline", lambda: ShopProfilePage(context)),
        ),
    ]


def badges(news: News) -> dict[str, int]:
    """The figures in the navigation."""
    return {
        "orders": news.orders_to_confirm + news.orders_to_ship + news.order_requests,
        "post_sale": news.post_sale,
        "mailbox": news.mailbox,
        "support": news.support,
        "questions": news.questions,
        "bargains": news.bargains,
        "complaints": news.complaints,
        "notifications": news.unread,
    }
