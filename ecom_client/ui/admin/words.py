"""States as the administrators' tables word them."""

from __future__ import annotations

from ecom_client.domain.catalogue import VendorKind
from ecom_client.domain.identity import Privilege
from ecom_client.domain.mailbox import Audience
from ecom_client.domain.permissions import Group
from ecom_client.ui.common.chips import Chip
from ecom_client.ui.common.text import _, pgettext

_ACCOUNT_LOOKS = {
    "half_open": ("account-clock-outline", "neutral"),
    "active": ("check", "good"),
    "suspended": ("account-lock-outline", "bad"),
    "closed": ("account-off-outline", "neutral"),
}


def account_status_word(status: str) -> str:
    """Whether an account may be used."""
    return {
        "half_open": pgettext("account", "Being opened"),
        "active": pgettext("account", "Active"),
        "suspended": pgettext("account", "Suspended"),
        "closed": pgettext("account", "Closed"),
    }[status]


def account_status_chip(status: str) -> Chip:
    """The same as a chip."""
    icon, tone = _ACCOUNT_LOOKS[status]
    return Chip(account_status_word(status), icon, tone)


def account_states() -> list[tuple[str, str]]:
    """The states of an account as a filter offers them."""
    return [(status, account_status_word(status)) for status in _ACCOUNT_LOOKS]


def vendor_states() -> list[tuple[str, str]]:
    """The states of a vendor, which are those of an account that is open."""
    return [(status, account_status_word(status)) for status in ("active", "suspended", "closed")]


def vendor_kind_word(kind: str) -> str:
    """A shop or a private person."""
    return pgettext("vendor", "Shop") if kind == VendorKind.SHOP else _("Individual seller")


def vendor_kinds() -> list[tuple[str, str]]:
    """The kinds of vendor as a filter offers them."""
    return [(kind.value, vendor_kind_word(kind)) for kind in VendorKind]


def module_word(module: str) -> str:
    """A module as the navigation calls it."""
    words = {
        "overview": _("Overview"),
        "orders": _("Orders"),
        "customers": _("Customers"),
        "vendors": _("Vendors"),
        "products": _("Products"),
        "wallet_requests": _("Wallet requests"),
        "wants": _("Wants"),
        "accounts": _("Accounts"),
        "categories": _("Categories"),
        "permissions": _("Permissions"),
        "settings": _("Settings"),
        "audit": _("Audit log"),
        "post_sale": _("Post-sale messages"),
        "reviews": _("Reviews"),
        "broadcast": _("Messages to all"),
        "support": _("Support"),
        "questions": _("Questions"),
        "community": _("Community"),
    }
    return words.get(module) or module.replace("_", " ").capitalize()


def privilege_word(privilege: Privilege) -> str:
    """How much a group may do with a module."""
    return {
        Privilege.NONE: pgettext("privilege", "None"),
        Privilege.READ: pgettext("privilege", "Read"),
        Privilege.WRITE: pgettext("privilege", "Read and write"),
        Privilege.FULL: pgettext("privilege", "Full"),
    }[privilege]


def group_word(group: Group) -> str:
    """A group's name; the one every shop has is called what it is in the reader's language."""
    return _("Owners") if group.is_owners else group.name


def group_note(group: Group) -> str:
    """What a group is for."""
    return _("Everything, always. The first administrator belongs here.") if group.is_owners else group.note


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
