"""Groups of customers and vendors: one MySQL role each, which the server holds people to whatever client they use."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from ecom_client.data.errors import number_of
from ecom_client.domain.errors import Known, Refused
from ecom_client.domain.identity import Privilege, Window
from ecom_client.domain.keys import new_key
from ecom_client.server.check import check
from tests.fixtures.people import InstalledShop, People, Person

MakeGroup = Callable[[str], int]


@pytest.fixture
def make_group(administrator: Person, shop: InstalledShop) -> Iterator[MakeGroup]:
    """Makes a group of a role; afterwards its members are where everybody is, and it is gone."""
    made: list[int] = []

    def make(role: str) -> int:
        name = f"{role} {new_key()[:8]}"
        made.append(int(administrator.write("save_group", new_key(), None, None, name, "", role)["id"]))
        return made[-1]

    yield make
    for group in made:
        members = shop.execute(
            "SELECT account_id FROM ecom_data.group_member WHERE group_id = %s AND account_id <> %s",
            group,
            administrator.account_id,
        )
        for member in members:
            administrator.write("remove_member", new_key(), group, member["account_id"])
        if shop.execute("SELECT 1 FROM ecom_data.people_group WHERE id = %s", group):
            administrator.write("remove_group", new_key(), group, 1)
    assert check(shop.root, ["grants", "accounts"]) == []


def _login(person: Person) -> str:
    return person.signed_in.identity.login_name


def _cannot_take(person: Person, role: str) -> bool:
    wire = person.another_wire()
    try:
        wire.rows(text(f"SET ROLE {role}"))
    except DBAPIError as error:
        return number_of(error) in (1959, 3530)
    finally:
        wire.close()
    return False


def test_a_new_group_begins_with_what_everybody_may_do(
    administrator: Person, shop: InstalledShop, customer: Person, make_group: MakeGroup
) -> None:
    group = make_group("customer")
    before = customer.session.profile.identity()
    assert before.role_in(Window.CUSTOMER) == "ecom_customer"
    assert set(before.access.values()) == {Privilege.FULL}
    administrator.write("add_member", new_key(), group, _login(customer))
    customer.wire.close()
    after = customer.session.profile.identity()
    assert after.access == before.access
    assert after.role_in(Window.CUSTOMER) == f"ecom_g{group}"
    assert customer.call("my_cart") == [] and customer.call("my_addresses") == []
    assert check(shop.root, ["grants", "accounts"]) == []


def test_who_is_moved_loses_the_old_role_in_open_sessions_too(
    administrator: Person, customer: Person, other_customer: Person, make_group: MakeGroup
) -> None:
    group = make_group("customer")
    administrator.write("set_access", new_key(), group, "customer.cart", "full", "none")
    administrator.write("set_access", new_key(), group, "customer.orders", "full", "read")
    kept = customer.another_wire()
    assert kept.read("my_cart") == []
    key = new_key()
    assert administrator.write("add_member", key, group, _login(customer)) == administrator.write(
        "add_member", key, group, _login(customer)
    )
    with pytest.raises(Known):  # ended, or not allowed any more: never answered
        kept.read("my_cart")
    kept.close()
    customer.wire.close()
    assert customer.refused("my_cart") == ("not_allowed", "")
    assert customer.refused("confirm_delivery", new_key(), 1) == ("not_allowed", "")
    assert customer.call("my_order", 1) == []
    assert other_customer.call("my_cart") == [], "everybody else goes on"
    # registering again gives nothing back
    customer.write("register_customer", "Lin", "138 0000 0000", "", 1, "en")
    assert _cannot_take(customer, "ecom_customer")
    assert customer.refused("my_cart") == ("not_allowed", "")
    administrator.write("remove_member", new_key(), group, customer.account_id)
    customer.wire.close()
    assert customer.call("my_cart") == []
    assert _cannot_take(customer, f"ecom_g{group}")


def test_the_group_of_everybody_can_be_given_less_and_it_holds_at_once(
    administrator: Person, shop: InstalledShop, vendor: Person, people: People
) -> None:
    group = int(shop.value("SELECT id FROM ecom_data.people_group WHERE mysql_role = 'ecom_vendor'"))
    assert vendor.call("vendor_best_products", 30) == []
    stamp = vendor.call("news", "vendor")[0]["access_stamp"]
    administrator.write("set_access", new_key(), group, "vendor.products", "full", "read")
    try:
        for person in (vendor, people.vendor("Newcomer")):
            assert person.refused("restock", new_key(), 1, 1) == ("not_allowed", "")
            assert person.session.profile.identity().may_in(Window.VENDOR, "products", Privilege.READ)
            assert not person.session.profile.identity().may_in(Window.VENDOR, "products", Privilege.WRITE)
        assert vendor.call("news", "vendor")[0]["access_stamp"] != stamp
        assert check(shop.root, ["grants", "accounts"]) == []
    finally:
        administrator.write("set_access", new_key(), group, "vendor.products", "read", "full")
    assert vendor.refused("restock", new_key(), 1, 1)[0] == "not_found"


def test_who_buys_and_sells_is_in_one_group_of_each(
    administrator: Person, people: People, make_group: MakeGroup
) -> None:
    person = people.customer()
    person.write("start_selling", "Lin's", "", "138 0000 0000", "", 1, "en")
    buyers, others, sellers = make_group("customer"), make_group("customer"), make_group("vendor")
    for group in (buyers, sellers, others):
        administrator.write("add_member", new_key(), group, _login(person))
    person.wire.close()
    identity = person.session.profile.identity()
    assert identity.role_in(Window.CUSTOMER) == f"ecom_g{others}"
    assert identity.role_in(Window.VENDOR) == f"ecom_g{sellers}"
    assert administrator.refused("remove_member", new_key(), buyers, person.account_id)[0] == "not_found"
    assert administrator.refused("remove_group", new_key(), others, 1) == ("group_not_empty", str(others))


def test_groups_are_refused_what_would_shut_somebody_out(
    administrator: Person, shop: InstalledShop, customer: Person, vendor: Person, make_group: MakeGroup
) -> None:
    refused = administrator.refused
    group = make_group("customer")
    everybody = int(shop.value("SELECT id FROM ecom_data.people_group WHERE mysql_role = 'ecom_customer'"))
    assert refused("save_group", new_key(), None, None, "X", "", "owner") == ("choice_unknown", "role")
    assert refused("save_group", new_key(), everybody, 1, "X", "", None)[0] == "group_stays"
    assert refused("remove_group", new_key(), everybody, 1)[0] == "group_stays"
    assert refused("set_access", new_key(), group, "orders", "none", "full") == ("not_found", "module")
    assert refused("set_access", new_key(), group, "vendor.orders", "none", "full") == ("not_found", "module")
    assert refused("set_access", new_key(), group, "customer.cart", "none", "read")[0] == "changed_meanwhile"
    assert refused("add_member", new_key(), group, _login(vendor)) == ("profile_missing", "customer")
    assert refused("add_member", new_key(), group, "nobody.there") == ("not_found", "login_name")
    administrator.write("register_customer", "Owner", "138 0000 0000", "", 1, "en")
    assert refused("add_member", new_key(), group, _login(administrator))[0] == "own_account"
    for person in (customer, vendor):
        for call in (
            ("save_group", new_key(), None, None, "Mine", "", "customer"),
            ("set_access", new_key(), group, "customer.cart", "full", "none"),
            ("add_member", new_key(), group, _login(customer)),
            ("remove_member", new_key(), group, customer.account_id),
            ("remove_group", new_key(), group, 1),
        ):
            assert person.refused(*call) == ("not_allowed", "")


def test_an_administrator_who_also_buys_keeps_both(
    administrator: Person, people: People, make_group: MakeGroup, shop: InstalledShop
) -> None:
    other = people.administrator("Buyer")
    other.write("register_customer", "Buyer", "138 0000 0000", "", 1, "en")
    group = make_group("customer")
    administrator.write("set_access", new_key(), group, "customer.wallet", "full", "none")
    administrator.write("add_member", new_key(), group, _login(other))
    other.wire.close()
    assert other.call("sign_in")
    other.rows(f"SET ROLE ecom_g{group}")
    with pytest.raises(Refused, match="not_allowed"):
        other.call("my_wallet")
    other.rows("SET ROLE ecom_administrator")
    assert other.rows("SELECT id FROM ecom.admin_group LIMIT 1")
    shop.execute("CALL ecom_data.apply_access(%s)", other.account_id)
    assert check(shop.root, ["grants", "accounts"]) == []
