"""Customer service: what people ask the administrators, assigned, answered, closed, and how long they waited."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from PyQt6.QtWidgets import QVBoxLayout, QWidget

from ecom_client.data.paging import Source
from ecom_client.data.repositories.support import SUPPORT
from ecom_client.domain.changes import Change
from ecom_client.domain.identity import Privilege, normal_login_name
from ecom_client.domain.keys import new_key
from ecom_client.domain.support import LONGEST_MESSAGE, MOST_PICTURES, SupportFigures, SupportStatus
from ecom_client.ui.admin.admin_table import AdminTable
from ecom_client.ui.common.chips import Chip
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.facts import Facts
from ecom_client.ui.common.filters import DateRange, Filter, MultiChoice, YesNo
from ecom_client.ui.common.form import Form, TextField
from ecom_client.ui.common.support_words import support_chip, support_states, waited
from ecom_client.ui.common.table import RowAction
from ecom_client.ui.common.talk_page import TalkPage
from ecom_client.ui.common.talk_view import Line, Talk, TalkView
from ecom_client.ui.common.text import _, date_time, ngettext, number, pgettext

_CHANGES = frozenset({Change.SUPPORT, Change.AUDIT})
_WAITING = frozenset({SupportStatus.WAITING.value})
_DAYS = 30


class SupportPage(TalkPage, AdminTable):
    """Place "support". Shows what waits until other filters are chosen. `opened` takes a conversation's number too."""

    name = "admin/support"
    module = "support"
    interested_in = frozenset({Change.SUPPORT})
    goes_on = False

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._figures: SupportFigures | None = None
        self._told = ""
        super().__init__(context, parent)
        self.set_filters({"status": _WAITING})

    def title(self) -> str:
        return _("Support")

    def search_words(self) -> str:
        return _("Number, subject or name")

    def source(self) -> Source[Any]:
        return SUPPORT

    def columns(self) -> tuple[Column, ...]:
        return (
            Column("last_at", lambda: _("When"), lambda row: row["last_at"], Kind.DATETIME, "last_at"),
            Column("name", lambda: _("Account"), lambda row: row["account_name"], width=130),
            Column(
                "subject",
                lambda: pgettext("of a conversation", "Subject"),
                lambda row: row["subject"],
                width=210,
            ),
            Column("state", lambda: _("State"), lambda row: row, Kind.CHIP, chip=_chip, width=170),
            Column("assigned_to", lambda: _("Taken on by"), lambda row: row["assigned_to"], width=120),
            Column("words", lambda: _("Last message"), lambda row: row["last_words"], width=240),
            Column(
                "answer",
                lambda: _("First answer after"),
                lambda row: waited(row["first_answer_seconds"]),
                sort="first_answer_seconds",
                width=140,
            ),
            Column(
                "opened_at", lambda: _("Opened"), lambda row: row["opened_at"], Kind.DATETIME, "opened_at"
            ),
            Column("number", lambda: _("Number"), lambda row: row["number"], Kind.ID, width=150),
        )

    def filters(self) -> tuple[Filter, ...]:
        return (
            MultiChoice("status", lambda: _("State"), support_states),
            YesNo("is_report", lambda: _("Reports somebody")),
            DateRange("opened_at", lambda: _("Opened")),
        )

    def row_actions(self) -> tuple[RowAction, ...]:
        return (
            RowAction(lambda: _("Close"), self._on_close, "check", fits=self._can_close),
            RowAction(
                lambda: _("Take on"),
                lambda rows: self._assign(rows[0], self._context.identity.login_name),
                "hand-back-right-outline",
                fits=lambda rows: (
                    self._may_change(rows)
                    and rows[0]["assigned_to"] != self._context.identity.administrator_name
                ),
            ),
            RowAction(lambda: _("Assign…"), self._on_assign, "account-arrow-right-outline", self._may_change),
            self.way_to_account("account_name"),
        )

    def details(self, row: Any) -> QWidget:
        facts = Facts()
        facts.add_chips(_chip(row), *([_report_chip()] if row["is_report"] else []))
        facts.add_part(
            "",
            [
                (_("Account"), row["account_name"] or ""),
                (_("Opened"), date_time(row["opened_at"])),
                (_("Taken on by"), row["assigned_to"] or ""),
                (_("First answer after"), waited(row["first_answer_seconds"])),
                (_("Closed"), date_time(row["closed_at"]) if row["closed_at"] else ""),
                (_("Number"), row["number"]),
            ],
        )
        may_write = self.may(Privilege.WRITE) and row["account_id"] != self._context.identity.account_id
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(facts)
        column.addWidget(self.hold(row["id"], partial(TalkView, self.tasks, _talk(row, may_write))), 1)
        return both

    def panel_title(self, row: Any) -> str:
        return str(row["subject"])

    def empty(self) -> tuple[str, str, str]:
        return ("chat-question-outline", _("What people ask the marketplace will stand here."), "")

    def counted(self, count: int) -> str:
        if self.filter_row.values() == {"status": _WAITING}:
            words = ngettext("{n} waits for an answer", "{n} wait for an answer", count)
        else:
            words = ngettext("{n} conversation", "{n} conversations", count)
        return words.format(n=number(count))

    def fact_of(self, count: int, exact: bool) -> str:
        self._told = super().fact_of(count, exact)
        return self._fact_words()

    def refresh(self) -> None:
        super().refresh()
        since = (datetime.now(UTC) - timedelta(days=_DAYS)).date()
        self.tasks.query(
            self,
            lambda session: session.support.figures(since),
            self._on_figures,
            self.failed.emit,
            key="figures",
        )

    def _on_figures(self, figures: SupportFigures) -> None:
        self._figures = figures
        self.set_fact(self._fact_words())

    def _fact_words(self) -> str:
        if self._figures is None or self._figures.answer_seconds is None or not self._told:
            return self._told
        mean = waited(self._figures.answer_seconds)
        answers = _("first answers of 30 days after {time}").format(time=mean)
        return f"{self._told} · {answers}"

    # What is done

    def _may_change(self, rows: list[Any]) -> bool:
        return len(rows) == 1 and self.may(Privilege.WRITE)

    def _can_close(self, rows: list[Any]) -> bool:
        return self._may_change(rows) and rows[0]["status"] != SupportStatus.CLOSED

    def _on_close(self, rows: list[Any]) -> None:
        row, key = rows[0], new_key()
        self.tasks.command(
            self,
            lambda session: session.support.close(key, row["id"], row["version"]),
            lambda _nothing: self.say(
                "good", _("Conversation {number} is closed.").format(number=row["number"])
            ),
            self._on_refused,
            changes=_CHANGES,
        )
        self.panel.close_panel()

    def _assign(self, row: Any, login_name: str | None) -> None:
        key = new_key()
        self.tasks.command(
            self,
            lambda session: session.support.assign(key, row["id"], row["version"], login_name),
            lambda _nothing: self.say("good", _("You have taken this conversation on.")),
            self._on_refused,
            changes=_CHANGES,
        )

    def _on_assign(self, rows: list[Any]) -> None:
        row = rows[0]
        form = Form(
            [
                TextField(
                    "login_name",
                    _("Login name"),
                    max_length=64,
                    hint=_("Of an administrator who may answer. Empty gives it to nobody."),
                )
            ]
        )
        dialog = CommandDialog(
            self.tasks,
            _("Who answers this?"),
            form,
            _("Assign"),
            partial(_assign_to, row["id"], row["version"]),
            _CHANGES,
            parent=self,
        )
        dialog.setObjectName("assignDialog")
        dialog.deed.setObjectName("assignButton")
        form.field("login_name").input.setObjectName("assign_login_name")
        dialog.answered.connect(lambda _answer: self.say("good", _("The conversation is assigned.")))
        dialog.open()

    def _on_refused(self, error: Exception) -> None:
        self.failed.emit(error)
        self.refresh()


def _chip(row: Any) -> Chip:
    return support_chip(row["status"])


def _report_chip() -> Chip:
    return Chip(_("Reports somebody"), "flag-outline", "bad")


def _talk(row: Any, may_write: bool) -> Talk:
    conversation_id, name = row["id"], row["account_name"] or ""

    def read(session: Any) -> list[Line]:
        return [
            Line(
                one.id,
                one.is_answer,
                (one.author or _("The marketplace")) if one.is_answer else name,
                one.content,
                one.sent_at,
                one.read_at,
                one.attachments,
            )
            for one in session.support.all_messages(conversation_id)
        ]

    def write(session: Any, key: str, words: str, pictures: Sequence[int]) -> int:
        written: int = session.support.answer(key, conversation_id, words, pictures)
        return written

    return Talk(
        read=read,
        write=write,
        mark_read=None,
        changes=_CHANGES,
        other_name=name,
        nothing="",
        longest=LONGEST_MESSAGE,
        most_pictures=MOST_PICTURES,
        may_write=may_write,
    )


def _assign_to(conversation_id: int, version: int, session: Any, key: str, values: dict[str, Any]) -> None:
    typed = values["login_name"]
    session.support.assign(key, conversation_id, version, normal_login_name(typed) if typed else None)
