"""What administrators changed, with old and new values."""

from __future__ import annotations

import json
from typing import Any

from PyQt6.QtWidgets import QWidget

from ecom_client.data.paging import Source
from ecom_client.data.repositories.administration import AUDIT
from ecom_client.domain.changes import Change
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.facts import Facts
from ecom_client.ui.common.filters import DateRange, Filter
from ecom_client.ui.common.list_page import ListPage
from ecom_client.ui.common.text import _, date_time, ngettext, number, pgettext


def action_word(action: str) -> str:
    """What was done; an action nobody named yet is shown as it is kept."""
    words = {
        "suspend_account": _("Account suspended"),
        "reset_password": _("Password reset"),
        "reinstate_account": _("Account reinstated"),
        "confirm_wallet_request": _("Wallet request confirmed"),
        "refuse_wallet_request": _("Wallet request refused"),
        "decide_wallet_request": _("Wallet request decided"),
        "save_group": _("Group saved"),
        "remove_group": _("Group removed"),
        "set_access": _("Access changed"),
        "add_member": _("Member added"),
        "remove_member": _("Member taken out"),
        "save_setting": _("Setting changed"),
        "save_fee": _("Fee changed"),
        "save_plan": _("Plan saved"),
        "switch_fees": _("Fees switched on or off"),
        "charge_memberships": _("Memberships charged"),
        "record_check": _("On-site check recorded"),
        "decide_application": _("Application decided"),
        "save_category": _("Category saved"),
        "move_category": _("Category moved"),
        "remove_category": _("Category removed"),
        "edit_customer": _("Customer edited"),
        "edit_vendor": _("Vendor edited"),
        "edit_product": _("Product edited"),
        "edit_order": _("Order edited"),
        "edit_account": _("Account edited"),
        "remove_product": _("Product removed"),
        "restore_product": _("Product given back"),
        "hide_review": _("Review hidden"),
        "show_review": _("Review shown again"),
        "answer_post_sale": _("Post-sale message written"),
        "assign_vendor": _("Vendor assigned"),
        "publish_terms": _("Terms of use published"),
    }
    return words.get(action) or action.replace("_", " ").capitalize()


def subject_word(subject: str) -> str:
    """What kind of thing it was done to."""
    words = {
        "account": pgettext("audit", "Account"),
        "group": pgettext("audit", "Group"),
        "setting": pgettext("audit", "Setting"),
        "category": pgettext("audit", "Category"),
        "wallet_request": pgettext("audit", "Wallet request"),
        "customer": pgettext("audit", "Customer"),
        "vendor": pgettext("audit", "Vendor"),
        "product": pgettext("audit", "Product"),
        "order": pgettext("audit", "Order"),
        "review": pgettext("audit", "Review"),
        "fee": pgettext("audit", "Fee"),
        "plan": pgettext("audit", "Plan"),
        "membership": pgettext("audit", "Membership"),
        "application": pgettext("audit", "Application"),
        "terms": pgettext("audit", "Terms of use"),
    }
    return words.get(subject) or subject.replace("_", " ").capitalize()


class AuditPage(ListPage):
    """Place "audit"."""

    name = "admin/audit"
    interested_in = frozenset({Change.AUDIT, Change.CUSTOMERS, Change.WALLET_REQUESTS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.tasks, context.memory, context.pictures, parent)
        self.table.setObjectName("auditTable")

    def title(self) -> str:
        return _("Audit log")

    def search_words(self) -> str:
        return _("Who, what, or a value")

    def source(self) -> Source[Any]:
        return AUDIT

    def columns(self) -> tuple[Column, ...]:
        return (
            Column("happened_at", lambda: _("When"), lambda row: row["happened_at"], Kind.DATETIME),
            Column("who", lambda: _("Who"), lambda row: row["login_name"], width=140),
            Column("action", lambda: _("What"), lambda row: action_word(row["action"]), width=200),
            Column("subject", lambda: _("Subject"), lambda row: subject_word(row["subject"]), width=130),
            Column("new", lambda: _("New values"), lambda row: _in_a_line(row["new_values"]), width=320),
            Column("old", lambda: _("Old values"), lambda row: _in_a_line(row["old_values"]), shown=False),
        )

    def filters(self) -> tuple[Filter, ...]:
        return (DateRange("happened_at", lambda: _("When")),)

    def details(self, row: Any) -> QWidget:
        facts = Facts()
        facts.add_part(
            "",
            [
                (_("When"), date_time(row["happened_at"])),
                (_("Who"), row["login_name"] or _("The server's owner")),
                (_("What"), action_word(row["action"])),
                (_("Subject"), subject_word(row["subject"])),
                (_("Number"), str(row["subject_id"] or "")),
            ],
        )
        facts.add_part(_("Before"), _values(row["old_values"]))
        facts.add_part(_("After"), _values(row["new_values"]))
        return facts

    def empty(self) -> tuple[str, str, str]:
        return ("clipboard-text-clock-outline", _("What administrators change will stand here."), "")

    def fact_of(self, count: int, exact: bool) -> str:
        words = ngettext("{n} entry", "{n} entries", count).format(n=number(count))
        return words if exact else _("more than {words}").format(words=words)


def _values(kept: str | None) -> list[tuple[str, str]]:
    """Old or new values as names and texts."""
    known = json.loads(kept) if kept else {}
    if not isinstance(known, dict):
        return [("", str(known))]
    return [(str(name), "" if value is None else str(value)) for name, value in known.items()]


def _in_a_line(kept: str | None) -> str:
    return ", ".join(f"{name}: {value}" for name, value in _values(kept) if value)
