"""Conversations with the administrators: an account's own, and as administrators see and answer them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select

from ecom_client.data.paging import CallSource, SortKey, ViewSource, contains, one_of, within
from ecom_client.data.typed_source import TypedSource
from ecom_client.data.views.messages import admin_support
from ecom_client.data.views.summaries import summary_support
from ecom_client.data.wire import Wire
from ecom_client.domain.attachments import attachment_ids
from ecom_client.domain.identity import Window
from ecom_client.domain.support import SupportConversation, SupportFigures, SupportMessage, SupportStatus
from ecom_client.domain.time import utc

_support = admin_support.c


def _number_or_words(value: str) -> ColumnElement[bool]:
    """Filter: the number begins with the text (typed in either case), or the subject or the name holds it."""
    holds = contains(_support.subject, _support.account_name)(value)
    if not (value.isascii() and value.isalnum()):
        return holds
    return or_(holds, _support.number.startswith(value.upper(), autoescape=True))


SUPPORT = ViewSource(
    admin_support,
    sorts=(SortKey("last_at", descending=True),),
    filters={
        "words": _number_or_words,
        "status": one_of(_support.status),
        "is_report": lambda value: _support.is_report == int(value),
        "opened_at": within(_support.opened_at),
    },
)
"""Every conversation, for administrators who may read support."""


class Support:
    """Questions about support."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    @staticmethod
    def source() -> TypedSource[SupportConversation]:
        """The own conversations, the newest word first. Filter `status`: a set of states."""
        call = CallSource(
            "ecom.my_support", ("last_at",), SortKey("last_at", descending=True), parameters=("status",)
        )
        return TypedSource(call, _to_conversation)

    def conversation(self, conversation_id: int) -> SupportConversation | None:
        """One of the own conversations, of the last 500 that somebody spoke in; None when it is not there."""
        rows = self._wire.read("my_support", "last_at", 1, None, None, 0, 500, None)
        return next((_to_conversation(row) for row in rows if row["id"] == conversation_id), None)

    def messages(self, conversation_id: int) -> list[SupportMessage]:
        """What was said in an own conversation, the oldest first; none for one of somebody else."""
        return [_to_message(row) for row in self._wire.read("my_support_messages", conversation_id)]

    def ask(
        self, key: str, window: Window, subject: str, content: str, attachments: Sequence[int] = ()
    ) -> int:
        """Open a conversation; its id.

        Refused: too_many_conversations, text_missing, text_too_long, text_unprintable (subject, content),
        list_too_long, picture_unknown (attachments).
        """
        sent = json.dumps(list(attachments))
        return int(self._wire.write("ask_support", key, window.value, subject, content, sent)["id"])

    def report(self, key: str, message_id: int, words: str) -> int:
        """Report a message of the own mailbox; the id of the conversation about it.

        Refused: not_found, too_many_conversations, text_missing, text_too_long, text_unprintable (words).
        """
        return int(self._wire.write("report_message", key, message_id, words)["id"])

    def write(self, key: str, conversation_id: int, content: str, attachments: Sequence[int] = ()) -> int:
        """Go on in an own conversation; the message's id.

        Refused: not_found, conversation_full, text_missing, text_too_long, text_unprintable (content),
        list_too_long, picture_unknown (attachments).
        """
        sent = json.dumps(list(attachments))
        return int(self._wire.write("write_support", key, conversation_id, content, sent)["id"])

    def mark_read(self, conversation_id: int, up_to_id: int) -> None:
        """Answers up to and with this one have been read. Refused: not_found."""
        self._wire.write("mark_support_read", conversation_id, up_to_id)

    # For administrators

    def all_messages(self, conversation_id: int) -> list[SupportMessage]:
        """What was said in anybody's conversation. Needs read privilege on support."""
        return [_to_message(row) for row in self._wire.read("support_messages", conversation_id)]

    def answer(self, key: str, conversation_id: int, content: str, attachments: Sequence[int] = ()) -> int:
        """Answer; the message's id. Whoever answers first takes the conversation on.

        Refused: not_found, own_request, conversation_full, text_missing, text_too_long, text_unprintable (content),
        list_too_long, picture_unknown (attachments).
        """
        sent = json.dumps(list(attachments))
        return int(self._wire.write("answer_support", key, conversation_id, content, sent)["id"])

    def assign(self, key: str, conversation_id: int, version: int, login_name: str | None) -> None:
        """Give a conversation to an administrator who may answer, or to nobody.

        Refused: not_found, changed_meanwhile, recipient_unknown (login_name).
        """
        self._wire.write("assign_support", key, conversation_id, version, login_name)

    def close(self, key: str, conversation_id: int, version: int) -> None:
        """Close it until the account writes again. Refused: not_found, changed_meanwhile, request_is_closed."""
        self._wire.write("close_support", key, conversation_id, version)

    def figures(self, since: date) -> SupportFigures:
        """How support has worked since a day of the shop, that day included."""
        table = summary_support
        statement = select(
            func.coalesce(func.sum(table.c.opened), 0).label("opened"),
            func.coalesce(func.sum(table.c.waiting), 0).label("waiting"),
            func.coalesce(func.sum(table.c.closed), 0).label("closed"),
            func.coalesce(func.sum(table.c.with_answer), 0).label("with_answer"),
            func.coalesce(func.sum(table.c.answer_seconds), 0).label("answer_seconds"),
        ).where(table.c.day >= since)
        row = self._wire.rows(statement)[0]
        answered = int(row["with_answer"])
        mean = float(row["answer_seconds"]) / answered if answered else None
        return SupportFigures(int(row["opened"]), int(row["waiting"]), int(row["closed"]), mean)


def _to_conversation(row: Mapping[str, Any]) -> SupportConversation:
    return SupportConversation(
        id=row["id"],
        number=row["number"],
        subject=row["subject"],
        status=SupportStatus(row["status"]),
        message_count=int(row["message_count"]),
        unread=int(row["unread"]),
        last_words=row["last_words"],
        opened_at=utc(row["opened_at"]),
        last_at=utc(row["last_at"]),
    )


def _to_message(row: Mapping[str, Any]) -> SupportMessage:
    return SupportMessage(
        row["id"],
        row["side"] == "administrator",
        row.get("author"),
        row["content"],
        utc(row["sent_at"]),
        utc(row["read_at"]),
        attachment_ids(row["attachments"]),
    )
