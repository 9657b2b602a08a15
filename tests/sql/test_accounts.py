"""Opening accounts, registering profiles, signing in."""

from __future__ import annotations

import pytest

from ecom_client.data import accounts
from ecom_client.data.session import Session
from ecom_client.data.wire import Wire
from ecom_client.domain.errors import Refused, SignInFailed
from ecom_client.domain.identity import Privilege, Window, mysql_user
from ecom_client.domain.keys import new_key
from ecom_client.domain.profile import CustomerProfileInput
from tests.fixtures.people import PASSWORD, InstalledShop, People, Person


def _refusal(wire: Wire, procedure: str, *args: object) -> tuple[str, str]:
    with pytest.raises(Refused) as caught:
        wire.read(procedure, *args)
    return caught.value.word, caught.value.detail


@pytest.mark.parametrize(
    "name",
    [
        "",
        "ab",
        "a" * 33,
        "Lin",
        "a b",
        "'; DROP TABLE account; --",
        "lin\n",
        "\x00abc",
        "😀😀😀",
        "-lin",
        "lin@x",
    ],
)
def test_a_login_name_that_cannot_be_is_refused(guest: Wire, name: str) -> None:
    assert _refusal(guest, "open_account", name) == ("login_name_invalid", "login_name")


def test_a_login_name_is_given_once(guest: Wire) -> None:
    guest.read("open_account", "taken.name")
    assert _refusal(guest, "open_account", "taken.name") == ("login_name_taken", "login_name")


def test_a_chinese_login_name_works(shop: InstalledShop) -> None:
    credentials = accounts.open_account(shop.address, shop.facts, "林小雨", PASSWORD)
    assert credentials.user == mysql_user("林小雨")
    who = accounts.ask_identity(shop.address, credentials)
    assert who.login_name == "林小雨" and who.windows == ()


def test_openings_are_limited_by_host_and_hour(shop: InstalledShop, guest: Wire) -> None:
    shop.execute("UPDATE ecom_data.setting SET value = '1' WHERE name = 'openings_per_host_and_hour'")
    try:
        shop.execute(
            "INSERT INTO ecom_data.account_opening (host, opened_at) VALUES ('localhost', ecom_data.utc_now())"
        )
        assert _refusal(guest, "open_account", "one-too-many")[0] == "too_many_openings"
    finally:
        shop.execute(
            "UPDATE ecom_data.setting SET value = '100000' WHERE name = 'openings_per_host_and_hour'"
        )


def test_the_one_time_password_is_replaced_by_the_owners(shop: InstalledShop) -> None:
    accounts.open_account(shop.address, shop.facts, "replaces.it", PASSWORD)
    signed_in = accounts.sign_in(shop.address, shop.facts, "  Replaces.IT ", PASSWORD)
    assert signed_in.identity.login_name == "replaces.it"
    with pytest.raises(SignInFailed):
        accounts.sign_in(shop.address, shop.facts, "replaces.it", PASSWORD + "x")
    with pytest.raises(SignInFailed):
        accounts.sign_in(shop.address, shop.facts, "nobody.there", PASSWORD)


def test_registering_twice_gives_the_same_customer(shop: InstalledShop, customer: Person) -> None:
    again = customer.write("register_customer", "Somebody else", "", "", 1, "en")
    assert int(again["customer_id"]) == customer.profile_id
    assert shop.value("SELECT name FROM ecom_data.customer WHERE id = %s", customer.profile_id) == "林 Lin"


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        (("", "", "", 1, "en"), ("text_missing", "name")),
        (("x" * 81, "", "", 1, "en"), ("text_too_long", "name")),
        (("a\x07b", "", "", 1, "en"), ("text_unprintable", "name")),
        (("Lin", "12", "", 1, "en"), ("phone_invalid", "contact_number")),
        (("Lin", "call me", "", 1, "en"), ("phone_invalid", "contact_number")),
        (("Lin", "", "no address", 1, "en"), ("email_invalid", "email")),
        (("Lin", "", "x" * 250 + "@a.cn", 1, "en"), ("text_too_long", "email")),
        (("Lin", "", "", 0, "en"), ("terms_not_accepted", "terms")),
        (("Lin", "", "", None, "en"), ("terms_not_accepted", "terms")),
    ],
)
def test_a_profile_that_cannot_be_is_refused(
    shop: InstalledShop, request: pytest.FixtureRequest, values: tuple[object, ...], refusal: tuple[str, str]
) -> None:
    login = f"refused{abs(hash(request.node.name)) % 10**9}"
    credentials = accounts.open_account(shop.address, shop.facts, login, PASSWORD)
    wire = Wire(shop.address, credentials.user, credentials.password, "ecom_member")
    assert _refusal(wire, "register_customer", *values) == refusal
    assert shop.value("SELECT status FROM ecom_data.account WHERE login_name = %s", login) == "half_open"
    wire.close()


def test_an_email_address_belongs_to_one_account(shop: InstalledShop, people: People) -> None:
    customer, other = people.customer(), people.customer()
    shop.execute("UPDATE ecom_data.account SET email = 'one@campus.cn' WHERE id = %s", customer.account_id)
    assert other.refused("start_selling", "Shop", "", "", " ONE@campus.cn", 1, "en") == (
        "email_taken",
        "email",
    )


def test_one_account_may_buy_and_sell(shop: InstalledShop, customer: Person) -> None:
    accounts.start_selling(
        shop.address,
        customer.signed_in.credentials,
        name="Lin sells",
        description="Things",
        contact_number="",
        email="",
        terms_version=1,
        language="zh_CN",
    )
    who = accounts.ask_identity(shop.address, customer.signed_in.credentials)
    assert who.windows == (Window.CUSTOMER, Window.VENDOR)
    wire = customer.another_wire(Window.VENDOR)
    assert wire.read("sign_in")[0]["vendor_name"] == "Lin sells"
    wire.close()


def test_a_vendor_begins_to_buy_once(vendor: Person) -> None:
    assert vendor.signed_in.identity.windows == (Window.VENDOR,)
    typed = CustomerProfileInput("南苑 buys", "138 0000 0000").checked()
    who = vendor.session.profile.start_buying(typed, "zh_CN")
    assert who.windows == (Window.CUSTOMER, Window.VENDOR)
    again = vendor.session.profile.start_buying(CustomerProfileInput("Another name", ""), "en")
    assert (again.customer_id, again.customer_name) == (who.customer_id, "南苑 buys")
    assert (
        vendor.shop.value(
            "SELECT COUNT(*) FROM ecom_data.wallet WHERE account_id = %s AND kind = 'cash'", vendor.account_id
        )
        == 1
    )  # buying and selling share the wallet
    wire = vendor.another_wire(Window.CUSTOMER)
    assert Session(wire).favourites.ids() == set()
    wire.close()


def test_a_half_open_account_does_nothing_else(shop: InstalledShop) -> None:
    credentials = accounts.open_account(shop.address, shop.facts, "half.open", PASSWORD)
    wire = Wire(shop.address, credentials.user, credentials.password, "ecom_member")
    assert wire.read("sign_in")[0]["status"] == "half_open"
    asked = "SELECT * FROM ecom_data.account WHERE login_name = 'half.open'"
    before = shop.execute(asked)
    for call in (
        ("my_profile",),
        ("set_language", "zh_CN"),
        ("set_email", "half.open@campus.cn"),
        ("ask_support", *[None] * 5),
        ("close_account", new_key()),
    ):
        assert _refusal(wire, *call) == ("account_not_open_yet", "")
    assert shop.execute(asked) == before
    wire.close()


def test_an_administrator_knows_what_they_may(administrator: Person) -> None:
    assert administrator.signed_in.identity.windows == (Window.ADMINISTRATOR,)
    assert administrator.signed_in.identity.may("overview", Privilege.FULL)


def test_a_suspended_account_is_turned_away_at_every_door(shop: InstalledShop, customer: Person) -> None:
    shop.execute("UPDATE ecom_data.account SET status = 'suspended' WHERE id = %s", customer.account_id)
    assert customer.refused("sign_in") == ("account_suspended", "")


def test_the_owner_is_nobody_in_the_shop(shop: InstalledShop) -> None:
    with pytest.raises(Exception, match="not_an_account"):
        shop.execute("CALL ecom.sign_in()")


def test_maintenance_closes_the_doors(shop: InstalledShop, customer: Person, guest: Wire) -> None:
    shop.execute("UPDATE ecom_data.shop SET maintenance = 1")
    try:
        assert customer.refused("sign_in")[0] == "maintenance"
        assert _refusal(guest, "open_account", "not.now")[0] == "maintenance"
    finally:
        shop.execute("UPDATE ecom_data.shop SET maintenance = 0")
