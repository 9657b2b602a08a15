"""People leave the shop for good; a month later nothing tells who they were."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ecom_client.data import accounts
from ecom_client.domain.errors import Refused, SignInFailed
from ecom_client.domain.keys import new_key
from tests.fixtures.goods import buy, put_on_sale
from tests.fixtures.people import PASSWORD, InstalledShop, Person, the_only_owner

MONTH = 31 * 24 * 3600


def test_a_closed_account_is_shut_and_nameless_after_a_month(shop: InstalledShop, vendor: Person) -> None:
    goods = put_on_sale(vendor)
    login, user = vendor.signed_in.identity.login_name, vendor.signed_in.credentials.user
    vendor.write("close_account", new_key())
    assert shop.value("SELECT COUNT(*) FROM ecom_data.listing WHERE product_id = %s", goods.id) == 0
    assert vendor.refused("my_profile")[0] == "account_suspended"
    with pytest.raises(Refused, match="account_suspended"):
        accounts.sign_in(shop.address, shop.facts, login, PASSWORD)
    shop.execute("CALL ecom_data.anonymise_closed()")
    assert shop.value("SELECT login_name FROM ecom_data.account WHERE id = %s", vendor.account_id) == login
    shop.move_clock(MONTH)
    shop.execute("CALL ecom_data.anonymise_closed()")
    shop.execute("CALL ecom_data.anonymise_closed()")
    shop.move_clock(0)
    (row,) = shop.execute(
        "SELECT a.login_name, a.email, v.name, v.contact_number FROM ecom_data.account AS a"
        " JOIN ecom_data.vendor AS v ON v.account_id = a.id WHERE a.id = %s",
        vendor.account_id,
    )
    assert row == {
        "login_name": f"closed.{vendor.account_id}",
        "email": None,
        "name": f"#{vendor.profile_id}",
        "contact_number": None,
    }
    assert shop.value("SELECT COUNT(*) FROM mysql.user WHERE user = %s", user) == 0
    with pytest.raises(SignInFailed):
        accounts.sign_in(shop.address, shop.facts, login, PASSWORD)
    again = accounts.open_account(shop.address, shop.facts, login, PASSWORD)
    assert again.user == user, "the login name is free again"


def test_closing_is_refused_while_something_is_open(
    shop: InstalledShop, customer: Person, vendor: Person, administrator: Person
) -> None:
    buy(customer, put_on_sale(vendor).line())
    assert customer.refused("close_account", new_key()) == ("orders_open", "1")
    assert vendor.refused("close_account", new_key()) == ("orders_open", "1")


def test_the_last_owner_stays(shop: InstalledShop, administrator: Person) -> None:
    account = administrator.account_id
    status = "SELECT status FROM ecom_data.account WHERE id = %s"
    groups = "SELECT COUNT(*) FROM ecom_data.group_member WHERE account_id = %s"
    with the_only_owner(administrator):
        assert administrator.refused("close_account", new_key()) == ("last_administrator", str(account))
        assert (shop.value(status, account), shop.value(groups, account)) == ("active", 1)
        assert administrator.call("my_profile")[0]["administrator_id"] == administrator.profile_id


def test_closing_is_refused_while_money_is_there(
    shop: InstalledShop, customer: Person, administrator: Person
) -> None:
    request = customer.write("ask_top_up", new_key(), Decimal(5), "ICBC")
    assert customer.refused("close_account", new_key()) == ("requests_open", "1")
    administrator.write("decide_wallet_request", new_key(), request["id"], 1, "confirm", "")
    assert customer.refused("close_account", new_key()) == ("balance_left", "5.00")
    assert shop.value("SELECT status FROM ecom_data.account WHERE id = %s", customer.account_id) == "active"
