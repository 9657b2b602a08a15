"""An administrator gives somebody who forgot their password a one-time password."""

from __future__ import annotations

import pytest

from ecom_client.data import accounts
from ecom_client.domain.errors import Refused, SignInFailed
from ecom_client.domain.keys import new_key
from tests.fixtures.people import PASSWORD, InstalledShop, People, Person


def _version(shop: InstalledShop, person: Person) -> int:
    return int(shop.value("SELECT version FROM ecom_data.account WHERE id = %s", person.account_id))


def test_the_one_time_password_opens_the_door_and_the_old_one_does_not(
    shop: InstalledShop, administrator: Person, customer: Person
) -> None:
    customer.call("my_profile")
    user, name = customer.signed_in.credentials.user, customer.signed_in.identity.login_name
    given = administrator.session.administration.reset_password(
        new_key(), customer.account_id, _version(shop, customer)
    )
    assert shop.value("SELECT COUNT(*) FROM information_schema.processlist WHERE user = %s", user) == 0
    with pytest.raises(SignInFailed):
        accounts.sign_in(shop.address, shop.facts, name, PASSWORD)
    with pytest.raises(SignInFailed):
        accounts.sign_in(shop.address, shop.facts, name, given + "x")
    signed_in = accounts.sign_in(shop.address, shop.facts, name, given)
    assert signed_in.one_time and signed_in.identity.customer_id == customer.profile_id
    accounts.PasswordChange(shop.address, signed_in, given, "violet staircase 41").do()
    assert not accounts.sign_in(shop.address, shop.facts, name, "violet staircase 41").one_time
    with pytest.raises(SignInFailed):
        accounts.sign_in(shop.address, shop.facts, name, given)
    log = shop.execute(
        "SELECT account_id, new_values FROM ecom_data.audit_log WHERE action = 'reset_password' AND subject_id = %s",
        customer.account_id,
    )
    assert log == [{"account_id": administrator.account_id, "new_values": None}]


def test_a_reset_is_checked(
    shop: InstalledShop, administrator: Person, people: People, customer: Person, vendor: Person
) -> None:
    refused, version = administrator.refused, _version(shop, customer)
    assert refused("reset_password", new_key(), customer.account_id, version + 1)[0] == "changed_meanwhile"
    assert refused("reset_password", new_key(), 10**12, 1)[0] == "not_found"
    assert refused("reset_password", new_key(), administrator.account_id, 1)[0] == "own_account"
    assert vendor.refused("reset_password", new_key(), customer.account_id, version)[0] == "not_allowed"
    administrator.write("suspend_account", new_key(), customer.account_id, version, "why")
    assert refused("reset_password", new_key(), customer.account_id, version + 1) == (
        "account_state",
        "suspended",
    )


def test_who_resets_does_not_become_an_owner(
    shop: InstalledShop, people: People, administrator: Person
) -> None:
    shop.execute("INSERT IGNORE INTO ecom_data.people_group (name) VALUES ('Desk')")
    shop.execute(
        "INSERT IGNORE INTO ecom_data.access (group_id, module, privilege)"
        " SELECT id, 'accounts', 'full' FROM ecom_data.people_group WHERE name = 'Desk'"
    )
    clerk = people.administrator("Clerk", "Desk")
    owner = people.administrator()
    refusal = clerk.refused("reset_password", new_key(), owner.account_id, _version(shop, owner))
    assert refusal == ("not_allowed", str(owner.account_id))
    with pytest.raises(Refused):
        clerk.session.administration.reset_password(new_key(), owner.account_id, _version(shop, owner))
    assert administrator.session.administration.reset_password(
        new_key(), owner.account_id, _version(shop, owner)
    )
