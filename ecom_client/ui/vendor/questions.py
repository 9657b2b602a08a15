"""Questions under the vendor's products: those that wait for an answer first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PyQt6.QtWidgets import QWidget

from ecom_client.data.repositories.questions import Questions
from ecom_client.domain.changes import Change
from ecom_client.domain.identity import Privilege
from ecom_client.domain.questions import LONGEST_ANSWER, VendorQuestion
from ecom_client.ui.common.chips import Chip
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.facts import Facts
from ecom_client.ui.common.filters import Filter, YesNo
from ecom_client.ui.common.form import Form, LongTextField
from ecom_client.ui.common.list_page import ListPage
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.text import _, date_time, ngettext, number, pgettext

if TYPE_CHECKING:
    from ecom_client.data.paging import Source


class QuestionsPage(ListPage):
    """Place "questions"."""

    name = "vendor/questions"
    interested_in = frozenset({Change.QUESTIONS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.may_in = context.may
        super().__init__(context.tasks, context.memory, context.pictures, parent)

    def title(self) -> str:
        return _("Questions")

    def search_words(self) -> str:
        return _("Product")

    def source(self) -> Source[VendorQuestion]:
        return Questions.source()

    def filters(self) -> Sequence[Filter]:
        return (YesNo("open", lambda: _("Waits for an answer")),)

    def columns(self) -> Sequence[Column]:
        return (
            Column("content", lambda: _("Question"), lambda row: row.content, width=270),
            Column("state", lambda: _("Status"), lambda row: row, Kind.CHIP, chip=_chip, width=170),
            Column("product", lambda: _("Product"), lambda row: row.product_name, width=190),
            Column(
                "asked_at", lambda: pgettext("question", "Asked"), lambda row: row.asked_at, Kind.DATETIME
            ),
            Column("asker", lambda: _("Asked by"), lambda row: row.asker_name, width=100),
        )

    def row_actions(self) -> Sequence[RowAction]:
        return (
            RowAction(
                lambda: _("Answer"),
                self._on_answer,
                "reply-outline",
                fits=lambda rows: len(rows) == 1 and rows[0].is_open,
                needs=("questions", Privilege.WRITE),
            ),
            RowAction(
                lambda: _("Show the product"),
                lambda rows: self.go.emit("products", rows[0].product_id),
                "package-variant",
                fits=lambda rows: len(rows) == 1,
                needs=("products", Privilege.READ),
            ),
        )

    def details(self, row: VendorQuestion) -> QWidget:
        facts = Facts()
        facts.add_chips(_chip(row))
        facts.add_part(
            "",
            [
                (_("Product"), row.product_name),
                (_("Asked by"), row.asker_name),
                (pgettext("question", "Asked"), date_time(row.asked_at)),
                (_("Answered"), date_time(row.answered_at) if row.answered_at else ""),
            ],
        )
        facts.add_text(row.content)
        if row.answer:
            facts.add_text(_("Your answer:"), "caption")
            facts.add_text(row.answer, "muted")
        return facts

    def panel_title(self, row: VendorQuestion) -> str:
        return row.product_name

    def empty(self) -> tuple[str, str, str]:
        return ("comment-question-outline", _("Nobody has asked about your products yet."), "")

    def counted(self, count: int) -> str:
        return ngettext("{n} question", "{n} questions", count).format(n=number(count))

    def open_answering(self, row: VendorQuestion) -> CommandDialog:
        """Answer a question for everybody to read."""
        form = Form(
            [
                LongTextField(
                    "content",
                    _("Your answer"),
                    required=True,
                    max_length=LONGEST_ANSWER,
                    lines=5,
                    hint=_("Everybody reads it under the product. It cannot be changed afterwards."),
                )
            ]
        )
        dialog = CommandDialog(
            self.tasks,
            _("Answer {name}").format(name=row.asker_name),
            form,
            _("Publish the answer"),
            partial(_answer, row.id),
            frozenset({Change.QUESTIONS}),
            introduction=row.content,
            parent=self,
        )
        dialog.setObjectName("answerDialog")
        dialog.deed.setObjectName("answerButton")
        form.field("content").input.setObjectName("answer_content")
        dialog.answered.connect(lambda _nothing: self.say("good", _("Your answer is published.")))
        dialog.open()
        return dialog

    def _on_answer(self, rows: list[VendorQuestion]) -> None:
        self.open_answering(rows[0])

    def opened(self, argument: object) -> None:
        """Show this question, or the list narrowed by these filters."""
        if isinstance(argument, dict):
            self.set_filters(argument)
        if isinstance(argument, int) and (row := self.select_row(argument)) is not None:
            self._show_panel(row)


def _chip(row: VendorQuestion) -> Chip:
    if row.is_hidden:
        return Chip(_("Hidden by an administrator"), "eye-off-outline", "neutral")
    if row.answered_at is None:
        return Chip(_("Waits for an answer"), "clock-outline", "warn")
    return Chip(_("Answered"), "check", "good")


def _answer(question_id: int, session: Any, key: str, values: dict[str, Any]) -> None:
    session.questions.answer(key, question_id, values["content"])
