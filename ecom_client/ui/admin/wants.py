"""What customers look for, as administrators see it: all of it, and what does not belong there is hidden."""

from __future__ import annotations

from functools import partial
from typing import Any

from PyQt6.QtWidgets import QWidget

from ecom_client.data.paging import Source
from ecom_client.data.repositories.administration import WANTS
from ecom_client.domain.changes import Change
from ecom_client.domain.identity import Privilege
from ecom_client.domain.wants import WantStatus
from ecom_client.ui.admin.admin_table import AdminTable
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.facts import Facts
from ecom_client.ui.common.filters import DateRange, Filter, MultiChoice, Range
from ecom_client.ui.common.form import Form, LongTextField
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.text import _, date_time, money, ngettext, number, pgettext
from ecom_client.ui.common.want_words import want_chip, want_states

_CHANGES = frozenset({Change.WANTS, Change.AUDIT})


class WantsPage(AdminTable):
    """Place "wants"."""

    name = "admin/wants"
    module = "wants"
    interested_in = frozenset({Change.WANTS})

    def title(self) -> str:
        return _("Wants")

    def search_words(self) -> str:
        return _("Words or customer")

    def source(self) -> Source[Any]:
        return WANTS

    def columns(self) -> tuple[Column, ...]:
        return (
            Column("name", lambda: _("Looked for"), lambda row: row["name"], sort="name", width=240),
            Column(
                "status",
                lambda: _("State"),
                lambda row: row["status"],
                Kind.CHIP,
                "status",
                chip=lambda status: want_chip(WantStatus(status)),
            ),
            Column("price", lambda: _("At most"), lambda row: row["price"], Kind.MONEY, "price"),
            Column("quantity", lambda: _("Quantity"), lambda row: row["quantity"], Kind.NUMBER, width=80),
            Column(
                "offers", lambda: pgettext("want", "Offers"), lambda row: row["offers"], Kind.NUMBER, width=80
            ),
            Column("customer", lambda: _("Customer"), lambda row: row["customer_name"], width=140),
            Column(
                "posted_at", lambda: _("Posted"), lambda row: row["posted_at"], Kind.DATETIME, "posted_at"
            ),
            Column(
                "expires_at", lambda: _("Until"), lambda row: row["expires_at"], Kind.DATETIME, shown=False
            ),
        )

    def filters(self) -> tuple[Filter, ...]:
        return (
            MultiChoice("status", lambda: _("State"), want_states),
            Range("price", lambda: _("At most")),
            DateRange("posted_at", lambda: _("Posted")),
        )

    def row_actions(self) -> tuple[RowAction, ...]:
        return (
            self.way_to_customer(),
            RowAction(
                lambda: _("Show it again"),
                partial(self._ask, False),
                "eye-outline",
                partial(self._may_hide, False),
            ),
            RowAction(
                lambda: _("Hide…"),
                partial(self._ask, True),
                "eye-off-outline",
                partial(self._may_hide, True),
                danger=True,
            ),
        )

    def details(self, row: Any) -> QWidget:
        facts = Facts()
        facts.add_chips(want_chip(WantStatus(row["status"])))
        facts.add_text(row["description"])
        facts.add_part(
            "",
            [
                (_("Customer"), row["customer_name"] or ""),
                (_("At most"), money(row["price"])),
                (_("Quantity"), number(row["quantity"])),
                (pgettext("want", "Offers"), number(row["offers"])),
                (_("Posted"), date_time(row["posted_at"])),
                (_("Until"), date_time(row["expires_at"])),
                (_("Reason"), row["hidden_reason"] or ""),
            ],
        )
        return facts

    def empty(self) -> tuple[str, str, str]:
        return ("bullhorn-outline", _("What customers look for will stand here."), "")

    def counted(self, count: int) -> str:
        return ngettext("{n} want", "{n} wants", count).format(n=number(count))

    def _may_hide(self, hidden: bool, rows: list[Any]) -> bool:
        return (
            len(rows) == 1
            and self.may(Privilege.FULL)
            and (rows[0]["status"] == WantStatus.HIDDEN) is not hidden
        )

    def _ask(self, hidden: bool, rows: list[Any]) -> None:
        row = rows[0]
        field = LongTextField(
            "reason",
            _("Why"),
            required=hidden,
            max_length=500,
            lines=3,
            hint=_("{name} reads this.").format(name=row["customer_name"]) if hidden else "",
        )
        dialog = CommandDialog(
            self.tasks,
            _("Hide this want?") if hidden else _("Show this want again?"),
            Form([field]),
            _("Hide the want") if hidden else _("Show it again"),
            partial(_hide, row["id"], row["version"], hidden),
            _CHANGES,
            introduction=row["name"],
            danger=hidden,
            parent=self,
        )
        dialog.setObjectName("hideDialog")
        dialog.deed.setObjectName("hideWant")
        field.input.setObjectName("hideReason")
        words = _("“{name}” is hidden.") if hidden else _("“{name}” is shown again.")
        dialog.answered.connect(lambda _answer: self.say("good", words.format(name=row["name"])))
        dialog.open()


def _hide(want_id: int, version: int, hidden: bool, session: Any, key: str, values: dict[str, Any]) -> object:
    return session.wants.hide(key, want_id, version, hidden, values["reason"] or "")
