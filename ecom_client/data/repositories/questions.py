"""Questions under products: read by everybody, asked by accounts, answered by vendors, hidden by administrators."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ecom_client.data.paging import CallSource, SortKey, ViewSource, contains, within
from ecom_client.data.typed_source import TypedSource
from ecom_client.data.views import public
from ecom_client.data.views.catalogue import admin_question
from ecom_client.data.wire import Wire
from ecom_client.domain.questions import Question, VendorQuestion
from ecom_client.domain.time import utc

_question = admin_question.c
QUESTIONS = ViewSource(
    admin_question,
    sorts=(SortKey("asked_at", descending=True),),
    filters={
        "words": contains(_question.product_name, _question.content, _question.answer),
        "answered": lambda value: (
            _question.answered_at.is_not(None) if value else _question.answered_at.is_(None)
        ),
        "hidden": lambda value: _question.hidden_at.is_not(None) if value else _question.hidden_at.is_(None),
        "asked_at": within(_question.asked_at),
    },
)
"""Every question, for administrators who may read the module."""


class Questions:
    """Questions about questions."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    @staticmethod
    def of(product_id: int) -> TypedSource[Question]:
        """What was asked about a product, the newest first."""
        view = public.question
        source = ViewSource(
            view, sorts=(SortKey("asked_at", True),), conditions=(view.c.product_id == product_id,)
        )
        return TypedSource(source, lambda row: Question(**row))

    @staticmethod
    def source() -> TypedSource[VendorQuestion]:
        """Under the vendor's own products, those that wait for an answer first. Filters: `open`, `words`."""
        call = CallSource(
            "ecom.vendor_questions",
            ("vendor_rank",),
            SortKey("vendor_rank", descending=True),
            parameters=("open", "words"),
        )
        return TypedSource(call, _to_question)

    def ask(self, key: str, product_id: int, content: str) -> int:
        """Ask something for everybody to read; the question's id.

        Refused: not_on_sale, own_question, blocked_by_recipient, too_many_messages, text_missing, text_too_long,
        text_unprintable (content).
        """
        return int(self._wire.write("ask_question", key, product_id, content)["id"])

    def answer(self, key: str, question_id: int, content: str) -> None:
        """Answer for everybody to read, once, as the product's vendor.

        Refused: not_found, already_answered, text_missing, text_too_long, text_unprintable (content).
        """
        self._wire.write("answer_question", key, question_id, content)

    # For administrators

    def hide(self, key: str, question_id: int, version: int, reason: str) -> None:
        """Take it out of what everybody reads. Refused: not_found, changed_meanwhile, text_missing (reason)."""
        self._wire.write("hide_question", key, question_id, version, reason)

    def show(self, key: str, question_id: int, version: int) -> None:
        """Let everybody read it again. Refused: not_found, changed_meanwhile."""
        self._wire.write("show_question", key, question_id, version)


def _to_question(row: Mapping[str, Any]) -> VendorQuestion:
    return VendorQuestion(
        id=row["id"],
        product_id=row["product_id"],
        product_name=row["product_name"],
        asker_name=row["asker_name"],
        content=row["content"],
        asked_at=utc(row["asked_at"]),
        answer=row["answer"],
        answered_at=utc(row["answered_at"]),
        is_hidden=bool(row["is_hidden"]),
        vendor_rank=row["vendor_rank"],
    )
