"""The address book of a customer."""

from __future__ import annotations

from dataclasses import dataclass

from ecom_client.domain import input_rules

MOST_ADDRESSES = 20
"""How many an address book holds."""


@dataclass(frozen=True)
class AddressInput:
    """What a customer types for an address."""

    recipient: str
    phone: str
    region: str
    street: str

    def checked(self) -> AddressInput:
        """The same as the server keeps it. Invalid names the field: recipient, phone, region, street."""
        return AddressInput(
            input_rules.text("recipient", self.recipient, most=80, needed=True),
            input_rules.phone("phone", self.phone, needed=True),
            input_rules.text("region", self.region, most=120),
            input_rules.text("street", self.street, most=240, needed=True),
        )


@dataclass(frozen=True)
class DeliveryAddress:
    """One address of the book. An edit names the `version` it saw."""

    id: int
    recipient: str
    phone: str
    region: str
    street: str
    is_default: bool
    version: int

    @property
    def one_line(self) -> str:
        """Region and street, as they stand on a parcel."""
        return f"{self.region} {self.street}".strip()
