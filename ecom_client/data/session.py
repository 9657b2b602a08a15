"""One signed-in connection with the questions that can be asked through it."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from sqlalchemy import Executable

from ecom_client.data.repositories.addresses import Addresses
from ecom_client.data.repositories.administration import Administration
from ecom_client.data.repositories.applications import Applications
from ecom_client.data.repositories.attachments import Attachments
from ecom_client.data.repositories.bargains import Bargains
from ecom_client.data.repositories.cart import Carts
from ecom_client.data.repositories.catalogue import Catalogue
from ecom_client.data.repositories.categories import Categories
from ecom_client.data.repositories.community import Community
from ecom_client.data.repositories.complaints import Complaints
from ecom_client.data.repositories.credit import Credit
from ecom_client.data.repositories.edits import Edits
from ecom_client.data.repositories.favourites import Favourites
from ecom_client.data.repositories.finance import Finance
from ecom_client.data.repositories.mailbox import Mailbox
from ecom_client.data.repositories.notifications import Notifications
from ecom_client.data.repositories.orders import Orders
from ecom_client.data.repositories.overview import Overview
from ecom_client.data.repositories.permissions import Permissions
from ecom_client.data.repositories.post_sale import PostSale
from ecom_client.data.repositories.profile import Profiles
from ecom_client.data.repositories.questions import Questions
from ecom_client.data.repositories.reviews import Reviews
from ecom_client.data.repositories.saved_queries import SavedQueries
from ecom_client.data.repositories.saved_searches import SavedSearches
from ecom_client.data.repositories.selling import Selling
from ecom_client.data.repositories.shop_settings import ShopSettings
from ecom_client.data.repositories.students import Students
from ecom_client.data.repositories.support import Support
from ecom_client.data.repositories.terms import TermsOfUse
from ecom_client.data.repositories.vendor_orders import VendorOrders
from ecom_client.data.repositories.vendor_products import VendorProducts
from ecom_client.data.repositories.wallet import Wallets
from ecom_client.data.repositories.wallet_requests import WalletRequests
from ecom_client.data.repositories.wants import Wants
from ecom_client.data.wire import Wire


class Session:
    """A window's connection: a repository a noun, made when first asked for. Used by one thread at a time."""

    def __init__(self, wire: Wire) -> None:
        self.wire = wire

    def rows(self, statement: Executable, params: dict[str, object] | None = None) -> list[dict[str, Any]]:
        """The rows of a statement over the API's views: what paged lists read through."""
        return self.wire.rows(statement, params)

    def pull(self) -> None:
        """End the connection from another thread; the next question opens a new one."""
        self.wire.pull()

    def close(self) -> None:
        """Let the connection go."""
        self.wire.close()

    @cached_property
    def addresses(self) -> Addresses:
        """The customer's address book."""
        return Addresses(self.wire)

    @cached_property
    def attachments(self) -> Attachments:
        """Private pictures."""
        return Attachments(self.wire)

    @cached_property
    def catalogue(self) -> Catalogue:
        """What is on sale, as everybody sees it."""
        return Catalogue(self.wire)

    @cached_property
    def terms(self) -> TermsOfUse:
        """The versions of the terms of use, for administrators."""
        return TermsOfUse(self.wire)

    @cached_property
    def vendor_products(self) -> VendorProducts:
        """The own products of the vendor."""
        return VendorProducts(self.wire)

    @cached_property
    def profile(self) -> Profiles:
        """The own account and its profiles."""
        return Profiles(self.wire)

    @cached_property
    def wallet(self) -> Wallets:
        """The own wallet."""
        return Wallets(self.wire)

    @cached_property
    def notifications(self) -> Notifications:
        """What the windows were told, and their badges."""
        return Notifications(self.wire)

    @cached_property
    def wallet_requests(self) -> WalletRequests:
        """The top-ups and withdrawals administrators decide."""
        return WalletRequests(self.wire)

    @cached_property
    def administration(self) -> Administration:
        """What administrators do to accounts."""
        return Administration(self.wire)

    @cached_property
    def edits(self) -> Edits:
        """What administrators write into their tables."""
        return Edits(self.wire)

    @cached_property
    def cart(self) -> Carts:
        """The customer's cart."""
        return Carts(self.wire)

    @cached_property
    def complaints(self) -> Complaints:
        """Complaints, as a side of them or as who decides."""
        return Complaints(self.wire)

    @cached_property
    def credit(self) -> Credit:
        """Credit scores and how they came about."""
        return Credit(self.wire)

    @cached_property
    def favourites(self) -> Favourites:
        """The products the customer keeps an eye on."""
        return Favourites(self.wire)

    @cached_property
    def orders(self) -> Orders:
        """The orders of the customer."""
        return Orders(self.wire)

    @cached_property
    def vendor_orders(self) -> VendorOrders:
        """The orders placed with the vendor, and the vendor's figures."""
        return VendorOrders(self.wire)

    @cached_property
    def post_sale(self) -> PostSale:
        """What customers and vendors say to each other about orders."""
        return PostSale(self.wire)

    @cached_property
    def wants(self) -> Wants:
        """What customers look for and sellers offer."""
        return Wants(self.wire)

    @cached_property
    def bargains(self) -> Bargains:
        """Talks about prices."""
        return Bargains(self.wire)

    @cached_property
    def mailbox(self) -> Mailbox:
        """The own mailbox, and for administrators what is told to everybody."""
        return Mailbox(self.wire)

    @cached_property
    def support(self) -> Support:
        """Conversations with the administrators."""
        return Support(self.wire)

    @cached_property
    def questions(self) -> Questions:
        """What is asked about products."""
        return Questions(self.wire)

    @cached_property
    def community(self) -> Community:
        """The community board."""
        return Community(self.wire)

    @cached_property
    def saved_searches(self) -> SavedSearches:
        """Searches of the shop a customer keeps."""
        return SavedSearches(self.wire)

    @cached_property
    def students(self) -> Students:
        """Student badges."""
        return Students(self.wire)

    @cached_property
    def reviews(self) -> Reviews:
        """Ratings of shops, reviews by vendors, and replies."""
        return Reviews(self.wire)

    @cached_property
    def saved_queries(self) -> SavedQueries:
        """Conditional queries kept by a name, for administrators."""
        return SavedQueries(self.wire)

    @cached_property
    def overview(self) -> Overview:
        """The figures of the whole shop, for administrators."""
        return Overview(self.wire)

    @cached_property
    def permissions(self) -> Permissions:
        """Groups of administrators and what they may do."""
        return Permissions(self.wire)

    @cached_property
    def settings(self) -> ShopSettings:
        """The named settings of the shop."""
        return ShopSettings(self.wire)

    @cached_property
    def categories(self) -> Categories:
        """The category tree as administrators edit it."""
        return Categories(self.wire)

    @cached_property
    def selling(self) -> Selling:
        """The vendor's plan and fees."""
        return Selling(self.wire)

    @cached_property
    def finance(self) -> Finance:
        """The fee schedule, the plans and the charges, for administrators."""
        return Finance(self.wire)

    @cached_property
    def applications(self) -> Applications:
        """Applications to be a shop."""
        return Applications(self.wire)
