"""What an account and its profiles say about the person."""

from __future__ import annotations

import pytest

from ecom_client.data.wire import Wire
from ecom_client.domain.errors import Refused
from ecom_client.domain.keys import new_key
from ecom_client.domain.profile import CustomerProfileInput, VendorProfileInput
from tests.fixtures.people import InstalledShop, Person


def test_everybody_sees_the_profiles_they_hold(
    customer: Person, vendor: Person, administrator: Person
) -> None:
    lin = customer.session.profile.mine()
    assert lin.customer is not None and lin.vendor is None and lin.administrator is None
    assert (lin.customer.id, lin.customer.name, lin.customer.version) == (customer.profile_id, "林 Lin", 1)
    assert lin.registered_at.utcoffset() is not None and lin.credit_score == 100 and lin.email == ""
    shop = vendor.session.profile.mine()
    assert shop.vendor is not None and shop.customer is None
    assert (shop.vendor.kind, shop.vendor.status, shop.vendor.contact_is_published) == (
        "individual",
        "active",
        False,
    )
    admin = administrator.session.profile.mine()
    assert admin.administrator is not None and admin.administrator.name == "Admin"


def test_a_customer_changes_name_and_number(customer: Person) -> None:
    profile, key = customer.session.profile, new_key()
    wanted = CustomerProfileInput("林小雨", "13911112222")
    assert profile.save_customer(key, 1, wanted) == 2
    assert profile.save_customer(key, 1, wanted) == 2
    saved = profile.mine().customer
    assert saved is not None and (saved.name, saved.contact_number, saved.version) == (
        "林小雨",
        "13911112222",
        2,
    )
    with pytest.raises(Refused, match="key_used_for_something_else"):
        profile.save_customer(key, 1, CustomerProfileInput("Other", ""))
    with pytest.raises(Refused, match="changed_meanwhile"):
        profile.save_customer(new_key(), 1, wanted)
    assert profile.save_customer(new_key(), 2, CustomerProfileInput("Lin", "")) == 3


@pytest.mark.parametrize(
    ("name", "number", "refusal"),
    [
        ("", "", ("text_missing", "name")),
        ("x" * 81, "", ("text_too_long", "name")),
        ("a\tb", "", ("text_unprintable", "name")),
        ("Lin", "12", ("phone_invalid", "contact_number")),
        ("Lin", "１３８００００００００", ("phone_invalid", "contact_number")),
    ],
)
def test_a_customer_profile_that_cannot_be_is_refused(
    customer: Person, name: str, number: str, refusal: tuple[str, str]
) -> None:
    assert customer.refused("save_customer_profile", new_key(), 1, name, number) == refusal
    assert customer.call("my_profile")[0]["customer_version"] == 1


def test_a_vendor_changes_the_shop(vendor: Person) -> None:
    profile, key = vendor.session.profile, new_key()
    wanted = VendorProfileInput("南苑数码", "Phones.\nAnd more.", "13911112222", True)
    assert profile.save_vendor(key, 1, wanted) == 2
    assert profile.save_vendor(key, 1, wanted) == 2
    saved = profile.mine().vendor
    assert saved is not None and (saved.name, saved.description) == ("南苑数码", "Phones.\nAnd more.")
    assert saved.contact_is_published and saved.version == 2
    with pytest.raises(Refused, match="changed_meanwhile"):
        profile.save_vendor(new_key(), 1, wanted)
    with pytest.raises(Refused, match="key_used_for_something_else"):
        profile.save_vendor(key, 2, wanted)


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        (("", "", "", 0), ("text_missing", "name")),
        (("Shop", "x" * 2001, "", 0), ("text_too_long", "description")),
        (("Shop", "\x1b[31m", "", 0), ("text_unprintable", "description")),
        (("Shop", "", "", 1), ("text_missing", "contact_number")),
        (("Shop", "", "abc", 0), ("phone_invalid", "contact_number")),
    ],
)
def test_a_vendor_profile_that_cannot_be_is_refused(
    vendor: Person, values: tuple[object, ...], refusal: tuple[str, str]
) -> None:
    assert vendor.refused("save_vendor_profile", new_key(), 1, *values) == refusal


def test_a_suspended_vendor_changes_nothing(shop: InstalledShop, vendor: Person) -> None:
    shop.execute("UPDATE ecom_data.vendor SET status = 'suspended' WHERE id = %s", vendor.profile_id)
    assert vendor.refused("save_vendor_profile", new_key(), 1, "X", "", "", 0)[0] == "vendor_suspended"
    assert vendor.call("my_profile")[0]["vendor_status"] == "suspended"


def test_each_window_changes_its_own_profile(customer: Person, vendor: Person, guest: Wire) -> None:
    assert customer.refused("save_vendor_profile", new_key(), 1, "X", "", "", 0)[0] == "not_allowed"
    assert vendor.refused("save_customer_profile", new_key(), 1, "X", "")[0] == "not_allowed"
    with pytest.raises(Refused, match="not_allowed"):
        guest.read("my_profile")


def test_the_language_is_one_of_two(customer: Person) -> None:
    profile = customer.session.profile
    profile.set_language("zh_CN")
    profile.set_language("zh_CN")
    assert profile.mine().language == "zh_CN"
    for wrong in ("de", "", None, "zh_CNX"):
        assert customer.refused("set_language", wrong) == ("choice_unknown", "language")


def test_the_email_address_is_checked_and_belongs_to_one(customer: Person, vendor: Person) -> None:
    address = f"lin{customer.account_id}@campus.cn"
    customer.session.profile.set_email(f" {address.upper()} ")
    customer.session.profile.set_email(address)
    assert customer.session.profile.mine().email == address
    assert vendor.refused("set_email", address) == ("email_taken", "email")
    for wrong in ("no", "a@b", "a b@c.cn", "@c.cn"):
        assert vendor.refused("set_email", wrong) == ("email_invalid", "email")
    assert vendor.refused("set_email", "x" * 300) == ("text_too_long", "email")
    customer.session.profile.set_email("")
    assert customer.session.profile.mine().email == ""


def test_a_new_email_address_is_not_verified(shop: InstalledShop, customer: Person) -> None:
    profile = customer.session.profile
    profile.set_email(f"a{customer.account_id}@campus.cn")
    shop.execute(
        "UPDATE ecom_data.account SET email_verified_at = ecom_data.utc_now() WHERE id = %s",
        customer.account_id,
    )
    profile.set_email(f"A{customer.account_id}@campus.cn")
    assert profile.mine().email_verified_at is not None
    profile.set_email(f"b{customer.account_id}@campus.cn")
    assert profile.mine().email_verified_at is None
