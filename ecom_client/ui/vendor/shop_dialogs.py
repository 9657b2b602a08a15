"""Applying to be a shop, and choosing another plan."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from PyQt6.QtWidgets import QWidget

from ecom_client.domain.applications import MOST_DOCUMENTS, DocumentKind
from ecom_client.domain.changes import Change
from ecom_client.domain.errors import Refused
from ecom_client.domain.selling import MyShop, Plan
from ecom_client.ui.common.attachments import AttachmentStrip
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.form import ChoiceField, Form, LongTextField, TextField
from ecom_client.ui.common.selling_words import document_kinds, plan_words
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _, money

_CHANGES = frozenset({Change.SELLING, Change.WALLET, Change.PRODUCTS, Change.PROFILE})


class ApplicationDialog(CommandDialog):
    """Asks for plan, name and documents. `answered` gives the application's number."""

    def __init__(self, tasks: Tasks, plans: Sequence[Plan], parent: QWidget | None = None) -> None:
        self.strip = AttachmentStrip(tasks, MOST_DOCUMENTS)
        form = Form(
            [
                ChoiceField(
                    "plan", _("Plan"), options=[(plan.id, plan_words(plan)) for plan in plans], required=True
                ),
                TextField("real_name", _("Name in the document"), required=True, max_length=80),
                ChoiceField("document_kind", _("Document"), options=document_kinds(), required=True),
                self.strip.field(
                    "attachments",
                    _("Pictures of the document"),
                    required=True,
                    hint=_(
                        "Only administrators who decide applications see them. They are erased some weeks after the "
                        "decision."
                    ),
                ),
                LongTextField("note", _("When and where you can be visited"), max_length=500, lines=3),
            ]
        )
        for field in form.fields():
            if field.name != "attachments":
                field.input.setObjectName(f"application_{field.name}")
        super().__init__(
            tasks,
            _("Apply to be a shop"),
            form,
            _("Apply to be a shop"),
            _apply,
            frozenset({Change.SELLING}),
            introduction=_(
                "An administrator looks at your documents, visits you and decides. Nothing is taken before the first "
                "full month as a shop."
            ),
            beside={"slots_full": "plan"},
            parent=parent,
        )
        self.setObjectName("applicationDialog")
        self.deed.setObjectName("apply")
        if plans:
            form.set_values({"plan": plans[0].id})


class PlanDialog(CommandDialog):
    """Asks for another plan and says what it costs now. `answered` gives the plan."""

    def __init__(
        self, tasks: Tasks, shop: MyShop, plans: Sequence[Plan], parent: QWidget | None = None
    ) -> None:
        offered = [plan for plan in plans if plan.id != shop.plan_id]
        self._plans = {plan.id: plan for plan in offered}
        self._prices = {plan.id: shop.price_of(plan) for plan in offered}
        field = ChoiceField(
            "plan", _("Plan"), options=[(plan.id, plan_words(plan)) for plan in offered], required=True
        )
        field.input.setObjectName("plan_plan")
        super().__init__(
            tasks,
            _("Change the plan"),
            Form([field]),
            _("Change the plan"),
            partial(_change, self._plans, self._prices),
            _CHANGES,
            introduction=_(
                "It counts at once. A dearer plan costs the rest of the running month now; of a cheaper one nothing is "
                "paid back."
            ),
            beside=dict.fromkeys(("fee_changed", "fee_not_covered", "slots_full"), "plan"),
            parent=parent,
        )
        self.setObjectName("planDialog")
        self.deed.setObjectName("changePlan")
        field.changed.connect(self._show_price)
        if offered:
            self.form.set_values({"plan": offered[0].id})

    def _show_price(self) -> None:
        price = self._prices.get(self.form.field("plan").value(), Decimal(0))
        self.deed.setText(
            _("Change the plan for {price}").format(price=money(price)) if price else _("Change the plan")
        )

    def _on_refused(self, error: Exception) -> None:
        super()._on_refused(error)
        if isinstance(error, Refused) and error.word == "fee_changed":
            self._prices[self.form.field("plan").value()] = Decimal(error.detail)
            self._show_price()


def _apply(session: Any, key: str, values: dict[str, Any]) -> str:
    number: str = session.applications.apply(
        key,
        plan_id=values["plan"],
        real_name=values["real_name"],
        document_kind=DocumentKind(values["document_kind"]),
        note=values["note"] or "",
        documents=session.attachments.store(values["attachments"]),
    )
    return number


def _change(
    plans: dict[int, Plan], prices: dict[int, Decimal], session: Any, key: str, values: dict[str, Any]
) -> Plan:
    plan = plans[values["plan"]]
    session.selling.change_plan(key, plan, prices[plan.id])
    return plan
