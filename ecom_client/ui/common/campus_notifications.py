"""Notifications of wants, bargains, saved searches and student badges in the reader's words."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from ecom_client.domain.identity import Window
from ecom_client.domain.notifications import NotificationKind as Kind
from ecom_client.domain.saved_searches import SearchWanted
from ecom_client.ui.common.text import _, money
from ecom_client.ui.common.told import Told


def campus_told(kind: str, detail: dict[str, Any], window: Window) -> Told:
    """The notification in words; a kind of a later server is shown by its name."""
    if kind not in set(Kind):
        return Told("bell-outline", "neutral", kind.replace("_", " ").capitalize())
    if kind.startswith("want_"):
        return _want(kind, detail)
    if kind.startswith("bargain_"):
        return _bargain(kind, detail, window)
    if kind == Kind.SEARCH_MATCH:
        return Told(
            "magnify-plus-outline",
            "accent",
            _("Your search “{name}” found something new").format(name=_text(detail, "search")),
            _joined(_text(detail, "name"), _money(detail)),
            "shop",
            SearchWanted(int(detail.get("search_id") or 0)),
        )
    if kind.startswith("student_"):
        return _student(kind, detail, window)
    return Told("bell-outline", "neutral", kind.replace("_", " ").capitalize())


def _want(kind: str, detail: dict[str, Any]) -> Told:
    want, words = _text(detail, "want"), _text(detail, "words")
    vendor, customer = _text(detail, "vendor_name"), _text(detail, "customer_name")
    if kind == Kind.WANT_OFFER:
        told = _joined(_text(detail, "name"), _money(detail), words)
        return Told(
            "tag-plus-outline",
            "accent",
            _("{name} has an offer for “{want}”").format(name=vendor, want=want),
            told,
            "wants",
            detail.get("want_id"),
        )
    if kind == Kind.WANT_MATCH:
        return Told(
            "creation-outline",
            "accent",
            _("New in the shop for “{want}”").format(want=want),
            _joined(_text(detail, "name"), _money(detail)),
            "product",
            detail.get("product_id"),
        )
    if kind == Kind.WANT_HIDDEN:
        reason = _("Reason: {reason}").format(reason=_text(detail, "reason"))
        return Told(
            "eye-off-outline", "bad", _("Your want “{want}” is hidden").format(want=want), reason, "wants"
        )
    accepted = kind == Kind.WANT_OFFER_ACCEPTED
    said = (
        _("{name} accepts your offer for “{want}”")
        if accepted
        else _("{name} declines your offer for “{want}”")
    )
    return Told(
        "handshake-outline" if accepted else "close",
        "good" if accepted else "neutral",
        said.format(name=customer, want=want),
        words,
        "wants",
        {"offered": True},
    )


def _bargain(kind: str, detail: dict[str, Any], window: Window) -> Told:
    price, product = _money(detail), _text(detail, "name")
    other = _text(detail, "vendor_name" if window is Window.CUSTOMER else "customer_name")
    asked = _("{name} offers {price}") if price else _("{name} asks for a price")
    icon, tone, words = {
        Kind.BARGAIN_ASKED: ("message-question-outline", "accent", asked),
        Kind.BARGAIN_COUNTERED: ("swap-horizontal", "accent", _("{name} asks {price} instead")),
        Kind.BARGAIN_ACCEPTED: ("handshake-outline", "good", _("{name} accepts {price}")),
        Kind.BARGAIN_REFUSED: ("close", "bad", _("{name} refuses your price")),
        Kind.BARGAIN_WITHDRAWN: ("undo-variant", "neutral", _("{name} takes the price back")),
        Kind.BARGAIN_EXPIRED: ("clock-alert-outline", "warn", _("The bargain with {name} has run out")),
    }.get(Kind(kind), ("handshake-outline", "neutral", "{name}"))
    held = kind == Kind.BARGAIN_ACCEPTED and window is Window.CUSTOMER
    return Told(
        icon,
        tone,
        words.format(name=other, price=price),
        _joined(product, _text(detail, "words"), _("Buy it before the time is over.") if held else ""),
        "bargains",
    )


def _student(kind: str, detail: dict[str, Any], window: Window) -> Told:
    icon, tone, words = {
        Kind.STUDENT_GRANTED: ("school-outline", "good", _("You bear the student badge now")),
        Kind.STUDENT_REFUSED: ("close", "bad", _("The student badge was refused")),
        Kind.STUDENT_REVOKED: ("cancel", "bad", _("The student badge was taken away")),
    }.get(Kind(kind), ("school-outline", "neutral", ""))
    place = "profile" if window is Window.CUSTOMER else "shop_profile"
    return Told(icon, tone, words, _joined(_text(detail, "campus"), _text(detail, "note")), place)


def _text(detail: dict[str, Any], name: str) -> str:
    value = detail.get(name)
    return "" if value is None else str(value)


def _money(detail: dict[str, Any]) -> str:
    try:
        return money(Decimal(str(detail["price"])))
    except (KeyError, InvalidOperation):
        return ""


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
