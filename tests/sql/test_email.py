"""E-mail addresses are proved by a mailed code, and sellers may have to."""

from __future__ import annotations

from ecom_client.domain.keys import new_key
from tests.fixtures.goods import put_on_sale
from tests.fixtures.mail import Mailing, set_setting
from tests.fixtures.people import InstalledShop, People, Person


def _verified(shop: InstalledShop, person: Person) -> bool:
    return (
        shop.value("SELECT email_verified_at FROM ecom_data.account WHERE id = %s", person.account_id)
        is not None
    )


def _set(person: Person) -> str:
    address = f"mine{person.account_id}@campus.cn"
    assert person.write("set_email", address) == {"email": address}
    return address


def test_a_new_address_gets_a_code_that_proves_it(
    shop: InstalledShop, mailing: Mailing, customer: Person
) -> None:
    address = _set(customer)
    assert mailing.send().sent == 1
    code = mailing.code_for(address)
    assert len(code) == 6 and code.isdigit()
    assert customer.refused("verify_email", f"{(int(code) + 1) % 10**6:06}") == ("email_code_wrong", "code")
    assert customer.refused("verify_email", None) == ("email_code_wrong", "code")
    assert not _verified(shop, customer)
    for _ in range(2):
        assert customer.write("verify_email", f" {code[:3]} {code[3:]} ") == {"email": address}
    assert _verified(shop, customer)
    assert customer.call("my_profile")[0]["email_verified_at"] is not None


def test_five_wrong_codes_and_another_must_be_asked_for(
    shop: InstalledShop, mailing: Mailing, customer: Person
) -> None:
    address = _set(customer)
    mailing.send()
    code = mailing.code_for(address)
    wrong = f"{(int(code) + 1) % 10**6:06}"
    for _ in range(5):
        assert customer.refused("verify_email", wrong)[0] == "email_code_wrong"
    assert customer.refused("verify_email", code) == ("too_many_codes_tried", "code")
    key = new_key()
    assert (
        customer.write("ask_email_code", key) == customer.write("ask_email_code", key) == {"email": address}
    )
    assert mailing.send().sent == 1
    assert customer.write("verify_email", mailing.code_for(address)) == {"email": address}


def test_codes_are_refused_when_old_for_another_address_or_too_many(
    shop: InstalledShop, mailing: Mailing, customer: Person, other_customer: Person
) -> None:
    assert customer.refused("ask_email_code", new_key()) == ("text_missing", "email")
    assert customer.refused("verify_email", "123456") == ("code_expired", "code")
    address = _set(customer)
    mailing.send()
    code = mailing.code_for(address)
    assert other_customer.refused("verify_email", code)[0] == "code_expired"
    shop.move_clock(24 * 3600 + 60)
    assert customer.refused("verify_email", code)[0] == "code_expired"
    shop.move_clock(0)
    customer.write("set_email", f"other{customer.account_id}@campus.cn")
    assert customer.refused("verify_email", code)[0] == "code_expired"
    for _ in range(3):
        customer.write("ask_email_code", new_key())
    assert customer.refused("ask_email_code", new_key())[0] == "too_many_codes"
    set_setting(shop, "mail_is_on", "no")
    assert customer.refused("ask_email_code", new_key())[0] == "mail_is_off"


def test_an_address_that_was_proved_is_told_when_it_is_left(
    shop: InstalledShop, mailing: Mailing, customer: Person
) -> None:
    old = mailing.give_address(customer)
    _set(customer)
    mailing.send()
    assert [letter["Subject"] for letter in mailing.server.to(old)] == [
        "Test shop: your account has another e-mail address"
    ]
    assert not _verified(shop, customer)


def test_where_sellers_prove_their_address_they_publish_nothing_before(
    shop: InstalledShop, mailing: Mailing, people: People, customer: Person
) -> None:
    set_setting(shop, "sellers_verify_email", "yes")
    start = ("start_selling", "Lin's", "", "", "", 1, "en")
    assert customer.refused(*start) == ("text_missing", "email")
    set_setting(shop, "sellers_verify_email", "no")
    vendor = people.vendor()
    goods = put_on_sale(vendor)
    version = shop.value("SELECT version FROM ecom_data.product WHERE id = %s", goods.id)
    off = vendor.write("set_product_status", new_key(), goods.id, version, "off_shelf")
    set_setting(shop, "sellers_verify_email", "yes")
    again = ("set_product_status", new_key(), goods.id, off["version"], "on_sale")
    assert vendor.refused(*again)[0] == "email_not_verified"
    address = _set(vendor)
    mailing.send()
    assert vendor.refused(*again)[0] == "email_not_verified"
    vendor.write("verify_email", mailing.code_for(address))
    assert vendor.write(*again)["status"] == "on_sale"


def test_without_a_mail_server_nobody_has_to_prove_anything(
    shop: InstalledShop, mailing: Mailing, people: People
) -> None:
    set_setting(shop, "sellers_verify_email", "yes")
    set_setting(shop, "mail_is_on", "no")
    assert put_on_sale(people.vendor()).id
