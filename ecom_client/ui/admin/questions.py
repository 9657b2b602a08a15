"""Every question under a product, with the way to hide what does not belong there."""

from __future__ import annotations

from functools import partial
from typing import Any

from PyQt6.QtWidgets import QWidget

from ecom_client.data.paging import Source
from ecom_client.data.repositories.questions import QUESTIONS
from ecom_client.domain.changes import Change
from ecom_client.domain.identity import Privilege
from ecom_client.domain.keys import new_key
from ecom_client.ui.admin.admin_table import AdminTable
from ecom_client.ui.admin.hide_dialog import hide_dialog
from ecom_client.ui.common.chips import Chip
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.facts import Facts
from ecom_client.ui.common.filters import DateRange, Filter, YesNo
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.text import _, date_time, ngettext, number, pgettext

_CHANGES = frozenset({Change.QUESTIONS, Change.AUDIT})


class QuestionsPage(AdminTable):
    """Place "questions"."""

    name = "admin/questions"
    module = "questions"
    interested_in = frozenset({Change.QUESTIONS})

    def title(self) -> str:
        return _("Questions")

    def search_words(self) -> str:
        return _("Product, question or answer")

    def source(self) -> Source[Any]:
        return QUESTIONS

    def columns(self) -> tuple[Column, ...]:
        return (
            Column(
                "asked_at",
                lambda: pgettext("question", "Asked"),
                lambda row: row["asked_at"],
                Kind.DATETIME,
                "asked_at",
            ),
            Column("asker", lambda: _("Asked by"), lambda row: row["asker_name"], width=120),
            Column("content", lambda: _("Question"), lambda row: row["content"], width=270),
            Column("state", lambda: _("State"), lambda row: row, Kind.CHIP, chip=_chip, width=150),
            Column("product", lambda: _("Product"), lambda row: row["product_name"], width=180),
            Column("vendor", lambda: _("Vendor"), lambda row: row["vendor_name"], width=140),
            Column("answer", lambda: _("Answer"), lambda row: row["answer"], width=220),
        )

    def filters(self) -> tuple[Filter, ...]:
        return (
            YesNo("answered", lambda: _("Answered")),
            YesNo("hidden", lambda: _("Hidden")),
            DateRange("asked_at", lambda: pgettext("question", "Asked")),
        )

    def row_actions(self) -> tuple[RowAction, ...]:
        return (
            RowAction(
                lambda: _("Show again"),
                self._on_show,
                "eye-outline",
                fits=lambda rows: self._may_change(rows) and rows[0]["hidden_at"] is not None,
            ),
            self.way_to_vendor(),
            RowAction(
                lambda: _("Hide…"),
                self._on_hide,
                "eye-off-outline",
                fits=lambda rows: self._may_change(rows) and rows[0]["hidden_at"] is None,
                danger=True,
            ),
        )

    def details(self, row: Any) -> QWidget:
        facts = Facts()
        facts.add_chips(_chip(row))
        facts.add_text(row["content"])
        if row["answer"]:
            facts.add_text(_("Answer"), "caption")
            facts.add_text(row["answer"], "muted")
        facts.add_part(
            "",
            [
                (_("Product"), row["product_name"]),
                (_("Vendor"), row["vendor_name"] or ""),
                (_("Asked by"), row["asker_name"] or ""),
                (pgettext("question", "Asked"), date_time(row["asked_at"])),
                (_("Answered"), date_time(row["answered_at"]) if row["answered_at"] else ""),
                (_("Hidden"), date_time(row["hidden_at"]) if row["hidden_at"] else ""),
                (_("Reason"), row["hidden_reason"]),
            ],
        )
        return facts

    def panel_title(self, row: Any) -> str:
        return str(row["product_name"])

    def empty(self) -> tuple[str, str, str]:
        return ("comment-question-outline", _("What people ask about products will stand here."), "")

    def counted(self, count: int) -> str:
        return ngettext("{n} question", "{n} questions", count).format(n=number(count))

    def _may_change(self, rows: list[Any]) -> bool:
        return len(rows) == 1 and self.may(Privilege.FULL)

    def _on_hide(self, rows: list[Any]) -> None:
        row = rows[0]
        dialog = hide_dialog(
            self.tasks,
            _("Hide this question?"),
            _("Nobody reads the question and its answer any more. Its text: {text}").format(
                text=row["content"]
            ),
            partial(_hide, row["id"], row["version"]),
            _CHANGES,
            self,
        )
        dialog.answered.connect(lambda _nothing: self.say("good", _("The question is hidden.")))
        dialog.open()

    def _on_show(self, rows: list[Any]) -> None:
        row, key = rows[0], new_key()
        self.tasks.command(
            self,
            lambda session: session.questions.show(key, row["id"], row["version"]),
            lambda _nothing: self.say("good", _("Everybody can read the question again.")),
            self.failed.emit,
            changes=_CHANGES,
        )


def _chip(row: Any) -> Chip:
    if row["hidden_at"] is not None:
        return Chip(_("Hidden"), "eye-off-outline", "bad")
    if row["answered_at"] is None:
        return Chip(_("Not answered"), "clock-outline", "warn")
    return Chip(_("Answered"), "check", "good")


def _hide(question_id: int, version: int, session: Any, key: str, values: dict[str, Any]) -> None:
    session.questions.hide(key, question_id, version, values["reason"])
