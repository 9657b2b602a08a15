"""Notifications about what people say to each other: messages, support, questions, the community board."""

from __future__ import annotations

from typing import Any

from ecom_client.domain.notifications import NotificationKind
from ecom_client.ui.common.text import _
from ecom_client.ui.common.told import Told


def talk_told(kind: str, detail: dict[str, Any]) -> Told | None:
    """The notification in words; None for a kind of another part of the shop."""
    if kind == NotificationKind.MAILBOX_MESSAGE:
        words = _("{name} has written to you").format(name=_text(detail, "name"))
        title, message = _text(detail, "title"), detail.get("message_id")
        return Told("email-outline", "accent", words, title, "mailbox", message)
    if kind == NotificationKind.SUPPORT_ANSWERED:
        words, conversation = _("The marketplace has answered you"), detail.get("conversation_id")
        subject = _text(detail, "subject")
        return Told("chat-question-outline", "good", words, subject, "support", conversation)
    if kind == NotificationKind.SUPPORT_ASSIGNED:
        words, found = _("A conversation is yours to answer"), {"words": _text(detail, "number")}
        return Told("chat-question-outline", "accent", words, _text(detail, "subject"), "support", found)
    return None


def _text(detail: dict[str, Any], name: str) -> str:
    value = detail.get(name)
    return "" if value is None else str(value)
