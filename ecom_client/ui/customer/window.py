"""The places of the customer's window. A guest has the public ones only."""

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
from ecom_client.ui.common.wallet_page import WalletPage
from ecom_client.ui.customer.cart import CartPage
from ecom_client.ui.customer.checkout import CheckoutPage
from ecom_client.ui.customer.favourites import FavouritesPage
from ecom_client.ui.customer.orders import OrdersPage
from ecom_client.ui.customer.product import ProductPage
from ecom_client.ui.customer.profile import ProfilePage
from ecom_client.ui.customer.shop import ShopPage
from ecom_client.ui.customer.wants import WantsPage


def places(context: Context) -> list[Place]:
    """The pages, in the order of the navigation."""
    public = [
        Place("shop", _("Shop"), "storefront-outline", lambda: ShopPage(context)),
        Place(
            "product",
            _("Product"),
            "package-variant",
            lambda: ProductPage(context),
            in_navigation=False,
            under="shop",
        ),
    ]
    community = Place("community", _("Community"), "forum-outline", lambda: CommunityPage(context))
    if context.identity.is_guest:
        return [*public, community]
    return [
        *public,
        Place("cart", _("Cart"), "cart-outline", lambda: CartPage(context)),
        Place(
            "checkout",
            _("Checkout"),
            "cart-check",
            lambda: CheckoutPage(context),
            in_navigation=False,
            under="cart",
        ),
        Place("orders", _("My orders"), "receipt-text-outline", lambda: OrdersPage(context)),
        Place("favourites", _("Favourites"), "heart-outline", lambda: FavouritesPage(context)),
        Place("wants", _("Wants"), "bullhorn-outline", lambda: WantsPage(context)),
        Place("bargains", _("Bargains"), "handshake-outline", lambda: BargainsPage(context)),
        *section(
            pgettext("navigation", "Talk"),
            Place("post_sale", _("Order messages"), "message-text-outline", lambda: PostSalePage(context)),
            Place("mailbox", _("Messages"), "email-outline", lambda: MailboxPage(context)),
            community,
            Place(
                "support",
                pgettext("navigation", "Help"),
                "chat-question-outline",
                lambda: SupportPage(context),
            ),
            Place("complaints", _("Complaints"), "gavel", lambda: ComplaintsPage(context)),
        ),
        *section(
            pgettext("navigation", "Yours"),
            Place("wallet", _("Wallet"), "wallet-outline", lambda: WalletPage(context)),
            Place("notifications", _("Notifications"), "bell-outline", lambda: NotificationsPage(context)),
            Place("profile", _("Profile"), "account-circle-outline", lambda: ProfilePage(context)),
        ),
    ]


def badges(news: News) -> dict[str, int]:
    """The figures in the navigation."""
    return {
        "cart": news.cart_lines,
        "post_sale": news.post_sale,
        "mailbox": news.mailbox,
        "support": news.support,
        "bargains": news.bargains,
        "complaints": news.complaints,
        "notifications": news.unread,
    }
