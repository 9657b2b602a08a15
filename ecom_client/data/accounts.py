"""Signing in, opening an account, changing the password."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from sqlalchemy import text

from ecom_client.data.address import Address
from ecom_client.data.passwords import derive
from ecom_client.data.wire import GUEST, Wire
from ecom_client.domain.codes import normal_code
from ecom_client.domain.errors import ServerAway, SignInFailed, WrongVersion
from ecom_client.domain.identity import (
    Identity,
    Privilege,
    Window,
    mysql_user,
    normal_login_name,
    recovery_user,
)

SCHEMA_VERSION = 2
"""The version of the server's API this client speaks."""


ONE_TIME = "once:"
"""What a one-time password begins with where people read and type it; the rest is the MySQL account's password."""


@dataclass(frozen=True)
class Shop:
    """Which marketplace a server holds."""

    shop_id: str
    name: str
    time_zone: str
    password_cost: int
    earlier_costs: tuple[int, ...]
    """What passwords cost before, newest first: accounts may still have such ones."""
    terms_version: int
    maintenance: bool


@dataclass
class Credentials:
    """What a person's connections are made with. All of a window share it: a new password counts for all."""

    user: str
    password: str


@dataclass(frozen=True)
class SignedIn:
    """A person who is signed in: who they are and what opens further connections."""

    identity: Identity
    credentials: Credentials
    one_time: bool = False
    """Whether the password they typed is one that somebody else knows, too."""


def ask_shop(address: Address) -> Shop:
    """Which shop the server holds. ServerAway when it is none; WrongVersion when it speaks another version."""
    wire = Wire(address)
    try:
        rows = wire.rows(text("SELECT * FROM ecom.shop"))
    finally:
        wire.close()
    if not rows:
        raise ServerAway("the server holds no shop")
    row = rows[0]
    if row["schema_version"] != SCHEMA_VERSION:
        raise WrongVersion(row["schema_version"], SCHEMA_VERSION)
    return Shop(
        row["shop_id"],
        row["name"],
        row["time_zone"],
        row["password_cost"],
        tuple(int(cost) for cost in row["earlier_costs"].split(",") if cost),
        row["terms_version"] or 0,
        bool(row["maintenance"]),
    )


def sign_in(address: Address, shop: Shop, login_name: str, password: str) -> SignedIn:
    """Sign in, also with a one-time password. SignInFailed when name or password is wrong, Refused when it may not.

    An account whose password has an earlier cost gets one of today's. A wrong password is tried at each cost of the
    shop, and the server counts every try towards locking the account.
    """
    name = normal_login_name(login_name)
    derived = derive(password, shop_id=shop.shop_id, login_name=name, cost=shop.password_cost)
    credentials = Credentials(mysql_user(name), derived)
    one_time = password.startswith(ONE_TIME)
    try:
        return SignedIn(ask_identity(address, credentials), credentials, one_time)
    except SignInFailed as error:
        failed = error
    for older in _older(shop, name, password):
        with suppress(SignInFailed):
            return SignedIn(_replace(address, credentials, older), credentials, one_time)
    raise failed


def _older(shop: Shop, name: str, password: str) -> Iterator[str]:
    """What the account may have instead: a one-time password as it was given, or the typed one at an earlier cost."""
    if password.startswith(ONE_TIME):
        yield password.removeprefix(ONE_TIME)
    for cost in shop.earlier_costs:
        yield derive(password, shop_id=shop.shop_id, login_name=name, cost=cost)


def _replace(address: Address, credentials: Credentials, older: str) -> Identity:
    """Sign in with the account's older password and give it the one of `credentials`: the older opens nothing more."""
    owner = Wire(address, credentials.user, older, "ecom_member")
    try:
        who = identity(owner.read("sign_in")[0])
        owner.set_password(credentials.password)
    finally:
        owner.close()
    return who


def ask_identity(address: Address, credentials: Credentials) -> Identity:
    """Who the account is and which windows it may open."""
    wire = Wire(address, credentials.user, credentials.password, "ecom_member")
    try:
        return identity(wire.read("sign_in")[0])
    finally:
        wire.close()


def open_account(address: Address, shop: Shop, login_name: str, password: str) -> Credentials:
    """Open an account under a login name with a password. The profile comes next: until then it is half open.

    Refused: login_name_invalid, login_name_taken, too_many_openings.
    """
    name = normal_login_name(login_name)
    guest = Wire(address, GUEST)
    try:
        one_time = guest.read("open_account", name)[0]["generated password"]
    finally:
        guest.close()
    derived = derive(password, shop_id=shop.shop_id, login_name=name, cost=shop.password_cost)
    owner = Wire(address, mysql_user(name), one_time)
    try:
        owner.set_password(derived)
    finally:
        owner.close()
    return Credentials(mysql_user(name), derived)


def register_customer(
    address: Address,
    credentials: Credentials,
    *,
    name: str,
    contact_number: str,
    email: str,
    terms_version: int,
    language: str,
) -> SignedIn:
    """Give the account a customer profile. Repeating it gives the same answer."""
    wire = Wire(address, credentials.user, credentials.password, "ecom_member")
    try:
        wire.write("register_customer", name, contact_number, email, terms_version, language)
        return SignedIn(identity(wire.read("sign_in")[0]), credentials)
    finally:
        wire.close()


def start_selling(
    address: Address,
    credentials: Credentials,
    *,
    name: str,
    description: str,
    contact_number: str,
    email: str,
    terms_version: int,
    language: str,
) -> SignedIn:
    """Give the account a vendor profile as an individual seller. Repeating it gives the same answer."""
    wire = Wire(address, credentials.user, credentials.password, "ecom_member")
    try:
        wire.write("start_selling", name, description, contact_number, email, terms_version, language)
        return SignedIn(identity(wire.read("sign_in")[0]), credentials)
    finally:
        wire.close()


class PasswordChange:
    """One change of the password of somebody who is signed in. Doing it again after a lost answer goes on."""

    def __init__(self, address: Address, signed_in: SignedIn, old: str, new: str) -> None:
        self._address, self._signed_in = address, signed_in
        self._old, self._new = old, new
        self._sent = False

    def do(self) -> None:
        """Prove the old password by signing in with it and set the new one; open connections go on, new ones use it.

        SignInFailed when the old one is wrong, Refused account_locked after too many wrong ones.
        """
        login_name, credentials = self._signed_in.identity.login_name, self._signed_in.credentials
        shop = ask_shop(self._address)
        new = derive(self._new, shop_id=shop.shop_id, login_name=login_name, cost=shop.password_cost)
        try:
            # The cost may have risen since this window was opened.
            credentials.password = sign_in(self._address, shop, login_name, self._old).credentials.password
            self._sent = True
            _replace(self._address, Credentials(credentials.user, new), credentials.password)
        except SignInFailed:
            if not self._sent:
                raise
            # The answer was lost, not the change: the new one must open the door.
            ask_identity(self._address, Credentials(credentials.user, new))
        credentials.password = new


def ask_recovery(address: Address, login_name: str) -> None:
    """Ask for a mailed code to a forgotten password, by login name or e-mail address.

    What becomes of it is not told: an unknown name is answered as a known one is. Refused: mail_is_off,
    too_many_recoveries.
    """
    guest = Wire(address, GUEST)
    try:
        guest.write("ask_recovery", normal_login_name(login_name))
    finally:
        guest.close()


class Recovery:
    """A new password by a mailed code. Doing it again after a lost answer goes on where it was interrupted."""

    def __init__(self, login_name: str, code: str, new: str) -> None:
        self._login_name = normal_login_name(login_name)
        self._code = normal_code(code)
        self._new = new
        self._one_time = ""
        self._sent = False

    def do(self, address: Address, shop: Shop) -> SignedIn:
        """Use the code up, set the new password, and sign in with it.

        SignInFailed when the code is not this account's or is not good any more, Refused: code_expired,
        account_suspended, account_locked.
        """
        name = self._login_name
        derived = derive(self._new, shop_id=shop.shop_id, login_name=name, cost=shop.password_cost)
        credentials = Credentials(mysql_user(name), derived)
        if not self._one_time:
            self._one_time = self._ask_one_time(address)
        owner = Wire(address, credentials.user, self._one_time, "ecom_member")
        try:
            owner.rows(text("SELECT 1"))
            self._sent = True
            owner.set_password(derived)
        except SignInFailed:
            if not self._sent:
                raise
            # The answer was lost, not the change: the new password must open the door, below.
        finally:
            owner.close()
        return SignedIn(ask_identity(address, credentials), credentials)

    def _ask_one_time(self, address: Address) -> str:
        wire = Wire(address, recovery_user(self._login_name), self._code, "ecom_recovery")
        try:
            return str(wire.read("recover")[0]["generated password"])
        finally:
            wire.close()


def accept_terms(address: Address, signed_in: SignedIn) -> SignedIn:
    """Accept the terms of use that are due. Refused terms_not_accepted when they changed again meanwhile."""
    credentials = signed_in.credentials
    wire = Wire(address, credentials.user, lambda: credentials.password, "ecom_member")
    try:
        wire.write("accept_terms", signed_in.identity.terms_due)
        return SignedIn(identity(wire.read("sign_in")[0]), credentials, signed_in.one_time)
    finally:
        wire.close()


def ask_terms(address: Address) -> dict[str, str]:
    """The current terms of use: language code → text."""
    wire = Wire(address)
    try:
        return terms(wire)
    finally:
        wire.close()


def terms(wire: Wire) -> dict[str, str]:
    """The current terms of use, over a connection that is there: language code → text."""
    row = wire.rows(text("SELECT text_en, text_zh FROM ecom.terms ORDER BY version DESC LIMIT 1"))[0]
    return {"en": row["text_en"], "zh_CN": row["text_zh"]}


def wire_for(address: Address, signed_in: SignedIn | None, window: Window) -> Wire:
    """A connection for a window: in its role, or the guest's when nobody is signed in."""
    if signed_in is None:
        return Wire(address)
    credentials = signed_in.credentials
    return Wire(
        address,
        credentials.user,
        lambda: credentials.password,
        signed_in.identity.role_in(window),
        lambda row: identity(row).role_in(window),
    )


def identity(row: dict[str, Any]) -> Identity:
    """The row of the procedure sign_in as an Identity."""
    access = {module: Privilege[held.upper()] for module, held in json.loads(row["access"] or "{}").items()}
    return Identity(
        login_name=row["login_name"],
        account_id=row["account_id"],
        email=row["email"],
        language=row["language"],
        customer_id=row["customer_id"],
        customer_name=row["customer_name"],
        vendor_id=row["vendor_id"],
        vendor_name=row["vendor_name"],
        administrator_id=row["administrator_id"],
        administrator_name=row["administrator_name"],
        access=access,
        customer_role=row["customer_role"] or "ecom_customer",
        vendor_role=row["vendor_role"] or "ecom_vendor",
        terms_due=row["terms_due"],
    )
