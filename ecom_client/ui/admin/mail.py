"""The shop's letters: which wait, which are sent, and which could not be and why."""

from __future__ import annotations

from typing import Any

from PyQt6.QtWidgets import QWidget

from ecom_client.data.paging import Source
from ecom_client.data.repositories.administration import MAIL
from ecom_client.domain.changes import Change
from ecom_client.ui.admin.admin_table import AdminTable
from ecom_client.ui.admin.mail_words import mail_kind_word, mail_kinds, mail_states, mail_status_chip
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.facts import Facts
from ecom_client.ui.common.filters import DateRange, Filter, MultiChoice
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.text import _, date_time, ngettext, number


class MailPage(AdminTable):
    """Place "mail"."""

    name = "admin/mail"
    module = "mail"
    interested_in = frozenset({Change.SETTINGS})

    def title(self) -> str:
        return _("Letters")

    def search_words(self) -> str:
        return _("E-mail or login name")

    def source(self) -> Source[Any]:
        return MAIL

    def columns(self) -> tuple[Column, ...]:
        return (
            Column(
                "written_at", lambda: _("Written"), lambda row: row["written_at"], Kind.DATETIME, "written_at"
            ),
            Column("kind", lambda: _("Letter"), lambda row: mail_kind_word(row["kind"]), width=190),
            Column("recipient", lambda: _("To"), lambda row: row["recipient"], width=200),
            Column("login_name", lambda: _("Login name"), lambda row: row["login_name"], width=130),
            Column("status", lambda: _("State"), lambda row: row["status"], Kind.CHIP, chip=mail_status_chip),
            Column("tries", lambda: _("Tries"), lambda row: row["tries"], Kind.NUMBER, width=80),
            Column("sent_at", lambda: _("Sent"), lambda row: row["sent_at"], Kind.DATETIME),
            Column("last_error", lambda: _("What went wrong"), lambda row: row["last_error"], width=260),
        )

    def filters(self) -> tuple[Filter, ...]:
        return (
            MultiChoice("status", lambda: _("State"), mail_states),
            MultiChoice("kind", lambda: _("Letter"), mail_kinds),
            DateRange("written_at", lambda: _("Written")),
        )

    def row_actions(self) -> tuple[RowAction, ...]:
        return (
            self.way_to(
                "accounts",
                lambda: _("Show the account"),
                "account-key-outline",
                lambda row: row["login_name"],
            ),
        )

    def details(self, row: Any) -> QWidget:
        facts = Facts()
        facts.add_chips(mail_status_chip(row["status"]))
        facts.add_text(row["last_error"] or "", "muted")
        facts.add_part(
            "",
            [
                (_("Letter"), mail_kind_word(row["kind"])),
                (_("To"), row["recipient"]),
                (_("Login name"), row["login_name"] or ""),
                (_("Written"), date_time(row["written_at"])),
                (_("Tries"), number(row["tries"])),
                (_("Tried next"), date_time(row["due_at"]) if row["status"] == "waiting" else ""),
                (_("Sent"), date_time(row["sent_at"]) if row["sent_at"] else ""),
            ],
        )
        return facts

    def panel_title(self, row: Any) -> str:
        return mail_kind_word(row["kind"])

    def empty(self) -> tuple[str, str, str]:
        return (
            "email-outline",
            _("What the shop mails will stand here for thirty days. Mail is switched on in the settings."),
            "",
        )

    def fact_of(self, count: int, exact: bool) -> str:
        words = ngettext("{n} letter", "{n} letters", count).format(n=number(count))
        return words if exact else _("more than {words}").format(words=words)
