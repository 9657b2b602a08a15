"""Who is signed in."""

from __future__ import annotations

import enum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Window(enum.Enum):
    """The windows of the program. The value is the MySQL role's name after `ecom_`."""

    CUSTOMER = "customer"
    VENDOR = "vendor"
    ADMINISTRATOR = "administrator"


class Privilege(enum.IntEnum):
    """What a group may do with a module; each includes the smaller ones."""

    NONE = 0
    READ = 1
    WRITE = 2
    FULL = 3


class Identity(NamedTuple):
    """The account that is signed in, with the ids of the profiles it holds; a guest has none of them."""

    login_name: str = ""
    account_id: int | None = None
    email: str | None = None
    language: str = "en"
    customer_id: int | None = None
    customer_name: str | None = None
    vendor_id: int | None = None
    vendor_name: str | None = None
    administrator_id: int | None = None
    administrator_name: str | None = None
    access: Mapping[str, Privilege] = MappingProxyType({})
    """Module → what the account's groups may do with it. In a window of buying or selling, every module is there."""
    customer_role: str = "ecom_customer"
    vendor_role: str = "ecom_vendor"
    #: The version of the terms of use to accept before anything can be written; None when there is nothing to accept.
    terms_due: int | None = None

    @property
    def is_guest(self) -> bool:
        """Whether nobody is signed in."""
        return self.account_id is None

    @property
    def windows(self) -> tuple[Window, ...]:
        """The windows this account may open."""
        held = {
            Window.CUSTOMER: self.customer_id,
            Window.VENDOR: self.vendor_id,
            Window.ADMINISTRATOR: self.administrator_id,
        }
        return tuple(window for window, profile in held.items() if profile is not None)

    def name_in(self, window: Window) -> str:
        """The name the profile of a window carries."""
        names = {
            Window.CUSTOMER: self.customer_name,
            Window.VENDOR: self.vendor_name,
            Window.ADMINISTRATOR: self.administrator_name,
        }
        return names[window] or self.login_name

    def role_in(self, window: Window) -> str:
        """The MySQL role a window's connections take: that of the group the account buys or sells in."""
        roles = {Window.CUSTOMER: self.customer_role, Window.VENDOR: self.vendor_role}
        return roles.get(window, "ecom_administrator")

    def may_in(self, window: Window, place: str, privilege: Privilege) -> bool:
        """Whether the account may do that much on a page of a window; a page that is no module is everybody's."""
        if window is Window.ADMINISTRATOR:
            return self.may(place, privilege)
        return self.access.get(f"{window.value}.{place}", Privilege.FULL) >= privilege

    def may(self, module: str, privilege: Privilege) -> bool:
        """Whether the account's groups give it a privilege of a module. The server holds to it in any case."""
        return self.access.get(module, Privilege.NONE) >= privilege


def normal_login_name(typed: str) -> str:
    """A login name as the shop keeps it: NFKC, casefolded, no space around."""
    import unicodedata

    return unicodedata.normalize("NFKC", typed).strip().casefold()


def mysql_user(login_name: str) -> str:
    """The name of a person's MySQL account: derived, so that nothing a person typed enters a statement."""
    from hashlib import sha256  # here, because the first window needs no hash

    return "u" + sha256(login_name.encode()).hexdigest()[:31]


def recovery_user(login_name: str) -> str:
    """The name of the MySQL account whose password is a mailed code, and which only gives a person a new password."""
    return "r" + mysql_user(login_name)[1:]
