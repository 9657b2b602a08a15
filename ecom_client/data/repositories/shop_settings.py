"""The named settings of the shop, as administrators see and set them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select

from ecom_client.data.views.administration import admin_setting
from ecom_client.data.wire import Wire


@dataclass(frozen=True)
class ShopSetting:
    """One setting. `kind` is whole, money (yuan), yes_no or text; the bounds are None where there are none."""

    name: str
    value: str
    kind: str
    minimum: Decimal | None
    maximum: Decimal | None
    version: int


class ShopSettings:
    """Reading needs read privilege on settings, setting full."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def all(self) -> list[ShopSetting]:
        """Every setting, by name."""
        table = admin_setting
        return [
            ShopSetting(
                row["name"], row["value"], row["kind"], row["minimum"], row["maximum"], row["version"]
            )
            for row in self._wire.rows(select(table).order_by(table.c.name))
        ]

    def save(self, key: str, setting: ShopSetting, value: str) -> None:
        """Set it. Refused (value): number_out_of_range, amount_out_of_range, choice_unknown; changed_meanwhile."""
        self._wire.write("save_setting", key, setting.name, setting.version, value)
