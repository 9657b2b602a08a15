"""Too many wrong passwords lock an account for minutes, never for good; changing the password needs the old one."""

from __future__ import annotations

import contextlib

import pytest
from sqlalchemy import text

from ecom_client.data import accounts
from ecom_client.data.accounts import Credentials, PasswordChange
from ecom_client.data.wire import Wire
from ecom_client.domain.errors import Refused, SignInFailed
from ecom_client.server.engines import MOST_PASSWORD_ERRORS
from tests.fixtures.people import PASSWORD, InstalledShop, Person


def _guess(shop: InstalledShop, user: str, password: str) -> None:
    accounts.ask_identity(shop.address, Credentials(user, password))


def _lock(shop: InstalledShop, person: Person) -> None:
    """Guess until nobody is let in any more, whatever the password."""
    for number in range(MOST_PASSWORD_ERRORS + 1):
        with pytest.raises((SignInFailed, Refused)):
            _guess(shop, person.signed_in.credentials.user, f"guess {number}")


def _unlock(shop: InstalledShop) -> None:
    shop.execute("UPDATE ecom_data.scheduled_work SET last_run_at = NULL WHERE name = 'unlock_accounts'")
    shop.execute("CALL ecom_data.do_job('unlock_accounts', 600)")
    assert (
        shop.value("SELECT last_error FROM ecom_data.scheduled_work WHERE name = 'unlock_accounts'") is None
    )


def test_guessing_locks_the_right_password_out_until_the_job_ran(
    shop: InstalledShop, customer: Person
) -> None:
    customer.call("my_profile")
    _unlock(shop)
    _lock(shop, customer)
    with pytest.raises(Refused, match="account_locked"):
        accounts.ask_identity(shop.address, customer.signed_in.credentials)
    assert customer.call("my_profile"), "an open window goes on"
    _unlock(shop)
    assert (
        accounts.ask_identity(shop.address, customer.signed_in.credentials).customer_id == customer.profile_id
    )


def test_the_job_comes_after_the_minutes_of_the_setting_and_not_before(
    shop: InstalledShop, customer: Person
) -> None:
    _unlock(shop)
    _lock(shop, customer)
    shop.execute("CALL ecom_data.tick()")
    with pytest.raises(Refused, match="account_locked"):
        accounts.ask_identity(shop.address, customer.signed_in.credentials)
    minutes = int(shop.value("SELECT value FROM ecom_data.setting WHERE name = 'lockout_minutes'"))
    shop.move_clock(minutes * 60 + 30)
    try:
        shop.execute("CALL ecom_data.tick()")
        assert accounts.ask_identity(shop.address, customer.signed_in.credentials).customer_id
    finally:
        shop.move_clock(0)
        _unlock(shop)


def test_mistyped_names_do_not_keep_guests_out(shop: InstalledShop, guest: Wire) -> None:
    for number in range(MOST_PASSWORD_ERRORS + 1):
        with contextlib.suppress(SignInFailed, Refused):
            _guess(shop, "unobody", f"guess {number}")
    shop.execute("UPDATE ecom_data.scheduled_work SET last_run_at = NULL WHERE name = 'unlock_guest'")
    shop.execute("CALL ecom_data.do_job('unlock_guest', 4)")
    assert guest.rows(text("SELECT name FROM ecom.shop"))


def test_a_changed_password_opens_the_door_and_open_connections_follow(
    shop: InstalledShop, customer: Person
) -> None:
    customer.call("my_profile")
    user, old = customer.signed_in.credentials.user, customer.signed_in.credentials.password
    change = PasswordChange(shop.address, customer.signed_in, PASSWORD, "a much better passphrase 密码")
    change.do()
    change.do()  # the answer was lost: it goes on
    assert customer.call("my_profile")
    customer.wire.close()
    assert customer.call("my_profile"), "a new connection of the same window uses the new password"
    with pytest.raises(SignInFailed):
        _guess(shop, user, old)
    name = customer.signed_in.identity.login_name
    again = accounts.sign_in(shop.address, shop.facts, name, "a much better passphrase 密码")
    assert again.identity.customer_id == customer.profile_id


def test_without_the_old_password_nothing_changes(shop: InstalledShop, customer: Person) -> None:
    with pytest.raises(SignInFailed):
        PasswordChange(shop.address, customer.signed_in, "not this one", "a much better passphrase").do()
    customer.wire.close()
    assert customer.call("my_profile")
