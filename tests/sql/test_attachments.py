"""Private pictures: stored by anybody with an account, seen by their owner until something claims them."""

from __future__ import annotations

import hashlib
import json

import pytest

from ecom_client.data.wire import Wire
from ecom_client.domain.attachments import PendingAttachment
from ecom_client.domain.catalogue import Picture
from ecom_client.domain.errors import Refused
from ecom_client.domain.keys import new_key
from tests.fixtures.people import InstalledShop, Person

JPEG, PNG, WEBP = b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"RIFF\x00\x00\x00\x00WEBP"


def _pending(content: bytes = JPEG + b"evidence", media_type: str = "image/jpeg") -> PendingAttachment:
    return PendingAttachment(
        Picture(hashlib.sha256(content).hexdigest(), media_type, 640, 480, content, JPEG + b"small")
    )


def _store(person: Person, content: bytes = JPEG + b"evidence", media_type: str = "image/jpeg") -> int:
    return person.session.attachments.store([_pending(content, media_type)])[0]


def _refused(person: Person, **wrong: object) -> tuple[str, str]:
    call: dict[str, object] = {
        "media_type": "image/jpeg",
        "width": 640,
        "height": 480,
        "content": JPEG + b"x",
        "thumbnail": JPEG + b"y",
    }
    return person.refused("store_attachment", new_key(), *(call | wrong).values())


def _claim(person: Person, ids: object, subject: str = "mail", subject_id: int = 7, most: int = 3) -> None:
    person.shop.execute(
        "CALL ecom_data.claim_attachments(%s, %s, %s, %s, %s)",
        *(person.account_id, ids if ids is None else json.dumps(ids), subject, subject_id, most),
    )


def _claim_refused(person: Person, ids: object, **more: int) -> str:
    with pytest.raises(Exception, match=r":attachments") as caught:
        _claim(person, ids, **more)
    return str(caught.value.args[1]).partition(":")[0]


@pytest.mark.parametrize(
    ("start", "media_type"), [(JPEG, "image/jpeg"), (PNG, "image/png"), (WEBP, "image/webp")]
)
def test_its_owner_sees_a_stored_picture(customer: Person, start: bytes, media_type: str) -> None:
    content = start + bytes(range(256)) * 40
    mine = customer.session.attachments
    stored = _store(customer, content, media_type)
    assert mine.content(stored) == content
    assert mine.thumbnails([stored, 2**40]) == {str(stored): JPEG + b"small"}


def test_nobody_else_ever_sees_it(
    customer: Person, other_customer: Person, vendor: Person, administrator: Person, guest: Wire
) -> None:
    stored = _store(customer)
    for stranger in (other_customer, vendor, administrator):
        assert stranger.session.attachments.content(stored) is None
        assert stranger.session.attachments.thumbnails([stored]) == {}
    _claim(customer, [stored], subject_id=stored)
    for stranger in (other_customer, vendor, administrator):
        assert stranger.session.attachments.content(stored) is None
    for call in (("fetch_attachment", stored), ("fetch_attachment_thumbnails", f"[{stored}]")):
        with pytest.raises(Refused, match="not_allowed"):
            guest.read(*call)
    with pytest.raises(Refused, match="not_allowed"):
        guest.read("store_attachment", new_key(), "image/jpeg", 1, 1, JPEG, JPEG)


def test_the_same_key_stores_it_once(customer: Person) -> None:
    pending = _pending()
    mine = customer.session.attachments
    assert mine.store([pending]) == mine.store([pending])
    assert (
        customer.shop.value(
            "SELECT COUNT(*) FROM ecom_data.attachment WHERE account_id = %s", customer.account_id
        )
        == 1
    )
    refused = customer.refused("store_attachment", pending.key, "image/png", 1, 1, PNG, PNG)
    assert refused[0] == "key_used_for_something_else"


def test_what_is_no_picture_or_too_large_is_refused(customer: Person) -> None:
    for wrong in (
        {"content": b"<svg onload='x'/>"},
        {"content": None},
        {"media_type": "image/png"},
        {"media_type": None},
        {"thumbnail": b"MZ"},
        {"thumbnail": None},
    ):
        assert _refused(customer, **wrong) == ("picture_unreadable", "picture"), wrong
    for too_large in (
        {"content": JPEG + b"x" * 2 * 1024 * 1024},
        {"thumbnail": JPEG + b"x" * 60 * 1024},
        {"width": 4097},
        {"height": 0},
        {"width": None},
    ):
        assert _refused(customer, **too_large) == ("picture_too_large", "picture"), too_large


def test_everybody_has_a_quota(customer: Person, other_customer: Person) -> None:
    shop = customer.shop
    shop.execute("UPDATE ecom_data.setting SET value = '1' WHERE name = 'attachment_quota_megabytes'")
    try:
        _store(customer, JPEG + b"a" * 700_000)
        assert _refused(customer, content=JPEG + b"b" * 700_000)[0] == "attachment_quota_full"
        _store(other_customer, JPEG + b"b" * 700_000)
    finally:
        shop.execute("UPDATE ecom_data.setting SET value = '50' WHERE name = 'attachment_quota_megabytes'")


def test_something_claims_pictures_once_and_keeps_their_order(customer: Person, shop: InstalledShop) -> None:
    first, second, third = (_store(customer, JPEG + word) for word in (b"1", b"2", b"3"))
    _claim(customer, [first, second], subject_id=first)
    _claim(customer, None, subject_id=first)
    _claim(customer, [], subject_id=first)
    joined = shop.value("SELECT ecom_data.attachments_of('mail', %s)", first)
    assert joined == f"{first},{second}"
    assert _claim_refused(customer, [second]) == "picture_unknown"
    assert _claim_refused(customer, [third, third]) == "picture_unknown"
    assert shop.value("SELECT ecom_data.attachments_of('mail', 0)") == ""


def test_only_ones_own_and_not_too_many_are_claimed(customer: Person, other_customer: Person) -> None:
    ids = [_store(customer, JPEG + bytes([n])) for n in range(4)]
    assert _claim_refused(other_customer, [ids[0]]) == "picture_unknown"
    assert _claim_refused(customer, ids, most=3) == "list_too_long"
    for nonsense in ({"id": ids[0]}, "1", 5):
        assert _claim_refused(customer, nonsense) == "list_too_long"
    for nonsense in ([None], ["1 OR 1"], [[ids[0]]], [-1], [2**63], ["手机"]):
        assert _claim_refused(customer, nonsense) == "picture_unknown", nonsense
    _claim(customer, ids[:2], subject_id=ids[0], most=2)
    assert _claim_refused(customer, ids[2:3], subject_id=ids[0], most=2) == "list_too_long"


def test_what_nothing_claims_is_gone_after_a_day(customer: Person, shop: InstalledShop) -> None:
    left, claimed = _store(customer), _store(customer)
    _claim(customer, [claimed], subject_id=claimed)
    shop.move_clock(86_000)
    shop.execute("CALL ecom_data.remove_unclaimed()")
    assert customer.session.attachments.content(left)
    shop.move_clock(87_000)
    shop.execute("CALL ecom_data.tick()")
    assert customer.session.attachments.content(left) is None
    assert customer.session.attachments.content(claimed)


def test_too_many_thumbnails_at_once_are_refused(customer: Person) -> None:
    assert customer.session.attachments.thumbnails(range(1, 130)) is not None
    for wrong in (json.dumps(list(range(61))), "nonsense", "{}", None):
        assert customer.refused("fetch_attachment_thumbnails", wrong) == ("list_too_long", "ids")
    assert customer.call("fetch_attachment_thumbnails", '["x", null, [], -1, 99999999999999999999]') == []
