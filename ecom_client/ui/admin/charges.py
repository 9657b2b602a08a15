"""What shops were charged for their plans, month by month."""

from __future__ import annotations

from typing import Any

from PyQt6.QtWidgets import QWidget

from ecom_client.data.paging import SortKey, Source
from ecom_client.data.repositories.administration import CHARGES
from ecom_client.domain.changes import Change
from ecom_client.ui.admin.admin_table import AdminTable
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.facts import Facts
from ecom_client.ui.common.filters import DateRange, Filter, MultiChoice, Range
from ecom_client.ui.common.selling_words import charge_chip, charge_states, month_words
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.text import _, date_time, money, ngettext, number, pgettext


class Charges(AdminTable):
    """What shops were charged, month by month."""

    name = "admin/charges"
    module = "finance"
    interested_in = frozenset({Change.FINANCE})

    def title(self) -> str:
        return _("Memberships charged")

    def search_words(self) -> str:
        return _("Name of the shop")

    def source(self) -> Source[Any]:
        return CHARGES.with_sort([SortKey("charged_at", descending=True)])

    def columns(self) -> tuple[Column, ...]:
        return (
            Column(
                "vendor",
                lambda: pgettext("vendor", "Shop"),
                lambda row: row["vendor_name"],
                sort="vendor_name",
                width=190,
            ),
            Column(
                "month", lambda: _("Month"), lambda row: month_words(row["month"]), sort="month", width=140
            ),
            Column("plan", lambda: _("Plan"), lambda row: row["plan_name"], width=140),
            Column("amount", lambda: _("Amount"), lambda row: row["amount"], Kind.MONEY, "amount"),
            Column(
                "status", lambda: _("State"), lambda row: row["status"], Kind.CHIP, "status", chip=charge_chip
            ),
            Column(
                "charged_at", lambda: _("Charged"), lambda row: row["charged_at"], Kind.DATETIME, "charged_at"
            ),
            Column("due_at", lambda: _("Due"), lambda row: row["due_at"], Kind.DATE),
            Column("paid_at", lambda: _("Paid"), lambda row: row["paid_at"], Kind.DATETIME),
        )

    def filters(self) -> tuple[Filter, ...]:
        return (
            MultiChoice("status", lambda: _("State"), charge_states),
            Range("amount", lambda: _("Amount")),
            DateRange("charged_at", lambda: _("Charged")),
        )

    def row_actions(self) -> tuple[RowAction, ...]:
        return (self.way_to_vendor(),)

    def details(self, row: Any) -> QWidget:
        facts = Facts()
        facts.add_chips(charge_chip(row["status"]))
        facts.add_part(
            "",
            [
                (_("Month"), month_words(row["month"])),
                (_("Plan"), row["plan_name"]),
                (_("Amount"), money(row["amount"])),
                (_("Charged"), date_time(row["charged_at"])),
                (_("Due"), date_time(row["due_at"])),
                (_("Paid"), date_time(row["paid_at"]) if row["paid_at"] else ""),
            ],
        )
        return facts

    def panel_title(self, row: Any) -> str:
        return str(row["vendor_name"])

    def empty(self) -> tuple[str, str, str]:
        return ("calendar-month-outline", _("What shops are charged by month will stand here."), "")

    def counted(self, count: int) -> str:
        return ngettext("{n} month charged", "{n} months charged", count).format(n=number(count))
