"""Returns, refunds and cancelling that customers asked for, as administrators see them; and what is owed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from PyQt6.QtWidgets import QWidget

from ecom_client.data.paging import Source
from ecom_client.data.repositories.administration import DEBTS, ORDER_REQUESTS
from ecom_client.domain.attachments import attachment_ids
from ecom_client.domain.changes import Change
from ecom_client.domain.order_requests import OrderRequestKind
from ecom_client.domain.orders import Payment
from ecom_client.ui.admin.admin_table import AdminTable
from ecom_client.ui.common.attachments import AttachmentRow
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.facts import Facts
from ecom_client.ui.common.filters import DateRange, Filter, MultiChoice, Range
from ecom_client.ui.common.order_request_words import (
    order_request_kinds,
    order_request_states,
    request_word,
    status_chip,
)
from ecom_client.ui.common.order_words import payment_word
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.text import _, date_time, money, ngettext, number, pgettext
from ecom_client.ui.common.wallet_words import debt_states, debt_status_chip, movement_word


class ReturnsPage(AdminTable):
    """Place "returns"."""

    name = "admin/returns"
    module = "returns"
    interested_in = frozenset({Change.ORDERS})

    def title(self) -> str:
        return _("Returns")

    def search_words(self) -> str:
        return _("Order number, customer or vendor")

    def source(self) -> Source[Any]:
        return ORDER_REQUESTS

    def columns(self) -> tuple[Column, ...]:
        return (
            Column("asked_at", lambda: _("Asked"), lambda row: row["asked_at"], Kind.DATETIME, "asked_at"),
            Column("kind", lambda: pgettext("money", "What"), _kind, width=170),
            Column(
                "status", lambda: _("State"), lambda row: row["status"], Kind.CHIP, "status", chip=status_chip
            ),
            Column("amount", lambda: _("Amount"), lambda row: row["amount"], Kind.MONEY, "amount"),
            Column("customer", lambda: _("Customer"), lambda row: row["customer_name"], width=130),
            Column("vendor", lambda: _("Vendor"), lambda row: row["vendor_name"], width=130),
            Column("reason", lambda: _("Reason"), lambda row: row["reason"], width=200),
            Column("number", lambda: _("Order"), lambda row: row["order_number"], Kind.ID, width=150),
        )

    def filters(self) -> tuple[Filter, ...]:
        return (
            MultiChoice("status", lambda: _("State"), order_request_states),
            MultiChoice("kind", lambda: pgettext("money", "What"), order_request_kinds),
            Range("amount", lambda: _("Amount")),
            DateRange("asked_at", lambda: _("Asked")),
        )

    def row_actions(self) -> tuple[RowAction, ...]:
        return (
            self.way_to_order(),
            self.way_to_vendor(),
        )

    def details(self, row: Any) -> QWidget:
        facts = Facts()
        facts.add_chips(status_chip(row["status"]))
        facts.add_part(
            "",
            [
                (pgettext("money", "What"), _kind(row)),
                (_("Amount"), money(row["amount"])),
                (_("Payment"), payment_word(Payment(row["payment"]))),
                (_("Customer"), row["customer_name"]),
                (_("Vendor"), row["vendor_name"]),
                (_("Order"), row["order_number"]),
                (_("Asked"), date_time(row["asked_at"])),
                (_("Reason"), row["reason"]),
                (_("Answer"), row["answer"]),
                (_("Decided"), date_time(row["decided_at"]) if row["decided_at"] else ""),
                (_("Paid back"), date_time(row["paid_back_at"]) if row["paid_back_at"] else ""),
            ],
        )
        if ids := attachment_ids(row["pictures"]):
            pictures = AttachmentRow(self.tasks)
            pictures.show_attachments(ids)
            facts.add_widget(_("Pictures"), pictures)
        return facts

    def panel_title(self, row: Any) -> str:
        return f"{_kind(row)}  {money(row['amount'])}"

    def empty(self) -> tuple[str, str, str]:
        return ("keyboard-return", _("Returns and refunds that customers ask for will stand here."), "")

    def counted(self, count: int) -> str:
        return ngettext("{n} request", "{n} requests", count).format(n=number(count))


class DebtsPage(AdminTable):
    """Place "debts"."""

    name = "admin/debts"
    module = "debts"
    interested_in = frozenset({Change.WALLET, Change.ORDERS, Change.WALLET_REQUESTS})

    def title(self) -> str:
        return _("Debts")

    def search_words(self) -> str:
        return _("Login name or order number")

    def source(self) -> Source[Any]:
        return DEBTS

    def columns(self) -> tuple[Column, ...]:
        return (
            Column(
                "made_at",
                lambda: pgettext("debt", "Since"),
                lambda row: row["made_at"],
                Kind.DATETIME,
                "made_at",
            ),
            Column("debtor", lambda: _("Debtor"), lambda row: row["debtor"], width=140),
            Column("creditor", lambda: _("Owed to"), _creditor, width=140),
            Column("kind", lambda: pgettext("debt", "For what"), _why, width=150),
            Column("amount", lambda: _("Amount"), lambda row: row["amount"], Kind.MONEY, "amount"),
            Column("left", lambda: _("Left to pay"), lambda row: row["left_to_pay"], Kind.MONEY),
            Column(
                "status",
                lambda: _("State"),
                lambda row: row["status"],
                Kind.CHIP,
                "status",
                chip=debt_status_chip,
            ),
            Column("number", lambda: _("Order"), lambda row: row["order_number"], Kind.ID, width=150),
            Column("note", lambda: _("Note"), lambda row: row["note"] or None, width=140),
        )

    def filters(self) -> tuple[Filter, ...]:
        return (
            MultiChoice("status", lambda: _("State"), debt_states),
            Range("left_to_pay", lambda: _("Left to pay")),
            DateRange("made_at", lambda: pgettext("debt", "Since")),
        )

    def row_actions(self) -> tuple[RowAction, ...]:
        return (
            self.way_to(
                "ledger",
                lambda: _("All entries of this account"),
                "book-open-variant",
                lambda row: row["debtor"],
            ),
            self.way_to_order(),
        )

    def details(self, row: Any) -> QWidget:
        facts = Facts()
        facts.add_chips(debt_status_chip(row["status"]))
        facts.add_part(
            "",
            [
                (_("Debtor"), row["debtor"]),
                (_("Owed to"), _creditor(row)),
                (pgettext("debt", "For what"), _why(row)),
                (_("Amount"), money(row["amount"])),
                (_("Left to pay"), money(row["left_to_pay"])),
                (_("Order"), row["order_number"] or ""),
                (pgettext("debt", "Since"), date_time(row["made_at"])),
                (_("Paid"), date_time(row["settled_at"]) if row["settled_at"] else ""),
                (_("Note"), row["note"]),
            ],
        )
        return facts

    def panel_title(self, row: Any) -> str:
        return f"{row['debtor']}  {money(row['left_to_pay'])}"

    def empty(self) -> tuple[str, str, str]:
        return ("hand-coin-outline", _("What wallets did not cover will stand here until it is paid."), "")

    def counted(self, count: int) -> str:
        return ngettext("{n} debt", "{n} debts", count).format(n=number(count))


def _kind(row: Any) -> str:
    return request_word(OrderRequestKind(row["kind"]))


def _why(row: Any) -> str:
    return movement_word(row["kind"], Decimal(-1))


def _creditor(row: Any) -> str:
    return str(row["creditor"] or _("the shop"))
