"""What administrators changed, with old and new values."""

from __future__ import annotations

from typing import Any

from PyQt6.QtWidgets import QWidget

from ecom_client.data.paging import Source
from ecom_client.data.repositories.administration import AUDIT
from ecom_client.domain.changes import Change
from ecom_client.ui.admin.admin_table import AdminTable
from ecom_client.ui.admin.audit_words import action_word, audited_subjects, in_a_line, subject_word, values
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.facts import Facts
from ecom_client.ui.common.filters import DateRange, Filter, MultiChoice
from ecom_client.ui.common.text import _, date_time, ngettext, number


class AuditPage(AdminTable):
    """Place "audit"."""

    name = "admin/audit"
    module = "audit"
    interested_in = frozenset({Change.AUDIT, Change.CUSTOMERS, Change.WALLET_REQUESTS})

    def title(self) -> str:
        return _("Audit log")

    def search_words(self) -> str:
        return _("Who, what, or a value")

    def source(self) -> Source[Any]:
        return AUDIT

    def columns(self) -> tuple[Column, ...]:
        return (
            Column(
                "happened_at", lambda: _("When"), lambda row: row["happened_at"], Kind.DATETIME, "happened_at"
            ),
            Column("who", lambda: _("Who"), lambda row: row["login_name"], width=140),
            Column("action", lambda: _("What"), lambda row: action_word(row["action"]), width=200),
            Column("subject", lambda: _("Subject"), lambda row: subject_word(row["subject"]), width=130),
            Column(
                "new",
                lambda: _("New values"),
                lambda row: in_a_line(row["subject"], row["new_values"]),
                width=320,
            ),
            Column(
                "old",
                lambda: _("Old values"),
                lambda row: in_a_line(row["subject"], row["old_values"]),
                shown=False,
            ),
        )

    def filters(self) -> tuple[Filter, ...]:
        return (
            MultiChoice("subject", lambda: _("Subject"), audited_subjects),
            DateRange("happened_at", lambda: _("When")),
        )

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
        facts.add_part(_("Before"), values(row["subject"], row["old_values"]))
        facts.add_part(_("After"), values(row["subject"], row["new_values"]))
        return facts

    def empty(self) -> tuple[str, str, str]:
        return ("clipboard-text-clock-outline", _("What administrators change will stand here."), "")

    def counted(self, count: int) -> str:
        return ngettext("{n} entry", "{n} entries", count).format(n=number(count))
