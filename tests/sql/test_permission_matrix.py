"""Every module of every role, privilege, view and procedure: a group may do what the matrix says, and nobody else.

The cases are generated from the files of modules in sql/grants. Whether a door is open is told by the refusal: a closed
one says `not_allowed` before it looks at anything; an open one says anything else.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

import pytest
from sqlalchemy import text

from ecom_client.config.paths import bundled
from ecom_client.data.wire import Wire
from ecom_client.domain.errors import Known, Refused
from ecom_client.domain.keys import new_key
from tests.fixtures.people import InstalledShop, People, Person, the_only_owner

MODULES: dict[str, dict[str, list[str]]] = tomllib.loads(
    bundled("sql").joinpath("grants", "modules.toml").read_text(encoding="utf-8")
)
OF_PEOPLE: dict[str, dict[str, dict[str, list[str]]]] = {
    role: tomllib.loads(bundled("sql").joinpath("grants", f"{role}_modules.toml").read_text(encoding="utf-8"))
    for role in ("customer", "vendor")
}
PRIVILEGES = ("none", "read", "write", "full")
OBJECTS = sorted({entry for module in MODULES.values() for entries in module.values() for entry in entries})


def _declared(opens: dict[str, list[str]], privilege: str) -> set[str]:
    """What a privilege of a module opens, with what the smaller ones open."""
    held = PRIVILEGES[1 : PRIVILEGES.index(privilege) + 1]
    return {entry for one in held for entry in opens.get(one, [])}


def _is_open(wire: Wire, shop: InstalledShop, entry: str) -> bool:
    kind, name = entry.split()
    try:
        if kind == "view":
            wire.rows(text(f"SELECT 1 FROM ecom.{name} LIMIT 1"))
        else:
            count = int(
                shop.value(
                    "SELECT COUNT(*) FROM information_schema.parameters"
                    " WHERE specific_schema = 'ecom' AND specific_name = %s",
                    name,
                )
            )
            wire.read(name, *(count * [None]))
    except Refused as refusal:
        return refusal.word != "not_allowed"
    except Known:
        raise
    except Exception:
        return True  # it was let in, and stumbled over parameters that are all nothing
    return True


@pytest.fixture
def clerk(shop: InstalledShop, people: People) -> Iterator[tuple[Person, int]]:
    """An administrator in a group of their own, which may do nothing yet."""
    name = f"Matrix {new_key()[:8]}"
    shop.execute("INSERT INTO ecom_data.people_group (name) VALUES (%s)", name)
    group = int(shop.value("SELECT id FROM ecom_data.people_group WHERE name = %s", name))
    yield people.administrator("Clerk", name), group
    shop.execute("DELETE FROM ecom_data.access WHERE group_id = %s", group)


@pytest.mark.parametrize("module", sorted(MODULES))
def test_each_privilege_opens_exactly_what_is_declared(
    shop: InstalledShop, administrator: Person, clerk: tuple[Person, int], module: str
) -> None:
    person, group = clerk
    person.call("sign_in")
    seen = "none"
    for privilege in (*PRIVILEGES, "write", "read", "none"):
        if privilege != seen:
            administrator.write("set_access", new_key(), group, module, seen, privilege)
            seen = privilege
        allowed = _declared(MODULES[module], privilege)
        found = {entry for entry in OBJECTS if _is_open(person.wire, shop, entry)}
        assert found == allowed, f"{module}: {privilege}"
        access = person.session.profile.identity().access
        assert {name: held.name.lower() for name, held in access.items()} == (
            {} if privilege == "none" else {module: privilege}
        )


@pytest.mark.parametrize(
    ("role", "module"), [(role, module) for role, modules in OF_PEOPLE.items() for module in modules]
)
def test_each_privilege_of_a_group_of_customers_or_vendors_opens_exactly_what_is_declared(
    shop: InstalledShop, administrator: Person, people: People, role: str, module: str
) -> None:
    person = people.customer() if role == "customer" else people.vendor()
    name = f"{role} {module} {new_key()[:8]}"
    group = int(administrator.write("save_group", new_key(), None, None, name, "", role)["id"])
    modules = OF_PEOPLE[role]
    for other in modules:
        administrator.write("set_access", new_key(), group, f"{role}.{other}", "full", "none")
    administrator.write("add_member", new_key(), group, person.signed_in.identity.login_name)
    person.wire.close()
    objects = {entry for opens in modules.values() for entries in opens.values() for entry in entries}
    seen = "none"
    for privilege in (*PRIVILEGES, "write", "read", "none"):
        if privilege != seen:
            administrator.write("set_access", new_key(), group, f"{role}.{module}", seen, privilege)
            seen = privilege
        found = {entry for entry in objects if _is_open(person.wire, shop, entry)}
        assert found == _declared(modules[module], privilege), f"{role}.{module}: {privilege}"
        access = person.session.profile.identity().access
        assert access[f"{role}.{module}"].name.lower() == privilege
        assert all(held.name == "NONE" for name, held in access.items() if name != f"{role}.{module}")
    administrator.write("remove_member", new_key(), group, person.account_id)
    administrator.write("remove_group", new_key(), group, 1)


@pytest.mark.parametrize("entry", OBJECTS)
def test_nobody_else_may_do_any_of_it(
    shop: InstalledShop, customer: Person, vendor: Person, guest: Wire, entry: str
) -> None:
    for wire in (customer.wire, vendor.wire, guest):
        assert not _is_open(wire, shop, entry)


def test_groups_are_made_renamed_and_removed(
    shop: InstalledShop, administrator: Person, people: People
) -> None:
    key = new_key()
    made = administrator.write("save_group", key, None, None, "客服 Support", "answers", None)
    assert made == administrator.write("save_group", key, None, None, "客服 Support", "answers", None)
    group = int(made["id"])
    refused = administrator.refused
    assert refused("save_group", new_key(), None, None, "客服 Support", "", None) == ("name_taken", "name")
    assert refused("save_group", new_key(), None, None, " ", "", None) == ("text_missing", "name")
    assert refused("save_group", new_key(), group, 9, "X", "", None)[0] == "changed_meanwhile"
    assert refused("save_group", new_key(), 10**12, 1, "X", "", None)[0] == "not_found"
    administrator.write("save_group", new_key(), group, 1, "Support", "", None)
    member = people.administrator("Helper", "Support")
    administrator.write("set_access", new_key(), group, "orders", "none", "read")
    assert member.rows("SELECT id FROM ecom.admin_order LIMIT 1") is not None
    assert refused("set_access", new_key(), group, "orders", "none", "full")[0] == "changed_meanwhile"
    assert refused("set_access", new_key(), group, "orders", "read", "all") == ("choice_unknown", "privilege")
    assert refused("set_access", new_key(), group, "nowhere", "none", "read") == ("not_found", "module")
    administrator.write("remove_group", new_key(), group, 2)
    with pytest.raises(Refused, match="not_allowed"):
        member.rows("SELECT id FROM ecom.admin_order LIMIT 1")
    actions = shop.execute(
        "SELECT action FROM ecom_data.audit_log WHERE subject = 'group' AND subject_id = %s ORDER BY id",
        group,
    )
    assert [row["action"] for row in actions] == ["save_group", "save_group", "set_access", "remove_group"]


def test_a_member_comes_and_goes_and_the_grants_follow(
    shop: InstalledShop, administrator: Person, customer: Person
) -> None:
    group = int(
        administrator.write("save_group", new_key(), None, None, f"Members {new_key()[:8]}", "", None)["id"]
    )
    administrator.write("set_access", new_key(), group, "audit", "none", "read")
    login = customer.signed_in.identity.login_name
    key = new_key()
    administrator.write("add_member", key, group, login)
    administrator.write("add_member", key, group, login)
    customer.rows("SET ROLE ecom_administrator")
    assert customer.rows("SELECT id FROM ecom.admin_audit_log LIMIT 1")
    customer.rows("SET ROLE ecom_customer")
    assert customer.call("my_cart") is not None, "the customer's window goes on"
    assert administrator.refused("add_member", new_key(), group, "nobody.there") == (
        "not_found",
        "login_name",
    )
    administrator.write("remove_member", new_key(), group, customer.account_id)
    with pytest.raises(Refused, match="not_allowed"):
        customer.rows("SELECT id FROM ecom.admin_audit_log LIMIT 1")
    assert administrator.refused("remove_member", new_key(), group, customer.account_id)[0] == "not_found"


def test_the_owners_stay(shop: InstalledShop, administrator: Person, people: People) -> None:
    owners = int(shop.value("SELECT id FROM ecom_data.people_group WHERE name = 'Owners'"))
    refused = administrator.refused
    assert refused("set_access", new_key(), owners, "orders", "full", "none")[0] == "owners_stay"
    assert refused("remove_group", new_key(), owners, 1)[0] == "owners_stay"
    assert refused("save_group", new_key(), owners, 1, "Servants", "", None)[0] == "owners_stay"
    with the_only_owner(administrator):
        word = refused("remove_member", new_key(), owners, administrator.account_id)
        assert word == ("last_administrator", str(administrator.account_id))
