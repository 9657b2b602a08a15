"""Pictures: store_picture, and what everybody may fetch: fetch_thumbnails, fetch_picture."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

import pytest

from ecom_client.data.repositories.catalogue import Catalogue
from ecom_client.data.wire import Wire
from ecom_client.domain.catalogue import Picture, ProductDraft
from ecom_client.domain.errors import Refused
from ecom_client.domain.keys import new_key
from tests.fixtures.goods import put_on_sale
from tests.fixtures.people import Person

JPEG, PNG, WEBP = b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"RIFF\x00\x00\x00\x00WEBP"


def _picture(content: bytes, media_type: str = "image/jpeg", thumbnail: bytes = JPEG + b"small") -> Picture:
    return Picture(hashlib.sha256(content).hexdigest(), media_type, 640, 480, content, thumbnail)


def _store(vendor: Person, picture: Picture) -> str:
    return vendor.session.vendor_products.store_picture(picture)


def _refusal(vendor: Person, picture: Picture) -> str:
    with pytest.raises(Refused) as caught:
        _store(vendor, picture)
    return caught.value.word


@pytest.mark.parametrize(
    ("start", "media_type"), [(JPEG, "image/jpeg"), (PNG, "image/png"), (WEBP, "image/webp")]
)
def test_a_stored_picture_is_everybodys_to_see(
    vendor: Person, guest: Wire, start: bytes, media_type: str
) -> None:
    content = start + bytes(range(256)) * 40
    picture = _picture(content, media_type)
    assert _store(vendor, picture) == _store(vendor, picture) == picture.id
    assert Catalogue(guest).picture(picture.id) == content
    assert Catalogue(guest).thumbnails([picture.id, "0" * 64, "nonsense ü"]) == {
        picture.id: picture.thumbnail
    }
    assert Catalogue(guest).picture("nonsense 手机") is None


def test_more_thumbnails_than_fit_into_one_question(vendor: Person, guest: Wire) -> None:
    ids = [_store(vendor, _picture(JPEG + str(number).encode())) for number in range(70)]
    assert Catalogue(guest).thumbnails(ids).keys() == set(ids)
    for wrong in (json.dumps(ids), "nonsense", "{}", None):
        with pytest.raises(Refused) as caught:
            guest.read("fetch_thumbnails", wrong)
        assert caught.value.word == "list_too_long"


def test_what_is_no_picture_is_refused(vendor: Person) -> None:
    good = _picture(JPEG + b"content")
    assert _refusal(vendor, _picture(b"<svg onload='x'/>", "image/jpeg")) == "picture_unreadable"
    assert _refusal(vendor, replace(good, media_type="image/png")) == "picture_unreadable"
    assert _refusal(vendor, replace(good, media_type="image/svg+xml")) == "picture_unreadable"
    assert _refusal(vendor, replace(good, id="0" * 64)) == "picture_unreadable"
    assert _refusal(vendor, replace(good, thumbnail=b"")) == "picture_unreadable"
    assert _refusal(vendor, replace(good, thumbnail=b"MZ not a picture")) == "picture_unreadable"
    assert vendor.refused("store_picture", None, None, None, None, None, None)[0] == "picture_unreadable"


def test_what_is_too_large_is_refused(vendor: Person) -> None:
    assert _store(vendor, _picture(JPEG + b"x" * (2 * 1024 * 1024 - 4)))
    assert _refusal(vendor, _picture(JPEG + b"x" * (2 * 1024 * 1024 - 3))) == "picture_too_large"
    good = _picture(JPEG + b"content")
    assert _refusal(vendor, replace(good, thumbnail=JPEG + b"x" * (60 * 1024))) == "picture_too_large"
    assert _refusal(vendor, replace(good, width=4097)) == "picture_too_large"
    assert _refusal(vendor, replace(good, height=0)) == "picture_too_large"


def test_a_vendor_has_a_quota(vendor: Person) -> None:
    vendor.shop.execute("UPDATE ecom_data.setting SET value = '1' WHERE name = 'picture_quota_megabytes'")
    try:
        first = _picture(JPEG + b"a" * 700_000)
        _store(vendor, first)
        assert _refusal(vendor, _picture(JPEG + b"b" * 700_000)) == "picture_quota_full"
        assert _store(vendor, first) == first.id, "what is stored already costs nothing"
    finally:
        vendor.shop.execute(
            "UPDATE ecom_data.setting SET value = '200' WHERE name = 'picture_quota_megabytes'"
        )


def test_a_product_shows_its_vendors_pictures_in_order(vendor: Person, other_vendor: Person) -> None:
    first, second = (_store(vendor, _picture(JPEG + word)) for word in (b"first", b"second"))
    goods = put_on_sale(vendor)
    mine = vendor.session.vendor_products
    product = mine.product(goods.id)
    assert product is not None
    draft = ProductDraft(
        name="Phone", category_id=product.category_id, price=goods.price, picture_ids=(second, first)
    )
    mine.save(new_key(), draft, product)
    listing = vendor.session.catalogue.listing(goods.id)
    assert listing is not None and listing.picture_ids == (second, first) and listing.picture_id == second
    after = mine.product(goods.id)
    assert after is not None and after.picture_ids == (second, first)
    with pytest.raises(Refused) as caught:
        mine.save(new_key(), replace(draft, picture_ids=(first, first)), after)
    assert caught.value.word == "picture_unknown"
    with pytest.raises(Refused) as caught:
        other_vendor.session.vendor_products.save(new_key(), replace(draft, picture_ids=(first,)))
    assert caught.value.word == "picture_unknown"


def test_guests_and_customers_store_nothing(customer: Person, guest: Wire) -> None:
    picture = _picture(JPEG + b"x")
    assert _refusal(customer, picture) == "not_allowed"
    with pytest.raises(Refused):
        guest.write("store_picture", picture.id, "image/jpeg", 1, 1, picture.content, picture.thumbnail)
