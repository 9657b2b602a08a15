"""The address book of a customer."""

from __future__ import annotations

from typing import Any

import pytest

from ecom_client.data.wire import Wire
from ecom_client.domain.addresses import AddressInput
from ecom_client.domain.errors import Refused
from ecom_client.domain.keys import new_key
from tests.fixtures.people import InstalledShop, Person

HOME = ("林小雨", "138 0000 0000", "北京市 海淀区", "学院路 37 号", 0)
DORM = ("Lin Xiaoyu", "+86 (10) 1234-5678", "", "Dormitory 4, room 502 🚲", 0)


def _add(person: Person, values: tuple[object, ...] = HOME, key: str | None = None) -> dict[str, Any]:
    return person.write("save_address", key or new_key(), None, None, *values)


def test_the_first_address_is_the_default_until_another_is_made_so(customer: Person) -> None:
    first, second = _add(customer), _add(customer, DORM)
    book = customer.session.addresses.mine()
    assert [(a.id, a.is_default) for a in book] == [(int(first["id"]), True), (int(second["id"]), False)]
    assert (book[0].recipient, book[0].one_line) == ("林小雨", "北京市 海淀区 学院路 37 号")
    assert book[1].street.endswith("🚲")
    customer.write("save_address", new_key(), second["id"], 1, *DORM[:4], 1)
    assert [a.id for a in customer.session.addresses.mine()] == [int(second["id"]), int(first["id"])]


def test_the_same_key_makes_one_address(customer: Person) -> None:
    key = new_key()
    assert _add(customer, key=key) == _add(customer, key=key)
    assert len(customer.call("my_addresses")) == 1
    refusal = customer.refused("save_address", key, None, None, *DORM)
    assert refusal == ("key_used_for_something_else", "")


def test_a_write_without_a_key_is_refused(customer: Person) -> None:
    assert customer.refused("save_address", None, None, None, *HOME)[0] == "key_missing"
    assert customer.refused("save_address", "x", None, None, *HOME)[0] == "key_missing"


@pytest.mark.parametrize(
    ("at", "value", "refusal"),
    [
        (0, "", ("text_missing", "recipient")),
        (0, "   ", ("text_missing", "recipient")),
        (0, None, ("text_missing", "recipient")),
        (0, "x" * 81, ("text_too_long", "recipient")),
        (0, "a\x00b", ("text_unprintable", "recipient")),
        (1, "", ("text_missing", "phone")),
        (1, "123", ("phone_invalid", "phone")),
        (1, "call me maybe", ("phone_invalid", "phone")),
        (1, "1" * 33, ("text_too_long", "phone")),
        (2, "x" * 121, ("text_too_long", "region")),
        (2, "a\nb", ("text_unprintable", "region")),
        (3, "", ("text_missing", "street")),
        (3, "x" * 241, ("text_too_long", "street")),
    ],
)
def test_an_address_that_cannot_be_is_refused(
    customer: Person, at: int, value: str | None, refusal: tuple[str, str]
) -> None:
    values = [*HOME]
    values[at] = value  # type: ignore[call-overload]
    assert customer.refused("save_address", new_key(), None, None, *values) == refusal
    assert customer.call("my_addresses") == []


def test_the_books_pages_are_twenty(customer: Person) -> None:
    for _ in range(20):
        _add(customer)
    assert customer.refused("save_address", new_key(), None, None, *HOME) == ("too_many_addresses", "")
    kept = customer.session.addresses.mine()[0]
    customer.session.addresses.change(
        new_key(), kept.id, kept.version, AddressInput("A", "12345", "", "S"), make_default=False
    )


def test_an_edit_names_the_version_it_saw(customer: Person) -> None:
    made = _add(customer)
    answer = customer.write("save_address", new_key(), made["id"], 1, *DORM)
    assert int(answer["version"]) == 2
    for stale in (1, 3, None):
        refusal = customer.refused("save_address", new_key(), made["id"], stale, *HOME)
        assert refusal == ("changed_meanwhile", str(made["id"]))
    assert customer.call("my_addresses")[0]["recipient"] == "Lin Xiaoyu"


def test_somebody_elses_address_is_not_there(customer: Person, other_customer: Person) -> None:
    made = _add(customer)
    assert other_customer.call("my_addresses") == []
    assert other_customer.refused("save_address", new_key(), made["id"], 1, *DORM)[0] == "not_found"
    assert other_customer.refused("remove_address", made["id"])[0] == "not_found"
    other_customer.session.addresses.remove(int(made["id"]))
    assert len(customer.call("my_addresses")) == 1


def test_removing_the_default_makes_the_oldest_left_the_default(
    shop: InstalledShop, customer: Person
) -> None:
    ids = [int(_add(customer)["id"]) for _ in range(3)]
    addresses = customer.session.addresses
    addresses.remove(ids[0])
    assert [(a.id, a.is_default) for a in addresses.mine()] == [(ids[1], True), (ids[2], False)]
    addresses.remove(ids[2])
    addresses.remove(ids[1])
    addresses.remove(ids[1])
    assert addresses.mine() == []
    pointer = shop.value(
        "SELECT default_address_id FROM ecom_data.customer WHERE id = %s", customer.profile_id
    )
    assert pointer is None


def test_only_customers_have_an_address_book(vendor: Person, guest: Wire) -> None:
    for procedure, args in (
        ("my_addresses", ()),
        ("save_address", (new_key(), None, None, *HOME)),
        ("remove_address", (1,)),
    ):
        assert vendor.refused(procedure, *args)[0] == "not_allowed"
        with pytest.raises(Refused, match="not_allowed"):
            guest.read(procedure, *args)
