"""What selling costs the vendor who is signed in: fees, the plan, what was charged."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select

from ecom_client.data.paging import CallSource, SortKey
from ecom_client.data.statement_rows import statement_of
from ecom_client.data.views import public
from ecom_client.data.wire import Wire
from ecom_client.domain.catalogue import VendorKind
from ecom_client.domain.selling import (
    Charge,
    ChargeStatus,
    Fee,
    FeeKind,
    Membership,
    MyShop,
    Plan,
    SellingTerms,
    Statement,
)
from ecom_client.domain.time import utc

FEES = CallSource("ecom.my_fees", offered=("id",), sort=SortKey("id", descending=True), parameters=("kind",))
"""Every fee taken, the newest first: id, kind (fee, membership, advertising), note (the product or plan), happened_at,
from_grant, from_cash, amount. Filter: kind."""


class Selling:
    """Questions about the own shop and its fees. The list of fees is the source FEES."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def terms(self) -> SellingTerms:
        """How the vendor sells and what it costs now."""
        fees = tuple(
            Fee(**{**row, "kind": FeeKind(row["kind"]), "is_offered": bool(row["is_offered"])})
            for row in self._wire.rows(select(public.fee))
        )
        return SellingTerms(self.shop(), fees)

    def shop(self) -> MyShop:
        """The vendor's kind, plan and debts."""
        row = self._wire.read("my_shop")[0]
        return MyShop(
            kind=VendorKind(row["kind"]),
            is_closed=row["status"] == "unpaid",
            fees_are_on=bool(row["fees_are_on"]),
            opened_at=utc(row["opened_at"]),
            plan_id=row["plan_id"],
            plan_name=row["plan_name"],
            slots=row["slots"],
            monthly_price=row["monthly_price"],
            discount=int(row["discount"]),
            shop_since=utc(row["shop_since"]),
            shelf=int(row["shelf"]),
            charged=row["charged"],
            unpaid=row["unpaid"],
            due_at=utc(row["due_at"]),
        )

    def plans(self) -> list[Plan]:
        """The plans that are offered, the cheapest first."""
        rows = self._wire.rows(select(public.plan).order_by(public.plan.c.monthly_price, public.plan.c.id))
        return [Plan(**{**row, "is_offered": bool(row["is_offered"])}) for row in rows if row["is_offered"]]

    def memberships(self) -> list[Membership]:
        """The plans the shop had, the newest first."""
        return [
            Membership(row["id"], row["plan_name"], utc(row["started_at"]), utc(row["ended_at"]))
            for row in self._wire.read("my_memberships")
        ]

    def charges(self) -> list[Charge]:
        """What the shop was charged by month, the newest first."""
        return [_charge(row) for row in self._wire.read("my_membership_charges")]

    def statement(self, month: date) -> Statement:
        """The wallet through the month a day lies in. Refused: date_out_of_range, statement_too_long."""
        first = month.replace(day=1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        return statement_of(self._wire.read("my_statement", month), first, last)

    def pay(self, key: str) -> None:
        """Pay what is owed for the membership; a closed shelf opens. Refused: fee_not_covered."""
        self._wire.write("pay_membership", key)

    def change_plan(self, key: str, plan: Plan, price: object) -> None:
        """Take another plan for the price that was shown.

        Refused: not_a_shop, choice_unknown (plan), membership_unpaid, slots_full, fee_changed, fee_not_covered.
        """
        self._wire.write("change_plan", key, plan.id, price)

    def give_up(self, key: str) -> datetime:
        """Become an individual seller again; until when the shelf stays. Refused: not_a_shop, membership_unpaid."""
        return utc(datetime.fromisoformat(self._wire.write("give_up_shop", key)["shelf_until"]))


def _charge(row: Mapping[str, Any]) -> Charge:
    return Charge(
        id=row["id"],
        month=row["month"],
        plan_name=row["plan_name"],
        amount=row["amount"],
        status=ChargeStatus(row["status"]),
        due_at=utc(row["due_at"]),
        paid_at=utc(row["paid_at"]),
    )
