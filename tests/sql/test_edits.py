"""Administrators edit what their tables show: field by field, against the version they saw, written down."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from ecom_client.domain.keys import new_key
from tests.fixtures.goods import Goods, buy, put_on_sale
from tests.fixtures.people import InstalledShop, People, Person


def _version(shop: InstalledShop, table: str, row: int) -> int:
    return int(shop.value(f"SELECT version FROM ecom_data.{table} WHERE id = %s", row))


def _edit(person: Person, door: str, table: str, row: int, **changes: object) -> dict[str, Any]:
    return person.write(door, new_key(), row, _version(person.shop, table, row), json.dumps(changes))


def _refused(person: Person, door: str, table: str, row: int, changes: object) -> tuple[str, str]:
    version = _version(person.shop, table, row)
    text = changes if isinstance(changes, str) else json.dumps(changes)
    return person.refused(door, new_key(), row, version, text)


def _last_log(administrator: Person) -> tuple[str, dict[str, Any], dict[str, Any]]:
    row = administrator.rows(
        "SELECT action, old_values, new_values FROM ecom.admin_audit_log ORDER BY id DESC LIMIT 1"
    )[0]
    return row["action"], json.loads(row["old_values"]), json.loads(row["new_values"])


@pytest.fixture
def goods(vendor: Person) -> Goods:
    return put_on_sale(vendor, "Kettle", "50.00", 10)


@pytest.fixture
def clerk(people: People, shop: InstalledShop) -> Person:
    """An administrator who may write accounts, and nothing else."""
    group = f"Clerks {new_key()[:8]}"
    owner = people.administrator()
    answer = owner.write("save_group", new_key(), None, None, group, "", "administrator")
    owner.write("set_access", new_key(), answer["id"], "accounts", "none", "write")
    return people.administrator("Clerk", group)


def test_a_customer_is_edited_and_the_old_and_new_values_are_written_down(
    shop: InstalledShop, customer: Person, administrator: Person
) -> None:
    row, version = customer.profile_id, _version(shop, "customer", customer.profile_id)
    key, changes = new_key(), json.dumps({"name": " 林小姐 ", "contact_number": "138 0000 1111"})
    answer = administrator.write("edit_customer", key, row, version, changes)
    assert answer == {"version": version + 1}
    assert administrator.write("edit_customer", key, row, version, changes) == answer
    there = shop.execute("SELECT name, contact_number, version FROM ecom_data.customer WHERE id = %s", row)[0]
    assert there == {"name": "林小姐", "contact_number": "138 0000 1111", "version": version + 1}
    action, old, new = _last_log(administrator)
    assert action == "edit_customer"
    assert old == {"name": "林 Lin", "contact_number": "138 0000 0000"}
    assert new == {"name": "林小姐", "contact_number": "138 0000 1111"}
    assert administrator.refused("edit_customer", key, row, version, '{"name": "x"}')[0] == (
        "key_used_for_something_else"
    )
    assert administrator.refused("edit_customer", new_key(), row, version, '{"name": "x"}') == (
        "changed_meanwhile",
        str(row),
    )
    _edit(administrator, "edit_customer", "customer", row, contact_number=None)
    assert shop.value("SELECT contact_number FROM ecom_data.customer WHERE id = %s", row) is None


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ("", ("choice_unknown", "changes")),
        ("[]", ("choice_unknown", "changes")),
        ("{}", ("choice_unknown", "changes")),
        ("{", ("choice_unknown", "changes")),
        ({"bank": "ICBC"}, ("field_unknown", "changes")),
        ({"name": "x", "NAME": "y"}, ("field_unknown", "changes")),
        ({"name,contact_number": "x"}, ("field_unknown", "changes")),
        ({f"f{n}": 1 for n in range(40)}, ("list_too_long", "changes")),
        ({"name": ["x"]}, ("choice_unknown", "name")),
        ({"name": {"x": 1}}, ("choice_unknown", "name")),
        ({"name": ""}, ("text_missing", "name")),
        ({"name": None}, ("text_missing", "name")),
        ({"name": "x" * 81}, ("text_too_long", "name")),
        ({"name": "a\nb"}, ("text_unprintable", "name")),
        ({"contact_number": "12"}, ("phone_invalid", "contact_number")),
    ],
)
def test_what_a_customer_cannot_become_is_refused(
    customer: Person, administrator: Person, changes: object, refusal: tuple[str, str]
) -> None:
    assert _refused(administrator, "edit_customer", "customer", customer.profile_id, changes) == refusal


@pytest.mark.parametrize(
    "door", ["edit_customer", "edit_vendor", "edit_product", "edit_order", "edit_account"]
)
def test_what_is_not_there_and_whoever_may_not(
    customer: Person, administrator: Person, clerk: Person, door: str
) -> None:
    field = {"edit_order": "note", "edit_account": "email"}.get(door, "name")
    changes = json.dumps({field: "a@b.cn"})
    assert administrator.refused(door, new_key(), 987654321, 1, changes)[0] == "not_found"
    assert administrator.refused(door, "short", 1, 1, changes)[0] == "key_missing"
    assert customer.refused(door, new_key(), 1, 1, changes)[0] == "not_allowed"
    if door != "edit_account":
        assert clerk.refused(door, new_key(), 1, 1, changes)[0] == "not_allowed"


def test_a_vendors_name_and_state_reach_the_catalogue_at_once(
    shop: InstalledShop, vendor: Person, administrator: Person, goods: Goods
) -> None:
    row = vendor.profile_id
    _edit(
        administrator,
        *("edit_vendor", "vendor", row),
        name="New name",
        description="Words",
        contact_number="0755 123456",
        contact_is_published=True,
    )
    assert (
        shop.value("SELECT vendor_name FROM ecom_data.listing WHERE product_id = %s", goods.id) == "New name"
    )
    _action, old, new = _last_log(administrator)
    assert (old["contact_is_published"], new["contact_is_published"]) == (0, 1)
    _edit(administrator, "edit_vendor", "vendor", row, status="suspended")
    assert not shop.execute("SELECT 1 FROM ecom_data.listing WHERE product_id = %s", goods.id)
    assert vendor.refused("restock", new_key(), goods.id, 1)[0] == "vendor_suspended"
    _edit(administrator, "edit_vendor", "vendor", row, status="active")
    assert shop.execute("SELECT 1 FROM ecom_data.listing WHERE product_id = %s", goods.id)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"status": "closed"}, ("choice_unknown", "status")),
        ({"status": None}, ("choice_unknown", "status")),
        ({"contact_is_published": 2}, ("choice_unknown", "contact_is_published")),
        ({"contact_number": None, "contact_is_published": 1}, ("text_missing", "contact_number")),
        ({"description": "x" * 2001}, ("text_too_long", "description")),
        ({"kind": "shop"}, ("field_unknown", "changes")),
    ],
)
def test_what_a_vendor_cannot_become_is_refused(
    vendor: Person, administrator: Person, changes: object, refusal: tuple[str, str]
) -> None:
    assert _refused(administrator, "edit_vendor", "vendor", vendor.profile_id, changes) == refusal


def test_nobody_suspends_or_reinstates_what_they_sell(
    shop: InstalledShop, vendor: Person, administrator: Person
) -> None:
    shop.execute(
        "UPDATE ecom_data.vendor SET account_id = %s WHERE id = %s",
        administrator.account_id,
        vendor.profile_id,
    )
    refused = _refused(administrator, "edit_vendor", "vendor", vendor.profile_id, {"status": "suspended"})
    shop.execute(
        "UPDATE ecom_data.vendor SET account_id = %s WHERE id = %s", vendor.account_id, vendor.profile_id
    )
    assert refused == ("own_account", str(vendor.profile_id))


def test_a_product_is_edited_and_the_shop_shows_it(
    shop: InstalledShop, administrator: Person, goods: Goods
) -> None:
    category = int(shop.value("SELECT MAX(id) FROM ecom_data.category"))
    _edit(
        administrator,
        *("edit_product", "product", goods.id),
        name="Water kettle",
        description="Two\nlines",
        price="40.50",
        special_price=35,
        category_id=category,
        item_condition="good",
        campus="North",
    )
    there = shop.execute("SELECT * FROM ecom_data.listing WHERE product_id = %s", goods.id)[0]
    assert (there["name"], str(there["price"]), str(there["list_price"])) == (
        "Water kettle",
        "35.00",
        "40.50",
    )
    assert (there["category_id"], there["item_condition"], there["campus"]) == (category, "good", "North")
    _action, old, new = _last_log(administrator)
    assert (old["price"], new["price"], old["special_price"], new["special_price"]) == (
        *("50.00", "40.50", None, "35.00"),
    )
    _edit(administrator, "edit_product", "product", goods.id, special_price=None)
    assert str(shop.value("SELECT price FROM ecom_data.listing WHERE product_id = %s", goods.id)) == "40.50"


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"price": 0}, ("amount_out_of_range", "price")),
        ({"price": None}, ("amount_out_of_range", "price")),
        ({"price": "1e3"}, ("amount_out_of_range", "price")),
        ({"price": "1.234"}, ("amount_out_of_range", "price")),
        ({"price": -1}, ("amount_out_of_range", "price")),
        ({"special_price": 50}, ("special_price_not_lower", "special_price")),
        ({"special_price": "free"}, ("amount_out_of_range", "special_price")),
        ({"category_id": 987654}, ("choice_unknown", "category_id")),
        ({"category_id": None}, ("choice_unknown", "category_id")),
        ({"category_id": -1}, ("choice_unknown", "category_id")),
        ({"item_condition": "broken"}, ("choice_unknown", "item_condition")),
        ({"status": "removed"}, ("field_unknown", "changes")),
        ({"name": "x" * 121}, ("text_too_long", "name")),
    ],
)
def test_what_a_product_cannot_become_is_refused(
    administrator: Person, goods: Goods, changes: object, refusal: tuple[str, str]
) -> None:
    assert _refused(administrator, "edit_product", "product", goods.id, changes) == refusal


def test_a_product_is_removed_with_a_reason_and_given_back(
    shop: InstalledShop, vendor: Person, administrator: Person, goods: Goods
) -> None:
    version, key = _version(shop, "product", goods.id), new_key()
    refused = administrator.refused
    assert refused("remove_product", new_key(), goods.id, version, " ") == ("text_missing", "reason")
    assert refused("remove_product", new_key(), goods.id, version + 1, "Fake")[0] == "changed_meanwhile"
    assert refused("restore_product", new_key(), goods.id, version, "Fine") == ("product_state", "on_sale")
    assert refused("remove_product", new_key(), 987654321, 1, "Fake")[0] == "not_found"
    answer = administrator.write("remove_product", key, goods.id, version, "Fake")
    assert answer == administrator.write("remove_product", key, goods.id, version, "Fake")
    assert not shop.execute("SELECT 1 FROM ecom_data.listing WHERE product_id = %s", goods.id)
    seen = administrator.rows(
        "SELECT status, removal_reason FROM ecom.admin_product WHERE id = :id", id=goods.id
    )
    assert seen == [{"status": "removed", "removal_reason": "Fake"}]
    told = shop.execute(
        "SELECT kind, detail FROM ecom_data.notification WHERE account_id = %s ORDER BY id DESC LIMIT 1",
        vendor.account_id,
    )[0]
    assert told["kind"] == "product_removed" and json.loads(told["detail"])["reason"] == "Fake"
    assert (
        vendor.refused("set_product_status", new_key(), goods.id, version + 1, "on_sale")[0] == "wrong_state"
    )
    administrator.write("restore_product", new_key(), goods.id, version + 1, "Proved")
    vendor.write("set_product_status", new_key(), goods.id, version + 2, "on_sale")
    assert shop.execute("SELECT 1 FROM ecom_data.listing WHERE product_id = %s", goods.id)


def test_an_orders_address_is_mended_until_it_is_shipped(
    shop: InstalledShop, customer: Person, vendor: Person, administrator: Person, goods: Goods
) -> None:
    order = int(buy(customer, goods.line())["orders"][0]["id"])
    _edit(
        administrator,
        *("edit_order", "orders", order),
        recipient="Lin",
        phone="138 9999 0000",
        address="Road 7",
        note="Ring twice",
    )
    seen = vendor.call("vendor_order", order)[0]
    assert (seen["recipient"], seen["phone"], seen["address"], seen["note"]) == (
        *("Lin", "138 9999 0000", "Road 7", "Ring twice"),
    )
    assert _refused(administrator, "edit_order", "orders", order, {"phone": ""})[0] == "text_missing"
    assert _refused(administrator, "edit_order", "orders", order, {"total": 1}) == (
        "field_unknown",
        "changes",
    )
    vendor.write("confirm_order", new_key(), order)
    vendor.write("ship_order", new_key(), order, "SF", "1")
    assert _refused(administrator, "edit_order", "orders", order, {"address": "Road 8"}) == (
        "wrong_state",
        "shipped",
    )
    _edit(administrator, "edit_order", "orders", order, status_detail="The carrier was late")
    assert (
        shop.value("SELECT status_detail FROM ecom_data.orders WHERE id = %s", order)
        == "The carrier was late"
    )


def test_an_order_handed_over_in_person_goes_to_no_address(
    shop: InstalledShop, customer: Person, administrator: Person, goods: Goods
) -> None:
    soon = datetime.now(UTC).replace(tzinfo=None) + timedelta(days=1)
    bought = buy(customer, goods.line(), delivery="in_person", meeting_place="Gate", meeting_at=soon)
    order = int(bought["orders"][0]["id"])
    asked = "SELECT * FROM ecom_data.orders WHERE id = %s"
    before = shop.execute(asked, order)
    for changes in ({"recipient": "Lin"}, {"phone": "138 9999 0000"}, {"note": "x", "address": "Road 7"}):
        refused = _refused(administrator, "edit_order", "orders", order, changes)
        assert refused == ("handed_over_in_person", str(order))
    assert shop.execute(asked, order) == before
    _edit(administrator, "edit_order", "orders", order, note="At the east gate")
    assert shop.execute(asked, order)[0]["note"] == "At the east gate"


def test_an_account_gets_another_address_and_language(
    shop: InstalledShop, customer: Person, other_customer: Person, administrator: Person
) -> None:
    account = customer.account_id
    name = f"lin{account}@example.org"
    _edit(administrator, "edit_account", "account", account, email=name.upper(), language="zh_CN")
    there = shop.execute("SELECT email, language FROM ecom_data.account WHERE id = %s", account)[0]
    assert there == {"email": name, "language": "zh_CN"}
    other = other_customer.account_id
    assert _refused(administrator, "edit_account", "account", other, {"email": name}) == (
        "email_taken",
        "email",
    )
    assert _refused(administrator, "edit_account", "account", other, {"email": "nobody"}) == (
        "email_invalid",
        "email",
    )
    assert _refused(administrator, "edit_account", "account", other, {"language": "fr"}) == (
        "choice_unknown",
        "language",
    )
    _edit(administrator, "edit_account", "account", account, email=None)
    assert shop.value("SELECT email FROM ecom_data.account WHERE id = %s", account) is None


def test_what_the_owner_changed_meanwhile_is_not_written_over(
    shop: InstalledShop, customer: Person, administrator: Person
) -> None:
    account = customer.account_id
    version = _version(shop, "account", account)
    customer.write("set_email", f"own{account}@example.org")
    assert administrator.refused("edit_account", new_key(), account, version, '{"email": "x@y.cn"}')[0] == (
        "changed_meanwhile"
    )


def test_an_administrators_address_takes_full_privilege_on_permissions(
    administrator: Person, clerk: Person, customer: Person
) -> None:
    _edit(clerk, "edit_account", "account", customer.account_id, email=f"c{customer.account_id}@example.org")
    assert _refused(clerk, "edit_account", "account", administrator.account_id, {"email": "x@y.cn"}) == (
        "not_allowed",
        str(administrator.account_id),
    )
    _edit(
        administrator, "edit_account", "account", clerk.account_id, email=f"k{clerk.account_id}@example.org"
    )


def test_a_closed_account_stays_as_it_is(
    shop: InstalledShop, customer: Person, administrator: Person
) -> None:
    shop.execute("UPDATE ecom_data.account SET status = 'closed' WHERE id = %s", customer.account_id)
    refusals = [
        _refused(administrator, "edit_customer", "customer", customer.profile_id, {"name": "x"}),
        _refused(administrator, "edit_account", "account", customer.account_id, {"language": "en"}),
    ]
    shop.execute("UPDATE ecom_data.account SET status = 'active' WHERE id = %s", customer.account_id)
    assert refusals == 2 * [("account_state", "closed")]


def test_a_hidden_review_is_gone_from_the_shop_and_from_the_rating(
    shop: InstalledShop, customer: Person, vendor: Person, administrator: Person, goods: Goods
) -> None:
    order = int(buy(customer, goods.line())["orders"][0]["id"])
    vendor.write("confirm_order", new_key(), order)
    vendor.write("ship_order", new_key(), order, "SF", "1")
    customer.write("confirm_delivery", new_key(), order, None)
    item = shop.value("SELECT MIN(id) FROM ecom_data.order_item WHERE order_id = %s", order)
    review = int(customer.write("rate_item", new_key(), item, 2, "Rude words")["review_id"])
    refused, key = administrator.refused, new_key()
    assert refused("show_review", new_key(), review, 1, "Fine") == ("review_state", "shown")
    assert refused("hide_review", new_key(), review, 9, "Rude")[0] == "changed_meanwhile"
    assert refused("hide_review", new_key(), 987654321, 1, "Rude")[0] == "not_found"
    assert refused("hide_review", new_key(), review, 1, "") == ("text_missing", "reason")
    answer = administrator.write("hide_review", key, review, 1, "Rude")
    assert answer == administrator.write("hide_review", key, review, 1, "Rude") == {"version": 2}
    assert not administrator.rows("SELECT 1 FROM ecom.review WHERE id = :id", id=review)
    figures = "SELECT rating_count, rating_sum FROM ecom_data.product_statistics WHERE product_id = %s"
    assert shop.execute(figures, goods.id)[0] == {"rating_count": 0, "rating_sum": 0}
    seen = administrator.rows(
        "SELECT is_hidden, hidden_reason FROM ecom.admin_review WHERE id = :id", id=review
    )
    assert seen == [{"is_hidden": 1, "hidden_reason": "Rude"}]
    assert refused("hide_review", new_key(), review, 2, "Rude") == ("review_state", "hidden")
    administrator.write("show_review", new_key(), review, 2, "It was not")
    assert administrator.rows("SELECT 1 FROM ecom.review WHERE id = :id", id=review)
    assert shop.execute(figures, goods.id)[0] == {"rating_count": 1, "rating_sum": 2}
