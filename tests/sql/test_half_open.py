"""Accounts nobody finished opening go away, and leave nothing to whoever takes the name next."""

from __future__ import annotations

import pytest

from ecom_client.data import accounts
from ecom_client.data.wire import Wire
from ecom_client.domain.errors import Known, Refused
from tests.fixtures.people import PASSWORD, InstalledShop, People, Person


def _open(shop: InstalledShop, name: str) -> tuple[accounts.Credentials, Wire]:
    credentials = accounts.open_account(shop.address, shop.facts, name, PASSWORD)
    wire = Wire(shop.address, credentials.user, credentials.password, "ecom_member")
    wire.read("sign_in")
    return credentials, wire


def _rows(shop: InstalledShop, name: str) -> int:
    return int(shop.value("SELECT COUNT(*) FROM ecom_data.account WHERE login_name = %s", name))


def _mysql_accounts(shop: InstalledShop, user: str) -> int:
    return int(shop.value("SELECT COUNT(*) FROM mysql.user WHERE User = %s", user))


def test_a_half_open_account_goes_in_two_steps(shop: InstalledShop, people: People) -> None:
    credentials, wire = _open(shop, "never.came.back")
    shop.execute("CALL ecom_data.close_half_open()")
    assert _mysql_accounts(shop, credentials.user) == 1, "it is too early"
    shop.move_clock(16 * 60)
    shop.execute("CALL ecom_data.close_half_open()")
    assert _mysql_accounts(shop, credentials.user) == 0
    assert _rows(shop, "never.came.back") == 1, "the name waits until no session can be left"
    with pytest.raises(Known):
        wire.read("register_customer", "Late", "", "", 1, "en")
    shop.move_clock(18 * 60)
    shop.execute("CALL ecom_data.close_half_open()")
    shop.execute("CALL ecom_data.close_half_open()")
    assert _rows(shop, "never.came.back") == 0
    wire.close()


def test_the_name_is_free_again_and_the_old_session_is_nobody(shop: InstalledShop, people: People) -> None:
    _, old = _open(shop, "popular.name")
    for minutes in (16, 18):
        shop.move_clock(minutes * 60)
        shop.execute("CALL ecom_data.close_half_open()")
    _, new = _open(shop, "popular.name")
    new.read("register_customer", "The new one", "", "", 1, "en")
    with pytest.raises(Known):
        old.read("my_profile")
    old.close()
    new.close()


def test_people_stay(shop: InstalledShop, customer: Person, administrator: Person) -> None:
    shop.move_clock(365 * 24 * 3600)
    for _ in range(2):
        shop.execute("CALL ecom_data.close_half_open()")
    assert customer.call("my_profile")[0]["customer_id"] == customer.profile_id
    assert administrator.call("my_profile")[0]["administrator_id"] == administrator.profile_id


def test_a_registration_that_comes_while_it_closes_is_refused(shop: InstalledShop, people: People) -> None:
    """The account is taken before its MySQL account goes: whoever was past the door by then is turned away inside."""
    _, wire = _open(shop, "just.too.late")
    account = shop.value("SELECT id FROM ecom_data.account WHERE login_name = 'just.too.late'")
    taken = "UPDATE ecom_data.account SET status = 'closed', closed_at = ecom_data.utc_now() WHERE id = %s"
    shop.execute(taken, account)
    with pytest.raises(Exception, match="account_suspended"):
        shop.execute("SELECT ecom_data.do_register_customer(%s, 'Lin', '', '', 1, 'en')", account)
    assert shop.value("SELECT status FROM ecom_data.account WHERE id = %s", account) == "closed"
    with pytest.raises(Refused, match="account_suspended"):
        wire.read("sign_in")
    wire.close()


def test_nobody_calls_it(customer: Person, administrator: Person) -> None:
    for person in (customer, administrator):
        with pytest.raises(Refused, match="not_allowed"):
            person.rows("CALL ecom_data.close_half_open()")
