"""The places of the administrator's window: those whose module the account's groups may at least read."""

from __future__ import annotations

from ecom_client.domain.identity import Privilege
from ecom_client.domain.notifications import News
from ecom_client.ui.admin.accounts import AccountsPage
from ecom_client.ui.admin.approvals import ApprovalsPage
from ecom_client.ui.admin.audit import AuditPage
from ecom_client.ui.admin.broadcast import BroadcastPage
from ecom_client.ui.admin.categories import CategoriesPage
from ecom_client.ui.admin.community import CommunityPage
from ecom_client.ui.admin.complaints import ComplaintsPage
from ecom_client.ui.admin.credit import CreditPage
from ecom_client.ui.admin.finance import FinancePage
from ecom_client.ui.admin.ledger import LedgerPage
from ecom_client.ui.admin.mail import MailPage
from ecom_client.ui.admin.orders import OrdersPage
from ecom_client.ui.admin.overview import OverviewPage
from ecom_client.ui.admin.people import CustomersPage, VendorsPage
from ecom_client.ui.admin.permissions import PermissionsPage
from ecom_client.ui.admin.post_sale import PostSalePage
from ecom_client.ui.admin.products import ProductsPage
from ecom_client.ui.admin.questions import QuestionsPage
from ecom_client.ui.admin.returns import DebtsPage, ReturnsPage
from ecom_client.ui.admin.reviews import ReviewsPage
from ecom_client.ui.admin.settings import SettingsPage
from ecom_client.ui.admin.students import StudentsPage
from ecom_client.ui.admin.support import SupportPage
from ecom_client.ui.admin.terms import TermsPage
from ecom_client.ui.admin.wallet_requests import WalletRequestsPage
from ecom_client.ui.admin.wants import WantsPage
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.notifications_page import NotificationsPage
from ecom_client.ui.common.shell import Place, section
from ecom_client.ui.common.text import _, pgettext


def places(context: Context) -> list[Place]:
    """The pages, in the order of the navigation. A place that belongs to a module bears its name."""
    modules = [
        Place("overview", _("Overview"), "view-dashboard-outline", lambda: OverviewPage(context)),
        *section(
            pgettext("navigation", "Trade"),
            Place("orders", _("Orders"), "receipt-text-outline", lambda: OrdersPage(context)),
            Place("returns", _("Returns"), "keyboard-return", lambda: ReturnsPage(context)),
            Place("products", _("Products"), "package-variant-closed", lambda: ProductsPage(context)),
            Place("categories", _("Categories"), "file-tree-outline", lambda: CategoriesPage(context)),
            Place("reviews", _("Reviews"), "star-outline", lambda: ReviewsPage(context)),
            Place("wants", _("Wants"), "hand-extended-outline", lambda: WantsPage(context)),
        ),
        *section(
            pgettext("navigation", "People"),
            Place("customers", _("Customers"), "account-group-outline", lambda: CustomersPage(context)),
            Place("vendors", _("Vendors"), "storefront-outline", lambda: VendorsPage(context)),
            Place("accounts", _("Accounts"), "account-key-outline", lambda: AccountsPage(context)),
            Place("approvals", _("Approvals"), "storefront-check-outline", lambda: ApprovalsPage(context)),
            Place("students", _("Student badges"), "school-outline", lambda: StudentsPage(context)),
            Place("credit", _("Credit"), "scale-balance", lambda: CreditPage(context)),
        ),
        *section(
            pgettext("navigation", "Money"),
            Place(
                "wallet_requests", _("Wallet requests"), "bank-transfer", lambda: WalletRequestsPage(context)
            ),
            Place("finance", _("Finance"), "cash-multiple", lambda: FinancePage(context)),
            Place("debts", _("Debts"), "hand-coin-outline", lambda: DebtsPage(context)),
            Place("ledger", _("Ledger"), "book-open-variant", lambda: LedgerPage(context)),
        ),
        *section(
            pgettext("navigation", "Talk"),
            Place(
                "post_sale", _("Post-sale messages"), "message-text-outline", lambda: PostSalePage(context)
            ),
            Place("complaints", _("Complaints"), "gavel", lambda: ComplaintsPage(context)),
            Place("support", _("Support"), "chat-question-outline", lambda: SupportPage(context)),
            Place("questions", _("Questions"), "comment-question-outline", lambda: QuestionsPage(context)),
            Place("community", _("Community"), "forum-outline", lambda: CommunityPage(context)),
            Place("broadcast", _("Messages to all"), "bullhorn-outline", lambda: BroadcastPage(context)),
        ),
        *section(
            pgettext("navigation", "Marketplace"),
            Place(
                "permissions", _("Permissions"), "shield-account-outline", lambda: PermissionsPage(context)
            ),
            Place("settings", _("Settings"), "cog-outline", lambda: SettingsPage(context)),
            Place("terms", _("Terms of use"), "file-sign", lambda: TermsPage(context)),
            Place("mail", _("Letters"), "email-fast-outline", lambda: MailPage(context)),
            Place("audit", _("Audit log"), "clipboard-text-clock-outline", lambda: AuditPage(context)),
        ),
    ]
    return [
        *(place for place in modules if context.identity.may(place.name, Privilege.READ)),
        *section(
            pgettext("navigation", "Yours"),
            Place("notifications", _("Notifications"), "bell-outline", lambda: NotificationsPage(context)),
        ),
    ]


def badges(news: News) -> dict[str, int]:
    """The figures in the navigation."""
    return {
        "wallet_requests": news.wallet_requests,
        "support": news.support,
        "approvals": news.applications,
        "complaints": news.complaints,
        "notifications": news.unread,
    }
