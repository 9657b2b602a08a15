"""What the administrators tell all customers, all vendors, or everybody: written once, delivered to every mailbox."""

from __future__ import annotations

from functools import partial
from typing import Any

from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QWidget

from ecom_client.data.paging import Source
from ecom_client.data.repositories.mailbox import BROADCASTS
from ecom_client.domain.changes import Change
from ecom_client.domain.identity import Privilege
from ecom_client.domain.keys import new_key
from ecom_client.domain.mailbox import LONGEST_CONTENT, LONGEST_TITLE, Audience
from ecom_client.ui.admin.admin_table import AdminTable
from ecom_client.ui.admin.words import audience_word, audiences
from ecom_client.ui.common.chips import Chip
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.dialogs import confirm
from ecom_client.ui.common.facts import Facts
from ecom_client.ui.common.fields import ChoiceField
from ecom_client.ui.common.filters import DateRange, Filter, MultiChoice
from ecom_client.ui.common.form import Form, LongTextField, TextField
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.text import _, date_time, ngettext, number, pgettext

_CHANGES = frozenset({Change.MAILBOX, Change.AUDIT})


class BroadcastPage(AdminTable):
    """Place "broadcast"."""

    name = "admin/broadcast"
    module = "broadcast"
    interested_in = frozenset({Change.MAILBOX})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.write = QAction(icon("bullhorn-outline", "on_accent"), _("Write to all"), self)
        self.write.triggered.connect(lambda: self.open_writing())

    def title(self) -> str:
        return _("Messages to all")

    def primary_action(self) -> QAction | None:
        return self.write if self.may(Privilege.FULL) else None

    def search_words(self) -> str:
        return _("Title or words")

    def source(self) -> Source[Any]:
        return BROADCASTS

    def columns(self) -> tuple[Column, ...]:
        return (
            Column(
                "sent_at",
                lambda: pgettext("message", "Sent"),
                lambda row: row["sent_at"],
                Kind.DATETIME,
                "sent_at",
            ),
            Column(
                "audience",
                lambda: pgettext("message", "To"),
                lambda row: audience_word(row["audience"]),
                width=130,
            ),
            Column("title", lambda: _("Title"), lambda row: row["title"], width=300),
            Column("state", lambda: _("State"), lambda row: row, Kind.CHIP, chip=_chip, width=120),
            Column("read", lambda: _("Read by"), lambda row: row["read_count"], Kind.NUMBER, width=90),
            Column("sent_by", lambda: _("Written by"), lambda row: row["sent_by"], width=140),
        )

    def filters(self) -> tuple[Filter, ...]:
        return (
            MultiChoice("audience", lambda: pgettext("message", "To"), audiences),
            DateRange("sent_at", lambda: pgettext("message", "Sent")),
        )

    def row_actions(self) -> tuple[RowAction, ...]:
        return (
            RowAction(
                lambda: _("Withdraw"),
                self._on_withdraw,
                "undo-variant",
                fits=lambda rows: (
                    len(rows) == 1 and rows[0]["withdrawn_at"] is None and self.may(Privilege.FULL)
                ),
                danger=True,
            ),
        )

    def details(self, row: Any) -> QWidget:
        facts = Facts()
        facts.add_chips(_chip(row))
        facts.add_part(
            "",
            [
                (pgettext("message", "To"), audience_word(row["audience"])),
                (pgettext("message", "Sent"), date_time(row["sent_at"])),
                (_("Written by"), row["sent_by"] or ""),
                (_("Read by"), number(row["read_count"])),
                (_("Withdrawn"), date_time(row["withdrawn_at"]) if row["withdrawn_at"] else ""),
            ],
        )
        facts.add_text(row["content"])
        return facts

    def panel_title(self, row: Any) -> str:
        return str(row["title"])

    def empty(self) -> tuple[str, str, str]:
        words = _("What you tell all customers or vendors will stand here.")
        return ("bullhorn-outline", words, _("Write to all") if self.may(Privilege.FULL) else "")

    def on_empty_pressed(self) -> None:
        self.open_writing()

    def counted(self, count: int) -> str:
        return ngettext("{n} message", "{n} messages", count).format(n=number(count))

    def open_writing(self) -> CommandDialog:
        """Write to everybody of an audience."""
        form = Form(
            [
                ChoiceField("audience", pgettext("message", "To"), options=audiences(), required=True),
                TextField("title", _("Title"), required=True, max_length=LONGEST_TITLE),
                LongTextField(
                    "content", pgettext("message", "Text"), required=True, max_length=LONGEST_CONTENT, lines=7
                ),
            ]
        )
        dialog = CommandDialog(
            self.tasks,
            _("A message to all"),
            form,
            _("Send to all of them"),
            _send,
            _CHANGES,
            introduction=_("It stands in the mailbox of everybody who has an account now."),
            parent=self,
        )
        dialog.setObjectName("broadcastDialog")
        dialog.deed.setObjectName("sendBroadcastButton")
        for field in form.fields():
            field.input.setObjectName(f"broadcast_{field.name}")
        dialog.answered.connect(lambda _id: self.say("good", _("The message is in their mailboxes.")))
        dialog.open()
        return dialog

    def _on_withdraw(self, rows: list[Any]) -> None:
        row, key = rows[0], new_key()

        def send() -> None:
            self.tasks.command(
                self,
                partial(_withdraw, key=key, row_id=row["id"], version=row["version"]),
                lambda _nothing: self.say("good", _("The message is withdrawn.")),
                self.failed.emit,
                changes=_CHANGES,
            )

        dialog = confirm(
            self,
            _("Withdraw this message?"),
            _("It goes from every mailbox. Whoever has read it has read it."),
            _("Withdraw"),
            send,
            danger=True,
        )
        dialog.setObjectName("withdrawBroadcast")
        dialog.deed.setObjectName("withdrawBroadcastButton")


def _chip(row: Any) -> Chip:
    if row["withdrawn_at"] is not None:
        return Chip(_("Withdrawn"), "undo-variant", "neutral")
    return Chip(_("Delivered"), "check", "good")


def _send(session: Any, key: str, values: dict[str, Any]) -> int:
    sent: int = session.mailbox.broadcast(
        key, Audience(values["audience"]), values["title"], values["content"]
    )
    return sent


def _withdraw(session: Any, *, key: str, row_id: int, version: int) -> None:
    session.mailbox.withdraw(key, row_id, version)
