"""Notifications about what people say to each other: messages, support, questions, the community board."""

from __future__ import annotations

from typing import Any

from ecom_client.domain.identity import Window
from ecom_client.domain.notifications import NotificationKind
from ecom_client.ui.common.text import _
from ecom_client.ui.common.told import Told


def talk_told(kind: str, detail: dict[str, Any], window: Window) -> Told | None:
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
    if kind == NotificationKind.QUESTION_ASKED:
        told, question = _joined(_text(detail, "name"), _text(detail, "words")), detail.get("question_id")
        return Told(
            "comment-question-outline", "accent", _("A question about a product"), told, "questions", question
        )
    if kind == NotificationKind.QUESTION_ANSWERED:
        place = "product" if window is Window.CUSTOMER else ""
        told, product = _joined(_text(detail, "name"), _text(detail, "words")), detail.get("product_id")
        return Told("comment-check-outline", "good", _("Your question is answered"), told, place, product)
    if kind == NotificationKind.COMMUNITY_REPLY:
        told = _joined(_text(detail, "title"), _text(detail, "words"))
        words = _("{name} has replied to your topic").format(name=_text(detail, "name"))
        return Told("forum-outline", "accent", words, told, "community", detail.get("topic_id"))
    if kind == NotificationKind.POST_HIDDEN:
        told = _joined(_text(detail, "words"), _text(detail, "reason"))
        return Told("eye-off-outline", "warn", _("What you wrote on the board is hidden"), told, "community")
    return None


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _text(detail: dict[str, Any], name: str) -> str:
    value = detail.get(name)
    return "" if value is None else str(value)
