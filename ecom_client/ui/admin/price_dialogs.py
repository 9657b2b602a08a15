"""What administrators fill in to change what the shop charges: a fee, a plan."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import Any

from ecom_client.domain.changes import Change
from ecom_client.domain.selling import Fee, FeeKind, Plan
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.form import CheckField, Form, MoneyField, TextField, WholeField
from ecom_client.ui.common.page import Page
from ecom_client.ui.common.selling_words import fee_name
from ecom_client.ui.common.text import _

CHANGES = frozenset({Change.FINANCE, Change.SETTINGS, Change.AUDIT})
"""What another price changes."""
_MOST = Decimal(100_000)


class FeeDialog(CommandDialog):
    """One line of the fee schedule, or new days of a listing."""

    def __init__(self, page: Page, fee: Fee | None) -> None:
        fields: list[Any] = [MoneyField("price", _("Price"), required=True, most=_MOST)]
        if fee is None:
            fields.insert(0, WholeField("days", _("Days on the shelf"), required=True, least=1, most=365))
        fields.append(CheckField("is_offered", _("Offered to sellers")))
        form = Form(fields)
        for field in form.fields():
            field.input.setObjectName(f"fee_{field.name}")
        form.set_values({"price": fee.price if fee else None, "is_offered": fee.is_offered if fee else True})
        hint = _("The price of one day.") if fee is not None and fee.kind is FeeKind.ADVERTISING else ""
        super().__init__(
            page.tasks,
            fee_name(fee) if fee else _("Add days"),
            form,
            _("Save"),
            partial(_save_fee, fee),
            CHANGES,
            introduction=hint,
            parent=page,
        )
        self.setObjectName("feeDialog")
        self.deed.setObjectName("saveFee")


class PlanDialog(CommandDialog):
    """One plan, or a new one."""

    def __init__(self, page: Page, plan: Plan | None) -> None:
        form = Form(
            [
                TextField("name", _("Name"), required=True, max_length=80),
                WholeField("slots", _("Places on the shelf"), required=True, least=1, most=100_000),
                MoneyField("monthly_price", _("Price a month"), required=True, most=_MOST),
                WholeField(
                    "discount", _("Discount on fees and advertising, in per cent"), required=True, most=100
                ),
                CheckField("is_offered", _("Offered to shops")),
            ]
        )
        for field in form.fields():
            field.input.setObjectName(f"plan_{field.name}")
        form.set_values(
            {"discount": 0, "is_offered": True}
            if plan is None
            else {
                "name": plan.name,
                "slots": plan.slots,
                "monthly_price": plan.monthly_price,
                "discount": plan.discount,
                "is_offered": plan.is_offered,
            }
        )
        super().__init__(
            page.tasks,
            plan.name if plan else _("Add a plan"),
            form,
            _("Save"),
            partial(_save_plan, plan),
            CHANGES,
            introduction=_("A new price counts from the next month that is charged."),
            beside={"shelf_too_full": "slots"},
            parent=page,
        )
        self.setObjectName("planDialog")
        self.deed.setObjectName("savePlan")


def _save_fee(fee: Fee | None, session: Any, key: str, values: dict[str, Any]) -> None:
    days = fee.days if fee is not None else values["days"]
    session.finance.save_fee(key, fee, days, values["price"], is_offered=values["is_offered"])


def _save_plan(plan: Plan | None, session: Any, key: str, values: dict[str, Any]) -> None:
    session.finance.save_plan(key, plan, **values)
