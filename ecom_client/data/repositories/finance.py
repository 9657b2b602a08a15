"""The fee schedule, the plans and the charges, as administrators keep them."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import select

from ecom_client.data.views import public
from ecom_client.data.views.money import admin_fee, admin_plan
from ecom_client.data.wire import Wire
from ecom_client.domain.selling import Fee, FeeKind, Plan


class Finance:
    """Reading needs read privilege on finance, everything else full. The charges are administration.CHARGES."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def fees_are_on(self) -> bool:
        """Whether the trial period is over."""
        rows = self._wire.rows(select(public.setting.c.value).where(public.setting.c.name == "fees_are_on"))
        return bool(rows) and rows[0]["value"] == "yes"

    def fees(self) -> list[Fee]:
        """The schedule: listings by their days, then advertising."""
        table = admin_fee
        rows = self._wire.rows(select(table).order_by(table.c.kind, table.c.days))
        found = [
            Fee(**{**row, "kind": FeeKind(row["kind"]), "is_offered": bool(row["is_offered"])})
            for row in rows
        ]
        return sorted(found, key=lambda fee: (fee.kind is FeeKind.ADVERTISING, fee.days))

    def plans(self) -> list[Plan]:
        """All plans, the cheapest first."""
        table = admin_plan
        rows = self._wire.rows(select(table).order_by(table.c.monthly_price, table.c.id))
        return [
            Plan(**{**row, "is_offered": bool(row["is_offered"]), "shops": int(row["shops"])}) for row in rows
        ]

    def save_fee(
        self, key: str, fee: Fee | None, days: int | None, price: Decimal, *, is_offered: bool
    ) -> None:
        """Change a line of the schedule, or add days of a listing (`fee` is None).

        Refused: changed_meanwhile, number_out_of_range (days), name_taken (days), amount_out_of_range (price),
        choice_unknown (is_offered: one listing stays offered).
        """
        self._wire.write(
            "save_fee",
            key,
            fee.id if fee else None,
            fee.version if fee else None,
            days,
            price,
            is_offered,
        )

    def save_plan(
        self,
        key: str,
        plan: Plan | None,
        *,
        name: str,
        slots: int,
        monthly_price: Decimal,
        discount: int,
        is_offered: bool,
    ) -> None:
        """Make a plan, or change one.

        Refused: changed_meanwhile, text_missing, name_taken (name), number_out_of_range (slots, discount),
        amount_out_of_range (monthly_price), shelf_too_full (how many a shop with this plan has on its shelf).
        """
        self._wire.write(
            "save_plan",
            key,
            plan.id if plan else None,
            plan.version if plan else None,
            name,
            slots,
            monthly_price,
            discount,
            is_offered,
        )

    def switch(self, key: str, *, seen: bool, on: bool) -> None:
        """End the trial period, or begin one. Refused: changed_meanwhile."""
        self._wire.write("switch_fees", key, seen, on)

    def charge(self, key: str) -> tuple[int, int]:
        """Charge the shops that were not charged this month; how many paid and how many could not.

        Refused: fees_are_off.
        """
        answer = self._wire.write("charge_memberships", key)
        return int(answer["paid"]), int(answer["unpaid"])
