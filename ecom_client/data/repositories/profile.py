"""What the account that is signed in says about its person."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from ecom_client.data import accounts
from ecom_client.data.wire import Wire
from ecom_client.domain.identity import Identity, Window
from ecom_client.domain.profile import (
    AdministratorProfile,
    BankCard,
    BankCardInput,
    CustomerProfile,
    CustomerProfileInput,
    Profile,
    VendorProfile,
    VendorProfileInput,
)
from ecom_client.domain.time import utc


class Profiles:
    """Questions about the own account and its profiles."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def mine(self) -> Profile:
        """The account with each profile it holds."""
        row = self._wire.read("my_profile")[0]
        return Profile(
            account_id=row["account_id"],
            login_name=row["login_name"],
            email=row["email"] or "",
            email_verified_at=utc(row["email_verified_at"]),
            language=row["language"],
            credit_score=row["credit_score"],
            registered_at=utc(row["registered_at"]),
            customer=_customer(row),
            vendor=_vendor(row),
            administrator=_administrator(row),
            mail_is_on=bool(row["mail_is_on"]),
            must_verify=bool(row["sellers_verify_email"]),
        )

    def close_account(self, key: str) -> None:
        """Close the own account for good. Refused: orders_open, balance_left, requests_open, last_administrator."""
        self._wire.write("close_account", key)

    def save_customer(self, key: str, version: int, profile: CustomerProfileInput) -> int:
        """Change the customer profile, give its new version. Refused: changed_meanwhile, and the words of checked."""
        answer = self._wire.write("save_customer_profile", key, version, profile.name, profile.contact_number)
        return int(answer["version"])

    def save_vendor(self, key: str, version: int, profile: VendorProfileInput) -> int:
        """Change the vendor profile and give its new version; the public listings follow at once.

        Refused: changed_meanwhile, vendor_suspended, and the words of checked.
        """
        answer = self._wire.write(
            "save_vendor_profile",
            key,
            version,
            profile.name,
            profile.description,
            profile.contact_number,
            profile.contact_is_published,
        )
        return int(answer["version"])

    def bank_card(self, window: Window) -> BankCard | None:
        """The own bank card of the CUSTOMER or VENDOR profile, whole; None without one. Refused: cards_locked."""
        return to_bank_card(self._wire.read("my_bank_card", window.value))

    def save_bank_card(self, window: Window, typed: BankCardInput) -> str:
        """Keep a bank card for the CUSTOMER or VENDOR profile, or take it away; its last four digits.

        Refused: cards_locked, card_invalid (card), text_missing (bank, card), text_too_long, text_unprintable (bank).
        """
        answer = self._wire.write("save_bank_card", window.value, typed.bank, typed.card)
        return str(answer["last4"])

    def start_selling(self, profile: VendorProfileInput, language: str, email: str = "") -> Identity:
        """Give the own account a vendor profile as an individual seller, and say who it is now.

        `email` is an address to take, if the account has none. The person has accepted the current terms of use.
        Repeating it gives the same answer. Refused: the words of checked, text_missing (email), email_taken,
        terms_not_accepted when they changed meanwhile.
        """
        self._wire.write(
            "start_selling",
            profile.name,
            profile.description,
            profile.contact_number,
            email,
            self._terms_version(),
            language,
        )
        return self.identity()

    def start_buying(self, profile: CustomerProfileInput, language: str) -> Identity:
        """Give the own account a customer profile, and say who it is now.

        The person has accepted the current terms of use. Repeating it gives the same answer. Refused: the words of
        checked, terms_not_accepted when they changed meanwhile.
        """
        self._wire.write(
            "register_customer", profile.name, profile.contact_number, "", self._terms_version(), language
        )
        return self.identity()

    def identity(self) -> Identity:
        """Who the account is and which windows it may open, as of now."""
        return accounts.identity(self._wire.read("sign_in")[0])

    def terms(self) -> dict[str, str]:
        """The current terms of use: language code → text."""
        return accounts.terms(self._wire)

    def accept_terms(self, version: int) -> None:
        """Accept a version of the terms of use. Refused terms_not_accepted when there is a newer one."""
        self._wire.write("accept_terms", version)

    def set_language(self, language: str) -> None:
        """Keep the language of the account: `en` or `zh_CN`. Refused: choice_unknown."""
        self._wire.write("set_language", language)

    def set_email(self, email: str) -> None:
        """Keep the e-mail address; an empty one takes it away. Refused: email_invalid, email_taken, text_too_long."""
        self._wire.write("set_email", email)

    def ask_email_code(self, key: str) -> None:
        """Have a code mailed that proves the address. Refused: mail_is_off, text_missing (email), too_many_codes."""
        self._wire.write("ask_email_code", key)

    def verify_email(self, code: str) -> None:
        """Prove the address with the mailed code. Refused: email_code_wrong, code_expired, too_many_codes_tried."""
        self._wire.write("verify_email", code)

    def _terms_version(self) -> int:
        return int(self._wire.rows(text("SELECT terms_version FROM ecom.shop"))[0]["terms_version"])


def to_bank_card(rows: list[dict[str, Any]]) -> BankCard | None:
    """The row of a procedure that shows a bank card, if there is one."""
    return BankCard(rows[0]["name"], rows[0]["bank"], rows[0]["card"]) if rows else None


def _customer(row: dict[str, Any]) -> CustomerProfile | None:
    if row["customer_id"] is None:
        return None
    return CustomerProfile(
        id=row["customer_id"],
        name=row["customer_name"],
        contact_number=row["customer_contact_number"] or "",
        version=row["customer_version"],
        bank=row["customer_bank"] or "",
        card_last4=row["customer_card_last4"] or "",
    )


def _vendor(row: dict[str, Any]) -> VendorProfile | None:
    if row["vendor_id"] is None:
        return None
    return VendorProfile(
        id=row["vendor_id"],
        kind=row["vendor_kind"],
        name=row["vendor_name"],
        description=row["vendor_description"],
        contact_number=row["vendor_contact_number"] or "",
        contact_is_published=bool(row["vendor_contact_is_published"]),
        status=row["vendor_status"],
        opened_at=utc(row["vendor_opened_at"]),
        version=row["vendor_version"],
        bank=row["vendor_bank"] or "",
        card_last4=row["vendor_card_last4"] or "",
    )


def _administrator(row: dict[str, Any]) -> AdministratorProfile | None:
    if row["administrator_id"] is None:
        return None
    return AdministratorProfile(
        id=row["administrator_id"], name=row["administrator_name"], phone=row["administrator_phone"] or ""
    )
