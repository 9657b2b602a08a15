"""Asking the marketplace: the account's conversations with its administrators, and beginning one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QWidget

from ecom_client.data.repositories.support import Support
from ecom_client.domain.changes import Change
from ecom_client.domain.identity import Window
from ecom_client.domain.support import LONGEST_MESSAGE, LONGEST_SUBJECT, MOST_PICTURES, SupportConversation
from ecom_client.ui.common.attachments import AttachmentStrip
from ecom_client.ui.common.chips import Chip
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.filters import Filter, MultiChoice
from ecom_client.ui.common.form import Form, LongTextField, TextField
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.support_words import support_chip, support_states
from ecom_client.ui.common.talk_page import TalkPage
from ecom_client.ui.common.talk_view import Line, Talk, TalkView
from ecom_client.ui.common.text import _, ngettext, number, pgettext

if TYPE_CHECKING:
    from ecom_client.data.paging import Source

_CHANGES = frozenset({Change.SUPPORT})


class SupportPage(TalkPage):
    """Place "support" of the customer's and the vendor's window. `opened` takes the id of a conversation."""

    interested_in = frozenset({Change.SUPPORT})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._context = context
        self._window = context.window
        self.name = f"{context.window.value}/support"
        super().__init__(context.tasks, context.memory, context.pictures, parent)
        self.ask = QAction(icon("chat-question-outline", "on_accent"), _("Ask the marketplace"), self)
        self.ask.triggered.connect(lambda: self.open_asking())

    def title(self) -> str:
        return _("Ask the marketplace")

    def primary_action(self) -> QAction | None:
        return self.ask

    def source(self) -> Source[SupportConversation]:
        return Support.source()

    def filters(self) -> Sequence[Filter]:
        return (MultiChoice("status", lambda: _("Status"), support_states),)

    def columns(self) -> Sequence[Column]:
        return (
            Column(
                "subject",
                lambda: pgettext("of a conversation", "Subject"),
                lambda row: row.subject,
                width=200,
            ),
            Column("state", lambda: _("Status"), lambda row: row, Kind.CHIP, chip=_chip, width=170),
            Column("words", lambda: _("Last message"), lambda row: row.last_words, width=200),
            Column("last_at", lambda: _("When"), lambda row: row.last_at, Kind.DATETIME),
            Column("number", lambda: _("Number"), lambda row: row.number, Kind.ID, width=150),
        )

    def details(self, row: SupportConversation) -> QWidget:
        return self.hold(row.id, partial(TalkView, self.tasks, _talk(row.id)))

    def panel_title(self, row: SupportConversation) -> str:
        return row.subject

    def empty(self) -> tuple[str, str, str]:
        words = _("Something is unclear, or went wrong? The people who run the marketplace answer here.")
        return ("chat-question-outline", words, _("Ask the marketplace"))

    def on_empty_pressed(self) -> None:
        self.open_asking()

    def counted(self, count: int) -> str:
        return ngettext("{n} conversation", "{n} conversations", count).format(n=number(count))

    def on_shown(self) -> None:
        """What came while the page was away counts as read now that it is seen."""
        if self._talk is not None:
            self._talk.refresh()

    def opened(self, argument: object) -> None:
        if not isinstance(argument, int):
            return
        conversation_id = argument
        self.tasks.query(
            self,
            lambda session: session.support.conversation(conversation_id),
            self._on_found,
            self.failed.emit,
            key="open",
        )

    def open_asking(self) -> CommandDialog:
        """Begin a conversation."""
        form = Form(
            [
                TextField(
                    "subject",
                    pgettext("of a conversation", "Subject"),
                    required=True,
                    max_length=LONGEST_SUBJECT,
                ),
                LongTextField(
                    "content", pgettext("message", "Text"), required=True, max_length=LONGEST_MESSAGE, lines=7
                ),
                AttachmentStrip(self.tasks, MOST_PICTURES, compact=True).field("attachments", _("Pictures")),
            ]
        )
        dialog = CommandDialog(
            self.tasks,
            _("Ask the marketplace"),
            form,
            _("Send"),
            partial(_ask, self._window),
            _CHANGES,
            introduction=_("The people who run the marketplace read this and answer here."),
            parent=self,
        )
        dialog.setObjectName("askDialog")
        dialog.deed.setObjectName("askButton")
        for field in form.fields():
            field.input.setObjectName(f"ask_{field.name}")
        dialog.answered.connect(self._on_asked)
        dialog.open()
        return dialog

    def _on_asked(self, conversation_id: int) -> None:
        self.opened(conversation_id)
        self.say("good", _("Your question is sent. You are told when it is answered."))

    def _on_found(self, conversation: SupportConversation | None) -> None:
        if conversation is None:
            self.say("warn", _("This conversation is not among yours."))
            return
        self.select_row(conversation.id)
        self._show_panel(conversation)


def _chip(row: SupportConversation) -> Chip:
    if row.unread:
        told = ngettext("{n} unread", "{n} unread", row.unread).format(n=number(row.unread))
        return Chip(told, "message-badge-outline", "accent")
    return support_chip(row.status)


def _talk(conversation_id: int) -> Talk:
    def read(session: Any) -> list[Line]:
        return [
            Line(
                one.id,
                not one.is_answer,
                _("The marketplace") if one.is_answer else _("You"),
                one.content,
                one.sent_at,
                one.read_at,
                one.attachments,
            )
            for one in session.support.messages(conversation_id)
        ]

    def write(session: Any, key: str, words: str, pictures: Sequence[int]) -> int:
        written: int = session.support.write(key, conversation_id, words, pictures)
        return written

    return Talk(
        read=read,
        write=write,
        mark_read=lambda session, up_to: session.support.mark_read(conversation_id, up_to),
        changes=_CHANGES,
        other_name=_("The marketplace"),
        placeholder=_("Write to the marketplace"),
        nothing="",
        longest=LONGEST_MESSAGE,
        most_pictures=MOST_PICTURES,
    )


def _ask(window: Window, session: Any, key: str, values: dict[str, Any]) -> int:
    stored = session.attachments.store(values["attachments"] or ())
    opened: int = session.support.ask(key, window, values["subject"], values["content"], stored)
    return opened
