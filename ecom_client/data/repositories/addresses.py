"""The address book of the customer who is signed in."""

from __future__ import annotations

from ecom_client.data.wire import Wire
from ecom_client.domain.addresses import AddressInput, DeliveryAddress
from ecom_client.domain.errors import Refused


class Addresses:
    """Questions about delivery addresses."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def mine(self) -> list[DeliveryAddress]:
        """The whole address book, the default address first."""
        return [
            DeliveryAddress(
                id=row["id"],
                recipient=row["recipient"],
                phone=row["phone"],
                region=row["region"],
                street=row["street"],
                is_default=bool(row["is_default"]),
                version=row["version"],
            )
            for row in self._wire.read("my_addresses")
        ]

    def add(self, key: str, address: AddressInput, *, make_default: bool = False) -> int:
        """Write a new address and give its id. Refused: too_many_addresses, and the words of AddressInput.checked."""
        return self._save(key, None, None, address, make_default)

    def change(
        self, key: str, address_id: int, version: int, address: AddressInput, *, make_default: bool
    ) -> None:
        """Change an address. Refused: not_found, changed_meanwhile, and the words of AddressInput.checked."""
        self._save(key, address_id, version, address, make_default)

    def remove(self, address_id: int) -> None:
        """Take an address out of the book; one that is gone already is no error."""
        try:
            self._wire.write("remove_address", address_id)
        except Refused as refusal:
            if refusal.word != "not_found":
                raise

    def _save(
        self, key: str, address_id: int | None, version: int | None, address: AddressInput, make_default: bool
    ) -> int:
        answer = self._wire.write(
            "save_address",
            key,
            address_id,
            version,
            address.recipient,
            address.phone,
            address.region,
            address.street,
            make_default,
        )
        return int(answer["id"])
