"""The administrators' tables: who sees them, that the client's declarations fit, and that pages by key miss nothing."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from ecom_client.data.paging import Cursor, SortKey, ViewSource
from ecom_client.data.repositories import administration
from ecom_client.data.session import Session
from ecom_client.data.views.columns import OpenWord, Word, api
from ecom_client.data.views.money import admin_wallet_request
from ecom_client.data.views.orders import admin_order
from ecom_client.data.wire import Wire
from ecom_client.domain.errors import Refused
from ecom_client.domain.identity import Window
from ecom_client.domain.keys import new_key
from tests.fixtures.people import InstalledShop, People, Person, the_only_owner

TABLES = [
    *("orders", "customers", "vendors", "products", "wallet_requests", "accounts"),
    *("post_sale", "reviews", "ledger"),
]
VIEWS = [f"admin_{name.removesuffix('s')}" for name in TABLES[:-1]] + ["admin_ledger_entry"]


def _source(table: str) -> ViewSource:
    found = getattr(administration, table.upper())
    assert isinstance(found, ViewSource)
    return found


@pytest.mark.parametrize("view", VIEWS)
def test_only_administrators_read_the_tables(
    view: str, customer: Person, vendor: Person, guest: Wire
) -> None:
    statement = f"SELECT * FROM ecom.{view} LIMIT 1"
    for person in (customer, vendor):
        with pytest.raises(Refused, match="not_allowed"):
            person.rows(statement)
    with pytest.raises(Refused, match="not_allowed"):
        guest.rows(api.tables[f"ecom.{view}"].select())


@pytest.mark.parametrize("table", sorted(api.tables))
def test_the_declared_columns_are_the_servers(shop: InstalledShop, table: str) -> None:
    declared = api.tables[table]
    there = shop.execute(
        "SELECT column_name AS name, column_type AS type FROM information_schema.columns"
        " WHERE table_schema = 'ecom' AND table_name = %s ORDER BY ordinal_position",
        declared.name,
    )
    assert [column.name for column in declared.c] == [row["name"] for row in there]
    for column, row in zip(declared.c, there, strict=True):
        words = tuple(re.findall(r"'([^']*)'", row["type"])) if row["type"].startswith("enum") else ()
        if isinstance(column.type, OpenWord):
            assert row["type"].startswith("varchar"), f"{table}.{column.name}"
            continue
        declared_words = column.type.words if isinstance(column.type, Word) else ()
        assert declared_words == words, f"{table}.{column.name}"


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_read_with_every_filter(administrator: Person, table: str) -> None:
    source, session = _source(table), administrator.session
    source.page(session, None, 0, 10)
    for name in source.filters:
        if name == "words":
            value: object = "O'Neil%_林"
        elif name.endswith("_at"):
            value = (None, None)
        elif name in ("total", "price", "amount", "balance", "stock", "credit_score"):
            value = (Decimal(0), Decimal(5))
        elif name in ("customer_id", "vendor_id", "responsible"):
            value = 1
        elif name in ("waiting", "is_hidden"):
            value = True
        elif name == "category_id":
            value = frozenset({1, 2})
        else:
            value = frozenset({"active", "placed"})
        assert isinstance(source.with_filter({name: value}).page(session, None, 0, 10), list)


def _all_by_pages(source: ViewSource, session: Session, size: int) -> list[int]:
    ids: list[int] = []
    after: Cursor | None = None
    while page := source.page(session, after, 0, size):
        ids += [row["id"] for row in page]
        after = source.cursor(page[-1])
    return ids


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", ["status", "account_name", "amount", "requested_at", "decided_at"])
def test_pages_by_key_miss_nothing_and_repeat_nothing(
    customer: Person, administrator: Person, sort: str, descending: bool
) -> None:
    for number in range(12):
        made = customer.write("ask_top_up", new_key(), Decimal(1 + number % 4), "ICBC")
        if number % 4 == 1:
            administrator.write("decide_wallet_request", new_key(), made["id"], 1, "confirm", "")
        elif number % 4 == 2:
            administrator.write("decide_wallet_request", new_key(), made["id"], 1, "refuse", "no")
        elif number % 4 == 3:
            customer.write("cancel_wallet_request", new_key(), made["id"])
    source = administration.WALLET_REQUESTS.with_sort([SortKey(sort, descending)]).where(
        admin_wallet_request.c.account_id == customer.account_id
    )
    whole = [row["id"] for row in source.page(administrator.session, None, 0, 100)]
    assert len(whole) == 12
    assert _all_by_pages(source, administrator.session, 3) == whole


def test_a_table_tells_contact_and_money(customer: Person, administrator: Person) -> None:
    source = administration.CUSTOMERS.with_filter({"words": customer.signed_in.identity.login_name})
    (row,) = source.page(administrator.session, None, 0, 10)
    assert (row["id"], row["name"], row["contact_number"]) == (customer.profile_id, "林 Lin", "138 0000 0000")
    assert row["balance"] == 0 and row["account_status"] == "active"
    assert row["created_at"].utcoffset() is not None


def test_a_suspension_ends_sessions_and_doors(
    shop: InstalledShop, people: People, administrator: Person
) -> None:
    vendor = people.vendor()
    vendor.call("my_profile")
    version = shop.value("SELECT version FROM ecom_data.account WHERE id = %s", vendor.account_id)
    key, do = new_key(), administrator.session.administration
    after = do.suspend(key, vendor.account_id, version, "sold what was not theirs")
    assert after == version + 1 == do.suspend(key, vendor.account_id, version, "sold what was not theirs")
    with pytest.raises(Refused) as caught:
        vendor.another_wire().read("my_profile")
    assert caught.value.word == "account_suspended"
    user = shop.value("SELECT mysql_user FROM ecom_data.account WHERE id = %s", vendor.account_id)
    open_sessions = shop.value("SELECT COUNT(*) FROM information_schema.processlist WHERE user = %s", user)
    assert open_sessions == 0
    (row,) = administration.ACCOUNTS.with_filter({"words": vendor.signed_in.identity.login_name}).page(
        administrator.session, None, 0, 5
    )
    assert (row["status"], row["status_reason"]) == ("suspended", "sold what was not theirs")
    assert do.reinstate(new_key(), vendor.account_id, after, "it was theirs") == after + 1
    assert vendor.another_wire().read("my_profile")[0]["vendor_id"] == vendor.profile_id
    audit = shop.execute(
        "SELECT action, account_id FROM ecom_data.audit_log WHERE subject = 'account' AND subject_id = %s ORDER BY id",
        vendor.account_id,
    )
    assert [row["action"] for row in audit] == ["suspend_account", "reinstate_account"]
    assert {row["account_id"] for row in audit} == {administrator.account_id}


def test_a_suspension_is_checked(
    shop: InstalledShop, people: People, customer: Person, administrator: Person
) -> None:
    target, version = (
        customer.account_id,
        shop.value("SELECT version FROM ecom_data.account WHERE id = %s", customer.account_id),
    )
    refused = administrator.refused
    assert refused("suspend_account", new_key(), target, version, "") == ("text_missing", "reason")
    assert refused("suspend_account", new_key(), target, version, "x" * 501) == ("text_too_long", "reason")
    assert refused("suspend_account", new_key(), target, version, "\x07") == ("text_unprintable", "reason")
    assert refused("suspend_account", new_key(), 10**12, 1, "why")[0] == "not_found"
    assert refused("suspend_account", new_key(), target, version + 1, "why")[0] == "changed_meanwhile"
    assert refused("suspend_account", new_key(), administrator.account_id, 1, "why")[0] == "own_account"
    assert refused("reinstate_account", new_key(), target, version, "why") == ("account_state", "active")
    key = new_key()
    administrator.write("suspend_account", key, target, version, "why")
    assert refused("suspend_account", key, target, version, "other")[0] == "key_used_for_something_else"
    assert refused("suspend_account", new_key(), target, version + 1, "why") == ("account_state", "suspended")
    assert refused("reinstate_account", new_key(), target, version, "why")[0] == "changed_meanwhile"
    assert refused("reinstate_account", new_key(), administrator.account_id, 1, "why")[0] == "own_account"


def test_only_full_privilege_suspends(
    shop: InstalledShop, people: People, customer: Person, vendor: Person
) -> None:
    for person in (customer, vendor):
        for procedure in ("suspend_account", "reinstate_account"):
            assert person.refused(procedure, new_key(), 1, 1, "why")[0] == "not_allowed"
    shop.execute("INSERT IGNORE INTO ecom_data.people_group (name) VALUES ('Clerks')")
    shop.execute(
        "INSERT IGNORE INTO ecom_data.access (group_id, module, privilege)"
        " SELECT id, 'accounts', 'write' FROM ecom_data.people_group WHERE name = 'Clerks'"
    )
    clerk = people.administrator(group="Clerks")
    assert clerk.refused("suspend_account", new_key(), customer.account_id, 1, "why")[0] == "not_allowed"
    assert clerk.rows("SELECT id FROM ecom.admin_account LIMIT 1")


def test_the_last_owner_is_not_suspended(shop: InstalledShop, people: People) -> None:
    shop.execute("INSERT IGNORE INTO ecom_data.people_group (name) VALUES ('Guards')")
    shop.execute(
        "INSERT IGNORE INTO ecom_data.access (group_id, module, privilege)"
        " SELECT id, 'accounts', 'full' FROM ecom_data.people_group WHERE name = 'Guards'"
    )
    guard, owner = people.administrator(group="Guards"), people.administrator()
    version = shop.value("SELECT version FROM ecom_data.account WHERE id = %s", owner.account_id)
    with the_only_owner(owner):
        refusal = guard.refused("suspend_account", new_key(), owner.account_id, version, "coup")
        assert refusal == ("last_administrator", str(owner.account_id))


def test_an_administrator_who_buys_and_sells_keeps_those_windows(
    shop: InstalledShop, customer: Person
) -> None:
    login = customer.signed_in.identity.login_name
    customer.write("start_selling", "Lin sells", "", "", "", 1, "en")
    shop.execute("CALL ecom_data.make_administrator(%s, 'Lin', '', 'Owners')", login)
    wires = [customer.another_wire(window) for window in Window]
    buying, selling, administering = wires
    assert buying.read("my_addresses") == []
    assert selling.read("my_profile")[0]["vendor_name"] == "Lin sells"
    assert administering.rows(admin_order.select().limit(1)) is not None
    for wire in wires:
        wire.close()
