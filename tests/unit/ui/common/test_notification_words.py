"""Every kind of notification is worded, with what it is about and where it leads."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from ecom_client.domain.identity import Window
from ecom_client.domain.notifications import Notification, NotificationKind
from ecom_client.domain.saved_searches import SearchWanted
from ecom_client.ui.common.notification_words import told

ORDER = {
    "order_id": 7,
    "number": "261123ABC",
    "total": "85.00",
    "customer_name": "林 Lin",
    "vendor_name": "南苑 Nanyuan",
    "item": "台灯 Lamp",
    "carrier": "SF",
    "tracking_number": "SF123",
    "reason": "sold out",
    "name": "台灯 Lamp",
    "rating": 4,
}
PRODUCT = {"product_id": 9, "name": "台灯 Lamp", "stock": 2}
VENDOR = {"vendor_id": 5, "vendor_name": "南苑 Nanyuan"}
DEBT = {"amount": "30.00", "kind": "refund", "order_id": 7, "number": "261123ABC"}
MONTH = {"charge_id": 4, "month": "2026-11-01", "amount": "20.00"}

WANT = {
    "want_id": 8,
    "want": "自行车",
    "product_id": 9,
    "name": "永久 Bicycle",
    "price": "280.00",
    "vendor_name": "南苑 Nanyuan",
    "customer_name": "林 Lin",
    "words": "Like new",
    "reason": "why",
}
BARGAIN = WANT | {"bargain_id": 5, "quantity": 1, "until": "2026-11-27 12:00:00", "act": "offer"}
COMPLAINT = {
    "complaint_id": 6,
    "number": "261123XYZ",
    "about": "fraud",
    "status": "upheld",
    "side": "accused",
    "deduction": 20,
    "fine": "50.00",
    "words": "Hello",
}
TALK: dict[str, tuple[dict[str, Any], str, Any]] = {
    **{
        f"complaint_{kind}": (COMPLAINT, "complaints", 6)
        for kind in ("filed", "message", "decided", "appealed", "withdrawn")
    },
    "shop_rated": ({"review_id": 3, "rating": 4, "bought": 1}, "reviews", None),
    "review_answered": (
        {"review_id": 3, "product_id": 9, "vendor_name": "南苑", "words": "Thanks"},
        "product",
        9,
    ),
    "post_sale_marketplace": (ORDER | {"words": "Hello"}, "post_sale", 7),
    "product_removed": (PRODUCT | {"reason": "Fake"}, "products", 9),
    "product_restored": (PRODUCT | {"reason": "Proved"}, "products", 9),
    "credit_adjusted": ({"change": -20, "score": 80, "reason": "why"}, "", None),
    "mailbox_message": ({"message_id": 5, "name": "林 Lin", "title": "台灯"}, "mailbox", 5),
    "support_answered": ({"conversation_id": 6, "number": "261123A", "subject": "退款"}, "support", 6),
    "support_assigned": ({"number": "261123A", "subject": "退款"}, "support", {"words": "261123A"}),
    "question_asked": ({"question_id": 8, "name": "台灯", "words": "还在?"}, "questions", 8),
    "question_answered": ({"product_id": 9, "name": "台灯", "words": "在"}, "product", 9),
    "community_reply": ({"topic_id": 4, "title": "周末", "name": "林**", "words": "好"}, "community", 4),
    "post_hidden": ({"words": "广告", "reason": "advertising"}, "community", None),
    **{f"want_offer_{answer}": (WANT, "wants", {"offered": True}) for answer in ("accepted", "declined")},
    "want_offer": (WANT, "wants", 8),
    "want_match": (WANT, "product", 9),
    "want_hidden": (WANT, "wants", None),
    **{
        f"bargain_{status}": (BARGAIN, "bargains", None)
        for status in ("asked", "countered", "accepted", "refused", "withdrawn", "expired")
    },
    "search_match": ({"search_id": 3, "search": "台灯", "name": "台灯 Lamp"}, "shop", SearchWanted(3)),
    "listing_expiring": (PRODUCT | {"expires_at": "2026-11-24 12:00:00.000000"}, "products", 9),
    "membership_paid": (MONTH, "shop", None),
    "membership_unpaid": (MONTH | {"due_at": "2026-11-24 12:00:00"}, "shop", None),
    "shelf_closed": (MONTH, "shop", None),
    "application_approved": ({"application_id": 1, "plan": "小店 Small", "reason": ""}, "shop", None),
    "application_refused": ({"application_id": 1, "plan": "小店 Small", "reason": "blurred"}, "shop", None),
}
STUDENT = {"campus": "鼓楼", "ends_on": "2027-07-31", "note": "Welcome"}
REQUEST = {"request_id": 3, "number": "261123XYZ", "kind": "top_up", "amount": "500.00", "note": "thanks"}


def _notification(kind: str, detail: dict[str, Any]) -> Notification:
    return Notification(1, kind, detail, datetime(2026, 11, 22, tzinfo=UTC), None)


def _detail(kind: NotificationKind) -> dict[str, Any]:
    if kind in (NotificationKind.LOW_STOCK, NotificationKind.LISTING_EXPIRED):
        return PRODUCT
    if kind is NotificationKind.VENDOR_ASSIGNED:
        return VENDOR
    if kind.startswith("debt_"):
        return DEBT
    if kind in TALK:
        return TALK[kind][0]
    if kind.startswith("student_"):
        return STUDENT
    return REQUEST if kind.startswith("wallet_") else ORDER


@pytest.mark.parametrize("window", [Window.CUSTOMER, Window.VENDOR])
@pytest.mark.parametrize("kind", list(NotificationKind))
def test_every_kind_has_its_own_words_and_leads_somewhere(kind: NotificationKind, window: Window) -> None:
    found = told(_notification(kind, _detail(kind)), window)
    assert found.words and found.words != kind.replace("_", " ").capitalize()
    assert "{" not in found.words + found.detail
    if kind in TALK:
        place, argument = TALK[kind][1:]
        if kind is NotificationKind.QUESTION_ANSWERED and window is Window.VENDOR:
            place = ""
        assert (found.place, found.argument) == (place, argument)
        return
    if kind.startswith("student_"):
        assert found.place == ("profile" if window is Window.CUSTOMER else "shop_profile")
        return
    place, argument = {
        "order_id": ("orders", 7),
        "product_id": ("products", 9),
        "request_id": ("wallet", "requests"),
        "vendor_id": ("vendors", {"words": "南苑 Nanyuan"}),
    }[next(name for name in ("order_id", "product_id", "request_id", "vendor_id") if name in _detail(kind))]
    if kind is NotificationKind.POST_SALE_MESSAGE:
        place = "post_sale"
    if kind.startswith("debt_"):
        place, argument = "wallet", "debts"
    assert (found.place, found.argument) == (place, argument)


@pytest.mark.parametrize("kind", list(NotificationKind))
def test_a_detail_that_lacks_everything_is_still_told(kind: NotificationKind) -> None:
    assert told(_notification(kind, {}), Window.VENDOR).words


def test_a_kind_of_a_later_server_is_shown_plainly_and_leads_nowhere() -> None:
    found = told(_notification("want_answered", {"want_id": 1}), Window.CUSTOMER)
    assert (found.words, found.place) == ("Want answered", "")


def test_each_side_reads_the_name_of_the_other() -> None:
    cancelled = _notification(NotificationKind.ORDER_CANCELLED, ORDER)
    assert told(cancelled, Window.CUSTOMER).detail == "南苑 Nanyuan · Reason: sold out"
    assert told(cancelled, Window.VENDOR).detail == "林 Lin · Reason: sold out"


def test_a_request_tells_its_amount_and_what_follows() -> None:
    confirmed = told(_notification(NotificationKind.WALLET_REQUEST_CONFIRMED, REQUEST), Window.CUSTOMER)
    assert confirmed.words == "Your top-up of ¥500.00 is confirmed"
    assert confirmed.detail == "The money is in your wallet. · thanks"
    withdrawal = {**REQUEST, "kind": "withdrawal"}
    refused = told(_notification(NotificationKind.WALLET_REQUEST_REFUSED, withdrawal), Window.CUSTOMER)
    assert refused.words == "Your withdrawal of ¥500.00 was refused"
    assert refused.detail == "It is back in your wallet. · thanks"
