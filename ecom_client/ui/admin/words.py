"""States as the administrators' tables word them."""

from __future__ import annotations

from decimal import Decimal

from ecom_client.data.views.money import LEDGER_KINDS
from ecom_client.domain.catalogue import VendorKind
from ecom_client.domain.identity import Privilege, Window
from ecom_client.domain.mailbox import Audience
from ecom_client.domain.permissions import Group, Module
from ecom_client.ui.common.chips import Chip
from ecom_client.ui.common.text import _, current_language, pgettext
from ecom_client.ui.common.wallet_words import movement_word

_ACCOUNT_LOOKS = {
    "half_open": ("account-clock-outline", "neutral"),
    "active": ("check", "good"),
    "suspended": ("account-lock-outline", "bad"),
    "closed": ("account-off-outline", "neutral"),
    "unpaid": ("cash-remove", "bad"),
}


def account_status_word(status: str) -> str:
    """Whether an account may be used."""
    return {
        "half_open": pgettext("account", "Being opened"),
        "active": pgettext("account", "Active"),
        "suspended": pgettext("account", "Suspended"),
        "closed": pgettext("account", "Closed"),
        "unpaid": pgettext("vendor", "Shelf closed, unpaid"),
    }[status]


def account_status_chip(status: str) -> Chip:
    """The same as a chip."""
    icon, tone = _ACCOUNT_LOOKS[status]
    return Chip(account_status_word(status), icon, tone)


def account_states() -> list[tuple[str, str]]:
    """The states of an account as a filter offers them."""
    return [(status, account_status_word(status)) for status in _ACCOUNT_LOOKS if status != "unpaid"]


def vendor_states() -> list[tuple[str, str]]:
    """The states of a vendor, which are those of an account that is open."""
    return [(status, account_status_word(status)) for status in ("active", "unpaid", "suspended", "closed")]


def vendor_kind_word(kind: str) -> str:
    """A shop or a private person."""
    return pgettext("vendor", "Shop") if kind == VendorKind.SHOP else _("Individual seller")


def vendor_kinds() -> list[tuple[str, str]]:
    """The kinds of vendor as a filter offers them."""
    return [(kind.value, vendor_kind_word(kind)) for kind in VendorKind]


def side_word(side: str) -> str:
    """Who speaks about an order."""
    return {
        "customer": _("Customer"),
        "vendor": _("Vendor"),
        "administrator": _("The marketplace"),
    }[side]


def sides() -> list[tuple[str, str]]:
    """Who may have spoken, as a filter offers them."""
    return [(side, side_word(side)) for side in ("customer", "vendor", "administrator")]


def wallet_word(kind: str) -> str:
    """A kind of wallet: a person's two, and the shop's own."""
    words = {
        "cash": pgettext("wallet", "Cash"),
        "grant": pgettext("wallet", "Grant"),
        "bank": pgettext("wallet", "Bank"),
        "escrow": pgettext("wallet", "Held for orders"),
        "payable": pgettext("wallet", "Withdrawals under way"),
        "income": pgettext("wallet", "Income of the shop"),
        "promotion": pgettext("wallet", "Promotion"),
    }
    return words.get(kind, kind)


def wallet_kinds() -> list[tuple[str, str]]:
    """The kinds of wallet as a filter offers them."""
    kinds = ("cash", "grant", "bank", "escrow", "payable", "income", "promotion")
    return [(kind, wallet_word(kind)) for kind in kinds]


def movement_kinds() -> list[tuple[str, str]]:
    """What moves money, as a filter of the whole ledger offers it."""
    return [(kind, movement_word(kind, Decimal(1))) for kind in LEDGER_KINDS if kind != "withdrawal"] + [
        ("withdrawal", movement_word("withdrawal", Decimal(-1)))
    ]


def module_word(module: Module) -> str:
    """A module as the navigation of its window calls it; one of another package by the package's own words."""
    if module.words:
        return module.words.get(current_language()) or module.words.get("en") or module.name
    words = {
        "overview": _("Overview"),
        "orders": _("Orders"),
        "customers": _("Customers"),
        "vendors": _("Vendors"),
        "products": _("Products"),
        "complaints": _("Complaints"),
        "credit": _("Credit"),
        "wallet_requests": _("Wallet requests"),
        "approvals": _("Approvals"),
        "finance": _("Finance"),
        "shop": pgettext("vendor", "Shop"),
        "wants": _("Wants"),
        "returns": _("Returns"),
        "debts": _("Debts"),
        "students": _("Student badges"),
        "accounts": _("Accounts"),
        "categories": _("Categories"),
        "permissions": _("Permissions"),
        "settings": _("Settings"),
        "mail": _("Letters"),
        "terms": _("Terms of use"),
        "audit": _("Audit log"),
        "post_sale": _("Post-sale messages"),
        "reviews": _("Reviews"),
        "ledger": _("Ledger"),
        "broadcast": _("Messages to all"),
        "customer.cart": _("Cart and checkout"),
        "customer.orders": _("My orders"),
        "customer.post_sale": _("Order messages"),
        "customer.mailbox": _("Messages"),
        "customer.community": _("Community"),
        "customer.saved_searches": _("Saved searches"),
        "customer.favourites": _("Favourites"),
        "customer.wants": _("Wants"),
        "customer.bargains": _("Bargains"),
        "customer.wallet": _("Wallet"),
        "vendor.overview": _("Overview"),
        "vendor.products": _("Products"),
        "vendor.orders": _("Orders"),
        "vendor.post_sale": _("Order messages"),
        "vendor.mailbox": _("Messages"),
        "vendor.wants": _("Wants"),
        "vendor.bargains": _("Bargains"),
        "vendor.questions": _("Questions"),
        "vendor.reviews": _("Reviews"),
        "vendor.community": _("Community"),
        "vendor.shop": pgettext("vendor", "Shop"),
        "vendor.wallet": _("Wallet and fees"),
        "support": _("Support"),
        "questions": _("Questions"),
        "community": _("Community"),
    }
    return words.get(module.name) or module.name.rpartition(".")[2].replace("_", " ").capitalize()


def privilege_word(privilege: Privilege) -> str:
    """How much a group may do with a module."""
    return {
        Privilege.NONE: pgettext("privilege", "None"),
        Privilege.READ: pgettext("privilege", "Read"),
        Privilege.WRITE: pgettext("privilege", "Read and write"),
        Privilege.FULL: pgettext("privilege", "Full"),
    }[privilege]


def group_word(group: Group) -> str:
    """A group's name; those every shop has are called what they are in the reader's language."""
    if not group.is_built_in:
        return group.name
    return {Window.CUSTOMER: _("Customers"), Window.VENDOR: _("Vendors")}.get(group.window, _("Owners"))


def group_note(group: Group) -> str:
    """What a group is for."""
    if not group.is_built_in:
        return group.note
    return {
        Window.CUSTOMER: _("Everybody who buys and is in no other group of customers."),
        Window.VENDOR: _("Everybody who sells and is in no other group of vendors."),
    }.get(group.window, _("Everything, always. The first administrator belongs here."))


def post_word(kind: str) -> str:
    """A topic of the community board or a reply to one."""
    return _("Topic") if kind == "topic" else _("Reply")


def post_kinds() -> list[tuple[str, str]]:
    """The kinds of post as a filter offers them."""
    return [(kind, post_word(kind)) for kind in ("topic", "reply")]


def audience_word(audience: str) -> str:
    """Whom a message to many is meant for."""
    return {
        Audience.CUSTOMERS.value: _("All customers"),
        Audience.VENDORS.value: _("All vendors"),
        Audience.EVERYBODY.value: _("Everybody"),
    }[audience]


def audiences() -> list[tuple[str, str]]:
    """The audiences as a choice offers them."""
    return [(audience.value, audience_word(audience)) for audience in Audience]
