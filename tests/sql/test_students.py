"""Student badges: asked for with a card or a confirmed address, decided by another, shown until their day is over."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from ecom_client.data.repositories.administration import STUDENTS
from ecom_client.domain.attachments import PendingAttachment, attachment_ids
from ecom_client.domain.catalogue import Picture
from ecom_client.domain.errors import Refused
from ecom_client.domain.keys import new_key
from ecom_client.domain.students import BadgeStatus
from tests.fixtures.goods import buy, put_on_sale
from tests.fixtures.people import People, Person

JPEG = b"\xff\xd8\xff\xe0"
TODAY = datetime.now(UTC).date()
LATER = TODAY + timedelta(days=200)


def _card(person: Person, words: bytes = b"card") -> int:
    content = JPEG + words
    picture = Picture(hashlib.sha256(content).hexdigest(), "image/jpeg", 64, 48, content, JPEG + b"small")
    return person.session.attachments.store([PendingAttachment(picture)])[0]


def _ask(person: Person) -> int:
    return person.session.students.ask(new_key(), "南京大学鼓楼", [_card(person)])


def _row(administrator: Person, badge: int) -> dict[str, Any]:
    rows = STUDENTS.page(administrator.session, None, 0, 100)
    return dict(next(row for row in rows if row["id"] == badge))


@pytest.fixture
def administrator(people: People) -> Person:
    return people.administrator()


def test_a_card_is_shown_granted_and_seen_on_the_seller(
    vendor: Person, customer: Person, administrator: Person
) -> None:
    badge = _ask(vendor)
    mine = vendor.session.students.mine()
    assert mine is not None
    assert (mine.status, mine.campus, mine.until) == (BadgeStatus.ASKED, "南京大学鼓楼", None)
    row = _row(administrator, badge)
    (picture,) = attachment_ids(row["pictures"])
    assert administrator.session.attachments.content(picture) == JPEG + b"card"
    assert customer.session.attachments.content(picture) is None
    administrator.session.students.decide(new_key(), badge, row["version"], BadgeStatus.GRANTED, LATER)
    mine = vendor.session.students.mine()
    assert mine is not None
    assert mine.holds(TODAY)
    assert not mine.holds(LATER + timedelta(days=1))
    put_on_sale(vendor)
    seller = customer.session.catalogue.seller(vendor.profile_id)
    assert seller is not None
    assert seller.student_until == LATER
    told = [one.kind for one in vendor.session.notifications.page(vendor.window)]
    assert "student_granted" in told
    administrator.session.students.decide(
        new_key(), badge, row["version"] + 1, BadgeStatus.REVOKED, note="Not yours"
    )
    seller = customer.session.catalogue.seller(vendor.profile_id)
    assert seller is not None
    assert seller.student_until is None
    _ask(vendor)


def test_reviews_tell_that_a_student_wrote_them(
    customer: Person, vendor: Person, administrator: Person
) -> None:
    goods = put_on_sale(vendor)

    def review() -> int:
        order = buy(customer, goods.line())["orders"][0]["id"]
        vendor.write("confirm_order", new_key(), order)
        vendor.write("ship_order", new_key(), order, "SF", "1")
        customer.write("confirm_delivery", new_key(), order, None)
        item = customer.shop.value("SELECT id FROM ecom_data.order_item WHERE order_id = %s", order)
        customer.write("rate_item", new_key(), item, 5, "")
        return customer.session.catalogue.reviews(goods.id).page(customer.session, None, 0, 1)[0].is_student

    assert review() == 0
    badge = _ask(customer)
    administrator.session.students.decide(new_key(), badge, 1, BadgeStatus.GRANTED, LATER)
    assert review() == 1


def test_a_confirmed_address_is_enough_to_ask(customer: Person, administrator: Person) -> None:
    refused = customer.refused("ask_student_badge", new_key(), "Campus", "[]")
    assert refused == ("evidence_missing", "attachments")
    customer.shop.execute(
        "UPDATE ecom_data.account SET email = 'lin@campus.cn', email_verified_at = ecom_data.utc_now() WHERE id = %s",
        customer.account_id,
    )
    badge = customer.session.students.ask(new_key(), "Campus", [])
    assert (_row(administrator, badge)["email"], _row(administrator, badge)["pictures"]) == (
        "lin@campus.cn",
        None,
    )
    customer.shop.execute("UPDATE ecom_data.account SET email = NULL WHERE id = %s", customer.account_id)


def test_what_cannot_be_asked_is_refused(customer: Person, other_customer: Person) -> None:
    assert customer.refused("ask_student_badge", new_key(), " ", "[]") == ("text_missing", "campus")
    assert customer.refused("ask_student_badge", new_key(), "x" * 81, "[]")[0] == "text_too_long"
    stranger = _card(other_customer)
    assert customer.refused("ask_student_badge", new_key(), "x", f"[{stranger}]")[0] == "picture_unknown"
    five = [_card(customer, bytes([65 + one])) for one in range(5)]
    assert customer.refused("ask_student_badge", new_key(), "x", str(five))[0] == "list_too_long"
    key, card = new_key(), _card(customer)
    first = customer.write("ask_student_badge", key, "x", f"[{card}]")
    assert customer.write("ask_student_badge", key, "x", f"[{card}]") == first
    assert customer.refused("ask_student_badge", new_key(), "x", f"[{five[0]}]")[0] == "badge_open"
    assert other_customer.session.students.mine() is None


def test_who_asked_fifty_times_asks_no_more(customer: Person) -> None:
    shop, card = customer.shop, _card(customer)
    for _ in range(50):
        shop.execute(
            "INSERT INTO ecom_data.student_badge (account_id, campus, status, asked_at)"
            " VALUES (%s, 'x', 'refused', ecom_data.utc_now())",
            customer.account_id,
        )
    refused = customer.refused("ask_student_badge", new_key(), "x", f"[{card}]")
    assert refused == ("list_full", "badges")
    kept = "SELECT COUNT(*) FROM ecom_data.student_badge WHERE account_id = %s"
    assert shop.value(kept, customer.account_id) == 50
    assert shop.value("SELECT subject_id FROM ecom_data.attachment WHERE id = %s", card) is None


def test_decisions_are_checked(customer: Person, administrator: Person, people: People) -> None:
    badge = _ask(customer)

    def decide(person: Person, version: int, decision: str, ends: object = None, note: str = "") -> str:
        return person.refused("decide_student_badge", new_key(), badge, version, decision, ends, note)[0]

    assert decide(administrator, 1, "perhaps") == "choice_unknown"
    assert decide(administrator, 1, "granted") == "date_out_of_range"
    assert decide(administrator, 1, "granted", TODAY - timedelta(days=2)) == "date_out_of_range"
    assert decide(administrator, 1, "granted", TODAY + timedelta(days=4000)) == "date_out_of_range"
    assert decide(administrator, 1, "refused", None, " ") == "text_missing"
    assert decide(administrator, 2, "refused", None, "no") == "changed_meanwhile"
    assert decide(administrator, 1, "revoked", None, "no") == "badge_decided"
    with pytest.raises(Refused, match="not_allowed"):
        people.administrator("Clerk", "Clerks of no students").session.students.decide(
            new_key(), badge, 1, BadgeStatus.REFUSED, note="no"
        )
    key = new_key()
    refusal = (key, badge, 1, "refused", None, "Cannot be read")
    first = administrator.write("decide_student_badge", *refusal)
    assert administrator.write("decide_student_badge", *refusal) == first
    assert decide(administrator, 2, "granted", LATER) == "badge_decided"
    assert (
        administrator.refused("decide_student_badge", new_key(), 2**40, 1, "granted", LATER, "")[0]
        == "not_found"
    )
    own = administrator.session.students.ask(new_key(), "Mine", [_card(administrator)])
    refused = administrator.refused("decide_student_badge", new_key(), own, 1, "granted", LATER, "")
    assert refused[0] == "own_request"


def test_cards_are_erased_two_weeks_after_the_decision(customer: Person, administrator: Person) -> None:
    badge, shop = _ask(customer), customer.shop
    administrator.session.students.decide(new_key(), badge, 1, BadgeStatus.REFUSED, note="Cannot be read")
    cards = "SELECT COUNT(*) FROM ecom_data.attachment WHERE subject = 'student' AND subject_id = %s"
    shop.execute("CALL ecom_data.erase_student_cards()")
    assert shop.value(cards, badge) == 1
    shop.move_clock(15 * 86400)
    try:
        shop.execute("CALL ecom_data.erase_student_cards()")
    finally:
        shop.move_clock(0)
    assert shop.value(cards, badge) == 0
