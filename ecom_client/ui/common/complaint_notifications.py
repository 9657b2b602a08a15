"""Notifications of complaints, credit and reviews in the reader's words."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from ecom_client.domain.complaints import ComplaintKind, ComplaintSide, ComplaintStatus
from ecom_client.domain.notifications import NotificationKind as Kind
from ecom_client.ui.common.complaint_words import (
    complaint_status_word,
    complaint_word,
    penalty_words,
    side_word,
    signed,
)
from ecom_client.ui.common.stars import rating_words
from ecom_client.ui.common.text import _, number
from ecom_client.ui.common.told import Told

_LOOKS = {
    Kind.COMPLAINT_FILED: ("gavel", "bad"),
    Kind.COMPLAINT_MESSAGE: ("message-text-outline", "accent"),
    Kind.COMPLAINT_DECIDED: ("gavel", "accent"),
    Kind.COMPLAINT_APPEALED: ("scale-balance", "warn"),
    Kind.COMPLAINT_WITHDRAWN: ("undo", "good"),
}


def complaint_told(kind: str, detail: dict[str, Any]) -> Told:
    """The notification in words; a kind not known here is shown by its name."""
    if kind == Kind.CREDIT_ADJUSTED:
        change = detail.get("change")
        told = signed(change) if isinstance(change, int) else ""
        return Told(
            "scale-balance",
            "good" if isinstance(change, int) and change > 0 else "warn",
            _("Your credit score is {score} now").format(score=_number(detail, "score")),
            " · ".join(part for part in (told, _text(detail, "reason")) if part),
        )
    if kind == Kind.SHOP_RATED:
        rating = detail.get("rating")
        return Told(
            "star-outline",
            "accent",
            _("Your shop was rated"),
            rating_words(rating) if isinstance(rating, int) else "",
            "reviews",
        )
    if kind == Kind.REVIEW_ANSWERED:
        return Told(
            "reply",
            "accent",
            _("{name} replied to your review").format(name=_text(detail, "vendor_name")),
            _text(detail, "words"),
            "product" if isinstance(detail.get("product_id"), int) else "",
            detail.get("product_id"),
        )
    if kind not in _LOOKS:
        return Told("bell-outline", "neutral", kind.replace("_", " ").capitalize())
    icon, tone = _LOOKS[Kind(kind)]
    words = {
        Kind.COMPLAINT_FILED: _("Somebody has complained about you"),
        Kind.COMPLAINT_MESSAGE: _("A message in complaint {number}"),
        Kind.COMPLAINT_DECIDED: _("Complaint {number} is decided"),
        Kind.COMPLAINT_APPEALED: _("There is an appeal in complaint {number}"),
        Kind.COMPLAINT_WITHDRAWN: _("Complaint {number} was taken back"),
    }[Kind(kind)]
    return Told(
        icon,
        tone,
        words.format(number=_text(detail, "number")),
        _detail(Kind(kind), detail),
        "complaints",
        detail.get("complaint_id"),
    )


def _detail(kind: Kind, detail: dict[str, Any]) -> str:
    if kind is Kind.COMPLAINT_MESSAGE:
        side = detail.get("side")
        who = side_word(ComplaintSide(side)) if side in set(ComplaintSide) else ""
        return " · ".join(part for part in (who, _text(detail, "words")) if part)
    about, status = detail.get("about"), detail.get("status")
    parts = [complaint_word(about)] if about in set(ComplaintKind) else []
    if kind is Kind.COMPLAINT_DECIDED:
        parts += [complaint_status_word(status)] if status in set(ComplaintStatus) else []
        parts.append(penalty_words(int(detail.get("deduction") or 0), _money(detail, "fine")))
    return " · ".join(part for part in parts if part)


def _text(detail: dict[str, Any], name: str) -> str:
    value = detail.get(name)
    return "" if value is None else str(value)


def _number(detail: dict[str, Any], name: str) -> str:
    value = detail.get(name)
    return number(value) if isinstance(value, int) else ""


def _money(detail: dict[str, Any], name: str) -> Decimal:
    try:
        return Decimal(str(detail[name]))
    except (KeyError, InvalidOperation):
        return Decimal(0)
