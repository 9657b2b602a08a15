"""The shop's letters: which wait, which are sent, and which could not be and why."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from PyQt6.QtWidgets import QWidget

from ecom_client.data.paging import Source
from ecom_client.data.repositories.administration import MAIL
from ecom_client.domain.changes import Change
from ecom_client.domain.identity import Privilege
from ecom_client.domain.keys import new_key
from ecom_client.ui.admin.admin_table import AdminTable
from ecom_client.ui.admin.mail_words import mail_kind_word, mail_kinds, mail_states, mail_status_chip
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.facts import Facts
from ecom_client.ui.common.filters import DateRange, Filter, MultiChoice
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.text import _, date_time, ngettext, number

_CODE_IS_WANTED = timedelta(hours=1)
"""So long after it was asked for a code to a forgotten password is still sent."""


class MailPage(AdminTable):
    """Place "mail"."""

    name = "admin/mail"
    module = "mail"
    interested_in = frozenset({Change.SETTINGS, Change.MAIL})

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
            RowAction(
                lambda: _("Send again"),
                lambda rows: self.send_again(rows[0]),
                "email-sync-outline",
                self._may_send_again,
            ),
            self.way_to(
                "accounts",
                lambda: _("Show the account"),
                "account-key-outline",
                lambda row: row["login_name"],
            ),
        )

    def send_again(self, row: Any) -> None:
        """Let a letter that was given up wait again."""
        key = new_key()
        self.tasks.command(
            self,
            lambda session: session.administration.retry_letter(key, row["id"]),
            lambda _nothing: self.say(
                "good",
                _("The letter to {recipient} waits again and is sent next.").format(
                    recipient=row["recipient"]
                ),
            ),
            self._on_refused,
            changes=frozenset({Change.MAIL, Change.AUDIT}),
        )

    def _may_send_again(self, rows: list[Any]) -> bool:
        return (
            len(rows) == 1
            and rows[0]["status"] == "failed"
            and self.may(Privilege.WRITE)
            and (
                rows[0]["kind"] != "recovery_code"
                or datetime.now(UTC) - rows[0]["written_at"] < _CODE_IS_WANTED
            )
        )

    def _on_refused(self, error: Exception) -> None:
        self.failed.emit(error)
        self.refresh()

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

    def counted(self, count: int) -> str:
        return ngettext("{n} letter", "{n} letters", count).format(n=number(count))
