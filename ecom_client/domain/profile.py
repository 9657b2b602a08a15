"""What an account and its profiles say about the person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ecom_client.domain import input_rules
from ecom_client.domain.errors import Invalid

LANGUAGES = ("en", "zh_CN")
"""The languages of the program."""


@dataclass(frozen=True)
class CustomerProfile:
    """The buying profile. An edit names the `version` it saw."""

    id: int
    name: str
    contact_number: str
    version: int
    bank: str = ""
    card_last4: str = ""


@dataclass(frozen=True)
class VendorProfile:
    """The selling profile. `kind` is `individual` or `shop`; `status` is `active`, `suspended` or `closed`."""

    id: int
    kind: str
    name: str
    description: str
    contact_number: str
    contact_is_published: bool
    status: str
    opened_at: datetime
    version: int
    bank: str = ""
    card_last4: str = ""


@dataclass(frozen=True)
class AdministratorProfile:
    """The administering profile."""

    id: int
    name: str
    phone: str


@dataclass(frozen=True)
class Profile:
    """An account with the profiles it holds. Times are UTC.

    `mail_is_on`: the shop sends mail; `must_verify`: sellers prove their e-mail address before they publish.
    """

    account_id: int
    login_name: str
    email: str
    email_verified_at: datetime | None
    language: str
    credit_score: int
    registered_at: datetime
    customer: CustomerProfile | None
    vendor: VendorProfile | None
    administrator: AdministratorProfile | None
    mail_is_on: bool = False
    must_verify: bool = False

    @property
    def has_to_verify(self) -> bool:
        """Whether nothing can be put on sale before the e-mail address is verified."""
        return (
            self.mail_is_on
            and self.must_verify
            and self.email_verified_at is None
            and self.vendor is not None
            and self.vendor.kind == "individual"
        )


@dataclass(frozen=True)
class BankCard:
    """Where money can be transferred to: whose account it is, the bank, and the number whole."""

    name: str
    bank: str
    card: str


@dataclass(frozen=True)
class BankCardInput:
    """What somebody types about their bank card; both empty takes it away."""

    bank: str
    card: str

    def checked(self) -> BankCardInput:
        """The same as the server takes it. Invalid names the field: bank, card."""
        card = input_rules.card_number("card", self.card)
        bank = input_rules.text("bank", self.bank, most=80, needed=bool(card))
        if bank and not card:
            raise Invalid("text_missing", "card")
        return BankCardInput(bank, card)


@dataclass(frozen=True)
class CustomerProfileInput:
    """What a customer may change about their profile."""

    name: str
    contact_number: str

    def checked(self) -> CustomerProfileInput:
        """The same as the server keeps it. Invalid names the field: name, contact_number."""
        return CustomerProfileInput(
            input_rules.text("name", self.name, most=80, needed=True),
            input_rules.phone("contact_number", self.contact_number),
        )


@dataclass(frozen=True)
class VendorProfileInput:
    """What a vendor may change about their profile. A number that is published is needed."""

    name: str
    description: str
    contact_number: str
    contact_is_published: bool

    def checked(self) -> VendorProfileInput:
        """The same as the server keeps it. Invalid names the field: name, description, contact_number."""
        return VendorProfileInput(
            input_rules.text("name", self.name, most=80, needed=True),
            input_rules.text("description", self.description, most=2000, lines=True),
            input_rules.phone("contact_number", self.contact_number, needed=self.contact_is_published),
            self.contact_is_published,
        )
